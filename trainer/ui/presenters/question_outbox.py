# SPDX-License-Identifier: MIT
"""What a session stores; what the disk refuses is kept and goes with the next."""

from __future__ import annotations

from time import sleep
from typing import TYPE_CHECKING

from trainer.ui.desk import Changes

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from trainer.errors import TrainerError
    from trainer.services.context import Services
    from trainer.services.session import EventDraft, SessionEngine
    from trainer.ui.desk import Desk

Drafts = tuple["EventDraft", ...]


class Outbox:
    """Stores what one engine gives out, in its order, and keeps its clock safe."""

    def __init__(self, owner: QObject, desk: Desk, engine: SessionEngine) -> None:
        """Send nothing yet.

        Args:
            owner: whose work on the database lane this is.
            desk: where it is stored.
            engine: the session.
        """
        self._owner = owner
        self._desk = desk
        self._engine = engine
        self._unsent: Drafts = ()

    def send_answer(
        self,
        drafts: Drafts,
        following: int,
        on_result: Callable[[int | None], None],
        on_error: Callable[[TrainerError], None],
    ) -> None:
        """Store an answer; the engine keeps its drafts itself until it has been told.

        Args:
            drafts: what `submit()` gave out.
            following: the place where the session will be then; noted in the same job, so that
                none is between the answer and the next question.
            on_result: called when it is on disk, with the days after which the item returns; None
                where that is not known before the end of the test, or of the item.
            on_error: called when nothing of it is.
        """
        attempt, elapsed_ms = self._engine.attempt, self._engine.elapsed_ms()
        kept, everything = self._take(drafts)

        def work(services: Services) -> int | None:
            services.attempts.record(attempt, everything)
            services.pulse.write(attempt.id, following, 0, elapsed_ms)
            return services.review.returns_in(attempt, everything)

        def refused(error: TrainerError) -> None:
            self._unsent = (*kept, *self._unsent)
            on_error(error)

        self._desk.run(self._owner, work, on_result, refused)
        # Python runs one thread at a time: the store begins now, and what is still to be done
        # here is done while the disk is waited for.
        sleep(0)

    def send(self, drafts: Drafts, on_error: Callable[[TrainerError], None]) -> None:
        """Store what is not an answer."""
        attempt = self._engine.attempt
        _, everything = self._take(drafts)

        def refused(error: TrainerError) -> None:
            self._unsent = (*everything, *self._unsent)
            on_error(error)

        self._desk.run(
            self._owner,
            lambda services: services.attempts.record(attempt, everything),
            None,
            refused,
        )

    def send_end(
        self,
        drafts: Drafts,
        on_result: Callable[[None], None],
        on_error: Callable[[TrainerError], None],
    ) -> None:
        """Store the end of the attempt; without drafts, what was refused before."""
        attempt = self._engine.attempt
        _, everything = self._take(drafts)

        def work(services: Services) -> None:
            services.attempts.record(attempt, everything)
            services.pulse.clear()

        def refused(error: TrainerError) -> None:
            self._unsent = (*everything, *self._unsent)
            on_error(error)

        self._desk.run(self._owner, work, on_result, refused)

    def put_down(self, drafts: Drafts, *, is_finished: bool) -> None:
        """Store what was kept back; who fails to is told by the window, for the page is gone."""
        engine = self._engine
        attempt, position, elapsed_ms = engine.attempt, engine.position, engine.elapsed_ms()
        _, everything = self._take(drafts)

        def work(services: Services) -> None:
            if everything:
                services.attempts.record(attempt, everything)
            if not is_finished:
                services.pulse.write(attempt.id, position, 0, elapsed_ms)

        self._desk.run(self._owner, work)
        self._desk.announce(Changes.ANSWERS, self._owner)

    def beat(self) -> None:
        """Keep safe which place is on screen and what time it is, should the process be killed."""
        engine = self._engine
        visit_ms, elapsed_ms = engine.visit_elapsed_ms(), engine.elapsed_ms()
        record = (engine.attempt.id, engine.position, visit_ms, elapsed_ms)
        self._desk.run(self._owner, lambda services: services.pulse.write(*record), None, _ignore)

    def note_move(self, position: int, then: Callable[[], None]) -> None:
        """Keep safe which place is on screen next, and only then go there.

        A process killed the moment after a question was painted resumes with that question.
        """
        record = (self._engine.attempt.id, position, 0, self._engine.elapsed_ms())
        self._desk.run(
            self._owner,
            lambda services: services.pulse.write(*record),
            lambda _: then(),
            lambda _: then(),  # a clock that is not kept stops nobody from practising
        )

    def _take(self, drafts: Drafts) -> tuple[Drafts, Drafts]:
        """Return what was refused before, and that with what is new."""
        kept, self._unsent = self._unsent, ()
        return kept, (*kept, *drafts) if kept else drafts


def _ignore(_error: TrainerError) -> None:
    """A clock that is not kept stops nobody from practising."""
