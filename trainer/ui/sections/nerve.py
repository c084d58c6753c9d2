# SPDX-License-Identifier: MIT
"""Nerve: round fascicles, each in its ring, within a sheath."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from trainer.ui.sections.look import Tint
from trainer.ui.sections.ops import Cells, Fill, Glow, Line
from trainer.ui.sections.rings import circles, rings_of
from trainer.ui.sections.shade import outer

if TYPE_CHECKING:
    from trainer.ui.sections.chance import Chance
    from trainer.ui.sections.ops import Op
    from trainer.ui.sections.rings import Floats

_SIZES = np.array((1, 0.92, 0.84, 0.76, 0.68, 0.6, 0.52, 0.44, 0.38, 0.32))
_TRIES = 500
_MOST = 60
_APART = 0.1


def nerve(area: Any, fascicles: int | None, chance: Chance) -> list[Op]:
    """Return a nerve; without a number of fascicles, as many as fit."""
    left, top, right, bottom = shapely.bounds(area)
    half = min(right - left, bottom - top) / 2
    sheath = min(0.3, 0.13 * half)
    outline = rings_of(area)
    wide = max(right - left, bottom - top)
    lit = (left + (right - left) * 0.38, top + (bottom - top) * 0.3)
    ops = outer(area, "shadow", min(0.6, half * 0.5), 0.25)
    stops = ((0.0, Tint("nerve-sheath", 0.05)), (1.0, Tint("nerve-sheath", -0.08)))
    ops.append(Glow(outline, stops, lit, wide * 0.75))
    inside = shapely.buffer(area, -sheath * 1.7)
    if not shapely.is_empty(inside):
        centres, radii = _packed(inside, half, fascicles, chance)
        ops.extend(_fascicles(centres, radii, chance))
    ops.append(Line(outline, Tint("nerve-line"), sheath, least_px=1.3))
    pale = shapely.buffer(area, -sheath * 0.9)
    ops.append(Line(rings_of(pale), Tint("nerve-ring", alpha=0.9), sheath * 0.35))
    return ops


def _packed(area: Any, half: float, fascicles: int | None, chance: Chance) -> tuple[Floats, Floats]:
    """Throw circles into an area, the largest first; return centres and radii."""
    largest = half * (0.34 if half > 1.9 else 0.42)
    if fascicles:
        # As large as that many circles may be: about half of the area can be filled by chance.
        largest = min(half * 0.86, 1.3 * float(np.sqrt(0.52 * area.area / fascicles / np.pi)))
    left, top, right, bottom = shapely.bounds(area)
    centres, radii = np.zeros((_MOST, 2)), np.zeros(_MOST)
    count = 0
    least = 0.6 if fascicles else _SIZES[-1]
    sizes = largest * _SIZES[least <= _SIZES]
    if fascicles:
        # Each size takes its turn; the last one as often as is needed.
        sizes = np.concatenate((np.repeat(sizes, 2), np.full(4, sizes[-1] * 0.85)))
    for size in sizes:
        room = shapely.buffer(area, -size)
        tries = np.column_stack(
            (chance.uniform(left, right, _TRIES), chance.uniform(top, bottom, _TRIES))
        )
        for point in tries[shapely.contains(room, shapely.points(tries))]:
            if count == (fascicles or _MOST):
                break
            away = np.hypot(*(centres[:count] - point).T) - radii[:count]
            if not count or away.min() > size + _APART * size:
                centres[count], radii[count] = point, size
                count += 1
    return centres[:count], radii[:count]


def _fascicles(centres: Floats, radii: Floats, chance: Chance) -> list[Op]:
    if not len(centres):
        return []
    rings = circles(centres, radii, 28)
    edge = float(min(0.1, radii.mean() * 0.16))
    ops: list[Op] = [
        Fill(rings, Tint("nerve-ring")),
        Line(rings, Tint("nerve-line"), edge, least_px=0.7),
    ]
    # Lit from the upper left, by three discs instead of a gradient for each.
    for share, light, shift in ((0.82, -0.05, 0.0), (0.66, 0.0, 0.08), (0.42, 0.07, 0.17)):
        moved = centres - radii[:, None] * shift
        ops.append(Fill(circles(moved, radii * share, 28), Tint("nerve", light)))
    ops.append(_axons(centres, radii, chance))
    return ops


def _axons(centres: Floats, radii: Floats, chance: Chance) -> Op:
    counts = (8 + radii * 10).astype(int)
    owner = np.repeat(np.arange(len(centres)), counts)
    angle = chance.uniform(0, 2 * np.pi, len(owner))
    away = radii[owner] * 0.68 * np.sqrt(chance.uniform(0, 1, len(owner)))
    points = centres[owner] + away[:, None] * np.column_stack((np.cos(angle), np.sin(angle)))
    rings = circles(points, radii[owner] * 0.05, 6)
    tints = (Tint("nerve-line", alpha=0.35),)
    return Cells(rings, np.zeros(len(rings), np.int64), tints, 0.0)
