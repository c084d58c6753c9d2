# SPDX-License-Identifier: MIT
"""Reads attempts, whole or as rows of a list."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from trainer.model.attempt import (
    AttemptRecord,
    AttemptState,
    AttemptSummary,
    Certainty,
    MissReason,
    Mode,
    ResponseRecord,
    ResponseState,
    read_outcome,
)
from trainer.model.form import read_form
from trainer.storage.database import Database
from trainer.storage.failures import readable

if TYPE_CHECKING:
    from trainer.model.exam_sitting import Sitting

_SUMMARY = (
    "SELECT id, mode, title, state, items, answered, correct, unsafe, position, started_at,"
    " last_at, finished_at, exam FROM attempt"
)


def open_attempts(database: Database, learner: str) -> list[AttemptSummary]:
    """List the attempts that can be taken up again, the one touched last first."""
    return _summaries(
        database,
        f"{_SUMMARY} WHERE learner = ? AND state = 'open' ORDER BY last_at DESC, id",
        (learner,),
    )


def exam_attempts(database: Database, learner: str) -> list[AttemptSummary]:
    """List the attempts that are exams, the one started last first."""
    return _summaries(
        database,
        f"{_SUMMARY} WHERE learner = ? AND exam <> '' ORDER BY started_at DESC, id",
        (learner,),
    )


def attempts(
    database: Database, learner: str, limit: int, before: str = ""
) -> list[AttemptSummary]:
    """List attempts in any state, the one started last first.

    Args:
        database: open on this thread.
        learner: id of the profile.
        limit: how many at most.
        before: `started_at` of the last one of the page before; "" for the first page.
    """
    return _summaries(
        database,
        f"{_SUMMARY} WHERE learner = ? AND (? = '' OR started_at < ?)"
        " ORDER BY started_at DESC, id LIMIT ?",
        (learner, before, before, limit),
    )


def attempt(database: Database, attempt_id: str) -> AttemptRecord:
    """Read one attempt with its form and all its responses.

    Raises:
        KeyError: there is no such attempt.
        StoreError: the file cannot be read.
    """
    rows = database.read(
        "SELECT id, learner, mode, title, limit_s, state, position, elapsed_ms, started_at,"
        " finished_at, exam, deadline, paused_at FROM attempt WHERE id = ?",
        (attempt_id,),
    )
    if not rows:
        raise KeyError(attempt_id)
    found, learner, mode, title, limit_s, state, position, elapsed_ms, *rest = rows[0]
    started, finished, exam, deadline, paused_at = rest
    with readable(database.path):
        plain = _started(database, attempt_id)
        return AttemptRecord(
            id=found,
            learner=learner,
            mode=Mode(mode),
            title=title,
            form=read_form(plain["form"]),
            limit_s=limit_s,
            state=AttemptState(state),
            position=position,
            elapsed_ms=elapsed_ms,
            started_at=started,
            finished_at=finished,
            responses=_responses(database, attempt_id),
            exam=_sitting(plain) if exam else None,
            deadline=deadline,
            paused_at=paused_at,
        )


def _summaries(database: Database, sql: str, values: Sequence[object]) -> list[AttemptSummary]:
    with readable(database.path):
        return [_summary(row) for row in database.read(sql, values)]


def _summary(row: tuple[Any, ...]) -> AttemptSummary:
    found, mode, title, state, *rest = row
    return AttemptSummary(found, Mode(mode), title, AttemptState(state), *rest)


def _started(database: Database, attempt_id: str) -> dict[str, Any]:
    # Kept in the log only: a form can be long, and every answer would write it again.
    rows = database.read(
        "SELECT data FROM event WHERE attempt = ? AND kind = 'started'", (attempt_id,)
    )
    plain: dict[str, Any] = json.loads(rows[0][0])
    return plain


def _sitting(plain: dict[str, Any]) -> "Sitting":
    from trainer.model.exam_sitting import read_sitting  # practice needs none of it

    return read_sitting(plain["exam"])


def _responses(database: Database, attempt_id: str) -> tuple[ResponseRecord, ...]:
    rows = database.read(
        "SELECT position, state, response, certainty, outcome, flagged, struck, elapsed_ms,"
        " reason, answered_at, steps FROM response WHERE attempt = ? ORDER BY position",
        (attempt_id,),
    )
    return tuple(
        ResponseRecord(
            position=position,
            state=ResponseState(state),
            response=None if response is None else json.loads(response),
            certainty=None if certainty is None else Certainty(certainty),
            outcome=None if outcome is None else read_outcome(json.loads(outcome)),
            flagged=bool(flagged),
            struck=tuple(json.loads(struck)),
            elapsed_ms=elapsed_ms,
            reason=None if reason is None else MissReason(reason),
            answered_at=answered_at,
            steps=None if steps is None else json.loads(steps),
        )
        for (
            position,
            state,
            response,
            certainty,
            outcome,
            flagged,
            struck,
            elapsed_ms,
            reason,
            answered_at,
            steps,
        ) in rows
    )
