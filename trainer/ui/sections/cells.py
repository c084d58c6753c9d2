# SPDX-License-Identifier: MIT
"""Tissue as cells: Voronoi cells of jittered hexagons, lined up along the edges of their ground.

Cells come in two sizes where tissue does: bundles, and the fascicles within each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.ui.sections.chance import Chance
    from trainer.ui.sections.rings import Floats, Geometries, Ints

    Warp = Callable[[Floats], Floats]

_ROW = 0.866
# A sliver smaller than this share of a cell is left to the ground.
_SLIVER = 0.05
# What a cell may leave of its neighbours' ground without a cell of its own.
_LEFT_OVER = 0.2


class Grain(NamedTuple):
    """How cells of a tissue look.

    Attributes:
        size: distance of neighbours in mm.
        gap: width in mm of the ground that shows between two.
        jitter: how irregular they are, as a share of the size.
        stretch: how many times longer than wide.
        angle: degrees from +x to the long side, positive toward the depth.
        rim: whether the outermost cells line up along the edge.
    """

    size: float
    gap: float
    jitter: float = 0.36
    stretch: float = 1.0
    angle: float = 0.0
    rim: bool = True


def cells(area: Any, grain: Grain, chance: Chance, warp: Warp | None = None) -> Geometries:
    """Return the cells of a polygon, with bent seams where a warp is given."""
    raw, _ = _fitted(shapely.get_parts(area), grain, chance, warp)
    return shrunk(raw, grain)


def whole_cells(area: Any, grain: Grain, chance: Chance) -> Geometries:
    """Return the cells of a polygon before any gap."""
    return _fitted(shapely.get_parts(area), grain, chance, None)[0]


def bundled(areas: Geometries, grain: Grain, chance: Chance) -> tuple[Geometries, Ints]:
    """Return the cells of many polygons at once, and of which of them each is."""
    return _shrunk(*_fitted(areas, grain, chance, None), grain)


def shrunk(raw: Geometries, grain: Grain) -> Geometries:
    """Return cells with the gap between them cut off."""
    return _shrunk(raw, np.zeros(len(raw), np.int64), grain)[0]


def _shrunk(raw: Geometries, owners: Ints, grain: Grain) -> tuple[Geometries, Ints]:
    small = shapely.buffer(raw, -grain.gap / 2, join_style="mitre")
    # A cell with a waist comes apart.
    parts, index = shapely.get_parts(small, return_index=True)
    kept = _large(parts, grain)
    return np.asarray(parts[kept]), np.asarray(owners[index[kept]])


def _large(geometries: Geometries, grain: Grain) -> Any:
    least = _SLIVER * grain.size * grain.size * grain.stretch
    return shapely.area(geometries) > least


def _fitted(
    areas: Geometries, grain: Grain, chance: Chance, warp: Warp | None
) -> tuple[Geometries, Ints]:
    """Return cells clipped to the areas in which their seeds lie."""
    if not shapely.area(areas).sum():
        return areas[:0], np.zeros(0, np.int64)
    upright = _turned(areas, grain, back=False)
    points, owners = _seeds(upright, grain, chance)
    if len(points) < 3:
        return areas, np.arange(len(areas))
    raw = voronoi(points, grain.size * 3)
    # Areas may be bundles close to each other: a cell belongs where its seed is.
    raw = _turned(raw, grain, back=True)
    if warp is not None:
        reach = shapely.box(*shapely.total_bounds(areas)).buffer(grain.size * 2)
        raw = warped(shapely.intersection(raw, reach), warp, grain.size * 0.2)
    least = _LEFT_OVER * grain.size * grain.size * grain.stretch
    return clipped(raw, owners, areas, least)


def clipped(
    raw: Geometries, owners: Ints, areas: Geometries, least: float
) -> tuple[Geometries, Ints]:
    """Return the parts of cells that lie in their owners, and the larger ones beside these.

    Args:
        raw: cells, whole.
        owners: which area the seed of each lies in.
        areas: they do not overlap.
        least: how large a part of a cell in another area must be to be kept, in mm².
    """
    shapely.prepare(areas)
    inside = shapely.contains_properly(areas[owners], raw)
    crossing = np.flatnonzero(~inside)
    own = owners[crossing]
    cut = shapely.intersection(raw[crossing], areas[own])
    # The corner of a bundle may be nearer to a seed in the next one.
    cell, other = shapely.STRtree(areas).query(raw[crossing], predicate="intersects")
    away = other != own[cell]
    beside = shapely.intersection(raw[crossing[cell[away]]], areas[other[away]])
    large = shapely.area(beside) > least
    pieces = np.concatenate((cut, beside[large]))
    numbers = np.concatenate((own, other[away][large]))
    parts, index = shapely.get_parts(pieces, return_index=True)
    is_polygon = shapely.get_type_id(parts) == 3
    return (
        np.concatenate((raw[inside], parts[is_polygon])),
        np.concatenate((owners[inside], numbers[index[is_polygon]])),
    )


def voronoi(points: Floats, margin: float) -> Geometries:
    """Return the Voronoi cell of each point, in the order of the points."""
    low, high = points.min(axis=0) - margin, points.max(axis=0) + margin
    around = shapely.box(low[0], low[1], high[0], high[1])
    made = shapely.get_parts(
        shapely.voronoi_polygons(shapely.multipoints(points), extend_to=around)
    )
    # The order of the cells is not promised; a seed lies in its own.
    seed, cell = shapely.STRtree(made).query(shapely.points(points), predicate="intersects")
    first = np.full(len(points), -1)
    first[seed[::-1]] = cell[::-1]
    return np.asarray(made[first])


def lattice(bounds: tuple[float, float, float, float], grain: Grain, chance: Chance) -> Floats:
    """Return jittered hexagon centres that cover a box."""
    left, top, right, bottom = bounds
    size = grain.size
    ys = np.arange(top - size, bottom + 2 * size, size * _ROW)
    xs = np.arange(left - size, right + 2 * size, size)
    across, down = np.meshgrid(xs, ys)
    across = across + ((np.arange(len(ys)) % 2) * size / 2)[:, None]
    points = np.column_stack((across.ravel(), down.ravel()))
    # Bounded, so that the number of cells does not depend on a rare far jump.
    jump = np.clip(chance.normal(grain.jitter * size * 0.6, len(points), 2), -size, size)
    return np.asarray(points + jump)


def _seeds(areas: Geometries, grain: Grain, chance: Chance) -> tuple[Floats, Ints]:
    bounds = shapely.total_bounds(areas)
    inner = lattice(tuple(bounds), grain, chance)
    reach = grain.size * (-0.95 if grain.rim else 0.0)
    core = shapely.buffer(areas, reach, quad_segs=4) if reach else areas
    owners, index = _within(core, inner)
    if not grain.rim:
        return inner[index], owners
    rim, rim_owners = _rim(areas, grain, chance)
    return np.concatenate((rim, inner[index])), np.concatenate((rim_owners, owners))


def _within(areas: Geometries, points: Floats) -> tuple[Ints, Ints]:
    """Return pairs of an area and a point in it, each point once."""
    kept = ~shapely.is_empty(areas)
    if not kept.any():
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    numbers = np.flatnonzero(kept)
    tree = shapely.STRtree(np.asarray(shapely.points(points)))
    owner, point = tree.query(areas[kept], predicate="contains")
    point, first = np.unique(point, return_index=True)
    return numbers[owner[first]], point


def _rim(areas: Geometries, grain: Grain, chance: Chance) -> tuple[Floats, Ints]:
    """Return seeds in a row along the edge of each area, half a cell within it."""
    size = grain.size
    inset = shapely.buffer(areas, -0.46 * size, quad_segs=4)
    # An area narrower than a cell still needs one.
    lost = shapely.is_empty(inset)
    parts, part_of = shapely.get_parts(inset, return_index=True)
    lines, line_of = shapely.get_rings(parts, return_index=True)
    owners = part_of[line_of]
    lengths = shapely.length(lines)
    counts = np.maximum(1, np.round(lengths / size)).astype(int)
    line = np.repeat(np.arange(len(lines)), counts)
    place = np.arange(len(line)) - np.repeat(np.cumsum(counts) - counts, counts)
    shift = chance.uniform(-0.3, 0.3, len(line)) + chance.uniform(0, 1, len(lines))[line]
    at = ((place + shift) / counts[line]) % 1.0
    points = shapely.get_coordinates(
        shapely.line_interpolate_point(lines[line], at, normalized=True)
    )
    points = points + np.clip(chance.normal(0.09 * size, len(points), 2), -0.3 * size, 0.3 * size)
    centres = shapely.get_coordinates(shapely.point_on_surface(areas[lost]))
    return (
        np.concatenate((points, centres)),
        np.concatenate((owners[line], np.flatnonzero(lost)[: len(centres)])),
    )


def _turned(geometries: Geometries, grain: Grain, *, back: bool) -> Geometries:
    """Take geometries to the frame in which cells are as wide as long, or back from it."""
    if grain.stretch == 1.0 and not grain.angle:
        return geometries
    angle = np.radians(grain.angle)
    cos, sin = np.cos(angle), np.sin(angle)
    turn = np.array([[cos, -sin], [sin, cos]])
    scale = np.array([grain.stretch, 1.0])

    def there(points: Floats) -> Floats:
        return np.asarray((points @ turn) / scale)

    def home(points: Floats) -> Floats:
        return np.asarray((points * scale) @ turn.T)

    return np.asarray(shapely.transform(geometries, home if back else there))


def bent(chance: Chance, amplitude: float, length: float) -> Warp:
    """Return a smooth displacement of points: a sum of seven plane waves."""
    waves = chance.normal(2.2 / length, 7, 2)
    phases = chance.uniform(0, 2 * np.pi, 7)
    directions = chance.normal(amplitude / 2.6, 7, 2)

    def warp(points: Floats) -> Floats:
        return np.asarray(points + np.sin(points @ waves.T + phases) @ directions)

    return warp


def warped(geometries: Geometries, warp: Warp, step: float) -> Geometries:
    """Return polygons with bent sides, mended where bending made them cross themselves."""
    moved = shapely.transform(shapely.segmentize(geometries, step), warp)
    bad = ~shapely.is_valid(moved)
    if bad.any():
        moved[bad] = shapely.buffer(moved[bad], 0)
    return np.asarray(moved)
