# SPDX-License-Identifier: MIT
"""One file of a bank: its head, its items, and everything that is wrong with them.

What a worker process does for one file; all that goes in and comes out can be pickled.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from trainer.banks import schema
from trainer.banks.canonical import canonical_json, content_hash, plain_of
from trainer.banks.head import HeadReader, clean_head
from trainer.banks.linking import Known
from trainer.banks.listing import (
    ITEMS_FIELD,
    LISTS,
    REVIEWS_FIELD,
    SECTIONS_FIELD,
    in_list,
    listing,
    only,
    unreadable,
)
from trainer.banks.parts import Parts
from trainer.banks.quick import read_plain
from trainer.banks.sections import Listed, Room, SectionEntry, check_sections
from trainer.banks.stored import MARKED, marked
from trainer.banks.telling import Thing, Told, given_id
from trainer.banks.text import Node, TextFault, read_text
from trainer.banks.wording import shown
from trainer.model.index import IndexRow, plain_words
from trainer.model.items.base import Fault, Item, common_faults
from trainer.model.items.registry import family
from trainer.model.limits import SHOWN_BYTES
from trainer.model.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.model.bank import BankHead
    from trainer.model.problem import Problem


class Keep(Enum):
    """What is wanted of the items of a file."""

    NOTHING = "nothing"  # problems only
    ITEMS = "items"
    TEXTS = "texts"  # canonical text and index row


class Entry(NamedTuple):
    """An item of a file.

    Attributes:
        number: place in the file's list, from 0.
        line: from 1.
        sound: whether it can be used.
        cites: whether it names sources.
        shows: bytes of the sections and pictures that it shows.
        kept: what was wanted of it; None when it is not sound.
        revision: of the item, where it is sound.
    """

    id: str
    number: int
    line: int
    sound: bool
    cites: bool
    shows: int
    kept: Any
    revision: int


class Reading(NamedTuple):
    """What a file holds.

    Attributes:
        problems: the first of them, at most `limits.PROBLEMS`.
        unlisted: number of problems beyond those.
    """

    name: str
    head: BankHead | None
    entries: list[Entry]
    problems: list[Problem]
    unlisted: int


def read_file(
    name: str,
    content: bytes,
    keep: Keep,
    known: Known | None,
    parts: Parts | None = None,
    *,
    is_head: bool,
) -> Reading:
    """Read one file.

    Args:
        name: of the file, relative to the bank.
        content: of the file.
        keep: what is wanted of the items.
        known: what items may name; None when the head is in this file, or cannot be read: what
            items name is then not looked up.
        parts: what items may show; None for what is in this file.
        is_head: the file holds the head, and perhaps items; otherwise it holds only items.
    """
    reader = FileReader(name, content, keep, is_head=is_head)
    if reader.head is not None:
        known = Known(reader.head)
    if parts is None:
        sections = (entry.section for entry in reader.sections(known, Room()))
        parts = Parts(section for section in sections if section is not None)
    return reader.read(known, parts)


class Looked(NamedTuple):
    """An item with what it shows.

    Attributes:
        item: with sections and pictures in place of their names, where the bank has them.
        named: what it names, with the place of each.
        faults: what the rules of its type say of it, and what it names that is not there.
    """

    item: Item
    named: Sequence[tuple[tuple[str | int, ...], str]]
    faults: list[Fault]


def look_at(item: Item, parts: Parts) -> Looked:
    """Put what an item shows into it, and find what is wrong with it."""
    kind = family(item.type)
    named = kind.named(item)
    if not named:
        return Looked(item, named, common_faults(item) + kind.faults(item))
    faults = parts.faults(named)
    if not faults:
        item = kind.with_sections(item, parts.by_name)
    return Looked(item, named, faults + common_faults(item) + kind.faults(item))


def _text_and_row(item: Item, looked: Looked, parts: Parts) -> tuple[str, IndexRow]:
    """Write an item for the compiled cache; its position in the bank is not known here."""
    plain = plain_of(item)
    words = plain_words(plain)
    text = whole = canonical_json(plain)
    if looked.named:
        text = MARKED + canonical_json(marked(plain, looked.named))
        whole = parts.whole_text(text)
    row = IndexRow(
        position=-1,
        id=item.id,
        type=item.type,
        domain=item.domain or "",
        topic=item.topic,
        region=item.region,
        level=item.level or "",
        critical=item.critical,
        revision=item.revision,
        content_hash=content_hash(whole),
        title=item.title,
        words=words,
        idea=item.idea or "",
        lot=canonical_json(family(item.type).lot(looked.item)),
    )
    return text, row


class FileReader:
    """Reads one file: fast as long as nothing is wrong, and with all places where something is.

    Attributes:
        head: of the bank; None where it is not in this file, or cannot be read.
    """

    def __init__(self, name: str, content: bytes, keep: Keep, *, is_head: bool) -> None:
        """Read the text, and the head in it."""
        self._name = name
        self._content = content
        self._keep = keep
        self._told = Told(name)
        self._root: Node | None = None
        self._text_faults: list[TextFault] = []
        self._items: list[Any] = []
        self._lines: list[int] = []
        self._sections: list[Any] = []
        self._reviews: list[Any] = []
        self.head: BankHead | None = None
        if not self._open(is_head=is_head):
            self._open_carefully(is_head=is_head)

    def sections(self, known: Known | None, room: Room) -> list[SectionEntry]:
        """Check the sections of the file; before its items, which may show them.

        Args:
            known: what sections may name.
            room: what is left of what the bank may hold.
        """
        listed = Listed(self._name, self._sections, self._text_faults, self._whole_root)
        return check_sections(listed, self._told, known, room) if self._sections else []

    def reviews(self) -> Listed:
        """Return the reviews of the file; to be checked after all items of the bank."""
        return Listed(self._name, self._reviews, self._text_faults, self._whole_root)

    def read(self, known: Known | None, parts: Parts) -> Reading:
        """Check the items of the file, and tell all that was found in it."""
        entries = self._entries(known, parts)
        told = self._told
        return Reading(self._name, self.head, entries, told.problems, told.unlisted)

    # The file as a whole

    def _open(self, *, is_head: bool) -> bool:
        """Read a file in which nothing is wrong at the top; False where something is."""
        plain = read_plain(self._content)
        if plain is None:
            return False
        items, sections, reviews = (plain.data.get(name, []) for name in LISTS)
        if not all(isinstance(one, list) for one in (items, sections, reviews)):
            return False
        if is_head:
            self.head = clean_head(plain)
            if self.head is None:
                return False
            self._sections, self._reviews = sections, reviews
        elif list(plain.data) != [ITEMS_FIELD]:
            return False
        self._items, self._lines = items, plain.lines
        return True

    def _open_carefully(self, *, is_head: bool) -> None:
        self._root, self._text_faults = read_text(self._content)
        root, told = self._root, self._told
        if root is None or not isinstance(root.value, dict):
            first = "format: 1" if is_head else f"{ITEMS_FIELD}:"
            severity = Severity.UNREADABLE if is_head else Severity.ERROR
            unreadable(root, self._text_faults, told, first, severity)
            return
        if is_head:
            reader = HeadReader(root, self._text_faults, told.tell)
            self.head = reader.read()
            if reader.newer:  # what another version means by the rest is not known
                return
            sections = listing(root, SECTIONS_FIELD, told)
            self._sections = [] if sections is None else sections.value
            reviews = listing(root, REVIEWS_FIELD, told)
            self._reviews = [] if reviews is None else reviews.value
        else:
            only(root, ITEMS_FIELD, self._text_faults, told)
        items = listing(root, ITEMS_FIELD, told)
        if items is not None:
            self._items = items.value
            self._lines = [node.line for node in items.children.values()]

    def _whole_root(self) -> Node | None:
        if self._root is None:
            self._root = read_text(self._content).root
        return self._root

    # The items

    def _entries(self, known: Known | None, parts: Parts) -> list[Entry]:
        plains = self._items
        text_faults: dict[int, list[TextFault]] = {}
        for fault in self._text_faults:
            if in_list(fault.path, (ITEMS_FIELD,)):
                text_faults.setdefault(int(fault.path[1]), []).append(fault)
        nodes = _Nodes(self._content, plains, self._lines, self._root)
        items = None if text_faults else schema.read_items(plains)
        entries = []
        for number, plain in enumerate(plains):
            item = None if items is None else items[number]
            looked = None if item is None else look_at(item, parts)
            if looked is None or looked.faults:
                item, looked = self._checked(
                    number, plain, text_faults.get(number, []), nodes, parts
                )
            missing = [] if known is None else known.missing(plain)
            if missing:
                self._tell_all(Severity.WARNING, missing, number, plain, nodes)
            entries.append(self._entry(number, item, looked, parts))
        return entries

    def _entry(self, number: int, item: Item | None, looked: Looked | None, parts: Parts) -> Entry:
        plain = self._items[number]
        cites = isinstance(plain, dict) and bool(plain.get("cites"))
        shows: int | None = 0
        kept: Any = None
        if item is not None and looked is not None:
            if looked.named:
                shows = parts.shown(looked.named)
            # Beyond the limit nothing of the bank can be used, and nothing more is worked out.
            if shows is not None:
                kept = self._kept(item, looked, parts)
        size = SHOWN_BYTES + 1 if shows is None else shows
        line = self._lines[number]
        revision = 1 if item is None else item.revision
        return Entry(given_id(plain), number, line, looked is not None, cites, size, kept, revision)

    def _kept(self, item: Item, looked: Looked, parts: Parts) -> Any:
        match self._keep:
            case Keep.NOTHING:
                return None
            case Keep.ITEMS:
                return looked.item
            case Keep.TEXTS:
                return _text_and_row(item, looked, parts)

    def _checked(
        self,
        number: int,
        plain: Any,
        text_faults: list[TextFault],
        nodes: _Nodes,
        parts: Parts,
    ) -> tuple[Item | None, Looked | None]:
        """Read one item in which something may be wrong; None and None when something is."""
        thing = Thing("item", number, shown(given_id(plain)))
        for fault in text_faults:
            self._told.fault(Severity.ERROR, fault, thing)
        item, findings, mended = schema.read_item(plain)
        refused = {fault.path[2:] for fault in text_faults}
        for found in findings:
            if found.path in refused or self._told.full():
                continue
            where = nodes.get(number).place(found.path, key=found.key)
            self._told.tell(Severity.ERROR, where, found.code, found.message, found.remedy, thing)
        looked = None if mended is None else look_at(mended, parts)
        faults = [] if looked is None else looked.faults
        self._tell_all(Severity.ERROR, faults, number, plain, nodes)
        if item is None or faults or text_faults:
            return None, None
        return item, looked

    def _tell_all(
        self, severity: Severity, faults: list[Fault], number: int, plain: Any, nodes: _Nodes
    ) -> None:
        thing = Thing("item", number, shown(given_id(plain))) if faults else None
        for path, code, message, remedy in faults:
            if not self._told.full():
                where = nodes.get(number).place(path)
                self._told.tell(severity, where, code, message, remedy, thing)


class _Nodes:
    """Finds the places of things in an item, reading no more of the file again than that item."""

    def __init__(
        self, content: bytes, plains: list[Any], lines: list[int], root: Node | None
    ) -> None:
        self._content = content
        self._plains = plains
        self._lines = lines
        self._root = root
        self._text_lines: list[bytes] = []
        self._last: tuple[int, Node] | None = None

    def get(self, number: int) -> Node:
        """Return an item with the place of everything in it."""
        if self._root is None:
            if self._last is None or self._last[0] != number:
                self._last = (number, self._cut(number) or self._whole(number))
            if self._root is None:
                return self._last[1]
        return self._root.children["items"].children[number]

    def _cut(self, number: int) -> Node | None:
        """Read the lines of an item alone; None where they do not say the same alone."""
        if not self._text_lines:
            self._text_lines = self._content.removeprefix(b"\xef\xbb\xbf").splitlines(keepends=True)
        first = self._lines[number] - 1
        last = self._lines[number + 1] - 1 if number + 1 < len(self._lines) else None
        lines = self._text_lines[first:last]
        root = read_text(b"items:\n" + b"".join(lines)).root if lines else None
        listing = None if root is None else root.children.get("items")
        if listing is None or listing.value != [self._plains[number]]:
            return None
        node = listing.children[0]
        node.shift(first - 1)
        return node

    def _whole(self, number: int) -> Node:
        root = read_text(self._content).root
        if root is None:  # cannot be: it has been read before
            return Node(None, self._lines[number], 1)
        self._root = root
        return root.children["items"].children[number]
