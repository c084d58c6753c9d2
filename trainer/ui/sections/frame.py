# SPDX-License-Identifier: MIT
"""How much of a section a picture shows, and where a millimetre lies in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QTransform

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trainer.model.section import Build, Fold, Layer, Section, Structure

# Room over the skin for the needle's handle, as a share of the height below it.
_HEADROOM = 0.26
_MARGIN = 6.0
# A fold stands over its body: what is shown beside and under it, as shares of its size.
_BESIDE = 1.15
_UNDER = 1.9


class Frame(NamedTuple):
    """A crop, in mm of the view's own frame."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Extent along x."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Extent along y."""
        return self.bottom - self.top


def frame_of(section: Section, view: str = "flat", build: str = "average") -> Frame:
    """Return what a picture of a view shows; in a heavier body it reaches deeper and wider."""
    if view == "fold" and section.fold is not None:
        return _fold(section.fold, build)
    grown = growth(section.layers, section.builds.get(build))  # type: ignore[call-overload]
    given = section.art.view
    frame = Frame(*given) if given is not None else _computed(section)
    beside = grown * section.skin.thins[0] if section.skin.curve is not None else 0.0
    under = grown + (beside if section.skin.closed else 0.0)
    return Frame(frame.left - beside, frame.top, frame.right + beside, frame.bottom + under)


def growth(layers: Iterable[Layer], build: Build | None) -> float:
    """Return by how much skin and fat are thicker in a build than in the average one."""
    if build is None:
        return 0.0
    total = 0.0
    for layer in layers:
        total += build.layers.get(layer.name, layer.mm) - layer.mm
        if layer.grows:
            return total + build.fat - build.layers.get(layer.name, layer.mm)
    return 0.0


def fit(frame: Frame, width: float, height: float) -> QTransform:
    """Return the way from mm to pixels of a picture: aspect kept, the frame in its middle."""
    scale = min(width / frame.width, height / frame.height)
    across = (width - scale * frame.width) / 2 - scale * frame.left
    down = (height - scale * frame.height) / 2 - scale * frame.top
    return QTransform(scale, 0.0, 0.0, scale, across, down)


def _computed(section: Section) -> Frame:
    boxes = [_box(structure) for structure in section.structures]
    low, high = section.skin.working_zone
    depth = sum(layer.mm for layer in section.layers)
    left = min([low - _MARGIN, *(box[0] for box in boxes)]) - _MARGIN
    right = max([high + _MARGIN, *(box[1] for box in boxes)]) + _MARGIN
    # Lungs and the like go on for ever; what is shown of them is their beginning.
    bottom = max([depth, *(box[2] for box in boxes)]) + _MARGIN
    return Frame(left, -_HEADROOM * bottom, right, bottom)


def _box(structure: Structure) -> tuple[float, float, float]:
    """Return left, right and lowest level that is worth showing."""
    if structure.ellipse is not None:
        x, y, half_width, half_height = structure.ellipse
        lowest = y if structure.open == "down" or structure.type == "pleura" else y + half_height
        return x - half_width, x + half_width, lowest
    points = structure.curve or ((0.0, 0.0),)
    xs = [x for x, _ in points]
    return min(xs), max(xs), max(y for _, y in points)


def fold_size(fold: Fold, build: str) -> tuple[float, float]:
    """Return width and height of a fold in a build."""
    made = fold.builds.get(build)  # type: ignore[call-overload]
    width = 0.0
    for layer in fold.layers:
        mm = layer.mm if made is None else made.layers.get(layer.name, layer.mm)
        width += made.fat if made is not None and layer.grows else mm
    return width, fold.height + growth(fold.layers, made)


def _fold(fold: Fold, build: str) -> Frame:
    width, height = fold_size(fold, build)
    beside = width * _BESIDE
    # What was left behind shows its beginning, if it is not too far below.
    tops = [_top(structure) + height - fold.height for structure in fold.structures]
    bottom = max([_UNDER * height, *(top + 8.0 for top in tops)])
    return Frame(-beside, -0.55 * height, width + beside, min(bottom, 2.9 * height) + 6.0)


def _top(structure: Structure) -> float:
    if structure.ellipse is not None:
        return structure.ellipse[1] - structure.ellipse[3]
    return min(y for _, y in structure.curve or ((0.0, 0.0),))
