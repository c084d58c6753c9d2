# SPDX-License-Identifier: MIT
"""Items that are worked through in steps: what is locked when, and what is given out for it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from tests.builders import case_response, make_case, make_item
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
from trainer.model.items.choice import Choice
from trainer.model.stimulus import Stimulus
from trainer.services.session import EventDraft, Phase, SessionEngine, WrongMoment

if TYPE_CHECKING:
    from trainer.model.items.base import Item

EVENT = Stimulus(truth="nerve-contact", reports="It shot down to the hand.", seen="A hand jerks.")


class FakeTime:
    """Milliseconds that pass when told to."""

    def __init__(self) -> None:
        self.ms = 0

    def __call__(self) -> int:
        return self.ms


def untouched(position: int) -> ResponseRecord:
    return ResponseRecord(
        position, ResponseState.NOT_REACHED, None, None, None, False, (), 0, None, ""
    )


ITEMS: tuple[Item, ...] = (make_case("case"), make_item("after"))


def engine(
    mode: Mode = Mode.TUTOR,
    time: FakeTime | None = None,
    items: tuple[Item, ...] = ITEMS,
    **changes: object,
) -> SessionEngine:
    entries = (FormEntry(ItemKey("bank", one.id), 1, f"hash-{one.id}", "response") for one in items)
    record = AttemptRecord(
        id="attempt",
        learner="learner",
        mode=mode,
        title="Practice",
        form=Form(tuple(entries), seed=1),
        limit_s=None,
        state=AttemptState.OPEN,
        position=0,
        elapsed_ms=0,
        started_at="2026-11-24T09:00:00.000Z",
        finished_at="",
        responses=tuple(untouched(position) for position in range(len(items))),
    )._replace(**changes)
    return SessionEngine(record, items.__getitem__, time or FakeTime())


def step(session: SessionEngine, *steps: str) -> EventDraft:
    """Give a response whose last step is new, and report it stored; return what was stored."""
    session.respond(case_response(*steps))
    drafts = session.submit()
    session.stored()
    return drafts[-1]


def test_a_step_is_given_out_by_itself_and_leaves_the_place_open() -> None:
    session = engine()
    draft = step(session, "a:b")
    assert draft.kind is EventKind.STEPPED
    assert draft.data["response"] == {"steps": [["a", {"chosen": [1]}]]}
    assert draft.data["step"] == {"points": 1.0, "correct": True, "unsafe": []}
    assert "outcome" not in draft.data
    assert session.unanswered == [0, 1]
    assert session.place.outcome is None
    assert session.place.stored == case_response("a:b")


def test_the_verdict_of_a_step_may_be_seen_only_once_it_is_stored() -> None:
    session = engine()
    session.respond(case_response("a:b"))
    session.submit()
    assert session.phase is Phase.STORING
    assert not session.place.is_between
    session.stored()
    assert session.phase is Phase.FEEDBACK
    assert session.place.is_between


def test_after_the_verdict_of_a_step_comes_the_next_and_after_the_last_the_next_item() -> None:
    session = engine()
    step(session, "a:b")
    assert session.advance()
    assert (session.phase, session.position) == (Phase.ANSWERING, 0)
    step(session, "a:b", "c:ac")
    session.next_step()
    draft = step(session, "a:b", "c:ac", "d:b")
    assert draft.kind is EventKind.ANSWERED
    assert draft.data["outcome"] == {"points": 1.0, "correct": True, "unsafe": []}
    assert (session.phase, session.place.is_between) == (Phase.FEEDBACK, False)
    with pytest.raises(WrongMoment):
        session.next_step()
    assert session.advance()
    assert session.position == 1


def test_in_a_test_the_next_step_follows_at_once() -> None:
    session = engine(Mode.TEST)
    step(session, "a:b")
    assert (session.phase, session.position) == (Phase.ANSWERING, 0)
    assert not session.place.is_between
    step(session, "a:b", "c:ac")
    step(session, "a:b", "c:ac", "d:a")
    assert session.position == 1


def test_an_unsafe_act_answers_the_item_as_a_whole() -> None:
    session = engine()
    draft = step(session, "a:c")
    assert draft.kind is EventKind.ANSWERED
    assert draft.data["outcome"]["unsafe"] == [["Act c", "Harm c"]]
    assert session.unanswered == [1]


@pytest.mark.parametrize("mode", Mode)
def test_a_step_that_is_stored_is_not_taken_back(mode: Mode) -> None:
    session = engine(mode)
    step(session, "a:b")
    if mode is Mode.TUTOR:
        session.next_step()
    for response in (None, case_response("a:a"), case_response("a:b", "c:a", "d:a")):
        with pytest.raises(WrongMoment):
            session.respond(response)
    session.respond(case_response("a:b", "c:a"))
    session.respond(case_response("a:b"))
    assert not session.is_complete
    with pytest.raises(WrongMoment):
        session.submit()


def test_in_a_test_an_answered_case_cannot_be_changed_but_how_sure_can() -> None:
    session = engine(Mode.TEST)
    step(session, "a:c")
    session.go_to(0)
    with pytest.raises(WrongMoment):
        session.respond(case_response("a:b"))
    session.say_certainty(Certainty.CERTAIN)
    draft = session.submit()[-1]
    assert (draft.kind, draft.data["certainty"]) == (EventKind.CHANGED, "certain")


def test_a_step_that_could_not_be_stored_is_a_draft_again() -> None:
    session = engine()
    session.strike([0])
    session.say_certainty(Certainty.FAIRLY)
    session.respond(case_response("a:b"))
    first = session.submit()
    session.flag(True)
    session.not_stored()
    place = session.place
    assert (session.phase, place.stored, place.struck) == (Phase.ANSWERING, None, (0,))
    assert (place.certainty, place.least_certainty) == (Certainty.FAIRLY, None)
    assert place.flagged
    session.respond(case_response("a:a"))
    session.respond(case_response("a:b"))
    assert [one.kind for one in session.submit()] == [one.kind for one in first]


def test_how_sure_is_asked_at_each_step_and_the_least_counts_for_the_whole() -> None:
    session = engine()
    session.say_certainty(Certainty.UNSURE)
    assert step(session, "a:b").data["certainty"] == "unsure"
    session.next_step()
    assert session.place.certainty is None
    step(session, "a:b", "c:ac")
    session.next_step()
    session.say_certainty(Certainty.CERTAIN)
    assert step(session, "a:b", "c:ac", "d:b").data["certainty"] == "unsure"
    assert session.place.certainty is Certainty.UNSURE


def test_options_struck_out_are_those_of_the_step_on_screen() -> None:
    session = engine()
    session.strike([0, 2])
    step(session, "a:b")
    assert session.place.struck == ()


def test_reading_the_verdict_of_a_step_is_no_time_with_the_item() -> None:
    time = FakeTime()
    session = engine(time=time)
    time.ms = 4_000
    assert step(session, "a:b").data["elapsed_ms"] == 4_000
    time.ms = 60_000
    assert session.visit_elapsed_ms() == 0
    session.next_step()
    time.ms = 61_500
    assert step(session, "a:b", "c:ac").data["elapsed_ms"] == 1_500
    assert session.place.elapsed_ms == 5_500


def test_leaving_in_the_middle_and_coming_back_goes_on_with_the_next_step() -> None:
    session = engine()
    step(session, "a:b")
    session.go_to(1)
    session.go_to(0)
    assert (session.phase, session.place.is_between) == (Phase.ANSWERING, False)
    assert session.place.response == case_response("a:b")


def test_why_it_was_missed_is_asked_of_the_whole_alone() -> None:
    session = engine()
    step(session, "a:a")
    with pytest.raises(WrongMoment):
        session.give_reason(MissReason.MISREAD)


def test_a_case_is_taken_up_where_its_steps_were_stored() -> None:
    record = untouched(0)._replace(
        state=ResponseState.OMITTED,
        certainty=Certainty.GUESS,
        steps={"steps": [["a", {"chosen": [1]}]]},
    )
    session = engine(responses=(record, untouched(1)))
    assert session.phase is Phase.ANSWERING
    assert session.place.stored == session.place.response == case_response("a:b")
    assert session.place.certainty is None
    draft = step(session, "a:b", "c:a")
    assert (draft.kind, draft.data["certainty"]) == (EventKind.ANSWERED, "guess")


def test_finishing_in_the_middle_leaves_the_case_without_an_answer() -> None:
    session = engine()
    step(session, "a:b")
    assert session.finish()[-1].kind is EventKind.FINISHED
    assert session.places[0].state is ResponseState.OMITTED


# What an event under the needle truly was


def test_what_an_event_truly_was_is_kept_with_the_answer() -> None:
    session = engine(items=(make_item("event", stimulus=EVENT), make_item("none")))
    session.respond(Choice((1,)))
    assert session.submit()[-1].data["truth"] == "nerve-contact"
    session.stored()
    session.advance()
    session.respond(Choice((1,)))
    assert "truth" not in session.submit()[-1].data


def test_what_an_event_truly_was_is_kept_with_the_step_that_showed_it() -> None:
    item = make_case()
    shown = dataclasses.replace(item.steps[0].item, stimulus=EVENT)
    steps = (dataclasses.replace(item.steps[0], item=shown), *item.steps[1:])
    session = engine(items=(make_case(steps=steps),))
    assert step(session, "a:b").data["truth"] == "nerve-contact"
    session.next_step()
    assert "truth" not in step(session, "a:b", "c:ac").data
