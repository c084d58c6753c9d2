# SPDX-License-Identifier: MIT
"""A number on a line that may have no value yet, and need not be whole."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.slider import CountSlider


class ValueSlider(CountSlider):
    """A slider without a handle until a value is given: none is suggested.

    Its own value counts steps; what they stand for is written by its owner.

    Signals:
        chosen(int): the learner moved it to so many steps.
        focused(): the focus has come to it.
    """

    chosen = Signal(int)
    focused = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._is_set = False
        self._says: Callable[[int], str] = str
        self._locked = False

    def set_scale(self, steps: int, says: Callable[[int], str]) -> None:
        """Take another scale, without a value.

        Args:
            steps: how many there are.
            says: what a number of steps stands for.
        """
        self._says = says
        self.blockSignals(True)
        self.setRange(0, steps)
        self.setPageStep(max(1, steps // 10))
        self.setValue(0)
        self.blockSignals(False)
        self._is_set = False
        self.set_end_texts(says(0), says(steps))
        self.update()

    def show_value(self, steps: int | None) -> None:
        """Show a value, or none; says nothing."""
        self._is_set = steps is not None
        self.blockSignals(True)
        self.setValue(steps or 0)
        self.blockSignals(False)
        self.setAccessibleDescription("" if steps is None else self._says(steps))
        self.update()

    def set_locked(self, locked: bool) -> None:
        """Stop or allow moving it."""
        self._locked = locked

    def focus_shape(self) -> tuple[QRectF, float]:
        """Return that the focus ring goes around the handle, or the line where there is none."""
        if self._is_set:
            return super().focus_shape()
        height = 2 * self._middle()
        return QRectF(0, 0, self.width(), height), height / 2

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that the focus has come."""
        super().focusInEvent(event)
        self.focused.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where the pointer is."""
        if not self._locked:
            before = self.value(), self._is_set
            super().mousePressEvent(event)
            self._tell(before)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if not self._locked:
            before = self.value(), self._is_set
            super().mouseMoveEvent(event)
            self._tell(before)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move along; from none, the first press gives the end that it comes from."""
        from PySide6.QtCore import Qt

        keys = Qt.Key
        first = (keys.Key_Right, keys.Key_Up, keys.Key_PageUp, keys.Key_Home)
        last = (keys.Key_Left, keys.Key_Down, keys.Key_PageDown, keys.Key_End)
        if self._locked:
            event.ignore()
        elif self._is_set or event.key() not in (*first, *last):
            before = self.value(), self._is_set
            super().keyPressEvent(event)
            self._tell(before)
        else:
            self.setValue(0 if event.key() in first else self.maximum())
            self._is_set = True
            self.update()
            self.chosen.emit(self.value())

    def _tell(self, before: tuple[int, bool]) -> None:
        self._is_set = self._is_set or self.isSliderDown()
        if self._is_set and (self.value(), True) != before:
            self.update()
            self.chosen.emit(self.value())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw line, handle and values; without a value only the line and its ends."""
        if self._is_set:
            super().paintEvent(event)
            return
        painter = painting.begin(self)
        height, middle = float(theme.px(6)), self._middle()
        track = QRectF(0, middle - height / 2, self.width(), height)
        edge = theme.color("line") if theme.is_high_contrast else None
        painting.draw_box(painter, track, height / 2, theme.color("track"), edge)
        self._draw_ends(painter)
        painter.end()

    def value_text(self) -> str:
        """Return what stands under the handle."""
        return self._says(self.value())

    def _draw_ends(self, painter: QPainter) -> None:
        middle = theme.px(18) + 2 + theme.px(14)
        font, faint = theme.font("caption"), theme.color("ink-2")
        labels.draw_text(painter, self._low_text, font, faint, theme.px(4), middle)
        right = self.width() - theme.px(4)
        labels.draw_text_right(painter, self._high_text, font, faint, right, middle)
