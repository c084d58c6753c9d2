# SPDX-License-Identifier: MIT
"""How ready a learner is for an exam, from the answers of the latest days."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from trainer.model.blueprint import eligible
from trainer.model.readiness import Answers, Part, Sitting, readiness, wanting
from trainer.storage import rollups as stored

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trainer.model.exam import Exam
    from trainer.model.statistics import Interval
    from trainer.services.context import Services
    from trainer.services.exams import ExamService

# Older answers say little of what is known today.
READY_DAYS = 90


class Ready(NamedTuple):
    """How likely an exam would be passed.

    Attributes:
        exam, title: of the definition.
        chance: of passing, 0 to 1, with its 95 % interval; None with too few answers.
        answered: the answers that it is made of, of the latest READY_DAYS days.
        wanting: for each section its title and how many answers are missing; empty for none.
    """

    exam: str
    title: str
    chance: Interval | None
    answered: int
    wanting: tuple[tuple[str, int], ...]


def ready(services: Services, learner: str) -> tuple[Ready, ...]:
    """Tell of every exam that can be read how likely it would be passed."""
    from trainer.services.exams import ExamService

    exams = ExamService(services)
    known = answers(services, learner)
    found = []
    for info in exams.exams():
        sitting = _sitting(exams, info.exam)
        if sitting is not None:
            found.append(_ready(info.exam, sitting, known))
    return tuple(found)


def answers(services: Services, learner: str) -> dict[str, Answers]:
    """Return the answers of the latest READY_DAYS days by domain."""
    since = services.clock().date() - timedelta(days=READY_DAYS - 1)
    return {
        row.domain: Answers(row.correct, row.unsafe, row.answered - row.correct - row.unsafe)
        for row in stored.domains(services.database, learner, since.isoformat())
    }


def _ready(exam: Exam, sitting: Sitting, known: Mapping[str, Answers]) -> Ready:
    missing = tuple(
        (section.title, number)
        for section, number in zip(exam.sections, wanting(sitting, known), strict=True)
        if number
    )
    domains = {domain for part in sitting.parts for domain in part.shares}
    answered = sum(known[domain].n for domain in domains if domain in known)
    return Ready(exam.id, exam.title, readiness(sitting, known), answered, missing)


def _sitting(exams: ExamService, exam: Exam) -> Sitting | None:
    """Put down what decides; None where a section has nothing to draw from."""
    parts = []
    for section, pool in zip(exam.sections, eligible(exam, exams.entries(exam)), strict=True):
        if not pool:
            return None
        counts = Counter(entry.row.domain for entry in pool)
        shares = {domain: number / len(pool) for domain, number in sorted(counts.items())}
        cut = section.cut if exam.decision == "conjunctive" else None
        parts.append(Part(section.count, shares, cut))
    return Sitting(tuple(parts), _total_cut(exam), exam.unsafe_at_most)


def _total_cut(exam: Exam) -> float | None:
    """Return the cut of the whole: where a compensatory exam has none, that of its sections."""
    if exam.cut is not None or exam.decision == "conjunctive":
        return exam.cut
    cuts = [(section.cut, section.count) for section in exam.sections if section.cut is not None]
    items = sum(number for _, number in cuts)
    return sum(cut * number for cut, number in cuts) / items if items else None
