# SPDX-License-Identifier: MIT
"""`needlewise data`: where everything is, and how it is looked after."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.storage.histories import LEARNER, History, files_of, log_of, practise
from trainer.paths import Paths, resolve
from trainer.services import data
from trainer.services.compiling import in_process
from trainer.services.context import data_lock, open_services
from trainer.storage.database import open_database

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cli.conftest import Command
    from tests.conftest import FixedClock
    from trainer.services.context import Services


@pytest.fixture
def paths(needlewise: Command) -> Paths:
    return resolve(str(needlewise.data))


@pytest.fixture
def file(paths: Paths) -> str:
    """The data file, which is not there yet."""
    return data.where(paths).file


@pytest.fixture
def practised(paths: Paths, clock: FixedClock) -> list[str]:
    """A data folder after some practice; the log as text."""
    services = open_services(paths, compile_bank=in_process, clock=clock)
    practise(services.database, History())
    written = log_of(services.database)
    services.close()
    return written


@pytest.fixture
def window(paths: Paths, practised: list[str], clock: FixedClock) -> Iterator[Services]:
    """The services of a window that is open on the folder."""
    lock = data_lock(paths.data)
    assert lock.acquire()
    services = open_services(paths, compile_bank=in_process, clock=clock)
    yield services
    services.close()
    lock.release()


def log_in(file: str | Path, clock: FixedClock) -> list[str]:
    database = open_database(str(file), clock)
    try:
        return log_of(database)
    finally:
        database.close()


def change(file: str, clock: FixedClock, *statements: str) -> None:
    """Change a data file behind the program's back."""
    database = open_database(file, clock)
    with database.transaction() as connection:
        for statement in statements:
            connection.execute(statement)
    database.close()


def damage(file: str, clock: FixedClock) -> None:
    """Change an event that was written."""
    database = open_database(file, clock)
    with database.transaction() as connection:
        kept = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        triggers = kept.fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("UPDATE event SET at = '2020-01-01T00:00:00.000Z' WHERE sequence = 3")
        for _, sql in triggers:
            connection.execute(sql)
    database.close()


# where


def test_places_are_told_without_making_any(needlewise: Command, file: str) -> None:
    code, out, err = needlewise("data", "where")
    assert (code, err) == (0, "")
    places = dict(line.split(maxsplit=1) for line in out.splitlines())
    assert places["folder"] == str(needlewise.data)
    assert places["file"] == file
    assert set(places) == {"folder", "file", "backups", "banks", "cache", "logs", "settings"}
    assert needlewise("data", "where", "--json").json() == places
    assert not needlewise.data.exists()


# check


def test_sound_data_are_said_to_be_sound(needlewise: Command, practised: list[str]) -> None:
    before = files_of(needlewise.data)
    code, out, err = needlewise("data", "check")
    assert (code, err) == (0, "")
    assert out.startswith("All is sound: ")
    found = needlewise("data", "check", "--json").json()
    assert (found["sound"], found["damage"], found["derived"]) == (True, [], [])
    assert files_of(needlewise.data) == before


def test_a_changed_event_is_found_and_leads_to_the_backups(
    needlewise: Command, practised: list[str], file: str, clock: FixedClock
) -> None:
    damage(file, clock)
    code, out, err = needlewise("data", "check")
    assert code == 1
    assert "event 3" in out
    assert err == "To mend it: needlewise data restore FILE\n"
    printed = needlewise("data", "check", "--json")
    assert (printed.code, printed.json()["sound"]) == (1, False)


def test_a_figure_that_does_not_follow_leads_to_a_rebuild(
    needlewise: Command, practised: list[str], file: str, clock: FixedClock
) -> None:
    change(file, clock, "UPDATE domain_standing SET answered = 900 WHERE domain = 'anatomy'")
    code, out, err = needlewise("data", "check")
    assert code == 1
    assert "domain_standing" in out
    assert err == "To mend it: needlewise data rebuild\n"


def test_without_data_there_is_nothing_to_check(needlewise: Command, file: str) -> None:
    why = needlewise.refused("data", "check")
    assert f'There is no data file "{file}"' in why
    assert not needlewise.data.exists()


def test_what_is_not_ours_is_left_alone(needlewise: Command, file: str) -> None:
    needlewise.data.mkdir()
    Path(file).write_bytes(b"something else, and long enough to be looked at" * 200)
    for words in (("check",), ("rebuild",), ("backup",), ("export", needlewise.data / "a.json")):
        assert "was not made by Needlewise" in needlewise.refused("data", *words)


# backup and restore


def test_a_backup_is_dated_listed_and_holds_everything(
    needlewise: Command, practised: list[str], clock: FixedClock
) -> None:
    assert needlewise("data", "backup", "--list").err == "There is no backup yet.\n"
    code, out, _ = needlewise("data", "backup")
    made = Path(out.strip())
    assert (code, made.parent.name) == (0, "backups")
    assert log_in(made, clock) == practised
    (line,) = needlewise("data", "backup", "--list").out.splitlines()
    assert line.endswith(str(made))


def test_a_backup_goes_into_the_file_that_is_named(
    needlewise: Command, practised: list[str], tmp_path: Path, clock: FixedClock
) -> None:
    target = tmp_path / "stick" / "mine.sqlite3"
    code, out, _ = needlewise("data", "backup", target)
    assert (code, out) == (0, f"{target}\n")
    assert log_in(target, clock) == practised


def test_a_window_may_be_open_during_a_backup(needlewise: Command, window: Services) -> None:
    assert needlewise("data", "backup").code == 0
    assert needlewise("data", "check").code == 0


def test_a_backup_that_cannot_be_made_says_why(
    needlewise: Command, practised: list[str], file: str, tmp_path: Path
) -> None:
    plain = tmp_path / "file"
    plain.write_text("in the way", encoding="utf-8")
    why = needlewise.refused("data", "backup", plain / "a.sqlite3", watch=tmp_path)
    assert "lies in something that is no folder" in why
    assert "is a folder" in needlewise.refused("data", "backup", tmp_path, watch=tmp_path)
    needlewise.refused("data", "backup", file)


def test_without_data_there_is_nothing_to_back_up(needlewise: Command) -> None:
    assert "There is no data file" in needlewise.refused("data", "backup")


def test_a_restore_brings_back_what_was_and_keeps_what_is(
    needlewise: Command,
    practised: list[str],
    paths: Paths,
    file: str,
    tmp_path: Path,
    clock: FixedClock,
) -> None:
    copy = tmp_path / "copy.sqlite3"
    needlewise("data", "backup", copy)
    services = open_services(paths, compile_bank=in_process, clock=clock)
    services.rename_learner(LEARNER, "Somebody else")
    services.close()
    code, out, _ = needlewise("data", "restore", copy)
    assert code == 0
    kept = Path(out.removeprefix("Restored. What was there before is in ").strip())
    assert log_in(file, clock) == practised
    assert len(log_in(kept, clock)) == len(practised) + 1
    assert log_in(copy, clock) == practised


def test_a_backup_can_begin_a_new_data_folder(
    needlewise: Command, practised: list[str], tmp_path: Path, clock: FixedClock
) -> None:
    copy = tmp_path / "copy.sqlite3"
    needlewise("data", "backup", copy)
    other = needlewise.on(tmp_path / "other")
    assert other("data", "restore", copy).out == "Restored.\n"
    assert log_in(tmp_path / "other" / "learning.sqlite3", clock) == practised


def test_what_is_no_whole_backup_replaces_nothing(
    needlewise: Command, practised: list[str], tmp_path: Path
) -> None:
    broken = tmp_path / "broken.sqlite3"
    broken.write_bytes(b"no backup of anything" * 500)
    assert "was not made by Needlewise" in needlewise.refused("data", "restore", broken)
    assert "There is no data file" in needlewise.refused("data", "restore", tmp_path / "absent")
    needlewise.refused("data", "restore", tmp_path)


def test_what_writes_waits_until_the_window_is_closed(
    needlewise: Command, window: Services, tmp_path: Path
) -> None:
    copy = needlewise("data", "backup").out.strip()
    for words in (("restore", copy), ("rebuild",), ("export", tmp_path / "all.json")):
        why = needlewise.refused("data", *words, watch=tmp_path)
        assert f"Needlewise is already open on {needlewise.data}; close it first" in why


# export and rebuild


def test_everything_is_exported_as_json(
    needlewise: Command, practised: list[str], tmp_path: Path
) -> None:
    target = tmp_path / "out" / "all.json"
    code, out, _ = needlewise("data", "export", target)
    assert (code, out) == (0, f"{target}\n")
    written = json.loads(target.read_text(encoding="utf-8"))
    assert len(written["events"]) == len(practised)
    assert written["snapshots"]


def test_an_export_that_cannot_be_written_says_why(
    needlewise: Command, practised: list[str], tmp_path: Path
) -> None:
    plain = tmp_path / "file"
    plain.write_text("in the way", encoding="utf-8")
    for target in (plain / "all.json", plain / "deeper" / "all.json"):
        why = needlewise.refused("data", "export", target, watch=tmp_path)
        assert f'"{target}" lies in something that is no folder' in why


def test_a_rebuild_mends_what_differs_after_a_backup(
    needlewise: Command, practised: list[str], file: str, clock: FixedClock
) -> None:
    code, out, _ = needlewise("data", "rebuild")
    assert (code, out) == (0, f"{len(practised)} events replayed: the same.\n")
    change(file, clock, "UPDATE domain_standing SET answered = 900 WHERE domain = 'anatomy'")
    code, out, _ = needlewise("data", "rebuild")
    assert code == 0
    first, last = out.splitlines()
    assert first.startswith("domain_standing ")
    assert first.endswith(" was different")
    assert last == f"{len(practised)} events replayed: 1 row differed and is mended."
    assert needlewise("data", "check").code == 0
    assert log_in(file, clock) == practised
    change(file, clock, "UPDATE domain_standing SET answered = 900")
    assert needlewise("data", "rebuild").out.endswith("2 rows differed and are mended.\n")
    assert "before-rebuild" in needlewise("data", "backup", "--list").out


def test_a_rebuild_as_json_names_every_row(
    needlewise: Command, practised: list[str], file: str, clock: FixedClock
) -> None:
    change(file, clock, "UPDATE domain_standing SET answered = 900")
    found = needlewise("data", "rebuild", "--json").json()
    assert found["events"] == len(practised)
    assert len(found["differences"]) == 2


def test_a_crash_stays_noticed_when_a_command_comes_before_the_window(
    needlewise: Command, paths: Paths, file: str, tmp_path: Path, clock: FixedClock
) -> None:
    crashed = open_services(paths, compile_bank=in_process, clock=clock)
    practise(crashed.database, History())
    crashed.close(clean=False)
    assert needlewise("report", "progress").code == 0
    assert needlewise("data", "export", tmp_path / "all.json").code == 0
    database = open_database(file, clock)
    assert not database.ended_cleanly
    database.close()


# formats, import and delete


def test_answers_are_exported_as_a_table(
    needlewise: Command, practised: list[str], tmp_path: Path
) -> None:
    target = tmp_path / "answers.csv"
    assert needlewise("data", "export", target, "--format", "csv").code == 0
    head, *rows = target.read_text(encoding="utf-8").splitlines()
    assert head.startswith("attempt,position,learner")
    assert len(rows) == 4


def test_another_machine_takes_an_export_over_once(
    needlewise: Command, practised: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "all.json"
    needlewise("data", "export", file)
    other = needlewise.on(tmp_path / "other")
    code, out, err = other("data", "import", file)
    assert (code, err) == (0, "")
    assert out == f"{len(practised)} events taken over, 0 known before.\n"
    assert (
        other("data", "import", file).out
        == f"0 events taken over, {len(practised)} known before.\n"
    )
    assert other("data", "check").code == 0


def test_a_file_that_is_no_export_is_refused(needlewise: Command, practised, tmp_path) -> None:
    (tmp_path / "no.json").write_text("{}", encoding="utf-8")
    code, out, err = needlewise("data", "import", tmp_path / "no.json")
    assert (code, out) == (2, "")
    assert "is no export of Needlewise" in err


def test_everything_is_deleted_once_the_word_is_typed(
    needlewise: Command, practised: list[str], file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    needlewise("data", "backup")
    monkeypatch.setattr("sys.stdin", io.StringIO("no\n"))
    assert "Nothing was deleted." in needlewise("data", "delete").out
    assert Path(file).exists()
    monkeypatch.setattr("sys.stdin", io.StringIO("delete\n"))
    code, out, _ = needlewise("data", "delete")
    assert code == 0
    assert file in out
    assert not Path(file).exists()
    assert "There is no backup yet." in needlewise("data", "backup", "--list").err
    assert needlewise("data", "delete", "--yes").out == "There was nothing to delete.\n"
