# SPDX-License-Identifier: MIT
"""Small signs: tissues as discs with their pattern, the octagon of danger, arrows, haloed text.

Every kind of tissue differs from the others by its pattern, not only by its colour.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from trainer.ui.theme import theme
from trainer.ui.widgets import painting

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QFont

# What a kind of tissue is called in the theme.
_ANATOMY = {"pleura": "lung", "tendon": "bone", "membrane": "fascia", "bundle": "fat"}
_HALO = 3.4


def ground_color() -> QColor:
    """Return the colour that pictures of sections stand on, and that halos on them have."""
    return theme.color("surface" if theme.is_dark else "sunk")


def colors(kind: str) -> tuple[QColor, QColor]:
    """Return fill and outline of a kind of tissue in small signs."""
    return theme.anatomy(_ANATOMY.get(kind, kind))


def draw_glyph(
    painter: QPainter, kind: str, center: QPointF, radius: float, *, is_target: bool = False
) -> None:
    """Draw the disc of a kind of tissue; the target has a ring in the accent."""
    fill, outline = colors(kind)
    disc = _disc(center, radius)
    painter.save()
    painter.translate(center)
    unit = _disc(QPointF(), radius)
    painter.fillPath(unit, painting.brush(fill))
    painter.save()
    painter.setClipPath(unit)
    _PATTERNS[kind](painter, radius / 7, fill, outline)
    painter.restore()
    painter.restore()
    edge = outline if kind not in ("muscle", "fat", "skin") else painting.faded(outline, 0.8)
    painter.strokePath(disc, painting.pen(edge, max(1.0, radius * 0.16)))
    if is_target:
        painter.strokePath(_disc(center, radius + 2.4), painting.pen(theme.color("accent"), 2))


def draw_octagon(painter: QPainter, center: QPointF, radius: float) -> None:
    """Draw the sign of danger."""
    corners = [math.pi / 8 + turn * math.pi / 4 for turn in range(8)]
    outline = QPainterPath()
    outline.addPolygon(
        QPolygonF([center + QPointF(radius * math.cos(a), radius * math.sin(a)) for a in corners])
    )
    outline.closeSubpath()
    painter.fillPath(outline, painting.brush(theme.color("danger")))
    mark = theme.color("on-danger")
    width = max(1.6, radius * 0.24)
    bar = QRectF(center.x() - width / 2, center.y() - radius * 0.56, width, radius * 0.68)
    painter.fillPath(painting.rounded(bar, width / 2), painting.brush(mark))
    painting.draw_dot(painter, center + QPointF(0, radius * 0.46), width * 0.58, mark)


def draw_arrow(
    painter: QPainter, start: QPointF, end: QPointF, color: QColor, width: float, head: float
) -> None:
    """Draw an arrow."""
    length = math.hypot(end.x() - start.x(), end.y() - start.y()) or 1.0
    along = QPointF((end.x() - start.x()) / length, (end.y() - start.y()) / length)
    across = QPointF(-along.y(), along.x())
    path = QPainterPath(start)
    path.lineTo(end)
    path.moveTo(end - along * head + across * head * 0.7)
    path.lineTo(end)
    path.lineTo(end - along * head - across * head * 0.7)
    painter.strokePath(path, rounded_pen(color, width))


def draw_haloed(
    painter: QPainter,
    text: str,
    font: QFont,
    center: QPointF,
    color: QColor,
    halo: QColor,
    width: float = _HALO,
) -> None:
    """Draw a short text that can be read on any tissue."""
    metrics = QFontMetricsF(font)
    left = center.x() - metrics.horizontalAdvance(text) / 2
    path = QPainterPath()
    path.addText(QPointF(left, center.y() + metrics.capHeight() / 2), font, text)
    painter.strokePath(path, rounded_pen(halo, width))
    painter.fillPath(path, painting.brush(color))


def rounded_pen(color: QColor, width: float) -> QPen:
    """Return a pen with round ends and corners."""
    from PySide6.QtCore import Qt

    pen = painting.pen(color, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def dashed_pen(color: QColor, width: float, dashes: Sequence[float]) -> QPen:
    """Return a pen with flat dashes, whose lengths are multiples of its width."""
    from PySide6.QtCore import Qt

    pen = painting.pen(color, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern(list(dashes))
    return pen


# -- patterns, in a disc of radius 7 times `s` around the origin ---------------------------------


def _plain(painter: QPainter, s: float, fill: QColor, outline: QColor) -> None:
    del painter, s, fill, outline


def _skin(painter: QPainter, s: float, fill: QColor, outline: QColor) -> None:
    del fill
    band = QRectF(-8 * s, -8 * s, 16 * s, 4.6 * s)
    painting.fill(painter, band, outline)


def _fat(painter: QPainter, s: float, fill: QColor, outline: QColor) -> None:
    del fill
    path = QPainterPath()
    for x, y in ((-3.4, -2.6), (2.6, -3.2), (-0.6, 2.8), (4.8, 2.4), (-5.4, 3.4)):
        path.addEllipse(QPointF(x * s, y * s), 2.7 * s, 2.3 * s)
    painter.strokePath(path, painting.pen(outline, 0.9 * s))


def _muscle(painter: QPainter, s: float, fill: QColor, outline: QColor) -> None:
    del fill
    path = QPainterPath()
    for step in range(-12, 14, 4):
        path.moveTo(step * s - 8 * s, 8 * s)
        path.lineTo(step * s + 8 * s, -8 * s)
    pale = theme.is_dark or theme.is_high_contrast
    painter.strokePath(path, painting.pen(outline if pale else outline.darker(135), 1.2 * s))


def _tendon(painter: QPainter, s: float, fill: QColor, outline: QColor) -> None:
    del fill
    path = QPainterPath()
    for step in (-4, -1.4, 1.4, 4):
        path.moveTo(-8 * s, step * s)
        path.lineTo(8 * s, step * s)
    painter.strokePath(path, painting.pen(outline, 0.8 * s))


def _sheet(painter: QPainter, s: float, fill: QColor, outline: QColor) -> None:
    del fill
    for step in (-1.8, 1.8):
        start, end = QPointF(-8 * s, step * s + 2 * s), QPointF(8 * s, step * s - 2 * s)
        painting.draw_line(painter, start, end, outline, 1.2 * s)


def _bone(painter: QPainter, s: float, fill: QColor, outline: QColor) -> None:
    del fill
    for x, y, r in ((-2.4, -1.8, 1.3), (2.4, -1.2, 1.1), (-0.4, 2.4, 1.4), (3.2, 3.4, 0.8)):
        painting.draw_dot(painter, QPointF(x * s, y * s), r * s, outline)


def _nerve(painter: QPainter, s: float, fill: QColor, outline: QColor) -> None:
    painting.draw_dot(painter, QPointF(), 7 * s, painting.mix(fill, theme.color("surface"), 0.55))
    for turn in range(3):
        angle = turn * math.tau / 3 - math.pi / 2
        center = QPointF(3.1 * s * math.cos(angle), 3.1 * s * math.sin(angle))
        painting.draw_dot(painter, center, 2.4 * s, fill)
        painter.strokePath(_disc(center, 2.4 * s), painting.pen(outline, 0.7 * s))


def _artery(painter: QPainter, s: float, fill: QColor, outline: QColor) -> None:
    del fill
    painting.draw_dot(painter, QPointF(), 3.6 * s, outline.darker(110))
    painter.strokePath(_disc(QPointF(), 3.6 * s), painting.pen(theme.color("surface"), 0.9 * s))


def _vein(painter: QPainter, s: float, fill: QColor, outline: QColor) -> None:
    del fill
    path = QPainterPath()
    path.addEllipse(QPointF(0, 1.4 * s), 5.2 * s, 3.2 * s)
    painter.fillPath(path, painting.brush(outline.darker(110)))
    painter.strokePath(path, painting.pen(theme.color("surface"), 0.8 * s))


def _bundle(painter: QPainter, s: float, fill: QColor, outline: QColor) -> None:
    del fill, outline
    for kind, x, y in (("nerve", -2.4, -0.8), ("artery", 2.5, -1.6), ("vein", 1.2, 2.9)):
        inner, edge = colors(kind)
        center = QPointF(x * s, y * s)
        painting.draw_dot(painter, center, 2.2 * s, inner)
        painter.strokePath(_disc(center, 2.2 * s), painting.pen(edge, 0.8 * s))


def _lung(painter: QPainter, s: float, fill: QColor, outline: QColor) -> None:
    del fill
    for radius in (5.0, 3.2):
        painter.strokePath(_disc(QPointF(), radius * s), painting.pen(outline, 0.9 * s))


def _canal(painter: QPainter, s: float, fill: QColor, outline: QColor) -> None:
    del fill
    path = QPainterPath()
    path.addEllipse(QPointF(), 3.8 * s, 2.6 * s)
    painter.fillPath(path, painting.brush(outline))


def _organ(painter: QPainter, s: float, fill: QColor, outline: QColor) -> None:
    del fill
    path = QPainterPath()
    for x in (-4, 0, 4):
        for y in (-4, 0, 4):
            path.addRect(QRectF((x - 0.7) * s, (y - 0.7) * s, 1.4 * s, 1.4 * s))
    painter.fillPath(path, painting.brush(outline))


_PATTERNS: dict[str, Callable[[QPainter, float, QColor, QColor], None]] = {
    "skin": _skin,
    "fat": _fat,
    "fascia": _sheet,
    "muscle": _muscle,
    "tendon": _tendon,
    "membrane": _sheet,
    "nerve": _nerve,
    "artery": _artery,
    "vein": _vein,
    "bundle": _bundle,
    "pleura": _lung,
    "canal": _canal,
    "organ": _organ,
    "bone": _bone,
    "": _plain,
}


def _disc(center: QPointF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(center, radius, radius)
    return path
