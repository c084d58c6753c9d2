# SPDX-License-Identifier: MIT
"""Today: what was left open, what is due, where one stands; on the first start, a patient."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.ui.pages.frame import PageFrame, Pair
from trainer.ui.theme import theme
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from trainer.ui.pages.today_cards import ActsCard, OpenCard, StandingCard
    from trainer.ui.pages.today_days import DaysCard
    from trainer.ui.pages.today_due import DueCard
    from trainer.ui.pages.today_exam import ExamCard
    from trainer.ui.pages.today_first import FirstCard
    from trainer.ui.pages.today_views import TodayView
    from trainer.ui.widgets.empty import EmptyState


class TodayPage(PageFrame):
    """Shows the day and reports what the learner wants to begin with.

    Its parts are built when they are first needed: on the first start that is one card.

    Signals:
        start_requested(): what the day asks for, or the first patient.
        resume_requested(): the session that was left open.
        ten_requested(): ten minutes of what is needed most.
        weak_requested(): ten minutes of what is weakest.
        act_chosen(int): an unsafe act, from 0.
        acts_requested(): all unsafe acts.
        topic_requested(): choose what to practise.
        library_requested(): see the banks.
        plan_requested(): set the day of an exam.
    """

    start_requested = Signal()
    resume_requested = Signal()
    ten_requested = Signal()
    weak_requested = Signal()
    act_chosen = Signal(int)
    acts_requested = Signal()
    topic_requested = Signal()
    library_requested = Signal()
    plan_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("today")
        self._view: TodayView | None = None
        self._first: FirstCard | None = None
        self._empty: EmptyState | None = None
        self._open: OpenCard | None = None
        self._due: DueCard | None = None
        self._acts: ActsCard | None = None
        self._standing: StandingCard | None = None
        self._exam: ExamCard | None = None
        self._days: DaysCard | None = None
        self._pair: Pair | None = None
        self._build()
        # Nothing, for the moment until it is known what the day holds.
        self._date.hide()
        self._title.hide()

    def show_view(self, view: TodayView) -> None:
        """Show a day."""
        is_first = self._view is None
        # While it is hidden, parts that come to it do not have it laid out one by one.
        self.inner.setVisible(not is_first)
        self._view = view
        self._date.set_text(view.date)
        self._show_first()
        self._show_empty()
        self._show_open()
        if self._pair is not None or view.due is not None:
            self._show_day()
        self.fit()
        self.inner.show()

    def show_weakest(self, text: str) -> None:
        """Say where the learner is weakest, below the buttons; nothing, with an empty text."""
        if self._due is not None:
            self._due.show_weakest(text)

    def fit(self) -> None:
        """Put the two columns beside each other where there is room."""
        wide = self.is_wide()
        self._head.setSpacing(theme.space(2))
        if self._first is not None:
            self._first.set_wide(wide)
        stacked = self.is_stacked()
        if self._open is not None:
            self._open.set_stacked(stacked)
        if self._pair is None or self._days is None or self._standing is None:
            return
        self._standing.set_stacked(stacked)
        self._pair.set_wide(wide)
        self._pair.setSpacing(theme.space(16))
        self._left.setSpacing(theme.space(16))
        self._right.setSpacing(theme.space(16))
        self._days.set_narrow(wide)
        if self._exam is not None:
            self._exam.set_narrow(wide)

    def press_primary(self) -> None:
        """Begin the day, or the first patient; without questions, go to the banks."""
        if self._view is None:
            return
        if self._view.is_empty:
            self.library_requested.emit()
        else:
            self.start_requested.emit()

    def press_key(self, event: QKeyEvent) -> bool:
        """Resume on R."""
        from PySide6.QtCore import Qt

        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        resumes = plain and event.key() == Qt.Key.Key_R and not event.isAutoRepeat()
        if not resumes or self._view is None or self._view.open is None:
            return False
        self.resume_requested.emit()
        return True

    # Inside

    def _build(self) -> None:
        self._head = QVBoxLayout()
        self._date = TextBlock("", "small", "ink-2", tight=True, parent=self.inner)
        self._date.setObjectName("date")
        self._title = TextBlock(
            self.tr("Today"), "page", heading_level=1, tight=True, parent=self.inner
        )
        self._head.addWidget(self._date)
        self._head.addWidget(self._title)
        self.column.addLayout(self._head)
        self.column.addStretch(1)

    def _add(self, part: QWidget) -> None:
        """Put a part above the stretch that ends the column."""
        self.column.insertWidget(self.column.count() - 1, part)

    def _show_first(self) -> None:
        case = self._view.first if self._view is not None else None
        self._date.setVisible(case is None)
        self._title.setVisible(case is None)
        if case is not None and self._first is None:
            from trainer.ui.pages.today_first import FirstCard

            self._first = FirstCard(self.inner)
            self._first.start_requested.connect(self.start_requested)
            self._add(self._first)
        if self._first is not None:
            self._first.setVisible(case is not None)
            if case is not None:
                self._first.show_case(case)

    def _show_empty(self) -> None:
        wanted = self._view is not None and self._view.is_empty
        if wanted and self._empty is None:
            from trainer.ui.widgets.button import Button
            from trainer.ui.widgets.empty import EmptyState

            title = self.tr("There are no questions on this computer")
            sentence = self.tr("Add a bank in the library, and practice begins here.")
            self._empty = EmptyState(title, sentence, parent=self.inner)
            button = Button(
                self.tr("Open the library"), "primary", key_hint="enter", parent=self._empty
            )
            button.setObjectName("library")
            button.clicked.connect(self._on_library_clicked)
            self._empty.add_button(button)
            self._add(self._empty)
        if self._empty is not None:
            self._empty.setVisible(wanted)

    def _show_open(self) -> None:
        row = self._view.open if self._view is not None else None
        if row is not None and self._open is None:
            from trainer.ui.pages.today_cards import OpenCard

            self._open = OpenCard(self.inner)
            self._open.resume_requested.connect(self.resume_requested)
            # Below the head, above all else.
            self.column.insertWidget(1, self._open)
        if self._open is not None:
            self._open.setVisible(row is not None)
            if row is not None:
                self._open.show_row(row)

    def _show_day(self) -> None:
        """Show what stands in two columns."""
        if self._pair is None:
            self._build_day()
        view = self._view
        if view is None or self._due is None or self._acts is None or self._standing is None:
            return
        self._due.setVisible(view.due is not None)
        if view.due is not None:
            self._due.show_due(view.due)
        self._acts.setVisible(bool(view.acts))
        self._acts.show_acts(view.acts, view.more_acts, view.all_acts)
        self._standing.setVisible(bool(view.standing))
        self._standing.show_rows(view.standing)
        if self._exam is not None:
            self._exam.setVisible(view.exam is not None)
            if view.exam is not None:
                self._exam.show_exam(view.exam)
        if self._days is not None:
            self._days.setVisible(view.days is not None)
            if view.days is not None:
                self._days.show_days(view.days, view.week)

    def _build_day(self) -> None:
        from trainer.ui.pages.today_cards import ActsCard, StandingCard
        from trainer.ui.pages.today_days import DaysCard
        from trainer.ui.pages.today_due import DueCard
        from trainer.ui.pages.today_exam import ExamCard

        self._due = DueCard(self.inner)
        self._acts = ActsCard(self.inner)
        self._standing = StandingCard(self.inner)
        self._exam = ExamCard(self.inner)
        self._days = DaysCard(self.inner)
        self._left = QVBoxLayout()
        self._right = QVBoxLayout()
        for card in (self._due, self._acts, self._standing):
            self._left.addWidget(card)
        self._left.addStretch(1)
        self._right.addWidget(self._exam)
        self._right.addWidget(self._days)
        self._right.addStretch(1)
        self._pair = Pair()
        self._pair.addLayout(self._left, 1)
        self._pair.addLayout(self._right)
        self.column.insertLayout(self.column.count() - 1, self._pair)
        self._due.start_requested.connect(self.start_requested)
        self._due.ten_requested.connect(self.ten_requested)
        self._due.weak_requested.connect(self.weak_requested)
        self._exam.plan_requested.connect(self.plan_requested)
        self._due.topic_requested.connect(self.topic_requested)
        self._acts.act_chosen.connect(self.act_chosen)
        self._acts.all_requested.connect(self.acts_requested)

    @Slot()
    def _on_library_clicked(self) -> None:
        self.library_requested.emit()
