# SPDX-License-Identifier: MIT
"""Exam definitions: what they hold, and what makes no sense in one."""

from typing import Any

import pytest

from trainer.model.accommodation import EXTRA_PERCENTS, Accommodation
from trainer.model.exam import Decision, Exam, ExamSection, Movement, faults, read_exam, write_exam
from trainer.model.exam_sitting import (
    SectionRules,
    Sitting,
    limit_of,
    read_sitting,
    write_sitting,
)


def make_exam(**fields: Any) -> Exam:
    sections = fields.pop("sections", None) or (
        ExamSection(id="safety", title="Safety", count=4, critical=1, cut=75),
        ExamSection(id="general", title="General", count=6, cut=50),
    )
    return Exam(format=1, kind="exam", id="small", title="Small", sections=sections, **fields)


def codes(exam: Exam) -> list[tuple[tuple[str | int, ...], str]]:
    return [(fault.path, fault.code) for fault in faults(exam)]


def test_a_sound_definition_has_no_fault():
    assert faults(make_exam()) == []
    assert faults(make_exam(cut=60, decision="compensatory", unsafe_at_most=0)) == []


def test_a_definition_is_the_same_after_it_was_written_and_read():
    exam = make_exam(banks=("a", "b"), minutes=60, cut=60.5, movement="forward", order="mixed")
    assert read_exam(write_exam(exam)) == exam


def test_what_is_read_from_json_has_lists_and_is_the_same():
    import json

    exam = make_exam(banks=("a",))
    assert read_exam(json.loads(json.dumps(write_exam(exam)))) == exam


def test_an_exam_where_nothing_decides_is_told():
    section = ExamSection(id="a", title="A", count=2)
    assert codes(make_exam(sections=(section,))) == [((), "no-cut")]
    assert codes(make_exam(sections=(section,), cut=50)) == []


def test_a_compensatory_exam_needs_a_cut_for_the_whole_or_one_in_every_section():
    part = ExamSection(id="a", title="A", count=2)
    with_cut = ExamSection(id="b", title="B", count=2, cut=50)
    assert codes(make_exam(sections=(part, with_cut), decision="compensatory")) == [
        (("decision",), "no-cut")
    ]
    assert codes(make_exam(sections=(with_cut,), decision="compensatory")) == []


def test_more_critical_items_than_items_are_told_where_they_are_asked_for():
    section = ExamSection(id="a", title="A", count=2, critical=3, cut=50)
    assert codes(make_exam(sections=(section,), critical=4)) == [
        (("sections", 0, "critical"), "too-many-critical"),
        (("critical",), "too-many-critical"),
    ]


def test_two_sections_with_one_id_are_told_at_the_second():
    section = ExamSection(id="a", title="A", count=2, cut=50)
    assert codes(make_exam(sections=(section, section))) == [(("sections", 1, "id"), "same-id")]


def test_too_many_items_are_told():
    section = ExamSection(id="a", title="A", count=400, cut=50)
    other = ExamSection(id="b", title="B", count=101, cut=50)
    assert codes(make_exam(sections=(section, other))) == [(("sections",), "too-many-items")]


def test_the_critical_items_wanted_are_the_more_of_both():
    assert make_exam(critical=5).critical_wanted == 5
    assert make_exam().critical_wanted == 1
    assert make_exam().items == 10


@pytest.mark.parametrize(
    ("percent", "limit_s"), list(zip(EXTRA_PERCENTS, (3600, 4500, 5400, 7200, None), strict=True))
)
def test_the_time_is_that_of_the_definition_and_what_is_allowed_besides(percent, limit_s):
    assert limit_of(make_exam(minutes=60), Accommodation(percent)) == limit_s


def test_without_minutes_there_is_no_limit_whatever_is_allowed():
    assert limit_of(make_exam(), Accommodation(50)) is None


def test_what_an_attempt_keeps_is_the_same_after_it_was_written_and_read():
    sitting = Sitting(
        exam="small",
        definition="abc",
        sections=(SectionRules("a", "A", 75.5, 2.5), SectionRules("b", "B", None)),
        section_of=(0, 1, 1),
        decision=Decision.COMPENSATORY,
        cut=61,
        unsafe_at_most=0,
        movement=Movement.FORWARD,
        may_review=False,
        limit_s=4500,
        usual_s=3600,
        accommodation=Accommodation(25, pauses=True),
        is_panel_cut=True,
    )
    import json

    assert read_sitting(json.loads(json.dumps(write_sitting(sitting)))) == sitting
