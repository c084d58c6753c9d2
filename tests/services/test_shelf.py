# SPDX-License-Identifier: MIT
import zipfile
from pathlib import Path

import pytest

from trainer.errors import BankError
from trainer.services import shelf
from trainer.services.compiling import in_process
from trainer.services.context import open_services

BANK = """\
format: 1
id: shoulder
title: Shoulder safety check
version: 1.2.0
items:
  - id: radial-1
    type: single
    title: Radial nerve
    stem: Which nerve?
    options:
      - {text: Median, key: true}
      - {text: Radial}
  - id: radial-2
    type: single
    stem: A practitioner plans to needle brachialis from the lateral side of the arm, slowly.
    options:
      - {text: Median, key: true}
      - {text: Radial, key: true}
  - id: radial-3
    type: single
    stem: A practitioner plans to needle brachialis from the lateral side of the arm, slowly.
    options:
      - {text: Median, key: true}
      - {text: Radial}
"""


@pytest.fixture
def services(paths, clock):
    opened = open_services(paths, compile_bank=in_process, clock=clock)
    opened.library.load()
    yield opened
    opened.close()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "shoulder.yaml"
    path.write_text(BANK, encoding="utf-8")
    return path


@pytest.fixture
def installed(services, file, clock):
    services.library.add(str(file), "2026-01-05T09:30:00.000Z")
    return next(info for info in services.library.banks() if info.id == "shoulder")


def ids(services):
    return {info.id for info in services.library.banks()}


def test_a_file_is_looked_at_without_being_taken_in(services, file, paths):
    cache = str(Path(paths.cache, "banks"))
    in_process(str(file), cache)
    found = shelf.look(str(file), cache)
    assert found.is_readable
    assert (found.id, found.title) == ("shoulder", "Shoulder safety check")
    assert [problem.item for problem in found.problems] == ["radial-2"]
    assert "shoulder" not in ids(services)


def test_a_file_of_which_nothing_can_be_read_has_its_name_and_its_problems(file, paths):
    file.write_text("format: 1\nid: [", encoding="utf-8")
    cache = str(Path(paths.cache, "banks"))
    in_process(str(file), cache)
    found = shelf.look(str(file), cache)
    assert not found.is_readable
    assert found.title == "shoulder.yaml"
    assert found.problems


def test_a_file_that_changed_meanwhile_is_to_be_tried_again(file, paths):
    with pytest.raises(BankError, match="try again"):
        shelf.look(str(file), str(Path(paths.cache, "banks")))


def test_when_a_bank_was_added_is_known(services, installed):
    assert shelf.added_at(services, installed.path) == "2026-01-05T09:30:00.000Z"
    assert shelf.added_at(services, "elsewhere.yaml") == ""


def test_items_without_a_title_are_called_by_their_first_words(services, installed):
    assert shelf.titles(services, "shoulder") == {
        "radial-1": "Radial nerve",
        "radial-3": "A practitioner plans to needle brachialis from the lateral\u2026",
    }


def test_a_removed_bank_can_be_put_back(services, installed, paths):
    removed = shelf.remove(services, "shoulder")
    assert removed.title == "Shoulder safety check"
    assert "shoulder" not in ids(services)
    shelf.put_back(services, removed)
    assert "shoulder" in ids(services)
    assert shelf.added_at(services, installed.path)
    assert not list(Path(paths.data, "banks").glob(".*"))


def test_what_was_removed_is_gone_once_forgotten(services, installed, paths):
    shelf.remove(services, "shoulder")
    shelf.forget_removed(services)
    assert not list(Path(paths.data, "banks").iterdir())


def test_forgetting_needs_no_folder(services):
    shelf.forget_removed(services)


def test_a_bank_added_meanwhile_is_not_replaced_by_putting_back(services, installed, file):
    removed = shelf.remove(services, "shoulder")
    services.library.add(str(file), "2026-02-05T09:30:00.000Z")
    with pytest.raises(BankError, match="added again meanwhile"):
        shelf.put_back(services, removed)
    assert shelf.added_at(services, installed.path).startswith("2026-02-05")


def test_a_bank_whose_files_are_gone_cannot_be_put_back(services, installed, paths):
    removed = shelf.remove(services, "shoulder")
    shelf.forget_removed(services)
    with pytest.raises(BankError, match="cannot be put back"):
        shelf.put_back(services, removed)


def test_a_bundled_bank_stays(services):
    with pytest.raises(BankError, match="came with the program and stays"):
        shelf.remove(services, "my-first-bank")
    assert "my-first-bank" in ids(services)


def test_a_bank_whose_files_cannot_be_moved_stays(services, installed):
    Path(installed.path).unlink()
    with pytest.raises(BankError, match="cannot be removed"):
        shelf.remove(services, "shoulder")


def test_a_problem_opens_to_its_lines(file):
    lines = shelf.source_lines(str(file), "shoulder.yaml", 12)
    assert [line.number for line in lines] == [10, 11, 12]
    assert lines[-1].text == "      - {text: Radial}"
    assert shelf.source_lines(str(file), "shoulder.yaml", 1)[0].number == 1
    assert shelf.source_lines(str(file), "shoulder.yaml", 900) == ()


def test_lines_of_folders_and_packages_are_found_too(tmp_path):
    folder = tmp_path / "bank"
    (folder / "items").mkdir(parents=True)
    (folder / "bank.yaml").write_text("format: 1\nid: a\ntitle: A\n")
    (folder / "items" / "one.yaml").write_text("items:\n  - id: x\n")
    package = tmp_path / "bank.needlebank"
    with zipfile.ZipFile(package, "w") as archive:
        for name in ("bank.yaml", "items/one.yaml"):
            archive.write(folder / name, name)
    for path in (folder, package):
        assert shelf.source_lines(str(path), "items/one.yaml", 2)[-1].text == "  - id: x"
        assert shelf.source_lines(str(path), "bank.yaml", 2)[-1].text == "id: a"


def test_the_head_of_a_folder_stands_for_the_folder(tmp_path):
    head = tmp_path / "bank.yaml"
    assert shelf.place_of(str(head)) == str(head)
    (tmp_path / "items").mkdir()
    assert shelf.place_of(str(head)) == str(tmp_path)
    assert shelf.place_of(str(tmp_path / "other.yaml")) == str(tmp_path / "other.yaml")


def test_lines_are_fit_to_be_shown(tmp_path):
    file = tmp_path / "odd.yaml"
    file.write_bytes(b"\ta\x1b[31m\xff\n" + b"x" * 1000)
    first, second = shelf.source_lines(str(file), "odd.yaml", 2)
    assert first.text == "    a\ufffd[31m\ufffd"
    assert len(second.text) == 201


def test_lines_of_a_file_that_is_gone_are_none(tmp_path):
    assert shelf.source_lines(str(tmp_path / "gone.yaml"), "gone.yaml", 2) == ()


@pytest.mark.parametrize(
    ("name", "bank_id", "title"),
    [
        ("shoulder_safety.yaml", "shoulder-safety", "Shoulder safety"),
        ("Übung 2.yaml", "ubung-2", "Übung 2"),
        ("my-first-bank.yaml", "my-bank", "My first bank"),
        ("针.yaml", "my-bank", "针"),
        ("....yaml", "my-bank", "My bank"),
    ],
)
def test_a_new_bank_has_an_id_of_its_own_and_no_problem(services, tmp_path, name, bank_id, title):
    path = tmp_path / name
    shelf.begin_bank(str(path))
    result = services.library.add(str(path), "2026-01-05T09:30:00.000Z")
    assert (result.id, result.title, result.problems) == (bank_id, title, [])
    assert "# A bank is a plain text file" in path.read_text(encoding="utf-8")


def test_a_new_bank_can_have_another_name_than_its_file(tmp_path):
    path = tmp_path / "bank.yaml"
    shelf.begin_bank(str(path), "Elbow and wrist")
    text = path.read_text(encoding="utf-8")
    assert "\nid: elbow-and-wrist\n" in text
    assert '\ntitle: "Elbow and wrist"\n' in text


def test_a_new_bank_that_cannot_be_written_leaves_nothing(tmp_path):
    with pytest.raises(BankError, match="cannot be written"):
        shelf.begin_bank(str(tmp_path / "no-folder" / "a.yaml"))
    assert not list(tmp_path.glob("no-folder"))
