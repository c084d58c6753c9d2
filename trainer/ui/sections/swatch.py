# SPDX-License-Identifier: MIT
"""A tissue's pattern in a small field, for strips and glyphs, without numpy."""

from __future__ import annotations

import zlib
from math import cos, pi, sin
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QImage, QPaintEngine, QPainter, QPainterPath, QPen

from trainer.ui.sections.look import Tint

if TYPE_CHECKING:
    from trainer.ui.sections.look import Look

# Cells: ground, line between, size and width of the line in px, how uneven.
_CELLS = {
    "skin": (Tint("dermis"), Tint("dermis-cell", 0.03), 7.0, 0.8, 0.5),
    "fat": (Tint("fat"), Tint("fat-line"), 13.0, 1.4, 0.42),
    "muscle": (Tint("muscle"), Tint("muscle-line"), 9.0, 1.1, 0.36),
    "bone": (Tint("marrow"), Tint("strut"), 6.5, 1.6, 0.5),
    "pleura": (Tint("lung"), Tint("lung-septum", 0.06), 14.0, 1.2, 0.45),
    "organ": (Tint("organ"), Tint("organ-light"), 8.0, 1.0, 0.45),
    "bundle": (Tint("bed", other="bed-line", share=0.5), Tint("bed-line"), 7.0, 1.0, 0.4),
    "": (Tint("bed"), Tint("bed-line"), 9.0, 1.1, 0.42),
}
# Lines along the field: ground, line, distance and width in px.
_LINES = {
    "fascia": (Tint("tendon"), Tint("tendon-line"), 4.0, 0.8),
    "tendon": (Tint("tendon"), Tint("tendon-line"), 3.4, 0.8),
    "membrane": (Tint("fascia"), Tint("fascia-shade"), 4.0, 0.8),
    "artery": (Tint("artery"), Tint("artery-light"), 6.0, 1.0),
    "vein": (Tint("vein"), Tint("vein-light"), 9.0, 1.2),
}
# Discs: ground, disc, ring, radius in px.
_DISCS = {
    "nerve": (Tint("nerve-sheath"), Tint("nerve"), Tint("nerve-line"), 4.2),
    "canal": (Tint("canal"), Tint("cord"), Tint("canal-line", alpha=0.7), 3.0),
}


def paint_swatch(painter: QPainter, rect: QRectF, kind: str, look: Look, *, seed: str = "") -> None:
    """Fill a field with the pattern of a kind of layer or structure.

    Args:
        painter: clipped by the caller where the field is not a rectangle.
        rect: the field, in px.
        kind: of the layer or structure; an unknown one is painted as fat between muscles.
        look: in which colours.
        seed: two fields with different seeds differ.
    """
    has_pixels = painter.paintEngine().hasFeature(QPaintEngine.PaintEngineFeature.PorterDuff)
    if not has_pixels or rect.width() > _TILE.width() or rect.height() > _TILE.height():
        _pattern(painter, rect, kind, look, seed)
        return
    # From a tile: a strip is painted anew whenever its needle moves.
    ratio = painter.device().devicePixelRatioF()
    tile = _tile(kind, look, ratio)
    across = (_TILE.width() - rect.width()) * (0.5 + 0.5 * _chance(seed))
    down = (_TILE.height() - rect.height()) * (0.5 + 0.5 * _chance(seed, 1))
    source = QRectF(
        round(across * ratio), round(down * ratio), rect.width() * ratio, rect.height() * ratio
    )
    painter.drawImage(rect, tile, source)


_TILE = QSize(1024, 48)
_MOST_TILES = 48
_tiles: dict[tuple[str, str, float], QImage] = {}


def _tile(kind: str, look: Look, ratio: float) -> QImage:
    key = (kind, look.stamp, ratio)
    tile = _tiles.get(key)
    if tile is None:
        tile = QImage(_TILE * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        tile.setDevicePixelRatio(ratio)
        tile.fill(0)
        painter = QPainter(tile)
        _pattern(painter, QRectF(0, 0, _TILE.width(), _TILE.height()), kind, look, kind)
        painter.end()
        if len(_tiles) >= _MOST_TILES:
            _tiles.clear()
        _tiles[key] = tile
    return tile


def _pattern(painter: QPainter, rect: QRectF, kind: str, look: Look, seed: str) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    field = QPainterPath()
    field.addRect(rect)
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    if kind in _LINES:
        ground, line, apart, width = _LINES[kind]
        painter.fillPath(field, QBrush(look.tint(ground)))
        painter.strokePath(_stripes(rect, apart, seed), QPen(look.tint(line), width * look.line))
    elif kind in _DISCS:
        ground, disc, ring, radius = _DISCS[kind]
        painter.fillPath(field, QBrush(look.tint(ground)))
        discs = _discs(rect, radius, seed)
        painter.fillPath(discs, QBrush(look.tint(disc)))
        painter.strokePath(discs, QPen(look.tint(ring), 0.9 * look.line))
    else:
        ground, line, size, width, uneven = _CELLS.get(kind, _CELLS[""])
        painter.fillPath(field, QBrush(look.tint(ground)))
        pen = QPen(look.tint(line), width * look.line)
        painter.strokePath(_honeycomb(rect, size, uneven, seed), pen)
    painter.restore()


def _chance(seed: str, *place: int) -> float:
    """Return a number between -1 and 1 that a place decides."""
    return zlib.crc32(f"{seed}/{place}".encode()) / 0x7FFFFFFF - 1.0


def _honeycomb(rect: QRectF, size: float, uneven: float, seed: str) -> QPainterPath:
    """Return the sides of hexagons whose corners are moved a little."""
    path = QPainterPath()
    radius = size / 3**0.5
    corners = [(radius * sin(k * pi / 3), radius * cos(k * pi / 3)) for k in range(4)]

    def moved(x: float, y: float) -> QPointF:
        # By its place, so that a corner moves alike for every cell that has it.
        place = round(4 * x / size), round(4 * y / size)
        away = 0.5 * uneven * size
        return QPointF(
            rect.left() + x + away * _chance(seed, *place),
            rect.top() + y + away * _chance(seed, *place, 1),
        )

    for row in range(-1, int(rect.height() / (1.5 * radius)) + 2):
        for column in range(-1, int(rect.width() / size) + 2):
            x, y = (column + 0.5 * (row % 2)) * size, row * 1.5 * radius
            # Three sides a cell; its neighbours have the others.
            path.moveTo(moved(x + corners[0][0], y + corners[0][1]))
            for right, down in corners[1:]:
                path.lineTo(moved(x + right, y + down))
    return path


def _stripes(rect: QRectF, apart: float, seed: str) -> QPainterPath:
    path = QPainterPath()
    for at in range(int(rect.height() / apart) + 1):
        y = rect.top() + (at + 0.5) * apart
        sway = 0.3 * apart * _chance(seed, at)
        path.moveTo(rect.left(), y)
        middle = QPointF(rect.center().x(), y + 2 * sway)
        path.quadTo(middle, QPointF(rect.right(), y - sway))
    return path


def _discs(rect: QRectF, radius: float, seed: str) -> QPainterPath:
    path = QPainterPath()
    apart = 2.5 * radius
    for row in range(int(rect.height() / apart) + 1):
        for column in range(int(rect.width() / apart) + 2):
            turn = pi * _chance(seed, row, column)
            x = rect.left() + (column + 0.5 * (row % 2)) * apart + 0.3 * radius * cos(turn)
            y = rect.top() + (row + 0.5) * apart + 0.3 * radius * sin(turn)
            size = radius * (0.86 + 0.14 * _chance(seed, column, row))
            path.addEllipse(QPointF(x, y), size, size)
    return path
