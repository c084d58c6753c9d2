# SPDX-License-Identifier: MIT
"""A bank of some hundred items as people meet them: the core bank's, several times over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from trainer.banks.loader import load
from trainer.banks.writer import bank_text

if TYPE_CHECKING:
    from pathlib import Path

BANK = "many-items"
_TIMES = 6


def write(path: Path) -> int:
    """Write the bank as one file, and return how many items it has."""
    core = load("question_banks/core").bank
    if core is None:
        msg = "the core bank cannot be read"
        raise RuntimeError(msg)
    items = tuple(
        replace(item, id=f"{item.id}-{time}") for time in range(_TIMES) for item in core.items
    )
    head = replace(core.head, id=BANK, title="Many items")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(bank_text(replace(core, head=head, items=items)), encoding="utf-8")
    return len(items)
