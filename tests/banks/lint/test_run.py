# SPDX-License-Identifier: MIT
"""A whole bank: where findings stand, which are accepted, what concerns the bank as a whole."""

from pathlib import Path

import pytest
from hypothesis import given

from tests.banks.strategies import banks
from trainer.banks.lint.finding import RULES, Weight
from trainer.banks.lint.run import Report, find_flaws, lint
from trainer.model.bank import Bank

TOP = Path(__file__).parents[3]

HEAD = "format: 1\nid: shoulder\ntitle: Shoulder\n"
ITEM = """\
  - id: jolt
    type: single
    stem: You needle brachialis, and the patient feels a jolt in the hand.
    lead_in: Should you go on?
    options:
      - text: Draw the needle out
        key: true
      - text: Push the needle on
      - text: All of the above
"""


def report(tmp_path: Path, text: str) -> Report:
    path = tmp_path / "bank.yaml"
    path.write_text(text, encoding="utf-8")
    return lint(str(path))


def told(found: Report) -> list[str]:
    return [str(one) for one in found.findings if one.item]


def test_a_finding_stands_at_its_line_and_column(tmp_path: Path) -> None:
    found = report(tmp_path, f"{HEAD}items:\n{ITEM}")
    assert not found.is_clean
    assert told(found) == [
        'bank.yaml:8:14: item "jolt": F13: yes or no would answer it: "Should you go on?". '
        "Ask what, which, why or how.",
        'bank.yaml:13:15: item "jolt": F05: option 3 speaks of other options: '
        '"All of the above". Say what it means, or make it an item of type multiple.',
    ]


def test_places_are_found_in_folders_and_behind_other_items(tmp_path: Path) -> None:
    (tmp_path / "items").mkdir()
    (tmp_path / "bank.yaml").write_text(HEAD, encoding="utf-8")
    sound = ITEM.replace("All of the above", "Turn it").replace("Should you go on", "What now")
    second = ITEM.replace("id: jolt", "id: second").replace("hand", "thumb")
    (tmp_path / "items" / "a.yaml").write_text(
        f"# A note\nitems:\n{sound}\n{second}", encoding="utf-8"
    )
    found = lint(str(tmp_path))
    assert [(one.path, one.line, one.code) for one in found.findings if one.item == "second"] == [
        ("items/a.yaml", 16, "F13"),
        ("items/a.yaml", 21, "F05"),
    ]


def test_an_item_in_an_unusual_shape_is_found_by_its_line(tmp_path: Path) -> None:
    flow = (
        "items: [{id: jolt, type: single, stem: What is met?, options: "
        "[{text: A nerve, key: true}, {text: A vein}]}]\n"
    )
    (found,) = report(tmp_path, HEAD + flow).findings
    assert (found.line, found.column, found.code) == (4, 1, "F02")


def test_an_accepted_finding_is_listed_apart_with_its_reason(tmp_path: Path) -> None:
    accepts = "    accepts: {F13: It is about the word, F05: It is a joke}\n"
    found = report(tmp_path, f"{HEAD}items:\n{ITEM}{accepts}")
    assert told(found) == []
    assert [(one.code, one.reason) for one in found.accepted] == [
        ("F13", "It is about the word"),
        ("F05", "It is a joke"),
    ]
    assert found.is_clean


def test_accepting_what_is_not_there_is_a_note(tmp_path: Path) -> None:
    accepts = "    accepts: {F13: It is so, F05: It is so, F22: It is so}\n"
    found = report(tmp_path, f"{HEAD}items:\n{ITEM}{accepts}")
    (note,) = found.findings
    assert (note.code, note.weight, note.line) == ("F22", Weight.NOTE, 14)
    assert "F22 (note): it accepts a finding that is no longer there" in str(note)
    assert found.is_clean


def test_problems_come_first_and_what_is_sound_is_looked_at_all_the_same(tmp_path: Path) -> None:
    broken = "  - {id: broken, type: single, stem: What?}\n"
    found = report(tmp_path, f"{HEAD}items:\n{ITEM}{broken}")
    assert [problem.item for problem in found.loaded.problems] == ["broken"]
    assert [one.item for one in found.findings] == ["jolt", "jolt"]


def test_what_cannot_be_read_has_problems_alone(tmp_path: Path) -> None:
    found = report(tmp_path, "title: [")
    assert found.loaded.bank is None
    assert (found.findings, found.robots, found.is_clean) == ((), (), False)


def test_rules_about_words_are_for_english_alone(tmp_path: Path) -> None:
    found = report(tmp_path, f"{HEAD}language: de\nitems:\n{ITEM}")
    assert told(found) == []


def many(longer: bool) -> str:
    """Write a bank whose key is always first, and always longest if wanted."""
    items = []
    for number in range(30):
        key = f"Draw {number} out" + (" now" if longer else "")
        body = ITEM.replace("jolt\n", f"jolt-{number}\n", 1).replace("Draw the needle out", key)
        body = body.replace("All of the above", f"Turn {number} it").replace(
            "Push the needle on", f"Push {number} on"
        )
        items.append(body.replace("Should you go on", "What now"))
    return f"{HEAD}items:\n{''.join(items)}"


def test_habits_of_a_whole_bank_are_told_of_the_bank(tmp_path: Path) -> None:
    found = report(tmp_path, many(longer=True))
    banks = {one.code: one for one in found.findings if not one.item}
    assert set(banks) >= {"F11", "robot-first", "robot-longest", "robot-last", "robot-shortest"}
    assert banks["robot-longest"].weight is Weight.WARNING
    assert banks["robot-shortest"].weight is Weight.NOTE
    assert str(banks["F11"]).startswith("bank.yaml: F11: keys stand at the same place too often")


def test_every_rule_has_a_line_in_the_manual() -> None:
    page = (TOP / "docs" / "instructors.md").read_text(encoding="utf-8")
    section = page.partition("## Linting a bank")[2].partition("\n## ")[0]
    assert [code for code in RULES if f"| `{code}` |" not in section] == []


@pytest.mark.parametrize(
    "bank", ["core", "examples/first-bank.yaml", "examples/first-section.yaml"]
)
def test_the_banks_that_ship_pass(bank: str) -> None:
    found = lint(str(TOP / "question_banks" / bank))
    assert [str(one) for one in found.findings if one.weight is not Weight.NOTE] == []
    assert len(found.accepted) <= 10


@given(banks())
def test_no_bank_is_too_strange_to_be_linted(bank: Bank) -> None:
    flaws = find_flaws(bank)
    assert len(flaws) == len(bank.items)
    assert {flaw.code for own in flaws for flaw in own} <= set(RULES)
