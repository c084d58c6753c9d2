# SPDX-License-Identifier: MIT
"""Paints one scored structure by its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import shapely

from trainer.model.section import Structure
from trainer.ui.sections import cover
from trainer.ui.sections.bone import bone
from trainer.ui.sections.canal import canal
from trainer.ui.sections.lung import lung
from trainer.ui.sections.nerve import nerve
from trainer.ui.sections.organ import organ
from trainer.ui.sections.rings import rings_of
from trainer.ui.sections.shapes import drawn
from trainer.ui.sections.tendon import membrane, tendon
from trainer.ui.sections.vessel import artery, sheath, vein

if TYPE_CHECKING:
    from trainer.model.needling import Shape
    from trainer.ui.sections.chance import Chance
    from trainer.ui.sections.ops import Op
    from trainer.ui.sections.rings import Rings


def structure(shape: Shape, area: Any, shown: Any, grain: float, chance: Chance) -> list[Op]:
    """Return the painting of a structure that is no muscle.

    Args:
        shape: what it is.
        area: its outline as drawn.
        shown: what of the section is worth filling.
        grain: 1 for a trunk, less for smaller parts.
        chance: decides its texture.
    """
    source = shape.source
    own = chance.of(shape.name)
    given = source if isinstance(source, Structure) else None
    match shape.kind:
        case "nerve":
            return nerve(area, given.fascicles if given is not None else None, own)
        case "artery":
            return artery(area)
        case "vein":
            return vein(area)
        case "bundle":
            return sheath(area, own)
        case "bone":
            return bone(area, given.marrow if given is not None else "spongy", own)
        case "pleura":
            return lung(area, shapely.intersection(area, shown), own)
        case "organ":
            return organ(area, shape.name, own)
        case "canal":
            return canal(area, shape.name, own)
        case "membrane":
            return membrane(area)
        case "tendon":
            return tendon(area, given.fibres if given is not None else "cross", own)
        case _:
            return cover.bed(area, 1.8 * grain, own)


def members(shapes: tuple[Shape, ...], chance: Chance) -> tuple[list[Op], dict[str, list[Rings]]]:
    """Return the painting of what runs in a bundle, and the outlines drawn."""
    ops: list[Op] = []
    outlines: dict[str, list[Rings]] = {}
    for at, shape in enumerate(shapes):
        own = chance.of("member", shape.name, at)
        area = drawn(shape, own)
        ops.extend(_member(shape, area, own))
        outlines.setdefault(shape.name, []).append(rings_of(area))
    return ops, outlines


def _member(shape: Shape, area: Any, chance: Chance) -> list[Op]:
    if shape.kind == "nerve":
        return nerve(area, None, chance)
    return artery(area) if shape.kind == "artery" else vein(area)
