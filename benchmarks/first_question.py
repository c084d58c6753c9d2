# SPDX-License-Identifier: MIT
"""Ours: start as the command does, press Enter on Today, and end once a question is painted.

Arguments: the data folder, and optionally a file to write the memory used to.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from trainer.ui.app import Program


class Driver(QObject):
    """Presses Enter when Today can be seen, and leaves when the question can.

    It watches the window alone, and of that the painting: a filter on everything would slow
    down what is measured.
    """

    def __init__(self, app: QApplication, program: Program) -> None:
        super().__init__()
        self._app = app
        self._program = program
        self._is_pressed = False
        self._is_opened = False
        program.desk.session_opened.connect(self._on_desk_session_opened)

    def watch(self, window: QWidget) -> None:
        """Watch a window."""
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the window paint, then look at what can be seen."""
        if event.type() != QEvent.Type.UpdateRequest or watched is not self._window:
            return False
        self._window.event(event)
        if self._is_opened:
            self._leave()
        elif not self._is_pressed:
            start = self._window.findChild(QWidget, "start")
            if start is not None and start.isVisible():
                self._is_pressed = True
                self._press()
        return True

    def _press(self) -> None:
        target = self._app.focusWidget() or self._window
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
            self._app.postEvent(target, key)

    def _on_desk_session_opened(self, engine: object) -> None:
        del engine
        self._is_opened = True

    def _leave(self) -> None:
        if len(sys.argv) > 2:
            from benchmarks.memory import report

            report(sys.argv[2])
        os._exit(0)  # what closing costs is no part of the start; the bare window is as quick


def main() -> None:
    from trainer.ui.app import Options, Program

    app = QApplication(["needlewise"])
    program = Program(app, Options(["--data", sys.argv[1]]))
    driver = Driver(app, program)
    open_window = program.open_window

    def opened() -> QWidget:
        window = open_window()
        driver.watch(window)
        return window

    program.open_window = opened  # type: ignore[method-assign,assignment] # to have the window
    program.run()


if __name__ == "__main__":
    main()
