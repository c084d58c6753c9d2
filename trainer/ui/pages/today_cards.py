# SPDX-License-Identifier: MIT
"""The cards of Today: what was left open, unsafe acts, standing by domain."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.ui.pages.domain_rows import DomainRows
from trainer.ui.pages.frame import Pair
from trainer.ui.pages.head import Head
from trainer.ui.pages.rows import INSET, ActRowButton, move_among
from trainer.ui.theme import theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.icon import Icon
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.ui.pages.domain_rows import DomainRow
    from trainer.ui.pages.today_parts import ActRow, OpenRow


class OpenCard(Card):
    """The session that was left open.

    Signals:
        resume_requested(): the button was pressed.
    """

    resume_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=(16, 9))
        self.setObjectName("left-open")
        self._title = TextBlock("", "body", weight=600, parent=self)
        self._detail = TextBlock("", "body", "ink-2", parent=self)
        resume = Button(self.tr("Resume"), height="small", key_hint="R", parent=self)
        resume.setObjectName("resume")
        self._words = Pair()
        self._words.addWidget(self._title)
        self._words.addWidget(self._detail, 1)
        self._row = QHBoxLayout()
        self._row.addWidget(Icon("history", parent=self))
        self._row.addLayout(self._words, 1)
        self._row.addWidget(resume)
        self.body.addLayout(self._row)
        self._row.setSpacing(theme.space(12))
        resume.clicked.connect(self._on_resume_clicked)

    def show_row(self, row: OpenRow) -> None:
        """Show a session."""
        self._title.set_text(row.title)
        self._detail.set_text(row.detail)

    def set_stacked(self, stacked: bool) -> None:
        """Put the detail below the title, or beside it."""
        self._words.set_wide(not stacked)
        self._words.setSpacing(theme.space(2 if stacked else 12))

    @Slot()
    def _on_resume_clicked(self) -> None:
        self.resume_requested.emit()


class ActsCard(Card):
    """Unsafe acts to revisit: each with its harm, and a way to its question.

    Signals:
        act_chosen(int): a row was pressed, from 0.
        all_requested(): all of them.
    """

    act_chosen = Signal(int)
    all_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=(24 - INSET, 14))
        self.setObjectName("unsafe-acts")
        head = Head(
            self.tr("Unsafe acts to revisit"),
            self.tr("These return until answered safely on two days"),
            icon="octagon-alert",
            role="danger",
            parent=self,
        )
        self._head = QHBoxLayout()
        self._head.addWidget(head)
        self._rows: list[ActRowButton] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._more = TextBlock("", "small", "ink-2", parent=self)
        self._all = Button("", "link", height="row", parent=self)
        self._all.setObjectName("all-acts")
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._more, 1)
        self._foot.addStretch()
        self._foot.addWidget(self._all)
        self.body.addLayout(self._head)
        self.body.addLayout(self._column)
        self.body.addLayout(self._foot)
        self._space()
        self._all.clicked.connect(self._on_all_clicked)

    def show_acts(self, acts: Sequence[ActRow], more: str, all_text: str) -> None:
        """Show acts, the latest first."""
        while len(self._rows) < len(acts):
            self._add_row()
        for position, row in enumerate(self._rows):
            row.setVisible(position < len(acts))
        for row, act in zip(self._rows, acts, strict=False):
            row.set_texts(act.act, act.harm, act.safe)
        self._more.set_text(more)
        self._more.setVisible(bool(more))
        self._all.set_text(all_text)
        self._all.setVisible(bool(all_text))

    def forget_look(self) -> None:
        """Take other distances with the text."""
        super().forget_look()
        self._space()

    def _add_row(self) -> None:
        row = ActRowButton(self)
        row.setObjectName(f"act-{len(self._rows)}")
        row.set_first(not self._rows)
        row.clicked.connect(self._on_row_clicked)
        row.move_requested.connect(self._on_row_move_requested)
        self._column.addWidget(row)
        self._rows.append(row)

    def _space(self) -> None:
        inset = theme.space(INSET)
        self.body.setSpacing(theme.space(4))
        self._head.setContentsMargins(inset, 0, inset, 0)
        self._foot.setContentsMargins(inset, 0, inset, 0)

    @Slot()
    def _on_row_clicked(self) -> None:
        self.act_chosen.emit(self._rows.index(cast("ActRowButton", self.sender())))

    @Slot(int)
    def _on_row_move_requested(self, by: int) -> None:
        move_among(self._rows, self.sender(), by)

    @Slot()
    def _on_all_clicked(self) -> None:
        self.all_requested.emit()


class StandingCard(Card):
    """A row a domain: an estimate with its range and its counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("standing")
        self._head = Head(self.tr("Standing by domain"), parent=self)
        self._rows = DomainRows(weight=500, gap=12, parent=self)
        self.body.addWidget(self._head)
        self.body.addWidget(self._rows)
        self._space()

    def show_rows(self, rows: Sequence[DomainRow]) -> None:
        """Show domains in the order of the bank's outline."""
        if any(row.range is not None for row in rows):
            hint = self.tr("Best estimate and 95\u00a0% range")
        else:
            hint = self.tr("An estimate appears at 20 answers")
        self._head.set_texts(self.tr("Standing by domain"), hint)
        self._rows.show_rows(rows)

    def set_stacked(self, stacked: bool) -> None:
        """Put the estimate below the name of its domain, or beside it."""
        self._rows.set_stacked(stacked)

    def forget_look(self) -> None:
        """Take other distances with the text."""
        super().forget_look()
        self._space()

    def _space(self) -> None:
        self.body.setSpacing(theme.space(16))
