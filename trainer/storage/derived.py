# SPDX-License-Identifier: MIT
"""What follows from the log: attempts, responses, standing. Event by event, or all anew.

Everything here depends on the event and on what is already derived, on nothing else; so a replay
of the log gives the same tables, and `rebuild` can show it.
"""

import json
import sqlite3
from datetime import datetime, timedelta
from typing import Any, assert_never

from trainer.model.attempt import (
    Certainty,
    Event,
    EventKind,
    Mode,
    least_certain,
    read_outcome,
)
from trainer.model.index import subject_of
from trainer.storage import rollups
from trainer.storage.canonical import canonical
from trainer.storage.counting import Answer, count, replan, text

# Every derived table with the number of its leading columns that tell its rows apart; tables
# that others refer to come first.
TABLES: dict[str, int] = {
    "learner": 1,
    "attempt": 1,
    "response": 2,
    "item_standing": 3,
    "domain_standing": 3,
    "unsafe_standing": 4,
    "practice_day": 2,
    "memory": 3,
    "review": 4,
    "pace": 2,
    "review_plan": 1,
    **rollups.TABLES,
}
# Raised whenever the same log gives other tables: a file that has the tables of other rules derives
# them anew when it is opened.
RULES = 3


_DEADLINE = "deadline = coalesce(?, deadline)"


def apply(connection: sqlite3.Connection, event: Event) -> None:
    """Bring the derived tables up to date with one event, inside the caller's transaction.

    Raises:
        ValueError: the event does not fit what is already there.
    """
    match event.kind:
        case EventKind.LEARNER_ADDED | EventKind.LEARNER_RENAMED:
            _name_learner(connection, event)
        case EventKind.LEARNER_PLANNED:
            replan(connection, event.learner, event.data)
        case EventKind.STARTED:
            _start(connection, event)
        case EventKind.SHOWN:
            _show(connection, event)
        case EventKind.LEFT:
            elapsed_ms = event.data["elapsed_ms"]
            _update_response(connection, event, "elapsed_ms = elapsed_ms + ?", elapsed_ms)
            _spend(connection, event, 0, elapsed_ms)
        case EventKind.STEPPED:
            _step(connection, event)
        case EventKind.ANSWERED | EventKind.CHANGED:
            _answer(connection, event)
        case EventKind.FLAGGED | EventKind.UNFLAGGED:
            _flag(connection, event, event.kind is EventKind.FLAGGED)
        case EventKind.STRUCK:
            struck = canonical(sorted(event.data["options"]))
            _update_response(connection, event, "struck = ?", struck)
            _update_attempt(connection, event)
        case EventKind.REASONED:
            rollups.count_reason(connection, event)
            _update_response(connection, event, "reason = ?", event.data["reason"])
            _update_attempt(connection, event)
        case EventKind.RESUMED:
            session_ms = event.data.get("session_ms")
            change = "elapsed_ms = coalesce(?, elapsed_ms), paused_at = '', " + _DEADLINE
            _update_attempt(connection, event, change, session_ms, event.data.get("deadline"))
        case EventKind.PAUSED | EventKind.CLOCK_JUMPED:
            _move_clock(connection, event)
        case EventKind.ACCOMMODATED:
            change = "UPDATE learner SET extra_percent = ?, pauses = ? WHERE id = ?"
            allowed = event.data["extra_percent"], int(event.data["pauses"]), event.learner
            _one_row(connection, event, change, allowed)
        case EventKind.FINISHED | EventKind.ABANDONED:
            _end(connection, event)
        case EventKind.IMPORTED:
            pass  # tells of the log, not of the learner
        case _:
            assert_never(event.kind)


def _name_learner(connection: sqlite3.Connection, event: Event) -> None:
    name = text(event.data["name"])
    if event.kind is EventKind.LEARNER_ADDED:
        connection.execute(
            "INSERT INTO learner (id, name, added_at) VALUES (?, ?, ?)",
            (event.learner, name, event.at),
        )
    else:
        change = "UPDATE learner SET name = ? WHERE id = ?"
        _one_row(connection, event, change, (name, event.learner))


def _start(connection: sqlite3.Connection, event: Event) -> None:
    data, entries = event.data, event.data["form"]["entries"]
    connection.execute(
        "INSERT INTO attempt (id, learner, mode, title, limit_s, state, items, answered, correct,"
        " unsafe, position, elapsed_ms, started_at, last_at, finished_at,"
        " exam, deadline) VALUES (?, ?, ?, ?, ?, 'open', ?, 0, 0, 0, 0, 0, ?, ?, '', ?, ?)",
        (
            event.attempt,
            event.learner,
            data["mode"],
            text(data["title"]),
            data["limit_s"],
            len(entries),
            event.at,
            event.at,
            data.get("exam", {}).get("exam", ""),
            data.get("deadline", ""),
        ),
    )
    connection.executemany(
        "INSERT INTO response (attempt, position, bank, item, domain, state, flagged, struck,"
        " elapsed_ms, answered_at, title)"
        " VALUES (?, ?, ?, ?, ?, 'not-reached', 0, '[]', 0, '', '')",
        (
            (event.attempt, position, bank, item, domain)
            for position, (bank, item, _, _, domain, _) in enumerate(entries)
        ),
    )


def _show(connection: sqlite3.Connection, event: Event) -> None:
    seen = "state = CASE state WHEN 'not-reached' THEN 'omitted' ELSE state END"
    _update_response(connection, event, seen)
    _update_attempt(connection, event, "position = ?", event.position)


def _step(connection: sqlite3.Connection, event: Event) -> None:
    row = connection.execute(
        "SELECT attempt.state, response.state, certainty"
        " FROM response JOIN attempt ON attempt.id = response.attempt"
        " WHERE response.attempt = ? AND response.position = ?",
        (event.attempt, event.position),
    ).fetchone()
    if row is None:
        raise _misfit(event, "no such attempt or place")
    attempt_state, state, said = row
    if attempt_state != "open":
        raise _misfit(event, "the attempt is over")
    if state == "answered":
        raise _misfit(event, "the place has been answered")
    # The options struck out were those of the step.
    connection.execute(
        "UPDATE response SET state = 'omitted', steps = ?, certainty = ?, struck = '[]',"
        " elapsed_ms = elapsed_ms + ? WHERE attempt = ? AND position = ?",
        (
            canonical(event.data["response"]),
            least_certain(_certainty(said), _certainty(event.data["certainty"])),
            event.data["elapsed_ms"],
            event.attempt,
            event.position,
        ),
    )
    _spend(connection, event, 0, event.data["elapsed_ms"])
    rollups.count_step(connection, event)


def _answer(connection: sqlite3.Connection, event: Event) -> None:
    row = connection.execute(
        "SELECT mode, attempt.state, response.state, coalesce(response.correct, 0),"
        " coalesce(response.unsafe, 0)"
        " FROM response JOIN attempt ON attempt.id = response.attempt"
        " WHERE response.attempt = ? AND response.position = ?",
        (event.attempt, event.position),
    ).fetchone()
    if row is None:
        raise _misfit(event, "no such attempt or place")
    mode, attempt_state, state, was_correct, was_unsafe = row
    again = state == "answered"
    if attempt_state != "open":
        raise _misfit(event, "the attempt is over")
    if again and mode == Mode.TUTOR:
        raise _misfit(event, "the place has been answered")
    outcome, title = read_outcome(event.data["outcome"]), text(event.data["title"])
    correct, unsafe = int(outcome.correct), int(bool(outcome.unsafe))
    _keep_response(connection, event, correct, unsafe, title)
    connection.execute(
        "UPDATE attempt SET answered = answered + ?, correct = correct + ?, unsafe = unsafe + ?"
        " WHERE id = ?",
        (int(not again), correct - was_correct, unsafe - was_unsafe, event.attempt),
    )
    _spend(connection, event, int(not again), event.data["elapsed_ms"])
    if mode == Mode.TUTOR:
        _count(connection, event, event.position)


def _keep_response(
    connection: sqlite3.Connection, event: Event, correct: int, unsafe: int, title: str
) -> None:
    connection.execute(
        "UPDATE response SET state = 'answered', response = ?, certainty = ?, outcome = ?,"
        " correct = ?, unsafe = ?, elapsed_ms = elapsed_ms + ?, answered_at = ?, title = ?,"
        " type = ?, critical = ?, idea = ?, truth = ?, taken_for = ?, beliefs = ?, steps = NULL"
        " WHERE attempt = ? AND position = ?",
        (
            canonical(event.data["response"]),
            event.data["certainty"],
            canonical(event.data["outcome"]),
            correct,
            unsafe,
            event.data["elapsed_ms"],
            event.at,
            title,
            *_kind(event),
            *rollups.noted(event.data),
            event.attempt,
            event.position,
        ),
    )


def _kind(event: Event) -> tuple[str | None, int | None, str | None]:
    """Return type, danger and idea of the item, as the answer noted them."""
    data = event.data
    critical = data.get("critical")
    return data.get("type"), None if critical is None else int(critical), data.get("idea")


def _end(connection: sqlite3.Connection, event: Event) -> None:
    finished = event.kind is EventKind.FINISHED
    changed = connection.execute(
        "UPDATE attempt SET state = ?, finished_at = ?, elapsed_ms = coalesce(?, elapsed_ms),"
        " last_at = ? WHERE id = ? AND state = 'open'",
        (
            event.kind.value,
            event.at if finished else "",
            event.data["elapsed_ms"] if finished else None,
            event.at,
            event.attempt,
        ),
    )
    if changed.rowcount != 1:
        raise _misfit(event, "no such attempt is open")
    # In test mode an answer can be changed until the end, and counts only then. It also counts
    # where the attempt was given up: an unsafe act was chosen all the same.
    row = connection.execute("SELECT mode FROM attempt WHERE id = ?", (event.attempt,)).fetchone()
    if row[0] == Mode.TEST:
        _count(connection, event)


def _count(connection: sqlite3.Connection, event: Event, position: int | None = None) -> None:
    """Let an answer count that was stored just now; without a position, all of a test that ends."""
    rows = connection.execute(
        "SELECT attempt.learner, bank, item, coalesce(idea, ''), domain, response.title,"
        " coalesce(type, ''), coalesce(critical, 0), outcome, certainty, response.elapsed_ms,"
        " answered_at, truth, taken_for, beliefs"
        " FROM response JOIN attempt ON attempt.id = response.attempt"
        " WHERE attempt = ? AND response.position = coalesce(?, response.position)"
        " AND response.state = 'answered' ORDER BY response.position",
        (event.attempt, position),
    ).fetchall()
    for learner, bank, item, idea, domain, title, kind, critical, outcome, *rest in rows:
        said, spent, at, *told = rest
        count(
            connection,
            Answer(
                learner=learner,
                bank=bank,
                item=item,
                subject=subject_of(item, idea),
                domain=domain,
                title=title,
                type=kind,
                critical=bool(critical),
                outcome=read_outcome(json.loads(outcome)),
                certainty=_certainty(said),
                elapsed_ms=spent,
                at=at,
                offset_min=event.offset_min,
                is_late=position is None,
                noted=(told[0], told[1], told[2]),
            ),
        )


def _flag(connection: sqlite3.Connection, event: Event, flagged: bool) -> None:
    _update_response(connection, event, "flagged = ?", int(flagged))
    _update_attempt(connection, event)
    # The item of the form, not of the event: the same source as for answers.
    connection.execute(
        "INSERT INTO item_standing (learner, bank, item, subject, answered, correct, last_correct,"
        " last_unsafe, last_at, safe_days, due_at, flagged)"
        " SELECT ?, bank, item, item, 0, 0, 0, 0, '', NULL, '', flagged FROM response"
        " WHERE attempt = ? AND position = ?"
        " ON CONFLICT DO UPDATE SET flagged = excluded.flagged",
        (event.learner, event.attempt, event.position),
    )


def _spend(connection: sqlite3.Connection, event: Event, answered: int, elapsed_ms: int) -> None:
    """Add a visit's time to the attempt and to the learner's day."""
    # Reading a verdict is time of the session and of no item: the engine's own clock counts.
    session_ms = event.data.get("session_ms")
    change = "elapsed_ms = coalesce(?, elapsed_ms + ?)"
    _update_attempt(connection, event, change, session_ms, elapsed_ms)
    local = datetime.fromisoformat(event.at) + timedelta(minutes=event.offset_min)
    connection.execute(
        "INSERT INTO practice_day (learner, date, answered, elapsed_ms) VALUES (?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET answered = answered + excluded.answered,"
        " elapsed_ms = elapsed_ms + excluded.elapsed_ms",
        (event.learner, local.date().isoformat(), answered, elapsed_ms),
    )


def _move_clock(connection: sqlite3.Connection, event: Event) -> None:
    """Keep what a pause or a jump of the clock leaves of the time of an exam."""
    paused_at = event.at if event.kind is EventKind.PAUSED else ""
    change = f"elapsed_ms = ?, paused_at = ?, {_DEADLINE}"
    elapsed_ms = event.data["session_ms"]
    _update_attempt(connection, event, change, elapsed_ms, paused_at, event.data.get("deadline"))


def _update_attempt(
    connection: sqlite3.Connection, event: Event, change: str = "", *values: object
) -> None:
    changes = f"last_at = ?, {change}" if change else "last_at = ?"
    sql = f"UPDATE attempt SET {changes} WHERE id = ?"  # noqa: S608 - texts of our own
    _one_row(connection, event, sql, (event.at, *values, event.attempt))


def _update_response(
    connection: sqlite3.Connection, event: Event, change: str, *values: object
) -> None:
    sql = f"UPDATE response SET {change} WHERE attempt = ? AND position = ?"  # noqa: S608 - as above
    _one_row(connection, event, sql, (*values, event.attempt, event.position))


def _one_row(
    connection: sqlite3.Connection, event: Event, sql: str, values: tuple[Any, ...]
) -> None:
    if connection.execute(sql, values).rowcount != 1:
        raise _misfit(event, "what it concerns is not there")


def _misfit(event: Event, why: str) -> ValueError:
    return ValueError(f"event {event.id} ({event.kind}) does not fit the log: {why}")


def _certainty(stored: str | None) -> Certainty | None:
    return None if stored is None else Certainty(stored)
