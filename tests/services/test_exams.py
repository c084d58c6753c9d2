# SPDX-License-Identifier: MIT
"""Exams from their definition to their verdict, over real banks and a real store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.exams import FakeMachine, install, opener
from trainer.model.accommodation import Accommodation
from trainer.model.exam_verdict import Clarity, Reason
from trainer.model.items.choice import Choice
from trainer.services.exams import ExamError, ExamService
from trainer.services.session import Phase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import FixedClock
    from trainer.paths import Paths
    from trainer.services.context import Services
    from trainer.services.session import SessionEngine

RIGHT, WRONG, UNSAFE = 1, 0, 2


@pytest.fixture
def machine(clock: FixedClock) -> FakeMachine:
    return FakeMachine(clock)


@pytest.fixture
def services(paths: Paths, clock: FixedClock, machine: FakeMachine) -> Iterator[Services]:
    install(paths)
    opened = opener(paths, clock, machine)()
    yield opened
    opened.close()


def answer(services: Services, engine: SessionEngine, option: int) -> None:
    engine.respond(Choice((option,)))
    services.attempts.record(engine.attempt, engine.submit())
    engine.stored()


def sit(services: Services, options: list[int]) -> SessionEngine:
    """Sit the small exam with these answers, in the order of the form."""
    learner = services.choose_learner("").id
    engine = ExamService(services).start(learner, "small", 7)
    for option in options:
        answer(services, engine, option)
    services.attempts.record(engine.attempt, engine.finish())
    return engine


def test_the_exam_that_comes_with_the_program_can_be_read(services: Services) -> None:
    exams = {info.exam.id: info.exam for info in ExamService(services).exams()}
    mock = exams["mock-60"]
    assert mock.minutes == 60
    assert [(one.count, one.cut) for one in mock.sections] == [(24, 75), (36, 61)]
    assert mock.decision == "conjunctive"
    assert ExamService(services).broken() == []


def test_a_form_has_what_the_definition_asks_for(services: Services) -> None:
    exams = ExamService(services)
    drawn = exams.draw(exams.get("small").compiled.exam, 7)
    domains = [entry.domain for entry in drawn.form.entries]
    assert domains == ["safety"] * 4 + ["general"] * 6
    assert drawn.section_of == (0,) * 4 + (1,) * 6
    assert len({entry.key for entry in drawn.form.entries}) == 10


def test_the_same_seed_gives_the_same_form_and_another_seed_another(services: Services) -> None:
    exams = ExamService(services)
    exam = exams.get("small").compiled.exam
    assert exams.draw(exam, 7) == exams.draw(exam, 7)
    assert exams.draw(exam, 7) != exams.draw(exam, 8)


def test_an_exam_that_is_passed_says_so_for_every_section(services: Services) -> None:
    engine = sit(services, [RIGHT] * 10)
    record = services.attempts.read(engine.attempt.id)
    verdict = ExamService(services).verdict(record)
    assert verdict.is_passed
    assert [(part.title, part.right, part.items) for part in verdict.sections] == [
        ("Safety", 4, 4),
        ("General", 6, 6),
    ]
    assert verdict.reasons == ()


def test_one_section_below_its_cut_fails_the_whole(services: Services) -> None:
    engine = sit(services, [RIGHT, RIGHT, WRONG, UNSAFE] + [RIGHT] * 6)
    verdict = ExamService(services).verdict(services.attempts.read(engine.attempt.id))
    assert not verdict.is_passed
    assert verdict.reasons == ((Reason.SECTION, 0),)
    assert verdict.unsafe == 1
    assert verdict.sections[0].clarity is Clarity.CLOSE


def test_what_was_left_blank_counts_as_not_right(services: Services) -> None:
    engine = sit(services, [RIGHT] * 4)
    verdict = ExamService(services).verdict(services.attempts.read(engine.attempt.id))
    assert [part.is_met for part in verdict.sections] == [True, False]
    assert (verdict.total.right, verdict.total.items) == (4, 10)


def test_the_rules_are_kept_with_the_attempt(services: Services, paths: Paths) -> None:
    engine = sit(services, [RIGHT] * 10)
    install(paths, "unsafe_at_most: 0\ncut: 100\n")
    record = services.attempts.read(engine.attempt.id)
    assert record.exam == engine.attempt.exam
    assert record.exam is not None
    assert record.exam.cut is None


def test_an_exam_that_the_banks_cannot_fill_says_what_is_short(
    services: Services, paths: Paths
) -> None:
    install(paths, safety=3)
    services.library.load()
    exams = ExamService(services)
    learner = services.choose_learner("").id
    (info,) = [info for info in exams.exams() if info.exam.id == "small"]
    (short,) = info.shortages
    assert (short.section, short.wanted, short.found) == (0, 4, 3)
    with pytest.raises(
        ExamError, match="Section Safety asks for 4 questions, and the banks hold 3"
    ):
        exams.start(learner, "small", 1)


def test_a_bank_that_is_not_there_is_named(services: Services, paths: Paths) -> None:
    services.library.remove("exam-bank")
    exams = ExamService(services)
    (info,) = [info for info in exams.exams() if info.exam.id == "small"]
    assert info.missing_banks == ("exam-bank",)
    with pytest.raises(ExamError, match="add the bank exam-bank"):
        exams.start(services.choose_learner("").id, "small", 1)


def test_an_exam_of_an_unknown_name_suggests_the_nearest(services: Services) -> None:
    with pytest.raises(ExamError, match="perhaps small is meant"):
        ExamService(services).get("smal")


@pytest.mark.parametrize(
    ("percent", "limit_s"), [(0, 3600), (25, 4500), (50, 5400), (100, 7200), (None, None)]
)
def test_a_learner_has_the_time_that_is_allowed(
    services: Services, percent: int | None, limit_s: int | None
) -> None:
    learner = services.choose_learner("").id
    exams = ExamService(services)
    exams.allow(learner, Accommodation(percent, pauses=True))
    engine = exams.start(learner, "small", 7)
    assert engine.attempt.limit_s == limit_s
    assert exams.accommodation(learner) == Accommodation(percent, pauses=True)


def test_exams_are_listed_apart_from_practice(services: Services) -> None:
    engine = sit(services, [RIGHT] * 10)
    assert engine.phase is Phase.FINISHED
    (sat,) = ExamService(services).sat(services.choose_learner("").id)
    assert (sat.exam, sat.items, sat.correct) == ("small", 10, 10)
