# SPDX-License-Identifier: MIT
"""Bands of values on a line, and the value that was given."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.look import FollowsLook

if TYPE_CHECKING:
    from collections.abc import Sequence

_BAR = 28
_TICK = 6
_HATCH = 7.0
_PADDING = 16


class BandKind(StrEnum):
    """What values of a band are; each has a pattern and an icon besides its colour."""

    KEY = "key"
    NEAR = "near"
    WRONG = "wrong"
    UNSAFE = "unsafe"


BAND_ICONS: dict[BandKind, str] = {
    BandKind.KEY: "check",
    BandKind.NEAR: "minus",
    BandKind.WRONG: "x",
    BandKind.UNSAFE: "octagon-alert",
}


class BandShown(NamedTuple):
    """A band: where it begins and ends, what it is, and its ends in words."""

    low: float
    high: float
    kind: BandKind
    low_text: str
    high_text: str


class BandLine(FollowsLook, QLabel):
    """A picture of what values are right, nearly right, wrong and unsafe.

    A QLabel only for its role with assistive technology.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bands: tuple[BandShown, ...] = ()
        self._least, self._most = 0.0, 1.0
        self._ends = ("", "")
        self._value: float | None = None
        self._value_text = ""
        self._value_role = "ink"
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def set_bands(
        self, bands: Sequence[BandShown], ends: tuple[float, float], end_texts: tuple[str, str]
    ) -> None:
        """Show other bands.

        Args:
            bands: in any order; they do not overlap.
            ends: of the line.
            end_texts: the same in words.
        """
        self._bands = tuple(sorted(bands, key=lambda band: band.low))
        self._least, self._most = ends
        self._ends = end_texts
        self.update()

    def set_value(self, value: float | None, text: str, *, is_unsafe: bool = False) -> None:
        """Show where the value lies; None shows none.

        Args:
            value: kept within the ends of the line.
            text: what stands above it.
            is_unsafe: whether it lies in a band that is.
        """
        self._value, self._value_text = value, text
        self._value_role = "danger-text" if is_unsafe else "ink"
        self.update()

    def sizeHint(self) -> QSize:
        """Return a usual width and its height."""
        return QSize(theme.px(480), self.heightForWidth(0))

    def heightForWidth(self, width: int) -> int:
        """Return the height, the same for every width."""
        del width
        top = theme.px(26) if self._value is not None else 0
        return 2 * theme.space(14) + top + theme.px(_BAR) + theme.px(_TICK + 18)

    # -- painting ---------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw line, bands, ends and the value."""
        del event
        painter = painting.begin(self)
        box = QRectF(self.rect())
        painting.draw_box(
            painter, box, theme.radius("option"), theme.color("surface"), theme.color("line")
        )
        bar = self._bar()
        edge = theme.color("control-edge")
        painting.draw_box(painter, bar, 0, theme.color("track"), edge)
        for band in self._bands:
            self._draw_band(painter, bar, band)
        self._draw_ends(painter, bar)
        if self._value is not None:
            self._draw_value(painter, bar, self._value)
        painter.end()

    def _bar(self) -> QRectF:
        left = float(theme.space(_PADDING))
        top = float(theme.space(14) + (theme.px(26) if self._value is not None else 0))
        return QRectF(left, top, self.width() - 2 * left, theme.px(_BAR))

    def _x(self, bar: QRectF, value: float) -> float:
        share = (value - self._least) / (self._most - self._least)
        return bar.left() + min(max(share, 0.0), 1.0) * bar.width()

    def _draw_band(self, painter: QPainter, bar: QRectF, band: BandShown) -> None:
        left, right = self._x(bar, band.low), self._x(bar, band.high)
        # A single value is still to be seen.
        width = max(right - left, theme.px(4))
        rect = QRectF(min(left, bar.right() - width), bar.top(), width, bar.height())
        grounds = {
            BandKind.KEY: ("accent", "accent", "on-accent"),
            BandKind.NEAR: ("accent-soft", "accent", "accent-text"),
            BandKind.WRONG: ("surface", "control-edge", "ink-2"),
            BandKind.UNSAFE: ("danger-soft", "danger", "danger-text"),
        }
        ground, edge, ink = grounds[band.kind]
        painting.draw_box(painter, rect, 0, theme.color(ground), theme.color(edge), 1.25)
        if band.kind in (BandKind.NEAR, BandKind.UNSAFE):
            self._hatch(painter, rect, edge, leans_back=band.kind is BandKind.NEAR)
        side = float(theme.px(16))
        if rect.width() >= side + theme.px(8):
            center = rect.center()
            icon = QRectF(center.x() - side / 2, center.y() - side / 2, side, side)
            room = icon.adjusted(-4, -4, 4, 4)
            painting.draw_box(painter, room, theme.radius("tag"), theme.color(ground))
            theme.draw_icon(painter, BAND_ICONS[band.kind], ink, icon)

    def _hatch(self, painter: QPainter, rect: QRectF, role: str, *, leans_back: bool) -> None:
        """Draw slanting lines within a box, for those who cannot tell the colours apart."""
        path = QPainterPath()
        step, height = theme.px(_HATCH), rect.height()
        x = rect.left() - height
        while x < rect.right():
            low, high = QPointF(x, rect.bottom()), QPointF(x + height, rect.top())
            if leans_back:
                low, high = QPointF(x, rect.top()), QPointF(x + height, rect.bottom())
            path.moveTo(low)
            path.lineTo(high)
            x += step
        painter.save()
        painter.setClipRect(rect)
        painter.strokePath(path, painting.pen(painting.faded(theme.color(role), 0.45), 1.0))
        painter.restore()

    def _draw_ends(self, painter: QPainter, bar: QRectF) -> None:
        """Write the ends of the line and of the bands, those of the key before others."""
        wanted = [(self._least, self._ends[0]), (self._most, self._ends[1])]
        for kind in (BandKind.KEY, BandKind.UNSAFE, BandKind.NEAR, BandKind.WRONG):
            for band in self._bands:
                if band.kind is kind:
                    ends = [(band.low, band.low_text), (band.high, band.high_text)]
                    wanted[:0] = ends if kind is BandKind.KEY else []
                    wanted += [] if kind is BandKind.KEY else ends
        font, color = theme.font("caption"), theme.color("ink-2")
        taken: list[tuple[float, float]] = []
        middle = bar.bottom() + theme.px(_TICK + 9)
        for value, text in wanted:
            x, wide = self._x(bar, value), labels.text_width(text, font)
            left = min(max(x - wide / 2, bar.left()), bar.right() - wide)
            gap = theme.px(6)
            if any(left < end + gap and start < left + wide + gap for start, end in taken):
                continue
            taken.append((left, left + wide))
            start, end = QPointF(x, bar.bottom()), QPointF(x, bar.bottom() + theme.px(_TICK) - 2)
            painting.draw_line(painter, start, end, theme.color("control-edge"))
            labels.draw_text(painter, text, font, color, left, middle)

    def _draw_value(self, painter: QPainter, bar: QRectF, value: float) -> None:
        x, color = self._x(bar, value), theme.color(self._value_role)
        top = bar.top() - theme.px(7)
        bottom = QPointF(x, bar.bottom() + 2)
        painting.draw_line(painter, QPointF(x, top), bottom, theme.color("surface"), 5)
        painting.draw_line(painter, QPointF(x, top), bottom, color, 2)
        painting.draw_dot(painter, QPointF(x, top), theme.px(5), color)
        font = theme.font("small", 600)
        wide = labels.text_width(self._value_text, font)
        left = min(max(x - wide / 2, bar.left()), bar.right() - wide)
        labels.draw_text(painter, self._value_text, font, color, left, top - theme.px(14))
