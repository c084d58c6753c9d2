# SPDX-License-Identifier: MIT
"""When an item comes back: a first, simple rule on correctness, certainty and danger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.model.attempt import Certainty

if TYPE_CHECKING:
    from trainer.model.items.base import Outcome

# An unsafe act is revisited until it has been answered safely this often since.
SAFE_ANSWERS = 3

_FIRST_DAYS = 3
_LONGEST_DAYS = 120


def next_interval_days(previous_days: int, outcome: Outcome, certainty: Certainty | None) -> int:
    """Tell in how many days an item should come back.

    Args:
        previous_days: the interval that led to this answer; 0 for a new item.
        outcome: what the answer was worth.
        certainty: what the learner said; None when unsaid.

    Returns:
        Days, at least 1. A missed or unsafe item comes back tomorrow; a right guess is not
        yet knowledge and waits the first interval; anything else doubles.
    """
    if not outcome.correct:
        return 1
    if certainty in (Certainty.GUESS, Certainty.UNSURE):
        return _FIRST_DAYS
    return min(_LONGEST_DAYS, max(_FIRST_DAYS, 2 * previous_days))
