# SPDX-License-Identifier: MIT
"""A modified Angoff panel: what raters say of items becomes a cut, with its standard error.

Each rater says of each item what percentage of minimally competent candidates would answer it
right. The cut is the mean of what they say, which is the mean of the raters' sums over the number
of items. Angoff (1971) in Thorndike (ed.), Educational Measurement, 2nd ed., 508-600; with rounds
and discussion as in Cizek & Bunch (2007), Standard Setting, chapter 6.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Components(NamedTuple):
    """Where the differences among ratings come from, in squared percentage points, at least 0.

    Attributes:
        raters: some raters are stricter than others.
        items: some items are harder than others.
        residual: raters see single items differently; nothing tells that from chance.
    """

    raters: float
    items: float
    residual: float


class AngoffCut(NamedTuple):
    """A cut, in percent.

    Attributes:
        cut: mean of all ratings, 0 to 100.
        raters, items: how many.
        error: standard error for another panel of as many raters with the same items; None with
            one rater.
        error_with_items: the same for other items too, drawn as these were; None with one rater
            or one item.
        components: None with one rater or one item.
        rater_cuts: the mean of each rater.
    """

    cut: float
    raters: int
    items: int
    error: float | None
    error_with_items: float | None
    components: Components | None
    rater_cuts: tuple[float, ...]


class Spread(NamedTuple):
    """What a panel said of one item, in percent; `deviation` is None with one rater."""

    mean: float
    low: float
    high: float
    deviation: float | None


class MeanSquares(NamedTuple):
    """Of a table of ratings, crossed, one rating in each cell."""

    raters: float
    items: float
    residual: float


def angoff(ratings: Sequence[Sequence[float]]) -> AngoffCut:
    """Work out the cut.

    Args:
        ratings: a row for each rater, a column for each item, 0 to 100; nothing is missing.

    Raises:
        ValueError: no ratings, rows that differ in length, or a rating outside 0 to 100.

    Source: variance components and both errors after Brennan & Lockwood (1980), Appl Psychol Meas
    4:219-240: var(r)/n_r + var(ri)/(n_r n_i) for the same items, with var(i)/n_i besides for other
    ones. Estimates below 0 count as 0, but not in the first error, which is the standard deviation
    of the raters' means over the root of their number.
    """
    _check(ratings)
    n_raters, n_items = len(ratings), len(ratings[0])
    rater_cuts = tuple(sum(row) / n_items for row in ratings)
    cut = sum(rater_cuts) / n_raters
    if n_raters == 1:
        return AngoffCut(cut, 1, n_items, None, None, None, rater_cuts)
    spread = sum((one - cut) ** 2 for one in rater_cuts) / (n_raters - 1)
    error = math.sqrt(spread / n_raters)
    if n_items == 1:
        return AngoffCut(cut, n_raters, 1, error, None, None, rater_cuts)
    squares = mean_squares(ratings)
    parts = Components(
        max(0.0, (squares.raters - squares.residual) / n_items),
        max(0.0, (squares.items - squares.residual) / n_raters),
        squares.residual,
    )
    with_items = (
        parts.raters / n_raters + parts.items / n_items + parts.residual / (n_raters * n_items)
    )
    return AngoffCut(cut, n_raters, n_items, error, math.sqrt(with_items), parts, rater_cuts)


def mean_squares(ratings: Sequence[Sequence[float]]) -> MeanSquares:
    """Return the mean squares of a table of at least two raters and two items.

    Source: two-way analysis of variance with one observation in each cell, as in Shrout & Fleiss
    (1979), Psychol Bull 86:420-428.
    """
    n_raters, n_items = len(ratings), len(ratings[0])
    rows = [sum(row) / n_items for row in ratings]
    columns = [sum(row[at] for row in ratings) / n_raters for at in range(n_items)]
    mean = sum(rows) / n_raters
    residual = sum(
        (value - rows[r] - columns[i] + mean) ** 2
        for r, row in enumerate(ratings)
        for i, value in enumerate(row)
    )
    return MeanSquares(
        n_items * sum((one - mean) ** 2 for one in rows) / (n_raters - 1),
        n_raters * sum((one - mean) ** 2 for one in columns) / (n_items - 1),
        residual / ((n_raters - 1) * (n_items - 1)),
    )


def spread_of(values: Sequence[float]) -> Spread:
    """Return what a panel said of one item.

    Args:
        values: one for each rater, 0 to 100.

    Raises:
        ValueError: there is none.
    """
    if not values:
        msg = "no ratings"
        raise ValueError(msg)
    mean = sum(values) / len(values)
    deviation = None
    if len(values) > 1:
        deviation = math.sqrt(sum((one - mean) ** 2 for one in values) / (len(values) - 1))
    return Spread(mean, min(values), max(values), deviation)


def _check(ratings: Sequence[Sequence[float]]) -> None:
    if not ratings or not ratings[0]:
        msg = "no ratings"
        raise ValueError(msg)
    if any(len(row) != len(ratings[0]) for row in ratings):
        msg = "raters differ in the number of items"
        raise ValueError(msg)
    if any(not 0 <= value <= 100 for row in ratings for value in row):
        msg = "a rating is a percentage, 0 to 100"
        raise ValueError(msg)
