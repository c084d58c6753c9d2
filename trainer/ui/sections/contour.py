# SPDX-License-Identifier: MIT
"""The body's contour: the deep fascia as a smooth closed line, with skin and fat as its offsets.

Plain Python, so that the plain form of a section needs neither numpy nor shapely.
"""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING, NamedTuple

from trainer.model.outlines import smooth
from trainer.ui.sections.frame import frame_of, growth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.model.section import Section

Point = tuple[float, float]

# A contour that is not closed goes on below the picture, where nobody sees its end.
_BEYOND = 60.0
_FLAT_STEP = 4.0
# How far above or below its level a contour's top may have been drawn and still be meant as flat.
_NEARLY_FLAT = 2.5
_LEAD = 6.0


class Cover(NamedTuple):
    """Thickness in mm of what lies over the deep fascia in a build."""

    skin: float
    fat: float

    @property
    def depth(self) -> float:
        """Depth of the deep fascia within the working zone."""
        return self.skin + self.fat


class Contour(NamedTuple):
    """The deep fascia, once round.

    Attributes:
        points: a closed line, the last point joined to the first.
        normals: outward, of unit length, one a point.
        shares: to what share the fat is thinned, one a point.
        arcs: length along the line, one a point.
        cover: skin and fat within the working zone.
        is_whole: whether the line is the whole body's, not a crop of it.
    """

    points: tuple[Point, ...]
    normals: tuple[Point, ...]
    shares: tuple[float, ...]
    arcs: tuple[float, ...]
    cover: Cover
    is_whole: bool

    def offset(self, skin: float, fat: float) -> list[Point]:
        """Return the line moved outward by `skin`, and by `fat` as far as that is not thinned."""
        return [
            (x + nx * (skin + fat * share), y + ny * (skin + fat * share))
            for (x, y), (nx, ny), share in zip(self.points, self.normals, self.shares, strict=True)
        ]


def cover_of(section: Section, build: str) -> Cover:
    """Return skin and fat of a section in a build."""
    made = section.builds.get(build)  # type: ignore[call-overload]
    layers = section.layers
    last = next((i for i, layer in enumerate(layers) if layer.grows), None)
    if last is None:
        last = next((i for i, layer in enumerate(layers) if layer.type == "fat"), 0)
    over = sum(
        layer.mm if made is None else made.layers.get(layer.name, layer.mm)
        for layer in layers[:last]
    )
    depth = sum(layer.mm for layer in layers[: last + 1]) + growth(layers, made)
    return Cover(over, depth - over) if last else Cover(depth, 0.0)


def contour_of(section: Section, build: str) -> Contour:
    """Return the body's contour in a build; a flat crop where the section has no curve."""
    cover = cover_of(section, build)
    skin = section.skin
    if skin.curve is None:
        return _crop(section, build, cover)
    moved = cover.depth - cover_of(section, "average").depth
    points = [(x, y + moved) for x, y in skin.curve]
    if not skin.closed:
        bottom = frame_of(section, "flat", build).bottom + _BEYOND
        # Authors draw a trunk from either side; its ends are both carried down.
        points = [
            (points[0][0], max(bottom, points[0][1] + 1)),
            *points,
            (points[-1][0], max(bottom, points[-1][1] + 1)),
        ]
        line = smooth(points[1:-1], closed=False)
        line = [points[0], *line, points[-1]]
    else:
        line = smooth(points)
    # The curve may swing a little over its highest points; the fascia does not.
    highest = min(y for _, y in points)
    line = [(x, max(y, highest)) for x, y in line]
    line = [_flattened(point, skin.working_zone, cover.depth) for point in line]
    return _measured(line, section, cover)


def _flattened(point: Point, zone: tuple[float, float], depth: float) -> Point:
    """Put what was meant as flat at its level, and lead over to that without a step."""
    x, y = point
    if abs(y - depth) >= _NEARLY_FLAT:
        return point
    t = min(1.0, max(zone[0] - x, x - zone[1], 0.0) / _LEAD)
    return x, depth + (y - depth) * t * t * (3 - 2 * t)


def _crop(section: Section, build: str, cover: Cover) -> Contour:
    frame = frame_of(section, "flat", build)
    left, right = frame.left - _BEYOND, frame.right + _BEYOND
    bottom = frame.bottom + _BEYOND
    count = int((right - left) / _FLAT_STEP) + 1
    line = [(left + (right - left) * i / count, cover.depth) for i in range(count + 1)]
    line += [(right, bottom), (left, bottom)]
    contour = _measured(line, section, cover)
    shares = tuple(1.0 for _ in line)
    # Straight up at the corners too, or the skin would bend there.
    normals = tuple((0.0, -1.0) if y == cover.depth else (0.0, 1.0) for _, y in line)
    return contour._replace(shares=shares, normals=normals, is_whole=False)


def _measured(line: list[Point], section: Section, cover: Cover) -> Contour:
    if _area(line) < 0:
        line = line[::-1]
    count = len(line)
    arcs = [0.0]
    for i in range(1, count):
        arcs.append(arcs[-1] + hypot(line[i][0] - line[i - 1][0], line[i][1] - line[i - 1][1]))
    round_trip = arcs[-1] + hypot(line[0][0] - line[-1][0], line[0][1] - line[-1][1])
    return Contour(
        tuple(line),
        tuple(_normal(line[i - 1], line[(i + 1) % count]) for i in range(count)),
        _shares(line, arcs, round_trip, section, cover),
        tuple(arcs),
        cover,
        is_whole=True,
    )


def _normal(before: Point, after: Point) -> Point:
    # With y growing downward a positive area runs clockwise on the screen: outward is to the left.
    dx, dy = after[0] - before[0], after[1] - before[1]
    length = hypot(dx, dy) or 1.0
    return dy / length, -dx / length


def _area(line: Sequence[Point]) -> float:
    total = 0.0
    for (x0, y0), (x1, y1) in zip(line, [*line[1:], line[0]], strict=True):
        total += x0 * y1 - x1 * y0
    return total


def _shares(
    line: list[Point], arcs: list[float], round_trip: float, section: Section, cover: Cover
) -> tuple[float, ...]:
    """Thin the fat along the contour, away from the working zone, by a smooth step."""
    share, width = section.skin.thins
    low, high = section.skin.working_zone
    flat = [i for i, (x, y) in enumerate(line) if low <= x <= high and y == cover.depth]
    if not flat or share >= 1.0:
        return tuple(1.0 for _ in line)
    inside = set(flat)
    ends = [arcs[i] for i in flat if (i + 1) % len(line) not in inside or i - 1 not in inside]
    made = []
    for i, arc in enumerate(arcs):
        if i in inside:
            made.append(1.0)
            continue
        away = min(min(abs(arc - end), round_trip - abs(arc - end)) for end in ends)
        t = min(1.0, away / width)
        made.append(1.0 - (1.0 - share) * t * t * (3 - 2 * t))
    return tuple(made)
