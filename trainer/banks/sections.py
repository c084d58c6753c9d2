# SPDX-License-Identifier: MIT
"""The sections of a bank: read before its items, which show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from trainer.banks import schema
from trainer.banks.listing import SECTIONS_FIELD, in_list, listing, only, unreadable
from trainer.banks.quick import read_plain
from trainer.banks.telling import Thing, Told, given_id
from trainer.banks.text import read_text
from trainer.banks.wording import shown
from trainer.model.items.base import Fault
from trainer.model.limits import SECTION_WORK, SECTIONS
from trainer.model.outlines import CORNERS, STEPS
from trainer.model.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.banks.linking import Known
    from trainer.banks.text import Node, TextFault
    from trainer.model.problem import Problem
    from trainer.model.section import Fold, Section


class SectionEntry(NamedTuple):
    """A section of a file.

    Attributes:
        id: "" where it has none.
        file: in which it stands.
        number: place in the file's list, from 0.
        cites: whether it names sources.
        section: None when it cannot be used.
    """

    id: str
    file: str
    number: int
    cites: bool
    section: Section | None


class SectionReading(NamedTuple):
    """What a file of sections holds.

    Attributes:
        whole: whether all that it holds was found; False where its text breaks off.
        problems: the first of them, at most `limits.PROBLEMS`.
        unlisted: number of problems beyond those.
    """

    entries: list[SectionEntry]
    whole: bool
    problems: list[Problem]
    unlisted: int


class Listed(NamedTuple):
    """A list of sections as it stands in a file.

    Attributes:
        file: its name.
        plains: plain data of each.
        text_faults: what is wrong with the text of the whole file.
        root: reads the file with the place of everything; takes a while.
    """

    file: str
    plains: list[Any]
    text_faults: list[TextFault]
    root: Callable[[], Node | None]


class Room:
    """How much more a bank may hold of sections.

    Attributes:
        sections: how many of them.
        work: how much there may be to check: trying every corridor takes time.
    """

    def __init__(self) -> None:
        self.sections = SECTIONS
        self.work = SECTION_WORK

    def takes(self, section: Section) -> bool:
        """Count a section; tell whether there is room to check it."""
        views: list[Section | Fold] = [section]
        if section.fold is not None:
            views.append(section.fold)
        for view in views:
            corners = sum(STEPS * len(one.curve or ()) or CORNERS for one in view.structures)
            self.work -= corners * sum(len(one.builds) for one in view.corridors)
        return self.work >= 0


def read_section_file(name: str, content: bytes, known: Known | None, room: Room) -> SectionReading:
    """Read a file that holds only sections.

    Args:
        name: of the file, relative to the bank.
        content: of the file.
        known: what sections may name; None where that is not looked up.
        room: what is left of what the bank may hold.
    """
    told = Told(name)
    plain = read_plain(content)
    if plain is not None and list(plain.data) == [SECTIONS_FIELD]:
        plains = plain.data[SECTIONS_FIELD]
        if isinstance(plains, list):
            listed = Listed(name, plains, [], lambda: read_text(content).root)
            entries = check_sections(listed, told, known, room)
            return SectionReading(entries, True, told.problems, told.unlisted)
    root, faults = read_text(content)
    if root is None or not isinstance(root.value, dict):
        unreadable(root, faults, told, f"{SECTIONS_FIELD}:", Severity.ERROR)
        return SectionReading([], False, told.problems, told.unlisted)
    only(root, SECTIONS_FIELD, faults, told)
    node = listing(root, SECTIONS_FIELD, told)
    if node is None:
        return SectionReading([], False, told.problems, told.unlisted)
    listed = Listed(name, node.value, faults, lambda: root)
    entries = check_sections(listed, told, known, room)
    return SectionReading(entries, True, told.problems, told.unlisted)


def check_sections(
    listed: Listed, told: Told, known: Known | None, room: Room
) -> list[SectionEntry]:
    """Check a list of sections.

    Args:
        listed: what is checked.
        told: takes the problems.
        known: what sections may name; None where that is not looked up.
        room: what is left of what the bank may hold; sections beyond it are not looked at.
    """
    checker = _Checker(listed, told, known, room)
    entries = []
    for number, plain in enumerate(listed.plains):
        room.sections -= 1
        section = checker.check(number, plain) if room.sections >= 0 else None
        cites = isinstance(plain, dict) and bool(plain.get("cites"))
        entries.append(SectionEntry(given_id(plain), listed.file, number, cites, section))
    return entries


class _Checker:
    def __init__(self, listed: Listed, told: Told, known: Known | None, room: Room) -> None:
        self._listed = listed
        self._room = room
        self._told = told
        self._known = known
        self._root: Node | None = None
        self._text_faults: dict[int, list[TextFault]] = {}
        for fault in listed.text_faults:
            if in_list(fault.path, (SECTIONS_FIELD,)):
                self._text_faults.setdefault(int(fault.path[1]), []).append(fault)

    def check(self, number: int, plain: Any) -> Section | None:
        """Read one section; None when something is wrong with it."""
        thing = Thing("section", number, shown(given_id(plain)))
        text_faults = self._text_faults.get(number, [])
        for fault in text_faults:
            self._told.fault(Severity.ERROR, fault, thing)
        section, findings, mended = schema.read_section(plain)
        refused = {fault.path[2:] for fault in text_faults}
        for found in findings:
            if found.path not in refused and not self._told.full():
                where = self._node(number).place(found.path, key=found.key)
                message, remedy = found.message, found.remedy
                self._told.tell(Severity.ERROR, where, found.code, message, remedy, thing)
        faults = [] if mended is None else self._faults(mended)
        self._tell_all(Severity.ERROR, faults, thing)
        if self._known is not None:
            self._tell_all(Severity.WARNING, self._known.missing(plain), thing)
        return None if faults or text_faults else section

    def _faults(self, section: Section) -> list[Fault]:
        # Late: a bank without sections pays nothing for the geometry.
        from trainer.model.section_rules import section_faults

        if self._room.takes(section):
            return section_faults(section)
        message = "the sections of the bank are too much to check"
        remedy = "Use fewer points in curves, or fewer corridors, or split the bank."
        return [Fault((), "too-much", message, remedy)]

    def _tell_all(self, severity: Severity, faults: list[Fault], thing: Thing) -> None:
        for path, code, message, remedy in faults:
            if not self._told.full():
                where = self._node(thing.number).place(path)
                self._told.tell(severity, where, code, message, remedy, thing)

    def _node(self, number: int) -> Node:
        if self._root is None:
            self._root = self._listed.root()
        assert self._root is not None  # noqa: S101 - it has been read before
        return self._root.children[SECTIONS_FIELD].children[number]
