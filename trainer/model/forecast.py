# SPDX-License-Identifier: MIT
"""What the coming days will ask of a learner who keeps to the plan."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from trainer.model.agenda import Card, Queued, Reason, fill, queue
from trainer.model.memory import Review, after
from trainer.model.rating import Rating
from trainer.model.schedule import SAFE_DAYS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from trainer.model.review import ReviewPlan

DAYS = 30


class Day(NamedTuple):
    """One coming day.

    Attributes:
        due: how many things will be due or wanted by an exam, what is put off included.
        new: how many will be asked for the first time.
        items: how many will be asked, `new` included, within the daily limit.
        seconds: how long that takes at the learner's pace.
        put_off: how many of those due do not fit and go on to the next day.
    """

    on: date
    due: int
    new: int
    items: int
    seconds: int
    put_off: int


def forecast(
    cards: Iterable[Card],
    plan: ReviewPlan,
    today: date,
    *,
    spent_s: int = 0,
    answered: int = 0,
    days: int = DAYS,
) -> list[Day]:
    """Play the coming days through.

    Every answer is taken to be right, without hurry and without great certainty, so that misses
    make the days longer than is said here. Cueing is left out: it moves things by a day or two.

    Args:
        cards: as for a queue of today.
        plan: the learner's.
        today: the learner's day, with which the forecast begins.
        spent_s: time already practised today, in seconds.
        answered: items already answered today.
        days: how many, today included.
    """
    held = {(card.key.bank, card.subject): card for card in cards}
    found = []
    for number in range(days):
        on = today + timedelta(days=number)
        if number:
            held = {key: _woken(card, on) for key, card in held.items()}
            spent_s = answered = 0
        waiting = queue(held.values(), plan, on, lambda _: 0.0)
        chosen = _fitting(waiting, plan, spent_s, answered)
        found.append(_day(on, waiting, chosen))
        for one in chosen:
            held[one.card.key.bank, one.card.subject] = _answered(one.card, plan, on)
    return found


def _fitting(
    waiting: list[Queued], plan: ReviewPlan, spent_s: int, answered: int
) -> tuple[Queued, ...]:
    """Take what fits into the rest of a day."""
    seconds = None if plan.minutes is None else 60 * plan.minutes - spent_s
    items = None if plan.items is None else max(0, plan.items - answered)
    if seconds is not None and seconds <= 0:
        return ()
    return fill(waiting, seconds=seconds, items=items, tokens=lambda _: frozenset()).chosen


def _day(on: date, waiting: list[Queued], chosen: tuple[Queued, ...]) -> Day:
    due = sum(_is_due(one) for one in waiting)
    asked = sum(_is_due(one) for one in chosen)
    return Day(
        on=on,
        due=due,
        new=sum(one.why.reason is Reason.NEW for one in chosen),
        items=len(chosen),
        seconds=sum(one.card.seconds for one in chosen),
        put_off=due - asked,
    )


def _is_due(one: Queued) -> bool:
    return one.why.reason in (Reason.UNSAFE, Reason.MISSED, Reason.FADING, Reason.EXAM)


def _woken(card: Card, on: date) -> Card:
    """Return a card as it is on a later day."""
    return card._replace(is_due=card.due_on is not None and card.due_on <= on)


def _answered(card: Card, plan: ReviewPlan, on: date) -> Card:
    memory = after(card.memory, Review(on, Rating.GOOD), plan.rule_of(card.critical))
    wait, safe_days = memory.wait_days, card.safe_days
    if safe_days is not None:
        safe_days = safe_days + 1 if safe_days + 1 < SAFE_DAYS else None
        wait = 1 if safe_days is not None else wait
    return card._replace(
        memory=memory,
        due_on=on + timedelta(days=wait),
        is_due=False,
        missed=False,
        safe_days=safe_days,
        flagged=False,
    )
