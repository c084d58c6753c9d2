# SPDX-License-Identifier: MIT
"""Writes a compiled bank: what `compiled` opens."""

from __future__ import annotations

import json
import os
import sqlite3
from binascii import crc32
from contextlib import closing
from typing import TYPE_CHECKING, Any

from trainer.banks.canonical import canonical_json, plain_of, whole_plain_of
from trainer.banks.compiled import Counts
from trainer.banks.location import VERSION
from trainer.banks.stored import HEAD, PICTURE, PROBLEMS, REFERENCE, SECTION
from trainer.model.problem import Severity
from trainer.model.review_record import statuses_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.banks.loader import Survey
    from trainer.model.index import IndexRow

# Three tables of few words: SQLite reads all this whenever a bank is opened.
_SCHEMA = """
CREATE TABLE item (
    position INTEGER PRIMARY KEY, id, type, domain, topic, region, level, critical, revision,
    content_hash, title, words, idea, status, lot
);
-- Apart from the index of items, so that reading the index does not read all texts. There are
-- checksums, as SQLite does not notice a changed byte within a page.
CREATE TABLE text (position INTEGER PRIMARY KEY, id UNIQUE, content, checksum);
-- Everything else: the head, the problems, and what items name, which is references, sections and
-- pictures. The key begins with what it is. `brief` is JSON: what lists show of it, and of the head
-- what is known of the file as a whole.
CREATE TABLE part (key PRIMARY KEY, brief, content, checksum);
"""


def write(path: str, found: Survey) -> None:
    """Write a compiled bank, complete or not at all."""
    temporary = f"{path}.{os.getpid()}.tmp"
    if os.path.exists(temporary):
        os.unlink(temporary)
    try:
        with closing(sqlite3.connect(temporary, isolation_level=None)) as connection:
            # No journal: a file that is not finished is never looked at.
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            connection.executescript(_SCHEMA)
            connection.execute("BEGIN")
            _fill(connection, found)
            connection.execute("COMMIT")
        with open(temporary, "rb") as file:
            os.fsync(file.fileno())
        os.replace(temporary, path)
    finally:
        if os.path.exists(temporary):
            os.unlink(temporary)


def _fill(connection: sqlite3.Connection, found: Survey) -> None:
    head = "{}"
    if found.head is not None:
        plain = whole_plain_of(found.head)
        # What is read one by one, and what no start needs.
        del plain["references"], plain["blueprint"]
        head = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
        connection.executemany("INSERT INTO part VALUES (?, ?, ?, ?)", _parts(found))
    errors = sum(problem.severity is not Severity.WARNING for problem in found.problems)
    listed = len(found.problems)
    counts = Counts(
        len(found.entries), len(found.skipped), listed + found.unlisted, errors, listed - errors
    )
    whole = json.dumps([VERSION, found.head is not None, counts])
    problems = json.dumps(found.problems)
    connection.executemany(
        "INSERT INTO part VALUES (?, ?, ?, 0)", [(HEAD, whole, head), (PROBLEMS, "", problems)]
    )
    connection.executemany(
        "INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", _index_rows(found)
    )
    connection.executemany(
        "INSERT INTO text VALUES (?, ?, ?, ?)",
        (
            (position, entry.kept[1].id, entry.kept[0], crc32(entry.kept[0].encode()))
            for position, (_, entry) in enumerate(found.entries)
        ),
    )


def _parts(found: Survey) -> Iterator[tuple[str, str, str, int]]:
    def part(kind: str, key: str, value: Any, brief: str = "") -> tuple[str, str, str, int]:
        content = canonical_json(plain_of(value))
        return kind + key, brief, content, crc32(content.encode())

    if found.head is not None:
        for key, reference in found.head.references.items():
            yield part(REFERENCE, key, reference)
    for section in found.sections:
        brief = canonical_json([section.title, section.region, section.advanced])
        yield part(SECTION, section.id, section, brief)
    for picture in found.pictures:
        yield part(PICTURE, picture.name, picture)


def _index_rows(found: Survey) -> Iterator[tuple[Any, ...]]:
    revisions = {entry.id: entry.revision for _, entry in found.entries}
    of_bank = None if found.head is None else found.head.status
    statuses = statuses_of(revisions, found.reviews, of_bank)
    for position, (_, entry) in enumerate(found.entries):
        row: IndexRow = entry.kept[1]._replace(position=position, status=statuses[entry.id])
        yield tuple(row._replace(region=" ".join(row.region)))  # type: ignore[arg-type]
