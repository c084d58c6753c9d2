# SPDX-License-Identifier: MIT
"""Tendon, aponeurosis and membrane: fine parallel strands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import shapely

from trainer.ui.sections.cells import Grain, cells
from trainer.ui.sections.cover import stepped
from trainer.ui.sections.fibres import long_axis
from trainer.ui.sections.look import Tint
from trainer.ui.sections.ops import Fill, Line
from trainer.ui.sections.rings import rings_of
from trainer.ui.sections.shade import inner, outer

if TYPE_CHECKING:
    from trainer.ui.sections.chance import Chance
    from trainer.ui.sections.ops import Op


def tendon(area: Any, fibres: str | float, chance: Chance) -> list[Op]:
    """Return a tendon; cut across it is a field of fine points."""
    outline = rings_of(area)
    ops = outer(area, "shadow", 0.6, 0.2)
    ops.append(Fill(outline, Tint("tendon-line", 0.06)))
    if fibres == "cross":
        grain = Grain(0.7, 0.07, jitter=0.4)
    else:
        angle = fibres if isinstance(fibres, (int, float)) else long_axis(area)
        grain = Grain(0.55, 0.08, jitter=0.5, stretch=18, angle=float(angle), rim=False)
    made = cells(area, grain, chance)
    ops.append(stepped(made, "tendon", 0.03, chance, 0.3))
    ops.extend(inner(area, "tendon-line", 0.9, 0.35, toward=(-0.15, -0.2), levels=4))
    ops.append(Line(outline, Tint("tendon-line"), 0.16, least_px=0.9))
    return ops


def membrane(area: Any) -> list[Op]:
    """Return a thin sheet: pale, with a dark line on either side and a fine one within."""
    outline = rings_of(area)
    left, top, right, bottom = shapely.bounds(area)
    half = min(right - left, bottom - top) / 2
    return [
        Line(outline, Tint("fascia-shade"), 0.5, least_px=1.8),
        Fill(outline, Tint("tendon", other="fascia", share=0.4)),
        Line(
            rings_of(shapely.buffer(area, -half * 0.45)),
            Tint("tendon-line", alpha=0.55),
            0.1,
            least_px=0.6,
        ),
    ]
