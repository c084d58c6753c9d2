# SPDX-License-Identifier: MIT
"""Many closed or open lines in one array, and the way from it to Qt's painter paths.

A path is filled through Qt's own stream format: building it point by point takes ten times as
long as painting it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray, QDataStream
from PySide6.QtGui import QPainterPath

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Geometries = NDArray[Any]

_ELEMENT = np.dtype([("kind", ">i4"), ("x", ">f8"), ("y", ">f8")])
_MOVE, _LINE, _CURVE, _CURVE_REST = 0, 1, 2, 3
_EVEN_ODD, _WINDING = 0, 1
# Type numbers of shapely.
_STRING, _RING, _POLYGON = 1, 2, 3


@dataclass(frozen=True, slots=True, eq=False)
class Rings:
    """Lines in mm.

    Attributes:
        points: all points, one after another; float32 is enough for half a metre.
        starts: where each line begins, and last the number of points.
        closed: whether each is joined to its beginning; the first point is not repeated.
    """

    points: NDArray[np.float32]
    starts: Ints
    closed: bool = True

    def __len__(self) -> int:
        return len(self.starts) - 1

    def chosen(self, which: Ints) -> Rings:
        """Return some of the lines."""
        counts = self.starts[which + 1] - self.starts[which]
        starts = np.concatenate(([0], np.cumsum(counts)))
        index = np.arange(starts[-1]) + np.repeat(self.starts[which] - starts[:-1], counts)
        return Rings(self.points[index], starts, self.closed)

    def as_tuples(self) -> tuple[tuple[tuple[float, float], ...], ...]:
        """Return the lines as plain numbers, rounded to a hundredth of a millimetre."""
        points = np.round(self.points.astype(float), 2).tolist()
        return tuple(
            tuple((x, y) for x, y in points[a:b])
            for a, b in zip(self.starts[:-1].tolist(), self.starts[1:].tolist(), strict=True)
        )


def rings_of(geometries: Any) -> Rings:
    """Return the boundaries of polygons, or lines, of one or many geometries."""
    parts = shapely.get_parts(np.atleast_1d(np.asarray(geometries, dtype=object)))
    parts = parts[~shapely.is_empty(parts)]
    kinds = shapely.get_type_id(parts)
    rings = np.concatenate((shapely.get_rings(parts[kinds == _POLYGON]), parts[kinds == _RING]))
    lines = parts[kinds == _STRING]
    if len(rings) == 0 and len(lines):
        return _packed(lines, closed=False)
    return _packed(rings, closed=True)


def _packed(lines: Geometries, *, closed: bool) -> Rings:
    counts = shapely.get_num_coordinates(lines)
    points = shapely.get_coordinates(lines)
    if closed and len(points):
        # shapely repeats the first point of a ring at its end.
        keep = np.ones(len(points), bool)
        keep[np.cumsum(counts) - 1] = False
        points, counts = points[keep], counts - 1
    starts = np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
    return Rings(points.astype(np.float32), starts, closed)


def joined(many: Iterable[Rings]) -> Rings:
    """Return all lines of several sets; all closed or all open."""
    sets = [rings for rings in many if len(rings)]
    if not sets:
        return Rings(np.zeros((0, 2), np.float32), np.zeros(1, np.int64))
    shift = np.cumsum([0, *(len(rings.points) for rings in sets)])
    starts = [rings.starts[:-1] + at for rings, at in zip(sets, shift, strict=False)]
    return Rings(
        np.concatenate([rings.points for rings in sets]),
        np.concatenate([*starts, shift[-1:]]),
        sets[0].closed,
    )


def circles(centres: Floats, radii: Floats, count: int = 16) -> Rings:
    """Return round outlines."""
    angles = np.linspace(0, 2 * np.pi, count, endpoint=False)
    unit = np.column_stack((np.cos(angles), np.sin(angles)))
    points = centres[:, None, :] + radii[:, None, None] * unit[None, :, :]
    starts = np.arange(len(centres) + 1, dtype=np.int64) * count
    return Rings(points.reshape(-1, 2).astype(np.float32), starts)


def path_of(rings: Rings, rounding: float = 0.0, *, even_odd: bool = False) -> QPainterPath:
    """Return a painter path.

    Args:
        rings: the lines.
        rounding: share of each side that the corners at its ends take for their curve, at
            most 0.5; only for closed lines.
        even_odd: whether a line inside another is a hole.
    """
    return _path(_elements(rings, rounding), even_odd=even_odd) if len(rings) else QPainterPath()


def paths_of(rings: Rings, rounding: float, size: int) -> Iterator[QPainterPath]:
    """Return several paths of at most `size` lines each, far from each other within a path.

    Qt fills many small paths much faster than one large path, and holds the interpreter's lock
    for a shorter time with each.
    """
    if not len(rings):
        return
    count = -(-len(rings) // size)
    for at in range(count):
        some = rings.chosen(np.arange(at, len(rings), count))
        yield _path(_elements(some, rounding), even_odd=False)


def _path(elements: NDArray[Any], *, even_odd: bool) -> QPainterPath:
    rule = _EVEN_ODD if even_odd else _WINDING
    content = b"".join(
        (
            np.array([elements.size], ">i4").tobytes(),
            elements.tobytes(),
            np.array([elements.size - 1, rule], ">i4").tobytes(),
        )
    )
    # Without a mode: with one, the stream would keep a pointer to an array that is gone.
    stream = QDataStream(QByteArray(content))
    path = QPainterPath()
    stream >> path
    return path


def _elements(rings: Rings, rounding: float) -> NDArray[Any]:
    made = _rounded(rings, rounding) if rounding and rings.closed else _straight(rings)
    # An SVG file grows by every digit, and Qt cannot read numbers with an exponent back.
    made["x"], made["y"] = np.round(made["x"], 3), np.round(made["y"], 3)
    return made


def _straight(rings: Rings) -> NDArray[Any]:
    starts = rings.starts[:-1]
    if not rings.closed:
        elements = np.zeros(len(rings.points), _ELEMENT)
        elements["kind"] = _LINE
        elements["kind"][starts] = _MOVE
        elements["x"], elements["y"] = rings.points[:, 0], rings.points[:, 1]
        return elements
    # The first point again after the last one closes a line.
    ends = rings.starts[1:]
    index = np.insert(np.arange(len(rings.points)), ends, starts)
    elements = np.zeros(len(index), _ELEMENT)
    elements["kind"] = _LINE
    elements["kind"][starts + np.arange(len(starts))] = _MOVE
    elements["x"], elements["y"] = rings.points[index, 0], rings.points[index, 1]
    return elements


def _rounded(rings: Rings, rounding: float) -> NDArray[Any]:
    """Turn each corner into a curve between two points of its sides."""
    points = rings.points.astype(np.float64)
    starts, ends = rings.starts[:-1], rings.starts[1:]
    after, before = np.arange(1, len(points) + 1), np.arange(-1, len(points) - 1)
    after[ends - 1], before[starts] = starts, ends - 1
    start = points + (points[before] - points) * rounding
    end = points + (points[after] - points) * rounding
    # A quadratic curve with the corner as its control point, written as a cubic one.
    controls = (start, start + (points - start) * (2 / 3), end + (points - end) * (2 / 3), end)
    elements = np.zeros((len(points), 4), _ELEMENT)
    elements["kind"] = (_LINE, _CURVE, _CURVE_REST, _CURVE_REST)
    elements["kind"][starts, 0] = _MOVE
    for at, control in enumerate(controls):
        elements["x"][:, at], elements["y"][:, at] = control[:, 0], control[:, 1]
    return elements.reshape(-1)
