# SPDX-License-Identifier: MIT
"""Reads the exams and puts what they ask for into words; on the database lane."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale

from trainer.model.accommodation import EXTRA_PERCENTS, Accommodation
from trainer.model.exam_sitting import limit_of
from trainer.services.exams import ExamService
from trainer.ui.pages.exam_views import ExamCardView, ExamsView, SectionLine
from trainer.ui.presenters import dates
from trainer.ui.presenters.wording import counted, listed

if TYPE_CHECKING:
    from datetime import date

    from trainer.model.attempt import AttemptSummary
    from trainer.model.blueprint import Shortage
    from trainer.model.exam import Exam
    from trainer.services.context import Services
    from trainer.services.exams import ExamInfo


class Exams(NamedTuple):
    """What the page shows, and what the learner is allowed."""

    view: ExamsView
    allowed: Accommodation


def read_exams(services: Services, learner: str) -> Exams:
    """Read all exams with how the learner stands in them."""
    service = ExamService(services)
    service.finish_overdue(learner)
    allowed = service.accommodation(learner)
    sat = service.sat(learner)
    today = services.clock().astimezone().date()
    cards = [
        _card(service, info, allowed, [one for one in sat if one.exam == info.exam.id], today)
        for info in service.exams()
    ]
    # What is left open comes first: Enter goes on with it.
    cards.sort(key=lambda card: not card.open_attempt)
    broken = tuple(str(problem) for problem in service.broken())
    extra = EXTRA_PERCENTS.index(allowed.extra_percent)
    return Exams(ExamsView(tuple(cards), extra, allowed.pauses, broken), allowed)


def _card(
    service: ExamService,
    info: ExamInfo,
    allowed: Accommodation,
    sat: list[AttemptSummary],
    today: date,
) -> ExamCardView:
    exam = info.exam
    left = next((one for one in sat if one.state == "open"), None)
    done = next((one for one in sat if one.state == "finished"), None)
    last = "" if done is None else _last(service, done, today)
    if left is not None:
        last = _open(left, today, is_running=service.is_running(left.id))
    return ExamCardView(
        id=exam.id,
        title=exam.title,
        description=exam.description,
        facts=_facts(exam, allowed),
        sections=tuple(
            SectionLine(section.title, _questions(section.count), _cut(section.cut))
            for section in exam.sections
        ),
        rules=_rules(exam),
        problem=" ".join(_problem(info, short) for short in info.shortages),
        last=last,
        attempt="" if done is None else done.id,
        open_attempt="" if left is None else left.id,
        action=_tr("Begin") if left is None else _tr("Go on"),
    )


def _facts(exam: Exam, allowed: Accommodation) -> tuple[str, ...]:
    limit_s = limit_of(exam, allowed)
    time = _tr("no time limit")
    if limit_s is not None:
        minutes = -(-limit_s // 60)
        time = _n("one minute", "%n minutes", minutes)
    return _questions(exam.items), time


def _rules(exam: Exam) -> tuple[str, ...]:
    cuts = [section for section in exam.sections if section.cut is not None]
    rules = []
    if exam.decision == "conjunctive" and len(cuts) > 1:
        rules.append(_tr("Every section must reach its cut."))
    if exam.decision == "compensatory":
        rules.append(_tr("Only the whole counts: a strong section makes up for a weak one."))
    if exam.cut is not None:
        rules.append(_tr("The whole must reach {cut}.").format(cut=_percent(exam.cut)))
    if exam.unsafe_at_most is not None:
        none = _tr("One unsafe act fails the exam.")
        more = _n(
            "More than one unsafe act fails the exam.",
            "More than %n unsafe acts fail the exam.",
            exam.unsafe_at_most,
        )
        rules.append(more if exam.unsafe_at_most else none)
    if exam.movement == "forward":
        rules.append(_tr("You go forward only: what was passed is closed."))
    if exam.review == "withheld":
        rules.append(_tr("The questions cannot be looked through afterwards."))
    return tuple(rules)


def _problem(info: ExamInfo, short: Shortage) -> str:
    """Say what the banks cannot give."""
    if info.missing_banks:
        text = _tr("It draws from a bank that is not there: {banks}. Add it in the library.")
        return text.format(banks=listed(info.missing_banks))
    wanted, found = QLocale().toString(short.wanted), QLocale().toString(short.found)
    text = _tr("It asks for {wanted} questions, and the banks hold {found} that fit.")
    if short.section >= 0 and short.what == "critical":
        text = _tr(
            "{section} asks for {wanted} critical questions, and the banks hold {found} that fit."
        )
    elif short.section >= 0:
        text = _tr("{section} asks for {wanted} questions, and the banks hold {found} that fit.")
    elif short.what == "critical":
        text = _tr("It asks for {wanted} critical questions, and the banks hold {found} that fit.")
    section = info.exam.sections[short.section].title if short.section >= 0 else ""
    return text.format(section=section, wanted=wanted, found=found)


def _last(service: ExamService, done: AttemptSummary, today: date) -> str:
    verdict = service.verdict_of(done.id)
    when = dates.finished_text(dates.local(done.finished_at), today)
    result = _tr("passed") if verdict.is_passed else _tr("not passed")
    return _tr("{when}: {result}").format(when=when, result=result)


def _open(left: AttemptSummary, today: date, *, is_running: bool) -> str:
    place = _tr("Question {number} of {count}").format(
        number=QLocale().toString(left.position + 1), count=QLocale().toString(left.items)
    )
    when = dates.left_text(dates.local(left.last_at), today)
    text = _tr("{place}, {when}")
    if is_running:
        text = _tr("{place}, {when}. The clock runs on.")
    return text.format(place=place, when=when)


def _questions(number: int) -> str:
    return _n("one question", "%n questions", number)


def _cut(cut: float | None) -> str:
    return "" if cut is None else _tr("cut {percent}").format(percent=_percent(cut))


def _percent(percent: float) -> str:
    number = QLocale().toString(float(percent), "g", 4)
    return _tr("{0}\u00a0%").format(number)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Exams", text)


def _n(one: str, many: str, number: int) -> str:
    return counted("Exams", one, many, number)
