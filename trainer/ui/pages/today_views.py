# SPDX-License-Identifier: MIT
"""What Today shows, as frozen records with texts ready to be read."""

from __future__ import annotations

from typing import NamedTuple

from trainer.ui.pages.figures import Figure


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


class OpenRow(NamedTuple):
    """A session that was left open: its title, and where and when it was left."""

    title: str
    detail: str


class DueView(NamedTuple):
    """What is due.

    Attributes:
        number: how many, as text; "" when nothing is.
        title: what the number counts, or that nothing is due.
        detail: how long all of it takes, or when something comes back.
        areas: what the number is made of.
        note: what ten minutes are.
        all_text: the button that starts all of it; "" for none.
    """

    number: str
    title: str
    detail: str
    areas: tuple[Figure, ...]
    note: str
    all_text: str


class ActRow(NamedTuple):
    """An unsafe act to revisit, its harm, and how often it was answered safely since."""

    act: str
    harm: str
    safe: str


class StandingRow(NamedTuple):
    """Where the learner stands in a domain.

    Attributes:
        answered: how many answers there are.
        figure: the estimate and its counts; both empty with too few answers.
        low, value, high: in per cent; None with too few answers.
        spoken: all of it in words.
    """

    title: str
    answered: int
    figure: Figure
    low: float | None = None
    value: float | None = None
    high: float | None = None
    spoken: str = ""


class DayCell(NamedTuple):
    """A day of the calendar: a step from 0 to 4, and what was done in words."""

    step: int
    text: str


class DaysView(NamedTuple):
    """The practice days.

    Attributes:
        summary: on how many of them there was practice.
        cells: week by week, seven each; the last week ends with today.
        months: column and name of each month that begins.
    """

    summary: str
    cells: tuple[DayCell, ...]
    months: tuple[tuple[int, str], ...]


class WeekBar(NamedTuple):
    """How many questions are due on a day: short name of the day, number, all in words."""

    day: str
    count: int
    text: str


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
    standing: tuple[StandingRow, ...] = ()
    days: DaysView | None = None
    week: tuple[WeekBar, ...] = ()
