# SPDX-License-Identifier: MIT
"""What Progress says in words: standings, where there are too few answers, practice days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from trainer.model.schedule import SAFE_DAYS
from trainer.model.statistics import ENOUGH_ANSWERS
from trainer.ui.pages.figures import Figure
from trainer.ui.pages.progress.views import DomainRow
from trainer.ui.pages.today_parts import ActRow, DaysView
from trainer.ui.presenters import dates, practice_days
from trainer.ui.presenters.moments import day_text
from trainer.ui.presenters.wording import counted, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.model.standing import PracticeDay, UnsafeStanding
    from trainer.services.progress import DomainProgress


def domain_row(domain: DomainProgress, today: date) -> DomainRow:
    """Put a domain into words; with too few answers no estimate is told, nowhere."""
    seen = _tr("{seen} of {items}").format(
        seen=number(domain.seen), items=number(max(domain.items, domain.seen))
    )
    right = _tr("{correct} of {answered} right").format(
        correct=number(domain.correct), answered=number(domain.answered)
    )
    last = day_text(dates.local(domain.last_at).date(), today) if domain.last_at else ""
    parts = [_tr("{seen} questions").format(seen=seen)]
    if domain.answered:
        parts = [right, *parts, _tr("last\u00a0{day}").format(day=last)]
    unsafe = counted("Progress", "1 unsafe", "%n unsafe", domain.unsafe)
    row = DomainRow(
        title=domain.title,
        second=", ".join(parts),
        answered=domain.answered,
        figure=Figure("", ""),
        low=None,
        value=None,
        high=None,
        unsafe=domain.unsafe,
        unsafe_text=unsafe if domain.unsafe else _none_unsafe(domain),
        spoken="",
        cells=(),
    )
    interval = domain.interval
    estimate = between = _tr("too few")
    if interval is not None and domain.answered >= ENOUGH_ANSWERS:
        value, low, high = (100 * share for share in interval)
        estimate = dates.percent(interval.estimate)
        between = _tr("{low} to {high}").format(low=number(round(low)), high=number(round(high)))
        spoken = _tr("{name}: {estimate}, range {between}, {right}").format(
            name=domain.title, estimate=estimate, between=between, right=right
        )
        figure = Figure(estimate, between)
        row = row._replace(figure=figure, low=low, value=value, high=high, spoken=spoken)
    counts = (number(domain.answered), number(domain.correct))
    tail = (number(domain.unsafe), last or _tr("never"))
    return row._replace(cells=(domain.title, seen, *counts, estimate, between, *tail))


def too_few(domains: Sequence[DomainProgress]) -> str:
    """Say where there are too few answers for an estimate; "" where there are enough."""
    few = [domain for domain in domains if domain.answered < ENOUGH_ANSWERS]
    if not few:
        return ""
    names = [
        _tr("{name} ({answered} of {enough} so far)").format(
            name=domain.title, answered=number(domain.answered), enough=number(ENOUGH_ANSWERS)
        )
        for domain in few
    ]
    return _tr("Too few answers for an estimate: {domains}.").format(domains=listed(names))


def act_row(act: UnsafeStanding) -> ActRow:
    """Put an unsafe act into words."""
    safe = _tr("{count} of {needed} safe").format(
        count=number(act.safe_days), needed=number(SAFE_DAYS)
    )
    return ActRow(act.act, act.harm, safe)


def all_acts(count: int) -> str:
    """Return the button that revisits all acts; "" for one, which its row revisits."""
    return counted("Progress", "", "Revisit all %n", count) if count > 1 else ""


def days_view(days: Sequence[PracticeDay], since: date, today: date) -> DaysView:
    """Put the practice days into a calendar that begins with a Monday."""
    # Whatever the window's width lets the calendar show, these are the same.
    week, month = (practice_days.practised(days, today, span) for span in (7, 30))
    summary = _tr("{week} of the last 7 days, {month} of the last 30").format(
        week=number(week), month=number(month)
    )
    return practice_days.calendar(summary, days, since, today)


def day_names(today: date) -> tuple[str, ...]:
    """Return short names of seven days, the first that of tomorrow."""
    return tuple(dates.short_day(today + timedelta(days=ahead)) for ahead in range(1, 8))


def day_rows(days: Sequence[PracticeDay], today: date) -> tuple[tuple[str, ...], ...]:
    """Return the practice days as rows of a table, the latest first."""
    rows = []
    for day in sorted(days, key=lambda one: one.date, reverse=True):
        if day.answered:
            text = day_text(date.fromisoformat(day.date), today)
            minutes = number(dates.minutes_of(day.elapsed_ms / 1000))
            rows.append((text[:1].upper() + text[1:], number(day.answered), minutes))
    return tuple(rows)


def totals(days: Sequence[PracticeDay]) -> tuple[Figure, ...]:
    """Return answers and time of all practice days."""
    answers = sum(day.answered for day in days)
    minutes = dates.minutes_of(sum(day.elapsed_ms for day in days) / 1000)
    hours, rest = divmod(minutes, 60)
    found = [Figure(number(answers), _tr("answer") if answers == 1 else _tr("answers"))]
    if hours:
        found.append(Figure(number(hours), _tr("hour") if hours == 1 else _tr("hours")))
    else:
        found.append(Figure(number(rest), _tr("minute") if rest == 1 else _tr("minutes")))
    return tuple(found)


def run_of_days(days: int) -> tuple[Figure, ...]:
    """Return how many practice days the present run has; nothing below two."""
    if days < 2:
        return ()
    return (Figure(number(days), _tr("practice days in this run; one day off breaks nothing")),)


def number(value: int) -> str:
    """Return a number as the locale writes it."""
    return QLocale().toString(value)


def _none_unsafe(domain: DomainProgress) -> str:
    return _tr("none unsafe") if domain.answered else ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Progress", text)
