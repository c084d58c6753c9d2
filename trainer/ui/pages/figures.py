# SPDX-License-Identifier: MIT
"""Numbers with what they count, set as one text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.look import FollowsLook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent


class Figure(NamedTuple):
    """A number in bold and the words after it; either may be empty."""

    number: str
    words: str


class Tally(FollowsLook, QLabel):
    """Some figures in a row, wrapped between them.

    A QLabel only for its role with assistive technology.
    """

    def __init__(
        self, *, gap: int = 18, at_right: bool = False, parent: QWidget | None = None
    ) -> None:
        """Make a row.

        Args:
            gap: between figures, at 100 per cent.
            at_right: whether figures keep to the right, as in a table.
            parent: owner.
        """
        super().__init__(parent)
        self._gap = gap
        self._at_right = at_right
        self._figures: tuple[Figure, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_figures(self, figures: Sequence[Figure]) -> None:
        """Show other figures."""
        new = tuple(figures)
        if new != self._figures:
            self._figures = new
            self.setAccessibleName(", ".join(" ".join(filter(None, one)) for one in new))
            self.remeasure()

    def sizeHint(self) -> QSize:
        """Return the size of everything in one row."""
        widths = [self._width(one) for one in self._figures]
        gaps = theme.space(self._gap) * max(0, len(widths) - 1)
        return QSize(int(sum(widths) + gaps + 0.999), theme.px(20))

    def minimumSizeHint(self) -> QSize:
        """Return the size of the widest figure."""
        widest = max((self._width(one) for one in self._figures), default=0.0)
        return QSize(int(widest + 0.999), theme.px(20))

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        rows = 1 + max((row for row, _, _ in self._places(width)), default=0)
        return rows * theme.px(20) + (rows - 1) * theme.space(4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw every figure."""
        del event
        painter = painting.begin(self)
        bold, plain = theme.font("body", 600), theme.font("body")
        ink, faint = theme.color("ink"), theme.color("ink-2")
        rows = 1 + max((row for row, _, _ in self._places(self.width())), default=0)
        pitch = theme.px(20) + theme.space(4)
        top = (self.height() - rows * pitch + theme.space(4)) / 2
        for row, left, figure in self._places(self.width()):
            middle = top + row * pitch + theme.px(20) / 2
            x = left
            if figure.number:
                x += labels.draw_text(painter, figure.number, bold, ink, x, middle)
                x += theme.space(6)
            labels.draw_text(painter, figure.words, plain, faint, x, middle)
        painter.end()

    def _width(self, figure: Figure) -> float:
        width = labels.text_width(figure.words, theme.font("body"))
        if figure.number:
            width += labels.text_width(figure.number, theme.font("body", 600))
            width += theme.space(6) if figure.words else 0
        return width

    def _places(self, width: int) -> list[tuple[int, float, Figure]]:
        """Return row, left and figure of each."""
        places = []
        row, left = 0, 0.0
        for figure in self._figures:
            needed = self._width(figure)
            if left and left + needed > width:
                row, left = row + 1, 0.0
            at = width - needed if self._at_right else left
            places.append((row, at, figure))
            left += needed + theme.space(self._gap)
        return places
