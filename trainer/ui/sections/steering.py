# SPDX-License-Identifier: MIT
"""Turns keys, pointer and numbers into one and the same path of a needle.

Whatever moves it, a needle stands on whole half millimetres and whole degrees, so that the same
place is the same answer.
"""

from __future__ import annotations

import math
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from trainer.model.needling import Path

if TYPE_CHECKING:
    from trainer.model.scene import Scene

STEP_MM, STEP_DEGREES = 0.5, 1.0
STEEPEST = 80.0
_DEEPEST, _SHALLOWEST = 120.0, 0.5
_FIRST_DEPTH = 5.0

# The values of Qt.Key; see trainer/ui/items/key_codes.py for why not the enum.
_HOME = 0x01000010
_LEFT, _UP, _RIGHT, _DOWN = 0x01000012, 0x01000013, 0x01000014, 0x01000015


class Limits(NamedTuple):
    """The least and the greatest of each number of a path."""

    entry: tuple[float, float]
    angle: tuple[float, float]
    depth: tuple[float, float]


class Grip(StrEnum):
    """What of a needle is held."""

    ENTRY = "entry"  # moves along the skin
    TIP = "tip"  # goes where the pointer is: angle and depth
    SHAFT = "shaft"  # turns around the entry: angle
    HANDLE = "handle"  # the same, from outside


def limits(scene: Scene, length: float | None = None) -> Limits:
    """Return how far a needle can go in a view; a needle of a length goes no deeper than that."""
    low, high = scene.entry_range
    deepest = _DEEPEST if length is None else min(_DEEPEST, length)
    entry = (math.ceil(low / STEP_MM) * STEP_MM, math.floor(high / STEP_MM) * STEP_MM)
    return Limits(entry, (-STEEPEST, STEEPEST), (_SHALLOWEST, deepest))


def settled(path: Path, within: Limits) -> Path:
    """Return the nearest path on whole steps, within limits."""
    return Path(
        _stepped(path.entry, STEP_MM, within.entry),
        _stepped(path.angle, STEP_DEGREES, within.angle),
        _stepped(path.depth, STEP_MM, within.depth),
    )


def first(within: Limits) -> Path:
    """Return where a needle stands before anybody has moved it: in the middle, straight."""
    low, high = within.entry
    return settled(Path((low + high) / 2, 0.0, _FIRST_DEPTH), within)


def by_key(
    scene: Scene, path: Path, within: Limits, key: int, *, shift: bool, control: bool
) -> Path | None:
    """Return where a key moves a needle to; None where the key means nothing.

    Arrows move as they look: along the skin the entry, into the body the depth. With Shift, an
    arrow along the skin tilts, and one into the body takes large steps. With Control steps are
    small, and tilts large.
    """
    if key == _HOME:
        return settled(path._replace(angle=0.0), within)
    across = {_LEFT: -1.0, _RIGHT: 1.0}.get(key, 0.0)
    down = {_UP: -1.0, _DOWN: 1.0}.get(key, 0.0)
    if not across and not down:
        return None
    along, inward = (down, across) if scene.view == "fold" else (across, down)
    step = STEP_MM if control else 1.0
    if along and shift:
        # In a fold, up is to the crest, which counts as positive.
        turn = -along if scene.view == "fold" else along
        changed = path._replace(angle=path.angle + turn * (5.0 if control else 1.0))
    elif along:
        changed = path._replace(entry=path.entry + along * step)
    else:
        changed = path._replace(depth=path.depth + inward * (5.0 if shift else step))
    return settled(changed, within)


def by_pointer(
    scene: Scene, path: Path, within: Limits, grip: Grip, point: tuple[float, float]
) -> Path:
    """Return where a needle goes when a part of it is dragged to a point, in mm of the view."""
    if grip is Grip.ENTRY:
        entry = point[1] if scene.view == "fold" else point[0]
        return settled(path._replace(entry=entry), within)
    x, y = scene.start(path.entry)
    dx, dy = point[0] - x, point[1] - y
    if grip is Grip.HANDLE:
        dx, dy = -dx, -dy
    distance = math.hypot(dx, dy)
    if distance < STEP_MM:
        return path
    turn = math.atan2(-dy, dx) if scene.view == "fold" else math.atan2(dx, dy)
    changed = path._replace(angle=math.degrees(turn))
    if grip is Grip.TIP:
        changed = changed._replace(depth=distance)
    return settled(changed, within)


def _stepped(value: float, step: float, within: tuple[float, float]) -> float:
    low, high = within
    # Adding zero turns -0.0 into 0.0.
    return min(max(round(value / step) * step, low), high) + 0.0
