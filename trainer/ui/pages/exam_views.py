# SPDX-License-Identifier: MIT
"""What the pages of exams show, as frozen records with texts ready to be read."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from trainer.ui.pages.domain_rows import Range


class Standing(StrEnum):
    """Where a question of an exam stands before it is submitted."""

    ANSWERED = "answered"
    UNSAVED = "unsaved"  # something is chosen and not saved
    BEGUN = "begun"  # some steps are answered, not all
    BLANK = "blank"


class OverviewCell(NamedTuple):
    """A question in the look back.

    Attributes:
        position: its place, from 0.
        number: the place as text.
        word: where it stands.
        is_open: whether it can be shown again.
        spoken: all of it in words.
    """

    position: int
    number: str
    standing: Standing
    word: str
    is_flagged: bool
    is_open: bool
    spoken: str


class OverviewView(NamedTuple):
    """The look back over an exam before it is submitted."""

    title: str
    summary: str
    cells: tuple[OverviewCell, ...]


class SectionLine(NamedTuple):
    """A section of an exam in a list: its name, how many questions, and its cut, as texts."""

    title: str
    number: str
    cut: str


class ExamCardView(NamedTuple):
    """An exam in the list.

    Attributes:
        id: of the definition.
        facts: questions, time, and how one moves, each a short text.
        rules: what passes, in sentences.
        problem: why it cannot be begun; "" where it can.
        last: what came of it last time; "" where there is nothing.
        attempt: of the last time, to see its results; "" for none.
        open_attempt: the one that was left open; "" for none.
        action: what the button says.
    """

    id: str
    title: str
    description: str
    facts: tuple[str, ...]
    sections: tuple[SectionLine, ...]
    rules: tuple[str, ...]
    problem: str = ""
    last: str = ""
    attempt: str = ""
    open_attempt: str = ""
    action: str = ""


class ExamsView(NamedTuple):
    """All of the page of exams.

    Attributes:
        extra: which extra time is chosen, from 0.
        pauses: whether the clock may be stopped.
        broken: definitions that cannot be read, a line each.
    """

    cards: tuple[ExamCardView, ...]
    extra: int
    pauses: bool
    broken: tuple[str, ...] = ()


class ExamPart(NamedTuple):
    """A section of a result, or the whole.

    Attributes:
        counts: "18 of 24".
        verdict: "Met", "Not met" or "" without a cut, with what the range says of it.
        is_met: None without a cut.
        cut: percentage, 0 to 100; None without one.
        range: the share right with its interval.
    """

    title: str
    counts: str
    verdict: str
    is_met: bool | None
    cut: float | None
    range: Range


class ExamResultView(NamedTuple):
    """What an exam came to.

    Attributes:
        headline: passed or not.
        decided: what decided, in sentences.
        gate: how many unsafe acts there were of those allowed; "" where they decide nothing.
        parts: the sections, then the whole.
        notes: what else must be said.
        may_review: whether the questions may be looked through.
    """

    headline: str
    is_passed: bool
    decided: tuple[str, ...]
    gate: str
    parts: tuple[ExamPart, ...]
    notes: tuple[str, ...]
    may_review: bool


class RaterChip(NamedTuple):
    """A rater: the name, how many questions are to be rated, and whether it is the one at work."""

    name: str
    missing: int
    is_chosen: bool


class RatedItem(NamedTuple):
    """The question that is being rated.

    Attributes:
        place: which one of how many, and of which section.
        question: as the learner reads it, with its options.
        answer: what is right.
        spread: what was said in the first round; "" during it.
        percent: what the rater has said; "" for nothing.
    """

    place: str
    question: str
    answer: str
    spread: str
    percent: str
    has_previous: bool
    has_next: bool


class CutLine(NamedTuple):
    """A section with its cut, as texts; `error` says how sure it is."""

    title: str
    cut: str
    error: str


class ExamPanelView(NamedTuple):
    """All of the page of a panel.

    Attributes:
        exam: title of the exam.
        state: how far the panel is; "" before it begins.
        item: None before it begins.
        can_go_on: whether a second round can begin.
        can_use: whether there is a cut to be used.
        differences: what should be talked over first, a line each.
    """

    exam: str
    state: str
    raters: tuple[RaterChip, ...]
    item: RatedItem | None
    cuts: tuple[CutLine, ...]
    can_go_on: bool
    can_use: bool
    in_use: bool
    differences: tuple[str, ...]
