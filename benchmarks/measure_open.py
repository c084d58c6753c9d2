# SPDX-License-Identifier: MIT
"""Opening an unchanged bank of 10,000 items against a bare SQLite open plus one row."""

from __future__ import annotations

import os
import sqlite3
import tempfile
import time
from pathlib import Path

from benchmarks import big_bank
from benchmarks.rounds import Row, percentile, rotated
from trainer.banks.compiled import compile_bank, open_compiled

ALLOWED = 2.0
_TURNS = 200
_LONG_AGO_S = 1_000_000_000


def measure(rounds: int) -> list[Row]:
    """Open, read one item, close; the bare side opens a file with the same rows."""
    with tempfile.TemporaryDirectory() as folder:
        bank, cache = Path(folder) / "bank", Path(folder) / "cache"
        big_bank.write(bank)
        for file in bank.rglob("*"):
            os.utime(file, (_LONG_AGO_S, _LONG_AGO_S))
        compile_bank(str(bank), str(cache)).close()
        plain = str(Path(folder) / "plain.sqlite3")
        _plain(bank, cache, plain)

        def ours() -> float:
            return _middle(lambda: _open_ours(str(bank), str(cache)))

        def bare() -> float:
            return _middle(lambda: _open_bare(plain))

        mine, other = rotated(rounds, ours, bare)
    return [Row("open an unchanged bank of 10,000 items", "ms", mine, other, ALLOWED)]


def _middle(work: object) -> float:
    taken = []
    for _ in range(_TURNS):
        start = time.perf_counter()
        work()  # type: ignore[operator]
        taken.append((time.perf_counter() - start) * 1000)
    return percentile(taken, 0.5)


def _open_ours(bank: str, cache: str) -> None:
    opened = open_compiled(bank, cache)
    if opened is None:
        raise RuntimeError(bank)
    opened.item_text("item-4321")
    opened.close()


def _open_bare(path: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute("SELECT content FROM item WHERE id = ?", ("item-4321",)).fetchone()
    connection.close()


def _plain(bank: Path, cache: Path, path: str) -> None:
    opened = open_compiled(str(bank), str(cache))
    if opened is None:
        raise RuntimeError(bank)
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE item (id TEXT PRIMARY KEY, content TEXT)")
    rows = ((row.id, opened.item_text(row.id)) for row in opened.index())
    connection.executemany("INSERT INTO item VALUES (?, ?)", rows)
    connection.commit()
    connection.close()
    opened.close()
