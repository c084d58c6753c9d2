# SPDX-License-Identifier: MIT
"""A learner who has practised for a month: 30 sessions of ten, made through the services."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING

from trainer.model.attempt import Certainty
from trainer.model.items.choice import Choice
from trainer.paths import resolve
from trainer.services.assembly import Criteria
from trainer.services.compiling import in_process
from trainer.services.context import Services, open_services
from trainer.services.practice import Plan

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.services.session import SessionEngine

_DAYS = 30
_ITEMS = 10
# What is answered by choosing: any other type would need a hand of its own.
_CHOICES = Criteria(types=frozenset(("single", "multiple")))


def practised(source: Path, target: Path) -> None:
    """Copy a data folder and practise in the copy, a session a day up to yesterday."""
    shutil.copytree(source, target)
    day = [datetime.now(UTC) - timedelta(days=_DAYS + 1)]
    services = open_services(
        resolve(str(target)), compile_bank=in_process, clock=lambda: day[0], draw_seed=lambda: 5
    )
    services.library.load()
    learner = services.choose_learner("")
    number = count()
    for _ in range(_DAYS):
        day[0] += timedelta(days=1)
        plan = Plan(limit=_ITEMS, criteria=_CHOICES, title="Ten minutes")
        engine = services.practice.start(learner.id, plan)
        if engine is None:
            raise RuntimeError(target)
        for _ in range(_ITEMS):
            _answer(services, engine, next(number))
        services.attempts.record(engine.attempt, engine.finish())
    services.close()


def _answer(services: Services, engine: SessionEngine, number: int) -> None:
    """Answer the item on screen; two of three answers are right."""
    options = engine.item.options  # type: ignore[attr-defined] # every item here has options
    keys = tuple(place for place, option in enumerate(options) if option.key)
    chosen = keys if number % 3 else tuple((place + 1) % len(options) for place in keys)
    engine.respond(Choice(tuple(sorted(chosen))))
    engine.say_certainty(tuple(Certainty)[number % len(Certainty)])
    services.attempts.record(engine.attempt, engine.submit())
    engine.stored()
    engine.advance()
