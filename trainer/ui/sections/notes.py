# SPDX-License-Identifier: MIT
"""The part of a section view that stays while the needle moves: ground, plate, notes, labels."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt

from trainer.ui.sections import label_subjects, landmarks, overlay, words
from trainer.ui.sections.frame import frame_of
from trainer.ui.sections.glyphs import ground_color
from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QImage, QPainter

    from trainer.model.scene import Scene
    from trainer.ui.sections.label_anchors import Outline
    from trainer.ui.sections.label_board import Columns
    from trainer.ui.sections.legend import Legend
    from trainer.ui.sections.plan import Plan


class Shown(NamedTuple):
    """What is noted over a plate.

    Attributes:
        corridors: whether safe corridors are shown; of these names, or all with None.
        target: whether the target muscle has its line.
        chosen: names of structures with the thick line of what the learner chose.
        keyed: names of structures with the line of what is right.
        landmarks: whether landmarks stand on the skin.
    """

    corridors: bool = False
    corridor_names: frozenset[str] | None = None
    target: bool = False
    chosen: frozenset[str] = frozenset()
    keyed: frozenset[str] = frozenset()
    landmarks: bool = True


def draw(
    painter: QPainter,
    scene: Scene,
    plan: Plan,
    image: QImage | None,
    outlines: Mapping[str, Sequence[Outline]],
    shown: Shown,
    board: Columns | Legend | None,
    size: QRectF,
) -> None:
    """Draw everything that stays, on an opaque ground."""
    painting.fill(painter, size, theme.color("window"))
    radius = theme.radius("well")
    painting.draw_box(painter, size, radius, ground_color(), theme.color("line"))
    if image is not None:
        painter.drawImage(plan.picture, image, QRectF(image.rect()))
    draw_over(painter, scene, plan, outlines, shown, board)


def draw_over(
    painter: QPainter,
    scene: Scene,
    plan: Plan,
    outlines: Mapping[str, Sequence[Outline]],
    shown: Shown,
    board: Columns | Legend | None,
) -> None:
    """Draw lines, labels and words over a plate that is there."""
    painter.save()
    painter.setClipRect(plan.picture)
    draw_outlines(painter, scene, plan, outlines, shown)
    painter.restore()
    if board is not None:
        board.draw(painter)
    draw_words(painter, scene, plan, shown)
    _draw_list(painter, plan, board)


def draw_outlines(
    painter: QPainter,
    scene: Scene,
    plan: Plan,
    outlines: Mapping[str, Sequence[Outline]],
    shown: Shown,
) -> None:
    """Draw lines around structures, and corridors."""
    lens = plan.lens
    if shown.target:
        painter.save()
        # Where the picture fades into the page, its lines do too.
        frame = frame_of(scene.section, scene.view, scene.build)
        seen = lens.rect(label_subjects.visible(scene, frame))
        painter.setClipRect(seen, Qt.ClipOperation.IntersectClip)
        for name in targets_of(scene):
            overlay.draw_target(painter, rings_of(scene, outlines, name), lens)
        painter.restore()
    if shown.corridors:
        for lane in scene.lanes:
            names = shown.corridor_names
            if names is None or lane.corridor.name in names:
                bones = [
                    ring
                    for name in lane.corridor.backdrop
                    for ring in rings_of(scene, outlines, name)
                ]
                overlay.draw_corridor(painter, scene, lane.band, lens, bones)
    for name in shown.keyed:
        overlay.draw_keyed(painter, rings_of(scene, outlines, name), lens)
    for name in shown.chosen:
        overlay.draw_chosen(painter, rings_of(scene, outlines, name), lens)


def targets_of(scene: Scene) -> tuple[str, ...]:
    """Return the muscles aimed at in a view: a fold leaves others of the section behind."""
    names = dict.fromkeys(shape.name for shape in scene.shapes)
    return tuple(name for name in names if name in scene.targets)


def draw_words(painter: QPainter, scene: Scene, plan: Plan, shown: Shown) -> None:
    """Draw directions, scale, landmarks, the build and the reminder that this is schematic."""
    beyond = words.sides(scene.section, scene.view)
    picture = plan.picture
    overlay.draw_directions(painter, beyond, picture)
    if shown.landmarks:
        landmarks.draw(painter, landmarks.flags(scene, plan.lens, picture))
    overlay.draw_scale(painter, plan.lens, picture.right(), picture.bottom() - 2, picture.width())
    foot, middle = plan.foot, plan.foot.center().y()
    font, color = theme.font("caption"), theme.color("ink-2")
    said = words.schematic()
    labels.draw_text(painter, said, font, color, foot.left(), middle)
    build = words.build(scene.build)
    room = foot.width() - labels.text_width(said, font) - theme.space(12)
    if labels.text_width(build, font) <= room:
        labels.draw_text_right(painter, build, font, color, foot.right(), middle)


def rings_of(
    scene: Scene, outlines: Mapping[str, Sequence[Outline]], name: str
) -> Sequence[Outline]:
    """Return the outline of a structure as it is drawn, else as it is scored."""
    drawn = outlines.get(name)
    if drawn:
        return drawn
    return [shape.outline for shape in scene.shapes if shape.name == name]


def _draw_list(painter: QPainter, plan: Plan, board: Columns | Legend | None) -> None:
    from trainer.ui.sections.legend import Legend

    if isinstance(board, Legend):
        listed = plan.listed
        board.draw_list(painter, listed.left(), listed.top(), listed.width())
