# SPDX-License-Identifier: MIT
"""What an exam that was sat comes to: per section, as a whole, and why."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from trainer.model.exam import Decision
from trainer.model.statistics import wilson

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.model.attempt import ResponseRecord
    from trainer.model.exam_sitting import Sitting
    from trainer.model.statistics import Interval


class Clarity(StrEnum):
    """Where the range of a score lies beside its cut."""

    ABOVE = "above"  # all of it at or above the cut
    BELOW = "below"  # all of it below the cut
    CLOSE = "close"  # the cut lies within it: another form might have ended the other way


class Part(NamedTuple):
    """A section, or the whole.

    Attributes:
        id, title: of the section; "" for the whole.
        right: items answered right; what was left blank or not reached is not.
        items: all items of the part.
        cut: the lowest percentage that passes; None for no verdict.
        cut_error: standard error of the cut in percentage points; None where it is not known.
        is_met: whether the cut was met; None without one.
        interval: the proportion right with its 95 % interval, after Wilson.
        clarity: where that lies beside the cut; None without one.
    """

    id: str
    title: str
    right: int
    items: int
    cut: float | None
    cut_error: float | None
    is_met: bool | None
    interval: Interval
    clarity: Clarity | None


class Reason(StrEnum):
    """What decided against a pass."""

    UNSAFE = "unsafe"  # more unsafe acts than the exam allows
    SECTION = "section"  # a section below its cut
    TOTAL = "total"  # the whole below its cut


class ExamVerdict(NamedTuple):
    """What an exam comes to.

    Attributes:
        is_passed: every cut that decides is met, and the gate too.
        sections: in the order of the definition.
        total: the whole; its cut is that of the exam or, where a compensatory one has none, that
            of its sections, weighted by their items.
        unsafe: unsafe acts in all answers.
        unsafe_at_most: how many are allowed; None where they decide nothing.
        reasons: what decided against a pass, with the position of the section or -1.
    """

    is_passed: bool
    sections: tuple[Part, ...]
    total: Part
    unsafe: int
    unsafe_at_most: int | None
    reasons: tuple[tuple[Reason, int], ...]


def judge(sitting: Sitting, responses: Sequence[ResponseRecord]) -> ExamVerdict:
    """Judge an exam by the rules that were kept with it.

    Args:
        sitting: the rules.
        responses: one for each place of the form.
    """
    right = [one.outcome is not None and one.outcome.correct for one in responses]
    sections = []
    for position, rules in enumerate(sitting.sections):
        own = [ok for ok, place in zip(right, sitting.section_of, strict=True) if place == position]
        part = _part(rules.id, rules.title, own, rules.cut, rules.cut_error)
        if part is not None:
            sections.append(part)
    total = _part("", "", right, _total_cut(sitting, sections), None)
    if total is None:
        msg = "an exam without items"
        raise ValueError(msg)
    unsafe = sum(len(one.outcome.unsafe) for one in responses if one.outcome is not None)
    reasons = tuple(_reasons(sitting, sections, total, unsafe))
    return ExamVerdict(not reasons, tuple(sections), total, unsafe, sitting.unsafe_at_most, reasons)


def _part(
    part_id: str, title: str, right: Sequence[bool], cut: float | None, error: float | None
) -> Part | None:
    interval = wilson(sum(right), len(right))
    if interval is None:
        return None
    is_met = clarity = None
    if cut is not None:
        is_met = meets(sum(right), len(right), cut)
        clarity = Clarity.CLOSE
        if 100 * interval.low >= cut:
            clarity = Clarity.ABOVE
        elif 100 * interval.high < cut:
            clarity = Clarity.BELOW
    return Part(part_id, title, sum(right), len(right), cut, error, is_met, interval, clarity)


def meets(right: int, items: int, cut: float) -> bool:
    """Tell whether a score reaches a cut; 18 of 24 reaches 75 %.

    Args:
        right: items answered right.
        items: all items.
        cut: percentage, 0 to 100.
    """
    # A cut such as 66.7 has no exact binary form; what is that near to it is it.
    return 100 * right >= cut * items - 1e-9 * items


def _total_cut(sitting: Sitting, sections: Sequence[Part]) -> float | None:
    if sitting.cut is not None or sitting.decision is Decision.CONJUNCTIVE:
        return sitting.cut
    cuts = [(part.cut, part.items) for part in sections if part.cut is not None]
    items = sum(number for _, number in cuts)
    return sum(cut * number for cut, number in cuts) / items if items else None


def _reasons(
    sitting: Sitting, sections: Sequence[Part], total: Part, unsafe: int
) -> list[tuple[Reason, int]]:
    found = []
    if sitting.unsafe_at_most is not None and unsafe > sitting.unsafe_at_most:
        found.append((Reason.UNSAFE, -1))
    if sitting.decision is Decision.CONJUNCTIVE:
        failed = [at for at, part in enumerate(sections) if part.is_met is False]
        found += [(Reason.SECTION, position) for position in failed]
    if total.is_met is False:
        found.append((Reason.TOTAL, -1))
    return found
