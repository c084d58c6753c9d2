# SPDX-License-Identifier: MIT
"""Today: reads the day and starts what the learner begins with."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from trainer.ui.desk import Changes
from trainer.ui.presenters import today_starting as begin

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from trainer.errors import TrainerError
    from trainer.model.index import ItemKey
    from trainer.services.context import Services
    from trainer.ui.desk import Desk, Route
    from trainer.ui.pages.today import TodayPage
    from trainer.ui.presenters.today_reading import Today
    from trainer.ui.presenters.today_starting import Started

# Long enough for the page to be painted, and for Enter to be pressed at once.
_LATER_MS = 400

_SHOWN = Changes.ANSWERS | Changes.BANKS | Changes.LEARNERS


class TodayPresenter(QObject):
    """Stands between the services and the page of the day.

    Signals:
        due_counted(int): how many questions are due now.
    """

    due_counted = Signal(int)

    def __init__(self, page: TodayPage, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._desk = desk
        self._today: Today | None = None
        self._wish = ""
        self._is_starting = False
        self._asked = 0
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LATER_MS)
        self._later.timeout.connect(self._on_later_timeout)
        page.start_requested.connect(self._on_page_start_requested)
        page.resume_requested.connect(self._on_page_resume_requested)
        page.ten_requested.connect(self._on_page_ten_requested)
        page.weak_requested.connect(self._on_page_weak_requested)
        page.act_chosen.connect(self._on_page_act_chosen)
        page.acts_requested.connect(self._on_page_acts_requested)
        page.topic_requested.connect(self._on_page_topic_requested)
        page.library_requested.connect(self._on_page_library_requested)
        page.plan_requested.connect(self._on_page_plan_requested)
        desk.data_changed.connect(self._on_desk_data_changed)

    def activate(self, route: Route) -> None:
        """Show the day.

        Args:
            route: its subject may be a wish, "ten-minutes", "weak-spots" or "resume", granted at
                once.
        """
        self._wish = route.subject
        # What was asked for before is no longer wanted: a session read then may be behind what
        # has been answered since.
        self._asked += 1
        self._is_starting = False
        self._read()

    # Reading

    def _read(self) -> None:
        self._desk.run(self, partial(_read_today, learner=self._desk.learner.id), self._on_read)

    def _on_read(self, today: Today) -> None:
        self._today = today
        self._page.show_view(today.view)
        self.due_counted.emit(today.due)
        if today.limit and today.seed is None:
            self._later.start()
        wish, self._wish = self._wish, ""
        if wish == "ten-minutes":
            self._on_page_ten_requested()
        elif wish == "weak-spots":
            self._on_page_weak_requested()
        elif wish == "resume":
            self._on_page_resume_requested()

    @Slot()
    def _on_later_timeout(self) -> None:
        """Tell where the learner is weakest, which is not known quickly enough for the page."""
        # While a session is on screen, its answers come first; coming back reads it anew.
        if self._page.isVisible():
            work = partial(_read_weakest, learner=self._desk.learner.id)
            self._desk.run(self, work, self._page.show_weakest)

    @Slot(object, object)
    def _on_desk_data_changed(self, changes: Changes, initiator: object) -> None:
        del initiator
        if self._today is not None and changes & _SHOWN:
            self._read()

    # Starting

    @Slot()
    def _on_page_start_requested(self) -> None:
        """Begin the first patient; later what the day asks for, and after that weak spots."""
        today = self._today
        if today is None:
            return
        if today.seed is not None:
            title = self.tr("Ten minutes")
            self._start(partial(begin.first, title=title, limit=today.limit, seed=today.seed))
        elif today.is_finished:
            self._on_page_weak_requested()
        elif today.limit:
            self._start(partial(begin.day, title=self.tr("Due today")))

    @Slot()
    def _on_page_ten_requested(self) -> None:
        today = self._today
        if today is not None and today.seed is not None:
            self._on_page_start_requested()
        elif today is not None and today.limit:
            title = self.tr("Ten minutes")
            self._start(partial(begin.ten_minutes, title=title, limit=today.limit))

    @Slot()
    def _on_page_weak_requested(self) -> None:
        today = self._today
        if today is not None and today.limit:
            title = self.tr("Weak spots")
            self._start(partial(begin.weak_spots, title=title, limit=today.limit))

    @Slot()
    def _on_page_resume_requested(self) -> None:
        today = self._today
        if today is not None and today.attempt:
            self._start(partial(begin.resume, attempt=today.attempt))

    @Slot(int)
    def _on_page_act_chosen(self, position: int) -> None:
        if self._today is not None:
            self._revisit(self._today.acts[position : position + 1])

    @Slot()
    def _on_page_acts_requested(self) -> None:
        if self._today is not None:
            self._revisit(self._today.acts)

    def _revisit(self, keys: Sequence[ItemKey]) -> None:
        if keys:
            title = self.tr("Unsafe acts to revisit")
            self._start(partial(begin.revisit, keys=keys, title=title))

    @Slot()
    def _on_page_topic_requested(self) -> None:
        self._desk.go("practise")

    @Slot()
    def _on_page_library_requested(self) -> None:
        self._desk.go("library")

    @Slot()
    def _on_page_plan_requested(self) -> None:
        self._desk.go("settings", "review")

    def _start(self, work: Callable[[Services, str], Started | None]) -> None:
        """Begin a session, once however often Enter is pressed meanwhile."""
        if self._is_starting:
            return
        self._is_starting = True
        self._asked += 1
        self._later.stop()
        learner = self._desk.learner.id
        self._desk.run(
            self,
            lambda services: work(services, learner),
            partial(self._on_started, self._asked),
            self._on_not_started,
        )

    def _on_started(self, asked: int, started: Started | None) -> None:
        if asked != self._asked:
            return
        self._is_starting = False
        if started is None:
            self._page.say(self.tr("These questions are no longer in the library."))
            self._read()
            return
        engine = started.engine
        if started.whys:
            self._desk.whys[engine.attempt.id] = started.whys
        self._desk.take_up(engine)

    def _on_not_started(self, error: TrainerError) -> None:
        self._is_starting = False
        self._page.say(error.user_message)


def _read_today(services: Services, learner: str) -> Today:
    # Imported here: the first import then happens on the database lane, while the window paints.
    from trainer.ui.presenters.today_reading import read_today

    return read_today(services, learner)


def _read_weakest(services: Services, learner: str) -> str:
    from trainer.ui.presenters.today_reading import read_weakest

    return read_weakest(services, learner)
