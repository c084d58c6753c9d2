# SPDX-License-Identifier: MIT
"""The time of an exam survives kills, sleep, restarts, and whoever sets the clock."""

from __future__ import annotations

from datetime import timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.exams import FakeMachine, install, opener
from trainer.errors import StoreError
from trainer.model.accommodation import Accommodation
from trainer.model.attempt import EventKind
from trainer.model.items.choice import Choice
from trainer.services.exam_session import ExamEngine
from trainer.services.exams import ExamService
from trainer.services.session import Phase, WrongMoment
from trainer.storage import log

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import FixedClock
    from trainer.paths import Paths
    from trainer.services.context import Services

HOUR = 3600


class Hall:
    """Where an exam is sat: a machine, the program on it, and the exam that is open."""

    def __init__(self, paths: Paths, clock: FixedClock, machine: FakeMachine) -> None:
        self.machine = machine
        self.clock = clock
        self._open = opener(paths, clock, machine)
        self.opened: list[Services] = []
        self.services = self._start_program()
        self.engine: ExamEngine

    def begin(self, **allowed: object) -> None:
        learner = self.services.choose_learner("").id
        exams = ExamService(self.services)
        if allowed:
            exams.allow(learner, Accommodation(**allowed))
        engine = exams.start(learner, "small", 7)
        assert isinstance(engine, ExamEngine)
        self.engine = engine

    def run(self, seconds: float) -> None:
        """Let time pass, with the running clock kept and the clocks compared every second."""
        for _ in range(round(seconds)):
            self.machine.run(1)
            self.tick()

    def tick(self) -> None:
        drafts = self.engine.check_clock()
        if drafts:
            self.services.attempts.record(self.engine.attempt, drafts)
        engine = self.engine
        self.services.pulse.write(
            engine.attempt.id, engine.position, engine.visit_elapsed_ms(), engine.elapsed_ms()
        )

    def answer(self, option: int = 1) -> None:
        self.engine.respond(Choice((option,)))
        self.services.attempts.record(self.engine.attempt, self.engine.submit())
        self.engine.stored()

    def kill_and_resume(self) -> None:
        """Start the program anew; the one before never closed anything."""
        self.services = self._start_program()
        engine = self.services.attempts.resume(self.engine.attempt.id)
        assert isinstance(engine, ExamEngine)
        self.engine = engine

    def jumps(self) -> list[float]:
        events = log.read_events(self.services.database)
        return [
            event.data["by_ms"] / 1000 for event in events if event.kind is EventKind.CLOCK_JUMPED
        ]

    def remaining(self) -> int:
        found = self.engine.remaining_s()
        assert found is not None
        return found

    def _start_program(self) -> Services:
        services = self._open()
        self.opened.append(services)
        return services


@pytest.fixture
def machine(clock: FixedClock) -> FakeMachine:
    return FakeMachine(clock)


@pytest.fixture
def hall(paths: Paths, clock: FixedClock, machine: FakeMachine) -> Iterator[Hall]:
    install(paths)
    made = Hall(paths, clock, machine)
    yield made
    for services in made.opened:
        services.close()


@pytest.fixture
def drowsy_hall(paths: Paths, clock: FixedClock) -> Iterator[Hall]:
    """A machine whose steady clock stops while it sleeps."""
    install(paths)
    made = Hall(paths, clock, FakeMachine(clock, counts_sleep=False))
    yield made
    for services in made.opened:
        services.close()


def about(seconds: float) -> object:
    return pytest.approx(seconds, abs=2)


def test_time_passes_also_while_the_program_is_away(hall: Hall) -> None:
    hall.begin()
    hall.run(100)
    hall.machine.run(300)
    hall.kill_and_resume()
    assert hall.remaining() == about(HOUR - 400)
    assert hall.jumps() == []


def test_killed_again_and_again_it_never_gains_or_loses_time(hall: Hall) -> None:
    hall.begin()
    for gone in range(1, 11):
        hall.run(20)
        if gone < 10:
            hall.answer()
        hall.machine.run(10)
        hall.kill_and_resume()
        assert hall.remaining() == about(HOUR - 30 * gone)


def test_killed_before_the_running_clock_was_ever_kept_the_deadline_counts(hall: Hall) -> None:
    hall.begin()
    hall.machine.run(250)
    hall.kill_and_resume()
    assert hall.remaining() == about(HOUR - 250)


def test_a_clock_set_back_gives_no_time(hall: Hall) -> None:
    hall.begin()
    hall.run(60)
    hall.machine.set_clock(-HOUR)
    hall.run(60)
    assert hall.remaining() == about(HOUR - 120)
    assert hall.jumps() == [about(-HOUR)]


def test_a_clock_set_forward_takes_none(hall: Hall) -> None:
    hall.begin()
    hall.run(60)
    hall.machine.set_clock(2 * HOUR)
    hall.run(60)
    assert hall.remaining() == about(HOUR - 120)
    assert hall.jumps() == [about(2 * HOUR)]


@pytest.mark.parametrize("by", [-HOUR, 3 * HOUR])
def test_a_clock_that_was_set_before_a_kill_changes_nothing(hall: Hall, by: int) -> None:
    hall.begin()
    hall.run(60)
    hall.machine.set_clock(by)
    hall.run(60)
    hall.machine.run(30)
    hall.kill_and_resume()
    assert hall.remaining() == about(HOUR - 150)


@pytest.mark.parametrize("by", [-HOUR, 3 * HOUR])
def test_a_clock_that_is_set_while_the_program_is_away_changes_nothing(hall: Hall, by: int) -> None:
    hall.begin()
    hall.run(60)
    hall.machine.set_clock(by)
    hall.machine.run(30)
    hall.kill_and_resume()
    assert hall.remaining() == about(HOUR - 90)
    assert hall.jumps() == [about(by)]


def test_the_machine_sleeps_and_the_exam_does_not(hall: Hall) -> None:
    hall.begin()
    hall.run(60)
    hall.machine.sleep(600)
    hall.tick()
    assert hall.remaining() == about(HOUR - 660)
    assert hall.jumps() == []


def test_a_steady_clock_that_stops_with_the_machine_is_helped_by_the_one_on_the_wall(
    drowsy_hall: Hall,
) -> None:
    hall = drowsy_hall
    hall.begin()
    hall.run(60)
    hall.machine.sleep(600)
    hall.tick()
    assert hall.remaining() == about(HOUR - 660)
    assert hall.jumps() == [about(600)]
    hall.run(30)
    hall.machine.sleep(300)
    hall.kill_and_resume()
    assert hall.remaining() == about(HOUR - 990)


def test_asleep_past_its_end_an_exam_is_over(hall: Hall) -> None:
    hall.begin()
    hall.run(60)
    hall.machine.sleep(2 * HOUR)
    hall.tick()
    assert hall.remaining() == 0


def test_what_was_left_open_is_submitted_once_its_time_is_over(hall: Hall) -> None:
    hall.begin()
    hall.answer()
    exams = ExamService(hall.services)
    learner = hall.services.choose_learner("").id
    assert exams.finish_overdue(learner) == []
    hall.machine.sleep(2 * HOUR)
    assert exams.finish_overdue(learner) == [hall.engine.attempt.id]


def test_without_a_limit_an_exam_stays_open_however_long(hall: Hall) -> None:
    hall.begin(extra_percent=None)
    hall.answer()
    hall.machine.sleep(24 * HOUR)
    learner = hall.services.choose_learner("").id
    assert ExamService(hall.services).finish_overdue(learner) == []


def test_a_machine_started_anew_goes_by_the_clock_on_the_wall(hall: Hall) -> None:
    hall.begin()
    hall.run(100)
    hall.machine.restart(200)
    hall.kill_and_resume()
    assert hall.remaining() == about(HOUR - 300)


def test_a_machine_started_anew_with_its_clock_set_back_gives_no_time(hall: Hall) -> None:
    hall.begin()
    hall.run(100)
    hall.machine.set_clock(-HOUR)
    hall.machine.restart(0)
    hall.kill_and_resume()
    assert hall.remaining() == about(HOUR - 100)
    assert hall.jumps() == [about(-HOUR)]


def test_where_starts_of_the_machine_cannot_be_told_apart_the_stricter_clock_counts(
    hall: Hall,
) -> None:
    hall.machine.boot = ""
    hall.begin()
    hall.run(100)
    hall.machine.run(50)
    hall.machine.set_clock(-HOUR)
    hall.kill_and_resume()
    assert hall.remaining() == about(HOUR - 150)
    hall.run(10)
    hall.machine.set_clock(HOUR / 2)
    hall.kill_and_resume()
    assert hall.remaining() == about(HOUR - 160 - HOUR / 2)


def test_summer_time_ends_and_nothing_happens(hall: Hall) -> None:
    berlin = timezone(timedelta(hours=2))
    hall.clock.now = hall.clock.now.astimezone(berlin)
    hall.begin()
    hall.run(60)
    hall.clock.now = hall.clock.now.astimezone(timezone(timedelta(hours=1)))
    hall.run(60)
    hall.kill_and_resume()
    assert hall.remaining() == about(HOUR - 120)
    assert hall.jumps() == []


def test_a_power_cut_that_tears_the_running_clock_leaves_the_deadline(
    hall: Hall, paths: Paths
) -> None:
    hall.begin()
    hall.run(100)
    with Path(paths.data, "pulse").open("r+b") as file:
        file.truncate(20)
    hall.machine.restart(100)
    hall.kill_and_resume()
    assert hall.remaining() == about(HOUR - 200)


def test_practice_in_between_does_not_stop_the_exam(hall: Hall) -> None:
    hall.begin()
    hall.run(100)
    hall.services.pulse.write("another", 0, 0, 5_000)
    hall.machine.run(100)
    hall.kill_and_resume()
    assert hall.remaining() == about(HOUR - 200)


def test_a_pause_stops_the_clock_where_it_is_allowed(hall: Hall) -> None:
    hall.begin(extra_percent=0, pauses=True)
    hall.run(100)
    hall.services.attempts.record(hall.engine.attempt, hall.engine.pause())
    hall.machine.run(5 * HOUR)
    hall.kill_and_resume()
    assert hall.remaining() == about(HOUR - 100)
    hall.run(50)
    hall.kill_and_resume()
    assert hall.remaining() == about(HOUR - 150)


def test_a_pause_is_refused_where_none_is_allowed(hall: Hall) -> None:
    hall.begin()
    with pytest.raises(WrongMoment):
        hall.engine.pause()


def test_an_exam_without_a_limit_has_no_end(hall: Hall) -> None:
    hall.begin(extra_percent=None)
    hall.run(10)
    hall.machine.run(100 * HOUR)
    hall.kill_and_resume()
    assert hall.engine.remaining_s() is None


def fits(hall: Hall) -> bool:
    try:
        hall.services.attempts.record(hall.engine.attempt, hall.engine.submit())
    except StoreError:
        return False
    hall.engine.stored()
    return True


def test_a_disk_that_is_full_in_mid_exam_costs_neither_answers_nor_time(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall.begin()
    hall.run(60)
    hall.answer()
    pages = hall.services.database.read("PRAGMA page_count")[0][0]
    hall.services.database.connection.execute(f"PRAGMA max_page_count = {pages}")
    engine = hall.engine
    engine.respond(Choice((1,)))
    stored = 0
    # What fits into the last page is still stored.
    while fits(hall):
        stored += 1
        engine.respond(Choice((1,)))
    engine.not_stored()
    assert engine.phase is Phase.ANSWERING
    assert engine.place.response == Choice((1,))
    hall.run(60)
    assert hall.remaining() == about(HOUR - 120)
    hall.kill_and_resume()
    assert sum(place.answered for place in hall.engine.places) == 1 + stored
    assert hall.remaining() == about(HOUR - 120)
    hall.answer()
    assert sum(place.answered for place in hall.engine.places) == 2 + stored


def test_the_log_of_an_exam_derives_the_same_again(hall: Hall) -> None:
    from trainer.storage.rebuild import rebuild

    hall.begin(extra_percent=25, pauses=True)
    hall.run(10)
    hall.machine.set_clock(500)
    hall.run(10)
    hall.answer()
    hall.services.attempts.record(hall.engine.attempt, hall.engine.pause())
    assert rebuild(hall.services.database).rows == ()
    hall.kill_and_resume()
    hall.answer()
    hall.services.attempts.record(hall.engine.attempt, hall.engine.finish())
    assert rebuild(hall.services.database).rows == ()
    assert log.verify_chain(hall.services.database) == []


def forward(paths: Paths) -> None:
    install(paths, "movement: forward\n")


def test_in_a_forward_exam_what_was_passed_is_closed(hall: Hall, paths: Paths) -> None:
    forward(paths)
    hall.begin()
    hall.answer()
    assert hall.engine.position == 1
    with pytest.raises(WrongMoment):
        hall.engine.go_to(0)
    assert hall.engine.advance()
    assert hall.engine.position == 2
    with pytest.raises(WrongMoment):
        hall.engine.go_to(1)
    hall.tick()
    hall.kill_and_resume()
    assert hall.engine.position == 2
    with pytest.raises(WrongMoment):
        hall.engine.go_to(1)


def test_a_forward_exam_ends_behind_its_last_item(hall: Hall, paths: Paths) -> None:
    forward(paths)
    hall.begin()
    for _ in range(9):
        assert hall.engine.advance()
    hall.answer()
    assert hall.engine.position == 9
    assert hall.engine.following() is None
    assert not hall.engine.advance()
    assert len(hall.engine.unanswered) == 9


def test_in_a_free_exam_everything_may_be_seen_and_changed(hall: Hall) -> None:
    hall.begin()
    hall.answer(0)
    hall.engine.go_to(0)
    hall.answer(1)
    hall.services.attempts.record(hall.engine.attempt, hall.engine.finish())
    record = hall.services.attempts.read(hall.engine.attempt.id)
    assert record.responses[0].outcome is not None
    assert record.responses[0].outcome.correct
