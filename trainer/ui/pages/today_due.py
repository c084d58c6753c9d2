# SPDX-License-Identifier: MIT
"""What the day asks for, why, and the button that begins; or that the day's work is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.flow import FlowLayout
from trainer.ui.widgets.icon import Icon
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.ui.pages.today_parts import DueView, WhyRow


class DueCard(Card):
    """Minutes, what they are made of, and the buttons that begin.

    Signals:
        start_requested(): what the day asks for.
        ten_requested(): ten minutes of it.
        weak_requested(): ten minutes of what is weakest.
        topic_requested(): choose what to practise.
    """

    start_requested = Signal()
    ten_requested = Signal()
    weak_requested = Signal()
    topic_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=(24, 18))
        self.setObjectName("due")
        self._done = Icon("circle-check", "accent-text", size=40, parent=self)
        self._done.setObjectName("done")
        self._number = TextBlock("", "hero", tight=True, parent=self)
        self._number.setObjectName("due-number")
        self._title = TextBlock("", "title", heading_level=2, parent=self)
        self._title.setObjectName("due-title")
        self._detail = TextBlock("", "body", "ink-2", parent=self)
        self._detail.setObjectName("due-detail")
        self._whys = WhyRows(self)
        self._whys.setObjectName("whys")
        self._note = TextBlock("", "small", "ink-2", parent=self)
        self._note.setObjectName("due-note")
        self._weakest = TextBlock("", "small", "ink-2", parent=self)
        self._weakest.setObjectName("weakest")
        self._weakest.hide()
        self._start = Button("", "primary", height="large", key_hint="enter", parent=self)
        self._start.setObjectName("start")
        self._ten = Button("", height="large", parent=self)
        self._ten.setObjectName("start-ten")
        self._weak = Button("", height="large", parent=self)
        self._weak.setObjectName("weak-spots")
        self._topic = Button(self.tr("Choose a topic"), height="large", parent=self)
        self._topic.setObjectName("choose-topic")
        self._lay_out()
        self._start.clicked.connect(self.start_requested)
        self._ten.clicked.connect(self.ten_requested)
        self._weak.clicked.connect(self.weak_requested)
        self._topic.clicked.connect(self.topic_requested)

    def show_due(self, view: DueView) -> None:
        """Show what is left of the day, or that nothing is."""
        self._done.setVisible(view.is_done)
        self._number.set_text(view.number)
        self._number.setVisible(bool(view.number))
        self._title.set_text(view.title)
        self._detail.set_text(view.detail)
        self._detail.setVisible(bool(view.detail))
        self._whys.show_rows(view.whys)
        self._whys.setVisible(bool(view.whys))
        self._note.set_text(view.note)
        self._note.setVisible(bool(view.note))
        self._start.set_text(view.start)
        for button, text in ((self._ten, view.ten), (self._weak, view.weak)):
            button.set_text(text)
            button.setVisible(bool(text))
        self._topic.setVisible(not view.number and not view.ten)

    def show_weakest(self, text: str) -> None:
        """Say where the learner is weakest, which is known a little later than the rest."""
        self._weakest.set_text(text)
        self._weakest.setVisible(bool(text))

    def forget_look(self) -> None:
        """Take other distances with the text."""
        super().forget_look()
        self._space()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        words.addStretch(1)
        words.setSpacing(0)
        self._head = QHBoxLayout()
        self._head.addWidget(self._done, 0, Qt.AlignmentFlag.AlignVCenter)
        self._head.addWidget(self._number)
        self._head.addLayout(words, 1)
        self._buttons = FlowLayout(gap=12)
        for button in (self._start, self._ten, self._weak, self._topic):
            self._buttons.addWidget(button)
        self._foot = QVBoxLayout()
        self._foot.addWidget(self._note)
        self._foot.addLayout(self._buttons)
        self._foot.addWidget(self._weakest)
        self.body.addLayout(self._head)
        self.body.addWidget(self._whys)
        self.body.addLayout(self._foot)
        self._space()

    def _space(self) -> None:
        self.body.setSpacing(theme.space(14))
        self._head.setSpacing(theme.space(18))
        self._foot.setSpacing(theme.space(10))


class WhyRows(FollowsLook, QWidget):
    """A row a reason: its minutes, what it is, and why it is asked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[TextBlock, TextBlock, TextBlock]] = []
        self._shown = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self.forget_look()

    def show_rows(self, rows: Sequence[WhyRow]) -> None:
        """Show reasons, in their order."""
        while len(self._rows) < len(rows):
            self._add()
        for position, blocks in enumerate(self._rows):
            texts = rows[position] if position < len(rows) else ("", "", "")
            for block, text in zip(blocks, texts, strict=True):
                block.set_text(text)
                block.setVisible(bool(text))
        self._shown = len(rows)
        self.forget_look()

    def forget_look(self) -> None:
        """Take other distances with the text."""
        self._grid.setHorizontalSpacing(theme.space(16))
        self._grid.setVerticalSpacing(0)
        for position in range(len(self._rows)):
            gap = theme.space(8) if position + 1 < self._shown else 0
            self._grid.setRowMinimumHeight(3 * position + 2, gap)

    def _add(self) -> None:
        position = len(self._rows)
        minutes = TextBlock("", "body", weight=600, parent=self)
        what = TextBlock("", "body", weight=500, parent=self)
        why = TextBlock("", "small", "ink-2", parent=self)
        what.setObjectName(f"what-{position}")
        why.setObjectName(f"why-{position}")
        self._grid.addWidget(minutes, 3 * position, 0)
        self._grid.addWidget(what, 3 * position, 1)
        self._grid.addWidget(why, 3 * position + 1, 1)
        self._rows.append((minutes, what, why))
