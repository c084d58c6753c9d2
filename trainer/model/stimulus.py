# SPDX-License-Identifier: MIT
"""What happens under the needle: what the patient reports and what is seen.

It is shown as a body chart with the spread of the sensation and a small moving picture of the
muscle, and always says the same in words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from trainer.model.limits import NAME_CHARACTERS, TEXT_CHARACTERS, Length, Range

_STRICT = {"extra": "forbid"}

# What an event truly is; kept for analysis of how well a learner tells them apart.
Truth = Literal[
    "twitch", "nerve-contact", "referred-pain", "vessel", "bone", "cramp", "lung", "other"
]
# A place on the figure, in head heights: x from the midline (the figure's own left is positive,
# as one faces a patient), y from the crown (0) to the sole (8).
Place = tuple[Annotated[float, Range(-2.2, 2.2)], Annotated[float, Range(0, 8.2)]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensation:
    """Where and how something is felt.

    Attributes:
        side: which side of the body chart shows it.
        quality: what it is like; decides how it is drawn.
        path: from where to where it is felt, in order; one place for a spot.
        width: how broad it is, in head heights.
        spreads: how it comes: at once along a line, slowly, or staying where it is.
    """

    __pydantic_config__ = _STRICT

    side: Literal["front", "back"]
    quality: Literal[
        "ache", "cramp", "electric", "burning", "tingling", "numb", "sharp", "pressure"
    ]
    path: Annotated[tuple[Place, ...], Length(1, 24)]
    width: Annotated[float, Range(0.05, 1.5)] = 0.22
    spreads: Literal["at-once", "slowly", "stays"] = "stays"


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """What is seen to move.

    Attributes:
        kind: a flicker inside the band, a jerk elsewhere, the muscle tightening for long, or
            nothing.
        muscle: the muscle that is shown, in words.
        elsewhere: the part that jerks, in words; for a jerk.
    """

    __pydantic_config__ = _STRICT

    kind: Literal["flicker", "jerk", "tightening", "none"]
    muscle: Annotated[str, Length(0, NAME_CHARACTERS)] = ""
    elsewhere: Annotated[str, Length(0, NAME_CHARACTERS)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stimulus:
    """An event under the needle.

    Attributes:
        truth: what it truly is; never shown before the item is answered.
        reports: the patient's words.
        seen: what the clinician sees and feels.
        sensations: drawn on the body chart.
        movement: drawn beside it.
    """

    __pydantic_config__ = _STRICT

    truth: Truth
    reports: Annotated[str, Length(1, TEXT_CHARACTERS)]
    seen: Annotated[str, Length(1, TEXT_CHARACTERS)]
    sensations: Annotated[tuple[Sensation, ...], Length(0, 6)] = ()
    movement: Movement = Movement(kind="none")


def read_stimulus(plain: dict[str, object]) -> Stimulus:
    """Convert checked plain data to a stimulus."""
    fields = dict(plain)
    sensations = fields.pop("sensations", ())
    movement = fields.pop("movement", None)
    if movement is not None:
        fields["movement"] = Movement(**movement)  # type: ignore[arg-type]
    fields["sensations"] = tuple(
        Sensation(**{**one, "path": tuple(tuple(place) for place in one["path"])})
        for one in sensations  # type: ignore[attr-defined]
    )
    return Stimulus(**fields)  # type: ignore[arg-type]
