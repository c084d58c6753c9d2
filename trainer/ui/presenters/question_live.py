# SPDX-License-Identifier: MIT
"""A session on the question page: from key to disk, and only then to the verdict."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from trainer.services.session import Phase, SessionEngine
from trainer.ui.desk import Changes
from trainer.ui.pages.question.views import QuestionView, next_visit
from trainer.ui.presenters import question_sight as sight
from trainer.ui.presenters import question_words as words
from trainer.ui.presenters.question_notes import SessionNotes
from trainer.ui.presenters.question_outbox import Outbox

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject

    from trainer.errors import TrainerError
    from trainer.model.attempt import Certainty, MissReason
    from trainer.ui.desk import Desk
    from trainer.ui.pages.question import QuestionPage
    from trainer.ui.pages.question.views import SourceRow
    from trainer.ui.presenters.question_facts import Facts


class Hooks(NamedTuple):
    """What a session tells its owner.

    Attributes:
        shown: something else is shown; `prepare()` should follow when nobody waits.
        stale: the bar at the foot is behind; `show_foot()` should follow soon.
        over: the session is over, and another page will be asked for.
    """

    shown: Callable[[], None]
    stale: Callable[[], None]
    over: Callable[[], None]


class LiveSession:
    """Drives one engine. What the learner does comes in; views and drafts to store go out."""

    def __init__(
        self,
        owner: QObject,
        page: QuestionPage,
        desk: Desk,
        engine: SessionEngine,
        hooks: Hooks,
    ) -> None:
        """Take up a session; nothing is shown before `show()`.

        Args:
            owner: whose work on the database lane this is.
            page: where it is shown.
            desk: where it is stored.
            engine: the session.
            hooks: what to tell the owner.
        """
        self._owner = owner
        self._page = page
        self._desk = desk
        self._engine = engine
        self._hooks = hooks
        self._notes = SessionNotes(engine, desk.whys.get(engine.attempt.id))
        self._is_stale = False
        self._over = False
        self._time: tuple[int, int | None] | None = None
        self._outbox = Outbox(owner, desk, engine)

    # -- showing ------------------------------------------------------------------------------

    def show(self) -> None:
        """Show the place where the engine is."""
        notes = self._notes
        notes.visit = next_visit()
        self._is_stale = False
        view = QuestionView(sight.bar(notes), sight.shown(notes), sight.foot(notes), notes.notice)
        self._page.show_view(view)
        self.show_clock()
        self._hooks.shown()

    def show_foot(self) -> None:
        """Bring the bar at the foot up to date, if it is behind.

        Who answers with two quick keys is through before the bar has changed and changed back.
        """
        if self._is_stale and self._engine.phase is not Phase.STORING:
            self._is_stale = False
            self._page.show_foot(sight.foot(self._notes))

    def prepare(self) -> None:
        """Have the question that is probably next made ready, while nobody waits."""
        coming = None if self._engine.phase is Phase.STORING else sight.ahead(self._notes)
        if coming is not None and not self._over:
            self._page.prepare(*coming)

    def show_clock(self) -> int:
        """Show the time, and return in how many milliseconds it will have changed."""
        elapsed_ms = self._engine.elapsed_ms()
        remaining_s = self._engine.remaining_s()
        time = elapsed_ms // 1000, remaining_s
        if time != self._time:
            self._time = time
            self._page.show_clock(words.clock(*time))
        return 1000 - elapsed_ms % 1000

    def begin(self) -> None:
        """Show the first place, and read what the page wants to know besides the items."""
        from trainer.ui.presenters.question_facts import read_facts

        self._outbox.beat()
        self.show()
        attempt = self._engine.attempt
        self._desk.run(
            self._owner,
            lambda services: read_facts(services, attempt),
            self._on_facts,
            _ignore,
        )
        self._fetch_sources()

    def _on_facts(self, facts: Facts) -> None:
        if self._over:
            return
        self._notes.facts = facts
        self._page.show_item(sight.shown(self._notes))
        self._hooks.shown()

    def _fetch_sources(self) -> None:
        """Read the sources while the learner reads the question; test mode shows none."""
        engine = self._engine
        position = engine.position
        if not self._notes.is_tutor or position in self._notes.sources or not engine.item.cites:
            return
        from trainer.ui.presenters.question_facts import read_sources

        key, cites = engine.attempt.form.entries[position].key, engine.item.cites

        def arrived(rows: tuple[SourceRow, ...]) -> None:
            self._notes.sources[position] = rows
            is_shown = not self._over and self._engine.position == position
            if is_shown and self._engine.phase is Phase.FEEDBACK:
                self._page.show_item(sight.shown(self._notes))

        # Without its bank a question has no sources; that is no reason to stop.
        self._desk.run(
            self._owner, lambda services: read_sources(services, key, cites), arrived, _ignore
        )

    # -- what the learner does ----------------------------------------------------------------

    def respond(self, response: Any) -> None:
        """Take a response as a draft."""
        if self._engine.phase is not Phase.ANSWERING or self._notes.is_time_up:
            return
        self._engine.respond(response)
        self._note_draft()

    def say_certainty(self, certainty: Certainty | None) -> None:
        """Take how sure the learner is."""
        if self._engine.phase is not Phase.ANSWERING or self._notes.is_time_up:
            return
        self._engine.say_certainty(certainty)
        self._note_draft()

    def strike(self, struck: Sequence[int]) -> None:
        """Take the options that are struck out."""
        if self._engine.phase is Phase.ANSWERING and not self._notes.is_time_up:
            self._outbox.send(self._engine.strike(struck), self._on_refused)

    def toggle_flag(self) -> None:
        """Mark the item to come back to it, or take the mark away."""
        engine = self._engine
        if engine.phase is Phase.FINISHED:
            return
        flagged = not engine.place.flagged
        self._outbox.send(engine.flag(flagged), self._on_refused)
        self._notes.note_cell(engine.position)
        self._page.show_bar(sight.bar(self._notes))

    def give_reason(self, reason: MissReason) -> None:
        """Take why the item was missed."""
        if self._engine.phase is Phase.FEEDBACK and not self._engine.place.is_between:
            self._outbox.send(self._engine.give_reason(reason), self._on_refused)
            self._page.show_foot(sight.foot(self._notes))

    def do_primary(self) -> None:
        """Do what Enter stands for at the moment."""
        engine = self._engine
        if engine.phase is Phase.STORING:
            return
        if self._notes.is_finishing or self._notes.is_asking:
            self._finish()
        elif self._notes.is_time_up:
            self._end_in_time()
        elif engine.place.is_between:
            engine.next_step()
            self.show()
        elif engine.phase is Phase.FEEDBACK:
            self._go_on()
        elif engine.phase is Phase.ANSWERING:
            if not self._notes.is_tutor and self._notes.is_settled:
                self._go_on()
            elif engine.is_complete:
                self._submit()

    def skip(self) -> None:
        """Pass the item over; it comes round once more."""
        if self._engine.phase is not Phase.ANSWERING or self._notes.is_time_up:
            return
        target = self._notes.next_open()
        if target is None:
            self.ask_to_finish()
            return
        self._notes.note_skip()
        self.go_to(target)

    def go_to(self, position: int) -> None:
        """Show another place of the form."""
        engine = self._engine
        if engine.phase in (Phase.STORING, Phase.FINISHED) or self._notes.is_time_up:
            return
        self._notes.is_asking = False
        if position != engine.position:
            self._outbox.note_move(position, partial(self._arrive, position))
        else:
            self._page.show_foot(sight.foot(self._notes))

    def _arrive(self, position: int) -> None:
        """Show a place, unless something else has happened meanwhile."""
        engine = self._engine
        settled = engine.phase in (Phase.ANSWERING, Phase.FEEDBACK)
        if self._over or not settled or self._notes.is_time_up or position == engine.position:
            return
        engine.go_to(position)
        self.show()
        self._fetch_sources()

    def step(self, by: int) -> None:
        """Show a neighbouring place."""
        position = self._engine.position + by
        if 0 <= position < len(self._engine.places):
            self.go_to(position)

    def ask_to_finish(self) -> None:
        """End the session; ask once when something is still open. Asked again, go back."""
        if self._engine.phase not in (Phase.ANSWERING, Phase.FEEDBACK) or self._notes.is_time_up:
            return
        if not self._notes.is_asking and not self._engine.unanswered and not self._notes.drafts:
            self._finish()
            return
        self._notes.is_asking = not self._notes.is_asking
        self._page.show_foot(sight.foot(self._notes))

    def leave(self) -> bool:
        """Stop for now; nothing is asked, for all is stored.

        Returns:
            Whether it was only the question to finish that was left.
        """
        if self._notes.is_asking:
            self.ask_to_finish()
            return True
        self.put_down()
        return False

    def put_down(self) -> None:
        """Store what has been kept back, and stop."""
        if self._over:
            return
        engine = self._engine
        is_finished = engine.phase is Phase.FINISHED
        drafts = () if is_finished else engine.leave()
        self._end()
        self._outbox.put_down(drafts, is_finished=is_finished)

    def tick(self) -> int:
        """Show the time and keep it safe; at the end of the time, end the session.

        Returns:
            Milliseconds until the clock will have changed.
        """
        engine = self._engine
        wait_ms = self.show_clock()
        if engine.phase is Phase.FINISHED:
            return wait_ms
        self._outbox.beat()
        if engine.remaining_s() == 0 and not self._notes.is_time_up:
            self._notes.is_time_up = True
            self._notes.is_asking = False
            if engine.phase is not Phase.STORING:
                self._end_in_time()
        return wait_ms

    # -- storing ------------------------------------------------------------------------------

    def _submit(self) -> None:
        self._notes.notice = ""
        self._page.set_busy(True)
        engine = self._engine
        drafts = engine.submit()
        stays = self._notes.is_tutor or not engine.place.answered
        following = engine.position if stays else self._notes.next_open()
        position = engine.position if following is None else following
        self._outbox.send_answer(drafts, position, self._on_stored, self._on_not_stored)

    def _on_stored(self, returns_days: int | None) -> None:
        engine = self._engine
        if engine.phase is not Phase.STORING:
            return
        position = engine.position
        engine.stored()
        self._notes.note_stored(position)
        if returns_days is not None:
            self._notes.returns[position] = returns_days
        if self._over:
            return
        self._page.set_busy(False)
        if self._notes.is_time_up:
            self._end_in_time()
            return
        self.show()
        if self._notes.is_tutor:
            self._page.announce_verdict()
        self._fetch_sources()

    def _on_not_stored(self, error: TrainerError) -> None:
        if self._engine.phase is not Phase.STORING:
            return
        self._engine.not_stored()
        if self._over:
            # The page is gone; the window says it.
            self._desk.runner.failed.emit(error)
            return
        self._page.set_busy(False)
        self._say(error)

    def _say(self, error: TrainerError) -> None:
        """Say in place what stopped the answer from being stored; it stays as it was given."""
        self._notes.notice = error.user_message
        self.show()

    def _on_refused(self, error: TrainerError) -> None:
        """Say that a mark could not be stored; it goes with what is stored next."""
        if not self._over:
            self._notes.notice = error.user_message
            self._page.show_notice(error.user_message)

    # -- going on and ending ------------------------------------------------------------------

    def _go_on(self) -> None:
        if not self._engine.unanswered:
            self.ask_to_finish()
            return
        target = self._notes.next_open()
        if target is None:
            self.ask_to_finish()
        else:
            self.go_to(target)

    def _note_draft(self) -> None:
        self._notes.note_draft()
        self._notes.is_asking = False
        self._is_stale = True
        self._hooks.stale()

    def _end_in_time(self) -> None:
        """Time is up: store every draft that is an answer, one by one, then finish."""
        engine = self._engine
        while engine.phase is Phase.ANSWERING and self._notes.drafts:
            position = min(self._notes.drafts)
            if position != engine.position:
                engine.go_to(position)
            if engine.is_complete:
                self._submit()
                return
            self._notes.drafts.discard(position)
        self._finish()

    def _finish(self) -> None:
        engine = self._engine
        self._notes.notice = ""
        drafts = () if self._notes.is_finishing else engine.finish()
        self._notes.is_finishing = True
        self._page.set_busy(True)
        self._outbox.send_end(drafts, self._on_finished, self._on_not_finished)

    def _on_finished(self, _nothing: None) -> None:
        if self._over:
            return
        self._end()
        self._desk.announce(Changes.ANSWERS, self._owner)
        self._desk.go("results", self._engine.attempt.id)

    def _on_not_finished(self, error: TrainerError) -> None:
        if not self._over:
            self._page.set_busy(False)
            self._say(error)

    def _end(self) -> None:
        self._over = True
        self._page.set_busy(False)
        self._hooks.over()


def _ignore(_error: TrainerError) -> None:
    """What could not be read is left out."""
