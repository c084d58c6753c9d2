# SPDX-License-Identifier: MIT
"""What a needle meets on its way, in order, and how near it comes to what it must not meet."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from trainer.model.scene import BASE, CREST, FINGER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.model.scene import Frame, Scene, Shape

# Half a thousandth of a millimetre more or less decides nothing.
SLACK = 0.0005
# Nearer than this, outlines touch.
_TOUCH = 1e-7


class Path(NamedTuple):
    """Where a needle goes.

    Attributes:
        entry: millimetres along the skin; in a fold, the height on the near face.
        angle: degrees from straight in; positive to +x, in a fold to the crest.
        depth: millimetres along the path.
    """

    entry: float
    angle: float
    depth: float


class Met(NamedTuple):
    """A layer or structure on the way.

    Attributes:
        name: of the layer or structure.
        kind: what it is.
        is_hazard: whether it may not be met.
        start: depth along the path at which it is entered.
        end: depth at which it is left, or the tip lies in it.
        shape: its position among the shapes of the scene; the greater lies in front.
    """

    name: str
    kind: str
    is_hazard: bool
    start: float
    end: float
    shape: int


class Stop(NamedTuple):
    """What ends a path, and at which depth: bone, or the edge of a fold."""

    name: str
    at: float


class Passage(NamedTuple):
    """What a path meets.

    Attributes:
        met: layers and structures, by the depth at which they are entered.
        beyond: what would be entered if the needle were pushed on.
        clearances: millimetres from the whole path to each hazard; 0 where it is met. Bone ends
            the path, however much deeper it was set.
        tip: where the path ends.
        in_target: whether it ends in a muscle aimed at, or on bone right after it.
        stopped: the first bone met, which no needle goes through.
        bone: the first bone met, now or if the needle were pushed on.
        left: where the path leaves a fold: at the opposing finger, the base or the crest.
    """

    met: tuple[Met, ...]
    beyond: tuple[Met, ...]
    clearances: dict[str, float]
    tip: tuple[float, float]
    in_target: bool
    stopped: Stop | None
    bone: Stop | None
    left: Stop | None

    @property
    def hazards(self) -> tuple[Met, ...]:
        """The hazards met."""
        return tuple(one for one in self.met if one.is_hazard)

    @property
    def nearest(self) -> tuple[str, float] | None:
        """The hazard that the path comes nearest to, and how near in millimetres."""
        return min(self.clearances.items(), key=lambda pair: pair[1], default=None)


def passage(scene: Scene, path: Path) -> Passage:
    """Find what a path meets."""
    start, direction, depth = scene.start(path.entry), scene.direction(path.angle), path.depth
    ways = [
        Met(shape.name, shape.kind, shape.is_hazard, max(begin, 0.0), end, number)
        for begin, end, number in scene.rays.runs(start, direction)
        if end > SLACK and end - begin > _TOUCH
        for shape in (scene.shapes[number],)
    ]
    bone = next((Stop(one.name, one.start) for one in ways if one.kind == "bone"), None)
    stopped = bone if bone is not None and bone.at < depth else None
    end = depth if stopped is None else stopped.at
    met = [
        one._replace(end=min(one.end, depth))
        for one in ways
        if one.start < depth or (one.is_hazard and one.start <= depth)
    ]
    entered = {one.shape for one in met}
    clearances: dict[str, float] = {}
    for number, distance in scene.rays.distances(start, direction, end).items():
        shape = scene.shapes[number]
        if distance <= _TOUCH and number not in entered:
            at = _nearest_depth(shape, start, direction, end)
            met.append(Met(shape.name, shape.kind, True, at, at, number))
            entered.add(number)
        clearances[shape.name] = 0.0 if number in entered else distance
    return Passage(
        tuple(sorted(met, key=lambda one: (one.start, one.shape))),
        tuple(one for one in ways if one.start >= depth and one.shape not in entered),
        clearances,
        (start[0] + depth * direction[0], start[1] + depth * direction[1]),
        _is_in_target(scene, ways, end),
        stopped,
        bone,
        _leaves(scene.frame, start, direction, depth),
    )


def strip(met: Sequence[Met]) -> tuple[Met, ...]:
    """Cut a path out: of what lies over each other only what is in front, one after the other."""
    edges = sorted({edge for one in met for edge in (one.start, one.end)})
    made: list[Met] = []
    for begin, end in pairwise(edges):
        front = _front(met, (begin + end) / 2)
        if front is None or end - begin < SLACK:
            continue
        if made and made[-1].shape == front.shape and made[-1].end >= begin - SLACK:
            made[-1] = made[-1]._replace(end=end)
        else:
            made.append(front._replace(start=begin, end=end))
    return tuple(made)


# Places on the way


def _front(met: Sequence[Met], depth: float) -> Met | None:
    there = [one for one in met if one.start <= depth <= one.end]
    return max(there, key=lambda one: one.shape, default=None)


def _nearest_depth(
    shape: Shape, start: tuple[float, float], direction: tuple[float, float], length: float
) -> float:
    """Return the depth at which a path that only touches an outline does."""
    (x0, y0), (dx, dy) = start, direction

    def along(corner: tuple[float, float]) -> float:
        return min(max((corner[0] - x0) * dx + (corner[1] - y0) * dy, 0.0), length)

    def away(corner: tuple[float, float]) -> float:
        at = along(corner)
        return math.dist(corner, (x0 + at * dx, y0 + at * dy))

    return along(min(shape.outline, key=away))


def _is_in_target(scene: Scene, ways: Sequence[Met], end: float) -> bool:
    front = _front(ways, end - SLACK)
    return front is not None and scene.shapes[front.shape].is_target


def _leaves(
    frame: Frame | None, start: tuple[float, float], direction: tuple[float, float], depth: float
) -> Stop | None:
    """Find where a path leaves a fold for the first time."""
    if frame is None:
        return None
    (x, y), (dx, dy) = start, direction
    found = []
    if dx > 0:
        found.append(Stop(FINGER, (frame.width - x) / dx))
    if dy > 0:
        found.append(Stop(BASE, (frame.height - y) / dy))
    if dy < 0:
        found.append(Stop(CREST, y / -dy))
    first = min(found, key=lambda stop: stop.at, default=None)
    return first if first is not None and first.at < depth - SLACK else None
