# SPDX-License-Identifier: MIT
"""The right of the Library: one bank, with its questions, its problems and what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.ui.pages.frame import Pair
from trainer.ui.pages.library.about import AboutPanel
from trainer.ui.pages.library.problems import ProblemPanel
from trainer.ui.pages.library.questions import QuestionPanel
from trainer.ui.theme import theme
from trainer.ui.widgets.button import Button, IconButton
from trainer.ui.widgets.card import Ground, Rule
from trainer.ui.widgets.form import Menu
from trainer.ui.widgets.tabs import Tabs
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from trainer.ui.pages.library.views import BankView

QUESTIONS, PROBLEMS, ABOUT = range(3)


class BankCard(Ground):
    """One bank.

    Signals:
        practise_requested(): a session with its questions.
        check_requested(): read it anew.
        remove_requested(): take it out of the library.
        reveal_requested(): show its file among others.
        lines_requested(int): the lines of this problem.
        copy_requested(str): put this text on the clipboard.
        tab_changed(int): another part is shown.
    """

    practise_requested = Signal()
    check_requested = Signal()
    remove_requested = Signal()
    reveal_requested = Signal()
    lines_requested = Signal(int)
    copy_requested = Signal(str)
    tab_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "line", "card", (1, 1), parent)
        self._view: BankView | None = None
        self._build()
        self._connect()

    def show_bank(self, view: BankView) -> None:
        """Show a bank; the tab stays, unless the view asks for one or the bank is another."""
        is_other = self._view is None or self._view.id != view.id
        self._view = view
        self._title.set_text(view.title)
        self._detail.set_text(view.detail)
        self._practise.setVisible(view.can_practise)
        self._more.setVisible(view.can_check or view.can_remove or view.can_reveal)
        self._tabs.set_count(QUESTIONS, len(view.questions))
        self._tabs.set_count(PROBLEMS, view.problem_count or None)
        self.questions.show_rows(view.questions)
        self._problems.show_problems(
            view.summary, view.problems, view.unlisted, can_check=view.can_check
        )
        self._about.show_about(view.about)
        if view.tab is not None:
            self._tabs.setCurrentIndex(view.tab)
        elif is_other:
            self._tabs.setCurrentIndex(PROBLEMS if view.problems else QUESTIONS)
        self._show_tab(self._tabs.currentIndex())

    def show_lines(self, problem: int, lines: tuple[object, ...]) -> None:
        """Show the lines of a problem."""
        self._problems.show_lines(problem, lines)  # type: ignore[arg-type]

    def set_wide(self, wide: bool) -> None:
        """Put the buttons beside the title, or below it."""
        self._head.set_wide(wide)

    def show_tab(self, index: int) -> None:
        """Show another tab."""
        self._tabs.setCurrentIndex(index)

    def forget_look(self) -> None:
        """Take other distances with the text."""
        super().forget_look()
        if hasattr(self, "_top"):
            self._fit()

    def _build(self) -> None:
        self._title = TextBlock("", "title", heading_level=2, parent=self)
        self._detail = TextBlock("", "small", "ink-2", parent=self)
        self._practise = Button(
            self.tr("Practise this bank"), height="small", icon="target", parent=self
        )
        self._practise.setObjectName("practise-bank")
        self._more = IconButton("ellipsis", self.tr("More for this bank"), framed=True, parent=self)
        self._more.setObjectName("more")
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self._practise)
        self._buttons.addWidget(self._more)
        self._buttons.addStretch(1)
        self._head = Pair()
        self._head.addWidget(self._title, 1)
        self._head.addLayout(self._buttons)
        self._tabs = Tabs(self.tr("Parts of the bank"), self)
        self._tabs.setObjectName("tabs")
        for text in (self.tr("Questions"), self.tr("Problems"), self.tr("About")):
            self._tabs.add(text)
        self.questions = QuestionPanel(self)
        self._problems = ProblemPanel(self)
        self._about = AboutPanel(self)
        self._top = QVBoxLayout()
        self._top.addLayout(self._head)
        self._top.addWidget(self._detail)
        self._bar = QHBoxLayout()
        self._bar.addWidget(self._tabs)
        self.body.addLayout(self._top)
        self.body.addLayout(self._bar)
        self.body.addWidget(Rule(self))
        self.body.addWidget(self.questions, 1)
        self.body.addWidget(self._problems)
        self.body.addWidget(self._about)
        self.body.addStretch(0)
        self._fit()

    def _connect(self) -> None:
        self._practise.clicked.connect(self._on_practise_clicked)
        self._more.clicked.connect(self._on_more_clicked)
        self._tabs.currentChanged.connect(self._show_tab)
        self._problems.check_requested.connect(self.check_requested)
        self._problems.lines_requested.connect(self.lines_requested)
        self._problems.copy_requested.connect(self.copy_requested)

    def _fit(self) -> None:
        sides = theme.space(24)
        self.body.setSpacing(0)
        self._top.setContentsMargins(sides, theme.space(16), theme.space(16), theme.space(8))
        self._top.setSpacing(theme.space(4))
        self._head.setSpacing(theme.space(8))
        self._buttons.setSpacing(theme.space(8))
        self._bar.setContentsMargins(sides, 0, 0, 0)

    def _menu(self, view: BankView) -> Menu:
        menu = Menu(self)
        menu.setObjectName("bank-menu")
        entries = (
            (view.can_check, self.tr("Check again"), self.check_requested),
            (view.can_reveal, self.tr("Show its file"), self.reveal_requested),
            (view.can_remove, self.tr("Remove from the library"), self.remove_requested),
        )
        for offered, text, signal in entries:
            if offered:
                menu.addAction(text).triggered.connect(signal)
        return menu

    @Slot(int)
    def _show_tab(self, index: int) -> None:
        self.questions.setVisible(index == QUESTIONS)
        self._problems.setVisible(index == PROBLEMS)
        self._about.setVisible(index == ABOUT)
        self.tab_changed.emit(index)

    @Slot()
    def _on_practise_clicked(self) -> None:
        self.practise_requested.emit()

    @Slot()
    def _on_more_clicked(self) -> None:
        if self._view is not None:
            menu = self._menu(self._view)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height() + 4)))
