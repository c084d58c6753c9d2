# SPDX-License-Identifier: MIT
"""What is asked next: as built, by plain FSRS, and at random."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from fsrs import Card as FsrsCard
from fsrs import Rating as FsrsRating
from fsrs import Scheduler as FsrsScheduler

from trainer.model.agenda import Card, Reason, fill, queue, seconds_of
from trainer.model.index import ItemKey
from trainer.model.memory import Review, after
from trainer.model.rating import KEPT_TIMES, Answered, is_safe, rate, usual_ms
from trainer.model.review import ReviewPlan
from trainer.model.schedule import SAME_DAY_MIN, Safety, wait_min

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from benchmarks.learners import Given, Head

START = date(2026, 1, 5)
_DAY_MIN = 24 * 60


class Scheduler(Protocol):
    """Decides what is asked."""

    def next(self, day: int, minute: float, minutes_left: float) -> int | None:
        """Return the position of the next item; None where nothing is asked at this time."""

    def waits(self, day: int) -> bool:
        """Tell whether something is to be asked later on the same day."""

    def learn(self, position: int, given: Given, day: int, minute: float) -> None:
        """Take an answer."""


class AsBuilt:
    """What the program does: its queue, its rating, its bounds for danger, nothing else."""

    def __init__(
        self, heads: Sequence[Head], tokens: Sequence[frozenset[str]], rng: Random
    ) -> None:
        """Begin with a learner of whom nothing is known."""
        self._heads, self._cues, self._rng = heads, tokens, rng
        self._plan = ReviewPlan()
        self._cards = [
            Card(
                key=ItemKey("core", str(head.position)),
                subject=str(head.position),
                memory=None,
                due_on=None,
                is_due=False,
                missed=False,
                safe_days=None,
                critical=head.critical,
                flagged=False,
                domain=head.domain,
                seconds=head.seconds,
            )
            for head in heads
        ]
        self._safety: dict[int, Safety] = {}
        self._times: dict[str, list[int]] = {}
        self._again: dict[int, float] = {}  # unsafe today: from which minute it may be asked
        self._ties = {card.key: rng.random() for card in self._cards}
        self._asked: set[str] = set()
        self._day = -1
        self._form: list[int] = []
        self._comes_back = False

    def next(self, day: int, minute: float, minutes_left: float) -> int | None:
        """Take the next of the form; when it is used up, make another.

        When the time is over the learner stops, wherever the form is: what is left stays due.
        """
        if day != self._day:
            self._day, self._asked, self._form, self._again = day, set(), [], {}
            self._comes_back = False
        if minutes_left <= 0 and not self._comes_back:
            self._form, self._comes_back = [], True
            return None
        if not self._form:
            self._form = self._made(day, minute, minutes_left)
        return self._form.pop(0) if self._form else None

    def _made(self, day: int, minute: float, minutes_left: float) -> list[int]:
        today = START + timedelta(days=day)
        cards = [self._as_of(card, today, minute) for card in self._cards]
        waiting = queue(cards, self._plan, today, lambda card: self._ties[card.key])
        if minutes_left <= 0:
            waiting = [one for one in waiting if one.why.reason is Reason.UNSAFE]
        filled = fill(
            waiting,
            seconds=60 * minutes_left if minutes_left > 0 else None,
            items=None,
            tokens=lambda card: self._cues[int(card.subject)],
            asked=frozenset(self._asked),
        )
        return [int(one.card.subject) for one in filled.chosen]

    def _as_of(self, card: Card, today: date, minute: float) -> Card:
        position = int(card.subject)
        is_ready = self._again.get(position, 0.0) <= minute
        usual = usual_ms(self._times.get(self._heads[position].type, ()))
        known = {} if usual is None else {"": usual}
        return card._replace(
            is_due=card.due_on is not None and card.due_on <= today and is_ready,
            seconds=seconds_of(self._heads[position].seconds, known, ""),
        )

    def waits(self, day: int) -> bool:
        """Tell whether an unsafe act is still to be asked again today."""
        return day == self._day and any(self._again.values())

    def learn(self, position: int, given: Given, day: int, minute: float) -> None:
        """Rate the answer, and set when the item is due."""
        head, card, on = self._heads[position], self._cards[position], START + timedelta(days=day)
        times = self._times.setdefault(head.type, [])
        answered = Answered(
            given.outcome, given.certainty, given.elapsed_ms, usual_ms(times), head.critical
        )
        rating = rate(answered)
        del times[: len(times) + 1 - KEPT_TIMES]
        times.append(given.elapsed_ms)
        memory = after(card.memory, Review(on, rating), self._plan.rule_of(head.critical))
        safety = self._safe(position, given, on)
        wait = wait_min(memory.wait_min, rating, safety, on)
        self._again.pop(position, None)
        if wait < _DAY_MIN:
            self._again[position] = minute + SAME_DAY_MIN
        self._asked |= self._cues[position]
        self._cards[position] = card._replace(
            memory=memory,
            due_on=on + timedelta(days=wait // _DAY_MIN),
            missed=not given.outcome.correct,
            safe_days=None if safety is None else safety.days,
        )

    def _safe(self, position: int, given: Given, on: date) -> Safety | None:
        if given.outcome.unsafe:
            self._safety[position] = Safety()
        elif position in self._safety:
            safe = is_safe(given.outcome, given.certainty)
            self._safety[position] = self._safety[position].after(on, safe=safe)
            if not self._safety[position].stands:
                del self._safety[position]
        return self._safety.get(position)


class PlainFsrs:
    """py-fsrs alone: what is due by its date, then new items in the order of the bank.

    Good when right, again when not; nothing is said of danger, certainty or time.
    """

    def __init__(self, heads: Sequence[Head], *, steps: bool) -> None:
        """Begin.

        Args:
            heads: of the items.
            steps: with the learning steps that py-fsrs has by default, or without any.
        """
        self._scheduler = (
            FsrsScheduler(enable_fuzzing=False)
            if steps
            else FsrsScheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
        )
        self._cards: dict[int, FsrsCard] = {}
        self._new = [head.position for head in reversed(heads)]

    def next(self, day: int, minute: float, minutes_left: float) -> int | None:
        """Take what has been due longest, or something new."""
        if minutes_left <= 0:
            return None
        now = _moment(day, minute)
        # What waits for a day is due on the whole of it, here as in what is built.
        tonight = _moment(day + 1, 0) - timedelta(seconds=1)
        due = [
            (card.due, position)
            for position, card in self._cards.items()
            if card.due <= (tonight if card.state.value == 2 else now)
        ]
        if due:
            return min(due)[1]
        return self._new.pop() if self._new else None

    def waits(self, day: int) -> bool:
        """Nothing is waited for: what a day does not reach is the next day's."""
        del day
        return False

    def learn(self, position: int, given: Given, day: int, minute: float) -> None:
        """Tell py-fsrs."""
        now = _moment(day, minute)
        card = self._cards.get(position) or FsrsCard(card_id=position, due=now)
        rating = FsrsRating.Good if given.outcome.correct else FsrsRating.Again
        self._cards[position], _ = self._scheduler.review_card(card, rating, now)


class AtRandom:
    """Any item, each as likely as another; all once before any comes again."""

    def __init__(self, heads: Sequence[Head], rng: Random) -> None:
        """Begin."""
        self._positions, self._rng = [head.position for head in heads], rng
        self._left: list[int] = []

    def next(self, day: int, minute: float, minutes_left: float) -> int | None:
        """Draw."""
        del day, minute
        if minutes_left <= 0:
            return None
        if not self._left:
            self._left = list(self._positions)
            self._rng.shuffle(self._left)
        return self._left.pop()

    def waits(self, day: int) -> bool:
        """Nothing is waited for."""
        del day
        return False

    def learn(self, position: int, given: Given, day: int, minute: float) -> None:
        """Learn nothing."""


def _moment(day: int, minute: float) -> datetime:
    midnight = datetime(START.year, START.month, START.day, tzinfo=UTC)
    return midnight + timedelta(days=day, hours=18, minutes=minute)
