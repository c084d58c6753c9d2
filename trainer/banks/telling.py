# SPDX-License-Identifier: MIT
"""The problems of one file as they are found: with their place, and not more than are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.banks.wording import shown
from trainer.model.limits import PROBLEMS
from trainer.model.problem import Problem, Severity

if TYPE_CHECKING:
    from trainer.banks.text import TextFault

_MOST = 400  # characters of a message


def given_id(plain: Any) -> str:
    """Return the id that an author gave; "" where there is none."""
    given = plain.get("id") if isinstance(plain, dict) else None
    return given if isinstance(given, str) else ""


def _fit(words: str) -> str:
    """Make words fit to be shown, which may hold names that an author gave."""
    return words if len(words) < _MOST and words.isprintable() else shown(words, _MOST)


class Thing:
    """What a problem concerns: an item or section of a file.

    Attributes:
        kind: "item" or "section".
        number: its place in the file's list, from 0.
        label: its id, fit to be shown; "" where it has none.
    """

    __slots__ = ("kind", "label", "number")

    def __init__(self, kind: str, number: int, label: str) -> None:
        self.kind = kind
        self.number = number
        self.label = label

    def told(self, message: str) -> tuple[str, str]:
        """Return the item that a problem names by itself, and the message, naming the rest."""
        if not self.label:
            return "", f"{self.kind} {self.number + 1} of the file: {message}"
        if self.kind == "item":
            return self.label, message
        return "", f'{self.kind} "{self.label}": {message}'


class Told:
    """Collects the problems of one file.

    Attributes:
        problems: the first of them, at most `limits.PROBLEMS` of those that are looked for.
        unlisted: number of problems beyond those.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self.problems: list[Problem] = []
        self.unlisted = 0

    def full(self) -> bool:
        """Count a problem that need not be listed any more; looking for its place takes time."""
        if len(self.problems) < PROBLEMS:
            return False
        self.unlisted += 1
        return True

    def fault(self, severity: Severity, fault: TextFault, thing: Thing | None = None) -> None:
        """Tell what is wrong with the text itself."""
        where = (fault.line, fault.column)
        self.tell(severity, where, fault.code, fault.message, fault.remedy, thing)

    def tell(
        self,
        severity: Severity,
        where: tuple[int, int],
        code: str,
        message: str,
        remedy: str = "",
        thing: Thing | None = None,
    ) -> None:
        """Tell a problem at a line and column."""
        item = ""
        if thing is not None:
            item, message = thing.told(message)
        message, remedy = _fit(message), _fit(remedy)
        self.problems.append(Problem(severity, self._name, *where, code, item, message, remedy))
