# SPDX-License-Identifier: MIT
"""A page longer than its window."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
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


class ThinScrollBar(ShowsPointer, QScrollBar):
    """A vertical bar that is only its handle."""

    def __init__(self) -> None:
        # Without a parent: it comes with the area, and choosing between a parent and a direction
        # makes PySide look at the enums of the large namespace.
        super().__init__()
        # Scrolling is also by wheel, page keys and by what has the focus.
        self.setAccessibleName(self.tr("Scroll"))

    def sizeHint(self) -> QSize:
        """Return a narrow bar; the width of a pointer's target does not grow with the text."""
        return QSize(_WIDTH, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the handle where the style has it, for presses go by the style."""
        del event
        painter = painting.begin(self)
        painting.fill(painter, QRectF(self.rect()), theme.color("window"))
        if self.maximum() > self.minimum():
            # Late: most questions fit, and the style's many enums take long to make.
            from PySide6.QtWidgets import QStyle, QStyleOptionSlider

            option = QStyleOptionSlider()
            self.initStyleOption(option)
            place = self.style().subControlRect(
                QStyle.ComplexControl.CC_ScrollBar,
                option,
                QStyle.SubControl.SC_ScrollBarSlider,
                self,
            )
            rect = QRectF(place).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
            rect.setLeft(_MARGIN)
            rect.setRight(self.width() - _MARGIN)
            live = self.underMouse() or self.isSliderDown()
            role = "control-edge" if live else "edge"
            painting.draw_box(painter, rect, rect.width() / 2, theme.color(role))
        painter.end()


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
