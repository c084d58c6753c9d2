# SPDX-License-Identifier: MIT
"""Opens the data file and gives transactions on it. Opening never overwrites or deletes anything.

An answer costs one transaction with one sync: the file is in WAL mode with `synchronous=FULL`, and
what would add syncs (moving the WAL into the file) happens only where nobody waits for an answer.
"""

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Literal

from trainer.storage import migrations
from trainer.storage.derived import RULES
from trainer.storage.failures import (
    DamagedStore,
    FailingStore,
    FolderStore,
    ForeignStore,
    FullStore,
    LockedStore,
    MissingStore,
    NewerStore,
    NoFolderStore,
    OldSqlite,
    ReadOnlyStore,
    UnusableStore,
    readable,
    translated,
)
from trainer.storage.files import has_leftovers, set_aside, size_of, sync_folder

__all__ = [
    "DamagedStore",
    "Database",
    "FailingStore",
    "FolderStore",
    "ForeignStore",
    "FullStore",
    "LockedStore",
    "MissingStore",
    "NewerStore",
    "NoFolderStore",
    "OldSqlite",
    "ReadOnlyStore",
    "UnusableStore",
    "open_database",
    "open_for_reading",
    "set_aside",
]

Synchronous = Literal["FULL", "NORMAL"]

BACKUP_FOLDER = "backups"

# A WAL of this size is moved into the file at the next chance; a thousand pages of 4 KiB.
LARGE_WAL_BYTES = 4 * 1024 * 1024

_BUSY_MS = 2_000
_STRICT_TABLES_SINCE = (3, 37, 0)

# https://www.sqlite.org/fileformat.html#the_database_header
_HEADER_BYTES = 100
_MAGIC = b"SQLite format 3\0"
_USER_VERSION = slice(60, 64)
_APPLICATION_ID = slice(68, 72)


class Database:
    """The data file, open on the thread that opened it.

    Attributes:
        path: the file.
        connection: for reading and, inside `transaction()`, for writing.
        ended_cleanly: whether the last run that wrote anything closed the file in order.
    """

    def __init__(self, path: str, connection: sqlite3.Connection, ended_cleanly: bool) -> None:
        self.path = path
        self.connection = connection
        self.ended_cleanly = ended_cleanly
        self._marked_open = False

    def read(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run a query and fetch all its rows.

        Raises:
            StoreError: the file cannot be read.
        """
        with translated(self.path):
            return self.connection.execute(sql, values).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Give the connection for one transaction: all of it is on disk afterwards, or nothing.

        Raises:
            StoreError: the file cannot be written; nothing of the transaction has been kept.
        """
        connection = self.connection
        with translated(self.path):
            connection.execute("BEGIN IMMEDIATE")
            try:
                # Goes with the run's first write, so that it costs no sync of its own.
                if not self._marked_open:
                    connection.execute("UPDATE store SET ended_cleanly = 0")
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                # A failed commit may have rolled back by itself.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            self._marked_open = True

    def checkpoint(self) -> bool:
        """Move the WAL into the file, if no reader is in the way. Costs a few syncs.

        The first transaction after it syncs twice, for a new WAL begins with a header. So that
        this never falls on an answer, a small transaction takes it at once.

        Returns:
            Whether everything was moved; if not, nothing is lost and the next call tries again.
        """
        try:
            moved = self._move_wal()
            if moved:
                with self.transaction() as connection:
                    connection.execute("UPDATE store SET checkpoints = checkpoints + 1")
        except UnusableStore as error:
            _warn("the WAL was not moved into the file: %s", error)
            return False
        return moved

    def wal_bytes(self) -> int:
        """Return how large the WAL is."""
        return size_of(self.path + "-wal")

    def close(self, *, clean: bool = True) -> None:
        """Close the file.

        Never raises a StoreError: everything is on disk before, and what cannot be tidied now
        is tidied at the next start.

        Args:
            clean: whether all went well; if not, the next start is told so.
        """
        try:
            if clean and (self._marked_open or not self.ended_cleanly):
                self._mark_clean()
        finally:
            self.connection.close()

    def _move_wal(self) -> bool:
        with translated(self.path):
            # Readers are not waited for: the WAL can just as well be moved another time.
            (busy_ms,) = self.connection.execute("PRAGMA busy_timeout").fetchone()
            self.connection.execute("PRAGMA busy_timeout = 0")
            try:
                row = self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            finally:
                self.connection.execute(f"PRAGMA busy_timeout = {busy_ms}")
        return bool(row[0] == 0)

    def _mark_clean(self) -> None:
        try:
            with self.transaction() as connection:
                connection.execute("UPDATE store SET ended_cleanly = 1")
            self._move_wal()
        except UnusableStore as error:
            _warn("not closed in order: %s", error)


def open_database(
    path: str,
    clock: Callable[[], datetime],
    *,
    synchronous: Synchronous = "FULL",
    busy_ms: int = _BUSY_MS,
) -> Database:
    """Open the data file, or create it where there is none.

    Args:
        path: the file; its folder is made when missing.
        clock: aware time; names the backup that is made before an older file is migrated.
        synchronous: never given but by the test that shows what FULL is for.
        busy_ms: how long to wait for another program that holds the file.

    Raises:
        StoreError: the file cannot be used. It and everything beside it is as it was.
    """
    if sqlite3.sqlite_version_info < _STRICT_TABLES_SINCE:
        raise OldSqlite(path, sqlite3.sqlite_version)
    with translated(path):
        if not os.path.lexists(path):
            _create(path)
        version = _version_of(path, busy_ms, to_write=True)
    if version < migrations.newest_version():
        _back_up_and_migrate(path, version, clock, busy_ms)
    with translated(path):
        connection = sqlite3.connect(path, timeout=busy_ms / 1000, isolation_level=None)
        try:
            ended_cleanly = _ended_cleanly(connection, path)
            _prepare(connection, synchronous)
            _derive_by_present_rules(connection, path)
        except BaseException:
            connection.close()
            raise
    return Database(path, connection, ended_cleanly)


def open_for_reading(path: str, *, busy_ms: int = _BUSY_MS) -> sqlite3.Connection:
    """Open a data file or backup so that nothing can be written; the caller closes it.

    Raises:
        StoreError: the file is missing, foreign, newer or damaged at its head.
    """
    with translated(path):
        _version_of(path, busy_ms, to_write=False)
        return _connect_read_only(path, busy_ms)


def _create(path: str) -> None:
    """Make a new file beside the place and move it there whole: there is never half a file."""
    if has_leftovers(path):
        raise DamagedStore(path, "the file is missing, but its WAL or journal is there")
    folder = os.path.dirname(path)
    os.makedirs(folder or ".", exist_ok=True)
    draft = path + ".new"
    if os.path.lexists(draft):
        os.remove(draft)  # of an earlier start that was cut off; it never held anything
    connection = sqlite3.connect(draft, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous = OFF")  # synced as a whole, below
        migrations.migrate(connection, 0)
        connection.execute("UPDATE store SET rules = ?", (RULES,))
        connection.execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()
    with open(draft, "rb+") as file:
        os.fsync(file.fileno())
    try:
        os.link(draft, path)  # unlike a rename, this never replaces a file
        os.remove(draft)
    except OSError:
        # No hard links on this file system (or Windows, where a rename does not replace).
        if os.path.lexists(path):
            raise
        os.rename(draft, path)
    sync_folder(folder)


def _version_of(path: str, busy_ms: int, *, to_write: bool) -> int:
    """Find out what a file is, and its schema version, without changing it.

    Raises:
        DamagedStore, ForeignStore, NewerStore: it is not ours to write.
    """
    if os.path.isdir(path):
        raise ForeignStore(path, "a folder")
    # SQLite would be content to read where it cannot write, and fail at the first answer.
    with open(path, "rb+" if to_write else "rb") as file:
        header = file.read(_HEADER_BYTES)
    # Not even for reading: SQLite would delete the WAL of an empty file.
    if len(header) < _HEADER_BYTES:
        raise DamagedStore(path, "the file is empty or cut off in its head")
    if size_of(path + "-wal"):
        # What counts is in the WAL; the head may be older, or torn by a power cut.
        application, version = _ask_sqlite(path, busy_ms)
    elif header.startswith(_MAGIC):
        application = int.from_bytes(header[_APPLICATION_ID], "big")
        version = int.from_bytes(header[_USER_VERSION], "big")
    elif any(header):
        raise ForeignStore(path, "not an SQLite file")
    else:
        raise DamagedStore(path, "the head of the file is empty")
    if application != migrations.APPLICATION_ID:
        raise ForeignStore(path, "the SQLite file of another application")
    if version > migrations.newest_version():
        raise NewerStore(path, f"schema version {version}")
    return version


def _ask_sqlite(path: str, busy_ms: int) -> tuple[int, int]:
    """Read application id and version through the WAL; refuses what could not be opened after.

    A connection that can write would move the WAL into the file when it is closed, even into one
    that turned out to be damaged.
    """
    connection = _connect_read_only(path, busy_ms)
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if (application, version) == (migrations.APPLICATION_ID, migrations.newest_version()):
            _ended_cleanly(connection, path)
    finally:
        connection.close()
    return application, version


def _connect_read_only(path: str, busy_ms: int) -> sqlite3.Connection:
    place = os.path.abspath(path).replace(os.sep, "/")
    for sign, code in (("%", "%25"), ("?", "%3f"), ("#", "%23")):
        place = place.replace(sign, code)
    if not place.startswith("/"):
        place = "/" + place  # a drive letter
    return sqlite3.connect(
        f"file:{place}?mode=ro", uri=True, timeout=busy_ms / 1000, isolation_level=None
    )


def _prepare(connection: sqlite3.Connection, synchronous: Synchronous) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA synchronous = {synchronous}")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    if sys.platform == "darwin":
        # There, a plain fsync leaves the data in the drive's own cache.
        connection.execute("PRAGMA fullfsync = ON")
        connection.execute("PRAGMA checkpoint_fullfsync = ON")
    # A file that somebody else writes is found out now, not at the first answer. No sync.
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("ROLLBACK")


def _derive_by_present_rules(connection: sqlite3.Connection, path: str) -> None:
    """Derive everything anew where that was done by other rules than these: once after an update.

    The log is the truth and has not changed; one that does not fit itself is damaged.
    """
    (rules,) = connection.execute("SELECT rules FROM store").fetchone()
    if rules != RULES:
        from trainer.storage.rebuild import derive

        with readable(path):
            derive(connection)


def _ended_cleanly(connection: sqlite3.Connection, path: str) -> bool:
    """Read how the last run ended; refuses a file whose tables are not what they should be."""
    try:
        row = connection.execute("SELECT ended_cleanly, schema_hash FROM store").fetchone()
        with readable(path):
            schema_hash = migrations.schema_hash(connection)
    except sqlite3.OperationalError as error:
        # No such table or column, or a schema that is no text.
        if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) == sqlite3.SQLITE_ERROR:
            raise DamagedStore(path, str(error)) from error
        raise
    if row is None or row[1] != schema_hash:
        raise DamagedStore(path, "the tables are not as they were made")
    return bool(row[0])


def _back_up_and_migrate(
    path: str, version: int, clock: Callable[[], datetime], busy_ms: int
) -> None:
    from trainer.storage.backup import backup, backup_name

    folder = os.path.join(os.path.dirname(path), BACKUP_FOLDER)
    backup(path, os.path.join(folder, backup_name(clock(), f"before-version-{version + 1}")))
    with translated(path):
        connection = sqlite3.connect(path, timeout=busy_ms / 1000, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = ON")
            migrations.migrate(connection, version)
        finally:
            connection.close()


def _warn(message: str, error: UnusableStore) -> None:
    import logging  # costs milliseconds on the way to the first question

    logging.getLogger(__name__).warning(message, error.detail)
