# SPDX-License-Identifier: MIT
"""What the cards of Today show; apart from the rest, as the first start needs none of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from trainer.ui.pages.figures import Figure


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
    number: int
    text: str
