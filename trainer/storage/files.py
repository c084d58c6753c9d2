# SPDX-License-Identifier: MIT
"""Moves data files about without ever leaving half a file, or a file without its WAL."""

import os
import sys
from contextlib import suppress
from datetime import UTC, datetime

from trainer.storage.failures import translated

# What SQLite keeps beside a file, and what belongs to it wherever it goes.
COMPANIONS = ("-wal", "-shm", "-journal")


def set_aside(path: str) -> str:
    """Rename a data file that cannot be used, so that a new one can be begun in its place.

    Returns:
        The new name.

    Raises:
        StoreError: it could not be renamed.
    """
    target = aside_name(path)
    with translated(path):
        # The file first: a WAL without its file is refused when opening, while a file
        # without its WAL would open and silently lack the latest answers.
        for tail in ("", *COMPANIONS):
            if os.path.lexists(path + tail):
                os.rename(path + tail, target + tail)
        sync_folder(os.path.dirname(target))
    return target


def aside_name(path: str) -> str:
    """Return a dated name beside a data file that nothing has yet."""
    stem, suffix = os.path.splitext(path)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    target, number = f"{stem}-set-aside-{stamp}{suffix}", 1
    while any(os.path.lexists(target + tail) for tail in ("", *COMPANIONS)):
        number += 1
        target = f"{stem}-set-aside-{stamp}-{number}{suffix}"
    return target


def sync_folder(folder: str) -> None:
    """Put the names in a folder on disk, after a file was created or renamed there."""
    if sys.platform == "win32":
        return  # NTFS journals names by itself, and folders cannot be opened for this.
    descriptor = os.open(folder or ".", os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def replace_durably(source: str, target: str) -> None:
    """Put a finished file in the place of another, all on disk."""
    with open(source, "rb+") as file:
        os.fsync(file.fileno())
    os.replace(source, target)
    sync_folder(os.path.dirname(target))


def discard(draft: str) -> None:
    """Remove a draft, if there is one.

    Where that fails, what went wrong before matters more and is being told.
    """
    with suppress(OSError):
        os.unlink(draft)


def has_leftovers(path: str) -> bool:
    """Tell whether something beside a data file holds data; the index of a WAL does not."""
    return any(size_of(path + tail) for tail in ("-wal", "-journal"))


def size_of(path: str) -> int:
    """Return the size of a file in bytes; 0 where there is none."""
    try:
        return os.stat(path).st_size
    except FileNotFoundError:
        return 0
