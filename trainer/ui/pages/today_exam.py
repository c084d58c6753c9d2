# SPDX-License-Identifier: MIT
"""The days until the exam, and the way to where its day is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.ui.pages.today_days import column_width
from trainer.ui.theme import theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from trainer.ui.pages.today_parts import ExamDay

_PADDING = 20


class ExamCard(Card):
    """How far the exam is.

    Signals:
        plan_requested(): set its day, or another one.
    """

    plan_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=(_PADDING, 16))
        self._narrow = True
        self.setObjectName("exam")
        heading = TextBlock(self.tr("Your exam"), "heading", heading_level=2, parent=self)
        self._number = TextBlock("", "page", tight=True, parent=self)
        self._number.setObjectName("exam-days")
        self._unit = TextBlock("", "body", "ink-2", parent=self)
        self._title = TextBlock("", "body", weight=500, parent=self)
        self._title.setObjectName("exam-title")
        self._detail = TextBlock("", "small", "ink-2", parent=self)
        self._button = Button("", height="small", icon="calendar", parent=self)
        self._button.setObjectName("set-exam")
        self._count = QHBoxLayout()
        self._count.addWidget(self._number)
        self._count.addWidget(self._unit, 1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(self._count)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        row = QHBoxLayout()
        row.addWidget(self._button)
        row.addStretch(1)
        self.body.addWidget(heading)
        self.body.addLayout(words)
        self.body.addLayout(row)
        self._space()
        self._button.clicked.connect(self.plan_requested)

    def show_exam(self, view: ExamDay) -> None:
        """Show a day, or that none is set."""
        self._number.set_text(view.number)
        self._unit.set_text(view.unit)
        for part in (self._number, self._unit):
            part.setVisible(bool(view.number))
        self._title.set_text(view.title)
        self._detail.set_text(view.detail)
        self._button.set_text(view.button)

    def set_narrow(self, narrow: bool) -> None:
        """Keep to the width of the card below, or take the whole width."""
        self._narrow = narrow
        self.setMinimumWidth(column_width() if narrow else 0)
        self.setMaximumWidth(column_width() if narrow else theme.width("content"))
        self._space()

    def forget_look(self) -> None:
        """Take other distances with the text."""
        super().forget_look()
        self._space()

    def _space(self) -> None:
        sides = theme.space(_PADDING if self._narrow else 24)
        ends = theme.space(16)
        self.body.setContentsMargins(sides, ends, sides, ends)
        self.body.setSpacing(theme.space(8))
        self._count.setSpacing(theme.space(8))
