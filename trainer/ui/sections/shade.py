# SPDX-License-Identifier: MIT
"""Soft shade without blur: an outline filled several times, each time a little further in or out.

One light, from the upper left. Shapes only, no clipping: it looks the same on screen, in an SVG
file and on paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from trainer.ui.sections.look import Tint
from trainer.ui.sections.ops import Fill
from trainer.ui.sections.rings import rings_of

if TYPE_CHECKING:
    from trainer.ui.sections.ops import Op

_SIMPLER = 0.03


def inner(
    area: Any,
    role: str,
    depth: float,
    strength: float,
    *,
    toward: tuple[float, float] = (0.0, 0.0),
    levels: int = 6,
) -> list[Op]:
    """Return shade that falls off from the edge inward.

    Args:
        area: one or many polygons.
        role: its colour.
        depth: how far it reaches, in mm.
        strength: opacity at the edge.
        toward: where the unshaded inside is moved, in mm; the shade grows on the other side.
        levels: how many steps it has.
    """
    shapes = simpler(area)
    tint = Tint(role, alpha=strength / levels * 1.25, is_shade=True)
    made: list[Op] = []
    for level in range(levels):
        inset = shapely.buffer(shapes, -depth * (level + 1) / levels, quad_segs=4)
        if any(toward):
            inset = shapely.transform(inset, lambda points: points + np.array(toward))
        made.append(Fill(rings_of(shapely.difference(shapes, inset)), tint))
    return made


def outer(
    area: Any,
    role: str,
    depth: float,
    strength: float,
    *,
    toward: tuple[float, float] = (0.0, 0.0),
    levels: int = 4,
) -> list[Op]:
    """Return shade around an outline, to be painted before what casts it; see `inner`."""
    shapes = simpler(area)
    tint = Tint(role, alpha=strength / levels * 1.25, is_shade=True)
    made: list[Op] = []
    for level in range(levels):
        grown = shapely.buffer(shapes, depth * (level + 1) / levels, quad_segs=4)
        if any(toward):
            grown = shapely.transform(grown, lambda points: points + np.array(toward))
        made.append(Fill(rings_of(grown), tint))
    return made


def simpler(area: Any) -> Any:
    """Return polygons without points that shade cannot show."""
    return shapely.simplify(np.atleast_1d(np.asarray(area, dtype=object)), _SIMPLER)
