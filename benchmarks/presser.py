# SPDX-License-Identifier: MIT
"""The program with a finger on Start; it goes once the first question is painted."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractButton

from trainer.ui.app import Program

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from trainer.ui.app import Options
    from trainer.ui.main_window import MainWindow


class Presser(QObject):
    """Presses Start when Today can be seen, and leaves when the question can.

    It watches the window alone, and of that the painting: a filter on everything would slow
    down what is measured.
    """

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._window: QWidget | None = None
        self._is_pressed = False
        self._is_opened = False
        program.desk.session_opened.connect(self._on_desk_session_opened)

    def watch(self, window: QWidget) -> None:
        """Watch a window."""
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Let the window paint, then look at what can be seen."""
        window = self._window
        if event.type() != QEvent.Type.UpdateRequest or watched is not window or window is None:
            return False
        window.event(event)
        if self._is_opened:
            self._leave()
        elif not self._is_pressed:
            start = window.findChild(QAbstractButton, "start")
            if start is not None and start.isVisible():
                self._is_pressed = True
                # As by a click: to name a key would load Qt's table of keys, which no key
                # press of a person does, and that alone takes as long as a page.
                QTimer.singleShot(0, start.click)
        return True

    def _on_desk_session_opened(self, engine: object) -> None:
        del engine
        self._is_opened = True

    def _leave(self) -> None:
        if len(sys.argv) > 2:
            from benchmarks.memory import report

            report(sys.argv[2])
        os._exit(0)  # what closing costs is no part of the start; the bare window is as quick


class Watched(Program):
    """The program as it is, but for the finger."""

    def __init__(self, app: QApplication, options: Options) -> None:
        super().__init__(app, options)
        self._presser = Presser(self)

    def open_window(self) -> MainWindow:
        """Show the window, and have it watched."""
        window = super().open_window()
        self._presser.watch(window)
        return window
