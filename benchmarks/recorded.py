# SPDX-License-Identifier: MIT
"""What the store writes, statement by statement, so that a bare connection can write the same."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# One transaction: each statement with its values.
Written = list[tuple[str, list[Any]]]

_transactions: list[Written] = []
_connect = sqlite3.connect


class _Recording(sqlite3.Connection):
    """Keeps what changes rows, transaction by transaction."""

    def execute(self, sql: str, values: Sequence[Any] = (), /) -> sqlite3.Cursor:
        """Run a statement and keep it if it writes."""
        if sql.startswith("BEGIN"):
            _transactions.append([])
        elif _transactions and sql.startswith(("INSERT", "UPDATE")):
            _transactions[-1].append((sql, list(values)))
        return super().execute(sql, values)

    def executemany(self, sql: str, rows: Iterable[Any], /) -> sqlite3.Cursor:
        """Run a statement for many rows and keep each."""
        kept = [list(row) for row in rows]
        if _transactions:
            _transactions[-1] += [(sql, row) for row in kept]
        return super().executemany(sql, kept)


def record() -> list[Written]:
    """Keep what is written from now on; return the list that grows."""

    def connect(path: str, *arguments: Any, **named: Any) -> sqlite3.Connection:
        if not str(path).endswith("learning.sqlite3"):
            return _connect(path, *arguments, **named)
        return _connect(path, *arguments, **named, factory=_Recording)

    sqlite3.connect = connect  # type: ignore[assignment]
    return _transactions
