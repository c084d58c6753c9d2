# SPDX-License-Identifier: MIT
"""Exam files: every problem in one pass, with its place and what was meant."""

from pathlib import Path

import pytest

from trainer.banks.exam_cache import FILE_BYTES, cache_name, open_exam
from trainer.banks.exams import compile_exam, exam_schema, load_exam, read_exam_text
from trainer.model.exam import Exam
from trainer.model.problem import Severity

TOP = Path(__file__).resolve().parents[2]
SOUND = b"""\
format: 1
kind: exam
id: small
title: Small exam
minutes: 60
sections:
  - {id: a, title: A, count: 4, domains: [anatomy], cut: 75}
"""


def problems(text: bytes) -> list[str]:
    return [str(one) for one in read_exam_text("small.yaml", text).problems]


def test_a_sound_file_gives_its_exam():
    exam, found = read_exam_text("small.yaml", SOUND)
    assert found == ()
    assert isinstance(exam, Exam)
    assert (exam.minutes, exam.sections[0].count, exam.sections[0].cut) == (60, 4, 75)


@pytest.mark.parametrize("path", sorted((TOP / "question_banks" / "exams").glob("*.yaml")))
def test_every_exam_that_ships_is_sound(path):
    assert load_exam(str(path)).problems == ()


def test_everything_wrong_is_told_in_one_pass_with_the_nearest_match():
    text = SOUND.replace(b"title: Small", b"titel: Small").replace(b"minutes: 60", b"minutes: soon")
    text = text.replace(b"count: 4", b"count: 0").replace(b"cut: 75", b"cut: 101, domian: [x]")
    assert problems(text) == [
        'small.yaml:4:1: unknown field "titel". Did you mean "title"?',
        'small.yaml:5:10: "minutes" is "soon"; it must be a whole number',
        'small.yaml:7:30: section 1: "count" is 0; it must be at least 1',
        'small.yaml:7:58: section 1: "cut" is 101; it must be at most 100',
        'small.yaml:7:63: section 1: unknown field "domian". Did you mean "domains"?',
    ]


def test_rules_are_checked_besides_names():
    text = SOUND.replace(
        b"cut: 75}", b"critical: 9, types: [singel]}\n  - {id: a, title: B, count: 1}"
    )
    assert problems(text) == [
        "small.yaml:1:1: nothing decides: neither the exam nor a section has a cut. "
        "Write cut: with a percentage.",
        'small.yaml:7:63: "critical" asks for 9 critical items of 4. Ask for fewer.',
        'small.yaml:7:74: unknown type "singel". Did you mean "single"?',
        'small.yaml:8:10: an earlier section has the id "a" too. Give it an id of its own.',
    ]


def test_an_unknown_name_hides_no_rule():
    text = SOUND.replace(b"minutes: 60", b"zzz: 60\ncritical: 9")
    assert problems(text) == [
        'small.yaml:5:1: unknown field "zzz"',
        'small.yaml:6:11: "critical" asks for 9 critical items of 4. Ask for fewer.',
    ]


def test_an_exam_with_any_problem_is_not_sat_in_part():
    assert read_exam_text("small.yaml", SOUND + b"zzz: 1\n").exam is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"format: 1\nid: bank\ntitle: A bank\n", "not-an-exam"),
        (b"kind: quiz\n", "not-an-exam"),
        (SOUND.replace(b"format: 1", b"format: 2"), "newer-format"),
        (SOUND.replace(b"format: 1\n", b""), "wrong-format"),
        (b"- a\n", "wrong-kind"),
        (b"#" * (FILE_BYTES + 1), "too-large"),
        (b"a: [\n", "syntax"),
    ],
)
def test_what_cannot_be_read_says_why(text, code):
    exam, found = read_exam_text("small.yaml", text)
    assert exam is None
    assert code in [one.code for one in found]


@pytest.mark.parametrize(
    "text", [b"", b"\xff\xfe", b"a: &x 1\nb: *x\n", b"{{{{", b"a: !!python/x 1"]
)
def test_whatever_is_in_a_file_there_is_a_problem_and_no_crash(text):
    exam, found = read_exam_text("small.yaml", text)
    assert exam is None
    assert found


def test_a_file_that_is_not_there_is_told(tmp_path):
    (found,) = load_exam(str(tmp_path / "none.yaml")).problems
    assert found.severity is Severity.UNREADABLE
    assert "cannot be read" in found.message


def test_what_was_read_is_found_again_by_the_content_of_the_file(tmp_path):
    path, cache = tmp_path / "small.yaml", str(tmp_path / "cache")
    path.write_bytes(SOUND)
    assert open_exam(str(path), cache) is None
    compile_exam(str(path), cache)
    found = open_exam(str(path), cache)
    assert found is not None
    assert found.exam == read_exam_text("small.yaml", SOUND).exam
    path.write_bytes(SOUND.replace(b"60", b"61"))
    assert open_exam(str(path), cache) is None


def test_problems_are_found_again_too(tmp_path):
    path, cache = tmp_path / "small.yaml", str(tmp_path / "cache")
    path.write_bytes(SOUND + b"zzz: 1\n")
    compile_exam(str(path), cache)
    found = open_exam(str(path), cache)
    assert found is not None
    assert found.exam is None
    assert [str(one) for one in found.problems] == ['small.yaml:8:1: unknown field "zzz"']


@pytest.mark.parametrize("torn", [b"", b"{", b"[]", b'{"exam": {"format": 1}, "problems": []}'])
def test_a_torn_cache_is_read_anew(tmp_path, torn):
    path, cache = tmp_path / "small.yaml", tmp_path / "cache"
    path.write_bytes(SOUND)
    cache.mkdir()
    Path(cache_name(SOUND, str(cache))).write_bytes(torn)
    assert open_exam(str(path), str(cache)) is None


def test_the_schema_describes_every_name():
    schema = exam_schema()
    section = schema["$defs"]["ExamSection"]
    for place in (schema, section):
        assert all(rule["description"] for rule in place["properties"].values())
    assert schema["properties"]["movement"]["enum"] == ["free", "forward"]
    assert schema["required"] == ["format", "kind", "id", "title", "sections"]
