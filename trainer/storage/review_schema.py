# SPDX-License-Identifier: MIT
"""The third step of the data file's shape: what memory is derived into."""

import sqlite3

_KINDS_BEFORE, _KINDS_AFTER = "'learner-renamed',", "'learner-renamed', 'learner-planned',"


def keep_memory(connection: sqlite3.Connection, event_rules: tuple[str, ...]) -> None:
    """Let the log hold plans of review, and make the tables of memory, to be filled at opening.

    Args:
        connection: inside a transaction.
        event_rules: index and triggers of the log, which go with its old table.
    """
    (made,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'event'").fetchone()
    columns = made.replace(_KINDS_BEFORE, _KINDS_AFTER).partition("(")[2]
    connection.execute(f"CREATE TABLE event_moved ({columns}")
    connection.execute("INSERT INTO event_moved SELECT * FROM event ORDER BY sequence")
    connection.execute("DROP TABLE event")
    connection.execute("ALTER TABLE event_moved RENAME TO event")
    for statement in (*event_rules, *_TABLES):
        connection.execute(statement)


_TABLES = (
    # By which rules the derived tables were made; others than the program's: they are made anew
    # when the file is opened. These here are empty, and 0 is nobody's.
    "ALTER TABLE store ADD COLUMN rules INTEGER NOT NULL DEFAULT 0",
    # What an answer counts by when it counts only at the end of a test; NULL before it is answered,
    # and in answers of versions that did not note it.
    "ALTER TABLE response ADD COLUMN type TEXT",
    "ALTER TABLE response ADD COLUMN critical INTEGER CHECK (critical IN (0, 1))",
    "ALTER TABLE response ADD COLUMN idea TEXT",
    "DROP TABLE item_standing",
    """
    CREATE TABLE item_standing (
        learner TEXT NOT NULL REFERENCES learner (id),
        bank TEXT NOT NULL,
        item TEXT NOT NULL,
        subject TEXT NOT NULL,  -- whose memory it shares; the item's id where it has no idea
        answered INTEGER NOT NULL CHECK (answered >= 0),
        correct INTEGER NOT NULL CHECK (correct BETWEEN 0 AND answered),
        last_correct INTEGER NOT NULL CHECK (last_correct IN (0, 1)),
        last_unsafe INTEGER NOT NULL CHECK (last_unsafe IN (0, 1)),
        last_at TEXT NOT NULL,  -- '' when flagged only, as due_at
        safe_days INTEGER CHECK (safe_days >= 0),  -- since its unsafe acts; NULL: none stands
        due_at TEXT NOT NULL,  -- of its memory, or sooner where an unsafe act stands
        flagged INTEGER NOT NULL CHECK (flagged IN (0, 1)),
        PRIMARY KEY (learner, bank, item)
    ) STRICT, WITHOUT ROWID
    """,
    "DROP TABLE unsafe_standing",
    """
    CREATE TABLE unsafe_standing (
        learner TEXT NOT NULL REFERENCES learner (id),
        bank TEXT NOT NULL,
        item TEXT NOT NULL,
        act TEXT NOT NULL,
        harm TEXT NOT NULL,
        times INTEGER NOT NULL CHECK (times > 0),
        safe_days INTEGER NOT NULL CHECK (safe_days >= 0),  -- different days, since the latest time
        safe_on TEXT NOT NULL,  -- the latest of these days in the learner's calendar; '' for none
        last_at TEXT NOT NULL,
        title TEXT NOT NULL,
        PRIMARY KEY (learner, bank, item, act)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE memory (
        learner TEXT NOT NULL REFERENCES learner (id),
        bank TEXT NOT NULL,
        subject TEXT NOT NULL,  -- an item's id, or "idea:" and the id that its variants share
        stability REAL NOT NULL CHECK (stability > 0),  -- days
        difficulty REAL NOT NULL CHECK (difficulty BETWEEN 1 AND 10),
        critical INTEGER NOT NULL CHECK (critical IN (0, 1)),  -- held at a higher recall
        state INTEGER NOT NULL CHECK (state BETWEEN 1 AND 3),
        step INTEGER CHECK (step >= 0),
        last_on TEXT NOT NULL,  -- the learner's day of the latest answer
        wait_min INTEGER NOT NULL CHECK (wait_min >= 0),  -- to the next, by memory alone
        last_at TEXT NOT NULL,
        offset_min INTEGER NOT NULL,  -- of the latest answer: where the learner's days begin
        last_rating INTEGER NOT NULL CHECK (last_rating BETWEEN 1 AND 4),
        reviews INTEGER NOT NULL CHECK (reviews > 0),
        lapses INTEGER NOT NULL CHECK (lapses >= 0),
        PRIMARY KEY (learner, bank, subject)
    ) STRICT, WITHOUT ROWID
    """,
    # What memory was made from: other weights make another memory of the same reviews.
    """
    CREATE TABLE review (
        learner TEXT NOT NULL REFERENCES learner (id),
        bank TEXT NOT NULL,
        subject TEXT NOT NULL,
        number INTEGER NOT NULL CHECK (number > 0),
        reviewed_on TEXT NOT NULL,
        rating INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 4),
        PRIMARY KEY (learner, bank, subject, number)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE pace (
        learner TEXT NOT NULL REFERENCES learner (id),
        type TEXT NOT NULL,
        times_ms TEXT NOT NULL,  -- JSON list, the latest times for items of a type, oldest first
        PRIMARY KEY (learner, type)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE review_plan (
        learner TEXT PRIMARY KEY REFERENCES learner (id),
        plan TEXT NOT NULL  -- JSON, as the event has it
    ) STRICT, WITHOUT ROWID
    """,
)
