# SPDX-License-Identifier: MIT
"""What the coming days will ask."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.model.test_agenda import TODAY, card
from trainer.model.forecast import forecast
from trainer.model.review import ReviewPlan

FREE = ReviewPlan(minutes=None)


def test_a_day_is_told_with_its_items_and_time():
    cards = [card("a", 3), card("b", 3, critical=True), card("c")]
    today, tomorrow, *rest = forecast(cards, FREE, TODAY, days=9)
    assert (today.on, today.due, today.new, today.items, today.seconds) == (TODAY, 2, 1, 3, 180)
    assert tomorrow.items == 0
    # A first right answer is due again after two days, and the others after some more.
    assert rest[0].due == 1
    assert sum(day.new for day in rest) == 0


def test_what_does_not_fit_goes_on_to_the_next_day():
    cards = [card(str(number), 3) for number in range(30)]
    days = forecast(cards, ReviewPlan(minutes=10), TODAY, days=3)
    assert [day.items for day in days] == [10, 10, 10]
    assert [day.put_off for day in days] == [20, 10, 0]
    by_items = forecast(cards, ReviewPlan(minutes=None, items=12), TODAY, days=3)
    assert [day.items for day in by_items] == [12, 12, 6]


def test_what_was_practised_today_counts_for_today_alone():
    cards = [card(str(number), 3) for number in range(30)]
    plan = ReviewPlan(minutes=10, items=8)
    today, tomorrow = forecast(cards, plan, TODAY, spent_s=240, answered=5, days=2)
    assert (today.items, tomorrow.items) == (3, 8)
    over, _ = forecast(cards, ReviewPlan(minutes=10), TODAY, spent_s=600, days=2)
    assert (over.items, over.put_off) == (0, 30)


def test_an_unsafe_act_returns_until_it_was_safe_on_two_days():
    days = forecast([card("a", 3, safe_days=0)], FREE, TODAY, days=4)
    assert [day.due for day in days[:3]] == [1, 1, 0]


def test_what_is_marked_is_asked_once():
    days = forecast([card("a", 1, is_due=False, flagged=True, due_on=None)], FREE, TODAY, days=3)
    assert [day.items for day in days] == [1, 0, 0]


@given(
    known=st.lists(st.integers(0, 60), max_size=20),
    new=st.integers(0, 10),
    minutes=st.none() | st.integers(1, 30),
    exam=st.none() | st.integers(1, 30),
)
def test_a_forecast_keeps_the_daily_limit_and_loses_nothing(known, new, minutes, exam):
    cards = [card(f"k{number}", days, critical=True) for number, days in enumerate(known)]
    cards += [card(f"n{number}") for number in range(new)]
    exam_on = None if exam is None else TODAY + timedelta(days=exam)
    days = forecast(cards, ReviewPlan(minutes=minutes, exam_on=exam_on), TODAY)
    assert len(days) == 30
    for day in days:
        assert minutes is None or day.items <= max(1, minutes)
        assert day.put_off >= 0
        assert day.items >= day.new + day.due - day.put_off
    assert sum(day.new for day in days) <= new
