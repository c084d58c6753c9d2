# SPDX-License-Identifier: MIT
"""Reads where learners stand."""

from trainer.model.index import ItemKey
from trainer.model.schedule import SAFE_DAYS
from trainer.model.standing import DomainStanding, ItemStanding, PracticeDay, UnsafeStanding
from trainer.storage.database import Database


def item_standings(database: Database, learner: str, bank: str) -> dict[str, ItemStanding]:
    """Return the standing of every item of a bank that was answered or flagged, by item id."""
    rows = database.read(
        "SELECT item, answered, correct, last_correct, last_unsafe, last_at, safe_days,"
        " due_at, flagged, subject FROM item_standing WHERE learner = ? AND bank = ?",
        (learner, bank),
    )
    return {
        item: ItemStanding(
            ItemKey(bank, item),
            answered,
            correct,
            bool(last_correct),
            bool(last_unsafe),
            last_at,
            safe_days,
            due_at,
            bool(flagged),
            subject,
        )
        for (
            item,
            answered,
            correct,
            last_correct,
            last_unsafe,
            last_at,
            safe_days,
            due_at,
            flagged,
            subject,
        ) in rows
    }


def answers_of_all(database: Database) -> list[tuple[str, ItemKey, int, int]]:
    """Return how often every learner here answered every item, and how often correctly."""
    rows = database.read(
        "SELECT learner, bank, item, answered, correct FROM item_standing WHERE answered > 0"
        " ORDER BY learner, bank, item"
    )
    return [(learner, ItemKey(bank, item), *counts) for learner, bank, item, *counts in rows]


def domain_standings(database: Database, learner: str) -> list[DomainStanding]:
    """Return the standing per bank and domain, in the order of their ids."""
    rows = database.read(
        "SELECT bank, domain, answered, correct, unsafe, last_at FROM domain_standing"
        " WHERE learner = ? ORDER BY bank, domain",
        (learner,),
    )
    return [DomainStanding(*row) for row in rows]


def unsafe_standings(database: Database, learner: str) -> list[UnsafeStanding]:
    """Return the unsafe acts not yet answered safely on SAFE_DAYS days, latest first."""
    rows = database.read(
        "SELECT bank, item, act, harm, times, safe_days, last_at FROM unsafe_standing"
        " WHERE learner = ? AND safe_days < ? ORDER BY last_at DESC, bank, item, act",
        (learner, SAFE_DAYS),
    )
    return [UnsafeStanding(ItemKey(bank, item), *rest) for bank, item, *rest in rows]


def practice_days(database: Database, learner: str, since: str) -> list[PracticeDay]:
    """Return the days with practice from an ISO date on, in order."""
    rows = database.read(
        "SELECT date, answered, elapsed_ms FROM practice_day WHERE learner = ? AND date >= ?"
        " ORDER BY date",
        (learner, since),
    )
    return [PracticeDay(*row) for row in rows]


def due_count(database: Database, learner: str, now: str) -> int:
    """Count the items that should come back by now (UTC, ISO 8601 as in the log)."""
    rows = database.read(
        "SELECT count(*) FROM item_standing WHERE learner = ? AND due_at <> '' AND due_at <= ?",
        (learner, now),
    )
    count: int = rows[0][0]
    return count
