# SPDX-License-Identifier: MIT
"""Lays labels out in two columns beside a section.

Which side a label stands on and which of a few points of its shape its leader ends at are
improved in turn, from several starts; the rows follow from that, see `label_rows`. What makes a
layout bad has a price: long leaders, leaders over nerves, vessels and bones, over the needle, and
columns of unequal length. No two leaders ever cross.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from trainer.ui.sections.label_anchors import Anchors, cut
from trainer.ui.sections.label_rows import Anchor, Column, Rows, Segment, Side, cross, distance
from trainer.ui.sections.label_rows import set_rows as _set_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trainer.ui.sections.label_anchors import Box, Outline

HAZARD_PRICE, MUSCLE_PRICE = 260.0, 50.0
_LENGTH_PRICE, _SHIFT_PRICE = 0.35, 0.8
_NEEDLE_PRICE, _IMBALANCE_PRICE = 200.0, 30.0
_CROSSING_PRICE, _CLOSE_PRICE, _OVERFLOW_PRICE = 2000.0, 60.0, 4000.0
_FREE_IMBALANCE = 2
_CLOSE = 7.0
_ROUNDS = 3
_WORTH_IT = 1.0


class Subject(NamedTuple):
    """What gets a label.

    Attributes:
        anchors: where its leader can end, in px; at least one on one side.
        height: of its text.
        hint: the side that its author found better; None leaves both open.
    """

    name: str
    anchors: Anchors
    height: float
    hint: Side | None = None


class Obstacle(NamedTuple):
    """What a leader should not cross, in px.

    Attributes:
        name: of the shape; the leader of the same name may.
        price: of crossing it.
    """

    name: str
    outline: Outline
    box: Box
    price: float


class Placed(NamedTuple):
    """A label in its place: the middle of its text, and its leader's three points."""

    name: str
    side: Side
    anchor: Anchor
    middle: float
    leader: tuple[tuple[float, float], tuple[float, float], tuple[float, float]]


class Layout(NamedTuple):
    """All labels.

    Attributes:
        price: how bad it is, to compare layouts of the same subjects.
        fits: whether every column holds its texts.
    """

    placed: tuple[Placed, ...]
    price: float
    fits: bool


class _Choice(NamedTuple):
    side: Side
    point: int


class _Side(NamedTuple):
    """A column with its labels set."""

    rows: Rows
    members: tuple[int, ...]
    slants: tuple[Segment, ...]
    price: float


def lay_out(
    subjects: Sequence[Subject],
    columns: tuple[Column, Column],
    obstacles: Sequence[Obstacle] = (),
    needle: Segment | None = None,
    starts: int = 2,
) -> Layout:
    """Return the best layout found from some starts."""
    best: Layout | None = None
    for found in improve(subjects, columns, obstacles, needle, starts):
        if best is None or found.price < best.price:
            best = found
    return best if best is not None else Layout((), 0.0, fits=True)


def improve(
    subjects: Sequence[Subject],
    columns: tuple[Column, Column],
    obstacles: Sequence[Obstacle] = (),
    needle: Segment | None = None,
    starts: int = 8,
) -> Iterator[Layout]:
    """Return a layout from each start in turn; they differ, and any may be the best."""
    search = _Search(subjects, columns, obstacles, needle)
    for start in range(starts):
        yield search.run(start)


class _Search:
    """One set of subjects; remembers what columns and leaders cost."""

    def __init__(
        self,
        subjects: Sequence[Subject],
        columns: tuple[Column, Column],
        obstacles: Sequence[Obstacle],
        needle: Segment | None,
    ) -> None:
        self._subjects = [one for one in subjects if one.anchors.left or one.anchors.right]
        self._columns: dict[Side, Column] = {column.side: column for column in columns}
        self._obstacles = obstacles
        self._needle = needle
        self._sides: dict[tuple[Side, tuple[tuple[int, int], ...]], _Side] = {}
        self._leaders: dict[tuple[int, Side, int, int], float] = {}

    def run(self, start: int) -> Layout:
        """Improve one start until nothing better is found."""
        choices = self._first(start)
        price = self._price(choices)
        for _ in range(_ROUNDS):
            before = price
            for label in range(len(self._subjects)):
                price = self._improve_one(choices, label, price)
            if price > before - _WORTH_IT:
                break
        self._untangle(choices)
        return self._layout(choices)

    def _improve_one(self, choices: list[_Choice], label: int, price: float) -> float:
        kept = choices[label]
        for choice in self._open(label):
            if choice == kept:
                continue
            choices[label] = choice
            tried = self._price(choices)
            if tried < price - _WORTH_IT:
                price, kept = tried, choice
        choices[label] = kept
        return price

    def _first(self, start: int) -> list[_Choice]:
        """Put labels on the nearer side; later starts put those near the middle elsewhere."""
        left, right = self._columns["left"].elbow, self._columns["right"].elbow
        middle = (left + right) / 2
        choices = []
        for label, subject in enumerate(self._subjects):
            sides = self._sides_of(subject)
            points = subject.anchors.left or subject.anchors.right
            x = points[0].x
            side: Side = "left" if x < middle else "right"
            is_central = abs(x - middle) < 0.35 * (right - left) / 2
            # Another pattern of halves at every start, the same at every run.
            if start and is_central and (label * 7 + start * 5 + label * start) % 3 == 0:
                side = "right" if side == "left" else "left"
            choices.append(_Choice(side if side in sides else sides[0], 0))
        return choices

    def _sides_of(self, subject: Subject) -> tuple[Side, ...]:
        sides: tuple[Side, ...] = ()
        if subject.anchors.left:
            sides += ("left",)
        if subject.anchors.right:
            sides += ("right",)
        return (subject.hint,) if subject.hint in sides and subject.hint is not None else sides

    def _open(self, label: int) -> Iterator[_Choice]:
        subject = self._subjects[label]
        for side in self._sides_of(subject):
            for point in range(len(_points(subject, side))):
                yield _Choice(side, point)

    # -- prices -------------------------------------------------------------------------------

    def _price(self, choices: Sequence[_Choice]) -> float:
        left, right = self._side("left", choices), self._side("right", choices)
        uneven = max(0, abs(len(left.members) - len(right.members)) - _FREE_IMBALANCE)
        price = left.price + right.price + uneven * _IMBALANCE_PRICE
        for one in left.slants:
            for other in right.slants:
                if cross(one, other):
                    price += _CROSSING_PRICE
        return price

    def _side(self, side: Side, choices: Sequence[_Choice]) -> _Side:
        key = tuple((n, choice.point) for n, choice in enumerate(choices) if choice.side == side)
        known = self._sides.get((side, key))
        if known is None:
            known = self._sides[side, key] = self._set_side(side, key)
        return known

    def _set_side(self, side: Side, members: tuple[tuple[int, int], ...]) -> _Side:
        column = self._columns[side]
        anchors = [_points(self._subjects[label], side)[point] for label, point in members]
        heights = [self._subjects[label].height for label, _ in members]
        rows = _set_rows(column, anchors, heights)
        slants = tuple(
            (column.elbow, middle, anchors[place].x, anchors[place].y)
            for place, middle in zip(rows.order, rows.middles, strict=True)
        )
        price = 0.0 if rows.fits else _OVERFLOW_PRICE
        for place, slant in zip(rows.order, slants, strict=True):
            label, point = members[place]
            price += self._leader(label, side, point, slant)
        price += _CLOSE_PRICE * _close_ones(slants)
        return _Side(rows, tuple(label for label, _ in members), slants, price)

    def _leader(self, label: int, side: Side, point: int, slant: Segment) -> float:
        key = (label, side, point, round(slant[1]))
        known = self._leaders.get(key)
        if known is not None:
            return known
        x0, y0, x1, y1 = slant
        length = math.hypot(x1 - x0, y1 - y0)
        price = length * _LENGTH_PRICE + abs(y1 - y0) * _SHIFT_PRICE + 6.0 * point
        name = self._subjects[label].name
        for obstacle in self._obstacles:
            if obstacle.name != name and meets(slant, obstacle):
                price += obstacle.price
        if self._needle is not None and cross(slant, self._needle):
            price += _NEEDLE_PRICE
        self._leaders[key] = price
        return price

    # -- what is left to do at the end ----------------------------------------------------------

    def _untangle(self, choices: list[_Choice]) -> None:
        """Put everything left of a line to the left, should leaders of both columns cross."""
        if not self._tangled(choices):
            return
        best = list(choices)
        price = float("inf")
        ordered = sorted(range(len(self._subjects)), key=lambda n: self._any_point(n).x)
        for split in range(len(ordered) + 1):
            tried = list(choices)
            for place, label in enumerate(ordered):
                side: Side = "left" if place < split else "right"
                has = _points(self._subjects[label], side)
                tried[label] = _Choice(side, 0) if has else choices[label]
            found = self._price(tried)
            if not self._tangled(tried) and found < price:
                best, price = tried, found
        choices[:] = best

    def _tangled(self, choices: Sequence[_Choice]) -> bool:
        left, right = self._side("left", choices), self._side("right", choices)
        return any(cross(one, other) for one in left.slants for other in right.slants)

    def _any_point(self, label: int) -> Anchor:
        anchors = self._subjects[label].anchors
        return (anchors.left or anchors.right)[0]

    def _layout(self, choices: Sequence[_Choice]) -> Layout:
        placed: list[Placed] = []
        fits = True
        for side, column in self._columns.items():
            found = self._side(side, choices)
            fits = fits and found.rows.fits
            for place, slant in zip(found.rows.order, found.slants, strict=True):
                label = found.members[place]
                subject = self._subjects[label]
                anchor = _points(subject, side)[choices[label].point]
                middle = slant[1]
                bend = (column.elbow, middle)
                leader = ((column.x, middle), bend, (anchor.x, anchor.y))
                placed.append(Placed(subject.name, side, anchor, middle, leader))
        return Layout(tuple(placed), self._price(choices), fits)


def _close_ones(slants: Sequence[Segment]) -> int:
    """Count leaders that run close by the end of another."""
    count = 0
    for place, (_, _, x, y) in enumerate(slants):
        for other, leader in enumerate(slants):
            low, high = sorted((leader[1], leader[3]))
            if other != place and low - _CLOSE < y < high + _CLOSE:
                count += distance(x, y, leader) < _CLOSE
    return count


def meets(segment: Segment, obstacle: Obstacle) -> bool:
    """Return whether a straight line crosses an outline or ends in it."""
    x0, y0, x1, y1 = segment
    left, top, right, bottom = obstacle.box
    if max(x0, x1) < left or min(x0, x1) > right or max(y0, y1) < top or min(y0, y1) > bottom:
        return False
    ax, ay = obstacle.outline[-1]
    for bx, by in obstacle.outline:
        if cross(segment, (ax, ay, bx, by)):
            return True
        ax, ay = bx, by
    return any(start <= x1 <= end for start, end in cut(obstacle.outline, y1))


def _points(subject: Subject, side: Side) -> tuple[Anchor, ...]:
    return subject.anchors.left if side == "left" else subject.anchors.right
