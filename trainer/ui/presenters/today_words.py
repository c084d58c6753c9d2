# SPDX-License-Identifier: MIT
"""Puts what was read for Today into words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from trainer.model.schedule import SAFE_DAYS
from trainer.services import progress
from trainer.ui.pages.domain_rows import DomainRow, Range
from trainer.ui.pages.figures import Figure
from trainer.ui.pages.today_parts import ActRow, DaysView, OpenRow, WeekBar
from trainer.ui.pages.today_views import TodayView
from trainer.ui.presenters import dates, practice_days
from trainer.ui.presenters.today_due_words import due_view, exam_day
from trainer.ui.presenters.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.model.attempt import AttemptSummary
    from trainer.model.standing import UnsafeStanding
    from trainer.services.context import Services
    from trainer.services.progress import DomainProgress
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
        due=due_view(known) if known.pool else None,
        acts=tuple(_act(act) for act in shown),
        more_acts=_n("There is one more.", "There are %n more.", more) if more else "",
        all_acts=_n("", "Revisit all %n", len(known.acts)) if len(known.acts) > 1 else "",
        standing=tuple(map(_standing, domains)) if any(d.answered for d in domains) else (),
        exam=exam_day(known.agenda.plan, known.today) if known.pool else None,
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


def _act(act: UnsafeStanding) -> ActRow:
    safe = _tr("{count} of {needed} safe").format(
        count=_digits(act.safe_days), needed=_digits(SAFE_DAYS)
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
        seconds = known.ahead_s.get(day, 0)
        minutes = dates.minutes_of(seconds) if seconds else 0
        time = _n("one minute", "%n minutes", minutes) if minutes else _tr("nothing due")
        text = _tr("{day}: {time}").format(day=dates.day_name(day), time=time)
        bars.append(WeekBar(dates.short_day(day), minutes, text))
    return tuple(bars)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Today", text)


def _n(one: str, many: str, number: int) -> str:
    return counted("Today", one, many, number)


def _digits(number: int) -> str:
    return QLocale().toString(number)
