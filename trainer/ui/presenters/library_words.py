# SPDX-License-Identifier: MIT
"""What the Library says in words: counts, problems, when a bank was added."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from trainer.model.items.registry import family
from trainer.model.problem import Problem, Severity
from trainer.ui.pages.library.views import Effect, ProblemRow, QuestionRow
from trainer.ui.presenters import dates
from trainer.ui.presenters.moments import moment_text
from trainer.ui.presenters.question_words import status_label, status_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from trainer.model.index import IndexRow
    from trainer.services.library import BankInfo

__all__ = ["status_sentence"]

_NO_BREAK = "\N{NO-BREAK SPACE}"

_EFFECTS = {
    Severity.UNREADABLE: Effect.UNREADABLE,
    Severity.ERROR: Effect.LEFT_OUT,
    Severity.WARNING: Effect.LOADED,
}


def second_line(info: BankInfo) -> str:
    """Return what a bank holds: questions, and problems where there are some."""
    total = info.items + info.left_out
    if info.left_out:
        text = _tr("{items} of {total} questions").format(
            items=_number(info.items), total=_number(total)
        )
    else:
        text = questions(total)
    if info.problems:
        text += ", " + problems(info.problems)
    elif info.bundled and not info.practised:
        text += ", " + _tr("an example")
    return text


def questions(count: int) -> str:
    """Return a number of questions."""
    return _held(_tr("1 question") if count == 1 else _tr_n("%n questions", count))


def problems(count: int) -> str:
    """Return a number of problems."""
    return _held(_tr("1 problem") if count == 1 else _tr_n("%n problems", count))


def summary(items: int, left_out: int, problem_count: int) -> str:
    """Return what can be practised now, as sentences."""
    if items == 0 and problem_count:
        return _tr("Nothing of this bank can be practised until it is fixed.")
    ready = _tr("1 question is ready.") if items == 1 else _tr_n("%n questions are ready.", items)
    if left_out == 0:
        return ready if problem_count else f"{ready} {_tr('No problem was found.')}"
    if left_out == 1:
        return f"{ready} {_tr('1 is left out until fixed.')}"
    return f"{ready} {_tr_n('%n are left out until fixed.', left_out)}"


def unlisted(count: int) -> str:
    """Return that there are more problems than are listed; "" where there are not."""
    if count <= 0:
        return ""
    if count == 1:
        return _tr("One more problem is not listed.")
    return _tr_n("%n more problems are not listed.", count)


def detail(info: BankInfo, added: str) -> str:
    """Return version, licence, authors, and when the bank was added, on one line."""
    parts = []
    if info.version:
        parts.append(_tr("Version {version}").format(version=info.version))
    parts += [info.licence] if info.licence else []
    parts += info.authors
    line = ", ".join(parts) + "." if parts else ""
    if info.bundled:
        when = _tr("Came with the program.")
    else:
        when = _tr("Added {when}.").format(when=added) if added else ""
    return f"{line} {when}".strip()


def moment(stamp: str, today: date) -> str:
    """Return a stamp of the store as a day and a time, such as "today at 09:31"; "" for ""."""
    return moment_text(dates.local(stamp), today) if stamp else ""


def problem_rows(problems: Sequence[Problem]) -> tuple[ProblemRow, ...]:
    """Put problems into words; their files are named as their author knows them."""
    left_out = {problem.item for problem in problems if problem.severity is Severity.ERROR} - {""}
    return tuple(_problem_row(problem, left_out) for problem in problems)


def _problem_row(problem: Problem, left_out: set[str]) -> ProblemRow:
    place = f"{problem.path}:{problem.line}:{problem.column}" if problem.line else problem.path
    message = _curled(problem.message)
    if problem.item:
        message = _tr("Question “{item}”: {message}").format(item=problem.item, message=message)
    else:
        message = message[:1].upper() + message[1:]
    # A mere warning about a question that something else leaves out is not "loaded".
    severity = Severity.ERROR if problem.item in left_out else problem.severity
    return ProblemRow(
        effect=_EFFECTS[severity],
        message=message,
        place=place,
        remedy=_curled(problem.remedy),
        copied=str(problem),
        has_lines=problem.line > 0,
    )


def question_row(row: IndexRow, title: str, domain: str) -> QuestionRow:
    """Put an item into words.

    Args:
        row: of the bank's index.
        title: what it is called.
        domain: title of its domain; may be empty.
    """
    kind = type_label(row.type)
    status = status_label(row.status)
    second = ", ".join(filter(None, (kind, domain, status)))
    critical = _tr("critical") if row.critical else ""
    searched = " ".join((title, second, row.id, row.topic, *row.region, critical)).casefold()
    return QuestionRow(row.id, title, second, row.critical, searched, status)


def review_sentence(rows: Sequence[IndexRow], of_bank: str) -> str:
    """Return how far the questions of a bank have been reviewed.

    Args:
        rows: of the bank's index.
        of_bank: what the bank says of itself; told where there are no questions.
    """
    statuses = [row.status for row in rows]
    if not statuses or len(set(statuses)) == 1:
        return status_sentence(statuses[0] if statuses else of_bank)
    return _tr(
        "Reviewed by a clinician: {reviewed} of {total} questions; checked against the cited"
        " sources: {checked}; drafts: {drafts}."
    ).format(
        reviewed=_number(statuses.count("clinician-reviewed")),
        total=_number(len(statuses)),
        checked=_number(statuses.count("source-checked")),
        drafts=_number(statuses.count("draft")),
    )


def type_label(item_type: str) -> str:
    """Return what a type of item is called."""
    return QCoreApplication.translate("item-types", family(item_type).label)


def outcome(outcome_name: str, title: str, count: int) -> str:
    """Say what came of adding a bank."""
    match outcome_name:
        case "same":
            text = _tr("“{title}” is in the library already, and nothing of it has changed.")
        case "replaced":
            text = _tr("“{title}” was replaced by the file as it is now.")
        case _:
            text = _tr("“{title}” was added.")
    said = text.format(title=title)
    return f"{said} {_tr('Its problems are listed below.')}" if count else said


def _curled(text: str) -> str:
    """Put typographic quotes round what a problem quotes; copied, it keeps plain ones."""
    return re.sub(r'"([^"\n]*)"', "“\\1”", text)


def _held(text: str) -> str:
    """Hold a number and its noun together."""
    return text.replace(" ", _NO_BREAK)


def _number(number: int) -> str:
    return QLocale().toString(number)


def _tr(text: str) -> str:
    return QCoreApplication.translate("LibraryWords", text)


def _tr_n(text: str, number: int) -> str:
    """Return a text for any number but one; "%n" is the number."""
    return QCoreApplication.translate("LibraryWords", text, "", number)
