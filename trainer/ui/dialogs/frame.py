# SPDX-License-Identifier: MIT
"""What dialogs share: the window's ground, a heading, a text, and a row of buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

_WIDTH = 520


class DialogFrame(QDialog):
    """A heading and a sentence above whatever the dialog holds in `body`.

    Each dialog has one class method `ask`; nothing else opens it.
    """

    def __init__(self, title: str, sentence: str, parent: QWidget | None = None) -> None:
        """Make a dialog that asks nothing yet.

        Args:
            title: what it is about; also the title of the window.
            sentence: what there is to know before deciding; may be empty.
            parent: the window that waits for it.
        """
        super().__init__(parent)
        self.setWindowTitle(title)
        self._title = TextBlock(title, "title", heading_level=1, parent=self)
        self._sentence = TextBlock(sentence, "body", "ink-2", parent=self)
        self._sentence.setVisible(bool(sentence))
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.space(8))
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(theme.space(8))
        self.buttons.addStretch(1)
        column = QVBoxLayout(self)
        sides = theme.space(24)
        column.setContentsMargins(sides, sides, sides, theme.space(20))
        column.setSpacing(theme.space(8))
        column.addWidget(self._title)
        column.addWidget(self._sentence)
        column.addSpacing(theme.space(8))
        column.addLayout(self.body)
        column.addLayout(self.buttons)
        column.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)

    def set_sentence(self, sentence: str) -> None:
        """Say something else under the heading."""
        self._sentence.set_text(sentence)
        self._sentence.setVisible(bool(sentence))

    def showEvent(self, event: QShowEvent) -> None:
        """Take the size of the content; Qt alone would stop at two thirds of the screen."""
        super().showEvent(event)
        if not event.spontaneous():
            self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Return a width at which text is easily read, and the height at it."""
        screen = self.screen().availableSize()
        width = min(theme.space(_WIDTH), screen.width() - 40)
        layout = self.layout()
        height = layout.heightForWidth(width) if layout is not None else 0
        return QSize(width, max(height, super().minimumSizeHint().height()))
