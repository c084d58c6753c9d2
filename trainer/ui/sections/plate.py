# SPDX-License-Identifier: MIT
"""Puts a section's picture together, from the skin's shadow to the light over it all.

A plate knows no colours and no pixels: one serves every theme and size.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from trainer.model.needling import scene as scene_of
from trainer.model.section import Layer, Structure
from trainer.ui.sections import cover, muscle
from trainer.ui.sections.anatomy import flat_anatomy
from trainer.ui.sections.bone import bone
from trainer.ui.sections.finger import finger as finger_ops
from trainer.ui.sections.fold import fold_anatomy
from trainer.ui.sections.look import Tint
from trainer.ui.sections.muscle import Piece
from trainer.ui.sections.ops import Glow, Plate
from trainer.ui.sections.paint import image_of, paint_plate
from trainer.ui.sections.rings import joined, rings_of
from trainer.ui.sections.shade import outer
from trainer.ui.sections.shapes import polygons, united
from trainer.ui.sections.structures import members, structure
from trainer.ui.sections.tendon import membrane, tendon

if TYPE_CHECKING:
    from collections.abc import Collection

    from trainer.model.needling import Scene
    from trainer.model.scene import View
    from trainer.model.section import Section
    from trainer.ui.sections.anatomy import Anatomy
    from trainer.ui.sections.ops import Op
    from trainer.ui.sections.rings import Rings

__all__ = ("build_plate", "image_of", "paint_plate")

_MUSCLE_ROOM = 0.3
_SHEETS = frozenset(("fat", "membrane", "tendon"))


def build_plate(
    section: Section, view: View = "flat", build: str = "average", without: Collection[str] = ()
) -> Plate:
    """Return the picture of a view of a section in a build."""
    scene = scene_of(section, view, build, without)
    anatomy = flat_anatomy(section, scene) if view == "flat" else fold_anatomy(section, scene)
    drawing = _Drawing(anatomy, scene)
    drawing.draw()
    return Plate(
        frame=anatomy.body.frame,
        ops=tuple(drawing.ops),
        outlines={name: joined(rings) for name, rings in drawing.outlines.items()},
        neighbours=drawing.neighbours,
        fades=anatomy.body.fades,
    )


class _Drawing:
    """Collects a picture part by part, each over those before it."""

    def __init__(self, anatomy: Anatomy, scene: Scene) -> None:
        self._body, self._bands = anatomy.body, anatomy.bands
        self._around, self._scene = anatomy.around, scene
        self._members, self._fingers = anatomy.members, anatomy.fingers
        self.ops: list[Op] = []
        self.outlines: dict[str, list[Rings]] = {}

    @property
    def neighbours(self) -> tuple[str, ...]:
        """Names of what is drawn and not scored in this view."""
        scored = {shape.name for shape in self._scene.shapes}
        names = [placed.source.name for placed in self._around.neighbours]
        names += [name for name in self._body.structures if name not in scored]
        names += [band.shape.name for band in self._bands if band.shape.name not in scored]
        return tuple(dict.fromkeys(name for name in names if name))

    def draw(self) -> None:
        """Draw everything."""
        self._cover()
        self._surroundings()
        self._sheets()
        self._muscles()
        self._edges()
        self._structures()
        self._light()
        for finger in self._fingers:
            self.ops += finger_ops(finger, max(0.6, self._body.grain))

    def _outline(self, name: str, area: object) -> None:
        if name:
            self.outlines.setdefault(name, []).append(rings_of(area))

    def _cover(self) -> None:
        """Draw skin, the fat under it, and the fat between muscles."""
        body, chance = self._body, self._body.chance
        self.ops += outer(
            body.surface, "outside", 1.9 * body.grain, 0.13, toward=(0.15, 0.35), levels=9
        )
        self.ops += cover.skin(body.dermis, body.shown, chance.of("skin"))
        lobule = min(2.9 * body.grain, max(0.8, 0.42 * body.cover.fat))
        self.ops += cover.fat(body.fat, body.shown, lobule, chance.of("fat"))
        self.ops += cover.septa(*body.walls, body.grain, chance.of("septa"))
        self.ops += cover.fat_edge(body.fat.area())
        deep = shapely.intersection(body.fascia, body.shown)
        self.ops += cover.bed(deep, 2.0 * body.grain, chance.of("bed"))
        for name, area in body.over:
            self._outline(name, area)

    def _surroundings(self) -> None:
        """Draw what is never scored."""
        body, around = self._body, self._around
        for line in around.membranes:
            self.ops += cover.fascia(line, 0.65 * max(0.6, body.grain))
        pieces = [Piece(f"context {at}", area, "cross") for at, area in enumerate(around.context)]
        self.ops += muscle.muscles(pieces, muscle.context(body.grain), body.chance.of("context"))
        fleshy = []
        for at, placed in enumerate(around.neighbours):
            source, chance = placed.source, body.chance.of("neighbour", at)
            self._outline(source.name, placed.area)
            if source.type == "muscle":
                for part in polygons(placed.area, 1.0):
                    fleshy.append(Piece(f"{source.name} {at}", part, source.fibres))
            elif source.type == "tendon":
                self.ops += tendon(placed.area, source.fibres, chance)
            elif source.type == "bone":
                self.ops += bone(placed.area, "spongy", chance)
            else:
                self.ops += cover.bed(placed.area, 1.8 * body.grain, chance)
        manner = muscle.neighbour(body.grain)
        self.ops += muscle.muscles(fleshy, manner, body.chance.of("neighbours"))

    def _sheets(self) -> None:
        """Draw layers under the deep fascia that are no muscle; fat is the ground already."""
        for band in self._bands:
            shape = band.shape
            if shape.kind in ("fascia", "tendon"):
                for part in band.parts:
                    self.ops += tendon(part, "along", self._body.chance.of(shape.name))
            elif shape.kind == "membrane":
                for part in band.parts:
                    self.ops += membrane(part)
            if shape.kind != "muscle":
                for part in band.parts:
                    self._outline(shape.name, part)

    def _muscles(self) -> None:
        """Draw all scored muscle; what is in front takes its place from what is behind."""
        body = self._body
        pieces = [
            Piece(band.shape.name, part, source.fibres, band.guide)
            for band in self._bands
            for source in (band.shape.source,)
            if band.shape.kind == "muscle" and isinstance(source, Layer)
            for part in band.parts
        ]
        hard = united(
            (area for shape, area in body.structures.values() if shape.kind != "muscle"),
            _MUSCLE_ROOM,
        )
        inside = shapely.buffer(body.fascia, -0.15)
        for shape, area in body.structures.values():
            source = shape.source
            if shape.kind != "muscle" or not isinstance(source, Structure):
                continue
            room = shapely.buffer(area, _MUSCLE_ROOM)
            pieces = [
                piece._replace(area=part)
                for piece in pieces
                for part in polygons(shapely.difference(piece.area, room), 1.0)
            ]
            own = shapely.intersection(area, inside)
            area = own if own.area > 0.5 * area.area else area
            for part in polygons(shapely.difference(area, hard), 1.0):
                pieces.append(Piece(shape.name, part, source.fibres))
        for piece in pieces:
            self._outline(piece.name, piece.area)
        numbered = [p._replace(name=f"{p.name} {at}") for at, p in enumerate(pieces)]
        manner = muscle.named(body.grain)
        self.ops += muscle.muscles(numbered, manner, body.chance.of("muscle"))

    def _edges(self) -> None:
        """Draw the deep fascia and the surface of the skin."""
        body = self._body
        fine = max(0.6, body.grain)
        self.ops += cover.fascia(body.fascia.exterior, 0.55 * fine)
        self.ops += cover.epidermis(body.surface, body.cover.skin, 0.38 * fine)

    def _structures(self) -> None:
        """Draw structures in the order of the data, the later in front; thin sheets before all."""
        body = self._body
        drawn = [pair for pair in body.structures.values() if pair[0].kind != "muscle"]
        for shape, area in sorted(drawn, key=lambda pair: pair[0].kind not in _SHEETS):
            self._outline(shape.name, area)
            self.ops += structure(shape, area, body.shown, body.grain, body.chance)
            inside = self._members.get(shape.name, ())
            ops, outlines = members(inside, body.chance.of(shape.name))
            self.ops += ops
            for name, rings in outlines.items():
                self.outlines.setdefault(name, []).extend(rings)

    def _light(self) -> None:
        """Let one light from the upper left fall over it all."""
        body = self._body
        left, top, right, bottom = shapely.bounds(body.surface)
        bottom = min(bottom, body.frame.bottom)
        stops = (
            (0.0, Tint("light", alpha=0.10, is_shade=True)),
            (0.5, Tint("light", alpha=0.0)),
            (1.0, Tint("outside", alpha=0.09, is_shade=True)),
        )
        end = (left + (right - left) * 0.4, bottom)
        self.ops.append(Glow(rings_of(body.surface), stops, (left, top), end=end))
