# SPDX-License-Identifier: MIT
"""Puts the labels of one column into rows: near what they name, apart, no two leaders crossing.

Everything is in pixels. A leader runs level from its row to the column's edge of the picture (the
stub), and from there straight to its anchor.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

Side = Literal["left", "right"]
Segment = tuple[float, float, float, float]

_SHORTER = 1e-6


class Anchor(NamedTuple):
    """Where a leader ends; with a dot, unless what it names is smaller than one."""

    x: float
    y: float
    has_dot: bool = True


class Column(NamedTuple):
    """Where rows can stand.

    Attributes:
        side: of the picture.
        x: where stubs begin, at the text.
        stub: how long they are.
        top, bottom: between which texts may stand.
        gap: least distance between two texts.
    """

    side: Side
    x: float
    stub: float
    top: float
    bottom: float
    gap: float

    @property
    def elbow(self) -> float:
        """Where a leader leaves the level."""
        return self.x + (self.stub if self.side == "left" else -self.stub)


class Rows(NamedTuple):
    """The rows of a column: which label stands in each, and the middle of its text."""

    order: tuple[int, ...]
    middles: tuple[float, ...]
    fits: bool


def set_rows(column: Column, anchors: Sequence[Anchor], heights: Sequence[float]) -> Rows:
    """Return rows for labels, in the order in which no two leaders cross.

    Two leaders that cross swap their rows, and rows are then spread anew. That moves them all a
    little, so that it might go on for ever; after a while rows stand still, each as high as the
    highest, and only labels swap. Then every swap shortens the leaders together, and it ends.
    """
    elbow = column.elbow
    order = sorted(range(len(anchors)), key=lambda i: (anchors[i].y, abs(anchors[i].x - elbow)))
    rows = _spread(column, order, anchors, heights)
    for _ in range(4 * len(anchors)):
        crossing = _first_crossing(elbow, rows, anchors)
        if crossing is None:
            return rows
        one, other = crossing
        order[one], order[other] = order[other], order[one]
        rows = _spread(column, order, anchors, heights)
    rows = _spread(column, order, anchors, [max(heights, default=0.0)] * len(anchors))
    while (crossing := _first_crossing(elbow, rows, anchors)) is not None:
        one, other = crossing
        order[one], order[other] = order[other], order[one]
        rows = rows._replace(order=tuple(order))
    return rows


def spread(
    wanted: Sequence[float], heights: Sequence[float], top: float, bottom: float, gap: float
) -> tuple[list[float], bool]:
    """Return middles as near to the wanted ones as texts of these heights can stand.

    The least-squares fit under least distances: after taking the distances off it is a monotone
    regression, solved by pooling adjacent violators.

    Returns:
        The middles from the top down, and whether all stand between `top` and `bottom`.

    Source: Barlow, Bartholomew, Bremner & Brunk (1972), Statistical Inference under Order
        Restrictions, chapter 1.
    """
    if not heights:
        return [], True
    offsets = [0.0]
    for above, below in pairwise(heights):
        offsets.append(offsets[-1] + (above + below) / 2 + gap)
    pools: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=True):
        value, size = want - offset, 1
        while pools and pools[-1][0] >= value:
            before, count = pools.pop()
            value = (before * count + value * size) / (count + size)
            size += count
        pools.append((value, size))
    least = top + heights[0] / 2
    most = bottom - heights[-1] / 2 - offsets[-1]
    fits = most >= least - 0.5
    most = max(least, most)
    levels = [min(max(value, least), most) for value, size in pools for _ in range(size)]
    return [level + offset for level, offset in zip(levels, offsets, strict=True)], fits


def cross(one: Segment, other: Segment) -> bool:
    """Return whether two straight lines cross or touch."""
    ax, ay, bx, by = one
    cx, cy, dx, dy = other
    if max(ax, bx) < min(cx, dx) or max(cx, dx) < min(ax, bx):
        return False
    if max(ay, by) < min(cy, dy) or max(cy, dy) < min(ay, by):
        return False
    abx, aby, cdx, cdy = bx - ax, by - ay, dx - cx, dy - cy
    c_side = abx * (cy - ay) - aby * (cx - ax)
    d_side = abx * (dy - ay) - aby * (dx - ax)
    a_side = cdx * (ay - cy) - cdy * (ax - cx)
    b_side = cdx * (by - cy) - cdy * (bx - cx)
    return c_side * d_side <= 0 and a_side * b_side <= 0


def distance(x: float, y: float, segment: Segment) -> float:
    """Return how far a point is from a straight line."""
    ax, ay, bx, by = segment
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    share = 0.0 if length == 0 else ((x - ax) * dx + (y - ay) * dy) / length
    share = min(1.0, max(0.0, share))
    ox, oy = ax + share * dx - x, ay + share * dy - y
    return float((ox * ox + oy * oy) ** 0.5)


def _spread(
    column: Column, order: Sequence[int], anchors: Sequence[Anchor], heights: Sequence[float]
) -> Rows:
    middles, fits = spread(
        [anchors[i].y for i in order],
        [heights[i] for i in order],
        column.top,
        column.bottom,
        column.gap,
    )
    return Rows(tuple(order), tuple(middles), fits)


def _swap_helps(leaders: Sequence[Segment], above: int, below: int) -> bool:
    """Tell whether two leaders get shorter by a swap; not where they only touch in one line."""
    x0, y0, x1, y1 = leaders[above]
    x2, y2, x3, y3 = leaders[below]
    before = math.dist((x0, y0), (x1, y1)) + math.dist((x2, y2), (x3, y3))
    after = math.dist((x0, y0), (x3, y3)) + math.dist((x2, y2), (x1, y1))
    return after < before - _SHORTER


def _first_crossing(elbow: float, rows: Rows, anchors: Sequence[Anchor]) -> tuple[int, int] | None:
    leaders = [
        (elbow, middle, anchors[i].x, anchors[i].y)
        for i, middle in zip(rows.order, rows.middles, strict=True)
    ]
    for below in range(1, len(leaders)):
        for above in range(below):
            if cross(leaders[above], leaders[below]) and _swap_helps(leaders, above, below):
                return above, below
    return None
