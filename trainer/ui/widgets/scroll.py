# SPDX-License-Identifier: MIT
"""A page longer than its window."""

from PySide6.QtCore import QRectF, QSize, QTimer, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QScrollArea,
    QScrollBar,
    QWidget,
)

from trainer.ui.theme import theme
from trainer.ui.widgets import painting
from trainer.ui.widgets.look import FollowsLook, ShowsPointer

_WIDTH = 12
_MARGIN = 2.0
# Each bar shows its handle for the first time when the page around it has been painted.
_HANDLE_AFTER_MS = 50


class ThinScrollBar(ShowsPointer, QScrollBar):
    """A vertical bar that is only its handle."""

    def __init__(self) -> None:
        # Without a parent: it comes with the area, and choosing between a parent and a direction
        # makes PySide look at the enums of the large namespace.
        super().__init__()
        # Scrolling is also by wheel, page keys and by what has the focus.
        self.setAccessibleName(self.tr("Scroll"))
        self._has_handle = False

    def sizeHint(self) -> QSize:
        """Return a narrow bar; the width of a pointer's target does not grow with the text."""
        return QSize(_WIDTH, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the handle where the style has it, for presses go by the style."""
        del event
        painter = painting.begin(self)
        painting.fill(painter, QRectF(self.rect()), theme.color("window"))
        if self.maximum() > self.minimum():
            if self._has_handle:
                self._draw_handle(painter)
            else:
                # After the first picture: the style's many enums take long to make.
                QTimer.singleShot(_HANDLE_AFTER_MS, self, self._show_handle)
        painter.end()

    def _draw_handle(self, painter: QPainter) -> None:
        from PySide6.QtWidgets import QStyle, QStyleOptionSlider

        option = QStyleOptionSlider()
        self.initStyleOption(option)
        place = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )
        rect = QRectF(place).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        rect.setLeft(_MARGIN)
        rect.setRight(self.width() - _MARGIN)
        live = self.underMouse() or self.isSliderDown()
        role = "control-edge" if live else "edge"
        painting.draw_box(painter, rect, rect.width() / 2, theme.color(role))

    @Slot()
    def _show_handle(self) -> None:
        self._has_handle = True
        self.update()


class ScrollArea(FollowsLook, QScrollArea):
    """A column that scrolls up and down, without a frame."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBar(ThinScrollBar())

    def forget_look(self) -> None:
        """Scroll by lines of the text's size."""
        self.verticalScrollBar().setSingleStep(theme.px(24))

    def show_top(self) -> None:
        """Go to the beginning, for the next page."""
        self.verticalScrollBar().setValue(0)
