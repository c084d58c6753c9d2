# SPDX-License-Identifier: MIT
"""The cards of Results above the list of answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.ui.pages.domain_rows import DomainRow, DomainRows
from trainer.ui.pages.frame import Pair
from trainer.ui.pages.head import Head
from trainer.ui.theme import theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.card import Card, Ground
from trainer.ui.widgets.estimate import EstimateBar
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.ui.pages.results_views import ScoreView, UnsafeRow


class UnsafeCard(Ground):
    """Every unsafe act with its harm and a way to it; one line where there was none.

    Signals:
        review_requested(int): look at a question again, by its place from 0.
    """

    review_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("danger-soft", "danger-line", "card", (24, 14), parent)
        self.setObjectName("unsafe")
        self._none = TextBlock("", "body", weight=500, parent=self)
        self._none.setObjectName("no-unsafe-act")
        hint = self.tr("Counted apart from the score")
        self._hint = hint
        self._head = Head(
            "",
            hint,
            icon="octagon-alert",
            role="danger",
            scale="title",
            hint_scale="small",
            parent=self,
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._rows: list[_UnsafeRowBox] = []
        self.body.addWidget(self._none)
        self.body.addWidget(self._head)
        self.body.addLayout(self._list)

    def show_rows(self, title: str, rows: Sequence[UnsafeRow], *, may_review: bool = True) -> None:
        """Show acts in the order of their questions, with a way to these where there is one."""
        self._none.set_text(title)
        self._none.setVisible(not rows)
        self._head.set_texts(title, self._hint)
        self._head.setVisible(bool(rows))
        self.set_look(*(("danger-soft", "danger-line") if rows else ("surface", "line")))
        while len(self._rows) < len(rows):
            box = _UnsafeRowBox(self)
            box.review.setObjectName(f"review-{len(self._rows)}")
            box.review.clicked.connect(self._on_review_clicked)
            self._list.addWidget(box)
            self._rows.append(box)
        for position, box in enumerate(self._rows):
            box.setVisible(position < len(rows))
        for position, (box, row) in enumerate(zip(self._rows, rows, strict=False)):
            box.show_row(row, is_first=position == 0)
            box.review.setVisible(may_review)

    @Slot()
    def _on_review_clicked(self) -> None:
        sender = self.sender()
        box = next(box for box in self._rows if box.review is sender)
        self.review_requested.emit(box.position)


class _UnsafeRowBox(Ground):
    """One unsafe act."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("danger-soft", "", "tag", (0, 0), parent)
        self.position = -1
        self._line = Ground("danger-line", "", "tag", (0, 0), self)
        self._line.setFixedHeight(1)
        self._number = TextBlock("", "body", "ink-2", tight=True, parent=self)
        self._act = TextBlock("", "body", weight=600, tight=True, parent=self)
        self._harm = TextBlock("", "small", "ink-2", tight=True, parent=self)
        self.review = Button(self.tr("Review"), height="row", parent=self)
        words = QVBoxLayout()
        words.addWidget(self._act)
        words.addWidget(self._harm)
        words.setSpacing(2)
        self._row = QHBoxLayout()
        self._row.addWidget(self._number)
        self._row.addLayout(words, 1)
        self._row.addWidget(self.review)
        self.body.addWidget(self._line)
        self.body.addLayout(self._row)
        self.forget_look()

    def show_row(self, row: UnsafeRow, *, is_first: bool) -> None:
        self.position = row.position
        self._number.set_text(row.number)
        self._act.set_text(row.act)
        self._harm.set_text(row.harm)
        self._harm.setVisible(bool(row.harm))
        self._line.setVisible(not is_first)
        name = self.tr("Review question {number}: {act}").format(number=row.number, act=row.act)
        self.review.setAccessibleName(name)

    def forget_look(self) -> None:
        super().forget_look()
        self.body.setSpacing(0)
        self._number.setFixedWidth(theme.px(22))
        self._row.setSpacing(theme.space(8))
        self._row.setContentsMargins(0, theme.space(8), 0, theme.space(8))


class ScoreCard(Card):
    """The score, its range, and what must be said of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=(24, 20))
        self.setObjectName("score")
        self._percent = TextBlock("", "hero", tight=True, parent=self)
        self._percent.setObjectName("percent")
        self._right = TextBlock("", "title", heading_level=2, parent=self)
        self._right.setObjectName("right")
        self._range = TextBlock("", "body", "ink-2", parent=self)
        self._range.setObjectName("range")
        self._bar = EstimateBar(labelled=True, parent=self)
        self._bar.setObjectName("score-bar")
        self._notes = TextBlock("", "small", "ink-2", parent=self)
        self._notes.setObjectName("score-notes")
        words = QVBoxLayout()
        words.addStretch(1)
        words.addWidget(self._right)
        words.addWidget(self._range)
        words.setSpacing(0)
        self._head = Pair()
        self._head.addWidget(self._percent)
        self._head.addLayout(words, 1)
        self.body.addLayout(self._head)
        self.body.addWidget(self._bar)
        self.body.addWidget(self._notes)
        self.body.addStretch(1)
        self.forget_look()

    def show_score(self, score: ScoreView) -> None:
        """Show a score."""
        self._percent.set_text(score.percent)
        self._right.set_text(score.right)
        self._range.set_text(score.range_text)
        low, value, high, spoken = score.range
        self._bar.set_estimate(low, value, high, text=spoken)
        self._notes.set_text("\n".join(score.notes))

    def set_stacked(self, stacked: bool) -> None:
        """Put the counts below the number, or beside it."""
        self._head.set_wide(not stacked)

    def forget_look(self) -> None:
        """Take other distances with the text."""
        super().forget_look()
        self.body.setSpacing(theme.space(12))
        self._head.setSpacing(theme.space(18))


class DomainsCard(Card):
    """A row a domain, each with its range, and what small numbers mean."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=(24, 18))
        self.setObjectName("domains")
        self._rows = DomainRows(weight=400, gap=14, parent=self)
        self._few = TextBlock("", "small", "ink-2", parent=self)
        self._few.setObjectName("few")
        self.body.addWidget(Head(self.tr("By domain"), parent=self))
        self.body.addWidget(self._rows)
        self.body.addWidget(self._few)
        self.body.addStretch(1)
        self.forget_look()

    def show_rows(self, rows: Sequence[DomainRow], few: str) -> None:
        """Show domains in the order of the bank's outline."""
        self._rows.show_rows(rows)
        self._few.set_text(few)
        self._few.setVisible(bool(few))

    def set_stacked(self, stacked: bool) -> None:
        """Put the range below the name of its domain, or beside it."""
        self._rows.set_stacked(stacked)

    def forget_look(self) -> None:
        """Take other distances with the text."""
        super().forget_look()
        self.body.setSpacing(theme.space(14))
