# SPDX-License-Identifier: MIT
import re
import sqlite3
from pathlib import Path

import pytest

from tests.storage.histories import LEARNER, History, files_of, log_of, practise
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
from trainer.storage.rollups import rollups
from trainer.storage.standing import item_standings, unsafe_standings


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
    assert [row[: len(responses[0])] for row in after] == responses
    database.close()
    assert full_check(old) == []


def test_a_file_of_version_2_has_its_memories_from_its_log_once_it_is_opened(tmp_path, clock):
    old = of_version(tmp_path / "learning.sqlite3", 2)
    assert full_check(old) == []
    connection = sqlite3.connect(old)
    before = connection.execute("SELECT * FROM event ORDER BY sequence").fetchall()
    days = connection.execute("SELECT * FROM practice_day").fetchall()
    connection.close()
    database = open_database(old, clock)
    assert database.read("SELECT * FROM event ORDER BY sequence") == before
    assert database.read("SELECT * FROM practice_day") == days
    # What the log says of each item: rated by certainty, and by the answer of a test at its end.
    reviews = database.read("SELECT subject, number, reviewed_on, rating FROM review")
    assert reviews == [
        ("item-0", 1, "2026-01-05", 3),
        ("item-0", 2, "2026-01-06", 2),
        ("item-1", 1, "2026-01-05", 1),
        ("item-1", 2, "2026-01-10", 1),
        ("item-2", 1, "2026-01-05", 1),
        ("item-2", 2, "2026-01-06", 3),
        ("item-2", 3, "2026-01-10", 3),
        ("item-3", 1, "2026-01-05", 3),
    ]
    # Safe on two days since; the test that is open counts nothing yet.
    assert unsafe_standings(database, LEARNER) == []
    flagged = item_standings(database, LEARNER, "core")["item-4"]
    assert (flagged.answered, flagged.flagged, flagged.subject) == (0, True, "item-4")
    database.close()
    assert full_check(old) == []


def test_a_file_of_version_4_has_its_counts_by_the_day_once_it_is_opened(tmp_path, clock):
    old = of_version(tmp_path / "learning.sqlite3", 4)
    assert full_check(old) == []
    connection = sqlite3.connect(old)
    before = connection.execute("SELECT * FROM event ORDER BY sequence").fetchall()
    memories = connection.execute("SELECT * FROM memory").fetchall()
    connection.close()
    database = open_database(old, clock)
    assert database.read("SELECT * FROM event ORDER BY sequence") == before
    assert database.read("SELECT * FROM memory") == memories
    found = rollups(database, LEARNER, "")
    assert found.days == (
        ("2026-01-05", "anatomy", 2, 1),
        ("2026-01-05", "response", 2, 1),
        ("2026-01-06", "anatomy", 2, 0),
        ("2026-01-06", "response", 1, 1),
    )
    assert found.said == (("certain", 6, 2, 2), ("unsure", 1, 1, 0))
    # A reason that is no longer offered is still told; what older answers did not note is not.
    assert dict(found.reasons) == {("misread",): 1, ("mixed-up",): 1}
    assert (found.trials, found.beliefs) == ((), ())
    assert [(one.item, one.times) for one in found.sure_unsafe] == [("item-0", 1), ("item-2", 1)]
    database.close()
    assert full_check(old) == []


def test_a_log_that_does_not_fit_itself_cannot_be_derived_anew_and_stays_as_it_is(used, clock):
    connection = sqlite3.connect(used)
    connection.execute(
        "INSERT INTO event"
        " SELECT sequence + 1, 'unheard-of', 'finished', learner, 'no-attempt', -1,"
        " '', '', 0, '', '{}', at, offset_min, version, hash FROM event"
        " ORDER BY sequence DESC LIMIT 1"
    )
    connection.execute("UPDATE store SET rules = 1")
    connection.commit()
    before = connection.execute("SELECT * FROM memory").fetchall()
    for _ in range(2):
        with pytest.raises(DamagedStore):
            open_database(used, clock)
    assert before
    assert connection.execute("SELECT * FROM memory").fetchall() == before
    connection.close()


def test_a_file_of_other_rules_is_derived_anew_when_it_is_opened_and_not_called_wrong(used, clock):
    database = open_database(used, clock)
    expected = database.read("SELECT * FROM memory")
    database.close()
    connection = sqlite3.connect(used)
    connection.execute("UPDATE memory SET stability = 99")
    connection.commit()
    assert full_check(used) != []
    connection.execute("UPDATE store SET rules = 1")
    connection.commit()
    connection.close()
    assert full_check(used) == []
    database = open_database(used, clock)
    assert database.read("SELECT * FROM memory") == expected
    database.close()
    assert full_check(used) == []


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
