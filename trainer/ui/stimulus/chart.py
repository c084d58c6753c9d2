# SPDX-License-Identifier: MIT
"""The body chart: where on a figure, seen from the front and from behind, something is felt."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, QSize, QTimer, Slot
from PySide6.QtGui import QPainterPath, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from trainer.ui.body.figure import HEIGHT, WIDTH, FigureFrame, paint_figure, silhouette
from trainer.ui.body.look import body_look
from trainer.ui.stimulus import patterns
from trainer.ui.stimulus.lines import Way
from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.look import FollowsLook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter, QPaintEvent

    from trainer.model.stimulus import Sensation
    from trainer.ui.body.figure import Side

# Of the figure, in head heights: what is shown around a sensation, and the least of all.
_ABOVE, _BELOW, _LEAST_SPAN = 0.7, 0.95, 3.5
_TOP, _BOTTOM = -0.12, 8.16
# Where the head would be cut, all of it is shown: it tells which way the figure stands.
_HEAD = 1.3
_MOST_HEIGHT = 250
# By then the question is on screen.
_SHADE_AFTER_MS = 30
# When what is felt begins, and how long it takes to come, in shares of the whole time.
_START = 0.15
_COMES = {"at-once": 0.1, "slowly": 0.7, "stays": 0.02}


class _View(NamedTuple):
    """The piece of the figure that is shown: from where to where, and how large."""

    top: float
    bottom: float
    scale: float

    @property
    def height(self) -> int:
        return round((self.bottom - self.top) * self.scale)


class BodyChart(FollowsLook, QLabel):
    """Both sides of a figure with the sensations on them.

    A QLabel only for its role with assistive technology.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sensations: tuple[Sensation, ...] = ()
        self._time = 1.0
        self._figures: tuple[tuple[object, ...], QPixmap] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_sensations(self, sensations: Sequence[Sensation]) -> None:
        """Show other sensations."""
        new = tuple(sensations)
        if new != self._sensations:
            self._sensations = new
            self.remeasure()

    def set_time(self, time: float) -> None:
        """Show what is felt at a time, as a share of the whole; at 1 everything is there."""
        if time != self._time:
            self._time = time
            self.update()

    def sizeHint(self) -> QSize:
        """Return a usual width with the height that it needs."""
        width = theme.px(360)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which a place can be made out."""
        return QSize(theme.px(200), theme.px(120))

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        return self._view(width).height

    def forget_look(self) -> None:
        """Drop what was painted."""
        self._figures = None

    # -- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the well, both figures and what is felt."""
        del event
        painter = painting.begin(self)
        painter.drawPixmap(0, 0, self._drawn_figures())
        view, well = self._view(self.width()), painting.rounded(QRectF(self.rect()), 8)
        for side in _sides():
            frame = self._frame(side, view)
            painter.save()
            painter.setClipPath(well & frame.transform().map(silhouette(side)))
            for one in self._sensations:
                if one.side == side:
                    self._draw_sensation(painter, one, frame)
            painter.restore()
        for side in _sides():
            self._draw_name(painter, side)
        painter.end()

    def _draw_sensation(self, painter: QPainter, one: Sensation, frame: FigureFrame) -> None:
        share = (self._time - _START) / _COMES[one.spreads] if self._time < 1 else 1.0
        way = Way([frame.point(x, y) for x, y in one.path])
        patterns.paint(
            painter,
            one.quality,
            way,
            max(one.width * frame.scale, 5.0),
            theme.color("ink"),
            share=min(1.0, share),
            arrow=one.spreads != "stays",
        )

    def _draw_name(self, painter: QPainter, side: Side) -> None:
        name = self.tr("Front") if side == "front" else self.tr("Back")
        half = self._half(side)
        _draw_label(painter, name, half.center().x(), half.bottom() - theme.px(15))

    def _drawn_figures(self) -> QPixmap:
        """Return both figures.

        Their light and shade take longer to paint than a question may wait; they follow once it
        is on screen.
        """
        key = self._key()
        if self._figures is None or self._figures[0] != key:
            soft = not body_look().is_shaded
            self._figures = key, self._paint_figures(soft=soft)
            if not soft:
                QTimer.singleShot(_SHADE_AFTER_MS, self, self._shade)
        return self._figures[1]

    @Slot()
    def _shade(self) -> None:
        if self._figures is not None and self._figures[0] == self._key() and self.isVisible():
            self._figures = self._figures[0], self._paint_figures(soft=True)
            self.update()

    def _key(self) -> tuple[object, ...]:
        view = self._view(self.width())
        return (self.width(), self.height(), self.devicePixelRatioF(), view, theme.generation)

    def _paint_figures(self, *, soft: bool) -> QPixmap:
        ratio = self.devicePixelRatioF()
        view = self._view(self.width())
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(painting.faded(theme.color("surface"), 0.0))
        painter = painting.begin(picture)
        well = QRectF(self.rect())
        edge = theme.color("line") if theme.is_high_contrast else None
        painting.draw_box(painter, well, theme.radius("well"), theme.color("sunk"), edge)
        for side in _sides():
            painter.save()
            inside = QPainterPath()
            inside.addRect(self._half(side))
            painter.setClipPath(painting.rounded(well.adjusted(1, 1, -1, -1), 7) & inside)
            rect = self._figure_rect(side, view)
            paint_figure(painter, side, rect, body_look(), letters=False, soft=soft)
            painter.restore()
            self._draw_letters(painter, side)
        painter.end()
        return picture

    def _draw_letters(self, painter: QPainter, side: Side) -> None:
        """Say which side of the body is which: who faces a figure sees its left at the right."""
        left, right = self.tr("L"), self.tr("R")
        pair = (right, left) if side == "front" else (left, right)
        half, inset = self._half(side), theme.px(16)
        middle = half.top() + theme.px(17)
        _draw_label(painter, pair[0], half.left() + inset, middle)
        _draw_label(painter, pair[1], half.right() - inset, middle)

    # -- geometry -----------------------------------------------------------------------------

    def _half(self, side: Side) -> QRectF:
        width, height = self.width() / 2, float(self.height())
        return QRectF(0 if side == "front" else width, 0, width, height)

    def _figure_rect(self, side: Side, view: _View) -> QRectF:
        """Return where the whole figure would be; most of it may lie outside."""
        half = self._half(side)
        width, height = WIDTH * view.scale, HEIGHT * view.scale
        air = FigureFrame.fit(QRectF(0, 0, width, height), side).y
        return QRectF(half.center().x() - width / 2, -view.top * view.scale - air, width, height)

    def _frame(self, side: Side, view: _View) -> FigureFrame:
        return FigureFrame.fit(self._figure_rect(side, view), side)

    def _view(self, width: int) -> _View:
        ends = [
            y + side * one.width / 2
            for one in self._sensations
            for _, y in one.path
            for side in (-1, 1)
        ]
        top, bottom = min(ends, default=1.5) - _ABOVE, max(ends, default=3.0) + _BELOW
        missing = max(0.0, _LEAST_SPAN - (bottom - top))
        top, bottom = top - missing / 2, bottom + missing / 2
        if top < _HEAD:
            top, bottom = _TOP, max(bottom, _TOP + _LEAST_SPAN)
        if bottom > _BOTTOM:
            top, bottom = min(top, _BOTTOM - _LEAST_SPAN), _BOTTOM
        scale = min(width / 2 / WIDTH, theme.px(_MOST_HEIGHT) / (bottom - top))
        return _View(top, bottom, scale)


def _draw_label(painter: QPainter, text: str, x: float, y: float) -> None:
    """Draw a word around a place, on a ground that the figure does not shine through much."""
    font, ink = theme.font("caption", 600), theme.color("ink-2")
    width, height = labels.text_width(text, font) + theme.px(12), float(theme.px(18))
    box = QRectF(x - width / 2, y - height / 2, width, height)
    painting.draw_box(painter, box, 4, painting.faded(theme.color("sunk"), 0.88))
    labels.draw_text_centred(painter, text, font, ink, box)


def _sides() -> tuple[Side, Side]:
    return ("front", "back")
