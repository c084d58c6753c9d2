# SPDX-License-Identifier: MIT
"""Calibration: how sure the learner was, and how often that was right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from trainer.ui.pages.progress.plots import LevelsPlot
from trainer.ui.pages.progress.swap import SwapCard
from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from trainer.ui.pages.progress.insight_views import CalibrationView


class _Legend(FollowsLook, QLabel):
    """What line and dot mean.

    A QLabel only for its role with assistive technology.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._said = self.tr("said")
        self._came = self.tr("was right, with range")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the height of a line."""
        font = theme.font("caption")
        words = labels.text_width(self._said, font) + labels.text_width(self._came, font)
        return QSize(int(words) + theme.px(70), theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both."""
        del event
        painter = painting.begin(self)
        font, faint, middle = theme.font("caption"), theme.color("ink-2"), self.height() / 2
        end = float(theme.px(18))
        painting.draw_line(painter, QPointF(0, middle), QPointF(end, middle), faint, 2)
        end += theme.px(6)
        end += labels.draw_text(painter, self._said, font, faint, end, middle)
        end += theme.px(18)
        painting.draw_dot(painter, QPointF(end, middle), theme.px(5), theme.color("accent"))
        end += theme.px(11)
        labels.draw_text(painter, self._came, font, faint, end, middle)
        painter.end()


class _Picture(FollowsLook, QWidget):
    """The levels, what they mean, and the score."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.plot = LevelsPlot(self)
        self.plot.setObjectName("levels")
        self._legend = _Legend(self)
        self._sentence = TextBlock("", "body", parent=self)
        self._sentence.setObjectName("calibration-sentence")
        self._score = TextBlock("", "small", "ink-2", parent=self)
        self._score.setObjectName("brier")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.plot, self._legend, self._sentence, self._score):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.forget_look()

    def show_view(self, view: CalibrationView) -> None:
        """Show what was said and what came."""
        self.plot.set_levels(view.levels, view.spoken)
        self._sentence.set_text(view.sentence)
        self._score.set_text(view.score)
        self._score.setVisible(bool(view.score))

    def forget_look(self) -> None:
        """Take other distances with the text."""
        if hasattr(self, "_column"):
            self._column.setSpacing(theme.space(8))


class CalibrationCard(SwapCard):
    """Said and came true, by level of certainty."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("calibration")
        self._levels = _Picture(self)
        columns = (
            self.tr("Certainty"),
            self.tr("Said"),
            self.tr("Answers"),
            self.tr("Right"),
            self.tr("Per cent"),
            self.tr("95\u00a0% range"),
        )
        self.hold(self.tr("Calibration"), columns, self._levels)
        self.set_hint(self.tr("What you said, what was right"))

    def show_view(self, view: CalibrationView) -> None:
        """Show what was said and what came."""
        self._levels.show_view(view)
        self.show_rows(view.rows)
