# SPDX-License-Identifier: MIT
"""What a rule says of an item, and the rules by their codes."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from trainer.banks.text import Path

# The codes, with what each looks for. The manual for instructors explains them.
RULES = {
    "F01": "a part is missing",
    "F02": "too few or too many options",
    "F03": "nothing, or everything, is right",
    "F04": "two options say the same",
    "F05": "an option that speaks of other options",
    "F06": "a negative question that is not marked",
    "F07": "absolute words in wrong options only",
    "F08": "vague words in the key only",
    "F09": "the key is the longest by far",
    "F10": "a rare word of the stem in the key only",
    "F11": "the key stands in the same place too often",
    "F12": "too long, or too short",
    "F13": "no open question",
    "F14": "grammar gives the key away",
    "F15": "options of different form",
    "F16": "an abbreviation that is not spelt out",
    "F17": "units are mixed or missing",
    "F18": "numbers out of order, or ranges that overlap",
    "F19": "a rationale is missing or stands twice",
    "F20": "no source, or no date of checking",
    "F21": "copied wording",
    "F22": "nothing but a number on which guidelines differ",
    "F23": "asked twice, or answered by another item",
    "F24": "hard to read",
    "F25": "right and dangerous places overlap",
    "F26": "a person's name, or a brand",
    "F27": "trick wording",
}


class Weight(StrEnum):
    """How much a finding matters."""

    ERROR = "error"  # the item misleads, or cannot be answered fairly
    WARNING = "warning"  # the item is weaker than it could be
    NOTE = "note"  # worth a look; a bank with notes alone passes


class Flaw(NamedTuple):
    """What a rule found in an item.

    Attributes:
        path: where, as keys and positions from the item's mapping; empty for all of it.
        message: what and where, in a sentence without its full stop.
        remedy: how to mend it.
    """

    code: str
    path: Path
    message: str
    remedy: str
    weight: Weight = Weight.WARNING


class Finding(NamedTuple):
    """A flaw with its place in a file.

    Attributes:
        path: the file, as bank problems name it.
        line: from 1; 0 for the bank as a whole.
        column: from 1; 0 with line 0.
        code: of the rule: F01 to F27, or "robot" with the name of one.
        item: id of the item, "" for the bank.
        reason: why the author accepts it; "" where that is not so.
    """

    weight: Weight
    path: str
    line: int
    column: int
    code: str
    item: str
    message: str
    remedy: str = ""
    reason: str = ""

    def __str__(self) -> str:
        """Write it as problems of banks are written, so that editors can jump to it."""
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        thing = f'item "{self.item}": ' if self.item else ""
        kind = " (note)" if self.weight is Weight.NOTE else ""
        end = f" {self.remedy}" if self.remedy else ""
        return f"{place}: {thing}{self.code}{kind}: {self.message}.{end}"
