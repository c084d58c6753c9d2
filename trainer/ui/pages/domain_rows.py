# SPDX-License-Identifier: MIT
"""A row a domain: its name, its estimate with its range, and its counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QGridLayout, QWidget

from trainer.ui.pages.figures import Figure, Tally
from trainer.ui.theme import theme
from trainer.ui.widgets.estimate import EstimateBar
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence


class Range(NamedTuple):
    """An estimate with its range, in per cent, and all of it in words."""

    low: float
    value: float
    high: float
    spoken: str


class DomainRow(NamedTuple):
    """A domain.

    Attributes:
        figure: the counts as they stand at the right.
        range: None with too few answers for an estimate.
        so_far: how many answers there are of those that an estimate needs, said in the place
            of the estimate; None says nothing.
    """

    title: str
    figure: Figure
    range: Range | None
    so_far: int | None = None


class DomainRows(FollowsLook, QWidget):
    """Rows of domains in three columns, or with the estimate below the name."""

    def __init__(self, *, weight: int, gap: int, parent: QWidget | None = None) -> None:
        """Make it empty.

        Args:
            weight: of the names.
            gap: between rows, at 100 per cent.
            parent: owner.
        """
        super().__init__(parent)
        self._weight = weight
        self._gap = gap
        self._is_stacked = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._cells: list[tuple[TextBlock, EstimateBar, Tally]] = []
        self._space()

    def show_rows(self, rows: Sequence[DomainRow]) -> None:
        """Show domains in their order."""
        while len(self._cells) < len(rows):
            self._add_row()
        for position, cells in enumerate(self._cells):
            for cell in cells:
                cell.setVisible(position < len(rows))
        for (title, bar, tally), row in zip(self._cells, rows, strict=False):
            title.set_text(row.title)
            tally.set_figures([row.figure])
            if row.range is not None:
                low, value, high, spoken = row.range
                bar.set_estimate(low, value, high, text=spoken)
            elif row.so_far is not None:
                bar.set_too_few(row.so_far)
            else:
                bar.hide()

    def set_stacked(self, stacked: bool) -> None:
        """Put the estimate below the name of its domain, or beside it."""
        if stacked == self._is_stacked:
            return
        self._is_stacked = stacked
        for cells in self._cells:
            for cell in cells:
                self._grid.removeWidget(cell)
        for at in range(len(self._cells)):
            self._place_row(at)
        self._space()

    def forget_look(self) -> None:
        """Take other distances with the text."""
        self._space()

    def _add_row(self) -> None:
        at = len(self._cells)
        title = TextBlock("", "body", weight=self._weight, parent=self)
        title.setObjectName(f"domain-{at}")
        bar = EstimateBar(parent=self)
        bar.setObjectName(f"estimate-{at}")
        tally = Tally(at_right=True, parent=self)
        tally.setObjectName(f"counts-{at}")
        self._cells.append((title, bar, tally))
        self._place_row(at)
        self._space()

    def _place_row(self, at: int) -> None:
        title, bar, tally = self._cells[at]
        if self._is_stacked:
            # The third row is air, so that an estimate stands with its own name.
            self._grid.addWidget(title, 3 * at, 0)
            self._grid.addWidget(tally, 3 * at, 1)
            self._grid.addWidget(bar, 3 * at + 1, 0, 1, 2)
        else:
            for column, cell in enumerate((title, bar, tally)):
                self._grid.addWidget(cell, 3 * at, column)

    def _space(self) -> None:
        self._grid.setColumnStretch(0, 5)
        self._grid.setColumnStretch(1, 0 if self._is_stacked else 5)
        self._grid.setHorizontalSpacing(theme.space(14))
        self._grid.setVerticalSpacing(theme.space(2) if self._is_stacked else 0)
        for at in range(len(self._cells) - 1):
            self._grid.setRowMinimumHeight(3 * at + 2, theme.space(self._gap))
