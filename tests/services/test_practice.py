# SPDX-License-Identifier: MIT
"""From the bundled bank to stored answers and back, without a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from trainer.model.attempt import Certainty, Mode, ResponseState
from trainer.model.items.choice import Choice
from trainer.services.assembly import Criteria, Which
from trainer.services.practice import SECONDS_EACH, Plan
from trainer.services.session import Phase

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import FixedClock
    from trainer.services.context import Services
    from trainer.services.session import SessionEngine


def start(services: Services, **plan: object) -> SessionEngine:
    learner = services.choose_learner("")
    engine = services.practice.start(learner.id, Plan(**{"limit": 5, "seed": 7} | plan))
    assert engine is not None
    return engine


def answer(services: Services, engine: SessionEngine, *, right: bool = True) -> None:
    """Answer the item on screen, as far as options go."""
    options = engine.item.options
    keys = tuple(i for i, option in enumerate(options) if option.key)
    wrong = (next(i for i, option in enumerate(options) if not option.key),)
    engine.respond(Choice(keys if right else wrong))
    engine.say_certainty(Certainty.FAIRLY)
    services.attempts.record(engine.attempt, engine.submit())
    engine.stored()


def unsafe_option(engine: SessionEngine) -> int | None:
    options = engine.item.options
    return next((i for i, option in enumerate(options) if option.unsafe), None)


def test_a_session_left_in_the_middle_is_taken_up_on_the_same_item(
    reopen: Callable[[], Services],
) -> None:
    services = reopen()
    engine = start(services)
    answer(services, engine)
    engine.advance()
    services.attempts.record(engine.attempt, engine.flag(True))
    item = engine.item.id

    services = reopen()  # the first was killed: it never closed
    learner = services.choose_learner("")
    (left,) = services.attempts.open_attempts(learner.id)
    resumed = services.attempts.resume(left.id)
    assert resumed.item.id == item
    assert resumed.order == engine.order
    assert resumed.place.flagged
    assert resumed.phase is Phase.ANSWERING
    assert [place.answered for place in resumed.places] == [True, False, False, False, False]


def test_killed_while_reading_a_verdict_it_resumes_with_that_verdict(
    reopen: Callable[[], Services],
) -> None:
    services = reopen()
    engine = start(services)
    answer(services, engine, right=False)
    resumed = services.attempts.resume(engine.attempt.id)
    assert resumed.phase is Phase.FEEDBACK
    assert resumed.place.response == engine.place.response
    assert resumed.place.certainty is Certainty.FAIRLY


def test_killed_on_the_question_after_an_answer_it_resumes_there(
    reopen: Callable[[], Services],
) -> None:
    services = reopen()
    engine = start(services)
    answer(services, engine)
    engine.advance()  # that it was shown goes to the disk only with what is done there
    services.pulse.write(engine.attempt.id, engine.position, 5, engine.elapsed_ms())
    resumed = services.attempts.resume(engine.attempt.id)
    assert (resumed.position, resumed.phase) == (1, Phase.ANSWERING)


def test_the_clock_goes_on_from_the_last_beat_before_a_kill(
    reopen: Callable[[], Services],
) -> None:
    services = reopen()
    engine = start(services, mode=Mode.TEST, timed=True)
    services.pulse.write(engine.attempt.id, 0, 33_000, 33_000)
    resumed = services.attempts.resume(engine.attempt.id)
    assert resumed.remaining_s() == 5 * SECONDS_EACH - 33
    assert resumed.place.elapsed_ms == 33_000
    again = services.attempts.resume(engine.attempt.id)
    assert again.remaining_s() == 5 * SECONDS_EACH - 33


def test_results_tell_omitted_from_not_reached(services: Services) -> None:
    engine = start(services)
    answer(services, engine)
    engine.advance()
    services.attempts.record(engine.attempt, engine.finish())
    record = services.attempts.read(engine.attempt.id)
    assert [response.state for response in record.responses] == [
        ResponseState.ANSWERED,
        ResponseState.OMITTED,
        *[ResponseState.NOT_REACHED] * 3,
    ]


def test_what_was_answered_changes_what_is_asked_next(
    services: Services, clock: FixedClock
) -> None:
    engine = start(services, limit=48)
    answer(services, engine, right=False)
    missed = engine.item.id
    services.attempts.record(engine.attempt, engine.finish())
    clock.advance(days=2)
    again = start(services, limit=1, seed=99)
    assert again.item.id == missed
    due = start(services, criteria=Criteria(which=Which.DUE))
    assert len(due.places) == 1


def test_an_unsafe_act_is_kept_until_safe_answers_on_two_days(
    services: Services, clock: FixedClock
) -> None:
    engine = start(services, limit=48)
    while (option := unsafe_option(engine)) is None or engine.item.type != "single":
        engine.advance()
    key = engine.attempt.form.entries[engine.position].key
    engine.respond(Choice((option,)))
    services.attempts.record(engine.attempt, engine.submit())
    engine.stored()
    learner = engine.attempt.learner
    (act,) = services.progress.unsafe(learner)
    assert act.key == key
    assert act.act == engine.item.options[option].act
    for days, expected in ((0, [1]), (0, [1]), (1, [])):
        clock.advance(days=days)
        again = services.practice.repeat(learner, [key], "Again")
        assert again is not None
        answer(services, again)
        assert [act.safe_days for act in services.progress.unsafe(learner)] == expected


def test_a_plan_that_nothing_fits_starts_nothing(services: Services) -> None:
    learner = services.choose_learner("")
    plan = Plan(Criteria(which=Which.FLAGGED))
    assert services.practice.start(learner.id, plan) is None
    assert services.attempts.open_attempts(learner.id) == []


def test_an_attempt_shows_the_items_as_they_were_when_it_began(services: Services) -> None:
    engine = start(services)
    items = services.attempts.items(services.attempts.read(engine.attempt.id))
    assert [item.id for item in items] == [entry.key.item for entry in engine.attempt.form.entries]
    assert items[0] == engine.item


@pytest.mark.parametrize("mode", list(Mode))
def test_every_bundled_item_can_be_answered_right_in_both_modes(
    services: Services, mode: Mode
) -> None:
    engine = start(services, limit=100, mode=mode)
    assert len(engine.places) == 48
    while engine.unanswered:
        answer(services, engine)
        if mode is Mode.TUTOR:
            engine.advance()
    services.attempts.record(engine.attempt, engine.finish())
    summary = services.attempts.read(engine.attempt.id)
    assert all(response.outcome.correct for response in summary.responses if response.outcome)
    domains = services.progress.domain_standings(engine.attempt.learner)
    assert {(domain.answered, domain.correct, domain.unsafe) for domain in domains} == {(12, 12, 0)}


def test_profiles_are_told_apart(services: Services, clock: FixedClock) -> None:
    first = services.choose_learner("")
    clock.advance(seconds=1)
    second = services.add_learner("Ana")
    services.rename_learner(first.id, "Ben")
    assert [learner.name for learner in services.learners()] == ["Ben", "Ana"]
    assert services.choose_learner(second.id).name == "Ana"
    start(services)
    assert services.attempts.open_attempts(second.id) == []
