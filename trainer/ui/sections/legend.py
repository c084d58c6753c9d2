# SPDX-License-Identifier: MIT
"""Labels as numbers in the picture, and a list below it that says what the numbers are."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLocale, QPointF, QRectF
from PySide6.QtGui import QPainterPath

from trainer.ui.sections import glyphs, label_text
from trainer.ui.sections.label_rows import distance
from trainer.ui.sections.labels import HAZARD_PRICE, meets
from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QPainter

    from trainer.ui.sections.label_anchors import Anchors
    from trainer.ui.sections.label_rows import Anchor, Segment
    from trainer.ui.sections.label_text import Words
    from trainer.ui.sections.labels import Obstacle

_RADIUS = 9
_GLYPH = 7.0
_COLUMN, _GAP, _ROW_GAP, _PAD = 230, 14, 7, 12
_REACHES = (1.7, 2.4, 3.4, 4.6)
_TURNS = 12
_BESIDE_NEEDLE = 30  # px that its ticks and their numbers take
_OVERLAP_PRICE, _COVER_PRICE, _CROSS_PRICE = 1000.0, 60.0, 25.0


class Number(NamedTuple):
    """A number in the picture, and what it points at."""

    name: str
    number: int
    center: QPointF
    anchor: Anchor


class Legend:
    """Numbers and their list."""

    def __init__(
        self,
        texts: Sequence[Words],
        picture: QRectF,
        obstacles: Sequence[Obstacle],
        needle: Segment | None = None,
    ) -> None:
        """Place the numbers in the picture, counting in the order of the texts."""
        self._needle = needle
        self._texts = tuple(texts)
        self._picture = picture
        self._obstacles = obstacles
        self.numbers = self._place()

    def draw(self, painter: QPainter) -> None:
        """Draw the numbers, and the lines from those that stand beside what they name."""
        for number in self.numbers:
            _draw_number(painter, number, hot=False)

    def draw_list(self, painter: QPainter, left: float, top: float, width: float) -> None:
        """Draw the list."""
        for text, number, box in _cells(self._texts, self.numbers, width):
            _draw_cell(painter, text, number, box.translated(left, top), hot=False)

    def draw_hot(self, painter: QPainter, name: str, left: float, top: float, width: float) -> None:
        """Draw one number and its place in the list over themselves, in the colour of danger."""
        for text, number, box in _cells(self._texts, self.numbers, width):
            if text.tag.name == name:
                cell = box.translated(left, top)
                painting.fill(painter, cell, glyphs.ground_color())
                _draw_cell(painter, text, number, cell, hot=True)
                _draw_number(painter, number, hot=True)

    def touched(self, name: str, left: float, top: float, width: float) -> QRectF:
        """Return what changes when a name becomes hot; empty where it has no number."""
        for text, number, box in _cells(self._texts, self.numbers, width):
            if text.tag.name == name:
                mark = QRectF(number.center, QPointF(number.anchor.x, number.anchor.y))
                around = theme.px(_RADIUS) + 4
                mark = mark.normalized().adjusted(-around, -around, around, around)
                return mark.united(box.translated(left, top))
        return QRectF()

    # -- placing -------------------------------------------------------------------------------

    def _place(self) -> list[Number]:
        taken: list[Segment] = []
        placed: dict[str, Number] = {}
        # What is small has few good places; it chooses first.
        order = sorted(self._texts, key=lambda text: _first(text.tag.anchors).has_dot)
        numbers = {text.tag.name: place + 1 for place, text in enumerate(self._texts)}
        for text in order:
            name = text.tag.name
            center, anchor = min(
                self._candidates(text.tag.anchors),
                key=lambda one: self._price(name, one[0], one[1], taken),
            )
            taken.append((center.x(), center.y(), anchor.x, anchor.y))
            placed[name] = Number(name, numbers[name], center, anchor)
        return [placed[text.tag.name] for text in self._texts]

    def _candidates(self, anchors: Anchors) -> Iterator[tuple[QPointF, Anchor]]:
        radius = theme.px(_RADIUS)
        for anchor in (*anchors.left, *anchors.right):
            at = QPointF(anchor.x, anchor.y)
            if anchor.has_dot:
                yield at, anchor
            for reach in _REACHES:
                for turn in range(_TURNS):
                    angle = math.tau * turn / _TURNS
                    step = QPointF(math.cos(angle), math.sin(angle)) * (reach * radius)
                    yield at + step, anchor

    def _price(self, name: str, center: QPointF, anchor: Anchor, taken: Sequence[Segment]) -> float:
        radius = theme.px(_RADIUS)
        x, y = center.x(), center.y()
        price = math.dist((x, y), (anchor.x, anchor.y))
        if not self._picture.adjusted(radius, radius, -radius, -radius).contains(center):
            price += _OVERLAP_PRICE
        leader = (x, y, anchor.x, anchor.y)
        for other in taken:
            x0, y0, *_ = other
            if math.dist((x0, y0), (x, y)) < 2 * radius + 2:
                price += _OVERLAP_PRICE
            # Nor does a number stand on the line of another.
            if distance(x0, y0, leader) < radius + 2 or distance(x, y, other) < radius + 2:
                price += _OVERLAP_PRICE / 2
        if self._needle is not None:
            away = distance(x, y, self._needle)
            if away < radius + _BESIDE_NEEDLE:
                price += _COVER_PRICE * (4 if away < radius + 6 else 1)
        for obstacle in self._obstacles:
            is_own = obstacle.name == name
            # A number may stand in what it names, where that is large enough for it.
            if is_own and anchor.has_dot:
                continue
            left, top, right, bottom = obstacle.box
            nearest = (min(max(x, left), right), min(max(y, top), bottom))
            if math.dist((x, y), nearest) < radius + 1:
                price += _COVER_PRICE if obstacle.price >= HAZARD_PRICE else 0.0
            if not is_own and meets(leader, obstacle):
                price += _CROSS_PRICE
        return price


def list_height(texts: Sequence[Words], width: float) -> float:
    """Return the height of the list at a width."""
    if not texts:
        return 0.0
    columns = _columns(width)
    rows = [texts[start : start + columns] for start in range(0, len(texts), columns)]
    gap = theme.space(_ROW_GAP)
    return sum(max(text.height for text in row) + gap for row in rows)


def text_room(width: float) -> float:
    """Return how wide a text of the list may be at a width of the list."""
    columns = _columns(width)
    cell = (width - theme.space(_GAP) * (columns - 1)) / columns
    return max(cell - _text_left() - 2 * theme.px(_GLYPH), 40.0)


def _columns(width: float) -> int:
    return max(1, min(3, int(width // theme.px(_COLUMN))))


def _text_left() -> float:
    return float(2 * theme.px(_RADIUS) + 2 * theme.px(_GLYPH) + 2 * theme.space(8))


def _cells(
    texts: Sequence[Words], numbers: Sequence[Number], width: float
) -> Iterator[tuple[Words, Number, QRectF]]:
    """Return every text with its number and its box, row by row."""
    columns = _columns(width)
    gap = theme.space(_GAP)
    cell = (width - gap * (columns - 1)) / columns
    top = 0.0
    for start in range(0, len(texts), columns):
        row = list(zip(texts, numbers, strict=True))[start : start + columns]
        height = max(text.height for text, _ in row)
        for place, (text, number) in enumerate(row):
            yield text, number, QRectF(place * (cell + gap), top, cell, height)
        top += height + theme.space(_ROW_GAP)


def _draw_cell(painter: QPainter, text: Words, number: Number, box: QRectF, *, hot: bool) -> None:
    radius, glyph = theme.px(_RADIUS), theme.px(_GLYPH)
    middle = box.center().y()
    center = QPointF(box.left() + radius, middle)
    _draw_disc(painter, center, number.number, hot=hot)
    beside = QPointF(center.x() + radius + theme.space(8) + glyph, middle)
    glyphs.draw_glyph(painter, text.tag.kind, beside, glyph, is_target=text.tag.is_target)
    left = box.left() + _text_left()
    width = box.right() - left
    label_text.draw(painter, text, left, middle, width, "left", hot=hot)


def _draw_number(painter: QPainter, number: Number, *, hot: bool) -> None:
    anchor = QPointF(number.anchor.x, number.anchor.y)
    if math.dist((anchor.x(), anchor.y()), (number.center.x(), number.center.y())) > 1:
        path = QPainterPath(number.center)
        path.lineTo(anchor)
        line = theme.color("danger" if hot else "ink")
        halo = painting.faded(glyphs.ground_color(), 0.75)
        painter.strokePath(path, glyphs.rounded_pen(halo, 3.6))
        painter.strokePath(path, glyphs.rounded_pen(line, 1.2))
    _draw_disc(painter, number.center, number.number, hot=hot)


def _draw_disc(painter: QPainter, center: QPointF, number: int, *, hot: bool) -> None:
    radius = float(theme.px(_RADIUS))
    box = QRectF(center.x() - radius, center.y() - radius, 2 * radius, 2 * radius)
    ground, edge = theme.color("surface"), theme.color("ink")
    ink = edge
    if hot:
        ground, edge, ink = theme.color("danger"), theme.color("danger"), theme.color("on-danger")
    painting.draw_box(painter, box, radius, ground, edge, 1.2)
    text = QLocale().toString(number)
    labels.draw_text_centred(painter, text, theme.font("micro", 600), ink, box)


def _first(anchors: Anchors) -> Anchor:
    return (anchors.left or anchors.right)[0]
