# SPDX-License-Identifier: MIT
"""Regions to practise, chosen on the body map; what is chosen stands below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.ui.body.panel import BodyPanel
from trainer.ui.pages.choices import FilterChip
from trainer.ui.theme import theme
from trainer.ui.widgets.flow import FlowLayout
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trainer.ui.body.marks import Mark
    from trainer.ui.pages.practise_views import Filter, RegionGroup


class RegionMap(FollowsLook, QWidget):
    """The same choice as the list.

    Signals:
        region_toggled(str): an area was pressed, or the chip of a region that is chosen.
    """

    region_toggled = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: list[FilterChip] = []
        self._chosen: list[Filter] = []
        self._panel = BodyPanel(
            self.tr("Regions to practise"),
            checkable=True,
            hint=self.tr("Press a muscle to add it, again to remove it."),
            nothing=self.tr("No questions"),
            parent=self,
        )
        self._flow = FlowLayout()
        self._others = TextBlock("", "small", "ink-2", parent=self)
        self._others.setObjectName("only-listed")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._panel)
        self._column.addLayout(self._flow)
        self._column.addWidget(self._others)
        self._panel.region_chosen.connect(self.region_toggled)
        self.forget_look()

    def show_regions(
        self, groups: Sequence[RegionGroup], marks: Mapping[str, Mark], only_listed: str
    ) -> None:
        """Show regions on the map, and a chip for each one chosen."""
        self._panel.show_marks(marks)
        self._chosen = [one for group in groups for one in group.regions if one.is_chosen]
        while len(self._chips) < len(self._chosen):
            chip = FilterChip("", 0, icon="x", parent=self)
            chip.setObjectName(f"chosen-{len(self._chips)}")
            chip.clicked.connect(self._on_chip_clicked)
            self._flow.addWidget(chip)
            self._chips.append(chip)
        for position, chip in enumerate(self._chips):
            chip.setVisible(position < len(self._chosen))
        for chip, region in zip(self._chips, self._chosen, strict=False):
            chip.set_text(region.text)
            chip.set_count(region.number)
            chip.setChecked(True)
        self._others.set_text(only_listed)
        self._others.setVisible(bool(only_listed))

    def forget_look(self) -> None:
        """Take other distances with the text."""
        self._column.setSpacing(theme.space(8))

    @Slot()
    def _on_chip_clicked(self) -> None:
        position = self._chips.index(cast("FilterChip", self.sender()))
        self.region_toggled.emit(self._chosen[position].id)
