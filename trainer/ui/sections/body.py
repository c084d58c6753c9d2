# SPDX-License-Identifier: MIT
"""Where a flat section's body is drawn: skin, fat and fascia, and the structures within."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import shapely

from trainer.ui.sections.chance import Chance, waves
from trainer.ui.sections.contour import cover_of
from trainer.ui.sections.frame import frame_of
from trainer.ui.sections.ops import Fade
from trainer.ui.sections.ribbon import Ribbon
from trainer.ui.sections.shapes import drawn

if TYPE_CHECKING:
    from trainer.model.needling import Scene, Shape
    from trainer.model.section import Section
    from trainer.ui.sections.contour import Contour, Cover
    from trainer.ui.sections.frame import Frame
    from trainer.ui.sections.ribbon import Patch
    from trainer.ui.sections.rings import Floats

# A picture this large (mean side in mm) has the grain of a trunk; a smaller one a finer grain.
_TRUNK = 121.0
_FINEST, _COARSEST = 0.5, 1.15
# How far fascia and the lower edge of the skin waver, in mm.
_WAVER = 0.25
# How far apart, in mm of contour, walls in the fat under the skin stand in a trunk.
WALLS_APART = 8.5
_FADE_UNDER, _FADE_BESIDE = 18.0, 0.08
HARD = frozenset(("nerve", "artery", "vein", "bundle", "pleura", "canal", "organ", "bone"))


class Body(NamedTuple):
    """What is drawn where, in mm of the view.

    Attributes:
        frame: what is shown.
        shown: the frame with a margin; nothing beyond it is worth filling.
        grain: 1 for a trunk, less for smaller parts.
        cover: skin and fat within the working zone.
        surface: the skin's outside.
        dermis, fat: the bands under it.
        over: these by the names of the layers that they are.
        walls: ends on the fascia, and on the skin, of walls through the fat.
        fascia: all that lies under the deep fascia.
        layers: the scored layers.
        structures: the outline of every structure, in painting order.
        chance: decides what is accidental.
        fades: sides that go over into the page.
    """

    frame: Frame
    shown: Any
    grain: float
    cover: Cover
    surface: Any
    dermis: Ribbon | Patch
    fat: Ribbon | Patch
    over: tuple[tuple[str, Any], ...]
    walls: tuple[Floats, Floats]
    fascia: Any
    layers: tuple[Shape, ...]
    structures: dict[str, tuple[Shape, Any]]
    chance: Chance
    fades: tuple[Fade, ...]

    def outlines(self, kinds: frozenset[str]) -> list[Any]:
        """Return the outlines of structures of some kinds."""
        return [area for shape, area in self.structures.values() if shape.kind in kinds]


def body_of(section: Section, scene: Scene, contour: Contour) -> Body:
    """Return the body of a flat view."""
    frame = frame_of(section, "flat", scene.build)
    chance = Chance(section.id)
    cover = contour.cover
    surface, under_skin, fascia = _lines(contour, chance)
    inside = _area(fascia)
    fat_area = shapely.difference(_area(under_skin), inside)
    skin_area = shapely.difference(_area(surface), shapely.union(fat_area, inside))
    layers = tuple(shape for shape in scene.shapes if shape.is_layer)
    grain = grain_of(frame)
    return Body(
        frame=frame,
        shown=shown_of(frame),
        grain=grain,
        cover=cover,
        surface=_area(surface),
        dermis=Ribbon(surface, under_skin, closed=True),
        fat=Ribbon(under_skin, fascia, closed=True),
        over=tuple(
            (shape.name, skin_area if shape.box[3] <= cover.skin + 1e-6 else fat_area)
            for shape in layers
            if shape.box[3] <= cover.depth + 1e-6
        ),
        walls=_walls(np.array(contour.points), under_skin, WALLS_APART * grain),
        fascia=inside,
        layers=layers,
        structures=structures_of(scene, chance),
        chance=chance,
        fades=_fades(section, scene.build, frame),
    )


def shown_of(frame: Frame) -> Any:
    """Return a frame with a margin, as an area."""
    margin = 2.0 + 0.02 * frame.height
    return shapely.box(
        frame.left - margin, frame.top - margin, frame.right + margin, frame.bottom + margin
    )


def grain_of(frame: Frame) -> float:
    """Return the grain of tissue in a picture."""
    size = float(np.sqrt(frame.width * frame.height))
    return min(_COARSEST, max(_FINEST, size / _TRUNK))


def structures_of(scene: Scene, chance: Chance) -> dict[str, tuple[Shape, Any]]:
    """Return the outline of every structure of a scene by its name."""
    found = {}
    for shape in scene.shapes:
        if not shape.is_layer:
            area = drawn(shape, chance.of("outline", shape.name))
            found[shape.name] = (shape, area)
    return found


def _lines(contour: Contour, chance: Chance) -> tuple[Floats, Floats, Floats]:
    """Return the skin's outside and inside, and the fascia, point by point."""
    angles = np.linspace(0, 2 * np.pi, len(contour.points), endpoint=False)
    # Skin stays smooth; what lies under it wavers.
    waver = waves(chance.of("fascia"), angles, (5, 9, 14, 23, 31)) * min(
        _WAVER, 0.12 * contour.cover.fat
    )
    normals = np.array(contour.normals)
    skin, fat = contour.cover
    surface = np.array(contour.offset(skin, fat))
    under = np.array(contour.offset(0.0, fat)) + normals * (waver * 0.7)[:, None]
    fascia = np.array(contour.points) + normals * waver[:, None]
    return surface, under, fascia


def _walls(inside: Floats, outside: Floats, apart: float) -> tuple[Floats, Floats]:
    """Return pairs of points about so far apart along the first line."""
    steps = np.hypot(*np.diff(inside, axis=0).T)
    turns = np.floor(np.concatenate(([0.0], np.cumsum(steps))) / apart)
    chosen = np.flatnonzero(np.diff(turns, prepend=-1) > 0)
    return inside[chosen], outside[chosen]


def _area(line: Floats) -> Any:
    """Return the area in a line; where a sharp bend made it cross itself, the main part."""
    area = shapely.buffer(shapely.polygons(line), 0)
    return max(shapely.get_parts(area), key=lambda part: part.area)


def _fades(section: Section, build: str, frame: Frame) -> tuple[Fade, ...]:
    if section.skin.curve is not None and section.skin.closed:
        return ()
    moved = cover_of(section, build).depth - cover_of(section, "average").depth
    fade = section.art.fade
    if fade is not None:
        under = Fade("down", fade[0] + moved, min(fade[1] + moved, frame.bottom))
    else:
        under = Fade("down", frame.bottom - min(_FADE_UNDER, 0.2 * frame.height), frame.bottom)
    if section.skin.curve is not None:
        return (under,)
    beside = _FADE_BESIDE * frame.width
    return (
        under,
        Fade("left", frame.left + beside, frame.left),
        Fade("right", frame.right - beside, frame.right),
    )
