# SPDX-License-Identifier: MIT
"""Pictures of the window, which is the real one, driven by routes and keys."""

from __future__ import annotations

import atexit
import json
import random
import sys
import time
from datetime import timedelta
from functools import cache, partial
from pathlib import Path
from shutil import copytree, rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication

from docs import invented
from docs.pictures import FOLDER
from trainer.model.items.registry import read_item
from trainer.paths import resolve
from trainer.services import assembly
from trainer.services.data import back_up
from trainer.services.practice import Plan
from trainer.services.settings import Settings, save
from trainer.ui.app import Options, Program
from trainer.ui.desk import Desk, Route
from trainer.ui.tasks import TaskRunner

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from trainer.model.items.choice import Choice
    from trainer.services.assembly import Candidate
    from trainer.services.context import Services
    from trainer.services.session import SessionEngine

_WIDTH, _HEIGHT, _HIGHEST = 1280, 800, 1080
_PATIENCE_S = 30
_FAIRLY = 3  # steps to the right
_CHOICES = frozenset(("single", "multiple"))
_UNSAFE = "lumbar-no-bone"
_BEFORE = 4  # questions that are answered before it, the third of them wrongly
_ALL = 10

# A bank with one mistake of each kind that authors make most, and two questions that are sound.
_SHOULDER = """\
format: 1
id: shoulder-safety
title: Shoulder safety check
version: 1.2.0
authors: [A. Author]
licence: CC-BY-4.0
status: draft
references:
  mcmanus2018: {text: "McManus R, Cleary M. Radial nerve injury following dry needling. 2018."}
items:
  - id: brachialis-lateral
    type: single
    title: Nerve on the lateral route to brachialis
    domain: anatomy
    stem: Brachialis is to be needled from the lateral side. Which nerve is most at risk?
    options:
      - {text: Radial nerve, key: true}
      - {text: Axillary nerve}
    cites: [mcmanus2018]
  - id: rhomboid-rib
    type: single
    title: What holds the rib under the rhomboid
    domain: anatomy
    stem: You needle the rhomboid over a rib. What do your fingers do?
    options:
      - {text: Hold the rib between them, key: true}
      - {text: Lift the shoulder blade}
  - id: radial-1
    type: single
    domain: anatomy
    stem: The hand drops after needling at the elbow. Which nerve was met?
    options:
      - text: Median nerve
      - text: Radial nerve
        key: true
      - text: Ulnar nerve
      - text: Posterior interosseous nerve
        key: true
  - id: infraspinatus-depth
    type: single
    stem: What lies under infraspinatus where the bone is thin?
    optoins:
      - {text: Pleura, key: true}
      - {text: Fat}
  - id: supraspinatus-angle
    type: single
    stem: Which way does the needle point for supraspinatus?
    cites: [mcmanus2081]
    options:
      - {text: "Backwards, towards the spine of the scapula", key: true}
      - {text: Straight down, unsafe: true}
"""


class Stage:
    """The window on a data folder, with a clock that stands still."""

    def __init__(self, data: Path, learner: str = "", scheme: str = "light") -> None:
        """Open it and wait for Today."""
        paths = resolve(str(data))
        settings = Settings(scheme=scheme, learner=learner)
        save(paths.settings, settings)
        QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
        app = cast("QApplication", QApplication.instance() or QApplication(["needlewise"]))
        self.clock = invented.Clock(invented.NOW)
        self._errors: list[BaseException] = []
        self._program = Program(app, Options(["--data", str(data)]))
        sys.excepthook = self._on_error
        runner = TaskRunner(self._program)
        opener = partial(invented.open_with, paths, self.clock)
        self.desk = Desk(runner, paths, settings, opener, self._program)
        self._program.desk = self.desk
        self.window = self._program.open_window()
        self.window.resize(_WIDTH, _HEIGHT)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing is under way any more, then raise what went wrong."""
        for _ in range(8):
            self._empty_lanes()
            self.wait(0.03)
        if self._errors:
            raise self._errors[0]

    def fetch(self, work: Callable[[Services], object]) -> object:
        """Do something with the services, where they live."""
        found: list[object] = []
        self.desk.run(self.window, work, found.append)
        self._until(lambda: bool(found) or bool(self._errors))
        self.settle()
        return found[0]

    def show(self, page: str, subject: str = "") -> None:
        """Go to a page."""
        self.window.show_route(Route(page, subject))
        self.settle()

    def take_up(self, engine: SessionEngine) -> None:
        """Show a session."""
        self.desk.take_up(engine)
        self.settle()

    def press(self, *keys: Qt.Key) -> None:
        """Press keys, one after another, where the focus is."""
        for key in keys:
            target = QApplication.focusWidget() or self.window
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier)
                QApplication.postEvent(target, event)
            QApplication.processEvents()

    def open_first(self, start: str) -> None:
        """Press the first button that is called so."""
        buttons = self.window.findChildren(QAbstractButton)
        next(one for one in buttons if one.accessibleName().startswith(start)).click()
        self.settle()

    def answer(self, engine: SessionEngine, choice: Choice) -> None:
        """Answer by keys, fairly sure, as a learner does, after a while."""
        self.clock.go_on(47)
        order = engine.order or tuple(range(26))
        for position in choice.chosen:
            self.press(Qt.Key(Qt.Key.Key_A + order.index(position)))
        self.press(*[Qt.Key.Key_Right] * _FAIRLY)
        self.press(Qt.Key.Key_Return)
        self.settle()

    def grab(self, path: Path) -> None:
        """Write a picture of the window, high enough for what would have to be scrolled."""
        self.settle()
        bars = [area.verticalScrollBar() for area in self.window.findChildren(QAbstractScrollArea)]
        hidden = [bar.maximum() for bar in bars if bar.parentWidget() and bar.isVisible()]
        if hidden:
            self.window.resize(_WIDTH, min(_HIGHEST, _HEIGHT + max(hidden)))
            self.settle()
        if not self.window.grab().save(str(path)):
            message = f"{path} cannot be written"
            raise OSError(message)

    def close(self) -> None:
        """Close the window and everything behind it."""
        self._program.close()
        self.window.deleteLater()
        self._program.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _on_error(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        self._errors.append(error)

    def _empty_lanes(self) -> None:
        """Wait for everything that was begun: a lane does things in turn."""
        waiting = {"database", "compute"}
        self.desk.run(self.window, lambda _: None, lambda _: waiting.discard("database"))
        self.desk.compute(self.window, lambda: None, lambda _: waiting.discard("compute"))
        self._until(lambda: not waiting)

    def _until(self, is_done: Callable[[], bool]) -> None:
        deadline = time.monotonic() + _PATIENCE_S
        while not is_done() and not self._errors:
            if time.monotonic() > deadline:
                message = "the window did not come to rest"
                raise TimeoutError(message)
            QApplication.processEvents()
            time.sleep(0.001)

    def wait(self, seconds: float) -> None:
        """Let timers pass, such as those of what moves."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            QApplication.processEvents()
            time.sleep(0.001)


@cache
def _practised() -> tuple[Path, str]:
    """Make the invented history, once for all pictures."""
    folder = Path(mkdtemp(prefix="needlewise-history-"))
    atexit.register(rmtree, folder)
    paths = resolve(str(folder))
    learner = invented.practise_for_weeks(paths)
    for hours in (14, 38, 39):
        back_up(paths, invented.Clock(invented.NOW - timedelta(hours=hours)), reason="")
    return folder, learner


def _with_history() -> Stage:
    history, learner = _practised()
    copytree(history, FOLDER, dirs_exist_ok=True)
    return Stage(FOLDER, learner)


def _page(page: str, pictures: Path) -> None:
    stage = _with_history()
    try:
        stage.show(page)
        stage.grab(pictures / f"{page}.png")
    finally:
        stage.close()


def _results(pictures: Path) -> None:
    stage = _with_history()
    try:
        learner = stage.desk.learner.id
        attempt = stage.fetch(
            lambda services: invented.finish_a_test(services, stage.clock, learner)
        )
        stage.show("results", str(attempt))
        stage.grab(pictures / "results.png")
    finally:
        stage.close()


def _library(pictures: Path) -> None:
    stage = _with_history()
    try:
        file = FOLDER / "shoulder.yaml"
        file.write_text(_SHOULDER, encoding="utf-8")
        added_at = "2026-11-26T09:31:00.000Z"
        stage.fetch(lambda services: services.library.add(str(file), added_at))
        stage.show("library", "shoulder-safety")
        stage.open_first("Left out")
        stage.grab(pictures / "library.png")
    finally:
        stage.close()


def _question(name: str, scheme: str, pictures: Path) -> None:
    """Answer four questions, and then one by an unsafe act."""
    stage = Stage(FOLDER, scheme=scheme)
    try:
        learner = stage.desk.learner.id
        engine = cast("SessionEngine", stage.fetch(lambda services: _session(services, learner)))
        stage.take_up(engine)
        for number in range(_BEFORE):
            item = engine.item
            stage.answer(engine, invented.wrong(item) if number == 2 else invented.best(item))
            stage.clock.go_on(12)
            stage.press(Qt.Key.Key_Return)
            stage.settle()
        stage.answer(engine, invented.unsafe(engine.item))
        stage.grab(pictures / f"{name}.png")
    finally:
        stage.close()


def _session(services: Services, learner: str) -> SessionEngine | None:
    """Begin a session in which the wanted question has its place."""
    pool = [one for one in services.practice.candidates(learner) if one.row.type in _CHOICES]
    others = [one for one in pool if one.row.id != _UNSAFE and _is_fit(services, one)]
    chosen = [one for one in pool if one.row.id == _UNSAFE] + others[:: len(others) // _ALL][
        : _ALL - 1
    ]
    now = services.practice.now()
    for seed in range(1000):
        ranked = assembly.ranked(chosen, now, random.Random(seed))  # noqa: S311 - a shuffle
        if ranked[_BEFORE].row.id == _UNSAFE:
            plan = Plan(limit=len(chosen), seed=seed, title="Ten minutes")
            return services.practice.start(learner, plan, chosen)
    return None


def _is_fit(services: Services, candidate: Candidate) -> bool:
    """Tell whether a question can be answered wrongly without harm, by one letter."""
    item = read_item(json.loads(services.library.text(candidate.bank, candidate.row.id)))
    return item.type == "single" and bool(invented.wrong(item).chosen)


MAKERS: dict[str, Callable[[Path], None]] = {
    "question": partial(_question, "question", "light"),
    "question-dark": partial(_question, "question-dark", "dark"),
    "today": partial(_page, "today"),
    "practise": partial(_page, "practise"),
    "results": _results,
    "progress": partial(_page, "progress"),
    "library": _library,
    "settings": partial(_page, "settings"),
}
