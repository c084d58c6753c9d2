# SPDX-License-Identifier: MIT
"""Signal detection against a published example, and on simulated learners."""

import math
import random

import pytest

from trainer.model.detection import ENOUGH_TRIALS, Confusion, discrimination
from trainer.model.statistics import Z95, normal_density, normal_quantile


# The example of the function `signal` in Bonett's statpsych 1.7.0 for R, after Wickens (2002),
# Elementary Signal Detection Theory: 82 of 100 hits and 46 of 100 false alarms, half an answer
# added to each. There the criterion from the middle is called bias.
def test_estimates_agree_with_a_published_example():
    found = discrimination(Confusion(82, 18, 46, 54))
    assert found is not None
    assert found.d_prime.estimate == pytest.approx(1.002793, abs=5e-7)
    assert found.criterion.estimate == pytest.approx(-0.4019603, abs=5e-8)


def test_the_range_is_that_of_gourevitch_and_galanter():
    found = discrimination(Confusion(82, 18, 46, 54))
    assert found is not None
    hit, alarm = 82.5 / 101, 46.5 / 101
    variance = sum(
        rate * (1 - rate) / (100 * normal_density(normal_quantile(rate)) ** 2)
        for rate in (hit, alarm)
    )
    half = Z95 * math.sqrt(variance)
    assert found.d_prime.high - found.d_prime.estimate == pytest.approx(half)
    assert found.d_prime.estimate - found.d_prime.low == pytest.approx(half)
    assert found.criterion.high - found.criterion.estimate == pytest.approx(half / 2)


@pytest.mark.parametrize(
    ("counts", "wanting"),
    [
        (Confusion(), (20, 20)),
        (Confusion(10, 9, 0, 20), (1, 0)),
        (Confusion(20, 0, 10, 9), (0, 1)),
        (Confusion(20, 0, 0, 20), (0, 0)),
    ],
)
def test_fewer_than_twenty_of_either_kind_are_refused(counts, wanting):
    assert counts.wanting == wanting
    assert (discrimination(counts) is None) is any(wanting)
    assert ENOUGH_TRIALS == 20


def test_who_never_errs_is_not_infinitely_good():
    found = discrimination(Confusion(20, 0, 0, 20))
    assert found is not None
    assert 3.9 < found.d_prime.estimate < 4.1
    assert found.criterion.estimate == pytest.approx(0)


def test_chance_is_no_distance_and_saying_nerve_seldom_is_a_criterion_above_0():
    found = discrimination(Confusion(6, 24, 6, 24))
    assert found is not None
    assert found.d_prime.estimate == pytest.approx(0)
    assert found.criterion.low > 0


def test_a_count_below_nothing_is_refused():
    with pytest.raises(ValueError, match="below 0"):
        discrimination(Confusion(-1, 21, 10, 10))


def simulated(learners: int, seed: int) -> tuple[float, float, float]:
    """Return bias of d', and cover of both intervals, over learners of all sorts."""
    chance = random.Random(seed)
    error = covered = leaning = 0.0
    for _ in range(learners):
        trials, d_prime = chance.randint(30, 120), chance.uniform(0, 2)
        criterion = chance.uniform(-0.4, 0.4)
        says_nerve = [_below(sign * d_prime / 2 - criterion) for sign in (1, -1)]
        hits, alarms = (sum(chance.random() < p for _ in range(trials)) for p in says_nerve)
        found = discrimination(Confusion(hits, trials - hits, alarms, trials - alarms))
        assert found is not None
        error += found.d_prime.estimate - d_prime
        covered += found.d_prime.low <= d_prime <= found.d_prime.high
        leaning += found.criterion.low <= criterion <= found.criterion.high
    return error / learners, covered / learners, leaning / learners


def _below(deviate: float) -> float:
    return math.erfc(-deviate / math.sqrt(2)) / 2


def test_simulated_learners_are_recovered():
    bias, cover, leaning = simulated(400, 1)
    assert abs(bias) < 0.05
    assert 0.92 <= cover <= 0.985
    assert 0.92 <= leaning <= 0.985


@pytest.mark.torture
def test_two_thousand_simulated_learners_are_recovered():
    bias, cover, leaning = simulated(2_000, 2)
    assert abs(bias) < 0.05
    assert 0.92 <= cover <= 0.98
    assert 0.92 <= leaning <= 0.98
