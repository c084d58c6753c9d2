# SPDX-License-Identifier: MIT
"""The pictures that are shown a moment after the page: everything the counts by the day tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.ui.pages.frame import Pair
from trainer.ui.pages.progress.ahead import AheadCard, ReadyCard, TimesCard
from trainer.ui.pages.progress.course import MasteryCard
from trainer.ui.pages.progress.detection import DetectionCard
from trainer.ui.pages.progress.levels import CalibrationCard
from trainer.ui.pages.progress.why import SureCard, WhyCard
from trainer.ui.theme import theme
from trainer.ui.widgets.look import FollowsLook

if TYPE_CHECKING:
    from trainer.ui.pages.progress.insight_views import InsightView
    from trainer.ui.pages.progress.swap import SwapCard


class Insight(FollowsLook, QWidget):
    """A column of cards.

    Signals:
        drill_requested(int): practise the questions of this wrong belief, from 0.
    """

    drill_requested = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("insight")
        self._mastery = MasteryCard(self)
        self._calibration = CalibrationCard(self)
        self._detection = DetectionCard(self)
        self._sure = SureCard(self)
        self._why = WhyCard(self)
        self._ready = ReadyCard(self)
        self._ahead = AheadCard(self)
        self._times = TimesCard(self)
        self._pair = Pair()
        self._pair.addWidget(self._calibration, 1)
        self._pair.addWidget(self._detection, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._mastery)
        self._column.addLayout(self._pair)
        for part in (self._sure, self._why, self._ready, self._ahead, self._times):
            self._column.addWidget(part)
        self._why.drill_requested.connect(self.drill_requested)
        self.forget_look()

    def cards(self) -> tuple[SwapCard, ...]:
        """Return all cards that have a picture and a table, in their order."""
        return (
            self._mastery,
            self._calibration,
            self._detection,
            self._sure,
            self._why,
            self._ready,
            self._ahead,
            self._times,
        )

    def show_view(self, view: InsightView) -> None:
        """Show everything."""
        self._mastery.show_courses(view.period, view.courses, view.course_rows)
        self._calibration.show_view(view.calibration)
        self._detection.show_view(view.detection)
        self._sure.show_view(view.sure)
        self._sure.setVisible(bool(view.sure.rows))
        self._why.show_view(view.why)
        self._ready.show_view(view.ready)
        self._ready.setVisible(bool(view.ready.exams))
        self._ahead.show_view(view.ahead)
        self._times.show_view(view.times)
        self._times.setVisible(bool(view.times.lines))

    def set_wide(self, wide: bool) -> None:
        """Put two cards beside each other, or all below each other."""
        self._pair.set_wide(wide)

    def forget_look(self) -> None:
        """Take other distances with the text."""
        if hasattr(self, "_column"):
            self._column.setSpacing(theme.space(16))
            self._pair.setSpacing(theme.space(16))
