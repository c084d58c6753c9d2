# SPDX-License-Identifier: MIT
"""The fifth step of the data file's shape: counts by the day, for Progress, and logs from afar."""

import re
import sqlite3

_REASONS = (
    "'did-not-know', 'misread', 'slipped', 'reasoned-wrongly', 'out-of-time', 'mixed-up',"
    " 'rushed', 'guessed'"
)


def keep_rollups(connection: sqlite3.Connection, event_rules: tuple[str, ...]) -> None:
    """Let the log tell of imports, responses of more reasons, and make the tables of counts.

    The tables are filled when the file is opened, and so is that of the responses.

    Args:
        connection: inside a transaction.
        event_rules: index and triggers of the log, which go with its old table.
    """
    log = _made(connection, "event")
    log = re.sub(r"(kind IN \([^)]*)\)", r"\1, 'imported')", log, count=1)
    connection.execute(_named(log, "event_moved"))
    connection.execute("INSERT INTO event_moved SELECT * FROM event ORDER BY sequence")
    connection.execute("DROP TABLE event")
    connection.execute("ALTER TABLE event_moved RENAME TO event")
    response = _made(connection, "response")
    response = re.sub(r"(reason IN \()[^)]*\)", rf"\1{_REASONS})", response, count=1)
    connection.execute("DROP TABLE response")
    connection.execute(_named(response, "response"))
    for statement in (*event_rules, *_STATEMENTS):
        connection.execute(statement)


def _made(connection: sqlite3.Connection, table: str) -> str:
    row = connection.execute("SELECT sql FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
    sql: str = row[0]
    return sql


def _named(sql: str, name: str) -> str:
    return re.sub(r'CREATE TABLE "?\w+"?', f"CREATE TABLE {name}", sql, count=1)


_STATEMENTS = (
    # What an answer of a test counts by at its end: what happened under the needle, what the
    # answer took it for, and the wrong beliefs in it. NULL where there is none.
    "ALTER TABLE response ADD COLUMN truth TEXT",
    "ALTER TABLE response ADD COLUMN taken_for TEXT",
    "ALTER TABLE response ADD COLUMN beliefs TEXT",  # JSON list
    # Progress reads these whole: as many rows as there were days, however many answers.
    """
    CREATE TABLE day_count (
        learner TEXT NOT NULL REFERENCES learner (id),
        date TEXT NOT NULL,  -- of the learner's own calendar, as in all of these
        domain TEXT NOT NULL,
        certainty TEXT NOT NULL,  -- '' where none was said
        answered INTEGER NOT NULL CHECK (answered > 0),
        correct INTEGER NOT NULL CHECK (correct BETWEEN 0 AND answered),
        unsafe INTEGER NOT NULL CHECK (unsafe BETWEEN 0 AND answered),
        elapsed_ms INTEGER NOT NULL CHECK (elapsed_ms >= 0),
        PRIMARY KEY (learner, date, domain, certainty)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE day_trial (
        learner TEXT NOT NULL REFERENCES learner (id),
        date TEXT NOT NULL,
        truth TEXT NOT NULL,  -- what the event was
        taken_for TEXT NOT NULL,  -- by the answer
        trials INTEGER NOT NULL CHECK (trials > 0),
        PRIMARY KEY (learner, date, truth, taken_for)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE day_belief (
        learner TEXT NOT NULL REFERENCES learner (id),
        date TEXT NOT NULL,
        bank TEXT NOT NULL,
        belief TEXT NOT NULL,  -- id of a misconception of the bank
        times INTEGER NOT NULL CHECK (times > 0),
        PRIMARY KEY (learner, date, bank, belief)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE day_reason (
        learner TEXT NOT NULL REFERENCES learner (id),
        date TEXT NOT NULL,  -- of the answer
        reason TEXT NOT NULL,
        times INTEGER NOT NULL CHECK (times >= 0),
        PRIMARY KEY (learner, date, reason)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE sure_unsafe (
        learner TEXT NOT NULL REFERENCES learner (id),
        bank TEXT NOT NULL,
        item TEXT NOT NULL,
        act TEXT NOT NULL,
        harm TEXT NOT NULL,
        times INTEGER NOT NULL CHECK (times > 0),
        last_at TEXT NOT NULL,
        PRIMARY KEY (learner, bank, item, act)
    ) STRICT, WITHOUT ROWID
    """,
)
