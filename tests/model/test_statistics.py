# SPDX-License-Identifier: MIT
"""Wilson's interval against published worked examples."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.model.statistics import wilson


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
