# SPDX-License-Identifier: MIT
"""From the start of the process to the first question painted, against a bare window."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from benchmarks.child import run
from benchmarks.history import practised
from benchmarks.rounds import Row, rotated

ALLOWED = 1.5
# Linux forgets what it has read of all files when asked to here; only root may ask.
_DROP = "/proc/sys/vm/drop_caches"


def measure(rounds: int) -> list[Row]:
    """Start both as whole processes; the bank is in the cache, as after any first start."""
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        # The very first start, which compiles the banks, is not measured.
        run("benchmarks.first_question", str(top / "data"))
        for file in (top / "data").glob("learning.sqlite3*"):
            file.unlink()
        practised(top / "data", top / "returning")
        rows = [
            _row("start to the first question painted", rounds, top / "data"),
            _row("the same, with 300 answers in the log", rounds, top / "returning"),
        ]
        if os.access(_DROP, os.W_OK):
            what = "the same as the first, with nothing in the system's file cache"
            rows.append(_row(what, rounds, top / "data", cold=True))
        return rows


def _row(what: str, rounds: int, data: Path, *, cold: bool = False) -> Row:
    spare = data.with_name("spare")

    def ours() -> float:
        # Each start finds the same: an earlier one has left a session open.
        shutil.rmtree(spare, ignore_errors=True)
        shutil.copytree(data, spare)
        if cold:
            _forget_files()
        return run("benchmarks.first_question", str(spare)) * 1000

    def bare() -> float:
        if cold:
            _forget_files()
        return run("benchmarks.bare_window") * 1000

    mine, other = rotated(rounds, ours, bare)
    return Row(what, "ms", mine, other, ALLOWED)


def _forget_files() -> None:
    """Have the system read every file from the disk again, as after switching the machine on."""
    os.sync()
    Path(_DROP).write_text("3", encoding="ascii")
