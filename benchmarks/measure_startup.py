# SPDX-License-Identifier: MIT
"""From the start of the process to the first question painted, against a bare window."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from benchmarks.child import run
from benchmarks.history import practised
from benchmarks.rounds import Row, rotated

ALLOWED = 1.5


def measure(rounds: int) -> list[Row]:
    """Start both as whole processes; the bank is in the cache, as after any first start."""
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        # The very first start, which compiles the banks, is not measured.
        run("benchmarks.first_question", str(top / "data"))
        for file in (top / "data").glob("learning.sqlite3*"):
            file.unlink()
        practised(top / "data", top / "returning")
        return [
            _row("start to the first question painted", rounds, top / "data"),
            _row("the same, with 300 answers in the log", rounds, top / "returning"),
        ]


def _row(what: str, rounds: int, data: Path) -> Row:
    spare = data.with_name("spare")

    def ours() -> float:
        # Each start finds the same: an earlier one has left a session open.
        shutil.rmtree(spare, ignore_errors=True)
        shutil.copytree(data, spare)
        return run("benchmarks.first_question", str(spare)) * 1000

    def bare() -> float:
        return run("benchmarks.bare_window") * 1000

    mine, other = rotated(rounds, ours, bare)
    return Row(what, "ms", mine, other, ALLOWED)
