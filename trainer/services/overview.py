# SPDX-License-Identifier: MIT
"""Everything that Progress tells, made of the counts by the day and of nothing larger."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from trainer.model.attempt import Certainty
from trainer.model.calibration import Brier, Level, brier_of, levels
from trainer.model.detection import NOISE, SIGNAL, Confusion, Discrimination, discrimination
from trainer.model.index import ItemKey
from trainer.model.mastery import WINDOW_DAYS, DayCount, Point, course
from trainer.model.statistics import Interval, median_interval
from trainer.model.streak import Streak, streak
from trainer.storage import rollups as stored
from trainer.storage.standing import practice_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from trainer.services.context import Services
    from trainer.services.session import SessionEngine
    from trainer.storage.rollups import DayRow, Rollups, SureUnsafe, Tally

# What a drill of one wrong belief asks at most.
DRILL_ITEMS = 10
# Runs of practice are looked for in so many days.
STREAK_DAYS = 365


class Course(NamedTuple):
    """How a domain has gone over time.

    Attributes:
        answered: answers in the period.
        points: share of right answers, each over the WINDOW_DAYS days up to it.
    """

    domain: str
    answered: int
    points: tuple[Point, ...]


class Belief(NamedTuple):
    """A wrong belief that was chosen.

    Attributes:
        text, remedy: of the bank; "" where it is no longer installed.
        times: how often, in the period.
        last_on: the latest day.
    """

    bank: str
    id: str
    text: str
    remedy: str
    times: int
    last_on: date


class Pace(NamedTuple):
    """The time that items of a type take.

    Attributes:
        n: how many of the latest answers it is made of.
        seconds: the median with its 95 % interval; None with too few.
    """

    type: str
    n: int
    seconds: Interval | None


class Overview(NamedTuple):
    """What a learner's answers tell.

    Attributes:
        since: the first day of the period; the first with an answer where all is asked for.
        answered: answers in the period.
        unsaid: those without a certainty, which calibration leaves out.
        sure_unsafe: acts chosen with certainty, of all time, the latest first.
        confusion: trials of twitch or nerve contact in the period.
        discrimination: None with too few trials.
        beliefs: the most frequent first.
        reasons: why items were missed, the most frequent first.
        streak: of the latest STREAK_DAYS days.
    """

    today: date
    since: date
    answered: int
    courses: tuple[Course, ...]
    levels: tuple[Level, ...]
    brier: Brier | None
    unsaid: int
    sure_unsafe: tuple[SureUnsafe, ...]
    confusion: Confusion
    discrimination: Discrimination | None
    beliefs: tuple[Belief, ...]
    reasons: tuple[Tally, ...]
    paces: tuple[Pace, ...]
    streak: Streak


def overview(services: Services, learner: str, days: int | None = None) -> Overview:
    """Read what a learner's answers tell.

    Args:
        services: of the data folder, on their thread.
        learner: id of the profile.
        days: how many, today included; None for all.
    """
    today = services.clock().date()
    first = None if days is None else today - timedelta(days=days - 1)
    lead = None if first is None else first - timedelta(days=WINDOW_DAYS)
    found = stored.rollups(
        services.database,
        learner,
        "" if first is None else first.isoformat(),
        lead=None if lead is None else lead.isoformat(),
    )
    since = first or _first_day(found.days, today)
    practised = practice_days(
        services.database, learner, (today - timedelta(days=STREAK_DAYS)).isoformat()
    )
    said = {Certainty(one.certainty): one[1:3] for one in found.said if one.certainty}
    found_levels = levels(said)
    confusion = confusion_of(found.trials)
    return Overview(
        today=today,
        since=since,
        answered=sum(one.answered for one in found.said),
        courses=_courses(found.days, since, today),
        levels=found_levels,
        brier=brier_of(found_levels),
        unsaid=sum(one.answered for one in found.said if not one.certainty),
        sure_unsafe=found.sure_unsafe,
        confusion=confusion,
        discrimination=discrimination(confusion),
        beliefs=_beliefs(services, found),
        reasons=found.reasons,
        paces=_paces(services, learner),
        streak=streak((date.fromisoformat(day.date) for day in practised if day.answered), today),
    )


def confusion_of(trials: Iterable[Tally]) -> Confusion:
    """Sort trials into two by two: whatever is not taken for a nerve contact is "no nerve"."""
    counts = dict.fromkeys(((SIGNAL, True), (SIGNAL, False), (NOISE, True), (NOISE, False)), 0)
    for (truth, taken_for), times in trials:
        if truth in (SIGNAL, NOISE):
            counts[truth, taken_for == SIGNAL] += times
    return Confusion(*counts.values())


def drill(services: Services, learner: str, belief: Belief, title: str) -> SessionEngine | None:
    """Begin a session of items that offer a wrong belief; those longest unseen come first.

    Returns:
        None where no installed item offers it.
    """
    if not services.library.has(belief.bank):
        return None
    rows = services.library.rows(belief.bank)
    keys = {
        ItemKey(belief.bank, row.id)
        for row in rows
        if _offers(json.loads(services.library.text(belief.bank, row.id)), belief.id)
    }
    pool = [one for one in services.practice.candidates(learner, belief.bank) if one.key in keys]
    pool.sort(key=lambda one: "" if one.standing is None else one.standing.last_at)
    chosen = [one.key for one in pool[:DRILL_ITEMS]]
    return services.practice.repeat(learner, chosen, title) if chosen else None


def _offers(plain: Any, belief: str) -> bool:
    """Tell whether an item names a wrong belief, wherever its type has put it."""
    if isinstance(plain, dict):
        named = plain.get("misconceptions")
        if plain.get("misconception") == belief:
            return True
        if isinstance(named, dict) and belief in named.values():
            return True
        return any(_offers(inner, belief) for inner in plain.values())
    return isinstance(plain, list) and any(_offers(inner, belief) for inner in plain)


def _first_day(rows: Sequence[DayRow], today: date) -> date:
    return date.fromisoformat(rows[0].date) if rows else today


def _courses(rows: Sequence[DayRow], since: date, today: date) -> tuple[Course, ...]:
    days: dict[str, list[DayCount]] = {}
    for on, domain, answered, correct in rows:
        days.setdefault(domain, []).append(DayCount(date.fromisoformat(on), answered, correct))
    return tuple(
        Course(
            domain, sum(day.answered for day in own if day.on >= since), course(own, since, today)
        )
        for domain, own in sorted(days.items())
    )


def _beliefs(services: Services, found: Rollups) -> tuple[Belief, ...]:
    known: dict[str, dict[str, Any]] = {}
    for bank in {row.bank for row in found.beliefs}:
        if services.library.has(bank):
            known[bank] = services.library.head(bank).get("misconceptions") or {}
    beliefs = []
    for row in found.beliefs:
        told = known.get(row.bank, {}).get(row.belief, {})
        text, remedy = told.get("text", ""), told.get("remedy") or ""
        last_on = date.fromisoformat(row.last_on)
        beliefs.append(Belief(row.bank, row.belief, text, remedy, row.times, last_on))
    return tuple(beliefs)


def _paces(services: Services, learner: str) -> tuple[Pace, ...]:
    return tuple(
        Pace(kind, len(times), median_interval([time / 1000 for time in times]))
        for kind, times in stored.paces(services.database, learner).items()
    )
