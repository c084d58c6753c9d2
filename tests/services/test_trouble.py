# SPDX-License-Identifier: MIT
import os
import sys
from pathlib import Path

import pytest

from tests.storage.histories import History, log_of, practise
from trainer.errors import BankError, StoreError
from trainer.services import data, trouble
from trainer.services.trouble import Choice
from trainer.storage.database import (
    DamagedStore,
    ForeignStore,
    LockedStore,
    NewerStore,
    OldSqlite,
    ReadOnlyStore,
    open_database,
)


@pytest.fixture
def file(paths, clock):
    """A data file with a practised session, closed."""
    path = data.where(paths).file
    database = open_database(path, clock)
    practise(database, History())
    database.close()
    return path


def events(path, clock):
    database = open_database(path, clock)
    found = log_of(database)
    database.close()
    return found


def test_a_damaged_file_with_a_backup_is_best_restored(paths, clock, file):
    made = data.back_up(paths, clock)
    found = trouble.look_into(DamagedStore(file, "page 3"), paths)
    assert found.choices == (
        Choice.RESTORE,
        Choice.SET_ASIDE,
        Choice.OTHER_FOLDER,
        Choice.QUIT,
    )
    assert found.backup is not None
    assert found.backup.path == made
    assert found.detail == "page 3"
    assert file in found.sentence


def test_without_a_backup_nothing_is_said_of_one(paths, file):
    found = trouble.look_into(DamagedStore(file), paths)
    assert found.choices == (Choice.SET_ASIDE, Choice.OTHER_FOLDER, Choice.QUIT)
    assert found.backup is None


@pytest.mark.parametrize(
    ("kind", "first"),
    [
        (ForeignStore, Choice.SET_ASIDE),
        (NewerStore, Choice.OTHER_FOLDER),
        (LockedStore, Choice.TRY_AGAIN),
        (ReadOnlyStore, Choice.TRY_AGAIN),
        (OldSqlite, Choice.QUIT),
    ],
)
def test_every_trouble_has_its_best_choice_first_and_quitting_last(paths, kind, first):
    found = trouble.look_into(kind("learning.sqlite3"), paths)
    assert found.choices[0] is first
    assert found.choices[-1] is Choice.QUIT


def test_trouble_with_banks_can_be_tried_again(paths):
    found = trouble.look_into(BankError("The disk is full.", "errno 28"), paths)
    assert found.choices[0] is Choice.TRY_AGAIN
    assert found.sentence == "The disk is full."


def test_a_folder_in_use_can_be_left_alone(paths):
    found = trouble.in_use(paths.data)
    assert paths.data in found.sentence
    assert found.choices == (Choice.TRY_AGAIN, Choice.OTHER_FOLDER, Choice.QUIT)


def test_restoring_takes_the_latest_backup_that_is_whole(paths, clock, file):
    before = events(file, clock)
    good = data.back_up(paths, clock)
    clock.advance(days=1)
    bad = data.back_up(paths, clock)
    Path(bad).write_bytes(Path(bad).read_bytes()[:3000])
    Path(file).write_bytes(b"\0" * 5000)
    settled = trouble.settle(Choice.RESTORE, paths, clock)
    assert settled.restored == good
    assert Path(settled.kept).read_bytes() == b"\0" * 5000
    assert events(file, clock) == before


def test_when_no_backup_is_whole_nothing_changes(paths, clock, file):
    bad = data.back_up(paths, clock)
    Path(bad).write_bytes(b"nothing")
    content = Path(file).read_bytes()
    with pytest.raises(StoreError, match=r"No backup in .* is whole"):
        trouble.settle(Choice.RESTORE, paths, clock)
    assert Path(file).read_bytes() == content


def test_trouble_that_no_backup_can_help_is_told_as_it_is(paths, clock, file):
    data.back_up(paths, clock)
    holder = open_database(file, clock)
    practise(holder, History("other")) if not log_of(holder) else None
    with pytest.raises(LockedStore):
        trouble.settle(Choice.RESTORE, paths, clock)
    holder.close()


def test_a_file_set_aside_keeps_all_its_bytes(paths, clock, file):
    content = Path(file).read_bytes()
    settled = trouble.settle(Choice.SET_ASIDE, paths, clock)
    assert not Path(file).exists()
    assert Path(settled.kept).read_bytes() == content


@pytest.mark.parametrize("choice", [Choice.OTHER_FOLDER, Choice.TRY_AGAIN, Choice.QUIT])
def test_other_choices_touch_no_file(paths, clock, file, choice):
    content = Path(file).read_bytes()
    assert trouble.settle(choice, paths, clock) == trouble.Settled()
    assert Path(file).read_bytes() == content


def test_backups_that_cannot_be_listed_are_no_backups(paths, file, monkeypatch):
    def refuse(paths):
        raise PermissionError("not for you")

    monkeypatch.setattr(data, "backups", refuse)
    found = trouble.look_into(DamagedStore(file), paths)
    assert found.backup is None
    assert Choice.RESTORE not in found.choices


def test_the_program_starts_itself_on_another_folder(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    command = trouble.start_again("/somewhere/else")
    assert command.program == sys.executable
    assert command.arguments == ("-m", "trainer", "--data", "/somewhere/else")
    assert command.environment["PYTHONPATH"].split(os.pathsep)[-1] == "elsewhere"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert trouble.start_again("/else").arguments == ("--data", "/else")
