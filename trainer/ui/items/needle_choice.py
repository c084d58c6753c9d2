# SPDX-License-Identifier: MIT
"""Needles to choose from, one at a time, and the choice of none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from trainer.ui.items import key_codes, needle_words
from trainer.ui.widgets.chip import Chip
from trainer.ui.widgets.flow import FlowLayout
from trainer.ui.widgets.option_card import OptionCard, OptionState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent


class NeedleChoice(QWidget):
    """Chips of which one is always chosen; arrows move among them.

    Signals:
        chosen_changed(int): the learner chose another one, from 0.
    """

    chosen_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, gap=6)
        self._group = QButtonGroup(self)
        self._chips: list[Chip] = []
        self._texts: tuple[str, ...] = ()
        self._group.idClicked.connect(self.chosen_changed)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("Needle, length and diameter"))

    @property
    def chips(self) -> Sequence[Chip]:
        """The chips that are shown."""
        return self._chips[: len(self._texts)]

    def set_needles(self, texts: Sequence[str], chosen: int) -> None:
        """Offer needles, and choose one; says nothing."""
        self._texts = tuple(texts)
        while len(self._chips) < len(texts):
            chip = Chip("", parent=self)
            number = len(self._chips)
            chip.setObjectName(f"needle-{number + 1}")
            self._group.addButton(chip, number)
            self._flow.addWidget(chip)
            self._chips.append(chip)
        for number, chip in enumerate(self._chips):
            chip.setVisible(number < len(texts))
            if number < len(texts):
                chip.set_text(texts[number])
        self.set_chosen(chosen)

    def set_chosen(self, chosen: int) -> None:
        """Choose one; says nothing."""
        if 0 <= chosen < len(self._texts):
            self._chips[chosen].setChecked(True)

    def chosen(self) -> int:
        """Return which one is chosen, from 0."""
        return max(self._group.checkedId(), 0)

    def choose(self, number: int) -> None:
        """Choose one as the learner does."""
        if 0 <= number < len(self._texts) and number != self.chosen():
            self.set_chosen(number)
            self.chosen_changed.emit(number)

    def set_locked(self, locked: bool) -> None:
        """Take nothing for the moment."""
        for chip in self._chips:
            chip.setEnabled(not locked)

    def hasHeightForWidth(self) -> bool:
        """Return that rows depend on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows at a width."""
        return self._flow.heightForWidth(width)


class Decline(OptionCard):
    """The answer that is no path."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.show_chosen(False)

    def show_chosen(self, chosen: bool) -> None:
        """Show whether it is the answer."""
        state = OptionState.CHOSEN if chosen else OptionState.REST
        self.set_content("N", needle_words.decline_text(), state)
        # A card is exclusive by itself, and Qt would then take Tab from the choice of the fold.
        self.setAutoExclusive(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave everything to the page but the space bar, which presses."""
        if event.key() == key_codes.SPACE:
            super().keyPressEvent(event)
        else:
            event.ignore()
