# SPDX-License-Identifier: MIT
"""A page's column of content: centred, no wider than the theme says, scrolling when it is long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets.scroll import ScrollArea
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QResizeEvent

# A column narrower than this, at 100 per cent, has no room for two side by side.
_TWO_COLUMNS = 672


class PageColumn(ScrollArea):
    """A head with the page's title and its buttons, and below it whatever the page puts there.

    Signals:
        narrowed(bool): two columns have room no longer, or again.
    """

    narrowed = Signal(bool)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        """Make an empty column.

        Args:
            title: of the page.
            parent: owner.
        """
        super().__init__(parent)
        self.is_narrow = False
        self._outer = QWidget(self)
        self._inner = QWidget(self._outer)
        self.title = TextBlock(title, "page", heading_level=1, parent=self._inner)
        self.head = QHBoxLayout()
        self.head.addWidget(self.title, 1)
        self.body = QVBoxLayout(self._inner)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addLayout(self.head)
        self._row = QHBoxLayout(self._outer)
        self._row.setSpacing(0)
        self._row.addStretch(1)
        self._row.addWidget(self._inner, 1000)
        self._row.addStretch(1)
        self.setWidget(self._outer)
        self._fit()

    def add_head_button(self, button: QWidget) -> None:
        """Put a button at the right of the title."""
        self.head.addWidget(button)

    def column_width(self) -> int:
        """Return how wide the column is at the moment."""
        margins = self._row.contentsMargins()
        free = self.viewport().width() - margins.left() - margins.right()
        return min(theme.width("content"), free)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell when two columns have room no longer, or again."""
        super().resizeEvent(event)
        self._place()
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by page keys; leave everything else to the page."""
        from PySide6.QtCore import Qt

        keys = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Home:
                bar.setValue(bar.minimum())
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case key if key in keys:
                step = bar.pageStep() * (1 if key == Qt.Key.Key_PageDown else -1)
                bar.setValue(bar.value() + step)
            case _:
                event.ignore()

    def forget_look(self) -> None:
        """Take other distances with the text."""
        super().forget_look()
        if hasattr(self, "_row"):
            self._fit()
            self._tell()

    def _place(self) -> None:
        """Keep the column where it is when the scroll bar comes and goes."""
        sides, ends = theme.space(24), theme.space(24)
        bar = self.width() - self.viewport().width()
        spare = self.viewport().width() - theme.width("content") - 2 * sides
        self._row.setContentsMargins(sides + (bar if spare >= bar else 0), ends, sides, ends)

    def _fit(self) -> None:
        self._place()
        self._inner.setMaximumWidth(theme.width("content"))
        self.body.setSpacing(theme.space(16))
        self.head.setSpacing(theme.space(8))

    def _tell(self) -> None:
        is_narrow = self.column_width() < theme.px(_TWO_COLUMNS)
        if is_narrow != self.is_narrow:
            self.is_narrow = is_narrow
            self.narrowed.emit(is_narrow)
