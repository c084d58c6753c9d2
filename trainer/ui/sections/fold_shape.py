# SPDX-License-Identifier: MIT
"""The shape of a lifted fold: its skin, its fat and its core, and the fingertips that hold it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import shapely

from trainer.ui.sections.anatomy import Finger
from trainer.ui.sections.shapes import closed, opened

if TYPE_CHECKING:
    from trainer.model.needling import Scene
    from trainer.model.scene import Frame as Standing
    from trainer.model.section import Fold
    from trainer.ui.sections.rings import Floats

# The corners of the crest: at most these shares of the fold's width and height, and so that a
# face is nowhere further than `_TRUE` from where a needle may enter it.
_ROUND_WIDE, _ROUND_HIGH, _TRUE = 0.38, 0.55, 0.25
_FILLET, DEEP_FILLET = 1.6, 7.0
_LARGEST_FINGER = 10.0


class Sizes(NamedTuple):
    """A fold's measures in a build, in mm.

    Attributes:
        width: from face to face.
        height: from crest to base.
        skin: thickness of the skin.
        cap: of skin and fat together.
        least: the least height at which a needle may enter in a corridor.
    """

    width: float
    height: float
    skin: float
    cap: float
    least: float


class Parts(NamedTuple):
    """The areas that a fold is made of."""

    surface: Any
    inner: Any
    fascia: Any
    core: Any


def sizes_of(fold: Fold, frame: Standing, scene: Scene) -> Sizes:
    """Measure a fold as it stands in a build."""
    # The outermost layer over both faces: its inside at the crest is the second row of its arch.
    outer = next((shape for shape in scene.shapes if shape.is_layer and shape.box[1] == 0), None)
    skin = frame.cap if outer is None else outer.outline[-2][1]
    entries = [band.entry[0] for one in fold.corridors for band in one.builds.values()]
    least = min([*entries, 0.4 * frame.height])
    return Sizes(frame.width, frame.height, skin, frame.cap, least)


def pillar(sizes: Sizes, inset: float, bottom: float) -> Any:
    """Return the fold's upright part, drawn in from its faces and crest."""
    largest = min(_ROUND_WIDE * sizes.width, _ROUND_HIGH * sizes.height) - inset
    below = max(sizes.least - inset, 2.0)
    # A round of this radius strays `_TRUE` from a straight face at the least entry.
    radius = max(1.0, min(largest, below + (2 * _TRUE * (below + 2)) ** 0.5))
    box = shapely.box(inset, inset, sizes.width - inset, bottom + radius)
    rounded = shapely.buffer(shapely.buffer(box, -radius), radius, quad_segs=16)
    return shapely.intersection(rounded, shapely.box(-500, -50, 500, bottom))


def fingers_of(sizes: Sizes) -> tuple[Finger, ...]:
    """Return thumb and finger at both faces, their pads down at the base."""
    size = _finger_size(sizes)
    near = _finger(size, sizes.height, -1.0, 0.0)
    far = _finger(size, sizes.height, 1.0, sizes.width)
    return Finger(*near, is_ghost=True), Finger(*far, is_ghost=False)


def _finger(size: float, base: float, side: float, face: float) -> tuple[Any, Any]:
    """Return a fingertip beside a face: a rounded pad, and the finger going up and away."""
    angles = np.linspace(0, 2 * np.pi, 73)[:-1]
    # A superellipse: flat against the fold, so that the fold's face stays straight.
    cos, sin = np.cos(angles), np.sin(angles)
    pad = np.column_stack((np.sign(cos) * np.abs(cos) ** 0.5, np.sign(sin) * np.abs(sin) ** 0.5))
    tip = shapely.polygons(pad * (0.62 * size, 0.8 * size))
    lean = np.radians(30.0)
    axis = np.array((np.sin(lean), -np.cos(lean)))
    shaft = shapely.buffer(
        shapely.linestrings([axis * -0.1 * size, axis * 12 * size]), 0.64 * size, quad_segs=8
    )
    whole = closed(opened(shapely.union(tip, shaft), 0.5 * size), 3.0 * size)
    across = np.array((axis[1], -axis[0])) * -0.6 * size
    nail = shapely.buffer(
        shapely.linestrings([axis * 0.15 * size + across, axis * 1.25 * size + across]),
        0.09 * size,
    )
    at = np.array((face + side * 0.62 * size, base - 0.8 * size))

    def place(points: Floats) -> Floats:
        return np.asarray(points * (side, 1.0) + at)

    return shapely.transform(whole, place), shapely.transform(nail, place)


def parts_of(
    surface: Any, fascia: Any, skin_level: float, sizes: Sizes, fingers: tuple[Finger, ...]
) -> Parts:
    """Set a fold upon the flat body.

    Args:
        surface: the body's skin, in the frame of the fold.
        fascia: what lies under its deep fascia.
        skin_level: where its skin lies beside the fold.
        sizes: the fold's measures.
        fingers: what presses the skin down beside it.
    """
    level = max(skin_level, sizes.height)
    pads = shapely.union_all([finger.area for finger in fingers])
    pads = shapely.union(pads, _grooves(sizes, skin_level))
    ground = closed(shapely.difference(surface, pads), _FILLET)
    ground = max(shapely.get_parts(opened(ground, 1.0)), key=lambda part: part.area)
    upright = pillar(sizes, 0.0, level + 6.0)
    outside = closed(shapely.union(ground, upright), _FILLET)
    outside = shapely.difference(outside, shapely.difference(pads, upright))
    outside = max(shapely.get_parts(opened(outside, 0.8)), key=lambda part: part.area)
    inner = shapely.union(
        opened(shapely.buffer(outside, -sizes.skin), 0.6),
        pillar(sizes, sizes.skin, level + 4.0),
    )
    pressed = shapely.difference(fascia, shapely.buffer(pads, sizes.cap * 0.8))
    core = pillar(sizes, sizes.cap, max(fascia.bounds[1], sizes.height) + 3.0)
    within = shapely.buffer(inner, -0.35 * max(sizes.cap - sizes.skin, 0.5))
    deep = shapely.union(opened(shapely.intersection(pressed, within), 2.0), core)
    deep = max(shapely.get_parts(closed(deep, DEEP_FILLET)), key=lambda part: part.area)
    deep = shapely.union(shapely.intersection(deep, within), core)
    return Parts(outside, inner, deep, core)


def _grooves(sizes: Sizes, level: float) -> Any:
    """Return the room over both fingertips: the faces are free down to them."""
    size = _finger_size(sizes)
    top, low = level - 12.0, sizes.height - 0.8 * size
    if low <= top:
        return shapely.Polygon()
    near = shapely.box(-1.24 * size, top, 0.0, low)
    far = shapely.box(sizes.width, top, sizes.width + 1.24 * size, low)
    return shapely.union(near, far)


def _finger_size(sizes: Sizes) -> float:
    return min(0.5 * sizes.height, _LARGEST_FINGER)
