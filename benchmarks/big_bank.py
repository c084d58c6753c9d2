# SPDX-License-Identifier: MIT
"""A bank of 10,000 items, about 25 MB over several files, and the same data as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from pathlib import Path

ITEMS = 10_000
FILES = 8
_STEM = (
    "A practitioner plans to needle a muscle of the arm in a person with pain at the front of "
    "the elbow, from the outer side, near the joint of its middle and lower thirds. "
)


def item(number: int) -> dict[str, object]:
    """Return one item, with everything that a careful author gives."""
    options = [
        {
            "text": f"Option {letter} of question {number}, worded as a short act",
            "rationale": f"Why {letter} is as it is in question {number}: " + _STEM,
            **({"key": True} if letter == "B" else {"misconception": "set-depth"}),
        }
        for letter in "ABCD"
    ]
    return {
        "id": f"item-{number}",
        "type": "single",
        "domain": "anatomy",
        "topic": "1.5",
        "region": ["brachialis"],
        "level": "application",
        "critical": True,
        "patient": {"who": "45 years", "facts": {"Problem": "Elbow pain", "Plan": "Brachialis"}},
        "stem": f"Case {number}. " + _STEM * 4,
        "lead_in": "What is the best next step?",
        "options": options,
        "teaching": _STEM,
        "cites": ["mcmanus2018"],
        "evidence": {"grade": "case-report", "checked": "2026-11-22", "review_by": "2028-11-22"},
    }


def head() -> dict[str, object]:
    """Return the head that the items need."""
    return {
        "format": 1,
        "id": "big-bank",
        "title": "Big bank",
        "domains": {"anatomy": {"title": "Anatomy", "topics": {"1.5": "Arm"}}},
        "references": {"mcmanus2018": {"text": "McManus R, Cleary M. Radial nerve injury. 2018."}},
        "misconceptions": {"set-depth": {"text": "A set depth is safe for everyone."}},
    }


def write(folder: Path) -> list[bytes]:
    """Write the bank into a folder, and return the same data as JSON, file by file."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "items").mkdir(exist_ok=True)
    dumped = [_dump(folder / "bank.yaml", head())]
    size = ITEMS // FILES
    for file in range(FILES):
        items = [item(number) for number in range(file * size, (file + 1) * size)]
        dumped.append(_dump(folder / "items" / f"part-{file}.yaml", {"items": items}))
    return dumped


def _dump(path: Path, data: dict[str, object]) -> bytes:
    text = yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, width=110, allow_unicode=True)
    path.write_text(text, encoding="utf-8")
    return json.dumps(data).encode()
