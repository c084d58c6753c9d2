# SPDX-License-Identifier: MIT
"""An exam on the question page: its clock, its warnings, and the look back before it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.services.session import Phase
from trainer.ui.presenters import exam_words as words
from trainer.ui.presenters.question_live import LiveSession

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from trainer.services.exam_session import ExamEngine
    from trainer.ui.desk import Desk
    from trainer.ui.pages.question import QuestionPage
    from trainer.ui.presenters.question_live import Hooks

_WARNINGS_S = (600, 60)


class ExamLive(LiveSession):
    """Drives an exam: no verdicts, one end, and a clock that does not wait."""

    def __init__(
        self,
        owner: QObject,
        page: QuestionPage,
        desk: Desk,
        engine: ExamEngine,
        hooks: Hooks,
    ) -> None:
        """Take up an exam; see `LiveSession`."""
        super().__init__(owner, page, desk, engine, hooks)
        self._exam = engine
        limit_s = engine.attempt.limit_s
        # An exam that is no longer than that is not warned of.
        self._warnings = [at for at in _WARNINGS_S if limit_s is not None and at < limit_s]

    @property
    def _may_pause(self) -> bool:
        return self._exam.rules.accommodation.pauses

    # Time

    def tick(self) -> int:
        """Compare the clocks, warn, show the time; at its end, submit."""
        engine = self._engine
        if engine.phase is not Phase.FINISHED and not self._over:
            drafts = engine.check_clock()
            if drafts:
                self._outbox.send(drafts, self._on_refused)
            self._warn()
        if engine.remaining_s() == 0:
            self._page.hide_overview()
        return super().tick()

    def _warn(self) -> None:
        remaining_s = self._engine.remaining_s()
        if remaining_s is None or remaining_s == 0:
            return
        passed = [at for at in self._warnings if remaining_s <= at]
        if passed:
            self._warnings = [at for at in self._warnings if at not in passed]
            self._notes.notice = words.warning(min(passed), remaining_s)
            self._page.show_notice(self._notes.notice)
            self._page.announce(self._notes.notice)

    # Going about

    def go_to(self, position: int) -> None:
        """Show another place of the form, where that is not closed."""
        if not self._exam.may_go_to(position):
            self._notes.notice = words.closed()
            self._page.show_notice(self._notes.notice)
            return
        self._page.hide_overview()
        self._notes.is_leaving = False
        super().go_to(position)

    def _arrive(self, position: int) -> None:
        super()._arrive(position)
        # What was chosen and not saved at a place that is closed now can never be.
        drafts = self._notes.drafts
        drafts -= {one for one in drafts if not self._exam.may_go_to(one)}

    def do_primary(self) -> None:
        """Do what Enter stands for: leave, where that was asked."""
        if self._notes.is_leaving:
            self._notes.is_leaving = False
            self.put_down()
            self._desk.go("exams")
        else:
            super().do_primary()

    # The end

    def ask_to_finish(self) -> None:
        """Show what is answered and what is not; asked again, go back to the question."""
        notes = self._notes
        if self._engine.phase is not Phase.ANSWERING or notes.is_time_up:
            return
        if notes.is_leaving:
            notes.is_leaving = False
        else:
            notes.is_asking = not notes.is_asking
        if notes.is_asking:
            self._page.show_overview(words.overview(self._exam, notes))
        else:
            self._page.hide_overview()
        self._page.show_foot(words.foot(notes))

    def leave(self) -> bool:
        """Stop for now: at once where the clock stops too, else say that it does not.

        Returns:
            Whether the learner is asked, or it was only a question that was left.
        """
        notes = self._notes
        if notes.is_asking or notes.is_leaving:
            self.ask_to_finish()
            return True
        if self._may_pause or self._engine.attempt.limit_s is None or notes.is_time_up:
            self.put_down()
            return False
        notes.is_leaving = True
        self._page.show_foot(words.foot(notes))
        return True

    def put_down(self) -> None:
        """Store what has been kept back, and stop; the clock too where that is allowed."""
        engine = self._engine
        if self._over:
            return
        self._page.hide_overview()
        can_pause = engine.phase is Phase.ANSWERING and not self._notes.is_time_up
        if not can_pause or not self._may_pause:
            super().put_down()
            return
        drafts = self._exam.pause()
        self._end()
        self._outbox.put_down(drafts, is_finished=False)

    def _finish(self) -> None:
        self._page.hide_overview()
        super()._finish()
