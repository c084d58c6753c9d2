# SPDX-License-Identifier: MIT
"""`needlewise bank`: what it prints, what it writes and how it ends."""

from __future__ import annotations

import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.builders import make_bank, make_hotspot, write_folder

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command

HEAD = """\
format: 1
id: shoulder
title: Shoulder safety check
"""
SOUND = """\
items:
  - id: radial-1
    type: single
    stem: Which nerve is at risk?
    options:
      - {text: Median nerve, key: true}
      - {text: Radial nerve}
"""
TWO_KEYS = SOUND.replace("{text: Radial nerve}", "{text: Radial nerve, key: true}")
SECOND = SOUND.replace("radial-1", "radial-2").removeprefix("items:\n")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A bank in a folder, with two keys where one is wanted."""
    made = tmp_path / "shoulder"
    (made / "items").mkdir(parents=True)
    (made / "bank.yaml").write_text(HEAD, encoding="utf-8")
    (made / "items" / "radial.yaml").write_text(TWO_KEYS + SECOND, encoding="utf-8")
    return made


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


# check


def test_a_clean_bank_is_said_to_be_clean(needlewise: Command, tmp_path: Path) -> None:
    file = write(tmp_path / "a.yaml", HEAD + SOUND)
    code, out, err = needlewise("bank", "check", file)
    assert (code, out) == (0, "")
    assert err == f"{file}: 1 question can be practised; no problems.\n"


def test_a_problem_is_named_with_its_place_and_what_to_do(
    needlewise: Command, tmp_path: Path
) -> None:
    file = write(tmp_path / "a.yaml", HEAD + TWO_KEYS + SECOND)
    code, out, err = needlewise("bank", "check", file)
    assert code == 1
    assert out.startswith(f"{file}:10:")
    assert 'item "radial-1": option 1 and option 2 are both marked key' in out
    assert out.count("\n") == 1
    assert err == f"{file}: 1 question can be practised, 1 left out until mended; 1 problem.\n"


def test_numbers_stand_with_the_right_form_of_their_word(
    needlewise: Command, tmp_path: Path
) -> None:
    broken = SECOND.replace("options:", "optoins:")
    three, four = (broken.replace("radial-2", f"radial-{number}") for number in (3, 4))
    file = write(tmp_path / "a.yaml", HEAD + SOUND + SECOND + three + four)
    err = needlewise("bank", "check", file).err
    assert "2 questions can be practised, 2 left out until mended; 2 problems." in err


@pytest.mark.parametrize(
    ("count", "said"),
    [(1_001, "1 more problem is not listed."), (1_002, "2 more problems are not listed.")],
)
def test_what_is_not_listed_is_counted(
    needlewise: Command, tmp_path: Path, count: int, said: str
) -> None:
    broken = [
        f"  - {{id: radial-{number}, type: single, stem: What?}}\n" for number in range(count)
    ]
    file = write(tmp_path / "a.yaml", HEAD + "items:\n" + "".join(broken))
    code, out, err = needlewise("bank", "check", file)
    assert code == 1
    assert out.splitlines()[-1] == f"{file}: {said}"
    assert f"{count:,} problems." in err


def test_sections_and_pictures_are_checked_and_counted(needlewise: Command, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "bank", make_bank(make_hotspot()))
    code, out, err = needlewise("bank", "check", folder)
    assert (code, out) == (0, "")
    assert err == f"{folder}: 1 question can be practised; 1 section; no problems.\n"
    file = folder / "sections" / "all.yaml"
    file.write_text(file.read_text().replace("mm: 10", "mm: .nan"), encoding="utf-8")
    (folder / "figures").mkdir()
    (folder / "figures" / "a.png").write_bytes(b"x")
    code, out, err = needlewise("bank", "check", folder)
    assert code == 1
    assert f"{folder}/figures/a.png: the file is not a PNG picture. Save it as PNG.\n" in out
    assert f'{folder}/sections/all.yaml:17:13: section "over-the-rib": layer 3: "mm" is' in out
    assert 'item "point-at-the-nerve": section "over-the-rib" has problems' in out
    assert err.endswith("0 questions can be practised, 1 left out until mended; 3 problems.\n")


def test_the_worst_of_several_banks_decides(needlewise: Command, tmp_path: Path) -> None:
    clean = write(tmp_path / "clean.yaml", HEAD + SOUND)
    mistaken = write(tmp_path / "mistaken.yaml", HEAD + TWO_KEYS)
    broken = write(tmp_path / "broken.yaml", "format: 1\nid: [")
    absent = tmp_path / "absent.yaml"
    assert needlewise("bank", "check", clean, clean).code == 0
    assert needlewise("bank", "check", mistaken, clean).code == 1
    for unreadable in (broken, absent):
        code, out, err = needlewise("bank", "check", clean, unreadable, mistaken)
        assert code == 2
        assert str(unreadable) in out
        assert f"{unreadable}: nothing of this bank can be used." in err
        assert f"{clean}: 1 question can be practised; no problems." in err
        assert f"{mistaken}:" in out


def test_a_place_in_a_folder_or_package_can_be_opened_from_here(
    needlewise: Command, folder: Path, tmp_path: Path
) -> None:
    place = f"{folder}/items/radial.yaml:7:"
    assert needlewise("bank", "check", folder).out.startswith(place)
    assert needlewise("bank", "check", f"{folder}/").out.startswith(place)
    package = tmp_path / "shoulder.needlebank"
    assert needlewise("bank", "pack", folder, package).code == 0
    assert needlewise("bank", "check", package).out.startswith(f"{package}/items/radial.yaml:7:")


def test_findings_as_json_hold_everything_and_nothing_else_is_printed(
    needlewise: Command, tmp_path: Path
) -> None:
    mistaken = write(tmp_path / "mistaken.yaml", HEAD + TWO_KEYS)
    printed = needlewise("bank", "check", mistaken, tmp_path / "absent.yaml", "--json")
    assert (printed.code, printed.err) == (2, "")
    first, second = printed.json()
    assert (first["path"], first["readable"], first["items"]) == (str(mistaken), True, 0)
    assert (first["left_out"], first["unlisted"]) == (["radial-1"], 0)
    (problem,) = first["problems"]
    assert (problem["severity"], problem["path"]) == ("error", "mistaken.yaml")
    assert (problem["line"], problem["item"]) == (10, "radial-1")
    assert problem["message"]
    assert problem["remedy"]
    assert (second["readable"], second["items"], len(second["problems"])) == (False, 0, 1)


def test_control_characters_of_a_bank_do_not_reach_the_terminal(
    needlewise: Command, tmp_path: Path
) -> None:
    file = write(tmp_path / "a.yaml", HEAD + SOUND.replace("stem:", '"st\\e[2Jem":'))
    printed = needlewise("bank", "check", file)
    assert printed.code == 1
    assert "\x1b" not in printed.out + printed.err


@pytest.mark.parametrize("command", ["check", "lint"])
def test_a_bank_that_is_not_there_is_named_as_it_was_typed(
    needlewise: Command, tmp_path: Path, command: str
) -> None:
    absent = tmp_path / "absent.yaml"
    code, out, _ = needlewise("bank", command, absent)
    assert (code, out) == (2, f"{absent}: there is no such file or folder\n")


def test_a_bank_must_be_named(needlewise: Command) -> None:
    why = needlewise.refused("bank", "check")
    assert why == "Missing argument 'PATH...'; `needlewise bank check --help` shows how.\n"


# list


def test_the_list_names_every_bank_with_its_numbers(needlewise: Command) -> None:
    code, out, _ = needlewise("bank", "list")
    assert code == 0
    heading, *lines = out.splitlines()
    assert heading.split() == ["Bank", "Id", "Version", "Questions", "Problems", "Where"]
    assert any("needlewise-core" in line and "48" in line for line in lines)
    assert any("my-first-bank" in line and "came with the program" in line for line in lines)


def test_the_list_as_json_can_be_read_by_a_program(needlewise: Command) -> None:
    banks = {bank["id"]: bank for bank in needlewise("bank", "list", "--json").json()}
    core = banks["needlewise-core"]
    assert (core["items"], core["problems"], core["bundled"]) == (48, 0, True)


# new


def test_a_new_bank_has_the_name_of_its_folder_and_no_problem(
    needlewise: Command, tmp_path: Path
) -> None:
    place = tmp_path / "deeper" / "Shoulder safety"
    code, out, _ = needlewise("bank", "new", place)
    assert code == 0
    assert out.startswith(f"{place / 'bank.yaml'} is a bank with two questions.")
    assert [file.name for file in place.iterdir()] == ["bank.yaml"]
    text = (place / "bank.yaml").read_text(encoding="utf-8")
    assert "\nid: shoulder-safety\n" in text
    assert '\ntitle: "Shoulder safety"\n' in text
    code, _, err = needlewise("bank", "check", place)
    assert (code, err) == (0, f"{place}: 2 questions can be practised; no problems.\n")


def test_a_bank_is_begun_in_the_folder_where_one_is(
    needlewise: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "elbow"
    here.mkdir()
    monkeypatch.chdir(here)
    assert needlewise("bank", "new", ".").code == 0
    assert "\nid: elbow\n" in (here / "bank.yaml").read_text(encoding="utf-8")


def test_a_new_bank_replaces_nothing(needlewise: Command, folder: Path) -> None:
    file = folder / "bank.yaml"
    for place in (folder, file):
        why = needlewise.refused("bank", "new", place, watch=folder)
        assert f"{place} is there already" in why
    why = needlewise.refused("bank", "new", file / "inside", watch=folder)
    assert f"{file / 'inside'} cannot be made" in why


@pytest.mark.skipif(sys.platform == "win32", reason="folders are closed otherwise there")
def test_a_new_bank_where_nothing_may_be_written_says_so(
    needlewise: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    place = tmp_path / "elbow"
    why = needlewise.refused("bank", "new", place, watch=place)
    assert f"{place / 'bank.yaml'} cannot be written: No space left on device." in why


# pack and convert


def test_a_packed_bank_is_the_same_bank(needlewise: Command, folder: Path, tmp_path: Path) -> None:
    write(folder / "items" / "radial.yaml", SOUND + SECOND)
    package = tmp_path / "out.needlebank"
    code, out, _ = needlewise("bank", "pack", folder, package)
    assert (code, out) == (0, f"{package} holds the bank of {folder}.\n")
    with zipfile.ZipFile(package) as archive:
        assert sorted(archive.namelist()) == ["bank.yaml", "items/radial.yaml"]
    assert "2 questions can be practised; no problems." in needlewise("bank", "check", package).err


def test_a_file_is_replaced_only_by_force(
    needlewise: Command, folder: Path, tmp_path: Path
) -> None:
    package = write(tmp_path / "out.needlebank", "mine")
    single = write(tmp_path / "out.yaml", "mine")
    for words in (("pack", folder, package), ("convert", folder, single)):
        why = needlewise.refused("bank", *words, watch=tmp_path)
        assert "is there already; name another, or add --force to replace it." in why
        assert needlewise("bank", *words, "--force").code == 0
    assert zipfile.is_zipfile(package)
    assert single.read_text(encoding="utf-8").startswith("format: 1")


def test_what_is_no_folder_of_a_bank_is_not_packed(needlewise: Command, tmp_path: Path) -> None:
    file = write(tmp_path / "a.yaml", HEAD + SOUND)
    for source in (file, tmp_path / "absent"):
        why = needlewise.refused("bank", "pack", source, tmp_path / "a.needlebank", watch=tmp_path)
        assert source.name in why


@pytest.mark.parametrize("name", ["bank.yaml", "bank.yml"])
def test_a_bank_becomes_one_file_by_either_ending(
    needlewise: Command, folder: Path, tmp_path: Path, name: str
) -> None:
    target = tmp_path / "out" / name
    target.parent.mkdir()
    assert needlewise("bank", "convert", folder, target).code == 0
    assert target.is_file()
    assert needlewise("bank", "check", target).code == 0


def test_a_bank_goes_from_shape_to_shape_and_back(
    needlewise: Command, folder: Path, tmp_path: Path
) -> None:
    write(folder / "items" / "radial.yaml", SOUND + SECOND)
    package, single, again = (
        tmp_path / "bank.needlebank",
        tmp_path / "bank.yaml",
        tmp_path / "again",
    )
    steps = ((folder, package), (package, single), (single, again))
    for source, target in steps:
        code, out, err = needlewise("bank", "convert", source, target)
        assert (code, err) == (0, "")
        assert out.rstrip().endswith(".")
        checked = needlewise("bank", "check", target)
        assert checked.code == 0
        assert "2 questions can be practised; no problems." in checked.err


def test_a_bank_that_cannot_be_read_is_not_converted(needlewise: Command, tmp_path: Path) -> None:
    broken = write(tmp_path / "broken.yaml", "format: 1\nid: [")
    why = needlewise.refused("bank", "convert", broken, tmp_path / "out", watch=tmp_path)
    assert f"{broken} was not converted" in why


# schema


def test_the_schema_is_json_of_a_known_dialect(needlewise: Command) -> None:
    printed = needlewise("bank", "schema")
    assert printed.code == 0
    assert printed.json()["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "Bank" in printed.json()["$defs"]


def test_an_unknown_command_is_named(needlewise: Command) -> None:
    code, out, err = needlewise("bank", "chekc")
    assert (code, out) == (2, "")
    assert "No such command 'chekc'" in err
