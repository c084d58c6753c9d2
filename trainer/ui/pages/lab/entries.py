# SPDX-License-Identifier: MIT
"""The sections that can be chosen, one button each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets import painting
from trainer.ui.widgets.button import PressableButton
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.per_width import PerWidth
from trainer.ui.widgets.text_lines import TextLines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from trainer.ui.pages.lab.views import SectionEntry

_PAD, _COLUMN = 12, 300
_STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0)}
_STEPS |= {Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class EntryCard(PressableButton):
    """A section: its title, and where it lies.

    Signals:
        clicked(bool): chosen, by any means.
        move_requested(int, int): an arrow key asks for a neighbour: so many across, down.
    """

    move_requested = Signal(int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._entry: SectionEntry | None = None
        self._wrapped = PerWidth(self._wrap)
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def key(self) -> str:
        """Which section it leads to."""
        return "" if self._entry is None else self._entry.key

    def show_entry(self, entry: SectionEntry, *, is_chosen: bool) -> None:
        """Show a section."""
        self.setChecked(is_chosen)
        if entry == self._entry:
            return
        self._entry = entry
        self.setText(entry.title)
        self.setAccessibleName(entry.title)
        self.setAccessibleDescription(entry.second)
        self.remeasure()

    def nextCheckState(self) -> None:
        """Leave the choice to the list."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.move_requested.emit(*step)
        else:
            super().keyPressEvent(event)

    def focus_radius(self) -> float:
        """Return the radius that the focus ring follows."""
        return theme.radius("segment")

    def sizeHint(self) -> QSize:
        """Return a usual width and the height at it."""
        width = theme.px(_COLUMN)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which a title can be read."""
        return QSize(theme.px(140), theme.px(44))

    def heightForWidth(self, width: int) -> int:
        """Return the height with the lines wrapped."""
        title, second = self._wrapped.at(width)
        return int(title.height + second.height + 2 * theme.space(_PAD - 2) + 0.999)

    def forget_look(self) -> None:
        """Drop the wrapped lines."""
        self._wrapped.clear()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and lines."""
        del event
        painter = painting.begin(self)
        ground, edge, width = "surface", "line", 1.0
        if self.isChecked():
            ground, edge, width = "accent-soft", "accent", 1.25
        elif self.underMouse() or self.isDown():
            ground, edge = "hover", "control-edge"
        radius = theme.radius("segment")
        rect = QRectF(self.rect())
        painting.draw_box(painter, rect, radius, theme.color(ground), theme.color(edge), width)
        title, second = self._wrapped.at(self.width())
        left, top = float(theme.space(_PAD)), float(theme.space(_PAD - 2))
        title.draw(painter, left, top)
        second.draw(painter, left, top + title.height)
        painter.end()

    def _wrap(self, width: int) -> tuple[TextLines, TextLines]:
        free = max(float(width - 2 * theme.space(_PAD)), theme.px(60))
        title, second = ("", "") if self._entry is None else self._entry[1:]
        bold, small = theme.font("body", 600), theme.font("small")
        return (
            TextLines(title, bold, free, 1.2, color=theme.color("ink")),
            TextLines(second, small, free, 1.2, color=theme.color("ink-2")),
        )


class EntryGrid(FollowsLook, QWidget):
    """Sections in columns; arrows move, Tab leaves.

    Signals:
        chosen(str): the learner chose the section with this key.
    """

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._cards: list[EntryCard] = []
        self._count = 0
        self._columns = 2
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.forget_look()

    @property
    def cards(self) -> Sequence[EntryCard]:
        """The cards that are shown."""
        return self._cards[: self._count]

    def show_entries(self, entries: Sequence[SectionEntry], chosen: str) -> None:
        """Show other sections."""
        self._count = len(entries)
        while len(self._cards) < len(entries):
            card = EntryCard(self)
            card.setObjectName(f"section-{len(self._cards)}")
            card.clicked.connect(self._on_card_clicked)
            card.move_requested.connect(self._on_card_move_requested)
            self._cards.append(card)
        for number, card in enumerate(self._cards):
            card.setVisible(number < len(entries))
            if number < len(entries):
                card.show_entry(entries[number], is_chosen=entries[number].key == chosen)
        self._lay_out()
        self._keep_one_tab_stop()

    def fit(self, width: int) -> None:
        """Take as many columns as have room."""
        columns = max(1, min(3, width // theme.px(_COLUMN)))
        if columns != self._columns:
            self._columns = columns
            self._lay_out()

    def take_focus(self) -> None:
        """Give the focus to the section chosen last, or the first."""
        for card in self.cards:
            if card.focusPolicy() == Qt.FocusPolicy.StrongFocus:
                card.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget_look(self) -> None:
        """Take other distances with the text."""
        self._grid.setSpacing(theme.space(8))

    def _lay_out(self) -> None:
        for card in self._cards:
            self._grid.removeWidget(card)
        for number, card in enumerate(self.cards):
            self._grid.addWidget(card, number // self._columns, number % self._columns)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)

    def _keep_one_tab_stop(self) -> None:
        some = any(card.isChecked() for card in self.cards)
        for number, card in enumerate(self.cards):
            stop = card.isChecked() if some else number == 0
            policy = Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus
            card.setFocusPolicy(policy)

    @Slot()
    def _on_card_clicked(self) -> None:
        card = self.sender()
        if isinstance(card, EntryCard):
            self.chosen.emit(card.key)

    @Slot(int, int)
    def _on_card_move_requested(self, across: int, down: int) -> None:
        cards = self.cards
        number = next((at for at, card in enumerate(cards) if card is self.sender()), 0)
        target = number + across + down * self._columns
        if 0 <= target < len(cards):
            cards[target].setFocus(Qt.FocusReason.TabFocusReason)
