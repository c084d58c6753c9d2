# SPDX-License-Identifier: MIT
"""A needle path in a terminal: the section as tables, the needle as three numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.cli.items import Face, Verdict
from trainer.cli.output import visible
from trainer.model.items.needle_path import (
    PathResponse,
    build_shown,
    describe,
    is_decline_right,
    judged,
    lanes_of,
    meeting,
    scene_of,
    section_of,
    views_of,
)
from trainer.model.needling import FINGER, Path, strip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from trainer.model.items.needle_path import NeedlePathItem
    from trainer.model.needling import Judgement, Reason
    from trainer.model.scene import Lane, Scene, Shape, View
    from trainer.services.session import Place

_KINDS = {"bundle": "nerve and vessels", "canal": "spinal canal"}
_NO = frozenset(("no", "n", "none", "decline"))


# Before the answer


def _ask(console: Console, item: NeedlePathItem, order: Sequence[int], _place: Place) -> None:
    section, build = section_of(item), build_shown(item, order)
    console.print(_text(section.title, "bold"))
    for told in (section.plane, section.origin and f"0 mm is: {section.origin}", section.axes):
        if told:
            console.print(_text(told))
    console.print(_text(f"Body: {build} build. Schematic. Not a depth guide for treatment.", "dim"))
    for mark in section.landmarks:
        console.print(_text(f"  {mark.text} at {mark.at:g} mm"))
    for view in views_of(item):
        console.print()
        _table(console, scene_of(item, view, build))
    lengths = ", ".join(f"{needle.length:g}" for needle in item.needles)
    console.print(_text(f"Needles of {lengths} mm.", "dim"))


def _table(console: Console, scene: Scene) -> None:
    """Print what lies where: what the picture shows, in numbers, and no more."""
    from rich.table import Table

    is_fold = scene.view == "fold"
    title = "Lifted fold" if is_fold else "From the skin down"
    table = Table(title=_text(title), title_justify="left", box=None, pad_edge=False)
    across, down = ("across mm", "below crest mm") if is_fold else ("along skin mm", "depth mm")
    for name in ("", "kind", across, down):
        table.add_column(name)
    for shape in scene.shapes:
        left, top, right, bottom = shape.box
        aside = "all along" if shape.is_layer and not is_fold else f"{left:.1f} to {right:.1f}"
        kind = _KINDS.get(shape.kind, shape.kind)
        below = f"{top:.1f} to {bottom:.1f}"
        table.add_row(_text(shape.name), kind, _arch(scene, shape) or aside, below)
    console.print(table)
    least, most = scene.entry_range
    where = "mm below the crest" if is_fold else "mm along the skin"
    console.print(_text(f"A needle may enter from {least:g} to {most:g} {where}.", "dim"))
    if is_fold:
        words = "Angle 0 is level; plus turns the tip to the crest, minus to the base."
        console.print(_text(words, "dim"))


def _arch(scene: Scene, shape: Shape) -> str:
    """Say of what covers both faces of a fold how far it goes in from each."""
    if scene.frame is None or not shape.is_layer or len(shape.outline) == 4:
        return ""
    edges = sorted({x for x, _ in shape.outline})
    near, far = edges[:2], edges[2:]
    return f"{near[0]:.1f} to {near[1]:.1f}, {far[0]:.1f} to {far[1]:.1f}"


def _prompt(item: NeedlePathItem) -> str:
    first = "lift or flat, then " if item.lift else ""
    example = "lift 12 0 15" if item.lift else "0 -5 20"
    return f"Your answer ({first}entry, angle and depth, such as {example}; or no, not to needle)"


def _read(typed: str, item: NeedlePathItem, order: Sequence[int]) -> PathResponse | str:
    words = typed.lower().replace("\u2212", "-").replace("mm", " ").replace("°", " ").split()
    build = build_shown(item, order)
    if len(words) == 1 and words[0] in _NO:
        return PathResponse(build=build)
    view = item.view
    if item.lift:
        if not words or words[0] not in ("lift", "flat"):
            return "Begin with lift or flat, such as lift 12 0 15; or answer no."
        view = "fold" if words.pop(0) == "lift" else "flat"
    numbers = _numbers(words)
    if not 3 <= len(numbers) <= 4:
        return "Answer with three numbers: entry, angle and depth, such as 0 -5 20; or no."
    path = Path(*numbers[:3])
    wrong = _impossible(scene_of(item, view, build), path)
    if wrong:
        return wrong
    needle = _needle(item, path.depth, *numbers[3:])
    return needle if isinstance(needle, str) else PathResponse(path, view, needle, build)


def _numbers(words: Sequence[str]) -> list[float]:
    """Read numbers, whether their fractions stand after a point or a comma; none if one is none."""
    parts = list(words) if len(words) > 1 else "".join(words).split(",")
    try:
        found = [float(part.strip(",;").replace(",", ".")) for part in parts]
    except ValueError:
        return []
    return found if all(abs(number) < 1000 for number in found) else []


def _impossible(scene: Scene, path: Path) -> str:
    least, most = scene.entry_range
    if not least <= path.entry <= most:
        return f"The needle enters from {least:g} to {most:g} mm here."
    if abs(path.angle) > 90:
        return "The angle is from -90 to 90 degrees."
    return "The depth is more than 0 mm." if path.depth <= 0 else ""


def _needle(item: NeedlePathItem, depth: float, length: float | None = None) -> int | str:
    """Choose the needle asked for, or else the shortest that reaches."""
    lengths = [needle.length for needle in item.needles]
    if length is not None and length not in lengths:
        return f"There is no needle of {length:g} mm."
    wanted = [one for one in lengths if one >= depth] if length is None else [length]
    if not wanted or wanted[0] < depth:
        return f"That needle ends at {length or max(lengths):g} mm."
    return lengths.index(min(wanted))


# After the answer


def _verdict(item: NeedlePathItem, _order: Sequence[int], place: Place) -> Verdict:
    response = place.response
    judgement = judged(item, response)
    detail = f"{describe(item, response)}."
    if judgement is None:
        is_right = is_decline_right(item, response.build)
        sentence = item.decline.verdict.rstrip(".")
        if not sentence and not lanes_of(item, response.build):
            sentence = "this body has no safe path here"
        best = "" if is_right else f" {_best(item, response.build)}"
        return Verdict("Right" if is_right else "Not this one", sentence, detail + best)
    if judgement.verdict == "corridor":
        clearance = _clearance(judgement)
        return Verdict("Right", f"the path lies in: {judgement.corridor}", detail + clearance)
    detail += f" {_best(item, response.build)}"
    sentence = _reason(item, judgement.reasons[0])
    if judgement.verdict == "unsafe":
        return Verdict("Unsafe", sentence, detail)
    return Verdict("Not quite" if judgement.verdict == "near" else "Not this one", sentence, detail)


def _clearance(judgement: Judgement) -> str:
    if judgement.clearance is None or judgement.clearance == 0:
        return ""
    return f" Nearest hazard: {judgement.nearest}, {judgement.clearance:.1f} mm away."


def _best(item: NeedlePathItem, build: str) -> str:
    lanes = lanes_of(item, build)
    if not lanes:
        return f"In a {build} body there is no safe path here: not to needle is right."
    told = " Or: ".join(_lane(view, lane) for view, lane in lanes)
    also = " Not to needle is right too." if is_decline_right(item, build) else ""
    return f"Right is: {told}{also}"


def _lane(view: View, lane: Lane) -> str:
    band = lane.band
    (entry, entry_to), (angle, angle_to), (depth, depth_to) = band.entry, band.angle, band.depth
    place = "fold lifted, " if view == "fold" else ""
    backdrop = " or ".join(lane.corridor.backdrop)
    ends = f", or to the bone ({backdrop})" if backdrop else ""
    return (
        f"{lane.corridor.name}: {place}entry {entry:g} to {entry_to:g} mm,"
        f" angle {angle:g} to {angle_to:g} degrees, depth {depth:g} to {depth_to:g} mm{ends}."
    )


def _reason(item: NeedlePathItem, reason: Reason) -> str:
    """Complete "Unsafe: " or "Not this one: "."""
    number = f"{abs(reason.number):.1f}"
    told = meeting(item, _met_name(reason)).verdict
    if told:
        return told.rstrip(".")
    match reason.code:
        case "hazard":
            return f"at {number} mm the needle is in the {reason.name}"
        case "finger":
            return f"at {number} mm the needle leaves the fold and pricks the opposing finger"
        case "base":
            return f"at {number} mm the needle leaves the fold through its base"
        case "crest":
            return f"at {number} mm the needle comes out at the crest"
        case "bone":
            return f"the needle is pushed {number} mm past the surface of the bone ({reason.name})"
        case "no-corridor":
            return "this body has no safe path here"
        case "depth":
            way = "deep" if reason.number > 0 else "shallow"
            return f"{number} mm too {way} for: {reason.name}"
        case "entry":
            return f"the entry is {number} mm beside that of: {reason.name}"
        case _:
            return f"the angle is {number} degrees beside that of: {reason.name}"


def _met_name(reason: Reason) -> str:
    """Return under which name an item says something of what a reason tells."""
    return FINGER if reason.code == "finger" else reason.name or reason.code


def _reveal(console: Console, item: NeedlePathItem, _order: Sequence[int], place: Place) -> None:
    response = place.response
    judgement = judged(item, response)
    if judgement is not None:
        scene = scene_of(item, response.view, response.build)
        _print_met(console, scene, judgement)
        for reason in judgement.reasons:
            _print(console, meeting(item, _met_name(reason)).rationale, "dim")
    for view, lane in lanes_of(item, response.build):
        _print(console, _lane(view, lane), "bold cyan")
    if not lanes_of(item, response.build):
        _print(
            console, f"No safe path in a {response.build} body: do not needle here.", "bold cyan"
        )
    _print(console, item.decline.rationale, "dim")
    _print(console, section_of(item).schematic, "dim")


def _print_met(console: Console, scene: Scene, judgement: Judgement) -> None:
    """Print what the needle went through, and how near it came to what it did not."""
    way = judgement.passage
    for one in strip(way.met):
        style = "bold red" if one.is_hazard else ""
        mark = "  [hazard]" if one.is_hazard else ""
        _print(console, f"{one.start:.1f} to {one.end:.1f} mm  {one.name}{mark}", style)
    if way.left is not None:
        _print(console, f"{way.left.at:.1f} mm  out of the fold: {way.left.name}", "bold")
    if judgement.clearance:
        _print(console, _clearance(judgement).strip(), "")
    ahead = next((one for one in way.beyond if one.is_hazard or one.kind == "bone"), None)
    if ahead is not None:
        _print(console, f"Pushed on, it would meet: {ahead.name}, at {ahead.start:.1f} mm.", "")


def _print(console: Console, text: str, style: str) -> None:
    from rich.padding import Padding

    if text:
        console.print(Padding(_text(text, style), (0, 0, 0, 2)))


def _text(text: str, style: str = "") -> Any:
    from rich.text import Text

    return Text(visible(text), style)


FACE = Face(_ask, _prompt, _read, _verdict, _reveal)
