# SPDX-License-Identifier: MIT
"""Reads banks for the Library, away from the window's thread, into records ready to be shown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QLocale

from trainer.services import shelf
from trainer.ui.pages.library.views import AboutView, BankRow, BankView, ReferenceRow
from trainer.ui.presenters import library_words as words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trainer.model.problem import Problem
    from trainer.services.context import Services
    from trainer.services.library import BankInfo
    from trainer.services.shelf import Look


class Listing(NamedTuple):
    """The banks of this machine, and one of them in full.

    Attributes:
        shown: id of that one; "" when there is none.
    """

    infos: tuple[BankInfo, ...]
    rows: tuple[BankRow, ...]
    shown: str
    bank: BankView | None
    problems: tuple[Problem, ...]

    def info(self, bank: str) -> BankInfo | None:
        """Return what is known of a bank; None where there is none of that id."""
        return next((info for info in self.infos if info.id == bank), None)


def read(services: Services, wanted: str) -> Listing:
    """Read all banks, and the wanted one in full; the first one if that is not there."""
    infos = tuple(services.library.banks())
    rows = tuple(_row(info) for info in infos)
    chosen = next((info for info in infos if info.id == wanted), infos[0] if infos else None)
    if chosen is None:
        return Listing(infos, rows, "", None, ())
    problems = _named(services.library.problems(chosen.id), chosen)
    return Listing(infos, rows, chosen.id, _bank(services, chosen, problems), problems)


def unread_row(look: Look) -> BankRow:
    """Return the row of a file of which nothing can be used."""
    return BankRow(unread_id(look.path), look.title, _tr("Not added, cannot be read"), "")


def unread_bank(look: Look) -> BankView:
    """Return what is shown of a file of which nothing can be used."""
    return BankView(
        id=unread_id(look.path),
        title=look.title,
        detail=look.path,
        summary=_tr("Nothing of this file can be used until it is fixed."),
        questions=(),
        problems=words.problem_rows(look.problems),
        problem_count=len(look.problems) + look.unlisted,
        unlisted=words.unlisted(look.unlisted),
        about=AboutView("", "", ((_tr("File"), look.path),), ()),
        can_practise=False,
        can_check=True,
        can_remove=True,
        can_reveal=True,
        tab=1,
    )


def unread_id(path: str) -> str:
    """Return an id that no bank has."""
    return f"file:{path}"


def _row(info: BankInfo) -> BankRow:
    return BankRow(info.id, info.title, words.second_line(info), info.version)


def _bank(services: Services, info: BankInfo, problems: tuple[Problem, ...]) -> BankView:
    head = services.library.head(info.id)
    domains: Mapping[str, Any] = head.get("domains") or {}
    titles = shelf.titles(services, info.id)
    today = services.clock().astimezone().date()
    added = words.moment(shelf.added_at(services, info.path), today)
    questions = tuple(
        words.question_row(
            row, titles[row.id], (domains.get(row.domain) or {}).get("title", row.domain)
        )
        for row in services.library.rows(info.id)
    )
    return BankView(
        id=info.id,
        title=info.title,
        detail=words.detail(info, added),
        summary=words.summary(info.items, info.left_out, info.problems),
        questions=questions,
        problems=words.problem_rows(problems),
        problem_count=info.problems,
        unlisted=words.unlisted(info.problems - len(problems)),
        about=_about(services, info, head, added),
        can_practise=info.items > 0,
        can_check=not info.bundled,
        can_remove=not info.bundled,
        can_reveal=not info.bundled,
    )


def _about(services: Services, info: BankInfo, head: Mapping[str, Any], added: str) -> AboutView:
    facts = (
        (_tr("Licence"), info.licence),
        (_tr("Authors"), ", ".join(info.authors)),
        (_tr("Language"), _language(head.get("language", ""))),
        (_tr("Added"), added),
        (_tr("From"), info.origin),
        (_tr("Id"), info.id),
    )
    references = tuple(
        ReferenceRow(" ".join(filter(None, (line.text, line.note))), line.kind)
        for line in services.library.references(info.id)
    )
    return AboutView(
        description=info.description,
        status=words.review_sentence(services.library.rows(info.id), info.status),
        facts=tuple((label, text) for label, text in facts if text),
        references=references,
    )


def _named(problems: list[Problem], info: BankInfo) -> tuple[Problem, ...]:
    """Name the file that was added in place of the library's copy of it."""
    copy, own = Path(info.path).name, Path(info.origin).name
    if not own:
        return tuple(problems)
    return tuple(
        problem._replace(path=own) if problem.path == copy else problem for problem in problems
    )


def _language(code: str) -> str:
    language = QLocale(code).language()
    if not code or language == QLocale.Language.C:
        return code
    return QLocale.languageToString(language)


def _tr(text: str) -> str:
    return QCoreApplication.translate("LibraryReading", text)
