# SPDX-License-Identifier: MIT
"""A bank of some hundred items as people meet them: the core bank's, several times over.

Only what is answered by choosing and looked at as text: two letters answer it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from trainer.banks.loader import load
from trainer.banks.writer import bank_text

if TYPE_CHECKING:
    from pathlib import Path

BANK = "many-items"
_TIMES = 8
_CHOICES = ("single", "multiple")


def write(path: Path) -> int:
    """Write the bank as one file, and return how many items it has."""
    core = load("question_banks/core").bank
    if core is None:
        msg = "the core bank cannot be read"
        raise RuntimeError(msg)
    plain = [one for one in core.items if one.type in _CHOICES and one.stimulus is None]
    items = tuple(replace(item, id=f"{item.id}-{time}") for time in range(_TIMES) for item in plain)
    head = replace(core.head, id=BANK, title="Many items")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(bank_text(replace(core, head=head, items=items, sections=())), encoding="utf-8")
    return len(items)
