# SPDX-License-Identifier: MIT
"""A panel: takes what raters say, question by question, and keeps it at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Slot

if TYPE_CHECKING:
    from trainer.errors import TrainerError
    from trainer.model.panel import Panel
    from trainer.services.context import Services
    from trainer.ui.desk import Desk, Route
    from trainer.ui.pages.exam_panel import ExamPanelPage
    from trainer.ui.presenters.exam_panel_reading import PanelState

# The form whose questions a panel rates; the same for everybody who begins one.
_SEED = 1


class ExamPanelPresenter(QObject):
    """Stands between the panel of one exam and its page."""

    def __init__(self, page: ExamPanelPage, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._desk = desk
        self._exam = ""
        self._state: PanelState | None = None
        self._rater = self._place = 0
        page.begin_requested.connect(self._on_page_begin_requested)
        page.rater_chosen.connect(self._on_page_rater_chosen)
        page.rated.connect(self._on_page_rated)
        page.step_requested.connect(self._on_page_step_requested)
        page.round_requested.connect(self._on_page_round_requested)
        page.use_chosen.connect(self._on_page_use_chosen)
        page.sheet_requested.connect(self._on_page_sheet_requested)
        page.entry_requested.connect(self._on_page_entry_requested)
        page.back_requested.connect(self._on_page_back_requested)

    def activate(self, route: Route) -> None:
        """Show the panel of an exam; the route's subject is the exam's id."""
        if route.subject and route.subject != self._exam:
            self._exam, self._state = route.subject, None
            self._rater = self._place = 0
            self._page.begin()
        if self._exam:
            self._read()

    # Reading

    def _read(self) -> None:
        self._desk.run(self, partial(_read, exam=self._exam), self._on_read, self._on_failed)

    def _on_read(self, state: PanelState) -> None:
        if state.exam.id != self._exam:
            return
        is_first = self._state is None
        self._state = state
        if is_first and state.panel is not None:
            self._place = self._first_open(state.panel)
        self._show()

    def _show(self) -> None:
        from trainer.ui.presenters.exam_panel_reading import view

        if self._state is not None:
            self._page.show_view(view(self._state, self._rater, self._place))

    def _on_failed(self, error: TrainerError) -> None:
        self._page.say(error.user_message)

    # What raters do

    @Slot(str)
    def _on_page_begin_requested(self, names: str) -> None:
        raters = [name for name in (part.strip() for part in names.split(",")) if name]
        work = partial(_begin, exam=self._exam, raters=raters)
        self._desk.run(self, work, lambda _: self._read(), self._on_failed)

    @Slot(int)
    def _on_page_rater_chosen(self, rater: int) -> None:
        if self._state is not None and self._state.panel is not None:
            self._rater = rater
            self._place = self._first_open(self._state.panel)
            self._show()

    @Slot(str)
    def _on_page_rated(self, typed: str) -> None:
        from trainer.model.panel import rate

        state = self._state
        if state is None or state.panel is None:
            return
        percent, is_number = QLocale().toDouble(typed.strip().rstrip("%").strip())
        if not is_number or not 0 <= percent <= 100:
            self._page.say(self.tr("Type a number from 0 to 100."))
            return
        panel = rate(state.panel, self._rater, self._place, percent)
        self._place = min(self._place + 1, len(panel.items) - 1)
        self._keep(panel)

    @Slot(int)
    def _on_page_step_requested(self, by: int) -> None:
        state = self._state
        if state is not None and state.panel is not None:
            last = len(state.panel.items) - 1
            self._place = max(0, min(last, self._place + by))
            self._show()

    @Slot()
    def _on_page_round_requested(self) -> None:
        from trainer.model.panel import next_round

        if self._state is not None and self._state.panel is not None:
            self._place = 0
            self._keep(next_round(self._state.panel))

    @Slot(bool)
    def _on_page_use_chosen(self, in_use: bool) -> None:
        if self._state is not None and self._state.panel is not None:
            self._keep(self._state.panel._replace(in_use=in_use))

    def _keep(self, panel: Panel) -> None:
        """Write a panel; what is shown is what is written."""
        self._desk.run(
            self, partial(_save, panel=panel), partial(self._on_kept, panel), self._on_not_kept
        )

    def _on_kept(self, panel: Panel, _nothing: None) -> None:
        if self._state is not None and self._state.exam.id == panel.exam:
            self._state = self._state._replace(panel=panel)
            self._show()

    def _on_not_kept(self, error: TrainerError) -> None:
        self._page.say(error.user_message)
        self._read()

    # Sheets

    @Slot()
    def _on_page_sheet_requested(self) -> None:
        from trainer.ui.dialogs.files import ask_new_sheet

        path = ask_new_sheet(self._page, self._exam)
        if path:
            self.write_sheet(path)

    def write_sheet(self, path: str) -> None:
        """Write a sheet for raters to fill in."""
        work = partial(_write_sheet, exam=self._exam, path=path)
        said = self.tr("Saved as {path}").format(path=path)
        self._desk.run(self, work, lambda _: self._page.say(said), self._on_failed)

    @Slot()
    def _on_page_entry_requested(self) -> None:
        from trainer.ui.dialogs.files import ask_filled_sheet

        path = ask_filled_sheet(self._page)
        if path:
            self.take_sheet(path)

    def take_sheet(self, path: str) -> None:
        """Take the ratings of a sheet."""
        work = partial(_take_sheet, exam=self._exam, path=path)
        self._desk.run(self, work, self._on_taken, self._on_failed)

    def _on_taken(self, problems: list[str]) -> None:
        if problems:
            text = self.tr("Not everything could be read: {problem}")
            self._page.say(text.format(problem=problems[0]))
        else:
            self._page.say(self.tr("The sheet was taken."))
        self._read()

    @Slot()
    def _on_page_back_requested(self) -> None:
        self._desk.go("exams")

    def _first_open(self, panel: Panel) -> int:
        from trainer.model.panel import standing

        row = standing(panel)[self._rater]
        return next((at for at, value in enumerate(row) if value is None), 0)


def _read(services: Services, *, exam: str) -> PanelState:
    from trainer.ui.presenters.exam_panel_reading import read_panel_state

    return read_panel_state(services, exam)


def _begin(services: Services, *, exam: str, raters: list[str]) -> None:
    from trainer.services.exam_panels import begin_panel, save_panel
    from trainer.services.exams import ExamService

    service = ExamService(services)
    panel = begin_panel(service, service.definition(exam), raters, _SEED)
    save_panel(services.paths, panel)


def _save(services: Services, *, panel: Panel) -> None:
    from trainer.services.exam_panels import save_panel

    save_panel(services.paths, panel)


def _write_sheet(services: Services, *, exam: str, path: str) -> None:
    from trainer.services.exam_panels import write_sheet
    from trainer.services.exams import ExamService

    write_sheet(ExamService(services), exam, path)


def _take_sheet(services: Services, *, exam: str, path: str) -> list[str]:
    from trainer.services.exam_panels import take_sheet

    return take_sheet(services.paths, exam, path)
