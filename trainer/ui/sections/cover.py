# SPDX-License-Identifier: MIT
"""Skin, the fat under it, deep fascia, and the fat between muscles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from trainer.ui.sections.cells import Grain, cells, shrunk
from trainer.ui.sections.look import Tint
from trainer.ui.sections.ops import Cells, Fill, Line
from trainer.ui.sections.rings import rings_of
from trainer.ui.sections.shade import inner

if TYPE_CHECKING:
    from trainer.ui.sections.chance import Chance
    from trainer.ui.sections.ops import Op
    from trainer.ui.sections.ribbon import Patch, Ribbon
    from trainer.ui.sections.rings import Floats, Geometries

_CLASSES = 6


def stepped(
    shapes: Geometries, role: str, spread: float, chance: Chance, rounding: float, **mix: Any
) -> Cells:
    """Return cells in six tints around a colour."""
    rings = rings_of(shapes)
    tints = tuple(
        Tint(role, light=spread * (2 * step / (_CLASSES - 1) - 1), **mix)
        for step in range(_CLASSES)
    )
    return Cells(rings, chance.steps(_CLASSES, len(rings)), tints, rounding)


def skin(band: Ribbon | Patch, shown: Any, chance: Chance) -> list[Op]:
    """Return dermis between the surface and the fat, in detail where it is shown."""
    ops: list[Op] = [Fill(rings_of(band.area()), Tint("dermis"))]
    grain = Grain(0.62, 0.05, jitter=0.5, stretch=2.2)
    made = shrunk(_seen(band.cells(grain, chance), shown), grain)
    ops.append(stepped(made, "dermis-cell", 0.024, chance, 0.25))
    return ops


def _seen(cells: Geometries, shown: Any) -> Geometries:
    shapely.prepare(shown)
    return np.asarray(cells[shapely.intersects(shown, cells)])


def epidermis(body: Any, thickness: float, width: float) -> list[Op]:
    """Return the outermost line of the body and the shade under it."""
    ops = inner(body, "epidermis", thickness * 0.6, 0.42, levels=5)
    ops.append(Line(rings_of(body), Tint("epidermis"), width, least_px=1.0))
    return ops


def fat(band: Ribbon | Patch, shown: Any, size: float, chance: Chance) -> list[Op]:
    """Return lobules between skin and fascia, lit from the upper left."""
    ops: list[Op] = [Fill(rings_of(band.area()), Tint("fat-line"))]
    grain = Grain(size, 0.06 * size, jitter=0.42, stretch=1.45)
    made = shrunk(_seen(band.cells(grain, chance), shown), grain)
    ops.append(stepped(made, "fat", 0.028, chance.of("tint"), 0.3))
    ops.append(_lit(made, size, "fat", 0.45))
    return ops


def septa(inside: Floats, outside: Floats, grain: float, chance: Chance) -> list[Op]:
    """Return wavering walls from fascia to skin, which hold the fat in place.

    Args:
        inside: their ends on the fascia.
        outside: their ends on the skin.
        grain: 1 for a trunk, less for smaller parts.
        chance: where they waver.
    """
    way = outside - inside
    kept = np.hypot(*way.T) > 1.0
    inside, way = inside[kept], way[kept]
    if not len(way):
        return []
    across = np.column_stack((-way[:, 1], way[:, 0]))
    share = np.linspace(0, 1, 11)
    lean, wave = chance.normal(0.13, len(way)), chance.normal(0.06, len(way))
    aside = np.sin(np.pi * share) * lean[:, None] * np.cos(2.2 * share)
    aside = aside + np.sin(2 * np.pi * share) * wave[:, None]
    lines = inside[:, None] + way[:, None] * share[:, None] + across[:, None] * aside[..., None]
    made = rings_of(shapely.linestrings(lines))
    return [
        Line(made, Tint("fat-shade", alpha=0.28), 0.40 * grain),
        Line(made, Tint("fat-line", alpha=0.9), 0.24 * grain),
    ]


def fat_edge(area: Any) -> list[Op]:
    """Return the line under the dermis and the soft shade at both edges of the fat."""
    ops = inner(area, "fat-shade", 1.3, 0.22)
    ops.append(Line(rings_of(area), Tint("fat-shade", alpha=0.5), 0.22))
    return ops


def bed(area: Any, size: float, chance: Chance) -> list[Op]:
    """Return the quieter fat that fills the spaces between muscles."""
    ops: list[Op] = [Fill(rings_of(area), Tint("bed-line"))]
    grain = Grain(size, 0.055 * size, jitter=0.42, rim=False)
    made = cells(area, grain, chance)
    ops.append(stepped(made, "bed", 0.016, chance.of("tint"), 0.3))
    ops.append(_lit(made, size, "bed", 0.3))
    return ops


def _lit(made: Geometries, size: float, role: str, alpha: float) -> Cells:
    """Return each lobule again, smaller and lighter, toward the light."""
    small = shapely.buffer(made, -size * 0.16, join_style="mitre")
    small = small[~shapely.is_empty(small)]
    small = shapely.transform(small, lambda points: points - np.array([0.05, 0.06]) * size)
    rings = rings_of(small)
    steps = np.zeros(len(rings), np.int64)
    return Cells(rings, steps, (Tint(role, light=0.07, alpha=alpha),), 0.35)


def fascia(lines: Any, width: float) -> list[Op]:
    """Return a sheet of fascia: a bright line on a wider dark one."""
    made = rings_of(lines)
    return [
        Line(made, Tint("fascia-shade", alpha=0.85), width * 1.7, least_px=1.6),
        Line(made, Tint("fascia"), width, least_px=0.9),
    ]
