# SPDX-License-Identifier: MIT
"""A window that is answered by keys without end, to be killed: `-m tests.ui.kill_child DATA SEED`.

Writes a line of JSON to standard output for everything that a learner could have seen, at the
moment when it is painted: a question, a verdict, the page Today; and for every key that leads to
another question, before it is pressed. `slow` as third argument makes it linger on questions.
"""

import json
import os
import random
import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from tests import choice_core
from tests.ui.pilot import CTRL, SHIFT, Pilot, Script
from trainer.services.session import Phase

ENTER = Qt.Key.Key_Return


class Learner(Pilot):
    """Answers whatever is asked, and says what is to be seen."""

    def __init__(self, data: str, seed: int, slow: bool) -> None:
        super().__init__("--data", data)
        self._random = random.Random(seed)
        self._slow = slow
        self._seen: tuple[Any, ...] = ()
        self._until = 0.0
        self.app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say what is being painted."""
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            name = watched.objectName()
            if name in ("stem", "verdict") and watched.isVisible() and self.page() == "question":
                self._say_question("verdict" if name == "verdict" else "shown")
        return False

    def answer_without_end(self) -> Script:
        self._say("up")
        while True:
            yield self.sees("start")
            resume = self.find("resume")
            self._say("today", resumable=resume is not None)
            opened = self.opened
            if resume is None:
                self._say("starting")
                self.press(ENTER)
            else:
                self.press("r")
            yield lambda opened=opened: self.opened > opened and self.page() == "question"
            yield from self._session()
            self.press(Qt.Key.Key_1, CTRL)
            yield lambda: self.page() == "today"

    def _session(self) -> Script:
        while self.page() == "question":
            engine = self.engine
            at = engine.attempt.id, engine.position
            if engine.phase is Phase.FEEDBACK:
                yield lambda at=at: self._seen == ("verdict", *at)
                yield from self._pause()
                yield from self._go_on()
            else:
                yield lambda at=at: self._seen == ("shown", *at)
                yield from self._pause()
                yield from self._answer()

    def _answer(self) -> Script:
        engine = self.engine
        position = engine.position
        chance = self._random.random()
        letters = [chr(ord("a") + at) for at in range(len(engine.order))]
        if chance < 0.1:
            self.press("f")
        elif chance < 0.2:
            self.press(self._random.choice(letters), SHIFT)
        elif chance < 0.25 and len(engine.unanswered) > 1:
            self._say("going")
            self.press("s")
            yield lambda: engine.position != position
            return
        self._random.shuffle(letters)
        while letters and not engine.is_complete:
            self.press(letters.pop())
        for _ in range(self._random.randrange(4)):
            self.press(Qt.Key.Key_Right)
        self._say("pressing")
        self.press(ENTER)
        yield lambda: engine.phase is Phase.FEEDBACK

    def _go_on(self) -> Script:
        engine, position = self.engine, self.engine.position
        is_last = not engine.unanswered
        self._say("finishing" if is_last else "going")
        self.press(ENTER)
        if is_last:
            yield lambda: self.page() == "results"
            self._say("finished")
        else:
            yield lambda: engine.position != position or self.page() != "question"

    def _pause(self) -> Script:
        longest = 2.5 if self._slow else 0.02
        until = time.monotonic() + self._random.uniform(0, longest)
        yield lambda: time.monotonic() >= until

    def _say_question(self, what: str) -> None:
        engine = self.engine
        if engine is None:
            return
        seen = (what, engine.attempt.id, engine.position)
        if seen != self._seen:
            self._seen = seen
            clock = self.find("clock")
            self._say(what, clock=clock.text() if clock is not None else "")

    def _say(self, what: str, **more: Any) -> None:
        said: dict[str, Any] = {"what": what, "at": time.monotonic(), **more}
        engine = self.engine
        if engine is not None and self.page() == "question":
            said |= {
                "attempt": engine.attempt.id,
                "position": engine.position,
                "item": engine.item.id,
                "phase": engine.phase,
                "elapsed_ms": engine.elapsed_ms(),
                "faults": self.faults,
            }
        # In one call, so that only whole lines arrive.
        os.write(1, json.dumps(said).encode() + b"\n")


if __name__ == "__main__":
    choice_core.use(Path(f"{sys.argv[1]}-core"))
    learner = Learner(sys.argv[1], int(sys.argv[2]), "slow" in sys.argv[3:])
    learner.run(learner.answer_without_end())
