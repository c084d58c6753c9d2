# SPDX-License-Identifier: MIT
"""How well an answer was known: a rating derived from what happened; nobody rates themself."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from trainer.model.attempt import Certainty

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.model.items.base import Outcome

# Partial credit from here on shows that most of it was known.
MOSTLY = 0.75
# Beyond so many times the learner's usual time an answer was worked out and not known.
SLOW = 2.0
# Up to this share of the usual time it came at once.
QUICK = 0.75
# A usual time is the median of the latest so many answers to items of a type,
KEPT_TIMES = 25
# and is not known before there are so many.
ENOUGH_TIMES = 5


class Rating(IntEnum):
    """The four ratings of FSRS, by their numbers there."""

    AGAIN = 1  # not recalled
    HARD = 2  # recalled, with effort or not for sure
    GOOD = 3
    EASY = 4


class Answered(NamedTuple):
    """What a rating depends on.

    Attributes:
        certainty: what the learner said; None when unsaid.
        elapsed_ms: time with the item on screen, all visits and steps together.
        usual_ms: the learner's own usual time for items of this type; None while unknown.
        critical: whether a wrong answer to the item means serious harm.
    """

    outcome: Outcome
    certainty: Certainty | None
    elapsed_ms: int
    usual_ms: int | None
    critical: bool


def rate(answered: Answered) -> Rating:
    """Derive the rating of an answer. The first line that fits decides.

    | answer | rating |
    |---|---|
    | holds an unsafe act | again |
    | missed, and the item is critical, or the learner was certain | again |
    | missed with less than three quarters of the points | again |
    | missed with three quarters of the points or more | hard |
    | right by a guess, and the item is critical | again |
    | right by a guess, or unsure | hard |
    | right, certain, and critical | good |
    | right, certain, within three quarters of the usual time | easy |
    | right, not certain, in more than twice the usual time | hard |
    | right otherwise | good |

    Danger works one way: it never lengthens an interval. Time counts only where the usual time is
    known, and a slow answer of somebody who is certain is good all the same: a telephone rings.
    """
    outcome, certainty = answered.outcome, answered.certainty
    if outcome.unsafe:
        return Rating.AGAIN
    if not outcome.correct:
        known = outcome.points >= MOSTLY and certainty is not Certainty.CERTAIN
        return Rating.HARD if known and not answered.critical else Rating.AGAIN
    if certainty is Certainty.GUESS:
        return Rating.AGAIN if answered.critical else Rating.HARD
    if certainty is Certainty.UNSURE:
        return Rating.HARD
    pace = _pace(answered)
    if certainty is Certainty.CERTAIN:
        is_easy = pace is not None and pace <= QUICK and not answered.critical
        return Rating.EASY if is_easy else Rating.GOOD
    return Rating.HARD if pace is not None and pace > SLOW else Rating.GOOD


def is_safe(outcome: Outcome, certainty: Certainty | None) -> bool:
    """Tell whether an answer is safe: right, and not by a guess."""
    return outcome.correct and certainty is not Certainty.GUESS


def usual_ms(times_ms: Sequence[int]) -> int | None:
    """Return the median of the latest times, in milliseconds; None where there are too few."""
    if len(times_ms) < ENOUGH_TIMES:
        return None
    ordered = sorted(times_ms)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) // 2


def _pace(answered: Answered) -> float | None:
    """Return the time over the usual time; None where that is not known."""
    return answered.elapsed_ms / answered.usual_ms if answered.usual_ms else None
