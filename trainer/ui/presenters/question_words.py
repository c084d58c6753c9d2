# SPDX-License-Identifier: MIT
"""What the question page says in words: second lines, clocks, counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from trainer.model.attempt import AttemptRecord, Certainty, Mode
from trainer.ui.items.base import Finding, VerdictKind
from trainer.ui.items.registry import face
from trainer.ui.pages.question.views import Verdict
from trainer.ui.widgets.strip import CellState

if TYPE_CHECKING:
    from trainer.model.items.base import Item, Outcome
    from trainer.services.session import Place

_LAST_MINUTE_S = 60


def verdict(
    item: Item,
    order: tuple[int, ...],
    place: Place,
    returns_days: int | None = None,
    why: str = "",
) -> Verdict:
    """Put a verdict into words.

    Args:
        item: what was answered.
        order: its parts as shown.
        place: what was answered.
        returns_days: in how many days the item returns, to say so; None where that is over.
        why: why it was asked, in a sentence; may be empty.
    """
    finding = face(item.type).finding(item, order, place)
    parts = [finding.tally]
    if finding.kind is not VerdictKind.BLANK:
        parts += [_chosen(finding, place.certainty), _best(finding)]
    parts.append(why)
    if returns_days is not None:
        parts.append(_returns(returns_days))
    detail = " ".join(part for part in parts if part)
    return Verdict(finding.kind, finding.lead, finding.sentence, detail)


def cell_state(outcome: Outcome | None) -> CellState:
    """Return what the strip says of an outcome that may be seen."""
    if outcome is None:
        return CellState.TO_COME
    if outcome.unsafe:
        return CellState.UNSAFE
    return CellState.RIGHT if outcome.correct else CellState.WRONG


def session_detail(record: AttemptRecord) -> tuple[str, str]:
    """Return mode and number of questions, and the mode alone."""
    count = len(record.form.entries)
    if record.exam is not None:
        from trainer.ui.presenters.exam_words import session_detail as exam_detail

        return exam_detail(count)
    if record.mode is Mode.TUTOR:
        one, many, brief = (
            _tr("Tutor, one question"),
            _tr_n("Tutor, %n questions", count),
            _tr("Tutor"),
        )
    elif record.limit_s is not None:
        one, many, brief = (
            _tr("Timed test, one question"),
            _tr_n("Timed test, %n questions", count),
            _tr("Timed test"),
        )
    else:
        one, many, brief = (
            _tr("Test, one question"),
            _tr_n("Test, %n questions", count),
            _tr("Test"),
        )
    return (one if count == 1 else many), brief


def case_detail(position: int, count: int) -> tuple[str, str]:
    """Return where a case stands in its session, in full and short."""
    text = _tr("Case, question {number} of {count}")
    return text.format(number=position + 1, count=count), _tr("Case")


def review_detail(position: int, count: int) -> str:
    """Return where a review is."""
    return _tr("Review, question {number} of {count}").format(number=position + 1, count=count)


def clock(elapsed_s: int, remaining_s: int | None) -> str:
    """Return a clock: up without a limit, else down, in words in the last minute."""
    if remaining_s is None:
        return _minutes(elapsed_s)
    if remaining_s > _LAST_MINUTE_S:
        return _minutes(remaining_s)
    if remaining_s == 1:
        return _tr("1 second left")
    return _tr_n("%n seconds left", remaining_s)


def open_questions(unanswered: int, unsaved: int) -> str:
    """Return what would be lost by finishing now."""
    parts = []
    if unanswered == 1:
        parts.append(_tr("One question is still open."))
    elif unanswered:
        parts.append(_tr_n("%n questions are still open.", unanswered))
    if unsaved == 1:
        parts.append(_tr("One choice is not saved and would not count."))
    elif unsaved:
        parts.append(_tr_n("%n choices are not saved and would not count.", unsaved))
    return " ".join(parts)


def status_sentence(status: str | None) -> str:
    """Return how far something has been reviewed; "" where its author does not say."""
    if status == "draft":
        return _tr("Drafted from the cited sources, not yet reviewed by a clinician.")
    if status == "source-checked":
        return _tr("Checked against the cited sources, not yet reviewed by a clinician.")
    if status == "clinician-reviewed":
        return _tr("Reviewed by a clinician.")
    return ""


def status_label(status: str) -> str:
    """Return how far something has been reviewed in a few words, for lists and filters."""
    match status:
        case "draft":
            return _tr("Draft")
        case "source-checked":
            return _tr("Checked against sources")
        case "clinician-reviewed":
            return _tr("Reviewed by a clinician")
        case _:
            return ""


def _chosen(finding: Finding, certainty: Certainty | None) -> str:
    if not finding.chosen:
        return _sure(certainty)
    match certainty:
        case None:
            text = _tr("You chose {chosen}.")
        case Certainty.GUESS:
            text = _tr("You chose {chosen} and were guessing.")
        case Certainty.UNSURE:
            text = _tr("You chose {chosen} and were unsure.")
        case Certainty.FAIRLY:
            text = _tr("You chose {chosen} and were fairly sure.")
        case Certainty.CERTAIN:
            text = _tr("You chose {chosen} and were certain.")
    return text.format(chosen=finding.chosen)


def _sure(certainty: Certainty | None) -> str:
    """Return how sure the learner was, where what was chosen takes more than a few words."""
    match certainty:
        case None:
            return ""
        case Certainty.GUESS:
            return _tr("You were guessing.")
        case Certainty.UNSURE:
            return _tr("You were unsure.")
        case Certainty.FAIRLY:
            return _tr("You were fairly sure.")
        case Certainty.CERTAIN:
            return _tr("You were certain.")


def _best(finding: Finding) -> str:
    if finding.told or not finding.best:
        return finding.told
    text = (
        _tr("The right answers are {best}.")
        if finding.several
        else _tr("The best answer is {best}.")
    )
    return text.format(best=finding.best)


def _returns(days: int) -> str:
    if days == 0:
        return _tr("This question returns today.")
    if days == 1:
        return _tr("This question returns tomorrow.")
    return _tr_n("This question returns in %n days.", days)


def _minutes(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{_digits(hours)}:{_digits(minutes, 2)}:{_digits(rest, 2)}"
    return f"{_digits(minutes)}:{_digits(rest, 2)}"


def _digits(number: int, width: int = 1) -> str:
    """Return a number in the reader's digits, filled with zeros."""
    locale = QLocale()
    return locale.toString(number).rjust(width, locale.zeroDigit())


def _tr(text: str) -> str:
    return QCoreApplication.translate("QuestionWords", text)


def _tr_n(text: str, number: int) -> str:
    """Return a text for any number but one; "%n" is the number."""
    return QCoreApplication.translate("QuestionWords", text, "", number)
