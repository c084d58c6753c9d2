# SPDX-License-Identifier: MIT
"""How well a learner tells a nerve contact from a twitch: signal detection on two by two counts.

A nerve contact is the signal, a twitch is the noise. An answer counts as "nerve" or as "twitch" by
what it takes the event for, whatever else it says.
"""

from __future__ import annotations

from typing import NamedTuple

from trainer.model.statistics import Z95, Interval, normal_density, normal_quantile

# What an event truly is, and what an answer takes it for: the words of `Stimulus.truth`.
SIGNAL, NOISE = "nerve-contact", "twitch"

# Fewer trials of either kind tell nothing; see `discrimination`.
ENOUGH_TRIALS = 20


class Confusion(NamedTuple):
    """Counts of answers by what the event was and what it was taken for.

    Attributes:
        hits: nerve contacts taken for one.
        misses: nerve contacts taken for something harmless.
        false_alarms: twitches taken for a nerve contact.
        rejections: twitches taken for what they are.
    """

    hits: int = 0
    misses: int = 0
    false_alarms: int = 0
    rejections: int = 0

    @property
    def signals(self) -> int:
        """How many nerve contacts there were."""
        return self.hits + self.misses

    @property
    def noises(self) -> int:
        """How many twitches there were."""
        return self.false_alarms + self.rejections

    @property
    def wanting(self) -> tuple[int, int]:
        """How many nerve contacts and twitches are missing for an estimate."""
        return (max(0, ENOUGH_TRIALS - self.signals), max(0, ENOUGH_TRIALS - self.noises))


class Discrimination(NamedTuple):
    """How far apart the two are for a learner, and which way the learner leans.

    Attributes:
        d_prime: distance in standard deviations, with its 95 % interval; 0 is chance.
        criterion: 0 leans neither way; above 0 the learner says "nerve" too seldom, below 0 too
            readily; with its 95 % interval.
    """

    d_prime: Interval
    criterion: Interval


def discrimination(counts: Confusion) -> Discrimination | None:
    """Estimate sensitivity and bias.

    Half an answer is added to each count, whether a count is zero or not (the log-linear
    correction), so that nobody who never missed is infinitely good.

    Args:
        counts: how often each happened.

    Returns:
        The estimates; None with fewer than ENOUGH_TRIALS events of either kind.

    Raises:
        ValueError: a count is negative.

    Source: Hautus (1995), Behav Res Methods Instrum Comput 27:46-51, for the correction;
    Gourevitch & Galanter (1967), Psychometrika 32:25-33, for the variance;
    Macmillan & Creelman (2005), Detection Theory, 2nd ed, eq. 2.1 for the criterion, whose
    variance is a quarter of that of d'.
    """
    if min(counts) < 0:
        msg = f"a count below 0 in {counts}"
        raise ValueError(msg)
    if any(counts.wanting):
        return None
    hit, hit_variance = _transformed(counts.hits, counts.signals)
    alarm, alarm_variance = _transformed(counts.false_alarms, counts.noises)
    error = (hit_variance + alarm_variance) ** 0.5
    return Discrimination(_around(hit - alarm, error), _around(-(hit + alarm) / 2, error / 2))


def _transformed(count: int, trials: int) -> tuple[float, float]:
    """Return the normal deviate of a corrected rate, and its variance."""
    rate = (count + 0.5) / (trials + 1)
    deviate = normal_quantile(rate)
    return deviate, rate * (1 - rate) / (trials * normal_density(deviate) ** 2)


def _around(estimate: float, error: float) -> Interval:
    return Interval(estimate, estimate - Z95 * error, estimate + Z95 * error)
