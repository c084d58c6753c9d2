# SPDX-License-Identifier: MIT
"""Checking a bank of 10,000 items against the time orjson needs for the same data."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import orjson

from benchmarks import big_bank
from benchmarks.rounds import Row, rotated
from trainer.banks.loader import check

ALLOWED = 8.0


def measure(rounds: int) -> list[Row]:
    """Check the whole bank from its text, with nothing cached."""
    with tempfile.TemporaryDirectory() as folder:
        bank = Path(folder) / "bank"
        data = big_bank.write(bank)

        def ours() -> float:
            start = time.perf_counter()
            result = check(str(bank))
            elapsed = time.perf_counter() - start
            if result.problems or result.head is None or len(result.entries) != big_bank.ITEMS:
                raise RuntimeError(result.problems[:3])
            return elapsed * 1000

        def bare() -> float:
            # Kept until all is read, as whoever reads a bank needs it; thrown away part by part,
            # the memory of one is there for the next, and it takes about a quarter less.
            start = time.perf_counter()
            kept = [orjson.loads(part) for part in data]
            elapsed = time.perf_counter() - start
            del kept
            return elapsed * 1000

        mine, other = rotated(rounds, ours, bare)
    return [Row("check 10,000 items, 25 MB, against orjson", "ms", mine, other, ALLOWED)]
