# SPDX-License-Identifier: MIT
"""Review records and blueprints in bank files: what is read, and what is said about the rest."""

from __future__ import annotations

import dataclasses
import re
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.builders import make_bank, make_full_head, make_full_item, make_item, write_folder
from trainer.banks.compiled import compile_bank
from trainer.banks.loader import load
from trainer.banks.package import pack
from trainer.banks.reference import page
from trainer.banks.writer import bank_text, convert
from trainer.model import limits
from trainer.model.review_record import Blind, ClinicianReview, ReviewRecord, SourceCheck

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FULL = (
    ReviewRecord(
        item="brachialis-lateral",
        revision=1,
        author="written from the cited sources by a non-clinician",
        blind=Blind(asked=3, agreed=2, date="2026-11-24"),
        sources=SourceCheck(date="2026-11-24", result="mended"),
        changed="Yes: the key, and more than that.",
    ),
    ReviewRecord(
        item="brachialis-lateral",
        revision=1,
        clinician=ClinicianReview(by="GP", date="2026-12-01", verdict="sound", note="# Fine"),
    ),
)
BANK = dataclasses.replace(make_bank(make_item(), make_item("second")), reviews=FULL)
ENTRY = "  - {item: brachialis-lateral, revision: 1, author: somebody}\n"


@pytest.fixture
def told(tmp_path: Path) -> Callable[[str], list[str]]:
    """Write a bank with these reviews in a folder; return its problems."""

    def read(reviews: str) -> list[str]:
        folder = write_folder(tmp_path / "bank", make_bank(make_item(), make_item("second")))
        (folder / "reviews.yaml").write_text(reviews, encoding="utf-8")
        return [str(problem) for problem in load(str(folder)).problems]

    return read


def test_file_folder_and_package_hold_the_same_reviews(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "folder", BANK)
    one = tmp_path / "one.yaml"
    one.write_text(bank_text(BANK), encoding="utf-8")
    pack(str(folder), str(tmp_path / "packed.needlebank"))
    convert(str(folder), str(tmp_path / "made.yaml"))
    for name in ("folder", "one.yaml", "packed.needlebank", "made.yaml"):
        result = load(str(tmp_path / name))
        assert result.problems == ()
        assert result.bank is not None
        assert result.bank.reviews == FULL


def test_the_compiled_bank_knows_the_status_of_each_item_and_not_the_reviews(
    tmp_path: Path,
) -> None:
    folder = write_folder(tmp_path / "folder", BANK)
    with closing(compile_bank(str(folder), str(tmp_path / "cache"))) as bank:
        assert [(row.id, row.status) for row in bank.index()] == [
            ("brachialis-lateral", "clinician-reviewed"),
            ("second", "draft"),
        ]
        before = {row.id: row.content_hash for row in bank.index()}
    (folder / "reviews.yaml").write_text(f"reviews:\n{ENTRY}", encoding="utf-8")
    with closing(compile_bank(str(folder), str(tmp_path / "cache"))) as bank:
        assert [row.status for row in bank.index()] == ["draft", "draft"]
        # A review changes nothing that was answered.
        assert {row.id: row.content_hash for row in bank.index()} == before


def test_without_reviews_the_status_of_the_bank_is_that_of_its_items(tmp_path: Path) -> None:
    bank = make_bank(make_full_item(), head=make_full_head())
    folder = write_folder(tmp_path / "folder", bank)
    with closing(compile_bank(str(folder), str(tmp_path / "cache"))) as compiled:
        assert [row.status for row in compiled.index()] == ["draft"]
        assert "blueprint" not in compiled.head()


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (
            "item: brachialis-lateral, revision: 1",
            'bank/reviews.yaml:2:5: review "brachialis-lateral": the entry says nothing of what'
            " was done. Write author, blind, sources, changed or clinician.",
        ),
        (
            "item: brachialis-latral, revision: 1, author: x",
            'bank/reviews.yaml:2:12: review "brachialis-latral": the bank has no item of this id.'
            ' Did you mean "brachialis-lateral"?',
        ),
        (
            "item: second, revision: 2, author: x",
            'bank/reviews.yaml:2:30: review "second": the item has revision 1, not yet 2. Correct'
            " it, or raise the item's revision.",
        ),
        (
            "item: second, revision: 1, blind: {asked: 3, agreed: 4, date: 2026-11-24}",
            'bank/reviews.yaml:2:59: review "second": 4 readers agreed, of 3 asked. Count again.',
        ),
        (
            "item: second, revision: 1, sources: {date: 2026-02-30, result: mended}",
            'bank/reviews.yaml:2:49: review "second": 2026-02-30 is not a day of the calendar.'
            " Correct it.",
        ),
        (
            "item: second, revision: 1, clinician: {by: x, date: 2026-11-24, verdict: fine}",
            'bank/reviews.yaml:2:79: review "second": clinician: "verdict" is "fine", which is not'
            " one of sound, change or drop. Possible: sound, change and drop.",
        ),
        (
            "item: second, revision: 1, autor: x",
            'bank/reviews.yaml:2:33: review "second": unknown field "autor". Did you mean'
            ' "author"?',
        ),
        (
            "revision: 1, author: x",
            'bank/reviews.yaml:2:5: review 1 of the file: missing "item"',
        ),
    ],
)
def test_what_is_wrong_with_an_entry_is_told_with_its_place(
    told: Callable[[str], list[str]], entry: str, expected: str
) -> None:
    assert [f"bank/{one}" for one in told(f"reviews:\n  - {{{entry}}}\n")] == [expected]


def test_what_can_be_told_once_is_told_once_for_a_revision(
    told: Callable[[str], list[str]],
) -> None:
    clinician = "clinician: {by: x, date: 2026-11-24, verdict: sound}"
    seen = f"  - {{item: brachialis-lateral, revision: 1, {clinician}}}\n"
    assert told(f"reviews:\n{ENTRY}{seen}{seen}") == []
    assert told(f"reviews:\n{ENTRY}{ENTRY}") == [
        'reviews.yaml:3:53: review "brachialis-lateral": "author" of revision 1 was told before.'
        " Keep one of the two."
    ]


def test_a_wrong_entry_is_left_out_and_the_others_stay(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "bank", BANK)
    with (folder / "reviews.yaml").open("a", encoding="utf-8") as file:
        file.write("  - {item: second, revision: none, author: x}\n  - nothing\n")
    result = load(str(folder))
    assert result.bank is not None
    assert result.bank.reviews == FULL
    assert [problem.code for problem in result.problems] == ["wrong-value", "wrong-kind"]


def test_of_items_that_are_left_out_until_mended_nothing_is_said(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "bank", BANK)
    items = folder / "items" / "all.yaml"
    items.write_text(items.read_text().replace("type: single", "type: singel", 1))
    result = load(str(folder))
    assert [problem.code for problem in result.problems] == ["unknown-type"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nothing\n", "reviews.yaml:1:1: the file holds no names with values. Begin it with"),
        ("reviews: none\n", 'reviews.yaml:1:10: "reviews" must be a list. Begin each review'),
        ("items: []\nreviews: []\n", 'reviews.yaml:1:1: unknown field "items". It belongs in'),
        ("reviews:\n  - {item: [}\n", "reviews.yaml:2:"),
    ],
)
def test_a_file_that_holds_something_else_is_told(
    told: Callable[[str], list[str]], text: str, expected: str
) -> None:
    first, *_ = told(text)
    assert first.startswith(expected)


def test_more_reviews_than_a_bank_may_hold_are_not_read(
    told: Callable[[str], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert limits.REVIEWS == 50_000
    monkeypatch.setattr("trainer.banks.reviews.REVIEWS", 1)
    second = "  - {item: second, revision: 1, author: x}\n"
    assert told(f"reviews:\n{ENTRY}{second}") == [
        "reviews.yaml:3:5: the bank holds more than 1 reviews; the rest is not read"
    ]


def test_reviews_in_a_file_of_items_belong_elsewhere(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "bank", make_bank())
    with (folder / "items" / "all.yaml").open("a", encoding="utf-8") as file:
        file.write(f"reviews:\n{ENTRY}")
    (problem,) = load(str(folder)).problems
    assert problem.remedy == "It belongs in reviews.yaml."


def test_the_reviews_of_the_manual_are_sound(tmp_path: Path) -> None:
    *_, shown = re.findall(r"```yaml\n(.*?)```", page(), re.DOTALL)
    item = make_item("radial-1", revision=2)
    folder = write_folder(tmp_path / "bank", make_bank(item))
    (folder / "reviews.yaml").write_text(shown, encoding="utf-8")
    result = load(str(folder))
    assert result.problems == ()
    assert result.bank is not None
    assert len(result.bank.reviews) == 2


PLAN = """\
format: 1
id: planned
title: Planned
domains: {anatomy: {title: Anatomy, topics: {"1.1": Chest}}}
blueprint:
  topics:
    anatomy: {"1.1": {recall: 2}, "1.2": {judgement: 1}}
    anatmy: {}
  types:
    anatomy: {singel: 2}
items:
  - {id: a, type: single, stem: What?, options: [{text: A, key: true}, {text: B}]}
"""


def test_a_blueprint_names_what_the_bank_has(tmp_path: Path) -> None:
    path = tmp_path / "planned.yaml"
    path.write_text(PLAN, encoding="utf-8")
    result = load(str(path))
    assert result.bank is not None
    assert [str(problem) for problem in result.problems] == [
        'planned.yaml:7:42: blueprint: unknown topic "1.2". Did you mean "1.1"?',
        'planned.yaml:8:13: blueprint: unknown domain "anatmy". Did you mean "anatomy"?',
        'planned.yaml:10:14: blueprint: the types of "anatomy" make 2, its topics 3. Both count'
        " the same items; correct one of them.",
        'planned.yaml:10:23: blueprint: unknown type "singel". Did you mean "single"?',
    ]
