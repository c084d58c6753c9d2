# SPDX-License-Identifier: MIT
"""Copies of the data file: made, thinned out over time, and put back."""

import os
import re
import shutil
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from trainer.storage.checks import log_check, quick_check
from trainer.storage.database import (
    BACKUP_FOLDER,
    DamagedStore,
    Database,
    ForeignStore,
    LockedStore,
    NewerStore,
    open_for_reading,
)
from trainer.storage.failures import DamagedBackup, SameStore, translated
from trainer.storage.files import (
    COMPANIONS,
    aside_name,
    discard,
    has_leftovers,
    replace_durably,
    set_aside,
    sync_folder,
)

_NAME = re.compile(r"learning-(\d{8}T\d{6}Z)(?:-([a-z0-9-]+))?(?:\.\d+)?\.sqlite3")
_STAMP = "%Y%m%dT%H%M%SZ"

_TEN_MINUTES = timedelta(minutes=10)
_DAY = timedelta(days=1)
_MONTH = timedelta(days=30)
_YEAR = timedelta(days=365)


class BackupFile(NamedTuple):
    """A backup in its folder.

    Attributes:
        made_at: aware UTC.
        reason: why it was made, such as "before-restore"; "" for the regular ones.
        size: bytes.
    """

    path: str
    made_at: datetime
    reason: str
    size: int


def backup_folder(path: str) -> str:
    """Return the folder for backups of a data file."""
    return str(Path(path).parent / BACKUP_FOLDER)


def backup_name(now: datetime, reason: str = "") -> str:
    """Return a dated file name.

    Args:
        now: aware time.
        reason: lower-case words held together by hyphens; "" for a regular backup.
    """
    return f"learning-{now.astimezone(UTC).strftime(_STAMP)}{'-' if reason else ''}{reason}.sqlite3"


def backup(source: Database | str, to: str) -> str:
    """Copy a data file, checked and on disk before it gets its name.

    Args:
        source: an open database, or a file, that may be open elsewhere.
        to: the file to write; one that is there already is replaced, but never by half a copy.

    Returns:
        The file written.

    Raises:
        StoreError: it could not be copied, or the copy does not pass the quick check.
    """
    path = source.path if isinstance(source, Database) else source
    target = Path(to)
    draft = f"{to}.new"
    try:
        with translated(to):
            if target.exists() and target.samefile(path):
                raise SameStore(to, "a backup onto the data file itself")
            target.parent.mkdir(parents=True, exist_ok=True)
            Path(draft).unlink(missing_ok=True)
        if isinstance(source, Database):
            _copy(source.connection, draft)
        else:
            connection = open_for_reading(path)
            try:
                _copy(connection, draft)
            finally:
                connection.close()
        problems = quick_check(draft)
        if problems:
            raise DamagedStore(path, "; ".join(problems))
        with translated(to):
            replace_durably(draft, to)
    finally:
        for tail in ("", "-journal", "-wal", "-shm"):
            discard(draft + tail)
    return to


def backups(folder: str) -> list[BackupFile]:
    """List the backups in a folder, the newest first; other files are passed over."""
    found = []
    place = Path(folder)
    for file in place.iterdir() if place.is_dir() else ():
        match = _NAME.fullmatch(file.name)
        if match is None:
            continue
        made_at = datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)
        found.append(BackupFile(str(file), made_at, match[2] or "", file.stat().st_size))
    return sorted(found, key=lambda one: (one.made_at, one.path), reverse=True)


def rotate(folder: str, now: datetime) -> list[str]:
    """Thin out the backups in a folder.

    Kept is the newest of every ten minutes for a day, of every day for 30 days, of every week
    for a year; and in any case the newest of all. Those made for a reason are thinned out among
    themselves, so that one from before a restore is not lost to a regular one of the same hour.

    Args:
        folder: only files named by `backup_name` are touched.
        now: aware time.

    Returns:
        The files removed.
    """
    kept: set[tuple[str, str, int]] = set()
    removed = []
    for place, file in enumerate(backups(folder)):
        bucket = _bucket(file, now)
        if place == 0 or (bucket is not None and bucket not in kept):
            if bucket is not None:
                kept.add(bucket)
            continue
        Path(file.path).unlink(missing_ok=True)
        removed.append(file.path)
    return removed


def restore(path: str, from_file: str, clock: Callable[[], datetime]) -> str:
    """Put a backup in the place of the data file. The data file must be closed.

    At every moment a whole file is in place: the present one or the backup's copy. The present
    one is backed up first; where it is damaged, it is set aside as it is.

    Args:
        path: the data file; may be missing.
        from_file: the backup; stays where it is.
        clock: aware time.

    Returns:
        Where the present file has been kept; "" where there was none.

    Raises:
        StoreError: the backup is not whole, or the present file is in use; nothing has changed.
    """
    if problems := log_check(from_file):
        raise DamagedBackup(from_file, "; ".join(problems))
    if Path(path).exists() and Path(path).samefile(from_file):
        raise SameStore(from_file, "the data file is its own backup")
    draft = f"{path}.restored"
    try:
        backup(from_file, draft)
        kept = _keep_present(path, clock) if Path(path).exists() else _keep_leftovers(path)
        with translated(path):
            replace_durably(draft, path)
    finally:
        discard(draft)
    return kept


def _copy(source: sqlite3.Connection, draft: str) -> None:
    with translated(draft):
        target = sqlite3.connect(draft, isolation_level=None)
        try:
            target.execute("PRAGMA synchronous = OFF")  # synced as a whole before it is named
            source.backup(target)
            # A single file that can be read from anywhere, also where nothing can be written.
            target.execute("PRAGMA journal_mode = DELETE")
        finally:
            target.close()


def _bucket(file: BackupFile, now: datetime) -> tuple[str, str, int] | None:
    """Return what a backup stands for, once; None when it is past its time."""
    age = now - file.made_at
    seconds = int(file.made_at.timestamp())
    if age < _DAY:
        return file.reason, "ten minutes", seconds // int(_TEN_MINUTES.total_seconds())
    if age < _MONTH:
        return file.reason, "day", seconds // int(_DAY.total_seconds())
    if age < _YEAR:
        return file.reason, "week", seconds // int(7 * _DAY.total_seconds())
    return None


def _keep_present(path: str, clock: Callable[[], datetime]) -> str:
    target = _free(Path(backup_folder(path)) / backup_name(clock(), "before-restore"))
    try:
        kept = backup(path, target)
        _empty_wal(path)
    except (DamagedStore, ForeignStore, NewerStore):
        kept = _set_aside_in_place(path)
    return kept


def _free(target: Path) -> str:
    number, free = 1, target
    while free.exists():
        number += 1
        free = target.with_suffix(f".{number}{target.suffix}")
    return str(free)


def _empty_wal(path: str) -> None:
    """Move what is in the WAL into the file: left behind, it would be applied to the new one.

    Raises:
        LockedStore: another program has the file open.
    """
    with translated(path):
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()
    # The last one to close the file removes these.
    if any(Path(path + tail).exists() for tail in ("-wal", "-shm")):
        raise LockedStore(path, "the file is open elsewhere")


def _keep_leftovers(path: str) -> str:
    return set_aside(path) if has_leftovers(path) else ""


def _set_aside_in_place(path: str) -> str:
    """Give a file that cannot be used a second, lasting name; its first name stays for now."""
    target = aside_name(path)
    with translated(path):
        try:
            os.link(path, target)
        except OSError:
            shutil.copy2(path, target)  # no hard links on this file system
        for tail in COMPANIONS:
            if Path(path + tail).exists():
                Path(path + tail).rename(target + tail)
        sync_folder(str(Path(path).parent))
    return target
