# SPDX-License-Identifier: MIT
"""Something said in its place, perhaps with a way back."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets.button import Button, IconButton
from trainer.ui.widgets.card import Ground
from trainer.ui.widgets.icon import Icon
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.text import TextBlock

_LEAST_SIDE = 24
_ABOVE = 12
_BELOW = 8


class Notice(Ground):
    """A row with a sentence, an action and a cross; never red, whatever it says.

    Signals:
        action_requested(): the action was pressed.
        closed(): the cross was pressed; the notice is hidden by then.
    """

    action_requested = Signal()
    closed = Signal()

    def __init__(self, *, icon: str = "info", parent: QWidget | None = None) -> None:
        super().__init__("surface", "edge", "button", (14, 6), parent)
        self._icon = Icon(icon, parent=self)
        self._text = TextBlock(parent=self)
        self._action = Button("", "link", height="row", parent=self)
        self._cross = IconButton("x", self.tr("Close"), parent=self)
        self._row = QHBoxLayout()
        self._row.addWidget(self._icon)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._action)
        self._row.addWidget(self._cross)
        self.body.addLayout(self._row)
        self._action.hide()
        self._action.clicked.connect(self._on_action_clicked)
        self._cross.clicked.connect(self._on_cross_clicked)
        self.forget_look()

    def show_text(self, text: str, action: str = "", *, closable: bool = True) -> None:
        """Say something and appear.

        Args:
            text: a sentence.
            action: word of the action; empty offers none.
            closable: whether it can be sent away.
        """
        self._text.set_text(text)
        self._action.set_text(action)
        self._action.setVisible(bool(action))
        self._cross.setVisible(closable)
        self.show()

    def forget_look(self) -> None:
        """Take other distances with the text."""
        super().forget_look()
        self._row.setSpacing(theme.space(10))

    def _on_action_clicked(self) -> None:
        self.action_requested.emit()

    def _on_cross_clicked(self) -> None:
        self.hide()
        self.closed.emit()


class NoticeAbove(FollowsLook, QWidget):
    """A notice above a page, as wide as the page's column; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notice = Notice(parent=self)
        self._notice.setObjectName("notice-box")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._notice)
        self._notice.closed.connect(self.hide)

    def show_text(self, text: str) -> None:
        """Say something and appear."""
        self._notice.show_text(text)
        self.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep in line with the column."""
        super().resizeEvent(event)
        self._fit()

    def forget_look(self) -> None:
        """Take other distances with the text."""
        self._fit()

    def _fit(self) -> None:
        side = max(_LEAST_SIDE, (self.width() - theme.width("content")) // 2)
        self._row.setContentsMargins(side, theme.space(_ABOVE), side, theme.space(_BELOW))
