# SPDX-License-Identifier: MIT
"""Where the learner stands by region: on the body map, or as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.ui.body.legend import Legend
from trainer.ui.body.panel import BodyPanel
from trainer.ui.pages.progress.swap import SwapCard
from trainer.ui.theme import theme
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from trainer.ui.pages.progress.views import RegionsView


class _Picture(FollowsLook, QWidget):
    """The map, what its grounds mean, and the weakest region in words."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.panel = BodyPanel(
            name,
            checkable=False,
            hint=self.tr("Press a muscle to practise it."),
            nothing=self.tr("No questions"),
            parent=self,
        )
        steps = [
            self.tr("too few answers"),
            self.tr("under 50\u00a0%"),
            self.tr("50 to 64\u00a0%"),
            self.tr("65 to 79\u00a0%"),
            self.tr("80\u00a0% and over"),
        ]
        self._legend = Legend(steps, self.tr("unsafe act to revisit"), self)
        self._weakest = TextBlock("", "small", "ink-2", parent=self)
        self._weakest.setObjectName("weakest")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.panel, self._legend, self._weakest):
            self._column.addWidget(part)
        self.forget_look()

    def show_regions(self, view: RegionsView) -> None:
        """Show regions."""
        self.panel.show_marks(view.marks)
        self._legend.show_unsafe(is_shown=any(mark.is_unsafe for mark in view.marks.values()))
        self._weakest.set_text(view.weakest)

    def forget_look(self) -> None:
        """Take other distances with the text."""
        self._column.setSpacing(theme.space(10))


class BodyCard(SwapCard):
    """Right answers by region.

    Signals:
        region_chosen(str): a muscle on the map was pressed.
    """

    region_chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("body")
        title = self.tr("Body map")
        self._figures = _Picture(title, self)
        columns = (
            self.tr("Region"),
            self.tr("Questions"),
            self.tr("Answers"),
            self.tr("Right"),
            self.tr("Per cent"),
            self.tr("95\u00a0% range"),
            self.tr("Unsafe"),
        )
        self.hold(title, columns, self._figures)
        self.set_hint(self.tr("Right answers by region, in per cent"))
        self._figures.panel.region_chosen.connect(self.region_chosen)

    def show_regions(self, view: RegionsView) -> None:
        """Show regions."""
        self._figures.show_regions(view)
        self.show_rows(view.rows)
