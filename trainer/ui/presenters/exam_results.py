# SPDX-License-Identifier: MIT
"""Puts what an exam came to into words, for Results and for its sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from trainer.model.exam_verdict import Clarity, Part, Reason, judge
from trainer.ui.pages.domain_rows import Range
from trainer.ui.pages.exam_views import ExamPart, ExamResultView
from trainer.ui.presenters import dates
from trainer.ui.presenters.wording import counted

if TYPE_CHECKING:
    from trainer.model.attempt import AttemptRecord
    from trainer.model.exam_sitting import Sitting
    from trainer.model.exam_verdict import ExamVerdict


def exam_result(record: AttemptRecord, sitting: Sitting) -> ExamResultView:
    """Return what an exam came to.

    Args:
        record: the attempt, over or not.
        sitting: its rules.
    """
    verdict = judge(sitting, record.responses)
    parts = [_part(part, part.title) for part in verdict.sections]
    if len(parts) > 1 or verdict.total.cut is not None:
        parts.append(_part(verdict.total, _tr("All questions")))
    return ExamResultView(
        headline=_tr("Passed") if verdict.is_passed else _tr("Not passed"),
        is_passed=verdict.is_passed,
        decided=_decided(verdict),
        gate=_gate(verdict),
        parts=tuple(parts),
        notes=_notes(record, sitting, verdict),
        may_review=sitting.may_review,
    )


def _part(part: Part, title: str) -> ExamPart:
    digits = QLocale().toString
    share, low, high = part.interval
    counts = _tr("{right} of {count}").format(right=digits(part.right), count=digits(part.items))
    verdict = "" if part.cut is None else _verdict(part)
    spoken = _tr("{title}: {percent}, range {low} to {high}, {counts} right").format(
        title=title,
        percent=dates.percent(share),
        low=digits(round(100 * low)),
        high=digits(round(100 * high)),
        counts=counts,
    )
    if part.cut is not None:
        spoken = _tr("{score}, cut {cut}: {verdict}").format(
            score=spoken, cut=_percent(part.cut), verdict=verdict
        )
    estimated = Range(100 * low, 100 * share, 100 * high, spoken)
    return ExamPart(title, counts, verdict, part.is_met, part.cut, estimated)


def _verdict(part: Part) -> str:
    """Say whether the cut was met, and whether the range allows to say so of more than this day."""
    cut = _percent(part.cut or 0)
    if part.cut_error is not None:
        error = QLocale().toString(float(part.cut_error), "f", 1)
        cut = _tr("{cut} \N{PLUS-MINUS SIGN} {error}").format(cut=cut, error=error)
    match part.is_met, part.clarity:
        case True, Clarity.ABOVE:
            text = _tr("Cut {cut}: met, above")
        case True, _:
            text = _tr("Cut {cut}: met, too close to call")
        case _, Clarity.BELOW:
            text = _tr("Cut {cut}: not met, below")
        case _:
            text = _tr("Cut {cut}: not met, too close to call")
    return text.format(cut=cut)


def _decided(verdict: ExamVerdict) -> tuple[str, ...]:
    if verdict.is_passed:
        return (_tr("Every cut that counts was met."),)
    found = []
    for reason, position in verdict.reasons:
        match reason:
            case Reason.UNSAFE:
                found.append(_tr("There were more unsafe acts than the exam allows."))
            case Reason.SECTION:
                title = verdict.sections[position].title
                found.append(_tr("{section} is below its cut.").format(section=title))
            case Reason.TOTAL:
                found.append(_tr("The whole is below its cut."))
    return tuple(found)


def _gate(verdict: ExamVerdict) -> str:
    if verdict.unsafe_at_most is None:
        return ""
    text = _tr("Unsafe acts: {unsafe}, allowed: {most}")
    digits = QLocale().toString
    return text.format(unsafe=digits(verdict.unsafe), most=digits(verdict.unsafe_at_most))


def _notes(record: AttemptRecord, sitting: Sitting, verdict: ExamVerdict) -> tuple[str, ...]:
    from trainer.model.attempt import ResponseState

    found = []
    blank = sum(one.state is not ResponseState.ANSWERED for one in record.responses)
    if blank:
        one = "One question was not answered and counts as not right."
        found.append(_n(one, "%n questions were not answered and count as not right.", blank))
    if any(part.clarity is Clarity.CLOSE for part in (*verdict.sections, verdict.total)):
        found.append(
            _tr("Too close to call: with other questions of the same kind it might have differed.")
        )
    extra = sitting.accommodation.extra_percent
    if sitting.usual_s is not None and extra is None:
        found.append(_tr("Sat without a time limit."))
    elif sitting.usual_s is not None and extra:
        number = QLocale().toString(extra)
        found.append(_tr("Sat with {percent}\u00a0% more time.").format(percent=number))
    if sitting.is_panel_cut:
        found.append(_tr("The cuts were set by a panel."))
    if not sitting.may_review:
        found.append(_tr("The author of this exam withholds its questions."))
    found.append(_tr("Practice: neither a pass nor a score certifies competence to needle."))
    return tuple(found)


def _percent(percent: float) -> str:
    number = QLocale().toString(float(percent), "g", 4)
    return _tr("{0}\u00a0%").format(number)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ExamResults", text)


def _n(one: str, many: str, number: int) -> str:
    return counted("ExamResults", one, many, number)
