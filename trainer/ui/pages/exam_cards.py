# SPDX-License-Identifier: MIT
"""The cards of the page of exams: one for each exam, and one for the learner's own time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from trainer.ui.pages.choices import Choices
from trainer.ui.pages.frame import Pair
from trainer.ui.pages.head import Head
from trainer.ui.theme import theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.choice import Switch
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.ui.pages.exam_views import ExamCardView, SectionLine


class ExamCard(Card):
    """One exam: what it asks for, what passes, and the way in.

    Signals:
        begin_requested(str): sit it, by its id.
        results_requested(str): see what came of it last time.
        panel_requested(str): set its standard.
    """

    begin_requested = Signal(str)
    results_requested = Signal(str)
    panel_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=(24, 20))
        self._view: ExamCardView | None = None
        self._head = Head("", "", scale="title", hint_scale="small", parent=self)
        self._description = TextBlock("", "body", "ink-2", parent=self)
        self._sections = _Sections(self)
        self._rules = TextBlock("", "body", parent=self)
        self._rules.setObjectName("rules")
        self._problem = TextBlock("", "body", weight=500, parent=self)
        self._problem.setObjectName("problem")
        self._last = TextBlock("", "small", "ink-2", parent=self)
        self._last.setObjectName("last")
        self._panel = Button(self.tr("Set the standard"), "quiet", parent=self)
        self._panel.setObjectName("panel")
        self._results = Button(self.tr("See the results"), "quiet", parent=self)
        self._results.setObjectName("results")
        self._begin = Button("", "secondary", parent=self)
        self._begin.setObjectName("begin")
        self._first = Button("", "primary", key_hint="enter", parent=self)
        self._first.setObjectName("begin")
        self._buttons = Pair()
        self._buttons.addStretch(1)
        for button in (self._panel, self._results, self._begin, self._first):
            self._buttons.addWidget(button)
        self._foot = Pair()
        self._foot.addWidget(self._last, 1)
        self._foot.addLayout(self._buttons)
        for part in (
            self._head,
            self._description,
            self._sections,
            self._rules,
            self._problem,
        ):
            self.body.addWidget(part)
        self.body.addLayout(self._foot)
        self._begin.clicked.connect(self.press)
        self._first.clicked.connect(self.press)
        self._results.clicked.connect(self._on_results_clicked)
        self._panel.clicked.connect(self._on_panel_clicked)

    def show_exam(self, view: ExamCardView, *, is_first: bool) -> None:
        """Show an exam; Enter begins the first one of the page."""
        self._view = view
        self._head.set_texts(view.title, " \u00b7 ".join(view.facts))
        self._description.set_text(view.description)
        self._description.setVisible(bool(view.description))
        self._sections.show_lines(view.sections)
        self._rules.set_text("\n".join(view.rules))
        self._problem.set_text(view.problem)
        self._problem.setVisible(bool(view.problem))
        self._last.set_text(view.last)
        self._last.setVisible(bool(view.last))
        self._results.setVisible(bool(view.attempt))
        self._begin.setVisible(not is_first)
        self._first.setVisible(is_first)
        can_begin = not view.problem or bool(view.open_attempt)
        for button in (self._begin, self._first):
            button.set_text(view.action)
            button.set_available(can_begin, view.problem)
            button.setAccessibleName(f"{view.action}: {view.title}")
        panel = self.tr("Set the standard of {exam}").format(exam=view.title)
        self._panel.setAccessibleName(panel)
        results = self.tr("See the results of {exam}").format(exam=view.title)
        self._results.setAccessibleName(results)

    @Slot()
    def press(self) -> None:
        """Begin this exam, or go on with it."""
        view = self._view
        if view is not None and (not view.problem or view.open_attempt):
            self.begin_requested.emit(view.id)

    def chain_after(self, part: QWidget) -> QWidget:
        """Let Tab come here from another part; return the part from which it goes on."""
        for button in (self._panel, self._results, self._begin, self._first):
            QWidget.setTabOrder(part, button)
            part = button
        return part

    def set_wide(self, wide: bool, *, stacked: bool) -> None:
        """Put the buttons beside what came of it last time, or below, or below each other."""
        self._foot.set_wide(wide)
        self._foot.setSpacing(theme.space(12))
        self._buttons.set_wide(not stacked)
        self._buttons.setSpacing(theme.space(8))

    def forget_look(self) -> None:
        """Take other distances with the text."""
        super().forget_look()
        self.body.setSpacing(theme.space(10))

    @Slot()
    def _on_results_clicked(self) -> None:
        if self._view is not None:
            self.results_requested.emit(self._view.id)

    @Slot()
    def _on_panel_clicked(self) -> None:
        if self._view is not None:
            self.panel_requested.emit(self._view.id)


class _Sections(FollowsLook, QWidget):
    """A line for each section: its name, how many questions, and its cut."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(0, 1)
        self._lines: list[tuple[TextBlock, TextBlock, TextBlock]] = []
        self.forget_look()

    def show_lines(self, lines: Sequence[SectionLine]) -> None:
        while len(self._lines) < len(lines):
            title = TextBlock("", "body", weight=500, tight=True, parent=self)
            count = TextBlock("", "body", "ink-2", align="right", tight=True, parent=self)
            cut = TextBlock("", "body", align="right", tight=True, parent=self)
            for column, part in enumerate((title, count, cut)):
                self._grid.addWidget(part, len(self._lines), column)
            self._lines.append((title, count, cut))
        for number, parts in enumerate(self._lines):
            for part in parts:
                part.setVisible(number < len(lines))
        for parts, line in zip(self._lines, lines, strict=False):
            for part, text in zip(parts, line, strict=True):
                part.set_text(text)

    def forget_look(self) -> None:
        self._grid.setHorizontalSpacing(theme.space(24))
        self._grid.setVerticalSpacing(theme.space(6))


class TimeCard(Card):
    """What the learner is allowed beyond the usual.

    Signals:
        extra_chosen(int): which extra time, from 0.
        pauses_chosen(bool): whether the clock may be stopped.
    """

    extra_chosen = Signal(int)
    pauses_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("time")
        hint = self.tr("Counts for exams that are begun from now on")
        name = self.tr("Your time in exams")
        head = Head(name, hint, hint_scale="small", parent=self)
        words = [
            self.tr("Usual"),
            self.tr("+25\u00a0%"),
            self.tr("+50\u00a0%"),
            self.tr("+100\u00a0%"),
            self.tr("No limit"),
        ]
        self._extra = Choices(words, name, self)
        self._extra.setObjectName("extra")
        stops = self.tr("Leaving stops the clock")
        self._pauses = Switch(stops, self)
        self._pauses.setAccessibleName(stops)
        self._pauses.setObjectName("pauses")
        self.body.addWidget(head)
        self.body.addWidget(self._extra)
        self.body.addWidget(self._pauses)
        self._extra.chosen_changed.connect(self.extra_chosen)
        self._pauses.clicked.connect(self._on_pauses_clicked)

    def show_choice(self, extra: int, *, pauses: bool) -> None:
        """Show what is chosen."""
        self._extra.show_chosen(extra)
        self._pauses.setChecked(pauses)

    def fit(self, width: int) -> None:
        """Take segments where they have room."""
        self._extra.fit(width - 2 * theme.space(24))

    @Slot()
    def _on_pauses_clicked(self) -> None:
        self.pauses_chosen.emit(self._pauses.isChecked())
