# SPDX-License-Identifier: MIT
"""Exam definitions: how many items from where, what passes, and how it is sat.

An exam of this program is practice. Nothing that it says certifies anybody.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Literal

from trainer.model.items.base import STRICT, Fault, Id, Name, Prose
from trainer.model.limits import NAME_CHARACTERS, Length, Range

if TYPE_CHECKING:
    from trainer.model.items.base import Plain

FORMAT = 1
KIND = "exam"

LONGEST_MINUTES = 600
MOST_ITEMS = 500

Percent = Annotated[float, Range(0, 100)]
Level = Literal["recall", "application", "judgement"]


class Decision(StrEnum):
    """How the parts of an exam make one verdict."""

    CONJUNCTIVE = "conjunctive"  # every cut must be met
    COMPENSATORY = "compensatory"  # only the cut of the whole; a strong part makes up for a weak


class Movement(StrEnum):
    """Where a learner may go in an exam."""

    FREE = "free"
    FORWARD = "forward"  # what was passed is closed


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamSection:
    """A part of an exam: so many items from so much of the banks.

    Attributes:
        id: permanent within the exam.
        title: as lists and results show it.
        count: how many items.
        domains: content areas to draw from; all where none is named.
        topics: topics to draw from; all where none is named.
        levels: recall, application or judgement; all where none is named.
        types: types of items; all where none is named.
        critical: how many of them at least must be critical items.
        cut: the lowest percentage that passes; without one the section has no verdict of its own.
    """

    __pydantic_config__ = STRICT

    id: Id
    title: Name
    count: Annotated[int, Range(1, MOST_ITEMS)]
    domains: tuple[Id, ...] = ()
    topics: tuple[Annotated[str, Length(1, NAME_CHARACTERS)], ...] = ()
    levels: tuple[Level, ...] = ()
    types: tuple[Annotated[str, Length(1, NAME_CHARACTERS)], ...] = ()
    critical: Annotated[int, Range(0, MOST_ITEMS)] = 0
    cut: Percent | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exam:
    """An exam as its author defines it.

    Attributes:
        format: version of the file format; always the file's first key.
        kind: always "exam", to tell the file from a bank.
        id: permanent and unique among exams.
        title: as lists show it.
        description: what the exam is for, in a few sentences.
        banks: ids of the banks to draw from; all that are practised where none is named.
        sections: its parts, in the order in which results list them.
        decision: conjunctive, every cut must be met; or compensatory, only that of the whole.
        cut: the lowest percentage of the whole that passes.
        critical: how many of all items at least must be critical items.
        unsafe_at_most: with more unsafe acts than this the exam is failed, whatever the score;
            without it they are shown and decide nothing.
        minutes: time for all of it; without it there is no limit.
        movement: free, or forward, where what was passed is closed.
        review: whether the questions may be looked through afterwards.
        order: sections, one after the other; or mixed.
    """

    __pydantic_config__ = STRICT

    format: Literal[1]
    kind: Literal["exam"]
    id: Id
    title: Name
    description: Prose = ""
    banks: tuple[Id, ...] = ()
    sections: Annotated[tuple[ExamSection, ...], Length(1, 20)]
    decision: Literal["conjunctive", "compensatory"] = "conjunctive"
    cut: Percent | None = None
    critical: Annotated[int, Range(0, MOST_ITEMS)] = 0
    unsafe_at_most: Annotated[int, Range(0, MOST_ITEMS)] | None = None
    minutes: Annotated[int, Range(1, LONGEST_MINUTES)] | None = None
    movement: Literal["free", "forward"] = "free"
    review: Literal["allowed", "withheld"] = "allowed"
    order: Literal["sections", "mixed"] = "sections"

    @property
    def items(self) -> int:
        """How many items the exam has."""
        return sum(section.count for section in self.sections)

    @property
    def critical_wanted(self) -> int:
        """How many critical items it has at least, whoever asks for them."""
        return max(self.critical, sum(section.critical for section in self.sections))


def write_exam(exam: Exam) -> dict[str, Any]:
    """Convert a definition to plain data."""
    return asdict(exam)


def read_exam(plain: Plain) -> Exam:
    """Convert plain data, already checked, to a definition."""
    sections = tuple(
        ExamSection(**{name: _tupled(value) for name, value in section.items()})
        for section in plain["sections"]
    )
    whole = {name: _tupled(value) for name, value in plain.items() if name != "sections"}
    return Exam(**whole, sections=sections)


def faults(exam: Exam) -> list[Fault]:
    """Find what types alone cannot say is wrong with a definition."""
    found = _section_faults(exam)
    if exam.items > MOST_ITEMS:
        message = f"the sections ask for {exam.items} items; at most {MOST_ITEMS} are allowed"
        found.append(Fault(("sections",), "too-many-items", message, "Ask for fewer."))
    if exam.critical > exam.items:
        message = f'"critical" asks for {exam.critical} critical items of {exam.items}'
        found.append(Fault(("critical",), "too-many-critical", message, "Ask for fewer."))
    cuts = [section.cut for section in exam.sections]
    if exam.cut is None and exam.decision == "conjunctive" and not any(c is not None for c in cuts):
        message = "nothing decides: neither the exam nor a section has a cut"
        remedy = "Write cut: with a percentage."
        found.append(Fault((), "no-cut", message, remedy))
    if exam.cut is None and exam.decision == "compensatory" and None in cuts:
        message = "a compensatory exam needs its own cut, or one in every section to make it from"
        found.append(Fault(("decision",), "no-cut", message, "Write cut: with a percentage."))
    return found


def _section_faults(exam: Exam) -> list[Fault]:
    found = []
    numbers = Counter(section.id for section in exam.sections)
    seen: set[str] = set()
    for position, section in enumerate(exam.sections):
        place = ("sections", position)
        if numbers[section.id] > 1 and section.id in seen:
            message = f'an earlier section has the id "{section.id}" too'
            found.append(Fault((*place, "id"), "same-id", message, "Give it an id of its own."))
        seen.add(section.id)
        if section.critical > section.count:
            message = f'"critical" asks for {section.critical} critical items of {section.count}'
            path = (*place, "critical")
            found.append(Fault(path, "too-many-critical", message, "Ask for fewer."))
    return found


def _tupled(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
