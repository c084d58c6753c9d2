# SPDX-License-Identifier: MIT
"""Following 20,000 answers by the model of memory, against py-fsrs itself."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from random import Random

from fsrs import Card, Scheduler
from fsrs import Rating as KnownRating

from benchmarks.rounds import Row, rotated
from trainer.model.memory import Review, Rule, replay
from trainer.model.rating import Rating

ALLOWED = 1.2
_SUBJECTS, _EACH = 2_000, 10


def measure(rounds: int) -> list[Row]:
    """Replay the same answers; the bare side calls the package with all made ready."""
    histories = _histories()
    ready = [
        [
            (KnownRating(review.rating), datetime.combine(review.on, datetime.min.time(), UTC))
            for review in history
        ]
        for history in histories
    ]
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    rule = Rule()

    def ours() -> float:
        began = time.perf_counter()
        for history in histories:
            replay(history, rule)
        return 1_000 * (time.perf_counter() - began)

    def bare() -> float:
        began = time.perf_counter()
        for history in ready:
            card = Card(card_id=0, due=history[0][1])
            for rating, moment in history:
                card, _ = scheduler.review_card(card, rating, moment)
        return 1_000 * (time.perf_counter() - began)

    mine, other = rotated(rounds, ours, bare)
    return [Row("20,000 answers replayed by the model of memory", "ms", mine, other, ALLOWED)]


def _histories() -> list[list[Review]]:
    rng, found = Random(5), []
    for _ in range(_SUBJECTS):
        on, history = date(2026, 1, 5), []
        for _ in range(_EACH):
            on += timedelta(days=rng.randrange(20))
            history.append(Review(on, rng.choice((*Rating, Rating.GOOD))))
        found.append(history)
    return found
