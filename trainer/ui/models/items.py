# SPDX-License-Identifier: MIT
"""The items of a bank as a list that can be searched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Sequence


class Row(Protocol):
    """What the model needs of a row."""

    @property
    def title(self) -> str:
        """What the item is called."""
        ...

    @property
    def second(self) -> str:
        """What sort of item it is, in words."""
        ...

    @property
    def status(self) -> str:
        """How far it has been reviewed, in a few words; may be empty."""
        ...

    @property
    def searched(self) -> str:
        """Everything by which it can be found, case folded."""
        ...


class ItemModel(QAbstractListModel):
    """Rows in their order, as far as they hold every word that is looked for."""

    RowRole = int(Qt.ItemDataRole.UserRole)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Row, ...] = ()
        self._shown: tuple[Row, ...] = ()
        self._wanted = ""
        self._statuses: frozenset[str] = frozenset()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; what is looked for stays."""
        self.beginResetModel()
        self._all = tuple(rows)
        self._shown = self._found()
        self.endResetModel()

    def look_for(self, text: str) -> None:
        """Show only rows that hold every word of a text; an empty text shows all."""
        if text.casefold().split() != self._wanted.split():
            self.beginResetModel()
            self._wanted = text.casefold()
            self._shown = self._found()
            self.endResetModel()

    def keep_statuses(self, statuses: frozenset[str]) -> None:
        """Show only rows whose review has come so far, in the words of the rows; none means all."""
        if statuses != self._statuses:
            self.beginResetModel()
            self._statuses = statuses
            self._shown = self._found()
            self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Return how many rows are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        """Return what a screen reader says, or the row itself."""
        if not index.isValid():
            return None
        row = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title}. {row.second}"
        return row if role == self.RowRole else None

    def _found(self) -> tuple[Row, ...]:
        words, rows = self._wanted.split(), self._all
        if self._statuses:
            rows = tuple(row for row in rows if row.status in self._statuses)
        if not words:
            return rows
        return tuple(row for row in rows if all(word in row.searched for word in words))
