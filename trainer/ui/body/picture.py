# SPDX-License-Identifier: MIT
"""Keeps both figures as a picture in which single areas are painted anew."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap

from trainer.ui.body.figure import paint_figure
from trainer.ui.body.marks import finish
from trainer.ui.body.paint import edge_pen, paint_piece
from trainer.ui.widgets import painting

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from trainer.ui.body.look import BodyLook
    from trainer.ui.body.marks import Mark
    from trainer.ui.body.paint import Piece
    from trainer.ui.body.stage import Stage

# Outlines and halos reach so many pixels beyond an area.
MARGIN = 6.0
# Of the ring around what is chosen: head heights, and pixels.
_RING, _LEAST_RING, _MOST_RING = 0.02, 1.3, 2.4
# How much of the accent lies over what is under the pointer.
_TINT = 0.28
# Of the sign of an unsafe act: head heights, and pixels.
_SIGN, _LEAST_SIGN, _MOST_SIGN = 0.075, 5.0, 10.0


class Picture:
    """The figures with their areas, without what the pointer does.

    Painted in full for another size, look or stage; what changes else is painted over.
    """

    def __init__(self) -> None:
        self._figures = QPixmap()
        self._whole = QPixmap()
        self._key: object = None
        self._stage: Stage | None = None

    def forget(self) -> None:
        """Paint everything anew the next time."""
        self._key = None

    def whole(
        self,
        size: QSize,
        ratio: float,
        stage: Stage,
        marks: Mapping[str, Mark],
        look: BodyLook,
    ) -> QPixmap:
        """Return the picture, painted now if it is not there."""
        key = (size.width(), size.height(), ratio, tuple(stage.frames.values()), look)
        if key == self._key:
            return self._whole
        self._key, self._stage = key, stage
        self._figures = _empty(size, ratio)
        painter = painting.begin(self._figures)
        for frame in stage.frames.values():
            paint_figure(painter, frame.side, frame.rect, look)
        painter.end()
        self._whole = self._figures.copy()
        painter = painting.begin(self._whole)
        seen = QRectF(0, 0, size.width(), size.height())
        _paint(painter, [one for one in stage.pieces if one.box.intersects(seen)], marks, look)
        painter.end()
        return self._whole

    def draw_stretched(self, painter: QPainter, stage: Stage) -> bool:
        """Draw what was painted last where the figures stand now; at once, but not sharp.

        Returns:
            Whether there was anything.
        """
        if self._key is None or self._stage is None:
            return False
        ratio = self._whole.devicePixelRatio()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for side, frame in stage.frames.items():
            box = self._stage.frames[side].rect
            source = QRectF(box.topLeft() * ratio, box.size() * ratio)
            painter.drawPixmap(frame.rect, self._whole, source)
        return True

    def repaint(
        self, changed: Collection[str], stage: Stage, marks: Mapping[str, Mark], look: BodyLook
    ) -> list[QRectF]:
        """Paint some areas anew.

        Args:
            changed: ids of areas.
            stage: that the picture was painted for.
            marks: area id to what it says now.
            look: the colours.

        Returns:
            The places that are another now; none before the picture was painted.
        """
        if self._key is None or self._stage is None or self._stage.frames != stage.frames:
            return []
        rooms = [room_of(one) for one in stage.pieces if one.area.id in changed]
        painter = painting.begin(self._whole)
        for room in rooms:
            self._repaint_room(painter, room, stage, marks, look)
        painter.end()
        return rooms

    def _repaint_room(
        self,
        painter: QPainter,
        room: QRectF,
        stage: Stage,
        marks: Mapping[str, Mark],
        look: BodyLook,
    ) -> None:
        painter.save()
        painter.setClipRect(room)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        ratio = self._figures.devicePixelRatio()
        source = QRectF(
            room.left() * ratio, room.top() * ratio, room.width() * ratio, room.height() * ratio
        )
        painter.drawPixmap(room, self._figures, source)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        _paint(painter, [one for one in stage.pieces if room_of(one).intersects(room)], marks, look)
        painter.restore()


def room_of(piece: Piece) -> QRectF:
    """Return the whole pixels that a piece and what surrounds it lie in."""
    box = piece.box.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
    center, reach = _centre(piece), _MOST_SIGN + 2
    sign = QRectF(center.x() - reach, center.y() - reach, 2 * reach, 2 * reach)
    return QRectF(box.united(sign).toAlignedRect())


def paint_ring(painter: QPainter, piece: Piece, look: BodyLook, *, is_strong: bool) -> None:
    """Surround an area: what is chosen strongly, what is under the pointer less so."""
    width = max(_LEAST_RING, min(_MOST_RING, _RING * piece.scale)) * (1.0 if is_strong else 0.8)
    painter.strokePath(piece.outline, painting.pen(look.halo, width + 2.0))
    pen = edge_pen(piece, look.ink, 1.0, look)
    pen.setWidthF(width)
    painter.strokePath(piece.outline, pen)


def paint_pointed(painter: QPainter, piece: Piece, look: BodyLook, *, is_meant: bool) -> None:
    """Surround what is under the pointer, and hint at what would be chosen along with it."""
    if is_meant:
        tint = QColor(look.chosen)
        tint.setAlphaF(_TINT)
        painter.fillPath(piece.outline, painting.brush(tint))
        paint_ring(painter, piece, look, is_strong=False)
    else:
        pen = edge_pen(piece, look.chosen, 1.0, look)
        pen.setWidthF(_LEAST_RING)
        painter.strokePath(piece.outline, pen)


def paint_octagon(painter: QPainter, center: QPointF, radius: float, look: BodyLook) -> None:
    """Draw the sign of an unsafe act."""

    def octagon(size: float) -> QPainterPath:
        path = QPainterPath()
        for corner in range(8):
            angle = math.pi / 8 + corner * math.pi / 4
            point = center + QPointF(size * math.cos(angle), size * math.sin(angle))
            (path.lineTo if corner else path.moveTo)(point)
        path.closeSubpath()
        return path

    painter.fillPath(octagon(radius + 1.5), painting.brush(look.halo))
    painter.fillPath(octagon(radius), painting.brush(look.danger))
    width = radius * 0.26
    bar = QRectF(center.x() - width / 2, center.y() - radius * 0.58, width, radius * 0.68)
    painting.draw_box(painter, bar, width / 2, look.on_danger)
    painting.draw_dot(painter, center + QPointF(0, radius * 0.46), width * 0.56, look.on_danger)


def _empty(size: QSize, ratio: float) -> QPixmap:
    made = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(QColor(0, 0, 0, 0))
    return made


def _paint(
    painter: QPainter, pieces: Sequence[Piece], marks: Mapping[str, Mark], look: BodyLook
) -> None:
    chosen = []
    for piece in pieces:
        mark = marks.get(piece.area.id)
        paint_piece(painter, piece, finish(mark, look), look)
        if mark is not None and mark.is_chosen:
            chosen.append(piece)
    for piece in chosen:
        paint_ring(painter, piece, look, is_strong=True)
    for piece in pieces:
        mark = marks.get(piece.area.id)
        # Once for both sides: what was unsafe there would be so on either.
        if mark is not None and mark.is_unsafe and not piece.is_right:
            radius = max(_LEAST_SIGN, min(_MOST_SIGN, _SIGN * piece.scale))
            paint_octagon(painter, _centre(piece), radius, look)


def _centre(piece: Piece) -> QPointF:
    return piece.way.map(QPointF(*piece.area.centre))
