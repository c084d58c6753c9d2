# SPDX-License-Identifier: MIT
"""Two stages: the learner sees one, the other holds the question that is probably next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from trainer.ui.pages.question.stage import Stage

if TYPE_CHECKING:
    from trainer.ui.pages.question.views import ItemShown


class Deck(QWidget):
    """What is scrolled; the next question is laid out and painted behind the present one.

    Signals:
        view_made(object): an item view exists for the first time.
    """

    view_made = Signal(object)

    def __init__(self, anchor: QWidget, parent: QWidget | None = None) -> None:
        """Show nothing yet.

        Args:
            anchor: what Tab comes from.
            parent: owner.
        """
        super().__init__(parent)
        self._anchor = anchor
        self._width = (0, 0)
        self._is_patient_open = False
        self.front = self._make()
        self._back: Stage | None = None

    def show_item(self, shown: ItemShown) -> None:
        """Show an item: the one behind, if it is that, else here."""
        back = self._back
        if back is None or not back.holds(shown):
            self.front.show_item(shown)
            return
        self.front, self._back = back, self.front
        back.take(shown)
        back.show()
        self._back.hide()
        self._on_stage_laid_out()

    def prepare(self, shown: ItemShown) -> None:
        """Lay a question out and paint it, behind the present one."""
        if self._back is None:
            self._back = self._make()
            self._back.hide()
            self._back.set_patient_open(self._is_patient_open)
            self._back.set_page_width(*self._width)
        if not self._back.holds(shown):
            self._back.show_item(shown)
        self._back.draw_ahead()

    def set_page_width(self, width: int, bar_width: int) -> None:
        """Take another width of the page, and of the scroll bar in it."""
        self._width = (width, bar_width)
        self.front.set_page_width(width, bar_width)
        if self._back is not None:
            self._back.set_page_width(width, bar_width)

    def sizeHint(self) -> QSize:
        """Return the size of what is seen."""
        return self.front.size()

    def _make(self) -> Stage:
        stage = Stage(self._anchor, self)
        stage.view_made.connect(self.view_made)
        stage.laid_out.connect(self._on_stage_laid_out)
        stage.patient_opened.connect(self._on_stage_patient_opened)
        return stage

    def _on_stage_laid_out(self) -> None:
        if self.size() != self.front.size():
            self.resize(self.front.size())

    def _on_stage_patient_opened(self, is_open: bool) -> None:
        self._is_patient_open = is_open
        self.front.set_patient_open(is_open)
        if self._back is not None:
            self._back.set_patient_open(is_open)
