# SPDX-License-Identifier: MIT
"""What a learner may do with their own data: take it along, bring it in, delete it."""

from __future__ import annotations

import csv
import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, assert_never

from trainer.model.attempt import EventKind
from trainer.model.items.registry import read_item
from trainer.services import data
from trainer.services.attempts import make_event
from trainer.storage import erase as store
from trainer.storage import log
from trainer.storage.failures import SameStore, translated
from trainer.storage.files import discard, replace_durably
from trainer.storage.given import Answer, answers
from trainer.storage.merge import Merged, merge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from io import TextIOWrapper

    from trainer.model.attempt import Event
    from trainer.paths import Paths
    from trainer.services.context import Services

__all__ = ["Answer", "Format", "Merged", "delete_everything", "export_as", "import_file"]

BEFORE_IMPORT = "before-import"


class Format(StrEnum):
    """How data leaves: for another machine, for a spreadsheet, for a learning record store."""

    JSON = "json"
    CSV = "csv"
    XAPI = "xapi"


def export_as(services: Services, file: str, form: Format, learner: str | None = None) -> str:
    """Write everything in a format; of one learner only, if one is given.

    Returns:
        The file written.

    Raises:
        StoreError: the log cannot be read or the file not be written.
    """
    target, own = str(Path(file).absolute()), services.database.path
    match form:
        case Format.JSON:
            return data.export(services, target, learner)
        case Format.CSV:
            _write(target, own, lambda out: _write_csv(out, answers(services.database, learner)))
        case Format.XAPI:
            _write(target, own, lambda out: _write_xapi(out, services, learner))
        case _:
            assert_never(form)
    return target


def import_file(services: Services, file: str) -> Merged:
    """Take over what another machine has exported as JSON, after a backup.

    Raises:
        StoreError: the file is no sound export, or cannot be stored; nothing was taken over.
    """
    data.back_up(services.paths, services.clock, reason=BEFORE_IMPORT)

    def told(learner: str, what: Mapping[str, Any]) -> Event:
        return make_event(services.clock(), learner, EventKind.IMPORTED, what)

    return merge(services.database, file, told)


def delete_everything(paths: Paths) -> list[str]:
    """Remove every answer, profile, plan and backup; the data file must be closed.

    Banks, exams and settings stay, and so do files that were exported elsewhere.

    Returns:
        What was removed.

    Raises:
        StoreError: something could not be removed.
    """
    return store.erase(data.where(paths).file)


def delete_open(services: Services) -> list[str]:
    """Do the same for services that are open; they are closed then, whatever comes of it."""
    services.close()
    return delete_everything(services.paths)


def _write(target: str, own: str, write: Callable[[TextIOWrapper], None]) -> None:
    """Write a file, whole or not at all, and never onto our own data file."""
    draft = f"{target}.new"
    try:
        with translated(target):
            if Path(target).exists() and Path(target).samefile(own):
                raise SameStore(target, "an export onto the data file itself")
            Path(target).parent.mkdir(parents=True, exist_ok=True)
            with Path(draft).open("w", encoding="utf-8", newline="") as out:
                write(out)
            replace_durably(draft, target)
    finally:
        discard(draft)


def _write_csv(out: TextIOWrapper, rows: Iterator[Answer]) -> None:
    writer = csv.writer(out)
    writer.writerow(Answer._fields)
    for row in rows:
        acts = "; ".join(f"{act}: {harm}" if harm else act for act, harm in row.unsafe)
        plain = row._replace(response=json.dumps(row.response, ensure_ascii=False))
        writer.writerow(_harmless(value) for value in plain._replace(unsafe=acts))  # type: ignore[arg-type]


def _harmless(value: object) -> object:
    """Keep a spreadsheet from taking bank text for a formula."""
    if isinstance(value, str) and value[:1] in tuple("=+-@\t\r"):
        return f"'{value}"
    return value


def _write_xapi(out: TextIOWrapper, services: Services, learner: str | None) -> None:
    from trainer.services.xapi import statement

    names = {one.id: one.name for one in services.learners()}
    out.write("[")
    for number, answer in enumerate(answers(services.database, learner)):
        item = read_item(json.loads(log.snapshot(services.database, answer.content_hash)))
        plain = statement(answer, item, names.get(answer.learner, ""))
        out.write(",\n" if number else "\n")
        out.write(json.dumps(plain, ensure_ascii=False))
    out.write("\n]\n")
