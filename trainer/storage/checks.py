# SPDX-License-Identifier: MIT
"""Checks of a data file or backup, each on a connection of its own that cannot write."""

import sqlite3
from collections.abc import Callable, Iterator
from itertools import islice

from trainer.storage import log, migrations
from trainer.storage.database import DamagedStore, open_for_reading
from trainer.storage.derived import RULES
from trainer.storage.failures import translated
from trainer.storage.rebuild import compare

# More than this helps nobody who has to decide about a damaged file.
_MOST = 100


def quick_check(path: str) -> list[str]:
    """Look for damage that shows without reading the log; fit for every start.

    Returns:
        What is wrong, for a maintainer; empty when nothing was found.

    Raises:
        StoreError: the file cannot be read at all, is foreign or newer.
    """
    return _check(path, _quick_problems)


def log_check(path: str) -> list[str]:
    """Check pages, indexes, log and snapshots: everything that cannot be derived again.

    Returns, Raises: as `quick_check`.
    """
    return _check(path, _structure_problems, log.chain_problems)


def full_check(path: str) -> list[str]:
    """Check everything: as `log_check`, and that what is derived follows from the log.

    Returns, Raises: as `quick_check`.
    """
    return _check(path, _structure_problems, log.chain_problems, _derived_problems)


_Problems = Callable[[sqlite3.Connection], Iterator[str]]


def _check(path: str, *steps: _Problems) -> list[str]:
    try:
        connection = open_for_reading(path)
        try:
            with translated(path):
                connection.execute("BEGIN")  # one view of the file, whatever is written meanwhile
                for step in steps:
                    # A later step makes no sense of what an earlier one found broken.
                    if problems := list(islice(step(connection), _MOST)):
                        return problems
        finally:
            connection.close()
    except DamagedStore as error:
        return [error.detail]
    except sqlite3.Error as error:
        # Here even what reads like a mistake in our SQL is the file's: the SQL is tested.
        return [f"{type(error).__name__}: {error}"]
    return []


def _quick_problems(connection: sqlite3.Connection) -> Iterator[str]:
    yield from _schema_problems(connection)
    for (line,) in connection.execute(f"PRAGMA quick_check({_MOST})"):
        if line != "ok":
            yield line


def _structure_problems(connection: sqlite3.Connection) -> Iterator[str]:
    yield from _schema_problems(connection)
    for (line,) in connection.execute(f"PRAGMA integrity_check({_MOST})"):
        if line != "ok":
            yield line
    for table, _, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"a row of {table} has no {parent}"


def _schema_problems(connection: sqlite3.Connection) -> Iterator[str]:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    row = connection.execute("SELECT schema_hash FROM store").fetchone()
    if row is None or row[0] != migrations.schema_hash(connection):
        yield "the tables are not as they were made"
    if version != migrations.newest_version():
        return  # an older backup: what it should hold is known to its own hash alone
    expected, found = _expected_schema(), _schema(connection)
    for name in sorted(expected.keys() | found.keys()):
        if expected.get(name) != found.get(name):
            wrong = "is missing" if name not in found else "is not as this program made it"
            yield f"{name} {wrong}"


def _derived_problems(connection: sqlite3.Connection) -> Iterator[str]:
    columns = {name for _, name, *_ in connection.execute("PRAGMA table_info(store)")}
    if "rules" not in columns:
        return  # an older backup: what it derived by other rules is derived anew when it is opened
    if connection.execute("SELECT rules FROM store").fetchone()[0] != RULES:
        return
    try:
        difference = compare(connection)
    except (ValueError, LookupError, TypeError, sqlite3.IntegrityError) as error:
        # The chain holds, yet an event does not fit those before it.
        yield f"the log cannot be replayed: {error}"
        return
    yield from map(str, difference.rows)


def _expected_schema() -> dict[str, str]:
    memory = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrations.migrate(memory, 0)
        return _schema(memory)
    finally:
        memory.close()


def _schema(connection: sqlite3.Connection) -> dict[str, str]:
    rows = connection.execute(
        "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
        " AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
    )
    return dict(rows.fetchall())
