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
from trainer.banks.stored import PICTURE, REFERENCE, SECTION
from trainer.model.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.banks.loader import Survey
    from trainer.model.index import IndexRow

_SCHEMA = """
CREATE TABLE head (
    version INTEGER NOT NULL, readable INTEGER NOT NULL, counts TEXT NOT NULL, content TEXT NOT NULL
) STRICT;
CREATE TABLE item (
    position INTEGER PRIMARY KEY, id TEXT NOT NULL, type TEXT NOT NULL, domain TEXT NOT NULL,
    topic TEXT NOT NULL, region TEXT NOT NULL, level TEXT NOT NULL, critical INTEGER NOT NULL,
    revision INTEGER NOT NULL, content_hash TEXT NOT NULL, title TEXT NOT NULL,
    words INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX item_by_id ON item (id);
-- Apart from the index of items, so that reading the index does not read all texts. There are
-- checksums, as SQLite does not notice a changed byte within a page.
CREATE TABLE text (
    position INTEGER PRIMARY KEY, content TEXT NOT NULL, checksum INTEGER NOT NULL
) STRICT;
-- What items name: references, sections and pictures. It is one table of few columns, and comments
-- stand outside of it, as SQLite reads all this whenever a bank is opened. The key begins with what
-- it is, and `brief` is what lists show of it, as JSON.
CREATE TABLE part (key TEXT PRIMARY KEY, brief TEXT, content TEXT, checksum INTEGER) STRICT;
CREATE TABLE problem (
    severity TEXT NOT NULL, path TEXT NOT NULL, line INTEGER NOT NULL, "column" INTEGER NOT NULL,
    code TEXT NOT NULL, item TEXT NOT NULL, message TEXT NOT NULL, remedy TEXT NOT NULL
) STRICT;
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
        del plain["references"]
        head = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
        connection.executemany("INSERT INTO part VALUES (?, ?, ?, ?)", _parts(found))
    errors = sum(problem.severity is not Severity.WARNING for problem in found.problems)
    listed = len(found.problems)
    counts = Counts(
        len(found.entries), len(found.skipped), listed + found.unlisted, errors, listed - errors
    )
    connection.execute(
        "INSERT INTO head VALUES (?, ?, ?, ?)",
        (VERSION, found.head is not None, json.dumps(counts), head),
    )
    connection.executemany(
        "INSERT INTO item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", _index_rows(found)
    )
    connection.executemany(
        "INSERT INTO text VALUES (?, ?, ?)",
        (
            (position, entry.kept[0], crc32(entry.kept[0].encode()))
            for position, (_, entry) in enumerate(found.entries)
        ),
    )
    connection.executemany("INSERT INTO problem VALUES (?, ?, ?, ?, ?, ?, ?, ?)", found.problems)


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
    for position, (_, entry) in enumerate(found.entries):
        row: IndexRow = entry.kept[1]
        yield tuple(row._replace(position=position, region=" ".join(row.region)))  # type: ignore[arg-type]
