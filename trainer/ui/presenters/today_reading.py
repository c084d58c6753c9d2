# SPDX-License-Identifier: MIT
"""Reads everything that Today shows, in one piece of work on the database lane."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, NamedTuple

from trainer.services import assembly
from trainer.services.practice import TEN_MINUTES
from trainer.ui.pages.today_views import FirstCase, TodayView
from trainer.ui.presenters import dates

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trainer.model.index import ItemKey
    from trainer.services.assembly import Candidate
    from trainer.services.context import Services

# Tried in turn on the first start, until one begins with a patient.
# Below so many answers in a domain nothing is said of how one stands there.
LEAST_ANSWERS = 5
_FIRST_SEEDS = range(1, 25)


class Today(NamedTuple):
    """What Today shows, and what its buttons stand for.

    Attributes:
        limit: how many questions ten minutes are.
        seed: of the first session; None later, when chance decides.
        due: how many questions are due, of what is asked next.
        is_finished: whether nothing is asked any more today.
        attempt: the session that was left open last; "" for none.
        acts: the question of each unsafe act, in the order of the rows and beyond them.
    """

    view: TodayView
    limit: int = 0
    seed: int | None = None
    due: int = 0
    attempt: str = ""
    acts: tuple[ItemKey, ...] = ()
    is_finished: bool = False


def read_today(services: Services, learner: str) -> Today:
    """Read the day of a learner."""
    today = services.clock().astimezone().date()
    text = dates.day_text(today)
    pool = services.practice.candidates(learner)
    opened = services.attempts.open_attempts(learner)
    if not opened and all(assembly.is_new(candidate) for candidate in pool):
        if not pool:
            return Today(TodayView(text, is_empty=True))
        return _first(services, text, pool)
    from trainer.ui.presenters.today_due_words import DUE
    from trainer.ui.presenters.today_known import read_known
    from trainer.ui.presenters.today_words import view

    known = read_known(services, learner, today, pool, opened)
    return Today(
        view(services, learner, text, known),
        limit=known.limit,
        due=sum(one.why.reason in DUE for one in known.agenda.chosen),
        attempt=opened[0].id if opened else "",
        acts=tuple(act.key for act in known.acts),
        is_finished=known.agenda.is_finished,
    )


def read_weakest(services: Services, learner: str) -> str:
    """Say in which domain a learner is weakest; nothing before there are enough answers."""
    from trainer.ui.presenters import review_words
    from trainer.ui.presenters.wording import area_names

    weakest = services.adaptive.domains(learner)[:1]
    if not weakest or weakest[0].answered < LEAST_ANSWERS:
        return ""
    names = area_names(services)
    return review_words.weakest(weakest[0], names.get(weakest[0].domain, weakest[0].domain))


def _first(services: Services, text: str, pool: Sequence[Candidate]) -> Today:
    """Choose the patient that a ten-minute session begins with."""
    now = services.practice.now()
    chosen: tuple[int, Mapping[str, object]] | None = None
    limit = 0
    for seed in _FIRST_SEEDS:
        # As the form will be drawn: the same seed gives the same first question.
        ranked = assembly.ranked(pool, now, random.Random(seed))  # noqa: S311 - a shuffle
        item = json.loads(services.library.text(ranked[0].bank, ranked[0].row.id))
        # A patient, and options: the very first question is answered with one key. Nothing is to
        # be drawn for it, so it is there at once.
        is_fit = bool((item.get("patient") or {}).get("facts") and item.get("options"))
        is_fit = is_fit and not item.get("stimulus")
        if chosen is None or is_fit:
            chosen = seed, item
            limit = assembly.within_minutes(ranked, TEN_MINUTES)
        if is_fit:
            break
    if chosen is None:
        return Today(TodayView(text, is_empty=True))
    seed, plain = chosen
    return Today(TodayView(text, first=_case(plain, limit)), limit=limit, seed=seed)


def _case(plain: Mapping[str, object], limit: int) -> FirstCase:
    from trainer.ui.presenters.wording import counted

    patient = plain.get("patient")
    facts: Mapping[str, str] = {}
    who = ""
    if isinstance(patient, dict):
        facts, who = patient.get("facts") or {}, patient.get("who") or ""
    one = "One question, at once. Your answer is saved as you give it."
    many = "%n questions in about ten minutes. Each answer is saved as you give it."
    return FirstCase(
        who=who,
        facts=tuple(facts.items()),
        stem=str(plain["stem"]),
        lead_in=str(plain.get("lead_in") or ""),
        note=counted("Today", one, many, limit),
    )
