# SPDX-License-Identifier: MIT
"""What the grounds and patterns of the map mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from trainer.ui.body.areas import Area
from trainer.ui.body.look import body_look
from trainer.ui.body.paint import Piece, paint_piece, step_finish
from trainer.ui.body.picture import paint_octagon
from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.flow import FlowLayout
from trainer.ui.widgets.look import FollowsLook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

_WIDTH, _HEIGHT = 34, 20
_SCALE = 80.0
# The fibres of a swatch, in shares of its size: obliquely, as most do.
_FIBRES = (((-0.35, 0.0), (1.0, 0.0)), ((0.0, 1.0), (1.35, 1.0)))


class Swatch(FollowsLook, QLabel):
    """A piece of a ground with its pattern, and what it means.

    A QLabel only for its role with assistive technology.
    """

    def __init__(self, text: str, step: int | None, parent: QWidget | None = None) -> None:
        """Make a swatch.

        Args:
            text: what it means.
            step: of mastery; None shows the sign of an unsafe act.
            parent: owner.
        """
        super().__init__(parent)
        self._text = text
        self._step = step
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of swatch and text."""
        width = self._left() + labels.text_width(self._text, theme.font("small"))
        return QSize(int(width) + 1, theme.px(_HEIGHT + 4))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a text is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw swatch and text."""
        del event
        painter = painting.begin(self)
        look, middle = body_look(), self.height() / 2
        if self._step is None:
            radius = theme.px(8)
            paint_octagon(painter, QPointF(radius + 2, middle), radius, look)
        else:
            width, height = theme.px(_WIDTH), theme.px(_HEIGHT)
            box = QRectF(1, middle - height / 2, width, height)
            paint_piece(painter, _swatch(box), step_finish(self._step, look), look)
        ink = theme.color("ink")
        labels.draw_text(painter, self._text, theme.font("small"), ink, self._left(), middle)
        painter.end()

    def _left(self) -> int:
        return theme.px(_WIDTH if self._step is not None else 18) + theme.space(8)


class Legend(QWidget):
    """The steps of mastery, least to most, and the sign of an unsafe act."""

    def __init__(self, steps: Sequence[str], unsafe: str, parent: QWidget | None = None) -> None:
        """Make a legend.

        Args:
            steps: what each step means.
            unsafe: what the sign of an unsafe act means.
            parent: owner.
        """
        super().__init__(parent)
        row = FlowLayout(self, gap=16)
        for step, text in enumerate(steps):
            row.addWidget(Swatch(text, step, self))
        self._unsafe = Swatch(unsafe, None, self)
        row.addWidget(self._unsafe)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_unsafe(self, *, is_shown: bool) -> None:
        """Explain the sign of an unsafe act where there is one."""
        self._unsafe.setVisible(is_shown)


def _swatch(box: QRectF) -> Piece:
    fibres = tuple(
        tuple((x * box.width() / _SCALE, y * box.height() / _SCALE) for x, y in guide)
        for guide in _FIBRES
    )
    centre = (box.width() / 2 / _SCALE, box.height() / 2 / _SCALE)
    area = Area("", "", "front", (), False, False, (), centre, fibres, (0, 0, 0, 0))
    way = QTransform(_SCALE, 0, 0, _SCALE, box.left(), box.top())
    return Piece(area, False, way, painting.rounded(box, 5), box, _SCALE)
