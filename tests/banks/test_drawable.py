# SPDX-License-Identifier: MIT
"""Sections with faults that can be drawn all the same."""

from pathlib import Path

import pytest

from trainer.banks.drawable import faulty_sections

CORE = Path(__file__).parents[2] / "question_banks" / "core" / "sections"
TEXT = (CORE / "gluteus-maximus.yaml").read_text(encoding="utf-8")
ID = "gluteus-maximus-sciatic-nerve"


def found(text, sound=()):
    return faulty_sections(text.encode(), sound)


def test_a_sound_section_is_not_among_them():
    assert found(TEXT) == []


def test_a_danger_line_that_meets_something_else_leaves_a_section_to_be_drawn():
    (faulty,) = found(TEXT.replace("meets: sciatic nerve", "meets: ischial tuberosity"))
    assert faulty.section.id == ID
    assert {fault.code for fault in faulty.faults} == {"danger"}


def test_the_checker_s_own_section_of_the_same_name_goes_before():
    text = TEXT.replace("meets: sciatic nerve", "meets: ischial tuberosity")
    assert found(text, [ID]) == []


def test_a_section_that_stands_twice_is_drawn_once():
    text = TEXT.replace("meets: sciatic nerve", "meets: ischial tuberosity")
    assert len(found(text + text[text.index("  - id") :])) == 1


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("[0, 61, 9, 4]", "[.nan, 61, 9, 4]"),
        TEXT.replace("target: gluteus maximus", "target: gluteus"),
        "sections: 3",
        "sections: [",
        "- a list",
        "",
    ],
)
def test_what_cannot_be_drawn_is_left_out(text):
    assert found(text) == []


def test_a_file_with_comments_only_the_slow_reader_knows_is_read_too():
    text = TEXT.replace("meets: sciatic nerve", "meets: &there ischial tuberosity")
    assert all(one.section.id == ID for one in found(text))


def test_more_than_a_bank_may_hold_is_not_looked_at(monkeypatch):
    monkeypatch.setattr("trainer.banks.sections.SECTIONS", 0)
    assert found(TEXT.replace("meets: sciatic nerve", "meets: ischial tuberosity")) == []
