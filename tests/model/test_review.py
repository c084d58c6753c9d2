# SPDX-License-Identifier: MIT
"""How a learner wants to review."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.model.memory import WEIGHTS, Rule
from trainer.model.review import ReviewPlan, checked, read_plan, write_plan

plans = st.builds(
    ReviewPlan,
    retention=st.floats(0.80, 0.97),
    minutes=st.none() | st.integers(1, 600),
    items=st.none() | st.integers(1, 1_000),
    exam_on=st.none() | st.dates(),
    exam_days=st.integers(1, 60),
    weights=st.none() | st.tuples(*[st.floats(0.1, 1.0)] * len(WEIGHTS)),
)


@given(plans)
def test_a_plan_is_read_as_it_was_written(plan):
    assert read_plan(write_plan(checked(plan))) == plan


def test_a_plan_without_weights_of_its_own_has_the_defaults():
    assert ReviewPlan(retention=0.85).rule == Rule(WEIGHTS, 0.85)
    weights = (1.0,) * 21
    assert ReviewPlan(weights=weights).rule.weights == weights


def test_what_is_critical_may_be_forgotten_half_as_often():
    plan = ReviewPlan(retention=0.9)
    assert plan.rule_of(False) == plan.rule
    assert plan.rule_of(True).retention == pytest.approx(0.95)
    assert plan.rule_of(True).weights == plan.rule.weights


@pytest.mark.parametrize(
    "changed",
    [
        {"retention": 0.79},
        {"retention": 0.98},
        {"minutes": 0},
        {"items": 1_001},
        {"exam_on": date(2026, 3, 1), "exam_days": 0},
        {"weights": (1.0,) * 20},
    ],
)
def test_a_value_outside_its_range_is_refused(changed):
    with pytest.raises(ValueError, match=r" is |weights"):
        checked(ReviewPlan(**changed))
