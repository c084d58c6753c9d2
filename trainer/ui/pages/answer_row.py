# SPDX-License-Identifier: MIT
"""A question in the list of a session's answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, QSize

from trainer.ui.pages.results_views import AnswerRow, Verdict
from trainer.ui.pages.rows import RowButton
from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.per_width import PerWidth
from trainer.ui.widgets.text_lines import TextLines

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

# Icon and its role; every verdict is also said in words, at the right or by the screen reader.
_ICONS = {
    Verdict.RIGHT: ("check", "accent-text"),
    Verdict.WRONG: ("x", "ink-2"),
    Verdict.UNSAFE: ("octagon-alert", "danger"),
    Verdict.LEFT_BLANK: ("minus", "ink-2"),
}
# Columns at 100 per cent.
_NUMBER = 30
_ICON = 26
_AREA = 140
_SAID = 100
_TIME = 44
# Below, area and certainty stand under the title.
_COLUMNS = 600
_LEAST = 36


class _Arranged(NamedTuple):
    title: TextLines
    second: TextLines | None
    height: float


class AnswerRowButton(RowButton):
    """Number, icon, title, area, certainty and time.

    Signals:
        clicked(bool): pressed, by any means.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: AnswerRow | None = None
        self._arranged: PerWidth[_Arranged] = PerWidth(self._arrange)

    def show_row(self, row: AnswerRow) -> None:
        """Show a question."""
        if row != self._row:
            self._row = row
            self.setText(row.title)
            self.setAccessibleName(row.spoken)
            self.remeasure()

    def sizeHint(self) -> QSize:
        """Return a usual width and the height of one line."""
        return QSize(theme.px(_COLUMNS), theme.px(_LEAST))

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which a title can be read."""
        return QSize(theme.px(_NUMBER + _ICON + 120 + 18) + 2 * self.left(), theme.px(_LEAST))

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        height = self._arranged.at(width).height + 2 * theme.space(8)
        return max(theme.px(_LEAST), int(height + 0.999))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row."""
        del event
        row = self._row
        if row is None:
            return
        painter = painting.begin(self)
        self.draw_ground(painter)
        title, second, height = self._arranged.at(self.width())
        top = (self.height() - height) / 2
        middle = self.height() / 2
        # Number and icon stand with the first line of a title of several.
        first = top + title.pitch / 2
        small, faint = theme.font("small"), theme.color("ink-2")
        labels.draw_text(painter, row.number, small, faint, self.left(), first)
        if row.verdict in _ICONS:
            icon, role = _ICONS[row.verdict]
            side = theme.px(16)
            box = QRectF(self.left() + theme.px(_NUMBER), first - side / 2, side, side)
            theme.draw_icon(painter, icon, role, box)
        left = self.left() + theme.px(_NUMBER + _ICON)
        title.draw(painter, left, top)
        if second is not None:
            second.draw(painter, left, top + title.height)
        self.draw_chevron(painter, middle)
        if self._has_columns(self.width()):
            right = self.right()
            labels.draw_text_right(painter, row.time, small, faint, right, middle)
            right -= theme.px(_TIME + _SAID)
            labels.draw_text(painter, row.said, small, faint, right, middle)
            right -= theme.px(_AREA)
            labels.draw_text(painter, row.area, small, faint, right, middle)
        painter.end()

    def forget_look(self) -> None:
        """Drop the wrapped title."""
        self._arranged.clear()

    def _has_columns(self, width: int) -> bool:
        return width >= theme.px(_COLUMNS)

    def _arrange(self, width: int) -> _Arranged:
        row = self._row
        title = row.title if row is not None else ""
        room = width - 2 * self.left() - theme.px(_NUMBER + _ICON + 18) - theme.space(12)
        second = None
        if self._has_columns(width):
            room -= theme.px(_AREA + _SAID + _TIME) + theme.space(8)
        elif row is not None:
            parts = [part for part in (row.area, row.said, row.time) if part]
            text, color = "\u2003".join(parts), theme.color("ink-2")
            second = TextLines(text, theme.font("small"), max(1, room), 1.25, color=color)
        ink = theme.color("ink")
        lines = TextLines(title, theme.font("body", 500), max(1, room), 1.15, color=ink)
        return _Arranged(lines, second, lines.height + (second.height if second else 0))
