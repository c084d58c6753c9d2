# SPDX-License-Identifier: MIT
"""Paths of a needle, and the verdict on one, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from trainer.model.harms import harm_of
from trainer.model.items.needle_path import (
    build_shown,
    is_decline_right,
    judged,
    lanes_of,
    meeting,
    scene_of,
    section_of,
)
from trainer.model.needling import FINGER, Reason
from trainer.ui.items.base import (
    Finding,
    VerdictKind,
    capital,
    closed,
    first_sentence,
    joined,
    lead_word,
)
from trainer.ui.sections import words
from trainer.ui.widgets import richtext

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.model.items.needle_path import Needle, NeedlePathItem, PathResponse
    from trainer.model.needling import Judgement, Lane, Scene
    from trainer.services.session import Place


def finding(item: NeedlePathItem, order: tuple[int, ...], place: Place) -> Finding:
    """Say what a path does, from what it meets."""
    response: PathResponse | None = place.response if place.answered else None
    build = build_shown(item, order) if response is None else response.build
    best = best_told(item, build)
    if response is None:
        kind = VerdictKind.BLANK
        return Finding(kind, lead_word(kind), _following(best), "", "", "")
    judgement = judged(item, response)
    if judgement is None:
        return _declined(item, build, best)
    scene = scene_of(item, response.view, build)
    if judgement.verdict == "unsafe":
        kind, lead = VerdictKind.UNSAFE, lead_word(VerdictKind.UNSAFE)
        sentence = unsafe_sentence(item, scene, judgement)
    elif judgement.verdict == "corridor":
        kind, lead, best = VerdictKind.RIGHT, lead_word(VerdictKind.RIGHT), ""
        sentence = _safe_sentence(judgement)
    else:
        kind = VerdictKind.WRONG
        lead = _tr("Not quite:") if judgement.verdict == "near" else lead_word(kind)
        sentence = closed(_following(reasons_told(judgement.reasons, scene)))
    return Finding(kind, lead, sentence, "", "", "", told=best)


def _declined(item: NeedlePathItem, build: str, best: str) -> Finding:
    is_right = is_decline_right(item, build)
    kind = VerdictKind.RIGHT if is_right else VerdictKind.WRONG
    said = richtext.plain(item.decline.verdict) or first_sentence(item.decline.rationale)
    if not said and not lanes_of(item, build):
        said = _tr("in this body no path here is safe, so you do not needle.")
    elif not said and is_right:
        said = _tr("not to needle is always a sound answer here.")
    elif not said:
        said = _tr("in this body there is a safe path.")
    return Finding(kind, lead_word(kind), closed(said), "", "", "", told="" if is_right else best)


def best_told(item: NeedlePathItem, build: str) -> str:
    """Return the sentence that says what is right in a build."""
    lanes = lanes_of(item, build)
    if not lanes:
        return _tr("In this body no path here is safe: not to needle is right.")
    told = joined([band_told(item, view, lane) for view, lane in lanes])
    return _tr("Safe here: {paths}.").format(paths=told)


def band_told(item: NeedlePathItem, view: str, lane: Lane) -> str:
    """Return a corridor as spans of entry, angle and depth."""
    section, band = section_of(item), lane.band
    entry = words.entries(*band.entry, section, view)
    angle = words.angles(*band.angle, section, view)
    depth = _span(words.number(band.depth[0]), words.mm(band.depth[1]))
    text = _tr("entry {entry}; angle {angle}; depth {depth}")
    if view == "fold":
        text = _tr("in a lifted fold, entry {entry}; angle {angle}; depth {depth}")
    told = text.format(entry=entry, angle=angle, depth=depth)
    if lane.corridor.backdrop:
        bones = joined(list(lane.corridor.backdrop))
        told = _tr("{path}, or onto the bone ({bone})").format(path=told, bone=bones)
    return told


def _span(low: str, high: str) -> str:
    return low if low == high else _tr("{low} to {high}").format(low=low, high=high)


def path_told(item: NeedlePathItem, response: PathResponse) -> str:
    """Return a response in words."""
    if response.path is None:
        return decline_text()
    told = words.path(response.path, section_of(item), response.view)
    needle = item.needles[min(response.needle, len(item.needles) - 1)]
    return f"{told.rstrip('.')}, {needle_text(needle)}."


def needle_text(needle: Needle) -> str:
    """Return a needle's length and gauge."""
    return _tr("{length} × {gauge} mm").format(
        length=words.number(needle.length), gauge=words.fine(needle.gauge)
    )


def decline_text() -> str:
    """Return the words of the answer that is no path."""
    return _tr("I would not needle here")


def hint(view: str) -> str:
    """Return how a needle is moved in a view."""
    if view == "fold":
        return _tr(
            "Drag the needle, or press up or down to take hold of it: up and down move the entry,"
            " left and right the depth, Shift with up or down tilts. Ctrl makes small steps."
        )
    return _tr(
        "Drag the needle, or press up or down to take hold of it: left and right move the entry,"
        " up and down the depth, Shift with left or right tilts. Ctrl makes small steps."
    )


def wanting(item: NeedlePathItem, _response: PathResponse | None) -> str:
    """Return why nothing can be checked yet."""
    if item.lift:
        return _tr("Decide on the fold and set the needle, or decide against it")
    return _tr("Set the needle first, or decide against it")


def keys() -> list[tuple[str, str]]:
    """Return the keys of the type."""
    return [
        (_tr("Up, down"), _tr("Take hold of the needle; then all arrows move it")),
        (_tr("Shift with an arrow along the skin"), _tr("Tilt the needle by a degree")),
        (_tr("Ctrl with an arrow"), _tr("Half a millimetre; with Shift, five degrees")),
        (_tr("Home"), _tr("Hold the needle straight")),
        (_tr("1, 2, 3 …"), _tr("Choose a needle")),
        (_tr("N"), _tr("Not needle here, or take that back")),
        (_tr("P"), _tr("After checking, play the path again")),
    ]


# -- why ------------------------------------------------------------------------------------------


def unsafe_sentence(item: NeedlePathItem, scene: Scene, judgement: Judgement) -> str:
    """Return the worst of an unsafe path, with its consequence: the author's words, else plain."""
    reason = judgement.reasons[0]
    own = meeting(item, name_of(reason))
    said = richtext.plain(own.verdict)
    if said:
        return closed(said)
    harm = own.harm or harm_of(scene, reason).harm
    sentence = closed(_following(reason_told(reason, scene)))
    return f"{sentence} {capital(closed(richtext.plain(harm)))}".strip()


def _safe_sentence(judgement: Judgement) -> str:
    nearest = judgement.passage.nearest
    if nearest is None:
        return _tr("the path lies in the safe corridor.")
    text = _tr(
        "the path lies in the safe corridor, {distance} from the nearest hazard, the {name}."
    )
    return text.format(distance=words.mm(nearest[1]), name=nearest[0])


def name_of(reason: Reason) -> str:
    """Return under which name an item speaks of a reason."""
    return reason.name or (FINGER if reason.code == "finger" else reason.code)


def reasons_told(reasons: Sequence[Reason], scene: Scene) -> str:
    """Return why a path is not right, a sentence each."""
    return " ".join(capital(closed(reason_told(reason, scene))) for reason in reasons)


def reason_told(reason: Reason, scene: Scene) -> str:
    """Return one reason why a path is not right."""
    length, degrees = words.mm(abs(reason.number)), words.number(abs(reason.number))
    match reason.code:
        case "hazard":
            text = _tr("the path meets the {name} at {length}")
            return text.format(name=reason.name, length=length)
        case "finger":
            return _tr("the needle comes out under the opposing finger at {length}").format(
                length=length
            )
        case "base":
            return _tr(
                "the path leaves the fold at its base at {length}, below the fingers that hold it"
            ).format(length=length)
        case "crest":
            return _tr("the needle comes out at the crest at {length}").format(length=length)
        case "bone":
            text = _tr("the needle was pushed on {length} after it met bone, the {name}")
            return text.format(length=length, name=reason.name)
        case "entry":
            side = words.direction(reason.number, scene.section, scene.view)
            text = _tr("the entry is {length} too far {side}")
            return text.format(length=length, side=side)
        case "angle":
            side = words.turn(reason.number, scene.section, scene.view)
            text = _tr("the tip is tilted {degrees}° too far {side}")
            return text.format(degrees=degrees, side=side)
        case "depth" if reason.number > 0:
            return _tr("the path is {length} too deep").format(length=length)
        case "depth":
            return _tr("the path is {length} too shallow").format(length=length)
        case _:
            return _tr("in this body no path here is safe")


def hazard_reason(item: NeedlePathItem, scene: Scene, reason: Reason) -> str:
    """Return what is told of meeting a structure: why, what is felt and seen, what follows."""
    name = name_of(reason)
    own = meeting(item, name)
    shape = scene.shape(name)
    feels = richtext.plain(getattr(shape.source, "feels", "")) if shape is not None else ""
    shows = richtext.plain(getattr(shape.source, "shows", "")) if shape is not None else ""
    parts = [own.rationale]
    if feels:
        parts.append(_tr("The patient would report: {feels}").format(feels=closed(feels)))
    if shows:
        parts.append(_tr("You would see or feel: {shows}").format(shows=closed(shows)))
    harm = capital(closed(own.harm or harm_of(scene, reason).harm))
    parts.append(_tr("What can follow: {harm}").format(harm=harm) if harm else "")
    return " ".join(part for part in parts if part)


def consequence(item: NeedlePathItem, scene: Scene, name: str) -> str:
    """Return what meeting a hazard leads to, in a sentence."""
    harm = meeting(item, name).harm or harm_of(scene, Reason("hazard", 0.0, name)).harm
    return capital(closed(richtext.plain(harm)))


def _following(sentence: str) -> str:
    """Return a sentence as it follows a colon."""
    return sentence[:1].lower() + sentence[1:]


def _tr(text: str) -> str:
    return QCoreApplication.translate("NeedlePathView", text)
