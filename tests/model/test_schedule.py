# SPDX-License-Identifier: MIT
"""When something comes back: sooner than memory says, where it was missed or unsafe."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.model.rating import Rating
from trainer.model.schedule import SAFE_DAYS, SAME_DAY_MIN, Safety, due_at, wait_min

DAY = date(2026, 1, 5)
DAY_MIN = 24 * 60
MONTH = 30 * DAY_MIN
days = st.dates(date(2025, 1, 1), date(2027, 1, 1))


def test_an_act_is_put_right_by_safe_answers_on_two_different_days():
    safety = Safety()
    assert safety.stands
    safety = safety.after(DAY, safe=True).after(DAY, safe=True)
    assert safety == Safety(1, DAY)
    assert safety.stands
    assert safety.after(DAY + timedelta(days=1), safe=False) == safety
    assert not safety.after(DAY + timedelta(days=9), safe=True).stands


@given(st.lists(st.tuples(days, st.booleans()), max_size=12))
def test_an_act_stands_until_two_days_have_seen_a_safe_answer(answers):
    safety, seen = Safety(), set()
    for on, safe in sorted(answers):
        safety = safety.after(on, safe=safe)
        seen |= {on} if safe else set()
        assert safety.stands == (len(seen) < SAFE_DAYS)


@pytest.mark.parametrize(
    ("rating", "safety", "minutes"),
    [
        (Rating.GOOD, None, MONTH),
        (Rating.HARD, None, MONTH),
        (Rating.AGAIN, None, DAY_MIN),
        (Rating.AGAIN, Safety(), SAME_DAY_MIN),
        (Rating.GOOD, Safety(1, DAY), DAY_MIN),
        (Rating.HARD, Safety(1, DAY - timedelta(days=1)), SAME_DAY_MIN),
        (Rating.GOOD, Safety(SAFE_DAYS, DAY), MONTH),
    ],
)
def test_what_was_missed_waits_a_day_at_most_and_what_is_unsafe_less(rating, safety, minutes):
    assert wait_min(MONTH, rating, safety, DAY) == minutes


@given(
    memory_min=st.integers(0, 1000 * DAY_MIN),
    rating=st.sampled_from(Rating),
    safety=st.none() | st.builds(Safety, st.integers(0, SAFE_DAYS), st.none() | days),
    on=days,
)
def test_nothing_waits_longer_than_memory_says(memory_min, rating, safety, on):
    assert wait_min(memory_min, rating, safety, on) <= memory_min


def test_days_begin_at_the_learners_midnight():
    evening = datetime(2026, 1, 5, 21, 30, tzinfo=UTC)
    assert due_at(evening, 60, DAY_MIN) == datetime(2026, 1, 5, 23, 0, tzinfo=UTC)
    # In New York it is still the afternoon, and midnight is hours away.
    assert due_at(evening, -300, DAY_MIN) == datetime(2026, 1, 6, 5, 0, tzinfo=UTC)
    assert due_at(evening, 0, 3 * DAY_MIN) == datetime(2026, 1, 8, 0, 0, tzinfo=UTC)


def test_what_returns_on_the_same_day_does_not_go_past_midnight():
    late = datetime(2026, 1, 5, 23, 55, tzinfo=UTC)
    assert due_at(late, 0, 10) == datetime(2026, 1, 5, 23, 59, 59, 999_000, tzinfo=UTC)
    assert due_at(late, 60, 10) == datetime(2026, 1, 6, 0, 5, tzinfo=UTC)


@given(
    at=st.datetimes(datetime(2025, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)),
    offset_min=st.integers(-720, 840),
    wait=st.integers(0, 400 * DAY_MIN),
)
def test_a_due_date_is_on_its_day_and_never_before_the_answer(at, offset_min, wait):
    due, offset = due_at(at, offset_min, wait), timedelta(minutes=offset_min)
    assert due >= at
    waited = ((due + offset).date() - (at + offset).date()).days
    assert waited == wait // DAY_MIN
