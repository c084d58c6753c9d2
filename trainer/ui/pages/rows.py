# SPDX-License-Identifier: MIT
"""Rows of a card that can be pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.button import PressableButton
from trainer.ui.widgets.per_width import PerWidth
from trainer.ui.widgets.text_lines import TextLines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent

# How far rows reach beyond the column of their card at each side, at 100 per cent: the card has
# so much less padding, and everything else in it so much margin.
INSET = 8


class RowButton(PressableButton):
    """A whole row that can be pressed; the arrows go to its neighbours.

    A row reaches a little beyond the column of its card (see `INSET`), so that its texts stand
    in line with the title above while its ground, under the pointer, does not touch them.

    Signals:
        clicked(bool): pressed, by any means.
        move_requested(int): an arrow was pressed, 1 for down.
    """

    move_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_first = True
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_first(self, first: bool) -> None:
        """Draw no hairline above the first row."""
        if first != self._is_first:
            self._is_first = first
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows."""
        from PySide6.QtCore import Qt

        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.move_requested.emit(step)
        else:
            super().keyPressEvent(event)

    def left(self) -> int:
        """Return where texts begin."""
        return theme.space(INSET)

    def right(self) -> int:
        """Return where texts end: before the chevron."""
        return self.width() - theme.space(INSET + 12) - theme.px(18)

    def draw_ground(self, painter: QPainter) -> None:
        """Show the pointer, and a hairline to the row above."""
        if not self._is_first:
            line = QRectF(self.left(), 0, self.width() - 2 * self.left(), 1)
            painting.fill(painter, line, theme.color("line"))
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            rect = QRectF(self.rect()).adjusted(0, 2, 0, -1)
            painting.draw_box(painter, rect, theme.radius("tag"), theme.color("hover"))

    def draw_chevron(self, painter: QPainter, middle: float) -> None:
        """Show that the row leads somewhere."""
        side = theme.px(18)
        box = QRectF(self.width() - theme.space(INSET) - side, middle - side / 2, side, side)
        theme.draw_icon(painter, "chevron-right", "ink-2", box)


class ActRowButton(RowButton):
    """An unsafe act, its harm, and a short text at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = ("", "", "")
        self._wrapped: PerWidth[tuple[TextLines, TextLines]] = PerWidth(self._wrap)

    def set_texts(self, act: str, harm: str, right: str) -> None:
        """Show an act."""
        if (act, harm, right) != self._texts:
            self._texts = (act, harm, right)
            self.setText(act)
            self.setAccessibleName(". ".join(text for text in self._texts if text))
            self.remeasure()

    def sizeHint(self) -> QSize:
        """Return the size with each text on one line."""
        act = labels.text_width(self._texts[0], theme.font("body", 500))
        harm = labels.text_width(self._texts[1], theme.font("small"))
        width = int(max(act, harm)) + 2 + self._right()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which both texts can be read."""
        return QSize(theme.px(120) + self._right(), theme.px(48))

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        act, harm = self._wrapped.at(width)
        return int(act.height + harm.height + 2 * theme.space(7) + 0.999)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both texts, the text at the right, and that it leads somewhere."""
        del event
        painter = painting.begin(self)
        self.draw_ground(painter)
        act, harm = self._wrapped.at(self.width())
        top = (self.height() - act.height - harm.height) / 2
        act.draw(painter, self.left(), top)
        harm.draw(painter, self.left(), top + act.height)
        middle = self.height() / 2
        font, color = theme.font("small"), theme.color("ink-2")
        labels.draw_text_right(painter, self._texts[2], font, color, self.right(), middle)
        self.draw_chevron(painter, middle)
        painter.end()

    def forget_look(self) -> None:
        """Drop the wrapped texts."""
        self._wrapped.clear()

    def _right(self) -> int:
        width = labels.text_width(self._texts[2], theme.font("small"))
        return int(width) + theme.px(18) + theme.space(2 * INSET + 12 + 16)

    def _wrap(self, width: int) -> tuple[TextLines, TextLines]:
        room = max(1, width - self._right())
        ink, faint = theme.color("ink"), theme.color("ink-2")
        act = TextLines(self._texts[0], theme.font("body", 500), room, 1.15, color=ink)
        harm = TextLines(self._texts[1], theme.font("small"), room, 1.15, color=faint)
        return act, harm


def move_among(rows: Sequence[RowButton], row: object, by: int) -> None:
    """Give the focus to a neighbour of a row among those shown; at the ends it stays."""
    from PySide6.QtCore import Qt

    shown = [one for one in rows if not one.isHidden()]
    at = next((i for i, one in enumerate(shown) if one is row), 0) + by
    if 0 <= at < len(shown):
        shown[at].setFocus(Qt.FocusReason.TabFocusReason)
