# SPDX-License-Identifier: MIT
"""The labels of one picture: beside it in two columns, or as numbers with a legend below.

Columns need room. Where there is too little for them and a picture worth looking at, or where
large text would run out of height, the labels stand below as a numbered list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from trainer.ui.sections import glyphs, label_text
from trainer.ui.sections.label_rows import Column
from trainer.ui.sections.labels import Layout, Placed, Subject, improve
from trainer.ui.theme import theme
from trainer.ui.widgets import painting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QColor, QPainter

    from trainer.ui.sections.label_rows import Segment
    from trainer.ui.sections.label_subjects import Tag
    from trainer.ui.sections.label_text import Words
    from trainer.ui.sections.labels import Obstacle
    from trainer.ui.widgets.text_lines import Align

GLYPH = 7.0
_PAD, _TO_GLYPH, _TO_LEADER, _STUB, _TO_PICTURE = 12, 7, 6, 14, 4
_ROW_GAP = 8
_DOT = 3.4
_LEADER, _HOT_LEADER, _LEADER_HALO = 1.05, 1.8, 3.6


class Margins(NamedTuple):
    """What a column takes: its text, and all of it."""

    text: float
    whole: float


def margins(text: float) -> Margins:
    """Return how wide a column with texts of a width is."""
    glyph = 2 * theme.px(GLYPH)
    around = theme.space(_PAD) + theme.space(_TO_GLYPH) + theme.space(_TO_LEADER)
    return Margins(text, text + around + glyph + _STUB + _TO_PICTURE)


def least_height(texts: Sequence[Words]) -> float:
    """Return a height that surely holds all labels in two columns."""
    gap = theme.space(_ROW_GAP)
    heights = [text.height + gap for text in texts]
    if not heights:
        return 0.0
    hinted = {"left": 0.0, "right": 0.0}
    for text, height in zip(texts, heights, strict=True):
        if text.tag.hint is not None:
            hinted[text.tag.hint] += height
    return max(sum(heights) / 2 + max(heights), *hinted.values())


class Columns:
    """Labels at both sides of a picture."""

    def __init__(
        self,
        texts: Sequence[Words],
        area: QRectF,
        margin: Margins,
        obstacles: Sequence[Obstacle],
        needle: Segment | None,
    ) -> None:
        """Lay labels out in an area that holds both columns and the picture between them."""
        self._texts = {text.tag.name: text for text in texts}
        self._area = area
        self._margin = margin
        reach = theme.space(_PAD) + margin.text
        reach += theme.space(_TO_GLYPH) + 2 * theme.px(GLYPH) + theme.space(_TO_LEADER)
        gap = float(theme.space(_ROW_GAP))
        top, bottom = area.top(), area.bottom()
        columns = (
            Column("left", area.left() + reach, _STUB, top, bottom, gap),
            Column("right", area.right() - reach, _STUB, top, bottom, gap),
        )
        subjects = [
            Subject(text.tag.name, text.tag.anchors, text.height, text.tag.hint) for text in texts
        ]
        self._search: Iterator[Layout] = improve(subjects, columns, obstacles, needle)
        self.layout = next(self._search, Layout((), 0.0, fits=True))

    def improve(self) -> bool | None:
        """Try one more start; return whether it was better, or None where there are no more."""
        found = next(self._search, None)
        if found is None:
            return None
        is_better = found.price < self.layout.price - 1
        if is_better:
            self.layout = found
        return is_better

    def draw(self, painter: QPainter) -> None:
        """Draw all leaders, then all texts."""
        for placed in self.layout.placed:
            _draw_leader(painter, placed, hot=False)
        for placed in self.layout.placed:
            self._draw_text(painter, placed, hot=False)

    def draw_hot(self, painter: QPainter, name: str, ground: QColor) -> None:
        """Draw one label over itself, in the colour of danger."""
        placed = self._placed(name)
        if placed is None:
            return
        painting.fill(painter, self._row(placed), ground)
        _draw_leader(painter, placed, hot=True)
        self._draw_text(painter, placed, hot=True)

    def touched(self, name: str) -> QRectF:
        """Return what `draw_hot` paints; empty where the name has no label."""
        placed = self._placed(name)
        if placed is None:
            return QRectF()
        box = self._row(placed)
        for x, y in placed.leader:
            box = box.united(QRectF(x - 5, y - 5, 10, 10))
        return box

    def rects(self) -> list[QRectF]:
        """Return where the texts stand."""
        return [self._text_box(placed) for placed in self.layout.placed]

    def _placed(self, name: str) -> Placed | None:
        return next((one for one in self.layout.placed if one.name == name), None)

    def _row(self, placed: Placed) -> QRectF:
        x = placed.leader[0][0]
        text = self._texts[placed.name]
        left = self._area.left() if placed.side == "left" else x
        right = x if placed.side == "left" else self._area.right()
        return QRectF(left, placed.middle - text.height / 2, right - left, text.height)

    def _text_box(self, placed: Placed) -> QRectF:
        text = self._texts[placed.name]
        glyph = 2 * theme.px(GLYPH) + theme.space(_TO_GLYPH) + theme.space(_TO_LEADER)
        x = placed.leader[0][0]
        left = x - glyph - text.width if placed.side == "left" else x + glyph
        return QRectF(left, placed.middle - text.height / 2, text.width, text.height)

    def _draw_text(self, painter: QPainter, placed: Placed, *, hot: bool) -> None:
        text = self._texts[placed.name]
        radius = theme.px(GLYPH)
        x, outward = placed.leader[0][0], -1 if placed.side == "left" else 1
        center = QPointF(x + outward * (theme.space(_TO_LEADER) + radius), placed.middle)
        glyphs.draw_glyph(painter, text.tag.kind, center, radius, is_target=text.tag.is_target)
        width = self._margin.text
        near = center.x() + outward * (radius + theme.space(_TO_GLYPH))
        left = near - width if placed.side == "left" else near
        align: Align = "right" if placed.side == "left" else "left"
        label_text.draw(painter, text, left, placed.middle, width, align, hot=hot)


def _draw_leader(painter: QPainter, placed: Placed, *, hot: bool) -> None:
    start, bend, end = placed.leader
    path = QPainterPath(QPointF(*start))
    path.lineTo(QPointF(*bend))
    path.lineTo(QPointF(*end))
    halo = painting.faded(glyphs.ground_color(), 0.7)
    line = theme.color("danger" if hot else "ink")
    painter.strokePath(path, glyphs.rounded_pen(halo, _LEADER_HALO))
    painter.strokePath(path, glyphs.rounded_pen(line, _HOT_LEADER if hot else _LEADER))
    if placed.anchor.has_dot:
        center = QPointF(*end)
        painting.draw_dot(painter, center, _DOT + 0.9, glyphs.ground_color())
        painting.draw_dot(painter, center, _DOT, line)


def texts_of(tags: Sequence[Tag], room: float) -> list[Words]:
    """Measure the words of labels, wrapped to a width."""
    return [label_text.measure(tag, room) for tag in tags]
