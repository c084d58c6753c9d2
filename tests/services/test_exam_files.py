# SPDX-License-Identifier: MIT
"""Exam files on this machine: read in a process of their own, added, removed, and broken."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.exams import EXAM, write_exam
from trainer.errors import BankError
from trainer.services.exam_files import (
    add_exam,
    exam_files,
    own_folder,
    read_exam_file,
    remove_exam,
)
from trainer.services.machine_clock import moments

if TYPE_CHECKING:
    from tests.conftest import FixedClock
    from trainer.paths import Paths


def own(paths: Paths) -> Path:
    folder = Path(own_folder(paths))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def test_the_window_reads_a_file_in_another_process_and_then_from_the_cache(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = str(write_exam(tmp_path))
    first = read_exam_file(path, paths, here=False)
    assert first.exam is not None
    assert first.exam.id == "small"
    monkeypatch.setattr("trainer.services.exam_files.exam_in_child", pytest.fail)
    assert read_exam_file(path, paths, here=False) == first


def test_a_broken_file_is_read_in_another_process_too(paths: Paths, tmp_path: Path) -> None:
    found = read_exam_file(str(write_exam(tmp_path, "minuts: 1\n")), paths, here=False)
    assert found.exam is None
    assert "minuts" in found.problems[0].message


def test_a_file_that_cannot_be_read_is_a_problem(paths: Paths, tmp_path: Path) -> None:
    (problem,) = read_exam_file(str(tmp_path / "none.yaml"), paths, here=True).problems
    assert problem.code == "unreadable-file"


def test_of_two_files_with_one_id_the_first_counts(paths: Paths) -> None:
    write_exam(own(paths))
    (own(paths) / "other.yaml").write_text(EXAM.format(more=""), encoding="utf-8")
    files = {Path(file.path).name: file for file in exam_files(paths, here=True)}
    assert files["other.yaml"].compiled.exam is not None
    assert files["small.yaml"].compiled.exam is None
    assert files["small.yaml"].compiled.problems[0].code == "same-id"


def test_what_is_no_exam_file_in_the_folder_is_passed_over(paths: Paths) -> None:
    (own(paths) / "small.panel.json").write_text("{}", encoding="utf-8")
    (own(paths) / ".hidden.yaml").write_text("x", encoding="utf-8")
    assert [file.is_bundled for file in exam_files(paths, here=True)] == [True]


def test_an_exam_that_is_added_again_takes_the_place_of_the_older(
    paths: Paths, tmp_path: Path
) -> None:
    path = write_exam(tmp_path)
    add_exam(str(path), paths, here=True)
    path.write_text(EXAM.format(more="").replace("minutes: 60", "minutes: 30"), encoding="utf-8")
    added = add_exam(str(path), paths, here=True)
    assert added.compiled.exam is not None
    assert added.compiled.exam.minutes == 30
    (mine,) = [file for file in exam_files(paths, here=True) if not file.is_bundled]
    assert mine.compiled.exam == added.compiled.exam
    remove_exam(mine)
    assert all(file.is_bundled for file in exam_files(paths, here=True))
    with pytest.raises(BankError, match="cannot be deleted"):
        remove_exam(mine)


def test_a_folder_that_cannot_be_written_is_told(paths: Paths, tmp_path: Path) -> None:
    path = write_exam(tmp_path)
    Path(paths.data).mkdir(parents=True)
    Path(own_folder(paths)).write_text("a file in the way", encoding="utf-8")
    with pytest.raises(BankError, match="cannot be copied"):
        add_exam(str(path), paths, here=True)


def test_both_clocks_of_the_machine_go_on_and_its_start_stays_the_same(clock: FixedClock) -> None:
    now = moments(clock)
    first = now()
    clock.advance(seconds=5)
    second = now()
    assert second.wall_ms - first.wall_ms == 5_000
    assert second.steady_ms >= first.steady_ms > 0
    assert first.boot == second.boot
    assert len(first.boot) in (0, 32)


@pytest.mark.parametrize("said", ["", "not an id", "x" * 36])
def test_a_start_of_the_machine_that_cannot_be_told_is_none(
    clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    path = tmp_path / "boot_id"
    path.write_text(said, encoding="utf-8")
    monkeypatch.setattr("trainer.services.machine_clock._BOOT_ID", str(path))
    assert moments(clock)().boot == ""
    monkeypatch.setattr("trainer.services.machine_clock._BOOT_ID", str(tmp_path / "none"))
    assert moments(clock)().boot == ""
