# SPDX-License-Identifier: MIT
"""An answer stored and the next question painted, against a bare label and SQLite.

Ours is the real window in test mode, from the letter's key press to the picture of the next
question. Bare is a QLabel with the same text in a window of the same size, and one transaction
that commits the same rows of the log with the same guarantees (WAL, synchronous=FULL).
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from pathlib import Path

from benchmarks.child import run
from benchmarks.many_items import write
from benchmarks.rounds import Row, percentile, rotated

ALLOWED_MIDDLE = 1.5
ALLOWED_WORST = 2.0
ANSWERS = 240
_LONG_AGO_S = 1_000_000_000


def measure(rounds: int) -> list[Row]:
    """Give 240 answers a round, each side in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        data, spare, kept, times = (top / n for n in ("data", "spare", "kept.json", "times.json"))
        prepare(data)
        # The first run compiles the banks; what it shows and stores is what bare will.
        answers(data, times, "--keep", str(kept))
        _clear(data)

        def ours() -> tuple[float, float]:
            shutil.rmtree(spare, ignore_errors=True)
            shutil.copytree(data, spare)
            return answers(spare, times)

        def bare() -> tuple[float, float]:
            run("benchmarks.answers_bare", str(kept), str(times))
            return _figures(times)

        mine, other = rotated(rounds, ours, bare)
    return [
        Row(
            f"answer stored, next question painted: {name}",
            "ms",
            [m[at] for m in mine],
            [o[at] for o in other],
            allowed,
        )
        for at, (name, allowed) in enumerate((("p50", ALLOWED_MIDDLE), ("p99", ALLOWED_WORST)))
    ]


def prepare(data: Path) -> None:
    """Put the bank of many items where the program finds it, as if installed long ago."""
    bank = data / "banks" / "many-items.yaml"
    write(bank)
    os.utime(bank, (_LONG_AGO_S, _LONG_AGO_S))


def answers(data: Path, times: Path, *options: str) -> tuple[float, float]:
    """Give the answers in the real window; return p50 and p99 in milliseconds."""
    run("benchmarks.answers_ours", str(data), str(times), str(ANSWERS), *options)
    return _figures(times)


def _figures(times: Path) -> tuple[float, float]:
    taken = [float(one) / 1e6 for one in json.loads(times.read_text(encoding="ascii"))]
    return percentile(taken, 0.5), percentile(taken, 0.99)


def _clear(data: Path) -> None:
    """Take the answers away; the compiled banks stay."""
    for file in data.glob("learning.sqlite3*"):
        file.unlink()
