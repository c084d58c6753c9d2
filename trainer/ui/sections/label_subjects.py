# SPDX-License-Identifier: MIT
"""Decides what of a scene gets a label, what it says, and what leaders should keep away from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF

from trainer.ui.sections import words
from trainer.ui.sections.label_anchors import Anchors, Outlined, find
from trainer.ui.sections.label_rows import Anchor
from trainer.ui.sections.labels import HAZARD_PRICE, MUSCLE_PRICE, Obstacle
from trainer.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trainer.model.scene import Scene, Shape
    from trainer.ui.sections.frame import Frame
    from trainer.ui.sections.label_anchors import Box, Outline
    from trainer.ui.sections.label_rows import Side
    from trainer.ui.sections.lens import Lens

_SMALL_PX = 44.0  # a structure smaller than this has no dot: its leader ends at its edge
_MARGIN_MM = 1.3  # leaders keep this far from hazards
_HARD = frozenset(("nerve", "artery", "vein", "bundle", "pleura", "canal", "organ", "bone"))
_INSET_MM = 1.0  # what lies at the very edge of the picture is not pointed at
_CORNERS = 16
# Shares of width and height over which pictures go over into the page.
_FADE_BESIDE, _FADE_UNDER = 0.05, 0.07


class Tag(NamedTuple):
    """What a label says, and where its leader can end.

    Attributes:
        name: of the shape.
        kind: of its tissue.
        notes: second line: its kind and where it begins, the longest wording first.
        anchors: in px.
        hint: on which side the author wants it.
        is_target: shown in the accent.
        is_quiet: named and never scored, such as a neighbouring muscle.
    """

    name: str
    kind: str
    notes: tuple[str, ...]
    anchors: Anchors
    hint: Side | None
    is_target: bool
    is_quiet: bool = False


def visible(scene: Scene, frame: Frame) -> Box:
    """Return what of a frame does not fade away, in mm."""
    skin, fade = scene.section.skin, scene.section.art.fade
    beside, bottom = _FADE_BESIDE * frame.width, frame.bottom - _FADE_UNDER * frame.height
    if scene.view == "flat" and skin.curve is not None:
        beside = 0.0
        if skin.closed:
            bottom = frame.bottom
        elif fade is not None:
            bottom = min(bottom, frame.bottom - (fade[1] - fade[0]) * 0.6)
    return frame.left + beside, frame.top, frame.right - beside, bottom


def tags(scene: Scene, lens: Lens, visible: Box, *, target: bool = True) -> list[Tag]:
    """Return the labels of a scene; what lies outside the visible box gets none.

    Args:
        scene: what is shown.
        lens: of the picture.
        visible: in mm.
        target: whether labels tell which muscle is the target.
    """
    made: list[Tag] = []
    named: set[str] = set()
    for place, shape in enumerate(scene.shapes):
        if shape.name in named:
            continue
        covers = [(one.outline, one.box) for one in scene.shapes[place + 1 :]]
        anchors = _anchors(scene, shape, covers, lens, visible)
        if anchors.left or anchors.right:
            named.add(shape.name)
            is_target = target and shape.name in scene.targets
            hint: Side | None = getattr(shape.source, "label", None)
            made.append(
                Tag(
                    shape.name,
                    shape.kind,
                    _notes(scene, shape, is_target=is_target),
                    anchors,
                    hint,
                    is_target,
                )
            )
    return made


def neighbours(
    scene: Scene, lens: Lens, visible: Box, outlines: Mapping[str, Sequence[Outline]]
) -> list[Tag]:
    """Return labels of what is drawn around the scored anatomy: by size, the largest first."""
    section = scene.section
    kinds: dict[str, str] = {one.name: one.type for one in section.art.neighbours if one.name}
    kinds.update({one.name: one.type for one in section.structures})
    scored = {shape.name for shape in scene.shapes}
    found: list[tuple[float, Tag]] = []
    for name, rings in outlines.items():
        if name in scored or not rings:
            continue
        left, top, right, bottom = _box(rings[0])
        tag = _quiet(scene, name, kinds.get(name, "muscle"), rings[0], lens, visible)
        if tag is not None:
            found.append(((right - left) * (bottom - top), tag))
    return [tag for _, tag in sorted(found, key=lambda pair: -pair[0])]


def corners(picture: QRectF) -> list[Obstacle]:
    """Return where directions and scale stand, which leaders had better not cross."""
    wide, high = float(theme.px(110)), float(theme.px(24))
    return [
        kept_free(QRectF(x, y, wide, high))
        for x in (picture.left(), picture.right() - wide)
        for y in (picture.top(), picture.bottom() - high)
    ]


def kept_free(box: QRectF, price: float = MUSCLE_PRICE) -> Obstacle:
    """Return a box with words in it as what leaders had better not cross."""
    x0, y0, x1, y1 = box.left(), box.top(), box.right(), box.bottom()
    return Obstacle("", ((x0, y0), (x1, y0), (x1, y1), (x0, y1)), (x0, y0, x1, y1), price)


def obstacles(scene: Scene, lens: Lens) -> list[Obstacle]:
    """Return what leaders should not cross, in px."""
    found = []
    for shape in scene.shapes:
        if shape.is_layer:
            continue
        is_hard = shape.kind in _HARD
        step = max(1, len(shape.outline) // _CORNERS)
        corners = shape.outline[::step]
        if is_hard:
            corners = _grown(corners, shape.box)
        outline = tuple(lens.place(x, y) for x, y in corners)
        price = HAZARD_PRICE if is_hard else MUSCLE_PRICE
        found.append(Obstacle(shape.name, outline, _box(outline), price))
    return found


def _anchors(
    scene: Scene,
    shape: Shape,
    covers: Sequence[tuple[Outline, Box]],
    lens: Lens,
    visible: Box,
) -> Anchors:
    left, top, right, bottom = visible
    if shape.is_layer and scene.view == "flat":
        # Beyond the zone the drawn body turns away, while the layer is scored straight on.
        low, high = scene.section.skin.working_zone
        extent = getattr(shape.source, "extent", None) or (low, high)
        left, right = max(left, low, extent[0]), min(right, high, extent[1])
        top = max(top, 0.0)
    inside = (left + _INSET_MM, top, right - _INSET_MM, bottom)
    small = _SMALL_PX / lens.scale
    asked = Outlined(shape.outline, shape.box, shape.is_layer, inside, small)
    return _seen(find(asked, covers), lens)


def _quiet(
    scene: Scene, name: str, kind: str, ring: Outline, lens: Lens, visible: Box
) -> Tag | None:
    covers = [(one.outline, one.box) for one in scene.shapes if not one.is_layer]
    small = _SMALL_PX / lens.scale if kind in _HARD else 0.0
    asked = Outlined(ring, _box(ring), False, visible, small)
    anchors = _seen(find(asked, covers), lens)
    if not (anchors.left or anchors.right):
        return None
    return Tag(name, kind, (words.kind(kind),), anchors, None, False, is_quiet=True)


def _seen(anchors: Anchors, lens: Lens) -> Anchors:
    def moved(points: tuple[Anchor, ...]) -> tuple[Anchor, ...]:
        return tuple(Anchor(*lens.place(one.x, one.y), one.has_dot) for one in points)

    return Anchors(moved(anchors.left), moved(anchors.right))


def _notes(scene: Scene, shape: Shape, *, is_target: bool) -> tuple[str, ...]:
    kind = words.kind(shape.kind)
    if is_target:
        kind = words.target(kind)
    if scene.view == "fold":
        return (kind,)
    if shape.is_layer:
        depths = words.between(shape.box[1], shape.box[3])
    else:
        depths = words.beginning(shape.box[1])
    return words.noted(kind, depths), depths


def _grown(corners: Outline, box: Box) -> Outline:
    middle_x, middle_y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    wide = 1 + 2 * _MARGIN_MM / max(box[2] - box[0], 0.1)
    high = 1 + 2 * _MARGIN_MM / max(box[3] - box[1], 0.1)
    return tuple(
        (middle_x + (x - middle_x) * wide, middle_y + (y - middle_y) * high) for x, y in corners
    )


def _box(outline: Outline) -> Box:
    xs = [x for x, _ in outline]
    ys = [y for _, y in outline]
    return min(xs), min(ys), max(xs), max(ys)
