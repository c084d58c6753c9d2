# SPDX-License-Identifier: MIT
"""How long something is remembered: py-fsrs, by days of the learner's calendar."""

from datetime import UTC, date, datetime, timedelta

import pytest
from fsrs import Card, Scheduler
from fsrs import Rating as KnownRating
from fsrs.scheduler import DEFAULT_PARAMETERS
from hypothesis import given
from hypothesis import strategies as st

from trainer.model.memory import (
    WEIGHTS,
    Memory,
    Review,
    Rule,
    after,
    days_until,
    recall,
    replay,
    waiting,
    warm_up,
)
from trainer.model.rating import Rating

DAY = date(2026, 1, 5)
ratings = st.sampled_from(Rating)
histories = st.lists(st.tuples(st.integers(0, 400), ratings), min_size=1, max_size=20)
STEPS = Rule(learning_min=(1, 10), relearning_min=(10,))


def reviews_of(history) -> list[Review]:
    on, reviews = DAY, []
    for days, rating in history:
        on += timedelta(days=days)
        reviews.append(Review(on, rating))
    return reviews


def test_the_published_sequence_of_intervals_is_reproduced():
    # The ratings and intervals of `test_review_card` of py-fsrs, each review on its due date:
    # https://github.com/open-spaced-repetition/py-fsrs/blob/main/tests/test_basic.py
    again, good = Rating.AGAIN, Rating.GOOD
    memory, at, intervals = None, datetime(2022, 11, 29, 12, 30, tzinfo=UTC), []
    for rating in (*[good] * 6, again, again, *[good] * 5):
        memory = after(memory, Review(at.date(), rating), STEPS)
        intervals.append(memory.wait_days)
        at += timedelta(minutes=memory.wait_min)
    assert intervals == [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]


def test_the_weights_are_the_defaults_of_the_package():
    assert WEIGHTS == DEFAULT_PARAMETERS
    warm_up()


@given(histories, st.sampled_from([Rule(), STEPS, Rule(retention=0.8)]))
def test_memory_is_what_py_fsrs_makes_of_the_same_answers(history, rule):
    steps = [
        [timedelta(minutes=minutes) for minutes in some]
        for some in (rule.learning_min, rule.relearning_min)
    ]
    scheduler = Scheduler(WEIGHTS, rule.retention, *steps, enable_fuzzing=False)
    card, memory = Card(card_id=1), None
    for review in reviews_of(history):
        moment = datetime.combine(review.on, datetime.min.time(), UTC)
        card, _ = scheduler.review_card(card, KnownRating(review.rating), moment)
        memory = after(memory, review, rule)
        assert memory[:3] == (card.stability, card.difficulty, card.state)
        assert memory.step == card.step
        # Half a minute, which a hard answer among learning steps can have, is rounded.
        waited = card.due - card.last_review
        assert abs(timedelta(minutes=memory.wait_min) - waited) <= timedelta(seconds=30)
        for days in (0, 1, 30):
            then = moment + timedelta(days=days)
            expected = scheduler.get_card_retrievability(card, then)
            assert recall(memory, then.date(), rule) == pytest.approx(expected, abs=1e-12)
    assert replay(reviews_of(history), rule) == memory


def test_nothing_is_remembered_of_nothing():
    assert replay([], Rule()) is None


@given(histories, st.floats(0.80, 0.97), st.floats(0.80, 0.97))
def test_who_wants_to_remember_more_waits_less(history, one, other):
    low, high = sorted((one, other))
    memory = replay(reviews_of(history), Rule())
    assert (
        waiting(memory, Rule(retention=high)).wait_min
        <= waiting(memory, Rule(retention=low)).wait_min
    )
    assert waiting(memory, Rule()) == memory
    assert waiting(memory, Rule(retention=low)) == replay(reviews_of(history), Rule(retention=low))


def test_a_wait_within_learning_steps_is_left_alone():
    memory = after(None, Review(DAY, Rating.GOOD), STEPS)
    assert waiting(memory, STEPS._replace(retention=0.8)) == memory


@given(st.floats(0.01, 1_000), st.floats(0.80, 0.97))
def test_recall_has_fallen_so_far_when_it_is_said_to(stability, retention):
    rule, days = Rule(), days_until(stability, retention, Rule())
    memory = Memory(stability, 5.0, 2, None, DAY, 0)
    assert days >= 1
    at_most = recall(memory, DAY + timedelta(days=days - 1), rule)
    at_least = recall(memory, DAY + timedelta(days=days + 1), rule)
    assert at_least <= retention
    assert days == 1 or at_most >= retention


def test_an_answer_before_the_latest_counts_as_one_of_the_same_day():
    memory = replay([Review(DAY, Rating.GOOD), Review(DAY + timedelta(9), Rating.GOOD)], Rule())
    back = Review(DAY - timedelta(days=400), Rating.AGAIN)
    same = Review(memory.on, Rating.AGAIN)
    assert after(memory, back, Rule())[:5] == (*after(memory, same, Rule())[:4], back.on)
    reviews = [Review(DAY, Rating.GOOD), back]
    assert replay(reviews, Rule()) == after(after(None, reviews[0], Rule()), back, Rule())
    assert recall(memory, DAY - timedelta(days=400), Rule()) == 1.0
