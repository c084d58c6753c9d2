# SPDX-License-Identifier: MIT
"""Random keys, clicks, sizes and themes in the real window: `-m tests.ui.monkey_child DATA SEED N`.

Prints one line of JSON at the end: faults, pages seen, and what was acknowledged.
"""

import json
import random
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QProcess, Qt, QTimer
from PySide6.QtGui import QDesktopServices, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget

from tests import choice_core
from tests.ui.pilot import CTRL, NONE, SHIFT, Pilot, Script
from trainer.services import data as data_service
from trainer.services.session import Phase, SessionEngine
from trainer.ui.widgets import richtext

K = Qt.Key
# Answering is what the program is for, and what must not be lost: these come up most.
_ANSWERING = [(K(ord(letter.upper())), NONE) for letter in "aabbccdde"] + [(K.Key_Return, NONE)] * 9
_OTHERS = [
    *[(K(ord(letter)), NONE) for letter in "123456789FFSR"],
    *[(K(ord(letter)), SHIFT) for letter in "ABCD"],
    *[(K.Key_Return, NONE)] * 4,
    *[(key, NONE) for key in (K.Key_Left, K.Key_Right, K.Key_Up, K.Key_Down) * 2],
    *[(key, NONE) for key in (K.Key_Tab, K.Key_Tab, K.Key_Tab, K.Key_Backtab, K.Key_Space)],
    *[(key, NONE) for key in (K.Key_PageUp, K.Key_PageDown, K.Key_Home, K.Key_End, K.Key_Escape)],
    *[(key, NONE) for key in (K.Key_F1, K.Key_Question, K.Key_F5, K.Key_Delete, K.Key_Backspace)],
]
_COMMANDS = [
    *[(K(ord(letter)), CTRL) for letter in "1234KTRKTRAC"],
    *[(key, CTRL) for key in (K.Key_Comma, K.Key_Plus, K.Key_Minus, K.Key_0, K.Key_O, K.Key_Q)],
    (K.Key_F11, NONE),
]
_THEMES = ("light", "dark", "high-contrast", "system", "larger", "smaller", "usual-size")
_TYPED = "neck <b>x</b> ' \" % {0} \\ ~"


class Monkey(Pilot):
    """Does anything at all, but for leaving."""

    def __init__(self, data: str, seed: int, steps: int) -> None:
        super().__init__("--data", data)
        self._data = Path(data)
        self._random = random.Random(seed)
        self._steps = steps
        self._is_over = False
        self._differs = False
        self.pages: set[str] = set()
        self.dialogs: set[str] = set()
        self.acknowledged: list[tuple[str, int, Any]] = []
        self._stub()

    def go(self) -> Script:
        window = self.window
        window.installEventFilter(self)
        yield self.sees("start")
        for step in range(self._steps):
            if step % 1500 == 1000:
                yield from self._practise()
            self.pages.add(self.page())
            modal = self.app.activeModalWidget()
            if modal is not None:
                self.dialogs.add(type(modal).__name__)
            self._come_back()
            self._compare()
            # Out of turn: an act may open a dialog, which does not return before it is closed.
            begun: list[bool] = []
            QTimer.singleShot(0, self, lambda begun=begun: (begun.append(True), self._act(window)))
            yield lambda begun=begun: begun
            # One turn of the event loop; sometimes what is under way gets the time to end.
            if self._random.random() < 0.08:
                yield self._after(self._random.choice((3, 10, 50)))
            else:
                yield lambda: True
        yield from self._close_dialogs()
        yield lambda: self.engine is None or self.engine.phase is not Phase.STORING
        self._is_over = True
        window.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the window open."""
        if event.type() == QEvent.Type.Close and not self._is_over and watched is self.window:
            event.ignore()
            return True
        return False

    def _practise(self) -> Script:
        """Press no key but those of a session, until it is over: chance seldom gets there."""
        yield from self._close_dialogs()
        self.press(K.Key_Escape)
        self.press(K.Key_T, CTRL)
        yield self._after(300)
        for _ in range(400):
            self.pages.add(self.page())
            if self.page() != "question":
                break
            letters = "abc" if self._random.random() < 0.5 else ""
            for letter in letters:
                self.press(letter)
            self.press(K.Key_Return)
            yield self._after(8)

    def _close_dialogs(self) -> Script:
        while modal := self.app.activeModalWidget():
            modal.close()
            yield self._after(20)
        self._come_back()

    def _come_back(self) -> None:
        """Make the window active after a dialog or menu, as any desktop does but this platform."""
        if self.app.activeWindow() is None and self.app.activePopupWidget() is None:
            self.window.activateWindow()

    # What it does

    def _act(self, window: QWidget) -> None:
        chance = self._random.random()
        is_over = self.app.activeModalWidget() is not None or self.find("palette") is not None
        if is_over and chance < 0.3:
            self.press(K.Key_Escape)
        elif self.page() != "question" and chance < 0.08:
            self.press(K.Key_T, CTRL)  # else it would seldom find its way to a question
        elif self.page() == "question" and chance < 0.6:
            self.press(*self._random.choice(_ANSWERING))
        elif chance < 0.7:
            self.press(*self._random.choice(_OTHERS))
        elif chance < 0.74:
            self.press(*self._random.choice(_COMMANDS))
        elif chance < 0.76:
            self.press(self._random.choice(_TYPED))
        elif chance < 0.93:
            self._click(window)
        elif chance < 0.96:
            window.resize(self._random.randint(720, 1700), self._random.randint(560, 1100))
        else:
            window.do(self._random.choice(_THEMES))

    def _compare(self) -> None:
        """See that the question on screen is the one that the session asks."""
        stem, engine = self.find("stem"), self.engine
        # In a review, where there is no flag, no session is asking.
        if self.page() == "question" and engine is not None and stem and self.find("flag"):
            asked = richtext.plain(engine.item.stem)
            if richtext.plain(stem.text()) != asked and not self._differs:
                self._differs = True
                shown = stem.text()[:60]
                self.faults.append("\n".join([*self.trail, f"asks {asked[:60]}, shows {shown}"]))

    def _click(self, window: QWidget) -> None:
        top = self.app.activePopupWidget() or self.app.activeModalWidget() or window
        parts = [part for part in top.findChildren(QWidget) if part.isVisible()]
        part = self._random.choice(parts or [top])
        if part.width() < 1 or part.height() < 1:
            return
        place = QPoint(self._random.randrange(part.width()), self._random.randrange(part.height()))
        name = f"{type(part).__name__} {part.objectName()} {part.accessibleName()[:30]}"
        self.trail.append(f"{self.page()}: click on {name} at {place.x()}, {place.y()}")
        chance = self._random.random()
        if chance < 0.75:
            QTest.mouseClick(part, Qt.MouseButton.LeftButton, NONE, place)
        elif chance < 0.8:
            QTest.mouseDClick(part, Qt.MouseButton.LeftButton, NONE, place)
        elif chance < 0.85:
            QTest.mouseClick(part, Qt.MouseButton.RightButton, NONE, place)
        elif chance < 0.92:
            QTest.mouseMove(part, place)
        else:
            self._turn_wheel(part, place)

    def _turn_wheel(self, part: QWidget, place: QPoint) -> None:
        event = QWheelEvent(
            QPointF(place),
            QPointF(part.mapToGlobal(place)),
            QPoint(0, 0),
            QPoint(0, self._random.choice((-120, 120))),
            Qt.MouseButton.NoButton,
            NONE,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        self.app.sendEvent(part, event)

    def _after(self, milliseconds: int) -> Any:
        passed: list[bool] = []
        QTimer.singleShot(milliseconds, self, lambda: passed.append(True))
        return lambda: passed

    # What it must not reach, and what is listened to

    def _stub(self) -> None:
        banks = [str(path) for path in sorted(self._data.parent.glob("offered/*"))]

        def opened(*_arguments: Any) -> tuple[str, str]:
            return self._random.choice(["", *banks]), ""

        def saved(*_arguments: Any) -> tuple[str, str]:
            name = self._random.choice(["", "new.yaml", "all.json"])
            return str(self._data.parent / name) if name else "", ""

        QFileDialog.getOpenFileName = staticmethod(opened)
        QFileDialog.getSaveFileName = staticmethod(saved)
        QFileDialog.getExistingDirectory = staticmethod(lambda *_: "")
        QDesktopServices.openUrl = staticmethod(lambda *_: True)
        QProcess.startDetached = lambda *_: (True, 1)
        # Restoring takes answers away, as it should.
        data_service.restore_open = _refuse
        stored = SessionEngine.stored

        def acknowledged(engine: SessionEngine) -> None:
            place = engine.place
            self.acknowledged.append((engine.attempt.id, engine.position, place.response))
            stored(engine)

        SessionEngine.stored = acknowledged


def _refuse(*_arguments: Any, **_named: Any) -> str:
    from trainer.errors import StoreError

    message = "Nothing is restored here."
    raise StoreError(message)


def main() -> None:
    data, seed, steps = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    if "whole" not in sys.argv[4:]:
        choice_core.use(Path(f"{data}-core"))
    monkey = Monkey(data, seed, steps)
    code = monkey.run(monkey.go(), step_ms=0)
    found = {
        "code": code,
        "faults": monkey.faults,
        "pages": sorted(monkey.pages),
        "dialogs": sorted(monkey.dialogs),
        "acknowledged": [
            [attempt, position, list(getattr(response, "chosen", ()))]
            for attempt, position, response in monkey.acknowledged
        ],
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
