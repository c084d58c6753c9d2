# SPDX-License-Identifier: MIT
"""Rules of corridors and dangers: corridors keep what they promise, dangers meet what they say.

As the clinical page on cross-sections has them: every path of a corridor, in every build that it
claims, lies in its target over its whole range of depth, keeps clear of every hazard, meets no
bone but its backdrop, and, pushed on, meets that first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.model.items.base import Fault
from trainer.model.needling import BASE, FINGER, Path, passage
from trainer.model.scene import scene, stated_builds
from trainer.model.section_rules import span_fault
from trainer.model.sweep import ABOVE_BASE_MM, sweep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.model.needling import Passage
    from trainer.model.scene import Lane, Scene, View
    from trainer.model.section import Danger, Section
    from trainer.model.sweep import Breach

_Path = tuple[str | int, ...]

_REMEDY = "Narrow or move the band, or mend what is drawn."


def path_faults(section: Section) -> Iterator[Fault]:
    """Find what is wrong with the corridors and dangers of a section that is sound otherwise."""
    views: tuple[View, ...] = ("flat",) if section.fold is None else ("flat", "fold")
    for view in views:
        here: _Path = ("fold",) if view == "fold" else ()
        for build in stated_builds(section, view):
            place = scene(section, view, build)
            numbers = {id(one): n for n, one in enumerate(_corridors(section, view))}
            for lane in place.lanes:
                at = (*here, "corridors", numbers[id(lane.corridor)], "builds", build)
                yield from _lane_faults(place, lane, at)
        for number, danger in enumerate(scene(section, view, "average").dangers):
            yield from _danger_faults(section, view, danger, (*here, "dangers", number))


def first_contact(way: Passage, meets: str) -> tuple[str, float] | None:
    """Find what a path meets first of hazards and bone, and at which depth.

    Args:
        way: what it meets.
        meets: what it should; the edge of a fold counts only where it is that.
    """
    met = [(one.name, one.start) for one in way.met if one.is_hazard or one.kind == "bone"]
    if way.left is not None and way.left.name == meets and meets in (FINGER, BASE):
        met.append((way.left.name, way.left.at))
    return min(met, key=lambda one: one[1], default=None)


def _corridors(section: Section, view: str) -> tuple[object, ...]:
    return section.corridors if view == "flat" or section.fold is None else section.fold.corridors


def _lane_faults(place: Scene, lane: Lane, here: _Path) -> Iterator[Fault]:
    band = lane.band
    faults = [
        *span_fault(band.entry, (*here, "entry")),
        *span_fault(band.angle, (*here, "angle")),
        *span_fault(band.depth, (*here, "depth")),
    ]
    least, most = place.entry_range
    if not faults and not (least <= band.entry[0] and band.entry[1] <= most):
        faults.append(_entry_fault((*here, "entry"), place, lane.corridor.name))
    yield from faults
    if not faults:
        for breach in sweep(place, lane).breaches:
            message = f'corridor "{lane.corridor.name}", {place.build}: {_words(breach, lane)}'
            yield Fault(here, breach.code, message, _REMEDY)


def _words(breach: Breach, lane: Lane) -> str:
    path = breach.path
    which = f"the path from {path.entry:g} at {path.angle:g} degrees"
    match breach.code:
        case "clearance" if breach.number == 0:
            return f'{which} meets "{breach.name}"'
        case "clearance":
            wanted = f"{lane.corridor.clearance:g} mm are promised"
            return f'{which} comes within {breach.number:.1f} mm of "{breach.name}"; {wanted}'
        case "off-target":
            return f'{which} is not in "{lane.corridor.target}" over its whole range of depth'
        case "other-bone":
            return f'{which} meets the bone "{breach.name}" at {breach.number:.1f} mm'
        case "no-backdrop":
            return f"{which} misses the backdrop if it is pushed on"
        case "hazard-first":
            return f'{which}, pushed on, meets "{breach.name}" before the backdrop'
        case _:
            wanted = f"{ABOVE_BASE_MM:g} mm are wanted"
            return f"{which} comes within {breach.number:.1f} mm of the base; {wanted}"


def _danger_faults(section: Section, view: View, danger: Danger, here: _Path) -> Iterator[Fault]:
    place = scene(section, view, "average", danger.without)
    least, most = place.entry_range
    if not least <= danger.entry <= most:
        yield _entry_fault((*here, "entry"), place, danger.name)
    way = passage(place, Path(danger.entry, danger.angle, danger.depth))
    first = first_contact(way, danger.meets)
    if first is None or first[0] != danger.meets:
        met = "nothing" if first is None else f'"{first[0]}", at {first[1]:.1f} mm'
        message = f'danger "{danger.name}" says that it meets "{danger.meets}"; it meets {met}'
        remedy = "Mend the path, or what it meets first of all hazards and bone."
        yield Fault((*here, "meets"), "danger", message, remedy)


def _entry_fault(path: _Path, place: Scene, name: str) -> Fault:
    least, most = place.entry_range
    zone = "the working zone" if place.frame is None else "the face of the fold"
    message = f'"{name}" enters outside {zone}, {least:g} to {most:g}'
    return Fault(path, "entry", message, "Move the entry, or widen the zone.")
