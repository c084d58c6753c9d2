# SPDX-License-Identifier: MIT
"""Pairs of a label and a text."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets import painting, richtext
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.per_width import PerWidth
from trainer.ui.widgets.text_lines import TextLines, with_spans

_LABEL_WIDTH = 84
_UNBOUNDED = 1e6
_LINE_RATIO = 1.3
# A wider share for labels leaves too little for the facts, which then stand below them.
_MOST_LABEL_SHARE = 0.4


class _Row(NamedTuple):
    label: TextLines
    label_top: float
    fact: TextLines
    fact_left: float
    fact_top: float


class _Arranged(NamedTuple):
    height: int
    rows: tuple[_Row, ...]


class FactList(FollowsLook, QLabel):
    """Facts of a patient: a column of labels, and what is known beside each.

    A QLabel only for its role with assistive technology.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: tuple[tuple[str, str], ...] = ()
        self._arranged = PerWidth(self._arrange)
        # On one line each: most labels and facts fit as they are, whatever width is asked about.
        self._natural: tuple[tuple[TextLines, TextLines], ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show other pairs of label and text."""
        new = tuple(facts)
        if new != self._facts:
            self._facts = new
            pairs = (f"{label}: {richtext.plain(text)}" for label, text in new)
            self.setAccessibleName(". ".join(pairs))
            self.remeasure()

    def sizeHint(self) -> QSize:
        """Return a usual width with the height that it needs."""
        width = theme.px(320)
        return QSize(width, self._arranged.at(width).height)

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which facts can be read."""
        return QSize(theme.px(140), theme.px(18) if self._facts else 0)

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        return self._arranged.at(width).height

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw all pairs."""
        del event
        painter = painting.begin(self)
        for row in self._arranged.at(self.width()).rows:
            row.label.draw(painter, 0, row.label_top)
            row.fact.draw(painter, row.fact_left, row.fact_top)
        painter.end()

    def forget_look(self) -> None:
        """Drop what was measured."""
        self._arranged.clear()
        self._natural = ()

    def _arrange(self, width: int) -> _Arranged:
        if not self._natural:
            self._natural = tuple(
                (_label_lines(label, _UNBOUNDED), _fact_lines(text, _UNBOUNDED))
                for label, text in self._facts
            )
        widest = max((label.width for label, _ in self._natural), default=0.0)
        column = max(theme.space(_LABEL_WIDTH), widest) + theme.space(8)
        beside = column <= width * _MOST_LABEL_SHARE
        left = column if beside else 0.0
        rows: list[_Row] = []
        top = 0.0
        room = max(1.0, width - left)
        for (label, text), (faint, fact) in zip(self._facts, self._natural, strict=True):
            if rows:
                top += theme.space(10)
            if faint.width > width:
                faint = _label_lines(label, width)
            if fact.width > room:
                fact = _fact_lines(text, room)
            fact_top = top if beside else top + faint.height
            rows.append(_Row(faint, top, fact, left, fact_top))
            top = max(top + faint.height, fact_top + fact.height)
        return _Arranged(int(top + 0.999), tuple(rows))


def _label_lines(text: str, width: float) -> TextLines:
    return TextLines(text, theme.font("small"), width, _LINE_RATIO, color=theme.color("ink-2"))


def _fact_lines(text: str, width: float) -> TextLines:
    plain, spans = with_spans(richtext.inline(text))
    font, color = theme.font("small"), theme.color("ink")
    return TextLines(plain, font, width, _LINE_RATIO, spans, color=color)
