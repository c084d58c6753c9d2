# SPDX-License-Identifier: MIT
"""Cases over real services: a second start of the program goes on where a step was stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import case_response, make_bank, make_case, make_head, make_item, write_bank
from trainer.model.attempt import Certainty, EventKind, Mode, ResponseState
from trainer.services.data import check
from trainer.services.practice import Plan
from trainer.services.session import Phase, SessionEngine
from trainer.storage import log

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from trainer.paths import Paths
    from trainer.services.context import Services

NOW = "2026-01-05T09:30:00.000Z"
STEPS = ("a:a", "b:b", "c:ac", "d:b")


def begin(services: Services, folder: Path, mode: Mode = Mode.TUTOR) -> SessionEngine:
    """Begin a session on a case, and an item after it."""
    bank = make_bank(make_case("case"), make_item("after"), head=make_head("cases"))
    services.library.add(str(write_bank(folder / "cases.yaml", bank)), NOW)
    learner = services.add_learner("Ann").id
    pool = {one.row.id: one for one in services.practice.candidates(learner, "cases")}
    drawn = services.practice.start(learner, Plan(limit=2, seed=1), [*pool.values()])
    assert drawn is not None
    entries = {entry.key.item: entry for entry in drawn.attempt.form.entries}
    form = drawn.attempt.form._replace(entries=(entries["case"], entries["after"]))
    texts = services.library.texts(form)
    return services.attempts.start(learner, form, texts, mode=mode, title="Chest")


def answer_step(services: Services, engine: SessionEngine, *steps: str) -> None:
    engine.respond(case_response(*steps))
    services.attempts.record(engine.attempt, engine.submit())
    engine.stored()


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("done", range(1, len(STEPS)))
def test_after_any_step_another_start_goes_on_with_the_next(
    reopen: Callable[[], Services], paths: Paths, tmp_path: Path, mode: Mode, done: int
) -> None:
    services = reopen()
    engine = begin(services, tmp_path, mode)
    for number in range(done):
        engine.say_certainty(Certainty.FAIRLY)
        answer_step(services, engine, *STEPS[: number + 1])
        if mode is Mode.TUTOR:
            engine.next_step()
    # No goodbye: as a process that is killed.
    assert check(paths).is_sound
    later = reopen()
    taken_up = later.attempts.resume(engine.attempt.id)
    assert (taken_up.phase, taken_up.position) == (Phase.ANSWERING, 0)
    assert taken_up.place.stored == case_response(*STEPS[:done])
    assert taken_up.place.certainty is None
    answer_step(later, taken_up, *STEPS[: done + 1])
    for number in range(done + 1, len(STEPS)):
        if mode is Mode.TUTOR:
            taken_up.next_step()
        answer_step(later, taken_up, *STEPS[: number + 1])
    place = later.attempts.read(engine.attempt.id).responses[0]
    assert place.state is ResponseState.ANSWERED
    assert place.response == {"steps": [list(one) for one in case_response(*STEPS).steps]}
    assert place.certainty is Certainty.FAIRLY
    assert place.outcome is not None
    assert place.outcome.points == 0.75
    assert check(paths).is_sound


def test_a_step_that_was_not_stored_is_asked_again(
    reopen: Callable[[], Services], tmp_path: Path
) -> None:
    services = reopen()
    engine = begin(services, tmp_path)
    answer_step(services, engine, "a:b")
    engine.next_step()
    engine.respond(case_response("a:b", "c:ac"))
    engine.submit()
    taken_up = reopen().attempts.resume(engine.attempt.id)
    assert taken_up.place.response == case_response("a:b")


def test_time_with_a_step_that_was_cut_off_is_counted_once(
    reopen: Callable[[], Services], tmp_path: Path
) -> None:
    services = reopen()
    engine = begin(services, tmp_path)
    answer_step(services, engine, "a:b")
    spent = services.attempts.read(engine.attempt.id).responses[0].elapsed_ms
    elapsed_ms = engine.elapsed_ms() + 5_000
    services.pulse.write(engine.attempt.id, 0, 4_000, elapsed_ms)
    reopen().attempts.resume(engine.attempt.id)
    assert services.attempts.read(engine.attempt.id).responses[0].elapsed_ms == spent + 4_000


def test_each_step_is_an_event_of_its_own_and_the_end_is_the_answer(
    services: Services, tmp_path: Path
) -> None:
    engine = begin(services, tmp_path)
    for number in range(len(STEPS)):
        answer_step(services, engine, *STEPS[: number + 1])
        if number + 1 < len(STEPS):
            engine.next_step()
    events = [e for e in log.read_events(services.database) if e.attempt == engine.attempt.id]
    kinds = [event.kind for event in events]
    assert kinds == [
        EventKind.STARTED,
        EventKind.SHOWN,
        *([EventKind.STEPPED] * 3),
        EventKind.ANSWERED,
    ]
    assert [event.data["step"]["correct"] for event in events[2:]] == [False, True, True, True]
    assert log.verify_chain(services.database) == []
