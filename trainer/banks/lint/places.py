# SPDX-License-Identifier: MIT
"""The rule about places that are pointed at or needled: F25.

Corridors, dangers and what a section draws are tried by `bank check` before anything is linted
(`trainer.model.path_rules`); a section that fails there never gets here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.banks.lint.finding import Flaw, Weight
from trainer.model.items.hotspot import HotspotItem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.banks.lint.context import Context
    from trainer.banks.lint.units import Unit

# Of the smaller of two outlines; less is the thickness of a line.
_TOUCH = 0.02


def overlapping_places(unit: Unit, _context: Context) -> Iterator[Flaw]:
    """F25: on a picture, a place that is right overlaps one that is not."""
    item = unit.item
    if not isinstance(item, HotspotItem) or not any(area.outline for area in item.areas):
        return
    from shapely.geometry import Polygon  # late: few banks have pictures

    shapes = [Polygon(area.outline) if area.outline else None for area in item.areas]
    for number, (area, shape) in enumerate(zip(item.areas, shapes, strict=True)):
        if not area.key or shape is None:
            continue
        for other, beside in enumerate(shapes):
            if beside is None or item.areas[other].key:
                continue
            if shape.intersection(beside).area > _TOUCH * min(shape.area, beside.area):
                names = f'"{area.name}" and "{item.areas[other].name}"'
                how = "dangerous" if item.areas[other].unsafe else "wrong"
                message = f"{names} overlap, and one is right and the other {how}"
                path = (*unit.path, "areas", max(number, other), "outline")
                yield Flaw("F25", path, message, "Draw them apart.", Weight.ERROR)
