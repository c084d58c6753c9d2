# SPDX-License-Identifier: MIT
"""A layout that puts parts side by side and goes on in the next row."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from trainer.ui.theme import theme


class FlowLayout(QLayout):
    """Left to right, wrapped like words; every part keeps its own width."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8, hang: int = 0) -> None:
        """Make a layout.

        Args:
            parent: whose layout it is.
            gap: distance between parts and rows, at 100 per cent.
            hang: how far rows begin outside, at 100 per cent.
        """
        super().__init__(parent)
        self._gap = gap
        self._hang = hang
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take a part."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many parts there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return a part; None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give a part up; None beyond the last."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        """Return that rows depend on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows at a width."""
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put all parts in their places."""
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        """Return the size of everything in one row."""
        hints = [item.sizeHint() for item in self._items if not item.isEmpty()]
        gaps = theme.space(self._gap) * max(0, len(hints) - 1)
        width = sum(hint.width() for hint in hints) + gaps
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """Return the size of the largest part."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        gap, hang = theme.space(self._gap), theme.space(self._hang)
        y = 0
        for row in self._rows(rect.width() + hang, gap):
            height = max(hint.height() for _, hint in row)
            x = rect.x() - hang
            for item, hint in row:
                if place:
                    # Lower parts stand in the middle of their row.
                    top = rect.y() + y + (height - hint.height()) // 2
                    item.setGeometry(QRect(QPoint(x, top), hint))
                x += hint.width() + gap
            y += height + gap
        return max(0, y - gap)

    def _rows(self, width: int, gap: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint()
            if not rows or used + hint.width() > width:
                rows.append([])
                used = 0
            rows[-1].append((item, hint))
            used += hint.width() + gap
        return rows
