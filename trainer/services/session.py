# SPDX-License-Identifier: MIT
"""The session engine: one live run through a form, in memory, without input or output.

The engine accepts what the learner does, scores it and says what to store; whoever drives it
stores that and reports back with `stored()`, and only then is a verdict to be seen.

An item that is worked through in steps is answered as a whole with its last step. Until then its
place stays open, and each step is stored by itself: what is stored of it is not taken back.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from trainer.model.attempt import (
    AttemptRecord,
    Certainty,
    EventKind,
    MissReason,
    Mode,
    least_certain,
    write_outcome,
)
from trainer.model.items.registry import family
from trainer.services.place import EventDraft, Place, restored, told_by

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from trainer.model.items.base import Item

__all__ = ["EventDraft", "Phase", "Place", "SessionEngine", "WrongMoment"]


class Phase(StrEnum):
    """Where a session is."""

    ANSWERING = "answering"
    STORING = "storing"  # a response is on its way to the disk; nothing else is accepted
    FEEDBACK = "feedback"  # tutor mode: the verdict of the place, or of its last step, may be seen
    FINISHED = "finished"


class _Before(NamedTuple):
    """How things were before a response was submitted, should it not get to the disk."""

    place: Place
    visit_ms: int
    pending: tuple[EventDraft, ...]


class WrongMoment(Exception):  # noqa: N818 - names the state, as StopIteration does
    """The caller asked for something that the session's phase does not allow."""


class SessionEngine:
    """One attempt, live.

    States: ANSWERING -> STORING -> FEEDBACK (tutor) or ANSWERING (test) -> ... -> FINISHED.
    Methods that change anything return drafts to store, in order; an empty tuple means that
    nothing needs to be stored. What was merely shown is kept back and goes with the next
    drafts, so that an answer is one transaction.
    """

    def __init__(
        self,
        attempt: AttemptRecord,
        item_at: Callable[[int], Item],
        monotonic_ms: Callable[[], int],
    ) -> None:
        """Take up an attempt as stored; a new one is an attempt with nothing done.

        Args:
            attempt: as read from the store.
            item_at: the item of a place, as it was when the attempt began.
            monotonic_ms: a clock for durations, in milliseconds.
        """
        self.attempt = attempt
        self._item_at = item_at
        self._now = monotonic_ms
        self._places = [restored(record, item_at) for record in attempt.responses]
        for place in self._places:
            place.tells = attempt.mode is Mode.TUTOR
        self._position = min(attempt.position, len(self._places) - 1)
        self._pending: list[EventDraft] = []
        self._session_before_ms = attempt.elapsed_ms
        self._opened_ms = self._visit_ms = self._now()
        self._after_storing = Phase.ANSWERING
        self._before_storing = _Before(Place(), 0, ())
        self._phase = Phase.ANSWERING
        self._show(self._position)

    # What is

    @property
    def phase(self) -> Phase:
        """Where the session is."""
        return self._phase

    @property
    def mode(self) -> Mode:
        """Tutor or test."""
        return self.attempt.mode

    @property
    def position(self) -> int:
        """The place on screen, from 0."""
        return self._position

    @property
    def item(self) -> Item:
        """The item on screen."""
        return self._item_at(self._position)

    def item_at(self, position: int) -> Item:
        """Return the item of a place."""
        return self._item_at(position)

    @property
    def place(self) -> Place:
        """What has been done with the item on screen."""
        return self._place

    @property
    def places(self) -> Sequence[Place]:
        """All places of the form."""
        return self._places

    @property
    def order(self) -> tuple[int, ...]:
        """The parts of the item on screen, in the order in which they are shown."""
        return self.attempt.form.entries[self._position].order

    @property
    def is_complete(self) -> bool:
        """Whether the response on screen can be submitted."""
        response = self._place.response
        if response is None:
            return False
        return family(self.item.type).complete(self.item, response) or self._is_step(response)

    @property
    def unanswered(self) -> list[int]:
        """Places without a stored response."""
        return [i for i, place in enumerate(self._places) if not place.answered]

    def visit_elapsed_ms(self) -> int:
        """Time that the item has now been on screen, this visit; reading a verdict is none."""
        return 0 if self._place.is_between else self._now() - self._visit_ms

    def elapsed_ms(self) -> int:
        """Time with the session on screen, earlier sittings included."""
        return self._session_before_ms + self._now() - self._opened_ms

    def remaining_s(self) -> int | None:
        """Seconds left, never below 0; None without a limit."""
        if self.attempt.limit_s is None:
            return None
        return max(0, self.attempt.limit_s - self.elapsed_ms() // 1000)

    @property
    def is_forward(self) -> bool:
        """Whether what was passed is closed, as in some exams."""
        return False

    def following(self) -> int | None:
        """Return the place that comes next; None where the session can only be finished."""
        return self._next_unanswered() if self.unanswered else None

    def check_clock(self) -> tuple[EventDraft, ...]:
        """Look whether the clocks still agree, about once a second; what to store if not."""
        return ()

    # What the learner does

    def respond(self, response: Any) -> None:
        """Take a draft response; None clears it.

        Raises:
            WrongMoment: not answering, or the response changes a step that is stored.
        """
        self._require(Phase.ANSWERING)
        if not family(self.item.type).extends(self._place.stored, response):
            msg = "what is stored of the steps is not taken back"
            raise WrongMoment(msg)
        self._place.response = response

    def say_certainty(self, certainty: Certainty | None) -> None:
        """Take how sure the learner is; stored with the response."""
        self._require(Phase.ANSWERING)
        self._place.certainty = certainty

    def strike(self, struck: Sequence[int]) -> tuple[EventDraft, ...]:
        """Take the options struck out, all of them, as positions in the item's own order."""
        self._require(Phase.ANSWERING)
        self._place.struck = tuple(sorted(struck))
        return self._drafts(EventDraft(EventKind.STRUCK, self._position, {"options": list(struck)}))

    def flag(self, flagged: bool) -> tuple[EventDraft, ...]:
        """Mark or unmark the item on screen."""
        self._place.flagged = flagged
        kind = EventKind.FLAGGED if flagged else EventKind.UNFLAGGED
        return self._drafts(EventDraft(kind, self._position, {}))

    def submit(self) -> tuple[EventDraft, ...]:
        """Lock the response in, or a step of it; no verdict may be shown before `stored()`.

        Raises:
            WrongMoment: not answering, or the response is not complete.
        """
        self._require(Phase.ANSWERING)
        if not self.is_complete:
            msg = "the response is not complete"
            raise WrongMoment(msg)
        place, kind = self._place, family(self.item.type)
        pending = tuple(self._pending)
        self._before_storing = _Before(replace(place), self._visit_ms, pending)
        is_step = not kind.complete(self.item, place.response)
        visit_ms = self._close_visit()
        data = {
            "response": kind.write_response(place.response),
            "elapsed_ms": visit_ms,
            "session_ms": self.elapsed_ms(),
        }
        asked, given = kind.last_step(self.item, place.response)
        data |= told_by(asked, given)
        if asked is not self.item:
            data["step"] = write_outcome(family(asked.type).score(asked, given))
        event = self._lock_step(data) if is_step else self._lock_answer(data)
        place.stored = place.response
        self._phase = Phase.STORING
        return self._drafts(event)

    def _lock_step(self, data: dict[str, Any]) -> EventDraft:
        place = self._place
        data["certainty"] = place.certainty
        place.least_certainty = least_certain(place.least_certainty, place.certainty)
        # The next step is asked about anew.
        place.certainty, place.struck = None, ()
        self._after_storing = Phase.FEEDBACK if self.mode is Mode.TUTOR else Phase.ANSWERING
        return EventDraft(EventKind.STEPPED, self._position, data)

    def _lock_answer(self, data: dict[str, Any]) -> EventDraft:
        place = self._place
        kind = EventKind.CHANGED if place.answered else EventKind.ANSWERED
        place.outcome = family(self.item.type).score(self.item, place.response)
        place.answered = True
        # Right as a whole is right at every step: nobody is surer of it than of the worst step.
        place.certainty = least_certain(place.least_certainty, place.certainty)
        place.least_certainty = None
        data["certainty"] = place.certainty
        data["outcome"] = write_outcome(place.outcome)
        data["title"] = self.item.title
        # What memory and pace are followed by; the log is to be enough without the bank.
        data |= {"type": self.item.type, "critical": self.item.critical}
        if self.item.idea is not None:
            data["idea"] = self.item.idea
        self._after_storing = Phase.FEEDBACK if self.mode is Mode.TUTOR else Phase.ANSWERING
        return EventDraft(kind, self._position, data)

    def stored(self) -> None:
        """Go on after the drafts of `submit()` are on disk."""
        self._require(Phase.STORING)
        self._phase = self._after_storing
        if not self._place.answered:
            self._place.is_between = self._phase is Phase.FEEDBACK
        elif self._phase is Phase.ANSWERING:
            following = self.following()
            if following is not None:
                self._show(following)

    def not_stored(self) -> None:
        """Take the response back to a draft: it could not be stored."""
        self._require(Phase.STORING)
        before, self._before_storing = self._before_storing, _Before(Place(), 0, ())
        # A flag may have been set meanwhile, and stays.
        self._places[self._position] = replace(before.place, flagged=self._place.flagged)
        self._visit_ms = before.visit_ms
        self._pending = list(before.pending)
        self._phase = Phase.ANSWERING

    def give_reason(self, reason: MissReason) -> tuple[EventDraft, ...]:
        """Take why the item was missed."""
        self._require(Phase.FEEDBACK)
        if self._place.is_between:
            msg = "the place is not answered as a whole"
            raise WrongMoment(msg)
        self._place.reason = reason
        return self._drafts(EventDraft(EventKind.REASONED, self._position, {"reason": reason}))

    def next_step(self) -> None:
        """Go on to the next step after the verdict of the one before has been read."""
        self._require(Phase.FEEDBACK)
        if not self._place.is_between:
            msg = "the place has no further step"
            raise WrongMoment(msg)
        self._place.is_between = False
        self._visit_ms = self._now()
        self._phase = Phase.ANSWERING

    def advance(self) -> bool:
        """Go to the next place without an answer, after the last to the first skipped.

        After the verdict of a step, go to the next step.

        Returns:
            Whether there was one; if not, the session can be finished.
        """
        if self._phase not in (Phase.FEEDBACK, Phase.ANSWERING):
            self._require(Phase.FEEDBACK)
        if self._place.is_between:
            self.next_step()
            return True
        following = self.following()
        if following is None:
            return False
        self._leave()
        self._show(following)
        return True

    def go_to(self, position: int) -> None:
        """Show another place; in tutor mode an answered one is shown with its verdict."""
        if self._phase not in (Phase.FEEDBACK, Phase.ANSWERING):
            self._require(Phase.ANSWERING)
        self._leave()
        self._show(position)

    def finish(self) -> tuple[EventDraft, ...]:
        """End the attempt: what was seen and left blank is omitted from now on."""
        if self._phase in (Phase.STORING, Phase.FINISHED):
            self._require(Phase.ANSWERING)
        self._leave()
        self._phase = Phase.FINISHED
        data = {"elapsed_ms": self.elapsed_ms()}
        return self._drafts(EventDraft(EventKind.FINISHED, -1, data))

    def leave(self) -> tuple[EventDraft, ...]:
        """Stop for now: give out what has been kept back."""
        self._leave()
        return self._drafts()

    # Inside

    def _is_step(self, response: Any) -> bool:
        """Tell whether a response is one step further than what is stored, but not the end."""
        return response != self._place.stored and family(self.item.type).locks(self.item, response)

    @property
    def _place(self) -> Place:
        return self._places[self._position]

    def _require(self, phase: Phase) -> None:
        if self._phase is not phase:
            msg = f"the session is {self._phase}, not {phase}"
            raise WrongMoment(msg)

    def _drafts(self, *drafts: EventDraft) -> tuple[EventDraft, ...]:
        given = (*self._pending, *drafts)
        self._pending.clear()
        return given

    def _next_unanswered(self) -> int:
        """Find the next place without an answer, the one on screen last of all."""
        n = len(self._places)
        places = [(self._position + step) % n for step in range(1, n + 1)]
        return next(i for i in places if not self._places[i].answered)

    def _close_visit(self) -> int:
        """Add the visit's time to the place and start counting anew."""
        visit_ms = self.visit_elapsed_ms()
        self._place.elapsed_ms += visit_ms
        self._visit_ms = self._now()
        return visit_ms

    def _leave(self) -> None:
        """Note the time of a visit that ends without an answer; reading a verdict is none."""
        self._place.is_between = False
        if self._phase is Phase.ANSWERING:
            visit_ms = self._close_visit()
            self._pending.append(
                EventDraft(
                    EventKind.LEFT,
                    self._position,
                    {"elapsed_ms": visit_ms, "session_ms": self.elapsed_ms()},
                )
            )

    def _show(self, position: int) -> None:
        self._position = position
        self._visit_ms = self._now()
        place = self._place
        place.shown = True
        answered = place.answered and self.mode is Mode.TUTOR
        self._phase = Phase.FEEDBACK if answered else Phase.ANSWERING
        self._pending.append(EventDraft(EventKind.SHOWN, position, {}))
