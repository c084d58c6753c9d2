# SPDX-License-Identifier: MIT
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.storage.histories import History, copied, files_of, history_files, practise
from trainer.errors import StoreError
from trainer.model.attempt import EventKind
from trainer.storage import database as module
from trainer.storage import log, migrations
from trainer.storage.backup import backup
from trainer.storage.database import (
    DamagedStore,
    ForeignStore,
    LockedStore,
    MissingStore,
    NewerStore,
    OldSqlite,
    open_database,
    open_for_reading,
)
from trainer.storage.migrations import newest_version

TOP = Path(__file__).resolve().parents[2]


def refuse(path: str, clock, kind: type[StoreError]) -> StoreError:
    """Open what cannot be used, and see that nothing in its folder has changed by that."""
    before = files_of(Path(path).parent)
    with pytest.raises(kind) as caught:
        open_database(path, clock, busy_ms=50)
    assert files_of(Path(path).parent) == before
    assert path in caught.value.user_message
    assert caught.value.path == path
    assert caught.value.detail
    return caught.value


@pytest.fixture
def used(path, clock, history) -> str:
    """The path of a closed data file with some history."""
    database = open_database(path, clock)
    practise(database, history)
    database.close()
    return path


def test_a_new_file_is_made_whole_with_its_folder(tmp_path, clock):
    path = tmp_path / "not" / "yet" / "learning.sqlite3"
    database = open_database(str(path), clock)
    assert database.ended_cleanly
    database.close()
    assert [file.name for file in path.parent.iterdir()] == ["learning.sqlite3"]
    assert open_for_reading(str(path)).execute("PRAGMA user_version").fetchone() == (
        newest_version(),
    )


def test_a_name_without_a_folder_is_made_in_the_present_one(tmp_path, clock, monkeypatch):
    monkeypatch.chdir(tmp_path)
    open_database("learning.sqlite3", clock).close()
    assert (tmp_path / "learning.sqlite3").exists()


def test_signs_that_mean_something_in_an_address_are_part_of_the_name(tmp_path, clock, history):
    path = tmp_path / "what? 100% #1" / "learning.sqlite3"
    database = open_database(str(path), clock)
    practise(database, history)
    reader = open_for_reading(str(path))
    assert reader.execute("SELECT count(*) FROM event").fetchone()[0] == history.number
    reader.close()
    database.close()
    assert len(list(tmp_path.iterdir())) == 2  # the other is the test's home


def test_a_draft_of_a_start_that_was_cut_off_is_replaced(tmp_path, clock):
    path = tmp_path / "data" / "learning.sqlite3"
    path.parent.mkdir()
    path.with_name("learning.sqlite3.new").write_bytes(b"half a file")
    open_database(str(path), clock).close()
    assert [file.name for file in path.parent.iterdir()] == ["learning.sqlite3"]


def test_a_new_file_is_made_where_there_are_no_hard_links(tmp_path, clock, monkeypatch):
    def no_links(*_):
        raise PermissionError(1, "no hard links here")

    monkeypatch.setattr("os.link", no_links)
    path = tmp_path / "data" / "learning.sqlite3"
    open_database(str(path), clock).close()
    assert [file.name for file in path.parent.iterdir()] == ["learning.sqlite3"]


def test_a_file_that_appears_meanwhile_is_not_replaced(tmp_path, clock, monkeypatch):
    path = tmp_path / "data" / "learning.sqlite3"
    path.parent.mkdir()
    migrate = migrations.migrate

    def appear(connection, version):
        migrate(connection, version)
        path.write_bytes(b"theirs")

    monkeypatch.setattr(migrations, "migrate", appear)
    with pytest.raises(StoreError):
        open_database(str(path), clock)
    assert path.read_bytes() == b"theirs"


def test_the_connection_is_set_up_to_lose_nothing(database):
    def setting(name):
        return database.read(f"PRAGMA {name}")[0][0]

    assert setting("journal_mode") == "wal"
    assert setting("synchronous") == 2
    assert setting("foreign_keys") == 1
    assert setting("wal_autocheckpoint") == 0
    assert setting("busy_timeout") == 2000


def test_a_transaction_is_all_or_nothing(database, history):
    def add(then):
        with database.transaction() as connection:
            connection.execute("INSERT INTO learner (id, name, added_at) VALUES ('a', 'Ann', '')")
            then()

    def fail():
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        add(fail)
    assert database.read("SELECT * FROM learner") == []
    add(lambda: None)
    assert database.read("SELECT id FROM learner") == [("a",)]


def test_a_mistake_of_ours_in_a_transaction_is_not_told_as_one_of_the_disk(database):
    with pytest.raises(sqlite3.IntegrityError), database.transaction() as connection:
        connection.execute("INSERT INTO attempt (id) VALUES ('a')")


def test_a_transaction_that_sqlite_itself_takes_back_is_over(database, history):
    log.append(database, [history.added()])
    with pytest.raises(sqlite3.IntegrityError), database.transaction() as connection:
        connection.execute("INSERT OR ROLLBACK INTO learner SELECT * FROM learner")
    assert not database.connection.in_transaction
    log.append(database, [history.added("learner-2")])


def test_on_a_mac_syncs_go_through_the_cache_of_the_drive(path, clock, monkeypatch):
    monkeypatch.setattr("sys.platform", "darwin")
    database = open_database(path, clock)
    assert database.read("PRAGMA fullfsync") == [(1,)]
    assert database.read("PRAGMA checkpoint_fullfsync") == [(1,)]
    database.close()


def test_a_drive_letter_is_part_of_the_address(path, monkeypatch):
    asked = []
    monkeypatch.setattr("os.path.abspath", lambda _: "C:\\data\\learning.sqlite3")
    monkeypatch.setattr("os.sep", "\\")
    monkeypatch.setattr(sqlite3, "connect", lambda place, **_: asked.append(place))
    open_for_reading(path)
    assert asked == ["file:/C:/data/learning.sqlite3?mode=ro"]


def test_a_run_without_writing_leaves_the_file_as_it_was(used, clock):
    before = files_of(Path(used).parent)
    database = open_database(used, clock)
    log.verify_chain(database)
    database.close()
    assert files_of(Path(used).parent) == before


def test_a_clean_end_is_known_at_the_next_start(used, clock, history):
    database = open_database(used, clock)
    assert database.ended_cleanly
    log.append(database, [history.added("learner-2")])
    database.close(clean=False)
    again = open_database(used, clock)
    assert not again.ended_cleanly
    again.close()
    last = open_database(used, clock)
    assert last.ended_cleanly
    last.close()


def test_an_end_without_closing_is_known_at_the_next_start(path, clock, history, tmp_path):
    found = open_database(history_files(path, clock, history, tmp_path / "cut"), clock)
    assert not found.ended_cleanly
    assert len(list(log.read_events(found))) == history.number
    found.close()


def test_closing_leaves_a_single_file(used):
    assert [file.name for file in Path(used).parent.iterdir()] == ["learning.sqlite3"]


@pytest.mark.logs_warning("not closed in order")
def test_closing_where_nothing_can_be_written_loses_nothing(path, clock, history):
    database = open_database(path, clock, busy_ms=50)
    practise(database, history)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    database.close()
    other.execute("ROLLBACK")
    other.close()
    again = open_database(path, clock)
    assert not again.ended_cleanly
    assert len(list(log.read_events(again))) == history.number
    again.close()


def test_a_checkpoint_leaves_the_log_open_for_a_single_sync(database, history):
    practise(database, history)
    assert database.checkpoint()
    assert 0 < database.wal_bytes() < 10_000


def test_a_reader_puts_a_checkpoint_off(database, history):
    practise(database, history)
    reader = open_for_reading(database.path)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM event").fetchone()
    log.append(database, [history.added("learner-2")])
    assert not database.checkpoint()
    assert database.read("PRAGMA busy_timeout") == [(2000,)]
    reader.close()
    assert database.checkpoint()


@pytest.mark.logs_warning("the WAL was not moved")
def test_a_checkpoint_that_fails_loses_nothing(path, clock, history, monkeypatch):
    database = open_database(path, clock, busy_ms=50)
    monkeypatch.setattr(module.Database, "_move_wal", lambda _: True)
    practise(database, history)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert not database.checkpoint()
    other.close()
    database.close()


def test_a_large_wal_is_moved_when_no_answer_waits(database, history, monkeypatch):
    practise(database, history)
    monkeypatch.setattr(log, "LARGE_WAL_BYTES", 10_000)
    attempt = history.started("attempt-2")
    log.append(database, [attempt])
    assert database.wal_bytes() < 10_000
    log.append(database, [history.answered(0, attempt="attempt-2")])
    assert database.wal_bytes() > 10_000
    log.append(database, [history.event(EventKind.FLAGGED, "attempt-2", 0)])
    assert database.wal_bytes() < 10_000


# What cannot be opened


def damage(path: str, how: str) -> None:
    content = bytearray(Path(path).read_bytes())
    match how:
        case "empty":
            content.clear()
        case "cut off in the head":
            del content[50:]
        case "cut off":
            del content[len(content) // 2 :]
        case "head zeroed":
            content[:4096] = bytes(4096)
        case "schema overwritten":
            content[100:4096] = b"\xa5" * 3996
        case "all overwritten but the head":
            content[100:] = b"\xa5" * (len(content) - 100)
    Path(path).write_bytes(content)


@pytest.mark.parametrize(
    "how",
    [
        "empty",
        "cut off in the head",
        "cut off",
        "head zeroed",
        "schema overwritten",
        "all overwritten but the head",
    ],
)
def test_a_damaged_file_is_refused_and_left_alone(used, clock, how):
    damage(used, how)
    message = refuse(used, clock, DamagedStore).user_message
    assert "restore a backup" in message


@pytest.mark.parametrize("how", ["empty", "cut off in the head", "all overwritten but the head"])
def test_a_damaged_file_with_a_wal_is_refused_and_left_alone(path, clock, history, tmp_path, how):
    target = history_files(path, clock, history, tmp_path / "cut")
    damage(target, how)
    if how == "all overwritten but the head":
        # What was in the WAL is still whole; what was not is missing pages.
        Path(f"{target}-wal").write_bytes(Path(f"{target}-wal").read_bytes()[: 32 + 4120])
    refuse(target, clock, DamagedStore)


def test_a_wal_whose_file_is_missing_is_not_taken_for_a_new_start(path, clock, history, tmp_path):
    target = history_files(path, clock, history, tmp_path / "cut")
    Path(target).unlink()
    refuse(target, clock, DamagedStore)


def test_an_index_without_its_wal_stands_in_nobodys_way(tmp_path, clock):
    path = tmp_path / "data" / "learning.sqlite3"
    path.parent.mkdir()
    path.with_name("learning.sqlite3-shm").write_bytes(b"stale" * 100)
    path.with_name("learning.sqlite3-wal").write_bytes(b"")
    database = open_database(str(path), clock)
    log.append(database, [History().added()])
    database.close()


def test_a_head_torn_by_a_power_cut_is_healed_from_the_wal(path, clock, history, tmp_path):
    database = open_database(path, clock)
    practise(database, history)
    for version in (7, newest_version()):  # so that the page with the head is in the WAL
        database.connection.execute(f"PRAGMA user_version = {version}")
    target = copied(path, tmp_path / "cut")
    database.close()
    damage(target, "head zeroed")
    healed = open_database(target, clock)
    assert len(list(log.read_events(healed))) == history.number
    healed.close()


@pytest.mark.parametrize(
    "statement",
    ["DROP TABLE store", "DELETE FROM store", "DROP INDEX attempt_open"],
    ids=["no table", "no row", "no index"],
)
def test_a_file_that_lacks_a_table_or_row_is_refused(used, clock, statement):
    connection = sqlite3.connect(used, isolation_level=None)
    connection.execute(statement)
    connection.close()
    refuse(used, clock, DamagedStore)


def test_a_file_of_another_kind_is_refused_and_left_alone(tmp_path, clock):
    path = tmp_path / "data" / "learning.sqlite3"
    path.parent.mkdir()
    path.write_text("Dear diary, " * 50)
    refuse(str(path), clock, ForeignStore)


def test_the_sqlite_file_of_another_program_is_refused_and_left_alone(tmp_path, clock):
    path = tmp_path / "data" / "learning.sqlite3"
    path.parent.mkdir()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("CREATE TABLE bookmarks (url)")
    connection.close()
    refuse(str(path), clock, ForeignStore)


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path, clock):
    path = tmp_path / "data" / "learning.sqlite3"
    path.mkdir(parents=True)
    refuse(str(path), clock, ForeignStore)


def test_the_open_file_of_another_program_is_refused_and_left_alone(tmp_path, clock):
    path = tmp_path / "data" / "learning.sqlite3"
    path.parent.mkdir()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE bookmarks (url)")
    refuse(str(path), clock, ForeignStore)
    connection.close()


def test_a_newer_file_is_refused_and_left_alone(used, clock):
    connection = sqlite3.connect(used, isolation_level=None)
    connection.execute(f"PRAGMA user_version = {newest_version() + 1}")
    connection.close()
    assert "newer version" in refuse(used, clock, NewerStore).user_message


def test_a_file_that_is_newer_by_its_wal_only_is_refused_and_left_alone(used, clock):
    connection = sqlite3.connect(used, isolation_level=None)
    connection.execute(f"PRAGMA user_version = {newest_version() + 1}")
    refuse(used, clock, NewerStore)
    connection.close()


def test_a_file_that_another_program_writes_is_refused_and_left_alone(used, clock):
    other = sqlite3.connect(used, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert "in use" in refuse(used, clock, LockedStore).user_message
    other.close()


def test_a_file_that_another_program_has_to_itself_is_refused_and_left_alone(used, clock):
    other = sqlite3.connect(used, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("UPDATE store SET ended_cleanly = 0")
    refuse(used, clock, LockedStore)
    other.close()


def test_a_restored_file_that_another_program_has_to_itself_is_refused(used, clock, tmp_path):
    target = tmp_path / "restored" / "learning.sqlite3"
    backup(used, str(target))
    other = sqlite3.connect(target, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    refuse(str(target), clock, LockedStore)
    other.close()


def test_a_file_locked_later_refuses_an_event_and_keeps_nothing_of_it(path, clock, history):
    database = open_database(path, clock, busy_ms=50)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LockedStore):
        log.append(database, [history.added()])
    other.close()
    assert list(log.read_events(database)) == []
    database.close()


def test_damage_met_while_reading_is_told_as_such(used, clock):
    size = Path(used).stat().st_size
    database = open_database(used, clock)
    with Path(used).open("rb+") as file:
        file.seek(8192)
        file.write(b"\xa5" * (size - 8192))
    with pytest.raises(DamagedStore):
        database.read("SELECT * FROM event, response, attempt")
    database.close()


def test_a_text_that_is_none_is_told_as_damage(database):
    with database.transaction() as connection:
        connection.execute(
            "INSERT INTO learner (id, name, added_at) VALUES ('a', CAST(x'ff' AS TEXT), '')"
        )
    with pytest.raises(DamagedStore):
        database.read("SELECT * FROM learner")


def test_a_missing_file_cannot_be_read(tmp_path):
    with pytest.raises(MissingStore):
        open_for_reading(str(tmp_path / "learning.sqlite3"))


def test_an_old_sqlite_is_told_in_a_sentence(path, clock, monkeypatch):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    refuse(path, clock, OldSqlite)


def test_reading_never_writes(used):
    connection = open_for_reading(used)
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("DELETE FROM snapshot")
    connection.close()


READ_ONLY = """
    import os, sys
    from datetime import UTC, datetime
    from trainer.storage import log
    from trainer.storage.database import ReadOnlyStore, open_database
    if os.geteuid() == 0:
        os.setgroups([])
        os.setuid(65534)  # rights do not bind the administrator
    try:
        open_database(sys.argv[1], lambda: datetime.now(UTC)).close()
    except ReadOnlyStore as error:
        print(error.user_message)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="rights work differently on Windows")
@pytest.mark.parametrize("what", ["file", "folder", "new file", "unreadable file"])
def test_a_file_or_folder_without_the_right_to_write_is_refused_and_left_alone(
    used, tmp_path, what
):
    folder = Path(used).parent
    for place in (tmp_path.parent.parent, tmp_path.parent, tmp_path):
        place.chmod(0o755)
    if what == "new file":
        Path(used).unlink()
    before = files_of(folder)
    Path(used).exists() and Path(used).chmod({"file": 0o444, "unreadable file": 0}.get(what, 0o666))
    folder.chmod(0o777 if what == "file" else 0o555)
    script = textwrap.dedent(READ_ONLY)
    done = subprocess.run(
        [sys.executable, "-c", script, used], cwd=TOP, capture_output=True, text=True, check=False
    )
    folder.chmod(0o755)
    Path(used).exists() and Path(used).chmod(0o644)
    assert done.stderr == ""
    assert "cannot be written" in done.stdout
    assert files_of(folder) == before
