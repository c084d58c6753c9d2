# SPDX-License-Identifier: MIT
"""The parts of Practise: groups of filters that keep their parts when only numbers change."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from trainer.ui.pages.choices import Choices, FilterChip
from trainer.ui.pages.head import Head
from trainer.ui.theme import theme
from trainer.ui.widgets.choice import CheckCard, RadioCard
from trainer.ui.widgets.flow import FlowLayout
from trainer.ui.widgets.look import FollowsLook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.ui.pages.practise_views import Filter


class Group(FollowsLook, QWidget):
    """A titled group of the form."""

    def __init__(self, title: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(Head(title, hint, hint_scale="small", parent=self))
        self.setAccessibleName(title)
        self.forget_look()

    def forget_look(self) -> None:
        """Take other distances with the text."""
        self.column.setSpacing(theme.space(10))


class ChipGroup(Group):
    """Values to choose any number of, as chips.

    Signals:
        filter_toggled(str): the learner added or took away a value.
    """

    filter_toggled = Signal(str)

    def __init__(self, title: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, hint, parent)
        self._flow = FlowLayout()
        self._chips: list[FilterChip] = []
        self._filters: tuple[Filter, ...] = ()
        self.column.addLayout(self._flow)

    def show_filters(self, filters: Sequence[Filter]) -> None:
        """Show values in their order."""
        while len(self._chips) < len(filters):
            chip = FilterChip("", 0, parent=self)
            chip.setObjectName(f"{self.objectName()}-{len(self._chips)}")
            chip.clicked.connect(self._on_chip_clicked)
            self._flow.addWidget(chip)
            self._chips.append(chip)
        for position, chip in enumerate(self._chips):
            chip.setVisible(position < len(filters))
        self._filters = tuple(filters)
        for chip, shown in zip(self._chips, filters, strict=False):
            chip.set_text(shown.text)
            chip.set_count(shown.number)
            chip.setChecked(shown.is_chosen)

    @Slot()
    def _on_chip_clicked(self) -> None:
        position = self._chips.index(cast("FilterChip", self.sender()))
        self.filter_toggled.emit(self._filters[position].id)


class CardGroup(Group):
    """Values to choose any number of, as cards in one or two columns.

    Signals:
        filter_toggled(str): the learner added or took away a value.
    """

    filter_toggled = Signal(str)

    def __init__(self, title: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, hint, parent)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._cards: list[CheckCard] = []
        self._filters: tuple[Filter, ...] = ()
        self._columns = 0
        self.column.addLayout(self._grid)

    def show_filters(self, filters: Sequence[Filter], width: int) -> None:
        """Show values in their order, at a width of the group."""
        texts = [shown.text for shown in filters]
        if texts != [shown.text for shown in self._filters]:
            self._make(texts)
        self._filters = tuple(filters)
        for card, shown in zip(self._cards, filters, strict=True):
            card.set_count(shown.number)
            card.setChecked(shown.is_chosen)
        self.fit(width)

    def fit(self, width: int) -> None:
        """Take two columns where the widest card has room in one."""
        gap = theme.space(8)
        widest = max((card.sizeHint().width() for card in self._cards), default=0)
        columns = 2 if 2 * widest + gap <= width else 1
        self._grid.setSpacing(gap)
        if columns == self._columns:
            return
        self._columns = columns
        for card in self._cards:
            self._grid.removeWidget(card)
        for position, card in enumerate(self._cards):
            self._grid.addWidget(card, position // columns, position % columns)
            # A layout shows what it takes only when the program is idle.
            card.show()
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _make(self, texts: Sequence[str]) -> None:
        for card in self._cards:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = []
        self._columns = 0
        for position, text in enumerate(texts):
            card = CheckCard(text, 0, parent=self)
            card.setObjectName(f"{self.objectName()}-{position}")
            card.clicked.connect(self._on_card_clicked)
            self._cards.append(card)

    @Slot()
    def _on_card_clicked(self) -> None:
        position = self._cards.index(cast("CheckCard", self.sender()))
        self.filter_toggled.emit(self._filters[position].id)


class WhichGroup(Group):
    """All, new, due, missed or flagged.

    Signals:
        which_chosen(int): the learner chose another one, from 0.
    """

    which_chosen = Signal(int)

    def __init__(self, title: str, texts: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._choices = Choices(texts, title, self)
        self._choices.setObjectName("which")
        self.column.addWidget(self._choices)
        self._choices.chosen_changed.connect(self.which_chosen)

    def show_counts(self, counts: Sequence[int], chosen: int) -> None:
        """Show the numbers and the one chosen."""
        self._choices.show_counts(counts, chosen)

    def fit(self, width: int) -> None:
        """Take segments where they have room."""
        self._choices.fit(width)


class FeedbackGroup(Group):
    """Tutor or timed.

    Signals:
        timed_chosen(bool): the learner chose the other one.
    """

    timed_chosen = Signal(bool)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        box = QWidget(self)
        self._tutor = RadioCard(self.tr("Tutor"), self.tr("Feedback at every answer"), box)
        self._tutor.setObjectName("tutor")
        self._timed = RadioCard(self.tr("Timed"), "", box)
        self._timed.setObjectName("timed")
        self._grid = QGridLayout(box)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._columns = 0
        self.column.addWidget(box)
        self._tutor.clicked.connect(self._on_clicked)
        self._timed.clicked.connect(self._on_clicked)

    def show_choice(self, timed_text: str, *, is_timed: bool) -> None:
        """Show which one is chosen."""
        self._timed.set_second(timed_text)
        (self._timed if is_timed else self._tutor).setChecked(True)

    def fit(self, width: int) -> None:
        """Put both side by side where they have room."""
        gap = theme.space(8)
        widest = max(self._tutor.sizeHint().width(), self._timed.sizeHint().width())
        columns = 2 if 2 * widest + gap <= width else 1
        self._grid.setSpacing(gap)
        if columns != self._columns:
            self._columns = columns
            for position, card in enumerate((self._tutor, self._timed)):
                self._grid.removeWidget(card)
                self._grid.addWidget(card, position // columns, position % columns)

    @Slot()
    def _on_clicked(self) -> None:
        self.timed_chosen.emit(self._timed.isChecked())
