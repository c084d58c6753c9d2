# SPDX-License-Identifier: MIT
"""A real data file for each test, copied from one that is made once."""

import shutil
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.storage.histories import History
from trainer.storage.database import Database, open_database


@pytest.fixture(scope="session")
def new_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "learning.sqlite3"
    open_database(str(path), lambda: datetime(2026, 1, 5, tzinfo=UTC)).close()
    return path


@pytest.fixture
def path(tmp_path: Path, new_file: Path) -> str:
    """The path of a new, closed data file."""
    target = tmp_path / "data" / "learning.sqlite3"
    target.parent.mkdir()
    shutil.copy(new_file, target)
    return str(target)


@pytest.fixture
def database(path: str, clock) -> Iterator[Database]:
    opened = open_database(path, clock)
    yield opened
    try:
        assert not opened.connection.in_transaction
    except sqlite3.ProgrammingError:
        return  # closed by the test
    opened.close()


@pytest.fixture
def history() -> History:
    return History()
