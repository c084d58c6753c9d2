# SPDX-License-Identifier: MIT
import random
import sqlite3
from pathlib import Path

import pytest

from tests.conftest import SEED
from tests.storage.histories import files_of, history_files, log_of, practise
from trainer.errors import StoreError
from trainer.storage import log, migrations
from trainer.storage.checks import full_check, log_check, quick_check
from trainer.storage.database import ForeignStore, NewerStore, open_database
from trainer.storage.migrations import MIGRATIONS, Migration, newest_version

AFTER = Migration(newest_version() + 1, "Next.", print)


@pytest.fixture
def used(path, clock, history) -> str:
    database = open_database(path, clock)
    practise(database, history)
    database.close()
    return path


def change(path: str, *statements: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_a_sound_file_passes_and_is_not_touched(used):
    before = files_of(Path(used).parent)
    for check in (quick_check, log_check, full_check):
        assert check(used) == []
    assert files_of(Path(used).parent) == before


def test_a_file_left_by_a_killed_process_passes_and_is_not_touched(path, clock, history, tmp_path):
    target = history_files(path, clock, history, tmp_path / "cut")
    before = files_of(Path(target).parent)
    assert full_check(target) == []
    assert files_of(Path(target).parent) == before


def test_an_open_file_can_be_checked_between_two_answers(database, history):
    practise(database, history)
    assert full_check(database.path) == []
    log.append(database, [history.added("learner-2")])
    assert full_check(database.path) == []


def test_a_broken_chain_is_found_by_the_checks_that_read_the_log(used):
    change(
        used,
        "DROP TRIGGER event_is_never_changed",
        "UPDATE event SET version = '9' WHERE sequence = 3",
        "CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event\n"
        "    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END",
    )
    assert full_check(used) == log_check(used) == ["event 3 does not match its hash"]


def test_derived_tables_that_are_off_are_found_by_the_full_check_alone(used):
    change(used, "UPDATE item_standing SET answered = 9 WHERE item = 'item-0'")
    assert quick_check(used) == log_check(used) == []
    assert full_check(used) == ["item_standing learner-1/core/item-0 was different"]


def test_events_cut_off_at_the_end_are_found(used):
    change(
        used,
        "DROP TRIGGER event_is_never_removed",
        "DELETE FROM event WHERE kind = 'finished'",
        "CREATE TRIGGER event_is_never_removed BEFORE DELETE ON event\n"
        "    BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END",
    )
    assert log_check(used) == []
    assert full_check(used) == ["attempt attempt-1 was different"]


def test_a_log_that_cannot_be_replayed_is_told(used, clock, history, monkeypatch):
    database = open_database(used, clock)
    monkeypatch.setattr(log.derived, "apply", lambda *_: None)
    history.forms["attempt-9"] = history.forms["attempt-1"]
    log.append(database, [history.answered(0, attempt="attempt-9")])
    monkeypatch.undo()
    database.close()
    (problem,) = full_check(used)
    assert problem.startswith("the log cannot be replayed: ")


def test_a_changed_schema_is_found(used):
    change(used, "DROP TRIGGER event_is_never_removed", "CREATE INDEX mine ON event (at)")
    expected = [
        "the tables are not as they were made",
        "event_is_never_removed is missing",
        "mine is not as this program made it",
    ]
    assert quick_check(used) == full_check(used) == expected


def test_a_row_without_its_parent_is_found(used):
    change(used, "DELETE FROM learner")
    assert "a row of attempt has no learner" in log_check(used)


def test_an_index_that_lacks_a_row_is_found(used):
    # A writable schema is how a page of an index goes missing without breaking the file.
    change(
        used,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema"
        " WHERE name = 'attempt_open') WHERE name = 'attempt_by_start'",
    )
    assert quick_check(used)
    assert full_check(used)


def test_pages_that_are_miscounted_are_found_without_reading_the_log(used):
    content = bytearray(Path(used).read_bytes())
    content[36:40] = (1_000).to_bytes(4, "big")  # how many pages are free, in SQLite's header
    Path(used).write_bytes(content)
    for check in (quick_check, log_check, full_check):
        assert "free" in check(used)[0].casefold()


def test_a_file_of_an_older_version_is_judged_by_what_it_says_of_itself(used, monkeypatch):
    monkeypatch.setattr(migrations, "MIGRATIONS", (*MIGRATIONS, AFTER))
    assert quick_check(used) == log_check(used) == []
    change(used, "CREATE INDEX mine ON event (at)")
    assert quick_check(used) == log_check(used) == ["the tables are not as they were made"]


def test_a_file_without_its_tables_has_a_problem(used):
    change(used, "DROP TABLE store")
    assert quick_check(used) == ["OperationalError: no such table: store"]


def test_a_cut_off_file_has_a_problem_and_a_foreign_one_is_refused(used, tmp_path):
    content = Path(used).read_bytes()
    Path(used).write_bytes(content[: len(content) // 2])
    for check in (quick_check, log_check, full_check):
        assert check(used)
    Path(used).write_bytes(b"Dear diary, " * 50)
    with pytest.raises(ForeignStore):
        quick_check(used)
    Path(used).write_bytes(content)
    change(used, "PRAGMA user_version = 9")
    with pytest.raises(NewerStore):
        full_check(used)


@pytest.mark.parametrize("part", range(6))
def test_no_flipped_byte_goes_unnoticed_or_does_worse_than_a_sentence(used, clock, part):
    """Either a check or an error of ours tells, or nothing that was stored has changed."""
    rng = random.Random(SEED + part)
    content = Path(used).read_bytes()
    database = open_database(used, clock)
    expected = log_of(database)
    database.close()
    for _ in range(25):
        spoiled = bytearray(content)
        spoiled[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
        Path(used).write_bytes(spoiled)
        try:
            problems = full_check(used)
            database = open_database(used, clock)
        except StoreError:
            continue
        try:
            if not problems:
                assert log_of(database) == expected
        finally:
            database.close()
