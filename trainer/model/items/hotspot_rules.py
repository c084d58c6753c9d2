# SPDX-License-Identifier: MIT
"""Rules of hotspots that types alone cannot express: what can be pointed at is really there."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from trainer.model.items.base import Fault
from trainer.model.items.hotspot import names_of, shown_part
from trainer.model.section import Section

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trainer.model.items.hotspot import HotspotItem, Outline

# Of a whole picture; less than this no one can point at.
LEAST_SHARE = 0.0001

_LISTED = 8


def hotspot_faults(item: HotspotItem) -> list[Fault]:
    """Find what is wrong with a hotspot, as far as its section is known."""
    faults = [*_shown_faults(item), *_area_faults(item), *_outline_faults(item)]
    if isinstance(item.section, Section):
        faults += _section_faults(item, item.section)
    return faults


def _shown_faults(item: HotspotItem) -> Iterator[Fault]:
    if item.section is None and item.picture is None:
        message = "there is neither a section nor a picture to point at"
        yield Fault((), "nothing-shown", message, "Name one of them.")
    elif item.section is not None and item.picture is not None:
        message = "there is a section and a picture; a hotspot has one of them"
        yield Fault(("picture",), "two-shown", message, "Leave one of them out.")


def _area_faults(item: HotspotItem) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for number, area in enumerate(item.areas):
        name = " ".join(area.name.casefold().split())
        if name in seen:
            message = f"area {number + 1} has the same name as area {seen[name] + 1}"
            remedy = "Change one of them or leave it out."
            yield Fault(("areas", number, "name"), "same-area", message, remedy)
        seen.setdefault(name, number)
        if area.key and area.unsafe:
            message = f"area {number + 1} is marked both key and unsafe"
            remedy = "An unsafe act cannot be right; take one mark away."
            yield Fault(("areas", number, "unsafe"), "unsafe-key", message, remedy)
    if not any(area.key for area in item.areas):
        message = "no area is marked key"
        yield Fault(("areas",), "no-key", message, "Add key: true to the right one.")


def _outline_faults(item: HotspotItem) -> Iterator[Fault]:
    for number, area in enumerate(item.areas):
        path = ("areas", number, "outline")
        if item.picture is None:
            if area.outline is not None and item.section is not None:
                message = f"area {number + 1} has an outline, but the section has its own"
                yield Fault(path, "outline", message, "Leave it out.")
        elif area.outline is None:
            message = f"area {number + 1} has no outline, so it cannot be pointed at"
            remedy = "Give its corners as shares of the picture, such as [0.2, 0.4]."
            yield Fault(path, "outline", message, remedy)
        else:
            told = _shape_fault(area.outline)
            if told:
                message = f"the outline of area {number + 1} {told}"
                yield Fault(path, "outline", message, "Go round it once, corner by corner.")


def _shape_fault(outline: Outline) -> str:
    # Late: only pictures with outlines of their own need it.
    from shapely import Polygon

    polygon = Polygon(outline)
    if not polygon.is_valid:
        return "crosses itself, or touches itself"
    return "has no size" if polygon.area < LEAST_SHARE else ""


def _section_faults(item: HotspotItem, section: Section) -> Iterator[Fault]:
    if item.view == "fold" and section.fold is None:
        message = f'section "{section.id}" has no fold'
        yield Fault(("view",), "no-fold", message, "Leave view out, or name another section.")
        return
    part = shown_part(section, item.view)
    if item.build != "average" and item.build not in part.builds:
        message = f'section "{section.id}" states no build {item.build} of its {item.view} view'
        remedy = f"It states {', '.join(('average', *part.builds))}."
        yield Fault(("build",), "no-build", message, remedy)
    names = names_of(part)
    for number, area in enumerate(item.areas):
        if area.name not in names:
            message = f'area {number + 1}: section "{section.id}" has no "{area.name}" to point at'
            yield Fault(("areas", number, "name"), "unknown-area", message, _near(area.name, names))


def _near(word: str, names: Sequence[str]) -> str:
    found = difflib.get_close_matches(word, names, n=1)
    if found:
        return f'Did you mean "{found[0]}"?'
    more = ", and others" if len(names) > _LISTED else ""
    return f"It has {', '.join(names[:_LISTED])}{more}."
