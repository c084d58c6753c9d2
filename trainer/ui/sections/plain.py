# SPDX-License-Identifier: MIT
"""The plain form of a section: flat colours and outlines, in a few milliseconds.

Shown until the full picture is painted. Plain Python and Qt: no numpy, no shapely.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QPainterPath, QPen, QPolygonF

from trainer.model.scene import laid_out
from trainer.model.section import Layer
from trainer.ui.sections.contour import contour_of, cover_of
from trainer.ui.sections.frame import fit, frame_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from trainer.model.scene import LaidOut, Shape, View
    from trainer.model.section import Section
    from trainer.ui.sections.contour import Point
    from trainer.ui.sections.frame import Frame
    from trainer.ui.sections.look import Look

# Ground and edge of each kind, by role.
_ROLES = {
    "skin": ("dermis", "epidermis"),
    "fat": ("fat", "fat-shade"),
    "fascia": ("tendon", "fascia-shade"),
    "muscle": ("muscle", "fascia"),
    "tendon": ("tendon", "tendon-line"),
    "membrane": ("fascia", "fascia-shade"),
    "nerve": ("nerve", "nerve-line"),
    "artery": ("artery", "artery-dark"),
    "vein": ("vein", "vein-dark"),
    "bundle": ("bed-line", "fascia-shade"),
    "pleura": ("lung", "pleura-line"),
    "canal": ("canal", "canal-line"),
    "organ": ("organ", "organ-line"),
    "bone": ("cortex", "cortex-line"),
}
_LINE_MM = 0.35
# How far a lung and the like are carried on below their widest level, in mm.
_ON = 60.0

Ring = tuple[tuple[float, float], ...]


class Plain(NamedTuple):
    """A plain picture and what it shows where, in mm."""

    image: QImage
    outlines: Mapping[str, tuple[Ring, ...]]


def plain(
    section: Section,
    view: View,
    build: str,
    without: Collection[str],
    look: Look,
    size: tuple[float, float, float],
) -> Plain:
    """Return the plain form of a view.

    Args:
        section: what is shown.
        view: flat or fold.
        build: in which body.
        without: structures left out.
        look: in which colours.
        size: width and height in logical pixels, and device pixels per logical pixel.
    """
    width, height, ratio = size
    image = QImage(
        max(1, round(width * ratio)),
        max(1, round(height * ratio)),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    image.setDevicePixelRatio(ratio)
    image.fill(0)
    frame = frame_of(section, view, build)
    shapes = laid_out(section, view, build, without)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setTransform(fit(frame, width, height))
    sketch = _Sketch(painter, look)
    if view == "flat":
        _flat(sketch, section, build, shapes, frame)
    else:
        _fold(sketch, section, build, shapes, frame)
    painter.end()
    return Plain(image, {name: tuple(rings) for name, rings in sketch.outlines.items()})


class _Sketch:
    """Fills outlines and remembers them."""

    def __init__(self, painter: QPainter, look: Look) -> None:
        self.painter, self._look = painter, look
        self.outlines: dict[str, list[Ring]] = {}

    def fill(self, line: Sequence[Point], role: str, edge: str = "") -> None:
        path = _path(line)
        self.painter.fillPath(path, QBrush(self._look.color(role)))
        if edge:
            pen = QPen(self._look.color(edge), _LINE_MM * self._look.line)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            self.painter.strokePath(path, pen)

    def shape(self, name: str, kind: str, line: Sequence[Point]) -> None:
        ground, edge = _ROLES.get(kind, ("bed", "bed-line"))
        self.fill(line, ground, edge)
        self.note(name, line)

    def note(self, name: str, line: Sequence[Point]) -> None:
        ring = tuple((round(x, 2), round(y, 2)) for x, y in line)
        self.outlines.setdefault(name, []).append(ring)


def _path(line: Sequence[Point]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in line]))
    path.closeSubpath()
    return path


def _flat(sketch: _Sketch, section: Section, build: str, laid: LaidOut, frame: Frame) -> None:
    contour = contour_of(section, build)
    cover = contour.cover
    sketch.fill(contour.offset(*cover), "dermis", "epidermis")
    sketch.fill(contour.offset(0.0, cover.fat), "fat")
    sketch.fill(contour.points, "bed", "fascia-shade")
    sketch.painter.save()
    sketch.painter.setClipPath(_path(contour.points))
    for shape in laid.shapes:
        if not shape.is_layer:
            continue
        if shape.box[3] <= cover.depth + 1e-6:
            sketch.note(shape.name, _box(frame.left, shape.box[1], frame.right, shape.box[3]))
        elif shape.kind == "fat":
            sketch.note(shape.name, _extent(shape, frame))
        else:
            sketch.shape(shape.name, shape.kind, _extent(shape, frame))
    sketch.painter.restore()
    _structures(sketch, laid)


def _fold(sketch: _Sketch, section: Section, build: str, laid: LaidOut, frame: Frame) -> None:
    fold, size = section.fold, laid.frame
    if fold is None or size is None:
        return
    cover = cover_of(section, build)
    level = -fold.place[1] + size.height - fold.height
    for depth, role in ((0.0, "dermis"), (cover.skin, "fat"), (cover.depth, "bed")):
        sketch.fill(_box(frame.left, level + depth, frame.right, frame.bottom), role)
    for shape in laid.shapes:
        if shape.is_layer:
            sketch.shape(shape.name, shape.kind, shape.outline)
    _structures(sketch, laid)


def _structures(sketch: _Sketch, laid: LaidOut) -> None:
    for shape in laid.shapes:
        if shape.is_layer:
            continue
        is_open = getattr(shape.source, "open", None) == "down"
        sketch.shape(shape.name, shape.kind, _goes_on(shape) if is_open else shape.outline)
        for member in laid.members.get(shape.name, ()):
            sketch.shape(member.name, member.kind, member.outline)


def _goes_on(shape: Shape) -> list[Point]:
    """Return the upper part of an outline, carried on downward from its widest places."""
    line = list(shape.outline)
    left = min(range(len(line)), key=lambda at: line[at][0])
    right = max(range(len(line)), key=lambda at: line[at][0])
    forward = [line[at % len(line)] for at in range(left, right + (right < left) * len(line) + 1)]
    back = [line[at % len(line)] for at in range(right, left + (left < right) * len(line) + 1)]
    upper = min(forward, back, key=lambda part: min(y for _, y in part))
    (first_x, first_y), (last_x, last_y) = upper[0], upper[-1]
    low = max(first_y, last_y) + _ON
    return [*upper, (last_x, low), (first_x, low)]


def _extent(shape: Shape, frame: Frame) -> list[Point]:
    source = shape.source
    given = source.extent if isinstance(source, Layer) else None
    left, right = given or (frame.left, frame.right)
    return _box(left, shape.box[1], right, shape.box[3])


def _box(left: float, top: float, right: float, bottom: float) -> list[Point]:
    return [(left, top), (right, top), (right, bottom), (left, bottom)]
