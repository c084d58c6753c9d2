# SPDX-License-Identifier: MIT
"""The labelled items: how much of what a person finds the rules find, and how much more they say.

The floors are what was reached. A change that falls below them says less, or cries wolf.
"""

import re
from pathlib import Path

import yaml

from trainer.banks.lint.run import find_flaws
from trainer.banks.loader import load

DATA = Path(__file__).parents[2] / "data" / "lint"
MANUAL = Path(__file__).parents[3] / "docs" / "instructors.md"


def test_precision_and_recall_are_those_that_the_manual_states() -> None:
    labels = yaml.safe_load((DATA / "labels.yaml").read_text(encoding="utf-8"))
    found: set[tuple[str, str]] = set()
    items: set[str] = set()
    for name in ("plain.yaml", "reviewed"):
        result = load(str(DATA / name))
        assert result.problems == ()
        assert result.bank is not None
        for item, flaws in zip(result.bank.items, find_flaws(result.bank), strict=True):
            items.add(item.id)
            found |= {(item.id, flaw.code) for flaw in flaws}
    wanted = {(item, code) for item, told in labels.items() for code in told}
    assert (len(items), len(labels)) == (60, 30)
    assert set(labels) < items
    right = len(found & wanted)
    precision, recall = right / len(found), right / len(wanted)
    assert precision >= 0.97, sorted(found - wanted)
    assert recall >= 1.0, sorted(wanted - found)
    page = " ".join(MANUAL.read_text(encoding="utf-8").split())
    stated = re.search(r"precision (0\.\d+) and recall (\d\.\d+) on 60 labelled items", page)
    assert stated is not None
    assert stated.groups() == (f"{precision:.2f}", f"{recall:.2f}")
