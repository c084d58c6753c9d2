# SPDX-License-Identifier: MIT
"""What the cards of Today show; apart from the rest, as the first start needs none of it."""

from __future__ import annotations

from typing import NamedTuple


class OpenRow(NamedTuple):
    """A session that was left open: its title, and where and when it was left."""

    title: str
    detail: str


class WhyRow(NamedTuple):
    """Why some of it is asked: minutes, what it is, and the reason in words."""

    minutes: str
    what: str
    why: str


class DueView(NamedTuple):
    """What is due.

    Attributes:
        number: minutes, as text; "" when nothing is left.
        title: what the number counts, or that nothing is left.
        detail: how much of it is urgent, or what was achieved.
        whys: what the minutes are made of, what is dangerous first.
        note: how many questions they are, or when something comes back.
        start: the button that Enter presses.
        ten: the button for ten minutes of it; "" for none.
        weak: the button for weak spots; "" where `start` is that.
        is_done: whether the day's work is done, and was not just nothing.
    """

    number: str
    title: str
    detail: str
    note: str
    start: str
    whys: tuple[WhyRow, ...] = ()
    ten: str = ""
    weak: str = ""
    is_done: bool = False


class ExamDay(NamedTuple):
    """The day of the exam.

    Attributes:
        number: of days until it, as text; "" where none is set or it is over.
        unit: what the number counts.
        title: the day, or that none is set.
        detail: what follows for practice.
        button: what leads to where it is set.
    """

    number: str
    unit: str
    title: str
    detail: str
    button: str


class ActRow(NamedTuple):
    """An unsafe act to revisit, its harm, and how often it was answered safely since."""

    act: str
    harm: str
    safe: str


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
    """How many minutes are due on a day: short name of the day, number, all in words."""

    day: str
    number: int
    text: str
