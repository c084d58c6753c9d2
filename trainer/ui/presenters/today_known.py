# SPDX-License-Identifier: MIT
"""Reads what Today says of a learner who has begun."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from trainer.model.agenda import VERDICT_S
from trainer.model.streak import streak
from trainer.services import assembly
from trainer.services.practice import TEN_MINUTES
from trainer.ui.presenters import dates
from trainer.ui.presenters.pace import pace
from trainer.ui.presenters.today_starting import minutes_of_session
from trainer.ui.presenters.wording import area_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trainer.model.attempt import AttemptSummary
    from trainer.model.standing import PracticeDay, UnsafeStanding
    from trainer.services.assembly import Candidate
    from trainer.services.context import Services
    from trainer.services.review import Agenda

_WEEKS = 11
_DAYS_AHEAD = 7


class Known(NamedTuple):
    """What was read of a learner who has begun.

    Attributes:
        ahead: day to number of questions due on it, today's still to come included.
        ahead_s: the same days to the seconds that they will probably take.
        limit: how many questions ten minutes are.
        agenda: what is asked next, and why.
        run: days of practice in the run that goes on; 0 where none does, or the day is not over.
    """

    today: date
    now: str
    pool: Sequence[Candidate]
    names: Mapping[str, str]
    opened: Sequence[AttemptSummary]
    days: Sequence[PracticeDay]
    since: date
    pace: float
    acts: Sequence[UnsafeStanding]
    ahead: Mapping[date, int]
    ahead_s: Mapping[date, int]
    limit: int
    agenda: Agenda
    run: int


def read_known(
    services: Services,
    learner: str,
    today: date,
    pool: Sequence[Candidate],
    opened: Sequence[AttemptSummary],
) -> Known:
    """Read everything of a learner that the page is made of."""
    now = services.practice.now()
    since = today - timedelta(days=today.weekday(), weeks=_WEEKS - 1)
    days = services.progress.days(learner, since.isoformat())
    own_pace = pace(days, pool)
    ahead = _ahead(pool, now, today)
    minutes = minutes_of_session(services.review.plan(learner))
    agenda = services.review.agenda(learner, minutes, pool)
    # Only for their number and kinds: which ones are drawn is decided when the session starts.
    ranked = assembly.ranked(pool, now, random.Random(0))  # noqa: S311 - a shuffle
    return Known(
        today=today,
        now=now,
        pool=pool,
        names=area_names(services),
        opened=opened,
        days=days,
        since=since,
        pace=own_pace,
        acts=_installed(services, services.progress.unsafe(learner)),
        ahead={day: len(some) for day, some in ahead.items()},
        ahead_s={day: _seconds(some, own_pace) for day, some in ahead.items()},
        limit=assembly.within_minutes(ranked, TEN_MINUTES, own_pace),
        agenda=agenda,
        run=_run(services, learner, today) if agenda.is_finished else 0,
    )


def _run(services: Services, learner: str, today: date) -> int:
    days = services.progress.days(learner, "")
    return streak((date.fromisoformat(day.date) for day in days if day.answered), today).now


def _seconds(some: Sequence[Candidate], own_pace: float) -> int:
    return assembly.seconds_needed(some, own_pace) + VERDICT_S * len(some)


def _installed(services: Services, acts: Sequence[UnsafeStanding]) -> list[UnsafeStanding]:
    """Leave out acts of questions that are no longer on this machine: they cannot be asked."""
    ids: dict[str, set[str]] = {}
    for bank in {act.key.bank for act in acts}:
        if services.library.has(bank):
            ids[bank] = {row.id for row in services.library.rows(bank)}
    return [act for act in acts if act.key.item in ids.get(act.key.bank, ())]


def _ahead(pool: Sequence[Candidate], now: str, today: date) -> dict[date, list[Candidate]]:
    """List what will be due, by day."""
    last = today + timedelta(days=_DAYS_AHEAD)
    ahead: dict[date, list[Candidate]] = {}
    for candidate in pool:
        due_at = candidate.standing.due_at if candidate.standing is not None else ""
        if due_at > now:
            day = max(today, dates.local(due_at).date())
            if day <= last:
                ahead.setdefault(day, []).append(candidate)
    return ahead
