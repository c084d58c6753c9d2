# SPDX-License-Identifier: MIT
"""The compiled cache: a bank as one SQLite file, named by the hash of its content.

A bank that has not changed is opened from here without reading, let alone parsing, its text.
Nothing here imports a parser; compiling does so when it is called.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
from binascii import crc32
from typing import TYPE_CHECKING, Any, NamedTuple

from trainer.banks.location import VERSION, Location
from trainer.banks.source import (
    SourceFault,
    display_name,
    named_problem,
    stamps,
    unchanged,
)
from trainer.banks.stored import HEAD, MARKED, PICTURE, PROBLEMS, REFERENCE, SECTION, whole_text
from trainer.errors import BankError
from trainer.model.index import IndexRow
from trainer.model.items.registry import read_item
from trainer.model.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trainer.model.bank import Reference
    from trainer.model.items.base import Item
    from trainer.model.picture import Picture
    from trainer.model.section import Section


_INDEX = (
    "SELECT position, id, type, domain, topic, region, level, critical, revision, content_hash,"
    " title, words, idea, status, lot FROM item"
)


_TEXT = "SELECT content, checksum FROM text WHERE id = ?"
_WHOLE = "SELECT brief FROM part WHERE key = ?"
_AT = "position = (SELECT position FROM text WHERE id = ?)"
_PART = "SELECT content, checksum FROM part WHERE key = ?"
_CONTENTS = "SELECT content FROM part WHERE key GLOB ? || '*' ORDER BY rowid"
_BRIEFS = "SELECT key, brief FROM part WHERE key GLOB ? || '*' ORDER BY rowid"


class Counts(NamedTuple):
    """How much a bank holds.

    Attributes:
        items: that can be used.
        skipped: items left out.
        problems: all of them, listed or not.
        errors: problems that leave something out.
        warnings: problems that leave nothing out.
    """

    items: int
    skipped: int
    problems: int
    errors: int
    warnings: int


class SectionBrief(NamedTuple):
    """What a list of sections shows of one; fields as those of `Section`."""

    id: str
    title: str
    region: tuple[str, ...]
    advanced: bool


class CompiledBank:
    """An open compiled bank; used by the thread that opened it.

    Attributes:
        content_hash: of the bank's text files together, hexadecimal.
        readable: False when nothing of the bank can be used; only problems are then told.
        counts: how much the bank holds.
    """

    def __init__(
        self, connection: sqlite3.Connection, content_hash: str, location: Location
    ) -> None:
        self._connection = connection
        self._location = location
        self.content_hash = content_hash
        # Little enough to cost nothing, and enough to tell a damaged file.
        (brief,) = connection.execute(_WHOLE, (HEAD,)).fetchone()
        version, readable, counts = json.loads(brief)
        if version != VERSION:
            raise sqlite3.DatabaseError(version)
        self.readable = bool(readable)
        self.counts = Counts(*counts)

    def size(self) -> int:
        """Count the items that can be used."""
        return self.counts.items

    def left_out(self) -> int:
        """Count the items that cannot be used until they are mended."""
        return self.counts.skipped

    def head(self) -> dict[str, Any]:
        """Return everything of the bank but items and references, as plain data.

        What the author left out has its default; empty when the bank is not readable.
        """
        return dict(json.loads(self._one(_PART, HEAD)[0]))

    def index(self) -> list[IndexRow]:
        """Return what is known of every item, in the order of the bank."""
        return [_row(row) for row in self._rows(f"{_INDEX} ORDER BY position")]

    def row(self, item_id: str) -> IndexRow:
        """Return what is known of one item.

        Raises:
            KeyError: the bank has no such item.
        """
        return _row(self._one(f"{_INDEX} WHERE {_AT}", item_id))

    def item(self, item_id: str) -> Item:
        """Return an item.

        Raises:
            KeyError: the bank has no such item.
            BankError: the compiled file is damaged; it will be made anew.
        """
        return read_item(json.loads(self.item_text(item_id)))

    def item_text(self, item_id: str) -> str:
        """Return the canonical text of an item: what a snapshot keeps. Raises as `item`."""
        text, checksum = self._one(_TEXT, item_id)
        if crc32(text.encode()) != checksum:
            raise self._damaged(f"the checksum of {item_id} is wrong")
        return whole_text(text, self._shown) if text[:1] == MARKED else str(text)

    def reference(self, key: str) -> Reference:
        """Return a reference.

        Raises:
            KeyError: the bank has no such reference.
            BankError: the compiled file is damaged; it will be made anew.
        """
        from trainer.model.bank import Reference  # late: a start needs none

        return Reference(**json.loads(self._part(REFERENCE, key)))

    def references(self, keys: Iterable[str]) -> dict[str, dict[str, Any]]:
        """Return as plain data, by key, those references that there are."""
        found = ((key, self._rows(_PART, REFERENCE + key)) for key in keys)
        return {key: json.loads(rows[0][0]) for key, rows in found if rows}

    def all_references(self) -> list[dict[str, Any]]:
        """Return every reference of the bank as plain data, in the order of its head."""
        return [json.loads(row[0]) for row in self._rows(_CONTENTS, REFERENCE)]

    def section_ids(self) -> list[tuple[str, str]]:
        """Return id and title of every section, in the order of the bank."""
        return [(brief.id, brief.title) for brief in self.section_briefs()]

    def section_briefs(self) -> list[SectionBrief]:
        """Return what lists show of every section, in the order of the bank."""
        found = []
        for key, told in self._rows(_BRIEFS, SECTION):
            title, region, advanced = json.loads(told)
            found.append(SectionBrief(key.removeprefix(SECTION), title, tuple(region), advanced))
        return found

    def section(self, section_id: str) -> Section:
        """Return a section.

        Raises:
            KeyError: the bank has no such section.
            BankError: the compiled file is damaged; it will be made anew.
        """
        from trainer.model.section_plain import read_section  # late: most items show none

        return read_section(json.loads(self._part(SECTION, section_id)))

    def picture(self, name: str) -> Picture:
        """Return a picture by its name, such as "figures/arm.png". Raises as `section`."""
        from trainer.model.picture import read_picture

        return read_picture(json.loads(self._part(PICTURE, name)))

    def problems(self) -> list[Problem]:
        """Return the problems of the bank, in the order of its files."""
        rows = json.loads(self._one(_PART, PROBLEMS)[0])
        problems = [Problem(Severity(row[0]), *row[1:]) for row in rows]
        return [named_problem(problem, self._location.name) for problem in problems]

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def _shown(self, name: str) -> str:
        """Return the canonical text of a section or picture that an item shows."""
        return self._part(PICTURE if "/" in name else SECTION, name)

    def _part(self, kind: str, key: str) -> str:
        rows = self._rows(_PART, kind + key)
        if not rows:
            raise KeyError(key)
        text, checksum = rows[0]
        if crc32(text.encode()) != checksum:
            raise self._damaged(f"the checksum of {key} is wrong")
        return str(text)

    def _one(self, sql: str, key: str) -> tuple[Any, ...]:
        rows = self._rows(sql, key)
        if not rows:
            raise KeyError(key)
        return rows[0]

    def _rows(self, sql: str, *parameters: str) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(sql, parameters).fetchall()
        except sqlite3.Error as error:
            raise self._damaged(str(error)) from error

    def _damaged(self, detail: str) -> BankError:
        """Make sure that the damaged file is not opened again."""
        path = self._connection.execute("PRAGMA database_list").fetchone()[2]
        try:
            os.unlink(path)
        except OSError:
            detail += f"; {path} cannot be deleted"
        message = "The prepared copy of this bank was damaged. Open the bank again to make it anew."
        return BankError(message, detail)


def compile_bank(path: str, cache_dir: str) -> CompiledBank:
    """Read a bank, with all its problems, and keep the result; a bad bank is kept as well.

    Raises:
        BankError: there is nothing at the path, or the cache cannot be written.
    """
    # Imported here: this needs a parser, and opening an unchanged bank must not.
    from trainer.banks.compiling import write
    from trainer.banks.loader import survey
    from trainer.banks.reading import Keep

    location = Location(path, cache_dir)
    seen_at = time.time_ns()
    try:
        seen = stamps(path)
    except SourceFault as fault:
        sentence = f"{display_name(path)}: {fault.message}. {fault.remedy}"
        raise BankError(sentence.strip()) from fault
    found = survey(path, Keep.TEXTS)
    try:
        os.makedirs(cache_dir, exist_ok=True)
        write(location.compiled(found.fingerprint), found)
        location.point(found.fingerprint, seen, seen_at)
    except (OSError, sqlite3.Error) as error:
        message = f"The prepared copy of the bank cannot be written in {cache_dir}."
        raise BankError(message, str(error)) from error
    bank = _open(location, found.fingerprint)
    if bank is None:
        raise BankError(f"The prepared copy of the bank in {cache_dir} cannot be read back.")
    return bank


def open_compiled(path: str, cache_dir: str) -> CompiledBank | None:
    """Open a bank whose content has been compiled; None where it has not.

    It may have been compiled at another place: what counts is the content.
    """
    location = Location(path, cache_dir)
    pointer = location.read()
    if pointer is not None and not pointer.racy and unchanged(path, pointer.files):
        bank = _open(location, pointer.content_hash)
        if bank is not None:
            return bank
    # Imported here, as all above: hashing is not needed for a bank that has not changed.
    from trainer.banks.fingerprint import fingerprint_of

    now = time.time_ns()
    try:
        seen = stamps(path)
        content_hash = fingerprint_of(path)
        bank = _open(location, content_hash)
        if bank is not None:
            location.point(content_hash, seen, now)
    except (SourceFault, OSError):
        return None
    return bank


def _open(location: Location, content_hash: str) -> CompiledBank | None:
    path = location.compiled(content_hash)
    try:
        # The file is never written again under this name, so no lock is needed to read it.
        connection = sqlite3.connect(f"file:{_quoted(path)}?mode=ro&immutable=1", uri=True)
    except sqlite3.Error:
        return None
    try:
        return CompiledBank(connection, content_hash, location)
    except (sqlite3.Error, TypeError, ValueError):
        connection.close()
        return None


def _quoted(path: str) -> str:
    """Write a path as SQLite's URIs want it."""
    if not os.path.isabs(path):
        path = os.path.abspath(path)
    path = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    if os.sep == "\\":
        path = "/" + path.replace("\\", "/")
    return path


def _row(row: tuple[Any, ...]) -> IndexRow:
    position, item_id, kind, domain, topic, region, level, critical, *rest = row
    regions = tuple(region.split(" ")) if region else ()
    return IndexRow(position, item_id, kind, domain, topic, regions, level, bool(critical), *rest)
