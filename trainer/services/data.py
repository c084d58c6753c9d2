# SPDX-License-Identifier: MIT
"""The data folder as its owner sees it: where it is, checked, backed up, restored, exported."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trainer.storage import backup as store
from trainer.storage.backup import BackupFile

if TYPE_CHECKING:
    from trainer.paths import Paths
    from trainer.services.context import Services
    from trainer.storage.rebuild import Difference as Difference

__all__ = ["BackupFile", "CheckReport", "Places"]

Clock = Callable[[], datetime]

_FILE = "learning.sqlite3"

# Why a backup was made, as it stands in its name; regular ones have no reason.
BY_HAND = "by-hand"
BEFORE_RESTORE = "before-restore"
BEFORE_REBUILD = "before-rebuild"


class Places(NamedTuple):
    """Where the parts of a data folder are; none need exist."""

    folder: str
    file: str
    backups: str
    banks: str
    cache: str
    logs: str
    settings: str


class CheckReport(NamedTuple):
    """What a full check found, each in a line for a maintainer.

    Attributes:
        damage: what is wrong with the file or the log; only a backup helps.
        derived: what does not follow from the log; rebuilding mends it.
        size: bytes of the file that was checked.
    """

    damage: tuple[str, ...]
    derived: tuple[str, ...]
    size: int

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found."""
        return not self.damage and not self.derived


def where(paths: Paths) -> Places:
    """Tell where everything is."""
    file = str(Path(paths.data, _FILE))
    return Places(
        folder=paths.data,
        file=file,
        backups=store.backup_folder(file),
        banks=str(Path(paths.data, "banks")),
        cache=paths.cache,
        logs=paths.logs,
        settings=paths.settings,
    )


def check(paths: Paths) -> CheckReport:
    """Check everything, on a connection of its own; the file may be in use meanwhile.

    Raises:
        StoreError: the file is missing, foreign or newer, or cannot be read at all.
    """
    from trainer.storage.checks import full_check, log_check

    file = where(paths).file
    damage = log_check(file)
    derived = [] if damage else full_check(file)
    return CheckReport(tuple(damage), tuple(derived), Path(file).stat().st_size)


def check_at_start(paths: Paths, ended_cleanly: bool) -> CheckReport:
    """Check what a start must know: quickly after an orderly end, else everything.

    Raises:
        StoreError: as `check`.
    """
    if not ended_cleanly:
        return check(paths)
    from trainer.storage.checks import quick_check

    file = where(paths).file
    return CheckReport(tuple(quick_check(file)), (), Path(file).stat().st_size)


def backups(paths: Paths) -> list[BackupFile]:
    """List the backups, the newest first."""
    return store.backups(where(paths).backups)


def back_up(paths: Paths, clock: Clock, to: str = "", reason: str = BY_HAND) -> str:
    """Make a backup; the file may be in use meanwhile.

    Args:
        paths: whose data.
        clock: aware time.
        to: the file to write; "" for a dated one among the others.
        reason: lower-case words held together by hyphens, for a dated one.

    Returns:
        The file written.

    Raises:
        StoreError: there is nothing to back up, or the backup cannot be written.
    """
    places = where(paths)
    if not to:
        name = store.backup_name(clock(), reason)
        to = str(Path(places.backups, name))
    return store.backup(places.file, str(Path(to).absolute()))


def back_up_if_changed(paths: Paths, clock: Clock) -> str:
    """Make a regular backup if anything was written since the last one, and thin out the old.

    Returns:
        The file written; "" where nothing had changed or there is no data yet.

    Raises:
        StoreError: the backup cannot be written.
    """
    places = where(paths)
    written_at = _written_at(places.file)
    newest = next(iter(store.backups(places.backups)), None)
    backed_up_at = None if newest is None else _written_at(newest.path)
    if written_at is None or (backed_up_at is not None and backed_up_at >= written_at):
        return ""
    made = back_up(paths, clock, reason="")
    store.rotate(places.backups, clock())
    return made


def backup_in_time(services: Services) -> str:
    """Do the same for services that are open; for every ten minutes and the end of a run."""
    return back_up_if_changed(services.paths, services.clock)


def restore(paths: Paths, file: str, clock: Clock) -> str:
    """Put a backup in the place of the data file, which must be closed.

    Returns:
        Where the present file is kept; "" where there was none.

    Raises:
        StoreError: the backup is not whole, or the present file is in use; nothing has changed.
    """
    return store.restore(where(paths).file, str(Path(file).absolute()), clock)


def restore_open(services: Services, file: str) -> str:
    """Do the same for services that are open; they are closed then, whatever comes of it.

    Returns, Raises: as `restore`.
    """
    services.close()
    return restore(services.paths, file, services.clock)


def export(services: Services, file: str, learner: str | None = None) -> str:
    """Write the whole log as one JSON file; of one learner only, if one is given.

    Returns:
        The file written.

    Raises:
        StoreError: the log cannot be read or the file not be written.
    """
    from trainer.storage.export import export as write

    target = str(Path(file).absolute())
    write(services.database, target, learner)
    return target


def rebuild(services: Services) -> Difference:
    """Derive everything anew from the log, after a backup, and tell what was different.

    Raises:
        StoreError: it could not be stored; all is as before.
    """
    from trainer.storage.rebuild import rebuild as derive

    back_up(services.paths, services.clock, reason=BEFORE_REBUILD)
    return derive(services.database)


def _written_at(file: str) -> int | None:
    """Return when a file or its WAL was last written, in nanoseconds; None without a file."""
    times = []
    for path in (file, f"{file}-wal"):
        try:
            times.append(Path(path).stat().st_mtime_ns)
        except FileNotFoundError:
            continue
    return max(times, default=None)
