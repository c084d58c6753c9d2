# SPDX-License-Identifier: MIT
"""Which way muscle fibres run: coordinates that follow a band, a belly or one direction."""

from __future__ import annotations

from math import degrees, radians
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from trainer.ui.sections.cells import Grain, bent, lattice, shrunk, voronoi
from trainer.ui.sections.ribbon import Ribbon

if TYPE_CHECKING:
    from trainer.ui.sections.chance import Chance
    from trainer.ui.sections.rings import Floats, Geometries, Ints

# A belly whose long axis is no further than this from its fibres has them run from end to end.
_NEAR_AXIS = 22.0
_SAMPLES = 72


class Fibres:
    """Coordinates in which fibres are straight: u along them, v across, both in mm.

    Attributes:
        ribbon: the band whose two edges are fibres.
    """

    def __init__(self, ribbon: Ribbon) -> None:
        """Take the band."""
        self.ribbon = ribbon

    @classmethod
    def of_area(cls, area: Any, fibres: str | float) -> Fibres:
        """Return the way through a polygon.

        Args:
            area: the polygon.
            fibres: "along" for its own long axis, or degrees from +x, positive toward the depth.
        """
        axis = long_axis(area)
        if isinstance(fibres, str):
            return cls._belly(area, axis)
        away = abs((fibres - axis + 90) % 180 - 90)
        if away <= _NEAR_AXIS and _is_long(area, axis):
            return cls._belly(area, axis)
        return cls._straight(area, fibres)

    @classmethod
    def _belly(cls, area: Any, angle: float) -> Fibres:
        """Let fibres begin and end together at both tips, and the outermost follow the edge."""
        turned = _rotated(area, -angle)
        left, low, right, high = shapely.bounds(turned)
        margin = 0.02 * (right - left)
        xs = np.linspace(left + margin, right - margin, _SAMPLES)
        cuts = shapely.linestrings([((x, low - 1), (x, high + 1)) for x in xs])
        spans = shapely.bounds(shapely.intersection(cuts, turned))
        tall = spans[:, 3] - spans[:, 1]
        # Not quite to a point: strands that meet in one look like a brush.
        room = np.maximum(0.0, 0.3 * np.nanmax(tall) - tall) / 2
        top, bottom = _calm(spans[:, 1] - room), _calm(spans[:, 3] + room)
        xs = np.linspace(left - 2, right + 2, _SAMPLES)
        first, second = (_points(xs, line, angle) for line in (top, bottom))
        return cls(Ribbon(first, second, closed=False))

    @classmethod
    def _straight(cls, area: Any, angle: float) -> Fibres:
        left, low, right, high = shapely.bounds(_rotated(area, -angle))
        xs = np.linspace(left - 3, right + 3, _SAMPLES)
        # A slight sweep: no muscle is ruled.
        sweep = 0.045 * (high - low) * np.sin(np.linspace(0.3, 3.4, _SAMPLES))
        first = _points(xs, low - 1 + sweep, angle)
        second = _points(xs, high + 1 + sweep * 0.4, angle)
        return cls(Ribbon(first, second, closed=False))

    def strands(
        self, core: Any, rough: Grain, fine: Grain, chance: Chance
    ) -> tuple[Geometries, Ints]:
        """Return strands within bundles, clipped to an area, and the bundle of each."""
        box = (0.0, 0.0, self.ribbon.length, self.ribbon.thickness)
        big = shrunk(_stretched(box, rough, chance.of("bundles")), rough)
        small = _stretched(box, fine, chance.of("strands"))
        pairs = shapely.STRtree(big).query(small, predicate="intersects")
        made = shapely.intersection(small[pairs[0]], big[pairs[1]])
        made = shapely.buffer(made, -fine.gap / 2, join_style="mitre")
        kept = shapely.area(made) > 0.2 * fine.size * fine.size * fine.stretch * 0.3
        made, owners = made[kept], pairs[1][kept]
        made = shapely.segmentize(made, 2.0)
        warp = bent(chance.of("sway"), 0.35 * fine.size, 30.0)
        made = shapely.transform(made, lambda points: self.ribbon.place(warp(points)))
        shapely.prepare(core)
        near = shapely.intersects(core, made)
        made, owners = made[near], owners[near]
        cut = ~shapely.contains_properly(core, made)
        made[cut] = shapely.intersection(shapely.buffer(made[cut], 0), core)
        return made, owners


def _stretched(box: tuple[float, float, float, float], grain: Grain, chance: Chance) -> Geometries:
    left, top, right, bottom = box
    # Rows across the fibres, and little chance along them: so the cells end in points that lie
    # side by side, not in walls across.
    span = (top, left / grain.stretch, bottom, right / grain.stretch)
    points = lattice(span, grain._replace(jitter=0.0), chance)[:, ::-1]
    points = points + chance.normal(0.6 * grain.jitter * grain.size, len(points), 2) * (0.22, 1.0)
    shift = np.sin(points[:, 1] / (2.6 * grain.size) + chance.number(0, 6.0))
    points[:, 0] += 0.8 * grain.size * shift
    raw = voronoi(points, grain.size * 2)
    scale = np.array([grain.stretch, 1.0])
    raw = shapely.transform(raw, lambda points: np.asarray(points * scale))
    raw = shapely.intersection(raw, shapely.box(left, top, right, bottom))
    return np.asarray(raw[~shapely.is_empty(raw)])


def long_axis(area: Any) -> float:
    """Return the direction of an area's long axis, in degrees from +x, -90 to 90."""
    points = shapely.get_coordinates(shapely.segmentize(area, 0.5))
    spread = np.cov((points - points.mean(axis=0)).T)
    values, vectors = np.linalg.eigh(spread)
    x, y = vectors[:, int(np.argmax(values))]
    return float((degrees(np.arctan2(y, x)) + 90) % 180 - 90)


def _is_long(area: Any, angle: float) -> bool:
    left, low, right, high = shapely.bounds(_rotated(area, -angle))
    return bool(right - left > 2.2 * (high - low))


def _turn(angle: float) -> Floats:
    cos, sin = np.cos(radians(angle)), np.sin(radians(angle))
    return np.array([[cos, sin], [-sin, cos]])


def _rotated(area: Any, angle: float) -> Any:
    turn = _turn(angle)
    return shapely.transform(area, lambda points: points @ turn)


def _points(xs: Floats, ys: Floats, angle: float) -> Floats:
    return np.asarray(np.column_stack((xs, ys)) @ _turn(angle))


def _calm(line: Floats) -> Floats:
    """Smooth a line by running means; a fibre does not follow every dent of its sheath."""
    padded = np.concatenate((np.full(4, line[0]), line, np.full(4, line[-1])))
    return np.convolve(padded, np.ones(9) / 9, mode="valid")
