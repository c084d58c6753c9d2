# SPDX-License-Identifier: MIT
"""What lies over a plate: target, safe corridor, hazards met, scale, directions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath

from trainer.ui.sections import glyphs, needle, words
from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor

    from trainer.model.scene import Scene
    from trainer.model.section import Band, Orientation
    from trainer.ui.sections.lens import Lens

    Ring = Sequence[tuple[float, float]]

_ARC_DEGREES = 2.0
_WAY, _TARGET, _HATCH_STEP = 0.13, 0.26, 6.0
_HATCH = 0.55
# White under danger, dashes and gaps in multiples of the line's width.
_HAZARD_CASING, _HAZARD_LINE, _HAZARD_DASHES = 5.2, 3.4, (2.2, 0.9)
_GLOW = ((16.0, 0.10), (11.0, 0.14))
_SCALES_MM = (50, 20, 10, 5)
_SCALE_TICK_MM = 5
_LONGEST_SCALE = 0.26  # of the width of the picture


# -- the corridor ---------------------------------------------------------------------------------


def corridor_paths(scene: Scene, band: Band, lens: Lens) -> tuple[QPainterPath, QPainterPath]:
    """Return the way in and the depths to end at, swept over all entries and angles of a band.

    All entries of a view lie on a line, so that what a band sweeps is what one fan of angles
    sweeps when it is pushed along that line: both ends of it, and what each side passes over.
    """
    start, end = scene.start(band.entry[0]), scene.start(band.entry[1])
    shift = (end[0] - start[0], end[1] - start[1])
    inner = _arc(scene, band, band.depth[0], start)
    outer = _arc(scene, band, band.depth[1], start)
    ends = _pushed([*inner, *reversed(outer)], shift, lens)
    way = _pushed([start, *inner], shift, lens)
    return way.subtracted(ends), ends


def draw_corridor(
    painter: QPainter, scene: Scene, band: Band, lens: Lens, backdrop: Sequence[Ring] = ()
) -> None:
    """Draw a safe corridor: where a needle may go in, and hatched, where it may end."""
    way, ends = corridor_paths(scene, band, lens)
    for ring in backdrop:
        bone = lens.path(ring)
        way, ends = way.subtracted(bone), ends.subtracted(bone)
    accent, halo = theme.color("accent"), glyphs.ground_color()
    painter.fillPath(way, painting.brush(painting.faded(accent, _WAY)))
    painter.fillPath(ends, painting.brush(painting.faded(accent, _TARGET)))
    painter.save()
    painter.setClipPath(ends)
    box = ends.boundingRect()
    hatch = QPainterPath()
    x = box.left() - box.height()
    while x < box.right():
        hatch.moveTo(x, box.bottom())
        hatch.lineTo(x + box.height(), box.top())
        x += _HATCH_STEP
    pale = painting.faded(needle.color("casing"), _HATCH)
    painter.strokePath(hatch, painting.pen(pale, 1.1))
    painter.restore()
    painter.strokePath(ends, painting.pen(painting.faded(halo, 0.85), 3.6))
    painter.strokePath(ends, painting.pen(accent, 1.8))


def _arc(
    scene: Scene, band: Band, depth: float, start: tuple[float, float]
) -> list[tuple[float, float]]:
    low, high = band.angle
    steps = max(1, round((high - low) / _ARC_DEGREES))
    points = []
    for step in range(steps + 1):
        dx, dy = scene.direction(low + (high - low) * step / steps)
        points.append((start[0] + depth * dx, start[1] + depth * dy))
    return points


def _pushed(
    ring: Sequence[tuple[float, float]], shift: tuple[float, float], lens: Lens
) -> QPainterPath:
    swept = lens.path(ring)
    moved = [(x + shift[0], y + shift[1]) for x, y in ring]
    swept = swept.united(lens.path(moved))
    for here, there in zip(ring, [*ring[1:], ring[0]], strict=True):
        side = (
            here,
            there,
            (there[0] + shift[0], there[1] + shift[1]),
            (here[0] + shift[0], here[1] + shift[1]),
        )
        swept = swept.united(lens.path(side))
    return swept


# -- outlines -------------------------------------------------------------------------------------


def draw_target(painter: QPainter, rings: Sequence[Ring], lens: Lens) -> None:
    """Draw the plain line around the target muscle."""
    path = _joined(rings, lens)
    painter.strokePath(path, painting.pen(painting.faded(glyphs.ground_color(), 0.7), 3.4))
    painter.strokePath(path, painting.pen(theme.color("accent"), 1.9))


def draw_hazard(painter: QPainter, rings: Sequence[Ring], lens: Lens) -> None:
    """Draw the dashed line around a hazard that is met; dashes are what tells it without colour."""
    path = _joined(rings, lens)
    danger = theme.color("danger")
    for width, alpha in _GLOW:
        painter.strokePath(path, painting.pen(painting.faded(danger, alpha), width))
    painter.strokePath(path, painting.pen(needle.color("casing"), _HAZARD_CASING))
    strong = danger if not theme.is_dark else painting.mix(danger, needle.color("shadow"), 0.25)
    painter.strokePath(path, glyphs.dashed_pen(strong, _HAZARD_LINE, _HAZARD_DASHES))


def draw_lit(painter: QPainter, rings: Sequence[Ring], lens: Lens) -> None:
    """Draw the line around a structure that the needle is passing, and light it up."""
    path = _joined(rings, lens)
    painter.fillPath(path, painting.brush(painting.faded(theme.color("accent"), 0.18)))
    painter.strokePath(path, painting.pen(needle.color("casing"), 4.4))
    painter.strokePath(path, painting.pen(theme.color("accent"), 2.4))


def draw_keyed(painter: QPainter, rings: Sequence[Ring], lens: Lens) -> None:
    """Draw the line around a structure that is right, with a tick beside it."""
    path = _joined(rings, lens)
    painter.strokePath(path, painting.pen(needle.color("casing"), 5.0))
    painter.strokePath(path, painting.pen(theme.color("accent"), 2.6))
    _draw_badge(painter, path.boundingRect(), "check", "accent", "on-accent")


def draw_chosen(painter: QPainter, rings: Sequence[Ring], lens: Lens) -> None:
    """Draw the thick line around a structure that the learner has chosen."""
    path = _joined(rings, lens)
    painter.strokePath(path, painting.pen(needle.color("casing"), 6.4))
    painter.strokePath(path, painting.pen(theme.color("ink"), 3.2))


def _draw_badge(painter: QPainter, box: QRectF, icon: str, ground: str, role: str) -> None:
    radius = float(theme.px(8))
    center = QPointF(box.center().x(), box.top() - radius - 3)
    painting.draw_dot(painter, center, radius + 1.2, needle.color("casing"))
    painting.draw_dot(painter, center, radius, theme.color(ground))
    side = radius * 1.4
    corner = QRectF(center.x() - side / 2, center.y() - side / 2, side, side)
    theme.draw_icon(painter, icon, role, corner)


def _joined(rings: Sequence[Ring], lens: Lens) -> QPainterPath:
    path = QPainterPath()
    for ring in rings:
        path.addPath(lens.path(ring))
    return path


# -- scale, directions -----------------------------------------------------------------


def draw_scale(painter: QPainter, lens: Lens, right: float, bottom: float, room: float) -> QRectF:
    """Draw a bar of so many millimetres that ends at a corner; return what it takes."""
    longest = max(room * _LONGEST_SCALE, 24.0)
    length = next((mm for mm in _SCALES_MM if mm * lens.scale <= longest), _SCALES_MM[-1])
    left = right - length * lens.scale
    path = QPainterPath(QPointF(left, bottom))
    path.lineTo(right, bottom)
    for mm in range(0, length + 1, _SCALE_TICK_MM):
        x = left + mm * lens.scale
        path.moveTo(x, bottom)
        path.lineTo(x, bottom - (5 if mm % 10 == 0 else 3))
    ink, halo = theme.color("ink"), painting.faded(glyphs.ground_color(), 0.85)
    painter.strokePath(path, painting.pen(halo, 4.0))
    painter.strokePath(path, painting.pen(ink, 1.6))
    text, font = words.mm(length), theme.font("micro", 500)
    width = labels.text_width(text, font)
    center = QPointF(left - theme.space(8) - width / 2, bottom - 4)
    glyphs.draw_haloed(painter, text, font, center, ink, halo)
    return QRectF(left - theme.space(8) - width, bottom - theme.px(14), right - left, theme.px(16))


def draw_directions(painter: QPainter, beyond: Orientation, area: QRectF) -> None:
    """Draw what lies beyond each side: at the upper corners, and downward at the lower left."""
    font, color = theme.font("micro", 600), theme.color("ink-2")
    halo = painting.faded(glyphs.ground_color(), 0.85)
    reach, gap, head = float(theme.px(20)), float(theme.px(6)), 5.0
    top = area.top() + theme.px(9)
    if beyond.left:
        start = QPointF(area.left() + reach, top)
        glyphs.draw_arrow(painter, start, QPointF(area.left(), top), color, 1.4, head)
        _word(painter, beyond.left, start.x() + gap, top, "left", halo)
    if beyond.right:
        start = QPointF(area.right() - reach, top)
        glyphs.draw_arrow(painter, start, QPointF(area.right(), top), color, 1.4, head)
        _word(painter, beyond.right, start.x() - gap, top, "right", halo)
    if beyond.down:
        x, bottom = area.left() + theme.px(5), area.bottom()
        start = QPointF(x, bottom - reach)
        glyphs.draw_arrow(painter, start, QPointF(x, bottom), color, 1.4, head)
        _word(painter, beyond.down, x + gap + 3, bottom - reach / 2, "left", halo)
    del font


def _word(painter: QPainter, text: str, x: float, middle: float, align: str, halo: QColor) -> None:
    font = theme.font("micro", 600)
    width = labels.text_width(text, font)
    center = QPointF(x + width / 2 if align == "left" else x - width / 2, middle)
    glyphs.draw_haloed(painter, text, font, center, theme.color("ink-2"), halo)
