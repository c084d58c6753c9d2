# SPDX-License-Identifier: MIT
"""What is to come: questions due, how ready for an exam; and the time that questions take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from trainer.ui.pages.progress.plots import AheadPlot
from trainer.ui.pages.progress.swap import SwapCard
from trainer.ui.theme import theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.estimate import EstimateBar
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from trainer.ui.pages.progress.insight_views import AheadView, ReadyView, TimesView


class AheadCard(SwapCard):
    """What the coming days hold."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("ahead")
        picture = QWidget(self)
        self.plot = AheadPlot(picture)
        self.plot.setObjectName("coming-days")
        self._sentence = TextBlock("", "small", "ink-2", parent=picture)
        self._column = QVBoxLayout(picture)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.plot)
        self._column.addWidget(self._sentence)
        columns = (self.tr("Day"), self.tr("Due"), self.tr("New"), self.tr("Minutes"))
        self.hold(self.tr("The coming 30 days"), columns, picture)

    def show_view(self, view: AheadView) -> None:
        """Show days to come."""
        self.set_hint(view.hint)
        self.plot.set_days(view.days, view.spoken)
        self._sentence.set_text(view.sentence)
        self.show_rows(view.rows)


class TimesCard(SwapCard):
    """The time that questions take, by type."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("times")
        self._picture_times = QWidget(self)
        self._grid = QGridLayout(self._picture_times)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._lines: list[tuple[TextBlock, EstimateBar, TextBlock]] = []
        columns = (
            self.tr("Type"),
            self.tr("Answers"),
            self.tr("Median, seconds"),
            self.tr("95\u00a0% range"),
        )
        self.hold(self.tr("Time for a question"), columns, self._picture_times)
        self.set_hint(self.tr("Median of your latest answers, with 95\u00a0% range"))
        self.forget_look()

    def show_view(self, view: TimesView) -> None:
        """Show types, all on one scale."""
        while len(self._lines) < len(view.lines):
            self._add_line()
        for at, parts in enumerate(self._lines):
            for part in parts:
                part.setVisible(at < len(view.lines))
        for (name, bar, words), line in zip(self._lines, view.lines, strict=False):
            name.set_text(line.name)
            words.set_text(line.words)
            if line.low is None or line.value is None or line.high is None:
                bar.set_too_few(line.answers)
            else:
                scale = (0.0, view.longest)
                spoken = f"{line.name}: {line.words}"
                bar.set_estimate(line.low, line.value, line.high, scale=scale, text=spoken)
        self.show_rows(view.rows)

    def forget_look(self) -> None:
        """Take other distances with the text."""
        super().forget_look()
        if hasattr(self, "_grid"):
            self._grid.setHorizontalSpacing(theme.space(18))
            self._grid.setVerticalSpacing(theme.space(8))

    def _add_line(self) -> None:
        parent, at = self._picture_times, len(self._lines)
        name = TextBlock("", "body", parent=parent)
        bar = EstimateBar(parent=parent)
        words = TextBlock("", "small", "ink-2", align="right", parent=parent)
        for column, part in enumerate((name, bar, words)):
            self._grid.addWidget(part, at, column)
        self._lines.append((name, bar, words))


class _Ready(FollowsLook, QWidget):
    """One exam at a time, and the way to the next."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._view: ReadyView | None = None
        self._at = 0
        self._title = TextBlock("", "body", weight=500, parent=self)
        self._title.setObjectName("ready-exam")
        self.next = Button(self.tr("Another exam"), "link", height="row", parent=self)
        self.next.setObjectName("ready-next")
        self._number = TextBlock("", "number", tight=True, parent=self)
        self._number.setObjectName("ready-number")
        self._detail = TextBlock("", "body", "ink-2", parent=self)
        self._bar = EstimateBar(parent=self)
        self._sentence = TextBlock("", "small", "ink-2", parent=self)
        self._sentence.setObjectName("ready-sentence")
        self._top, self._figures = QHBoxLayout(), QHBoxLayout()
        self._top.addWidget(self._title, 1)
        self._top.addWidget(self.next)
        self._figures.addWidget(self._number)
        self._figures.addWidget(self._detail, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._top)
        self._column.addLayout(self._figures)
        self._column.addWidget(self._bar)
        self._column.addWidget(self._sentence)
        self.next.clicked.connect(self._on_next_clicked)
        self.forget_look()

    def show_view(self, view: ReadyView) -> None:
        """Show the exam that was chosen before, or the first."""
        self._view = view
        self._at = min(self._at, max(0, len(view.exams) - 1))
        self.next.setVisible(len(view.exams) > 1)
        self._show()

    def forget_look(self) -> None:
        """Take other distances with the text."""
        if hasattr(self, "_column"):
            self._column.setSpacing(theme.space(8))
            self._figures.setSpacing(theme.space(10))

    def _show(self) -> None:
        if self._view is None or not self._view.exams:
            return
        row = self._view.exams[self._at]
        self._title.set_text(row.title)
        self._number.set_text(row.number)
        self._detail.set_text(row.detail)
        self._sentence.set_text(row.sentence)
        is_known = row.low is not None and row.value is not None and row.high is not None
        for part in (self._number, self._detail, self._bar):
            part.setVisible(is_known)
        if row.low is not None and row.value is not None and row.high is not None:
            self._bar.set_estimate(row.low, row.value, row.high, text=row.spoken)

    @Slot()
    def _on_next_clicked(self) -> None:
        if self._view is not None and self._view.exams:
            self._at = (self._at + 1) % len(self._view.exams)
            self._show()


class ReadyCard(SwapCard):
    """How likely an exam would be passed today."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("ready")
        self._exam = _Ready(self)
        columns = (self.tr("Exam"), self.tr("Chance"), self.tr("95\u00a0% range"))
        self.hold(self.tr("Ready for an exam?"), columns, self._exam)
        self.set_hint(self.tr("Chance of passing, from your latest answers"))

    def show_view(self, view: ReadyView) -> None:
        """Show exams."""
        self._exam.show_view(view)
        self.show_rows(view.rows)
