# SPDX-License-Identifier: MIT
from pathlib import Path

import pytest

from tests.storage.histories import files_of, history_files
from trainer.errors import StoreError
from trainer.storage import files, log
from trainer.storage.database import open_database, set_aside


def test_a_file_is_set_aside_with_all_that_belongs_to_it(path, clock, history, tmp_path):
    target = history_files(path, clock, history, tmp_path / "cut")
    before = files_of(Path(target).parent)
    kept = set_aside(target)
    after = files_of(Path(target).parent)
    assert sorted(after.values()) == sorted(before.values())
    assert not Path(target).exists()
    opened = open_database(kept, clock)
    assert len(list(log.read_events(opened))) == history.number
    opened.close()
    open_database(target, clock).close()


def test_nothing_is_replaced_when_several_are_set_aside_at_once(path):
    names = set()
    for number in range(3):
        Path(path).write_bytes(b"%d" % number)
        names.add(set_aside(path))
    assert len(names) == 3
    assert sorted(Path(name).read_bytes() for name in names) == [b"0", b"1", b"2"]


def test_a_file_that_cannot_be_renamed_stays_and_is_told(path, monkeypatch):
    def fail(*_):
        raise PermissionError(13, "no")

    monkeypatch.setattr("os.rename", fail)
    with pytest.raises(StoreError):
        set_aside(path)
    assert Path(path).exists()


def test_the_file_goes_before_its_wal(path, monkeypatch):
    Path(f"{path}-wal").write_bytes(b"frames")
    moved = []
    monkeypatch.setattr("os.rename", lambda source, _: moved.append(source))
    set_aside(path)
    assert moved == [path, f"{path}-wal"]


def test_a_folder_is_not_synced_on_windows(monkeypatch):
    monkeypatch.setattr("sys.platform", "win32")
    files.sync_folder("nowhere")
