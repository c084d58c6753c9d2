# SPDX-License-Identifier: MIT
"""The look back over an exam before it is submitted: every question, and a way to each."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from trainer.ui.pages.exam_views import OverviewCell, Standing
from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.button import PressableButton
from trainer.ui.widgets.flow import FlowLayout
from trainer.ui.widgets.scroll import ScrollArea
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent

    from trainer.ui.pages.exam_views import OverviewView

_CELL = QSize(104, 58)
_ROW = 2
_EDGE = 24


class ExamOverview(ScrollArea):
    """All questions with where they stand.

    Signals:
        place_chosen(int): go to a question, by its place from 0.
    """

    place_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("overview")
        self._inner = QWidget()
        self._title = TextBlock("", "page", heading_level=1, tight=True, parent=self._inner)
        self._title.setObjectName("overview-title")
        self._summary = TextBlock("", "body", "ink-2", parent=self._inner)
        self._summary.setObjectName("overview-summary")
        self._box = QWidget(self._inner)
        self._flow = FlowLayout(self._box)
        self._cells: list[_Cell] = []
        self._column = QVBoxLayout(self._inner)
        self._column.addWidget(self._title)
        self._column.addWidget(self._summary)
        self._column.addWidget(self._box)
        self._column.addStretch(1)
        self.setWidgetResizable(True)
        self.setWidget(self._inner)
        # Its questions are reached by Tab, not what they lie in.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._fit()

    def show_view(self, view: OverviewView) -> None:
        """Show where every question stands, from the top."""
        self._title.set_text(view.title)
        self._summary.set_text(view.summary)
        self.setAccessibleName(view.title)
        while len(self._cells) < len(view.cells):
            cell = _Cell(self._box)
            cell.setObjectName(f"overview-{len(self._cells)}")
            cell.clicked.connect(self._on_cell_clicked)
            cell.move_requested.connect(self._on_cell_move_requested)
            self._flow.addWidget(cell)
            self._cells.append(cell)
        for number, cell in enumerate(self._cells):
            cell.setVisible(number < len(view.cells))
        for cell, shown in zip(self._cells, view.cells, strict=False):
            cell.show_cell(shown)
        self._reach(next((cell for cell in self._cells if cell.isEnabled()), None))
        self.show_top()

    def chain_after(self, part: QWidget) -> None:
        """Let Tab come here from another part."""
        for cell in self._cells:
            QWidget.setTabOrder(part, cell)
            part = cell

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle."""
        super().resizeEvent(event)
        self._fit()

    def forget_look(self) -> None:
        """Take other distances with the text."""
        super().forget_look()
        self._fit()

    def _reach(self, one: _Cell | None) -> None:
        """Let Tab reach one question; the arrows go on from there."""
        for cell in self._cells:
            policy = Qt.FocusPolicy.StrongFocus if cell is one else Qt.FocusPolicy.ClickFocus
            cell.setFocusPolicy(policy)

    def _fit(self) -> None:
        side = max(_EDGE, (self.viewport().width() - theme.width("content")) // 2)
        self._column.setContentsMargins(side, theme.space(_EDGE), side, theme.space(_EDGE))
        self._column.setSpacing(theme.space(12))

    @Slot()
    def _on_cell_clicked(self) -> None:
        self.place_chosen.emit(cast("_Cell", self.sender()).position)

    @Slot(int)
    def _on_cell_move_requested(self, by: int) -> None:
        shown = [cell for cell in self._cells if not cell.isHidden() and cell.isEnabled()]
        at = next(i for i, cell in enumerate(shown) if cell is self.sender())
        if abs(by) == _ROW:  # a row up or down: as many as stand in one
            top = shown[0].y()
            by = (1 if by > 0 else -1) * sum(cell.y() == top for cell in shown)
        if 0 <= at + by < len(shown):
            target = shown[at + by]
            self._reach(target)
            target.setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(target)


class _Cell(PressableButton):
    """One question: its number, where it stands, and whether it is flagged.

    Signals:
        move_requested(int): an arrow was pressed: 1 and -1 for neighbours, 2 and -2 for a row.
    """

    move_requested = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown = OverviewCell(0, "", Standing.BLANK, "", False, True, "")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def position(self) -> int:
        """Its place, from 0."""
        return self._shown.position

    def show_cell(self, shown: OverviewCell) -> None:
        """Show a question."""
        self._shown = shown
        self.setText(shown.number)
        self.setAccessibleName(shown.spoken)
        self.setEnabled(shown.is_open)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the same size for every question, at least that of its word."""
        word = labels.text_width(self._shown.word, theme.font("small"))
        width = max(theme.px(_CELL.width()), int(word) + 2 * theme.space(12))
        return QSize(width, theme.px(_CELL.height()))

    def minimumSizeHint(self) -> QSize:
        """Return the same: nothing is cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows; Enter and the space bar go to the question."""
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -_ROW,
            Qt.Key.Key_Down: _ROW,
        }
        step = steps.get(Qt.Key(event.key()), 0)
        if step:
            self.move_requested.emit(step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw number and word; what is blank is outlined strongly."""
        del event
        painter = painting.begin(self)
        rect = QRectF(self.rect())
        done = self._shown.standing is Standing.ANSWERED
        ground, edge, width = ("track", "line", 1.0) if done else ("surface", "ink-2", 1.5)
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            ground = "hover"
        if not self.isEnabled():
            edge, width = "line", 1.0
        radius = theme.radius("button")
        painting.draw_box(painter, rect, radius, theme.color(ground), theme.color(edge), width)
        role = "ink" if self.isEnabled() else "ink-3"
        left, half = float(theme.space(12)), rect.height() / 2
        number = theme.font("body", 600)
        labels.draw_text(painter, self._shown.number, number, theme.color(role), left, half * 0.66)
        role = "ink-2" if self.isEnabled() else "ink-3"
        small = theme.font("small")
        labels.draw_text(painter, self._shown.word, small, theme.color(role), left, half * 1.38)
        if self._shown.is_flagged:
            side = float(theme.px(16))
            box = QRectF(rect.right() - side - left / 2, half * 0.66 - side / 2, side, side)
            theme.draw_icon(painter, "bookmark-filled", "ink", box)
        painter.end()
