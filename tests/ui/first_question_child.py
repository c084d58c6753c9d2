# SPDX-License-Identifier: MIT
"""From the start to the first question, then a list of what is loaded by then.

`-m tests.ui.first_question_child DATA` prints the names of all modules as JSON. With `choices` as
second argument the first question is one that is answered by choosing.
"""

import json
import os
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from tests import choice_core
from tests.ui.pilot import Pilot, Script


class Beginner(Pilot):
    """Presses Enter on Today, and looks once the question is painted."""

    def __init__(self, data: str) -> None:
        super().__init__("--data", data, "--seed", "1")
        self._is_painted = False
        self.app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that a stem of the question page is painted."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            shown = watched.objectName() == "stem" and watched.isVisible()
            self._is_painted |= shown and self.page() == "question"
        return False

    def go(self) -> Script:
        yield self.sees("start")
        self.press(Qt.Key.Key_Return)
        yield lambda: self._is_painted
        loaded = sorted(sys.modules)
        threads = sorted(thread.name for thread in threading.enumerate())
        print(json.dumps({"modules": loaded, "threads": threads}))
        sys.stdout.flush()
        os._exit(0)


if __name__ == "__main__":
    if "choices" in sys.argv[2:]:
        choice_core.use(Path(f"{sys.argv[1]}-core"))
    beginner = Beginner(sys.argv[1])
    beginner.run(beginner.go())
