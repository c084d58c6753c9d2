# SPDX-License-Identifier: MIT
"""How quick a learner is, for minutes in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.model.index import reading_seconds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.model.standing import PracticeDay
    from trainer.services.assembly import Candidate

# Before so many answers the estimate from words alone stands.
_LEAST_ANSWERS = 20
_SLOWEST = 3.0
_QUICKEST = 1 / 3


def pace(days: Sequence[PracticeDay], candidates: Sequence[Candidate]) -> float:
    """Return the learner's own time over the estimate from words.

    Args:
        days: of practice, with answers and time.
        candidates: everything that can be asked; those answered say what was estimated.

    Returns:
        1 with too few answers; never below a third or above three, so that a pause with the
        window open does not make nonsense of the minutes.
    """
    answered = sum(day.answered for day in days)
    estimates = [
        reading_seconds(candidate.row.words)
        for candidate in candidates
        if candidate.standing is not None and candidate.standing.answered
    ]
    if answered < _LEAST_ANSWERS or not estimates:
        return 1.0
    own_s = sum(day.elapsed_ms for day in days) / 1000 / answered
    return max(_QUICKEST, min(_SLOWEST, own_s * len(estimates) / sum(estimates)))
