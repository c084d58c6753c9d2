# SPDX-License-Identifier: MIT
"""The frozen records that Progress shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trainer.ui.body.marks import Mark
    from trainer.ui.pages.figures import Figure
    from trainer.ui.pages.today_parts import ActRow, DaysView


class DomainRow(NamedTuple):
    """Where the learner stands in a domain.

    Attributes:
        second: how many questions were answered, and when last.
        answered: how many answers there are.
        figure: the estimate and its counts; both empty with too few answers.
        low, value, high: in per cent; None with too few answers.
        unsafe: how many answers held an unsafe act.
        unsafe_text: the same in words.
        spoken: all of it in words.
        cells: the same as a row of the table.
    """

    title: str
    second: str
    answered: int
    figure: Figure
    low: float | None
    value: float | None
    high: float | None
    unsafe: int
    unsafe_text: str
    spoken: str
    cells: tuple[str, ...]


class RegionsView(NamedTuple):
    """Where the learner stands by region.

    Attributes:
        marks: on the body map, by area id.
        rows: of the table, the weakest first.
        weakest: the region to work on, as a sentence; may be empty.
    """

    marks: Mapping[str, Mark]
    rows: tuple[tuple[str, ...], ...]
    weakest: str


class ProgressView(NamedTuple):
    """Everything on the page.

    Attributes:
        domains: none before the first answer; the page then says how that changes.
        too_few: where there are too few answers for an estimate, as a sentence; may be empty.
        regions: no rows where no question names a region.
        all_acts: the button that revisits all of them; "" for none.
        days: the practice days.
        day_names: short names of seven days, the first that of tomorrow.
        totals: answers and time in all.
        day_rows: the practice days as rows of the table, the latest first.
    """

    domains: tuple[DomainRow, ...]
    too_few: str
    acts: tuple[ActRow, ...]
    all_acts: str
    regions: RegionsView
    days: DaysView
    day_names: tuple[str, ...]
    totals: tuple[Figure, ...]
    day_rows: tuple[tuple[str, ...], ...]
