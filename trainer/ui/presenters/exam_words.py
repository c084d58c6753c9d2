# SPDX-License-Identifier: MIT
"""What the question page says of an exam."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from trainer.ui.items.registry import face
from trainer.ui.pages.exam_views import OverviewCell, OverviewView, Standing
from trainer.ui.pages.question.views import Foot, FootView
from trainer.ui.presenters.wording import counted

if TYPE_CHECKING:
    from trainer.services.exam_session import ExamEngine
    from trainer.ui.presenters.question_notes import SessionNotes

_MINUTE_S = 60


def warning(at_s: int, remaining_s: int) -> str:
    """Say that the time runs out.

    Args:
        at_s: the warning's own time.
        remaining_s: what is left; less where the exam was away meanwhile.
    """
    if at_s == _MINUTE_S:
        one, many = "One second is left.", "Less than a minute is left: %n seconds."
        if remaining_s == _MINUTE_S:
            return _tr("One minute is left. What is saved by its end is submitted.")
        return _n(one, many, remaining_s)
    minutes = -(-remaining_s // _MINUTE_S)
    return _n("One minute is left.", "%n minutes are left.", minutes)


def closed() -> str:
    """Say why a question is not shown."""
    return _tr("That question was passed. In this exam what was passed is closed.")


def session_detail(count: int) -> tuple[str, str]:
    """Return kind and number of questions, and the kind alone."""
    return _n("Exam, one question", "Exam, %n questions", count), _tr("Exam")


def foot(notes: SessionNotes) -> FootView:
    """Return the bar at the foot."""
    if notes.is_leaving:
        reason = _tr("The clock runs on while you are away.")
        return FootView(Foot.CONFIRM, _tr("Leave"), reason=reason, finish=_tr("Stay"))
    if notes.is_asking:
        reason = " ".join(part for part in (_open(notes), _final()) if part)
        back = _tr("Go back")
        return FootView(Foot.CONFIRM, _tr("Submit"), reason=reason, finish=back)
    engine = notes.engine
    place, following = engine.place, notes.next_open()
    finish, last = _tr("Review and submit"), following is None
    if notes.is_settled:
        reason = _tr("Saved; you can still change it") if not engine.is_forward else _tr("Saved")
        primary = finish if last else _tr("Next question")
        return FootView(
            Foot.ANSWER,
            primary,
            reason=reason,
            finish="" if last else finish,
            certainty=place.certainty,
        )
    ready = engine.is_complete
    has_steps = bool(face(engine.item.type).steps(engine.item, place, False))
    return FootView(
        Foot.ANSWER,
        _tr("Lock answer") if has_steps else _tr("Save answer"),
        ready=ready,
        reason="" if ready else face(engine.item.type).wanting(engine.item, place.response),
        can_skip=not last,
        finish=finish,
        certainty=place.certainty,
    )


def overview(engine: ExamEngine, notes: SessionNotes) -> OverviewView:
    """Return the look back over all places."""
    cells = []
    for position, place in enumerate(engine.places):
        standing = Standing.BLANK
        if position in notes.drafts:
            standing = Standing.UNSAVED
        elif place.answered:
            standing = Standing.ANSWERED
        elif place.stored is not None:
            standing = Standing.BEGUN
        number = QLocale().toString(position + 1)
        is_open = engine.may_go_to(position)
        spoken = [_tr("Question {number}").format(number=number), _standing(standing)]
        spoken += [_tr("flagged")] if place.flagged else []
        spoken += [] if is_open else [_tr("closed")]
        cells.append(
            OverviewCell(
                position,
                number,
                standing,
                _standing(standing),
                place.flagged,
                is_open,
                ", ".join(spoken),
            )
        )
    return OverviewView(
        _tr("Before you submit"), _summary(cells, is_forward=engine.is_forward), tuple(cells)
    )


def _summary(cells: list[OverviewCell], *, is_forward: bool) -> str:
    answered = sum(cell.standing is Standing.ANSWERED for cell in cells)
    flagged = sum(cell.is_flagged for cell in cells)
    text = _tr("{answered} of {count} answered, {flagged} flagged. Choose a question to see it.")
    if is_forward:
        text = _tr("{answered} of {count} answered, {flagged} flagged. What was passed is closed.")
    digits = QLocale().toString
    return text.format(answered=digits(answered), count=digits(len(cells)), flagged=digits(flagged))


def _open(notes: SessionNotes) -> str:
    from trainer.ui.presenters.question_words import open_questions

    return open_questions(len(notes.engine.unanswered), len(notes.drafts))


def _final() -> str:
    return _tr("Once submitted, nothing can be changed.")


def _standing(standing: Standing) -> str:
    return {
        Standing.ANSWERED: _tr("Answered"),
        Standing.UNSAVED: _tr("Not saved"),
        Standing.BEGUN: _tr("Begun"),
        Standing.BLANK: _tr("Blank"),
    }[standing]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Exam", text)


def _n(one: str, many: str, number: int) -> str:
    return counted("Exam", one, many, number)
