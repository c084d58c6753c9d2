# SPDX-License-Identifier: MIT
import shutil
import sqlite3
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.storage.histories import (
    HASHES,
    ITEMS,
    files_of,
    history_files,
    log_of,
    practise,
)
from trainer.errors import StoreError
from trainer.storage import backup as module
from trainer.storage import log
from trainer.storage.backup import (
    backup,
    backup_folder,
    backup_name,
    backups,
    restore,
    rotate,
)
from trainer.storage.checks import full_check
from trainer.storage.database import (
    DamagedStore,
    FolderStore,
    ForeignStore,
    LockedStore,
    MissingStore,
    NewerStore,
    NoFolderStore,
    UnusableStore,
    open_database,
)

NOW = datetime(2026, 6, 30, 12, 0, tzinfo=UTC)


@pytest.fixture
def copy(database, history, tmp_path) -> str:
    """A backup of a data file that is still open."""
    practise(database, history)
    return backup(database, str(tmp_path / "elsewhere" / "copy.sqlite3"))


def content_of(path: str, clock) -> list[str]:
    opened = open_database(path, clock)
    try:
        return log_of(opened)
    finally:
        opened.close()


# Making


def test_a_backup_of_an_open_file_holds_everything(database, copy):
    assert full_check(copy) == []
    connection = sqlite3.connect(copy)
    assert connection.execute("SELECT count(*) FROM event").fetchone()[0] == len(log_of(database))
    connection.close()


def test_a_backup_is_a_single_file_that_reading_does_not_touch(copy):
    before = files_of(Path(copy).parent)
    assert list(before) == ["copy.sqlite3"]
    full_check(copy)
    assert list(Path(copy).parent.iterdir()) == [Path(copy)]
    assert files_of(Path(copy).parent) == before


def test_a_file_that_is_open_elsewhere_is_backed_up_with_its_wal(database, history, tmp_path):
    practise(database, history)
    log.append(database, [history.added("learner-2")])
    copy = backup(database.path, str(tmp_path / "copy.sqlite3"))
    connection = sqlite3.connect(copy)
    assert connection.execute("SELECT count(*) FROM event").fetchone()[0] == history.number
    connection.close()


def test_a_later_backup_replaces_one_of_the_same_name(database, copy, history):
    log.append(database, [history.added("learner-2")])
    assert backup(database, copy) == copy
    connection = sqlite3.connect(copy)
    assert connection.execute("SELECT count(*) FROM event").fetchone()[0] == history.number
    connection.close()


def test_a_damaged_file_does_not_replace_a_good_backup(path, clock, history, tmp_path):
    practise(database := open_database(path, clock), history)
    copy = backup(database, str(tmp_path / "copies" / "copy.sqlite3"))
    database.close()
    with Path(path).open("rb+") as file:
        file.seek(8192)
        file.write(b"\xa5" * 8192)
    before = files_of(tmp_path / "copies")
    with pytest.raises(DamagedStore):
        backup(path, copy)
    assert files_of(tmp_path / "copies") == before


def test_a_copy_that_cannot_be_finished_leaves_nothing(database, history, tmp_path, monkeypatch):
    practise(database, history)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "replace_durably", full)
    with pytest.raises(StoreError, match="no room"):
        backup(database, str(tmp_path / "copies" / "copy.sqlite3"))
    assert files_of(tmp_path / "copies") == {}


@pytest.mark.parametrize("inside", ["copy.sqlite3", "deeper/copy.sqlite3"])
def test_a_backup_into_a_file_says_that_it_is_no_folder(database, tmp_path, inside):
    file = tmp_path / "file"
    file.write_text("in the way", encoding="utf-8")
    for source in (database, database.path):
        with pytest.raises(NoFolderStore, match="no folder"):
            backup(source, str(file / inside))
    assert file.read_text(encoding="utf-8") == "in the way"


def test_a_backup_onto_a_folder_says_so(database, tmp_path):
    with pytest.raises(FolderStore, match="is a folder"):
        backup(database, str(tmp_path))


def test_a_data_file_is_not_its_own_backup(database):
    with pytest.raises(UnusableStore):
        backup(database, database.path)
    with pytest.raises(UnusableStore):
        backup(database.path, database.path)


def test_what_is_missing_or_foreign_is_not_backed_up(tmp_path):
    with pytest.raises(MissingStore):
        backup(str(tmp_path / "none.sqlite3"), str(tmp_path / "copy.sqlite3"))
    foreign = tmp_path / "foreign.sqlite3"
    foreign.write_text("Dear diary, " * 20)
    with pytest.raises(ForeignStore):
        backup(str(foreign), str(tmp_path / "copy.sqlite3"))
    assert not (tmp_path / "copy.sqlite3").exists()


# Keeping


def put(folder: Path, made_at: datetime, reason: str = "") -> None:
    (folder / backup_name(made_at, reason)).write_bytes(b"")


def test_names_tell_when_and_why(tmp_path):
    put(tmp_path, NOW)
    put(tmp_path, NOW.astimezone() + timedelta(hours=1), "before-restore")
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "learning-set-aside-20260101T000000Z.sqlite3").write_bytes(b"")
    found = backups(str(tmp_path))
    assert [(one.made_at, one.reason, one.size) for one in found] == [
        (NOW + timedelta(hours=1), "before-restore", 0),
        (NOW, "", 0),
    ]


def test_there_may_be_no_folder_yet(tmp_path):
    assert backups(str(tmp_path / "none")) == []
    assert rotate(str(tmp_path / "none"), NOW) == []


def test_backups_are_thinned_out_with_age(tmp_path):
    for minutes in range(0, 3 * 60, 3):
        put(tmp_path, NOW - timedelta(minutes=minutes))
    for hours in range(30, 60 * 24, 6):
        put(tmp_path, NOW - timedelta(hours=hours))
    for days in range(61, 500, 2):
        put(tmp_path, NOW - timedelta(days=days))
    removed = rotate(str(tmp_path), NOW)
    kept = [NOW - one.made_at for one in backups(str(tmp_path))]
    assert not any(Path(path).exists() for path in removed)
    recent = [age for age in kept if age < timedelta(days=1)]
    daily = [age for age in kept if timedelta(days=1) <= age < timedelta(days=30)]
    weekly = [age for age in kept if timedelta(days=30) <= age]
    assert kept[0] == timedelta(0)
    assert len(recent) == 19  # three hours, and what began before
    assert len(daily) in (29, 30)
    assert len(weekly) in (48, 49)
    assert max(kept) < timedelta(days=365)
    assert rotate(str(tmp_path), NOW) == []


def test_the_newest_backup_is_kept_however_old(tmp_path):
    put(tmp_path, NOW - timedelta(days=900))
    put(tmp_path, NOW - timedelta(days=901))
    rotate(str(tmp_path), NOW)
    assert [one.made_at for one in backups(str(tmp_path))] == [NOW - timedelta(days=900)]


def test_backups_from_the_future_are_kept(tmp_path):
    put(tmp_path, NOW + timedelta(days=3))
    put(tmp_path, NOW)
    assert rotate(str(tmp_path), NOW) == []


def test_one_made_for_a_reason_is_not_lost_to_a_regular_one(tmp_path):
    put(tmp_path, NOW - timedelta(days=3), "before-restore")
    put(tmp_path, NOW - timedelta(days=3) + timedelta(minutes=1))
    put(tmp_path, NOW)
    assert rotate(str(tmp_path), NOW) == []


@given(ages=st.lists(st.integers(0, 800 * 24 * 60), max_size=80, unique=True))
def test_thinning_never_leaves_a_gap_in_what_was_there(tmp_path_factory, ages):
    folder = tmp_path_factory.mktemp("thin")
    for age in ages:
        put(folder, NOW - timedelta(minutes=age))
    before = {one.made_at for one in backups(str(folder))}
    rotate(str(folder), NOW)
    after = {one.made_at for one in backups(str(folder))}
    assert after <= before
    days = Counter(one.date() for one in before if NOW - one < timedelta(days=29))
    assert days.keys() <= {one.date() for one in after}
    assert not before or max(before) in after
    shutil.rmtree(folder)


# Putting back


def test_a_backup_put_back_is_what_it_was(database, copy, history, clock):
    expected = log_of(database)
    log.append(database, [history.added("learner-2")])
    present = log_of(database)
    database.close()
    kept = restore(database.path, copy, clock)
    assert content_of(database.path, clock) == expected
    assert Path(kept).parent == Path(backup_folder(database.path))
    assert backups(backup_folder(database.path))[0].reason == "before-restore"
    assert content_of(kept, clock) == present
    assert full_check(database.path) == []


def test_what_a_killed_process_left_in_the_wal_is_kept_and_not_applied(
    path, clock, history, tmp_path
):
    copy = backup(path, str(tmp_path / "empty.sqlite3"))
    target = history_files(path, clock, history, tmp_path / "cut")
    kept = restore(target, copy, clock)
    assert content_of(target, clock) == []
    assert len(content_of(kept, clock)) == history.number


def test_a_backup_is_put_where_there_is_no_file(path, clock, history, tmp_path):
    target = history_files(path, clock, history, tmp_path / "cut")
    copy = backup(target, str(tmp_path / "copy.sqlite3"))
    new = tmp_path / "new"
    new.mkdir()
    assert restore(str(new / "learning.sqlite3"), copy, clock) == ""
    assert len(content_of(str(new / "learning.sqlite3"), clock)) == history.number


def test_a_wal_without_its_file_is_kept_apart(path, clock, history, tmp_path):
    copy = backup(path, str(tmp_path / "empty.sqlite3"))
    target = history_files(path, clock, history, tmp_path / "cut")
    Path(target).unlink()
    wal = Path(f"{target}-wal").read_bytes()
    kept = restore(target, copy, clock)
    assert content_of(target, clock) == []
    assert Path(f"{kept}-wal").read_bytes() == wal


@pytest.mark.parametrize("links", [True, False], ids=["with links", "without links"])
@pytest.mark.parametrize(
    ("content", "wal"),
    [
        (b"", b"some frames"),
        (b"\0" * 9000, b""),
        (b"Dear diary, " * 50, b"some frames"),
    ],
)
def test_a_file_that_cannot_be_used_is_set_aside_as_it_is(
    path, clock, history, tmp_path, monkeypatch, content, wal, links
):
    practise(database := open_database(path, clock), history)
    copy = backup(database, str(tmp_path / "copy.sqlite3"))
    database.close()
    Path(path).write_bytes(content)
    if wal:
        Path(f"{path}-wal").write_bytes(wal)
    if not links:

        def no_links(*_):
            raise PermissionError(1, "no hard links here")

        monkeypatch.setattr("os.link", no_links)
    kept = restore(path, copy, clock)
    assert len(content_of(path, clock)) == history.number
    assert Path(kept).read_bytes() == content
    assert not wal or Path(f"{kept}-wal").read_bytes() == wal


def test_a_newer_file_is_set_aside_as_it_is(path, clock, tmp_path):
    copy = backup(path, str(tmp_path / "copy.sqlite3"))
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA user_version = 9")
    connection.close()
    newer = Path(path).read_bytes()
    assert Path(restore(path, copy, clock)).read_bytes() == newer


def spoil_log(copy: str) -> None:
    connection = sqlite3.connect(copy, isolation_level=None)
    connection.execute("DROP TRIGGER event_is_never_changed")
    connection.execute("UPDATE event SET learner = 'x' WHERE sequence = 2")
    connection.close()


def spoil_snapshot(copy: str) -> None:
    connection = sqlite3.connect(copy, isolation_level=None)
    connection.execute("DELETE FROM snapshot WHERE content_hash = ?", (HASHES[ITEMS[0]],))
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "kind"),
    [
        (spoil_log, DamagedStore),
        (spoil_snapshot, DamagedStore),
        (lambda copy: Path(copy).write_bytes(Path(copy).read_bytes()[:20_000]), DamagedStore),
        (lambda copy: Path(copy).write_bytes(b"Dear diary, " * 50), ForeignStore),
        (lambda copy: Path(copy).unlink(), MissingStore),
        (
            lambda copy: (
                sqlite3.connect(copy).execute("PRAGMA user_version = 9").connection.close()
            ),
            NewerStore,
        ),
    ],
    ids=["log", "snapshot", "cut off", "foreign", "missing", "newer"],
)
def test_a_backup_that_is_not_whole_replaces_nothing(database, copy, clock, spoil, kind):
    database.close()
    spoil(copy)
    folder = Path(database.path).parent
    before = files_of(folder)
    with pytest.raises(kind):
        restore(database.path, copy, clock)
    assert files_of(folder) == before


def test_a_backup_whose_derived_tables_alone_are_off_is_put_back(database, copy, clock):
    connection = sqlite3.connect(copy, isolation_level=None)
    connection.execute("UPDATE attempt SET correct = 0")
    connection.close()
    database.close()
    restore(database.path, copy, clock)
    assert full_check(database.path) == ["attempt attempt-1 was different"]


def test_a_file_that_is_open_elsewhere_is_not_replaced(database, copy, history, clock):
    log.append(database, [history.added("learner-2")])
    before = log_of(database)
    with pytest.raises(LockedStore):
        restore(database.path, copy, clock)
    assert log_of(database) == before
    log.append(database, [history.added("learner-3")])
    database.close()
    assert len(content_of(database.path, clock)) == history.number


@pytest.mark.parametrize("length", [50, 5000])
def test_a_broken_backup_is_named_and_another_one_asked_for(database, copy, clock, length):
    database.close()
    Path(copy).write_bytes(Path(copy).read_bytes()[:length])
    with pytest.raises(DamagedStore, match=r"is not a whole backup, .* choose another backup\.$"):
        restore(database.path, copy, clock)


def test_a_data_file_is_not_put_back_onto_itself(path, clock):
    with pytest.raises(UnusableStore):
        restore(path, path, clock)


def test_two_restores_in_one_second_keep_both(database, copy, clock):
    database.close()
    assert restore(database.path, copy, clock) != restore(database.path, copy, clock)
    assert len(backups(backup_folder(database.path))) == 2


@pytest.mark.parametrize("step", ["_keep_present", "replace_durably"])
def test_a_restore_cut_off_leaves_the_present_file(database, copy, clock, monkeypatch, step):
    database.close()
    present = Path(database.path).read_bytes()
    make = module.replace_durably

    def fail(source, target):
        if step == "replace_durably" and target != database.path:
            return make(source, target)
        raise OSError(5, "the disk went away")

    monkeypatch.setattr(module, step, fail)
    with pytest.raises((StoreError, OSError)):
        restore(database.path, copy, clock)
    assert Path(database.path).read_bytes() == present
    assert not Path(f"{database.path}.restored").exists()
