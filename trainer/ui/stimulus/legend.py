# SPDX-License-Identifier: MIT
"""What the patterns on the body chart stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from trainer.ui.stimulus import patterns, words
from trainer.ui.stimulus.lines import Way
from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.look import FollowsLook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter, QPaintEvent

    from trainer.model.stimulus import Sensation

_SWATCH = (28, 18)
_ROW = 24


class _Entry(NamedTuple):
    one: Sensation
    text: str
    left: float
    top: float


class Legend(FollowsLook, QLabel):
    """A pattern and its word for each quality that is drawn.

    A QLabel only for its role with assistive technology.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sensations: tuple[Sensation, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_sensations(self, sensations: Sequence[Sensation]) -> None:
        """Say other words; the same one twice is said once."""
        self._sensations = tuple({words.quality(one): one for one in sensations}.values())
        self.setAccessibleName(", ".join(words.quality(one) for one in self._sensations))
        self.remeasure()

    def sizeHint(self) -> QSize:
        """Return a usual width with the height that it needs."""
        width = theme.px(360)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which an entry can be read."""
        return QSize(theme.px(160), theme.px(_ROW))

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        entries = self._entries(width)
        return round(entries[-1].top) + theme.px(_ROW) if entries else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw patterns and words."""
        del event
        painter = painting.begin(self)
        font, ink = theme.font("caption"), theme.color("ink-2")
        width, height = theme.px(_SWATCH[0]), theme.px(_SWATCH[1])
        for one, text, left, top in self._entries(self.width()):
            middle = top + theme.px(_ROW) / 2
            self._draw_swatch(painter, one, QRectF(left, middle - height / 2, width, height))
            labels.draw_text(painter, text, font, ink, left + width + theme.space(8), middle)
        painter.end()

    def _draw_swatch(self, painter: QPainter, one: Sensation, box: QRectF) -> None:
        edge = theme.color("edge")
        painting.draw_box(painter, box, 4, theme.color("sunk"), edge)
        painter.save()
        painter.setClipPath(painting.rounded(box.adjusted(1, 1, -1, -1), 3))
        middle = box.center().y()
        if len(one.path) > 1:
            ends = [QPointF(box.left() - 5, middle), QPointF(box.right() + 5, middle)]
            way, width = Way(ends), box.height() * 0.7
        else:
            way, width = Way([box.center()]), box.height() * 1.1
        patterns.paint(painter, one.quality, way, width, theme.color("ink"))
        painter.restore()

    def _entries(self, width: int) -> list[_Entry]:
        font, gap = theme.font("caption"), theme.space(16)
        taken = theme.px(_SWATCH[0]) + theme.space(8)
        left = top = 0.0
        entries: list[_Entry] = []
        for one in self._sensations:
            text = words.quality(one)
            room = taken + labels.text_width(text, font)
            if left and left + room > width:
                left, top = 0.0, top + theme.px(_ROW)
            entries.append(_Entry(one, text, left, top))
            left += room + gap
        return entries
