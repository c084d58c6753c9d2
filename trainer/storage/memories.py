# SPDX-License-Identifier: MIT
"""Reads what learners remember, when it is due, how quick they are, and what they have planned."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from trainer.model.memory import Memory, Review
from trainer.model.rating import Rating, usual_ms
from trainer.storage.counting import plan_of
from trainer.storage.failures import readable

if TYPE_CHECKING:
    from trainer.model.index import ItemKey
    from trainer.model.review import ReviewPlan
    from trainer.storage.database import Database


def due_at(database: Database, learner: str, key: ItemKey) -> str:
    """Return when an item is due, UTC, ISO 8601; "" where it was never answered."""
    rows = database.read(
        "SELECT due_at FROM item_standing WHERE learner = ? AND bank = ? AND item = ?",
        (learner, *key),
    )
    return "" if not rows else str(rows[0][0])


def memories(database: Database, learner: str, bank: str) -> dict[str, Memory]:
    """Return the memory of every subject of a bank that was answered, by `subject_of`."""
    rows = database.read(
        "SELECT subject, stability, difficulty, state, step, last_on, wait_min FROM memory"
        " WHERE learner = ? AND bank = ?",
        (learner, bank),
    )
    with readable(database.path):
        return {
            subject: Memory(stability, difficulty, state, step, date.fromisoformat(on), wait)
            for subject, stability, difficulty, state, step, on, wait in rows
        }


def plan(database: Database, learner: str) -> ReviewPlan:
    """Return how a learner wants to review."""
    with readable(database.path):
        return plan_of(database.connection, learner)


def usual_times(database: Database, learner: str) -> dict[str, int]:
    """Return the usual time in milliseconds by type, where enough answers make one."""
    rows = database.read("SELECT type, times_ms FROM pace WHERE learner = ?", (learner,))
    with readable(database.path):
        found = {kind: usual_ms(json.loads(times)) for kind, times in rows}
    return {kind: usual for kind, usual in found.items() if usual is not None}


def reviews(database: Database, learner: str) -> list[list[Review]]:
    """Return everything that memory is made from: the answers to each subject, in their order."""
    rows = database.read(
        "SELECT bank, subject, reviewed_on, rating FROM review WHERE learner = ?"
        " ORDER BY bank, subject, number",
        (learner,),
    )
    found: dict[tuple[str, str], list[Review]] = {}
    with readable(database.path):
        for bank, subject, on, rating in rows:
            review = Review(date.fromisoformat(on), Rating(rating))
            found.setdefault((bank, subject), []).append(review)
    return list(found.values())
