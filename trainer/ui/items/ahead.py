# SPDX-License-Identifier: MIT
"""Paints a part before it is seen, while the learner reads something else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QRegion, QResizeEvent
from PySide6.QtWidgets import QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets import painting

if TYPE_CHECKING:
    _Widget = QWidget
else:
    # Mixed into widgets of several kinds; the widget itself comes after it in each of them.
    _Widget = object


class DrawnAhead(_Widget):
    """Keeps a picture of itself until something about it changes.

    The next question is measured and painted while nobody waits; when its turn comes, putting
    the pictures on the screen is all that is left to do.
    """

    ground_role = "window"
    _picture: QPixmap | None = None
    _is_drawing = False
    _is_opaque = False

    def draw_ahead(self) -> None:
        """Paint a picture of the part as it is, without what lies in it."""
        if self._picture is None:
            self._picture = self._drawn()

    def _drawn(self) -> QPixmap | None:
        if self.width() < 1 or self.height() < 1:
            return None
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        # With the ground that it lies on, so that it can be copied instead of blended.
        picture.fill(theme.color(self.ground_role))
        self._is_drawing = True
        self.render(picture, QPoint(), QRegion(), QWidget.RenderFlag(0))
        self._is_drawing = False
        return picture

    def update(self, *area: Any) -> None:
        """Drop the picture: something has changed."""
        self._picture = None
        super().update(*area)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drop a picture of another size; a hidden part hears of its size only when shown."""
        super().resizeEvent(event)
        picture = self._picture
        if picture is not None and picture.size() != self.size() * picture.devicePixelRatio():
            self._picture = None

    def fill_own_ground(self) -> None:
        """Paint every pixel from now on, so that what lies below need not be painted for it."""
        from PySide6.QtCore import Qt

        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._is_opaque = True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the picture where there is one."""
        picture = self._picture
        if picture is not None and picture.devicePixelRatio() != self.devicePixelRatioF():
            picture = self._picture = None
        if picture is None or self._is_drawing:
            if self._is_opaque and not self._is_drawing:
                painter = QPainter(self)
                painting.fill(painter, QRectF(self.rect()), theme.color(self.ground_role))
                painter.end()
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.drawPixmap(0, 0, picture)
        painter.end()
