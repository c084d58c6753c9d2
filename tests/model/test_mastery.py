# SPDX-License-Identifier: MIT
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from trainer.model.mastery import MOST_POINTS, WINDOW_DAYS, DayCount, course
from trainer.model.statistics import ENOUGH_ANSWERS, wilson

LAST = date(2026, 3, 31)


def day(back: int, answered: int, correct: int) -> DayCount:
    return DayCount(LAST - timedelta(days=back), answered, correct)


def test_a_point_tells_of_the_thirty_days_up_to_it():
    days = [day(30, 50, 0), day(29, 15, 9), day(0, 10, 8)]
    points = course(days, LAST - timedelta(days=5), LAST)
    assert points[-1].on == LAST
    assert (points[-1].answered, points[-1].correct) == (25, 17)
    assert points[-1].interval == wilson(17, 25)
    assert (points[-2].answered, points[-2].correct) == (65, 9)
    assert WINDOW_DAYS == 30


def test_below_twenty_answers_nothing_is_estimated():
    points = course([day(0, ENOUGH_ANSWERS - 1, 10)], LAST, LAST)
    assert [point.interval for point in points] == [None]


def test_a_period_that_has_not_begun_has_no_points():
    assert course([], LAST + timedelta(days=1), LAST) == ()


@given(
    span=st.integers(0, 4_000),
    counts=st.dictionaries(
        st.integers(0, 4_000), st.tuples(st.integers(1, 40), st.integers(0, 40)), max_size=40
    ),
)
def test_points_are_few_evenly_spaced_and_count_as_one_would_by_hand(span, counts):
    days = [day(back, max(pair), min(pair)) for back, pair in sorted(counts.items(), reverse=True)]
    first = LAST - timedelta(days=span)
    points = course(days, first, LAST)
    assert 1 <= len(points) <= MOST_POINTS
    gaps = {later.on - one.on for one, later in pairwise(points)}
    assert len(gaps) <= 1
    assert points[0].on >= first
    for point in points:
        since = point.on - timedelta(days=WINDOW_DAYS)
        own = [one for one in days if since < one.on <= point.on]
        assert point.answered == sum(one.answered for one in own)
        assert point.correct == sum(one.correct for one in own)
