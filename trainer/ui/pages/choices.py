# SPDX-License-Identifier: MIT
"""One of a few: segments, or chips in rows where segments have no room."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.ui.widgets.chip import Chip
from trainer.ui.widgets.flow import FlowLayout
from trainer.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent


class FilterChip(Chip):
    """A chip that leaves Enter to the page: there it does what the page is for."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass Enter on; the space bar chooses."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)


class Choices(QWidget):
    """Words with counts, of which exactly one is chosen.

    Signals:
        chosen_changed(int): the learner chose another one, from 0.
    """

    chosen_changed = Signal(int)

    def __init__(self, texts: Sequence[str], name: str, parent: QWidget | None = None) -> None:
        """Make the row.

        Args:
            texts: the words, two to five.
            name: what is chosen, for screen readers.
            parent: owner.
        """
        super().__init__(parent)
        self.setAccessibleName(name)
        self._chosen = -1
        self._segments = Segments(texts, name, parent=self)
        self._box = QWidget(self)
        self._flow = FlowLayout(self._box)
        self._chips = [FilterChip(text, 0, parent=self._box) for text in texts]
        for chip in self._chips:
            chip.clicked.connect(self._on_chip_clicked)
            self._flow.addWidget(chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._segments)
        column.addWidget(self._box)
        self._box.hide()
        self._segments.chosen_changed.connect(self._on_segments_chosen_changed)

    def chosen(self) -> int:
        """Return which one is chosen, from 0; -1 before any was."""
        return self._chosen

    def show_counts(self, counts: Sequence[int], chosen: int) -> None:
        """Show the numbers and the one chosen; says nothing."""
        self._segments.set_counts(counts)
        for chip, count in zip(self._chips, counts, strict=True):
            chip.set_count(count)
        self._show_chosen(chosen)

    def show_chosen(self, chosen: int) -> None:
        """Show the one chosen, where there is nothing to count; says nothing."""
        self._show_chosen(chosen)

    def natural_width(self) -> int:
        """Return the width at which it takes segments."""
        return self._segments.sizeHint().width()

    def fit(self, width: int) -> None:
        """Take segments where they have room."""
        fits = self.natural_width() <= width
        self._segments.setVisible(fits)
        self._box.setVisible(not fits)

    def _show_chosen(self, chosen: int) -> None:
        self._chosen = chosen
        self._segments.set_chosen(chosen)
        for position, chip in enumerate(self._chips):
            chip.setChecked(position == chosen)

    @Slot(int)
    def _on_segments_chosen_changed(self, position: int) -> None:
        self._show_chosen(position)
        self.chosen_changed.emit(position)

    @Slot()
    def _on_chip_clicked(self) -> None:
        position = self._chips.index(cast("FilterChip", self.sender()))
        is_new = position != self._chosen
        # One of them is always chosen: pressed again, it stays.
        self._show_chosen(position)
        if is_new:
            self.chosen_changed.emit(position)
