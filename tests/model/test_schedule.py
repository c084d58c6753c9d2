# SPDX-License-Identifier: MIT
"""When an item comes back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.model.attempt import Certainty
from trainer.model.items.base import Outcome, UnsafeAct
from trainer.model.schedule import next_interval_days

RIGHT = Outcome(1.0, True)
MISSED = Outcome(0.0, False)
UNSAFE = Outcome(0.8, False, (UnsafeAct("act", "harm"),))


@pytest.mark.parametrize(
    ("previous", "outcome", "certainty", "days"),
    [
        (0, RIGHT, None, 3),
        (0, RIGHT, Certainty.CERTAIN, 3),
        (3, RIGHT, Certainty.FAIRLY, 6),
        (6, RIGHT, None, 12),
        (1, RIGHT, Certainty.CERTAIN, 3),
        (100, RIGHT, Certainty.CERTAIN, 120),
        (48, RIGHT, Certainty.GUESS, 3),
        (48, RIGHT, Certainty.UNSURE, 3),
        (48, MISSED, Certainty.CERTAIN, 1),
        (48, UNSAFE, None, 1),
    ],
)
def test_the_next_interval(previous, outcome, certainty, days):
    assert next_interval_days(previous, outcome, certainty) == days


@given(
    previous=st.integers(0, 1000),
    outcome=st.sampled_from([RIGHT, MISSED, UNSAFE]),
    certainty=st.sampled_from([None, *Certainty]),
)
def test_an_item_comes_back_within_bounds(previous, outcome, certainty):
    days = next_interval_days(previous, outcome, certainty)
    assert 1 <= days <= 120
    assert outcome.correct or days == 1
