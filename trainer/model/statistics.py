# SPDX-License-Identifier: MIT
"""Estimates with their uncertainty."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

# Fewer answers than this are shown as a count, not as an estimate.
ENOUGH_ANSWERS = 20

# Half the width of a 95 % interval in standard errors.
Z95 = 1.959964


class Interval(NamedTuple):
    """An estimate and the ends of its interval; proportions from 0 to 1 unless said otherwise."""

    estimate: float
    low: float
    high: float


def wilson(successes: int, n: int, z: float = Z95) -> Interval | None:
    """Estimate a proportion with Wilson's score interval.

    Args:
        successes: 0 to n.
        n: number of trials.
        z: standard normal quantile; the default gives 95 %.

    Returns:
        The observed proportion with its interval; None without trials.

    Raises:
        ValueError: successes outside 0 to n.

    Source: Wilson (1927), J Am Stat Assoc 22:209-212; as in Newcombe (1998), Stat Med 17:857-872,
    method 3.
    """
    if not 0 <= successes <= n:
        msg = f"{successes} successes in {n} trials"
        raise ValueError(msg)
    if n == 0:
        return None
    share = successes / n
    spread = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    centre = share + z * z / (2 * n)
    return Interval(share, max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale))


def normal_density(deviate: float) -> float:
    """Return the density of the standard normal distribution."""
    return math.exp(-deviate * deviate / 2) / math.sqrt(2 * math.pi)


def normal_quantile(share: float) -> float:
    """Return the deviate below which a share of the standard normal distribution lies.

    Found by halving an interval on `math.erfc`, exact to about 1e-12.

    Args:
        share: above 0 and below 1.

    Raises:
        ValueError: the share is not within these.
    """
    if not 0 < share < 1:
        msg = f"no deviate has {share} below it"
        raise ValueError(msg)
    if share > 0.5:
        return -normal_quantile(1 - share)
    low, high = -40.0, 0.0
    for _ in range(50):
        middle = (low + high) / 2
        if math.erfc(-middle / math.sqrt(2)) / 2 < share:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def kr20(keyed: Sequence[Sequence[bool]]) -> float | None:
    """Estimate the internal consistency of a form scored right or wrong.

    Args:
        keyed: a row per attempt, a column per item; omitted and not reached are already False.

    Returns:
        The coefficient, unitless, at most 1, possibly negative; None with fewer than two
        attempts or items, or when all raw scores agree.

    Raises:
        ValueError: rows differ in length.

    Source: Kuder & Richardson (1937), Psychometrika 2:151-160, formula 20; variance divided by n.
    """
    n, items = len(keyed), len(keyed[0]) if keyed else 0
    if any(len(row) != items for row in keyed):
        msg = "rows differ in length"
        raise ValueError(msg)
    if n < 2 or items < 2:
        return None
    scores = [sum(row) for row in keyed]
    mean = sum(scores) / n
    variance = sum((score - mean) ** 2 for score in scores) / n
    if variance == 0:
        return None
    shares = [sum(row[item] for row in keyed) / n for item in range(items)]
    within = sum(share * (1 - share) for share in shares)
    return items / (items - 1) * (1 - within / variance)


def median_interval(values: Sequence[float]) -> Interval | None:
    """Estimate a median with the two values of the sample between which it lies.

    No shape of the distribution is supposed, and the true cover is at least 95 %.

    Args:
        values: in any order.

    Returns:
        The median and the ends; None with fewer than six values, for which there are no such two.

    Source: Thompson (1936), Ann Math Stat 7:122-128.
    """
    ordered, n = sorted(values), len(values)
    below, chance = 0, 0.5**n
    while chance <= 0.025:
        below += 1
        chance += math.comb(n, below) * 0.5**n
    if not below:
        return None
    middle = (ordered[(n - 1) // 2] + ordered[n // 2]) / 2
    return Interval(middle, ordered[below - 1], ordered[n - below])
