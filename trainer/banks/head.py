# SPDX-License-Identifier: MIT
"""The head of a bank: what must be there, and what is left out where it is wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from trainer.banks import schema
from trainer.banks.findings import Finding, meant
from trainer.banks.listing import LISTS, in_list
from trainer.banks.wording import shown
from trainer.model.bank import FORMAT
from trainer.model.problem import Severity

if TYPE_CHECKING:
    from trainer.banks.quick import Plain
    from trainer.banks.text import Node, Path, TextFault
    from trainer.model.bank import BankHead

# Without these there is no bank.
_NEEDS = ("format", "id", "title")
# Of these an entry can be left out alone.
_TABLES = ("domains", "references", "misconceptions")

# Takes severity, line and column, code, message and remedy of a problem.
Tell = Callable[[Severity, tuple[int, int], str, str, str], None]


def clean_head(plain: Plain) -> BankHead | None:
    """Read a head in which nothing is wrong; None where something is."""
    data = {name: value for name, value in plain.data.items() if name not in LISTS}
    if next(iter(plain.data), "") != "format" or data["format"] != str(FORMAT):
        return None
    return schema.read_head({**data, "format": FORMAT})[0]


class HeadReader:
    """Reads a head in which something is wrong, and tells what.

    Attributes:
        newer: the file is of a newer format; nothing more can be said of it.
    """

    def __init__(self, root: Node, faults: list[TextFault], tell: Tell) -> None:
        self._root = root
        self._faults = faults
        self._tell = tell
        self._plain = {name: value for name, value in root.value.items() if name not in LISTS}
        self._broken = False
        self.newer = False

    def read(self) -> BankHead | None:
        """Return the head without what is wrong in it; None without what must be there."""
        self._check_format()
        if self.newer:
            return None
        for fault in self._faults:
            if not in_list(fault.path):
                severity = _severity(fault.path)
                place = (fault.line, fault.column)
                self._found(severity, place, fault.code, fault.message, fault.remedy)
                _leave_out(self._plain, fault.path)
        head, findings = schema.read_head(self._plain)
        for found in findings:
            if found.path[:1] != ("format",):
                place = self._root.place(found.path, key=found.key)
                severity = self._severity_of(found)
                self._found(severity, place, found.code, found.message, found.remedy)
                _leave_out(self._plain, found.path)
        return None if self._broken else head or schema.read_head(self._plain)[0]

    def _severity_of(self, found: Finding) -> Severity:
        word = meant(found) if found.code == "unknown-field" else None
        if word in _NEEDS and word not in self._plain:
            return Severity.UNREADABLE
        return _severity(found.path)

    def _check_format(self) -> None:
        root, told = self._root, self._plain.get("format")
        place = root.place(("format",))
        if told == str(FORMAT):
            self._plain["format"] = FORMAT
            if next(iter(root.value)) != "format":
                place = root.place(("format",), key=True)
                message = '"format" is not the first name of the file'
                self._tell(
                    Severity.WARNING, place, "format-not-first", message, "Move it to the top."
                )
            return
        remedy = f"Write format: {FORMAT}."
        if told is None:
            code, message = "missing-field", 'missing "format"'
            remedy = f"Begin the file with format: {FORMAT}."
        elif isinstance(told, str) and told.isdecimal() and int(told[:9]) > FORMAT:
            self.newer = True
            code, remedy = "newer-format", "Update the program."
            message = f"this bank is made for a newer version of the program (format {shown(told)})"
        else:
            what = f'"{shown(told)}"' if isinstance(told, str) else "not a number"
            code, message = (
                "wrong-format",
                f'"format" is {what}; this program reads format {FORMAT}',
            )
        self._found(Severity.UNREADABLE, place, code, message, remedy)

    def _found(
        self, severity: Severity, place: tuple[int, int], code: str, message: str, remedy: str
    ) -> None:
        self._broken |= severity is Severity.UNREADABLE
        self._tell(severity, place, code, message, remedy)


def _severity(path: Path) -> Severity:
    needed = not path or path[0] in _NEEDS
    return Severity.UNREADABLE if needed else Severity.ERROR


def _leave_out(plain: dict[str, Any], path: Path) -> None:
    """Take the smallest part of a head away that can be missed."""
    table = plain.get(str(path[0])) if path else None
    if len(path) > 1 and path[0] in _TABLES and isinstance(table, dict):
        table.pop(str(path[1]), None)
    elif path:
        plain.pop(str(path[0]), None)
