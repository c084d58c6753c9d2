# SPDX-License-Identifier: MIT
"""How well an answer was known, derived from what happened."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.model.attempt import Certainty
from trainer.model.items.base import Outcome, UnsafeAct
from trainer.model.rating import ENOUGH_TIMES, Answered, Rating, is_safe, rate, usual_ms

RIGHT = Outcome(1.0, True)
MISSED = Outcome(0.0, False)
MOSTLY = Outcome(0.8, False)
UNSAFE = Outcome(0.8, False, (UnsafeAct("act", "harm"),))
AGAIN, HARD, GOOD, EASY = Rating
GUESS, UNSURE, FAIRLY, CERTAIN = Certainty
USUAL = 40_000

outcomes = st.sampled_from([RIGHT, MISSED, MOSTLY, UNSAFE])
certainties = st.none() | st.sampled_from(Certainty)
times = st.integers(1, 600_000)
usuals = st.none() | st.integers(1, 600_000)


def answered(outcome, certainty=None, elapsed_ms=USUAL, usual=USUAL, critical=False) -> Answered:
    return Answered(outcome, certainty, elapsed_ms, usual, critical)


@pytest.mark.parametrize(
    ("answer", "rating"),
    [
        (answered(UNSAFE, FAIRLY), AGAIN),
        (answered(MISSED), AGAIN),
        (answered(MOSTLY), HARD),
        (answered(MOSTLY, UNSURE), HARD),
        (answered(MOSTLY, CERTAIN), AGAIN),
        (answered(MOSTLY, critical=True), AGAIN),
        (answered(RIGHT, GUESS), HARD),
        (answered(RIGHT, GUESS, critical=True), AGAIN),
        (answered(RIGHT, UNSURE), HARD),
        (answered(RIGHT, UNSURE, critical=True), HARD),
        (answered(RIGHT), GOOD),
        (answered(RIGHT, FAIRLY), GOOD),
        (answered(RIGHT, FAIRLY, elapsed_ms=1_000), GOOD),
        (answered(RIGHT, FAIRLY, elapsed_ms=81_000), HARD),
        (answered(RIGHT, FAIRLY, elapsed_ms=81_000, usual=None), GOOD),
        (answered(RIGHT, CERTAIN), GOOD),
        (answered(RIGHT, CERTAIN, elapsed_ms=81_000), GOOD),
        (answered(RIGHT, CERTAIN, elapsed_ms=30_000), EASY),
        (answered(RIGHT, CERTAIN, elapsed_ms=30_000, usual=None), GOOD),
        (answered(RIGHT, CERTAIN, elapsed_ms=1_000, critical=True), GOOD),
    ],
)
def test_the_table_of_ratings(answer, rating):
    assert rate(answer) is rating


@given(outcomes, certainties, times, usuals)
def test_danger_never_makes_a_rating_better(outcome, certainty, elapsed_ms, usual):
    plain = rate(answered(outcome, certainty, elapsed_ms, usual))
    critical = rate(answered(outcome, certainty, elapsed_ms, usual, critical=True))
    assert critical <= plain


@given(certainties, times, usuals, st.booleans())
def test_what_was_missed_is_never_good_and_what_was_unsafe_is_again(said, spent, usual, critical):
    assert rate(answered(MISSED, said, spent, usual, critical)) is AGAIN
    assert rate(answered(MOSTLY, said, spent, usual, critical)) <= HARD
    assert rate(answered(UNSAFE, said, spent, usual, critical)) is AGAIN


@given(st.sampled_from(Certainty), st.sampled_from(Certainty), times, usuals, st.booleans())
def test_one_who_is_right_and_surer_is_never_rated_lower(one, other, spent, usual, critical):
    levels = list(Certainty)
    less, more = sorted((one, other), key=levels.index)
    assert rate(answered(RIGHT, less, spent, usual, critical)) <= rate(
        answered(RIGHT, more, spent, usual, critical)
    )


@given(certainties, times, times, usuals, st.booleans())
def test_one_who_is_right_and_quicker_is_never_rated_lower(said, one, other, usual, critical):
    quick, slow = sorted((one, other))
    assert rate(answered(RIGHT, said, slow, usual, critical)) <= rate(
        answered(RIGHT, said, quick, usual, critical)
    )


def test_a_safe_answer_is_right_and_no_guess():
    assert is_safe(RIGHT, None)
    assert is_safe(RIGHT, UNSURE)
    assert not is_safe(RIGHT, GUESS)
    assert not is_safe(MOSTLY, CERTAIN)
    assert not is_safe(UNSAFE, CERTAIN)


def test_a_usual_time_is_the_median_of_enough_times():
    assert usual_ms([1] * (ENOUGH_TIMES - 1)) is None
    assert usual_ms([5, 1, 4, 2, 900]) == 4
    assert usual_ms([1, 2, 3, 5, 6, 900]) == 4
