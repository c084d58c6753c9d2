# SPDX-License-Identifier: MIT
"""The shape of the data file, as the ordered steps that led to it. Released steps never change."""

import re
import sqlite3
from collections.abc import Callable
from typing import NamedTuple

from trainer.digest import sha256
from trainer.storage.review_schema import keep_memory
from trainer.storage.rollup_schema import keep_rollups

# "Ndlw" in ASCII; tells our files from any other SQLite file.
APPLICATION_ID = 0x4E646C77


class Migration(NamedTuple):
    """One step.

    Attributes:
        number: the schema version that it leads to.
        sentence: what it does.
        run: does it, inside a transaction that the caller ends.
    """

    number: int
    sentence: str
    run: Callable[[sqlite3.Connection], None]


def _create(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    for statement in _FIRST_SCHEMA:
        connection.execute(statement)


_FIRST_SCHEMA = (
    # The truth. Everything below `snapshot` can be derived from these two tables.
    """
    CREATE TABLE event (
        sequence INTEGER PRIMARY KEY,  -- place in the chain, from 1, without gaps
        id TEXT NOT NULL UNIQUE CHECK (id <> ''),  -- so that nothing is stored twice
        kind TEXT NOT NULL CHECK (kind IN (
            'learner-added', 'learner-renamed', 'started', 'shown', 'left', 'answered', 'changed',
            'flagged', 'unflagged', 'struck', 'reasoned', 'resumed', 'finished', 'abandoned')),
        learner TEXT NOT NULL CHECK (learner <> ''),
        attempt TEXT NOT NULL,  -- '' for events of a learner
        position INTEGER NOT NULL CHECK (position >= -1),  -- in the form; -1: no item concerned
        bank TEXT NOT NULL,
        item TEXT NOT NULL,
        revision INTEGER NOT NULL CHECK (revision >= 0),
        content_hash TEXT NOT NULL,  -- of the item as shown; names a snapshot
        data TEXT NOT NULL,  -- canonical JSON, hashed as it stands: never reformat it
        at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.???Z'),  -- compared as text
        offset_min INTEGER NOT NULL,  -- minutes east of UTC; which day it was for the learner
        version TEXT NOT NULL,  -- of the program, for when a version turns out to have a bug
        hash TEXT NOT NULL CHECK (length(hash) = 64)  -- of the previous hash and this event
    ) STRICT
    """,
    # An attempt begins once; also how its form is found.
    "CREATE UNIQUE INDEX event_started ON event (attempt) WHERE kind = 'started'",
    """
    CREATE TABLE snapshot (
        content_hash TEXT PRIMARY KEY,
        item TEXT NOT NULL  -- canonical JSON, kept once however often the item was shown
    ) STRICT
    """,
    """
    CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
    """,
    """
    CREATE TRIGGER event_is_never_removed BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
    """,
    """
    CREATE TABLE store (
        one INTEGER PRIMARY KEY CHECK (one = 1),  -- there is a single row
        ended_cleanly INTEGER NOT NULL CHECK (ended_cleanly IN (0, 1)),  -- 0 while in use
        schema_hash TEXT NOT NULL,  -- a schema that is not as it was made is damage, not a bug
        checkpoints INTEGER NOT NULL  -- only to have something to write: see Database.checkpoint
    ) STRICT
    """,
    "INSERT INTO store (one, ended_cleanly, schema_hash, checkpoints) VALUES (1, 1, '', 0)",
    """
    CREATE TABLE learner (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        added_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE attempt (
        id TEXT PRIMARY KEY,
        learner TEXT NOT NULL REFERENCES learner (id),
        mode TEXT NOT NULL CHECK (mode IN ('tutor', 'test')),
        title TEXT NOT NULL,
        limit_s INTEGER CHECK (limit_s > 0),
        state TEXT NOT NULL CHECK (state IN ('open', 'finished', 'abandoned')),
        items INTEGER NOT NULL CHECK (items >= 0),
        answered INTEGER NOT NULL CHECK (answered BETWEEN 0 AND items),
        correct INTEGER NOT NULL CHECK (correct BETWEEN 0 AND answered),
        unsafe INTEGER NOT NULL CHECK (unsafe BETWEEN 0 AND answered),  -- answers, not acts
        position INTEGER NOT NULL CHECK (position >= 0),
        elapsed_ms INTEGER NOT NULL CHECK (elapsed_ms >= 0),
        started_at TEXT NOT NULL,
        last_at TEXT NOT NULL,
        finished_at TEXT NOT NULL  -- '' while open or abandoned
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX attempt_by_start ON attempt (learner, started_at)",
    "CREATE INDEX attempt_open ON attempt (learner) WHERE state = 'open'",
    # One row for every place of a form, from the start: an answer then changes a single page.
    """
    CREATE TABLE response (
        attempt TEXT NOT NULL REFERENCES attempt (id),
        position INTEGER NOT NULL CHECK (position >= 0),
        bank TEXT NOT NULL,
        item TEXT NOT NULL,
        domain TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('answered', 'omitted', 'not-reached')),
        response TEXT,  -- JSON, as the item's family writes it
        certainty TEXT CHECK (certainty IN ('guess', 'unsure', 'fairly', 'certain')),
        outcome TEXT,  -- JSON
        correct INTEGER CHECK (correct IN (0, 1)),
        unsafe INTEGER CHECK (unsafe IN (0, 1)),
        flagged INTEGER NOT NULL CHECK (flagged IN (0, 1)),
        struck TEXT NOT NULL,  -- JSON list
        elapsed_ms INTEGER NOT NULL CHECK (elapsed_ms >= 0),
        reason TEXT CHECK (
            reason IN ('did-not-know', 'mixed-up', 'misread', 'rushed', 'guessed')),
        answered_at TEXT NOT NULL,
        title TEXT NOT NULL,  -- of the item; '' before it is answered: it may hint at the key
        PRIMARY KEY (attempt, position),
        CHECK ((state = 'answered') = (response IS NOT NULL)),
        CHECK ((state = 'answered') = (outcome IS NOT NULL)),
        CHECK ((state = 'answered') = (answered_at <> ''))
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE item_standing (
        learner TEXT NOT NULL REFERENCES learner (id),
        bank TEXT NOT NULL,
        item TEXT NOT NULL,
        answered INTEGER NOT NULL CHECK (answered >= 0),
        correct INTEGER NOT NULL CHECK (correct BETWEEN 0 AND answered),
        last_correct INTEGER NOT NULL CHECK (last_correct IN (0, 1)),
        last_unsafe INTEGER NOT NULL CHECK (last_unsafe IN (0, 1)),
        last_at TEXT NOT NULL,  -- '' when flagged only, as due_at
        interval_days INTEGER NOT NULL CHECK (interval_days >= 0),
        due_at TEXT NOT NULL,
        flagged INTEGER NOT NULL CHECK (flagged IN (0, 1)),
        PRIMARY KEY (learner, bank, item)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE domain_standing (
        learner TEXT NOT NULL REFERENCES learner (id),
        bank TEXT NOT NULL,
        domain TEXT NOT NULL,
        answered INTEGER NOT NULL CHECK (answered > 0),
        correct INTEGER NOT NULL CHECK (correct BETWEEN 0 AND answered),
        unsafe INTEGER NOT NULL CHECK (unsafe BETWEEN 0 AND answered),
        last_at TEXT NOT NULL,
        PRIMARY KEY (learner, bank, domain)
    ) STRICT, WITHOUT ROWID
    """,
    # Kept apart from every score: danger is not averaged away.
    """
    CREATE TABLE unsafe_standing (
        learner TEXT NOT NULL REFERENCES learner (id),
        bank TEXT NOT NULL,
        item TEXT NOT NULL,
        act TEXT NOT NULL,
        harm TEXT NOT NULL,
        times INTEGER NOT NULL CHECK (times > 0),
        safe_since INTEGER NOT NULL CHECK (safe_since >= 0),
        last_at TEXT NOT NULL,
        title TEXT NOT NULL,
        PRIMARY KEY (learner, bank, item, act)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE practice_day (
        learner TEXT NOT NULL REFERENCES learner (id),
        date TEXT NOT NULL,  -- of the learner's own calendar
        answered INTEGER NOT NULL CHECK (answered >= 0),
        elapsed_ms INTEGER NOT NULL CHECK (elapsed_ms >= 0),
        PRIMARY KEY (learner, date)
    ) STRICT, WITHOUT ROWID
    """,
)


def _keep_steps(connection: sqlite3.Connection) -> None:
    # SQLite cannot change a CHECK: the log moves to a table with the new one, row by row as it
    # stands. With the old table go its triggers, which do not fire for it, and its index; they are
    # then made again.
    connection.execute(_EVENT_WITH_STEPS)
    connection.execute("INSERT INTO event_moved SELECT * FROM event ORDER BY sequence")
    connection.execute("DROP TABLE event")
    connection.execute("ALTER TABLE event_moved RENAME TO event")
    for statement in _EVENT_RULES:
        connection.execute(statement)
    # JSON, as the item's family writes it: the steps of a response that is not whole yet.
    connection.execute(
        "ALTER TABLE response ADD COLUMN steps TEXT CHECK (steps IS NULL OR state = 'omitted')"
    )


_EVENT_WITH_STEPS = """
    CREATE TABLE event_moved (
        sequence INTEGER PRIMARY KEY,  -- place in the chain, from 1, without gaps
        id TEXT NOT NULL UNIQUE CHECK (id <> ''),  -- so that nothing is stored twice
        kind TEXT NOT NULL CHECK (kind IN (
            'learner-added', 'learner-renamed', 'started', 'shown', 'left', 'stepped', 'answered',
            'changed', 'flagged', 'unflagged', 'struck', 'reasoned', 'resumed', 'finished',
            'abandoned')),
        learner TEXT NOT NULL CHECK (learner <> ''),
        attempt TEXT NOT NULL,  -- '' for events of a learner
        position INTEGER NOT NULL CHECK (position >= -1),  -- in the form; -1: no item concerned
        bank TEXT NOT NULL,
        item TEXT NOT NULL,
        revision INTEGER NOT NULL CHECK (revision >= 0),
        content_hash TEXT NOT NULL,  -- of the item as shown; names a snapshot
        data TEXT NOT NULL,  -- canonical JSON, hashed as it stands: never reformat it
        at TEXT NOT NULL CHECK (at GLOB '????-??-??T??:??:??.???Z'),  -- compared as text
        offset_min INTEGER NOT NULL,  -- minutes east of UTC; which day it was for the learner
        version TEXT NOT NULL,  -- of the program, for when a version turns out to have a bug
        hash TEXT NOT NULL CHECK (length(hash) = 64)  -- of the previous hash and this event
    ) STRICT
    """

_EVENT_RULES = (
    "CREATE UNIQUE INDEX event_started ON event (attempt) WHERE kind = 'started'",
    """
    CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
    """,
    """
    CREATE TRIGGER event_is_never_removed BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
    """,
)


def _keep_exams(connection: sqlite3.Connection) -> None:
    # As in `_keep_steps`, whatever the log may hold by now: only the list of kinds grows.
    (made,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'event'").fetchone()
    table = re.sub(r"(kind IN \([^)]*)\)", rf"\1, {_MORE_KINDS})", made, count=1)
    connection.execute(re.sub(r'CREATE TABLE "?event"?', "CREATE TABLE event_moved", table))
    connection.execute("INSERT INTO event_moved SELECT * FROM event ORDER BY sequence")
    connection.execute("DROP TABLE event")
    connection.execute("ALTER TABLE event_moved RENAME TO event")
    for statement in (*_EVENT_RULES, *_EXAM_COLUMNS):
        connection.execute(statement)


_MORE_KINDS = "'paused', 'clock-jumped', 'accommodated'"

_EXAM_COLUMNS = (
    # The id of an exam's definition; its rules stand in the event that started the attempt.
    "ALTER TABLE attempt ADD COLUMN exam TEXT NOT NULL DEFAULT ''",
    # By the clock on the wall, moved with it when it jumps: what remains after a restart.
    "ALTER TABLE attempt ADD COLUMN deadline TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE attempt ADD COLUMN paused_at TEXT NOT NULL DEFAULT ''",
    # Time in exams beyond the usual, in percent; NULL is no limit.
    "ALTER TABLE learner ADD COLUMN extra_percent INTEGER DEFAULT 0 CHECK (extra_percent >= 0)",
    "ALTER TABLE learner ADD COLUMN pauses INTEGER NOT NULL DEFAULT 0 CHECK (pauses IN (0, 1))",
)

MIGRATIONS: tuple[Migration, ...] = (
    Migration(1, "Creates the log, the snapshots and the tables derived from them.", _create),
    Migration(
        2, "Lets the log hold the steps of an item, and a response be stored so far.", _keep_steps
    ),
    Migration(
        3,
        "Lets the log hold plans of review, and makes the tables of memory.",
        lambda connection: keep_memory(connection, _EVENT_RULES),
    ),
    Migration(
        4,
        "Lets the log hold pauses, jumps of the clock and what learners are allowed in exams.",
        _keep_exams,
    ),
    Migration(
        5,
        "Lets the log tell of imports and of more reasons, and makes the counts by the day.",
        lambda connection: keep_rollups(connection, _EVENT_RULES),
    ),
)


def newest_version() -> int:
    """Return the schema version that this program writes."""
    return MIGRATIONS[-1].number


def schema_hash(connection: sqlite3.Connection) -> str:
    """Hash everything that the schema says; the planner's statistics are no part of it."""
    rows = connection.execute(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"
        " AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY type, name"
    )
    return sha256("\n".join(sql for (sql,) in rows).encode()).hexdigest()


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Bring a file from a version (0: empty) to the newest, each step in its own transaction."""
    for migration in MIGRATIONS:
        if migration.number <= version:
            continue
        connection.execute("BEGIN IMMEDIATE")
        try:
            migration.run(connection)
            connection.execute("UPDATE store SET schema_hash = ?", (schema_hash(connection),))
            connection.execute(f"PRAGMA user_version = {migration.number}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
