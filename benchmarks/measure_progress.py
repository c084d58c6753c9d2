# SPDX-License-Identifier: MIT
"""Opening Progress over a million answers: against a bare read of its counts, and against fewer.

The answers are put into the tables as the program would have derived them, three years of practice
with 20 days in each month. The bare side reads the rows of the counts that the page tells of, and
makes nothing of them.
"""

from __future__ import annotations

import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.rounds import Row, percentile, rotated
from trainer.paths import resolve
from trainer.services.compiling import in_process
from trainer.services.context import open_services
from trainer.services.overview import STREAK_DAYS, overview

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.services.context import Services

ALLOWED, ALLOWED_GROWTH = 1.5, 1.1
_TURNS = 40
_DAYS = 3 * 365
_NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
_MANY, _FEW = 1_000_000, 10_000
_DOMAINS = ("anatomy", "twitch-or-nerve", "contraindications", "response")
_SAID = ("", "guess", "unsure", "fairly", "certain")
_PERIOD, _LEAD = 90, 30


def measure(rounds: int) -> list[Row]:
    """Read what the page shows of the last 90 days; see the module for the bare side."""
    with tempfile.TemporaryDirectory() as folder:
        many = _opened(Path(folder) / "many", _MANY)
        few = _opened(Path(folder) / "few", _FEW)
        learner = many.choose_learner("").id

        def ours() -> float:
            return _middle(lambda: overview(many, learner, _PERIOD))

        def bare() -> float:
            return _middle(lambda: _read(many, learner))

        other = few.choose_learner("").id
        opening = rotated(rounds, ours, bare)
        growth = rotated(rounds, ours, lambda: _middle(lambda: overview(few, other, _PERIOD)))
        many.close()
        few.close()
    return [
        Row("read Progress over a million answers", "ms", *opening, ALLOWED),
        Row("the same against ten thousand answers", "ms", *growth, ALLOWED_GROWTH),
    ]


def _middle(work: Callable[[], object]) -> float:
    taken = []
    for _ in range(_TURNS):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    return percentile(taken, 0.5)


def _read(services: Services, learner: str) -> None:
    """Read the rows as they are stored."""
    last = _NOW.date()
    since = (last - timedelta(days=_PERIOD - 1)).isoformat()
    lead = (last - timedelta(days=_PERIOD + _LEAD - 1)).isoformat()
    connection = services.database.connection
    for table in ("day_count", "day_trial", "day_belief", "day_reason"):
        rows = f"SELECT * FROM {table} WHERE learner = ? AND date >= ?"
        connection.execute(rows, (learner, lead if table == "day_count" else since)).fetchall()
    for table in ("sure_unsafe", "pace"):
        rows = f"SELECT * FROM {table} WHERE learner = ?"
        connection.execute(rows, (learner,)).fetchall()
    year = (last - timedelta(days=STREAK_DAYS)).isoformat()
    rows = "SELECT * FROM practice_day WHERE learner = ? AND date >= ?"
    connection.execute(rows, (learner, year)).fetchall()


def _opened(folder: Path, answers: int) -> Services:
    services = open_services(
        resolve(str(folder)), compile_bank=in_process, clock=lambda: _NOW, draw_seed=lambda: 1
    )
    services.library.load()
    learner = services.choose_learner("").id
    days = [_NOW.date() - timedelta(days=back) for back in range(_DAYS) if back % 3]
    with services.database.transaction() as connection:
        connection.execute("PRAGMA defer_foreign_keys = ON")
        each = max(1, answers // (len(days) * len(_DOMAINS) * len(_SAID)))
        connection.executemany(
            "INSERT INTO day_count VALUES (?, ?, ?, ?, ?, ?, 0, ?)",
            (
                (learner, day.isoformat(), domain, said, each, each * 3 // 4, each * 40_000)
                for day in days
                for domain in _DOMAINS
                for said in _SAID
            ),
        )
        connection.executemany(
            "INSERT INTO practice_day VALUES (?, ?, ?, ?)",
            ((learner, day.isoformat(), 20 * each, 800_000 * each) for day in days),
        )
        for table, pairs in _pairs().items():
            connection.executemany(
                f"INSERT INTO {table} VALUES (?, ?, ?, ?, ?)",
                ((learner, day.isoformat(), *pair, 1) for day in days for pair in pairs),
            )
        connection.executemany(
            "INSERT INTO pace VALUES (?, ?, ?)",
            ((learner, kind, str([40_000] * 25)) for kind in ("single", "multiple")),
        )
        connection.execute(
            "INSERT INTO attempt (id, learner, mode, title, state, items, answered, correct,"
            " unsafe, position, elapsed_ms, started_at, last_at, finished_at)"
            " VALUES ('a', ?, 'tutor', '', 'open', ?, ?, 0, 0, 0, 0, '', '', '')",
            (learner, answers, answers),
        )
        connection.executemany(
            "INSERT INTO response (attempt, position, bank, item, domain, state, response, outcome,"
            " correct, unsafe, flagged, struck, elapsed_ms, answered_at, title) VALUES ('a', ?,"
            " 'b', 'i', 'd', 'answered', '{}', '{}', 1, 0, 0, '[]', 40000, '2026', 'T')",
            ((position,) for position in range(answers)),
        )
    services.database.checkpoint()
    return services


def _pairs() -> dict[str, tuple[tuple[str, str], ...]]:
    kinds = ("nerve-contact", "twitch")
    return {
        "day_trial": tuple((truth, taken) for truth in kinds for taken in kinds),
        "day_belief": tuple(("core", f"belief-{number}") for number in range(5)),
    }
