# SPDX-License-Identifier: MIT
"""Puts what was read for Today into words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from trainer.model.schedule import SAFE_ANSWERS
from trainer.services import assembly, progress
from trainer.ui.pages.domain_rows import DomainRow, Range
from trainer.ui.pages.figures import Figure
from trainer.ui.pages.today_parts import ActRow, DaysView, DueView, OpenRow, WeekBar
from trainer.ui.pages.today_views import TodayView
from trainer.ui.presenters import dates, practice_days
from trainer.ui.presenters.wording import counted, inside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.model.attempt import AttemptSummary
    from trainer.model.standing import UnsafeStanding
    from trainer.services.context import Services
    from trainer.services.progress import DomainProgress, Due
    from trainer.ui.presenters.today_known import Known

_ACTS_SHOWN = 3
_LEAST_ANSWERS = 20


def view(services: Services, learner: str, text: str, known: Known) -> TodayView:
    """Make the page of a learner who has begun."""
    standings = services.progress.domain_standings(learner)
    domains = progress.domains(known.pool, standings, dict(known.names))
    shown = known.acts[:_ACTS_SHOWN]
    more = len(known.acts) - len(shown)
    return TodayView(
        date=text,
        open=_open(known.opened, known.today) if known.opened else None,
        due=_due(known) if known.pool else None,
        acts=tuple(_act(act) for act in shown),
        more_acts=_n("There is one more.", "There are %n more.", more) if more else "",
        all_acts=_n("", "Revisit all %n", len(known.acts)) if len(known.acts) > 1 else "",
        standing=tuple(map(_standing, domains)) if any(d.answered for d in domains) else (),
        days=_days(known),
        week=_week(known),
    )


def _open(opened: Sequence[AttemptSummary], today: date) -> OpenRow:
    latest = opened[0]
    place = _tr("Question {number} of {count}").format(
        number=_digits(latest.position + 1), count=_digits(latest.items)
    )
    left = dates.left_text(dates.local(latest.last_at), today)
    others = len(opened) - 1
    more = _n("One more session is open.", "%n more sessions are open.", others) if others else ""
    detail = _tr("{place}, {left}").format(place=place, left=left)
    return OpenRow(latest.title or _tr("Practice"), f"{detail}. {more}" if more else detail)


def _due(known: Known) -> DueView:
    due = progress.due(known.pool, known.now)
    if not due.total:
        later = known.today in known.ahead
        return DueView(
            number="",
            title=_tr("Nothing is due now") if later else _tr("Nothing is due today"),
            detail=_nothing_due(known, due),
            areas=(),
            note=_ten_minutes(known),
            all_text="",
        )
    wanted = [one for one in known.pool if assembly.is_due(one, known.now)]
    names = [domain for domain in known.names if domain in due.by_domain]
    return DueView(
        number=_digits(due.total),
        title=_n("question due today", "questions due today", due.total),
        detail=_time_needed(known, assembly.seconds_needed(wanted, known.pace)),
        areas=tuple(
            Figure(_digits(due.by_domain[domain]), inside(known.names[domain])) for domain in names
        ),
        note=_ten_minutes(known),
        all_text=_n("Answer it alone", "Answer all %n", due.total),
    )


def _nothing_due(known: Known, due: Due) -> str:
    if not due.next_at:
        return _tr("Questions that you have answered come back here when it is time.")
    day = max(known.today, dates.local(due.next_at).date())
    days = (day - known.today).days
    count = known.ahead.get(day, 0)
    also = _tr("You can still practise something new.")
    if days == 0:
        text = _n(
            "One question comes back later today.", "%n questions come back later today.", count
        )
    elif days == 1:
        text = _n(
            "The next question comes back tomorrow.",
            "The next %n questions come back tomorrow.",
            count,
        )
    else:
        text = _tr("The next questions come back on {day}.").format(day=dates.day_text(day))
    return f"{text} {also}"


def _time_needed(known: Known, seconds: int) -> str:
    text = _n(
        "About one minute for all of them",
        "About %n minutes for all of them",
        dates.minutes_of(seconds),
    )
    later = known.ahead.get(known.today, 0)
    if not later:
        return text
    more = _n("one more comes back later today", "%n more come back later today", later)
    return _tr("{time}; {more}").format(time=text, more=more)


def _ten_minutes(known: Known) -> str:
    due = [one for one in known.pool if assembly.is_due(one, known.now)]
    one = "Ten minutes is one question."
    if any(item.standing is not None and item.standing.last_unsafe for item in due):
        many = "Ten minutes is %n questions, unsafe acts first."
    elif due:
        many = "Ten minutes is %n questions, due ones first."
    elif any(assembly.is_missed(item) for item in known.pool):
        many = "Ten minutes is %n questions, missed ones first."
    elif any(assembly.is_new(item) for item in known.pool):
        many = "Ten minutes is %n questions, new ones first."
    else:
        many = "Ten minutes is %n questions."
    return _n(one, many, known.limit)


def _act(act: UnsafeStanding) -> ActRow:
    safe = _tr("{count} of {needed} safe").format(
        count=_digits(act.safe_since), needed=_digits(SAFE_ANSWERS)
    )
    return ActRow(act.act, act.harm, safe)


def _standing(domain: DomainProgress) -> DomainRow:
    interval = domain.interval
    if interval is None or domain.answered < _LEAST_ANSWERS:
        return DomainRow(domain.title, Figure("", ""), None, so_far=domain.answered)
    estimate = dates.percent(interval.estimate)
    counts = _tr("{correct} of {answered}").format(
        correct=_digits(domain.correct), answered=_digits(domain.answered)
    )
    value, low, high = (100 * share for share in interval)
    spoken = _tr("{name}: {estimate}, range {low} to {high}, {counts} right").format(
        name=domain.title,
        estimate=estimate,
        low=_digits(round(low)),
        high=_digits(round(high)),
        counts=counts,
    )
    return DomainRow(domain.title, Figure(estimate, counts), Range(low, value, high, spoken))


def _days(known: Known) -> DaysView:
    span = (known.today - known.since).days + 1
    summary = _tr("{days} of the last {span} days, {recent} of the last 7").format(
        days=_digits(practice_days.practised(known.days, known.today, span)),
        span=_digits(span),
        recent=_digits(practice_days.practised(known.days, known.today, 7)),
    )
    return practice_days.calendar(summary, known.days, known.since, known.today)


def _week(known: Known) -> tuple[WeekBar, ...]:
    bars = []
    for ahead in range(1, 8):
        day = known.today + timedelta(days=ahead)
        count = known.ahead.get(day, 0)
        text = _tr("{day}: {count} due").format(day=dates.day_name(day), count=_digits(count))
        bars.append(WeekBar(dates.short_day(day), count, text))
    return tuple(bars)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Today", text)


def _n(one: str, many: str, number: int) -> str:
    return counted("Today", one, many, number)


def _digits(number: int) -> str:
    return QLocale().toString(number)
