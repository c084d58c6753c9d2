# SPDX-License-Identifier: MIT
"""Two forms of one definition that are alike in content and share as little as can be.

Items are taken in pairs: to each item of one form the nearest one that is left for the other, by
topic, level, type, danger, guessed difficulty and length.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from trainer.model.blueprint import (
    Draw,
    Entry,
    Facts,
    Filling,
    eligible,
    left,
    mixed,
    shortages,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from trainer.model.exam import Exam, ExamSection
    from trainer.model.items.lots import Chance

_TRIES = 12
# A partner is looked for among so many: in a bank of thousands one as near is soon found.
_LOOKED_AT = 600

# How far two items are apart when they differ in one thing. Topic counts most, as it decides what
# must be known; a difficulty that is one tenth further away counts as half a level.
_TOPIC, _LEVEL, _TYPE, _CRITICAL, _DIFFICULTY, _LENGTH = 3.0, 2.0, 2.0, 2.0, 10.0, 0.5
_UNKNOWN_DIFFICULTY = 0.5


class Pair(NamedTuple):
    """Two forms.

    Attributes:
        first, second: what was drawn for each; both have shortages, or neither.
        shared: how many items are in both, as the banks hold too few.
        distance: mean distance of the pairs; 0 where all are alike.
    """

    first: Draw
    second: Draw
    shared: int
    distance: float


def distance(a: Entry, b: Entry, look: Callable[[Entry], Facts]) -> float:
    """Tell how far two items are apart in content; 0 for two that are alike in all that counts."""
    far = 0.0
    if (a.row.domain, a.row.topic) != (b.row.domain, b.row.topic):
        far += _TOPIC
    far += _LEVEL * (a.row.level != b.row.level)
    far += _TYPE * (a.row.type != b.row.type)
    far += _CRITICAL * (a.row.critical != b.row.critical)
    far += _DIFFICULTY * abs(_difficulty(a, look) - _difficulty(b, look))
    return far + _LENGTH * abs(math.log(max(1, a.row.words) / max(1, b.row.words)))


def parallel(
    exam: Exam, entries: Iterable[Entry], look: Callable[[Entry], Facts], chance: Chance
) -> Pair:
    """Draw two forms.

    Args:
        exam: the definition.
        entries: everything that may be asked, in any order.
        look: reads what must be known of an item.
        chance: seeded; the same seed gives the same two forms.
    """
    pools = eligible(exam, entries)
    short = tuple(shortages(exam, pools))
    if short:
        return Pair(Draw((), short), Draw((), short), 0, 0.0)
    best: tuple[tuple[float, ...], Pair] | None = None
    for _ in range(_TRIES):
        pair = _Pairing(look).draw(exam, mixed(pools, chance))
        missing = sum(short.wanted - short.found for short in pair.first.shortages)
        missing += sum(short.wanted - short.found for short in pair.second.shortages)
        rank = (missing, pair.shared, pair.distance)
        if best is None or rank < best[0]:
            best = rank, pair
    if best is None:
        raise AssertionError(exam.id)
    return _mixed_alike(best[1], chance)


def _mixed_alike(pair: Pair, chance: Chance) -> Pair:
    """Put both forms into one and the same other order, so that pairs stay side by side."""
    first, second = [], []
    for ours, theirs in zip(pair.first.sections, pair.second.sections, strict=False):
        order = list(range(len(ours)))
        chance.shuffle(order)
        first.append(tuple(ours[position] for position in order))
        second.append(tuple(theirs[position] for position in order))
    return pair._replace(
        first=pair.first._replace(sections=tuple(first)),
        second=pair.second._replace(sections=tuple(second)),
    )


class _Pairing:
    def __init__(self, look: Callable[[Entry], Facts]) -> None:
        self._look = look
        self._forms = (Filling(look), Filling(look))
        self._used: set[tuple[str, str]] = set()
        self._distances: list[float] = []

    def draw(self, exam: Exam, pools: Sequence[Sequence[Entry]]) -> Pair:
        taken = [[[], []] for _ in pools]  # type: list[list[list[Entry]]]
        spare = [
            len(pool) - 2 * part.count for pool, part in zip(pools, exam.sections, strict=True)
        ]
        for position in sorted(range(len(pools)), key=lambda one: spare[one]):
            section, pool = exam.sections[position], pools[position]
            self._pair(taken[position], [e for e in pool if e.row.critical], section.critical)
            self._pair(taken[position], pool, section.count)
            self._top_up(taken[position], pool, section)
        draws = [self._drawn(exam, [part[form] for part in taken]) for form in (0, 1)]
        shared = len(self._forms[0].keys & self._forms[1].keys)
        mean = sum(self._distances) / len(self._distances) if self._distances else 0.0
        return Pair(draws[0], draws[1], shared, mean)

    def _pair(self, taken: list[list[Entry]], pool: Sequence[Entry], most: int) -> None:
        for entry in pool:
            if len(taken[0]) >= most:
                return
            if entry.key in self._used or not self._fits_somewhere(entry):
                continue
            partner = self._partner(entry, pool)
            if partner is not None:
                self._take_pair(taken, entry, partner)

    def _fits_somewhere(self, entry: Entry) -> bool:
        return any(form.may_take(entry) for form in self._forms)

    def _partner(self, entry: Entry, pool: Sequence[Entry]) -> Entry | None:
        others = [
            other
            for other in pool
            if other.key not in self._used and other.key != entry.key and self._sides(entry, other)
        ]
        near = others[:_LOOKED_AT]
        return min(near, key=lambda other: distance(entry, other, self._look), default=None)

    def _sides(self, a: Entry, b: Entry) -> list[tuple[Entry, Entry]]:
        """List the ways in which two items can go into the two forms."""
        first, second = self._forms
        ways = []
        if first.may_take(a) and second.may_take(b):
            ways.append((a, b))
        if first.may_take(b) and second.may_take(a):
            ways.append((b, a))
        return ways

    def _take_pair(self, taken: list[list[Entry]], a: Entry, b: Entry) -> None:
        """Put the two where they bring the forms nearer to one another."""

        def lean(way: tuple[Entry, Entry]) -> float:
            before = sum(_difficulty(one, self._look) for one in taken[0])
            before -= sum(_difficulty(one, self._look) for one in taken[1])
            more = _difficulty(way[0], self._look) - _difficulty(way[1], self._look)
            return abs(before + more)

        self._distances.append(distance(a, b, self._look))
        way = min(self._sides(a, b), key=lean)
        for form, part, entry in zip(self._forms, taken, way, strict=True):
            form.take(entry)
            part.append(entry)
            self._used.add(entry.key)

    def _top_up(
        self, taken: list[list[Entry]], pool: Sequence[Entry], section: ExamSection
    ) -> None:
        """Where the bank is too small for two forms, take what is left, and then share."""
        fresh = [entry for entry in pool if entry.key not in self._used]
        for form, part in zip(self._forms, taken, strict=True):
            for entry in (*fresh, *pool):
                if len(part) >= section.count:
                    break
                if form.may_take(entry):
                    form.take(entry)
                    part.append(entry)
                    self._used.add(entry.key)

    def _drawn(self, exam: Exam, parts: Sequence[Sequence[Entry]]) -> Draw:
        found = left(exam, parts)
        return Draw(() if found else tuple(map(tuple, parts)), tuple(found))


def _difficulty(entry: Entry, look: Callable[[Entry], Facts]) -> float:
    found = look(entry).difficulty
    return _UNKNOWN_DIFFICULTY if found is None else found
