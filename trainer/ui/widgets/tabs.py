# SPDX-License-Identifier: MIT
"""Tabs: words with a line under the one that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.look import ShowsPointer

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_GAP = 22
_LINE = 3.0


class Tabs(ShowsPointer, QTabBar):
    """A row of words, each perhaps with a number.

    Signals:
        currentChanged(int): another one is shown, by whatever means.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: list[int | None] = []
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def add(self, text: str, count: int | None = None) -> None:
        """Add a tab at the right."""
        self._counts.append(count)
        self.setAccessibleTabName(self.addTab(text), self._spoken(text, count))

    def set_count(self, index: int, count: int | None) -> None:
        """Show another number, or none."""
        if self._counts[index] != count:
            self._counts[index] = count
            text = self.tabText(index)
            self.setAccessibleTabName(index, self._spoken(text, count))
            self.remeasure()

    def forget_look(self) -> None:
        """Measure the tabs anew: they are kept until one of them changes."""
        for index in range(self.count()):
            self.setTabText(index, self.tabText(index))

    def tabSizeHint(self, index: int) -> QSize:
        """Return the size in the weight of a chosen tab, so that choosing moves nothing."""
        width = labels.text_width(self.tabText(index), theme.font("body", 600))
        number = self._number(index)
        if number:
            width += theme.space(6) + labels.text_width(number, theme.font("small"))
        return QSize(int(width + 0.999) + theme.space(_GAP), theme.px(40))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Return the same: words are never cut."""
        return self.tabSizeHint(index)

    def focus_shape(self) -> tuple[QRectF, float]:
        """Return that the focus ring goes around the word that is shown."""
        rect = QRectF(self.tabRect(self.currentIndex()))
        rect.setRight(rect.right() - theme.space(_GAP) + theme.space(4))
        return rect.adjusted(-theme.space(4), theme.px(4), 0, -theme.px(4)), theme.radius("tag")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words and the line."""
        del event
        painter = painting.begin(self)
        for index in range(self.count()):
            rect = QRectF(self.tabRect(index))
            chosen = index == self.currentIndex()
            font = theme.font("body", 600 if chosen else 500)
            color = theme.color("ink" if chosen else "ink-2")
            middle = rect.center().y()
            left = rect.left()
            width = labels.draw_text(painter, self.tabText(index), font, color, left, middle)
            number = self._number(index)
            if number:
                small, faint = theme.font("small"), theme.color("ink-2" if chosen else "ink-3")
                width += theme.space(6)
                width += labels.draw_text(painter, number, small, faint, left + width, middle)
            if chosen:
                bottom = rect.bottom() - _LINE + 1
                line = QRectF(left, bottom, width, _LINE)
                painting.draw_box(painter, line, _LINE / 2, theme.color("accent"))
        painter.end()

    def _number(self, index: int) -> str:
        count = self._counts[index]
        return self.locale().toString(count) if count is not None else ""

    def _spoken(self, text: str, count: int | None) -> str:
        return text if count is None else f"{text} {self.locale().toString(count)}"
