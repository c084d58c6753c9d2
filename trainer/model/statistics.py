# SPDX-License-Identifier: MIT
"""Estimates with their uncertainty."""

from __future__ import annotations

import math
from typing import NamedTuple

# Fewer answers than this are shown as a count, not as an estimate.
ENOUGH_ANSWERS = 20


class Interval(NamedTuple):
    """An estimate and the ends of its interval, all proportions from 0 to 1."""

    estimate: float
    low: float
    high: float


def wilson(successes: int, n: int, z: float = 1.959964) -> Interval | None:
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
