# SPDX-License-Identifier: MIT
"""The bare counterpart: a PySide6 window with one label, gone once it is painted."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class Hello(QLabel):
    """Leaves after its first picture."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the label, then leave."""
        super().paintEvent(event)
        QTimer.singleShot(0, leave)


def leave() -> None:
    if len(sys.argv) > 1:
        from benchmarks.memory import report

        report(sys.argv[1])
    os._exit(0)  # as ours does: what closing costs is no part of the start


app = QApplication(sys.argv)
label = Hello("Hello")
label.resize(1280, 800)
label.show()
app.exec()
