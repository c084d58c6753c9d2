# SPDX-License-Identifier: MIT
"""A card with a picture that an icon swaps for its table, in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from trainer.ui.pages.head import Head
from trainer.ui.theme import theme
from trainer.ui.widgets.button import IconButton
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.form import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

_ROW = 36
# At 100 per cent; in a narrower one a name would have a line for each of its words.
_LEAST_FIRST = 150
_MOST = 320


class _Table(Table):
    """Gives its first column what the others leave, and wraps the names there."""

    def fit(self) -> None:
        """Measure everything anew."""
        header = self.horizontalHeader()
        others = sum(
            max(self.sizeHintForColumn(column), header.sectionSizeHint(column))
            for column in range(1, self.columnCount())
        )
        room = self.viewport().width() - others
        self.setColumnWidth(0, max(theme.px(_LEAST_FIRST), room))
        self.verticalHeader().setMinimumSectionSize(theme.px(_ROW))
        self.resizeRowsToContents()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the height of all rows, as far as it is not too much."""
        height = self.horizontalHeader().height() + self.verticalHeader().length()
        if self.horizontalHeader().length() > self.viewport().width():
            height += self.horizontalScrollBar().sizeHint().height()
        height += 2 * self.frameWidth()
        return QSize(super().sizeHint().width(), min(height, theme.px(_MOST)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the first column another width."""
        super().resizeEvent(event)
        self.fit()


class SwapCard(Card):
    """A title, a hint, the table icon, and below them the picture or its table.

    The choice stays for as long as the program runs.
    """

    def __init__(self, parent: QWidget) -> None:
        """Make a card; whoever makes it calls `hold` once."""
        super().__init__(parent)
        self._title = ""
        self._picture: QWidget | None = None
        self._head = Head("", parent=self)
        self._swap = IconButton(
            "table",
            self.tr("Show as a table"),
            checkable=True,
            checked_icon="image",
            checked_name=self.tr("Show as a picture"),
            parent=self,
        )
        self._swap.setObjectName("swap")
        # In the middle beside the icon, which is higher than a line.
        words = QVBoxLayout()
        words.addStretch(1)
        words.addWidget(self._head)
        words.addStretch(1)
        self._top = QHBoxLayout()
        self._top.addLayout(words, 1)
        self._top.addWidget(self._swap)
        self.body.addLayout(self._top)
        self.table = _Table("", self)
        self.table.setObjectName("table")
        self.table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.table.hide()
        self._pad_top()
        self._swap.toggled.connect(self._on_swap_toggled)

    def hold(self, title: str, columns: Sequence[str], picture: QWidget) -> None:
        """Put in what the card shows.

        Args:
            title: of the card.
            columns: headings of the table; all but the first stand over numbers.
            picture: what the table replaces.
        """
        self._title = title
        self._head.set_texts(title)
        self._picture = picture
        self.table.setAccessibleName(title)
        self.table.setColumnCount(len(columns))
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        for column, text in enumerate(columns):
            item = QTableWidgetItem(text)
            item.setTextAlignment((right if column else left) | Qt.AlignmentFlag.AlignVCenter)
            self.table.setHorizontalHeaderItem(column, item)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        # Beside a higher card, what is left over is no room around the title.
        self.body.addWidget(picture, 1)
        self.body.addWidget(self.table)

    def set_hint(self, hint: str) -> None:
        """Say something beside the title."""
        self._head.set_texts(self._title, hint)

    @property
    def title(self) -> str:
        """What the card is called."""
        return self._title

    @property
    def picture(self) -> QWidget:
        """What the table replaces."""
        if self._picture is None:
            raise LookupError(self._title)
        return self._picture

    def texts(self) -> list[list[str]]:
        """Return the table as texts, its headings first."""
        columns = range(self.table.columnCount())
        heads = [self.table.horizontalHeaderItem(column) for column in columns]
        rows = [
            [self.table.item(row, column) for column in columns]
            for row in range(self.table.rowCount())
        ]
        return [["" if cell is None else cell.text() for cell in cells] for cells in (heads, *rows)]

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Fill the table with texts in the order of the columns."""
        self.table.setRowCount(len(rows))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                item = QTableWidgetItem(text)
                if column:
                    item.setTextAlignment(right)
                self.table.setItem(at, column, item)
        self._fit_table()

    def forget_look(self) -> None:
        """Take other distances with the text."""
        super().forget_look()
        self._pad_top()
        if hasattr(self, "table"):
            self._fit_table()

    def _pad_top(self) -> None:
        # The icon's own air above the title is part of the card's.
        margins = self.body.contentsMargins()
        margins.setTop(theme.space(10))
        self.body.setContentsMargins(margins)

    def _fit_table(self) -> None:
        self.table.fit()
        # No lower than the picture, so that little below it moves.
        if self._picture is not None and self._picture.height() > 0 and not self.table.isVisible():
            self.table.setMinimumHeight(self._picture.height())

    @Slot(bool)
    def _on_swap_toggled(self, as_table: bool) -> None:
        self._fit_table()
        if self._picture is not None:
            self._picture.setVisible(not as_table)
        self.table.setVisible(as_table)
