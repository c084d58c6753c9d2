# SPDX-License-Identifier: MIT
"""Lung within its two layers of pleura."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from trainer.ui.sections.cells import Grain, bent, bundled, cells
from trainer.ui.sections.look import Tint
from trainer.ui.sections.ops import Cells, Fill, Line
from trainer.ui.sections.rings import circles, rings_of
from trainer.ui.sections.shade import inner, outer

if TYPE_CHECKING:
    from trainer.ui.sections.chance import Chance
    from trainer.ui.sections.ops import Op
    from trainer.ui.sections.rings import Floats

_CLASSES = 6
_MOST_BRONCHI = 7
# How often an air space is a dark one.
_DARK = 0.1


def lung(whole: Any, shown: Any, chance: Chance) -> list[Op]:
    """Return lung and pleura.

    Args:
        whole: the outline, which may reach far beyond the picture.
        shown: the part that is worth filling.
        chance: where its cells lie.
    """
    outline = rings_of(shown)
    ops = outer(whole, "shadow", 1.2, 0.25)
    ops.append(Fill(outline, Tint("lung-septum", 0.03)))
    ops.extend(_air(shapely.buffer(shown, -1.3), chance))
    ops.extend(_bronchi(shapely.buffer(shown, -6.0), chance.of("bronchi")))
    ops.extend(inner(whole, "pleura-line", 7.0, 0.36, levels=8))
    ops.extend(inner(whole, "light", 5.0, 0.18, toward=(2.0, 2.4), levels=6))
    ops.extend(_pleura(whole))
    return ops


def _air(area: Any, chance: Chance) -> list[Op]:
    if shapely.is_empty(area):
        return []
    rough = Grain(8.5, 0.42, jitter=0.5)
    lobules = cells(area, rough, chance.of("lobules"), bent(chance.of("bend"), 1.1, 9.0))
    made, owners = bundled(lobules, Grain(1.05, 0.1, jitter=0.5), chance.of("air"))
    rings = rings_of(made)
    steps = chance.steps(_CLASSES, len(rings)) + (owners * 5 % 3)[: len(rings)]
    count = _CLASSES + 2
    tints = tuple(Tint("lung", light=0.034 * (2 * step / (count - 1) - 1)) for step in range(count))
    dark = chance.uniform(0, 1, len(made)) < _DARK
    small = rings_of(shapely.buffer(made[dark], -0.06, join_style="mitre"))
    return [
        Fill(rings_of(lobules), Tint("lung-septum")),
        Cells(rings, steps, tints, 0.32),
        Cells(small, np.zeros(len(small), np.int64), (Tint("lung-dark", alpha=0.9),), 0.32),
    ]


def _bronchi(area: Any, chance: Chance) -> list[Op]:
    """Return airways, each with the vessel that runs beside it."""
    if shapely.is_empty(area):
        return []
    left, top, right, bottom = shapely.bounds(area)
    tries = np.column_stack((chance.uniform(left, right, 300), chance.uniform(top, bottom, 300)))
    tries = tries[shapely.contains(area, shapely.points(tries))]
    centres: list[Floats] = []
    for point in tries:
        if len(centres) == _MOST_BRONCHI:
            break
        if all(np.hypot(*(point - other)) > 9.5 for other in centres):
            centres.append(point)
    if not centres:
        return []
    places = np.array(centres)
    radii = chance.uniform(0.75, 1.25, len(places))
    angles = chance.uniform(0, 2 * np.pi, len(places))
    beside = places + (1.95 * radii)[:, None] * np.column_stack((np.cos(angles), np.sin(angles)))
    airways, vessels = circles(places, radii, 24), circles(beside, radii * 0.6, 20)
    return [
        Line(airways, Tint("lung-septum", 0.05), 0.75),
        Fill(airways, Tint("lung-dark", other="shadow", share=0.35)),
        Line(vessels, Tint("lung-septum", 0.05), 0.4),
        Fill(vessels, Tint("vein", other="lung", share=0.25)),
    ]


def _pleura(area: Any) -> list[Op]:
    """Return both layers, bright, with the dark space between and around them."""
    middle, near, far = shapely.buffer(area, -np.array((0.55, 0.12, 1.05)))
    return [
        Line(rings_of(middle), Tint("pleura-line"), 1.5, least_px=3.0),
        Line(rings_of([near, far]), Tint("pleura"), 0.42, least_px=0.9),
        Line(rings_of(area), Tint("pleura-line"), 0.18, least_px=0.8),
    ]
