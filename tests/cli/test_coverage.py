# SPDX-License-Identifier: MIT
"""`needlewise report items --coverage`: a bank against its plan, as tables, JSON and pages."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from tests.builders import (
    make_bank,
    make_full_head,
    make_full_item,
    make_head,
    make_item,
    write_folder,
)
from trainer.banks.loader import load
from trainer.cli.coverage_page import with_parts
from trainer.cli.coverage_sheets import sheets
from trainer.model.outline import Blueprint, LevelParts
from trainer.model.review_record import Blind, ReviewRecord
from trainer.services.coverage import coverage

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Command

DAY = ("--date", "2026-12-01")


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    item = make_full_item()
    blind = Blind(asked=3, agreed=2, date="2026-11-24")
    record = ReviewRecord(item=item.id, revision=item.revision, blind=blind)
    made = make_bank(item, make_item("second"), head=make_full_head())
    return write_folder(tmp_path / "bank", dataclasses.replace(made, reviews=(record,)))


def test_the_terminal_shows_every_table(needlewise: Command, bank: Path) -> None:
    code, out, _ = needlewise("report", "items", "--coverage", "--bank", bank, *DAY)
    assert code == 0
    assert out.startswith("Shoulder safety check 1.2.0: 2 items on 2026-12-01")
    for title in ("Domains", "Topics", "Levels", "Types", "Regions", "Misconceptions"):
        assert f"\n{title}\n" in out
    assert "On 2026-12-01, 0 items should have been compared" in " ".join(out.split())


def test_what_is_far_from_the_plan_is_said_in_words() -> None:
    plan = Blueprint(
        topics={
            "anatomy": {"1.1": LevelParts(recall=1)},
            "response": {"4.1": LevelParts(recall=1)},
        },
        types={"anatomy": {"case": 1}},
    )
    items = [
        make_item(f"a{n}", topic="1.1", level="judgement", region=("shoulder",)) for n in range(6)
    ]
    told = coverage(make_bank(*items, head=make_head(blueprint=plan)), "2026-12-01")
    words = {sheet.title: [row[-1] for row in sheet.rows] for sheet in sheets(told)}
    assert words["Domains"] == ["too many", "too few"]
    assert words["Topics"] == ["too many", "too few"]
    assert words["Levels"] == ["too few", "", "too many"]
    assert words["Types"] == ["not in the plan", "too few"]
    regions = next(sheet for sheet in sheets(told) if sheet.title == "Regions")
    assert regions.notes[-1] == "Wider or other regions that items name: Shoulder 6."


def test_without_a_plan_nothing_is_said_of_numbers() -> None:
    told = coverage(make_bank(make_item(topic="1.1")), "2026-12-01")
    words = {sheet.title: [row[-1] for row in sheet.rows] for sheet in sheets(told)}
    assert words["Domains"] == words["Topics"] == words["Types"] == [""]
    assert words["Types by domain"] == ["1"]


def test_json_holds_the_figures(needlewise: Command, bank: Path) -> None:
    told = needlewise("report", "items", "--coverage", "--bank", bank, "--json", *DAY).json()
    assert told["items"] == 2
    assert told["as_of"] == "2026-12-01"
    assert told["domains"][0]["wanted"] == 2
    assert len(told["regions"]) == 73
    assert told["answers"][0]["agreed"] == 2
    assert told["statuses"] == {"draft": 2, "source-checked": 0, "clinician-reviewed": 0}


def test_without_a_bank_it_is_the_core_bank(needlewise: Command) -> None:
    told = needlewise("report", "items", "--coverage", "--json", *DAY).json()
    assert told["bank"] == "needlewise-core"


def test_the_pages_are_written_and_other_words_stay(
    needlewise: Command, bank: Path, tmp_path: Path
) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    mark = "counts: written by needlewise report items --coverage --docs docs"
    content = f"Before.\n\n<!-- {mark} -->\nold\n<!-- end of counts -->\n\nAfter.\n"
    (docs / "content.md").write_text(content, encoding="utf-8")
    words = ("report", "items", "--coverage", "--bank", bank, *DAY)
    assert needlewise(*words, "--docs", docs).code == 0
    page = (docs / "coverage.md").read_text(encoding="utf-8")
    assert needlewise(*words, "--markdown").out == page
    assert page.startswith("# What is covered: Shoulder safety check\n")
    written = (docs / "content.md").read_text(encoding="utf-8")
    assert written.startswith("Before.\n")
    assert written.endswith("After.\n")
    assert "| `single` | 2 |" in written
    assert "old" not in written
    found = load(str(bank)).bank
    assert found is not None
    assert with_parts(written, coverage(found, "2026-12-01")) == written


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "--coverage"),
        (("--coverage", "--date", "soon"), "soon"),
        (("--coverage", "--bank", "nowhere.yaml"), "cannot be read"),
        (("--coverage", "--docs", "/nowhere/at/all"), "cannot be written"),
    ],
)
def test_what_cannot_be_reported_is_refused(
    needlewise: Command, words: tuple[str, ...], said: str
) -> None:
    code, _, err = needlewise("report", "items", *words)
    assert code == 2
    assert said in err
