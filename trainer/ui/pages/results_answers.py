# SPDX-License-Identifier: MIT
"""The list of a session's answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.ui.pages.answer_row import AnswerRowButton
from trainer.ui.pages.choices import Choices
from trainer.ui.pages.frame import Pair
from trainer.ui.pages.rows import INSET, move_among
from trainer.ui.theme import theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from trainer.ui.pages.results_views import AnswerRow

# More are one press away: a row costs time to make and to lay out.
_ROWS_AT_FIRST = 40
# What each filter keeps, in the order of their words.
_KEEPS: tuple[Callable[[AnswerRow], bool], ...] = (
    lambda row: row.is_missed,
    lambda row: row.is_flagged,
    lambda row: row.is_sure_and_wrong,
    lambda row: True,
)


class AnswersCard(Card):
    """The list of questions, opened on what was missed.

    Signals:
        review_requested(int): look at a question again, by its place from 0.
    """

    review_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=(24 - INSET, 14))
        self.setObjectName("answers")
        self._all: tuple[AnswerRow, ...] = ()
        self._shown: list[AnswerRow] = []
        self._limit = _ROWS_AT_FIRST
        title = self.tr("All answers")
        self._title = TextBlock(title, "heading", heading_level=2, parent=self)
        words = [self.tr("Missed"), self.tr("Flagged"), self.tr("Sure and wrong"), self.tr("All")]
        self._choices = Choices(words, self.tr("Which answers"), self)
        self._choices.setObjectName("which-answers")
        self._head = Pair()
        self._head.addWidget(self._title)
        self._head.addWidget(self._choices, 1)
        self._none = TextBlock("", "body", "ink-2", parent=self)
        self._none.setObjectName("no-answers")
        self._none_row = QHBoxLayout()
        self._none_row.addWidget(self._none)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._rows: list[AnswerRowButton] = []
        self._more = Button("", "link", height="row", parent=self)
        self._more.setObjectName("more")
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._more)
        self._foot.addStretch(1)
        self.body.addLayout(self._head)
        self.body.addLayout(self._none_row)
        self.body.addLayout(self._list)
        self.body.addLayout(self._foot)
        self._choices.chosen_changed.connect(self._on_choices_chosen_changed)
        self._more.clicked.connect(self._on_more_clicked)
        self.forget_look()

    def show_rows(self, rows: Sequence[AnswerRow]) -> None:
        """Show a session's questions; another session opens on what was missed in it."""
        new = tuple(rows)
        chosen = self._choices.chosen()
        if new != self._all or chosen < 0:
            self._all = new
            self._limit = _ROWS_AT_FIRST
            chosen = 0 if any(row.is_missed for row in new) else len(_KEEPS) - 1
        counts = [sum(keeps(row) for row in new) for keeps in _KEEPS]
        self._choices.show_counts(counts, chosen)
        self._show(chosen)

    def fit(self, width: int) -> None:
        """Put title and filters beside each other where there is room."""
        room = width - 2 * theme.space(24)
        beside = self._title.sizeHint().width() + theme.space(16) + self._choices.natural_width()
        self._head.set_wide(beside <= room)
        self._choices.fit(room)

    def forget_look(self) -> None:
        """Take other distances with the text."""
        super().forget_look()
        inset = theme.space(INSET)
        self.body.setSpacing(theme.space(4))
        self._head.setSpacing(theme.space(16))
        self._head.setContentsMargins(inset, 0, inset, theme.space(4))
        self._none_row.setContentsMargins(inset, theme.space(4), inset, theme.space(4))
        self._foot.setContentsMargins(inset, 0, inset, 0)

    def _show(self, chosen: int) -> None:
        self._shown = [row for row in self._all if _KEEPS[chosen](row)]
        visible = self._shown[: self._limit]
        while len(self._rows) < len(visible):
            self._add_row()
        for position, button in enumerate(self._rows):
            button.setVisible(position < len(visible))
        for button, row in zip(self._rows, visible, strict=False):
            button.show_row(row)
        left = len(self._shown) - len(visible)
        self._more.setVisible(left > 0)
        if left > 0:
            self._more.set_text(self.tr("Show all {0}").format(len(self._shown)))
        self._none.setVisible(not self._shown)
        if not self._shown:
            self._none.set_text(self._none_text(chosen))

    def _none_text(self, chosen: int) -> str:
        match chosen:
            case 0:
                return self.tr("Nothing was missed.")
            case 1:
                return self.tr("Nothing was flagged. F flags a question while you answer.")
            case 2:
                return self.tr("No answer was both sure and wrong.")
        return self.tr("There was no question.")

    def _add_row(self) -> None:
        button = AnswerRowButton(self)
        button.setObjectName(f"answer-{len(self._rows)}")
        # The head above is parted from the rows as well.
        button.set_first(False)
        button.clicked.connect(self._on_row_clicked)
        button.move_requested.connect(self._on_row_move_requested)
        self._list.addWidget(button)
        self._rows.append(button)

    @Slot(int)
    def _on_choices_chosen_changed(self, chosen: int) -> None:
        self._limit = _ROWS_AT_FIRST
        self._show(chosen)

    @Slot()
    def _on_more_clicked(self) -> None:
        self._limit = len(self._shown)
        self._show(self._choices.chosen())

    @Slot()
    def _on_row_clicked(self) -> None:
        position = self._rows.index(cast("AnswerRowButton", self.sender()))
        self.review_requested.emit(self._shown[position].position)

    @Slot(int)
    def _on_row_move_requested(self, by: int) -> None:
        move_among(self._rows, self.sender(), by)
