# SPDX-License-Identifier: MIT
"""Bone: a dense cortex round spongy or fatty marrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from trainer.ui.sections.cells import Grain, cells
from trainer.ui.sections.chance import waves
from trainer.ui.sections.cover import stepped
from trainer.ui.sections.look import Tint
from trainer.ui.sections.ops import Fill, Line
from trainer.ui.sections.rings import circles, rings_of
from trainer.ui.sections.shade import inner, outer

if TYPE_CHECKING:
    from trainer.ui.sections.chance import Chance
    from trainer.ui.sections.ops import Op

_LAMELLAE = (0.3, 0.55, 0.78)


def bone(area: Any, marrow: str, chance: Chance) -> list[Op]:
    """Return a bone; `marrow` is "spongy" or "fatty"."""
    half = half_width(area)
    share = 0.35 if marrow == "fatty" else 0.2
    cortex = min(max(share * half, 0.42), 2.5 if marrow == "fatty" else 1.8, 0.62 * half)
    outline = rings_of(area)
    ops = outer(area, "shadow", 1.2, 0.3)
    ops.append(Fill(outline, Tint("cortex")))
    ops.extend(_marrow(area, cortex, marrow, chance))
    ops.extend(_cortex(area, cortex, chance))
    ops.extend(inner(area, "cortex-line", 0.9, 0.34, toward=(-0.25, -0.3), levels=4))
    ops.append(Line(outline, Tint("cortex-line"), min(0.26, 0.07 * half + 0.1), least_px=1.2))
    return ops


def half_width(area: Any) -> float:
    """Return the radius of the largest circle in an area."""
    circle = shapely.maximum_inscribed_circle(area, tolerance=0.2)
    return float(shapely.length(circle))


def _marrow(area: Any, cortex: float, marrow: str, chance: Chance) -> list[Op]:
    cavity = _uneven(shapely.buffer(area, -cortex), cortex, chance)
    if shapely.is_empty(cavity):
        return []
    outline = rings_of(cavity)
    role = "fatty-marrow" if marrow == "fatty" else "marrow"
    rim_width = 1.5 if marrow == "fatty" else 2.0
    inside = shapely.buffer(cavity, -rim_width)
    if not shapely.is_empty(inside) and half_width(inside) < 1.2:
        # Too narrow for two sizes of pores.
        inside = shapely.Polygon()
    rim = shapely.difference(cavity, inside)
    ops: list[Op] = [Fill(outline, Tint("strut"))]
    fine = Grain(0.78 if marrow == "fatty" else 0.72, 0.16, jitter=0.5, rim=False)
    ops.append(stepped(cells(rim, fine, chance.of("rim")), "marrow", 0.04, chance, 0.35))
    if not shapely.is_empty(inside):
        if marrow == "fatty":
            ops.append(Fill(rings_of(inside), Tint("fatty-marrow", light=0.02)))
            coarse = Grain(1.5, 0.1, jitter=0.4)
        else:
            coarse = Grain(1.08, 0.17, jitter=0.55)
        made = cells(inside, coarse, chance.of("inside"))
        ops.append(stepped(made, role, 0.042, chance.of("tint"), 0.38))
    ops.extend(inner(cavity, "shadow", 1.4, 0.24, levels=5))
    ops.append(Line(outline, Tint("cortex-line", alpha=0.55), 0.14))
    return ops


def _uneven(cavity: Any, cortex: float, chance: Chance) -> Any:
    """Give the inner side of the cortex a line of its own."""
    made: list[Any] = []
    for part in shapely.get_parts(cavity):
        points = shapely.get_coordinates(shapely.segmentize(part.exterior, 0.6))[:-1]
        if len(points) < 12:
            continue
        angles = np.linspace(0, 2 * np.pi, len(points), endpoint=False)
        tangent = np.roll(points, -1, 0) - np.roll(points, 1, 0)
        tangent /= np.hypot(*tangent.T)[:, None] + 1e-9
        aside = waves(chance.of("cavity", len(made)), angles, (2, 3, 4, 6)) * cortex * 0.2
        moved = points + np.column_stack((tangent[:, 1], -tangent[:, 0])) * aside[:, None]
        made.append(shapely.buffer(shapely.polygons(moved), 0))
    return shapely.union_all(made) if made else shapely.Polygon()


def _cortex(area: Any, cortex: float, chance: Chance) -> list[Op]:
    """Return the lamellae of the cortex and, where it is thick, a few osteons."""
    insets = shapely.buffer(area, -cortex * np.array(_LAMELLAE))
    ops: list[Op] = [Line(rings_of(insets), Tint("cortex-line", alpha=0.24), 0.09, least_px=0.5)]
    if cortex < 1.6:
        return ops
    line = shapely.buffer(area, -cortex * 0.5).exterior
    count = int(shapely.length(line) / 1.1)
    at = np.arange(count) + chance.uniform(-0.4, 0.4, count)
    points = shapely.get_coordinates(shapely.line_interpolate_point(line, at * 1.1))
    points = points + chance.normal(0.2 * cortex, count, 2)
    whole = shapely.buffer(area, -0.3).difference(shapely.buffer(area, -cortex * 0.82))
    points = points[shapely.contains(whole, shapely.points(points))]
    radii = chance.uniform(0.16, 0.3, len(points))
    ops.append(Line(circles(points, radii), Tint("cortex-line", alpha=0.3), 0.07, least_px=0.4))
    ops.append(Fill(circles(points, radii * 0.3, 8), Tint("cortex-line", alpha=0.5)))
    return ops
