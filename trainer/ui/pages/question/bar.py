# SPDX-License-Identifier: MIT
"""The bar over a session: the way out, what it is, how far it is, the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtWidgets import QLabel, QWidget

from trainer.ui.items.ahead import DrawnAhead
from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.button import IconButton
from trainer.ui.widgets.card import Bar
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.strip import Cell, ProgressStrip
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QPixmap, QResizeEvent

    from trainer.ui.pages.question.views import BarView
    from trainer.ui.widgets.step_strip import StepState, StepStrip

_LARGE_TEXT = 125
_NARROW = 900
_NEARER = 3


class SessionBar(Bar):
    """Cross, title, strip, clock, flag and list of keys, placed by hand.

    Signals:
        leave_requested(): the cross was pressed.
        place_chosen(int): a place of the strip was pressed.
        flag_requested(): the flag was pressed.
        keys_requested(): the list of keys is wanted.
    """

    leave_requested = Signal()
    place_chosen = Signal(int)
    flag_requested = Signal()
    keys_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(at_top=True, parent=parent)
        self._view: BarView | None = None
        self._steps: StepStrip | None = None
        self.cross = IconButton("x", self.tr("Leave; everything is saved"), parent=self)
        self.cross.setObjectName("leave")
        self._title = TextBlock("", "body", weight=600, heading_level=1, parent=self)
        self._title.setObjectName("session-title")
        self._detail = TextBlock("", "small", "ink-2", parent=self)
        self.strip = _Strip(self)
        self.strip.setObjectName("strip")
        self.clock = Clock(self)
        self.clock.setObjectName("clock")
        self.flag = IconButton(
            "bookmark",
            self.tr("Flag this question (F)"),
            checkable=True,
            checked_icon="bookmark-filled",
            checked_name=self.tr("Take the flag away (F)"),
            parent=self,
        )
        self.flag.setObjectName("flag")
        self.keys = IconButton("keyboard", self.tr("Keys (F1)"), parent=self)
        self.keys.setObjectName("keys")
        self.cross.clicked.connect(self._on_cross_clicked)
        self.strip.cell_chosen.connect(self.place_chosen)
        self.flag.clicked.connect(self._on_flag_clicked)
        self.keys.clicked.connect(self._on_keys_clicked)

    def show_view(self, view: BarView) -> None:
        """Show where the session is."""
        before, self._view = self._view, view
        self.strip.set_cells(view.cells, view.position)
        self._show_steps(view.steps)
        self.flag.setChecked(view.cells[view.position].flagged)
        if before is None or before[:3] != view[:3] or before.is_review != view.is_review:
            self._title.set_text(view.title)
            self.clock.setVisible(not view.is_review)
            self.flag.setVisible(not view.is_review)
            self.lay_out()
        elif (len(before.cells), len(before.steps)) != (len(view.cells), len(view.steps)):
            self.lay_out()

    def prepare(self, view: BarView) -> None:
        """Paint what will probably be shown next."""
        self.strip.prepare(view.cells, view.position)

    def show_clock(self, text: str) -> None:
        """Show the time; only the clock is painted for it."""
        if self.clock.set_text(text):
            self.lay_out()

    def height_for(self, width: int) -> int:
        """Return the height at a width: more where a long title wraps."""
        if not self._has_title(width):
            return self.minimumHeight() + 1
        title = self._title.heightForWidth(self._title_room(width))
        detail = self._detail.heightForWidth(self._title_room(width))
        return max(self.minimumHeight(), title + detail + theme.space(16)) + 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        super().resizeEvent(event)
        self.lay_out()

    def forget_look(self) -> None:
        """Take other sizes with the text."""
        super().forget_look()
        if self._view is not None:
            self.lay_out()

    def lay_out(self) -> None:
        """Give every part its place."""
        view, width, height = self._view, self.width(), self.height() - 1
        if view is None or width < 1:
            return
        side, edge = theme.px(36), theme.space(16)
        middle = (height - side) // 2
        self.cross.setGeometry(edge, middle, side, side)
        right = width - edge - side
        self.keys.setGeometry(right, middle, side, side)
        if not view.is_review:
            right -= side + theme.space(6)
            self.flag.setGeometry(right, middle, side, side)
            room = self.clock.reserved_width()
            right -= theme.space(12) + room
            self.clock.setGeometry(right, middle, room, side)
        left = edge + side + theme.space(10)
        brief = theme.text_percent > _LARGE_TEXT or width < theme.px(_NARROW)
        self._detail.set_text(view.brief if brief else view.detail)
        if self._has_title(width):
            left += self._place_title(left, height)
        for part in (self._title, self._detail):
            part.setVisible(self._has_title(width))
        self._place_strip(left + theme.space(16), right - theme.space(16), height)

    def _place_title(self, left: int, height: int) -> int:
        room = self._title_room(self.width())
        natural = max(self._title.sizeHint().width(), self._detail.sizeHint().width())
        width = min(room, natural)
        title = self._title.heightForWidth(width)
        detail = self._detail.heightForWidth(width)
        # Two lines of one label: nearer to each other than lines of a text.
        near = theme.px(_NEARER)
        top = (height - title - detail + near) // 2
        self._title.setGeometry(left, top, width, title)
        self._detail.setGeometry(left, top + title - near, width, detail)
        return width

    def _place_strip(self, left: int, right: int, height: int) -> None:
        strip = self._shown_strip()
        hint = strip.sizeHint()
        width = max(strip.minimumSizeHint().width(), min(hint.width(), right - left))
        start = (self.width() - width) // 2
        # In the middle of the window where there is room, else in the middle of what is left.
        if start < left or start + width > right:
            start = left + max(0, (right - left - width) // 2)
        strip.setGeometry(start, (height - hint.height()) // 2, width, hint.height())

    def _has_title(self, width: int) -> bool:
        """Tell whether there is room for what the session is called, besides where it stands."""
        parts = 3 * theme.px(36) + self.clock.reserved_width() + 2 * theme.space(16)
        strip = self._shown_strip().minimumSizeHint().width()
        return parts + strip + self._title_room(width) + theme.space(64) <= width

    def _title_room(self, width: int) -> int:
        return max(theme.px(96), width // 4)

    def _show_steps(self, steps: Sequence[StepState]) -> None:
        """Show the steps of a case in place of the questions; these come back at its end."""
        if steps and self._steps is None:
            from trainer.ui.widgets.step_strip import StepStrip

            self._steps = StepStrip(self)
            self._steps.setObjectName("steps")
        if self._steps is not None:
            self._steps.set_steps(steps)
            self._steps.setVisible(bool(steps))
            self.strip.setVisible(not steps)

    def _shown_strip(self) -> ProgressStrip | StepStrip:
        has_steps = self._view is not None and bool(self._view.steps)
        return self._steps if has_steps and self._steps is not None else self.strip

    def _on_cross_clicked(self) -> None:
        self.leave_requested.emit()

    def _on_flag_clicked(self) -> None:
        self.flag_requested.emit()

    def _on_keys_clicked(self) -> None:
        self.keys_requested.emit()


class Clock(FollowsLook, QLabel):
    """The time of the session, at the right end of its room.

    A QLabel only for its role with assistive technology.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._reserved = 0

    def text(self) -> str:
        """Return the time shown."""
        return self._text

    def set_text(self, text: str) -> bool:
        """Show a time; return whether it needs more room than it had."""
        if text == self._text:
            return False
        self._text = text
        self.setAccessibleName(text)
        self.update()
        needed = self._width_of(text)
        if needed <= self._reserved:
            return False
        self._reserved = needed
        return True

    def reserved_width(self) -> int:
        """Return the width of the widest time so far, so that nothing moves every second."""
        if not self._reserved:
            self._reserved = self._width_of(self._text or "00:00")
        return self._reserved

    def sizeHint(self) -> QSize:
        """Return the size of icon and time."""
        return QSize(self.reserved_width(), theme.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw icon and time."""
        del event
        painter = painting.begin(self)
        font, color = theme.font("option", 500), theme.color("ink-2")
        middle = self.height() / 2
        side = theme.px(18)
        left = self.width() - self._width_of(self._text)
        theme.draw_icon(painter, "clock", "ink-2", QRectF(left, middle - side / 2, side, side))
        labels.draw_text_right(painter, self._text, font, color, self.width(), middle)
        painter.end()

    def forget_look(self) -> None:
        """Measure anew."""
        self._reserved = 0

    def _width_of(self, text: str) -> int:
        width = labels.text_width(text, theme.font("option", 500))
        return int(width + 0.999) + theme.px(18) + theme.space(7)


class _Strip(DrawnAhead, ProgressStrip):
    """Paints itself ahead as it will be with the next question: many small parts take long."""

    ground_role = "surface"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._next: tuple[tuple[Cell, ...], int] | None = None
        self._next_picture: QPixmap | None = None

    def set_cells(self, cells: Sequence[Cell], current: int) -> None:
        """Show the questions of a session."""
        if (cells, current) == (self._cells, self._current):
            return
        super().set_cells(cells, current)
        if self._next == (cells, current):
            self._picture = self._next_picture

    def prepare(self, cells: tuple[Cell, ...], current: int) -> None:
        """Paint a picture of what will probably be shown next."""
        if self._next == (cells, current):
            return
        shown = self._cells, self._current, self._cursor
        self._cells, self._current, self._cursor = cells, current, current
        self._next, self._next_picture = (cells, current), self._drawn()
        self._cells, self._current, self._cursor = shown

    def forget_look(self) -> None:
        """Drop what was painted."""
        super().forget_look()
        self._next = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drop what was painted for another size."""
        super().resizeEvent(event)
        self._next = None
