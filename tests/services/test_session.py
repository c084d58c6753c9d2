# SPDX-License-Identifier: MIT
"""The session engine: what a learner may do when, and what is given out to be stored."""

from __future__ import annotations

import pytest

from trainer.model.attempt import (
    AttemptRecord,
    AttemptState,
    Certainty,
    EventKind,
    MissReason,
    Mode,
    ResponseRecord,
    ResponseState,
)
from trainer.model.form import Form, FormEntry
from trainer.model.index import ItemKey
from trainer.model.items.choice import Choice, Option
from trainer.model.items.single import SingleItem
from trainer.services.session import Phase, SessionEngine, WrongMoment


class FakeTime:
    """Milliseconds that pass when told to."""

    def __init__(self) -> None:
        self.ms = 0

    def __call__(self) -> int:
        return self.ms


def item(position: int) -> SingleItem:
    """An item whose second option is the key and whose third is unsafe."""
    return SingleItem(
        id=f"item-{position}",
        type="single",
        stem="A patient.",
        options=(
            Option(text="wait"),
            Option(text="stop", key=True),
            Option(text="go on", unsafe=True, act="Went on", harm="The lung collapses"),
        ),
    )


def untouched(position: int) -> ResponseRecord:
    return ResponseRecord(
        position, ResponseState.NOT_REACHED, None, None, None, False, (), 0, None, ""
    )


def engine(
    mode: Mode = Mode.TUTOR, count: int = 3, time: FakeTime | None = None, **changes: object
) -> SessionEngine:
    form = Form(
        tuple(
            FormEntry(ItemKey("bank", f"item-{i}"), 1, f"hash-{i}", "anatomy") for i in range(count)
        ),
        seed=1,
    )
    record = AttemptRecord(
        id="attempt",
        learner="learner",
        mode=mode,
        title="Practice",
        form=form,
        limit_s=None,
        state=AttemptState.OPEN,
        position=0,
        elapsed_ms=0,
        started_at="2026-11-24T09:00:00.000Z",
        finished_at="",
        responses=tuple(untouched(i) for i in range(count)),
    )._replace(**changes)
    return SessionEngine(record, item, time or FakeTime())


def answer(session: SessionEngine, option: int) -> list[EventKind]:
    session.respond(Choice((option,)))
    kinds = [draft.kind for draft in session.submit()]
    session.stored()
    return kinds


def test_tutor_shows_a_verdict_only_after_the_answer_is_stored() -> None:
    session = engine()
    session.respond(Choice((1,)))
    session.submit()
    assert session.phase is Phase.STORING
    session.stored()
    assert session.phase is Phase.FEEDBACK
    assert session.place.outcome is not None
    assert session.place.outcome.correct


def test_an_answer_and_what_was_shown_before_it_are_given_out_together() -> None:
    session = engine()
    assert answer(session, 1) == [EventKind.SHOWN, EventKind.ANSWERED]
    session.advance()
    assert answer(session, 0) == [EventKind.SHOWN, EventKind.ANSWERED]


def test_nothing_is_accepted_while_an_answer_is_on_its_way_to_the_disk() -> None:
    session = engine()
    session.respond(Choice((1,)))
    session.submit()
    for act in (
        lambda: session.respond(Choice((0,))),
        session.submit,
        session.advance,
        session.finish,
        lambda: session.go_to(2),
    ):
        with pytest.raises(WrongMoment):
            act()


def test_an_incomplete_response_is_not_accepted() -> None:
    session = engine()
    with pytest.raises(WrongMoment):
        session.submit()
    session.respond(Choice(()))
    with pytest.raises(WrongMoment):
        session.submit()


def test_an_answer_that_could_not_be_stored_is_a_draft_again() -> None:
    session = engine()
    session.respond(Choice((1,)))
    session.submit()
    session.not_stored()
    assert session.phase is Phase.ANSWERING
    assert session.place.response == Choice((1,))
    assert session.unanswered == [0, 1, 2]
    kinds = [draft.kind for draft in session.submit()]
    assert EventKind.ANSWERED in kinds


def test_what_was_not_stored_with_a_failed_answer_is_given_out_again() -> None:
    session = engine()
    session.respond(Choice((1,)))
    first = session.submit()
    session.not_stored()
    again = session.submit()
    assert [draft.kind for draft in again] == [draft.kind for draft in first]


def test_outside_an_exam_no_clock_is_looked_at() -> None:
    assert engine().check_clock() == ()


def test_test_mode_goes_on_without_a_verdict() -> None:
    session = engine(Mode.TEST)
    answer(session, 1)
    assert session.phase is Phase.ANSWERING
    assert session.position == 1


def test_test_mode_lets_an_answer_be_changed_until_the_end() -> None:
    session = engine(Mode.TEST)
    answer(session, 1)
    session.go_to(0)
    assert session.place.response == Choice((1,))
    assert answer(session, 0)[-1] is EventKind.CHANGED
    assert session.places[0].outcome is not None
    assert not session.places[0].outcome.correct


def test_an_unsafe_act_is_told_apart_from_the_points() -> None:
    session = engine()
    session.respond(Choice((2,)))
    draft = session.submit()[-1]
    assert draft.data["outcome"] == {
        "points": 0.0,
        "correct": False,
        "unsafe": [["Went on", "The lung collapses"]],
    }


def test_skipped_items_come_round_again() -> None:
    session = engine()
    session.advance()
    answer(session, 1)
    session.advance()
    answer(session, 1)
    assert session.advance()
    assert session.position == 0


def test_a_skipped_item_is_omitted_and_an_unseen_one_not_reached() -> None:
    session = engine()
    session.advance()
    session.finish()
    assert [place.state for place in session.places] == [
        ResponseState.OMITTED,
        ResponseState.OMITTED,
        ResponseState.NOT_REACHED,
    ]


def test_time_with_an_item_adds_up_over_visits() -> None:
    time = FakeTime()
    session = engine(time=time)
    time.ms = 4_000
    session.advance()
    time.ms = 5_000
    session.go_to(0)
    time.ms = 7_500
    session.respond(Choice((1,)))
    drafts = session.submit()
    assert session.place.elapsed_ms == 6_500
    assert drafts[-1].data["elapsed_ms"] == 2_500
    left = [draft.data["elapsed_ms"] for draft in drafts if draft.kind is EventKind.LEFT]
    assert left == [4_000, 1_000]


def test_reading_a_verdict_is_not_counted_as_time_with_the_item() -> None:
    time = FakeTime()
    session = engine(time=time)
    time.ms = 1_000
    answer(session, 1)
    time.ms = 60_000
    session.advance()
    assert session.places[0].elapsed_ms == 1_000


def test_the_time_limit_counts_earlier_sittings() -> None:
    time = FakeTime()
    session = engine(Mode.TEST, time=time, limit_s=100, elapsed_ms=40_000)
    time.ms = 25_000
    assert session.remaining_s() == 35
    time.ms = 90_000
    assert session.remaining_s() == 0


def test_certainty_is_stored_with_the_answer_and_may_be_left_unsaid() -> None:
    session = engine()
    session.say_certainty(Certainty.FAIRLY)
    session.respond(Choice((1,)))
    assert session.submit()[-1].data["certainty"] == "fairly"
    session.stored()
    session.advance()
    session.respond(Choice((1,)))
    assert session.submit()[-1].data["certainty"] is None


def test_flags_and_strokes_are_given_out_at_once() -> None:
    session = engine()
    assert session.flag(True)[-1].kind is EventKind.FLAGGED
    assert session.flag(False)[-1].kind is EventKind.UNFLAGGED
    struck = session.strike([2, 0])[-1]
    assert struck.kind is EventKind.STRUCK
    assert session.place.struck == (0, 2)


def test_a_reason_can_be_given_only_after_the_verdict() -> None:
    session = engine()
    with pytest.raises(WrongMoment):
        session.give_reason(MissReason.MISREAD)
    answer(session, 0)
    assert session.give_reason(MissReason.MISREAD)[-1].data == {"reason": "misread"}


def test_finishing_is_the_end() -> None:
    session = engine()
    assert session.finish()[-1].kind is EventKind.FINISHED
    with pytest.raises(WrongMoment):
        session.finish()


def test_leaving_gives_out_what_was_kept_back() -> None:
    session = engine()
    assert [draft.kind for draft in session.leave()] == [EventKind.SHOWN, EventKind.LEFT]


def test_an_answered_place_is_taken_up_again_with_its_verdict_in_tutor_mode() -> None:
    session = engine()
    answer(session, 2)
    session.advance()
    session.go_to(0)
    assert session.phase is Phase.FEEDBACK
    assert session.place.response == Choice((2,))
