# SPDX-License-Identifier: MIT
"""Runs the real program in a process of its own and works its keys, for tests that may kill it.

A test starts a script of its own with `sys.executable -m tests.ui.…`; the script makes a `Pilot`
and gives it a generator that presses keys and yields conditions to wait for. Nothing of this is
part of the program.
"""

import faulthandler
import os
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from traceback import extract_stack, format_exception
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from trainer.ui.app import Options, Program, application

# What the offscreen platform says of windows with a least size, of menus and of tips.
HARMLESS = "This plugin does not support "

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier

Condition = Callable[[], Any]
Script = Iterator[Condition]

_STEP_MS = 2


class Pilot(QObject):
    """The program, its window, and a hand on the keyboard.

    Attributes:
        faults: exceptions that came to the program's hook, and warnings of Qt.
        trail: what was done last.
    """

    def __init__(self, *words: str) -> None:
        super().__init__()
        faulthandler.enable()
        self.faults: list[str] = []
        self.trail: deque[str] = deque(maxlen=20)
        qInstallMessageHandler(self._on_message)
        self.app = application()
        self.program = Program(self.app, Options(list(words)))
        self._hook = sys.excepthook
        sys.excepthook = self._on_exception
        self.engine: Any = None
        self.opened = 0
        self.program.desk.session_opened.connect(self._on_session_opened)

    def run(self, script: Script, patience_s: float = 20, step_ms: int = _STEP_MS) -> int:
        """Run the program with a script at the keyboard; the script ends by closing the window.

        When a wait takes longer than `patience_s`, the process ends with what the window showed.
        """
        self._script = script
        self._patience_s = patience_s
        self._condition: Condition = lambda: self.program.window is not None
        self._since = time.monotonic()
        self._armed = 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        self._timer.start(step_ms)
        return self.program.run()

    # What can be seen

    @property
    def window(self) -> QWidget:
        window = self.program.window
        assert window is not None
        return window

    def find(self, name: str) -> QWidget | None:
        """Return a part that can be seen, by its name."""
        for part in self.window.findChildren(QWidget, name):
            if part.isVisible():
                return part
        return None

    def sees(self, name: str) -> Condition:
        """Return a condition: the part can be seen."""
        return lambda: self.find(name)

    def page(self) -> str:
        """Return the name of the page shown."""
        return self.window._current

    # What can be done

    def press(self, key: Qt.Key | str, modifier: Qt.KeyboardModifier = NONE) -> None:
        """Press and release a key where a learner's key press would go."""
        target = (
            self.app.activePopupWidget()
            or self.app.focusWidget()
            or self.app.activeModalWidget()
            or self.window
        )
        self.trail.append(f"{self.page()}: {modifier.name} {key} on {_named(target)}")
        QTest.keyClick(target, key, modifier)

    # Inside

    def _step(self) -> None:
        now = time.monotonic()
        if now - self._armed > 1:
            # Ends the process, and says where it was, when the event loop itself stands still.
            faulthandler.dump_traceback_later(self._patience_s, exit=True)
            self._armed = now
        try:
            met = self._condition()
        except RuntimeError:  # a part that was deleted meanwhile
            met = False
        if not met:
            if time.monotonic() - self._since > self._patience_s:
                self._give_up("waited in vain")
            return
        self._since = time.monotonic()
        try:
            self._condition = next(self._script)
        except StopIteration:
            self._timer.stop()
            faulthandler.cancel_dump_traceback_later()
        except BaseException as error:
            self._give_up("".join(format_exception(error)))

    def _give_up(self, why: str) -> None:
        parts = [part for part in self.window.findChildren(QWidget) if part.isVisible()]
        names = [part.accessibleName()[:60] for part in parts]
        print(f"on {self.page()}: {[name for name in names if name]}", file=sys.stderr)
        faulthandler.dump_traceback(all_threads=True)
        print("faults:", *self.faults, why, sep="\n", file=sys.stderr)
        os._exit(70)

    def _on_session_opened(self, engine: Any) -> None:
        self.trail.append("a session is opened")
        self.opened += 1
        # The same attempt, opened twice by two quick keys, stays as it was taken up first.
        attempt = self.engine.attempt.id if self.engine is not None else ""
        if attempt != engine.attempt.id or self.page() != "question":
            self.engine = engine

    def _on_message(self, kind: Any, context: Any, message: str) -> None:
        if not message.startswith(HARMLESS):
            ours = [f"{at.filename}:{at.lineno} {at.name}" for at in extract_stack()]
            ours = [at for at in ours if "trainer" in at][-6:]
            self.faults.append(f"Qt says: {message}; in {' > '.join(ours)}")

    def _on_exception(self, kind: Any, error: Any, trace: Any) -> None:
        what = "".join(format_exception(kind, error, trace))
        self.faults.append("\n".join([*self.trail, what]))
        self._hook(kind, error, trace)


def _named(part: QWidget) -> str:
    return f"{type(part).__name__} {part.objectName()}"
