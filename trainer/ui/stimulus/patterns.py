# SPDX-License-Identifier: MIT
"""How each quality of a sensation is drawn: by its pattern, never by a colour alone."""

from __future__ import annotations

from math import ceil, cos, pi, sin
from random import Random
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPainterPathStroker

from trainer.ui.widgets import painting

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QColor, QPainter

    from trainer.ui.stimulus.lines import Way

# Where dots of a pattern fall is the same every time.
_SEED = 7
_STEP = 3.0


def paint(
    painter: QPainter,
    quality: str,
    way: Way,
    width: float,
    ink: QColor,
    *,
    share: float = 1.0,
    arrow: bool = False,
) -> None:
    """Draw a sensation along a line.

    Args:
        painter: in pixels.
        quality: as in `Sensation`.
        way: the line.
        width: how broad the sensation is, in pixels.
        ink: the colour of all of it.
        share: how far along it has come; of a spot, how large it has grown.
        arrow: whether it ends in the head of an arrow, as it runs along.
    """
    if share <= 0:
        return
    _PATTERNS[quality](painter, way, width, ink, share)
    if arrow and way.length > width:
        _paint_arrow(painter, way, max(6.0, min(width * 0.6, 13.0)), ink, share)


def patch(way: Way, width: float, share: float = 1.0) -> QPainterPath:
    """Return the area of a broad line, or of a spot, as far as it has come."""
    if way.length <= 0:
        spot = QPainterPath()
        radius = width / 2 * (0.35 + 0.65 * share)
        spot.addEllipse(way.points[0], radius, radius)
        return spot
    from PySide6.QtCore import Qt

    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return stroker.createStroke(way.path(share)).simplified()


# -- areas ----------------------------------------------------------------------------------------


def _ache(painter: QPainter, way: Way, width: float, ink: QColor, share: float) -> None:
    """Soft dots in rows, thinning out to the edge, on a faint ground."""
    area = patch(way, width, share)
    painter.fillPath(area, painting.brush(painting.faded(ink, 0.13)))
    core = patch(way, width * 0.55, share)
    dots = QPainterPath()
    for point in _grid(area.boundingRect(), max(3.4, width / 8)):
        if area.contains(point):
            radius = 1.35 if core.contains(point) else 0.85
            dots.addEllipse(point, radius, radius)
    painter.fillPath(dots, painting.brush(painting.faded(ink, 0.8)))


def _cramp(painter: QPainter, way: Way, width: float, ink: QColor, share: float) -> None:
    """Lines that cross, drawn together."""
    area = patch(way, width, share)
    painter.fillPath(area, painting.brush(painting.faded(ink, 0.10)))
    _hatch(painter, area, ink, 5.0, 1)
    _hatch(painter, area, ink, 5.0, -1)
    painter.strokePath(area, painting.pen(ink, 1.6))


def _numb(painter: QPainter, way: Way, width: float, ink: QColor, share: float) -> None:
    """An empty area with a broken edge and few lines."""
    area = patch(way, width, share)
    _hatch(painter, area, painting.faded(ink, 0.6), 9.0, 1)
    pen = painting.pen(ink, 1.6)
    pen.setDashPattern([4.0, 3.0])
    painter.strokePath(area, pen)


def _pressure(painter: QPainter, way: Way, width: float, ink: QColor, share: float) -> None:
    """Outlines within each other."""
    outer = patch(way, width, share)
    painter.fillPath(outer, painting.brush(painting.faded(ink, 0.10)))
    for part in (1.0, 0.66, 0.33):
        painter.strokePath(patch(way, width * part, share), painting.pen(ink, 1.3))


def _tingling(painter: QPainter, way: Way, width: float, ink: QColor, share: float) -> None:
    """Fine dots, scattered, with nothing behind them."""
    area = patch(way, width, share)
    box, chance = area.boundingRect(), Random(_SEED)  # noqa: S311 - a pattern, nothing to guess
    dots = QPainterPath()
    for point in _grid(box, max(5.0, width / 5)):
        moved = point + QPointF(chance.uniform(-2, 2), chance.uniform(-2, 2))
        if area.contains(moved):
            dots.addEllipse(moved, 1.25, 1.25)
    painter.fillPath(dots, painting.brush(ink))


# -- lines ----------------------------------------------------------------------------------------


def _electric(painter: QPainter, way: Way, width: float, ink: QColor, share: float) -> None:
    """A zigzag, like a spark."""
    if way.length <= 0:
        _star(painter, way.points[0], width / 2 * share, ink, rays=6)
        return
    swing, pitch = min(max(width * 0.32, 3.5), 8.0), 7.0
    line = QPainterPath(way.points[0])
    count = max(2, ceil(way.length * share / pitch))
    for number in range(1, count + 1):
        distance = min(number * pitch, way.length * share)
        place, along = way.at(distance)
        across = QPointF(-along.y(), along.x()) * swing
        is_end = number == count
        line.lineTo(place if is_end else place + (across if number % 2 else -across))
    painter.strokePath(line, painting.pen(ink, 2.2))


def _burning(painter: QPainter, way: Way, width: float, ink: QColor, share: float) -> None:
    """Waves beside each other."""
    if way.length <= 0:
        area = patch(way, width, share)
        _clip(painter, area)
        box = area.boundingRect()
        rows = max(2, int(box.height() / 6))
        for row in range(rows + 1):
            y = box.top() + box.height() * row / rows
            _wave(painter, QPointF(box.left(), y), QPointF(1, 0), box.width(), ink)
        painter.restore()
        return
    rows = max(2, min(4, round(width / 8)))
    for row in range(rows):
        beside = (row - (rows - 1) / 2) * width / rows
        line = QPainterPath()
        until = way.length * share
        for number in range(ceil(until / _STEP) + 1):
            distance = min(number * _STEP, until)
            place, along = way.at(distance)
            swing = beside + 2.4 * sin(distance / 15.0 * 2 * pi)
            point = place + QPointF(-along.y(), along.x()) * swing
            if number:
                line.lineTo(point)
            else:
                line.moveTo(point)
        painter.strokePath(line, painting.pen(ink, 1.8))


def _sharp(painter: QPainter, way: Way, width: float, ink: QColor, share: float) -> None:
    """Spikes that point outward; along a line, a row of them."""
    if way.length <= 0:
        _star(painter, way.points[0], width / 2 * (0.4 + 0.6 * share), ink, rays=8)
        return
    until, pitch = way.length * share, max(9.0, width * 0.5)
    for number in range(int(until / pitch) + 1):
        _star(painter, way.at(number * pitch)[0], min(width / 2, 6.0), ink, rays=4)


def _star(painter: QPainter, centre: QPointF, radius: float, ink: QColor, *, rays: int) -> None:
    radius = max(radius, 4.0)
    spikes = QPainterPath()
    for ray in range(rays):
        angle = pi * 2 * ray / rays + pi / rays
        out = QPointF(cos(angle), sin(angle))
        across = QPointF(-out.y(), out.x()) * radius * 0.16
        spikes.moveTo(centre + across)
        spikes.lineTo(centre + out * radius)
        spikes.lineTo(centre - across)
        spikes.closeSubpath()
    painter.fillPath(spikes, painting.brush(ink))
    painting.draw_dot(painter, centre, radius * 0.22, ink)


def _wave(painter: QPainter, start: QPointF, along: QPointF, length: float, ink: QColor) -> None:
    line = QPainterPath(start)
    for number in range(1, ceil(length / _STEP) + 1):
        distance = number * _STEP
        line.lineTo(start + along * distance + QPointF(0, 2.4 * sin(distance / 15.0 * 2 * pi)))
    painter.strokePath(line, painting.pen(ink, 1.8))


def _paint_arrow(painter: QPainter, way: Way, size: float, ink: QColor, share: float) -> None:
    end, along = way.at(way.length * share)
    across = QPointF(-along.y(), along.x())
    head = QPainterPath(end + along * size * 0.9)
    head.lineTo(end + across * size * 0.55 - along * size * 0.3)
    head.lineTo(end - across * size * 0.55 - along * size * 0.3)
    head.closeSubpath()
    painter.fillPath(head, painting.brush(ink))


def _hatch(painter: QPainter, area: QPainterPath, ink: QColor, distance: float, slant: int) -> None:
    _clip(painter, area)
    box = area.boundingRect()
    lines = QPainterPath()
    at = box.left() - box.height()
    while at < box.right() + box.height():
        lines.moveTo(at, box.top() if slant > 0 else box.bottom())
        lines.lineTo(at + box.height(), box.bottom() if slant > 0 else box.top())
        at += distance * 1.4
    painter.strokePath(lines, painting.pen(ink, 1.1))
    painter.restore()


def _clip(painter: QPainter, area: QPainterPath) -> None:
    """Keep within an area besides what it is kept within already; the caller restores that."""
    painter.save()
    painting.clip(painter, area)


def _grid(box: QRectF, distance: float) -> list[QPointF]:
    """Return places in rows, each row beside the gaps of the one above."""
    points = []
    rows = int(box.height() / (distance * 0.87)) + 2
    for row in range(rows):
        y = box.top() + row * distance * 0.87
        start = box.left() + (distance / 2 if row % 2 else 0.0)
        points += [
            QPointF(start + column * distance, y)
            for column in range(int(box.width() / distance) + 2)
        ]
    return points


_PATTERNS: dict[str, Callable[[QPainter, Way, float, QColor, float], None]] = {
    "ache": _ache,
    "cramp": _cramp,
    "electric": _electric,
    "burning": _burning,
    "tingling": _tingling,
    "numb": _numb,
    "sharp": _sharp,
    "pressure": _pressure,
}
