# SPDX-License-Identifier: MIT
"""The part of a section view that follows the needle, and which pixels it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF

from trainer.ui.sections import glyphs, landmarks, needle, overlay, words
from trainer.ui.sections.label_board import Columns
from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QPainter

    from trainer.model.needling import Met
    from trainer.ui.sections.label_anchors import Outline
    from trainer.ui.sections.landmarks import Flag
    from trainer.ui.sections.legend import Legend
    from trainer.ui.sections.lens import Lens
    from trainer.ui.sections.needle import Placed
    from trainer.ui.sections.plan import Plan

_OUTLINE_MARGIN = 10.0


class Live(NamedTuple):
    """What is drawn live.

    Attributes:
        needle: None before one is set.
        hazards: names of hazards met, each with its rings in mm.
        lit: rings of the structure that the tip is passing.
        told: words beside the tip.
        in_danger: whether the tip's ring and the words warn.
        pin: where the learner pointed, in px.
        is_ghost: whether the needle only waits to be taken.
        flags: names of landmarks, which a needle may not hide.
    """

    needle: Placed | None = None
    hazards: Mapping[str, Sequence[Outline]] = {}
    lit: Sequence[Outline] = ()
    told: str = ""
    in_danger: bool = False
    pin: QPointF | None = None
    is_ghost: bool = False
    flags: Sequence[Flag] = ()


def told(one: Met) -> str:
    """Return what stands beside the tip when it meets a structure."""
    return f"{words.mm(one.start)}  {words.capital(one.name)}"


def draw(painter: QPainter, live: Live, plan: Plan, board: Columns | Legend | None) -> None:
    """Draw what follows the needle."""
    painter.save()
    painter.setClipRect(plan.picture)
    if live.lit:
        overlay.draw_lit(painter, live.lit, plan.lens)
    for rings in live.hazards.values():
        overlay.draw_hazard(painter, rings, plan.lens)
    painter.restore()
    for name in live.hazards:
        _draw_hot(painter, name, plan, board)
    painter.save()
    painter.setClipRect(plan.picture)
    if live.pin is not None:
        draw_pin(painter, live.pin)
    if live.needle is not None and live.is_ghost:
        needle.draw_ghost(painter, live.needle)
    elif live.needle is not None:
        needle.draw(painter, live.needle, in_danger=live.in_danger)
    if live.needle is not None:
        landmarks.draw_over(painter, live.flags, live.needle.bounds())
    painter.restore()
    if live.needle is not None and live.told:
        _draw_told(painter, live, plan)


def touched(live: Live, plan: Plan, board: Columns | Legend | None) -> list[QRectF]:
    """Return what it takes, box by box."""
    boxes = []
    if live.needle is not None:
        taken = live.needle.bounds().intersected(plan.picture)
        boxes.append(taken)
        boxes += [one.box.adjusted(-4, -1, 4, 1) for one in landmarks.covered(live.flags, taken)]
        if live.told:
            boxes.append(_told_box(live, plan))
    for name, rings in live.hazards.items():
        boxes.append(_around(rings, plan.lens))
        boxes.append(_hot_box(name, plan, board))
    if live.lit:
        boxes.append(_around(live.lit, plan.lens).intersected(plan.picture))
    if live.pin is not None:
        boxes.append(QRectF(live.pin.x() - 14, live.pin.y() - 14, 28, 28))
    return [box for box in boxes if not box.isEmpty()]


def _around(rings: Sequence[Outline], lens: Lens) -> QRectF:
    box = QRectF()
    for ring in rings:
        xs = [x for x, _ in ring]
        ys = [y for _, y in ring]
        box = box.united(lens.rect((min(xs), min(ys), max(xs), max(ys))))
    margin = _OUTLINE_MARGIN
    return box.adjusted(-margin, -margin, margin, margin)


def _draw_hot(painter: QPainter, name: str, plan: Plan, board: Columns | Legend | None) -> None:
    if isinstance(board, Columns):
        board.draw_hot(painter, name, glyphs.ground_color())
    elif board is not None:
        listed = plan.listed
        board.draw_hot(painter, name, listed.left(), listed.top(), listed.width())


def _hot_box(name: str, plan: Plan, board: Columns | Legend | None) -> QRectF:
    if isinstance(board, Columns):
        return board.touched(name)
    if board is None:
        return QRectF()
    return board.touched(name, plan.listed.left(), plan.listed.top(), plan.listed.width())


def draw_pin(painter: QPainter, pin: QPointF) -> None:
    """Mark a point."""
    for color, width in ((needle.color("casing"), 5.0), (theme.color("ink"), 2.2)):
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            start, end = pin + QPointF(dx, dy) * 3.5, pin + QPointF(dx, dy) * 11
            painting.draw_line(painter, start, end, color, width)


def _told_box(live: Live, plan: Plan) -> QRectF:
    placed = live.needle
    if placed is None:
        return QRectF()
    font = theme.font("caption", 600)
    height = float(theme.px(24))
    width = labels.text_width(live.told, font) + 2 * theme.px(9)
    if live.in_danger:
        width += theme.px(20)
    across = placed.across
    # On the other side of the needle than its ticks, and never outside the picture.
    center = placed.tip - across * (width / 2 + 16)
    left = min(max(center.x() - width / 2, plan.picture.left()), plan.picture.right() - width)
    top = placed.tip.y() + (-height - 10 if abs(across.x()) < 0.5 else -height / 2)
    top = min(max(top, plan.picture.top()), plan.picture.bottom() - height)
    return QRectF(left, top, width, height).adjusted(-2, -2, 2, 2)


def _draw_told(painter: QPainter, live: Live, plan: Plan) -> None:
    box = _told_box(live, plan).adjusted(2, 2, -2, -2)
    edge = theme.color("danger" if live.in_danger else "accent")
    painting.draw_box(painter, box, theme.radius("tag"), theme.color("surface"), edge, 1.5)
    left, middle = box.left() + theme.px(9), box.center().y()
    if live.in_danger:
        radius = float(theme.px(7))
        glyphs.draw_octagon(painter, QPointF(left + radius, middle), radius)
        left += theme.px(20)
    role = "danger-text" if live.in_danger else "ink"
    font = theme.font("caption", 600)
    labels.draw_text(painter, live.told, font, theme.color(role), left, middle)
