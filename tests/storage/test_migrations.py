# SPDX-License-Identifier: MIT
import re
import sqlite3
from pathlib import Path

import pytest

from tests.storage.histories import History, files_of, log_of, practise
from trainer.model.attempt import (
    AttemptState,
    Certainty,
    EventKind,
    MissReason,
    Mode,
    ResponseState,
)
from trainer.storage import log, migrations
from trainer.storage.attempts import attempt
from trainer.storage.backup import backup_folder, backups
from trainer.storage.checks import full_check, log_check
from trainer.storage.database import DamagedStore, open_database
from trainer.storage.migrations import MIGRATIONS, Migration, newest_version


@pytest.fixture
def used(path, clock, history) -> str:
    database = open_database(path, clock)
    practise(database, history)
    database.close()
    return path


def add_note(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE note (text TEXT NOT NULL) STRICT")
    connection.execute("INSERT INTO note SELECT name FROM learner")


NEXT = Migration(newest_version() + 1, "Adds notes.", add_note)


def test_numbers_follow_each_other_and_sentences_say_what_is_done():
    assert [one.number for one in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))
    assert all(one.sentence.endswith(".") for one in MIGRATIONS)


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("kind", EventKind),
        ("mode", Mode),
        ("certainty", Certainty),
        ("reason", MissReason),
        ("state", AttemptState),
        ("state", ResponseState),
    ],
)
def test_the_checks_of_the_tables_mirror_the_model(used, column, values):
    connection = sqlite3.connect(used)
    schema = " ".join(sql for (sql,) in connection.execute("SELECT sql FROM sqlite_schema") if sql)
    connection.close()
    lists = re.findall(rf"CHECK \(\s*{column} IN \(([^)]*)\)", schema)
    found = [set(re.findall(r"'([^']*)'", one)) for one in lists]
    assert {value.value for value in values} in found


def test_all_tables_are_strict(used):
    connection = sqlite3.connect(used)
    tables = connection.execute("SELECT sql FROM sqlite_schema WHERE type = 'table'").fetchall()
    connection.close()
    assert all("STRICT" in sql for (sql,) in tables)


def test_an_older_file_is_backed_up_and_then_migrated(used, clock, monkeypatch):
    before = open_database(used, clock)
    expected = log_of(before)
    before.close()
    monkeypatch.setattr(migrations, "MIGRATIONS", (*MIGRATIONS, NEXT))
    database = open_database(used, clock)
    assert database.read("SELECT text FROM note") == [("Ann",)]
    assert database.read("PRAGMA user_version") == [(NEXT.number,)]
    assert log_of(database) == expected
    database.close()
    (kept,) = backups(backup_folder(used))
    assert (kept.reason, kept.made_at) == (f"before-version-{NEXT.number}", clock())
    assert log_check(kept.path) == []
    connection = sqlite3.connect(kept.path)
    assert connection.execute("PRAGMA user_version").fetchone() == (MIGRATIONS[-1].number,)
    connection.close()


def test_a_migration_that_fails_leaves_the_file_as_it_was(used, clock, monkeypatch):
    def fail(connection: sqlite3.Connection) -> None:
        add_note(connection)
        raise ZeroDivisionError

    before = files_of(Path(used).parent)
    monkeypatch.setattr(
        migrations, "MIGRATIONS", (*MIGRATIONS, Migration(NEXT.number, "Fails.", fail))
    )
    with pytest.raises(ZeroDivisionError):
        open_database(used, clock)
    monkeypatch.undo()
    after = files_of(Path(used).parent)
    assert after.keys() - before.keys() == {
        f"backups/{Path(backups(backup_folder(used))[0].path).name}"
    }
    database = open_database(used, clock)
    assert database.read("SELECT name FROM sqlite_schema WHERE name = 'note'") == []
    database.close()


def test_a_migration_that_sqlite_itself_takes_back_is_over(used, clock, monkeypatch):
    def fail(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT OR ROLLBACK INTO learner SELECT * FROM learner")

    monkeypatch.setattr(
        migrations, "MIGRATIONS", (*MIGRATIONS, Migration(NEXT.number, "Fails.", fail))
    )
    with pytest.raises(sqlite3.IntegrityError):
        open_database(used, clock)


def test_a_damaged_older_file_is_not_migrated(used, clock, monkeypatch):
    content = Path(used).read_bytes()
    Path(used).write_bytes(content[:8192] + b"\xa5" * (len(content) - 8192))
    before = files_of(Path(used).parent)
    monkeypatch.setattr(migrations, "MIGRATIONS", (*MIGRATIONS, NEXT))
    with pytest.raises(DamagedStore):
        open_database(used, clock)
    assert files_of(Path(used).parent) == before


OLD = Path(__file__).resolve().parents[1] / "data"


def of_version(path: Path, number: int) -> str:
    """Make a data file as an older version of the program has left it."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript((OLD / f"store-version-{number}.sql").read_text())
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    return str(path)


def test_a_file_of_version_1_is_sound_before_and_after_it_is_migrated(tmp_path, clock):
    old = of_version(tmp_path / "learning.sqlite3", 1)
    assert full_check(old) == []
    connection = sqlite3.connect(old)
    before = connection.execute("SELECT * FROM event ORDER BY sequence").fetchall()
    responses = connection.execute("SELECT * FROM response ORDER BY attempt, position").fetchall()
    connection.close()
    database = open_database(old, clock)
    assert database.read("SELECT * FROM event ORDER BY sequence") == before
    after = database.read("SELECT * FROM response ORDER BY attempt, position")
    assert after == [(*row, None) for row in responses]
    database.close()
    assert full_check(old) == []


def test_an_attempt_of_version_1_goes_on_with_steps(tmp_path, clock):
    database = open_database(of_version(tmp_path / "learning.sqlite3", 1), clock)
    later = History("later")
    later.started("attempt-2")  # only so that it knows the form
    log.append(database, [later.stepped(1, [["a", {"chosen": [0]}]], "attempt-2")])
    place = attempt(database, "attempt-2").responses[1]
    assert place.steps == {"steps": [["a", {"chosen": [0]}]]}
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        database.connection.execute("UPDATE event SET data = '{}'")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        database.connection.execute("DELETE FROM event")
    database.close()
    assert full_check(str(tmp_path / "learning.sqlite3")) == []
