# SPDX-License-Identifier: MIT
"""What all pictures of values share: pointer and arrow keys point at one, and it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy

from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.look import FollowsLook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
    from PySide6.QtWidgets import QWidget

_LINE = 20
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Plot(FollowsLook, QLabel):
    """A picture of values in a row, with a line below that says the one pointed at.

    A QLabel only for its role with assistive technology. A kind of picture says where its values
    stand with `places`, and draws them with `draw`.

    Signals:
        pointed(int): another value is pointed at, from 0; -1 for none.
    """

    pointed = Signal(int)

    def __init__(self, height: int, parent: QWidget | None = None) -> None:
        """Make a picture.

        Args:
            height: of the picture without the line, at 100 per cent.
            parent: owner.
        """
        super().__init__(parent)
        self._plot_height = height
        self._texts: tuple[str, ...] = ()
        self._at = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_texts(self, name: str, texts: Sequence[str]) -> None:
        """Take what is said.

        Args:
            name: of the picture, with what it shows as a whole.
            texts: of every value, in their order.
        """
        self._texts = tuple(texts)
        self._at = -1
        self.setAccessibleName(name)
        self.setAccessibleDescription("")
        self.update()

    def said(self) -> str:
        """Return what the line says."""
        return self._texts[self._at] if 0 <= self._at < len(self._texts) else ""

    def at(self) -> int:
        """Return which value is pointed at; -1 for none."""
        return self._at

    def point(self, at: int) -> None:
        """Point at a value; -1 for none."""
        at = max(-1, min(at, len(self._texts) - 1))
        if at != self._at:
            self._at = at
            self.setAccessibleDescription(self.said())
            self.update()
            self.pointed.emit(at)

    # What a kind of picture gives

    def places(self) -> Sequence[float]:
        """Return where the values stand, from the left, in pixels."""
        raise NotImplementedError

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw everything within an area."""
        raise NotImplementedError

    # Qt

    def sizeHint(self) -> QSize:
        """Return a usual width, and the height with its line."""
        return QSize(theme.px(180), theme.px(self._plot_height) + theme.px(_LINE))

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which something can be seen."""
        return QSize(theme.px(120), self.sizeHint().height())

    def area(self) -> QRectF:
        """Return where the picture is, without its line."""
        return QRectF(0, 0, self.width(), self.height() - theme.px(_LINE))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture and the line."""
        del event
        painter = painting.begin(self)
        self.draw(painter, self.area())
        text = self.said()
        if text:
            middle = self.height() - theme.px(_LINE) / 2 + 1
            font, ink = theme.font("caption"), theme.color("ink")
            width = labels.text_width(text, font)
            wanted = self.places()[self._at] - width / 2
            left = max(0.0, min(wanted, self.width() - width))
            labels.draw_text(painter, text, font, ink, left, middle)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Point at a neighbour, or at an end."""
        key, last = Qt.Key(event.key()), len(self._texts) - 1
        if key in _STEPS and self._texts:
            step = _STEPS[key]
            start = self._at if self._at >= 0 else (-1 if step > 0 else last + 1)
            self.point(max(0, min(last, start + step)))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._texts:
            self.point(0 if key == Qt.Key.Key_Home else last)
        elif key == Qt.Key.Key_Escape and self._at >= 0:
            self.point(-1)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at the value under the pointer."""
        places = self.places()
        if places:
            x = event.position().x()
            self.point(min(range(len(places)), key=lambda at: abs(places[at] - x)))

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing any more."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self.point(-1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Point at nothing any more."""
        super().focusOutEvent(event)
        self.point(-1)

    # For the kinds

    def draw_ring(self, painter: QPainter, center: QPointF) -> None:
        """Mark the value that is pointed at."""
        painting.draw_dot(painter, center, theme.px(6) + 2.0, theme.color("ink"))
        painting.draw_dot(painter, center, theme.px(6) + 0.5, theme.color("surface"))

    def draw_grid(self, painter: QPainter, box: QRectF, marks: Sequence[tuple[float, str]]) -> None:
        """Draw level lines with their numbers at the left of a box.

        Args:
            painter: of this picture.
            box: where values stand.
            marks: height as a share of the box from its foot, and the number.
        """
        font, faint = theme.font("micro"), theme.color("ink-2")
        color = theme.color("line")
        if theme.is_high_contrast:
            # Black there, as what was said is: a grid stays behind what it measures.
            color = painting.faded(color, 0.3)
        for share, text in marks:
            y = box.bottom() - share * box.height()
            start, end = QPointF(box.left(), y), QPointF(box.right(), y)
            painting.draw_line(painter, start, end, color)
            if text:
                labels.draw_text_right(painter, text, font, faint, box.left() - theme.px(6), y)

    def draw_below(
        self, painter: QPainter, text: str, x: float, middle: float, role: str = "ink-2"
    ) -> None:
        """Draw a word in the middle below a place, kept inside."""
        font = theme.font("micro", 500 if role == "ink" else None)
        width = labels.text_width(text, font)
        left = max(0.0, min(x - width / 2, self.width() - width))
        labels.draw_text(painter, text, font, theme.color(role), left, middle)
