# SPDX-License-Identifier: MIT
"""The whole of Today on the first start: a patient, and Start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.ui.pages.frame import Pair
from trainer.ui.theme import theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card import Card, Well
from trainer.ui.widgets.facts import FactList
from trainer.ui.widgets.icon import Icon
from trainer.ui.widgets.rich_block import RichBlock
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from trainer.ui.pages.today_views import FirstCase


class FirstCard(Card):
    """One patient with what is asked, and the button that begins.

    Signals:
        start_requested(): the button was pressed.
    """

    start_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=(24, 24))
        self.setObjectName("first-case")
        title = self.tr("A patient is in front of you")
        self._title = TextBlock(title, "page", heading_level=1, tight=True, parent=self)
        self._well = Well(self, padding=(20, 16))
        self._head = QHBoxLayout()
        self._head.addWidget(Icon("user", parent=self._well))
        self._who_title = TextBlock(
            self.tr("Patient"), "heading", heading_level=2, parent=self._well
        )
        self._who = TextBlock("", "small", "ink-2", align="right", parent=self._well)
        self._head.addWidget(self._who_title)
        self._head.addWidget(self._who, 1)
        self._facts = FactList(self._well)
        self._well.body.addLayout(self._head)
        self._well.body.addWidget(self._facts)
        self._well.body.addStretch(1)
        self._stem = RichBlock("", "stem", parent=self)
        self._stem.setObjectName("stem")
        self._lead_in = TextBlock("", "stem", weight=600, parent=self)
        self._start = Button(
            self.tr("Start"), "primary", height="large", key_hint="enter", parent=self
        )
        self._start.setObjectName("start")
        self._note = TextBlock("", "small", "ink-2", parent=self)
        self._note.setObjectName("note")
        self._lay_out()
        self._start.clicked.connect(self._on_start_clicked)

    def show_case(self, case: FirstCase) -> None:
        """Show a patient."""
        self._who.set_text(case.who)
        self._facts.set_facts(case.facts)
        self._well.setVisible(bool(case.who or case.facts))
        self._stem.set_text(case.stem)
        self._lead_in.set_text(case.lead_in)
        self._lead_in.setVisible(bool(case.lead_in))
        self._note.set_text(case.note)

    def set_wide(self, wide: bool) -> None:
        """Put patient and question beside each other, or one above the other."""
        self._pair.set_wide(wide)

    def forget_look(self) -> None:
        """Take other distances with the text."""
        super().forget_look()
        self._space()

    def _lay_out(self) -> None:
        question = self._question = QVBoxLayout()
        question.addWidget(self._stem)
        question.addWidget(self._lead_in)
        question.addStretch(1)
        row = self._row = QHBoxLayout()
        row.addWidget(self._start)
        row.addWidget(self._note, 1)
        question.addLayout(row)
        self._pair = Pair()
        self._pair.addWidget(self._well, 2)
        self._pair.addLayout(question, 3)
        self.body.addWidget(self._title)
        self.body.addLayout(self._pair)
        self._space()

    def _space(self) -> None:
        self.body.setSpacing(theme.space(20))
        self._pair.setSpacing(theme.space(28))
        self._question.setSpacing(theme.space(14))
        self._row.setContentsMargins(0, theme.space(14), 0, 0)
        self._row.setSpacing(theme.space(14))
        self._head.setSpacing(theme.space(8))
        self._well.body.setSpacing(theme.space(12))

    @Slot()
    def _on_start_clicked(self) -> None:
        self.start_requested.emit()
