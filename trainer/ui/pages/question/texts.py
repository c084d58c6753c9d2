# SPDX-License-Identifier: MIT
"""Texts of a question, painted ahead of its turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from trainer.ui.items.ahead import DrawnAhead
from trainer.ui.theme import theme
from trainer.ui.widgets import painting
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.rich_block import RichBlock
from trainer.ui.widgets.text_lines import Span, TextLines

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget


class Block(DrawnAhead, RichBlock):
    """Text of the question."""


class _Line(FollowsLook, QLabel):
    """Which question it is, and of which area.

    A QLabel only for its role with assistive technology.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = self._area = ""
        self._lines: tuple[int, TextLines] | None = None

    def set_text(self, number: str, area: str) -> None:
        """Show other words."""
        if (number, area) != (self._number, self._area):
            self._number, self._area = number, area
            self.setAccessibleName(f"{number}. {area}." if area else f"{number}.")
            self._lines = None
            self.update()

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        return int(self._at(width).height + 0.999)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw number and area."""
        del event
        painter = painting.begin(self)
        self._at(self.width()).draw(painter, 0, 0)
        painter.end()

    def forget_look(self) -> None:
        """Drop what was measured."""
        self._lines = None

    def _at(self, width: int) -> TextLines:
        if self._lines is None or self._lines[0] != width:
            text = f"{self._number}  ·  {self._area}" if self._area else self._number
            spans = (Span(0, len(self._number), 600),)
            lines = TextLines(
                text,
                theme.font("small"),
                max(width, 1),
                theme.line_ratio("small"),
                spans,
                color=theme.color("ink-2"),
            )
            self._lines = width, lines
        return self._lines[1]


class HeadLine(DrawnAhead, _Line):
    """The first line of a question."""
