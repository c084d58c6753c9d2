# SPDX-License-Identifier: MIT
"""Standard form controls in the look of the theme, each with the style sheet on itself alone.

A style sheet on a page would slow down everything that paints itself there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QTableWidget,
    QWidget,
)
from shiboken6 import isValid

from trainer.ui.theme import theme
from trainer.ui.widgets.look import is_look_change

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Widget
else:
    _Widget = object


class FollowsStyle(_Widget):
    """Takes another style sheet with the theme.

    A widget with a style sheet of its own is told of no other palette or font of the
    application; what it lies in has none and is told, so that one is listened to.
    """

    _styled_for: tuple[str, int, str] | None = None
    _listens_to: QObject | None = None

    def restyle(self) -> None:
        """Take the style sheet of the theme, unless it is there already."""
        self._listen()
        wanted = (theme.scheme, theme.text_percent, theme.family)
        if wanted != self._styled_for:
            self._styled_for = wanted
            self.setFont(theme.font("body"))
            self.setStyleSheet(self.style_sheet())

    def style_sheet(self) -> str:
        """Return the style sheet of the moment."""
        return theme.qss()

    def event(self, event: QEvent) -> bool:
        """Listen to another owner."""
        if event.type() == QEvent.Type.ParentChange:
            self.restyle()
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the theme with what this lies in."""
        if watched is self._listens_to and is_look_change(event):
            self.restyle()
        return super().eventFilter(watched, event)

    def _listen(self) -> None:
        parent = self.parentWidget()
        if parent is not self._listens_to:
            if self._listens_to is not None and isValid(self._listens_to):
                self._listens_to.removeEventFilter(self)
            self._listens_to = parent
            if parent is not None:
                parent.installEventFilter(self)


class LineEdit(FollowsStyle, QLineEdit):
    """A line of text.

    Signals:
        textEdited(str): what the learner typed so far.
        editingFinished(): Enter, or the focus went elsewhere.
    """

    def __init__(self, name: str, *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.restyle()

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+K to the window, whose palette it opens; elsewhere it cuts off the line."""
        from PySide6.QtCore import Qt

        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            control = Qt.KeyboardModifier.ControlModifier
            if event.key() == Qt.Key.Key_K and event.modifiers() == control:
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter: it ends the line and presses nothing."""
        from PySide6.QtCore import Qt

        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()


class PlainText(FollowsStyle, QPlainTextEdit):
    """A long text that can be read and copied, not changed; markup shows as it is written."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.restyle()


class ListView(FollowsStyle, QListView):
    """A list of rows."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.restyle()

    def style_sheet(self) -> str:
        """Return the theme's, without the edge: what the list lies in has one."""
        return super().style_sheet() + "QListView { border: 0; border-radius: 0; }"


class Table(FollowsStyle, QTableWidget):
    """A table to be read; arrows move from cell to cell, Tab leaves it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.restyle()

    def style_sheet(self) -> str:
        """Return the theme's, without the edge: the card that a table lies in has one."""
        return super().style_sheet() + "QTableView { border: 0; border-radius: 0; }"


class Menu(FollowsStyle, QMenu):
    """A menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.restyle()
