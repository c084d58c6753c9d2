# SPDX-License-Identifier: MIT
"""The practice days and what is due in the next ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from trainer.ui.pages.frame import Pair
from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.card import Card, Rule
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent

    from trainer.ui.pages.today_parts import DayCell, DaysView, WeekBar

_WEEK = 7
# Of the card, at 100 per cent: what the calendar needs with its names of days.
_CONTENT = 232
_NAMES = 38
_PADDING = 20
_CELL = 14
_GAP = 4


class DaysCard(Card):
    """Practice days as a record, and the minutes due on each of the next seven days."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=(_PADDING, 16))
        self._narrow = True
        self.setObjectName("days")
        title = TextBlock(self.tr("Practice days"), "heading", heading_level=2, parent=self)
        self._summary = TextBlock("", "small", "ink-2", parent=self)
        self._summary.setObjectName("days-summary")
        self._calendar = Calendar(self)
        self._calendar.setObjectName("calendar")
        self._legend = Legend(self)
        self._rule = Rule(self)
        ahead = self.tr("Minutes due in the next seven days")
        self._week_title = TextBlock(ahead, "small", "ink-2", heading_level=3, parent=self)
        self._bars = WeekBars(self)
        self._bars.setObjectName("next-days")
        self._head = QVBoxLayout()
        self._head.addWidget(title)
        self._head.addWidget(self._summary)
        past = QVBoxLayout()
        past.setSpacing(0)
        past.addWidget(self._calendar)
        past.addWidget(self._legend)
        past.addStretch(1)
        self._ahead = QVBoxLayout()
        self._ahead.addWidget(self._week_title)
        self._ahead.addWidget(self._bars)
        self._ahead.addStretch(1)
        self._pair = Pair()
        self._pair.addLayout(past)
        self._pair.addWidget(self._rule)
        self._pair.addLayout(self._ahead)
        self.body.addLayout(self._head)
        self.body.addLayout(self._pair)
        self._space()

    def show_days(self, view: DaysView, week: Sequence[WeekBar]) -> None:
        """Show days of practice and days to come."""
        self._summary.set_text(view.summary)
        self._calendar.set_days(view, [bar.day for bar in week])
        self._bars.set_bars(week)

    def set_narrow(self, narrow: bool) -> None:
        """Keep to the width of the calendar, or put what is to come beside it."""
        self._narrow = narrow
        width = column_width()
        self.setMinimumWidth(width if narrow else 0)
        self.setMaximumWidth(width if narrow else theme.width("content"))
        two = not narrow and theme.px(2 * _CONTENT) + theme.space(80) <= theme.width("content")
        self._pair.set_wide(two)
        self._rule.setVisible(not two)
        self._space()

    def forget_look(self) -> None:
        """Take other distances with the text."""
        super().forget_look()
        self._space()

    def _space(self) -> None:
        # Alone in its row, a card has the padding of the others.
        sides = theme.space(_PADDING if self._narrow else 24)
        ends = theme.space(16)
        self.body.setContentsMargins(sides, ends, sides, ends)
        self._head.setSpacing(theme.space(1))
        self._pair.setSpacing(theme.space(32 if self._rule.isHidden() else 12))
        self._ahead.setSpacing(theme.space(6))


def column_width() -> int:
    """Return the width of a card beside the others."""
    return theme.px(_CONTENT) + 2 * theme.space(_PADDING)


class Calendar(FollowsLook, QLabel):
    """A column a week, a cell a day; darker with more minutes.

    A QLabel only for its role with assistive technology; the tip of a cell says its day.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: tuple[DayCell, ...] = ()
        self._months: tuple[tuple[int, str], ...] = ()
        self._days: list[str] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_days(self, view: DaysView, names: Sequence[str]) -> None:
        """Show other days.

        Args:
            view: the cells, week by week from Monday.
            names: short names of seven days, the first that of tomorrow.
        """
        self._cells, self._months = view.cells, view.months
        # The last cell is today; turn the names so that they begin with Monday.
        tomorrow = len(view.cells) % _WEEK
        self._days = [names[(day - tomorrow) % _WEEK] for day in range(_WEEK)] if names else []
        self.setAccessibleName(view.summary)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of months and seven rows."""
        return QSize(theme.px(_CONTENT), self._top() + _WEEK * self._pitch() - theme.px(_GAP))

    def minimumSizeHint(self) -> QSize:
        """Return the same: cells keep their size."""
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        """Say the day under the pointer."""
        if event.type() != QEvent.Type.ToolTip:
            return super().event(event)
        helped = cast("QHelpEvent", event)
        position = self._at(helped.pos())
        if 0 <= position < len(self._cells):
            QToolTip.showText(helped.globalPos(), self._cells[position].text, self)
        else:
            QToolTip.hideText()
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw months, days and cells."""
        del event
        painter = painting.begin(self)
        font, faint = theme.font("micro"), theme.color("ink-2")
        for column, name in self._months:
            left = theme.px(_NAMES) + column * self._pitch()
            labels.draw_text(painter, name, font, faint, left, theme.px(7))
        for day in (0, 2, 4, 6):
            if day < len(self._days):
                middle = self._top() + day * self._pitch() + theme.px(_CELL) / 2
                labels.draw_text(painter, self._days[day], font, faint, 0, middle)
        for position, cell in enumerate(self._cells):
            week, day = divmod(position, _WEEK)
            left = theme.px(_NAMES) + week * self._pitch()
            box = QRectF(left, self._top() + day * self._pitch(), theme.px(_CELL), theme.px(_CELL))
            draw_step(painter, box, cell.step, is_now=position == len(self._cells) - 1)
        painter.end()

    def _pitch(self) -> int:
        return theme.px(_CELL) + theme.px(_GAP)

    def _top(self) -> int:
        return theme.px(20)

    def _at(self, point: QPoint) -> int:
        """Return the cell at a point; -1 for none."""
        x, y = point.x() - theme.px(_NAMES), point.y() - self._top()
        week, day = x // self._pitch(), y // self._pitch()
        return week * _WEEK + day if x >= 0 and 0 <= day < _WEEK else -1


class Legend(FollowsLook, QLabel):
    """What the steps of the calendar mean, in minutes.

    A QLabel only for its role with assistive technology.
    """

    _LEAST = (0, 1, 10, 20, 40)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the height of a cell with air above it."""
        return QSize(theme.px(_CONTENT), theme.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the unit and the steps."""
        del event
        painter = painting.begin(self)
        font, faint = theme.font("micro"), theme.color("ink-2")
        middle = self.height() - theme.px(9)
        labels.draw_text(painter, self.tr("minutes"), font, faint, 0, middle)
        texts = [self.locale().toString(least) for least in self._LEAST]
        right = float(min(self.width(), theme.px(_CONTENT)))
        side = theme.px(12)
        for step in range(len(texts) - 1, -1, -1):
            right -= labels.text_width(texts[step], font)
            labels.draw_text(painter, texts[step], font, faint, right, middle)
            right -= theme.px(4) + side
            draw_step(painter, QRectF(right, middle - side / 2, side, side), step)
            right -= theme.px(8)
        painter.end()


class WeekBars(FollowsLook, QLabel):
    """A bar a day, with its number above and its day below.

    A QLabel only for its role with assistive technology.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[WeekBar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_bars(self, bars: Sequence[WeekBar]) -> None:
        """Show other days."""
        self._bars = tuple(bars)
        self.setAccessibleName(", ".join(bar.text for bar in bars))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of numbers, bars and days."""
        return QSize(theme.px(_CONTENT), theme.px(16 + 36 + 18))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw numbers, bars and days."""
        del event
        painter = painting.begin(self)
        most = max((bar.number for bar in self._bars), default=0)
        pitch = min(self.width(), theme.px(_CONTENT)) / max(1, len(self._bars))
        foot, full, wide = theme.px(16 + 36), theme.px(34), theme.px(22)
        edge = theme.color("line") if theme.is_high_contrast else None
        for position, bar in enumerate(self._bars):
            center = (position + 0.5) * pitch
            height = full * bar.number / most if most else 0.0
            if bar.number:
                height = max(height, theme.px(3))
                box = QRectF(center - wide / 2, foot - height, wide, height)
                painting.draw_box(painter, box, 2, theme.color("accent-line"), edge)
            number = self.locale().toString(bar.number)
            role = "ink" if bar.number else "ink-3"
            self._centred(painter, number, role, center, foot - height - theme.px(8))
            self._centred(painter, bar.day, "ink-2", center, foot + theme.px(10))
        painter.end()

    def _centred(self, painter: QPainter, text: str, role: str, x: float, middle: float) -> None:
        font = theme.font("micro", 500 if role == "ink" else None)
        left = x - labels.text_width(text, font) / 2
        labels.draw_text(painter, text, font, theme.color(role), left, middle)


def draw_step(painter: QPainter, box: QRectF, step: int, *, is_now: bool = False) -> None:
    """Draw a cell of the calendar; today's has an edge."""
    edge = theme.color("line") if theme.is_high_contrast else None
    width = 1.0
    if is_now:
        # Where every cell has an edge, today's is the thick one.
        edge, width = theme.color("ink"), 3.0 if theme.is_high_contrast else 1.5
    radius = theme.radius("calendar-cell")
    painting.draw_box(painter, box, radius, theme.steps[step], edge, width)
