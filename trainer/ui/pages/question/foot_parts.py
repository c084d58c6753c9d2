# SPDX-License-Identifier: MIT
"""Parts of the bar at the foot that change with every question, and are kept as pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPixmap

from trainer.ui.items.ahead import DrawnAhead
from trainer.ui.theme import theme
from trainer.ui.widgets import painting
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

    from trainer.ui.widgets.button import Height, Kind

_MOST_PICTURES = 12


class Words(DrawnAhead, TextBlock):
    """The sentence beside the buttons; the same few come and go."""

    ground_role = "surface"


class MainButton(Button):
    """Keeps a picture of each of its few states: it changes twice with every question."""

    def __init__(
        self, text: str, kind: Kind, *, height: Height, key_hint: str, parent: QWidget
    ) -> None:
        super().__init__(text, kind, height=height, key_hint=key_hint, parent=parent)
        self._pictures: dict[tuple[object, ...], QPixmap] = {}

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the picture of the present state."""
        del event
        ratio = self.devicePixelRatioF()
        look = self.isEnabled(), self.isDown(), self.underMouse()
        state = (self.text(), self.width(), self.height(), ratio, *look)
        picture = self._pictures.get(state)
        if picture is None:
            if len(self._pictures) > _MOST_PICTURES:
                self._pictures.clear()
            picture = self._pictures[state] = self._drawn(ratio)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, picture)
        painter.end()

    def forget_look(self) -> None:
        """Drop all pictures."""
        super().forget_look()
        self._pictures = {}

    def _drawn(self, ratio: float) -> QPixmap:
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(theme.color("surface"))
        painter = painting.begin(picture)
        ground, edge, role = self._colors()
        rect = QRectF(self.rect())
        painting.draw_box(painter, rect, theme.radius("button"), ground, edge)
        self._draw_content(painter, rect, role)
        painter.end()
        return picture
