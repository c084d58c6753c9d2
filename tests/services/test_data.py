# SPDX-License-Identifier: MIT
import json
import os
import sqlite3
from pathlib import Path

import pytest

from tests.storage.histories import History, log_of, practise
from trainer.errors import StoreError
from trainer.services import data
from trainer.services.compiling import in_process
from trainer.services.context import open_services
from trainer.storage.database import open_database


@pytest.fixture
def services(paths, clock):
    opened = open_services(paths, compile_bank=in_process, clock=clock)
    practise(opened.database, History())
    yield opened
    try:
        opened.close()
    except sqlite3.ProgrammingError:
        return  # closed by the test


def test_everything_lies_in_the_folder_that_was_given(paths):
    places = data.where(paths)
    assert places.folder == paths.data
    for place in places:
        assert place.startswith(paths.data)
    assert not Path(paths.data).exists()


def test_sound_data_pass_the_check_while_they_are_open(services, paths):
    report = data.check(paths)
    assert report.is_sound
    assert report.size > 0


def test_a_changed_event_is_damage(services, paths):
    with services.database.transaction() as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        kept = triggers.fetchall()
        for name, _ in kept:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("UPDATE event SET at = '2020-01-01T00:00:00.000Z' WHERE sequence = 3")
        for _, sql in kept:
            connection.execute(sql)
    report = data.check(paths)
    assert not report.is_sound
    assert any("event 3" in line for line in report.damage)
    assert report.derived == ()


def test_derived_rows_that_differ_are_mended_by_a_rebuild_after_a_backup(services, paths):
    with services.database.transaction() as connection:
        connection.execute("UPDATE domain_standing SET correct = 0, answered = 900")
    report = data.check(paths)
    assert report.damage == ()
    assert report.derived
    difference = data.rebuild(services)
    assert difference.rows
    assert data.check(paths).is_sound
    assert [file.reason for file in data.backups(paths)] == [data.BEFORE_REBUILD]


def test_checking_nothing_says_that_there_is_nothing(paths):
    with pytest.raises(StoreError, match="There is no data file"):
        data.check(paths)


def test_a_start_after_an_orderly_end_is_checked_quickly(services, paths):
    with services.database.transaction() as connection:
        connection.execute("UPDATE domain_standing SET correct = 0, answered = 900")
    assert data.check_at_start(paths, ended_cleanly=True).is_sound
    assert not data.check_at_start(paths, ended_cleanly=False).is_sound


def test_a_backup_by_hand_lies_among_the_others_with_its_date(services, paths, clock):
    made = data.back_up(paths, clock)
    assert [file.path for file in data.backups(paths)] == [made]
    (file,) = data.backups(paths)
    assert file.reason == data.BY_HAND
    assert file.made_at == clock.now


def test_a_backup_goes_where_it_is_asked_to(services, paths, clock, tmp_path):
    target = tmp_path / "stick" / "needlewise.sqlite3"
    assert data.back_up(paths, clock, str(target)) == str(target)
    copy = open_database(str(target), clock)
    assert log_of(copy) == log_of(services.database)
    copy.close()


def test_a_regular_backup_is_made_only_when_something_was_written(services, paths, clock):
    first = data.backup_in_time(services)
    assert first
    clock.advance(minutes=11)
    assert data.backup_in_time(services) == ""
    services.rename_learner("learner-1", "Anna")
    # File systems stamp coarsely; the backup must count as older.
    os.utime(first, ns=(0, 0))
    clock.advance(minutes=11)
    assert data.backup_in_time(services)
    assert len(data.backups(paths)) == 2


def test_no_backup_is_made_of_nothing(paths, clock):
    assert data.back_up_if_changed(paths, clock) == ""
    assert not Path(paths.data).exists()


def test_restoring_brings_the_backup_back_and_keeps_the_present(services, paths, clock):
    before = log_of(services.database)
    made = data.back_up(paths, clock)
    services.rename_learner("learner-1", "Somebody else")
    clock.advance(hours=1)
    kept = data.restore_open(services, made)
    database = open_database(data.where(paths).file, clock)
    assert log_of(database) == before
    database.close()
    former = open_database(kept, clock)
    assert len(log_of(former)) == len(before) + 1
    former.close()


def test_a_broken_backup_is_not_restored(services, paths, clock, tmp_path):
    broken = tmp_path / "broken.sqlite3"
    broken.write_bytes(b"nothing of ours" * 100)
    before = log_of(services.database)
    with pytest.raises(StoreError):
        data.restore_open(services, str(broken))
    database = open_database(data.where(paths).file, clock)
    assert log_of(database) == before
    database.close()


def test_a_file_in_a_file_is_refused(services, paths, clock, tmp_path):
    file = tmp_path / "file"
    file.write_text("not a folder")
    for target in (file / "a.json", file / "deeper" / "a.json"):
        with pytest.raises(StoreError, match="no folder"):
            data.export(services, str(target))
        with pytest.raises(StoreError, match="no folder"):
            data.back_up(paths, clock, str(target))


def test_everything_is_exported_as_json(services, tmp_path):
    target = tmp_path / "all.json"
    assert data.export(services, str(target)) == str(target)
    exported = json.loads(target.read_text(encoding="utf-8"))
    assert len(exported["events"]) == len(log_of(services.database))
