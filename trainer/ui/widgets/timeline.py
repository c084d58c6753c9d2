# SPDX-License-Identifier: MIT
"""What has happened so far, as a line of time with dots."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting, richtext
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.per_width import PerWidth
from trainer.ui.widgets.tag import TagKind, draw_tag, tag_size
from trainer.ui.widgets.text_lines import TextLines, with_spans

_LINE_RATIO = 1.3
_GAP = 10
_DOT_COLUMN = 26
_DOT = 5.0
_ICON = 15
_LEAST_LABEL = 56
# A wider share for labels leaves too little for the text, which then stands below them.
_MOST_LABEL_SHARE = 0.3


class MomentKind(StrEnum):
    """What an entry is about."""

    KNOWN = "known"  # known before
    NEW = "new"  # has just become known
    ACT = "act"  # what the learner did
    MISS = "miss"  # what the learner did, where it is known not to have been right
    HARM = "harm"  # what an unsafe act has led to


class Moment(NamedTuple):
    """An entry: when or what it was, and what happened."""

    label: str
    text: str
    kind: MomentKind = MomentKind.KNOWN


class _Row(NamedTuple):
    kind: MomentKind
    top: float
    middle: float
    label: TextLines
    text: TextLines
    text_left: float
    text_top: float
    tag: QRectF | None


class _Arranged(NamedTuple):
    height: int
    rows: tuple[_Row, ...]


class Timeline(FollowsLook, QLabel):
    """Entries in the order in which they happened; none of them ever leaves.

    A QLabel only for its role with assistive technology.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moments: tuple[Moment, ...] = ()
        self._arranged = PerWidth(self._arrange)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_moments(self, moments: Sequence[Moment]) -> None:
        """Show other entries."""
        new = tuple(moments)
        if new != self._moments:
            self._moments = new
            self.setAccessibleName(". ".join(self._said(one).rstrip(".") for one in new))
            self.remeasure()

    def _said(self, moment: Moment) -> str:
        said = f"{moment.label}: {richtext.plain(moment.text)}"
        match moment.kind:
            case MomentKind.NEW:
                return self.tr("New: {text}").format(text=said)
            case MomentKind.HARM:
                return self.tr("Unsafe: {text}").format(text=said)
            case MomentKind.MISS:
                return self.tr("Not right: {text}").format(text=said)
            case MomentKind.KNOWN | MomentKind.ACT:
                return said

    def sizeHint(self) -> QSize:
        """Return a usual width with the height that it needs."""
        width = theme.px(320)
        return QSize(width, self._arranged.at(width).height)

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which entries can be read."""
        return QSize(theme.px(140), theme.px(18) if self._moments else 0)

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        return self._arranged.at(width).height

    def forget_look(self) -> None:
        """Drop what was measured."""
        self._arranged.clear()

    # -- painting -----------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, the dots and the entries."""
        del event
        painter = painting.begin(self)
        rows = self._arranged.at(self.width()).rows
        if len(rows) > 1:
            x, edge = self._dot_x(), theme.color("edge")
            start, end = QPointF(x, rows[0].middle), QPointF(x, rows[-1].middle)
            painting.draw_line(painter, start, end, edge, 1.5)
        for row in rows:
            self._draw_dot(painter, row)
            row.label.draw(painter, theme.px(_DOT_COLUMN), row.top)
            row.text.draw(painter, row.text_left, row.text_top)
            if row.tag is not None:
                draw_tag(painter, TagKind.NEW, self.tr("New"), row.tag)
        painter.end()

    def _draw_dot(self, painter: QPainter, row: _Row) -> None:
        center = QPointF(self._dot_x(), row.middle)
        side = float(theme.px(_ICON))
        box = QRectF(center.x() - side / 2, center.y() - side / 2, side, side)
        # The line does not run through what stands on it.
        painting.draw_dot(painter, center, side / 2 + 2, theme.color("surface"))
        match row.kind:
            case MomentKind.ACT:
                theme.draw_icon(painter, "circle-check", "accent-text", box)
            case MomentKind.MISS:
                theme.draw_icon(painter, "x", "ink-2", box)
            case MomentKind.HARM:
                theme.draw_icon(painter, "octagon-alert", "danger-text", box)
            case MomentKind.NEW:
                painting.draw_dot(painter, center, theme.px(_DOT), theme.color("accent"))
            case MomentKind.KNOWN:
                radius = float(theme.px(_DOT)) - 0.5
                painting.draw_dot(painter, center, radius, theme.color("control-edge"))
                painting.draw_dot(painter, center, radius - 1.5, theme.color("surface"))

    def _dot_x(self) -> float:
        return theme.px(_ICON) / 2 + 1

    # -- geometry -----------------------------------------------------------------------------

    def _arrange(self, width: int) -> _Arranged:
        font = theme.font("small")
        start = theme.px(_DOT_COLUMN)
        widest = max((labels.text_width(one.label, font) for one in self._moments), default=0.0)
        column = max(float(theme.px(_LEAST_LABEL)), widest) + theme.space(10)
        beside = column <= width * _MOST_LABEL_SHARE
        left = start + (column if beside else 0.0)
        rows: list[_Row] = []
        top = 1.0
        for moment in self._moments:
            if rows:
                top += theme.space(_GAP)
            row, top = self._row(moment, top, left, width, beside=beside)
            rows.append(row)
        return _Arranged(int(top + 1.999), tuple(rows))

    def _row(
        self, moment: Moment, top: float, left: float, width: int, *, beside: bool
    ) -> tuple[_Row, float]:
        """Arrange an entry; return it with where it ends."""
        is_live = moment.kind is not MomentKind.KNOWN
        weight, role = (500, "ink") if is_live else (None, "ink-2")
        faint = theme.color("ink-2")
        room = float(width - theme.px(_DOT_COLUMN))
        label = TextLines(moment.label, theme.font("small"), room, _LINE_RATIO, color=faint)
        tag = None
        text_room = max(1.0, width - left)
        if moment.kind is MomentKind.NEW:
            size = tag_size(TagKind.NEW, self.tr("New"))
            tag = QRectF(width - size[0], top - (size[1] - label.pitch) / 2, *size)
            if beside:
                text_room = max(1.0, text_room - size[0] - theme.space(10))
        plain, spans = with_spans(richtext.inline(moment.text))
        font = theme.font("small", weight)
        text = TextLines(plain, font, text_room, _LINE_RATIO, spans, color=theme.color(role))
        text_top = top if beside or not moment.label else top + label.height
        middle = top + label.capital_middle
        row = _Row(moment.kind, top, middle, label, text, left, text_top, tag)
        return row, max(top + label.height, text_top + text.height)
