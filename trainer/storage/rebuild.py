# SPDX-License-Identifier: MIT
"""Derives everything anew from the log, and tells what was different."""

import sqlite3
from typing import Any, NamedTuple

from trainer.storage import derived, migrations
from trainer.storage.database import Database
from trainer.storage.failures import readable, translated
from trainer.storage.log import stored_events

_Tables = dict[str, dict[tuple[Any, ...], tuple[Any, ...]]]


class RowDifference(NamedTuple):
    """A derived row that is not as the log has it.

    Attributes:
        key: the columns that tell the table's rows apart.
        live: the row as it was; None where there was none.
        rebuilt: the row as it follows from the log; None where none does.
    """

    table: str
    key: tuple[Any, ...]
    live: tuple[Any, ...] | None
    rebuilt: tuple[Any, ...] | None

    def __str__(self) -> str:
        """Name the row and what is wrong with it, without what the learner did."""
        if self.live is None:
            wrong = "was missing"
        else:
            wrong = "should not exist" if self.rebuilt is None else "was different"
        return f"{self.table} {'/'.join(map(str, self.key))} {wrong}"


class Difference(NamedTuple):
    """What a rebuild found.

    Attributes:
        events: how many events were replayed.
        rows: every derived row that differed; none when all was as the log has it.
    """

    events: int
    rows: tuple[RowDifference, ...]


def rebuild(database: Database) -> Difference:
    """Drop everything derived, derive it anew from the log, and keep that, in one transaction.

    Raises:
        StoreError: it could not be stored, or the log is damaged; all is as before.
    """
    with readable(database.path), database.transaction() as connection:
        live = _read(connection)
        _clear(connection)
        events = _replay(connection, connection)
        difference = Difference(events, _compare(live, _read(connection)))
    database.checkpoint()
    return difference


def derive(connection: sqlite3.Connection) -> None:
    """Derive everything anew by the rules of this program, in one transaction, without comparing.

    Raises:
        ValueError, LookupError, TypeError, sqlite3.IntegrityError: the log does not fit itself; all
            is as before.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        _clear(connection)
        _replay(connection, connection)
        connection.execute("UPDATE store SET rules = ?", (derived.RULES,))
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def compare(connection: sqlite3.Connection) -> Difference:
    """Derive everything anew in memory and compare, on a connection that need not write."""
    with translated(":memory:"):
        memory = sqlite3.connect(":memory:", isolation_level=None)
        try:
            migrations.migrate(memory, 0)
            memory.execute("BEGIN")
            events = _replay(connection, memory)
            return Difference(events, _compare(_read(connection), _read(memory, connection)))
        finally:
            memory.close()


def _clear(connection: sqlite3.Connection) -> None:
    for table in reversed(derived.TABLES):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - a name of our own


def _replay(source: sqlite3.Connection, target: sqlite3.Connection) -> int:
    events = 0
    for event, _, _ in stored_events(source):
        derived.apply(target, event)
        events += 1
    return events


def _read(connection: sqlite3.Connection, like: sqlite3.Connection | None = None) -> _Tables:
    """Read all derived tables, with the columns that they have in another file.

    A file of an older version lacks those that were added since.
    """
    tables: _Tables = {}
    for table, keys in derived.TABLES.items():
        known = (like or connection).execute(f"SELECT * FROM {table} LIMIT 0")  # noqa: S608 - ours
        columns = ", ".join(name for name, *_ in known.description)
        rows = connection.execute(f"SELECT {columns} FROM {table}")  # noqa: S608 - names of our own
        tables[table] = {row[:keys]: row for row in rows}
    return tables


def _compare(live: _Tables, rebuilt: _Tables) -> tuple[RowDifference, ...]:
    return tuple(
        RowDifference(table, key, live[table].get(key), rebuilt[table].get(key))
        for table in derived.TABLES
        for key in sorted(live[table].keys() | rebuilt[table].keys())
        if live[table].get(key) != rebuilt[table].get(key)
    )
