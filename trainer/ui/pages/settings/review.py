# SPDX-License-Identifier: MIT
"""How much a day, how well it should be known, and towards which exam."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from trainer.ui.pages.settings.rows import SettingRow, SettingsCard
from trainer.ui.widgets.form import LineEdit
from trainer.ui.widgets.segments import Segments
from trainer.ui.widgets.slider import CountSlider

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from trainer.ui.pages.settings.views import ReviewView

# Minutes a day; None for no limit.
MINUTES = (10, 20, 30, 60, None)
PERCENT = (80, 97)


class ReviewCard(SettingsCard):
    """The plan of review.

    Signals:
        minutes_chosen(object): a day at most; None for no limit.
        retention_changed(int): per cent that should still be known.
        exam_typed(str): the day of an exam, as typed; empty for none.
    """

    minutes_chosen = Signal(object)
    retention_changed = Signal(int)
    exam_typed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.title.set_text(self.tr("Review"))
        self._exam_shown = ""
        self._build()
        self._minutes.chosen_changed.connect(self._on_minutes_chosen_changed)
        self._retention.valueChanged.connect(self.retention_changed)
        self._exam.editingFinished.connect(self._on_exam_editing_finished)

    def show_review(self, view: ReviewView) -> None:
        """Show what is set; says nothing."""
        known = view.minutes in MINUTES
        self._minutes.set_chosen(MINUTES.index(view.minutes) if known else -1)
        self._minutes_row.set_second(view.minutes_text)
        if not self._retention.isSliderDown():
            self._retention.blockSignals(True)
            self._retention.setValue(view.percent)
            self._retention.blockSignals(False)
            self._retention.update()
        self._retention_row.set_second(view.percent_text)
        self._exam_shown = view.exam
        if not self._exam_row.said():
            self._exam.setText(view.exam)
        self._exam_row.set_second(view.exam_text)

    def say_exam(self, text: str) -> None:
        """Say what is wrong with the day that was typed; nothing, with an empty text."""
        self._exam_row.say(text)

    def focus_exam(self) -> None:
        """Go to where the day of an exam is set."""
        from PySide6.QtCore import Qt

        self._exam.setFocus(Qt.FocusReason.TabFocusReason)

    def _build(self) -> None:
        number = self.locale().toString
        words = [self.tr("No limit") if some is None else number(some) for some in MINUTES]
        self._minutes = Segments(words, self.tr("Minutes a day"))
        self._minutes.setObjectName("review-minutes")
        self._retention = CountSlider(self.tr("Still known when it returns, in per cent"))
        self._retention.setObjectName("retention")
        self._retention.setRange(*PERCENT)
        percent = self.tr("{0}\u00a0%")
        self._retention.set_end_texts(*(percent.format(end) for end in PERCENT))
        self._exam = LineEdit(
            self.tr("Day of your exam: year, month, day"), placeholder=self.tr("2027-03-01")
        )
        self._exam.setObjectName("exam-on")
        self._exam.setMaxLength(20)
        self._minutes_row = self.add_row(SettingRow(self.tr("Minutes a day"), "", self._minutes))
        row = SettingRow(self.tr("Still known when it returns"), "", self._retention, stretch=True)
        self._retention_row = self.add_row(row)
        row = SettingRow(self.tr("Day of your exam"), "", self._exam, stretch=True)
        self._exam_row = self.add_row(row)

    @Slot(int)
    def _on_minutes_chosen_changed(self, index: int) -> None:
        self.minutes_chosen.emit(MINUTES[index])

    @Slot()
    def _on_exam_editing_finished(self) -> None:
        text = self._exam.text().strip()
        # The focus leaves a field that Enter has already been pressed in.
        if text != self._exam_shown or self._exam_row.said():
            self.exam_typed.emit(text)
