# SPDX-License-Identifier: MIT
"""Finds what of a section lies under a point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.ui.sections.label_anchors import holds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trainer.model.scene import Scene
    from trainer.ui.sections.label_anchors import Outline

_REACH_MM = 1.0  # beside a structure that is smaller than a finger tip, one still points at it
_SMALL_MM = 6.0


def under(
    scene: Scene, outlines: Mapping[str, Sequence[Outline]], x: float, y: float
) -> str | None:
    """Return the name of the front layer or structure at a point; None where there is none.

    Structures count as they are scored, layers as they are drawn, where they turn away with the
    body beyond the flat part of the skin.
    """
    near: str | None = None
    for shape in reversed(scene.shapes):
        if shape.is_layer:
            continue
        if _within(shape.box, x, y, 0.0) and holds(shape.outline, x, y):
            return shape.name
        left, top, right, bottom = shape.box
        is_small = max(right - left, bottom - top) < _SMALL_MM
        if near is None and is_small and _within(shape.box, x, y, _REACH_MM):
            near = shape.name
    if near is not None:
        return near
    for shape in reversed(scene.shapes):
        if not shape.is_layer:
            continue
        rings = outlines.get(shape.name) or (shape.outline,)
        if any(holds(ring, x, y) for ring in rings):
            return shape.name
    return None


def _within(box: tuple[float, float, float, float], x: float, y: float, reach: float) -> bool:
    left, top, right, bottom = box
    return left - reach <= x <= right + reach and top - reach <= y <= bottom + reach
