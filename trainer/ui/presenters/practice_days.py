# SPDX-License-Identifier: MIT
"""The calendar of practice days, as Today and Progress show it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from trainer.ui.pages.today_parts import DayCell, DaysView
from trainer.ui.presenters import dates
from trainer.ui.presenters.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.model.standing import PracticeDay

# The least minutes of each step of the calendar but the first, which is none.
_STEP_MINUTES = (0, 10, 20, 40)


def practised(days: Sequence[PracticeDay], today: date, span: int) -> int:
    """Return on how many of the last days, today among them, there was an answer."""
    done = {day.date for day in days if day.answered}
    return sum((today - timedelta(days=back)).isoformat() in done for back in range(span))


def calendar(summary: str, days: Sequence[PracticeDay], since: date, today: date) -> DaysView:
    """Put the practice days into a calendar.

    Args:
        summary: on how many days there was practice.
        days: in any order.
        since: the first day shown, a Monday.
        today: the last one.
    """
    done = {day.date: day for day in days if day.answered}
    span = (today - since).days + 1
    every = (since + timedelta(days=at) for at in range(span))
    cells = tuple(_cell(day, done.get(day.isoformat())) for day in every)
    return DaysView(summary, cells, _months(since, today))


def _cell(day: date, done: PracticeDay | None) -> DayCell:
    text = dates.day_text(day)
    if done is None:
        return DayCell(0, _tr("{day}: no practice").format(day=text))
    step = sum(done.elapsed_ms / 60_000 >= least for least in _STEP_MINUTES)
    minutes = dates.minutes_of(done.elapsed_ms / 1000)
    what = counted("PracticeDays", "one answer", "%n answers", done.answered)
    time = counted("PracticeDays", "one minute", "%n minutes", minutes)
    return DayCell(step, _tr("{day}: {what}, {time}").format(day=text, what=what, time=time))


def _months(since: date, today: date) -> tuple[tuple[int, str], ...]:
    """Name each month above the first week that begins in it, where there is room."""
    found: list[tuple[int, str]] = []
    before = 0
    for week in range((today - since).days // 7 + 1):
        monday = since + timedelta(weeks=week)
        if monday.month != before:
            before = monday.month
            if found and week - found[-1][0] < 2:
                found.pop()
            found.append((week, dates.month_name(monday)))
    return tuple(found)


def _tr(text: str) -> str:
    return QCoreApplication.translate("PracticeDays", text)
