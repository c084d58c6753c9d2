# SPDX-License-Identifier: MIT
"""Builds the window and everything behind it, and takes it down in reverse."""

from __future__ import annotations

import gc
import os
import sys
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from trainer.paths import Paths, resolve
from trainer.services.settings import load
from trainer.ui.desk import Desk
from trainer.ui.tasks import TaskRunner
from trainer.ui.theme import system, theme

if TYPE_CHECKING:
    from types import TracebackType

    from trainer.services.context import Services
    from trainer.ui.main_window import MainWindow


# By then the first question may well be on screen.
_COLLECT_AFTER_MS = 2_000


class Options:
    """What the launcher hands on: --data, --seed and --smoke, and a file to open."""

    def __init__(self, words: list[str]) -> None:
        """Read words that the launcher has checked."""
        self.data: str | None = None
        self.seed: int | None = None
        self.smoke = False
        self.file = ""
        rest = iter(words)
        for word in rest:
            if word == "--data":
                self.data = next(rest)
            elif word == "--seed":
                self.seed = int(next(rest))
            elif word == "--smoke":
                self.smoke = True
            else:
                self.file = os.path.abspath(word)  # noqa: PTH100 - pathlib costs time


def run(words: list[str]) -> int:
    """Open the window and stay until it is closed.

    Args:
        words: as the launcher hands them on.

    Returns:
        The exit code.
    """
    return Program(application(), Options(words)).run()


def application() -> QApplication:
    """Return the application, made in the style that everything is drawn for."""
    app = QApplication.instance()
    if app is None:
        # As an argument: `setStyle` would hand back the style, and to know its class costs
        # more than half of a page.
        return QApplication(["needlewise", "-style", "fusion"])
    return cast("QApplication", app)


class Program(QObject):
    """The running program: application, desk and window."""

    def __init__(self, app: QApplication, options: Options) -> None:
        """Put everything together; nothing is shown yet."""
        super().__init__()
        self.app = app
        self._options = options
        self.paths = resolve(options.data)
        settings, self._mended_settings = load(self.paths.settings)
        self._install_hook()
        app.setApplicationName("needlewise")
        app.setApplicationDisplayName("Needlewise")
        app.setDesktopFileName("needlewise")
        scheme = system.first_scheme(settings.scheme)
        theme.load(
            scheme,
            settings.text_percent,
            settings.font,
            key_hints=settings.key_hints,
            motion=settings.motion,
        )
        opener = partial(_open, self.paths, options.seed)
        self.desk = Desk(TaskRunner(self), self.paths, settings, opener, self)
        self.window: MainWindow | None = None

    def run(self) -> int:
        """Show the window and stay until it is closed."""
        from trainer.ui.single import Guard

        guard = Guard(self.paths.data, self)
        if not guard.acquire():
            if guard.raise_other():
                return 0
            from trainer.ui.dialogs.store_trouble import say_in_use

            return say_in_use(self.paths.data)
        window = self.open_window()
        guard.raised.connect(window.come_forward)
        QTimer.singleShot(_COLLECT_AFTER_MS, self, _collect_from_now_on)
        try:
            code = self.app.exec()
        finally:
            self.close()
            guard.release()
        return code

    def open_window(self) -> MainWindow:
        """Build the window, show it, and open the data folder behind it."""
        from trainer.ui.main_window import MainWindow

        self.window = MainWindow(self.desk, smoke=self._options.smoke)
        self.window.show()
        self.window.begin(self._options.file, self._mended_settings)
        return self.window

    def close(self) -> None:
        """Take everything down: window first, then the services behind it."""
        if self.window is not None:
            self.window.close()
        self.desk.close()
        sys.excepthook = sys.__excepthook__

    def _install_hook(self) -> None:
        sys.excepthook = self._on_unexpected

    def _on_unexpected(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Log a bug and go on: what was answered is on disk."""
        if issubclass(kind, KeyboardInterrupt):
            self.app.quit()
            return
        from trainer.journal import record

        log = record(self.paths.logs, error.with_traceback(trace))
        if self.window is not None:
            self.window.say_unexpected(log)


def _collect_from_now_on() -> None:
    # What has been built so far lives as long as the program: the collector need not look at
    # it again, which keeps its pauses out of answering.
    gc.freeze()
    gc.enable()


def _open(paths: Paths, seed: int | None) -> Services:
    from trainer.services.context import open_services

    draw = None if seed is None else (lambda: seed)
    services = open_services(paths, compile_bank=_compile, draw_seed=draw)
    services.library.load()
    return services


def _compile(path: str, cache: str) -> None:
    # Late: most starts find every bank compiled.
    from trainer.services.compiling import in_child

    in_child(path, cache)
