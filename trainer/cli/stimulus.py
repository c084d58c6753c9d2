# SPDX-License-Identifier: MIT
"""An event under the needle in a terminal: what the window draws, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.cli.output import visible
from trainer.model.stimulus_places import Spot, way

if TYPE_CHECKING:
    from trainer.model.stimulus import Movement, Sensation, Stimulus

_TRUTHS = {
    "twitch": "a local twitch response",
    "nerve-contact": "contact with a nerve",
    "referred-pain": "referred pain",
    "vessel": "contact with a blood vessel",
    "bone": "contact with bone",
    "cramp": "a cramp",
    "lung": "a puncture of the pleura",
}
_QUALITIES = {
    "ache": "dull ache",
    "cramp": "cramp",
    "electric": "electric",
    "burning": "burning",
    "tingling": "tingling",
    "numb": "numb",
    "sharp": "sharp",
    "pressure": "pressure",
}
_SPREADS = {"at-once": ", at once", "slowly": ", spreading slowly", "stays": ""}


def lines(stimulus: Stimulus) -> list[str]:
    """Say all that is reported, seen and drawn; not what it truly was."""
    said = [
        f"Patient: “{visible(stimulus.reports)}”",
        f"Seen and felt: {visible(stimulus.seen)}",
        *(f"Body chart, {one.side}: {_sensation(one)}." for one in stimulus.sensations),
        f"Muscle: {_movement(stimulus.movement)}.",
    ]
    return [f"  {line}" for line in said]


def truth(stimulus: Stimulus) -> str:
    """Say what it truly was, once that may be said; "" where there is no one name for it."""
    name = _TRUTHS.get(stimulus.truth)
    return f"This was {name}." if name else ""


def _sensation(one: Sensation) -> str:
    spots = [_spot(spot) for spot in way(one)]
    felt = f"{_QUALITIES[one.quality]}{_SPREADS[one.spreads]}"
    if len(spots) == 1:
        return f"{felt}, {spots[0]}"
    return f"{felt}, from the {spots[0]} to the {spots[-1]}"


def _spot(spot: Spot) -> str:
    part = spot.part.replace("-", " ")
    return f"middle of the {part}" if spot.half == "middle" else f"{spot.half} {part}"


def _movement(movement: Movement) -> str:
    muscle = visible(movement.muscle)
    match movement.kind:
        case "flicker":
            return "a quick flicker inside the band" + (f", in {muscle}" if muscle else "")
        case "jerk":
            part = visible(movement.elsewhere)
            return f"a jerk elsewhere: {part}" if part else "a jerk away from the needled band"
        case "tightening":
            return f"a slow tightening of all of {muscle or 'it'}"
        case "none":
            return "nothing is seen to move"
