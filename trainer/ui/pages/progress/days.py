# SPDX-License-Identifier: MIT
"""The practice days: a record, as a calendar or as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.ui.pages.figures import Tally
from trainer.ui.pages.progress.swap import SwapCard
from trainer.ui.pages.today_days import Calendar, Legend
from trainer.ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from trainer.ui.pages.figures import Figure
    from trainer.ui.pages.today_parts import DaysView

_WEEK = 7
# At 100 per cent, of the calendar: a week, and the names of the days.
_WEEK_WIDTH = 18
_NAMES = 38


class _Picture(QWidget):
    """As many of the last weeks as have room, and what the colours mean."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._view: DaysView | None = None
        self._names: Sequence[str] = ()
        self._calendar = Calendar(self)
        self._calendar.setObjectName("calendar")
        self._legend = Legend(self)
        self._totals = Tally(parent=self)
        self._totals.setObjectName("totals")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(8))
        for part in (self._totals, self._calendar, self._legend):
            column.addWidget(part)

    def show_days(self, view: DaysView, names: Sequence[str], totals: Sequence[Figure]) -> None:
        """Show days; see `Calendar.set_days` for the names."""
        self._view, self._names = view, names
        self._totals.set_figures(totals)
        self._totals.setVisible(bool(totals))
        self._show()

    def minimumSizeHint(self) -> QSize:
        """Return room for eleven weeks."""
        return QSize(self._calendar.minimumSizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more weeks, or fewer."""
        super().resizeEvent(event)
        self._show()

    def _show(self) -> None:
        if self._view is None:
            return
        weeks = max(1, (self.width() - theme.px(_NAMES)) // theme.px(_WEEK_WIDTH))
        there = -(-len(self._view.cells) // _WEEK)
        left_out = max(0, there - weeks)
        months = tuple(
            (column - left_out, name) for column, name in self._view.months if column >= left_out
        )
        cells = self._view.cells[left_out * _WEEK :]
        shown = self._view._replace(cells=cells, months=months)
        self._calendar.set_days(shown, self._names)


class DaysCard(SwapCard):
    """The days of practice and what was done on them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("days")
        self._picture_days = _Picture(self)
        columns = (self.tr("Day"), self.tr("Answers"), self.tr("Minutes"))
        self.hold(self.tr("Practice days"), columns, self._picture_days)

    def show_days(
        self,
        view: DaysView,
        names: Sequence[str],
        totals: Sequence[Figure],
        rows: Sequence[Sequence[str]],
    ) -> None:
        """Show days.

        Args:
            view: the calendar.
            names: short names of seven days, the first that of tomorrow.
            totals: answers and time in all.
            rows: of the table, the latest first.
        """
        self.set_hint(view.summary)
        self._picture_days.show_days(view, names, totals)
        self.show_rows(rows)
