# SPDX-License-Identifier: MIT
import logging
from pathlib import Path

import pytest

from trainer import journal


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "logs"


def written(folder: Path) -> str:
    return (folder / "needlewise.log").read_text(encoding="utf-8")


def test_nothing_is_made_before_there_is_something(folder):
    journal.attach(str(folder))
    assert not folder.exists()


def test_what_the_package_logs_is_written_with_level_and_place(folder):
    journal.attach(str(folder))
    logging.getLogger("trainer.storage").info("backup %s made", 3)
    assert "INFO trainer.storage: backup 3 made" in written(folder)


def test_what_others_log_is_left_to_them(folder):
    journal.attach(str(folder))
    logging.getLogger("asyncio").info("hello")
    assert not folder.exists()


def test_attaching_again_writes_nothing_twice(folder):
    journal.attach(str(folder))
    journal.attach(str(folder))
    logging.getLogger("trainer").info("once")
    assert written(folder).count("once") == 1


@pytest.mark.logs_warning("unexpected error")
def test_an_error_is_recorded_with_where_it_arose(folder):
    try:
        raise LookupError("nowhere")
    except LookupError as error:
        path = journal.record(str(folder), error)
    assert path == str(folder / "needlewise.log")
    assert "LookupError: nowhere" in written(folder)
    assert "test_journal.py" in written(folder)


def test_a_long_log_is_put_aside(folder):
    folder.mkdir()
    (folder / "needlewise.log").write_bytes(b"old\n" * 300_000)
    journal.attach(str(folder))
    logging.getLogger("trainer").info("new")
    assert "old" not in written(folder)
    assert (folder / "needlewise.log.1").stat().st_size == 1_200_000


def test_a_log_of_usual_length_is_continued(folder):
    folder.mkdir()
    (folder / "needlewise.log").write_bytes(b"old\n")
    journal.attach(str(folder))
    logging.getLogger("trainer").info("new")
    assert written(folder).startswith("old\n")


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path):
    (tmp_path / "file").write_text("")
    journal.attach(str(tmp_path / "file"))
    logging.getLogger("trainer").info("lost")
    assert (tmp_path / "file").read_text() == ""
