# SPDX-License-Identifier: MIT
"""Memory once the first question is painted, against a bare window."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.child import run
from benchmarks.rounds import Row, rotated

ALLOWED = 1.5


def measure(rounds: int) -> list[Row]:
    """Compare resident memory of the two processes."""
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        data, said = str(top / "data"), top / "memory"

        def of(module: str, *arguments: str) -> float:
            run(module, *arguments, str(said))
            return float(said.read_text(encoding="ascii"))

        run("benchmarks.first_question", data)  # compiles the banks
        mine, other = rotated(
            rounds,
            lambda: of("benchmarks.first_question", data),
            lambda: of("benchmarks.bare_window"),
        )
    return [Row("memory after the first question", "MiB", mine, other, ALLOWED)]
