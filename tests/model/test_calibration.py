# SPDX-License-Identifier: MIT
"""Brier's score and Murphy's partition of it, and what came of each level of certainty."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.model.attempt import Certainty
from trainer.model.calibration import SAID, Forecasts, brier, brier_of, levels
from trainer.model.statistics import wilson


# Worked by hand from Murphy (1973), J Appl Meteorol 12:595-600, equation for the partition: four
# forecasts of 0.25 of which one came true, and four of 0.75 of which all did.
def test_the_partition_agrees_with_the_formula_by_hand():
    found = brier([Forecasts(0.25, 4, 1), Forecasts(0.75, 4, 4)])
    assert found is not None
    # (3 * 0.0625 + 1 * 0.5625 + 4 * 0.0625) / 8
    assert found.score == pytest.approx(0.125)
    # (4 * 0 + 4 * 0.0625) / 8
    assert found.reliability == pytest.approx(0.03125)
    # the base rate is 5/8: 4 * (0.25 - 0.625)^2 / 8 + 4 * (1 - 0.625)^2 / 8
    assert found.resolution == pytest.approx(0.140625)
    # 5/8 * 3/8
    assert found.uncertainty == pytest.approx(0.234375)


groups = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 50), st.integers(0, 50)).map(
        lambda one: Forecasts(one[0], one[1] + one[2], one[1])
    ),
    max_size=6,
)


@given(groups)
def test_the_parts_add_up_to_the_score(forecasts):
    found = brier(forecasts)
    if found is None:
        assert sum(one.n for one in forecasts) == 0
        return
    total = found.reliability - found.resolution + found.uncertainty
    assert found.score == pytest.approx(total, abs=1e-9)
    assert 0 <= found.score <= 1


@given(groups)
def test_the_score_is_the_mean_of_squares(forecasts):
    each = [
        (one.said - came) ** 2
        for one in forecasts
        for came in [1] * one.right + [0] * (one.n - one.right)
    ]
    found = brier(forecasts)
    if found is not None:
        assert found.score == pytest.approx(sum(each) / len(each))
        assert found.n == len(each)


@pytest.mark.parametrize("bad", [Forecasts(0.5, 2, 3), Forecasts(1.1, 1, 1), Forecasts(0.5, 1, -1)])
def test_impossible_forecasts_are_refused(bad):
    with pytest.raises(ValueError, match="no such forecasts"):
        brier([bad])


def test_every_level_is_told_in_its_order():
    found = levels({Certainty.CERTAIN: (40, 30), Certainty.GUESS: (20, 5)})
    assert [level.certainty for level in found] == list(Certainty)
    assert [level.said for level in found] == list(SAID.values())
    guess, unsure, fairly, certain = found
    assert (unsure.n, unsure.came, fairly.came) == (0, None, None)
    assert certain.came == wilson(30, 40)
    assert guess.came == wilson(5, 20)
    scored = brier_of(found)
    assert scored is not None
    assert scored.n == 60


def test_a_level_leans_only_where_its_range_leaves_out_what_was_said():
    found = levels(
        {Certainty.CERTAIN: (40, 30), Certainty.UNSURE: (40, 35), Certainty.GUESS: (4, 1)}
    )
    assert [level.lean for level in found] == [0, 1, 0, -1]


def test_nothing_said_has_no_score():
    assert brier_of(levels({})) is None


def test_of_well_calibrated_learners_few_seem_to_lean():
    chance = random.Random(5)
    leaning = 0
    for _ in range(400):
        counts = {}
        for certainty, said in SAID.items():
            n = chance.randint(30, 120)
            counts[certainty] = n, sum(chance.random() < said for _ in range(n))
        leaning += sum(level.lean != 0 for level in levels(counts))
    assert 0.02 <= leaning / 1600 <= 0.08
