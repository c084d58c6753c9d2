# SPDX-License-Identifier: MIT
"""Counts by the day, kept with every answer, so that Progress need not read the answers.

Written in the transaction of the event; depends on it and on what is derived already. Whatever the
number of answers, there are as many rows as days, domains and levels of certainty.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from trainer.model.attempt import Certainty

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping
    from typing import Any

    from trainer.model.attempt import Event
    from trainer.storage.counting import Answer
    from trainer.storage.database import Database

# Every table of this module with the number of its leading columns that tell its rows apart.
TABLES: dict[str, int] = {
    "day_count": 4,
    "day_trial": 4,
    "day_belief": 4,
    "day_reason": 3,
    "sure_unsafe": 4,
}


class DayRow(NamedTuple):
    """Answers of one day in one domain."""

    date: str
    domain: str
    answered: int
    correct: int


class SaidRow(NamedTuple):
    """Answers with one certainty, "" where none was said."""

    certainty: str
    answered: int
    correct: int
    unsafe: int


class DomainRow(NamedTuple):
    """Answers in one domain."""

    domain: str
    answered: int
    correct: int
    unsafe: int


class Tally(NamedTuple):
    """How often something was so, over the days asked for.

    Attributes:
        key: what it is, in one word or two.
    """

    key: tuple[str, ...]
    times: int


class BeliefRow(NamedTuple):
    """How often a wrong belief was chosen, and the latest day."""

    bank: str
    belief: str
    times: int
    last_on: str


class SureUnsafe(NamedTuple):
    """An unsafe act that was chosen with certainty; `last_at` is UTC, ISO 8601."""

    bank: str
    item: str
    act: str
    harm: str
    times: int
    last_at: str


class Rollups(NamedTuple):
    """Everything that Progress is made of, over the days asked for.

    Attributes:
        days: in the order of the dates.
        said: by certainty.
        trials: (truth, taken for) with its number.
        reasons: (reason,) with its number, of those that were given at least once.
        sure_unsafe: of all time, the latest first.
    """

    days: tuple[DayRow, ...]
    said: tuple[SaidRow, ...]
    trials: tuple[Tally, ...]
    beliefs: tuple[BeliefRow, ...]
    reasons: tuple[Tally, ...]
    sure_unsafe: tuple[SureUnsafe, ...]


# Writing


def noted(data: Mapping[str, Any]) -> tuple[str | None, str | None, str | None]:
    """Return truth, what it was taken for and beliefs (JSON), as an answer has noted them."""
    beliefs = data.get("beliefs")
    taken_for = data.get("taken_for")
    truth = None if taken_for is None else data.get("truth")
    return truth, taken_for, json.dumps(beliefs) if beliefs else None


def count(connection: sqlite3.Connection, answer: Answer) -> None:
    """Let an answer count."""
    outcome, date = answer.outcome, answer.on.isoformat()
    connection.execute(
        "INSERT INTO day_count (learner, date, domain, certainty, answered, correct, unsafe,"
        " elapsed_ms) VALUES (?, ?, ?, ?, 1, ?, ?, ?) ON CONFLICT DO UPDATE SET"
        " answered = answered + 1, correct = correct + excluded.correct,"
        " unsafe = unsafe + excluded.unsafe, elapsed_ms = elapsed_ms + excluded.elapsed_ms",
        (
            answer.learner,
            date,
            answer.domain,
            answer.certainty or "",
            int(outcome.correct),
            int(bool(outcome.unsafe)),
            answer.elapsed_ms,
        ),
    )
    _count_noted(connection, answer.learner, date, answer.bank, answer.noted)
    if answer.certainty is Certainty.CERTAIN and outcome.unsafe:
        _count_sure(connection, answer)


def count_step(connection: sqlite3.Connection, event: Event) -> None:
    """Let a step of an item count for what it tells; the item counts as a whole, at its end."""
    on = datetime.fromisoformat(event.at) + timedelta(minutes=event.offset_min)
    date = on.date().isoformat()
    _count_noted(connection, event.learner, date, event.bank, noted(event.data))


def count_reason(connection: sqlite3.Connection, event: Event) -> None:
    """Let the reason of a miss count in the place of the one that was given before, if any."""
    row = connection.execute(
        "SELECT answered_at, reason FROM response WHERE attempt = ? AND position = ?",
        (event.attempt, event.position),
    ).fetchone()
    if row is None or not row[0]:
        return
    on = datetime.fromisoformat(row[0]) + timedelta(minutes=event.offset_min)
    date = on.date().isoformat()
    if row[1] is not None:
        connection.execute(
            "UPDATE day_reason SET times = max(0, times - 1)"
            " WHERE learner = ? AND date = ? AND reason = ?",
            (event.learner, date, row[1]),
        )
    connection.execute(
        "INSERT INTO day_reason (learner, date, reason, times) VALUES (?, ?, ?, 1)"
        " ON CONFLICT DO UPDATE SET times = times + 1",
        (event.learner, date, event.data["reason"]),
    )


def _count_noted(
    connection: sqlite3.Connection,
    learner: str,
    date: str,
    bank: str,
    told: tuple[str | None, str | None, str | None],
) -> None:
    truth, taken_for, beliefs = told
    if truth is not None and taken_for is not None:
        connection.execute(
            "INSERT INTO day_trial (learner, date, truth, taken_for, trials) VALUES (?, ?, ?, ?, 1)"
            " ON CONFLICT DO UPDATE SET trials = trials + 1",
            (learner, date, truth, taken_for),
        )
    if beliefs is not None:
        connection.executemany(
            "INSERT INTO day_belief (learner, date, bank, belief, times) VALUES (?, ?, ?, ?, 1)"
            " ON CONFLICT DO UPDATE SET times = times + 1",
            [(learner, date, bank, belief) for belief in json.loads(beliefs)],
        )


def _count_sure(connection: sqlite3.Connection, answer: Answer) -> None:
    connection.executemany(
        "INSERT INTO sure_unsafe (learner, bank, item, act, harm, times, last_at)"
        " VALUES (?, ?, ?, ?, ?, 1, ?) ON CONFLICT DO UPDATE SET times = times + 1,"
        " harm = excluded.harm, last_at = max(last_at, excluded.last_at)",
        [
            (answer.learner, answer.bank, answer.item, _text(act), _text(harm), answer.at)
            for act, harm in answer.outcome.unsafe
        ],
    )


def _text(typed: str) -> str:
    """Make text fit for a column, as elsewhere: a lone surrogate has no UTF-8."""
    return typed.encode("utf-8", "replace").decode("utf-8")


# Reading


def rollups(database: Database, learner: str, since: str, *, lead: str | None = None) -> Rollups:
    """Read all counts of a learner from an ISO date on ("" for all).

    Args:
        database: open on this thread.
        learner: id of the profile.
        since: the first day that counts.
        lead: the first of the days by domain, where these are to begin earlier.
    """
    both = (learner, since)
    days = database.read(
        "SELECT date, domain, sum(answered), sum(correct) FROM day_count"
        " WHERE learner = ? AND date >= ? GROUP BY date, domain",
        (learner, since if lead is None else lead),
    )
    said = database.read(
        "SELECT certainty, sum(answered), sum(correct), sum(unsafe) FROM day_count"
        " WHERE learner = ? AND date >= ? GROUP BY certainty",
        both,
    )
    trials = database.read(
        "SELECT truth, taken_for, sum(trials) FROM day_trial WHERE learner = ? AND date >= ?"
        " GROUP BY truth, taken_for",
        both,
    )
    beliefs = database.read(
        "SELECT bank, belief, sum(times), max(date) FROM day_belief WHERE learner = ?"
        " AND date >= ? GROUP BY bank, belief ORDER BY sum(times) DESC, max(date) DESC, bank,"
        " belief",
        both,
    )
    reasons = database.read(
        "SELECT reason, sum(times) FROM day_reason WHERE learner = ? AND date >= ?"
        " GROUP BY reason HAVING sum(times) > 0 ORDER BY sum(times) DESC, reason",
        both,
    )
    sure = database.read(
        "SELECT bank, item, act, harm, times, last_at FROM sure_unsafe WHERE learner = ?"
        " ORDER BY last_at DESC, bank, item, act",
        (learner,),
    )
    return Rollups(
        tuple(map(DayRow._make, days)),
        tuple(map(SaidRow._make, said)),
        tuple(Tally((truth, taken), number) for truth, taken, number in trials),
        tuple(map(BeliefRow._make, beliefs)),
        tuple(Tally((reason,), number) for reason, number in reasons),
        tuple(map(SureUnsafe._make, sure)),
    )


def domains(database: Database, learner: str, since: str) -> list[DomainRow]:
    """Read the answers by domain from an ISO date on."""
    rows = database.read(
        "SELECT domain, sum(answered), sum(correct), sum(unsafe) FROM day_count"
        " WHERE learner = ? AND date >= ? GROUP BY domain",
        (learner, since),
    )
    return [DomainRow(*row) for row in rows]


def paces(database: Database, learner: str) -> dict[str, list[int]]:
    """Return the latest times for items of each type, in milliseconds, the oldest first."""
    rows = database.read(
        "SELECT type, times_ms FROM pace WHERE learner = ? ORDER BY type", (learner,)
    )
    return {kind: json.loads(times) for kind, times in rows}
