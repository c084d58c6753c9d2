# SPDX-License-Identifier: MIT
"""What is wrong with a bank file: collected, never raised one by one."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a problem takes away."""

    UNREADABLE = "unreadable"  # nothing of the bank can be used
    ERROR = "error"  # the item is left out
    WARNING = "warning"  # the item is loaded all the same


class Problem(NamedTuple):
    """One thing that an author should mend.

    Attributes:
        path: file, relative to the bank's folder (or the name of the single file).
        line: from 1; 0 where a line makes no sense (a missing file).
        column: from 1; 0 with line 0.
        code: short permanent name of the rule.
        item: id of the item concerned, "" for the bank.
        message: what is wrong, naming the thing and what was expected.
        remedy: what to do, with the nearest match where there is one.
    """

    severity: Severity
    path: str
    line: int
    column: int
    code: str
    item: str
    message: str
    remedy: str = ""

    def __str__(self) -> str:
        """Write it as compilers do, so that editors can jump to it."""
        place = f"{self.path}:{self.line}:{self.column}" if self.line else self.path
        thing = f'item "{self.item}": ' if self.item else ""
        return f"{place}: {thing}{self.message}" + (f". {self.remedy}" if self.remedy else "")
