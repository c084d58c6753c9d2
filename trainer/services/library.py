# SPDX-License-Identifier: MIT
"""The banks on this machine: which there are, what is in them, adding and removing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from trainer.banks import catalog
from trainer.banks.compiled import CompiledBank, open_compiled
from trainer.errors import BankError

if TYPE_CHECKING:
    from trainer.model.form import Form
    from trainer.model.index import IndexRow, ItemKey
    from trainer.model.problem import Problem
    from trainer.model.section import Section
    from trainer.paths import Paths

# Compiles the bank at a path into the cache folder; raises BankError when nothing of it is usable.
Compile = Callable[[str, str], None]


class BankInfo(NamedTuple):
    """A bank in a list.

    Attributes:
        items: how many can be practised.
        left_out: how many cannot, until they are mended.
        problems: how many things an author should mend.
        bundled: whether it came with the program and cannot be removed.
        origin: the file it was added from; "" for bundled ones.
        practised: whether its items are part of practice; examples are not.
    """

    id: str
    title: str
    version: str
    status: str
    licence: str
    authors: tuple[str, ...]
    description: str
    items: int
    left_out: int
    problems: int
    bundled: bool
    path: str
    origin: str
    practised: bool


class SourceLine(NamedTuple):
    """A source as it stands under an answer."""

    short: str
    kind: str
    text: str
    note: str


class SectionRow(NamedTuple):
    """A section in a list.

    Attributes:
        region: muscles or regions of the body, each an id.
        advanced: not to needle is always offered on it.
    """

    bank: str
    id: str
    title: str
    region: tuple[str, ...]
    advanced: bool


class LibraryService:
    """Keeps the compiled banks open; to be used on one thread."""

    def __init__(self, paths: Paths, compile_bank: Compile) -> None:
        """Open nothing yet.

        Args:
            paths: where banks, caches and data live.
            compile_bank: how a bank that is not in the cache is compiled; the window does
                this in a process of its own.
        """
        self._cache = os.path.join(paths.cache, "banks")
        self._folder = os.path.join(paths.data, "banks")
        self._compile = compile_bank
        self._shelves: dict[str, _Shelf] = {}

    def load(self) -> None:
        """Open every bank on this machine, compiling what is new or has changed.

        A bank of which nothing can be used is listed all the same, with its problems.
        """
        self.close()
        for place in catalog.places(self._folder):
            bank = self._opened(place.path)
            if bank is None:
                continue
            head = bank.head()
            name = head.get("id") or _file_name(place.path)
            self._shelves[name] = _Shelf(bank, place, head)

    @property
    def compiles_here(self) -> bool:
        """Whether files are read in this process, as the command line does."""
        from trainer.services.compiling import in_process

        return self._compile is in_process

    def close(self) -> None:
        """Close every bank."""
        for shelf in self._shelves.values():
            shelf.bank.close()
        self._shelves.clear()

    def banks(self) -> list[BankInfo]:
        """List the banks: those practised first, then bundled ones, then by title."""
        infos = [_info(name, shelf) for name, shelf in self._shelves.items()]
        return sorted(
            infos, key=lambda info: (not info.practised, not info.bundled, info.title.casefold())
        )

    def head(self, bank: str) -> Mapping[str, Any]:
        """Return a bank's head as plain data.

        Raises:
            KeyError: no such bank is open.
        """
        return self._shelves[bank].head

    def has(self, bank: str) -> bool:
        """Tell whether a bank is open."""
        return bank in self._shelves

    def index(self) -> list[tuple[str, IndexRow]]:
        """List every item that is part of daily practice, with its bank."""
        return [
            (name, row)
            for name, shelf in self._shelves.items()
            if shelf.place.practised and shelf.bank.readable
            for row in shelf.bank.index()
        ]

    def rows(self, bank: str) -> list[IndexRow]:
        """List the items of one bank."""
        return self._shelves[bank].bank.index()

    def text(self, bank: str, item: str) -> str:
        """Return the canonical text of one item."""
        return self._shelves[bank].bank.item_text(item)

    def texts(self, form: Form) -> dict[str, str]:
        """Return the canonical text of every item of a form, by content hash."""
        return {
            entry.content_hash: self.text(entry.key.bank, entry.key.item) for entry in form.entries
        }

    def sources(self, key: ItemKey, cites: Iterable[str]) -> list[SourceLine]:
        """Return the sources of an item, as far as its bank is still installed."""
        shelf = self._shelves.get(key.bank)
        if shelf is None:
            return []
        return [_source(reference) for reference in shelf.bank.references(cites).values()]

    def status(self, key: ItemKey, revision: int) -> str:
        """Return how far a revision of an item has been reviewed; "" where that is not known."""
        shelf = self._shelves.get(key.bank)
        if shelf is None:
            return ""
        try:
            row = shelf.bank.row(key.item)
        except KeyError:
            return ""
        return row.status if row.revision == revision else ""

    def references(self, bank: str) -> list[SourceLine]:
        """Return all sources of a bank."""
        return [_source(reference) for reference in self._shelves[bank].bank.all_references()]

    def sections(self) -> list[SectionRow]:
        """List the sections of all banks, in the order of each bank."""
        return [
            SectionRow(name, *brief)
            for name, shelf in self._shelves.items()
            if shelf.bank.readable
            for brief in shelf.bank.section_briefs()
        ]

    def section(self, bank: str, section: str) -> Section:
        """Return a section.

        Raises:
            KeyError: no such bank is open, or it has no such section.
        """
        return self._shelves[bank].bank.section(section)

    def problems(self, bank: str) -> list[Problem]:
        """List what an author should mend in an installed bank."""
        return self._shelves[bank].bank.problems()

    def open_file(self, path: str) -> str:
        """Open a bank where it lies, for this sitting only, and return its id.

        Raises:
            BankError: nothing of it can be used, or its id belongs to an installed bank.
        """
        place = catalog.place_of(path)
        bank = self._opened(place.path)
        if bank is None or not bank.readable:
            first = bank.problems()[0] if bank is not None else "There is nothing to be read."
            message = f"{path} cannot be used. {first}"
            raise BankError(message)
        head = bank.head()
        name: str = head["id"]
        known = self._shelves.get(name)
        if known is not None and known.place.path != place.path:
            bank.close()
            message = f'The bank in {path} has the id "{name}", which {known.place.path} has too.'
            raise BankError(message)
        if known is not None:
            known.bank.close()
        self._shelves[name] = _Shelf(bank, place, head)
        return name

    def add(self, path: str, now: str) -> catalog.InstallResult:
        """Copy a bank into the library.

        Args:
            path: a file, folder or package.
            now: UTC, ISO 8601; kept with the bank.

        Raises:
            BankError: nothing of it can be used, or its id belongs to a bundled bank.
        """
        result = catalog.install(path, self._folder, self._must_open, now)
        self.load()
        return result

    def remove(self, bank: str) -> None:
        """Take a bank out of the library; answers given to it stay.

        Raises:
            BankError: it came with the program, or its files cannot be removed.
        """
        shelf = self._shelves[bank]
        if shelf.place.bundled:
            message = f"{_info(bank, shelf).title} came with the program and stays."
            raise BankError(message)
        shelf.bank.close()
        del self._shelves[bank]
        catalog.remove(shelf.place, self._folder)

    def _opened(self, path: str) -> CompiledBank | None:
        bank = open_compiled(path, self._cache)
        if bank is None:
            self._compile(path, self._cache)
            bank = open_compiled(path, self._cache)
        return bank

    def _must_open(self, path: str) -> CompiledBank:
        bank = self._opened(path)
        if bank is None:
            message = f"{path} changed while it was read; try again."
            raise BankError(message)
        return bank


class _Shelf(NamedTuple):
    """An open bank with where it lies and its head."""

    bank: CompiledBank
    place: catalog.Place
    head: Mapping[str, Any]


def _info(name: str, shelf: _Shelf) -> BankInfo:
    counts, head = shelf.bank.counts, shelf.head
    return BankInfo(
        id=name,
        title=head.get("title") or name,
        version=head.get("version", ""),
        status=head.get("status") or "",
        licence=head.get("licence", ""),
        authors=tuple(head.get("authors", ())),
        description=head.get("description", ""),
        items=counts.items,
        left_out=counts.skipped,
        problems=counts.problems,
        bundled=shelf.place.bundled,
        path=shelf.place.path,
        origin=shelf.place.origin,
        practised=shelf.place.practised and shelf.bank.readable,
    )


def _source(reference: Mapping[str, Any]) -> SourceLine:
    return SourceLine(
        reference.get("short") or reference["text"],
        reference.get("kind", ""),
        reference["text"],
        reference.get("note", ""),
    )


def _file_name(path: str) -> str:
    return os.path.basename(path)
