# SPDX-License-Identifier: MIT
"""Muscle: bundles of fascicles, cut across or along, within a pale sheath."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import shapely

from trainer.ui.sections.cells import Grain, bent, bundled, cells
from trainer.ui.sections.fibres import Fibres
from trainer.ui.sections.look import Tint
from trainer.ui.sections.ops import Cells, Fill, Line
from trainer.ui.sections.rings import joined, rings_of
from trainer.ui.sections.shade import inner, outer

if TYPE_CHECKING:
    from trainer.ui.sections.chance import Chance
    from trainer.ui.sections.ops import Op
    from trainer.ui.sections.rings import Geometries, Ints

_BUNDLE = 3.8
_CLASSES = 5


class Manner(NamedTuple):
    """How a kind of muscle is drawn.

    Attributes:
        body, line, shade: roles of its colours.
        size: of a fascicle, in mm.
        spread: how far fascicles differ in lightness.
        ground: share of the muscle's colour in the ground between bundles.
        sheath: width of the bright line round it, in mm.
        strength: of its shade and outline.
    """

    body: str
    line: str
    shade: str
    size: float
    spread: float
    ground: float
    sheath: float
    strength: float


def named(grain: float) -> Manner:
    """Return the manner of scored muscle; `grain` is 1 for a trunk, less for smaller parts."""
    width = 0.20 + 0.14 * grain
    return Manner("muscle", "muscle-line", "muscle-shade", 1.9 * grain, 0.032, 0.18, width, 1.0)


def context(grain: float) -> Manner:
    """Return the manner of muscle that is drawn only to fill the body."""
    width = 0.16 + 0.12 * grain
    return Manner("context", "context-line", "context-shade", 2.2 * grain, 0.016, 0.3, width, 0.6)


def neighbour(grain: float) -> Manner:
    """Return the manner of named muscle that is never scored."""
    return context(grain)._replace(spread=0.022, strength=0.8, sheath=0.2 + 0.12 * grain)


class Piece(NamedTuple):
    """One muscle to be drawn.

    Attributes:
        name: seeds its texture.
        area: a polygon.
        fibres: how it was cut; see `Layer.fibres`.
        guide: coordinates along a band, for a muscle that is one and was cut along.
    """

    name: str
    area: Any
    fibres: str | float
    guide: Fibres | None = None


def muscles(pieces: list[Piece], manner: Manner, chance: Chance) -> list[Op]:
    """Return the painting of muscles of one manner, which must not overlap."""
    if not pieces:
        return []
    areas = np.array([piece.area for piece in pieces], dtype=object)
    outline = rings_of(areas)
    ground = Tint(manner.line, other=manner.body, share=manner.ground)
    ops: list[Op] = outer(areas, "shadow", 0.9, 0.16 * manner.strength)
    ops.append(Fill(outline, ground))
    ops.extend(_flesh(pieces, manner, chance))
    ops.extend(inner(areas, manner.shade, 2.4, 0.34 * manner.strength, toward=(-0.35, -0.45)))
    ops.extend(inner(areas, "light", 1.3, 0.20 * manner.strength, toward=(0.5, 0.6), levels=4))
    edge = Tint("fascia-shade", alpha=0.8 * manner.strength)
    bright = Tint("fascia", alpha=0.45 + 0.5 * manner.strength)
    ops.append(Line(outline, edge, manner.sheath + 0.26))
    ops.append(Line(outline, bright, manner.sheath))
    return ops


def _flesh(pieces: list[Piece], manner: Manner, chance: Chance) -> list[Op]:
    shapes: list[Geometries] = []
    shades: list[Ints] = []
    rounded: list[bool] = []
    for piece in pieces:
        own = chance.of(piece.name)
        core = shapely.buffer(piece.area, -manner.sheath * 0.7)
        if shapely.is_empty(core):
            continue
        if piece.fibres == "cross":
            made, bundles = _across(core, manner, own)
        else:
            made, bundles = _along(core, manner, own, piece)
        # A bundle is a little lighter or darker as a whole, its fascicles around that.
        step = own.steps(_CLASSES, len(made)) + (bundles * 7 % 3)
        shapes.append(made)
        shades.append(step)
        rounded.append(piece.fibres == "cross")
    count = _CLASSES + 2
    tints = tuple(
        Tint(manner.body, light=manner.spread * (2 * step / (count - 1) - 1) * 1.25)
        for step in range(count)
    )
    ops: list[Op] = []
    for kind, rounding in ((True, 0.2), (False, 0.32)):
        chosen = [i for i, value in enumerate(rounded) if value == kind]
        if not chosen:
            continue
        geometries = [shapes[i] for i in chosen]
        rings = joined([rings_of(made) for made in geometries])
        steps = np.concatenate([shades[i] for i in chosen])
        ops.append(Cells(rings, steps[: len(rings)], tints, rounding))
    return ops


def _across(core: Any, manner: Manner, chance: Chance) -> tuple[Geometries, Ints]:
    size = manner.size
    rough = Grain(size * _BUNDLE, 0.15 * size, jitter=0.42, stretch=1.2)
    warp = bent(chance.of("bend"), 0.5 * size, 5.5 * size)
    big = cells(core, rough, chance.of("bundles"), warp)
    big = big[shapely.area(big) > 0.4 * size * size]
    return _simple(*bundled(big, Grain(size, 0.06 * size, jitter=0.34), chance.of("fascicles")))


def _along(core: Any, manner: Manner, chance: Chance, piece: Piece) -> tuple[Geometries, Ints]:
    size = manner.size
    # A band has its fibres along it, or at an angle to it.
    in_band = piece.guide if piece.fibres == "along" else None
    guide = in_band or Fibres.of_area(core, piece.fibres)
    rough = Grain(size * 2.0, 0.16 * size, jitter=0.4, stretch=20)
    fine = Grain(size * 0.52, 0.06 * size, jitter=0.5, stretch=26)
    return _simple(*guide.strands(core, rough, fine, chance))


def _simple(shapes: Geometries, owners: Ints) -> tuple[Geometries, Ints]:
    """Keep single polygons, so that there is one ring for each."""
    parts, index = shapely.get_parts(shapes, return_index=True)
    kept = (shapely.get_type_id(parts) == 3) & (shapely.get_num_interior_rings(parts) == 0)
    return np.asarray(parts[kept]), np.asarray(owners[index[kept]])
