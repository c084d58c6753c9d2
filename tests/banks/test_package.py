# SPDX-License-Identifier: MIT
"""Packing a bank and reading it again; what is refused is in `hostile_places`."""

import os
import zipfile
from pathlib import Path

import pytest

from tests.banks.hostile_places import SOUND, Raw, package_cases, raw_zip
from tests.builders import make_bank, make_full_head, make_full_item, write_folder
from trainer.banks.fingerprint import fingerprint_of
from trainer.banks.loader import load
from trainer.banks.package import PackageSource, pack
from trainer.errors import BankError
from trainer.model.limits import PACKAGE_RATIO


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = write_folder(tmp_path / "bank", make_bank(make_full_item(), head=make_full_head()))
    (made / "figures").mkdir()
    (made / "figures" / "arm.png").write_bytes(os.urandom(1000))
    (made / "README.md").write_text("not part of the bank")
    (made / ".hidden").write_text("nor this")
    return made


def test_a_package_holds_what_belongs_to_the_bank_and_loads_alike(folder, tmp_path):
    target = tmp_path / "bank.needlebank"
    pack(str(folder), str(target))
    with zipfile.ZipFile(target) as archive:
        assert archive.namelist() == ["bank.yaml", "figures/arm.png", "items/all.yaml"]
        assert archive.testzip() is None
    assert load(str(target)) == load(str(folder))
    assert fingerprint_of(str(target)) == fingerprint_of(str(folder))


def test_the_same_content_makes_the_same_bytes(folder, tmp_path):
    pack(str(folder), str(tmp_path / "a.needlebank"))
    for path in folder.rglob("*"):
        os.utime(path, (0, 0))
    pack(str(folder), str(tmp_path / "b.needlebank"))
    assert (tmp_path / "a.needlebank").read_bytes() == (tmp_path / "b.needlebank").read_bytes()


def test_packing_replaces_a_file_whole_or_not_at_all(folder, tmp_path):
    target = tmp_path / "bank.needlebank"
    target.write_text("old")
    (folder / "figures" / "more.zip").write_text("x")
    with pytest.raises(BankError, match="an archive inside the archive"):
        pack(str(folder), str(target))
    assert target.read_text() == "old"
    (folder / "figures" / "more.zip").unlink()
    pack(str(folder), str(target))
    assert target.read_bytes().startswith(b"PK")
    assert {path.name for path in tmp_path.iterdir()} == {"bank", "bank.needlebank", "home"}


def test_what_cannot_be_packed_says_so(folder, tmp_path):
    with pytest.raises(BankError, match="is not a folder"):
        pack(str(folder / "bank.yaml"), str(tmp_path / "x.needlebank"))
    with pytest.raises(BankError, match="cannot be written"):
        pack(str(folder), str(tmp_path / "nowhere" / "x.needlebank"))
    (folder / "bank.yaml").unlink()
    with pytest.raises(BankError, match=r"holds no bank\.yaml"):
        pack(str(folder), str(tmp_path / "x.needlebank"))


def test_a_package_is_known_by_its_beginning_whatever_its_name(folder, tmp_path):
    target = tmp_path / "bank.zip"
    pack(str(folder), str(target))
    assert load(str(target)).bank is not None


def test_entries_that_other_programs_add_are_passed_over(tmp_path):
    path = tmp_path / "bank.needlebank"
    more = [
        Raw("__MACOSX/._bank.yaml", b"\0"),
        Raw(".DS_Store", b"\0"),
        Raw("items/", mode=0o40755),
    ]
    path.write_bytes(raw_zip([*more, *SOUND]))
    result = load(str(path))
    assert result.problems == ()
    assert result.bank is not None


def test_a_packed_folder_says_how_to_pack_its_content(tmp_path):
    path = tmp_path / "bank.needlebank"
    path.write_bytes(raw_zip([Raw("shoulder/bank.yaml", b"x")]))
    assert [str(problem) for problem in load(str(path)).problems] == [
        "bank.yaml: there is no such file. Write bank.yaml with format: 1, id and title.",
        "shoulder/bank.yaml: this file is not read. Pack the content of the folder shoulder, not "
        "the folder.",
    ]


def test_a_comment_behind_a_package_is_no_reason_to_refuse_it(tmp_path):
    path = tmp_path / "bank.needlebank"
    with zipfile.ZipFile(path, "w") as archive:
        archive.comment = b"made by hand"
        for entry in SOUND:
            archive.writestr(str(entry.name), entry.data)
    assert load(str(path)).problems == ()


def test_text_that_packs_well_is_not_taken_for_a_bomb(tmp_path):
    path = tmp_path / "bank.needlebank"
    text = b"# a comment that is written again and again\n" * 100_000
    path.write_bytes(
        raw_zip([*SOUND, Raw("items/x.yaml", text[: len(text) // 200] + b"items: []\n")])
    )
    assert load(str(path)).problems == ()
    assert PACKAGE_RATIO >= 100


def test_every_hostile_package_is_told_here_too(tmp_path):
    """Without a process of their own, so that it is tried on every system and counted."""
    for number, case in enumerate(package_cases()):
        place = tmp_path / str(number)
        place.mkdir()
        result = load(str(case.build(place)))
        assert case.code in [problem.code for problem in result.problems], case.name
        assert (result.bank is not None) == case.usable, case.name


def test_a_source_lets_go_of_its_file(folder, tmp_path):
    target = tmp_path / "bank.needlebank"
    pack(str(folder), str(target))
    source = PackageSource(str(target))
    assert source.read("bank.yaml") == (folder / "bank.yaml").read_bytes()
    source.close()
    target.unlink()
