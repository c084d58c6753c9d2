# SPDX-License-Identifier: MIT
from pathlib import Path

from tests.storage.histories import practise
from trainer.storage.backup import backup
from trainer.storage.database import open_database, set_aside
from trainer.storage.erase import erase


def test_everything_of_learners_goes_and_nothing_else(path, clock, history):
    folder = Path(path).parent
    for _ in range(2):
        database = open_database(path, clock)
        practise(database, history)
        backup(database, str(folder / "backups" / "learning-20260105T093000Z.sqlite3"))
        database.close()
        kept = set_aside(path)
        history.__init__("again")
    database = open_database(path, clock)
    database.close()
    (folder / "pulse").write_bytes(b"x")
    (folder / "banks").mkdir()
    (folder / "banks" / "mine.yaml").write_text("format: 1")
    (folder / "settings.toml").write_text("")
    (folder / "learning-notes.txt").write_text("mine")
    removed = erase(path)
    assert str(path) in removed
    assert kept in removed
    left = sorted(str(one.relative_to(folder)) for one in folder.rglob("*"))
    assert left == ["banks", "banks/mine.yaml", "learning-notes.txt", "settings.toml"]
    assert erase(path) == []


def test_a_folder_that_is_not_there_holds_nothing(tmp_path):
    assert erase(str(tmp_path / "none" / "learning.sqlite3")) == []
