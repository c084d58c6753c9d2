# SPDX-License-Identifier: MIT
"""One place of a running session: what has been done with it, and what there is to store."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from trainer.model.attempt import (
    Certainty,
    EventKind,
    MissReason,
    ResponseRecord,
    ResponseState,
)
from trainer.model.items.base import Item, Outcome
from trainer.model.items.registry import family

if TYPE_CHECKING:
    from collections.abc import Callable


class EventDraft(NamedTuple):
    """Something to store: an event without its identity and time stamp."""

    kind: EventKind
    position: int
    data: dict[str, Any]


@dataclass(slots=True)
class Place:
    """What has been done with one place of the form so far.

    Attributes:
        response: the draft or the stored response, in the type of the item's family.
        certainty: how sure the learner is; of a place with steps, of the step on screen.
        answered: whether the response is stored (or being stored) as a whole.
        struck: options struck out; of a place with steps, those of the step on screen.
        shown: whether the learner has seen the item.
        elapsed_ms: time on screen of all earlier visits.
        stored: the response as it is stored, whole or as far as its steps are; None for none.
        least_certainty: the least that was said at the steps that are stored.
        is_between: whether the verdict of a step is being read, before the next one.
        tells: whether the verdicts of its steps may be seen once these are stored: tutor mode.
    """

    response: Any = None
    certainty: Certainty | None = None
    answered: bool = False
    outcome: Outcome | None = None
    flagged: bool = False
    struck: tuple[int, ...] = ()
    reason: MissReason | None = None
    shown: bool = False
    elapsed_ms: int = 0
    stored: Any = None
    least_certainty: Certainty | None = None
    is_between: bool = False
    tells: bool = False

    @property
    def state(self) -> ResponseState:
        """What became of the place."""
        if self.answered:
            return ResponseState.ANSWERED
        return ResponseState.OMITTED if self.shown else ResponseState.NOT_REACHED


def restored(record: ResponseRecord, item_at: Callable[[int], Item]) -> Place:
    """Take a place up as it is stored."""
    place = Place(
        certainty=record.certainty,
        answered=record.state is ResponseState.ANSWERED,
        outcome=record.outcome,
        flagged=record.flagged,
        struck=record.struck,
        reason=record.reason,
        shown=record.state is not ResponseState.NOT_REACHED,
        elapsed_ms=record.elapsed_ms,
    )
    plain = record.response if record.steps is None else record.steps
    if plain is not None:
        item = item_at(record.position)
        place.response = place.stored = family(item.type).read_response(plain)
    if record.steps is not None:
        place.certainty, place.least_certainty = None, record.certainty
    return place


def told_by(item: Item, response: Any) -> dict[str, Any]:
    """Put together what an answer tells besides being right or wrong, for the log.

    Returns:
        What happened under the needle ("truth"), what the answer takes it for ("taken_for") and
        the wrong beliefs in it ("beliefs"), each only where there is one.
    """
    told: dict[str, Any] = {}
    if item.stimulus is not None:
        told["truth"] = item.stimulus.truth
    own = family(item.type)
    taken_for, beliefs = own.taken_for(item, response), own.beliefs(item, response)
    if taken_for is not None:
        told["taken_for"] = taken_for
    if beliefs:
        told["beliefs"] = list(beliefs)
    return told
