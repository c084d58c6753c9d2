# SPDX-License-Identifier: MIT
"""Reads a session and puts what came of it into words; on the database lane."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale

from trainer.model.attempt import AttemptState, Certainty, ResponseState
from trainer.model.statistics import wilson
from trainer.services import assembly
from trainer.ui.pages.domain_rows import DomainRow, Range
from trainer.ui.pages.figures import Figure
from trainer.ui.pages.results_views import (
    AnswerRow,
    ResultsView,
    ScoreView,
    UnsafeRow,
    Verdict,
)
from trainer.ui.presenters import dates
from trainer.ui.presenters.pace import pace
from trainer.ui.presenters.wording import bank_areas, counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from trainer.model.attempt import AttemptRecord, ResponseRecord
    from trainer.model.index import ItemKey
    from trainer.model.items.base import Item
    from trainer.services.context import Services
    from trainer.ui.pages.exam_views import ExamResultView

# With fewer a range is so wide that it should be said.
_FEW = 20
# With fewer than these no range is drawn at all: it would span most of the scale.
_LEAST = 5
_TITLE_CHARACTERS = 80
_SURE = (Certainty.FAIRLY, Certainty.CERTAIN)
_SEEN = (ResponseState.ANSWERED, ResponseState.OMITTED)


class Results(NamedTuple):
    """What Results shows, and what its buttons stand for.

    Attributes:
        name: of the learner; may be empty.
        dated: when it was finished, as it is still true when it is read on paper.
        mode: how the session ran, in words, for the same.
        missed: the questions to be practised again, as far as they are installed.
    """

    view: ResultsView
    name: str
    dated: str
    mode: str
    missed: tuple[ItemKey, ...]


def read_results(services: Services, attempt: str) -> Results:
    """Read a session.

    Args:
        services: of the data folder.
        attempt: its id.
    """
    record = services.attempts.read(attempt)
    items = services.attempts.items(record)
    areas = {bank: bank_areas(services, bank) for bank in {e.key.bank for e in record.form.entries}}
    names = [
        areas[entry.key.bank].get(entry.domain, entry.domain.replace("-", " ").capitalize())
        for entry in record.form.entries
    ]
    exam = _exam(record)
    is_withheld = exam is not None and not exam.may_review
    missed, seconds = ((), 0) if is_withheld else _to_repeat(services, record)
    answers = tuple(
        _answer(response, item, name)
        for response, item, name in zip(record.responses, items, names, strict=True)
    )
    unsafe = _unsafe(record)
    outline = [name for bank in areas.values() for name in bank.values()]
    domains = _domains(record, names, outline)
    view = ResultsView(
        title=record.title or _tr("Practice"),
        when=_when(record, services.clock().astimezone().date()),
        unsafe_title=_unsafe_title(len(unsafe), _count(record, ResponseState.ANSWERED)),
        unsafe=unsafe,
        score=_score(record) if exam is None else None,
        domains=domains,
        few_text=_few_text(record, names),
        answers=() if is_withheld else answers,
        next_text="" if is_withheld else _next(len(missed), seconds),
        can_repeat=bool(missed),
        exam=exam,
    )
    name = next((one.name for one in services.learners() if one.id == record.learner), "")
    return Results(view, name, _when(record, None), _mode(record), missed)


def _exam(record: AttemptRecord) -> ExamResultView | None:
    """Return what an attempt came to as an exam; None for practice."""
    if record.exam is None:
        return None
    from trainer.ui.presenters.exam_results import exam_result

    return exam_result(record, record.exam)


def _to_repeat(services: Services, record: AttemptRecord) -> tuple[tuple[ItemKey, ...], int]:
    """Return the questions to practise again and the seconds that they take."""
    wanted = {
        record.form.entries[response.position].key
        for response in record.responses
        if _is_missed(response)
    }
    pool = [
        candidate
        for bank in sorted({key.bank for key in wanted})
        if services.library.has(bank)
        for candidate in services.practice.candidates(record.learner, bank)
    ]
    own = [candidate for candidate in pool if candidate.key in wanted]
    days = services.progress.days(record.learner, "")
    seconds = assembly.seconds_needed(own, pace(days, pool))
    return tuple(candidate.key for candidate in own), seconds


def _when(record: AttemptRecord, today: date | None) -> str:
    minutes = dates.minutes_of(record.elapsed_ms / 1000)
    time = _n("one minute", "%n minutes", minutes)
    if record.state is not AttemptState.FINISHED:
        return _tr("Not finished, {time} so far").format(time=time)
    finished = dates.finished_text(dates.local(record.finished_at), today)
    return _tr("{finished}, {time}").format(finished=finished, time=time)


def _mode(record: AttemptRecord) -> str:
    number = _n("one question", "%n questions", len(record.responses))
    mode = _tr("Timed") if record.limit_s is not None else _tr("Tutor")
    if record.exam is not None:
        mode = _tr("Exam")
    return _tr("{mode}, {questions}").format(mode=mode, questions=number)


def _unsafe(record: AttemptRecord) -> tuple[UnsafeRow, ...]:
    return tuple(
        UnsafeRow(response.position, _digits(response.position + 1), act.act, act.harm)
        for response in record.responses
        if response.outcome is not None
        for act in response.outcome.unsafe
    )


def _unsafe_title(acts: int, answered: int) -> str:
    if acts:
        one = "One unsafe act: review before needling"
        return _n(one, "%n unsafe acts: review before needling", acts)
    if not answered:
        return _tr("No question was answered.")
    return _n("No unsafe act in one question.", "No unsafe act in %n questions.", answered)


def _score(record: AttemptRecord) -> ScoreView | None:
    seen = [response for response in record.responses if response.state in _SEEN]
    if not seen:
        return None
    right = sum(map(_is_right, seen))
    estimated = _range(right, len(seen))
    notes = []
    blank = _count(record, ResponseState.OMITTED)
    if blank:
        one = "One was left blank and counts as not right."
        notes.append(_n(one, "%n were left blank and count as not right.", blank))
    missing = _count(record, ResponseState.NOT_REACHED)
    if missing:
        one = "One was not reached and does not count."
        notes.append(_n(one, "%n were not reached and do not count.", missing))
    if len(seen) < _FEW:
        notes.append(_tr("With so few questions the range is wide."))
    notes.append(_tr("A study aid: no score certifies competence to needle."))
    return ScoreView(
        percent=dates.percent(right / len(seen)),
        right=_tr("{right} of {seen} right").format(right=_digits(right), seen=_digits(len(seen))),
        range_text=_tr("95\u00a0% range {low} to {high}").format(
            low=_digits(round(estimated.low)), high=_digits(round(estimated.high))
        ),
        range=estimated,
        notes=tuple(notes),
    )


def _domains(
    record: AttemptRecord, names: Sequence[str], outline: Sequence[str]
) -> tuple[DomainRow, ...]:
    """Count by domain, in the order of the outline; those it does not know come last."""
    rows = []
    for name in dict.fromkeys((*outline, *names)):
        if name not in names:
            continue
        own = _of_domain(record, names, name)
        if not own:
            continue
        right = sum(map(_is_right, own))
        counts = _tr("{right} of {seen}").format(right=_digits(right), seen=_digits(len(own)))
        estimated = _range(right, len(own), name) if len(own) >= _LEAST else None
        rows.append(DomainRow(name or _tr("Other"), Figure(counts, ""), estimated))
    return tuple(rows)


def _few_text(record: AttemptRecord, names: Sequence[str]) -> str:
    if any(len(_of_domain(record, names, name)) < _FEW for name in set(names)):
        return _tr("With so few questions, a domain says little on its own.")
    return ""


def _of_domain(record: AttemptRecord, names: Sequence[str], name: str) -> list[ResponseRecord]:
    return [
        response
        for response in record.responses
        if names[response.position] == name
        # In an exam what was not reached counts too, as in its sections.
        and (response.state in _SEEN or record.exam is not None)
    ]


def _range(right: int, seen: int, name: str = "") -> Range:
    interval = wilson(right, seen)
    if interval is None:
        raise ValueError(seen)
    value, low, high = (100 * share for share in interval)
    spoken = _tr("{percent}, range {low} to {high}, {right} of {seen} right").format(
        percent=dates.percent(interval.estimate),
        low=_digits(round(low)),
        high=_digits(round(high)),
        right=_digits(right),
        seen=_digits(seen),
    )
    return Range(low, value, high, f"{name}: {spoken}" if name else spoken)


def _answer(response: ResponseRecord, item: Item, area: str) -> AnswerRow:
    verdict = _verdict(response)
    words = {
        Verdict.RIGHT: _tr("right"),
        Verdict.WRONG: _tr("not right"),
        Verdict.UNSAFE: _tr("unsafe"),
        Verdict.LEFT_BLANK: _tr("left blank"),
        Verdict.NOT_REACHED: _tr("not reached"),
    }
    number = _digits(response.position + 1)
    title = item.title or _beginning(item.stem)
    said = _said(response)
    time = dates.clock_text(response.elapsed_ms) if response.state in _SEEN else ""
    head = _tr("Question {number}, {verdict}").format(number=number, verdict=words[verdict])
    flag = _tr("flagged") if response.flagged else ""
    shown = "" if verdict in (Verdict.LEFT_BLANK, Verdict.NOT_REACHED) else said
    return AnswerRow(
        position=response.position,
        number=number,
        verdict=verdict,
        title=title,
        area=area,
        said=said,
        time=time,
        is_missed=_is_missed(response),
        is_flagged=response.flagged,
        is_sure_and_wrong=verdict in (Verdict.WRONG, Verdict.UNSAFE)
        and response.certainty in _SURE,
        spoken=", ".join(part for part in (head, title, area, shown, flag, time) if part),
    )


def _verdict(response: ResponseRecord) -> Verdict:
    match response.state:
        case ResponseState.NOT_REACHED:
            return Verdict.NOT_REACHED
        case ResponseState.OMITTED:
            return Verdict.LEFT_BLANK
        case ResponseState.ANSWERED:
            if response.outcome is not None and response.outcome.unsafe:
                return Verdict.UNSAFE
            return Verdict.RIGHT if _is_right(response) else Verdict.WRONG


def _said(response: ResponseRecord) -> str:
    if response.state is ResponseState.NOT_REACHED:
        return _tr("Not reached")
    if response.state is ResponseState.OMITTED:
        return _tr("Left blank")
    match response.certainty:
        case None:
            return ""
        case Certainty.GUESS:
            return _tr("Guess")
        case Certainty.UNSURE:
            return _tr("Unsure")
        case Certainty.FAIRLY:
            return _tr("Fairly sure")
        case Certainty.CERTAIN:
            return _tr("Certain")


def _beginning(stem: str) -> str:
    """Return the beginning of a stem, for items without a title."""
    from trainer.ui.widgets import richtext

    text = " ".join(richtext.plain(stem).split())
    if len(text) <= _TITLE_CHARACTERS:
        return text
    return text[:_TITLE_CHARACTERS].rsplit(" ", 1)[0] + "\u2026"


def _next(missed: int, seconds: int) -> str:
    if not missed:
        return _tr("Nothing to practise again.")
    questions = _n("one missed question", "%n missed questions", missed)
    minutes = _n("about one minute", "about %n minutes", dates.minutes_of(seconds))
    return _tr("Next: {questions} in tutor mode, {minutes}").format(
        questions=questions, minutes=minutes
    )


def _is_right(response: ResponseRecord) -> bool:
    return response.outcome is not None and response.outcome.correct


def _is_missed(response: ResponseRecord) -> bool:
    return response.state in _SEEN and not _is_right(response)


def _count(record: AttemptRecord, state: ResponseState) -> int:
    return sum(response.state is state for response in record.responses)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Results", text)


def _n(one: str, many: str, number: int) -> str:
    return counted("Results", one, many, number)


def _digits(number: int) -> str:
    return QLocale().toString(number)
