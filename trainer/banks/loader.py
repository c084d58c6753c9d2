# SPDX-License-Identifier: MIT
"""A bank from a file, a folder or a package: what is sound of it, and every problem in it."""

from __future__ import annotations

import gc
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, NamedTuple

from trainer.banks.fingerprint import Fingerprint, fault_fingerprint, read_texts
from trainer.banks.linking import Known
from trainer.banks.listing import ITEMS_FIELD, SECTIONS_FIELD
from trainer.banks.parallel import read_files
from trainer.banks.parts import Parts
from trainer.banks.pictures import is_picture, picture_of, read_pictures
from trainer.banks.reading import Entry, FileReader, Keep, Reading
from trainer.banks.reviews import Reviews
from trainer.banks.sections import Room, SectionEntry, read_section_file
from trainer.banks.source import Source, SourceFault, display_name, named_problem, open_source
from trainer.banks.text import Node, read_text
from trainer.banks.whole import in_order, number_problems, plan_faults
from trainer.banks.wording import counted, shown
from trainer.model.bank import Bank, BankHead
from trainer.model.limits import NAME_CHARACTERS, PROBLEMS
from trainer.model.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trainer.model.picture import Picture
    from trainer.model.review_record import ReviewRecord
    from trainer.model.section import Section


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
        sections: the sound sections, in the order of the bank.
        pictures: those that can be shown, by name.
        reviews: the sound records, in the order of the bank.
    """

    head: BankHead | None
    entries: list[tuple[str, Entry]]
    problems: tuple[Problem, ...]
    unlisted: int
    files: tuple[str, ...]
    skipped: tuple[str, ...]
    fingerprint: str
    sections: tuple[Section, ...] = ()
    pictures: tuple[Picture, ...] = ()
    reviews: tuple[ReviewRecord, ...] = ()


def load(path: str) -> LoadResult:
    """Read a bank; never raises for what is wrong with it."""
    found = _named(survey(path, Keep.ITEMS), display_name(path))
    bank = None
    if found.head is not None:
        items = tuple(entry.kept for _, entry in found.entries)
        bank = Bank(head=found.head, items=items, sections=found.sections, reviews=found.reviews)
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
        self._shown = 0
        self._contents: dict[str, bytes] = {}
        self._roots: dict[str, Node | None] = {}
        self._entries: list[tuple[str, Entry]] = []
        self._skipped: list[str] = []
        # By item id, the file and number of the first item that has it.
        self._firsts: dict[str, tuple[str, Entry]] = {}
        # All sections, sound or not, and by id the first that has it.
        self._listed: list[SectionEntry] = []
        self._sections: dict[str, SectionEntry] = {}
        self._pictures: dict[str, Picture] = {}
        self._reviews: list[ReviewRecord] = []

    def survey(self) -> Survey:
        print_of_all = self._read_contents()
        head = self._read_items()
        if head is not None:
            self._check_cites(head)
            self._check_plan(head)
        self._check_numbers(head)
        problems = [
            problem if problem.path.isprintable() else problem._replace(path=shown(problem.path))
            for problem in in_order(self._problems, self._source.names, self._source.head)
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
            () if head is None else self._sound_sections(),
            () if head is None else tuple(self._pictures.values()),
            () if head is None else tuple(self._reviews),
        )

    def _sound_sections(self) -> tuple[Section, ...]:
        found = (entry.section for entry in self._sections.values())
        return tuple(section for section in found if section is not None)

    # What is read

    def _read_contents(self) -> str:
        """Read all text and pictures, so that what is hashed is what is understood."""
        source = self._source
        # Hashing takes a moment, and only what is kept needs it.
        total = Fingerprint(source) if self._keep is Keep.TEXTS else None
        for name, content in read_texts(source):
            if total is not None:
                total.add(name, content)
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
        for name, content in read_pictures(source):
            if total is not None:
                total.add(name, content)
            self._take_picture(name, content)
        return "" if total is None else total.hexdigest()

    def _take_picture(self, name: str, content: bytes | SourceFault) -> None:
        try:
            if isinstance(content, SourceFault):
                raise content
            self._pictures[name] = picture_of(name, content)
        except SourceFault as fault:
            # What is no picture by its name is passed over, as it is in any other folder.
            severity = Severity.ERROR if is_picture(name) else Severity.WARNING
            self._problems.append(_told(severity, fault))

    def _read_items(self) -> BankHead | None:
        """Read the head, then the sections, which items show, and then the items."""
        name, contents = self._source.head, self._contents
        reader = None
        if name in contents:
            reader = FileReader(name, contents[name], self._keep, is_head=True)
        head = None if reader is None else reader.head
        known = None if head is None else Known(head)
        parts = self._read_parts(reader, known)
        if reader is not None:
            self._take(reader.read(known, parts))
        files = [(name, contents[name]) for name in self._source.item_files() if name in contents]
        for reading in read_files(files, self._keep, known, parts):
            self._take(reading)
        self._read_reviews(reader)
        return head

    def _read_reviews(self, reader: FileReader | None) -> None:
        """Read the reviews, which tell of items, so that these must be known."""
        revisions = {entry.id: entry.revision for _, entry in self._entries}
        is_whole = all(one.severity is Severity.WARNING for one in self._problems)
        reviews = Reviews(revisions, is_whole=is_whole)
        if reader is not None:
            reviews.take(reader.reviews())
        for name in self._source.review_files():
            if name in self._contents:
                reviews.read_file(name, self._contents[name])
        self._reviews, problems, unlisted = reviews.found
        self._problems += problems
        self._unlisted += unlisted

    def _read_parts(self, reader: FileReader | None, known: Known | None) -> Parts:
        room = Room()
        if reader is not None:
            self._take_sections(reader.sections(known, room))
        whole = True
        for name in self._source.section_files():
            if name not in self._contents:
                whole = False
                continue
            reading = read_section_file(name, self._contents[name], known, room)
            whole &= reading.whole
            self._problems += reading.problems
            self._unlisted += reading.unlisted
            self._take_sections(reading.entries)
        broken = [entry.id for entry in self._sections.values() if entry.section is None]
        broken += [name for name in self._source.picture_files() if name not in self._pictures]
        return Parts(self._sound_sections(), self._pictures.values(), broken, whole=whole)

    def _take_sections(self, entries: list[SectionEntry]) -> None:
        self._listed += entries
        for entry in entries:
            first = self._sections.setdefault(entry.id, entry) if entry.id else entry
            if first is not entry and not self._too_many_same():
                line, _ = self._section_place(first, "id")
                place = self._section_place(entry, "id")
                self._tell_same(SECTIONS_FIELD, entry.id, entry.file, place, first.file, line)

    def _take(self, reading: Reading) -> None:
        self._problems += reading.problems
        self._unlisted += reading.unlisted
        for entry in reading.entries:
            self._shown += entry.shows
            first = self._firsts.setdefault(entry.id, (reading.name, entry)) if entry.id else None
            if first is not None and first[1] is not entry:
                self._same_id(reading.name, entry, *first)
                self._skipped.append(entry.id)
            elif entry.sound:
                self._entries.append((reading.name, entry))
            else:
                self._skipped.append(entry.id)

    def _same_id(self, name: str, entry: Entry, first_name: str, first: Entry) -> None:
        if self._too_many_same():
            return
        place = self._place(name, entry, "id")
        self._tell_same(ITEMS_FIELD, entry.id, name, place, first_name, first.line)

    def _too_many_same(self) -> bool:
        self._same += 1
        self._unlisted += self._same > PROBLEMS
        return self._same > PROBLEMS

    def _tell_same(
        self,
        field: str,
        given: str,
        name: str,
        place: tuple[int, int],
        first_name: str,
        first_line: int,
    ) -> None:
        thing = field[:-1]
        where = f"line {first_line}"
        if first_name != name:
            where = f"{first_name}, {where}"
        label = shown(given)
        message = f"the {thing} in {where} has the same id"
        if field == SECTIONS_FIELD:
            label, message = "", f'{thing} "{label}": {message}'
        remedy = "Give this one its own permanent id."
        self._tell(Severity.ERROR, name, *place, "same-id", label, message, remedy)

    # The bank as a whole

    def _check_cites(self, head: BankHead) -> None:
        """Tell once of a bank that cites sources and names none; every item would say the same."""
        citing = [(name, entry) for name, entry in self._entries if entry.cites]
        if head.references or not citing:
            self._check_section_cites(head)
            return
        name, entry = citing[0]
        more = "" if len(citing) == 1 else f", and {counted(len(citing) - 1, 'other item')} too"
        message = f"it cites sources{more}, but the bank has no references"
        place = self._place(name, entry, "cites")
        self._tell_no_references(name, place, shown(entry.id), message)

    def _check_section_cites(self, head: BankHead) -> None:
        citing = [entry for entry in self._listed if entry.cites]
        if head.references or not citing:
            return
        entry = citing[0]
        message = f'section "{shown(entry.id)}": it cites sources, but the bank has no references'
        self._tell_no_references(entry.file, self._section_place(entry, "cites"), "", message)

    def _tell_no_references(
        self, name: str, place: tuple[int, int], label: str, message: str
    ) -> None:
        remedy = f"List them under references: in {self._source.head}."
        self._tell(Severity.WARNING, name, *place, "no-references", label, message, remedy)

    def _place(self, name: str, entry: Entry, field: str) -> tuple[int, int]:
        root = self._root(name)
        return (entry.line, 1) if root is None else root.place((ITEMS_FIELD, entry.number, field))

    def _section_place(self, entry: SectionEntry, field: str) -> tuple[int, int]:
        root = self._root(entry.file)
        return (1, 1) if root is None else root.place((SECTIONS_FIELD, entry.number, field))

    def _root(self, name: str) -> Node | None:
        if name not in self._roots:
            self._roots[name] = read_text(self._contents[name]).root
        return self._roots[name]

    def _check_plan(self, head: BankHead) -> None:
        if head.blueprint is None:
            return
        root = self._root(self._source.head)
        for path, code, message, remedy in plan_faults(head.blueprint, Known(head)):
            place = (1, 1) if root is None else root.place(path)
            self._tell(Severity.WARNING, self._source.head, *place, code, "", message, remedy)

    def _check_numbers(self, head: BankHead | None) -> None:
        items = len(self._entries) + len(self._skipped)
        self._problems += number_problems(
            self._source.head, items, len(self._listed), self._shown, has_head=head is not None
        )

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


def _told(severity: Severity, fault: SourceFault) -> Problem:
    path = shown(fault.path, NAME_CHARACTERS)
    return Problem(severity, path, 0, 0, fault.code, "", fault.message, fault.remedy)
