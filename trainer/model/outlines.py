# SPDX-License-Identifier: MIT
"""Outlines of structures as polygons: what is drawn, hit-tested and scored alike."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.model.art import Ellipse
    from trainer.model.section import Member, Structure

Polygon = tuple[tuple[float, float], ...]

STEPS = 12  # of a curve from one point to the next
CORNERS = 96  # of an ellipse: at a radius of 90 mm, at most 0.05 mm inside it

_SAME = 1e-6  # points as near as this are one


def outline(structure: Structure | Member) -> Polygon:
    """Return the outline of a structure in the average build, without repeating its start."""
    if structure.ellipse is not None:
        return ellipse_outline(structure.ellipse)
    return curve_outline(getattr(structure, "curve", None) or ())


def ellipse_outline(ellipse: Ellipse) -> Polygon:
    """Return a polygon in place of an ellipse (x, y, rx, ry), the first corner at its right."""
    x, y, rx, ry = ellipse
    return tuple((x + rx * cos, y + ry * sin) for cos, sin in _circle())


def curve_outline(points: Sequence[tuple[float, float]]) -> Polygon:
    """Lead a smooth closed curve through points: a closed centripetal Catmull-Rom spline.

    Points on top of the one before them count once. Centripetal curves do not loop or overshoot
    between points, however unevenly these lie.

    Source: Barry & Goldman (1988), SIGGRAPH 22, a recursive evaluation algorithm; Yuksel et al.
    (2011), Computer-Aided Design 43, on the exponent one half.
    """
    through: list[tuple[float, float]] = []
    for point in points:
        if not through or math.dist(point, through[-1]) > _SAME:
            through.append(point)
    if len(through) > 1 and math.dist(through[0], through[-1]) <= _SAME:
        through.pop()
    count = len(through)
    if count < 3:
        return tuple(through)
    made: list[tuple[float, float]] = []
    for n in range(count):
        made += _span(
            through[n - 1], through[n], through[(n + 1) % count], through[(n + 2) % count]
        )
    return tuple(made)


def moved(polygon: Polygon, dx: float, dy: float) -> Polygon:
    """Move a polygon."""
    if dx == dy == 0:
        return polygon
    return tuple((x + dx, y + dy) for x, y in polygon)


def box(polygon: Polygon) -> tuple[float, float, float, float]:
    """Return the bounding box of a polygon: left, top, right, bottom."""
    xs = [x for x, _ in polygon]
    ys = [y for _, y in polygon]
    return min(xs), min(ys), max(xs), max(ys)


def area(polygon: Polygon) -> float:
    """Return the area that a polygon encloses, in square millimetres."""
    pairs = zip(polygon, polygon[1:] + polygon[:1], strict=True)
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs)) / 2


@lru_cache(1)
def _circle() -> tuple[tuple[float, float], ...]:
    turns = [2 * math.pi * n / CORNERS for n in range(CORNERS)]
    return tuple((math.cos(turn), math.sin(turn)) for turn in turns)


def _span(
    before: tuple[float, float],
    start: tuple[float, float],
    end: tuple[float, float],
    after: tuple[float, float],
) -> list[tuple[float, float]]:
    """Return the points of a curve from `start` to just before `end`."""
    t1 = math.sqrt(math.dist(before, start))
    t2 = t1 + math.sqrt(math.dist(start, end))
    t3 = t2 + math.sqrt(math.dist(end, after))
    made = []
    for step in range(STEPS):
        t = t1 + (t2 - t1) * step / STEPS
        a1 = _between(before, start, t / t1)
        a2 = _between(start, end, (t - t1) / (t2 - t1))
        a3 = _between(end, after, (t - t2) / (t3 - t2))
        b1 = _between(a1, a2, t / t2)
        b2 = _between(a2, a3, (t - t1) / (t3 - t1))
        made.append(_between(b1, b2, (t - t1) / (t2 - t1)))
    return made


def _between(
    start: tuple[float, float], end: tuple[float, float], share: float
) -> tuple[float, float]:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
