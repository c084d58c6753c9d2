# SPDX-License-Identifier: MIT
"""The presenter of the question page: a session that runs, or an attempt to look through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Slot

from trainer.ui.presenters.question_live import Hooks, LiveSession

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.model.attempt import AttemptRecord, Certainty, MissReason
    from trainer.model.items.base import Item
    from trainer.services.context import Services
    from trainer.services.session import SessionEngine
    from trainer.ui.desk import Desk, Route
    from trainer.ui.pages.question import QuestionPage
    from trainer.ui.presenters.question_review import Review

# After the change of a second, so that a timer that is early by a little does not show the old one.
_AFTER_MS = 15
# Long enough for what is shown now to be painted first.
_AHEAD_MS = 20


class QuestionPresenter(QObject):
    """Hands what the learner does to the session or the review that is on the page."""

    def __init__(self, page: QuestionPage, desk: Desk, parent: QObject | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._page = page
        self._desk = desk
        self._live: LiveSession | None = None
        self._review: Review | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._connect()

    def _connect(self) -> None:
        page = self._page
        self._timer.timeout.connect(self._on_timer_timeout)
        self._ahead.timeout.connect(self._on_ahead_timeout)
        self._soon.timeout.connect(self._on_soon_timeout)
        page.response_changed.connect(self._on_page_response_changed)
        page.struck_changed.connect(self._on_page_struck_changed)
        page.certainty_changed.connect(self._on_page_certainty_changed)
        page.reason_given.connect(self._on_page_reason_given)
        page.primary_requested.connect(self._on_page_primary_requested)
        page.skip_requested.connect(self._on_page_skip_requested)
        page.flag_requested.connect(self._on_page_flag_requested)
        page.finish_requested.connect(self._on_page_finish_requested)
        page.place_chosen.connect(self._on_page_place_chosen)
        page.step_requested.connect(self._on_page_step_requested)
        page.leave_requested.connect(self._on_page_leave_requested)
        page.hidden.connect(self.leave)

    # -- what the window asks -----------------------------------------------------------------

    def take_up(self, engine: SessionEngine) -> None:
        """Show a session where it stands; one that is still open is put down first."""
        self.leave()
        self._review = None
        hooks = Hooks(self._on_live_shown, self._soon.start, self._on_live_over)
        self._live = self._live_of(engine, hooks)
        self._live.begin()
        self._on_timer_timeout()

    def _live_of(self, engine: SessionEngine, hooks: Hooks) -> LiveSession:
        if engine.attempt.exam is not None:
            from trainer.services.exam_session import ExamEngine
            from trainer.ui.presenters.exam_live import ExamLive

            if isinstance(engine, ExamEngine):
                return ExamLive(self, self._page, self._desk, engine, hooks)
        return LiveSession(self, self._page, self._desk, engine, hooks)

    def activate(self, route: Route) -> None:
        """Show an attempt that is over, to look it through.

        Args:
            route: its subject is the attempt's id, its position the place to begin with.
        """
        if not route.subject:
            return
        attempt, position = route.subject, max(0, route.position)

        def work(services: Services) -> tuple[AttemptRecord, list[Item]]:
            record = services.attempts.read(attempt)
            return record, services.attempts.items(record)

        def arrived(found: tuple[AttemptRecord, list[Item]]) -> None:
            self.review(found[0], found[1], position)

        self._desk.run(self, work, arrived)

    def review(self, record: AttemptRecord, items: Sequence[Item], position: int = 0) -> None:
        """Show the answered items of an attempt again, with their verdicts; nothing is changed.

        Args:
            record: the attempt.
            items: its items as they were shown, one per place of the form.
            position: the place to begin with, from 0.
        """
        from trainer.ui.presenters.question_review import Review

        self.leave()
        self._review = Review(self, self._page, self._desk, record, items)
        self._review.go_to(position)

    @Slot()
    def leave(self) -> None:
        """Put down what is open: everything is stored, nothing is asked."""
        if self._live is not None:
            self._live.put_down()

    # -- what the learner does ----------------------------------------------------------------

    @Slot(object)
    def _on_page_response_changed(self, response: Any) -> None:
        if self._live is not None:
            self._live.respond(response)

    @Slot(object)
    def _on_page_struck_changed(self, struck: tuple[int, ...]) -> None:
        if self._live is not None:
            self._live.strike(struck)

    @Slot(object)
    def _on_page_certainty_changed(self, certainty: Certainty | None) -> None:
        if self._live is not None:
            self._live.say_certainty(certainty)

    @Slot(object)
    def _on_page_reason_given(self, reason: MissReason) -> None:
        if self._live is not None:
            self._live.give_reason(reason)

    @Slot()
    def _on_page_primary_requested(self) -> None:
        if self._live is not None:
            self._live.do_primary()
        elif self._review is not None:
            self._review.do_primary()

    @Slot()
    def _on_page_skip_requested(self) -> None:
        if self._live is not None:
            self._live.skip()

    @Slot()
    def _on_page_flag_requested(self) -> None:
        if self._live is not None:
            self._live.toggle_flag()

    @Slot()
    def _on_page_finish_requested(self) -> None:
        if self._live is not None:
            self._live.ask_to_finish()

    @Slot(int)
    def _on_page_place_chosen(self, position: int) -> None:
        if self._live is not None:
            self._live.go_to(position)
        elif self._review is not None:
            self._review.go_to(position)

    @Slot(int)
    def _on_page_step_requested(self, by: int) -> None:
        if self._review is not None:
            self._review.step(by)

    @Slot()
    def _on_page_leave_requested(self) -> None:
        if self._live is not None:
            if not self._live.leave():
                self._desk.go("today")
        elif self._review is not None:
            self._review.leave()

    # -- inside -------------------------------------------------------------------------------

    @Slot()
    def _on_timer_timeout(self) -> None:
        if self._live is None:
            return
        wait_ms = self._live.tick()
        if self._live is not None:
            self._timer.start(wait_ms + _AFTER_MS)

    def _on_live_shown(self) -> None:
        self._ahead.start(_AHEAD_MS)

    @Slot()
    def _on_soon_timeout(self) -> None:
        if self._live is None:
            return
        self._live.show_foot()
        if self._ahead.isActive():
            # A quick learner: the next question is wanted sooner.
            self._ahead.start(0)

    @Slot()
    def _on_ahead_timeout(self) -> None:
        if self._live is not None:
            self._live.prepare()

    def _on_live_over(self) -> None:
        self._live = None
        self._timer.stop()
