# SPDX-License-Identifier: MIT
"""Finds the area under the pointer and the one beside another."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from PySide6.QtCore import QRectF

    from trainer.ui.body.areas import Area
    from trainer.ui.body.marks import Mark
    from trainer.ui.body.paint import Piece

# Pixels beside an area that still count as it: some muscles are narrower than a pointer.
NEAR = 6.0
# An area that is nowhere wider than so many pixels cannot be told from its neighbours by pointing.
THIN = 10.0
# What lies off the way of an arrow counts so many times as much as what lies along it.
_ASIDE = 2.5


def piece_at(pieces: Sequence[Piece], point: QPointF, active: Collection[str]) -> Piece | None:
    """Return the piece at a point.

    Args:
        pieces: those drawn above others last.
        point: in pixels.
        active: ids of areas that can be chosen; they go before others.

    Returns:
        The uppermost active one that holds the point, else the nearest active one within a few
        pixels, else any that holds the point; None for none.
    """
    holding = [
        one for one in reversed(pieces) if one.box.contains(point) and one.outline.contains(point)
    ]
    for one in holding:
        if one.area.id in active:
            return one
    near = [
        (_distance(one, point), number)
        for number, one in enumerate(pieces)
        if one.area.id in active and _reach(one).contains(point)
    ]
    if near and min(near)[0] <= NEAR:
        return pieces[min(near)[1]]
    return holding[0] if holding else None


def crowd_at(pieces: Sequence[Piece], point: QPointF, active: Collection[str]) -> list[Piece]:
    """Return the thin areas that a press can mean, the nearest first.

    Args:
        pieces: those drawn above others last.
        point: in pixels.
        active: ids of areas that can be chosen.

    Returns:
        Nothing where the press lies in an area that is wide enough to be meant.
    """
    aimed = piece_at(pieces, point, active)
    if aimed is None or aimed.area.id not in active or not _is_thin(aimed):
        return []
    near = []
    for number, one in enumerate(pieces):
        if one.area.id not in active or not _reach(one).contains(point) or not _is_thin(one):
            continue
        away = 0.0 if one.outline.contains(point) else _distance(one, point)
        if away <= NEAR:
            near.append((one is not aimed, away, number))
    return [pieces[number] for _, _, number in sorted(near)]


def told_apart(crowd: Iterable[Piece], marks: Mapping[str, Mark]) -> list[Area]:
    """Return one area of each region, in the order of the pieces."""
    found: dict[str, Area] = {}
    for piece in crowd:
        found.setdefault(marks[piece.area.id].region, piece.area)
    return list(found.values())


def next_area(centres: Mapping[str, QPointF], current: str, across: int, down: int) -> str | None:
    """Return the area that an arrow leads to.

    Args:
        centres: of the areas that can be reached, in pixels.
        current: id of the one to go from.
        across: 1 to the right, -1 to the left, else 0.
        down: 1 downwards, -1 upwards, else 0.

    Returns:
        The nearest that lies more along the way than aside of it; None at the edge.
    """
    start = centres[current]
    best: tuple[float, str] | None = None
    for area, centre in centres.items():
        x, y = centre.x() - start.x(), centre.y() - start.y()
        along, aside = x * across + y * down, abs(x * down) + abs(y * across)
        if area == current or along <= 0 or aside > 2 * along:
            continue
        cost = along + _ASIDE * aside
        if best is None or (cost, area) < best:
            best = (cost, area)
    return None if best is None else best[1]


def named_like(names: Sequence[tuple[str, str]], typed: str, current: str) -> str | None:
    """Return the area whose name begins with what was typed.

    Args:
        names: area id and name, in the order of the names.
        typed: one letter goes on to the next name with it, more narrow the choice down.
        current: id of the area to go from.
    """
    wanted = typed.casefold()
    fitting = [area for area, name in names if name.casefold().startswith(wanted)]
    if not fitting:
        fitting = [area for area, name in names if f" {wanted}" in f" {name.casefold()}"]
    if not fitting:
        return None
    if len(wanted) > 1 and current in fitting:
        return current
    after = fitting.index(current) + 1 if current in fitting else 0
    return fitting[after % len(fitting)]


def _is_thin(piece: Piece) -> bool:
    middle = piece.way.map(QPointF(*piece.area.centre))
    return 2 * _distance(piece, middle) < THIN


def _reach(piece: Piece) -> QRectF:
    return piece.box.adjusted(-NEAR, -NEAR, NEAR, NEAR)


def _distance(piece: Piece, point: QPointF) -> float:
    """Return the pixels from a point to an outline."""
    corners = [piece.way.map(QPointF(x, y)) for x, y in piece.area.outline]
    return min(
        _to_line(point, one, other)
        for one, other in zip(corners, corners[1:] + corners[:1], strict=True)
    )


def _to_line(point: QPointF, one: QPointF, other: QPointF) -> float:
    x, y = other.x() - one.x(), other.y() - one.y()
    square = x * x + y * y
    from_one = ((point.x() - one.x()) * x + (point.y() - one.y()) * y) / square if square else 0.0
    share = max(0.0, min(1.0, from_one))
    return math.hypot(point.x() - one.x() - share * x, point.y() - one.y() - share * y)
