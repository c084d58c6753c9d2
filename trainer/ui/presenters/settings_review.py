# SPDX-License-Identifier: MIT
"""Shows and keeps how a learner wants to review: minutes a day, recall, the day of an exam."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot

from trainer.ui.desk import Changes
from trainer.ui.pages.settings.views import ReviewView
from trainer.ui.presenters import dates
from trainer.ui.presenters.wording import counted

if TYPE_CHECKING:
    from trainer.errors import TrainerError
    from trainer.model.review import ReviewPlan
    from trainer.services.context import Services
    from trainer.ui.desk import Desk
    from trainer.ui.pages.settings.review import ReviewCard

# A percentage is kept when the slider has rested for so long; each is an event in the log.
_REST_MS = 400


class _Read(NamedTuple):
    plan: ReviewPlan
    today: date


class ReviewSettings(QObject):
    """Pairs the card of the plan with the service that keeps it."""

    def __init__(self, card: ReviewCard, desk: Desk, parent: QObject) -> None:
        """Connect card and desk."""
        super().__init__(parent)
        self._card = card
        self._desk = desk
        self._read: _Read | None = None
        self._percent = 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._on_rest_timeout)
        card.minutes_chosen.connect(self._on_card_minutes_chosen)
        card.retention_changed.connect(self._on_card_retention_changed)
        card.exam_typed.connect(self._on_card_exam_typed)

    def refresh(self) -> None:
        """Show what is set."""
        work = partial(_read, learner=self._desk.learner.id)
        self._desk.run(self, work, self._on_read)

    def leave(self) -> None:
        """Keep a percentage that the slider has just been set to."""
        if self._rest.isActive():
            self._rest.stop()
            self._on_rest_timeout()

    def _on_read(self, read: _Read) -> None:
        self._read = read
        if not self._rest.isActive():
            self._percent = round(100 * read.plan.retention)
        self._card.show_review(_view(read, self._percent))

    @Slot(object)
    def _on_card_minutes_chosen(self, minutes: int | None) -> None:
        self._keep(minutes=minutes)

    @Slot(int)
    def _on_card_retention_changed(self, percent: int) -> None:
        self._percent = percent
        self._rest.start()
        if self._read is not None:
            self._card.show_review(_view(self._read, percent))

    @Slot()
    def _on_rest_timeout(self) -> None:
        self._keep(retention=self._percent / 100)

    @Slot(str)
    def _on_card_exam_typed(self, text: str) -> None:
        if self._read is None:
            return
        self._card.say_exam("")
        if not text:
            self._keep(exam_on=None)
            return
        try:
            day = date.fromisoformat(text)
        except ValueError:
            self._card.say_exam(
                _tr("Write the day as year, month and day, such as 2027-03-01; or nothing.")
            )
            return
        if day < self._read.today:
            self._card.say_exam(_tr("This day is over."))
            return
        self._keep(exam_on=day)

    def _keep(self, **changes: Any) -> None:
        """Keep a part of the plan; the rest is as it is in the store."""
        work = partial(_change, learner=self._desk.learner.id, changes=changes)
        self._desk.run(self, work, self._on_kept, self._on_not_kept)

    def _on_kept(self, read: _Read) -> None:
        self._on_read(read)
        # Every due date follows from the plan.
        self._desk.announce(Changes.ANSWERS, self)

    def _on_not_kept(self, error: TrainerError) -> None:
        self._card.say_exam(error.user_message)


def _read(services: Services, learner: str) -> _Read:
    return _Read(services.review.plan(learner), services.review.today())


def _change(services: Services, learner: str, changes: dict[str, Any]) -> _Read:
    plan = services.review.plan(learner)
    changed = plan._replace(**changes)
    if changed != plan:
        services.review.set_plan(learner, changed)
    return _Read(changed, services.review.today())


def _view(read: _Read, percent: int) -> ReviewView:
    plan = read.plan
    if plan.minutes is None:
        minutes = _tr("Today asks for everything that is due, in sessions of twenty minutes.")
    else:
        minutes = _n(
            "Today asks for one minute. Unsafe acts come back beyond it.",
            "Today asks for %n minutes. Unsafe acts come back beyond them.",
            plan.minutes,
        )
    known = _tr(
        "A question returns when the chance that you still know it has fallen to {percent}. "
        "More means more questions. What is critical is held nearer to certain."
    ).format(percent=dates.percent(percent / 100))
    exam = "" if plan.exam_on is None else plan.exam_on.isoformat()
    return ReviewView(plan.minutes, minutes, percent, known, exam, _exam(read))


def _exam(read: _Read) -> str:
    on = read.plan.exam_on
    if on is None:
        return _tr("None is set. With one, every critical question comes once more before it.")
    day = f"{dates.day_text(on)} {on.year}"
    left = (on - read.today).days
    if left < 0:
        return _tr("{day}, which is over. Empty the line for none.").format(day=day)
    if left == 0:
        return _tr("{day}, which is today.").format(day=day)
    text = _n("{day}, tomorrow.", "{day}, in %n days.", left)
    return text.format(day=day)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ReviewSettings", text)


def _n(one: str, many: str, number: int) -> str:
    return counted("ReviewSettings", one, many, number)
