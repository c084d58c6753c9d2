# SPDX-License-Identifier: MIT
"""The clock of an exam in the terminal, with time that passes while a line is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.exams import FakeMachine, install, opener
from trainer.cli.exam_session import ExamTerminal
from trainer.model.accommodation import Accommodation
from trainer.model.attempt import AttemptState, EventKind
from trainer.services.exams import ExamService
from trainer.storage import log

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import FixedClock
    from trainer.paths import Paths
    from trainer.services.context import Services


class Slow:
    """Somebody who types lines and takes time for each."""

    def __init__(self, machine: FakeMachine, *lines: tuple[float, str]) -> None:
        self._machine = machine
        self._lines = list(lines)

    def isatty(self) -> bool:
        return False

    def readline(self) -> str:
        if not self._lines:
            return ""
        seconds, line = self._lines.pop(0)
        self._machine.run(seconds)
        return f"{line}\n"


@pytest.fixture
def machine(clock: FixedClock) -> FakeMachine:
    return FakeMachine(clock)


@pytest.fixture
def services(paths: Paths, clock: FixedClock, machine: FakeMachine) -> Iterator[Services]:
    install(paths)
    opened = opener(paths, clock, machine)()
    yield opened
    opened.close()


def sit(services: Services, source: Slow, **allowed: object) -> str:
    """Sit the small exam and return the attempt."""
    learner = services.choose_learner("").id
    exams = ExamService(services)
    exams.allow(learner, Accommodation(**allowed))
    engine = exams.start(learner, "small", 7)
    ExamTerminal(services, source).run(engine)
    return engine.attempt.id


def test_an_answer_that_comes_after_the_end_does_not_count(
    services: Services, machine: FakeMachine, capsys: pytest.CaptureFixture[str]
) -> None:
    attempt = sit(services, Slow(machine, (60, "a"), (1, ""), (3600, "b"), (1, "")))
    record = services.attempts.read(attempt)
    assert record.state is AttemptState.FINISHED
    assert sum(one.outcome is not None for one in record.responses) == 1
    out = capsys.readouterr().out
    assert "The time is over. What was saved is submitted." in out
    assert "Not passed." in out


def test_ten_minutes_and_one_minute_are_told_once(
    services: Services, machine: FakeMachine, capsys: pytest.CaptureFixture[str]
) -> None:
    slow = Slow(machine, (3010, "?"), (1, "?"), (535, "?"), (1, "?"), (1, ":quit"))
    sit(services, slow)
    out = capsys.readouterr().out
    assert out.count("9:50 left.") == 1
    assert out.count("0:54 left.") == 1


def test_a_clock_that_is_set_while_a_line_is_typed_is_logged(
    services: Services, machine: FakeMachine
) -> None:
    class Setter(Slow):
        def readline(self) -> str:
            machine.set_clock(-500)
            return super().readline()

    sit(services, Setter(machine, (1, "?"), (1, ":quit")))
    kinds = [event.kind for event in log.read_events(services.database)]
    assert kinds.count(EventKind.CLOCK_JUMPED) == 2


def test_where_it_is_allowed_a_pause_stops_the_clock(
    services: Services, machine: FakeMachine, capsys: pytest.CaptureFixture[str]
) -> None:
    attempt = sit(services, Slow(machine, (60, ":pause")), extra_percent=0, pauses=True)
    machine.run(9000)
    engine = services.attempts.resume(attempt)
    assert engine.remaining_s() == 3540
    assert "clock runs on" not in capsys.readouterr().out


def test_where_it_is_not_allowed_a_pause_is_refused(
    services: Services, machine: FakeMachine, capsys: pytest.CaptureFixture[str]
) -> None:
    sit(services, Slow(machine, (1, ":pause"), (1, ":finish"), (1, ":quit")))
    out = capsys.readouterr().out
    assert "The clock of this exam cannot be stopped." in out
    assert "clock runs on" in out


def test_an_exam_whose_time_was_over_before_it_was_resumed_ends_at_once(
    services: Services, machine: FakeMachine, capsys: pytest.CaptureFixture[str]
) -> None:
    attempt = sit(services, Slow(machine, (1, ":quit")))
    machine.run(4000)
    ExamTerminal(services, Slow(machine)).run(services.attempts.resume(attempt))
    assert services.attempts.read(attempt).state is AttemptState.FINISHED
    assert "The time is over." in capsys.readouterr().out


def test_practice_is_not_run_as_an_exam(services: Services, machine: FakeMachine) -> None:
    from trainer.services.practice import Plan

    learner = services.choose_learner("").id
    engine = services.practice.start(learner, Plan(limit=1, seed=1))
    assert engine is not None
    with pytest.raises(TypeError):
        ExamTerminal(services, Slow(machine)).run(engine)
