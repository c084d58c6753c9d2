# SPDX-License-Identifier: MIT
"""What every test gets: its own user folders, a clock that stands still, and no leaks."""

import logging
import os
import random
import shutil
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

# Before anything loads Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest

from tests import choice_core
from trainer.banks import catalog
from trainer.banks.compiled import compile_bank
from trainer.errors import TrainerError
from trainer.paths import VARIABLE, Paths, resolve

SEED = 20_260_101


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--torture", action="store_true", help="run the slow suite, and it alone")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    slow = bool(config.getoption("--torture"))
    chosen = [item for item in items if ("torture" in item.keywords) == slow]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(chosen)])
    items[:] = chosen


# The program's surroundings


@pytest.fixture(autouse=True)
def user_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a home of its own; nothing reads or writes the real one."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    for name in ("DATA", "CACHE", "CONFIG", "STATE"):
        monkeypatch.delenv(f"XDG_{name}_HOME", raising=False)
    monkeypatch.delenv(VARIABLE, raising=False)
    return home


@pytest.fixture(scope="session", autouse=True)
def core_of_choices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let tests practise what is answered by choosing; see `choice_core`."""
    choice_core.use(tmp_path_factory.mktemp("core"))
    yield
    catalog._bundled = choice_core.WHOLE


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Where everything of this test's user lies: one folder, not made yet."""
    return resolve(str(tmp_path / "user"))


@pytest.fixture(scope="session")
def compiled_core(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole core bank, compiled once: its sections take a second to check."""
    folder = tmp_path_factory.mktemp("compiled")
    compile_bank(str(choice_core.CORE), str(folder)).close()
    return folder


@pytest.fixture
def whole_core(
    core_of_choices: None, compiled_core: Path, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Let a test find the core bank with all that it holds."""
    monkeypatch.setattr(catalog, "_bundled", choice_core.WHOLE)
    shutil.copytree(compiled_core, Path(paths.cache, "banks"))


class FixedClock:
    """Returns aware UTC, and moves only when told."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **units: float) -> None:
        """Move on by ``timedelta(**units)``."""
        self.now += timedelta(**units)


class FixedStopwatch:
    """A monotonic clock in seconds that moves only when told."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def stopwatch() -> FixedStopwatch:
    return FixedStopwatch()


@pytest.fixture
def rng() -> random.Random:
    return random.Random(SEED)


class ImmediateRunner:
    """Stands in for the window's task runner: work is done, and called back, at once."""

    compute = None
    database = None

    def run(
        self,
        owner: object,
        work: Callable[[], Any],
        on_result: Callable[[Any], None] | None = None,
        on_error: Callable[[TrainerError], None] | None = None,
        *,
        lane: object = None,
    ) -> None:
        try:
            result = work()
        except TrainerError as error:
            if on_error is None:
                raise
            on_error(error)
        else:
            if on_result is not None:
                on_result(result)

    def close(self) -> None:
        """Nothing is ever left to wait for."""


@pytest.fixture
def immediate_runner() -> ImmediateRunner:
    return ImmediateRunner()


# Leaks: what a test starts it ends, and what it makes the program warn of it declares. Defined
# last and used by every test, so that they look after all other fixtures have cleaned up.


@pytest.fixture(autouse=True)
def no_undeclared_warnings(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test in which the program logs a warning that no ``logs_warning`` mark declares."""
    records: list[logging.LogRecord] = []

    class Keeper(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            records.append(record)

    keeper = Keeper(logging.WARNING)
    logger = logging.getLogger("trainer")
    before = logger.handlers[:], logger.level
    logger.addHandler(keeper)
    yield
    for handler in logger.handlers[:]:
        if handler not in before[0]:
            logger.removeHandler(handler)
            handler.close()
    logger.setLevel(before[1])
    declared = [mark.args[0] for mark in request.node.iter_markers("logs_warning")]
    messages = [record.getMessage() for record in records]
    undeclared = [text for text in messages if not any(part in text for part in declared)]
    assert not undeclared, f"logged without being declared: {undeclared}"
    unheard = [part for part in declared if not any(part in text for text in messages)]
    assert not unheard, f"declared and never logged: {unheard}"


@pytest.fixture(autouse=True)
def no_left_threads() -> Iterator[None]:
    """Fail a test that leaves a thread running."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + 2
    while left := [thread.name for thread in threading.enumerate() if thread not in before]:
        if time.monotonic() > deadline:
            pytest.fail(f"threads left running: {left}")
        time.sleep(0.01)


@pytest.fixture(autouse=True)
def no_left_windows(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that uses Qt and leaves a page, a dialog or a running timer behind."""
    if not {"qtbot", "qapp"} & set(request.fixturenames):
        yield
        return
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    application = request.getfixturevalue("qapp")
    before = set(QApplication.topLevelWidgets())
    timers: list[weakref.ref[QTimer]] = []
    start = QTimer.start

    def watched(timer: QTimer, *arguments: int) -> None:
        timers.append(weakref.ref(timer))
        start(timer, *arguments)

    QTimer.start = watched
    yield
    QTimer.start = start
    left = _left_behind(application, before, timers)
    assert not left, f"left behind: {left}"


def _left_behind(application: Any, before: set[Any], timers: list[Any]) -> list[str]:
    import gc

    import shiboken6
    from PySide6.QtCore import QCoreApplication, QEvent

    def look() -> list[str]:
        application.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        left = {widget for widget in application.topLevelWidgets() if widget not in before}
        known = {timer for timer in (one() for one in timers) if timer is not None}
        left |= {timer for timer in known if shiboken6.isValid(timer) and timer.isActive()}
        return [repr(one) for one in left]

    if look():
        gc.collect()
    return look()
