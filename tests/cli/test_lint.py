# SPDX-License-Identifier: MIT
"""`needlewise bank lint`: what it prints, and how it ends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Command

TOP = Path(__file__).parents[2]
HEAD = "format: 1\nid: shoulder\ntitle: Shoulder safety check\nitems:\n"
SOUND = """\
  - id: jolt
    type: single
    stem: You needle brachialis, and the patient feels a jolt in the hand.
    lead_in: What do you do?
    options:
      - {text: Draw the needle out, key: true}
      - {text: Push the needle on}
      - {text: Turn the needle round}
"""
CLOSED = SOUND.replace("What do you do?", "Should you go on?")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "a.yaml"


def test_a_clean_bank_ends_well_and_shows_its_robots(needlewise: Command, file: Path) -> None:
    file.write_text(HEAD + SOUND, encoding="utf-8")
    code, out, err = needlewise("bank", "lint", file)
    assert (code, out) == (0, "")
    assert err.splitlines()[0].endswith("in items right of those that their rule tells apart:")
    assert "  first             1.0 of    1, chance    0.3 (0.0 to 1.0): within chance" in err
    assert "  middle-number  had nothing to go by" in err
    assert err.endswith(f"{file}: 1 question, no findings, 0 notes, 0 accepted.\n")


def test_a_finding_is_a_line_that_an_editor_can_open(needlewise: Command, file: Path) -> None:
    file.write_text(HEAD + CLOSED, encoding="utf-8")
    code, out, err = needlewise("bank", "lint", file)
    assert code == 1
    assert out == (
        f'{file}:8:14: item "jolt": F13: yes or no would answer it: "Should you go on?". '
        "Ask what, which, why or how.\n"
    )
    assert "1 question, 1 finding, 0 notes, 0 accepted." in err


def test_an_accepted_finding_is_listed_apart(needlewise: Command, file: Path) -> None:
    accepted = f"{HEAD}{CLOSED}    accepts: {{F13: The word is asked about., F22: Once.}}\n"
    file.write_text(accepted, encoding="utf-8")
    code, out, err = needlewise("bank", "lint", file)
    assert code == 0
    note, apart = out.splitlines()
    assert "F22 (note): it accepts a finding that is no longer there" in note
    assert apart.startswith(f"accepted: {file}:8:14: ")
    assert apart.endswith("Reason: The word is asked about.")
    assert "no findings, 1 note, 1 accepted." in err


def test_a_code_that_does_not_exist_is_a_problem_of_check(needlewise: Command, file: Path) -> None:
    file.write_text(f'{HEAD}{SOUND}    accepts: {{F99: No., F09: ""}}\n', encoding="utf-8")
    for command in ("check", "lint"):
        code, out, _ = needlewise("bank", command, file)
        assert code == 1
        assert "is not a code of bank lint. They are F01 to F27." in out
        assert 'accept "F09" is empty' in out


def test_json_has_findings_accepted_ones_and_robots(needlewise: Command, file: Path) -> None:
    file.write_text(f"{HEAD}{CLOSED}    accepts: {{F22: Once.}}\n", encoding="utf-8")
    printed = needlewise("bank", "lint", "--json", file)
    assert (printed.code, printed.err) == (1, "")
    (bank,) = printed.json()
    assert (bank["readable"], bank["clean"], bank["items"]) == (True, False, 1)
    assert bank["problems"] == bank["accepted"] == []
    assert [(one["code"], one["weight"], one["line"]) for one in bank["findings"]] == [
        ("F13", "warning", 8),
        ("F22", "note", 13),
    ]
    robots = {one["name"]: one for one in bank["robots"]}
    assert len(robots) == 11
    assert robots["first"]["right"] == ["jolt"]
    assert robots["first"]["within"] is True
    accepted = f"{HEAD}{CLOSED}    accepts: {{F13: The word is asked about.}}\n"
    file.write_text(accepted, encoding="utf-8")
    (bank,) = needlewise("bank", "lint", "--json", file).json()
    assert (bank["clean"], bank["findings"]) == (True, [])
    assert [one["reason"] for one in bank["accepted"]] == ["The word is asked about."]


def test_a_robot_beyond_chance_is_a_finding_or_a_note_of_the_bank(
    needlewise: Command, tmp_path: Path
) -> None:
    folder = tmp_path / "shoulder"
    (folder / "items").mkdir(parents=True)
    (folder / "bank.yaml").write_text(HEAD.removesuffix("items:\n"), encoding="utf-8")
    items = [SOUND.replace("jolt\n", f"jolt-{number}\n", 1) for number in range(12)]
    (folder / "items" / "all.yaml").write_text(f"items:\n{''.join(items)}", encoding="utf-8")
    code, out, err = needlewise("bank", "lint", folder)
    assert code == 1
    assert f"{folder}/bank.yaml: robot-first: the robot that takes the first option" in out
    assert f"{folder}/bank.yaml: robot-last (note): " in out
    assert "first            12.0 of   12, chance    4.0 (1.0 to 7.0): ABOVE CHANCE" in err
    assert "last              0.0 of   12, chance    4.0 (1.0 to 7.0): below chance" in err


def test_problems_come_first_and_an_unreadable_bank_ends_with_two(
    needlewise: Command, file: Path
) -> None:
    file.write_text(f"{HEAD}{SOUND}  - {{id: broken, type: single, stem: What?}}\n")
    code, out, err = needlewise("bank", "lint", file)
    assert code == 1
    assert 'item "broken": missing "options"' in out
    assert "1 question, 1 problem, no findings" in err
    file.write_text("title: [", encoding="utf-8")
    code, out, err = needlewise("bank", "lint", file)
    assert code == 2
    assert err == f"{file}: nothing of this bank can be used.\n"


def test_sources_are_compared_with_or_missed(needlewise: Command, file: Path) -> None:
    text = "a jolt in the hand means that a nerve trunk was touched by the tip"
    file.write_text(f"{HEAD}{SOUND}    teaching: Here {text}.\n", encoding="utf-8")
    notes = file.parent / "notes"
    assert "holds no texts to compare with" in needlewise.refused(
        "bank", "lint", "--sources", notes, file
    )
    notes.mkdir()
    (notes / "book.txt").write_text(text.capitalize(), encoding="utf-8")
    code, out, _ = needlewise("bank", "lint", "--sources", notes, file)
    assert code == 1
    assert "F21: 15 words stand in book.txt as well" in out


def test_linting_imports_no_qt(file: Path) -> None:
    file.write_text(HEAD + SOUND, encoding="utf-8")
    script = (
        "import sys; from trainer.launcher import main; "
        f"code = main(['bank', 'lint', {str(file)!r}]); "
        "sys.exit(code or any('PySide6' in name for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=TOP, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
