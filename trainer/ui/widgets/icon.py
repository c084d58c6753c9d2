# SPDX-License-Identifier: MIT
"""An icon that stands by itself."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets import painting
from trainer.ui.widgets.look import FollowsLook


class Icon(FollowsLook, QLabel):
    """An icon; what it means is said in words beside it, or in `name`."""

    def __init__(
        self,
        icon: str,
        role: str = "ink-2",
        *,
        size: int = 18,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show an icon.

        Args:
            icon: name of the icon.
            role: colour role.
            size: side at 100 per cent.
            name: what a screen reader says; nothing where words stand beside it.
            parent: owner.
        """
        super().__init__(parent)
        self._icon = icon
        self._role = role
        self._size = size
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str, role: str) -> None:
        """Show another icon."""
        self._icon, self._role = icon, role
        self.update()

    def sizeHint(self) -> QSize:
        """Return a square."""
        side = theme.px(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon."""
        del event
        painter = painting.begin(self)
        theme.draw_icon(painter, self._icon, self._role, QRectF(self.rect()))
        painter.end()
