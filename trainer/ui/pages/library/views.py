# SPDX-License-Identifier: MIT
"""The frozen records that the Library shows."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Effect(StrEnum):
    """What a problem did."""

    UNREADABLE = "unreadable"  # nothing of the bank can be used
    LEFT_OUT = "left-out"  # the question is left out
    LOADED = "loaded"  # the question is loaded all the same


class BankRow(NamedTuple):
    """A bank in the list at the left.

    Attributes:
        second: number of questions and problems, in words.
    """

    id: str
    title: str
    second: str
    version: str


class QuestionRow(NamedTuple):
    """A question in a bank.

    Attributes:
        second: type and domain, in words.
        critical: a wrong answer means serious harm.
        searched: everything by which it can be found, case folded.
        status: how far it has been reviewed, in a few words; may be empty.
    """

    id: str
    title: str
    second: str
    critical: bool
    searched: str
    status: str = ""


class ProblemRow(NamedTuple):
    """A problem in a bank.

    Attributes:
        message: what is wrong, as a sentence that names the question.
        place: file:line:column.
        remedy: what to do; may be empty.
        copied: all of it on one line, as compilers write it.
        has_lines: whether it can be opened to the lines of the file.
    """

    effect: Effect
    message: str
    place: str
    remedy: str
    copied: str
    has_lines: bool


class SourceLine(NamedTuple):
    """A line of a bank's file."""

    number: str
    text: str


class ReferenceRow(NamedTuple):
    """A reference of a bank, and what sort of source it is."""

    text: str
    kind: str


class AboutView(NamedTuple):
    """What a bank is.

    Attributes:
        status: how far it has been reviewed, as a sentence; may be empty.
        facts: label and text.
    """

    description: str
    status: str
    facts: tuple[tuple[str, str], ...]
    references: tuple[ReferenceRow, ...]


class BankView(NamedTuple):
    """One bank.

    Attributes:
        detail: version, licence, authors, when it was added.
        summary: what can be practised now, as a sentence.
        unlisted: how many problems there are beyond those listed, as a sentence; may be empty.
        foot: that the file was not changed.
        can_practise, can_check, can_remove, can_reveal: what may be done with it.
        tab: which tab it opens on: 0 questions, 1 problems, 2 about; None leaves it as it is.
    """

    id: str
    title: str
    detail: str
    summary: str
    questions: tuple[QuestionRow, ...]
    problems: tuple[ProblemRow, ...]
    problem_count: int
    unlisted: str
    about: AboutView
    can_practise: bool
    can_check: bool
    can_remove: bool
    can_reveal: bool
    tab: int | None = None


class NoticeView(NamedTuple):
    """Something said above the banks.

    Attributes:
        action: word of a button; "" for none.
    """

    text: str
    action: str = ""


class LibraryView(NamedTuple):
    """Everything on the page.

    Attributes:
        selected: id of the bank shown.
        bank: None while it is being read.
    """

    banks: tuple[BankRow, ...]
    selected: str
    bank: BankView | None
    notice: NoticeView | None = None
