# SPDX-License-Identifier: MIT
"""The cut of a panel and its standard error, against published figures and by hand."""

import math
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.model.angoff import Components, angoff, mean_squares, spread_of

# Shrout & Fleiss (1979), Psychol Bull 86:420-428, table 2: four judges rate six targets. Their
# table 3 gives the mean squares: targets 11.24, judges 32.49, residual 1.02.
JUDGES = (
    (9, 6, 8, 7, 10, 6),
    (2, 1, 4, 1, 5, 2),
    (5, 3, 6, 2, 6, 4),
    (8, 2, 8, 6, 9, 7),
)


def test_mean_squares_are_those_that_shrout_and_fleiss_published():
    squares = mean_squares(JUDGES)
    assert squares.items == pytest.approx(11.24, abs=0.005)
    assert squares.raters == pytest.approx(32.49, abs=0.005)
    assert squares.residual == pytest.approx(1.02, abs=0.005)


def test_components_and_errors_follow_from_the_published_mean_squares():
    # By the formulas of Brennan & Lockwood (1980), from 32.49, 11.24 and 1.02.
    cut = angoff(JUDGES)
    assert cut.components is not None
    assert cut.components.raters == pytest.approx((32.49 - 1.02) / 6, abs=0.005)
    assert cut.components.items == pytest.approx((11.24 - 1.02) / 4, abs=0.005)
    assert cut.error == pytest.approx(math.sqrt(32.49 / 24), abs=0.002)
    both = (32.49 - 1.02) / 24 + (11.24 - 1.02) / 24 + 1.02 / 24
    assert cut.error_with_items == pytest.approx(math.sqrt(both), abs=0.002)


def test_a_small_panel_by_hand():
    # Three raters, two items: means 50, 60 and 70; the cut is 60 and their deviation 10.
    cut = angoff([(40, 60), (50, 70), (60, 80)])
    assert cut.cut == 60
    assert cut.rater_cuts == (50, 60, 70)
    assert cut.error == pytest.approx(10 / math.sqrt(3))
    # All raters see the items 20 apart: nothing is left for chance.
    assert cut.components == Components(100, 200, 0)
    assert cut.error_with_items == pytest.approx(math.sqrt(100 / 3 + 200 / 2))


def test_the_cut_is_the_mean_of_the_sums_of_the_raters():
    ratings = [(40, 55, 70), (60, 65, 90)]
    sums = [sum(row) for row in ratings]
    assert angoff(ratings).cut * 3 == pytest.approx(statistics.mean(sums))


def test_one_rater_has_a_cut_and_no_error():
    cut = angoff([(40, 60)])
    assert (cut.cut, cut.error, cut.error_with_items, cut.components) == (50, None, None, None)


def test_one_item_tells_nothing_of_other_items():
    cut = angoff([(40,), (60,)])
    assert cut.error == pytest.approx(10)
    assert cut.error_with_items is None


@pytest.mark.parametrize("ratings", [[], [()], [(1, 2), (3,)], [(101,)], [(-1,)], [(math.nan,)]])
def test_what_is_no_table_of_percentages_is_refused(ratings):
    with pytest.raises(ValueError):
        angoff(ratings)


def test_the_spread_of_an_item_shows_what_to_talk_about():
    assert spread_of([40, 60, 80]) == (60, 40, 80, 20)
    assert spread_of([70]) == (70, 70, 70, None)
    with pytest.raises(ValueError):
        spread_of([])


tables = st.integers(2, 6).flatmap(
    lambda raters: st.integers(2, 8).flatmap(
        lambda items: st.lists(
            st.lists(st.integers(0, 100), min_size=items, max_size=items),
            min_size=raters,
            max_size=raters,
        )
    )
)


@given(tables)
def test_whatever_a_panel_says_the_error_is_that_of_the_raters_means(ratings):
    cut = angoff(ratings)
    means = [statistics.mean(row) for row in ratings]
    assert cut.error == pytest.approx(statistics.stdev(means) / math.sqrt(len(means)), abs=1e-9)
    assert min(means) - 1e-9 <= cut.cut <= max(means) + 1e-9
    assert cut.components is not None
    assert min(cut.components) >= 0


@given(tables, st.randoms(use_true_random=False))
def test_the_order_of_raters_and_items_does_not_matter(ratings, rng):
    order = list(range(len(ratings[0])))
    rng.shuffle(order)
    turned = [[row[at] for at in order] for row in reversed(ratings)]
    assert angoff(turned).cut == pytest.approx(angoff(ratings).cut)
    assert angoff(turned).error == pytest.approx(angoff(ratings).error, abs=1e-9)
