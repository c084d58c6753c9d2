# SPDX-License-Identifier: MIT
"""What is wrong with a file of one's own, beside the sections that it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trainer.ui.pages.library.problems import ProblemPanel
from trainer.ui.theme import theme
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.ui.pages.lab.views import ProblemsView
    from trainer.ui.pages.library.views import SourceLine


class ProblemsCard(Card):
    """The problems of a file; hidden where no file of one's own is looked at.

    Signals:
        check_requested(): read the file anew.
        lines_requested(int): the lines of this problem are wanted.
        copy_requested(str): put this text on the clipboard.
    """

    check_requested = Signal()
    lines_requested = Signal(int)
    copy_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=(0, 8))
        self._title = TextBlock("", "heading", heading_level=2, parent=self)
        self._panel = ProblemPanel(self)
        self._head = QHBoxLayout()
        self._head.addWidget(self._title, 1)
        self.body.addLayout(self._head)
        self.body.addWidget(self._panel)
        self._panel.check_requested.connect(self.check_requested)
        self._panel.lines_requested.connect(self.lines_requested)
        self._panel.copy_requested.connect(self.copy_requested)
        self._fit()
        self.hide()

    def show_view(self, view: ProblemsView | None) -> None:
        """Show problems, or nothing."""
        self.setVisible(view is not None)
        if view is not None:
            self._title.set_text(view.title)
            self._panel.show_problems(view.summary, view.rows, view.unlisted, can_check=True)

    def show_lines(self, problem: int, lines: Sequence[SourceLine]) -> None:
        """Show the lines of a problem."""
        self._panel.show_lines(problem, lines)

    def forget_look(self) -> None:
        """Take other distances with the text."""
        super().forget_look()
        self._fit()

    def _fit(self) -> None:
        side = theme.space(24)
        self._head.setContentsMargins(side, theme.space(6), side, 0)
