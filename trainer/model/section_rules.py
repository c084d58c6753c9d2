# SPDX-License-Identifier: MIT
"""Rules of sections that types alone cannot express: what is drawn wrong, or named and not there.

Only where these hold are paths looked at: `path_rules` has the rules for corridors and dangers.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from trainer.model.items.base import Fault
from trainer.model.outlines import area, box, curve_outline, outline
from trainer.model.scene import BASE, FINGER, mirrored_pairs, stated_builds
from trainer.model.section import Fold, Section

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from trainer.model.section import Layer, Structure

_Path = tuple[str | int, ...]

LEAST_AREA = 0.01  # square millimetres
POINTS = 3_000  # of all curves of a view, and of all that is only drawn
# Corners of outlines times bands of corridors in a view: what can be checked in a few seconds.
WORK = 200_000

_MUSCLE = frozenset(("muscle", "tendon"))
_COVER = frozenset(("skin", "fat"))


def section_faults(section: Section) -> list[Fault]:
    """Find everything that is wrong with a section, each with its path in the section."""
    faults = list(_number_faults(section, ()))
    if faults:
        return faults
    faults = [*_skin_faults(section), *_art_faults(section), *_view_faults(section, section, ())]
    if section.fold is not None:
        faults += [*_frame_faults(section.fold), *_view_faults(section, section.fold, ("fold",))]
    if faults:
        return faults
    # Late: paths are only looked at where all that they pass is sound.
    from trainer.model.path_rules import path_faults

    return [*_above_skin(section), *path_faults(section)]


def span_fault(span: Sequence[float] | None, path: _Path) -> Iterator[Fault]:
    """A span goes from the lesser to the greater."""
    if span is not None and span[0] >= span[1]:
        message = f"{span[0]:g} to {span[1]:g} is not a span from a lesser to a greater number"
        yield Fault(path, "span", message, "Write the lesser number first.")


def _number_faults(value: Any, path: _Path) -> Iterator[Fault]:
    """Every number is finite."""
    if isinstance(value, float) and not math.isfinite(value):
        yield Fault(path, "not-a-number", f"{value} is not a finite number", "Write a number.")
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _number_faults(getattr(value, field.name), (*path, field.name))
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _number_faults(inner, (*path, name))
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from _number_faults(inner, (*path, number))


# The whole section


def _skin_faults(section: Section) -> Iterator[Fault]:
    yield from span_fault(section.skin.working_zone, ("skin", "working_zone"))
    if section.skin.curve is not None and section.skin.closed:
        yield from _curve_faults(section.skin.curve, ("skin", "curve"), "the contour of the skin")
    muscles = _muscles(section)
    if section.target not in muscles:
        yield _unknown(("target",), "target", section.target, muscles, "muscle")


def _art_faults(section: Section) -> Iterator[Fault]:
    art = section.art
    points = len(art.context) + sum(len(one.curve) for one in (*art.neighbours, *art.tendons))
    points += sum(len(one.curve) for one in art.bellies)
    if points > POINTS:
        yield _too_many(("art",), points)
        return
    for list_name in ("neighbours", "tendons"):
        for number, drawn in enumerate(getattr(art, list_name)):
            here = ("art", list_name, number, "curve")
            name = drawn.name or f"{list_name.removesuffix('s')} {number + 1}"
            yield from _curve_faults(drawn.curve, here, f'"{name}"')
    names = [layer.name for layer in section.layers]
    for number, belly in enumerate(art.bellies):
        at: _Path = ("art", "bellies", number)
        yield from _curve_faults(belly.curve, (*at, "curve"), f'a belly of "{belly.layer}"')
        if belly.layer not in names:
            yield _unknown((*at, "layer"), "belly", belly.layer, names, "layer")
    for number, septum in enumerate(art.septa):
        if septum.layer not in names:
            yield _unknown(
                ("art", "septa", number, "layer"), "septum", septum.layer, names, "layer"
            )
    yield from span_fault(art.fade, ("art", "fade"))
    if art.view is not None:
        left, top, right, bottom = art.view
        yield from span_fault((left, right), ("art", "view"))
        yield from span_fault((top, bottom), ("art", "view"))


def _above_skin(section: Section) -> Iterator[Fault]:
    """No structure sticks out of the skin in any build."""
    from trainer.model.scene import scene

    for build in stated_builds(section, "flat"):
        shapes = {id(shape.source): shape for shape in scene(section, "flat", build).shapes}
        for number, structure in enumerate(section.structures):
            top = shapes[id(structure)].box[1]
            if top < 0:
                message = f'"{structure.name}" sticks {-top:.1f} mm out of the skin, {build} build'
                remedy = "Lower it, or give the build a shift for it."
                yield Fault(("structures", number), "above-skin", message, remedy)


# A fold


def _frame_faults(fold: Fold) -> Iterator[Fault]:
    here: _Path = ("fold", "layers")
    pairs = mirrored_pairs(fold)
    core = fold.layers[pairs : len(fold.layers) - pairs]
    if pairs == 0 or fold.layers[0].type != "skin" or {core[0].type, core[-1].type} & _COVER:
        message = "the two faces of the fold are not alike"
        remedy = "Write skin, fat, muscle, fat, skin; skin and fat the same on both faces."
        yield Fault(here, "fold-faces", message, remedy)
        return
    if not any(layer.type in _MUSCLE for layer in core):
        message = "the fold holds no muscle between its faces"
        yield Fault(here, "fold-core", message, "Add the muscle that is held.")
    cap = sum(layer.mm for layer in fold.layers[:pairs])
    if cap >= fold.height:
        message = f"the crest is {cap:g} mm thick, the fold only {fold.height:g} mm high"
        yield Fault(("fold", "height"), "fold-height", message, "Make the fold higher.")


# A view: flat, or the fold


def _view_faults(section: Section, view: Section | Fold, here: _Path) -> Iterator[Fault]:
    points = sum(len(one.curve or ()) for one in view.structures)
    if points > POINTS:
        yield _too_many((*here, "structures"), points)
        return
    yield from _layer_faults(view, here)
    yield from _structure_faults(view, here)
    yield from _build_faults(view, here)
    yield from _name_faults(section, view, here)
    corners = sum(12 * len(one.curve) if one.curve else 96 for one in view.structures)
    bands = sum(len(one.builds) for one in view.corridors)
    if corners * bands > WORK:
        message = f"{bands} bands through outlines of {corners} corners are too much to check"
        remedy = "Use fewer points in curves, or fewer corridors."
        yield Fault((*here, "corridors"), "too-much", message, remedy)


def _layer_faults(view: Section | Fold, here: _Path) -> Iterator[Fault]:
    growing = 0
    for number, layer in enumerate(view.layers):
        path = (*here, "layers", number)
        growing += layer.grows
        yield from span_fault(layer.extent, (*path, "extent"))
        if layer.range is not None and not layer.range[0] <= layer.mm <= layer.range[1]:
            yield _out_of_range((*path, "mm"), layer, layer.mm)
    wanted = 2 if isinstance(view, Fold) else 1
    if view.builds and growing != wanted:
        message = f"{growing} layers grow with the build, not {wanted}"
        remedy = "Mark the fat with grows: true" + (" on both faces." if wanted == 2 else ".")
        yield Fault((*here, "layers"), "grows", message, remedy)
    if isinstance(view, Section):
        yield from _same_names([layer.name for layer in view.layers], (*here, "layers"), "layer")


def _structure_faults(view: Section | Fold, here: _Path) -> Iterator[Fault]:
    names = [structure.name for structure in view.structures]
    yield from _same_names(names, (*here, "structures"), "structure")
    layers = {layer.name for layer in view.layers}
    for number, structure in enumerate(view.structures):
        path = (*here, "structures", number)
        name = f'"{structure.name}"'
        if structure.name in layers:
            message = f"{name} is the name of a layer too"
            yield Fault((*path, "name"), "same-name", message, "Give it another name.")
        if (structure.ellipse is None) == (structure.curve is None):
            has = "no outline" if structure.curve is None else "both an ellipse and a curve"
            message = f"{name} has {has}"
            yield Fault(path, "outline", message, "Give it either an ellipse or a curve.")
            continue
        if structure.curve is not None:
            yield from _curve_faults(structure.curve, (*path, "curve"), name)
        yield from _member_faults(structure, path)


def _member_faults(structure: Structure, path: _Path) -> Iterator[Fault]:
    if structure.members and structure.type != "bundle":
        message = f'"{structure.name}" has members, but is a {structure.type}'
        yield Fault((*path, "members"), "members", message, "Only a bundle has members.")
        return
    left, top, right, bottom = box(outline(structure))
    for number, member in enumerate(structure.members):
        x, y, _, _ = member.ellipse
        if not (left <= x <= right and top <= y <= bottom):
            message = f'"{member.name}" lies outside its bundle "{structure.name}"'
            yield Fault((*path, "members", number), "member-outside", message, "Move it inside.")


def _build_faults(view: Section | Fold, here: _Path) -> Iterator[Fault]:
    layers = [layer.name for layer in view.layers]
    structures = [structure.name for structure in view.structures]
    fat = next((layer for layer in view.layers if layer.grows), None)
    for name, build in view.builds.items():
        path = (*here, "builds", name)
        for inner in build.layers:
            if inner not in layers:
                yield _unknown((*path, "layers", inner), f"{name} build", inner, layers, "layer")
        for inner in build.shift:
            if inner not in structures:
                where = (*path, "shift", inner)
                yield _unknown(where, f"{name} build", inner, structures, "structure")
        if fat is None:
            continue
        if fat.range is not None and not fat.range[0] <= build.fat <= fat.range[1]:
            yield _out_of_range((*path, "fat"), fat, build.fat)
        if name == "average" and (build.fat != fat.mm or build.layers or build.shift):
            message = "the average build differs from what the layers and structures say"
            remedy = f"Write fat: {fat.mm:g} and nothing else, or leave it out."
            yield Fault(path, "average", message, remedy)


def _name_faults(section: Section, view: Section | Fold, here: _Path) -> Iterator[Fault]:
    """Corridors and dangers name what is there."""
    muscles = _muscles(view)
    bones = [one.name for one in view.structures if one.type == "bone"]
    structures = [one.name for one in view.structures]
    builds = stated_builds(section, "fold" if isinstance(view, Fold) else "flat")
    names = [one.name for one in view.corridors]
    yield from _same_names(names, (*here, "corridors"), "corridor")
    for number, corridor in enumerate(view.corridors):
        path: _Path = (*here, "corridors", number)
        thing = f'corridor "{corridor.name}"'
        if corridor.target not in muscles:
            yield _unknown((*path, "target"), thing, corridor.target, muscles, "muscle")
        for place, name in enumerate(corridor.backdrop):
            if name not in bones:
                yield _unknown((*path, "backdrop", place), thing, name, bones, "bone")
        for build in corridor.builds:
            if build not in builds:
                yield _unknown((*path, "builds", build), thing, build, builds, "build")
    for number, danger in enumerate(view.dangers):
        path = (*here, "dangers", number)
        thing = f'danger "{danger.name}"'
        ends = [FINGER, BASE] if isinstance(view, Fold) else []
        if danger.meets not in (*structures, *ends):
            known = [*structures, *ends]
            yield _unknown((*path, "meets"), thing, danger.meets, known, "structure")
        for place, name in enumerate(danger.without):
            if name not in structures:
                yield _unknown((*path, "without", place), thing, name, structures, "structure")


# Words


def _muscles(view: Section | Fold) -> list[str]:
    layers = [one.name for one in view.layers if one.type in _MUSCLE]
    return layers + [one.name for one in view.structures if one.type in _MUSCLE]


def _curve_faults(curve: Sequence[tuple[float, float]], path: _Path, name: str) -> Iterator[Fault]:
    """A curve encloses something, and does not cross itself."""
    import shapely

    polygon = curve_outline(curve)
    spread = shapely.MultiPoint(polygon).convex_hull.area
    is_simple = len(polygon) > 2 and shapely.LinearRing(polygon).is_simple
    if spread < LEAST_AREA or (is_simple and area(polygon) < LEAST_AREA):
        message = f"the curve of {name} encloses nothing"
        yield Fault(path, "no-area", message, "Give it points that go round an area.")
    elif not is_simple:
        message = f"the curve of {name} crosses itself"
        remedy = "Put its points in order round the outline, and leave out those that fold back."
        yield Fault(path, "self-crossing", message, remedy)


def _same_names(names: Sequence[str], path: _Path, thing: str) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for number, name in enumerate(names):
        if name in first:
            message = f'{thing} {number + 1} is called "{name}" as {thing} {first[name] + 1} is'
            yield Fault((*path, number, "name"), "same-name", message, "Give it a name of its own.")
        first.setdefault(name, number)


def _unknown(path: _Path, thing: str, name: str, known: Collection[str], kind: str) -> Fault:
    message = f'{thing} names "{name}", which is no {kind} here'
    listed = ", ".join(known)
    remedy = f"There are {listed}." if listed else f"There is no {kind} at all: add it."
    return Fault(path, "unknown-name", message, remedy)


def _out_of_range(path: _Path, layer: Layer, mm: float) -> Fault:
    least, most = layer.range or (0.0, 0.0)
    message = f'{mm:g} mm of "{layer.name}" is outside its range of {least:g} to {most:g} mm'
    return Fault(path, "range", message, "Change the thickness or the range.")


def _too_many(path: _Path, points: int) -> Fault:
    message = f"the curves have {points} points together; the most is {POINTS}"
    return Fault(path, "too-many-points", message, "Use fewer points: curves are smooth anyway.")
