# SPDX-License-Identifier: MIT
import errno
import sqlite3

import pytest

from trainer.storage import failures
from trainer.storage.failures import (
    DamagedStore,
    FailingStore,
    FolderStore,
    FullStore,
    LockedStore,
    MissingStore,
    NoFolderStore,
    ReadOnlyStore,
    UnusableStore,
    translated,
)


def raise_translated(error: Exception) -> None:
    with translated("/data/{odd}/learning.sqlite3"):
        raise error


def of_sqlite(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("something")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (of_sqlite(sqlite3.SQLITE_BUSY), LockedStore),
        (of_sqlite(sqlite3.SQLITE_BUSY_SNAPSHOT), LockedStore),
        (of_sqlite(sqlite3.SQLITE_READONLY_DBMOVED), ReadOnlyStore),
        (of_sqlite(sqlite3.SQLITE_IOERR_FSYNC), FailingStore),
        (of_sqlite(sqlite3.SQLITE_CORRUPT_INDEX), DamagedStore),
        (of_sqlite(sqlite3.SQLITE_FULL), FullStore),
        (of_sqlite(sqlite3.SQLITE_CANTOPEN), ReadOnlyStore),
        (of_sqlite(sqlite3.SQLITE_NOTADB), DamagedStore),
        (sqlite3.OperationalError("Could not decode to UTF-8"), DamagedStore),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "no text"), DamagedStore),
        (OSError(errno.ENOSPC, "full"), FullStore),
        (OSError(errno.EROFS, "read-only"), ReadOnlyStore),
        (OSError(errno.ENOENT, "none"), MissingStore),
        (OSError(errno.ENOTDIR, "a file"), NoFolderStore),
        (OSError(errno.EEXIST, "a file"), NoFolderStore),
        (OSError(errno.EISDIR, "a folder"), FolderStore),
        (OSError(errno.EIO, "disk"), FailingStore),
        (OSError("without a number"), FailingStore),
    ],
)
def test_what_the_world_does_becomes_a_sentence(error, kind):
    with pytest.raises(kind) as caught:
        raise_translated(error)
    assert type(caught.value) is kind
    assert "/data/{odd}/learning.sqlite3" in caught.value.user_message
    assert str(error) in caught.value.detail
    assert caught.value.__cause__ is error


@pytest.mark.parametrize(
    "error",
    [
        of_sqlite(sqlite3.SQLITE_CONSTRAINT),
        of_sqlite(sqlite3.SQLITE_ERROR),
        sqlite3.ProgrammingError("closed"),
        ValueError("ours"),
    ],
)
def test_our_own_mistakes_stay_what_they_are(error):
    with pytest.raises(type(error)) as caught:
        raise_translated(error)
    assert caught.value is error


@pytest.mark.parametrize("kind", UnusableStore.__subclasses__())
def test_each_sentence_names_the_file_and_a_remedy(kind):
    message = kind("FILE").user_message
    assert message.count("FILE") == 1
    assert message.endswith(".")
    assert ";" in message
    assert kind in vars(failures).values()
