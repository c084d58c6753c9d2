# SPDX-License-Identifier: MIT
"""Attempts and the events that make them: what was shown, answered, marked and finished."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from trainer.model.items.base import Outcome, UnsafeAct

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trainer.model.exam_sitting import Sitting
    from trainer.model.form import Form


class Mode(StrEnum):
    """How a session runs."""

    TUTOR = "tutor"  # feedback after each item
    TEST = "test"  # feedback at the end; responses may be changed until then


class Certainty(StrEnum):
    """How sure the learner says to be; may be left unsaid."""

    GUESS = "guess"
    UNSURE = "unsure"
    FAIRLY = "fairly"
    CERTAIN = "certain"


def least_certain(*said: Certainty | None) -> Certainty | None:
    """Return the least of what was said; None where nothing was."""
    levels = tuple(Certainty)
    return min((one for one in said if one is not None), key=levels.index, default=None)


class MissReason(StrEnum):
    """Why the learner thinks that an item was missed."""

    DID_NOT_KNOW = "did-not-know"
    MISREAD = "misread"
    SLIPPED = "slipped"  # knew it, and did something else
    REASONED_WRONGLY = "reasoned-wrongly"
    OUT_OF_TIME = "out-of-time"
    # Of earlier versions; no longer offered, still read.
    MIXED_UP = "mixed-up"
    RUSHED = "rushed"
    GUESSED = "guessed"


# Those that are offered, in the order of their keys.
OFFERED_REASONS = tuple(MissReason)[:5]


class ResponseState(StrEnum):
    """What became of an item in an attempt."""

    ANSWERED = "answered"
    OMITTED = "omitted"  # seen, left blank
    NOT_REACHED = "not-reached"


class EventKind(StrEnum):
    """What can happen; the log holds nothing else."""

    LEARNER_ADDED = "learner-added"
    LEARNER_RENAMED = "learner-renamed"
    LEARNER_PLANNED = "learner-planned"  # how the learner wants to review
    STARTED = "started"
    SHOWN = "shown"
    LEFT = "left"  # a visit ended without an answer; carries its time
    STEPPED = "stepped"  # a step of an item was answered, and the item goes on
    ANSWERED = "answered"
    CHANGED = "changed"  # an answer given before was replaced, in test mode
    FLAGGED = "flagged"
    UNFLAGGED = "unflagged"
    STRUCK = "struck"  # the options struck out, as a whole
    REASONED = "reasoned"  # why the item was missed
    RESUMED = "resumed"
    FINISHED = "finished"
    ABANDONED = "abandoned"
    PAUSED = "paused"  # the clock of an exam was stopped
    CLOCK_JUMPED = "clock-jumped"  # the clock on the wall was set, or the machine slept
    ACCOMMODATED = "accommodated"  # what a learner is allowed in exams was set
    IMPORTED = "imported"  # the events after it came from another machine


class Event(NamedTuple):
    """One entry of the log, complete but for its place in the chain.

    Attributes:
        id: 128 random bits, hexadecimal; the same event imported twice is known by it.
        attempt: "" for events of a learner.
        position: place in the form, from 0; -1 where the event concerns no item.
        bank, item, revision, content_hash: the item as shown; "" and 0 where none.
        data: what belongs to the kind, as plain data.
        at: UTC, ISO 8601 with milliseconds and "Z".
        offset_min: minutes east of UTC on the learner's clock.
        version: of the program.
    """

    id: str
    kind: EventKind
    learner: str
    attempt: str
    position: int
    bank: str
    item: str
    revision: int
    content_hash: str
    data: Mapping[str, Any]
    at: str
    offset_min: int
    version: str


def write_outcome(outcome: Outcome) -> dict[str, Any]:
    """Convert an outcome to plain data for the log."""
    return {
        "points": outcome.points,
        "correct": outcome.correct,
        "unsafe": [list(act) for act in outcome.unsafe],
    }


def read_outcome(plain: Mapping[str, Any]) -> Outcome:
    """Convert plain data from the log to an outcome."""
    return Outcome(
        plain["points"], plain["correct"], tuple(UnsafeAct(*act) for act in plain["unsafe"])
    )


class ResponseRecord(NamedTuple):
    """The latest of what was done with one place of a form.

    Attributes:
        response: plain data of the item's type; None unless answered.
        struck: options struck out, positions in the item's own order.
        elapsed_ms: time with the item on screen, all visits together.
        outcome: None unless answered.
        steps: the response as far as steps of it are stored, as plain data, of a place that is
            not answered as a whole; `certainty` is then the least that was said at them.
    """

    position: int
    state: ResponseState
    response: Mapping[str, Any] | None
    certainty: Certainty | None
    outcome: Outcome | None
    flagged: bool
    struck: tuple[int, ...]
    elapsed_ms: int
    reason: MissReason | None
    answered_at: str
    steps: Mapping[str, Any] | None = None


class AttemptState(StrEnum):
    """Where an attempt is in its life."""

    OPEN = "open"
    FINISHED = "finished"
    ABANDONED = "abandoned"


class AttemptRecord(NamedTuple):
    """An attempt as stored.

    Attributes:
        title: what the session is called on screen.
        limit_s: time allowed for all of it; None without a limit.
        position: the place shown last.
        elapsed_ms: time with the session on screen, as far as it is known.
        responses: one per place of the form, in its order.
        exam: the rules of the exam that it is; None for practice.
        deadline: UTC, ISO 8601, by the clock on the wall as it was last known to run; "" for none.
        paused_at: since when the clock is stopped; "" while it runs.
    """

    id: str
    learner: str
    mode: Mode
    title: str
    form: Form
    limit_s: int | None
    state: AttemptState
    position: int
    elapsed_ms: int
    started_at: str
    finished_at: str
    responses: tuple[ResponseRecord, ...]
    exam: Sitting | None = None
    deadline: str = ""
    paused_at: str = ""


class AttemptSummary(NamedTuple):
    """An attempt in a list; `exam` is the id of the exam that it is, "" for practice."""

    id: str
    mode: Mode
    title: str
    state: AttemptState
    items: int
    answered: int
    correct: int
    unsafe: int
    position: int
    started_at: str
    last_at: str
    finished_at: str
    exam: str = ""
