# SPDX-License-Identifier: MIT
"""`needlewise bank review`: a clinician records what was found, and sees what waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import make_bank, make_item, write_folder

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    items = [make_item("a"), make_item("b", critical=True), make_item("c")]
    return write_folder(tmp_path / "bank", make_bank(*items))


def test_what_waits_is_listed_with_the_critical_items_first(
    needlewise: Command, bank: Path
) -> None:
    code, out, _ = needlewise("bank", "review", bank, "--list")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()[1:4]] == ["b", "a", "c"]
    assert out.endswith("3 of 3 questions wait for a clinician, 1 of them critical.\n")


def test_a_review_is_recorded_and_the_item_waits_no_more(needlewise: Command, bank: Path) -> None:
    recorded = needlewise(
        "bank", "review", bank, "b", "--verdict", "sound", "--by", "GP", "--date", "2026-12-01"
    )
    assert recorded.code == 0
    first, last = recorded.out.splitlines()
    assert first == f"{bank}/reviews.yaml:3: b, revision 1: sound."
    assert last == "2 of 3 questions wait for a clinician, 0 of them critical."
    listed = needlewise("bank", "review", bank, "--json").json()
    assert [one["item"] for one in listed] == ["a", "c"]
    assert needlewise("bank", "check", bank).code == 0


def test_a_change_that_is_asked_for_is_listed_until_it_is_taken_back(
    needlewise: Command, bank: Path
) -> None:
    change = ("--verdict", "change", "--by", "PT", "--note", "Depth: not needed.")
    assert needlewise("bank", "review", bank, "a", *change).code == 0
    assert "Depth: not needed." in (bank / "reviews.yaml").read_text(encoding="utf-8")
    (found,) = [one for one in needlewise("bank", "review", bank, "--json").json() if one["asked"]]
    assert (found["item"], found["asked"], found["status"]) == ("a", "change", "draft")
    needlewise("bank", "review", bank, "a", "--verdict", "sound", "--by", "PT")
    listed = needlewise("bank", "review", bank, "--json").json()
    assert [one["item"] for one in listed] == ["b", "c"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("a",), "--verdict"),
        (("a", "--verdict", "sound"), "--by"),
        (("a", "--verdict", "drop", "--by", "x"), "--note"),
        (("a", "--verdict", "sound", "--by", "x", "--list"), "Either"),
        (("aa", "--verdict", "sound", "--by", "x"), "no item"),
        (("a", "--verdict", "sound", "--by", " "), "by"),
        (("a", "--verdict", "sound", "--by", "x", "--date", "tomorrow"), "date"),
    ],
)
def test_what_cannot_be_recorded_is_refused_and_nothing_is_written(
    needlewise: Command, bank: Path, words: tuple[str, ...], said: str
) -> None:
    code, _, err = needlewise("bank", "review", bank, *words)
    assert code == 2
    assert said in err
    assert not (bank / "reviews.yaml").exists()
