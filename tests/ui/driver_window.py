# SPDX-License-Identifier: MIT
"""The program and its window in the test's own process, worked by keys as a learner works it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from trainer.ui.app import Options, Program
from trainer.ui.widgets.text import TextBlock

KEYS = {
    "enter": Qt.Key.Key_Return,
    "escape": Qt.Key.Key_Escape,
    "space": Qt.Key.Key_Space,
    "tab": Qt.Key.Key_Tab,
    "left": Qt.Key.Key_Left,
    "right": Qt.Key.Key_Right,
    "page up": Qt.Key.Key_PageUp,
    "page down": Qt.Key.Key_PageDown,
    "home": Qt.Key.Key_Home,
}
_MODIFIERS = {
    "ctrl": Qt.KeyboardModifier.ControlModifier,
    "shift": Qt.KeyboardModifier.ShiftModifier,
}


class WindowDriver:
    """One start of the program.

    Attributes:
        engine: the session opened last; for what no screen tells, such as which option is best.
    """

    def __init__(self, qtbot: Any, *words: str) -> None:
        self.qtbot = qtbot
        self.engine: Any = None
        self.app = QApplication.instance()
        self.program = Program(self.app, Options(list(words)))
        self.program.desk.session_opened.connect(self._on_session_opened)

    def open(self) -> "WindowDriver":
        """Show the window and wait until there is something to do."""
        window = self.program.open_window()
        with self.qtbot.waitExposed(window):
            window.activateWindow()
        self.wait(lambda: self.page() and self.program.desk.learner.id)
        return self

    def close(self) -> None:
        """Close the window, as its cross does, and take the program down."""
        window = self.program.window
        self.program.close()
        if window is not None:
            window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # What is seen

    @property
    def window(self) -> QWidget:
        assert self.program.window is not None
        return self.program.window

    def page(self) -> str:
        return self.window._current

    def part(self, name: str) -> QWidget | None:
        """Return a part that can be seen, by its name."""
        found = self.window.findChildren(QWidget, name)
        return next((part for part in found if part.isVisible()), None)

    def text(self, name: str) -> str:
        """Read a part: what is written, or what a screen reader says."""
        part = self.part(name)
        assert part is not None, f"{name} cannot be seen on {self.page()}"
        return part.text() if isinstance(part, TextBlock) else part.accessibleName()

    def all_text(self) -> str:
        """Read the whole window."""
        parts = [part for part in self.window.findChildren(QWidget) if part.isVisible()]
        said = [part.text() if isinstance(part, QLabel) else "" for part in parts]
        return "\n".join(filter(None, [*said, *(part.accessibleName() for part in parts)]))

    # What is done

    def press(self, *keys: str) -> "WindowDriver":
        """Press keys one after the other: a letter, or a name such as "enter" or "ctrl+k"."""
        for key in keys:
            modifier, name = Qt.KeyboardModifier.NoModifier, key
            for word, held in _MODIFIERS.items():
                if name.startswith(f"{word}+"):
                    modifier, name = modifier | held, name.removeprefix(f"{word}+")
            target = self.app.focusWidget() or self.window
            QTest.keyClick(target, KEYS.get(name, name), modifier)
        return self

    def wait(self, condition: Callable[[], Any]) -> "WindowDriver":
        """Wait until something is so."""
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=15_000)
        return self

    def wait_for(self, name: str) -> "WindowDriver":
        """Wait until a part can be seen."""
        return self.wait(lambda: self.part(name))

    def tab_to(self, wanted: Callable[[QWidget], bool]) -> "WindowDriver":
        """Press Tab until the focus is where it should be."""
        passed: list[str] = []
        for _ in range(80):
            focus = self.app.focusWidget()
            if focus is not None and wanted(focus):
                return self
            passed.append(f"{type(focus).__name__} {focus and focus.accessibleName()}")
            self.press("tab")
        raise AssertionError(f"Tab came to {passed}")

    def start(self) -> "WindowDriver":
        """Press Enter on Today, and wait for the question."""
        return self.wait_for("start").press("enter").wait_for_question()

    def wait_for_question(self, position: int | None = None) -> "WindowDriver":
        """Wait until a question, or its verdict, is on screen."""

        def is_there() -> bool:
            at_place = position is None or self.engine.position == position
            return self.page() == "question" and self.engine is not None and at_place

        self.wait(is_there)
        return self.wait(lambda: self.part("stem") or self.part("verdict"))

    def answer(self, *, right: bool) -> "WindowDriver":
        """Answer the question on screen by its letters, and wait for the verdict."""
        item, order = self.engine.item, self.engine.order
        for shown, position in enumerate(order):
            if item.options[position].key is right:
                self.press(chr(ord("a") + shown))
                if item.type == "single":
                    break
        return self.press("enter").wait_for("verdict")

    def go_on(self) -> "WindowDriver":
        """Press Enter after a verdict, and wait for what comes then."""
        position, page = self.engine.position, self.page()
        self.press("enter")
        return self.wait(lambda: self.page() != page or self.engine.position != position)

    def _on_session_opened(self, engine: object) -> None:
        self.engine = engine
