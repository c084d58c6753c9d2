# SPDX-License-Identifier: MIT
"""What can be wrong with the data file, each with one sentence that says what to do."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

from trainer.errors import StoreError


class UnusableStore(StoreError):  # noqa: N818 - names the state of the file
    """The data file cannot be used; it has not been changed.

    Attributes:
        path: the file.
    """

    sentence: ClassVar[str] = 'The data file "{path}" cannot be used; choose another data folder.'

    def __init__(self, path: str, detail: str = "") -> None:
        super().__init__(self.sentence.format(path=path), detail)
        self.path = path


class DamagedStore(UnusableStore):
    """The file is ours but its content is not whole."""

    sentence = (
        'The data file "{path}" is damaged; restore a backup, '
        "or set the file aside and begin a new one."
    )


class ForeignStore(UnusableStore):
    """Something else lies where our file should be."""

    sentence = (
        '"{path}" was not made by Needlewise; move it elsewhere, or choose another data folder.'
    )


class NewerStore(UnusableStore):
    """A later version of the program has written the file."""

    sentence = (
        'The data file "{path}" was written by a newer version of Needlewise; '
        "install that version, or choose another data folder."
    )


class MissingStore(UnusableStore):
    """There is no such file."""

    sentence = 'There is no data file "{path}"; check the name.'


class ReadOnlyStore(UnusableStore):
    """The file or its folder cannot be written."""

    sentence = (
        'The data file "{path}" cannot be written; '
        "allow writing to it and its folder, or choose another data folder."
    )


class LockedStore(UnusableStore):
    """Another program holds the file."""

    sentence = (
        'The data file "{path}" is in use by another program; close that program and try again.'
    )


class FullStore(UnusableStore):
    """The disk has no room."""

    sentence = 'There is no room left on the disk for "{path}"; free some space and try again.'


class NoFolderStore(UnusableStore):
    """A part of the path is a file, where a folder is needed."""

    sentence = '"{path}" lies in something that is no folder; choose another place.'


class FolderStore(UnusableStore):
    """A folder lies where the file should be."""

    sentence = '"{path}" is a folder, where a file is needed; choose another name.'


class SameStore(UnusableStore):
    """What is to be copied and where it is to go are one and the same file."""

    sentence = '"{path}" is the data file itself; choose another file.'


class DamagedBackup(DamagedStore):
    """What was to be restored is not whole; the present data stay."""

    sentence = (
        '"{path}" is not a whole backup, so the data stay as they are; choose another backup.'
    )


class FailingStore(UnusableStore):
    """The disk or the connection to it failed."""

    sentence = (
        'The disk failed while the data file "{path}" was in use; '
        "check the disk and its connection, then try again."
    )


class OldSqlite(UnusableStore):
    """The SQLite library of this Python lacks what the file needs."""

    sentence = (
        'The data file "{path}" needs SQLite 3.37 or newer, which this Python does not have; '
        "install a newer Python."
    )


@contextmanager
def translated(path: str) -> Iterator[None]:
    """Turn what SQLite or the system says about the world into one of our errors.

    What it says about our own SQL (a constraint, a syntax error) stays as it is: that is a bug.
    """
    try:
        yield
    except sqlite3.Error as error:
        kind = _kind_of(error)
        if kind is None:
            raise
        raise kind(path, f"{type(error).__name__}: {error}") from error
    except UnicodeDecodeError as error:
        # The message of an SQLite error quotes what it found in a damaged file.
        raise DamagedStore(path, f"{type(error).__name__}: {error}") from error
    except OSError as error:
        raise _SYSTEM_KINDS.get(error.errno or 0, FailingStore)(
            path, f"{type(error).__name__}: {error}"
        ) from error


@contextmanager
def readable(path: str) -> Iterator[None]:
    """Turn what goes wrong while stored data is converted into damage.

    Everything was checked on its way in; what does not fit any more has been harmed since.
    """
    try:
        yield
    except (ValueError, LookupError, TypeError, sqlite3.IntegrityError) as error:
        raise DamagedStore(path, f"{type(error).__name__}: {error}") from error


def _kind_of(error: sqlite3.Error) -> type[UnusableStore] | None:
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None:
        return _KINDS.get(code & 0xFF)
    # Raised by the module, not the library: a text in the file is no UTF-8.
    return DamagedStore if isinstance(error, sqlite3.OperationalError) else None


# By primary result code: https://www.sqlite.org/rescode.html
_KINDS: dict[int, type[UnusableStore]] = {
    sqlite3.SQLITE_PERM: ReadOnlyStore,
    sqlite3.SQLITE_BUSY: LockedStore,
    sqlite3.SQLITE_LOCKED: LockedStore,
    sqlite3.SQLITE_READONLY: ReadOnlyStore,
    sqlite3.SQLITE_IOERR: FailingStore,
    sqlite3.SQLITE_CORRUPT: DamagedStore,
    sqlite3.SQLITE_FULL: FullStore,
    sqlite3.SQLITE_CANTOPEN: ReadOnlyStore,
    sqlite3.SQLITE_NOTADB: DamagedStore,
}


_SYSTEM_KINDS: dict[int, type[UnusableStore]] = {
    errno.ENOENT: MissingStore,
    errno.EACCES: ReadOnlyStore,
    errno.EPERM: ReadOnlyStore,
    errno.EROFS: ReadOnlyStore,
    errno.ENOTDIR: NoFolderStore,
    errno.EEXIST: NoFolderStore,  # said of a folder to be made whose name a file has
    errno.EISDIR: FolderStore,
    errno.ENOSPC: FullStore,
    getattr(errno, "EDQUOT", errno.ENOSPC): FullStore,  # not on every system
}
