# SPDX-License-Identifier: MIT
"""The dural sac with what lies in it: cord, or the roots below its end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from trainer.ui.sections.cells import Grain, cells
from trainer.ui.sections.cover import stepped
from trainer.ui.sections.look import Tint
from trainer.ui.sections.ops import Fill, Line
from trainer.ui.sections.rings import circles, rings_of
from trainer.ui.sections.shade import inner, outer

if TYPE_CHECKING:
    from trainer.ui.sections.chance import Chance
    from trainer.ui.sections.ops import Op
    from trainer.ui.sections.rings import Floats

# A sac this many times longer than high has been cut along.
_CUT_ALONG = 1.9
# One half of the grey matter, in shares of the cord's half-width and half-height; mirrored.
_GREY = (
    (0.0, -0.16), (0.16, -0.2), (0.3, -0.62), (0.42, -0.78), (0.5, -0.66), (0.44, -0.3),
    (0.52, 0.12), (0.62, 0.44), (0.46, 0.62), (0.26, 0.5), (0.16, 0.22), (0.0, 0.16),
)  # fmt: skip


def canal(area: Any, name: str, chance: Chance) -> list[Op]:
    """Return dura, fluid and cord or roots."""
    outline = rings_of(area)
    left, top, right, bottom = shapely.bounds(area)
    half = np.array(((right - left) / 2, (bottom - top) / 2))
    centre = np.array(((left + right) / 2, (top + bottom) / 2))
    ops = outer(area, "shadow", 1.0, 0.25)
    ops.append(Fill(outline, Tint("canal")))
    if half[0] > _CUT_ALONG * half[1]:
        ops.extend(_lengthwise(area, half, chance))
    elif "cord" in name.lower():
        ops.extend(_across(centre, half * 0.62, chance))
    else:
        ops.extend(_roots(shapely.buffer(area, -0.16 * float(half.min())), chance))
    ops.extend(inner(area, "shadow", 0.35 * float(half.min()), 0.28, toward=(-0.3, -0.4)))
    ops.append(Line(outline, Tint("canal-line"), 0.7, least_px=2.4))
    ops.append(Line(outline, Tint("nerve-ring"), 0.3, least_px=1.0))
    return ops


def _lengthwise(area: Any, half: Floats, chance: Chance) -> list[Op]:
    cord = shapely.buffer(area, -0.42 * float(half[1]))
    inside = rings_of(cord)
    ops: list[Op] = [Fill(inside, Tint("cord"))]
    grain = Grain(0.7, 0.06, jitter=0.5, stretch=18, rim=False)
    ops.append(stepped(cells(cord, grain, chance), "cord", 0.03, chance, 0.3))
    grey = shapely.buffer(cord, -0.3 * float(half[1]))
    if not shapely.is_empty(grey):
        fine = Grain(0.6, 0.05, jitter=0.5, stretch=12, rim=False)
        made = cells(grey, fine, chance.of("grey"))
        ops.append(stepped(made, "cord-dark", 0.03, chance, 0.3))
    ops.extend(inner(cord, "cord-dark", 0.2 * float(half[1]), 0.5, levels=4))
    ops.append(Line(inside, Tint("canal-line", alpha=0.8), 0.22, least_px=1.0))
    return ops


def _across(centre: Floats, half: Floats, chance: Chance) -> list[Op]:
    disc = shapely.transform(
        shapely.buffer(shapely.Point(0, 0), 1, quad_segs=16), lambda points: points * half + centre
    )
    right = np.array(_GREY)
    left = (right * (-1, 1))[::-1]
    grey = shapely.polygons(np.vstack((right, left)) * half + centre)
    outline = rings_of(disc)
    ops: list[Op] = [Fill(outline, Tint("cord"))]
    made = cells(disc, Grain(0.5, 0.04, jitter=0.5), chance)
    ops.append(stepped(made, "cord", 0.025, chance, 0.3))
    ops.append(Fill(rings_of(grey), Tint("cord-dark"), 0.35))
    ops.append(Line(rings_of(grey), Tint("canal-line", alpha=0.5), 0.12))
    ops.append(Line(outline, Tint("canal-line", alpha=0.8), 0.22, least_px=1.0))
    return ops


def _roots(area: Any, chance: Chance) -> list[Op]:
    """Return the roots of the cauda equina: small discs, loosely packed."""
    if shapely.is_empty(area):
        return []
    seeds = cells(area, Grain(1.7, 0.1, jitter=0.55), chance)
    points = shapely.get_coordinates(shapely.centroid(seeds))
    kept = chance.uniform(0, 1, len(points)) < 0.82
    points = points[kept]
    radii = chance.uniform(0.42, 0.66, len(points))
    rings = circles(points, radii, 20)
    return [
        Fill(rings, Tint("cord")),
        Fill(circles(points - 0.1 * radii[:, None], radii * 0.6, 16), Tint("cord", 0.05)),
        Line(rings, Tint("canal-line", alpha=0.75), 0.16, least_px=0.8),
    ]
