# SPDX-License-Identifier: MIT
"""What can be done when the data folder does not open; nothing is ever overwritten."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, assert_never

from trainer.errors import StoreError, TrainerError
from trainer.services import data
from trainer.storage.database import (
    DamagedStore,
    ForeignStore,
    NewerStore,
    OldSqlite,
    UnusableStore,
    set_aside,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from trainer.paths import Paths
    from trainer.services.data import BackupFile


class Choice(StrEnum):
    """What the owner of the data can decide."""

    RESTORE = "restore"  # put the latest whole backup in the place of the file
    SET_ASIDE = "set-aside"  # rename the file, and begin a new one
    OTHER_FOLDER = "other-folder"
    TRY_AGAIN = "try-again"
    QUIT = "quit"


class Trouble(NamedTuple):
    """Why the data folder does not open.

    Attributes:
        sentence: what is the matter and what helps.
        detail: for a maintainer; may be empty.
        folder: the data folder.
        choices: what can be done, the best first; quitting is always the last.
        backup: the latest backup; None where there is none.
    """

    sentence: str
    detail: str
    folder: str
    choices: tuple[Choice, ...]
    backup: BackupFile | None


class Settled(NamedTuple):
    """What was done.

    Attributes:
        restored: the backup that is in place now; "" where none was.
        kept: where the former file is; "" where there was none.
    """

    restored: str = ""
    kept: str = ""


def look_into(error: TrainerError, paths: Paths) -> Trouble:
    """Find out what can be done about an error; reads the folder of backups."""
    try:
        backup = next(iter(data.backups(paths)), None)
    except OSError:
        backup = None
    choices = (*_remedies(error, backup is not None), Choice.QUIT)
    return Trouble(error.user_message, error.detail, paths.data, choices, backup)


def in_use(folder: str) -> Trouble:
    """Describe a data folder that another window or command holds."""
    sentence = (
        f"Needlewise is already open on {folder}, but its window does not answer; "
        "close it and try again, or choose another data folder."
    )
    choices = (Choice.TRY_AGAIN, Choice.OTHER_FOLDER, Choice.QUIT)
    return Trouble(sentence, "", folder, choices, None)


def settle(choice: Choice, paths: Paths, clock: Callable[[], datetime]) -> Settled:
    """Do what was chosen, as far as it concerns files.

    Raises:
        StoreError: it could not be done; nothing has changed.
    """
    match choice:
        case Choice.RESTORE:
            return _restore_latest(paths, clock)
        case Choice.SET_ASIDE:
            return Settled(kept=set_aside(data.where(paths).file))
        case Choice.OTHER_FOLDER | Choice.TRY_AGAIN | Choice.QUIT:
            return Settled()
        case _:
            assert_never(choice)


class Command(NamedTuple):
    """How a program is started."""

    program: str
    arguments: tuple[str, ...]
    environment: dict[str, str]


def start_again(folder: str) -> Command:
    """Tell how this program is started on a data folder."""
    environment = dict(os.environ)
    if getattr(sys, "frozen", False):
        return Command(sys.executable, ("--data", folder), environment)
    from trainer import resources

    # From a checkout the package is importable only beside main.py.
    searched = [resources.import_path(), environment.get("PYTHONPATH", "")]
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, searched))
    return Command(sys.executable, ("-m", "trainer", "--data", folder), environment)


def _remedies(error: TrainerError, has_backup: bool) -> tuple[Choice, ...]:
    match error:
        case DamagedStore() if has_backup:
            return Choice.RESTORE, Choice.SET_ASIDE, Choice.OTHER_FOLDER
        case DamagedStore() | ForeignStore():
            return Choice.SET_ASIDE, Choice.OTHER_FOLDER
        case NewerStore():
            return Choice.OTHER_FOLDER, Choice.SET_ASIDE
        case OldSqlite():
            return ()
        case _:
            # Read-only, locked, full, failing, or the banks: all may pass, or be mended outside.
            return Choice.TRY_AGAIN, Choice.OTHER_FOLDER


def _restore_latest(paths: Paths, clock: Callable[[], datetime]) -> Settled:
    """Restore the latest backup that is whole."""
    first: UnusableStore | None = None
    for backup in data.backups(paths):
        try:
            kept = data.restore(paths, backup.path, clock)
        except UnusableStore as error:
            if getattr(error, "path", "") != backup.path:
                raise  # it is not the backup that is at fault
            first = first or error
        else:
            return Settled(backup.path, kept)
    message = (
        f"No backup in {data.where(paths).backups} is whole; set the file aside and begin anew, "
        "or choose another data folder."
    )
    raise StoreError(message, first.detail if first is not None else "")
