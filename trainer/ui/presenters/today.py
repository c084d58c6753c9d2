# SPDX-License-Identifier: MIT
"""Today: reads the day and starts what the learner begins with."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from trainer.ui.desk import Changes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from trainer.errors import TrainerError
    from trainer.model.index import ItemKey
    from trainer.services.assembly import Criteria
    from trainer.services.context import Services
    from trainer.services.session import SessionEngine
    from trainer.ui.desk import Desk, Route
    from trainer.ui.pages.today import TodayPage
    from trainer.ui.presenters.today_reading import Today

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
        page.start_requested.connect(self._on_page_start_requested)
        page.resume_requested.connect(self._on_page_resume_requested)
        page.due_requested.connect(self._on_page_due_requested)
        page.act_chosen.connect(self._on_page_act_chosen)
        page.acts_requested.connect(self._on_page_acts_requested)
        page.topic_requested.connect(self._on_page_topic_requested)
        page.library_requested.connect(self._on_page_library_requested)
        desk.data_changed.connect(self._on_desk_data_changed)

    def activate(self, route: Route) -> None:
        """Show the day.

        Args:
            route: its subject may be a wish, "ten-minutes" or "resume", granted at once.
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
        wish, self._wish = self._wish, ""
        if wish == "ten-minutes":
            self._on_page_start_requested()
        elif wish == "resume":
            self._on_page_resume_requested()

    @Slot(object, object)
    def _on_desk_data_changed(self, changes: Changes, initiator: object) -> None:
        del initiator
        if self._today is not None and changes & _SHOWN:
            self._read()

    # Starting

    @Slot()
    def _on_page_start_requested(self) -> None:
        today = self._today
        if today is not None and today.limit:
            title = self.tr("Ten minutes")
            self._start(partial(_begin, title=title, limit=today.limit, seed=today.seed))

    @Slot()
    def _on_page_due_requested(self) -> None:
        from trainer.services.assembly import Criteria, Which

        today = self._today
        if today is not None and today.due:
            due = Criteria(which=Which.DUE)
            title = self.tr("Due today")
            self._start(partial(_begin, title=title, limit=today.due, criteria=due))

    @Slot()
    def _on_page_resume_requested(self) -> None:
        today = self._today
        if today is not None and today.attempt:
            self._start(partial(_resume, attempt=today.attempt))

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
            self._start(partial(_repeat, keys=keys, title=self.tr("Unsafe acts to revisit")))

    @Slot()
    def _on_page_topic_requested(self) -> None:
        self._desk.go("practise")

    @Slot()
    def _on_page_library_requested(self) -> None:
        self._desk.go("library")

    def _start(self, begin: Callable[[Services, str], SessionEngine | None]) -> None:
        """Begin a session, once however often Enter is pressed meanwhile."""
        if self._is_starting:
            return
        self._is_starting = True
        self._asked += 1
        learner = self._desk.learner.id
        self._desk.run(
            self,
            lambda services: begin(services, learner),
            partial(self._on_started, self._asked),
            self._on_not_started,
        )

    def _on_started(self, asked: int, engine: SessionEngine | None) -> None:
        if asked != self._asked:
            return
        self._is_starting = False
        if engine is None:
            self._page.say(self.tr("These questions are no longer in the library."))
            self._read()
        else:
            self._desk.take_up(engine)

    def _on_not_started(self, error: TrainerError) -> None:
        self._is_starting = False
        self._page.say(error.user_message)


def _read_today(services: Services, learner: str) -> Today:
    # Imported here: the first import then happens on the database lane, while the window paints.
    from trainer.ui.presenters.today_reading import read_today

    return read_today(services, learner)


def _begin(
    services: Services,
    learner: str,
    *,
    title: str,
    limit: int,
    seed: int | None = None,
    criteria: Criteria | None = None,
) -> SessionEngine | None:
    from trainer.services.practice import Plan

    plan = Plan(limit=limit, seed=seed, title=title)
    if criteria is not None:
        plan = plan._replace(criteria=criteria)
    return services.practice.start(learner, plan)


def _resume(services: Services, learner: str, *, attempt: str) -> SessionEngine:
    del learner
    return services.attempts.resume(attempt)


def _repeat(
    services: Services, learner: str, *, keys: Sequence[ItemKey], title: str
) -> SessionEngine | None:
    return services.practice.repeat(learner, keys, title)
