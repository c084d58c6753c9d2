# SPDX-License-Identifier: MIT
"""When something comes back: what memory says, but sooner where it was missed or unsafe."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from trainer.model.rating import Rating

if TYPE_CHECKING:
    from datetime import date, datetime

# An unsafe act is revisited until it has been answered safely on so many different days.
SAFE_DAYS = 2
# So long after an unsafe answer its item may be asked again.
SAME_DAY_MIN = 10

_DAY_MIN = 24 * 60
_LAST = timedelta(milliseconds=1)


class Safety(NamedTuple):
    """How an unsafe act has gone since it was chosen last.

    Attributes:
        days: on how many different days its item was answered safely since; 0 to SAFE_DAYS.
        on: the latest of these days; None where there is none.
    """

    days: int = 0
    on: date | None = None

    @property
    def stands(self) -> bool:
        """Whether the act is still to be revisited."""
        return self.days < SAFE_DAYS

    def after(self, on: date, *, safe: bool) -> Safety:
        """Return how it stands after an answer without an unsafe act on a day."""
        if not safe or on == self.on:
            return self
        return Safety(min(SAFE_DAYS, self.days + 1), on)


def wait_min(memory_min: int, rating: Rating, safety: Safety | None, on: date) -> int:
    """Tell how long something waits after an answer.

    What memory says is the longest. What was not recalled waits until tomorrow at most, however
    well it was known before: the reasons have just been read, and tomorrow shows whether they
    stayed. What is unsafe comes back on the same day until it was answered safely on it, and on
    the next day until it was on two.

    Args:
        memory_min: what memory says, in minutes.
        rating: of the answer.
        safety: how the unsafe acts of the item have gone, this answer included; None for none.
        on: the learner's day of the answer.

    Returns:
        Minutes: whole days, or less than one for the same day.
    """
    longest = memory_min
    if rating is Rating.AGAIN:
        longest = min(longest, _DAY_MIN)
    if safety is not None and safety.stands:
        longest = min(longest, _DAY_MIN if safety.on == on else SAME_DAY_MIN)
    return longest


def due_at(at: datetime, offset_min: int, wait: int) -> datetime:
    """Turn a wait into a moment.

    Days begin at the learner's midnight: what waits a day is due from tomorrow morning, and not
    only at this hour. A wait below one day does not go past midnight.

    Args:
        at: UTC, when it was answered.
        offset_min: minutes east of UTC on the learner's clock.
        wait: minutes.

    Returns:
        The moment, UTC.
    """
    offset = timedelta(minutes=offset_min)
    local = at + offset
    midnight = local.replace(hour=0, minute=0, second=0, microsecond=0)
    if wait >= _DAY_MIN:
        return midnight + timedelta(days=wait // _DAY_MIN) - offset
    last = max(local, midnight + timedelta(days=1) - _LAST)
    return min(local + timedelta(minutes=wait), last) - offset
