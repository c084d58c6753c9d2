# SPDX-License-Identifier: MIT
"""How the share of right answers has gone over time."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from trainer.model.statistics import ENOUGH_ANSWERS, Interval, wilson

if TYPE_CHECKING:
    from collections.abc import Sequence

# A point tells of the answers of so many days, its own the last.
WINDOW_DAYS = 30
MOST_POINTS = 27


class DayCount(NamedTuple):
    """Answers of one day of the learner's calendar, and how many of them were right."""

    on: date
    answered: int
    correct: int


class Point(NamedTuple):
    """The share of right answers in the days up to one.

    Attributes:
        answered: answers in the window.
        interval: with its 95 % interval; None below ENOUGH_ANSWERS answers in the window.
    """

    on: date
    answered: int
    correct: int
    interval: Interval | None


def course(days: Sequence[DayCount], first: date, last: date) -> tuple[Point, ...]:
    """Follow the share of right answers through time, in windows that overlap.

    Args:
        days: in order, one for each day with answers, from WINDOW_DAYS before `first` on.
        first: of the first point, at the earliest.
        last: of the last point.

    Returns:
        At most MOST_POINTS points, evenly spaced, the last on `last`.
    """
    if last < first:
        return ()
    stride = max(1, -(-((last - first).days + 1) // MOST_POINTS))
    dates = [day.on for day in days]
    answered = [0, *accumulate(day.answered for day in days)]
    correct = [0, *accumulate(day.correct for day in days)]
    found = []
    on = last
    while on >= first:
        upto = bisect_right(dates, on)
        since = bisect_right(dates, on - timedelta(days=WINDOW_DAYS))
        n, right = answered[upto] - answered[since], correct[upto] - correct[since]
        interval = wilson(right, n) if n >= ENOUGH_ANSWERS else None
        found.append(Point(on, n, right, interval))
        on -= timedelta(days=stride)
    return tuple(reversed(found))
