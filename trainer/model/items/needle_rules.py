# SPDX-License-Identifier: MIT
"""Rules of needle paths that types alone cannot express: what is named is there and reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.model.items.base import Fault
from trainer.model.items.needle_path import builds_of, views_of
from trainer.model.scene import BASE, FINGER, stated_builds
from trainer.model.section import HAZARDS, Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.model.items.needle_path import NeedlePathItem
    from trainer.model.section import Fold


def needle_faults(item: NeedlePathItem) -> list[Fault]:
    """Find what is wrong with a needle path, as far as its section is known."""
    section = item.section
    if not isinstance(section, Section):
        return []  # the bank has none of that name, which is told elsewhere
    faults = list(_view_faults(item, section))
    if faults:
        return faults
    faults = [*_build_faults(item, section), *_name_faults(item, section)]
    return faults or list(_needle_faults(item, section))


def _view_faults(item: NeedlePathItem, section: Section) -> Iterator[Fault]:
    if section.fold is None and (item.lift or item.view == "fold"):
        name = "lift" if item.lift else "view"
        message = f"section {section.id} has no fold"
        yield Fault((name,), "no-fold", message, f"Leave {name} out, or name another section.")
    elif item.lift and item.view == "fold":
        message = "the fold is lifted already, and the learner is asked whether to lift it"
        yield Fault(("lift",), "lifted", message, "Leave out lift, or view.")


def _build_faults(item: NeedlePathItem, section: Section) -> Iterator[Fault]:
    for number, build in enumerate(item.builds):
        if build in item.builds[:number]:
            message = f"the build {build} is named twice"
            yield Fault(("builds", number), "same-build", message, "Leave one of them out.")
        for view in views_of(item):
            stated = stated_builds(section, view)
            if build not in stated:
                message = f"section {section.id} states no build {build} of its {view} view"
                remedy = f"It states {', '.join(stated)}."
                yield Fault(("builds", number), "unknown-name", message, remedy)


def _name_faults(item: NeedlePathItem, section: Section) -> Iterator[Fault]:
    views = [_part(section, view) for view in views_of(item)]
    corridors = [one.name for view in views for one in view.corridors]
    for number, name in enumerate(item.corridors):
        if name not in corridors:
            message = f'section {section.id} has no corridor "{name}" here'
            yield Fault(("corridors", number), "unknown-name", message, _listed(corridors))
    met = [
        one.name
        for view in views
        for one in view.structures
        if one.type in HAZARDS or one.type == "bone"
    ]
    if "fold" in views_of(item):
        met += [FINGER, BASE]
    for name in item.met:
        if name not in met:
            message = f'"{name}" is no hazard and no bone of section {section.id}'
            yield Fault(("met", name), "unknown-name", message, _listed(met))


def _needle_faults(item: NeedlePathItem, section: Section) -> Iterator[Fault]:
    """In every build with a corridor, some needle reaches the target."""
    longest = max(needle.length for needle in item.needles)
    for build in builds_of(item):
        depths = [
            one.builds[build].depth[0]  # type: ignore[index]
            for view in views_of(item)
            for one in _part(section, view).corridors
            if build in one.builds and (not item.corridors or one.name in item.corridors)
        ]
        if depths and min(depths) > longest:
            message = f"no needle reaches the target in the {build} build, {min(depths):g} mm deep"
            yield Fault(("needles",), "short-needles", message, "Offer a longer one.")


def _part(section: Section, view: str) -> Section | Fold:
    return section.fold if view == "fold" and section.fold is not None else section


def _listed(names: list[str]) -> str:
    return f"There are {', '.join(names)}." if names else "There is none: leave it out."
