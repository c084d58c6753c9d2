# SPDX-License-Identifier: MIT
"""What an exam came to: passed or not, what decided, and every section with its cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.ui.pages.frame import Pair
from trainer.ui.theme import theme
from trainer.ui.widgets.card import Card, Rule
from trainer.ui.widgets.estimate import EstimateBar
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from trainer.ui.pages.exam_views import ExamPart, ExamResultView


class ExamResultCard(Card):
    """The verdict of an exam above its sections."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=(24, 20))
        self.setObjectName("exam-result")
        self._headline = TextBlock("", "hero", tight=True, heading_level=2, parent=self)
        self._headline.setObjectName("headline")
        self._decided = TextBlock("", "title", parent=self)
        self._decided.setObjectName("decided")
        self._gate = TextBlock("", "body", "ink-2", parent=self)
        self._gate.setObjectName("gate")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._parts: list[_PartRow] = []
        self._notes = TextBlock("", "small", "ink-2", parent=self)
        self._notes.setObjectName("exam-notes")
        for part in (self._headline, self._decided, self._gate):
            self.body.addWidget(part)
        self.body.addLayout(self._list)
        self.body.addWidget(self._notes)
        self.forget_look()

    def show_result(self, view: ExamResultView) -> None:
        """Show a verdict."""
        self._headline.set_text(view.headline)
        self._decided.set_text("\n".join(view.decided))
        self._gate.set_text(view.gate)
        self._gate.setVisible(bool(view.gate))
        while len(self._parts) < len(view.parts):
            row = _PartRow(self)
            row.setObjectName(f"part-{len(self._parts)}")
            self._list.addWidget(row)
            self._parts.append(row)
        for number, row in enumerate(self._parts):
            row.setVisible(number < len(view.parts))
        for row, part in zip(self._parts, view.parts, strict=False):
            row.show_part(part)
        self._notes.set_text("\n".join(view.notes))

    def set_wide(self, wide: bool) -> None:
        """Put ranges beside the names of their sections, or below them."""
        for row in self._parts:
            row.set_wide(wide)

    def forget_look(self) -> None:
        """Take other distances with the text."""
        super().forget_look()
        self.body.setSpacing(theme.space(10))


class _PartRow(FollowsLook, QWidget):
    """A section: its name and verdict, its range with the cut, and its counts."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = TextBlock("", "body", weight=600, tight=True, parent=self)
        self._verdict = TextBlock("", "small", "ink-2", tight=True, parent=self)
        self._bar = EstimateBar(labelled=True, parent=self)
        self._counts = TextBlock("", "body", weight=600, align="right", tight=True, parent=self)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._verdict)
        self._pair = Pair()
        self._pair.addLayout(words, 5)
        self._pair.addWidget(self._bar, 6)
        self._pair.addWidget(self._counts, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(Rule(self))
        self._column.addLayout(self._pair)
        self.forget_look()

    def show_part(self, part: ExamPart) -> None:
        self._title.set_text(part.title)
        self._verdict.set_text(part.verdict)
        self._verdict.setVisible(bool(part.verdict))
        self._counts.set_text(part.counts)
        low, value, high, spoken = part.range
        self._bar.set_estimate(low, value, high, cut=part.cut, text=spoken)

    def set_wide(self, wide: bool) -> None:
        self._pair.set_wide(wide)

    def forget_look(self) -> None:
        self._column.setSpacing(theme.space(10))
        self._column.setContentsMargins(0, 0, 0, theme.space(10))
        self._pair.setSpacing(theme.space(14))
