# SPDX-License-Identifier: MIT
"""How long a learner has kept practising; a single day off breaks nothing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

# Days in a row without practice that end a run.
ENDS_AFTER = 2


class Streak(NamedTuple):
    """Runs of practice, counted in days with practice; days off in between are not counted.

    Attributes:
        now: of the run that still goes on; 0 where none does.
        longest: of the longest run there was, the present one included.
    """

    now: int
    longest: int


def streak(practised: Iterable[date], today: date) -> Streak:
    """Count runs of practice.

    Args:
        practised: days with practice, in any order.
        today: need not be among them: until it is over, nothing is lost.
    """
    longest = run = 0
    before: date | None = None
    for day in sorted(set(practised)):
        goes_on = before is not None and day - before <= timedelta(days=ENDS_AFTER)
        run = run + 1 if goes_on else 1
        longest, before = max(longest, run), day
    is_open = before is not None and today - before <= timedelta(days=ENDS_AFTER)
    return Streak(run if is_open else 0, longest)
