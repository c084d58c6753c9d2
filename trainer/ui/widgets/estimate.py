# SPDX-License-Identifier: MIT
"""An estimate with its range."""

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.look import FollowsLook

_TRACK = 8.0
_CAP = 12.0
_DOT = 13.0
_CUT = 16.0
_APART = 6


class _Estimate(NamedTuple):
    low: float
    value: float
    high: float
    cut: float | None
    scale: tuple[float, float]


class _Label(NamedTuple):
    text: str
    left: float
    right: float
    is_cut: bool

    def moved(self, by: float) -> "_Label":
        return self._replace(left=self.left + by, right=self.right + by)

    def meets(self, other: "_Label") -> bool:
        apart = theme.px(_APART)
        return self.left < other.right + apart and self.right + apart > other.left


class EstimateBar(FollowsLook, QLabel):
    """A track with a band from low to high, a dot for the estimate and a tick for the cut.

    With too few answers no estimate is drawn, only how many there are. A QLabel only for its
    role with assistive technology.
    """

    def __init__(self, *, labelled: bool = False, parent: QWidget | None = None) -> None:
        """Make a bar.

        Args:
            labelled: whether the ends, the range and the cut are written below.
            parent: owner.
        """
        super().__init__(parent)
        self._labelled = labelled
        self._estimate: _Estimate | None = None
        self._so_far: tuple[int, int] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_estimate(
        self,
        low: float,
        value: float,
        high: float,
        *,
        cut: float | None = None,
        scale: tuple[float, float] = (0.0, 100.0),
        text: str = "",
    ) -> None:
        """Show an estimate.

        Args:
            low: lower end of the range, in per cent or in the unit of `scale`.
            value: the estimate.
            high: upper end of the range.
            cut: the score needed; None draws no tick.
            scale: ends of the track.
            text: what a screen reader says, such as "78 %, range 67 to 86, cut 75".
        """
        self._estimate = _Estimate(low, value, high, cut, scale)
        self._so_far = None
        self.setAccessibleName(text)
        self.update()

    def set_too_few(self, answers: int, needed: int = 20) -> None:
        """Say how many answers there are of those that an estimate needs."""
        self._estimate = None
        self._so_far = (answers, needed)
        self.setAccessibleName(self._too_few_text())
        self.update()

    def sizeHint(self) -> QSize:
        """Return a usual width, and the height with or without numbers."""
        height = theme.px(20) + (theme.px(22) if self._labelled else 0)
        return QSize(theme.px(180), height)

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which a range can be seen."""
        return QSize(theme.px(80), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar or the number of answers."""
        del event
        painter = painting.begin(self)
        middle = theme.px(20) / 2
        if self._estimate is not None:
            self._draw_estimate(painter, self._estimate, middle)
            if self._labelled:
                self._draw_labels(painter, self._estimate, theme.px(20) + theme.px(11))
        elif self._so_far is not None:
            font, color = theme.font("small"), theme.color("ink-2")
            labels.draw_text(painter, self._too_few_text(), font, color, 0, middle)
        painter.end()

    def _too_few_text(self) -> str:
        if self._so_far is None:
            return ""
        return self.tr("{0} of {1} so far").format(*self._so_far)

    def _x(self, estimate: _Estimate, value: float) -> float:
        first, last = estimate.scale
        share = (value - first) / (last - first) if last > first else 0.0
        # The dot stays inside even at the ends.
        inset = _DOT / 2 + 2
        return inset + max(0.0, min(1.0, share)) * (self.width() - 2 * inset)

    def _draw_estimate(self, painter: QPainter, estimate: _Estimate, middle: float) -> None:
        accent = theme.color("accent")
        track = QRectF(0, middle - _TRACK / 2, self.width(), _TRACK)
        edge = theme.color("line") if theme.is_high_contrast else None
        painting.draw_box(painter, track, _TRACK / 2, theme.color("track"), edge)
        low, high = self._x(estimate, estimate.low), self._x(estimate, estimate.high)
        band = QRectF(low, middle - _TRACK / 2, max(0.0, high - low), _TRACK)
        painting.fill(painter, band, theme.color("accent-line"))
        for end in (low, high):
            painting.fill(painter, QRectF(end - 1, middle - _CAP / 2, 2, _CAP), accent)
        if estimate.cut is not None:
            x = self._x(estimate, estimate.cut)
            tick = QRectF(x - 0.75, middle - _CUT / 2, 1.5, _CUT)
            painting.fill(painter, tick, theme.color("ink-2"))
        center = QPointF(self._x(estimate, estimate.value), middle)
        painting.draw_dot(painter, center, _DOT / 2 + 2, theme.color("surface"))
        painting.draw_dot(painter, center, _DOT / 2, accent)

    def _draw_labels(self, painter: QPainter, estimate: _Estimate, middle: float) -> None:
        plain, bold = theme.font("caption"), theme.font("caption", 600)
        for label in self._labels(estimate):
            font, role = (bold, "ink") if label.is_cut else (plain, "ink-2")
            color = theme.color(role)
            labels.draw_text(painter, label.text, font, color, label.left, middle)

    def _labels(self, estimate: _Estimate) -> list[_Label]:
        """Place the cut and the range; an end of the scale only where it leaves room for them."""
        shown: list[_Label] = []
        if estimate.cut is not None:
            text = self.tr("cut {0}").format(f"{estimate.cut:.0f}")
            shown.append(self._centred(text, self._x(estimate, estimate.cut), is_cut=True))
        low = self._centred(f"{estimate.low:.0f}", self._x(estimate, estimate.low))
        high = self._centred(f"{estimate.high:.0f}", self._x(estimate, estimate.high))
        overlap = low.right + theme.px(_APART) - high.left
        if overlap > 0:
            # Both stay; a narrow range has its numbers side by side around its middle.
            low, high = low.moved(-overlap / 2), high.moved(overlap / 2)
            beyond = max(0.0, high.right - self.width()) + min(0.0, low.left)
            low, high = low.moved(-beyond), high.moved(-beyond)
        percent = self.tr("{0}\u00a0%")
        first, last = (percent.format(f"{end:.0f}") for end in estimate.scale)
        width = labels.text_width(last, theme.font("caption"))
        ends = (self._label(first, 0.0), self._label(last, self.width() - width))
        for label in (low, high, *ends):
            if not any(label.meets(other) for other in shown):
                shown.append(label)
        return shown

    def _centred(self, text: str, x: float, *, is_cut: bool = False) -> _Label:
        """Return a label in the middle of a place, as far as it stays inside."""
        label = self._label(text, 0.0, is_cut=is_cut)
        left = x - label.right / 2
        return label.moved(max(0.0, min(left, self.width() - label.right)))

    def _label(self, text: str, left: float, *, is_cut: bool = False) -> _Label:
        font = theme.font("caption", 600 if is_cut else None)
        return _Label(text, left, left + labels.text_width(text, font), is_cut)
