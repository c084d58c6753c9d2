# SPDX-License-Identifier: MIT
"""The areas of the figure, and which regions of banks they stand for."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from trainer import resources

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

Side = Literal["front", "back"]
Place = tuple[float, float]
SIDES: tuple[Side, ...] = ("front", "back")

_FILE = "assets/body/figure.json"


class Area(NamedTuple):
    """A muscle, or a part of one, as it is seen from one side.

    All places are in head heights, on the figure's own left: x from the midline, y from the
    crown (0) to the sole (8). The right half of the body is its mirror image.

    Attributes:
        regions: ids of banks that it stands for, the narrowest first.
        deep: whether it lies under others, and is drawn dashed.
        over: whether it is drawn above what it lies under.
        centre: the place farthest from its outline.
        fibres: lines across the muscle, from its origin to its insertion; a fibre crosses each
            at the same share of its length.
        box: the least rectangle around it: left, top, right, bottom.
    """

    id: str
    name: str
    side: Side
    regions: tuple[str, ...]
    deep: bool
    over: bool
    outline: tuple[Place, ...]
    centre: Place
    fibres: tuple[tuple[Place, ...], ...]
    box: tuple[float, float, float, float]


class Line(NamedTuple):
    """A line of the drawing that is no area: of the face, between fingers."""

    points: tuple[Place, ...]
    width: float
    strength: float
    single: bool


class Figure(NamedTuple):
    """What is drawn of one side; outlines of the whole body, x of its own left positive."""

    outline: tuple[Place, ...]
    hair: tuple[Place, ...]
    lines: tuple[Line, ...]


@cache
def areas() -> tuple[Area, ...]:
    """Return all areas, those in front first; each side's in the order of its drawing."""
    return tuple(_area(row) for row in _plain()["areas"])


@cache
def figure(side: Side) -> Figure:
    """Return the drawing of a side."""
    plain = _plain()
    lines = tuple(
        Line(_places(line["points"]), line["width"], line["strength"], line["single"])
        for line in plain["lines"]
        if line["side"] == side
    )
    return Figure(_places(plain["outlines"][side][0]), _places(plain["hair"][side]), lines)


@cache
def sole() -> tuple[Place, ...]:
    """Return the outline of the left sole, which is drawn beside the foot from behind."""
    return _places(_plain()["sole"])


@cache
def wide() -> dict[str, frozenset[str]]:
    """Return region ids that mean more than one muscle, with those that lie in them."""
    return {name: frozenset(own) for name, own in _plain()["wide"].items()}


def areas_of(region: str) -> tuple[Area, ...]:
    """Return the areas that a region id stands for; none for one that is not on the map."""
    own = wide().get(region, frozenset()) | {region}
    return tuple(area for area in areas() if not own.isdisjoint(area.regions))


def targets(available: Collection[str]) -> dict[str, str]:
    """Tell which region each area stands for.

    Args:
        available: ids of regions that have something.

    Returns:
        Area id to the narrowest of these regions; areas without any are left out.
    """
    wider = [(name, own) for name, own in wide().items() if name in available]
    wider.sort(key=lambda pair: len(pair[1]))
    found = {}
    for area in areas():
        around = (name for name, own in wider if not own.isdisjoint(area.regions))
        first = next((name for name in (*area.regions, *around) if name in available), None)
        if first is not None:
            found[area.id] = first
    return found


def area_name(area: Area) -> str:
    """Return what an area is called, in the language of the program."""
    return QCoreApplication.translate("BodyAreas", area.name)


def path(places: Iterable[Place]) -> QPainterPath:
    """Return a closed outline as a path, in head heights."""
    made = QPainterPath()
    made.addPolygon(QPolygonF([QPointF(x, y) for x, y in places]))
    made.closeSubpath()
    return made


@cache
def area_path(area_id: str) -> QPainterPath:
    """Return the outline of an area as a path, in head heights."""
    return path(next(area for area in areas() if area.id == area_id).outline)


def box_of(area: Area) -> QRectF:
    """Return the least rectangle around an area, in head heights."""
    left, top, right, bottom = area.box
    return QRectF(left, top, right - left, bottom - top)


@cache
def _plain() -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(resources.read_bytes(_FILE))
    return plain


def _places(flat: Sequence[int]) -> tuple[Place, ...]:
    unit = _plain()["unit"]
    return tuple((x * unit, y * unit) for x, y in zip(flat[::2], flat[1::2], strict=True))


def _area(row: dict[str, Any]) -> Area:
    outline = _places(row["outline"])
    across, down = [x for x, _ in outline], [y for _, y in outline]
    return Area(
        id=row["id"],
        name=row["name"],
        side=row["side"],
        regions=tuple(row["regions"]),
        deep=row["deep"],
        over=row["over"],
        outline=outline,
        centre=_places(row["centre"])[0],
        fibres=tuple(_places(guide) for guide in row["fibres"]),
        box=(min(across), min(down), max(across), max(down)),
    )
