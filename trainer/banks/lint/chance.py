# SPDX-License-Identifier: MIT
"""How far chance goes: intervals for scores of naive rules, and the chi-square test."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

# Beyond so many items the normal curve is as good as the exact distribution, and far quicker.
_EXACT = 1_500
_TAIL = 0.025


class Draw(NamedTuple):
    """One item, as a naive rule answers it.

    Attributes:
        picked: number of options that the rule likes best; they share the point.
        options: number of all options.
    """

    picked: int
    options: int


def interval(draws: Sequence[Draw]) -> tuple[float, float]:
    """Return the central 95 % interval of the points that chance gives a rule.

    Chance puts the key of each item at any option alike. With m of k options picked, the item is
    then worth 1/m with probability m/k and nothing otherwise: 1/k on average. The points of all
    items add up to a Poisson-binomial sum on a grid of 1/lcm(m); it is worked out exactly, item
    by item, for up to 1,500 items, and by the normal curve beyond.

    Returns:
        The lowest and highest points of which chance falls below, or goes beyond, in no more
        than 2.5 % of banks each.
    """
    if not draws:
        return 0.0, 0.0
    if len(draws) > _EXACT:
        mean = sum(1 / draw.options for draw in draws)
        squares = sum(1 / (draw.picked * draw.options) - draw.options**-2 for draw in draws)
        reach = 1.959964 * math.sqrt(squares)
        return mean - reach, mean + reach
    import numpy as np  # late: nothing else here needs it

    grid = math.lcm(*(draw.picked for draw in draws))
    chances = np.zeros(len(draws) * grid + 1)
    chances[0] = 1.0
    for draw in draws:
        share, win = grid // draw.picked, draw.picked / draw.options
        moved = np.zeros_like(chances)
        moved[share:] = chances[: len(chances) - share]
        chances = chances * (1 - win) + moved * win
    below = np.cumsum(chances)
    low = int(np.searchsorted(below, _TAIL, side="right"))
    high = int(np.searchsorted(below, 1 - _TAIL, side="left"))
    return low / grid, high / grid


def chi_square_tail(value: float, freedom: int) -> float:
    """Return the probability that chi-square is at least as large.

    Args:
        value: at least 0.
        freedom: degrees of freedom, at least 1.

    Source: Abramowitz and Stegun (1964), Handbook of Mathematical Functions, 26.4.4 and 26.4.5.
    """
    if value <= 0:
        return 1.0
    half = value / 2
    if freedom % 2 == 0:
        term = total = math.exp(-half)
        for number in range(1, freedom // 2):
            term *= half / number
            total += term
        return min(1.0, total)
    total = math.erfc(math.sqrt(half))
    term = math.exp(-half) * math.sqrt(half) / math.gamma(1.5)
    for number in range((freedom - 1) // 2):
        total += term
        term *= half / (number + 1.5)
    return min(1.0, total)
