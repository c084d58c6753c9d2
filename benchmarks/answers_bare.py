# SPDX-License-Identifier: MIT
"""The bare counterpart: commit the same rows, show the same text in a QLabel, paint; and again.

Arguments: the file with texts and rows, a file for the times. The SQLite file is made beside it.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from pathlib import Path
from time import perf_counter_ns

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel

from benchmarks.answers_ours import WARM_UP, rest


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
    connection.execute("CREATE TABLE event (sequence INTEGER PRIMARY KEY, content TEXT) STRICT")
    app = QApplication(["bare"])
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    label.resize(1280, 800)
    label.show()

    def run() -> None:
        taken = []
        for entry in data:
            rows = [(row,) for row in entry["rows"]]
            start = perf_counter_ns()
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany("INSERT INTO event (content) VALUES (?)", rows)
            connection.execute("COMMIT")
            label.setText(entry["text"])
            label.repaint()
            taken.append(perf_counter_ns() - start)
            rest(app)
        Path(times).write_text(json.dumps(taken[WARM_UP:]), encoding="ascii")
        os._exit(0)

    QTimer.singleShot(200, run)
    app.exec()


if __name__ == "__main__":
    main()
