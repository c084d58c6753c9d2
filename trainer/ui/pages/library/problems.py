# SPDX-License-Identifier: MIT
"""What is wrong with a bank: each problem with what it did, where it is and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.ui.pages.library.problem_item import ProblemItem
from trainer.ui.pages.library.views import Effect, ProblemRow, SourceLine
from trainer.ui.theme import theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card import Rule
from trainer.ui.widgets.icon import Icon
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIDES = 24
_AT_ONCE = 40


class ProblemPanel(FollowsLook, QWidget):
    """All problems of a bank, with what can be practised all the same.

    Signals:
        check_requested(): read the bank anew.
        lines_requested(int): the lines of this problem are wanted.
        copy_requested(str): put this text on the clipboard.
    """

    check_requested = Signal()
    lines_requested = Signal(int)
    copy_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[ProblemRow, ...] = ()
        self._items: list[ProblemItem] = []
        self._unlisted = ""
        self._build()
        self._check.clicked.connect(self._on_check_clicked)
        self._further.clicked.connect(self._on_further_clicked)
        self._copy_all.clicked.connect(self._on_copy_all_clicked)

    def show_problems(
        self, summary: str, rows: Sequence[ProblemRow], unlisted: str, *, can_check: bool
    ) -> None:
        """Show other problems.

        Args:
            summary: what can be practised now.
            rows: the problems.
            unlisted: that there are more; may be empty.
            can_check: whether the bank can be read anew.
        """
        self._summary.set_text(summary)
        self._check.setVisible(can_check)
        self._unlisted = unlisted
        if tuple(rows) != self._rows:
            self._clear()
            self._rows = tuple(rows)
            self._add_rows()
        self._tell()

    def show_lines(self, index: int, lines: Sequence[SourceLine]) -> None:
        """Show the lines of one problem."""
        if index < len(self._items):
            self._items[index].show_lines(lines)

    def forget_look(self) -> None:
        """Take other distances with the text."""
        self._fit()

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._top = QHBoxLayout()
        self._list = QVBoxLayout()
        self._extra = QVBoxLayout()
        self._foot = QHBoxLayout()
        self._rule = Rule(self)
        self._build_top()
        self._build_foot()
        self._column.addLayout(self._top)
        self._column.addWidget(self._rule)
        self._column.addLayout(self._list)
        self._column.addLayout(self._extra)
        self._column.addLayout(self._foot)
        self._fit()

    def _build_top(self) -> None:
        self._summary = TextBlock("", "body", parent=self)
        self._check = Button(
            self.tr("Check again"),
            "quiet",
            height="row",
            icon="rotate-ccw",
            key_hint="F5",
            parent=self,
        )
        self._check.setObjectName("check-again")
        self._top.addWidget(Icon("info", parent=self))
        self._top.addWidget(self._summary, 1)
        self._top.addWidget(self._check)

    def _build_foot(self) -> None:
        self._further = Button("", "link", height="row", parent=self)
        self._more = TextBlock("", "small", "ink-2", parent=self)
        self._extra.addWidget(self._more)
        self._extra.addWidget(self._further)
        unchanged = self.tr("Nothing in the file was changed.")
        self._unchanged = TextBlock(unchanged, "small", "ink-2", parent=self)
        self._copy_all = Button(self.tr("Copy all as text"), "link", height="row", parent=self)
        self._copy_all.setObjectName("copy-all")
        self._foot.addWidget(self._unchanged, 1)
        self._foot.addWidget(self._copy_all)

    def _fit(self) -> None:
        sides = theme.space(_SIDES)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._list.setSpacing(0)
        self._top.setContentsMargins(sides, theme.space(12), theme.space(14), theme.space(12))
        self._top.setSpacing(theme.space(8))
        self._foot.setContentsMargins(sides, theme.space(8), theme.space(14), theme.space(10))
        self._extra.setContentsMargins(sides, theme.space(6), sides, 0)

    def _clear(self) -> None:
        for item in self._items:
            self._list.removeWidget(item)
            item.hide()
            item.deleteLater()
        self._items.clear()

    def _add_rows(self) -> None:
        words = {
            Effect.LEFT_OUT: self.tr("Left out"),
            Effect.LOADED: self.tr("Loaded"),
        }
        if any(row.effect is Effect.UNREADABLE for row in self._rows):
            words[Effect.UNREADABLE] = self.tr("Not read")
        first = len(self._items)
        for index, row in enumerate(self._rows[first : first + _AT_ONCE], first):
            item = ProblemItem(index, row, words, self)
            item.opened.connect(self.lines_requested)
            item.copy_requested.connect(self.copy_requested)
            self._items.append(item)
            self._list.addWidget(item)
            item.show()

    def _tell(self) -> None:
        left = len(self._rows) - len(self._items)
        self._further.setVisible(left > 0)
        if left == 1:
            self._further.set_text(self.tr("Show one more problem"))
        else:
            self._further.set_text(self.tr("Show %n more problems", "", min(left, _AT_ONCE)))
        self._more.set_text(self._unlisted)
        self._more.setVisible(bool(self._unlisted) and left <= 0)
        some = bool(self._rows)
        self._rule.setVisible(some)
        self._copy_all.setVisible(some)
        self._unchanged.setVisible(some)

    @Slot()
    def _on_check_clicked(self) -> None:
        self.check_requested.emit()

    @Slot()
    def _on_further_clicked(self) -> None:
        self._add_rows()
        self._tell()

    @Slot()
    def _on_copy_all_clicked(self) -> None:
        self.copy_requested.emit("\n".join(row.copied for row in self._rows) + "\n")
        self._copy_all.set_text(self.tr("Copied"))
