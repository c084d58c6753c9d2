# SPDX-License-Identifier: MIT
"""The body map with the name of what is pointed at, and buttons to look nearer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.ui.body.areas import area_name, areas
from trainer.ui.body.map import BodyMap
from trainer.ui.body.marks import called
from trainer.ui.body.stage import MOST_ZOOM
from trainer.ui.theme import theme
from trainer.ui.widgets.button import IconButton
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trainer.ui.body.marks import Mark

# What is said has so many lines at most, each so high at 100 per cent.
_LINES, _LINE = 3, 18


class BodyPanel(FollowsLook, QWidget):
    """A map whose last line says what lies under the pointer or has the focus.

    Signals:
        region_chosen(str): the region of an area that was pressed.
    """

    region_chosen = Signal(str)

    def __init__(
        self,
        name: str,
        *,
        checkable: bool,
        hint: str,
        nothing: str,
        parent: QWidget | None = None,
    ) -> None:
        """Make a panel.

        Args:
            name: what the map shows, for screen readers.
            checkable: whether areas are chosen, rather than opened.
            hint: what to do, said while nothing is pointed at.
            nothing: said of an area without a mark.
            parent: owner.
        """
        super().__init__(parent)
        self._hint, self._nothing = hint, nothing
        self._marks: Mapping[str, Mark] = {}
        self._map = BodyMap(name, checkable=checkable, parent=self)
        self._map.setObjectName("body-map")
        self._title = TextBlock("", "small", weight=600, tight=True, parent=self)
        self._title.setObjectName("pointed")
        self._title.hide()
        self._detail = TextBlock(hint, "small", "ink-2", tight=True, parent=self)
        self._detail.setObjectName("pointed-detail")
        self._farther = IconButton("minus", self.tr("Look from farther away"), parent=self)
        self._nearer = IconButton("plus", self.tr("Look nearer"), parent=self)
        self._words = QWidget(self)
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        words.addStretch(1)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._words, 1)
        for button in (self._farther, self._nearer):
            self._foot.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._map)
        self._column.addLayout(self._foot)
        self._map.region_chosen.connect(self.region_chosen)
        self._map.pointed_changed.connect(self._on_map_pointed_changed)
        self._map.zoom_changed.connect(self._on_map_zoom_changed)
        self._farther.clicked.connect(self._on_farther_clicked)
        self._nearer.clicked.connect(self._on_nearer_clicked)
        self._on_map_zoom_changed(self._map.zoom())
        self.forget_look()

    def show_marks(self, marks: Mapping[str, Mark]) -> None:
        """Show marks by area id."""
        self._marks = marks
        self._map.show_marks(marks)
        self._say(self._map.pointed())

    def forget_look(self) -> None:
        """Keep room for three lines, so that nothing moves while the pointer does."""
        self._column.setSpacing(theme.space(6))
        self._foot.setContentsMargins(theme.space(4), 0, 0, 0)
        self._words.setMinimumHeight(theme.px(_LINES * _LINE))

    def _say(self, area_id: str) -> None:
        area = next((one for one in areas() if one.id == area_id), None)
        self._title.setVisible(area is not None)
        if area is None:
            self._detail.set_text(self._hint)
            return
        mark = self._marks.get(area_id)
        if mark is None:
            self._title.set_text(area_name(area))
            self._detail.set_text(self._nothing)
            return
        self._title.set_text(called(area, mark))
        unsafe = self.tr("{detail}, an unsafe act to revisit").format(detail=mark.detail)
        self._detail.set_text(unsafe if mark.is_unsafe else mark.detail)

    @Slot(str)
    def _on_map_pointed_changed(self, area: str) -> None:
        self._say(area)

    @Slot(float)
    def _on_map_zoom_changed(self, zoom: float) -> None:
        self._farther.setEnabled(zoom > 1)
        self._nearer.setEnabled(zoom < MOST_ZOOM)

    @Slot()
    def _on_farther_clicked(self) -> None:
        self._map.zoom_by(-1)

    @Slot()
    def _on_nearer_clicked(self) -> None:
        self._map.zoom_by(1)
