# SPDX-License-Identifier: MIT
"""Twitch or nerve: how far apart the two are for the learner, and the four counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from trainer.ui.pages.progress.swap import SwapCard
from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.estimate import EstimateBar
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from trainer.ui.pages.progress.insight_views import DetectionView

_SCALE = (-1.0, 4.0)


class _Count(FollowsLook, QLabel):
    """One of the four counts; a nerve contact taken for a twitch is an unsafe miss.

    A QLabel only for its role with assistive technology.
    """

    def __init__(self, word: str, spoken: str, look: str, parent: QWidget) -> None:
        """Make a count.

        Args:
            word: what it counts, below the number.
            spoken: the same where the table around it cannot be seen; {number} stands for it.
            look: "right", "plain" or "unsafe".
            parent: owner.
        """
        super().__init__(parent)
        self._word, self._spoken, self._look = word, spoken, look
        self._number = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_number(self, number: str, *, is_none: bool) -> None:
        """Show a number; none of an unsafe count is nothing to shout about."""
        self._number = number
        self._is_loud = self._look == "unsafe" and not is_none
        self.setAccessibleName(self._spoken.format(number=number))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of number and word."""
        return QSize(theme.px(92), theme.px(54))

    def minimumSizeHint(self) -> QSize:
        """Return the least size: a word is never cut."""
        width = labels.text_width(self._word, theme.font("caption"))
        return QSize(int(width) + theme.px(12), theme.px(54))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, number and word."""
        del event
        painter = painting.begin(self)
        ground, edge, ink = "surface", "edge", "ink"
        if self._look == "right":
            ground, edge = "accent-soft", "accent-line"
        elif self._is_loud:
            ground, edge, ink = "danger-soft", "danger", "danger-text"
        box, radius = QRectF(self.rect()), theme.radius("well")
        width = 1.5 if self._is_loud else 1.0
        painting.draw_box(painter, box, radius, theme.color(ground), theme.color(edge), width)
        top = QRectF(0, self.height() * 0.12, self.width(), self.height() * 0.46)
        foot = QRectF(0, self.height() * 0.56, self.width(), self.height() * 0.34)
        labels.draw_text_centred(painter, self._number, theme.font("title"), theme.color(ink), top)
        role = ink if self._is_loud else "ink-2"
        labels.draw_text_centred(
            painter, self._word, theme.font("caption"), theme.color(role), foot
        )
        painter.end()

    _is_loud = False


class _Picture(FollowsLook, QWidget):
    """The estimate, the four counts and what they mean."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = TextBlock("", "number", tight=True, parent=self)
        self._number.setObjectName("d-prime")
        self._detail = TextBlock("", "body", "ink-2", parent=self)
        self._bar = EstimateBar(parent=self)
        self._ends = TextBlock(self.tr("\u22121 to 4; 0 is chance"), "micro", "ink-2", parent=self)
        self._sentence = TextBlock("", "body", parent=self)
        self._sentence.setObjectName("detection-sentence")
        self._head = QHBoxLayout()
        self._head.addWidget(self._number)
        self._head.addWidget(self._detail, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head)
        self._column.addWidget(self._bar)
        self._column.addWidget(self._ends)
        self._column.addLayout(self._table())
        self._column.addWidget(self._sentence)
        self._column.addStretch(1)
        self.forget_look()

    def show_view(self, view: DetectionView) -> None:
        """Show what is known."""
        self._number.set_text(view.number)
        self._detail.set_text(view.detail)
        is_known = view.low is not None and view.value is not None and view.high is not None
        for part in (self._number, self._detail, self._bar, self._ends):
            part.setVisible(is_known)
        if view.low is not None and view.value is not None and view.high is not None:
            self._bar.set_estimate(view.low, view.value, view.high, scale=_SCALE, text=view.spoken)
        numbers = view.hits, view.misses, view.alarms, view.rejections
        zero = self.locale().toString(0)
        for count, number in zip(self._counts, numbers, strict=True):
            count.set_number(number, is_none=number == zero)
        self._sentence.set_text(view.sentence)

    def forget_look(self) -> None:
        """Take other distances with the text."""
        if hasattr(self, "_column"):
            self._column.setSpacing(theme.space(10))
            self._head.setSpacing(theme.space(10))
            self._grid.setHorizontalSpacing(theme.space(8))
            self._grid.setVerticalSpacing(theme.space(4))

    def _table(self) -> QGridLayout:
        grid = self._grid = QGridLayout()
        heads = (self.tr("said nerve"), self.tr("said no nerve"))
        for column, text in enumerate(heads, 1):
            grid.addWidget(TextBlock(text, "caption", "ink-2", parent=self), 0, column)
        for row, text in enumerate((self.tr("Nerve"), self.tr("Twitch")), 1):
            grid.addWidget(TextBlock(text, "body", weight=500, parent=self), row, 0)
        right = self.tr("right")
        self._counts = (
            _Count(right, self.tr("{number} nerve contacts recognised"), "right", self),
            _Count(
                self.tr("unsafe miss"),
                self.tr("{number} nerve contacts missed, which is unsafe"),
                "unsafe",
                self,
            ),
            _Count(
                self.tr("false alarm"),
                self.tr("{number} twitches taken for a nerve contact"),
                "plain",
                self,
            ),
            _Count(right, self.tr("{number} twitches recognised"), "right", self),
        )
        for at, count in enumerate(self._counts):
            count.setObjectName(f"count-{at}")
            grid.addWidget(count, 1 + at // 2, 1 + at % 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        return grid


class DetectionCard(SwapCard):
    """Telling twitch and nerve contact apart."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("detection")
        self._counts = _Picture(self)
        columns = (self.tr("What"), self.tr("Number"), self.tr("95\u00a0% range"))
        self.hold(self.tr("Twitch or nerve"), columns, self._counts)
        self.set_hint(self.tr("Telling the two apart"))

    def show_view(self, view: DetectionView) -> None:
        """Show what is known."""
        self._counts.show_view(view)
        self.show_rows(view.rows)
