# SPDX-License-Identifier: MIT
"""Parallel forms: two forms of one exam, and how alike they are."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, NamedTuple

from trainer.model.parallel import parallel

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.model.blueprint import Draw, Entry
    from trainer.model.exam import Exam
    from trainer.services.exams import Drawn, ExamService


class Comparison(NamedTuple):
    """How often something occurs in both forms: "topic 1.5" 3 and 4 times."""

    section: int
    what: str
    value: str
    first: int
    second: int


class FormPair(NamedTuple):
    """Two forms.

    Attributes:
        first, second: as they would be sat.
        shared: how many items are in both.
        distance: mean distance in content of the pairs that they were made of.
        comparisons: content of both, section by section.
        difficulty: the mean guess of both; None where the bank has no guesses.
    """

    first: Drawn
    second: Drawn
    shared: int
    distance: float
    comparisons: tuple[Comparison, ...]
    difficulty: tuple[float, float] | None


def parallel_forms(service: ExamService, exam: Exam, seed: int) -> FormPair:
    """Draw two forms; the same seed, definition and banks give the same two."""
    chance = random.Random(seed)  # noqa: S311 - a shuffle, nothing to guess
    pair = parallel(exam, service.entries(exam), service.look, chance)
    first = service.form_of(exam, pair.first, seed, chance)
    second = service.form_of(exam, pair.second, seed, chance)
    compared = _comparisons(pair.first, pair.second)
    means = _means(service, pair.first), _means(service, pair.second)
    known = None if means[0] is None or means[1] is None else (means[0], means[1])
    return FormPair(first, second, pair.shared, pair.distance, tuple(compared), known)


def _comparisons(first: Draw, second: Draw) -> list[Comparison]:
    values: dict[str, Callable[[Entry], str]] = {
        "topic": lambda entry: entry.row.topic,
        "level": lambda entry: entry.row.level,
        "type": lambda entry: entry.row.type,
        "critical": lambda entry: "yes" if entry.row.critical else "no",
    }
    found = []
    for position, parts in enumerate(zip(first.sections, second.sections, strict=False)):
        for what, value in values.items():
            counts = [[value(entry) for entry in part] for part in parts]
            every = sorted(set(counts[0]) | set(counts[1]))
            found += [
                Comparison(position, what, one, counts[0].count(one), counts[1].count(one))
                for one in every
            ]
    return found


def _means(service: ExamService, drawn: Draw) -> float | None:
    guesses = [service.look(entry).difficulty for part in drawn.sections for entry in part]
    known = [guess for guess in guesses if guess is not None]
    return sum(known) / len(known) if known else None
