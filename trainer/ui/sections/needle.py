# SPDX-License-Identifier: MIT
"""Draws a needle in its path: wound handle, steel shaft, ticks of depth, rings at skin and tip."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPolygonF

from trainer.ui.sections import glyphs
from trainer.ui.sections.label_rows import distance
from trainer.ui.theme import theme, tokens
from trainer.ui.widgets import labels, painting

if TYPE_CHECKING:
    from trainer.model.needling import Path
    from trainer.model.scene import Scene
    from trainer.ui.sections.lens import Lens

AHEAD_MM = 10.0  # dashed beyond the tip
_SHAFT_MM, _SHAFT_LEAST = 0.35, 3.0
_HANDLE_MM, _HANDLE_HALF = 20.0, 4.6
_LEAST_FREE_MM = 4.0
_POINT_MM = 1.6
_FINE_TICKS, _FINE_TICKS_TO = 5, 45
_RING, _TIP_RING = 7.0, 5.5
_BREAK = 5.0  # px between the strokes of a shaft that is drawn shortened
_MARGIN = 26
_GHOST = 0.4

# Across a bar of metal, from one edge to the other.
_STEEL = ("steel-dark", "steel-light", "steel", "steel-dark")
_COPPER = ("copper-dark", "copper-light", "copper", "copper-dark")
_STOPS = (0.0, 0.35, 0.6, 1.0)


class Placed(NamedTuple):
    """A needle in the picture, in px.

    Attributes:
        entry, tip: where it goes in, and where it ends.
        along: unit vector from the entry to the tip.
        free: length between skin and handle, as drawn.
        is_shortened: whether the shaft is longer than there is room for.
        handle: length of the handle, as drawn.
        half: half the width of the shaft.
        scale: px per mm.
        depth: along the path, in mm.
    """

    entry: QPointF
    tip: QPointF
    along: QPointF
    free: float
    is_shortened: bool
    handle: float
    half: float
    scale: float
    depth: float

    @property
    def across(self) -> QPointF:
        """Unit vector to the side of the ticks."""
        return QPointF(self.along.y(), -self.along.x())

    @property
    def end(self) -> QPointF:
        """Where the handle ends."""
        return self.entry - self.along * (self.free + self.handle)

    def bounds(self) -> QRectF:
        """Return all that drawing it touches."""
        ahead = self.tip + self.along * (AHEAD_MM * self.scale)
        box = QRectF(self.end, self.entry).normalized()
        box = box.united(QRectF(self.entry, ahead).normalized())
        margin = theme.px(_MARGIN)
        return box.adjusted(-margin, -margin, margin, margin)


def place(scene: Scene, path: Path, lens: Lens, room: QRectF, length: float | None) -> Placed:
    """Return where a needle is drawn.

    Args:
        scene: the view it goes into.
        path: its path.
        lens: of the picture.
        room: in which the handle should be seen.
        length: of the shaft in mm; None draws as much as suits the picture.
    """
    x, y = scene.start(path.entry)
    dx, dy = scene.direction(path.angle)
    entry = lens.point(x, y)
    along = QPointF(dx, dy)
    tip = entry + along * (path.depth * lens.scale)
    outside = _room_behind(entry, along, room)
    handle = min(_HANDLE_MM * lens.scale, outside * 0.45, float(theme.px(120)))
    most = max(outside - handle, 0.0)
    wanted = most * 0.55 if length is None else (length - path.depth) * lens.scale
    wanted = max(wanted, min(_LEAST_FREE_MM * lens.scale, most))
    half = max(_SHAFT_LEAST, _SHAFT_MM * lens.scale) / 2
    return Placed(
        entry,
        tip,
        along,
        min(wanted, most),
        length is not None and wanted > most,
        handle,
        half,
        lens.scale,
        path.depth,
    )


def draw_ghost(painter: QPainter, needle: Placed) -> None:
    """Draw a needle that waits to be taken."""
    painter.setOpacity(_GHOST)
    _draw_shaft(painter, needle)
    _draw_handle(painter, needle)
    painter.setOpacity(1.0)
    _ring(painter, needle.entry, _RING, theme.color("accent"), 2.2)


def draw(painter: QPainter, needle: Placed, *, in_danger: bool) -> None:
    """Draw a needle; with the tip in a hazard, its ring is in the colour of danger."""
    _draw_ahead(painter, needle)
    _draw_shaft(painter, needle)
    _draw_handle(painter, needle)
    _draw_ticks(painter, needle)
    ring = theme.color("accent")
    white = color("casing")
    _ring(painter, needle.entry, _RING, white, 4.4)
    _ring(painter, needle.entry, _RING, ring, 2.2)
    if in_danger:
        _ring(painter, needle.tip, _TIP_RING, white, 4.2)
        _ring(painter, needle.tip, _TIP_RING, theme.color("danger"), 2.4)


def is_near(needle: Placed, at: QPointF, reach: float) -> bool:
    """Return whether a point is beside shaft or handle."""
    line = (needle.end.x(), needle.end.y(), needle.tip.x(), needle.tip.y())
    return distance(at.x(), at.y(), line) <= reach


def _room_behind(entry: QPointF, along: QPointF, room: QRectF) -> float:
    """Return how far one can go backward from the entry before the picture ends."""
    far = 1e6
    for at, step, low, high in (
        (entry.x(), -along.x(), room.left(), room.right()),
        (entry.y(), -along.y(), room.top(), room.bottom()),
    ):
        if step > 1e-6:
            far = min(far, (high - at) / step)
        elif step < -1e-6:
            far = min(far, (low - at) / step)
    return max(far - _HANDLE_HALF, 12.0)


def _draw_ahead(painter: QPainter, needle: Placed) -> None:
    end = needle.tip + needle.along * (AHEAD_MM * needle.scale)
    path = QPainterPath(needle.tip)
    path.lineTo(end)
    halo, ink = glyphs.ground_color(), theme.color("ink")
    for line, width in ((painting.faded(halo, 0.8), 3.4), (ink, 1.5)):
        dash = 4.8 / width
        painter.strokePath(path, glyphs.dashed_pen(line, width, (dash, dash)))


def _draw_shaft(painter: QPainter, needle: Placed) -> None:
    along, half = needle.along, needle.half
    start = needle.entry - along * needle.free
    line = QPainterPath(start + QPointF(1.2, 1.8))
    line.lineTo(needle.tip + QPointF(1.2, 1.8))
    shadow = painting.faded(color("shadow"), 0.28)
    painter.strokePath(line, glyphs.rounded_pen(shadow, 2 * half + 3.4))
    inside = QPainterPath(needle.entry)
    inside.lineTo(needle.tip)
    casing = painting.faded(color("casing"), 0.9)
    painter.strokePath(inside, glyphs.rounded_pen(casing, 2 * half + 2.2))
    point = min(_POINT_MM * needle.scale, math.dist(*_pair(needle.entry, needle.tip)))
    body_end = needle.tip - along * point
    _bar(painter, start, body_end, half, _STEEL)
    across = needle.across * half
    tip = QPainterPath()
    tip.addPolygon(QPolygonF([body_end + across, needle.tip, body_end - across]))
    tip.closeSubpath()
    painter.fillPath(tip, painting.brush(color(_STEEL[2])))
    painter.strokePath(tip, painting.pen(color(_STEEL[0]), 0.7))
    if needle.is_shortened:
        _draw_break(painter, needle)


def _draw_break(painter: QPainter, needle: Placed) -> None:
    """Two slanting strokes: the shaft is longer than it is drawn."""
    middle = needle.entry - needle.along * (needle.free * 0.62)
    gap = QPainterPath()
    side = needle.across * (needle.half + 5)
    slant = needle.along * 3
    for step in (-_BREAK / 2, _BREAK / 2):
        at = middle + needle.along * step
        gap.moveTo(at - side + slant)
        gap.lineTo(at + side - slant)
    ground = QPainterPath(middle - needle.along * (_BREAK / 2))
    ground.lineTo(middle + needle.along * (_BREAK / 2))
    width = 2 * needle.half + 2
    painter.strokePath(ground, painting.pen(glyphs.ground_color(), width))
    painter.strokePath(gap, glyphs.rounded_pen(theme.color("ink-2"), 1.4))


def _draw_handle(painter: QPainter, needle: Placed) -> None:
    along, across = needle.along, needle.across
    start = needle.entry - along * needle.free
    end = needle.end
    half = max(_HANDLE_HALF, 0.75 * needle.scale)
    _bar(painter, start, end, half, _COPPER)
    wire = QPainterPath()
    wound = 0.0
    while wound < needle.handle:
        at = start - along * wound
        wire.moveTo(at + across * half)
        wire.lineTo(at - across * half - along * 3)
        wound += 4.2
    painter.strokePath(wire, painting.pen(painting.faded(color(_COPPER[0]), 0.55), 0.9))
    caps = QPainterPath()
    for at in (start, end):
        wide, high = across * (half * 1.12), along * max(1.6, 0.3 * needle.scale)
        caps.addPolygon(
            QPolygonF([at + wide + high, at + wide - high, at - wide - high, at - wide + high])
        )
        caps.closeSubpath()
    painter.fillPath(caps, painting.brush(color(_STEEL[2])))
    painter.strokePath(caps, painting.pen(color(_COPPER[0]), 1.0))


def _draw_ticks(painter: QPainter, needle: Placed) -> None:
    """Ticks every 5 mm, from 45 mm on every 10, and numbers at every second one."""
    step = _FINE_TICKS if needle.depth < _FINE_TICKS_TO else 2 * _FINE_TICKS
    across, halo, ink = needle.across, glyphs.ground_color(), theme.color("ink")
    ticks = QPainterPath()
    numbers: list[tuple[QPointF, str]] = []
    font = theme.font("micro", 600)
    for depth in range(step, int(needle.depth) + 1, step):
        at = needle.entry + needle.along * (depth * needle.scale)
        is_long = depth % (2 * step) == 0
        near = needle.half + 0.6
        far = near + (9 if is_long else 5)
        ticks.moveTo(at + across * near)
        ticks.lineTo(at + across * far)
        if is_long:
            text = _number(depth)
            reach = far + theme.px(4) + labels.text_width(text, font) / 2
            numbers.append((at + across * reach, text))
    painter.strokePath(ticks, painting.pen(painting.faded(halo, 0.9), 3.2))
    painter.strokePath(ticks, painting.pen(ink, 1.3))
    for center, text in numbers:
        glyphs.draw_haloed(painter, text, font, center, ink, painting.faded(halo, 0.92))


def _number(value: int) -> str:
    from PySide6.QtCore import QLocale

    return QLocale().toString(value)


def _ring(painter: QPainter, center: QPointF, radius: float, line: QColor, width: float) -> None:
    path = QPainterPath()
    path.addEllipse(center, radius, radius)
    painter.strokePath(path, painting.pen(line, width))


def _bar(
    painter: QPainter, start: QPointF, end: QPointF, half: float, metal: tuple[str, ...]
) -> None:
    """Draw a round bar of metal, lit from one side."""
    along = QPointF(end - start)
    length = math.hypot(along.x(), along.y())
    if length < 0.1:
        return
    across = QPointF(along.y() / length * half, -along.x() / length * half)
    path = QPainterPath()
    path.addPolygon(QPolygonF([start + across, end + across, end - across, start - across]))
    path.closeSubpath()
    gradient = QLinearGradient(start + across, start - across)
    for stop, name in zip(_STOPS, metal, strict=True):
        gradient.setColorAt(stop, color(name))
    painter.fillPath(path, QBrush(gradient))
    painter.strokePath(path, painting.pen(color(metal[0]), 0.8))


def color(name: str) -> QColor:
    """Return a colour of the needle's own table."""
    return _colors()[name]


@lru_cache(1)
def _colors() -> dict[str, QColor]:
    table = tokens.read("needle")["needle"]
    return {name: QColor(str(value)) for name, value in table.items()}


def _pair(one: QPointF, other: QPointF) -> tuple[tuple[float, float], tuple[float, float]]:
    return (one.x(), one.y()), (other.x(), other.y())
