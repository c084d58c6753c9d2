# SPDX-License-Identifier: MIT
"""Paints single areas: ground, fibres, shade and edge."""

from __future__ import annotations

import math
from enum import Enum, auto
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QLinearGradient, QPainterPath, QPen

from trainer.ui.body import areas
from trainer.ui.widgets import painting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor, QPainter, QTransform

    from trainer.ui.body.areas import Area
    from trainer.ui.body.figure import FigureFrame
    from trainer.ui.body.look import BodyLook


class Pattern(Enum):
    """What lies on the ground of an area."""

    PLAIN = auto()
    DOTS = auto()
    SPARSE = auto()
    DENSE = auto()
    CROSSED = auto()


# Of the five steps, least to most.
STEP_PATTERNS = (
    Pattern.PLAIN,
    Pattern.DOTS,
    Pattern.SPARSE,
    Pattern.DENSE,
    Pattern.CROSSED,
)
# Distances of fibres: head heights, and no closer than so many pixels.
_DISTANCE = {
    Pattern.DOTS: (0.050, 4.4),
    Pattern.SPARSE: (0.046, 5.0),
    Pattern.DENSE: (0.034, 3.4),
    Pattern.CROSSED: (0.034, 3.8),
}
_CROSSING = 2.2
# Share of the usual distance at which every other fibre ends.
_CLOSEST = 0.55
_UNEVEN, _GOLDEN = 0.6, 0.618034
_SAMPLES = 8
_DASHES = [3.0, 2.2]


class Finish(NamedTuple):
    """How an area is painted.

    Attributes:
        ground: None leaves the skin as it is.
        line: colour of its fibres or dots.
        edge: colour of its outline.
        width: of the outline, as a multiple of the usual.
    """

    ground: QColor | None
    pattern: Pattern
    line: QColor
    edge: QColor
    width: float = 1.0


class Piece(NamedTuple):
    """An area on one side of the body, where it is drawn.

    Attributes:
        way: from head heights to pixels.
        outline: in pixels.
        box: around the outline.
        scale: pixels a head height.
    """

    area: Area
    is_right: bool
    way: QTransform
    outline: QPainterPath
    box: QRectF
    scale: float


def piece(area: Area, frame: FigureFrame, *, is_right: bool) -> Piece:
    """Return an area where it lies on a figure."""
    way = frame.transform(mirrored=is_right)
    outline = way.map(areas.area_path(area.id))
    return Piece(area, is_right, way, outline, outline.boundingRect(), frame.scale)


def step_finish(step: int, look: BodyLook) -> Finish:
    """Return how a step of mastery looks, from 0."""
    line = look.step_lines[step]
    return Finish(look.steps[step], STEP_PATTERNS[step], line, look.area_edge)


def paint_piece(painter: QPainter, piece: Piece, finish: Finish, look: BodyLook) -> None:
    """Paint an area."""
    if finish.ground is not None:
        painter.fillPath(piece.outline, _lit(finish.ground, piece.box, look))
        painter.save()
        painter.setClipPath(piece.outline, Qt.ClipOperation.IntersectClip)
        _paint_pattern(painter, piece, finish, look)
        if look.is_shaded:
            _paint_relief(painter, piece, look)
        painter.restore()
    painter.strokePath(piece.outline, edge_pen(piece, finish.edge, finish.width, look))


def edge_pen(piece: Piece, color: QColor, width: float, look: BodyLook) -> QPen:
    """Return the pen of an outline; dashed where the area lies under others."""
    pen = painting.pen(color, width * line_width(piece.scale, look))
    if piece.area.deep:
        pen.setDashPattern(_DASHES)
    return pen


def line_width(scale: float, look: BodyLook) -> float:
    """Return the width of the outline of areas, thinner on a small figure."""
    return look.line_width * max(0.6, min(1.3, scale / 105))


def _lit(ground: QColor, box: QRectF, look: BodyLook) -> QBrush:
    if not look.is_shaded:
        return painting.brush(ground)
    light = QLinearGradient(box.topLeft(), box.bottomRight())
    light.setColorAt(0, ground.lighter(106))
    light.setColorAt(1, ground.darker(106))
    return QBrush(light)


def _paint_relief(painter: QPainter, piece: Piece, look: BodyLook) -> None:
    """Lay shade along the lower right edge's inside and light along the upper left one's."""
    unit = piece.scale
    dark = piece.outline.translated(-0.004 * unit, -0.006 * unit)
    painter.strokePath(dark, painting.pen(look.dim, 0.024 * unit))
    light = piece.outline.translated(0.008 * unit, 0.009 * unit)
    painter.strokePath(light, painting.pen(look.lit, 0.018 * unit))


def _paint_pattern(painter: QPainter, piece: Piece, finish: Finish, look: BodyLook) -> None:
    match finish.pattern:
        case Pattern.PLAIN:
            return
        case Pattern.DOTS:
            painter.fillPath(_dots(piece), painting.brush(finish.line))
            return
        case Pattern.SPARSE | Pattern.DENSE | Pattern.CROSSED:
            width = max(0.55, 0.0085 * piece.scale) * look.line_width
            drawn = fibres(piece, finish.pattern)
            painter.strokePath(drawn, painting.pen(finish.line, width))


def _dots(piece: Piece) -> QPainterPath:
    pitch = _pitch(piece, Pattern.DOTS)
    radius = max(0.75, 0.2 * pitch)
    drawn = QPainterPath()
    box = piece.box
    middle = piece.way.map(QPointF(*piece.area.centre))
    down = pitch * 0.87
    for row in range(-int((middle.y() - box.top()) / down) - 1, int(box.height() / down) + 2):
        y = middle.y() + row * down
        if not box.top() <= y <= box.bottom():
            continue
        x = middle.x() + pitch * (0.5 * (row % 2) - int((middle.x() - box.left()) / pitch) - 1)
        while x < box.right() + radius:
            drawn.addEllipse(QPointF(x, y), radius, radius)
            x += pitch
    return drawn


def fibres(piece: Piece, pattern: Pattern) -> QPainterPath:
    """Return the lines of a pattern, from origin to insertion, in pixels."""
    guides = [[piece.way.map(QPointF(x, y)) for x, y in guide] for guide in piece.area.fibres]
    pitch = _pitch(piece, pattern)
    widths = [_length(guide) for guide in guides]
    count = max(2, round(max(widths) / pitch))
    drawn = QPainterPath()
    for number in range(count):
        share = (number + 0.5) / count
        points = [_along(guide, share) for guide in guides]
        _add_curve(drawn, _thinned(points, [width / count for width in widths], number, pitch))
    if pattern is Pattern.CROSSED:
        far = _length([_along(guide, 0.5) for guide in guides])
        bands = max(2, round(far / (pitch * _CROSSING)))
        for band in range(bands):
            _add_curve(drawn, _across(guides, (band + 0.5) / bands))
    return drawn


def _thinned(
    points: list[QPointF], gaps: Sequence[float], number: int, pitch: float
) -> list[QPointF]:
    """End a fibre where they come too close to each other; every other one goes on longer.

    Args:
        points: of the fibre, one on each guide.
        gaps: the distance of fibres on each guide, in pixels.
        number: of the fibre.
        pitch: the usual distance.
    """
    # How many others go before it: none for every second, then one, then two, ...
    rank = (number & -number).bit_length() if number else 5
    # Some a little earlier than others, so that their ends make no line of their own.
    uneven = 1 + _UNEVEN * ((number * _GOLDEN) % 1 - 0.5)
    least = _CLOSEST * uneven * pitch / 2 ** (rank - 1)
    if min(gaps) >= least or max(gaps) <= least:
        return points
    widest = gaps.index(max(gaps))
    kept = [points[widest]]
    for way in (-1, 1):
        at = widest
        while 0 <= at + way < len(points):
            if gaps[at + way] >= least:
                end = points[at + way]
            else:
                end = _between(
                    points[at], points[at + way], (gaps[at] - least) / (gaps[at] - gaps[at + way])
                )
            kept.insert(0 if way < 0 else len(kept), end)
            if gaps[at + way] < least:
                break
            at += way
    return kept


def _pitch(piece: Piece, pattern: Pattern) -> float:
    heads, pixels = _DISTANCE[pattern]
    return max(pixels, heads * piece.scale)


def _across(guides: Sequence[Sequence[QPointF]], share: float) -> list[QPointF]:
    """Return a line across all fibres at a share of their way."""
    position = share * (len(guides) - 1)
    first = min(int(position), len(guides) - 2)
    rest = position - first
    return [
        _between(
            _along(guides[first], at / _SAMPLES), _along(guides[first + 1], at / _SAMPLES), rest
        )
        for at in range(_SAMPLES + 1)
    ]


def _between(one: QPointF, other: QPointF, share: float) -> QPointF:
    return one + (other - one) * share


def _length(points: Sequence[QPointF]) -> float:
    return sum(
        math.hypot(other.x() - one.x(), other.y() - one.y()) for one, other in pairwise(points)
    )


def _along(points: Sequence[QPointF], share: float) -> QPointF:
    """Return the place at a share of the length of a line of points."""
    left = share * _length(points)
    for one, other in pairwise(points):
        far = math.hypot(other.x() - one.x(), other.y() - one.y())
        if left <= far:
            return _between(one, other, left / far if far else 0.0)
        left -= far
    return points[-1]


def _add_curve(drawn: QPainterPath, points: Sequence[QPointF]) -> None:
    """Add a smooth line through points.

    Source: the cubic Bezier form of a uniform Catmull-Rom spline, control points a sixth of the
    chord of the neighbours away.
    """
    drawn.moveTo(points[0])
    if len(points) == 2:
        drawn.lineTo(points[1])
        return
    last = len(points) - 1
    for at in range(last):
        before, start = points[max(0, at - 1)], points[at]
        end, after = points[at + 1], points[min(last, at + 2)]
        drawn.cubicTo(start + (end - before) / 6, end - (after - start) / 6, end)
