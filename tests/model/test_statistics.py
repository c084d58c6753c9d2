# SPDX-License-Identifier: MIT
"""Statistics against published worked examples."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.model.statistics import (
    kr20,
    median_interval,
    normal_density,
    normal_quantile,
    wilson,
)


# Newcombe (1998), Stat Med 17:857-872, table I: 95 % intervals by method 3 (score, without
# continuity correction) for four pairs of successes and trials, to four decimals.
@pytest.mark.parametrize(
    ("successes", "n", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_intervals_agree_with_newcombe(successes, n, low, high):
    interval = wilson(successes, n)
    assert interval is not None
    assert interval.estimate == pytest.approx(successes / n)
    assert interval.low == pytest.approx(low, abs=5e-5)
    assert interval.high == pytest.approx(high, abs=5e-5)


def test_without_trials_there_is_no_estimate():
    assert wilson(0, 0) is None


@pytest.mark.parametrize(("successes", "n"), [(-1, 5), (6, 5), (1, 0)])
def test_impossible_counts_are_refused(successes, n):
    with pytest.raises(ValueError):
        wilson(successes, n)


@given(n=st.integers(1, 5000), share=st.floats(0, 1))
def test_the_interval_holds_the_estimate_and_mirrors(n, share):
    successes = round(n * share)
    interval = wilson(successes, n)
    mirrored = wilson(n - successes, n)
    assert interval is not None
    assert mirrored is not None
    assert 0 <= interval.low <= interval.estimate + 1e-12
    assert interval.estimate - 1e-12 <= interval.high <= 1
    assert interval.low == pytest.approx(1 - mirrored.high, abs=1e-9)


@given(n=st.integers(1, 1000))
def test_more_trials_make_a_narrower_interval(n):
    few, many = wilson(n, 2 * n), wilson(4 * n, 8 * n)
    assert few is not None
    assert many is not None
    assert many.high - many.low < few.high - few.low


# Wuensch, "The Kuder-Richardson 20" (https://core.ecu.edu/wuenschk/StatHelp/KR20.txt): ten students
# and ten items, with the p * q of each item and the variance 5.84 of the totals.
TEN_BY_TEN = """
    1111110110
    1011011101
    1111011001
    0010001000
    0000010010
    1110111111
    1101110111
    1111111101
    0101111101
    1101101110
"""


def test_kr20_agrees_with_a_published_table():
    keyed = [[mark == "1" for mark in row] for row in TEN_BY_TEN.split()]
    products = [
        share * (1 - share) for share in (sum(column) / 10 for column in zip(*keyed, strict=True))
    ]
    assert sum(products) == pytest.approx(2.18)
    assert kr20(keyed) == pytest.approx(10 / 9 * (1 - 2.18 / 5.84))


@pytest.mark.parametrize("keyed", [[], [[True]], [[True, False]], [[True], [False]], [[], []]])
def test_one_attempt_or_one_item_has_no_consistency(keyed):
    assert kr20(keyed) is None


def test_where_all_raw_scores_agree_there_is_no_consistency():
    assert kr20([[True, False], [False, True]]) is None


def test_rows_of_a_form_are_of_one_length():
    with pytest.raises(ValueError, match="differ in length"):
        kr20([[True, False], [True]])


# Abramowitz & Stegun (1964), Handbook of Mathematical Functions, table 26.5.
@pytest.mark.parametrize(
    ("share", "deviate"),
    [(0.5, 0.0), (0.9, 1.28155), (0.95, 1.64485), (0.975, 1.95996), (0.995, 2.57583)],
)
def test_normal_deviates_agree_with_the_tables(share, deviate):
    assert normal_quantile(share) == pytest.approx(deviate, abs=5e-6)
    assert normal_quantile(1 - share) == pytest.approx(-deviate, abs=5e-6)


def test_the_normal_density_has_its_height():
    assert normal_density(0) == pytest.approx(0.39894, abs=5e-6)
    assert normal_density(1) == pytest.approx(0.24197, abs=5e-6)


@pytest.mark.parametrize("share", [0, 1, -0.1])
def test_nothing_lies_outside_the_whole(share):
    with pytest.raises(ValueError, match="no deviate"):
        normal_quantile(share)


@pytest.mark.parametrize("n", range(6))
def test_five_values_have_no_range_of_their_median(n):
    assert median_interval([1.0] * n) is None


# Conover (1999), Practical Nonparametric Statistics, 3rd ed, table A3 (binomial, p 0.5): with 16
# values, 3 or fewer lie below the median with probability 0.0106 and 4 or fewer with 0.0384.
def test_the_range_of_a_median_is_that_of_the_binomial_table():
    values = [float(number) for number in range(16, 0, -1)]
    assert median_interval(values) == (8.5, 4, 13)
    assert median_interval(values[:15]) == (9, 5, 13)


def test_six_values_have_their_whole_range():
    assert median_interval([3, 1, 2, 6, 5, 4]) == (3.5, 1, 6)
