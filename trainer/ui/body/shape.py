# SPDX-License-Identifier: MIT
"""Makes the finished outlines of the figure from those that were drawn by hand.

Needs shapely and some seconds, so it runs when the drawing changes (``python3 -m
trainer.ui.body.shape``) and never in the program, which reads what it has written. Drawn by hand
are one half of the figure and rough areas that overlap. Each area is widened, clipped to the
silhouette, cut by those before it and opened, so that gaps come out even and outlines smooth.
"""

from __future__ import annotations

import json
import math
import tomllib
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import shapely
from shapely import affinity
from shapely.geometry import LineString, Point, Polygon, box
from shapely.ops import polylabel

from trainer import resources

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

    Points = Sequence[Sequence[float]]

AUTHORED = "assets/body/authored.toml"
FINISHED = "assets/body/figure.json"
SIDES = ("front", "back")

_STEPS = 10  # of a curve, a span
_FROM_EDGE, _FROM_MIDLINE = 0.016, 0.009
# Closes the notches where parts meet: neck, armpit and crotch.
_FILLET = 0.045
# Coordinates are whole thousandths of a head.
_UNIT = 1000
_STRAIGHT = 0.0007
LEAST_AREA = 0.0012


class _Cut(NamedTuple):
    """How an area is cut, in head heights: how far it is widened, kept apart and opened."""

    widen: float
    gap: float
    opened: float


_USUAL = _Cut(0.014, 0.011, 0.012)
# For thin muscles side by side, which are drawn edge to edge.
_FINE = _Cut(0.004, 0.007, 0.004)


def make(text: str) -> dict[str, Any]:
    """Return the finished figure as plain data.

    Args:
        text: of the file drawn by hand.

    Raises:
        ValueError: nearly nothing is left of an area.
    """
    drawn = tomllib.loads(text)
    bodies = {side: _silhouette(drawn["outline"], side) for side in SIDES}
    sole = _sole(drawn["outline"])
    return {
        "format": 1,
        "unit": 1 / _UNIT,
        "outlines": {side: [_ring(bodies[side])] for side in SIDES},
        "sole": _ring(sole),
        "hair": {side: _ring(_hair(drawn["hair"][side], bodies[side])) for side in SIDES},
        "lines": [_line(line) for line in drawn["line"]],
        "areas": [area for side in SIDES for area in _areas(drawn["area"], side, bodies, sole)],
        "wide": drawn["wide"],
    }


def smooth(points: Points, *, is_closed: bool = True) -> list[tuple[float, float]]:
    """Return a curve through points, ten steps a span.

    Source: centripetal Catmull-Rom splines, evaluated as in Barry and Goldman (1988), SIGGRAPH
    Computer Graphics 22:199-204.
    """
    count = len(points)
    curve: list[tuple[float, float]] = []
    for at in range(count if is_closed else count - 1):
        four = [
            points[(at + by) % count] if is_closed else points[max(0, min(count - 1, at + by))]
            for by in (-1, 0, 1, 2)
        ]
        curve += _span(four)
    if not is_closed:
        curve.append((points[-1][0], points[-1][1]))
    return curve


def _span(four: Points) -> list[tuple[float, float]]:
    times = [0.0]
    for one, other in pairwise(four):
        times.append(times[-1] + max(1e-6, math.hypot(other[0] - one[0], other[1] - one[1]) ** 0.5))

    def between(low: int, high: int, one: Points, at: float) -> tuple[float, float]:
        share = (at - times[low]) / (times[high] - times[low])
        start, end = one
        return tuple(a + (b - a) * share for a, b in zip(start, end, strict=True))  # type: ignore[return-value]

    made = []
    for step in range(_STEPS):
        at = times[1] + (times[2] - times[1]) * step / _STEPS
        first = [between(i, i + 1, four[i : i + 2], at) for i in range(3)]
        second = [between(i, i + 2, first[i : i + 2], at) for i in range(2)]
        made.append(between(1, 2, second, at))
    return made


def _closed(points: Points) -> BaseGeometry:
    return Polygon(smooth(points)).buffer(0)


def _mirrored(shape: BaseGeometry) -> BaseGeometry:
    return affinity.scale(shape, -1, 1, origin=(0, 0))


def _discs(rows: Points) -> list[BaseGeometry]:
    return [Point(x, y).buffer(radius) for x, y, radius in rows]


def _fingers(rows: Points) -> list[BaseGeometry]:
    """Return fingers or toes: two discs each, and what lies between them."""
    return [
        shapely.unary_union(_discs([row[:3], row[3:]])).convex_hull  # one at each end
        for row in rows
    ]


def _silhouette(outline: dict[str, Points], side: str) -> BaseGeometry:
    head = outline["head"]
    whole = [*head, *([-x, y] for x, y in reversed(head[1:-1]))]
    names = ("ear", "torso", "arm", "leg", "palm", f"foot-{side}")
    half = [shapely.unary_union([_closed(outline[name]) for name in names])]
    body = shapely.unary_union([_closed(whole), *half, *map(_mirrored, half)])
    body = body.buffer(_FILLET).buffer(-_FILLET)
    ends = [_hand(outline), *(_discs(outline["toes"]) if side == "front" else ())]
    return shapely.unary_union([body, *ends, *map(_mirrored, ends)])


def _hand(outline: dict[str, Points]) -> BaseGeometry:
    parts = [_closed(outline["palm"]), _closed(outline["thumb"])]
    parts += _fingers(outline["fingers"])
    return shapely.unary_union(parts).buffer(0.006).buffer(-0.006)


def _sole(outline: dict[str, Points]) -> BaseGeometry:
    parts = [_closed(outline["sole"]), *_fingers(outline["toes-sole"])]
    return shapely.unary_union(parts).buffer(0.006).buffer(-0.006)


def _hair(points: Points, body: BaseGeometry) -> BaseGeometry:
    whole = [*points, *([-x, y] for x, y in reversed(points[1:-1]))]
    return _closed(whole).intersection(body)


def _areas(
    rows: list[dict[str, Any]], side: str, bodies: dict[str, BaseGeometry], sole: BaseGeometry
) -> list[dict[str, Any]]:
    whole = shapely.unary_union([bodies[side], sole]).buffer(-_FROM_EDGE)
    room = whole.intersection(box(_FROM_MIDLINE, -1, 3, 9))
    taken: BaseGeometry = Polygon()
    made = []
    for row in rows:
        if row["side"] != side:
            continue
        cut = _FINE if row.get("fine") else _USUAL
        rough = _closed(row["outline"]).buffer(cut.widen).intersection(room)
        if not row.get("over"):
            rough = rough.difference(taken.buffer(cut.gap))
        shape = _opened(rough, cut.opened)
        if shape.area < LEAST_AREA:
            msg = f"nearly nothing is left of {row['id']}: {shape.area:.5f}"
            raise ValueError(msg)
        if not row.get("over"):
            taken = taken.union(shape)
        made.append(_area(row, shape))
    return made


def _opened(shape: BaseGeometry, by: float) -> Polygon:
    """Return the largest part that is left when everything thinner is taken away."""
    largest = _largest(shape.buffer(-by).buffer(by))
    return _largest(largest.buffer(-by / 2).buffer(by / 2))


def _largest(shape: BaseGeometry) -> Polygon:
    parts = shapely.get_parts(shape)
    found: Polygon = max(parts, key=lambda part: float(part.area), default=Polygon())
    return found


def _area(row: dict[str, Any], shape: Polygon) -> dict[str, Any]:
    inside = polylabel(shape, 0.002)
    return {
        "id": row["id"],
        "name": row["name"],
        "side": row["side"],
        "regions": row["regions"],
        "deep": bool(row.get("deep")),
        "over": bool(row.get("over")),
        "outline": _ring(shape),
        "centre": _flat([(inside.x, inside.y)]),
        "fibres": [_flat(guide) for guide in _guides(row, shape)],
    }


def _guides(row: dict[str, Any], shape: BaseGeometry) -> list[Points]:
    """Return the lines that the fibres cross; for parallel ones the two ends of the area."""
    if "fibres" in row:
        guides: list[Points] = row["fibres"]
        return guides
    angle = math.radians(row["angle"])
    along, across = (math.cos(angle), math.sin(angle)), (-math.sin(angle), math.cos(angle))
    points = shapely.get_coordinates(shape)
    ends = [[x * unit[0] + y * unit[1] for x, y in points] for unit in (along, across)]
    low, high = min(ends[1]), max(ends[1])

    def place(far: float, side: float) -> tuple[float, float]:
        return (far * along[0] + side * across[0], far * along[1] + side * across[1])

    return [[place(far, low), place(far, high)] for far in (min(ends[0]), max(ends[0]))]


def _line(line: dict[str, Any]) -> dict[str, Any]:
    curve = LineString(smooth(line["points"], is_closed=False)).simplify(_STRAIGHT)
    return {
        "side": line["side"],
        "points": _flat(shapely.get_coordinates(curve)),
        "width": line["width"],
        "strength": line["strength"],
        "single": bool(line.get("single")),
    }


def _ring(shape: BaseGeometry) -> list[int]:
    """Return the outer ring, without its last point, which is the first."""
    ring = shapely.get_exterior_ring(shape.simplify(_STRAIGHT))
    return _flat(shapely.get_coordinates(ring)[:-1])


def _flat(points: Any) -> list[int]:
    return [round(float(value) * _UNIT) for point in points for value in point]


def write() -> None:
    """Write the finished figure beside what was drawn."""
    finished = make(resources.read_text(AUTHORED))
    rows = [json.dumps(area, separators=(",", ":")) for area in finished.pop("areas")]
    head = json.dumps(finished, separators=(",", ":"))[:-1]
    text = f'{head},"areas":[\n' + ",\n".join(rows) + "\n]}\n"
    with resources.as_path(AUTHORED) as path:
        (path.parent / "figure.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
