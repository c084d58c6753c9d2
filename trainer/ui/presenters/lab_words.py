# SPDX-License-Identifier: MIT
"""What the Needling lab says in words: what a needle meets, where it may go, what is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from trainer.model.harms import harm_of
from trainer.model.needling import FINGER, Reason, judge, stated_builds, strip
from trainer.ui.items import needle_words
from trainer.ui.items.base import capital, closed
from trainer.ui.pages.lab.views import FeltView, Line, NeedleView, WayRow
from trainer.ui.sections import words
from trainer.ui.widgets import richtext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.model.items.needle_path import NeedlePathItem
    from trainer.model.needling import Judgement, Met, Passage, Path, Scene
    from trainer.model.section import Corridor, Danger, Section

_BEYOND = 2  # how many structures ahead of the tip are named


# -- the needle -----------------------------------------------------------------------------------


def needle(scene: Scene, path: Path) -> NeedleView:
    """Say all that there is to say of a needle where it is."""
    judgement = judge(scene, path)
    passage = judgement.passage
    is_danger = judgement.verdict == "unsafe"
    return NeedleView(
        standing=_standing(scene, judgement),
        is_danger=is_danger,
        met=_met(path, passage),
        beyond=_beyond(passage),
        hazards=_hazards(passage),
        felt=_felt(scene, passage),
    )


def _standing(scene: Scene, judgement: Judgement) -> str:
    """Return in one sentence where the needle stands."""
    passage = judgement.passage
    if judgement.verdict == "unsafe":
        told = needle_words.reason_told(judgement.reasons[0], scene)
        return _tr("Unsafe: {reason}.").format(reason=told)
    if judgement.verdict == "corridor":
        text = _tr("In the safe corridor.")
    elif passage.in_target:
        text = _tr("In the target muscle, not in a safe corridor.")
    else:
        text = _tr("Not in the target muscle.")
    near = words.nearest(passage)
    return f"{text} {near}".strip()


def _met(path: Path, passage: Passage) -> tuple[Line, ...]:
    met = list(strip(passage.met))
    shown = {one.shape for one in met}
    # What is only touched takes no room on the strip, and matters most.
    met += [one for one in passage.hazards if one.shape not in shown]
    met.sort(key=lambda one: one.start)
    return tuple(
        Line(
            words.capital(one.name),
            _span(one.start, one.end),
            one.kind,
            one.is_hazard,
            one.start < path.depth <= one.end + 0.001,
            words.met(one),
        )
        for one in met
    )


def _span(start: float, end: float) -> str:
    low, high = words.number(start), words.number(end)
    return low if low == high else f"{low}\N{EN DASH}{high}"


def _beyond(passage: Passage) -> str:
    if passage.stopped is not None:
        return _tr("A needle stops at the bone ({name}).").format(name=passage.stopped.name)
    ahead = _ahead(passage.beyond)
    if not ahead:
        return ""
    listed = ", ".join(
        _tr("{name} at {depth}").format(name=one.name, depth=words.mm(one.start)) for one in ahead
    )
    return _tr("Pushed on: {listed}.").format(listed=listed)


def _ahead(beyond: Sequence[Met]) -> list[Met]:
    """Return what comes next, up to the first bone."""
    found: list[Met] = []
    for one in sorted(beyond, key=lambda one: one.start):
        if any(one.name == known.name for known in found):
            continue
        found.append(one)
        if one.kind == "bone" or len(found) == _BEYOND:
            break
    return found


def _hazards(passage: Passage) -> tuple[Line, ...]:
    lines = []
    for name, distance in sorted(passage.clearances.items(), key=lambda pair: pair[1]):
        is_met = distance <= 0
        figure = _tr("met") if is_met else words.mm(distance)
        spoken = _tr("{name}: {figure}").format(name=name, figure=figure)
        lines.append(Line(words.capital(name), figure, "", is_met, is_met, spoken))
    return tuple(lines)


def _felt(scene: Scene, passage: Passage) -> tuple[FeltView, ...]:
    """Return what meeting each structure is like, the hazards first, then from the tip up."""
    met: dict[str, Met] = {}
    for one in passage.met:
        met.setdefault(one.name, one)
    order = sorted(met.values(), key=lambda one: (not one.is_hazard, -one.start))
    views = []
    for one in order:
        facts = _facts_of(scene, one)
        if facts:
            text = _tr("{name}, from {depth}")
            name = text.format(name=words.capital(one.name), depth=words.mm(one.start))
            views.append(FeltView(name, one.is_hazard, facts))
    if passage.left is not None and passage.left.name == FINGER:
        harm = harm_of(scene, Reason("finger", passage.left.at)).harm
        name = _tr("Your own finger, at {depth}").format(depth=words.mm(passage.left.at))
        views.insert(0, FeltView(name, True, ((_tr("Harm"), closed(harm)),)))
    return tuple(views)


def _facts_of(scene: Scene, met: Met) -> tuple[tuple[str, str], ...]:
    source = scene.shapes[met.shape].source
    facts = [
        (_tr("Patient"), getattr(source, "feels", "")),
        (_tr("You"), getattr(source, "shows", "")),
    ]
    if met.is_hazard:
        harm = harm_of(scene, Reason("hazard", met.start, met.name)).harm
        members = scene.members.get(met.name, ())
        if members:
            facts.insert(0, (_tr("Holds"), ", ".join(dict.fromkeys(one.name for one in members))))
        facts.append((_tr("Harm"), closed(harm) if harm else ""))
    return tuple((label, text) for label, text in facts if text)


# -- ways -----------------------------------------------------------------------------------------


def corridor_rows(item: NeedlePathItem, scene: Scene) -> tuple[WayRow, ...]:
    """Return the safe corridors of a view and build."""
    return tuple(
        WayRow(
            words.capital(lane.corridor.name),
            closed(capital(needle_words.band_told(item, scene.view, lane))),
            _tr("Play the corridor “{name}”").format(name=lane.corridor.name),
        )
        for lane in scene.lanes
    )


def no_corridor(section: Section, scene: Scene) -> str:
    """Return why there is no safe corridor, and what is right then; "" where there is one."""
    if scene.lanes:
        return ""
    other = _elsewhere(section, scene)
    text = _tr("There is none in this build: not to needle here is right.")
    return f"{text} {other}".strip()


def _elsewhere(section: Section, scene: Scene) -> str:
    """Say where there is a corridor, when not here."""
    own: Sequence[Corridor] = section.corridors
    if scene.view == "fold" and section.fold is not None:
        own = section.fold.corridors
    builds = {build for one in own for build in one.builds}
    kept = [one for one in stated_builds(section, scene.view) if one in builds]
    if kept:
        listed = ", ".join(words.build(one).lower() for one in kept)
        return _tr("There is one in: {builds}.").format(builds=listed)
    if scene.view == "flat" and section.fold is not None and section.fold.corridors:
        return _tr("Lift a fold: there is one across it.")
    return ""


def danger_rows(dangers: Sequence[Danger]) -> tuple[WayRow, ...]:
    """Return the danger lines of a view."""
    return tuple(
        WayRow(
            words.capital(one.name),
            _tr("Meets the {name}.").format(name=one.meets),
            _tr("Replay the danger line “{name}”").format(name=one.name),
        )
        for one in dangers
    )


def danger_note(danger: Danger) -> str:
    """Return what is said above the picture while a danger line is replayed."""
    told = richtext.plain(danger.told)
    text = _tr("Danger line: {name}.").format(name=danger.name)
    if danger.without:
        names = ", ".join(danger.without)
        taken = _tr("Shown without: {names}.").format(names=names)
        return " ".join(part for part in (text, told, taken) if part)
    return f"{text} {told}".strip()


# -- the section ----------------------------------------------------------------------------------


def build(name: str) -> str:
    """Return the word that chooses a build."""
    match name:
        case "lean":
            return _tr("Lean")
        case "heavy":
            return _tr("Heavy")
        case _:
            return _tr("Average")


def facts(section: Section, view: str, *, is_own: bool) -> tuple[tuple[str, str], ...]:
    """Return what a section says of itself; notes for instructors only where it is one's own."""
    fold = section.fold if view == "fold" else None
    plane = section.plane if fold is None else fold.plane
    note = section.note if fold is None else fold.note
    found = [
        (_tr("Plane"), plane),
        (_tr("Grip"), "" if fold is None else fold.grip),
        (_tr("Landmark"), section.origin),
        (_tr("Known"), section.known),
        (_tr("Confidence"), _confidence(section.confidence)),
        (_tr("Not drawn"), section.schematic),
        (_tr("Your note"), note if is_own else ""),
    ]
    return tuple((label, closed(text)) for label, text in found if text)


def _confidence(level: str | None) -> str:
    match level:
        case "high":
            return _tr("High: the relations drawn are well described")
        case "medium":
            return _tr("Medium: the relations drawn vary, or are described by few")
        case "low":
            return _tr("Low: take the relations drawn as an example only")
        case _:
            return ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Lab", text)
