# SPDX-License-Identifier: MIT
"""The pictures of Progress: a course with its range, levels of certainty, days to come."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from trainer.ui.pages.progress.plot import Plot
from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor, QPainter
    from PySide6.QtWidgets import QWidget

    from trainer.ui.pages.progress.insight_views import (
        AheadDay,
        CoursePoint,
        CourseView,
        LevelView,
    )

_GRID = (0, 25, 50, 75, 100)


class CoursePlot(Plot):
    """A line with its range through time; days with too few answers are a gap."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(96, parent)
        self._points: tuple[CoursePoint, ...] = ()
        self._ends = ("", "")

    def set_course(self, view: CourseView) -> None:
        """Show a course."""
        self._points = view.points
        self._ends = view.first, view.last
        self.set_texts(view.spoken, [point.text for point in view.points])

    def places(self) -> Sequence[float]:
        """Return where the points stand."""
        box = self._box(self.area())
        return [box.left() + point.place * box.width() for point in self._points]

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw grid, range, line and the latest point."""
        box = self._box(area)
        self.draw_grid(painter, box, [(0.0, "0"), (0.5, "50"), (1.0, "100")])
        known = groupby(self._points, key=lambda point: point.value is not None)
        for is_known, group in known:
            if is_known:
                self._draw_run(painter, box, list(group))
        if 0 <= self.at() < len(self._points) and self._points[self.at()].value is not None:
            point = self._points[self.at()]
            center = self._place(box, point.place, point.value or 0.0)
            self.draw_ring(painter, center)
            painting.draw_dot(painter, center, theme.px(4), theme.color("accent"))
        middle = area.bottom() - theme.px(8)
        font, faint = theme.font("micro"), theme.color("ink-2")
        labels.draw_text(painter, self._ends[0], font, faint, box.left(), middle)
        labels.draw_text_right(painter, self._ends[1], font, faint, box.right(), middle)

    def _draw_run(self, painter: QPainter, box: QRectF, run: list[CoursePoint]) -> None:
        tops = [self._place(box, point.place, point.high or 0.0) for point in run]
        feet = [self._place(box, point.place, point.low or 0.0) for point in run]
        line = [self._place(box, point.place, point.value or 0.0) for point in run]
        if len(run) == 1:
            # A range of one day has no width of its own.
            painting.draw_line(painter, tops[0], feet[0], theme.color("accent-line"), 4)
        else:
            painter.fillPath(_path([*tops, *reversed(feet)]), painting.brush(_band()))
            for edge in (tops, feet):
                painter.strokePath(_path(edge), painting.pen(theme.color("accent-line")))
            painter.strokePath(_path(line), painting.pen(theme.color("accent"), 2))
        if run[-1] is self._points[-1] or len(run) == 1:
            painting.draw_dot(painter, line[-1], theme.px(4) + 2, theme.color("surface"))
            painting.draw_dot(painter, line[-1], theme.px(4), theme.color("accent"))

    def _box(self, area: QRectF) -> QRectF:
        left = theme.px(26)
        top, foot = theme.px(8), theme.px(18)
        # The last point keeps its dot inside.
        width = area.width() - left - theme.px(7)
        return QRectF(left, top, max(1.0, width), area.height() - top - foot)

    def _place(self, box: QRectF, place: float, percent: float) -> QPointF:
        return QPointF(
            box.left() + place * box.width(), box.bottom() - percent / 100 * box.height()
        )


class LevelsPlot(Plot):
    """For each level of certainty a line for what was said, and a dot with range for what came."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(218, parent)
        self._levels: tuple[LevelView, ...] = ()

    def set_levels(self, levels: Sequence[LevelView], spoken: str) -> None:
        """Show levels."""
        self._levels = tuple(levels)
        self.set_texts(spoken, [level.text for level in self._levels])

    def places(self) -> Sequence[float]:
        """Return where the levels stand."""
        box, count = self._box(self.area()), max(1, len(self._levels))
        return [box.left() + (at + 0.5) * box.width() / count for at in range(len(self._levels))]

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw grid, levels and their names."""
        box = self._box(area)
        number = self.locale().toString
        self.draw_grid(painter, box, [(mark / 100, number(mark)) for mark in _GRID])
        half = min(theme.px(20), box.width() / max(1, len(self._levels)) / 2 - 2)
        for at, (x, level) in enumerate(zip(self.places(), self._levels, strict=True)):
            said = box.bottom() - level.said / 100 * box.height()
            ends = QPointF(x - half, said), QPointF(x + half, said)
            painting.draw_line(painter, *ends, theme.color("ink-2"), 2)
            if level.low is not None and level.value is not None and level.high is not None:
                low, value, high = (
                    box.bottom() - end / 100 * box.height()
                    for end in (level.low, level.value, level.high)
                )
                bar = QRectF(x - 1.5, high, 3, low - high)
                painting.fill(painter, bar, theme.color("accent"))
                if at == self.at():
                    self.draw_ring(painter, QPointF(x, value))
                else:
                    painting.draw_dot(painter, QPointF(x, value), 8, theme.color("surface"))
                painting.draw_dot(painter, QPointF(x, value), 6, theme.color("accent"))
            middle = box.bottom() + theme.px(13)
            self.draw_below(painter, level.name, x, middle, "ink")
            self.draw_below(painter, level.counts, x, middle + theme.px(15))

    def _box(self, area: QRectF) -> QRectF:
        left, top, foot = theme.px(30), theme.px(8), theme.px(38)
        return QRectF(left, top, max(1.0, area.width() - left), area.height() - top - foot)


class AheadPlot(Plot):
    """A bar for each of the coming days."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(100, parent)
        self._days: tuple[AheadDay, ...] = ()

    def set_days(self, days: Sequence[AheadDay], spoken: str) -> None:
        """Show days, the first of them today."""
        self._days = tuple(days)
        self.set_texts(spoken, [day.text for day in self._days])

    def places(self) -> Sequence[float]:
        """Return where the bars stand."""
        box, count = self._box(self.area()), max(1, len(self._days))
        return [box.left() + (at + 0.5) * box.width() / count for at in range(len(self._days))]

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw bars, and the names of some days."""
        box = self._box(area)
        most = max((day.due for day in self._days), default=0)
        top = max(4, most)
        number = self.locale().toString
        self.draw_grid(painter, box, [(0.0, number(0)), (1.0, number(top))])
        edge = theme.color("line") if theme.is_high_contrast else None
        wide = max(2.0, min(theme.px(16), box.width() / max(1, len(self._days)) - 3))
        for at, (x, day) in enumerate(zip(self.places(), self._days, strict=True)):
            height = day.due / top * box.height()
            bar = QRectF(x - wide / 2, box.bottom() - height, wide, height)
            role = "accent" if at == self.at() else "accent-line"
            if day.due:
                painting.draw_box(painter, bar, 2, theme.color(role), edge)
            elif at == self.at():
                foot = QRectF(x - wide / 2, box.bottom() - 2, wide, 2)
                painting.fill(painter, foot, theme.color("ink-2"))
            if day.name:
                self.draw_below(painter, day.name, x, area.bottom() - theme.px(9))

    def _box(self, area: QRectF) -> QRectF:
        left, top, foot = theme.px(26), theme.px(8), theme.px(20)
        return QRectF(left, top, max(1.0, area.width() - left), area.height() - top - foot)


def _band() -> QColor:
    ground = theme.color("surface")
    return painting.mix(ground, theme.color("accent-line"), 0.0 if theme.is_high_contrast else 0.45)


def _path(points: Sequence[QPointF]) -> QPainterPath:
    path = QPainterPath(points[0])
    for point in points[1:]:
        path.lineTo(point)
    return path
