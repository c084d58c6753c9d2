# SPDX-License-Identifier: MIT
"""What Results shows, as frozen records with texts ready to be read."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from trainer.ui.pages.domain_rows import DomainRow, Range
    from trainer.ui.pages.exam_views import ExamResultView


class Verdict(StrEnum):
    """What became of a question."""

    RIGHT = "right"
    WRONG = "wrong"
    UNSAFE = "unsafe"
    LEFT_BLANK = "left-blank"
    NOT_REACHED = "not-reached"


class UnsafeRow(NamedTuple):
    """An unsafe act: the place of its question, from 0, its number as text, act and harm."""

    position: int
    number: str
    act: str
    harm: str


class ScoreView(NamedTuple):
    """The score.

    Attributes:
        percent: the share right, of the questions seen.
        right: the counts that it is made of.
        range_text: the range in words.
        notes: what else must be said of it.
    """

    percent: str
    right: str
    range_text: str
    range: Range
    notes: tuple[str, ...]


class AnswerRow(NamedTuple):
    """A question in the list.

    Attributes:
        position: its place, from 0.
        number: the place as text.
        verdict: decides the icon.
        said: how sure the learner was, or what became of it instead.
        is_missed: wrong, unsafe or left blank.
        is_sure_and_wrong: fairly sure or certain of a wrong or unsafe answer.
        spoken: the whole row in words.
    """

    position: int
    number: str
    verdict: Verdict
    title: str
    area: str
    said: str
    time: str
    is_missed: bool
    is_flagged: bool
    is_sure_and_wrong: bool
    spoken: str


class ResultsView(NamedTuple):
    """All of Results.

    Attributes:
        when: when it was finished, and how long it took.
        unsafe_title: how many unsafe acts there were, or that there was none.
        score: None where no question was seen.
        few_text: what small numbers in a domain mean; "" where none is small.
        next_text: what the primary action would do.
        can_repeat: whether there is something to practise again.
        exam: what it came to as an exam; None for practice.
    """

    title: str
    when: str
    unsafe_title: str
    unsafe: tuple[UnsafeRow, ...]
    score: ScoreView | None
    domains: tuple[DomainRow, ...]
    few_text: str
    answers: tuple[AnswerRow, ...]
    next_text: str
    can_repeat: bool
    exam: ExamResultView | None = None
