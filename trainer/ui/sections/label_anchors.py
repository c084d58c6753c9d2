# SPDX-License-Identifier: MIT
"""Finds where leaders can end: points of a shape that are in the picture and not covered.

Shapes are cut by a few level lines; what later shapes leave of a cut can be pointed at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trainer.ui.sections.label_rows import Anchor

if TYPE_CHECKING:
    from collections.abc import Sequence

Span = tuple[float, float]
Box = tuple[float, float, float, float]
Outline = tuple[tuple[float, float], ...]

# Shares of a shape's height at which it is cut, the best first.
_CUTS = (0.5, 0.32, 0.68, 0.16, 0.84)
_LAYER_CUTS = (0.5, 0.35, 0.65)
# How far from the edge of a cut a dot stands, as a share of the cut.
_INSET = 0.22
_LAYER_INSETS = (0.06, 0.16, 0.3)
_LEAST_INSET = 2.0  # mm
_SLIVER = 0.3  # mm; a narrower cut is not pointed at
_BESIDE = 0.35  # mm; how far from a small shape its leader ends


class Outlined(NamedTuple):
    """A shape as far as labels need it, in mm.

    Attributes:
        is_band: a layer, which goes on to both sides.
        window: left, top, right, bottom between which it can be pointed at.
        small: greatest extent in mm up to which its leader ends at its edge, without a dot.
    """

    outline: Outline
    box: Box
    is_band: bool
    window: Box
    small: float


class Anchors(NamedTuple):
    """Points of a shape for a label at the left, and for one at the right; the best first."""

    left: tuple[Anchor, ...]
    right: tuple[Anchor, ...]


def find(shape: Outlined, covers: Sequence[tuple[Outline, Box]]) -> Anchors:
    """Return the anchors of a shape, in mm.

    Args:
        shape: what is to be pointed at.
        covers: outlines with their boxes that are drawn over it.
    """
    top = max(shape.box[1], shape.window[1])
    bottom = min(shape.box[3], shape.window[3])
    if bottom <= top:
        return Anchors((), ())
    width, height = shape.box[2] - shape.box[0], shape.box[3] - shape.box[1]
    is_small = not shape.is_band and max(width, height) < shape.small
    left: list[Anchor] = []
    right: list[Anchor] = []
    for share in _LAYER_CUTS if shape.is_band else _CUTS:
        y = top + share * (bottom - top)
        spans = _visible(shape, covers, y)
        if not spans:
            continue
        for anchor in _points(spans[0], y, 1, shape.is_band, is_small):
            left.append(anchor)
        for anchor in _points(spans[-1], y, -1, shape.is_band, is_small):
            right.append(anchor)
    return Anchors(tuple(left[:5]), tuple(right[:5]))


def cut(outline: Outline, y: float) -> list[Span]:
    """Return where a level line lies in a closed outline, from left to right."""
    places = []
    x0, y0 = outline[-1]
    for x1, y1 in outline:
        if (y0 > y) is not (y1 > y):
            places.append(x0 + (y - y0) / (y1 - y0) * (x1 - x0))
        x0, y0 = x1, y1
    places.sort()
    return list(zip(places[::2], places[1::2], strict=False))


def holds(outline: Outline, x: float, y: float) -> bool:
    """Return whether a point lies in a closed outline."""
    return any(start <= x <= end for start, end in cut(outline, y))


def _visible(shape: Outlined, covers: Sequence[tuple[Outline, Box]], y: float) -> list[Span]:
    left, _, right, _ = shape.window
    spans = [
        (max(start, left), min(end, right))
        for start, end in cut(shape.outline, y)
        if min(end, right) - max(start, left) > 0
    ]
    for outline, box in covers:
        if box[1] <= y <= box[3]:
            for covered in cut(outline, y):
                spans = [rest for span in spans for rest in _without(span, covered)]
    return [span for span in spans if span[1] - span[0] > _SLIVER]


def _without(span: Span, covered: Span) -> list[Span]:
    start, end = span
    if covered[1] <= start or covered[0] >= end:
        return [span]
    rest = []
    if covered[0] > start:
        rest.append((start, covered[0]))
    if covered[1] < end:
        rest.append((covered[1], end))
    return rest


def _points(span: Span, y: float, inward: int, is_band: bool, is_small: bool) -> list[Anchor]:
    edge = span[0] if inward > 0 else span[1]
    width = span[1] - span[0]
    if is_small:
        return [Anchor(edge - inward * _BESIDE, y, has_dot=False)]
    insets = _LAYER_INSETS if is_band else (_INSET,)
    # Never so near to the edge that the dot stands on it.
    least = min(width / 2, _LEAST_INSET)
    return [Anchor(edge + inward * max(least, inset * width), y) for inset in insets]
