# SPDX-License-Identifier: MIT
"""A session that is an exam: where one may go, what the clocks do, when it is paused."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from trainer.model.attempt import EventKind
from trainer.model.exam import Movement
from trainer.services.place import EventDraft
from trainer.services.session import Phase, SessionEngine, WrongMoment

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.model.attempt import AttemptRecord
    from trainer.model.exam_sitting import Sitting
    from trainer.model.items.base import Item
    from trainer.services.exam_clock import ExamClock


class ExamEngine(SessionEngine):
    """An exam, live. No verdict before its end; time is that of the exam, pauses left out."""

    def __init__(
        self, attempt: AttemptRecord, item_at: Callable[[int], Item], clock: ExamClock
    ) -> None:
        """Take up an exam as stored.

        Args:
            attempt: as read from the store, with the rules of its exam.
            item_at: the item of a place, as it was when the attempt began.
            clock: of this exam.

        Raises:
            ValueError: the attempt is no exam.
        """
        if attempt.exam is None:
            raise ValueError(attempt.id)
        self._clock = clock
        self._rules = attempt.exam
        super().__init__(attempt, item_at, clock)

    @property
    def rules(self) -> Sitting:
        """What was kept of the definition."""
        return self._rules

    @property
    def is_forward(self) -> bool:
        """Whether what was passed is closed."""
        return self._rules.movement is Movement.FORWARD

    def may_go_to(self, position: int) -> bool:
        """Tell whether a place may be shown: in a forward exam none that was passed."""
        return not self.is_forward or position >= self.position

    def following(self) -> int | None:
        """Return the place that comes next: in a forward exam the next one, whatever was left."""
        if not self.is_forward:
            return super().following()
        position = self.position + 1
        return position if position < len(self.places) else None

    def go_to(self, position: int) -> None:
        """Show another place.

        Raises:
            WrongMoment: it was passed, and is closed.
        """
        if not self.may_go_to(position):
            msg = "what was passed is closed"
            raise WrongMoment(msg)
        super().go_to(position)

    def check_clock(self) -> tuple[EventDraft, ...]:
        """Look whether the clocks still agree; what to store if they do not."""
        jump = self._clock.look()
        if jump is None or self.phase is Phase.FINISHED:
            return ()
        data = {"by_ms": jump.by_ms, "counted": jump.is_counted, **self._clock_data()}
        return (EventDraft(EventKind.CLOCK_JUMPED, -1, data),)

    def pause(self) -> tuple[EventDraft, ...]:
        """Stop for now, and the clock with it.

        Raises:
            WrongMoment: the learner may not, or an answer is on its way.
        """
        if not self._rules.accommodation.pauses or self.phase is not Phase.ANSWERING:
            msg = "the clock of this exam cannot be stopped now"
            raise WrongMoment(msg)
        return (*self.leave(), EventDraft(EventKind.PAUSED, -1, self._clock_data()))

    def _clock_data(self) -> dict[str, Any]:
        used_ms = self.elapsed_ms()
        deadline = deadline_of(self.attempt.limit_s, used_ms, self._clock.wall_ms())
        return {"session_ms": used_ms, "deadline": deadline}


def deadline_of(limit_s: int | None, used_ms: int, wall_ms: int) -> str:
    """Return when an exam is over, UTC, ISO 8601, by the clock on the wall; "" without a limit."""
    if limit_s is None:
        return ""
    over_ms = wall_ms + limit_s * 1000 - used_ms
    moment = datetime.fromtimestamp(over_ms / 1000, UTC).replace(tzinfo=None)
    return moment.isoformat(timespec="milliseconds") + "Z"


def wall_ms_of(stamp: str) -> int | None:
    """Return a stamp of the store as milliseconds since 1970; None for none."""
    return round(datetime.fromisoformat(stamp).timestamp() * 1000) if stamp else None
