# SPDX-License-Identifier: MIT
"""Paints a plate in the colours of a theme, onto a picture, an SVG file or paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QLinearGradient,
    QPaintEngine,
    QPainter,
    QPen,
    QRadialGradient,
)

from trainer.ui.sections.frame import fit
from trainer.ui.sections.ops import Cells, Fade, Fill, Glow, Line
from trainer.ui.sections.rings import path_of, paths_of

if TYPE_CHECKING:
    from trainer.ui.sections.look import Look
    from trainer.ui.sections.ops import Op, Plate

# So many cells make a path that Qt fills fastest, see `rings.paths_of`.
_AT_ONCE = 16
# A file is shorter with long paths; but readers of SVG take very long ones for damage.
_AT_ONCE_IN_A_FILE = 400
_FADE_STOPS = 11
# Further than any picture shows, in mm.
_FAR = 2000.0


def paint_plate(painter: QPainter, plate: Plate, look: Look, width: float, height: float) -> None:
    """Paint a plate.

    The ground is left as it is, but for the sides that go over into the page: on a picture they
    become transparent; where a device cannot do that, they are painted in the page's colour.

    Args:
        painter: its units are logical pixels.
        plate: what is painted.
        look: in which colours.
        width: of the picture, in logical pixels.
        height: likewise.
    """
    place = fit(plate.frame, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setTransform(place, combine=True)
    # What a line of one device pixel is in mm.
    pixel = 1.0 / (place.m11() * painter.device().devicePixelRatioF())
    brush = _Brush(painter, look, pixel)
    for op in plate.ops:
        brush.paint(op)
    for fade in plate.fades:
        _fade(painter, fade, look.color("page"), is_picture=brush.is_picture)
    painter.restore()


def image_of(plate: Plate, look: Look, width: float, height: float, ratio: float) -> QImage:
    """Return a plate as a picture, transparent outside the body.

    Args:
        plate: what is shown.
        look: in which colours.
        width: in logical pixels.
        height: likewise.
        ratio: device pixels per logical pixel.
    """
    image = QImage(
        max(1, round(width * ratio)),
        max(1, round(height * ratio)),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    image.setDevicePixelRatio(ratio)
    image.fill(0)
    painter = QPainter(image)
    paint_plate(painter, plate, look, width, height)
    painter.end()
    return image


class _Brush:
    """Paints one operation after the other."""

    def __init__(self, painter: QPainter, look: Look, pixel: float) -> None:
        self._painter, self._look, self._pixel = painter, look, pixel
        # Only a picture has pixels that can be taken away again.
        engine = painter.paintEngine()
        self.is_picture = engine.hasFeature(QPaintEngine.PaintEngineFeature.PorterDuff)

    def paint(self, op: Op) -> None:
        if isinstance(op, Cells):
            self._cells(op)
        elif isinstance(op, Fill):
            color = self._look.tint(op.tint)
            if color.alpha():
                path = path_of(op.rings, op.rounding, even_odd=True)
                self._painter.fillPath(path, QBrush(color))
        elif isinstance(op, Line):
            self._line(op)
        else:
            self._glow(op)

    def _cells(self, op: Cells) -> None:
        for step, tint in enumerate(op.tints):
            rings = op.rings.chosen(np.flatnonzero(op.steps == step))
            if not len(rings):
                continue
            brush = QBrush(self._look.tint(tint))
            size = _AT_ONCE if self.is_picture else _AT_ONCE_IN_A_FILE
            for path in paths_of(rings, op.rounding, size):
                self._painter.fillPath(path, brush)

    def _line(self, op: Line) -> None:
        width = max(op.width * self._look.line, op.least_px * self._pixel)
        pen = QPen(self._look.tint(op.tint), width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self._painter.strokePath(path_of(op.rings), pen)

    def _glow(self, op: Glow) -> None:
        gradient: QLinearGradient | QRadialGradient
        if op.end is None:
            gradient = QRadialGradient(QPointF(*op.start), op.radius)
        else:
            gradient = QLinearGradient(QPointF(*op.start), QPointF(*op.end))
        for place, tint in op.stops:
            gradient.setColorAt(place, self._look.tint(tint))
        path = path_of(op.rings, even_odd=True)
        self._painter.fillPath(path, QBrush(gradient))


def _fade(painter: QPainter, fade: Fade, page: QColor, *, is_picture: bool) -> None:
    begin = fade.inner if fade.outer > fade.inner else fade.inner - _FAR
    if fade.side in ("up", "down"):
        start, end = QPointF(0, fade.inner), QPointF(0, fade.outer)
        area = QRectF(-_FAR, begin, 2 * _FAR, _FAR)
    else:
        start, end = QPointF(fade.inner, 0), QPointF(fade.outer, 0)
        area = QRectF(begin, -_FAR, _FAR, 2 * _FAR)
    gradient = QLinearGradient(start, end)
    for stop in range(_FADE_STOPS):
        t = stop / (_FADE_STOPS - 1)
        gone = t * t * (3 - 2 * t)
        color = QColor(page)
        color.setAlphaF(1 - gone if is_picture else gone)
        gradient.setColorAt(t, color)
    if is_picture:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.fillRect(area, QBrush(gradient))
    if is_picture:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
