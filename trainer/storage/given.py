# SPDX-License-Identifier: MIT
"""Reads all answers as they stand in the end, for lists that leave the program."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from trainer.storage.database import Database


class Answer(NamedTuple):
    """An answer as it stands in the end, for lists that leave the program."""

    attempt: str
    position: int
    learner: str
    mode: str
    session: str
    bank: str
    item: str
    revision: int
    domain: str
    title: str
    answered_at: str
    certainty: str
    points: float
    correct: bool
    unsafe: tuple[tuple[str, str], ...]
    elapsed_ms: int
    reason: str
    flagged: bool
    response: Any
    content_hash: str


def answers(database: Database, learner: str | None = None) -> Iterator[Answer]:
    """Read every answer as it stands in the end, attempt by attempt."""
    rows = database.read(
        "SELECT response.attempt, response.position, attempt.learner, mode, attempt.title,"
        " response.bank, response.item, response.domain, response.title, answered_at,"
        " coalesce(certainty, ''), outcome, response.elapsed_ms, coalesce(reason, ''), flagged,"
        " response FROM response JOIN attempt ON attempt.id = response.attempt"
        " WHERE response.state = 'answered' AND (? IS NULL OR attempt.learner = ?)"
        " ORDER BY started_at, attempt.id, response.position",
        (learner, learner),
    )
    entries: dict[str, list[Any]] = {}
    for attempt, position, *row in rows:
        if attempt not in entries:
            entries = {attempt: _entries(database, attempt)}
        entry = entries[attempt][position]
        whose, mode, session, bank, item, domain, title, at, said, plain, spent, *rest = row
        outcome = json.loads(plain)
        yield Answer(
            attempt=attempt,
            position=position,
            learner=whose,
            mode=mode,
            session=session,
            bank=bank,
            item=item,
            revision=entry[2],
            domain=domain,
            title=title,
            answered_at=at,
            certainty=said,
            points=outcome["points"],
            correct=outcome["correct"],
            unsafe=tuple((act, harm) for act, harm in outcome["unsafe"]),
            elapsed_ms=spent,
            reason=rest[0],
            flagged=bool(rest[1]),
            response=json.loads(rest[2]),
            content_hash=entry[3],
        )


def _entries(database: Database, attempt: str) -> list[Any]:
    rows = database.read(
        "SELECT data FROM event WHERE attempt = ? AND kind = 'started'", (attempt,)
    )
    found: list[Any] = json.loads(rows[0][0])["form"]["entries"]
    return found
