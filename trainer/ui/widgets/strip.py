# SPDX-License-Identifier: MIT
"""Where one is in a session, and what the answers so far were."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.look import ShowsPointer


class CellState(StrEnum):
    """What is known of one question."""

    TO_COME = "to-come"
    ANSWERED = "answered"
    RIGHT = "right"
    WRONG = "wrong"
    UNSAFE = "unsafe"


class Cell(NamedTuple):
    """One question of the session."""

    state: CellState = CellState.TO_COME
    flagged: bool = False


class _Look(NamedTuple):
    ground: str
    icon: str
    role: str


_LOOKS: dict[CellState, _Look] = {
    CellState.TO_COME: _Look("", "", "ink-2"),
    CellState.ANSWERED: _Look("track", "", "ink-2"),
    CellState.RIGHT: _Look("accent-soft", "check", "accent-text"),
    CellState.WRONG: _Look("track", "x", "ink-2"),
    CellState.UNSAFE: _Look("danger", "octagon-alert", "on-danger"),
}
_MOST_CELLS = 24
_LARGE_TEXT = 125
_PITCH = 26
_CELL_RADIUS = 6.0
_BAR_PITCH = 15.0
_BAR_GAP = 3.0


class ProgressStrip(ShowsPointer, QAbstractButton):
    """A cell a question, or bars where there are many or text is large.

    A QAbstractButton because that can be focused and pressed by assistive technology.

    Signals:
        cell_chosen(int): the learner wants to see that question, from 0.
    """

    cell_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: tuple[Cell, ...] = ()
        self._current = 0
        self._cursor = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)

    def set_cells(self, cells: Sequence[Cell], current: int) -> None:
        """Show the questions of a session.

        Args:
            cells: one a question, in order.
            current: the one shown now, from 0.
        """
        new = tuple(cells)
        if (new, current) == (self._cells, self._current):
            return
        other_length = len(new) != len(self._cells)
        self._cells = new
        self._current = self._cursor = current
        self._name()
        if other_length:
            self.updateGeometry()
        self.update()

    # -- geometry -----------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Return the size with cells of full width."""
        count = len(self._cells)
        if count > _MOST_CELLS or theme.text_percent > _LARGE_TEXT:
            return QSize(int(self._caption_width() + count * _BAR_PITCH), theme.px(36))
        return QSize(count * theme.px(_PITCH), theme.px(36))

    def minimumSizeHint(self) -> QSize:
        """Return the size with the thinnest bars."""
        return QSize(int(self._caption_width() + len(self._cells) * 4), theme.px(36))

    def focus_shape(self) -> tuple[QRectF, float]:
        """Return what the focus ring goes around."""
        if self._is_compact():
            return QRectF(self.rect()).adjusted(-4, 2, 4, -2), theme.radius("button")
        return self._cell_rect(self._cursor), _CELL_RADIUS

    def _is_compact(self) -> bool:
        count = len(self._cells)
        if count > _MOST_CELLS or theme.text_percent > _LARGE_TEXT:
            return True
        return self.width() < count * theme.px(_PITCH)

    def _cell_rect(self, index: int) -> QRectF:
        pitch, side = theme.px(_PITCH), theme.size("strip-cell")
        start = (self.width() - pitch * len(self._cells)) / 2
        left = round(start + pitch * index + (pitch - side) / 2)
        return QRectF(left, round((self.height() - side) / 2), side, side)

    def _caption(self) -> str:
        number, total = self._current + 1, len(self._cells)
        return self.tr("{0} of {1}").format(number, total)

    def _caption_width(self) -> float:
        return labels.text_width(self._caption(), theme.font("body", 600)) + theme.space(32)

    def _bar_pitch(self) -> float:
        room = self.width() - self._caption_width()
        return min(_BAR_PITCH, room / max(1, len(self._cells)))

    def _index_at(self, x: float) -> int:
        if self._is_compact():
            index = int((x - self._caption_width()) // max(1.0, self._bar_pitch()))
        else:
            pitch = theme.px(_PITCH)
            index = int((x - (self.width() - pitch * len(self._cells)) / 2) // pitch)
        return index if 0 <= index < len(self._cells) else -1

    # -- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw cells or bars."""
        del event
        painter = painting.begin(self)
        if self._is_compact():
            self._draw_bars(painter)
        else:
            for index, cell in enumerate(self._cells):
                self._draw_cell(painter, index, cell)
        painter.end()

    def _draw_cell(self, painter: QPainter, index: int, cell: Cell) -> None:
        rect = self._cell_rect(index)
        look = _LOOKS[cell.state]
        now = index == self._current
        if now:
            edge = theme.color("ink")
            painting.draw_box(painter, rect, _CELL_RADIUS, theme.color("surface"), edge, 2)
        elif look.ground:
            painting.draw_box(painter, rect, _CELL_RADIUS, theme.color(look.ground))
        if look.icon and not now:
            side = theme.px(14)
            center = rect.center()
            box = QRectF(center.x() - side / 2, center.y() - side / 2, side, side)
            theme.draw_icon(painter, look.icon, look.role, box)
        else:
            font = theme.font("micro", 600 if now else 500)
            color = theme.color("ink" if now else look.role)
            labels.draw_text_centred(painter, str(index + 1), font, color, rect)
        if cell.flagged:
            self._draw_ribbon(painter, rect)

    def _draw_ribbon(self, painter: QPainter, rect: QRectF) -> None:
        width, height = float(theme.px(7)), float(theme.px(8))
        left, top = rect.right() - theme.px(9), rect.top() - theme.px(4)
        path = QPainterPath(QPointF(left, top))
        path.lineTo(left + width, top)
        path.lineTo(left + width, top + height)
        path.lineTo(left + width / 2, top + height - width * 0.35)
        path.lineTo(left, top + height)
        path.closeSubpath()
        painter.fillPath(path, painting.brush(theme.color("ink")))

    def _draw_bars(self, painter: QPainter) -> None:
        middle = self.height() / 2
        font = theme.font("body", 600)
        labels.draw_text(painter, self._caption(), font, theme.color("ink"), 0, middle)
        pitch = self._bar_pitch()
        start = self._caption_width()
        width = max(2.0, pitch - (_BAR_GAP if pitch > 2 * _BAR_GAP else 1.0))
        for index, cell in enumerate(self._cells):
            now = index == self._current
            height = 24.0 if now else 18.0 if cell.state is CellState.UNSAFE else 14.0
            rect = QRectF(start + index * pitch, middle - height / 2, width, height)
            self._draw_bar(painter, rect, cell.state, now)
            if cell.flagged:
                dot = QPointF(rect.center().x(), rect.top() - 5)
                painting.draw_dot(painter, dot, 2, theme.color("ink"))

    def _draw_bar(self, painter: QPainter, rect: QRectF, state: CellState, now: bool) -> None:
        radius = min(3.0, rect.width() / 2)
        grounds = {
            CellState.RIGHT: "accent",
            CellState.UNSAFE: "danger",
            CellState.WRONG: "surface",
            CellState.ANSWERED: "control-edge",
            CellState.TO_COME: "track",
        }
        edge, width = None, 1.0
        if now:
            edge, width = theme.color("ink"), 2.0
        elif state is CellState.WRONG:
            edge, width = theme.color("ink-2"), 1.5
        elif state is CellState.TO_COME and theme.is_high_contrast:
            edge = theme.color("line")
        painting.draw_box(painter, rect, radius, theme.color(grounds[state]), edge, width)

    # -- what the learner does ----------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move among the questions with the arrows; Enter or the space bar chooses."""
        from PySide6.QtCore import Qt

        key = event.key()
        last = len(self._cells) - 1
        targets = {
            Qt.Key.Key_Left: self._cursor - 1,
            Qt.Key.Key_Right: self._cursor + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if key in targets:
            self._cursor = max(0, min(last, targets[Qt.Key(key)]))
            self._name()
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the question under the pointer as the one to choose."""
        index = self._index_at(event.position().x())
        if index < 0:
            event.ignore()
            return
        self._cursor = index
        super().mousePressEvent(event)

    def _on_clicked(self) -> None:
        if self._cells:
            self.cell_chosen.emit(self._cursor)

    def _name(self) -> None:
        if not self._cells:
            self.setAccessibleName("")
            return
        cell = self._cells[self._cursor]
        texts = {
            CellState.TO_COME: self.tr("Question {0} of {1}, not answered yet"),
            CellState.ANSWERED: self.tr("Question {0} of {1}, answered"),
            CellState.RIGHT: self.tr("Question {0} of {1}, right"),
            CellState.WRONG: self.tr("Question {0} of {1}, not right"),
            CellState.UNSAFE: self.tr("Question {0} of {1}, unsafe"),
        }
        name = texts[cell.state].format(self._cursor + 1, len(self._cells))
        self.setAccessibleName(name)
        self.setAccessibleDescription(self.tr("flagged") if cell.flagged else "")
