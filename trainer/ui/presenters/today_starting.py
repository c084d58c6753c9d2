# SPDX-License-Identifier: MIT
"""What the buttons of Today begin; each is a piece of work for the database lane."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trainer.model.index import ItemKey
    from trainer.model.review import ReviewPlan
    from trainer.services.context import Services
    from trainer.services.session import SessionEngine

# How long a session is where the learner has set no limit to the day.
_UNLIMITED_MINUTES = 20


class Started(NamedTuple):
    """A session that was begun.

    Attributes:
        whys: why each of its items is asked, in a sentence; empty where there is no reason to tell.
    """

    engine: SessionEngine
    whys: Mapping[ItemKey, str] = {}


def minutes_of_session(plan: ReviewPlan) -> int | None:
    """Return how long the session of the day may be; None for what is left of its limit."""
    return _UNLIMITED_MINUTES if plan.minutes is None and plan.items is None else None


def first(
    services: Services, learner: str, *, title: str, limit: int, seed: int | None
) -> Started | None:
    """Begin with the patient that was announced, or with anything."""
    from trainer.services.practice import Plan

    engine = services.practice.start(learner, Plan(limit=limit, seed=seed, title=title))
    return None if engine is None else Started(engine)


def day(services: Services, learner: str, *, title: str) -> Started | None:
    """Begin what the day asks for."""
    plan = services.review.plan(learner)
    return _review(services, learner, minutes_of_session(plan), title)


def ten_minutes(services: Services, learner: str, *, title: str, limit: int) -> Started | None:
    """Begin ten minutes of what is most needed; of anything, where nothing is."""
    from trainer.services.practice import TEN_MINUTES

    found = _review(services, learner, TEN_MINUTES, title)
    return found or first(services, learner, title=title, limit=limit, seed=None)


def weak_spots(services: Services, learner: str, *, title: str, limit: int) -> Started | None:
    """Begin ten minutes of what is weakest and most dangerous; of anything, where nothing is."""
    import random

    from trainer.services.practice import TEN_MINUTES
    from trainer.ui.presenters import review_words
    from trainer.ui.presenters.wording import area_names

    adaptive = services.adaptive
    rng = random.Random(services.practice.new_seed())  # noqa: S311 - a draw, nothing to guess
    spots = adaptive.weak_spots(learner, TEN_MINUTES, rng)
    engine = adaptive.start(learner, spots, title)
    if engine is None:
        return first(services, learner, title=title, limit=limit, seed=None)
    names = area_names(services)
    domains = {domain.domain: domain for domain in spots.domains}
    whys = {
        pick.key: review_words.why_picked(pick, domains[pick.domain], names.get(pick.domain, ""))
        for pick in spots.picks
    }
    return Started(engine, whys)


def resume(services: Services, learner: str, *, attempt: str) -> Started:
    """Take up what was left open."""
    del learner
    return Started(services.attempts.resume(attempt))


def revisit(
    services: Services, learner: str, *, keys: Sequence[ItemKey], title: str
) -> Started | None:
    """Begin exactly these items."""
    engine = services.practice.repeat(learner, keys, title)
    return None if engine is None else Started(engine)


def _review(services: Services, learner: str, minutes: float | None, title: str) -> Started | None:
    from trainer.ui.presenters import review_words

    pool = services.practice.candidates(learner)
    chosen = services.review.agenda(learner, minutes, pool).chosen
    if not chosen:
        return None
    found = {candidate.key: candidate for candidate in pool}
    engine = services.practice.begin(learner, [found[one.card.key] for one in chosen], title)
    whys = {one.card.key: review_words.why_asked(one.why) for one in chosen}
    return Started(engine, whys)
