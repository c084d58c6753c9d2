# SPDX-License-Identifier: MIT
"""Where on the body chart a place lies, for those who read or hear it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from trainer.model.stimulus import Place, Sensation

Half = Literal["left", "right", "middle"]
Part = Literal[
    "head", "neck", "shoulder", "upper-arm", "elbow", "forearm", "hand",
    "chest", "upper-back", "belly", "lower-back", "groin", "buttock",
    "thigh", "knee", "shin", "calf", "foot",
]  # fmt: skip

# Nearer to the midline than this is neither left nor right, in head heights.
_MIDDLE = 0.12
# Where the arm hangs beside the trunk, and where the thigh begins.
_ARM, _SHOULDER = 0.86, 0.62
_CROTCH = 4.05
# From the crown down, each with the y where it ends, in head heights.
_ARM_ENDS: tuple[tuple[float, Part], ...] = (
    (1.75, "shoulder"),
    (2.7, "upper-arm"),
    (3.1, "elbow"),
    (4.0, "forearm"),
    (9.0, "hand"),
)
_TRUNK_ENDS: dict[str, tuple[tuple[float, Part], ...]] = {
    "front": ((1.0, "head"), (1.35, "neck"), (2.3, "chest"), (3.6, "belly"), (_CROTCH, "groin")),
    "back": (
        (0.95, "head"),
        (1.35, "neck"),
        (2.6, "upper-back"),
        (3.4, "lower-back"),
        (4.2, "buttock"),
    ),
}
_LEG_ENDS: dict[str, tuple[tuple[float, Part], ...]] = {
    "front": ((5.5, "thigh"), (6.0, "knee"), (7.5, "shin"), (9.0, "foot")),
    "back": ((5.5, "thigh"), (6.0, "knee"), (7.5, "calf"), (9.0, "foot")),
}


class Spot(NamedTuple):
    """A place in the terms of the body: which half of it, and which part."""

    half: Half
    part: Part


def spot(side: str, place: Place) -> Spot:
    """Return where a place lies.

    Args:
        side: of the figure, front or back.
        place: in head heights; x is positive on the figure's own left.
    """
    x, y = place
    half: Half = "middle"
    if abs(x) > _MIDDLE:
        half = "left" if x > 0 else "right"
    is_arm = abs(x) > _ARM or (abs(x) > _SHOULDER and 1.3 <= y < 1.75)
    if is_arm and 1.2 <= y < 5.2:
        return Spot(half, _part(_ARM_ENDS, y))
    if y < _TRUNK_ENDS[side][-1][0]:
        return Spot(half, _part(_TRUNK_ENDS[side], y))
    return Spot(half, _part(_LEG_ENDS[side], y))


def way(sensation: Sensation) -> tuple[Spot, ...]:
    """Return where a sensation is felt, in order; each place once."""
    spots = (spot(sensation.side, place) for place in sensation.path)
    return tuple(dict.fromkeys(spots))


def _part(ends: tuple[tuple[float, Part], ...], y: float) -> Part:
    return next((part for end, part in ends if y < end), ends[-1][1])
