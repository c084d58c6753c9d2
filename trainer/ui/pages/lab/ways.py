# SPDX-License-Identifier: MIT
"""Safe corridors and danger lines, each with a button that plays it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.ui.pages.head import Head
from trainer.ui.theme import theme
from trainer.ui.widgets.button import IconButton
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.icon import Icon
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.ui.pages.lab.views import WayRow


class _Way(FollowsLook, QWidget):
    """Name, where it runs, and a button.

    Signals:
        played(): play it.
    """

    played = Signal()

    def __init__(self, icon: str, role: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = Icon(icon, role, parent=self)
        self._name = TextBlock("", "small", weight=600, tight=True, parent=self)
        self._detail = TextBlock("", "small", "ink-2", tight=True, parent=self)
        self.button = IconButton("play", "", framed=True, parent=self)
        self._words = QVBoxLayout()
        self._words.addWidget(self._name)
        self._words.addWidget(self._detail)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._icon)
        self._row.addLayout(self._words, 1)
        self._row.addWidget(self.button)
        self.button.clicked.connect(self._on_button_clicked)
        self.forget_look()

    def show_row(self, row: WayRow) -> None:
        """Show a corridor or a danger line."""
        self._name.set_text(row.name)
        self._detail.set_text(row.detail)
        self.button.set_icon("play", row.button)

    def forget_look(self) -> None:
        """Take other distances with the text."""
        self._row.setSpacing(theme.space(10))
        self._words.setSpacing(theme.space(2))

    @Slot()
    def _on_button_clicked(self) -> None:
        self.played.emit()


class WaysCard(Card):
    """All ways of one sort.

    Signals:
        play_requested(int): play this one, from 0.
    """

    play_requested = Signal(int)

    def __init__(
        self, title: str, hint: str, icon: str, role: str, parent: QWidget | None = None
    ) -> None:
        """Show nothing yet.

        Args:
            title: of the card.
            hint: a few words beside it.
            icon: before each way.
            role: colour of the icon.
            parent: owner.
        """
        super().__init__(parent, padding=(16, 14))
        self._icon, self._role = icon, role
        self._ways: list[_Way] = []
        self._none = TextBlock("", "small", parent=self)
        self._none.setObjectName("none")
        self.body.addWidget(Head(title, hint, parent=self))
        self.body.addWidget(self._none)

    def show_rows(self, rows: Sequence[WayRow], none_text: str = "") -> None:
        """Show ways, or say why there are none."""
        while len(self._ways) < len(rows):
            way = _Way(self._icon, self._role, self)
            way.button.setObjectName(f"{self.objectName()}-{len(self._ways)}")
            way.played.connect(self._on_way_played)
            self.body.addWidget(way)
            self._ways.append(way)
        for number, way in enumerate(self._ways):
            way.setVisible(number < len(rows))
            if number < len(rows):
                way.show_row(rows[number])
        self._none.set_text(none_text)
        self._none.setVisible(bool(none_text))

    @Slot()
    def _on_way_played(self) -> None:
        number = next(at for at, way in enumerate(self._ways) if way is self.sender())
        self.play_requested.emit(number)
