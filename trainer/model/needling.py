# SPDX-License-Identifier: MIT
"""What the path of a needle is worth, by what it meets.

The rules are those of the clinical page on cross-sections: a hazard met fails whatever else the
path does; within a corridor of the body shown it is right; to end on the bone behind the corridor
is right; what is near, and meets no hazard, is worth a part.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Literal, NamedTuple

from trainer.model.passage import SLACK, Met, Passage, Path, Stop, passage, strip
from trainer.model.scene import (
    BASE,
    CREST,
    FINGER,
    Frame,
    Lane,
    Scene,
    Shape,
    View,
    scene,
    stated_builds,
)

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = (
    "BASE",
    "CREST",
    "FINGER",
    "Frame",
    "Judgement",
    "Lane",
    "Met",
    "Passage",
    "Path",
    "Reason",
    "Scene",
    "Shape",
    "Stop",
    "View",
    "judge",
    "passage",
    "scene",
    "stated_builds",
    "strip",
)

NEAR_MM = 3.0  # so far beside a corridor, or short of its depth, is a near miss
NEAR_DEGREES = 5.0
ON_BONE_MM = 1.0  # so far before or behind the surface of bone, a tip is on it
_NEAR_MOST, _NEAR_LEAST = 0.5, 0.2  # what a near miss is worth, beside the corridor and furthest


class Reason(NamedTuple):
    """Why a path is not right, as a code with its number.

    Attributes:
        code: `hazard` (number: depth at which it is met), `finger`, `base`, `crest` (depth at
            which the fold is left), `bone` (millimetres past its surface), `no-corridor`, and of
            the corridor named: `entry` and `depth` (millimetres) and `angle` (degrees) off it,
            negative where less would have been more.
        number: see there.
        name: the hazard, the bone or the corridor.
    """

    code: str
    number: float = 0.0
    name: str = ""


Verdict = Literal["corridor", "near", "wrong", "unsafe"]


class Judgement(NamedTuple):
    """What a path is worth.

    Attributes:
        points: 0 to 1.
        verdict: in a corridor, beside one, neither, or dangerous.
        hazard: the first hazard met.
        reasons: why it is not right; the worst first.
        clearance: least distance from any hazard in millimetres; None where there are none.
        nearest: the hazard at that distance.
        corridor: the corridor that it lies in or nearest to.
        passage: what it meets.
    """

    points: float
    verdict: Verdict
    hazard: str | None
    reasons: tuple[Reason, ...]
    clearance: float | None
    nearest: str | None
    corridor: str | None
    passage: Passage


def judge(
    scene: Scene, path: Path, corridors: Collection[str] | None = None, unit: float = 1.0
) -> Judgement:
    """Judge a path.

    Args:
        scene: the view and build in which it is set.
        path: where the needle goes.
        corridors: names of those that count; None for all of the view.
        unit: how long a millimetre is in the units of the scene.
    """
    way = passage(scene, path)
    lanes = [lane for lane in scene.lanes if corridors is None or lane.corridor.name in corridors]
    offs = [_off(lane, path, way.bone, unit) for lane in lanes]
    best = min(offs, key=lambda off: off.far, default=None)
    points, verdict, reasons = 0.0, "wrong", []
    danger = _danger(way)
    past = _past_bone(way, path, unit)
    if danger:
        verdict, reasons = "unsafe", danger
    elif best is not None and best.far == 0:
        points, verdict = 1.0, "corridor"
    elif best is not None and best.far <= 1:
        points = _NEAR_MOST - (_NEAR_MOST - _NEAR_LEAST) * min(1.0, best.distance)
        verdict, reasons = "near", best.reasons
    elif past:
        verdict, reasons = "unsafe", past
    elif best is None:
        reasons = [Reason("no-corridor")]
    else:
        reasons = [*_left(way, CREST), *best.reasons]
    nearest = way.nearest
    return Judgement(
        points,
        verdict,  # type: ignore[arg-type]
        next((one.name for one in way.met if one.is_hazard), None),
        tuple(reasons),
        None if nearest is None else nearest[1],
        None if nearest is None else nearest[0],
        None if best is None else best.lane.corridor.name,
        way,
    )


# What endangers


def _danger(way: Passage) -> list[Reason]:
    found = [Reason("hazard", one.start, one.name) for one in way.hazards]
    return [*found, *_left(way, FINGER), *_left(way, BASE)]


def _left(way: Passage, edge: str) -> list[Reason]:
    if way.left is None or way.left.name != edge:
        return []
    return [Reason("finger" if edge == FINGER else edge, way.left.at)]


def _past_bone(way: Passage, path: Path, unit: float) -> list[Reason]:
    if way.stopped is None or path.depth <= way.stopped.at + ON_BONE_MM * unit:
        return []
    return [Reason("bone", path.depth - way.stopped.at, way.stopped.name)]


# Beside a corridor


class _Off(NamedTuple):
    """How far a path is from a corridor.

    Attributes:
        entry: 0 within the band, negative below, positive above; so are angle and depth.
        far: the greatest of the three as a share of what is a near miss; infinite where the path
            goes further than it may, however little.
        distance: the three together, as a share.
    """

    lane: Lane
    entry: float
    angle: float
    depth: float
    far: float
    distance: float

    @property
    def reasons(self) -> list[Reason]:
        offs = (("depth", self.depth), ("entry", self.entry), ("angle", self.angle))
        return [Reason(code, off, self.lane.corridor.name) for code, off in offs if off]


def _off(lane: Lane, path: Path, bone: Stop | None, unit: float) -> _Off:
    band = lane.band
    entry = _outside(path.entry, *band.entry)
    angle = _outside(path.angle, *band.angle)
    backdrop = bone.at if bone is not None and bone.name in lane.corridor.backdrop else None
    depth, is_past = _depth_off(path.depth, band.depth, backdrop, ON_BONE_MM * unit)
    near = NEAR_MM * unit
    shares = (abs(entry) / near, abs(angle) / NEAR_DEGREES, abs(depth) / near)
    far = math.inf if is_past else max(shares)
    return _Off(lane, entry, angle, depth, far, math.hypot(*shares))


def _depth_off(
    depth: float, band: tuple[float, float], backdrop: float | None, on_bone: float
) -> tuple[float, bool]:
    """Measure how far a depth is from right, and whether it is further than it may be.

    Right is the band, and to end on the backdrop, wherever the path meets it. Between the two a
    path is as far off as it is from the nearer. Behind both it is too deep; without a backdrop it
    is so right behind the band.
    """
    least, most = band
    off = _outside(depth, least, most)
    if backdrop is None:
        return off, off > 0
    from_bone = _outside(depth, backdrop - on_bone, backdrop + on_bone)
    if off == 0 or from_bone == 0:
        return 0.0, False
    if from_bone > 0:
        return from_bone, True
    return min(off, from_bone, key=abs), False


def _outside(value: float, least: float, most: float) -> float:
    """Return how far a value is below (negative) or above a range; 0 within it."""
    if value < least - SLACK:
        return value - least
    return value - most if value > most + SLACK else 0.0
