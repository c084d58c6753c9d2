# SPDX-License-Identifier: MIT
"""Millimetres of a section to pixels of a picture, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

if TYPE_CHECKING:
    from collections.abc import Sequence

Box = tuple[float, float, float, float]


class Lens(NamedTuple):
    """How a picture shows a part of a section: pixels are `scale * mm + shift`."""

    scale: float
    dx: float
    dy: float

    @staticmethod
    def fitted(box: Box, room: QRectF) -> Lens:
        """Return a lens that shows a box of millimetres as large as a room allows, centred."""
        left, top, right, bottom = box
        scale = min(room.width() / (right - left), room.height() / (bottom - top))
        dx = room.center().x() - scale * (left + right) / 2
        dy = room.center().y() - scale * (top + bottom) / 2
        return Lens(scale, dx, dy)

    def point(self, x: float, y: float) -> QPointF:
        """Return where a point of the section is in the picture."""
        return QPointF(self.scale * x + self.dx, self.scale * y + self.dy)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return the same as plain numbers."""
        return self.scale * x + self.dx, self.scale * y + self.dy

    def back(self, point: QPointF) -> tuple[float, float]:
        """Return which point of the section a point of the picture shows."""
        return (point.x() - self.dx) / self.scale, (point.y() - self.dy) / self.scale

    def rect(self, box: Box) -> QRectF:
        """Return where a box of millimetres is in the picture."""
        return QRectF(self.point(box[0], box[1]), self.point(box[2], box[3]))

    def path(self, outline: Sequence[tuple[float, float]]) -> QPainterPath:
        """Return a closed outline as a path in the picture."""
        path = QPainterPath()
        path.addPolygon(QPolygonF([self.point(x, y) for x, y in outline]))
        path.closeSubpath()
        return path
