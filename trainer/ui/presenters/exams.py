# SPDX-License-Identifier: MIT
"""Exams: reads which there are, begins them, and keeps what the learner is allowed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from trainer.ui.desk import Changes

if TYPE_CHECKING:
    from trainer.errors import TrainerError
    from trainer.model.accommodation import Accommodation
    from trainer.services.context import Services
    from trainer.services.session import SessionEngine
    from trainer.ui.desk import Desk, Route
    from trainer.ui.pages.exams import ExamsPage
    from trainer.ui.presenters.exams_reading import Exams

_SHOWN = Changes.ANSWERS | Changes.BANKS | Changes.LEARNERS


class ExamsPresenter(QObject):
    """Stands between the services and the page of exams."""

    def __init__(self, page: ExamsPage, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._desk = desk
        self._exams: Exams | None = None
        self._is_starting = False
        page.begin_requested.connect(self._on_page_begin_requested)
        page.results_requested.connect(self._on_page_results_requested)
        page.panel_requested.connect(self._on_page_panel_requested)
        page.extra_chosen.connect(self._on_page_extra_chosen)
        page.pauses_chosen.connect(self._on_page_pauses_chosen)
        page.add_requested.connect(self._on_page_add_requested)
        page.back_requested.connect(self._on_page_back_requested)
        desk.data_changed.connect(self._on_desk_data_changed)

    def activate(self, route: Route) -> None:
        """Show the exams.

        Args:
            route: its subject may be a file with an exam, to be added.
        """
        self._is_starting = False
        if route.subject:
            self.add(route.subject)
        else:
            self._read()

    def _read(self) -> None:
        self._desk.run(self, partial(_read, learner=self._desk.learner.id), self._on_read)

    def _on_read(self, exams: Exams) -> None:
        self._exams = exams
        self._page.show_view(exams.view)

    @Slot(object, object)
    def _on_desk_data_changed(self, changes: Changes, initiator: object) -> None:
        del initiator
        if self._exams is not None and changes & _SHOWN:
            self._read()

    # Sitting

    @Slot(str)
    def _on_page_begin_requested(self, exam: str) -> None:
        if self._exams is None or self._is_starting:
            return
        self._is_starting = True
        card = next(card for card in self._exams.view.cards if card.id == exam)
        learner = self._desk.learner.id
        work = partial(_begin, learner=learner, exam=exam, attempt=card.open_attempt)
        self._desk.run(self, work, self._on_started, self._on_not_started)

    def _on_started(self, engine: SessionEngine) -> None:
        self._is_starting = False
        self._desk.take_up(engine)

    def _on_not_started(self, error: TrainerError) -> None:
        self._is_starting = False
        self._page.say(error.user_message)

    @Slot(str)
    def _on_page_results_requested(self, exam: str) -> None:
        if self._exams is not None:
            card = next(card for card in self._exams.view.cards if card.id == exam)
            self._desk.go("results", card.attempt)

    @Slot(str)
    def _on_page_panel_requested(self, exam: str) -> None:
        self._desk.go("exam_panel", exam)

    @Slot()
    def _on_page_back_requested(self) -> None:
        self._desk.go("practise")

    # What the learner is allowed

    @Slot(int)
    def _on_page_extra_chosen(self, position: int) -> None:
        from trainer.model.accommodation import EXTRA_PERCENTS

        if self._exams is not None:
            percent = EXTRA_PERCENTS[position]
            self._allow(self._exams.allowed._replace(extra_percent=percent))

    @Slot(bool)
    def _on_page_pauses_chosen(self, pauses: bool) -> None:
        if self._exams is not None:
            self._allow(self._exams.allowed._replace(pauses=pauses))

    def _allow(self, allowed: Accommodation) -> None:
        work = partial(_allow, learner=self._desk.learner.id, allowed=allowed)
        self._desk.run(self, work, lambda _: self._read())

    # Files

    @Slot()
    def _on_page_add_requested(self) -> None:
        from trainer.ui.dialogs.files import ask_exam

        path = ask_exam(self._page)
        if path:
            self.add(path)

    def add(self, path: str) -> None:
        """Copy an exam from a file into the learner's own."""
        self._desk.run(self, partial(_add, path=path), self._on_added, self._on_not_added)

    def _on_added(self, title: str) -> None:
        self._page.say(self.tr("{exam} is there now.").format(exam=title))
        self._read()

    def _on_not_added(self, error: TrainerError) -> None:
        self._page.say(error.user_message)
        self._read()


def _read(services: Services, *, learner: str) -> Exams:
    # Imported here: the first import then happens on the database lane, while the window paints.
    from trainer.ui.presenters.exams_reading import read_exams

    return read_exams(services, learner)


def _begin(services: Services, *, learner: str, exam: str, attempt: str) -> SessionEngine:
    from trainer.services.exams import ExamService

    if attempt:
        return services.attempts.resume(attempt)
    return ExamService(services).start(learner, exam, services.practice.new_seed())


def _allow(services: Services, *, learner: str, allowed: Accommodation) -> None:
    from trainer.services.exams import ExamService

    ExamService(services).allow(learner, allowed)


def _add(services: Services, *, path: str) -> str:
    from trainer.services.exam_files import add_exam

    here = services.library.compiles_here
    added = add_exam(path, services.paths, here=here).compiled.exam
    return added.title if added is not None else ""
