# SPDX-License-Identifier: MIT
"""Arteries, veins, and the sheath in which they run with nerves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from trainer.ui.sections.cells import Grain, cells
from trainer.ui.sections.cover import stepped
from trainer.ui.sections.look import Tint
from trainer.ui.sections.ops import Fill, Glow, Line
from trainer.ui.sections.rings import rings_of
from trainer.ui.sections.shade import outer

if TYPE_CHECKING:
    from trainer.ui.sections.chance import Chance
    from trainer.ui.sections.ops import Op

# How far the wall of a vein sinks in, as a share of its height, and at most in mm: the outline
# has to stay where it is scored. What is drawn of the rest is the lumen.
_DENT, _DENT_MM = 0.22, 0.3


def artery(area: Any) -> list[Op]:
    """Return a thick round wall with elastic lines and a dark lumen."""
    left, top, right, bottom = shapely.bounds(area)
    half = min(right - left, bottom - top) / 2
    outline = rings_of(area)
    ops = outer(area, "shadow", min(0.5, half * 0.5), 0.28)
    stops = ((0.0, Tint("artery", 0.10)), (1.0, Tint("artery", -0.07)))
    ops.append(Glow(outline, stops, (left + half * 0.7, top + half * 0.6), half * 2.1))
    ops.append(Line(outline, Tint("artery-dark"), 0.1 * half, least_px=1.0))
    elastic = shapely.buffer(area, -half * np.array((0.14, 0.27)))
    ops.append(Line(rings_of(elastic), Tint("artery-light", alpha=0.6), 0.035 * half))
    lumen = rings_of(shapely.buffer(area, -half * 0.42))
    middle = ((left + right) / 2, (top + bottom) / 2 + half * 0.2)
    stops = ((0.0, Tint("artery-dark", 0.07)), (1.0, Tint("artery-dark")))
    ops.append(Glow(lumen, stops, middle, half * 0.8))
    ops.append(Line(lumen, Tint("artery-light"), 0.08 * half, least_px=0.8))
    return ops


def vein(area: Any) -> list[Op]:
    """Return a thin wall, a little sunk in at the top, round a wide lumen."""
    left, top, right, bottom = shapely.bounds(area)
    half = min(right - left, bottom - top) / 2
    outline = rings_of(area)
    ops = outer(area, "shadow", min(0.45, half * 0.5), 0.22)
    ops.append(Fill(outline, Tint("vein")))
    ops.append(Line(outline, Tint("vein-dark"), 0.1 * half, least_px=1.0))
    inside = shapely.buffer(area, -0.2 * half)
    lumen = rings_of(_sunk(inside, _DENT * (bottom - top) / 2))
    stops = ((0.0, Tint("vein-dark", -0.02)), (1.0, Tint("vein-dark", 0.09)))
    ops.append(Glow(lumen, stops, (0.0, top), end=(0.0, bottom)))
    ops.append(Line(lumen, Tint("vein-light"), 0.07 * half, least_px=0.8))
    return ops


def dented(area: Any) -> Any:
    """Return the outline of a vein: as scored, with a shallow dent at its top."""
    _, top, _, bottom = shapely.bounds(area)
    return _sunk(area, min(_DENT * (bottom - top) / 2, _DENT_MM))


def _sunk(area: Any, depth: float) -> Any:
    left, top, right, bottom = shapely.bounds(area)
    middle, half, tall = (left + right) / 2, (right - left) / 2, bottom - top

    def press(points: Any) -> Any:
        across = np.exp(-(((points[:, 0] - middle) / (0.5 * half)) ** 2))
        down = np.clip((bottom - points[:, 1]) / tall, 0, 1) ** 2
        return points + np.column_stack((np.zeros(len(points)), depth * across * down))

    return shapely.transform(shapely.segmentize(area, half * 0.12), press)


def sheath(area: Any, chance: Chance) -> list[Op]:
    """Return the fatty ground of a bundle; what runs in it is painted over it."""
    outline = rings_of(area)
    ops = outer(area, "shadow", 0.5, 0.18)
    ops.append(Fill(outline, Tint("bed-line", other="fascia", share=0.3)))
    inside = shapely.buffer(area, -0.15)
    if not shapely.is_empty(inside):
        made = cells(inside, Grain(0.8, 0.08, jitter=0.5), chance)
        ops.append(stepped(made, "bed-line", 0.015, chance, 0.4, other="bed", share=0.35))
    ops.append(Line(outline, Tint("fascia-shade"), 0.34, least_px=1.6))
    ops.append(Line(outline, Tint("fascia"), 0.17, least_px=0.9))
    return ops
