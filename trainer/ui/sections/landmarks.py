# SPDX-License-Identifier: MIT
"""Landmarks on the line of the skin, each with its name on a flag beside its stem.

A needle often stands on a landmark. So a name hangs beside the stem rather than across it, and
is drawn once more over a needle that leans through it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainterPath, QPolygonF

from trainer.ui.sections import glyphs
from trainer.ui.theme import theme
from trainer.ui.widgets import painting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QPainter

    from trainer.model.scene import Scene
    from trainer.ui.sections.lens import Lens

_ABOVE, _HIGH, _ROW = 26, 14, 15  # of the lowest name over the skin, of a name, of a row
_BESIDE = 9.0  # from stem to name: half a handle, and a little
_APART, _OFF_STEM = 10.0, 5.0
# Costs: of a row upward, of hanging inward, of lying across the stem, of a name before another
# stem, of being left out.
_ROW_COST, _INWARD, _ACROSS, _CUT, _LEFT_OUT = 4, 1, 7, 30, 1000
_TRIED = 4  # more landmarks than these are placed one by one


class Flag(NamedTuple):
    """A landmark where it is drawn.

    Attributes:
        text: its name.
        at: on the skin, in px.
        box: of the name.
        row: 0 is nearest to the skin.
        cost: what is wrong with the place.
    """

    text: str
    at: QPointF
    box: QRectF
    row: int
    cost: int

    @property
    def is_across(self) -> bool:
        """Whether the name lies over its own stem."""
        return self.box.left() < self.at.x() < self.box.right()


def flags(scene: Scene, lens: Lens, area: QRectF) -> list[Flag]:
    """Return the landmarks of a flat view, as many as find room; left to right.

    Args:
        scene: what is shown.
        lens: of the picture.
        area: the picture, in px.
    """
    if scene.view != "flat":
        return []
    marks = sorted(scene.section.landmarks, key=lambda one: one.at)
    spots = [(mark.text, lens.point(*scene.start(mark.at))) for mark in marks]
    metrics = QFontMetricsF(theme.font("micro", 500))
    places = [
        sorted(
            _places(text, at, metrics.horizontalAdvance(text), len(marks), area),
            key=lambda one: one.cost,
        )
        for text, at in spots
    ]
    if len(places) <= _TRIED:
        _, best = _best(places, [], float("inf"))
        return best
    placed: list[Flag] = []
    for own in places:
        fitting = [one for one in own if _clash(one, placed) < _LEFT_OUT]
        if fitting:
            placed.append(min(fitting, key=lambda one: one.cost + _clash(one, placed)))
    return placed


def _places(text: str, at: QPointF, width: float, rows: int, area: QRectF) -> Iterator[Flag]:
    """Return every place that a name could take, of one landmark."""
    outward = 1 if at.x() >= area.center().x() else -1
    beside = float(theme.space(1)) + _BESIDE
    right, left = at.x() + beside, at.x() - beside - width
    ways = (
        (right if outward > 0 else left, 0),
        (left if outward > 0 else right, _INWARD),
        (min(max(at.x() - width / 2, area.left()), area.right() - width), _ACROSS),
    )
    for row in range(rows):
        top = at.y() - theme.px(_ABOVE) - row * theme.px(_ROW)
        for x, cost in ways:
            box = QRectF(x, top, width, theme.px(_HIGH))
            if area.contains(box):
                yield Flag(text, at, box, row, row * _ROW_COST + cost)


def _best(
    places: Sequence[Sequence[Flag]], placed: list[Flag], most: float
) -> tuple[float, list[Flag]]:
    """Return the cheapest way to place the rest, and its cost; no better than `most`: nothing."""
    if not places:
        return 0.0, list(placed)
    found: tuple[float, list[Flag]] = (most, list(placed))
    for flag in places[0]:
        if flag.cost >= found[0]:
            break
        own = flag.cost + _clash(flag, placed)
        if own < found[0]:
            cost, whole = _best(places[1:], [*placed, flag], found[0] - own)
            if own + cost < found[0]:
                found = (own + cost, whole)
    if found[0] > _LEFT_OUT:
        cost, whole = _best(places[1:], placed, found[0] - _LEFT_OUT)
        if _LEFT_OUT + cost < found[0]:
            found = (_LEFT_OUT + cost, whole)
    return found


def _clash(flag: Flag, placed: Sequence[Flag]) -> float:
    """Return the cost of a place beside others: names never overlap, stems better cross none."""
    wide = flag.box.adjusted(-_APART, 0, _APART, 0)
    if any(wide.intersects(other.box) for other in placed):
        return float("inf")
    return _CUT * sum(_cut(flag, other) + _cut(other, flag) for other in placed)


def _cut(flag: Flag, other: Flag) -> bool:
    """Return whether the stem of another goes through a name."""
    box = flag.box
    is_beside = box.left() - _OFF_STEM < other.at.x() < box.right() + _OFF_STEM
    return is_beside and other.box.top() <= box.bottom()


def draw(painter: QPainter, shown: Sequence[Flag]) -> None:
    """Draw marks, stems, and names over all of them."""
    color, halo = theme.color("ink-2"), painting.faded(glyphs.ground_color(), 0.9)
    side = float(theme.px(4))
    for flag in shown:
        at = flag.at
        sign = QPainterPath()
        sign.addPolygon(
            QPolygonF([at, at + QPointF(-side, -1.7 * side), at + QPointF(side, -1.7 * side)])
        )
        sign.closeSubpath()
        stem = QPainterPath(QPointF(at.x(), at.y() - 1.7 * side))
        stem.lineTo(at.x(), flag.box.bottom() if flag.is_across else flag.box.center().y())
        if not flag.is_across:
            stem.lineTo(at.x() + (4.0 if flag.box.left() > at.x() else -4.0), stem_end(flag))
        painter.strokePath(stem, painting.pen(color, 1.0))
        painter.strokePath(sign, painting.pen(halo, 2.6))
        painter.fillPath(sign, painting.brush(color))
    for flag in shown:
        _draw_name(painter, flag)


def stem_end(flag: Flag) -> float:
    """Return the height at which a stem turns to its name."""
    return flag.box.center().y()


def draw_over(painter: QPainter, shown: Sequence[Flag], taken: QRectF) -> None:
    """Draw the names again that something lies over, on a ground of their own."""
    for flag in covered(shown, taken):
        ground = painting.faded(glyphs.ground_color(), 0.86)
        painting.draw_box(painter, flag.box.adjusted(-3, 0, 3, 0), theme.radius("tag"), ground)
        _draw_name(painter, flag)


def covered(shown: Sequence[Flag], taken: QRectF) -> list[Flag]:
    """Return the names that a rectangle reaches into."""
    return [flag for flag in shown if flag.box.intersects(taken)]


def _draw_name(painter: QPainter, flag: Flag) -> None:
    halo = painting.faded(glyphs.ground_color(), 0.9)
    font = theme.font("micro", 500)
    glyphs.draw_haloed(painter, flag.text, font, flag.box.center(), theme.color("ink-2"), halo)
