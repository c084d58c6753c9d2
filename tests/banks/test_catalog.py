# SPDX-License-Identifier: MIT
"""The banks of a machine: finding, installing, replacing and removing them."""

import json
import os
from contextlib import closing
from pathlib import Path

import pytest

from tests.builders import (
    make_bank,
    make_full_head,
    make_full_item,
    make_head,
    make_item,
    write_bank,
    write_folder,
)
from trainer.banks import catalog
from trainer.banks.catalog import InstallResult, find, install, place_of, places, remove
from trainer.banks.compiled import CompiledBank, compile_bank, open_compiled
from trainer.banks.loader import load
from trainer.banks.package import pack
from trainer.errors import BankError

NOW = "2026-11-24T10:00:00.000Z"


class Library:
    """The folders of one user, and what may be done with them."""

    def __init__(self, tmp_path: Path) -> None:
        self.banks = tmp_path / "banks"
        self.cache = str(tmp_path / "cache")

    def open(self, path: str) -> CompiledBank:
        return open_compiled(path, self.cache) or compile_bank(path, self.cache)

    def install(self, path: Path) -> InstallResult:
        return install(str(path), str(self.banks), self.open, NOW)

    def names(self) -> list[str]:
        return sorted(path.name for path in self.banks.iterdir()) if self.banks.exists() else []


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write_bank(tmp_path / "from" / "shoulder.yaml", make_bank())


def test_the_banks_that_ship_are_always_there(library):
    found = places(str(library.banks))
    assert [(Path(place.path).name, place.practised) for place in found] == [
        ("core", True),
        ("first-bank.yaml", False),
    ]
    assert all(place.bundled for place in found)


def test_a_bank_is_installed_under_its_id(library, file):
    result = library.install(file)
    assert (result.outcome, result.id, result.title) == (
        "new",
        "shoulder-safety",
        "Shoulder safety check",
    )
    assert library.names() == ["shoulder-safety.origin", "shoulder-safety.yaml"]
    assert Path(result.path).read_bytes() == file.read_bytes()
    place = places(str(library.banks))[-1]
    assert place == catalog.Place(result.path, origin=str(file), added_at=NOW)
    assert find("shoulder-safety", str(library.banks), library.cache) == place
    assert find("nothing", str(library.banks), library.cache) is None


def test_installing_needs_no_second_reading(library, file):
    library.install(file)
    (place,) = (place for place in places(str(library.banks)) if not place.bundled)
    bank = open_compiled(place.path, library.cache)
    assert bank is not None
    bank.close()


def test_the_same_bank_again_changes_nothing(library, file):
    library.install(file)
    before = (library.banks / "shoulder-safety.yaml").stat().st_mtime_ns
    assert library.install(file).outcome == "same"
    installed = library.banks / "shoulder-safety.yaml"
    assert library.install(installed).outcome == "same"
    assert installed.stat().st_mtime_ns == before


@pytest.mark.parametrize("first", ["file", "folder", "package"])
@pytest.mark.parametrize("second", ["file", "folder", "package"])
def test_a_newer_version_replaces_the_older_whatever_their_shapes(library, tmp_path, first, second):
    shapes = {}
    for number, shape in enumerate((first, second)):
        bank = make_bank(make_item(stem=f"Version {number}"))
        place = tmp_path / f"from-{number}"
        shapes[number] = _shaped(place, shape, bank)
    assert library.install(shapes[0]).outcome == "new"
    result = library.install(shapes[1])
    assert result.outcome == "replaced"
    assert len(library.names()) == 2
    bank = load(result.path).bank
    assert bank is not None
    assert bank.items[0].stem == "Version 1"


def _shaped(place: Path, shape: str, bank) -> Path:
    if shape == "file":
        return write_bank(place / "bank.yaml", bank)
    folder = write_folder(place / "bank", bank)
    (folder / "items" / "more.yaml").write_text("items: []\n")
    if shape == "folder":
        return folder
    pack(str(folder), str(place / "bank.needlebank"))
    return place / "bank.needlebank"


def test_of_a_folder_only_what_belongs_to_the_bank_is_copied(library, tmp_path):
    folder = write_folder(tmp_path / "bank", make_bank())
    (folder / "notes.txt").write_text("private")
    (folder / "figures").mkdir()
    (folder / "figures" / "arm.png").write_bytes(b"x")
    (folder / "items" / "link.yaml").symlink_to("/etc/passwd")
    result = library.install(folder)
    copied = sorted(str(p.relative_to(result.path)) for p in Path(result.path).rglob("*.*"))
    assert copied == ["bank.yaml", "figures/arm.png", "items/all.yaml"]


def test_a_bank_with_problems_is_installed_and_tells_them(library, tmp_path):
    path = write_bank(tmp_path / "a.yaml", make_bank())
    path.write_text(path.read_text() + "  - {id: bad, type: single}\n")
    result = library.install(path)
    assert result.outcome == "new"
    assert (result.counts.items, result.counts.skipped) == (1, 1)
    assert [problem.item for problem in result.problems] == ["bad", "bad"]


def test_nothing_is_written_for_an_unreadable_bank(library, tmp_path):
    path = tmp_path / "bad.yaml"
    path.write_text("format: 1\nid: x\n")
    with pytest.raises(BankError, match=r'bad\.yaml was not added.*missing "title"'):
        library.install(path)
    assert library.names() == []
    with pytest.raises(BankError, match="there is no such file"):
        library.install(tmp_path / "nothing.yaml")
    assert library.names() == []


def test_a_bank_that_ships_cannot_be_shadowed(library, tmp_path):
    path = write_bank(tmp_path / "a.yaml", make_bank(head=make_head("needlewise-core")))
    with pytest.raises(BankError, match='"needlewise-core" is the id of a bank that comes with'):
        library.install(path)
    assert library.names() == []


def test_a_bank_that_changes_while_it_is_copied_is_not_installed(library, file, monkeypatch):
    copy = catalog._copy

    def changing(path: str, target: str) -> None:
        copy(path, target)
        Path(target).write_bytes(Path(target).read_bytes() + b"\n")

    monkeypatch.setattr(catalog, "_copy", changing)
    with pytest.raises(BankError, match="changed while it was read"):
        library.install(file)
    assert library.names() == []


def test_a_failed_copy_leaves_the_older_version(library, tmp_path, monkeypatch):
    library.install(_shaped(tmp_path / "1", "folder", make_bank(make_item(stem="Old"))))
    newer = _shaped(tmp_path / "2", "folder", make_bank(make_item(stem="New")))
    rename = os.rename

    def failing(source: str, target: str) -> None:
        if source.endswith("bank"):
            raise OSError(28, "No space left on device")
        rename(source, target)

    monkeypatch.setattr(catalog.os, "rename", failing)
    with pytest.raises(BankError, match="cannot be copied"):
        library.install(newer)
    bank = load(str(library.banks / "shoulder-safety")).bank
    assert bank is not None
    assert bank.items[0].stem == "Old"
    assert library.names() == ["shoulder-safety", "shoulder-safety.origin"]


def test_a_folder_that_cannot_be_written_says_so(library, file):
    library.banks.write_text("a file where the folder should be")
    with pytest.raises(BankError, match="cannot be copied into"):
        library.install(file)


@pytest.mark.parametrize("name", ["con", "aux.1", "lpt1"])
def test_names_that_windows_keeps_for_devices_are_changed(library, tmp_path, name):
    path = write_bank(tmp_path / "a.yaml", make_bank(head=make_head(name)))
    result = library.install(path)
    assert Path(result.path).name == f"{name}_.yaml"
    assert library.install(path).outcome == "same"


def test_a_removed_bank_is_gone_with_its_note(library, file, tmp_path):
    library.install(file)
    library.install(_shaped(tmp_path / "2", "folder", make_bank(head=make_head("other"))))
    for place in places(str(library.banks)):
        if not place.bundled:
            remove(place, str(library.banks))
    assert library.names() == []


def test_only_installed_banks_can_be_removed(library, file):
    bundled = places(str(library.banks))[0]
    for place in (bundled, place_of(str(file))):
        with pytest.raises(BankError, match="was not installed here"):
            remove(place, str(library.banks))
    assert file.exists()
    assert Path(bundled.path).exists()


def test_a_note_that_cannot_be_read_is_no_note(library, file):
    library.install(file)
    note = library.banks / "shoulder-safety.origin"
    for content in ("", "[]", "{}", json.dumps({"from": "x"})):
        note.write_text(content)
        assert places(str(library.banks))[-1].origin == ""


def test_other_files_of_the_folder_are_passed_over(library, file):
    library.install(file)
    (library.banks / "notes.txt").write_text("x")
    (library.banks / ".hidden.yaml").write_text("x")
    (library.banks / f".{os.getpid()}.new").mkdir()
    assert len([place for place in places(str(library.banks)) if not place.bundled]) == 1


def test_of_a_bank_in_two_shapes_the_newer_counts(library, file, tmp_path):
    library.install(file)
    folder = write_folder(library.banks / "shoulder-safety", make_bank(make_item(stem="Newer")))
    os.utime(library.banks / "shoulder-safety.yaml", (1, 1))
    assert places(str(library.banks))[-1].path == str(folder)
    os.utime(folder, (0, 0))
    assert places(str(library.banks))[-1].path == str(library.banks / "shoulder-safety.yaml")
    # The next replacement takes both away.
    newest = write_bank(tmp_path / "newest.yaml", make_bank(make_item(stem="Newest")))
    assert library.install(newest).outcome == "replaced"
    assert library.names() == ["shoulder-safety.origin", "shoulder-safety.yaml"]


def test_a_broken_copy_is_replaced(library, tmp_path):
    library.install(_shaped(tmp_path / "1", "package", make_bank()))
    installed = library.banks / "shoulder-safety.needlebank"
    installed.write_bytes(installed.read_bytes()[:-30])
    assert library.install(tmp_path / "1" / "bank.needlebank").outcome == "replaced"
    assert load(str(installed)).bank == make_bank()


def test_a_bank_can_be_opened_where_it_lies(library, file):
    place = place_of(str(file))
    assert (place.path, place.origin, place.bundled) == (str(file), str(file), False)
    with closing(library.open(place.path)) as bank:
        assert bank.size() == 1


def test_the_fullest_bank_survives_being_installed(library, tmp_path):
    bank = make_bank(make_full_item(), head=make_full_head())
    result = library.install(write_bank(tmp_path / "a.yaml", bank))
    assert load(result.path).bank == bank
    assert result.problems == []
