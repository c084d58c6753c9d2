# SPDX-License-Identifier: MIT
"""Asks which of several areas is meant that are too thin to be hit one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from trainer.ui.body.marks import called
from trainer.ui.widgets.form import Menu

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from trainer.ui.body.areas import Area
    from trainer.ui.body.marks import Mark


class WhichMenu(Menu):
    """A menu of areas.

    Signals:
        area_picked(str): id of the one that is meant.
    """

    area_picked = Signal(str)

    def __init__(self, *, checkable: bool, parent: QWidget) -> None:
        """Make an empty menu.

        Args:
            checkable: whether areas are chosen, rather than opened.
            parent: the map.
        """
        super().__init__(parent)
        self._checkable = checkable
        self.setObjectName("which-area")
        self.triggered.connect(self._on_triggered)

    def ask(self, crowd: Iterable[Area], marks: Mapping[str, Mark], place: QPoint) -> None:
        """Show what there is to choose from, beside a place of the screen."""
        self.clear()
        for area in crowd:
            mark = marks[area.id]
            text = ", ".join(part for part in (called(area, mark), mark.detail) if part)
            action = self.addAction(text.replace("&", "&&"))
            action.setData(area.id)
            action.setCheckable(self._checkable)
            action.setChecked(mark.is_chosen)
        self.popup(place)

    def _on_triggered(self, action: QAction) -> None:
        self.area_picked.emit(action.data())
