# SPDX-License-Identifier: MIT
"""A needle path: the learner sets entry, angle and depth on a section, or declines to needle."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

from trainer.model.harms import harm_of
from trainer.model.items.base import (
    STRICT,
    Family,
    Fault,
    Id,
    Item,
    Name,
    Outcome,
    Plain,
    Prose,
    UnsafeAct,
    common_fields,
)
from trainer.model.items.lots import one_of
from trainer.model.limits import Length, Range
from trainer.model.needling import Judgement, Path, judge
from trainer.model.scene import FINGER, Lane, Scene, View, kept_scene, stated_builds
from trainer.model.section import BuildName, Named, Section
from trainer.model.section_plain import read_section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.model.items.lots import Lot

# Rounding on the way through fields and files makes no path impossible.
_SLACK = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Needle:
    """A needle to choose.

    Attributes:
        length: in millimetres; no path is deeper.
        gauge: diameter in millimetres.
    """

    __pydantic_config__ = STRICT

    length: Annotated[float, Range(5, 150)]
    gauge: Annotated[float, Range(0.1, 1)] = 0.3


NEEDLES = (
    Needle(length=25, gauge=0.25),
    Needle(length=40, gauge=0.25),
    Needle(length=60),
    Needle(length=75),
    Needle(length=100),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decline:
    """What is said of not needling.

    Attributes:
        rationale: why it is right, or not, in each body.
        verdict: act and consequence, completing "Right: " or "Not this one: ".
    """

    __pydantic_config__ = STRICT

    rationale: Prose = ""
    verdict: Prose = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """What is said of a path that meets a structure.

    Attributes:
        verdict: act and consequence, completing "Unsafe: ".
        rationale: why the structure lies on this way.
        act: the unsafe act in the past tense, for lists.
        harm: what the unsafe act leads to, for lists.
    """

    __pydantic_config__ = STRICT

    verdict: Prose = ""
    rationale: Prose = ""
    act: Prose = ""
    harm: Prose = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedlePathItem(Item):
    """An item that is answered with the path of a needle through a section.

    Chance draws the build of the body. Where that has no corridor, not to needle is right; in a
    section marked advanced it always is, beside the corridor.

    Attributes:
        type: the word needle-path.
        section: id of the section.
        view: flat, or the lifted fold.
        lift: whether the learner decides to lift a fold first; both views can then be needled.
        corridors: names of those that count; left out, all of the view.
        builds: bodies that are drawn from; left out, all that the section states.
        needles: lengths and gauges to choose from.
        decline: what is said of not needling.
        decline_right: whether not to needle is right where there is a corridor; left out, it is in
            an advanced section.
        met: what is said of meeting a structure, by its name, or of leaving a fold, by "base" or
            "opposing finger"; left out, what the section says.
    """

    type: Literal["needle-path"]
    section: Annotated[Id | Section, Named()]
    view: View = "flat"
    lift: bool = False
    corridors: Annotated[tuple[Name, ...], Length(0, 40)] = ()
    builds: Annotated[tuple[BuildName, ...], Length(0, 12)] = ()
    needles: Annotated[tuple[Needle, ...], Length(1, 12)] = NEEDLES
    decline: Decline = Decline()
    decline_right: bool | None = None
    met: Mapping[Name, Meeting] = field(default_factory=dict)


class PathResponse(NamedTuple):
    """A needle set in a body, or a decision against it.

    Attributes:
        path: None for "I would not needle here".
        view: in which the path is set; fold once a fold was lifted.
        needle: position among the needles of the item.
        build: the body shown.
    """

    path: Path | None = None
    view: View = "flat"
    needle: int = 0
    build: str = "average"


# What an item offers


def section_of(item: NeedlePathItem) -> Section:
    """Return the section of an item.

    Raises:
        ValueError: the item, fresh from a bank file, still has its id.
    """
    if isinstance(item.section, Section):
        return item.section
    message = f"item {item.id} names section {item.section}, and does not hold it"
    raise ValueError(message)


def views_of(item: NeedlePathItem) -> tuple[View, ...]:
    """List the views in which a path can be set."""
    return ("flat", "fold") if item.lift else (item.view,)


def builds_of(item: NeedlePathItem) -> tuple[str, ...]:
    """List the builds that chance draws from."""
    if item.builds:
        return item.builds
    section = section_of(item)
    stated = [stated_builds(section, view) for view in views_of(item)]
    return tuple(build for build in stated[0] if all(build in others for others in stated))


def build_shown(item: NeedlePathItem, order: Sequence[int]) -> str:
    """Return the build that chance has drawn; without, the average one where the item has it."""
    builds = builds_of(item)
    if order and 0 <= order[0] < len(builds):
        return builds[order[0]]
    return "average" if "average" in builds else builds[0]


def scene_of(item: NeedlePathItem, view: View, build: str) -> Scene:
    """Lay out what is shown; the same scene for the same item."""
    return kept_scene(section_of(item), view, build)


def lanes_of(item: NeedlePathItem, build: str) -> tuple[tuple[View, Lane], ...]:
    """List the corridors that are right in a build, each with its view."""
    return tuple(
        (view, lane)
        for view in views_of(item)
        for lane in scene_of(item, view, build).lanes
        if not item.corridors or lane.corridor.name in item.corridors
    )


def is_decline_right(item: NeedlePathItem, build: str) -> bool:
    """Tell whether not to needle is right in a build."""
    if not lanes_of(item, build):
        return True
    if item.decline_right is not None:
        return item.decline_right
    return section_of(item).advanced


def judged(item: NeedlePathItem, response: PathResponse) -> Judgement | None:
    """Judge the path of a response; None where it declines."""
    if response.path is None:
        return None
    scene = scene_of(item, response.view, response.build)
    return judge(scene, response.path, item.corridors or None)


# Scoring


def score(item: NeedlePathItem, response: PathResponse) -> Outcome:
    """Score a path by what it meets; whatever it earns, an unsafe one earns nothing."""
    judgement = judged(item, response)
    if judgement is None:
        is_right = is_decline_right(item, response.build)
        return Outcome(1.0 if is_right else 0.0, is_right)
    unsafe = _unsafe_acts(item, response, judgement)
    return Outcome(judgement.points, judgement.verdict == "corridor" and not unsafe, unsafe)


def complete(item: NeedlePathItem, response: PathResponse) -> bool:
    """Tell whether a path can be: within the needle's length, from the skin that is shown."""
    if response.build not in builds_of(item) or response.view not in views_of(item):
        return False
    path = response.path
    if path is None:
        return True
    if not all(map(math.isfinite, path)) or not 0 <= response.needle < len(item.needles):
        return False
    least, most = scene_of(item, response.view, response.build).entry_range
    return (
        least - _SLACK <= path.entry <= most + _SLACK
        and abs(path.angle) <= 90
        and 0 < path.depth <= item.needles[response.needle].length + _SLACK
    )


def meeting(item: NeedlePathItem, name: str) -> Meeting:
    """Return what the item says of meeting a structure; empty where it says nothing."""
    return item.met.get(name) or Meeting()


def _unsafe_acts(
    item: NeedlePathItem, response: PathResponse, judgement: Judgement
) -> tuple[UnsafeAct, ...]:
    """Put what endangers into words: the item's, else the section's, else plain ones."""
    if judgement.verdict != "unsafe":
        return ()
    scene = scene_of(item, response.view, response.build)
    acts: dict[str, UnsafeAct] = {}
    for reason in judgement.reasons:
        name = reason.name or (FINGER if reason.code == "finger" else reason.code)
        told, plain = meeting(item, name), harm_of(scene, reason)
        acts[name] = UnsafeAct(told.act or plain.act, told.harm or plain.harm)
    return tuple(acts.values())


# Words


def describe(item: NeedlePathItem, response: PathResponse) -> str:
    """Say a response in words."""
    if response.path is None:
        return f"Would not needle here ({response.build} build)"
    entry, angle, depth = (f"{round(value, 1) + 0.0:g}" for value in response.path)
    place = f"Entry {entry} mm"
    if response.view == "fold":
        place = f"Fold lifted, entry {entry} mm below the crest"
    length = f"{item.needles[response.needle].length:g} mm needle"
    return f"{place}, angle {angle} degrees, depth {depth} mm, {length} ({response.build} build)"


# Plain data


def _read(plain: Plain) -> NeedlePathItem:
    given = {name: plain[name] for name in _SCALARS if name in plain}
    section = plain["section"]
    if "needles" in plain:
        given["needles"] = tuple(Needle(**one) for one in plain["needles"])
    return NeedlePathItem(
        **common_fields(plain),
        **given,
        section=section if isinstance(section, str) else read_section(section),
        corridors=tuple(plain.get("corridors", ())),
        builds=tuple(plain.get("builds", ())),
        decline=Decline(**plain.get("decline", {})),
        met={name: Meeting(**one) for name, one in plain.get("met", {}).items()},
    )


_SCALARS = ("view", "lift", "decline_right")


def _read_response(plain: Plain) -> PathResponse:
    path = plain["path"]
    return PathResponse(
        None if path is None else Path(*path), plain["view"], plain["needle"], plain["build"]
    )


def _write_response(response: PathResponse) -> dict[str, Any]:
    return {
        "path": None if response.path is None else list(response.path),
        "view": response.view,
        "needle": response.needle,
        "build": response.build,
    }


def _named(item: NeedlePathItem) -> list[tuple[tuple[str | int, ...], str]]:
    return [] if isinstance(item.section, Section) else [(("section",), item.section)]


def _with_sections(item: NeedlePathItem, parts: Mapping[str, Any]) -> NeedlePathItem:
    if isinstance(item.section, Section) or item.section not in parts:
        return item
    return dataclasses.replace(item, section=parts[item.section])


def _faults(item: NeedlePathItem) -> list[Fault]:
    # Late: rules are looked at when banks are read, never while one practises.
    from trainer.model.items.needle_rules import needle_faults

    return needle_faults(item)


def _lot(item: NeedlePathItem) -> Lot:
    return one_of(len(builds_of(item)))


FAMILY = Family(
    type="needle-path",
    item_class=NeedlePathItem,
    label="Needle path",
    read=_read,
    read_response=_read_response,
    write_response=_write_response,
    score=score,
    complete=complete,
    lot=_lot,
    describe=describe,
    faults=_faults,
    named=_named,
    with_sections=_with_sections,
)
