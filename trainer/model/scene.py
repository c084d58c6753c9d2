# SPDX-License-Identifier: MIT
"""A section in one body, laid out: every layer and structure as a polygon in millimetres."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from trainer.model.outlines import Polygon, box, moved, outline
from trainer.model.section import (
    BUILDS,
    HAZARDS,
    Band,
    Build,
    Corridor,
    Danger,
    Fold,
    Layer,
    Member,
    Section,
    Structure,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

View = Literal["flat", "fold"]

# What a path meets at the edges of a fold.
FINGER = "opposing finger"
BASE = "base"
CREST = "crest"

# Layers are scored without end along the skin; this is beyond every path.
ENDLESS = 10_000.0


class Shape(NamedTuple):
    """A layer, a structure or a member of a bundle, as it lies in one body.

    Attributes:
        name: as labels say it.
        kind: of the layer or structure.
        is_layer: whether it is a layer; otherwise it lies in front of all layers.
        is_hazard: whether a path may not meet it. Members of bundles are none: the bundle is.
        is_target: whether some corridor, or the section, has it as target.
        outline: corners of the polygon, the first not repeated.
        box: left, top, right, bottom.
        source: what it was made from.
    """

    name: str
    kind: str
    is_layer: bool
    is_hazard: bool
    is_target: bool
    outline: Polygon
    box: tuple[float, float, float, float]
    source: Layer | Structure | Member


class Lane(NamedTuple):
    """A corridor with the band that it has in one build."""

    corridor: Corridor
    band: Band


class Frame(NamedTuple):
    """A fold as it stands in one body.

    Attributes:
        width: from the near face to the far face.
        height: from the crest to the base.
        cap: thickness of what covers the muscle at the crest.
        place: where it stands in the flat view, as in the section.
    """

    width: float
    height: float
    cap: float
    place: tuple[float, float, Literal[1, -1]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One view of a section in one build.

    Attributes:
        view: flat, or the lifted fold.
        build: lean, average or heavy.
        section: what it was made from.
        shapes: layers from the skin down, then structures, each in front of those before it.
        members: what the bundles hold, by the name of the bundle; drawn and told, never met.
        entry_range: where a needle may enter: along the skin, or heights on the near face.
        lanes: the corridors that this build has.
        dangers: wrong paths, stated for the average build.
        targets: names of the muscles aimed at.
        frame: the size of the fold; None in the flat view.
    """

    view: View
    build: str
    section: Section
    shapes: tuple[Shape, ...]
    members: dict[str, tuple[Shape, ...]]
    entry_range: tuple[float, float]
    lanes: tuple[Lane, ...]
    dangers: tuple[Danger, ...]
    targets: frozenset[str]
    frame: Frame | None
    _rays: list[Any] = field(default_factory=list, repr=False, compare=False)

    @property
    def rays(self) -> Any:
        """The shapes once more, laid out for quick intersection, when a path first asks."""
        if not self._rays:
            # Late: this needs numpy, and a section that is only looked at does not.
            from trainer.model.rays import Rays

            outlines = [shape.outline for shape in self.shapes]
            hazards = [n for n, shape in enumerate(self.shapes) if shape.is_hazard]
            self._rays.append(Rays(outlines, hazards))
        return self._rays[0]

    def start(self, entry: float) -> tuple[float, float]:
        """Return the point at which a path with this entry begins."""
        return (0.0, entry) if self.view == "fold" else (entry, 0.0)

    def direction(self, angle: float) -> tuple[float, float]:
        """Return the unit vector along which a path with this angle, in degrees, runs."""
        turn = math.radians(angle)
        if self.view == "fold":
            return math.cos(turn), -math.sin(turn)
        return math.sin(turn), math.cos(turn)

    def shape(self, name: str) -> Shape | None:
        """Return the front shape of a name."""
        return next((shape for shape in reversed(self.shapes) if shape.name == name), None)


def stated_builds(section: Section, view: View) -> tuple[str, ...]:
    """List the builds that a view of a section states, lean to heavy; average always is."""
    stated = _part(section, view).builds
    return tuple(build for build in BUILDS if build in stated or build == "average")


class LaidOut(NamedTuple):
    """The shapes of a view, as in `Scene`, which has the same names."""

    shapes: tuple[Shape, ...]
    members: dict[str, tuple[Shape, ...]]
    frame: Frame | None


def scene(section: Section, view: View, build: str, without: Collection[str] = ()) -> Scene:
    """Lay out one view of a section in one build.

    Args:
        section: sound, as the rules of sections want it.
        view: flat or fold.
        build: one of those that the view states.
        without: structures to leave out.

    Raises:
        ValueError: the section has no such view or build.
    """
    shapes, members, frame = laid_out(section, view, build, without)
    part = _part(section, view)
    return Scene(
        view=view,
        build=build,
        section=section,
        shapes=shapes,
        members=members,
        entry_range=section.skin.working_zone if frame is None else (0.0, frame.height),
        lanes=tuple(
            Lane(one, one.builds[build])  # type: ignore[index]
            for one in part.corridors
            if build in one.builds
        ),
        dangers=part.dangers,
        targets=_targets(section, part),
        frame=frame,
    )


def kept_scene(section: Section, view: View, build: str) -> Scene:
    """Lay out a view as `scene` does, or take it from the few laid out last."""
    key = (id(section), view, build)
    found = _kept.get(key)
    if found is None or found.section is not section:
        found = scene(section, view, build)
        if len(_kept) >= _KEPT:
            _kept.clear()
        _kept[key] = found
    return found


_KEPT = 12
_kept: dict[tuple[int, str, str], Scene] = {}


def laid_out(section: Section, view: View, build: str, without: Collection[str] = ()) -> LaidOut:
    """Lay out the shapes of a view alone; see `scene`. Needs no numpy."""
    if build not in stated_builds(section, view):
        message = f"section {section.id} states no build {build} of its {view} view"
        raise ValueError(message)
    part = _part(section, view)
    body = part.builds.get(build) if build != "average" else None  # type: ignore[call-overload]
    if isinstance(part, Fold):
        return LaidOut(*_fold_shapes(part, body, _targets(section, part), without))
    return LaidOut(*_flat_shapes(part, body, _targets(section, part), without))


def _targets(section: Section, part: Section | Fold) -> frozenset[str]:
    return frozenset((section.target, *(one.target for one in part.corridors)))


def _part(section: Section, view: View) -> Section | Fold:
    if view == "flat":
        return section
    if section.fold is None:
        message = f"section {section.id} has no fold"
        raise ValueError(message)
    return section.fold


# Shapes, members of bundles, and the frame of a fold.
_Laid = tuple[tuple[Shape, ...], dict[str, tuple[Shape, ...]], Frame | None]


# Builds


class _Stretch(NamedTuple):
    """How depths move from the average body to another: edges of layers in the one and the other.

    What lies between two edges keeps its relative place; what lies beyond the last moves with it.
    """

    old: tuple[float, ...]
    new: tuple[float, ...]

    def __call__(self, depth: float) -> float:
        if depth <= self.old[0]:
            return depth
        pairs = zip(self.old, self.new, strict=True)
        top, top_new = next(pairs)
        for bottom, bottom_new in pairs:
            if depth <= bottom:
                return top_new + (depth - top) * (bottom_new - top_new) / (bottom - top)
            top, top_new = bottom, bottom_new
        return depth + top_new - top


def thickness(layer: Layer, build: Build | None) -> float:
    """Return how thick a layer is in a build; None is the average one."""
    if build is None:
        return layer.mm
    return build.fat if layer.grows else build.layers.get(layer.name, layer.mm)


def _stretch(layers: Sequence[Layer], build: Build | None) -> _Stretch:
    old, new = [0.0], [0.0]
    for layer in layers:
        old.append(old[-1] + layer.mm)
        new.append(new[-1] + thickness(layer, build))
    return _Stretch(tuple(old), tuple(new))


# Flat view


def _flat_shapes(
    section: Section, build: Build | None, targets: frozenset[str], without: Collection[str]
) -> _Laid:
    depths = _stretch(section.layers, build)
    shapes = [
        _layer(layer, _band(-ENDLESS, top, ENDLESS, bottom), targets)
        for layer, top, bottom in zip(section.layers, depths.new, depths.new[1:], strict=False)
    ]
    members: dict[str, tuple[Shape, ...]] = {}
    for structure in section.structures:
        if structure.name in without:
            continue
        middle = _middle(structure)[1]
        lower = depths(middle) - middle + _shift(structure, build)
        shapes.append(_placed(structure, 0.0, lower, targets))
        if structure.members:
            members[structure.name] = _members(structure, 0.0, lower)
    return tuple(shapes), members, None


# Lifted fold


def mirrored_pairs(fold: Fold) -> int:
    """Count the layers of a fold, from its near face, that its far face has likewise."""
    layers = fold.layers
    count = 0
    while 2 * count + 2 < len(layers) and layers[count].type != "muscle":
        if _face(layers[count]) != _face(layers[-1 - count]):
            break
        count += 1
    return count


def _face(layer: Layer) -> tuple[object, ...]:
    return layer.name, layer.type, layer.mm, layer.grows


def _fold_shapes(
    fold: Fold, build: Build | None, targets: frozenset[str], without: Collection[str]
) -> _Laid:
    pairs = mirrored_pairs(fold)
    across = _stretch(fold.layers, build)
    down = _stretch(fold.layers[:pairs], build)
    taller = down.new[-1] - down.old[-1]
    frame = Frame(across.new[-1], fold.height + taller, down.new[-1], fold.place)
    shapes = _fold_layers(fold.layers, pairs, across.new, frame, targets)
    members: dict[str, tuple[Shape, ...]] = {}
    for structure in fold.structures:
        if structure.name in without:
            continue
        x, y = _middle(structure)
        aside, lower = 0.0, taller
        if _is_lifted(structure, across.old[-1], fold.height):
            aside, lower = across(x) - x, down(y) - y
        lower += _shift(structure, build)
        shapes.append(_placed(structure, aside, lower, targets))
        if structure.members:
            members[structure.name] = _members(structure, aside, lower)
    return tuple(shapes), members, frame


def _fold_layers(
    layers: Sequence[Layer],
    pairs: int,
    edges: Sequence[float],
    frame: Frame,
    targets: frozenset[str],
) -> list[Shape]:
    """Lay out the layers of a fold: what both faces have is one piece, over the crest."""
    base = frame.height
    shapes = []
    for n in range(pairs):
        outer, inner = edges[n], edges[n + 1]
        far_outer, far_inner = frame.width - outer, frame.width - inner
        arch = (
            (outer, base),
            (outer, outer),
            (far_outer, outer),
            (far_outer, base),
            (far_inner, base),
            (far_inner, inner),
            (inner, inner),
            (inner, base),
        )
        shapes.append(_layer(layers[n], arch, targets))
    for n in range(pairs, len(layers) - pairs):
        upright = _band(edges[n], frame.cap, edges[n + 1], base)
        shapes.append(_layer(layers[n], upright, targets))
    return shapes


def _is_lifted(structure: Structure, width: float, height: float) -> bool:
    """Tell what comes up with the muscle: what reaches into the fold, between its faces."""
    left, top, right, _ = box(outline(structure))
    return top <= height and 0 <= (left + right) / 2 <= width


# Shapes


def _layer(layer: Layer, polygon: Polygon, targets: frozenset[str]) -> Shape:
    is_target = layer.name in targets
    return Shape(layer.name, layer.type, True, False, is_target, polygon, box(polygon), layer)


def _placed(structure: Structure, dx: float, dy: float, targets: frozenset[str]) -> Shape:
    polygon = moved(outline(structure), dx, dy)
    name, kind = structure.name, structure.type
    is_hazard, is_target = kind in HAZARDS, name in targets
    return Shape(name, kind, False, is_hazard, is_target, polygon, box(polygon), structure)


def _members(structure: Structure, dx: float, dy: float) -> tuple[Shape, ...]:
    made = []
    for member in structure.members:
        polygon = moved(outline(member), dx, dy)
        made.append(
            Shape(member.name, member.type, False, False, False, polygon, box(polygon), member)
        )
    return tuple(made)


def _middle(structure: Structure) -> tuple[float, float]:
    if structure.ellipse is not None:
        return structure.ellipse[0], structure.ellipse[1]
    left, top, right, bottom = box(outline(structure))
    return (left + right) / 2, (top + bottom) / 2


def _shift(structure: Structure, build: Build | None) -> float:
    return 0.0 if build is None else build.shift.get(structure.name, 0.0)


def _band(left: float, top: float, right: float, bottom: float) -> Polygon:
    return (left, top), (right, top), (right, bottom), (left, bottom)
