# SPDX-License-Identifier: MIT
"""A number on a line."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.look import FollowsLook

_HANDLE = 18
_TRACK = 6


class CountSlider(FollowsLook, QSlider):
    """A slider with its ends and its value written below.

    Signals:
        valueChanged(int): another value, by whatever means.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        from PySide6.QtCore import Qt

        super().__init__(Qt.Orientation.Horizontal, parent)
        self._low_text = ""
        self._high_text = ""
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_end_texts(self, low: str = "", high: str = "") -> None:
        """Write something else than the numbers at the ends, such as "all 31"."""
        self._low_text, self._high_text = low, high
        self.update()

    def sizeHint(self) -> QSize:
        """Return a usual width and the height of line and numbers."""
        return QSize(theme.px(240), theme.px(_HANDLE + 2 + 24))

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which values can be told apart."""
        return QSize(theme.px(140), self.sizeHint().height())

    def focus_shape(self) -> tuple[QRectF, float]:
        """Return that the focus ring goes around the handle."""
        radius = theme.px(_HANDLE) / 2
        center = QPointF(self._x(), self._middle())
        box = QRectF(center.x() - radius, center.y() - radius, 2 * radius, 2 * radius)
        return box, radius

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw line, handle and numbers."""
        del event
        painter = painting.begin(self)
        middle, x = self._middle(), self._x()
        height = float(theme.px(_TRACK))
        track = QRectF(0, middle - height / 2, self.width(), height)
        edge = theme.color("line") if theme.is_high_contrast else None
        painting.draw_box(painter, track, height / 2, theme.color("track"), edge)
        role = "accent" if self.isEnabled() else "control-edge"
        done = QRectF(track.left(), track.top(), x, height)
        painting.draw_box(painter, done, height / 2, theme.color(role))
        radius = theme.px(_HANDLE) / 2
        handle = QRectF(x - radius, middle - radius, 2 * radius, 2 * radius)
        ground = theme.color("surface")
        painting.draw_box(painter, handle, radius, ground, theme.color(role), 2)
        self._draw_numbers(painter, x)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where the pointer is."""
        from PySide6.QtCore import Qt

        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.setValue(self._value_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if self.isSliderDown():
            self.setValue(self._value_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        del event
        self.setSliderDown(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the page; arrows, page keys, Home and End move."""
        from PySide6.QtCore import Qt

        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    def value_text(self) -> str:
        """Return what stands under the handle."""
        return self.locale().toString(self.value())

    def _middle(self) -> float:
        return theme.px(_HANDLE) / 2 + 1

    def _x(self) -> float:
        inset = theme.px(_HANDLE) / 2 + 1
        span = max(1, self.maximum() - self.minimum())
        share = (self.value() - self.minimum()) / span
        return inset + share * (self.width() - 2 * inset)

    def _value_at(self, x: float) -> int:
        inset = theme.px(_HANDLE) / 2 + 1
        share = (x - inset) / max(1.0, self.width() - 2 * inset)
        span = self.maximum() - self.minimum()
        return round(self.minimum() + max(0.0, min(1.0, share)) * span)

    def _draw_numbers(self, painter: QPainter, x: float) -> None:
        middle = theme.px(_HANDLE) + 2 + theme.px(14)
        small, faint = theme.font("caption"), theme.color("ink-2")
        value = self.value_text()
        low = self._low_text or self.locale().toString(self.minimum())
        high = self._high_text or self.locale().toString(self.maximum())
        bold = theme.font("small", 600)
        half = labels.text_width(value, bold) / 2
        center = max(half, min(self.width() - half, x))
        gap = theme.px(8)
        # The value has its place; an end that it would cover goes.
        if labels.text_width(low, small) + gap < center - half:
            labels.draw_text(painter, low, small, faint, theme.px(4), middle)
        if self.width() - labels.text_width(high, small) - gap > center + half:
            right = self.width() - theme.px(4)
            labels.draw_text_right(painter, high, small, faint, right, middle)
        labels.draw_text(painter, value, bold, theme.color("ink"), center - half, middle)
