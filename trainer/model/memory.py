# SPDX-License-Identifier: MIT
"""How well something is remembered, and for how long: FSRS, as py-fsrs computes it.

Time is counted in days of the learner's own calendar, so that two answers of one evening are one
day's and an answer on the next morning is the next day's.
"""

from __future__ import annotations

from datetime import UTC, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from fsrs import Card, Scheduler

    from trainer.model.rating import Rating

RETENTION = 0.9
RETENTION_RANGE = (0.80, 0.97)
# The defaults of py-fsrs 6. They stand here so that a later version of the package does not move
# anybody's due dates by itself.
WEIGHTS: tuple[float, ...] = (
    0.212,
    1.2931,
    2.3065,
    8.2956,
    6.4133,
    0.8334,
    3.0194,
    0.001,
    1.8722,
    0.1666,
    0.796,
    1.4835,
    0.0614,
    0.2629,
    1.6483,
    0.6014,
    1.8729,
    0.5425,
    0.0912,
    0.0658,
    0.1542,
)
LONGEST_DAYS = 36_500

# Stability is the time after which recall has fallen to this.
_STABLE_RECALL = 0.9
_DAY_MIN = 24 * 60
# py-fsrs wants moments and looks at their differences only: a day of any calendar is its noon.
_NOON = time(12, tzinfo=UTC)
_LONG_AGO = datetime.min.replace(tzinfo=UTC)

_combine = datetime.combine


class Rule(NamedTuple):
    """By what numbers somebody's memory is followed.

    Attributes:
        weights: the 21 of FSRS-6.
        retention: the recall at which something is due, within RETENTION_RANGE.
        learning_min, relearning_min: minutes between the first answers to something new and to
            something forgotten; none, because here a verdict with its reasons follows each answer,
            and what must come back on the same day is decided by danger (`schedule`).
    """

    weights: tuple[float, ...] = WEIGHTS
    retention: float = RETENTION
    learning_min: tuple[float, ...] = ()
    relearning_min: tuple[float, ...] = ()


class Memory(NamedTuple):
    """What is known of somebody's memory of something.

    Attributes:
        stability: days after which recall has fallen to 90 %.
        difficulty: 1 to 10.
        state: 1 learning, 2 review, 3 relearning, as in py-fsrs.
        step: of learning or relearning, from 0; None in review.
        on: the day of the latest answer.
        wait_min: minutes from that answer to the next; whole days but within learning steps.
    """

    stability: float
    difficulty: float
    state: int
    step: int | None
    on: date
    wait_min: int

    @property
    def wait_days(self) -> int:
        """Days to wait, rounded down: 0 within learning steps."""
        return self.wait_min // _DAY_MIN


class Review(NamedTuple):
    """One answer, as far as memory is concerned."""

    on: date
    rating: Rating


def after(memory: Memory | None, review: Review, rule: Rule) -> Memory:
    """Return the memory after an answer.

    Args:
        memory: before it; None for something new.
        review: the answer. One on a day before the latest, which happens where a clock was set
            back, counts as one of the same day.
        rule: by what numbers.
    """
    from fsrs import Rating as Known

    card, moment = _card(memory), _combine(review.on, _NOON)
    if card.last_review is not None and moment < card.last_review:
        card.last_review = moment
    card, _ = _scheduler(rule).review_card(card, Known(review.rating), moment)
    return _told(card, review.on)


def replay(reviews: Iterable[Review], rule: Rule) -> Memory | None:
    """Return the memory after answers in their order, beginning with nothing; None after none."""
    from fsrs import Rating as Known

    known = (Known.Again, *Known)  # by number, from 1
    review_card = _scheduler(rule).review_card
    card, latest = _card(None), _LONG_AGO
    on: date | None = None
    for on, rating in reviews:
        moment = _combine(on, _NOON)
        if moment < latest:
            card.last_review = moment
        latest = moment
        card, _ = review_card(card, known[rating], moment)
    return None if on is None else _told(card, on)


def predictions(reviews: Iterable[Review], rule: Rule) -> Iterator[tuple[Review, float]]:
    """Tell of each answer what recall was predicted for it from those before.

    Left out are the first one, of which nothing was known, and those on a day that had one already,
    which say little about forgetting.
    """
    from fsrs import Rating as Known

    known = (Known.Again, *Known)  # by number, from 1
    review_card = _scheduler(rule).review_card
    card = _card(None)
    for review in reviews:
        moment = _combine(review.on, _NOON)
        if card.last_review is not None and card.stability is not None:
            days = (moment - card.last_review).days
            if days > 0:
                yield review, recall_after(card.stability, days, rule)
            elif days < 0:
                card.last_review = moment
        card, _ = review_card(card, known[review.rating], moment)


def recall(memory: Memory, on: date, rule: Rule) -> float:
    """Predict the probability of recall on a day, 0 to 1.

    A power curve that is 0.9 where the days since the latest answer are the stability.

    Source: the forgetting curve of FSRS-6, as in `Scheduler.get_card_retrievability` of py-fsrs.
    It is written again here because lists are ordered by it before that package is loaded.
    """
    return recall_after(memory.stability, max(0, (on - memory.on).days), rule)


def recall_after(stability: float, days: float, rule: Rule) -> float:
    """Predict the probability of recall so many days after an answer; see `recall`."""
    decay = -rule.weights[20]
    factor: float = _STABLE_RECALL ** (1 / decay) - 1
    recalled: float = (1 + factor * days / stability) ** decay
    return recalled


def days_until(stability: float, retention: float, rule: Rule) -> int:
    """Tell after how many days recall has fallen so far; 1 to LONGEST_DAYS.

    Source: the inverse of `recall`, rounded as py-fsrs rounds its intervals.
    """
    decay = -rule.weights[20]
    factor = _STABLE_RECALL ** (1 / decay) - 1
    days: float = stability / factor * (retention ** (1 / decay) - 1)
    return min(LONGEST_DAYS, max(1, round(days)))


def waiting(memory: Memory, rule: Rule) -> Memory:
    """Return a memory with the wait that another desired retention gives."""
    if memory.wait_min < _DAY_MIN:
        return memory
    days = days_until(memory.stability, rule.retention, rule)
    return memory._replace(wait_min=days * _DAY_MIN)


def warm_up() -> None:
    """Load what `after` needs, at a moment when nobody waits."""
    _scheduler(Rule())


@lru_cache(maxsize=8)
def _scheduler(rule: Rule) -> Scheduler:
    from datetime import timedelta

    from fsrs import Scheduler

    return Scheduler(
        parameters=rule.weights,
        desired_retention=rule.retention,
        learning_steps=[timedelta(minutes=minutes) for minutes in rule.learning_min],
        relearning_steps=[timedelta(minutes=minutes) for minutes in rule.relearning_min],
        maximum_interval=LONGEST_DAYS,
        enable_fuzzing=False,
    )


def _card(memory: Memory | None) -> Card:
    from fsrs import Card, State

    if memory is None:
        # An id and a due date of our own: left out, both would be made from the clock.
        return Card(card_id=0, due=_LONG_AGO)
    moment = _combine(memory.on, _NOON)
    return Card(
        card_id=0,
        state=State(memory.state),
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=moment,
        last_review=moment,
    )


def _told(card: Card, on: date) -> Memory:
    # None in a card that was never reviewed, which this one was.
    stability, difficulty = cast("float", card.stability), cast("float", card.difficulty)
    wait = card.due - cast("datetime", card.last_review)
    wait_min = round(wait.total_seconds() / 60)
    return Memory(stability, difficulty, card.state.value, card.step, on, wait_min)
