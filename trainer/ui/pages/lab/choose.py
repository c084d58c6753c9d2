# SPDX-License-Identifier: MIT
"""The list of all sections: filtered by part of the body or by words, and those of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.ui.pages.head import Head
from trainer.ui.pages.lab.entries import EntryGrid
from trainer.ui.pages.lab.problems import ProblemsCard
from trainer.ui.theme import theme
from trainer.ui.widgets.chip import Chip
from trainer.ui.widgets.flow import FlowLayout
from trainer.ui.widgets.form import LineEdit
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from trainer.ui.pages.lab.views import ListView


class ChoosePane(FollowsLook, QWidget):
    """Sections to choose from.

    Signals:
        section_chosen(str): show the section with this key.
        part_chosen(int): only sections of this part of the body, from 0.
        searched(str): only sections that hold these words.
    """

    section_chosen = Signal(str)
    part_chosen = Signal(int)
    searched = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[Chip] = []
        self._build()
        self.forget_look()
        self.search.textChanged.connect(self.searched)
        self.grid.chosen.connect(self.section_chosen)
        self.own.chosen.connect(self.section_chosen)

    def show_view(self, view: ListView) -> None:
        """Show sections."""
        self._show_parts(view)
        self.grid.show_entries(view.entries, view.chosen)
        self._none.setVisible(not view.entries)
        self._own_head.set_texts(view.own)
        self._own_head.setVisible(bool(view.own))
        self.own.show_entries(view.own_entries, view.chosen)
        self.own.setVisible(bool(view.own_entries))
        self.problems.show_view(view.problems)

    def fit(self, width: int) -> None:
        """Take as many columns as have room."""
        self.grid.fit(width)
        self.own.fit(width)

    def forget_look(self) -> None:
        """Take other distances with the text."""
        self._column.setSpacing(theme.space(14))

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._own_head = Head("", parent=self)
        self.problems = ProblemsCard(self)
        self.problems.setObjectName("list-problems")
        self.own = EntryGrid(self.tr("Sections of your own"), self)
        self.own.setObjectName("own-sections")
        self._flow = FlowLayout()
        self.search = LineEdit(
            self.tr("Find a section"),
            placeholder=self.tr("Find a section by muscle, nerve or region"),
            parent=self,
        )
        self.search.setObjectName("find-section")
        self.search.setClearButtonEnabled(True)
        self.grid = EntryGrid(self.tr("Sections"), self)
        self.grid.setObjectName("sections")
        self._none = TextBlock(self.tr("No section holds these words."), "body", "ink-2")
        self._none.setObjectName("no-section")
        for part in (self._own_head, self.problems, self.own, self.search):
            self._column.addWidget(part)
        self._column.addLayout(self._flow)
        self._column.addWidget(self._none)
        self._column.addWidget(self.grid)

    def _show_parts(self, view: ListView) -> None:
        while len(self._chips) < len(view.parts):
            chip = Chip("", 0, parent=self)
            chip.setObjectName(f"part-{len(self._chips)}")
            chip.clicked.connect(self._on_chip_clicked)
            self._flow.addWidget(chip)
            self._chips.append(chip)
        for number, chip in enumerate(self._chips):
            chip.setVisible(number < len(view.parts))
        for chip, part in zip(self._chips, view.parts, strict=False):
            chip.set_text(part.name)
            chip.set_count(part.number)
            chip.setChecked(part.is_chosen)

    @Slot()
    def _on_chip_clicked(self) -> None:
        number = next(at for at, chip in enumerate(self._chips) if chip is self.sender())
        self._chips[number].setChecked(True)
        self.part_chosen.emit(number)
