# SPDX-License-Identifier: MIT
"""Grounds that hold other parts."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets import painting
from trainer.ui.widgets.look import FollowsLook


class Ground(FollowsLook, QWidget):
    """A box with a ground and an edge, and a column of parts in it.

    Signals:
        padded(): distances were set anew, to those of the present text size.
    """

    padded = Signal()

    def __init__(
        self,
        ground: str,
        edge: str,
        radius: str,
        padding: tuple[int, int],
        parent: QWidget | None = None,
    ) -> None:
        """Make the box.

        Args:
            ground: colour role.
            edge: colour role; empty draws none.
            radius: name of a radius of the theme.
            padding: at the sides, and above and below, at 100 per cent.
            parent: owner.
        """
        super().__init__(parent)
        self._ground = ground
        self._edge = edge
        self._radius = radius
        self._padding = padding
        self.body = QVBoxLayout(self)
        self._pad()

    def set_look(self, ground: str, edge: str) -> None:
        """Take other roles."""
        if (ground, edge) != (self._ground, self._edge):
            self._ground, self._edge = ground, edge
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and edge."""
        del event
        painter = painting.begin(self)
        edge = theme.color(self._edge) if self._edge else None
        radius = theme.radius(self._radius)
        painting.draw_box(painter, QRectF(self.rect()), radius, theme.color(self._ground), edge)
        painter.end()

    def forget_look(self) -> None:
        """Take other distances with the text."""
        self._pad()

    def _pad(self) -> None:
        sides, ends = (theme.space(distance) for distance in self._padding)
        self.body.setContentsMargins(sides, ends, sides, ends)
        self.body.setSpacing(theme.space(8))
        self.padded.emit()


class Card(Ground):
    """Surface with a hairline; never inside another card. `body` is its column."""

    def __init__(
        self, parent: QWidget | None = None, *, padding: tuple[int, int] = (24, 18)
    ) -> None:
        super().__init__("surface", "line", "card", padding, parent)


class Well(Ground):
    """Sunk ground for figures and text out of a file. `body` is its column."""

    def __init__(self, parent: QWidget | None = None, *, padding: tuple[int, int] = (0, 0)) -> None:
        super().__init__("sunk", "", "well", padding, parent)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw an edge too where no meaning may rest on a tint."""
        self._edge = "line" if theme.is_high_contrast else ""
        super().paintEvent(event)


class Rule(FollowsLook, QWidget):
    """A hairline between rows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        del event
        painter = painting.begin(self)
        painting.fill(painter, QRectF(self.rect()), theme.color("line"))
        painter.end()


class Bar(FollowsLook, QWidget):
    """The bar over a session or under a page: surface, with a hairline towards the page."""

    def __init__(self, *, at_top: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at_top = at_top
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and hairline."""
        del event
        painter = painting.begin(self)
        rect = QRectF(self.rect())
        painting.fill(painter, rect, theme.color("surface"))
        top = rect.height() - 1 if self._at_top else 0.0
        painting.fill(painter, QRectF(0, top, rect.width(), 1), theme.color("line"))
        painter.end()

    def forget_look(self) -> None:
        """Take another height with the text."""
        self._fit()

    def _fit(self) -> None:
        # Bars grow like distances: the buttons in them grow fully, the air around them less.
        least = theme.px(44) + theme.space(16 if self._at_top else 28)
        self.setMinimumHeight(max(least, theme.width("session-bar")))
