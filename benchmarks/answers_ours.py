# SPDX-License-Identifier: MIT
"""Ours: the real window in test mode. Letter, Enter, stored, next question painted; and again.

Arguments: the data folder, a file for the times, how many answers to time. With `--profile FILE`
the window's thread is profiled while they are given; with `--keep FILE` what was shown and stored
is written there, for the bare counterpart to show and store the same.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from time import perf_counter_ns, sleep
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.many_items import BANK
from benchmarks.recorded import Written, record
from trainer.ui.app import Options, Program, application

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.services.context import Services
    from trainer.services.session import SessionEngine

WARM_UP = 20
REST_MS = 25


class Driver(QObject):
    """Begins the session once the window is there, and answers it item by item."""

    def __init__(self, app: QApplication, program: Program, options: argparse.Namespace) -> None:
        super().__init__()
        self._app = app
        self._program = program
        self._options = options
        self._engine: SessionEngine | None = None
        self._is_next = False
        self._finished = 0
        self._position = 0
        self._shown: list[str] = []
        self._profile: Any = None
        self._written: list[Written] = record() if options.keep else []
        program.desk.session_opened.connect(self._on_desk_session_opened)

    def begin(self) -> None:
        """Start the session as soon as the data folder is open."""
        desk = self._program.desk
        if not desk.learner.id:
            QTimer.singleShot(5, self, self.begin)
            return
        learner = desk.learner.id
        count = self._options.answers + WARM_UP + 1

        def work(services: Services) -> SessionEngine | None:
            from trainer.model.attempt import Mode
            from trainer.services.practice import Plan

            pool = services.practice.candidates(learner, BANK)
            plan = Plan(limit=count, mode=Mode.TEST, seed=7, title="Measured")
            return services.practice.start(learner, plan, pool)

        desk.run(self, work, desk.take_up)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note when the next question's picture is finished."""
        match event.type():
            case QEvent.Type.Paint if watched is not self._window:
                # A question that is painted ahead of its turn is hidden.
                engine = self._engine
                is_seen = isinstance(watched, QWidget) and watched.isVisible()
                self._is_next = is_seen and engine is not None and engine.position != self._position
            case QEvent.Type.UpdateRequest if watched is self._window:
                # This paints everything that has changed and hands it to the screen.
                self._window.event(event)
                if self._is_next:
                    self._finished = perf_counter_ns()
                return True
        return False

    @property
    def _window(self) -> QWidget:
        window = self._program.window
        assert window is not None
        return window

    def _on_desk_session_opened(self, engine: object) -> None:
        self._engine = engine  # type: ignore[assignment] # the signal says so
        QTimer.singleShot(200, self, self._answer_all)

    def _answer_all(self) -> None:
        # The program's own hook would log a fault of this script and wait.
        sys.excepthook = _give_up
        self._window.installEventFilter(self)
        self._watch()
        for _ in range(WARM_UP):
            self._answer()
            self._watch()
        if self._options.profile:
            import cProfile

            self._profile = cProfile.Profile()
            self._profile.enable()
        taken = [self._answer() for _ in range(self._options.answers)]
        if self._profile is not None:
            self._profile.disable()
            self._profile.dump_stats(self._options.profile)
        Path(self._options.times).write_text(json.dumps(taken), encoding="ascii")
        if self._options.keep:
            self._keep()
        os._exit(0)

    def _watch(self) -> None:
        """Watch every stem of the question page; Today shows one as well."""
        area = self._window.findChild(QWidget, "stage-scroll")
        assert area is not None
        for stem in area.findChildren(QWidget, "stem"):
            stem.removeEventFilter(self)
            stem.installEventFilter(self)

    def _answer(self) -> int:
        """Give one answer; return the nanoseconds from the letter to the next picture."""
        engine, app = self._engine, self._app
        assert engine is not None
        if self._options.keep:
            self._shown.append(_text_of(engine))
        self._position = engine.position
        target = app.focusWidget()
        assert target is not None
        self._is_next, self._finished = False, 0
        start = perf_counter_ns()
        _press(app, target, Qt.Key.Key_A, "a")
        if not engine.is_complete:  # several options are asked for
            _press(app, target, Qt.Key.Key_B, "b")
        if not engine.is_complete:
            _press(app, target, Qt.Key.Key_C, "c")
        _press(app, target, Qt.Key.Key_Return, "\r")
        while not self._finished:
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        taken = self._finished - start
        rest(app)
        return taken

    def _keep(self) -> None:
        """Write what was shown, and what each answer wrote in its transaction."""
        written = [transaction for transaction in self._written if transaction]
        answers = [number for number, one in enumerate(written) if _is_answer(one)]
        first = answers[-len(self._shown)]
        answered = written[first:]
        data = {
            "before": written[:first],
            "answers": [
                {"text": text, "rows": rows}
                for text, rows in zip(self._shown, answered, strict=True)
            ],
        }
        Path(self._options.keep).write_text(json.dumps(data), encoding="utf-8")


def _is_answer(transaction: Written) -> bool:
    return any("answered" in values for sql, values in transaction if " event " in sql)


def rest(app: QApplication) -> None:
    """Let a moment pass, in which a learner would read; both sides have it between answers."""
    until = perf_counter_ns() + REST_MS * 1_000_000
    while (left := until - perf_counter_ns()) > 0:
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, max(1, left // 1_000_000))
        sleep(0.001)


def _give_up(kind: type[BaseException], error: BaseException, trace: Any) -> None:
    sys.__excepthook__(kind, error, trace)
    os._exit(1)


def _press(app: QApplication, target: QWidget, key: Qt.Key, text: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        app.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


def _text_of(engine: SessionEngine) -> str:
    """Return everything that the question says, as one text."""
    item: Any = engine.item
    facts = [] if item.patient is None else [f"{k}: {v}" for k, v in item.patient.facts.items()]
    options = [item.options[position].text for position in engine.order]
    return "\n\n".join([*facts, item.stem, item.lead_in, *options])


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("data")
    parser.add_argument("times")
    parser.add_argument("answers", type=int)
    parser.add_argument("--profile", default="")
    parser.add_argument("--keep", default="")
    options = parser.parse_args()
    app = application()
    program = Program(app, Options(["--data", options.data]))
    driver = Driver(app, program, options)
    begin: Callable[[], None] = driver.begin
    QTimer.singleShot(0, begin)
    sys.exit(program.run())


if __name__ == "__main__":
    main()
