# SPDX-License-Identifier: MIT
"""Results: unsafe acts first, then the score with its range, then every answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.ui.pages.frame import PageFrame, Pair
from trainer.ui.pages.results_answers import AnswersCard
from trainer.ui.pages.results_cards import DomainsCard, ScoreCard, UnsafeCard
from trainer.ui.theme import theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from trainer.ui.pages.exam_result_card import ExamResultCard
    from trainer.ui.pages.results_views import ResultsView


class ResultsPage(PageFrame):
    """Shows what came of a session and reports what the learner does next.

    Signals:
        review_requested(int): look at a question again, by its place from 0.
        repeat_requested(): practise what was missed.
        done_requested(): leave.
        save_requested(): as a PDF.
    """

    review_requested = Signal(int)
    repeat_requested = Signal()
    done_requested = Signal()
    save_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("results")
        self._view: ResultsView | None = None
        self._exam: ExamResultCard | None = None
        self._build()
        self._connect()
        # Nothing, for the moment until the session is read.
        self._show_parts(False)

    def show_view(self, view: ResultsView) -> None:
        """Show a session."""
        self._view = view
        self._show_parts(True)
        self._when.set_text(view.when)
        self._title.set_text(view.title)
        may_review = view.exam is None or view.exam.may_review
        self._unsafe.show_rows(view.unsafe_title, view.unsafe, may_review=may_review)
        self._show_exam(view)
        self._score.setVisible(view.score is not None)
        if view.score is not None:
            self._score.show_score(view.score)
        # One domain would only say once more what the score says.
        self._domains.setVisible(len(view.domains) > 1)
        self._domains.show_rows(view.domains, view.few_text)
        self._answers.setVisible(may_review)
        self._answers.show_rows(view.answers)
        self._next.set_text(view.next_text)
        self._done.setVisible(view.can_repeat)
        self._repeat.set_text(
            self.tr("Practise the missed") if view.can_repeat else self.tr("Done")
        )
        self.fit()

    def fit(self) -> None:
        """Put score and domains beside each other where there is room."""
        self._pair.set_wide(self.is_wide())
        self._pair.setSpacing(theme.space(16))
        self._head.set_wide(not self.is_stacked())
        self._head.setSpacing(theme.space(12))
        self._answers.fit(self.content_width())
        stacked = self.is_stacked()
        self._score.set_stacked(stacked)
        self._domains.set_stacked(stacked)
        if self._exam is not None:
            self._exam.set_wide(self.is_wide())

    def press_primary(self) -> None:
        """Practise what was missed; leave where nothing was."""
        if self._view is None:
            return
        if self._view.can_repeat:
            self.repeat_requested.emit()
        else:
            self.done_requested.emit()

    # Inside

    def _show_exam(self, view: ResultsView) -> None:
        if view.exam is not None and self._exam is None:
            from trainer.ui.pages.exam_result_card import ExamResultCard

            self._exam = ExamResultCard(self.inner)
            self.column.insertWidget(self.column.indexOf(self._unsafe) + 1, self._exam)
        if self._exam is not None:
            self._exam.setVisible(view.exam is not None)
            if view.exam is not None:
                self._exam.show_result(view.exam)

    def _build(self) -> None:
        self._when = TextBlock("", "small", "ink-2", tight=True, parent=self.inner)
        self._when.setObjectName("when")
        self._title = TextBlock("", "page", heading_level=1, tight=True, parent=self.inner)
        self._title.setObjectName("title")
        self._save = Button(
            self.tr("Save as PDF"), height="small", icon="download", parent=self.inner
        )
        self._save.setObjectName("save")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._when)
        words.addWidget(self._title)
        # In line with the title, not with the line above it.
        row = QHBoxLayout()
        row.addWidget(self._save)
        row.addStretch(1)
        button = QVBoxLayout()
        button.addStretch(1)
        button.addLayout(row)
        self._head = Pair()
        self._head.addLayout(words, 1)
        self._head.addLayout(button)
        self._unsafe = UnsafeCard(self.inner)
        self._score = ScoreCard(self.inner)
        self._domains = DomainsCard(self.inner)
        self._pair = Pair()
        self._pair.addWidget(self._score, 1)
        self._pair.addWidget(self._domains, 1)
        self._answers = AnswersCard(self.inner)
        self.column.addLayout(self._head)
        self.column.addWidget(self._unsafe)
        self.column.addLayout(self._pair)
        self.column.addWidget(self._answers)
        self.column.addStretch(1)
        self._build_foot()

    def _show_parts(self, shown: bool) -> None:
        for part in (
            self._save,
            self._unsafe,
            self._score,
            self._domains,
            self._answers,
            self._bar,
        ):
            part.setVisible(shown)

    def _build_foot(self) -> None:
        bar, words, buttons = self.add_foot()
        self._bar = bar
        self._next = TextBlock("", "body", "ink-2", parent=bar)
        self._next.setObjectName("next")
        self._done = Button(self.tr("Done"), "quiet", height="large", parent=bar)
        self._done.setObjectName("done")
        self._repeat = Button("", "primary", height="large", key_hint="enter", parent=bar)
        self._repeat.setObjectName("primary")
        words.insertWidget(1, self._next)
        buttons.addWidget(self._done)
        buttons.addWidget(self._repeat)

    def _connect(self) -> None:
        self._save.clicked.connect(self._on_save_clicked)
        self._done.clicked.connect(self._on_done_clicked)
        self._repeat.clicked.connect(self._on_repeat_clicked)
        self._unsafe.review_requested.connect(self.review_requested)
        self._answers.review_requested.connect(self.review_requested)

    @Slot()
    def _on_save_clicked(self) -> None:
        self.save_requested.emit()

    @Slot()
    def _on_done_clicked(self) -> None:
        self.done_requested.emit()

    @Slot()
    def _on_repeat_clicked(self) -> None:
        self.press_primary()
