# SPDX-License-Identifier: MIT
"""Where one is in a case: the steps answered, the one at hand, and those to come."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.look import FollowsLook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter, QPaintEvent

_SIDE = 22
_LINE = 32
_LEAST_LINE = 6


class StepState(StrEnum):
    """What is known of a step."""

    TO_COME = "to-come"
    NOW = "now"
    ANSWERED = "answered"
    RIGHT = "right"
    WRONG = "wrong"
    UNSAFE = "unsafe"


class _Look(NamedTuple):
    ground: str
    edge: str
    icon: str
    role: str


_LOOKS = {
    StepState.TO_COME: _Look("", "control-edge", "lock", "ink-2"),
    StepState.NOW: _Look("surface", "ink", "", "ink"),
    StepState.ANSWERED: _Look("track", "", "", "ink-2"),
    StepState.RIGHT: _Look("accent-soft", "", "check", "accent-text"),
    StepState.WRONG: _Look("track", "", "x", "ink-2"),
    StepState.UNSAFE: _Look("danger", "", "octagon-alert", "on-danger"),
}


class StepStrip(FollowsLook, QLabel):
    """A circle a step with its name; without names where there is no room for them.

    Steps do not reopen, so that nothing here can be pressed. A QLabel only for its role with
    assistive technology.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[StepState, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_steps(self, steps: Sequence[StepState]) -> None:
        """Show the steps of a case, in the order in which they come."""
        new = tuple(steps)
        if new != self._steps:
            self._steps = new
            self.setAccessibleName(self._said())
            self.updateGeometry()
            self.update()

    def _said(self) -> str:
        words = {
            StepState.TO_COME: self.tr("Step {number}, to come"),
            StepState.NOW: self.tr("Step {number}, now"),
            StepState.ANSWERED: self.tr("Step {number}, answered"),
            StepState.RIGHT: self.tr("Step {number}, right"),
            StepState.WRONG: self.tr("Step {number}, not right"),
            StepState.UNSAFE: self.tr("Step {number}, unsafe"),
        }
        said = (words[one].format(number=place) for place, one in enumerate(self._steps, 1))
        return "; ".join(said)

    # -- geometry -----------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Return the size with names."""
        return QSize(int(self._width(named=True, line=theme.space(_LINE)) + 0.999), theme.px(36))

    def minimumSizeHint(self) -> QSize:
        """Return the size of circles alone."""
        return QSize(int(self._width(named=False, line=_LEAST_LINE) + 0.999), theme.px(36))

    def _width(self, *, named: bool, line: float) -> float:
        count = len(self._steps)
        width = count * theme.px(_SIDE) + max(0, count - 1) * (line + 2 * theme.space(8))
        if named:
            width += sum(self._name_width(place) for place in range(count))
        return width

    def _name_width(self, place: int) -> float:
        font = theme.font("small", 600)
        return theme.space(8) + labels.text_width(self._name(place), font)

    def _name(self, place: int) -> str:
        return self.tr("Step {number}").format(number=place + 1)

    # -- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw circles, names and the lines between them."""
        del event
        painter = painting.begin(self)
        line = float(theme.space(_LINE))
        named = self._width(named=True, line=_LEAST_LINE) <= self.width()
        spare = self.width() - self._width(named=named, line=0)
        line = min(line, max(0.0, spare) / max(1, len(self._steps) - 1))
        left = (self.width() - self._width(named=named, line=line)) / 2
        middle = self.height() / 2
        for place, state in enumerate(self._steps):
            if place:
                start = QPointF(left + theme.space(8), middle)
                end = QPointF(left + theme.space(8) + line, middle)
                painting.draw_line(painter, start, end, theme.color("edge"), 1.5)
                left += line + 2 * theme.space(8)
            left = self._draw_step(painter, place, state, left, named=named)
        painter.end()

    def _draw_step(
        self, painter: QPainter, place: int, state: StepState, left: float, *, named: bool
    ) -> float:
        """Draw a step and return where it ends."""
        side, middle = float(theme.px(_SIDE)), self.height() / 2
        rect = QRectF(left, middle - side / 2, side, side)
        look = _LOOKS[state]
        ground = theme.color(look.ground) if look.ground else None
        edge = theme.color(look.edge) if look.edge else None
        if edge is None and theme.is_high_contrast:
            edge = theme.color("line")
        width = 2.0 if state is StepState.NOW else 1.0
        painting.draw_box(painter, rect, side / 2, ground, edge, width)
        if look.icon:
            room = float(theme.px(12 if look.icon == "lock" else 14))
            center = rect.center()
            box = QRectF(center.x() - room / 2, center.y() - room / 2, room, room)
            theme.draw_icon(painter, look.icon, look.role, box)
        else:
            font, color = theme.font("micro", 600), theme.color(look.role)
            labels.draw_text_centred(painter, str(place + 1), font, color, rect)
        if not named:
            return rect.right()
        is_now = state is StepState.NOW
        font, color = theme.font("small", 600 if is_now else 500), theme.color(look.role)
        if state is not StepState.NOW:
            color = theme.color("ink-2")
        labels.draw_text(
            painter, self._name(place), font, color, rect.right() + theme.space(8), middle
        )
        return rect.right() + self._name_width(place)
