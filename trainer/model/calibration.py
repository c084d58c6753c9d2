# SPDX-License-Identifier: MIT
"""Whether a learner is as often right as they say to be sure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trainer.model.attempt import Certainty
from trainer.model.statistics import Interval, wilson

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# The chance of being right that each level stands for. With four options a guess is right one
# time in four; the others are ours, and are shown beside what came true.
SAID = {
    Certainty.GUESS: 0.25,
    Certainty.UNSURE: 0.5,
    Certainty.FAIRLY: 0.75,
    Certainty.CERTAIN: 0.95,
}


class Forecasts(NamedTuple):
    """All answers with which the same was said.

    Attributes:
        said: the chance of being right that was claimed, 0 to 1.
        n: how many answers there are.
        right: how many of them were right.
    """

    said: float
    n: int
    right: int


class Brier(NamedTuple):
    """The Brier score and what it is made of: score = reliability - resolution + uncertainty.

    Attributes:
        n: answers with a certainty.
        score: mean squared distance of what was said from what came; 0 is perfect, and saying
            always "one in two" has 0.25.
        reliability: how far what was said lies from what came true; 0 is perfect.
        resolution: how far levels tell right answers from wrong ones; the more the better.
        uncertainty: what the answers themselves give: greatest where half of them are right.
    """

    n: int
    score: float
    reliability: float
    resolution: float
    uncertainty: float


class Level(NamedTuple):
    """What came of one level of certainty.

    Attributes:
        said: what the level stands for, 0 to 1.
        came: proportion right with Wilson's 95 % interval; None without answers.
    """

    certainty: Certainty
    said: float
    n: int
    right: int
    came: Interval | None

    @property
    def lean(self) -> int:
        """-1 where right less often than said, 1 where more often; 0 where the interval has it."""
        if self.came is None or self.came.low <= self.said <= self.came.high:
            return 0
        return -1 if self.came.high < self.said else 1


def brier(groups: Sequence[Forecasts]) -> Brier | None:
    """Score forecasts and take the score apart.

    Args:
        groups: one for each thing that can be said; within one, all answers have the same claim,
            so that the parts add up to the score exactly.

    Returns:
        The score with its parts; None without answers.

    Raises:
        ValueError: more right than answers, or a claim outside 0 to 1.

    Source: Brier (1950), Mon Weather Rev 78:1-3 (here in its half form for two outcomes, 0 to 1);
    Murphy (1973), J Appl Meteorol 12:595-600, for the partition.
    """
    for group in groups:
        if not 0 <= group.right <= group.n or not 0 <= group.said <= 1:
            msg = f"no such forecasts: {group}"
            raise ValueError(msg)
    n = sum(group.n for group in groups)
    if n == 0:
        return None
    base = sum(group.right for group in groups) / n
    score = reliability = resolution = 0.0
    for said, number, right in groups:
        if number:
            came = right / number
            score += right * (1 - said) ** 2 + (number - right) * said**2
            reliability += number * (said - came) ** 2
            resolution += number * (came - base) ** 2
    return Brier(n, score / n, reliability / n, resolution / n, base * (1 - base))


def levels(counts: Mapping[Certainty, tuple[int, int]]) -> tuple[Level, ...]:
    """Return all levels in their order, with what came of each.

    Args:
        counts: answers and right ones by level; a level without answers may be left out.
    """
    return tuple(
        Level(certainty, said, n, right, wilson(right, n))
        for certainty, said in SAID.items()
        for n, right in (counts.get(certainty, (0, 0)),)
    )


def brier_of(found: Sequence[Level]) -> Brier | None:
    """Score all levels together; None without answers that say a certainty."""
    return brier([Forecasts(level.said, level.n, level.right) for level in found])
