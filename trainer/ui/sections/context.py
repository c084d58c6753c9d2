# SPDX-License-Identifier: MIT
"""What is drawn round the scored anatomy so that no ground is empty, and is never scored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import shapely

from trainer.model.outlines import smooth
from trainer.ui.sections.cells import bent, voronoi, warped
from trainer.ui.sections.shapes import opened, polygons, united

if TYPE_CHECKING:
    from trainer.model.art import Art, Neighbour
    from trainer.ui.sections.bands import Band
    from trainer.ui.sections.body import Body
    from trainer.ui.sections.depths import Depths

_ROOM = 0.55
_FAR = 400.0


class Placed(NamedTuple):
    """A neighbour where it is drawn."""

    source: Neighbour
    area: Any


class Surroundings(NamedTuple):
    """What is drawn and never scored.

    Attributes:
        context: pieces of unnamed muscle.
        neighbours: muscle, bone, tendon or fat beside the scored anatomy.
        membranes: sheets of fascia, as lines.
    """

    context: list[Any]
    neighbours: list[Placed]
    membranes: list[Any]


def surroundings(art: Art, body: Body, bands: list[Band], depths: Depths) -> Surroundings:
    """Return what surrounds the scored anatomy."""
    lines = [
        shapely.linestrings(smooth(list(map(tuple, depths.moved(line))), 10, closed=False))
        for line in art.membranes
    ]
    taken = _taken(body, bands, lines)
    neighbours: list[Placed] = []
    for source in (*art.neighbours, *art.tendons):
        area = _placed(source, body, depths, taken)
        if area is not None:
            neighbours.append(Placed(source, area))
            taken = shapely.union(taken, shapely.buffer(area, 0.4))
    if not art.context:
        return Surroundings([], neighbours, lines)
    clear = [_ellipse(*ellipse, depths) for ellipse in art.keep_clear]
    free = shapely.difference(shapely.buffer(body.fascia, -0.5), taken)
    free = shapely.difference(free, united([*clear, *_quiet(body, bands)]))
    free = shapely.intersection(free, body.shown)
    return Surroundings(_pieces(art, body, depths, free), neighbours, lines)


def _taken(body: Body, bands: list[Band], lines: list[Any]) -> Any:
    parts = [part for band in bands if band.shape.kind == "muscle" for part in band.parts]
    return shapely.union_all(
        [
            united((area for _, area in body.structures.values()), _ROOM),
            united(parts, 0.45),
            united(lines, 0.6),
        ]
    )


def _quiet(body: Body, bands: list[Band]) -> list[Any]:
    """Return layers that the data call something else than muscle."""
    return [band.whole for band in bands if band.shape.kind != "muscle"]


def _placed(source: Neighbour, body: Body, depths: Depths, taken: Any) -> Any:
    curve = smooth(list(map(tuple, depths.moved(source.curve))), 8)
    area = shapely.buffer(shapely.polygons(curve), 0)
    # Bone gives way to nothing but what is scored; muscle keeps a little away from all.
    area = shapely.difference(area, taken)
    area = shapely.intersection(area, shapely.buffer(body.fascia, -0.4))
    parts = polygons(opened(area, 0.5 * body.grain), 1.5)
    return shapely.union_all(parts) if parts else None


def _pieces(art: Art, body: Body, depths: Depths, free: Any) -> list[Any]:
    """Return the free area cut into muscles by bent Voronoi seams."""
    seeds = np.array([(x, depths.of(y)) for x, y in art.context])
    seeds = np.vstack((seeds, np.array([(-_FAR, 0.0), (_FAR, 0.0), (0.0, _FAR), (0.0, -_FAR)])))
    raw = voronoi(seeds, _FAR)[: len(art.context)]
    warp = bent(body.chance.of("seams"), 3.6 * body.grain, 22.0 * body.grain)
    raw = shapely.intersection(raw, shapely.buffer(body.shown, 12.0))
    raw = warped(raw, warp, 1.2)
    raw = shapely.buffer(raw, -0.35)
    rounding, least = 2.0 * body.grain, 34.0 * body.grain**2
    return [
        piece
        for part in shapely.intersection(raw, free)
        for piece in polygons(opened(part, rounding), least)
    ]


def _ellipse(x: float, y: float, half_width: float, half_height: float, depths: Depths) -> Any:
    angles = np.linspace(0, 2 * np.pi, 72, endpoint=False)
    points = np.column_stack((half_width * np.cos(angles), half_height * np.sin(angles)))
    return shapely.polygons(points + np.array((x, depths.of(y))))
