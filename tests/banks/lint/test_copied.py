# SPDX-License-Identifier: MIT
"""Copied wording: from sources, and between items."""

from pathlib import Path

import pytest

from tests.linting import single
from trainer.banks.lint.copied import copied, source_runs
from trainer.banks.lint.finding import Weight
from trainer.errors import BankError
from trainer.model.items.base import Item, Patient

TAUGHT = "A week is lost, and with it the chance to find a nerve that is under pressure."


def found(*items: Item, sources: dict[int, str] | None = None) -> list[tuple[int, str]]:
    return [(seen.number, seen.flaw.message) for seen in copied(items, sources or {})]


def test_a_run_of_eight_words_of_another_item_is_told_at_the_later_one() -> None:
    first = single(id="first", teaching=TAUGHT)
    later = single(id="later", stem="Another.", teaching=TAUGHT.replace("pressure", "strain"))
    ((number, message),) = found(first, later)
    assert number == 1
    assert message.startswith('16 words stand in "first" as well: "a week is lost')


@pytest.mark.parametrize("fields", [{"lead_in": TAUGHT}, {"title": TAUGHT},
                                    {"patient": Patient(facts={"Before": TAUGHT})}])  # fmt: skip
def test_how_items_ask_and_what_was_found_may_be_the_same(fields: dict[str, str]) -> None:
    asked = single(id="first", stem="One.", **fields)
    assert found(asked, single(id="later", stem="Another.", **fields)) == []


def test_small_change_of_the_language_is_told_as_a_whole_sentence_alone() -> None:
    small = "She is to be seen by a doctor the same day"
    one = single(id="first", stem="One.", teaching=f"{small}.")
    part = single(id="part", stem="Another.", teaching=f"{small}, and not on her way home.")
    whole = single(id="whole", stem="Another.", teaching=f"No. {small}.")
    assert found(one, part) == []
    assert [number for number, _ in found(one, whole)] == [1]


def test_seven_words_are_nobodys() -> None:
    first = single(
        id="first", stem="One.", teaching="Kidney pleura bowel aorta ureter ovary bladder"
    )
    later = single(
        id="later", stem="Two.", teaching="Kidney pleura bowel aorta ureter ovary bladder"
    )
    assert found(first, later) == []


def test_words_of_a_source_are_told_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "source.md").write_text(f"# Notes\n\n> {TAUGHT}\n", encoding="utf-8")
    (seen,) = copied([single(teaching=TAUGHT)], source_runs(str(tmp_path)))
    assert "stand in deep/source.md as well" in seen.flaw.message
    assert seen.flaw.weight is Weight.ERROR


def test_a_folder_without_texts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BankError, match="no texts"):
        source_runs(str(tmp_path / "none"))
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe")
    with pytest.raises(BankError, match="cannot be read"):
        source_runs(str(tmp_path))


def test_a_bank_without_prose_has_no_copies() -> None:
    assert found() == []
