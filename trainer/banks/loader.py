# SPDX-License-Identifier: MIT
"""A bank from a file, a folder or a package: what is sound of it, and every problem in it."""

from __future__ import annotations

import gc
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, NamedTuple

from trainer.banks.fingerprint import fault_fingerprint, fingerprint, read_texts
from trainer.banks.linking import Known
from trainer.banks.parallel import read_files
from trainer.banks.reading import Entry, Keep, Reading, read_file
from trainer.banks.source import Source, SourceFault, display_name, named_problem, open_source
from trainer.banks.text import Node, read_text
from trainer.banks.wording import counted, shown
from trainer.model.bank import Bank, BankHead
from trainer.model.limits import ITEMS, NAME_CHARACTERS, PROBLEMS
from trainer.model.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class LoadResult(NamedTuple):
    """A bank as far as it can be read.

    Attributes:
        bank: the sound items; None when nothing of the bank can be used.
        problems: sorted by file and place; at most `limits.PROBLEMS`.
        unlisted: number of problems beyond those.
        files: names of the files that were read.
        skipped: ids of the items left out; "" for an item without one.
        places: by item id, the file and line of the item.
    """

    bank: Bank | None
    problems: tuple[Problem, ...]
    unlisted: int
    files: tuple[str, ...]
    skipped: tuple[str, ...]
    places: Mapping[str, tuple[str, int]]


class Survey(NamedTuple):
    """What was found in all files of a bank.

    Attributes:
        head: None when nothing of the bank can be used.
        entries: the sound items, in the order of the bank.
        skipped: ids of the items left out.
        fingerprint: hash of all that was read; "" unless texts are kept.
    """

    head: BankHead | None
    entries: list[tuple[str, Entry]]
    problems: tuple[Problem, ...]
    unlisted: int
    files: tuple[str, ...]
    skipped: tuple[str, ...]
    fingerprint: str


def load(path: str) -> LoadResult:
    """Read a bank; never raises for what is wrong with it."""
    found = _named(survey(path, Keep.ITEMS), display_name(path))
    bank = None
    if found.head is not None:
        bank = Bank(head=found.head, items=tuple(entry.kept for _, entry in found.entries))
    places = {entry.id: (name, entry.line) for name, entry in found.entries}
    return LoadResult(bank, found.problems, found.unlisted, found.files, found.skipped, places)


def check(path: str) -> Survey:
    """Find every problem of a bank, without keeping its items."""
    return _named(survey(path, Keep.NOTHING), display_name(path))


def survey(path: str, keep: Keep) -> Survey:
    """Read all files of a bank; in what is found, the bank's own file or folder is named ""."""
    try:
        with closing(open_source(path)) as source, _no_collection():
            return _Surveyor(source, keep).survey()
    except SourceFault as fault:
        problem = _told(Severity.UNREADABLE, fault)
        return Survey(None, [], (problem,), 0, (), (), fault_fingerprint(fault))


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the collector of cycles from looking again and again at what only grows."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _named(found: Survey, name: str) -> Survey:
    """Put the name of a bank in place of ""."""
    return found._replace(
        entries=[(file or name, entry) for file, entry in found.entries],
        problems=tuple(named_problem(problem, name) for problem in found.problems),
        files=tuple(file or name for file in found.files),
    )


class _Surveyor:
    def __init__(self, source: Source, keep: Keep) -> None:
        self._source = source
        self._keep = keep
        self._problems = [_told(Severity.WARNING, fault) for fault in source.faults]
        self._unlisted = 0
        self._same = 0
        self._contents: dict[str, bytes] = {}
        self._roots: dict[str, Node | None] = {}
        self._entries: list[tuple[str, Entry]] = []
        self._skipped: list[str] = []
        # By item id, the file and number of the first item that has it.
        self._firsts: dict[str, tuple[str, Entry]] = {}

    def survey(self) -> Survey:
        print_of_all = self._read_contents()
        head = self._read_items()
        if head is not None:
            self._check_cites(head)
        self._check_number(head)
        problems = self._sorted()
        problems = [
            problem if problem.path.isprintable() else problem._replace(path=shown(problem.path))
            for problem in problems
        ]
        listed = problems[:PROBLEMS]
        fatal = [problem for problem in problems if problem.severity is Severity.UNREADABLE]
        if fatal:
            head = None
            if fatal[0] not in listed:  # why nothing can be used is always told
                listed[-1] = fatal[0]
        return Survey(
            head,
            [] if head is None else self._entries,
            tuple(listed),
            self._unlisted + max(0, len(problems) - PROBLEMS),
            tuple(self._source.text_files()),
            tuple(self._skipped),
            print_of_all,
        )

    def _read_contents(self) -> str:
        """Read all text, so that what is hashed is what is understood."""
        source = self._source
        contents = read_texts(source)
        for name, content in contents:
            if isinstance(content, bytes):
                self._contents[name] = content
                continue
            is_head = name == source.head
            self._problems.append(
                _told(Severity.UNREADABLE if is_head else Severity.ERROR, content)
            )
        if source.head not in source.names:
            remedy = f"Write {source.head} with format: 1, id and title."
            fault = SourceFault(source.head, "no-head", "there is no such file", remedy)
            self._problems.append(_told(Severity.UNREADABLE, fault))
        # Hashing takes a moment, and only what is kept needs it.
        return fingerprint(source, contents) if self._keep is Keep.TEXTS else ""

    def _read_items(self) -> BankHead | None:
        head = None
        name = self._source.head
        if name in self._contents:
            reading = read_file(name, self._contents[name], self._keep, None, is_head=True)
            head = reading.head
            self._take(reading)
        known = None if head is None else Known(head)
        contents = self._contents
        files = [(name, contents[name]) for name in self._source.item_files() if name in contents]
        for reading in read_files(files, self._keep, known):
            self._take(reading)
        return head

    def _take(self, reading: Reading) -> None:
        self._problems += reading.problems
        self._unlisted += reading.unlisted
        for entry in reading.entries:
            first = self._firsts.setdefault(entry.id, (reading.name, entry)) if entry.id else None
            if first is not None and first[1] is not entry:
                self._same_id(reading.name, entry, *first)
                self._skipped.append(entry.id)
            elif entry.sound:
                self._entries.append((reading.name, entry))
            else:
                self._skipped.append(entry.id)

    def _same_id(self, name: str, entry: Entry, first_name: str, first: Entry) -> None:
        self._same += 1
        if self._same > PROBLEMS:
            self._unlisted += 1
            return
        line, column = self._place(name, entry, "id")
        where = f"line {first.line}" if first_name == name else f"{first_name}, line {first.line}"
        label = shown(entry.id)
        message = f"the item in {where} has the same id"
        remedy = "Give this one its own permanent id."
        self._tell(Severity.ERROR, name, line, column, "same-id", label, message, remedy)

    def _check_cites(self, head: BankHead) -> None:
        """Tell once of a bank that cites sources and names none; every item would say the same."""
        citing = [(name, entry) for name, entry in self._entries if entry.cites]
        if head.references or not citing:
            return
        name, entry = citing[0]
        more = "" if len(citing) == 1 else f", and {counted(len(citing) - 1, 'other item')} too"
        message = f"it cites sources{more}, but the bank has no references"
        remedy = f"List them under references: in {self._source.head}."
        place = self._place(name, entry, "cites")
        label = shown(entry.id)
        self._tell(Severity.WARNING, name, *place, "no-references", label, message, remedy)

    def _place(self, name: str, entry: Entry, field: str) -> tuple[int, int]:
        if name not in self._roots:
            self._roots[name] = read_text(self._contents[name]).root
        root = self._roots[name]
        path = ("items", entry.number, field)
        return (entry.line, 1) if root is None else root.place(path)

    def _check_number(self, head: BankHead | None) -> None:
        number = len(self._entries) + len(self._skipped)
        name = self._source.head
        if number > ITEMS:
            message = f"the bank holds {number:,} items; at most {ITEMS:,} are allowed"
            remedy = "Split it into several banks."
            self._tell(Severity.UNREADABLE, name, 1, 1, "too-many-items", "", message, remedy)
        elif number == 0 and head is not None:
            message = "the bank holds no items"
            remedy = "Write some under items:."
            self._tell(Severity.WARNING, name, 1, 1, "no-items", "", message, remedy)

    def _tell(
        self,
        severity: Severity,
        name: str,
        line: int,
        column: int,
        code: str,
        item: str,
        message: str,
        remedy: str,
    ) -> None:
        self._problems.append(Problem(severity, name, line, column, code, item, message, remedy))

    def _sorted(self) -> list[Problem]:
        order = {name: number for number, name in enumerate(self._source.names)}
        order[self._source.head] = -1
        last = len(order)
        return sorted(
            self._problems,
            key=lambda problem: (
                order.get(problem.path, last),
                problem.path,
                problem.line,
                problem.column,
            ),
        )


def _told(severity: Severity, fault: SourceFault) -> Problem:
    path = shown(fault.path, NAME_CHARACTERS)
    return Problem(severity, path, 0, 0, fault.code, "", fault.message, fault.remedy)
