# SPDX-License-Identifier: MIT
"""The standard of an exam: a panel rates its questions, and a cut comes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from trainer.ui.pages.exam_panel_cards import BeginCard, CutsCard, RateCard
from trainer.ui.pages.frame import PageFrame, Pair
from trainer.ui.theme import theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from trainer.ui.pages.exam_views import ExamPanelView


class ExamPanelPage(PageFrame):
    """Shows one question at a time to one rater, and what all of them say.

    Signals:
        begin_requested(str): begin with these raters, separated by commas.
        rater_chosen(int): another rater is at work, from 0.
        rated(str): what the rater typed, to be kept; then the next question.
        step_requested(int): show a neighbouring question.
        round_requested(): go on to the second round.
        use_chosen(bool): whether the cuts of the panel count.
        sheet_requested(): write a sheet to be filled in.
        entry_requested(): take a sheet that was filled in.
        back_requested(): to the exams.
    """

    begin_requested = Signal(str)
    rater_chosen = Signal(int)
    rated = Signal(str)
    step_requested = Signal(int)
    round_requested = Signal()
    use_chosen = Signal(bool)
    sheet_requested = Signal()
    entry_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exam-panel")
        self._build()
        self._connect()

    def show_view(self, view: ExamPanelView) -> None:
        """Show how far a panel is, and the question at hand."""
        title = self.tr("Standard of {exam}").format(exam=view.exam)
        self._title.set_text(title)
        has_begun = view.item is not None
        self._begin.setVisible(not has_begun)
        self._rate.setVisible(has_begun)
        self._cuts.setVisible(has_begun)
        self._sheet.setVisible(has_begun)
        self._entry.setVisible(has_begun)
        if view.item is not None:
            self._rate.show_item(view.state, view.raters, view.item)
            self._cuts.show_cuts(view)
        self.fit()

    def press_primary(self) -> None:
        """Begin; or keep what was typed and go on."""
        if not self._begin.isHidden():
            self._begin.press()
        elif not self._rate.isHidden():
            self._rate.press()

    def fit(self) -> None:
        """Let title and buttons lie beside each other where there is room."""
        self._head.set_wide(self.is_wide())
        self._head.setSpacing(theme.space(12))
        self._buttons.setSpacing(theme.space(8))
        self._buttons.set_wide(not self.is_stacked())
        for card in (self._rate, self._cuts):
            card.set_stacked(not self.is_wide())

    def _build(self) -> None:
        self._title = TextBlock("", "page", heading_level=1, tight=True, parent=self.inner)
        self._title.setObjectName("title")
        self._sheet = Button(
            self.tr("Write a sheet"), height="small", icon="download", parent=self.inner
        )
        self._sheet.setObjectName("sheet")
        self._entry = Button(self.tr("Take a sheet"), height="small", parent=self.inner)
        self._entry.setObjectName("entry")
        self._back = Button(
            self.tr("Exams"), "link", icon="arrow-left", height="row", parent=self.inner
        )
        self._back.setObjectName("back")
        self._head = Pair()
        self._head.addWidget(self._title, 1)
        self._buttons = Pair()
        for button in (self._sheet, self._entry, self._back):
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        self._head.addLayout(self._buttons)
        about = TextBlock(
            self.tr(
                "Each rater says of each question: of 100 practitioners who are just good enough, "
                "how many would answer it right? The mean of what all say is the cut. Talk about "
                "the questions on which you differ most, then rate once more."
            ),
            "body",
            "ink-2",
            parent=self.inner,
        )
        self._begin = BeginCard(self.inner)
        self._rate = RateCard(self.inner)
        self._cuts = CutsCard(self.inner)
        self.column.addLayout(self._head)
        for part in (about, self._begin, self._rate, self._cuts):
            self.column.addWidget(part)
        self.column.addStretch(1)
        for unseen in (self._begin, self._rate, self._cuts, self._sheet, self._entry):
            unseen.hide()

    def _connect(self) -> None:
        self._begin.begin_requested.connect(self.begin_requested)
        self._rate.rater_chosen.connect(self.rater_chosen)
        self._rate.rated.connect(self.rated)
        self._rate.step_requested.connect(self.step_requested)
        self._cuts.round_requested.connect(self.round_requested)
        self._cuts.use_chosen.connect(self.use_chosen)
        self._sheet.clicked.connect(self._on_sheet_clicked)
        self._entry.clicked.connect(self._on_entry_clicked)
        self._back.clicked.connect(self._on_back_clicked)

    @Slot()
    def _on_sheet_clicked(self) -> None:
        self.sheet_requested.emit()

    @Slot()
    def _on_entry_clicked(self) -> None:
        self.entry_requested.emit()

    @Slot()
    def _on_back_clicked(self) -> None:
        self.back_requested.emit()
