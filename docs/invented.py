# SPDX-License-Identifier: MIT
"""An invented learner: ten weeks of practice, always the same, for pictures and nothing else."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from unittest.mock import patch

from trainer.model.attempt import OFFERED_REASONS, Certainty, Mode
from trainer.model.items.choice import Choice, Option
from trainer.model.items.multiple import MultipleItem
from trainer.model.items.single import SingleItem
from trainer.services.attempts import AttemptService
from trainer.services.compiling import in_process
from trainer.services.context import Services, open_services
from trainer.services.practice import Plan, PracticeService
from trainer.services.session import Phase

if TYPE_CHECKING:
    from trainer.model.items.base import Item
    from trainer.paths import Paths
    from trainer.services.session import SessionEngine

SEED = 14  # tried until the pictures show a bit of everything
NOW = datetime(2026, 11, 26, 9, 40, tzinfo=UTC)
NAME = "Sam"

WEEKS = 10
# How often the learner is right, by domain, at first and after all the weeks.
_RIGHT = {
    "anatomy": (0.62, 0.86),
    "twitch-or-nerve": (0.46, 0.76),
    "contraindications": (0.72, 0.95),
    "response": (0.60, 0.90),
}
_RARELY_UNSAFE = 0.03
_NEVER_MET = 4  # of every nine items this one, so that some are new
_MET = frozenset(("single", "multiple"))
_DARES = 0.3  # where every wrong option would harm


class Clock:
    """A time of day and a stopwatch that move only when told."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self._ms = 0

    def __call__(self) -> datetime:
        """Return the time of day."""
        return self.now

    def monotonic_ms(self) -> int:
        """Return the stopwatch."""
        return self._ms

    def go_on(self, seconds: float) -> None:
        """Let time pass, on both."""
        self.now += timedelta(seconds=seconds)
        self._ms += round(seconds * 1000)


def open_with(paths: Paths, clock: Clock) -> Services:
    """Open a data folder in which time and chance are ours."""
    chance = random.Random(SEED)  # noqa: S311 - pictures, nothing to guess
    services = open_services(
        paths, compile_bank=in_process, clock=clock, draw_seed=lambda: chance.randrange(2**32)
    )
    attempts = AttemptService(services.database, services.pulse, clock, clock.monotonic_ms)
    practice = PracticeService(
        services.database,
        services.library,
        attempts,
        clock,
        lambda: chance.randrange(2**32),
    )
    services.library.load()
    return services._replace(attempts=attempts, practice=practice)


def practise_for_weeks(paths: Paths) -> str:
    """Fill a data folder with an invented history, up to `NOW`.

    Returns:
        The learner's id.
    """
    chance = random.Random(SEED)  # noqa: S311 - as above
    clock = Clock(NOW - timedelta(weeks=WEEKS))
    # Ids are random bits: the same each time, or the size of the file would differ.
    with patch("os.urandom", random.Random(SEED).randbytes):  # noqa: S311 - as above
        return _practise(paths, clock, chance)


def _practise(paths: Paths, clock: Clock, chance: random.Random) -> str:
    services = open_with(paths, clock)
    try:
        learner = services.add_learner(NAME).id
        for day in range(WEEKS * 7):
            clock.now = NOW - timedelta(weeks=WEEKS) + timedelta(days=day)
            if chance.random() > 0.55:
                continue
            clock.go_on(chance.randrange(-3600, 9 * 3600))
            is_test = chance.random() < 0.1
            plan = Plan(
                limit=20 if is_test else chance.choice((5, 8, 8, 9, 10, 12, 20)),
                mode=Mode.TEST if is_test else Mode.TUTOR,
                timed=is_test,
                title="Test of twenty" if is_test else "Ten minutes",
            )
            _sit(services, clock, chance, learner, plan)
        clock.now = NOW - timedelta(hours=14)
        _sit(services, clock, chance, learner, Plan(limit=9, title="Ten minutes"), leave_after=3)
    finally:
        services.close()
    return learner


def finish_a_test(services: Services, clock: Clock, learner: str) -> str:
    """Sit a test of twenty now, and return its id."""
    chance = random.Random(SEED + 2)  # noqa: S311 - as above
    plan = Plan(limit=20, mode=Mode.TEST, timed=True, title="Test of twenty")
    return _sit(services, clock, chance, learner, plan, spread=True)


def best(item: Item) -> Choice:
    """Return the keys of an item."""
    return Choice(tuple(number for number, option in _options(item) if option.key))


def wrong(item: Item) -> Choice:
    """Return a choice that is wrong and harms nobody."""
    harmless = [n for n, option in _options(item) if not option.key and not option.unsafe]
    return Choice(tuple(harmless[:1]))


def unsafe(item: Item) -> Choice:
    """Return the choice of an unsafe option."""
    return Choice(tuple([number for number, option in _options(item) if option.unsafe][:1]))


def _sit(
    services: Services,
    clock: Clock,
    chance: random.Random,
    learner: str,
    plan: Plan,
    *,
    leave_after: int = 1000,
    spread: bool = False,
) -> str:
    # The invented learner has met no other types yet.
    pool = [one for one in services.practice.candidates(learner) if one.row.type in _MET]
    if spread:
        chance.shuffle(pool)
        pool = pool[: plan.limit]
    else:
        pool = [one for one in pool if one.row.position % 9 != _NEVER_MET]
    engine = services.practice.start(learner, plan, pool)
    if engine is None:
        raise ValueError(plan)
    while engine.unanswered and leave_after:
        leave_after -= 1
        _answer(services, clock, chance, engine)
        if engine.phase is Phase.FEEDBACK and engine.unanswered:
            engine.advance()
    drafts = engine.leave() if engine.unanswered else engine.finish()
    services.attempts.record(engine.attempt, drafts)
    return engine.attempt.id


def _answer(services: Services, clock: Clock, chance: random.Random, engine: SessionEngine) -> None:
    item = engine.item
    at_first, at_last = _RIGHT.get(item.domain or "", (0.6, 0.8))
    weeks_left = (NOW - clock.now) / timedelta(weeks=WEEKS)
    share = at_last + (at_first - at_last) * max(0.0, min(1.0, weeks_left))
    is_right = chance.random() < share
    clock.go_on(chance.uniform(28, 85))
    if chance.random() < 0.015:
        services.attempts.record(engine.attempt, engine.flag(True))
    engine.respond(best(item) if is_right else _missed(item, chance))
    engine.say_certainty(_certainty(chance, is_right))
    services.attempts.record(engine.attempt, engine.submit())
    outcome = engine.place.outcome
    engine.stored()
    if engine.phase is Phase.FEEDBACK:
        if outcome is not None and not outcome.correct and chance.random() < 0.7:
            reason = chance.choice(OFFERED_REASONS)
            services.attempts.record(engine.attempt, engine.give_reason(reason))
        clock.go_on(chance.uniform(8, 30))


def _missed(item: Item, chance: random.Random) -> Choice:
    """Choose wrongly, but not often unsafely."""
    harmless = [n for n, option in _options(item) if not option.key and not option.unsafe]
    harmful = [n for n, option in _options(item) if option.unsafe]
    if not harmless and chance.random() > _DARES:
        return best(item)
    is_unsafe = bool(harmful) and (not harmless or chance.random() < _RARELY_UNSAFE)
    picked = chance.choice(harmful if is_unsafe else harmless)
    if item.type == "single":
        return Choice((picked,))
    keys = best(item).chosen
    kept = chance.sample(keys, max(0, len(keys) - 1))
    return Choice(tuple(sorted({*kept, picked})))


def _options(item: Item) -> list[tuple[int, Option]]:
    if not isinstance(item, SingleItem | MultipleItem):
        raise TypeError(item.type)
    return list(enumerate(item.options))


def _certainty(chance: random.Random, is_right: bool) -> Certainty | None:
    weights = (1, 3, 6, 5, 2) if is_right else (3, 5, 5, 2, 2)
    said: list[Certainty | None] = [*Certainty, None]
    return chance.choices(said, weights)[0]
