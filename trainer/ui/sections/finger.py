# SPDX-License-Identifier: MIT
"""The tips of finger and thumb that hold a fold: hinted, so that nothing behind them is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.ui.sections.look import Tint
from trainer.ui.sections.ops import Fill, Line
from trainer.ui.sections.rings import rings_of
from trainer.ui.sections.shade import inner

if TYPE_CHECKING:
    from trainer.ui.sections.anatomy import Finger
    from trainer.ui.sections.ops import Op


def finger(tip: Finger, grain: float) -> list[Op]:
    """Return a fingertip; the one that the needle passes is only an outline."""
    outline = rings_of(tip.area)
    strength = 0.28 if tip.is_ghost else 0.82
    ops: list[Op] = [Fill(outline, Tint("finger", alpha=strength))]
    ops.extend(inner(tip.area, "finger-line", 3.0 * grain, 0.3 * strength, toward=(-0.4, -0.5)))
    ops.append(Fill(rings_of(tip.nail), Tint("light", alpha=0.35 * strength)))
    line = Tint("finger-line", alpha=0.45 + 0.5 * strength)
    ops.append(Line(rings_of(tip.nail), line, 0.16 * grain, least_px=0.8))
    ops.append(Line(outline, line, 0.32 * grain, least_px=1.2))
    return ops
