# SPDX-License-Identifier: MIT
"""Mastery over time: small pictures of one scale, one for each domain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from trainer.ui.pages.progress.plots import CoursePlot
from trainer.ui.pages.progress.swap import SwapCard
from trainer.ui.theme import theme
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from trainer.ui.pages.progress.insight_views import CourseView, Rows

# At 100 per cent.
_LEAST_WIDTH = 176
_GAP = 28


class _Tile(FollowsLook, QWidget):
    """One domain: its name, the latest estimate and the course."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = TextBlock("", "body", weight=500, parent=self)
        self._number = TextBlock("", "caption", "ink-2", align="right", parent=self)
        self._estimate = TextBlock("", "stat", tight=True, parent=self)
        self._between = TextBlock("", "small", "ink-2", parent=self)
        self.plot = CoursePlot(self)
        head, figures = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._number)
        figures.addWidget(self._estimate)
        figures.addWidget(self._between, 1)
        self._figures = figures
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(head)
        self._column.addLayout(figures)
        self._column.addWidget(self.plot)
        self._column.addStretch(1)
        self.forget_look()

    def show_course(self, view: CourseView) -> None:
        """Show a course."""
        self._title.set_text(view.title)
        self._number.set_text(view.number)
        self._estimate.set_text(view.estimate)
        self._estimate.setVisible(bool(view.estimate))
        self._between.set_text(view.between or view.too_few)
        self.plot.set_course(view)

    def forget_look(self) -> None:
        """Take other distances with the text."""
        if hasattr(self, "_column"):
            self._column.setSpacing(theme.space(4))
            self._figures.setSpacing(theme.space(8))


class _Picture(FollowsLook, QWidget):
    """As many pictures beside each other as have room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.tiles: list[_Tile] = []
        self._shown = 0
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)

    def show_courses(self, views: Sequence[CourseView]) -> None:
        """Show domains in the order of the outline."""
        while len(self.tiles) < len(views):
            tile = _Tile(self)
            tile.setObjectName(f"course-{len(self.tiles)}")
            self.tiles.append(tile)
        for tile, view in zip(self.tiles, views, strict=False):
            tile.show_course(view)
        self._shown, self._columns = len(views), 0
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many beside each other as have room."""
        super().resizeEvent(event)
        self._arrange()

    def forget_look(self) -> None:
        """Arrange with other distances."""
        self._columns = 0
        self._arrange()

    def _arrange(self) -> None:
        gap = theme.space(_GAP)
        room = max(1, (self.width() + gap) // (theme.px(_LEAST_WIDTH) + gap))
        columns = max(1, min(room, self._shown))
        if columns == 3 and self._shown == 4:
            columns = 2
        if columns == self._columns:
            return
        for column in range(max(columns, self._grid.columnCount())):
            self._grid.setColumnStretch(column, int(column < columns))
        self._columns = columns
        self._grid.setHorizontalSpacing(gap)
        self._grid.setVerticalSpacing(theme.space(18))
        for at, tile in enumerate(self.tiles):
            self._grid.removeWidget(tile)
            tile.setVisible(at < self._shown)
            if at < self._shown:
                self._grid.addWidget(tile, at // columns, at % columns)


class MasteryCard(SwapCard):
    """The share of right answers over time."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("mastery")
        self._pictures = _Picture(self)
        columns = (
            self.tr("Domain"),
            self.tr("30 days up to"),
            self.tr("Answers"),
            self.tr("Right"),
            self.tr("Per cent"),
            self.tr("95\u00a0% range"),
        )
        self.hold(self.tr("Mastery over time"), columns, self._pictures)

    def show_courses(self, hint: str, views: Sequence[CourseView], rows: Rows) -> None:
        """Show all domains."""
        self.set_hint(hint)
        self._pictures.show_courses(views)
        self.show_rows(rows)
