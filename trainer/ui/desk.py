# SPDX-License-Identifier: MIT
"""What all presenters share: services on their thread, settings, the learner, and notices."""

from __future__ import annotations

import logging
from enum import Flag, auto
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Signal

from trainer.model.learner import Learner

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from trainer.errors import TrainerError
    from trainer.model.index import ItemKey
    from trainer.paths import Paths
    from trainer.services.context import Services
    from trainer.services.session import SessionEngine
    from trainer.services.settings import Settings
    from trainer.ui.tasks import Lane, TaskRunner

T = TypeVar("T")


class Changes(Flag):
    """Which kinds of thing have changed."""

    ANSWERS = auto()
    BANKS = auto()
    LEARNERS = auto()
    SETTINGS = auto()


class Route(NamedTuple):
    """A place in the program: a page, and what it should show there.

    Attributes:
        page: "today", "practise", "exams", "exam_panel", "progress", "library", "lab",
            "settings", "results" or "question".
        subject: what to show: an attempt id, a bank id, a file; "" for the page as such.
        position: a place within the subject, from 0; -1 for none.
    """

    page: str
    subject: str = ""
    position: int = -1


class Desk(QObject):
    """The presenters' common ground. It knows no page.

    Signals:
        data_changed(Changes, object): something changed; the object is who changed it, so
            that a presenter need not answer its own notice.
        route_requested(Route): show another page.
        session_opened(SessionEngine): a session is to be taken up on the question page.

    Attributes:
        whys: attempt id to why each of its items is asked, of sessions begun since the start.
    """

    data_changed = Signal(object, object)
    route_requested = Signal(object)
    session_opened = Signal(object)

    def __init__(
        self,
        runner: TaskRunner,
        paths: Paths,
        settings: Settings,
        open_services: Callable[[], Services],
        parent: QObject | None = None,
    ) -> None:
        """Take the parts; nothing is opened before `open` is called.

        Args:
            runner: does work off this thread.
            paths: where everything lives.
            settings: as loaded at the start.
            open_services: opens the data folder; called on the database lane.
            parent: owner.
        """
        super().__init__(parent)
        self.runner = runner
        self.paths = paths
        self.settings = settings
        self.learner = Learner("", "", "")
        self.whys: dict[str, Mapping[ItemKey, str]] = {}
        self._open_services = open_services
        self._services: Services | None = None
        self._saving = Lock()

    def open(
        self, owner: QObject, on_open: Callable[[], None], on_error: Callable[[TrainerError], None]
    ) -> None:
        """Open the data folder and choose the learner, off this thread."""

        def work() -> Learner:
            self._services = self._open_services()
            return self._services.choose_learner(self.settings.learner)

        def opened(learner: Learner) -> None:
            self.learner = learner
            on_open()

        self.runner.run(owner, work, opened, on_error)

    def run(
        self,
        owner: QObject,
        work: Callable[[Services], T],
        on_result: Callable[[T], None] | None = None,
        on_error: Callable[[TrainerError], None] | None = None,
    ) -> None:
        """Do work with the services on the database lane and bring its result back here.

        Args:
            owner: whose result it is; dropped when the owner is gone.
            work: may read and write through the services; returns frozen records only.
            on_result: called on this thread.
            on_error: called on this thread with an error of the world; without it the
                window's own notice says it.
        """
        self.runner.run(owner, lambda: work(self._opened()), on_result, on_error)

    def compute(
        self,
        owner: QObject,
        work: Callable[[], T],
        on_result: Callable[[T], None] | None = None,
        on_error: Callable[[TrainerError], None] | None = None,
    ) -> None:
        """Do work that needs no database, beside the database lane."""
        lane: Lane = self.runner.compute
        self.runner.run(owner, work, on_result, on_error, lane=lane)

    def announce(self, changes: Changes, initiator: QObject) -> None:
        """Tell every presenter that something changed."""
        self.data_changed.emit(changes, initiator)

    def go(self, page: str, subject: str = "", position: int = -1) -> None:
        """Ask for another page."""
        self.route_requested.emit(Route(page, subject, position))

    def take_up(self, engine: SessionEngine) -> None:
        """Ask for a session to be shown."""
        self.session_opened.emit(engine)

    def change_settings(self, initiator: QObject, settings: Settings) -> None:
        """Take new settings, write them, and tell everyone."""
        self.settings = settings
        self.compute(self, self._save_settings)
        self.announce(Changes.SETTINGS, initiator)

    def close(self) -> None:
        """Close the services on their thread, after everything that was begun and a backup."""

        def work() -> None:
            if self._services is not None:
                _back_up(self._services)
                self._services.close()
                self._services = None

        self.runner.run(self, work)
        self.runner.close()

    def _save_settings(self) -> None:
        """Write the settings of the moment: of two changes, the first may come here last."""
        from trainer.services.settings import save

        with self._saving:
            save(self.paths.settings, self.settings)

    def _opened(self) -> Services:
        if self._services is None:
            msg = "the data folder is not open"
            raise RuntimeError(msg)
        return self._services


def _back_up(services: Services) -> None:
    from trainer.errors import TrainerError
    from trainer.services.data import backup_in_time

    try:
        backup_in_time(services)
    except TrainerError as error:
        # The window has gone: what matters is on disk, and the log says why the copy is not.
        logging.getLogger(__name__).warning("no backup at the end: %s", error.detail)
