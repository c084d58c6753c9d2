# SPDX-License-Identifier: MIT
"""Puts into words what the day asks for and why, or what was achieved, and how far the exam is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from trainer.model.agenda import Reason
from trainer.services import progress
from trainer.ui.pages.today_parts import DueView, ExamDay, WhyRow
from trainer.ui.presenters import dates
from trainer.ui.presenters.today_starting import minutes_of_session
from trainer.ui.presenters.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from trainer.model.agenda import Queued
    from trainer.model.review import ReviewPlan
    from trainer.ui.presenters.today_known import Known

# What comes back by itself, as against what is new or marked.
DUE = frozenset((Reason.UNSAFE, Reason.MISSED, Reason.FADING, Reason.EXAM))
# A session so long needs no button for ten minutes of it.
_SHORT_S = 12 * 60
# Rounded to minutes, less would be nothing.
_ROUNDED_S = 30
# A run of practice days is worth a word from here on.
_LEAST_RUN = 3
_CRITICAL = "critical"
_ORDER = (
    Reason.UNSAFE,
    _CRITICAL,
    Reason.EXAM,
    Reason.MISSED,
    Reason.FADING,
    Reason.FLAGGED,
    Reason.NEW,
)


def due_view(known: Known) -> DueView:
    """Say what is left of the day."""
    agenda = known.agenda
    if agenda.is_finished:
        return _done(known) if agenda.answered else _nothing(known)
    minutes = dates.minutes_of(agenda.seconds)
    if agenda.answered:
        title = _n("minute left for today", "minutes left for today", minutes)
    else:
        title = _n("minute for today", "minutes for today", minutes)
    is_long = agenda.seconds > _SHORT_S
    return DueView(
        number=_digits(minutes),
        title=title,
        detail=_urgent(agenda.chosen, minutes),
        note=" ".join(filter(None, (_questions(agenda.chosen), _rest(known), _later(known)))),
        start=_tr("Start"),
        whys=_whys(agenda.chosen),
        ten=_tr("Ten minutes of it") if is_long else "",
        weak=_tr("Weak spots in ten minutes"),
    )


def exam_day(plan: ReviewPlan, today: date) -> ExamDay:
    """Say how far the exam is, and what that means for practice."""
    if plan.exam_on is None or plan.exam_on < today:
        past = plan.exam_on is not None
        return ExamDay(
            number="",
            unit="",
            title=_tr("The day of your exam is over") if past else _tr("No day is set"),
            detail=_tr("With a day set, every critical question comes once more before it."),
            button=_tr("Set a day"),
        )
    left = (plan.exam_on - today).days
    day = dates.day_text(plan.exam_on)
    if plan.exam_on.year != today.year:
        day = f"{day} {plan.exam_on.year}"
    if left == 0:
        detail = _tr("It is today. Good luck.")
    elif left <= plan.exam_days:
        detail = _tr("Until then every critical question comes once more.")
    else:
        detail = _n(
            "On the last day before it every critical question comes once more.",
            "In the last %n days before it every critical question comes once more.",
            plan.exam_days,
        )
    unit = _n("day to go", "days to go", left)
    return ExamDay(_digits(left), unit, day, detail, _tr("Another day"))


def _is_urgent(one: Queued) -> bool:
    return _kind(one) in (Reason.UNSAFE, _CRITICAL, Reason.EXAM)


def _kind(one: Queued) -> str:
    reason = one.why.reason
    is_due = reason in (Reason.MISSED, Reason.FADING)
    return _CRITICAL if is_due and one.card.critical else reason


def _urgent(chosen: Sequence[Queued], minutes: int) -> str:
    urgent = [one for one in chosen if _is_urgent(one)]
    if not urgent:
        return _tr("Nothing of it is urgent")
    count = dates.minutes_of(sum(one.card.seconds for one in urgent))
    if len(urgent) == len(chosen) or count >= minutes > 1:
        return _tr("All of it urgent")
    return _n("One of them urgent", "%n of them urgent", count)


def _questions(chosen: Sequence[Queued]) -> str:
    one, many = "One question.", "%n questions, what is dangerous first."
    if not any(map(_is_urgent, chosen)):
        many = "%n questions."
    return _n(one, many, len(chosen))


def _whys(chosen: Sequence[Queued]) -> tuple[WhyRow, ...]:
    kinds: dict[str, list[Queued]] = {}
    for one in chosen:
        kinds.setdefault(_kind(one), []).append(one)
    return tuple(_why(kind, kinds[kind]) for kind in _ORDER if kind in kinds)


def _why(kind: str, some: Sequence[Queued]) -> WhyRow:
    seconds = sum(one.card.seconds for one in some)
    minutes = _tr("{0}\u00a0min").format(_digits(dates.minutes_of(seconds)))
    if seconds < _ROUNDED_S:
        minutes = _tr("<\u00a01\u00a0min")
    what, why = _reason(kind, some)
    late = max(one.why.late_days for one in some)
    if late:
        waits = _n("waiting since yesterday", "waiting for up to %n days", late)
        why = _tr("{why}; {waits}").format(why=why, waits=waits)
    return WhyRow(minutes, what, why)


def _reason(kind: str, some: Sequence[Queued]) -> tuple[str, str]:
    match kind:
        case Reason.UNSAFE:
            return _tr("Answered unsafely"), _tr("Back until answered safely on two days")
        case "critical":
            return _tr("Critical and due"), _tr("A mistake here would do serious harm")
        case Reason.EXAM:
            days = some[0].why.exam_days
            exam = _n("Your exam is tomorrow", "Your exam is in %n days", days)
            return _tr("Critical, once more before the exam"), exam
        case Reason.MISSED:
            return _tr("Missed"), _tr("The latest answer was not right")
        case Reason.FADING:
            return _tr("Fading"), _fading(some)
        case Reason.FLAGGED:
            return _tr("Marked"), _tr("You wanted to come back to it")
    return _tr("New"), _tr("From all domains, what is critical first")


def _fading(some: Sequence[Queued]) -> str:
    known = [one.why.recall for one in some if one.why.recall is not None]
    low, high = (dates.percent(share) for share in (min(known), max(known)))
    if low == high:
        return _tr("The chance that you still know it has fallen to {low}").format(low=low)
    text = _tr("The chance that you still know it has fallen to between {low} and {high}")
    return text.format(low=low, high=high)


def _rest(known: Known) -> str:
    """Tell what is due beyond the day's limit; nothing where that is nothing."""
    chosen = set(known.agenda.chosen)
    rest = [
        one.card.seconds
        for one in known.agenda.waiting
        if one not in chosen and one.why.reason in DUE
    ]
    one, many = (
        "About one more minute is due, beyond your daily limit.",
        "About %n more minutes are due, beyond your daily limit.",
    )
    if minutes_of_session(known.agenda.plan) is not None:
        one, many = (
            "About one more minute is due after this session.",
            "About %n more minutes are due after this session.",
        )
    return _n(one, many, dates.minutes_of(sum(rest))) if rest else ""


def _later(known: Known) -> str:
    """Tell how many come back later today; nothing where none does."""
    later = known.ahead.get(known.today, 0)
    one, many = "One more comes back later today.", "%n more come back later today."
    return _n(one, many, later) if later else ""


def _done(known: Known) -> DueView:
    agenda = known.agenda
    answers = _n("One answer", "%n answers", agenda.answered)
    time = _n("one minute", "%n minutes", dates.minutes_of(agenda.spent_s))
    rest = _rest(known)
    parts = [_tr("{answers} in about {time}.").format(answers=answers, time=time)]
    if not known.acts:
        parts.append(_tr("No unsafe act is open."))
    if known.run >= _LEAST_RUN:
        parts.append(_n("", "%n days of practice in this run.", known.run))
    return DueView(
        number="",
        title=_tr("Done for today"),
        detail=" ".join(parts),
        note=" ".join(filter(None, (rest, _next(known)))),
        start=_tr("Weak spots in ten minutes"),
        ten=_tr("Ten minutes more") if rest else "",
        is_done=True,
    )


def _nothing(known: Known) -> DueView:
    later = known.today in known.ahead
    return DueView(
        number="",
        title=_tr("Nothing is due now") if later else _tr("Nothing is due today"),
        detail=_next(known),
        note="",
        start=_tr("Weak spots in ten minutes"),
    )


def _next(known: Known) -> str:
    """Say when something comes back."""
    at = progress.due(known.pool, known.now).next_at
    if not at:
        return _tr("Questions that you have answered come back here when it is time.")
    day = max(known.today, dates.local(at).date())
    days = (day - known.today).days
    count = known.ahead.get(day, 0)
    if days == 0:
        return _n(
            "The next question comes back later today.",
            "The next %n questions come back later today.",
            count,
        )
    if days == 1:
        return _n(
            "The next question comes back tomorrow.",
            "The next %n questions come back tomorrow.",
            count,
        )
    return _tr("The next questions come back on {day}.").format(day=dates.day_text(day))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Today", text)


def _n(one: str, many: str, number: int) -> str:
    return counted("Today", one, many, number)


def _digits(number: int) -> str:
    return QLocale().toString(number)
