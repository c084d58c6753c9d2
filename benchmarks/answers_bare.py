# SPDX-License-Identifier: MIT
"""The bare counterpart: commit the same bytes, show the same text in a QLabel, paint; and again.

Arguments: the file with texts and what was written, a file for the times. The SQLite file is made
beside it.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from pathlib import Path
from time import perf_counter_ns
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel

from benchmarks.answers_ours import WARM_UP, rest
from trainer.storage.migrations import migrate

if TYPE_CHECKING:
    from benchmarks.recorded import Written


def main() -> None:
    source, times = sys.argv[1:3]
    data = json.loads(Path(source).read_text(encoding="utf-8"))
    path = Path(times).with_name("bare.sqlite3")
    for old in path.parent.glob("bare.sqlite3*"):
        old.unlink()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    migrate(connection, 0)
    for transaction in data["before"]:
        commit(connection, transaction)
    app = QApplication(["bare"])
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    label.resize(1280, 800)
    label.show()

    def run() -> None:
        taken = []
        for entry in data["answers"]:
            start = perf_counter_ns()
            commit(connection, entry["rows"])
            label.setText(entry["text"])
            label.repaint()
            taken.append(perf_counter_ns() - start)
            rest(app)
        Path(times).write_text(json.dumps(taken[WARM_UP:]), encoding="ascii")
        os._exit(0)

    QTimer.singleShot(200, run)
    app.exec()


def commit(connection: sqlite3.Connection, transaction: Written) -> None:
    """Write rows as they were written, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    for sql, values in transaction:
        connection.execute(sql, values)
    connection.execute("COMMIT")


if __name__ == "__main__":
    main()
