# SPDX-License-Identifier: MIT
"""Muscle layers: bands that follow the deep fascia and leave room for what lies in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import shapely

from trainer.model.outlines import smooth
from trainer.model.section import Layer
from trainer.ui.sections.body import HARD
from trainer.ui.sections.chance import waves
from trainer.ui.sections.fibres import Fibres
from trainer.ui.sections.ribbon import Ribbon
from trainer.ui.sections.shapes import closed, opened, polygons, united

if TYPE_CHECKING:
    from trainer.model.art import Art, Belly
    from trainer.model.needling import Shape
    from trainer.ui.sections.body import Body
    from trainer.ui.sections.chance import Chance
    from trainer.ui.sections.contour import Contour
    from trainer.ui.sections.depths import Depths
    from trainer.ui.sections.rings import Floats

Extent = tuple[float, float] | None

_STEP = 1.2
# Half the distance that is left between neighbouring layers, and how uneven their lower edge is.
_APART, _UNEVEN = 0.12, 0.28
_UNDER = 0.3
_ROOM = 0.45
# A layer without an extent ends where the body's side is this steep (y of the outward normal).
_STEEP = -0.12
_CALM = 14.0
# Layers that begin this near to the fascia follow it round the body's sides, unless it turns too
# sharply for their thickness.
_NEAR = 4.0
_SLOPE = 0.5
# An end with less room than this share of its thickness is blunt, not tapered.
_SHORT = 0.7
_LONGEST_WAVE = 12.0
# What rounding its corners has to leave of a muscle.
_LEFT = 0.86


class Band(NamedTuple):
    """A layer under the deep fascia.

    Attributes:
        shape: what is scored.
        parts: what is drawn of it.
        guide: coordinates along it; None where there are none.
        whole: the band without its cuts, to keep other muscle out of it.
    """

    shape: Shape
    parts: list[Any]
    guide: Fibres | None
    whole: Any


def bands_of(
    body: Body, contour: Contour, zone: tuple[float, float], art: Art, depths: Depths
) -> list[Band]:
    """Return the layers under the deep fascia, from the top down."""
    hard = united(body.outlines(HARD), _ROOM)
    inside = shapely.buffer(body.fascia, -0.05)
    made: list[Band] = []
    for shape in body.layers:
        if shape.box[3] <= body.cover.depth + 1e-6:
            continue
        walls = [wall for septum in art.septa if septum.layer == shape.name for wall in septum.at]
        ribbon = _ribbon(body, contour, shape, zone, is_cut=bool(walls))
        bellies = [one for one in art.bellies if one.layer == shape.name]
        whole = _bellied(bellies, shape, zone, depths) if bellies else ribbon.area()
        area = shapely.intersection(shapely.difference(whole, hard), inside)
        area = shapely.intersection(area, body.shown)
        # Where it turns down at the body's side, it does so beyond the working zone.
        area = shapely.difference(area, shapely.box(zone[0], shape.box[3] + _UNDER, zone[1], 999))
        above = (part for band in made for part in band.parts)
        area = shapely.difference(area, united(above, 0.2))
        chance = body.chance.of("septa", shape.name)
        if walls:
            area = shapely.difference(area, _walls(walls, shape, body, chance))
        if bellies:
            parts = polygons(opened(area, 0.8 * body.grain), 1.0)
        else:
            parts = _rounded(area, shape, body, is_cut=bool(walls))
        made.append(Band(shape, parts, Fibres(ribbon), whole))
    return made


def _bellied(bellies: list[Belly], shape: Shape, zone: tuple[float, float], depths: Depths) -> Any:
    """Return a layer in the form that its bellies give it, within its depths in the zone."""
    curves = []
    for belly in bellies:
        points = [(x, depths.of(y)) for x, y in belly.curve]
        curves.append(shapely.buffer(shapely.polygons(smooth(points, 12)), 0))
    over = shapely.box(zone[0], -999, zone[1], shape.box[1] + _APART)
    under = shapely.box(zone[0], shape.box[3] - _APART, zone[1], 999)
    return shapely.difference(shapely.union_all(curves), shapely.union(over, under))


def _rounded(area: Any, shape: Shape, body: Body, *, is_cut: bool) -> list[Any]:
    thick = shape.box[3] - shape.box[1]
    if shape.kind != "muscle":
        return polygons(area, 1.0)
    lengthwise = isinstance(shape.source, Layer) and shape.source.fibres != "cross"
    # Bellies between septa are round; only broad sheets have corners.
    radius = 0.34 * thick if is_cut else min(0.26 * thick, 4.5)
    if not lengthwise and not is_cut:
        radius = min(radius, 2.2 * body.grain)
    least = 4.0 * body.grain**2
    return [piece for part in polygons(area, least) for piece in _softened(part, radius, least)]


def _softened(part: Any, radius: float, least: float) -> list[Any]:
    """Round the corners of a muscle, as far as that does not eat it or pinch it off."""
    for _ in range(5):
        whole = opened(part, radius)
        if whole.geom_type != "Polygon":
            radius *= 0.7
            continue
        made = shapely.intersection(closed(whole, radius), part)
        pieces = polygons(opened(made, 0.4 * radius), least)
        if sum(piece.area for piece in pieces) > _LEFT * part.area:
            return pieces
        radius *= 0.7
    return polygons(opened(part, 0.5 * radius), least)


def _ribbon(
    body: Body, contour: Contour, shape: Shape, zone: tuple[float, float], *, is_cut: bool
) -> Ribbon:
    source = shape.source
    extent = source.extent if isinstance(source, Layer) else None
    depth, thick = shape.box[1] - body.cover.depth, shape.box[3] - shape.box[1]
    line, normals = _run(body, contour, extent, zone)
    if depth >= _NEAR or _sharpest(line, normals) * (depth + thick) > 1.0:
        line, normals = _level(body, contour, extent, zone)
    steps = np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))))
    if extent is None or is_cut:
        taper = np.ones(len(steps))
    else:
        flat = np.flatnonzero((line[:, 0] >= zone[0]) & (line[:, 0] <= zone[1]))
        first, last = (flat[0], flat[-1]) if len(flat) else (0, len(steps) - 1)
        taper = _taper(steps, thick, float(steps[first]), float(steps[-1] - steps[last]))
    orders = tuple(k for k in (2, 3, 5, 8) if steps[-1] > k * _LONGEST_WAVE) or (1,)
    uneven = waves(
        body.chance.of("edge", shape.name), np.linspace(0, 2 * np.pi, len(line)), orders
    ) * min(_UNEVEN, 0.05 * thick)
    top = depth + _APART + (1 - taper) * thick * 0.28
    low = depth + thick * taper + (1 - taper) * thick * 0.3 - _APART + uneven * taper
    return Ribbon(line - normals * top[:, None], line - normals * low[:, None], closed=False)


def _taper(steps: Floats, thick: float, *rooms: float) -> Floats:
    """Return how full a band is: 1 in its middle, 0 at ends that have room to taper."""

    def full(away: Floats, room: float) -> Floats:
        if room < _SHORT * thick:
            return np.ones(len(away))
        share = np.clip(away / min(1.9 * thick, room), 0, 1)
        return np.asarray(np.sqrt(np.clip(1 - (1 - share) ** 2.4, 0, 1)))

    return np.asarray(full(steps, rooms[0]) * full(steps[-1] - steps, rooms[1]))


def _run(
    body: Body, contour: Contour, extent: Extent, zone: tuple[float, float]
) -> tuple[Floats, Floats]:
    """Return the part of the fascia's contour that a layer follows, left to right."""
    points, normals = np.array(contour.points), np.array(contour.normals)
    count = len(points)
    low, high = extent or (-1e9, 1e9)
    middle = (zone[0] + zone[1]) / 2
    level = np.abs(points[:, 1] - body.cover.depth) < 0.01
    start = int(np.argmin(np.abs(points[:, 0] - middle) + np.where(level, 0, 1e6)))
    steep = 0.6 if extent is not None else _STEEP

    def walk(step: int) -> list[int]:
        found, at = [], start
        for _ in range(count // 2):
            at = (at + step) % count
            if not low <= points[at, 0] <= high or normals[at, 1] > steep:
                break
            found.append(at)
        return found

    index = np.array([*walk(-1)[::-1], start, *walk(1)])
    line, outward = points[index], normals[index]
    calm = _calmed(line, outward, _CALM)
    away = np.clip(np.maximum(zone[0] - line[:, 0], line[:, 0] - zone[1]) / 10.0, 0, 1)[:, None]
    outward = outward * (1 - away) + calm * away
    outward /= np.hypot(*outward.T)[:, None]
    return _dense(line, outward)


def _sharpest(line: Floats, normals: Floats) -> float:
    """Return the greatest curvature of a line, in 1/mm, where it turns away from the skin."""
    steps = np.hypot(*np.diff(line, axis=0).T)
    turns = np.abs(np.diff(np.unwrap(np.arctan2(normals[:, 1], normals[:, 0]))))
    # Over some millimetres: one corner of the drawing is no turn of the body.
    window = np.ones(max(1, round(6.0 / _STEP)))
    return float((np.convolve(turns, window, "same") / np.convolve(steps, window, "same")).max())


def _level(
    body: Body, contour: Contour, extent: Extent, zone: tuple[float, float]
) -> tuple[Floats, Floats]:
    """Return the line that a deep layer follows: the fascia's, less steep beyond the zone."""
    frame = body.frame
    low, high = extent or (frame.left - 40.0, frame.right + 40.0)
    points, outward = np.array(contour.points), np.array(contour.normals)
    upper = points[outward[:, 1] < -0.2]
    upper = upper[np.argsort(upper[:, 0])]
    xs = np.linspace(low, high, max(8, int((high - low) / _STEP)))
    ys = np.interp(xs, upper[:, 0], upper[:, 1])
    away = np.maximum(np.maximum(zone[0] - xs, xs - zone[1]), 0.0)
    ys = np.minimum(ys, body.cover.depth + _SLOPE * away)
    return np.column_stack((xs, ys)), np.tile(np.array([0.0, -1.0]), (len(xs), 1))


def _calmed(line: Floats, normals: Floats, reach: float) -> Floats:
    """Return normals averaged along the line, so that offsets inward do not cross each other."""
    arcs = np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))))
    weights = np.exp(-(((arcs[:, None] - arcs[None, :]) / reach) ** 2))
    weights *= np.gradient(arcs)[None, :]
    mean = weights @ normals
    return np.asarray(mean / np.hypot(*mean.T)[:, None])


def _dense(line: Floats, normals: Floats) -> tuple[Floats, Floats]:
    arcs = np.concatenate(([0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))))
    at = np.linspace(0, arcs[-1], max(8, int(arcs[-1] / _STEP)))
    made = [
        np.column_stack([np.interp(at, arcs, values[:, axis]) for axis in (0, 1)])
        for values in (line, normals)
    ]
    return made[0], made[1] / np.hypot(*made[1].T)[:, None]


def _walls(places: list[float], shape: Shape, body: Body, chance: Chance) -> Any:
    """Return upright septa, each with a lean and a bend of its own."""
    top, low = shape.box[1] - 4.0, shape.box[3] + 6.0
    thick = shape.box[3] - shape.box[1]
    share = np.linspace(0, 1, 9)
    lines: list[Any] = []
    for place in places:
        # Neighbouring walls lean apart as often as together.
        lean = chance.number(0.2, 0.6) * thick * (1 if chance.number(-1, 1) > 0 else -1)
        bow = chance.number(-0.12, 0.12) * thick
        across = place + lean * (share - 0.45) + bow * np.sin(np.pi * share)
        lines.append(shapely.linestrings(np.column_stack((across, top + (low - top) * share))))
    return shapely.buffer(shapely.union_all(lines), 0.34 * body.grain, quad_segs=3)
