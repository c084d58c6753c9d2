# SPDX-License-Identifier: MIT
"""What the pictures of an event show, in words: nothing is in a picture alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from trainer.model.stimulus_places import Part, Spot, way

if TYPE_CHECKING:
    from trainer.model.stimulus import Movement, Sensation, Stimulus


def truth(stimulus: Stimulus) -> str:
    """Return what the event truly was, as a sentence; "" where there is no one name for it."""
    match stimulus.truth:
        case "twitch":
            return _tr("This was a local twitch response.")
        case "nerve-contact":
            return _tr("This was contact with a nerve.")
        case "referred-pain":
            return _tr("This was referred pain.")
        case "vessel":
            return _tr("This was contact with a blood vessel.")
        case "bone":
            return _tr("This was contact with bone.")
        case "cramp":
            return _tr("This was a cramp.")
        case "lung":
            return _tr("This was a puncture of the pleura.")
        case "other":
            return ""


def quality(sensation: Sensation) -> str:
    """Return what a sensation is like, and how it comes."""
    names = {
        "ache": _tr("Dull ache"),
        "cramp": _tr("Cramp"),
        "electric": _tr("Electric"),
        "burning": _tr("Burning"),
        "tingling": _tr("Tingling"),
        "numb": _tr("Numb"),
        "sharp": _tr("Sharp"),
        "pressure": _tr("Pressure"),
    }
    name = names[sensation.quality]
    match sensation.spreads:
        case "at-once":
            return _tr("{quality}, at once").format(quality=name)
        case "slowly":
            return _tr("{quality}, spreading slowly").format(quality=name)
        case "stays":
            return name


def sensation(one: Sensation) -> str:
    """Say what is felt, and where on the body chart it is drawn."""
    spots = way(one)
    felt = quality(one)
    start = place(spots[0])
    if len(spots) == 1:
        return _tr("{felt}: {place}.").format(felt=felt, place=start)
    text = _tr("{felt}: from {start} to {end}.")
    return text.format(felt=felt, start=start, end=place(spots[-1]))


def chart(stimulus: Stimulus) -> str:
    """Say everything that the body chart shows."""
    return " ".join(sensation(one) for one in stimulus.sensations)


def movement(moves: Movement) -> str:
    """Say what is seen to move, without saying what it means."""
    muscle, elsewhere = moves.muscle, moves.elsewhere
    match moves.kind:
        case "flicker":
            if muscle:
                return _tr("A quick flicker inside the band, in {muscle}.").format(muscle=muscle)
            return _tr("A quick flicker inside the band.")
        case "jerk":
            if elsewhere:
                return _tr("A jerk elsewhere: {part}.").format(part=elsewhere)
            return _tr("A jerk elsewhere, away from the needled band.")
        case "tightening":
            if muscle:
                return _tr("A slow tightening of all of {muscle}.").format(muscle=muscle)
            return _tr("A slow tightening of the whole muscle.")
        case "none":
            return _tr("Nothing is seen to move.")


def place(spot: Spot) -> str:
    """Return a place on the body."""
    name = _parts()[spot.part]
    match spot.half:
        case "left":
            return _tr("left {part}").format(part=name)
        case "right":
            return _tr("right {part}").format(part=name)
        case "middle":
            return _tr("middle of the {part}").format(part=name)


def _parts() -> dict[Part, str]:
    return {
        "head": _tr("head"),
        "neck": _tr("neck"),
        "shoulder": _tr("shoulder"),
        "upper-arm": _tr("upper arm"),
        "elbow": _tr("elbow"),
        "forearm": _tr("forearm"),
        "hand": _tr("hand"),
        "chest": _tr("chest"),
        "upper-back": _tr("upper back"),
        "belly": _tr("belly"),
        "lower-back": _tr("lower back"),
        "groin": _tr("groin"),
        "buttock": _tr("buttock"),
        "thigh": _tr("thigh"),
        "knee": _tr("knee"),
        "shin": _tr("shin"),
        "calf": _tr("calf"),
        "foot": _tr("foot"),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("Stimulus", text)
