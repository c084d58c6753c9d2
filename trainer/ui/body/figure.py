# SPDX-License-Identifier: MIT
"""Draws the figure itself: outline, shade, face and folds, seen from the front or from behind."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF
from PySide6.QtGui import QBrush, QImage, QLinearGradient, QPainter, QPainterPath, QTransform

from trainer.ui.body import areas
from trainer.ui.body.areas import SIDES, Place, Side
from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

    from trainer.ui.body.look import BodyLook

__all__ = ["HEIGHT", "SIDES", "WIDTH", "FigureFrame", "Place", "Side", "paint_figure", "silhouette"]

# Of a figure with a little air around it, in head heights.
WIDTH, HEIGHT = 3.44, 8.12
_TOP = 0.05
_LETTER = (1.12, 0.50)
# Strokes that make a soft edge, and how many pixels it is wide where they are drawn.
_SHADES, _SOFT = 6, 2.5


class FigureFrame(NamedTuple):
    """Where a figure lies, and the way between head heights and pixels.

    In head heights x counts from the midline, the figure's own left positive, and y from the
    crown (0) to the sole (8). Who faces a figure sees its left at the right; from behind at the
    left.

    Attributes:
        scale: pixels a head height.
        x, y: the place of the crown, in pixels.
    """

    side: Side
    scale: float
    x: float
    y: float

    @classmethod
    def fit(cls, rect: QRectF, side: Side) -> FigureFrame:
        """Return the largest figure that fits into a rectangle, in its middle."""
        scale = min(rect.width() / WIDTH, rect.height() / HEIGHT)
        top = rect.center().y() + (_TOP - HEIGHT / 2) * scale
        return cls(side, scale, rect.center().x(), top)

    @property
    def rect(self) -> QRectF:
        """The rectangle of the whole figure, in pixels."""
        width, height = WIDTH * self.scale, HEIGHT * self.scale
        return QRectF(self.x - width / 2, self.y - _TOP * self.scale, width, height)

    def point(self, x: float, y: float) -> QPointF:
        """Return the pixel of a place."""
        return QPointF(self.x + self._turn * x * self.scale, self.y + y * self.scale)

    def place(self, point: QPointF) -> Place:
        """Return the place of a pixel."""
        x = self._turn * (point.x() - self.x) / self.scale
        return (x, (point.y() - self.y) / self.scale)

    def transform(self, *, mirrored: bool = False) -> QTransform:
        """Return the way from head heights to pixels.

        Args:
            mirrored: take x from the midline to the figure's right instead.
        """
        across = self.scale * self._turn * (-1 if mirrored else 1)
        return QTransform(across, 0, 0, self.scale, self.x, self.y)

    @property
    def _turn(self) -> int:
        return 1 if self.side == "front" else -1


@cache
def silhouette(side: Side) -> QPainterPath:
    """Return the outline of the whole body in head heights, for clipping to it."""
    return areas.path(areas.figure(side).outline)


def paint_figure(
    painter: QPainter,
    side: Side,
    rect: QRectF,
    look: BodyLook,
    *,
    letters: bool = True,
    soft: bool = True,
) -> FigureFrame:
    """Draw a figure into a rectangle, from behind with the soles of its feet beside it.

    It takes some milliseconds, so keep the picture where it is shown more than once.

    Args:
        painter: in pixels; left as it was.
        side: from where it is seen.
        rect: the room; the figure lies in the middle, as large as fits.
        look: the colours.
        letters: whether R and L say which side of the body is which.
        soft: whether light and shade are painted, where the look has them; they take nine tenths
            of the time.

    Returns:
        Where the figure lies.
    """
    frame = FigureFrame.fit(rect, side)
    painter.save()
    hair = frame.transform().map(areas.path(areas.figure(side).hair))
    bodies = [(frame.transform().map(silhouette(side)), hair)]
    if side == "back":
        sole = areas.path(areas.sole())
        ways = [frame.transform(mirrored=mirrored) for mirrored in (False, True)]
        bodies += [(way.map(sole), QPainterPath()) for way in ways]
    for body, own_hair in bodies:
        _paint_body(painter, body, own_hair, frame, look, soft=soft and look.is_shaded)
    _paint_lines(painter, frame, look)
    for body, _ in bodies:
        painter.strokePath(body, painting.pen(look.edge, _edge(frame, look)))
    if letters:
        _paint_letters(painter, frame)
    painter.restore()
    return frame


def _edge(frame: FigureFrame, look: BodyLook) -> float:
    # Thinner on a small figure, where every line is near another.
    return look.edge_width * min(1.0, 0.45 + frame.scale / 200)


def _paint_body(
    painter: QPainter,
    body: QPainterPath,
    hair: QPainterPath,
    frame: FigureFrame,
    look: BodyLook,
    *,
    soft: bool,
) -> None:
    if soft:
        fallen = body.translated(0.01 * frame.scale, 0.02 * frame.scale)
        _paint_shade(painter, fallen, look.shadow, 0.05 * frame.scale)
    box = body.boundingRect()
    light = QLinearGradient(box.left(), box.top(), box.right(), box.top())
    light.setColorAt(0, painting.mix(look.skin, look.skin_shade, 0.45))
    light.setColorAt(0.42, look.skin)
    light.setColorAt(1, look.skin_shade)
    painter.fillPath(body, QBrush(light))
    painter.fillPath(hair, painting.brush(look.hair))
    if soft:
        painter.save()
        painting.clip(painter, body)
        _paint_shade(painter, body, look.rim, 0.075 * frame.scale)
        painter.restore()


def _paint_shade(painter: QPainter, body: QPainterPath, color: QColor, depth: float) -> None:
    """Stroke an outline several times, each wider, so that they add up to a soft edge.

    Small, and then enlarged: it is soft anyway, and a twentieth of the work.
    """
    box = body.boundingRect().adjusted(-2 * depth, -2 * depth, 2 * depth, 2 * depth)
    small = max(1.0, depth / _SOFT)
    picture = QImage(
        int(box.width() / small) + 2,
        int(box.height() / small) + 2,
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    picture.fill(0)
    drawn = painting.begin(picture)
    drawn.scale(1 / small, 1 / small)
    drawn.translate(-box.topLeft())
    thin = painting.faded(color, color.alphaF() / _SHADES * 1.6)
    for step in range(1, _SHADES + 1):
        drawn.strokePath(body, painting.pen(thin, 2 * depth * step / _SHADES))
    drawn.end()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    size = QSizeF(picture.width() * small, picture.height() * small)
    painter.drawImage(QRectF(box.topLeft(), size), picture)
    painter.restore()


def _paint_lines(painter: QPainter, frame: FigureFrame, look: BodyLook) -> None:
    for line in areas.figure(frame.side).lines:
        drawn = QPainterPath(QPointF(*line.points[0]))
        for x, y in line.points[1:]:
            drawn.lineTo(x, y)
        strength = min(1.0, line.strength * 1.6) if not look.is_shaded else line.strength
        pen = painting.pen(painting.faded(look.detail, strength), line.width * frame.scale)
        for mirrored in (False,) if line.single else (False, True):
            painter.strokePath(frame.transform(mirrored=mirrored).map(drawn), pen)


def _paint_letters(painter: QPainter, frame: FigureFrame) -> None:
    font = theme.font("small", 600)
    for text, x in ((_tr("L"), _LETTER[0]), (_tr("R"), -_LETTER[0])):
        place = frame.point(x, _LETTER[1])
        left = place.x() - labels.text_width(text, font) / 2
        labels.draw_text(painter, text, font, theme.color("ink-2"), left, place.y())


def _tr(text: str) -> str:
    return QCoreApplication.translate("Body", text)
