# SPDX-License-Identifier: MIT
"""All services of one data folder, opened and closed together."""

from __future__ import annotations

import os
import time
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from trainer.model.attempt import EventKind
from trainer.model.learner import Learner
from trainer.services.attempts import AttemptService, make_event, new_id
from trainer.services.library import Compile, LibraryService
from trainer.services.machine_clock import moments
from trainer.services.practice import PracticeService
from trainer.services.progress import ProgressService
from trainer.services.review import ReviewService
from trainer.storage import learners as stored_learners
from trainer.storage import log
from trainer.storage.database import Database, open_database
from trainer.storage.pulse import Pulse

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.paths import Paths
    from trainer.services.adaptive import AdaptiveService
    from trainer.services.exam_clock import Clocks
    from trainer.storage.instance import InstanceLock
    from trainer.storage.pulse import Moment


class Services(NamedTuple):
    """Everything the two front ends can ask for; to be used on the thread that opened it."""

    paths: Paths
    clock: Callable[[], datetime]
    database: Database
    pulse: Pulse
    library: LibraryService
    attempts: AttemptService
    practice: PracticeService
    progress: ProgressService
    review: ReviewService

    @property
    def adaptive(self) -> AdaptiveService:
        """Chooses what is weakest; made when it is asked for, which no start does."""
        from trainer.services.adaptive import AdaptiveService

        return AdaptiveService(self.database, self.library, self.practice, self.review)

    def learners(self) -> list[Learner]:
        """List the profiles, oldest first."""
        return stored_learners.learners(self.database)

    def add_learner(self, name: str) -> Learner:
        """Add a profile."""
        learner = new_id()
        event = make_event(self.clock(), learner, EventKind.LEARNER_ADDED, {"name": name})
        log.append(self.database, [event])
        return Learner(learner, name, event.at)

    def rename_learner(self, learner: str, name: str) -> None:
        """Give a profile another name."""
        event = make_event(self.clock(), learner, EventKind.LEARNER_RENAMED, {"name": name})
        log.append(self.database, [event])

    def choose_learner(self, wanted: str) -> Learner:
        """Return the profile with an id, else the first; add one when there is none."""
        known = self.learners()
        for learner in known:
            if learner.id == wanted:
                return learner
        return known[0] if known else self.add_learner("")

    def close(self, *, clean: bool = True) -> None:
        """Close banks and database; the last thing to be called.

        Args:
            clean: whether all went well; if not, the next start checks everything.
        """
        self.library.close()
        self.database.close(clean=clean)


def open_services(
    paths: Paths,
    *,
    compile_bank: Compile,
    clock: Callable[[], datetime] | None = None,
    draw_seed: Callable[[], int] | None = None,
    exam_clocks: Callable[[], Clocks] | None = None,
) -> Services:
    """Open the data folder.

    Args:
        paths: where everything lives.
        compile_bank: how a bank that is not in the cache is compiled.
        clock: aware local time; the machine's when None.
        draw_seed: where seeds come from; the machine's own chance when None.
        exam_clocks: by which exams are sat; the machine's when None.

    Raises:
        StoreError: the learner's file cannot be used; nothing has been changed.
    """
    clock = clock or _local_time
    database = open_database(os.path.join(paths.data, "learning.sqlite3"), clock)
    now = moments(clock) if exam_clocks is None else exam_clocks().now
    pulse = Pulse(paths.data, now)
    library = LibraryService(paths, compile_bank)
    clocks = exam_clocks or partial(_machine_clocks, now)
    attempts = AttemptService(database, pulse, clock, monotonic_ms, clocks)
    practice = PracticeService(database, library, attempts, clock, draw_seed or _random_seed)
    return Services(
        paths,
        clock,
        database,
        pulse,
        library,
        attempts,
        practice,
        ProgressService(database),
        ReviewService(database, library, practice, clock),
    )


def monotonic_ms() -> int:
    """Return a time for durations, in milliseconds."""
    return time.monotonic_ns() // 1_000_000


def _machine_clocks(now: Callable[[], Moment]) -> Clocks:
    from trainer.services.exam_clock import Clocks

    return Clocks(now, counts_sleep=True)


def _local_time() -> datetime:
    return datetime.now().astimezone()


def _random_seed() -> int:
    return int.from_bytes(os.urandom(4), "big")


def data_lock(folder: str) -> InstanceLock:
    """Return the lock that one process at a time may hold on a data folder."""
    from trainer.storage.instance import InstanceLock

    return InstanceLock(folder)
