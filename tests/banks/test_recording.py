# SPDX-License-Identifier: MIT
"""Adding a review to a bank's own text, of which nothing else may change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders import make_bank, make_item, write_bank, write_folder
from trainer.banks.loader import load
from trainer.banks.package import pack
from trainer.banks.recording import record_review
from trainer.errors import BankError
from trainer.model.review_record import ClinicianReview, ReviewRecord

if TYPE_CHECKING:
    from pathlib import Path

SOUND = ClinicianReview(by="GP: IE", date="2026-12-01", verdict="sound")
BANK = make_bank(make_item("a", revision=2), make_item("b"), make_item("c"))
RECORD = ReviewRecord(item="a", revision=2, clinician=SOUND)
# As people write: comments above and below, entries in several forms, a blank line between.
WRITTEN = """\
# Who did what.
reviews:
  # The first.
  - item: a
    revision: 2
    author: somebody   # by role
    changed: >-
      Two options
      # and this is text

  # About b.
  - {item: b, revision: 1, author: somebody}  # here
  - item: c
    revision: 1
    author: somebody
    # set in: of c
# The end.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_folder(tmp_path / "bank", BANK)


def added(before: str, after: str) -> tuple[int, list[str]]:
    """Return where lines were added, from 1, and these; nothing else may have changed."""
    old, new = before.splitlines(), after.splitlines()
    at = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(old))
    count = len(new) - len(old)
    assert new[:at] + new[at + count :] == old
    return at + 1, new[at : at + count]


LINES = [
    "    revision: {}",
    "    clinician:",
    '      by: "GP: IE"',
    "      date: 2026-12-01",
    "      verdict: sound",
]


@pytest.mark.parametrize(("item", "revision", "line"), [("a", 2, 10), ("b", 1, 13), ("c", 1, 17)])
def test_an_entry_stands_behind_what_was_told_of_its_item(
    folder: Path, item: str, revision: int, line: int
) -> None:
    file = folder / "reviews.yaml"
    file.write_text(WRITTEN, encoding="utf-8")
    made = record_review(str(folder), item, SOUND)
    place, lines = added(WRITTEN, file.read_text(encoding="utf-8"))
    assert (made.file, made.line, place) == (str(file), line, line)
    assert lines == [f"  - item: {item}", LINES[0].format(revision), *LINES[1:]]
    assert load(str(folder)).problems == ()


def test_of_an_item_without_records_it_stands_at_the_end(folder: Path) -> None:
    file = folder / "reviews.yaml"
    file.write_text("reviews:\n- {item: b, revision: 1, author: x}", encoding="utf-8")
    record_review(str(folder), "a", SOUND)
    assert file.read_text(encoding="utf-8").splitlines()[2] == "- item: a"
    bank = record_review(str(folder), "c", SOUND).bank
    assert [one.item for one in bank.reviews] == ["b", "a", "c"]


@pytest.mark.parametrize("text", [None, "# Only this.\n", "reviews: []\n", "reviews: []  # none\n"])
def test_the_first_review_of_a_bank_makes_the_list(folder: Path, text: str | None) -> None:
    if text is not None:
        (folder / "reviews.yaml").write_text(text, encoding="utf-8")
    assert record_review(str(folder), "a", SOUND).bank.reviews == (RECORD,)
    kept = (folder / "reviews.yaml").read_text(encoding="utf-8")
    assert kept.startswith("# " if text is None or text.startswith("#") else "reviews:")
    assert load(str(folder)).problems == ()


def test_a_bank_in_one_file_keeps_its_reviews_there(tmp_path: Path) -> None:
    path = write_bank(tmp_path / "one.yaml", BANK)
    before = path.read_text(encoding="utf-8")
    assert record_review(str(path), "a", SOUND).bank.reviews == (RECORD,)
    _, lines = added(before, path.read_text(encoding="utf-8"))
    assert lines[:3] == ["", "reviews:", "  - item: a"]
    with path.open("a", encoding="utf-8") as file:
        file.write("licence: CC-BY-4.0\n")
    made = record_review(str(path), "b", SOUND)
    assert [one.item for one in made.bank.reviews] == ["a", "b"]
    assert made.bank.head.licence == "CC-BY-4.0"


def test_line_ends_and_a_byte_order_mark_stay(folder: Path) -> None:
    file = folder / "reviews.yaml"
    text = "\ufeffreviews:\r\n  - {item: b, revision: 1, author: x}\r\n"
    file.write_bytes(text.encode())
    record_review(str(folder), "a", SOUND)
    content = file.read_bytes().decode()
    assert content.startswith(text)
    assert content.count("\n") == content.count("\r\n") == 8


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("reviews: [{item: b, revision: 1, author: x}]\n", "arranged in a way"),
        ("reviews:\n  -\n    item: b\n    revision: 1\n    author: x\n", "arranged in a way"),
        ("reviews:\n  - {item: [}\n", "has problems"),
        ("nothing\n", "has problems"),
    ],
)
def test_what_cannot_be_changed_safely_is_left_as_it_is(
    folder: Path, text: str, words: str
) -> None:
    file = folder / "reviews.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BankError, match=words):
        record_review(str(folder), "a", SOUND)
    assert file.read_text(encoding="utf-8") == text
    assert sorted(one.name for one in folder.iterdir()) == ["bank.yaml", "items", "reviews.yaml"]


def test_what_has_no_place_for_a_review_is_refused(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(BankError, match=r'has no item "aa"\.'):
        record_review(str(folder), "aa", SOUND)
    with pytest.raises(BankError, match="cannot be read"):
        record_review(str(tmp_path / "nothing"), "a", SOUND)
    with pytest.raises(BankError, match="not a day"):
        record_review(str(folder), "a", ClinicianReview(by="x", date="2026-13-01", verdict="drop"))
    pack(str(folder), str(tmp_path / "packed.needlebank"))
    with pytest.raises(BankError, match="Unpack it first"):
        record_review(str(tmp_path / "packed.needlebank"), "a", SOUND)
    assert not (folder / "reviews.yaml").exists()
