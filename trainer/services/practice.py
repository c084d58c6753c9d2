# SPDX-License-Identifier: MIT
"""Choosing what to practise and starting it."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from trainer.model.attempt import Mode
from trainer.model.items.lots import drawn
from trainer.services import assembly
from trainer.services.assembly import Candidate, Criteria
from trainer.storage import standing as stored

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from trainer.model.index import ItemKey
    from trainer.services.attempts import AttemptService
    from trainer.services.library import LibraryService
    from trainer.services.session import SessionEngine
    from trainer.storage.database import Database

SECONDS_EACH = 75  # time allowed for an item in a timed session
TEN_MINUTES = 10


class Plan(NamedTuple):
    """What a session will be.

    Attributes:
        limit: how many items at most.
        seed: for everything drawn; None draws one.
        timed: whether time is limited, SECONDS_EACH for each item.
    """

    criteria: Criteria = Criteria()
    limit: int = 20
    mode: Mode = Mode.TUTOR
    timed: bool = False
    seed: int | None = None
    title: str = ""


class PracticeService:
    """Draws forms from the library by what the learner needs."""

    def __init__(
        self,
        database: Database,
        library: LibraryService,
        attempts: AttemptService,
        clock: Callable[[], datetime],
        draw_seed: Callable[[], int],
    ) -> None:
        """Work on an open database and library, on their thread."""
        self._database = database
        self._library = library
        self._attempts = attempts
        self._clock = clock
        self._draw_seed = draw_seed

    def new_seed(self) -> int:
        """Draw a seed."""
        return self._draw_seed()

    def now(self) -> str:
        """Return the present, UTC, ISO 8601, as the store writes it."""
        return stamp(self._clock())

    def candidates(self, learner: str, bank: str | None = None) -> list[Candidate]:
        """List everything that can be asked, with how the learner stands.

        Args:
            learner: id of the profile.
            bank: only this one, even if it is not part of daily practice.
        """
        if bank is not None:
            rows = [(bank, row) for row in self._library.rows(bank)]
        else:
            rows = self._library.index()
        standings = {
            name: stored.item_standings(self._database, learner, name) for name in dict(rows)
        }
        return [Candidate(name, row, standings[name].get(row.id)) for name, row in rows]

    def start(
        self, learner: str, plan: Plan, candidates: Sequence[Candidate] | None = None
    ) -> SessionEngine | None:
        """Draw a form and begin an attempt.

        Args:
            learner: id of the profile.
            plan: what is wanted.
            candidates: all that may be asked; None for everything in the library.

        Returns:
            The live session; None when nothing fits the plan.
        """
        now = self.now()
        pool = self.candidates(learner) if candidates is None else candidates
        fitting = assembly.matching(pool, plan.criteria, now)
        if not fitting:
            return None
        seed = self._draw_seed() if plan.seed is None else plan.seed
        form = assembly.assemble(
            fitting,
            limit=plan.limit,
            now=now,
            rng=random.Random(seed),  # noqa: S311 - a shuffle, nothing to guess
            seed=seed,
            draw=_draw,
        )
        return self._attempts.start(
            learner,
            form,
            self._library.texts(form),
            mode=plan.mode,
            title=plan.title,
            limit_s=SECONDS_EACH * len(form.entries) if plan.timed else None,
        )

    def begin(self, learner: str, chosen: Sequence[Candidate], title: str) -> SessionEngine:
        """Begin a tutor session on items that were chosen before, in their order."""
        seed = self._draw_seed()
        rng = random.Random(seed)  # noqa: S311 - a shuffle, nothing to guess
        form = assembly.arrange(chosen, rng=rng, seed=seed, draw=_draw)
        texts = self._library.texts(form)
        return self._attempts.start(learner, form, texts, mode=Mode.TUTOR, title=title)

    def repeat(self, learner: str, keys: Sequence[ItemKey], title: str) -> SessionEngine | None:
        """Begin a tutor session on exactly these items, as far as they are still installed."""
        wanted = set(keys)
        banks = {key.bank for key in keys if self._library.has(key.bank)}
        pool = [
            candidate
            for bank in sorted(banks)
            for candidate in self.candidates(learner, bank)
            if candidate.key in wanted
        ]
        return self.start(learner, Plan(limit=max(1, len(pool)), title=title), pool)


def _draw(candidate: Candidate, rng: random.Random) -> tuple[int, ...]:
    return drawn(json.loads(candidate.row.lot), rng)


def stamp(moment: datetime) -> str:
    """Write an aware time as the store does: UTC, ISO 8601, milliseconds, "Z"."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"
