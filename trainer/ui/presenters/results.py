# SPDX-License-Identifier: MIT
"""Results: reads a session, leads to its questions, and saves a sheet of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from trainer.ui.desk import Changes
from trainer.ui.presenters.results_reading import Results, read_results

if TYPE_CHECKING:
    from trainer.errors import TrainerError
    from trainer.services.context import Services
    from trainer.services.session import SessionEngine
    from trainer.ui.desk import Desk, Route
    from trainer.ui.pages.results import ResultsPage


class ResultsPresenter(QObject):
    """Stands between the services and the page of a session's results."""

    def __init__(self, page: ResultsPage, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._desk = desk
        self._attempt = ""
        self._results: Results | None = None
        self._is_starting = False
        page.review_requested.connect(self._on_page_review_requested)
        page.repeat_requested.connect(self._on_page_repeat_requested)
        page.done_requested.connect(self._on_page_done_requested)
        page.save_requested.connect(self._on_page_save_requested)
        desk.data_changed.connect(self._on_desk_data_changed)

    def activate(self, route: Route) -> None:
        """Show a session.

        Args:
            route: its subject is the attempt's id; "" shows the last one again. One that was
                shown before stands where it was left, as after a review.
        """
        self._is_starting = False
        if route.subject and route.subject != self._attempt:
            self._attempt = route.subject
            self._page.begin()
        self._read()

    # Reading

    def _read(self) -> None:
        if self._attempt:
            work = partial(read_results, attempt=self._attempt)
            self._desk.run(self, work, partial(self._on_read, attempt=self._attempt))

    def _on_read(self, results: Results, attempt: str) -> None:
        if attempt == self._attempt:
            self._results = results
            self._page.show_view(results.view)

    @Slot(object, object)
    def _on_desk_data_changed(self, changes: Changes, initiator: object) -> None:
        del initiator
        # What was answered stays; what can be practised again depends on the banks installed.
        if self._results is not None and Changes.BANKS in changes:
            self._read()

    # What comes next

    @Slot(int)
    def _on_page_review_requested(self, position: int) -> None:
        self._desk.go("question", self._attempt, position)

    @Slot()
    def _on_page_done_requested(self) -> None:
        self._desk.go("today")

    @Slot()
    def _on_page_repeat_requested(self) -> None:
        results = self._results
        if results is None or not results.missed or self._is_starting:
            return
        self._is_starting = True
        title = self.tr("Missed questions")
        learner = self._desk.learner.id

        def work(services: Services) -> SessionEngine | None:
            return services.practice.repeat(learner, results.missed, title)

        self._desk.run(self, work, self._on_started, self._on_not_started)

    def _on_started(self, engine: SessionEngine | None) -> None:
        self._is_starting = False
        if engine is None:
            self._page.say(self.tr("These questions are no longer in the library."))
            self._read()
        else:
            self._desk.take_up(engine)

    def _on_not_started(self, error: TrainerError) -> None:
        self._is_starting = False
        self._page.say(error.user_message)

    # The sheet

    @Slot()
    def _on_page_save_requested(self) -> None:
        from trainer.ui.dialogs.save_file import ask_sheet

        if self._results is not None:
            path = ask_sheet(self._page, self._results.view.title)
            if path:
                self.save(path)

    def save(self, path: str) -> None:
        """Write the sheet to a file."""
        if self._results is None:
            return
        from trainer.ui.presenters.result_sheet import write_sheet

        self._desk.compute(
            self,
            partial(write_sheet, path, self._results),
            partial(self._on_saved, path),
            self._on_not_saved,
        )

    def _on_saved(self, path: str, _nothing: None) -> None:
        self._page.say(self.tr("Saved as {path}").format(path=path))

    def _on_not_saved(self, error: TrainerError) -> None:
        self._page.say(error.user_message)
