# SPDX-License-Identifier: MIT
"""What Today shows, as frozen records with texts ready to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from trainer.ui.pages.domain_rows import DomainRow
    from trainer.ui.pages.today_parts import (
        ActRow,
        DaysView,
        DueView,
        ExamDay,
        OpenRow,
        WeekBar,
    )


class FirstCase(NamedTuple):
    """The patient of the very first question.

    Attributes:
        who: age and a word; may be empty.
        facts: pairs of label and text; may be empty.
        stem: the scenario, with the marks of bank text.
        lead_in: what is asked; may be empty.
        note: what Start does, in words.
    """

    who: str
    facts: tuple[tuple[str, str], ...]
    stem: str
    lead_in: str
    note: str


class TodayView(NamedTuple):
    """All of Today.

    Attributes:
        date: the day, in words.
        first: the whole page on the first start; None later.
        is_empty: whether there is no question on this machine.
        more_acts: how many acts are not in `acts`, as a sentence; "" for none.
        all_acts: the button that starts all acts; "" where one row is enough.
        standing: empty before the first answer.
    """

    date: str
    first: FirstCase | None = None
    is_empty: bool = False
    open: OpenRow | None = None
    due: DueView | None = None
    acts: tuple[ActRow, ...] = ()
    more_acts: str = ""
    all_acts: str = ""
    standing: tuple[DomainRow, ...] = ()
    exam: ExamDay | None = None
    days: DaysView | None = None
    week: tuple[WeekBar, ...] = ()
