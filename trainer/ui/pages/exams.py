# SPDX-License-Identifier: MIT
"""Exams: which there are, what they ask for, and the way into one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout

from trainer.ui.pages.exam_cards import ExamCard, TimeCard
from trainer.ui.pages.frame import PageFrame, Pair
from trainer.ui.theme import theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from trainer.ui.pages.exam_views import ExamsView


class ExamsPage(PageFrame):
    """Shows every exam and reports what the learner wants of it.

    Signals:
        begin_requested(str): sit an exam, by its id; or go on with the one left open.
        results_requested(str): see what came of it last time, by the exam's id.
        panel_requested(str): set its standard, by its id.
        extra_chosen(int): which extra time, from 0.
        pauses_chosen(bool): whether the clock may be stopped.
        add_requested(): add an exam from a file.
        back_requested(): to Practise.
    """

    begin_requested = Signal(str)
    results_requested = Signal(str)
    panel_requested = Signal(str)
    extra_chosen = Signal(int)
    pauses_chosen = Signal(bool)
    add_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exams")
        self._cards: list[ExamCard] = []
        self._build()
        self._connect()

    def show_view(self, view: ExamsView) -> None:
        """Show the exams, and what the learner is allowed."""
        while len(self._cards) < len(view.cards):
            card = ExamCard(self.inner)
            card.setObjectName(f"exam-{len(self._cards)}")
            card.begin_requested.connect(self.begin_requested)
            card.results_requested.connect(self.results_requested)
            card.panel_requested.connect(self.panel_requested)
            self.column.insertWidget(self.column.indexOf(self._time), card)
            self._cards.append(card)
        last: QWidget = self._back
        for number, card in enumerate(self._cards):
            card.setVisible(number < len(view.cards))
            last = card.chain_after(last)
        for number, (card, shown) in enumerate(zip(self._cards, view.cards, strict=False)):
            card.show_exam(shown, is_first=number == 0)
        self._time.show_choice(view.extra, pauses=view.pauses)
        self._time.show()
        self._broken.setVisible(bool(view.broken))
        self._broken_text.set_text("\n".join(view.broken))
        self.fit()

    def press_primary(self) -> None:
        """Begin the first exam, or go on with it."""
        if self._cards and not self._cards[0].isHidden():
            self._cards[0].press()

    def fit(self) -> None:
        """Let titles and buttons lie beside each other where there is room."""
        wide = not self.is_stacked()
        self._head.set_wide(wide)
        self._head.setSpacing(theme.space(12))
        for card in self._cards:
            card.set_wide(self.is_wide(), stacked=self.is_stacked())
        self._time.fit(self.content_width())

    def _build(self) -> None:
        title = TextBlock(self.tr("Exams"), "page", heading_level=1, tight=True, parent=self.inner)
        self._add = Button(
            self.tr("Add an exam"), height="small", icon="file-input", parent=self.inner
        )
        self._add.setObjectName("add")
        self._back = Button(
            self.tr("Practise"), "link", icon="arrow-left", height="row", parent=self.inner
        )
        self._back.setObjectName("back")
        self._head = Pair()
        self._head.addWidget(title, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._add)
        buttons.addWidget(self._back)
        buttons.addStretch(1)
        self._head.addLayout(buttons)
        about = TextBlock(
            self.tr(
                "An exam here is practice under the conditions of an exam. It has no feedback "
                "until its end, and certifies nothing."
            ),
            "body",
            "ink-2",
            parent=self.inner,
        )
        self._time = TimeCard(self.inner)
        self._time.hide()
        self._build_broken()
        self.column.addLayout(self._head)
        self.column.addWidget(about)
        self.column.addWidget(self._time)
        self.column.addWidget(self._broken)
        self.column.addStretch(1)

    def _build_broken(self) -> None:
        self._broken = Card(self.inner)
        self._broken.setObjectName("broken")
        head = TextBlock(
            self.tr("Files that cannot be read"), "heading", heading_level=2, parent=self._broken
        )
        self._broken_text = TextBlock("", "small", "ink-2", parent=self._broken)
        self._broken.body.addWidget(head)
        self._broken.body.addWidget(self._broken_text)
        self._broken.hide()

    def _connect(self) -> None:
        self._back.clicked.connect(self._on_back_clicked)
        self._add.clicked.connect(self._on_add_clicked)
        self._time.extra_chosen.connect(self.extra_chosen)
        self._time.pauses_chosen.connect(self.pauses_chosen)

    @Slot()
    def _on_back_clicked(self) -> None:
        self.back_requested.emit()

    @Slot()
    def _on_add_clicked(self) -> None:
        self.add_requested.emit()
