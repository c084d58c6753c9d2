# SPDX-License-Identifier: MIT
"""Exams in an older file: what was there stays, and what exams tell the log is taken."""

import sqlite3
from pathlib import Path

from trainer.model.accommodation import Accommodation
from trainer.model.attempt import Event, EventKind
from trainer.model.learner import Learner
from trainer.storage import log
from trainer.storage.attempts import attempt, exam_attempts
from trainer.storage.checks import full_check
from trainer.storage.database import open_database
from trainer.storage.learners import learners

OLD = Path(__file__).resolve().parents[1] / "data"
AT = "2026-02-01T10:00:00.000Z"


def of_version_2(path: Path) -> str:
    connection = sqlite3.connect(path)
    connection.executescript((OLD / "store-version-2.sql").read_text(encoding="utf-8"))
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    return str(path)


def event(kind: EventKind, learner: str, attempt_id: str = "", **data: object) -> Event:
    return Event(f"exam-{kind}", kind, learner, attempt_id, -1, "", "", 0, "", data, AT, 0, "1")


def test_an_older_file_takes_what_exams_tell_and_keeps_what_it_had(tmp_path, clock):
    old = of_version_2(tmp_path / "learning.sqlite3")
    connection = sqlite3.connect(old)
    before = connection.execute("SELECT * FROM event ORDER BY sequence").fetchall()
    attempts = connection.execute(
        "SELECT id, mode, title, state, answered, correct, unsafe FROM attempt ORDER BY id"
    ).fetchall()
    (open_id, learner) = connection.execute(
        "SELECT id, learner FROM attempt WHERE state = 'open'"
    ).fetchone()
    connection.close()
    database = open_database(old, clock)
    assert database.read("SELECT * FROM event ORDER BY sequence") == before
    columns = "id, mode, title, state, answered, correct, unsafe"
    assert database.read(f"SELECT {columns} FROM attempt ORDER BY id") == attempts
    assert attempt(database, open_id).exam is None
    assert exam_attempts(database, learner) == []
    (known,) = [one for one in learners(database) if one.id == learner]
    assert known == Learner(known.id, known.name, known.added_at, Accommodation())
    log.append(
        database,
        [
            event(EventKind.ACCOMMODATED, learner, extra_percent=None, pauses=True),
            event(
                EventKind.CLOCK_JUMPED, learner, open_id, by_ms=-5000, session_ms=9000, deadline=AT
            ),
            event(EventKind.PAUSED, learner, open_id, session_ms=9500, deadline=AT),
        ],
    )
    (known,) = [one for one in learners(database) if one.id == learner]
    assert known.accommodation == Accommodation(None, pauses=True)
    paused = attempt(database, open_id)
    assert (paused.elapsed_ms, paused.deadline, paused.paused_at) == (9500, AT, AT)
    log.append(database, [event(EventKind.RESUMED, learner, open_id, session_ms=9500)])
    assert attempt(database, open_id).paused_at == ""
    database.close()
    assert full_check(old) == []
