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

Corner = tuple[float, float]
Polygon = tuple[Corner, ...]

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
    through: list[Corner] = []
    for point in points:
        if not through or math.dist(point, through[-1]) > _SAME:
            through.append(point)
    if len(through) > 1 and math.dist(through[0], through[-1]) <= _SAME:
        through.pop()
    return tuple(smooth(through))


def smooth(points: Sequence[Corner], steps: int = STEPS, *, closed: bool = True) -> list[Corner]:
    """Return a centripetal Catmull-Rom curve through points, so many steps to each span.

    Source: as `curve_outline`. The ends of an open curve are continued by their mirror images.
    """
    count = len(points)
    if count < 3:
        return list(points)
    made: list[Corner] = []
    for n in range(count if closed else count - 1):
        if closed:
            before, after = points[n - 1], points[(n + 2) % count]
        else:
            before = points[n - 1] if n else _mirrored(points[1], points[0])
            after = points[n + 2] if n + 2 < count else _mirrored(points[-2], points[-1])
        made += _span(before, points[n], points[(n + 1) % count], after, steps)
    if not closed:
        made.append(points[-1])
    return made


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


def _span(before: Corner, start: Corner, end: Corner, after: Corner, steps: int) -> list[Corner]:
    """Return the points of a curve from `start` to just before `end`."""
    t1 = math.sqrt(max(math.dist(before, start), _SAME))
    t2 = t1 + math.sqrt(max(math.dist(start, end), _SAME))
    t3 = t2 + math.sqrt(max(math.dist(end, after), _SAME))
    made = []
    for step in range(steps):
        t = t1 + (t2 - t1) * step / steps
        a1 = _between(before, start, t / t1)
        a2 = _between(start, end, (t - t1) / (t2 - t1))
        a3 = _between(end, after, (t - t2) / (t3 - t2))
        b1 = _between(a1, a2, t / t2)
        b2 = _between(a2, a3, (t - t1) / (t3 - t1))
        made.append(_between(b1, b2, (t - t1) / (t2 - t1)))
    return made


def _mirrored(point: Corner, at: Corner) -> Corner:
    return 2 * at[0] - point[0], 2 * at[1] - point[1]


def _between(start: Corner, end: Corner, share: float) -> Corner:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
