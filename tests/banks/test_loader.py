# SPDX-License-Identifier: MIT
"""Banks from files: what loads, what is left out, and what is said about it."""

from pathlib import Path

import pytest

from tests.builders import make_bank, make_full_head, make_full_item, make_multiple, write_folder
from trainer import resources
from trainer.banks import parallel
from trainer.banks.loader import check, load
from trainer.banks.package import pack
from trainer.banks.writer import head_text
from trainer.model.limits import PROBLEMS
from trainer.model.problem import Severity

HEAD = "format: 1\nid: shoulder\ntitle: Shoulder\n"
SOUND = """\
  - id: sound
    type: single
    stem: What?
    options:
      - {text: A, key: true}
      - {text: B}
"""
TWO = "options: [{text: A, key: true}, {text: B}]"
EXAMPLE = """\
format: 1
id: shoulder-safety            # permanent
title: Shoulder safety check
version: 1.2.0
language: en
licence: CC-BY-4.0
authors: [A. Author]
references:
  mcmanus2018: {text: "McManus R, Cleary M. ...", doi: 10.1136/bcr-2017-221302}
items:
  - id: brachialis-lateral     # permanent, never reused
    type: single
    domain: anatomy            # anatomy | twitch-or-nerve | contraindications | response
    topic: "1.5"
    region: [brachialis]
    level: recall              # recall | application | judgement
    critical: true             # a wrong answer means serious harm
    patient: {who: 30 years, facts: {Complaint: anterior elbow pain, Plan: from the lateral side}}
    stem: >-                   # the scenario
      A practitioner plans to needle brachialis from the lateral side of the arm ...
    lead_in: Which nerve is most at risk on this route?
    options:
      - {text: Axillary nerve, rationale: "...", misconception: level-confusion}
      - {text: Radial nerve, key: true, rationale: "..."}
      - {text: No nerve lies here, rationale: "...", unsafe: true}
    teaching: "..."
    cites: [mcmanus2018]
    evidence: {grade: case-report, checked: 2026-11-22, review_by: 2028-11-22}
"""


@pytest.fixture
def file(tmp_path: Path):
    """Write a bank and return its path."""

    def write(text: str | bytes, name: str = "shoulder.yaml") -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return str(path)

    return write


def problems(path: str) -> list[str]:
    return [str(problem) for problem in load(path).problems]


def with_item(body: str) -> str:
    """Write a bank with a sound item and one with the lines given."""
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    return HEAD + "items:\n" + SOUND + "  -\n" + lines


# What loads


def test_the_example_of_the_manual_loads(file):
    result = load(file(EXAMPLE))
    assert result.problems == ()
    assert result.bank is not None
    (item,) = result.bank.items
    assert (
        item.stem
        == "A practitioner plans to needle brachialis from the lateral side of the arm ..."
    )
    assert item.patient is not None
    assert list(item.patient.facts) == ["Complaint", "Plan"]
    assert item.evidence is not None
    assert item.evidence.checked == "2026-11-22"
    assert [option.key for option in item.options] == [False, True, False]
    assert result.bank.head.references["mcmanus2018"].doi == "10.1136/bcr-2017-221302"
    assert result.places == {"brachialis-lateral": ("shoulder.yaml", 11)}


def test_a_first_bank_is_ten_lines(file):
    text = HEAD + "items:\n" + SOUND
    assert len(text.splitlines()) == 10
    assert load(file(text)).problems == ()


def test_file_folder_and_package_load_alike(tmp_path):
    bank = make_bank(make_full_item(), make_multiple(), head=make_full_head())
    folder = write_folder(tmp_path / "folder", bank)
    pack(str(folder), str(tmp_path / "packed.needlebank"))
    one = tmp_path / "one.yaml"
    one.write_text(head_text(bank.head) + (folder / "items" / "all.yaml").read_text())
    for path in (folder, tmp_path / "packed.needlebank", one):
        result = load(str(path))
        assert result.bank == bank
        assert result.problems == ()


def test_text_stays_text(file):
    result = load(
        file(
            with_item("""\
id: plain
type: single
title: NO
topic: 1.10
lead_in: on
teaching: 2026-11-22
stem: ~
options: [{text: null, key: true}, {text: 0x10}]""")
        )
    )
    assert result.bank is not None
    item = result.bank.items[1]
    assert (item.title, item.topic, item.lead_in) == ("NO", "1.10", "on")
    assert (item.teaching, item.stem) == ("2026-11-22", "~")
    assert [option.text for option in item.options] == ["null", "0x10"]


@pytest.mark.parametrize("word", ["true", "True", "yes", "on"])
def test_a_mark_can_be_said_in_several_words(file, word):
    result = load(
        file(
            with_item(
                f"id: a\ntype: single\nstem: x\noptions: [{{text: A, key: {word}}}, {{text: B}}]"
            )
        )
    )
    assert result.problems == ()


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_make_no_difference(file, ending, mark):
    text = (mark + EXAMPLE + "    stemm: x\n").replace("\n", ending)
    (problem,) = load(file(text)).problems
    assert (problem.line, problem.column, problem.code) == (29, 5, "unknown-field")


def test_items_keep_the_order_of_their_files(file, tmp_path):
    file(HEAD + "items:\n" + SOUND, "bank/bank.yaml")
    file("items:\n" + SOUND.replace("sound", "b"), "bank/items/10.yaml")
    file("items:\n" + SOUND.replace("sound", "a"), "bank/items/9.yaml")
    result = load(str(tmp_path / "bank"))
    assert result.bank is not None
    assert [item.id for item in result.bank.items] == ["sound", "b", "a"]
    assert result.files == ("bank.yaml", "items/10.yaml", "items/9.yaml")
    assert result.places["a"] == ("items/9.yaml", 2)


def test_every_bank_that_ships_loads_without_a_problem():
    for name in ("question_banks/core", "question_banks/examples/first-bank.yaml"):
        with resources.as_path(name) as path:
            result = load(str(path))
        assert [str(problem) for problem in result.problems] == []
        assert result.bank is not None
        assert result.bank.items


# What is said


def test_two_keys_are_told_as_the_manual_tells_them(file):
    text = with_item("""\
id: radial-1
type: single
stem: Which nerve?
options:
  - {text: Axillary nerve}
  - {text: Radial nerve, key: true}
  - {text: Ulnar nerve}
  - {text: Median nerve, key: true}""")
    assert problems(file(text)) == [
        'shoulder.yaml:19:35: item "radial-1": option 2 and option 4 are both marked key; a single '
        "item has one. Keep one key, or set type to multiple."
    ]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (
            "id: a\ntype: single\nstemm: x\n" + TWO,
            '14:5: item "a": unknown field "stemm". Did you mean "stem"?',
        ),
        (
            "id: a\ntype: singel\nstem: x\n" + TWO,
            '13:11: item "a": unknown type "singel". Did you mean "single"?',
        ),
        (
            "id: a\ntype: essay\nstem: x",
            '13:11: item "a": unknown type "essay". Possible: single, multiple, order, match, '
            "numeric, hotspot, needle-path and case.",
        ),
        (
            "id: a\ntype: single\nstem: x\nlevel: recal\n" + TWO,
            '15:12: item "a": "level" is "recal", which is not one of recall, application or '
            'judgement. Did you mean "recall"?',
        ),
        (
            "id: a\ntype: single\nstem: x\ndomain: anatmy\n" + TWO,
            '15:13: item "a": unknown domain "anatmy". Did you mean "anatomy"?',
        ),
        (
            "id: a\ntype: single\nstem: x\noptions: [{text: A, kye: true}, {text: B, key: true}]",
            '15:25: item "a": option 1: unknown field "kye". Did you mean "key"?',
        ),
        (
            "id: a\ntype: single\nstem: x\noptions: [{text: A, key: maybe}, {text: B, key: true}]",
            '15:30: item "a": option 1: "key" is "maybe"; it must be true or false',
        ),
        (
            "id: A_1\ntype: single\nstem: x\n" + TWO,
            '12:9: item "A_1": "id" is "A_1", which is not an id. Write it as "a-1".',
        ),
        (
            "type: single\nstem: x\n" + TWO,
            '12:5: item 2 of the file: missing "id"',
        ),
        (
            "id: a\ntype: single\n" + TWO,
            '12:5: item "a": missing "stem"',
        ),
        (
            "id: a\ntype: single\nstem:\n" + TWO,
            '14:10: item "a": "stem" is empty. Write a value or delete the line.',
        ),
        (
            "id: a\ntype: single\nstem: x\nregion: arm\n" + TWO,
            '15:13: item "a": "region" must be a list, but this is text. Begin each entry with a '
            "hyphen, or write [one, two].",
        ),
        (
            "id: a\ntype: single\nstem: x\npatient: {facts: {Plan: [x]}}\n"
            "" + TWO,
            '15:29: item "a": patient: fact "Plan" must be text, but this is a list. Put it in '
            "quotes if it is text.",
        ),
        (
            "id: a\ntype: single\nstem: x\ndifficulty: 1.5\n"
            "" + TWO,
            '15:17: item "a": "difficulty" is 1.5; it must be at most 1',
        ),
        (
            "id: a\ntype: single\nstem: x\noptions: [{text: A, key: true}]",
            '15:14: item "a": "options" has 1 entry; at least 2 are needed',
        ),
        (
            "id: a\ntype: single\nstem: x\nstem: y\n" + TWO,
            '15:5: item "a": "stem" is written twice; the first is in line 14. Keep one of them.',
        ),
        (
            "id: a\ntype: single\nstem: *x\n" + TWO,
            '14:11: item "a": *x repeats another part of the file. Write the text out where it is '
            "needed.",
        ),
    ],
)  # fmt: skip
def test_a_problem_names_place_thing_and_remedy(file, body, told):
    assert problems(file(with_item(body))) == [f"shoulder.yaml:{told}"]


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("licnce: x\n", '4:1: unknown field "licnce". Did you mean "licence"?'),
        (
            "references:\n  smith: {txt: x}\n",
            '5:11: reference "smith": unknown field "txt". Did you mean "text"?',
        ),
        ("domains:\n  a: {short: x}\n", '5:6: domain "a": missing "title"'),
    ],
)
def test_a_problem_of_the_head_leaves_only_its_part_out(file, head, told):
    result = load(file(HEAD + head + "items:\n" + SOUND))
    assert [str(problem) for problem in result.problems] == [f"shoulder.yaml:{told}"]
    assert result.problems[0].severity is Severity.ERROR
    assert result.bank is not None
    assert len(result.bank.items) == 1


def test_the_rest_of_a_bank_loads(file):
    text = (
        HEAD + "items:\n" + SOUND.replace("key: true", "key: false") + SOUND.replace("sound", "b")
    )
    result = load(file(text))
    assert result.bank is not None
    assert [item.id for item in result.bank.items] == ["b"]
    assert result.skipped == ("sound",)


def test_all_problems_come_at_once_in_the_order_of_the_files(file, tmp_path):
    file("language: en\n" + HEAD + "nmae: x\n", "bank/bank.yaml")
    file("items:\n  - {id: a, type: single, stem: x}\n  - text\n", "bank/items/a.yaml")
    file("items:\n" + SOUND + "    levl: recall\n    cites: [a]\n", "bank/items/b.yaml")
    file("items: [", "bank/items/c.yaml")
    (tmp_path / "bank" / "other.yml").write_text("")
    assert problems(str(tmp_path / "bank")) == [
        'bank.yaml:2:1: "format" is not the first name of the file. Move it to the top.',
        'bank.yaml:5:1: unknown field "nmae"',
        'items/a.yaml:2:5: item "a": missing "options"',
        "items/a.yaml:3:5: item 2 of the file: an item is a mapping of names and values, but this "
        "is text",
        'items/b.yaml:8:5: item "sound": unknown field "levl". Did you mean "level"?',
        "items/c.yaml:1:9: a value is missing before this",
        "other.yml: this file is not read. Move it into the folder items.",
    ]


def test_rules_are_checked_even_where_types_are_wrong(file):
    text = with_item("""\
id: a
type: singel
stem: x
nonsense: y
cites: [z]
domain: nowhere
options: [{text: A, key: true}, {text: B, key: true}]""")
    codes = {problem.code for problem in load(file(text)).problems}
    assert {"unknown-type", "unknown-field", "two-keys", "unknown-domain"} <= codes


def test_the_second_item_with_an_id_is_left_out_wherever_it_is(file, tmp_path):
    file(HEAD + "items:\n" + SOUND + SOUND, "bank/bank.yaml")
    file("items:\n" + SOUND, "bank/items/x.yaml")
    result = load(str(tmp_path / "bank"))
    assert [str(problem) for problem in result.problems] == [
        'bank.yaml:11:9: item "sound": the item in line 5 has the same id. Give this one its own '
        "permanent id.",
        'items/x.yaml:2:9: item "sound": the item in bank.yaml, line 5 has the same id. Give this '
        "one its own permanent id.",
    ]
    assert result.skipped == ("sound", "sound")
    assert result.bank is not None
    assert len(result.bank.items) == 1


def test_what_items_name_is_a_warning_and_they_load(file):
    head = (
        HEAD
        + """\
references: {cummings2014: {text: x}}
domains: {anatomy: {title: A, topics: {"1.1": x}}}
misconceptions: {level-confusion: {text: x}}
items:
"""
    )
    item = SOUND.replace("{text: B}", "{text: B, misconception: levels-confusion}")
    result = load(
        file(head + item + "    cites: [cummings2041]\n    domain: anatomy\n    topic: 1.2\n")
    )
    assert [(problem.severity, problem.message, problem.remedy) for problem in result.problems] == [
        (
            Severity.WARNING,
            'unknown misconception "levels-confusion"',
            'Did you mean "level-confusion"?',
        ),
        (
            Severity.WARNING,
            'cites "cummings2041", not in references',
            'Did you mean "cummings2014"?',
        ),
        (Severity.WARNING, 'unknown topic "1.2"', 'Did you mean "1.1"?'),
    ]
    assert result.bank is not None
    assert len(result.bank.items) == 1


def test_a_bank_without_references_is_told_once(file):
    items = "".join(SOUND.replace("sound", f"i-{n}") + "    cites: [x]\n" for n in range(5))
    (problem,) = load(file(HEAD + "items:\n" + items)).problems
    assert problem.code == "no-references"
    assert "and 4 other items too" in problem.message
    assert (problem.line, problem.column) == (11, 12)


def test_a_newer_format_is_told_and_nothing_else(file):
    (problem,) = load(file("format: 2\nid: x\nnew: [y]\nitems: {a: b}\n")).problems
    assert problem.severity is Severity.UNREADABLE
    assert str(problem) == (
        "shoulder.yaml:1:9: this bank is made for a newer version of the program (format 2). "
        "Update the program."
    )


def test_an_unreadable_bank_still_tells_what_is_wrong_with_its_items(file):
    result = load(file("format: 1\nid: x\nitems:\n  - {id: a, type: single, stem: x}\n"))
    assert result.bank is None
    assert [problem.code for problem in result.problems] == ["missing-field", "missing-field"]


def test_a_misspelt_name_that_must_be_there_makes_a_bank_unreadable(file):
    (problem,) = load(file("format: 1\nid: x\ntitel: X\nitems:\n" + SOUND)).problems
    assert problem.severity is Severity.UNREADABLE
    assert str(problem) == 'shoulder.yaml:3:1: unknown field "titel". Did you mean "title"?'


def test_problems_beyond_a_limit_are_counted(file):
    text = HEAD + "items:\n" + "  - {id: x, tpye: single}\n" * (PROBLEMS + 200)
    result = load(file(text))
    assert len(result.problems) == PROBLEMS
    assert result.unlisted > 200


def test_why_nothing_can_be_used_is_told_even_beyond_the_limit(file):
    unknown = "".join(f"unknown-{n}: x\n" for n in range(PROBLEMS + 200))
    result = load(file("format: 1\nid: x\n" + unknown + "title:\nitems:\n" + SOUND))
    assert result.bank is None
    assert len(result.problems) == PROBLEMS
    assert result.unlisted == 201
    assert result.problems[-1].message == '"title" is empty'


def test_a_file_that_breaks_off_leaves_the_others(file, tmp_path):
    file(HEAD, "bank/bank.yaml")
    file("items:\n" + SOUND, "bank/items/a.yaml")
    file("items:\n  - id: 'x\n    type: single\n", "bank/items/b.yaml")
    result = load(str(tmp_path / "bank"))
    assert result.bank is not None
    assert len(result.bank.items) == 1
    (problem,) = result.problems
    assert problem.severity is Severity.ERROR
    assert problem.message == "a quote is never closed; it begins in line 2"


def test_an_id_cannot_steer_a_terminal(file):
    result = load(file(with_item('id: "a\\e]0;x\\a\\u202e' + "x" * 300 + '"\ntype: single')))
    for problem in result.problems:
        assert str(problem).isprintable()
        assert len(problem.item) <= 60


# Many files at once


@pytest.fixture
def large(tmp_path: Path) -> str:
    """A folder large enough to be read by several processes, with problems in two files."""
    folder = tmp_path / "large"
    (folder / "items").mkdir(parents=True)
    (folder / "bank.yaml").write_text(HEAD)
    for number in range(6):
        stem = "word " * 100
        items = "".join(
            SOUND.replace("sound", f"i-{number}-{n}").replace("What?", stem.strip())
            for n in range(1000)
        )
        (folder / "items" / f"{number}.yaml").write_text("items:\n" + items)
    (folder / "items" / "3.yaml").write_text("items:\n" + SOUND.replace("stem", "stemm"))
    (folder / "items" / "5.yaml").write_text("items: ]")
    return str(folder)


def test_several_processes_find_what_one_finds(large, monkeypatch):
    monkeypatch.setattr(parallel, "_cores", lambda: 3)
    monkeypatch.setattr(parallel, "_can_fork", lambda: True)
    together = check(large)
    monkeypatch.setattr(parallel, "_cores", lambda: 1)
    alone = check(large)
    assert together == alone
    assert len(alone.entries) == 4000
    assert [problem.path for problem in alone.problems] == ["items/3.yaml", "items/5.yaml"]


def test_what_a_dead_process_leaves_is_read_all_the_same(large, monkeypatch):
    monkeypatch.setattr(parallel, "_cores", lambda: 1)
    expected = check(large)
    monkeypatch.setattr(parallel, "_cores", lambda: 3)
    monkeypatch.setattr(parallel, "_can_fork", lambda: True)
    parent = parallel.os.getpid()
    read = parallel.read_file

    def fatal(*args, **kwargs):
        if parallel.os.getpid() != parent:
            parallel.os._exit(1)
        return read(*args, **kwargs)

    monkeypatch.setattr(parallel, "read_file", fatal)
    assert check(large) == expected
