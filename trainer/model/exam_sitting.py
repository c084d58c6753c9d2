# SPDX-License-Identifier: MIT
"""An exam as one learner sits it: what of its definition the attempt itself must keep.

A definition may change or go; what was sat is judged by what was kept with the attempt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from trainer.model.accommodation import Accommodation
from trainer.model.exam import Decision, Movement

if TYPE_CHECKING:
    from trainer.model.exam import Exam
    from trainer.model.items.base import Plain


class SectionRules(NamedTuple):
    """A section, as far as its verdict is concerned.

    Attributes:
        cut: the lowest percentage that passes; None for no verdict.
        cut_error: standard error of the cut in percentage points, from a panel; None from none.
    """

    id: str
    title: str
    cut: float | None
    cut_error: float | None = None


class Sitting(NamedTuple):
    """What an attempt keeps of its exam.

    Attributes:
        exam: id of the definition.
        definition: SHA-256 of the definition as it was, hexadecimal.
        sections: in the order of the definition.
        section_of: for each place of the form the position of its section.
        cut: of the whole; None for none.
        unsafe_at_most: with more unsafe acts the exam is failed; None decides nothing.
        may_review: whether the questions may be looked through afterwards.
        limit_s: time allowed, with what the learner is allowed; None without a limit.
        usual_s: time that the definition gives everybody; None without a limit.
        accommodation: what the learner is allowed beyond the usual.
        is_panel_cut: whether the cuts come from a panel and not from the definition.
    """

    exam: str
    definition: str
    sections: tuple[SectionRules, ...]
    section_of: tuple[int, ...]
    decision: Decision
    cut: float | None
    unsafe_at_most: int | None
    movement: Movement
    may_review: bool
    limit_s: int | None
    usual_s: int | None
    accommodation: Accommodation = Accommodation()
    is_panel_cut: bool = False


def limit_of(exam: Exam, accommodation: Accommodation) -> int | None:
    """Return the time that a learner has for an exam.

    Args:
        exam: the definition.
        accommodation: what the learner is allowed beyond the usual.

    Returns:
        Seconds; None without a limit.
    """
    if exam.minutes is None or accommodation.extra_percent is None:
        return None
    return round(exam.minutes * 60 * (100 + accommodation.extra_percent) / 100)


def write_sitting(sitting: Sitting) -> dict[str, Any]:
    """Convert to plain data for the log."""
    plain = sitting._asdict()
    plain["sections"] = [list(section) for section in sitting.sections]
    plain["section_of"] = list(sitting.section_of)
    plain["accommodation"] = list(sitting.accommodation)
    return plain


def read_sitting(plain: Plain) -> Sitting:
    """Convert plain data from the log."""
    return Sitting(
        **{
            **plain,
            "sections": tuple(SectionRules(*section) for section in plain["sections"]),
            "section_of": tuple(plain["section_of"]),
            "decision": Decision(plain["decision"]),
            "movement": Movement(plain["movement"]),
            "accommodation": Accommodation(*plain["accommodation"]),
        }
    )
