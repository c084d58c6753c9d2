# SPDX-License-Identifier: MIT
"""One file of a bank: its head, its items, and everything that is wrong with them.

What a worker process does for one file; all that goes in and comes out can be pickled.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from trainer.banks import schema
from trainer.banks.canonical import canonical_json, content_hash, plain_of
from trainer.banks.head import HEAD_FIELDS, HeadReader, clean_head, in_item
from trainer.banks.linking import Known
from trainer.banks.quick import read_plain
from trainer.banks.text import Node, TextFault, read_text
from trainer.banks.wording import shown, suggestion
from trainer.model.index import IndexRow, plain_words
from trainer.model.items.base import Fault, Item, common_faults
from trainer.model.items.registry import family
from trainer.model.limits import PROBLEMS
from trainer.model.problem import Problem, Severity

if TYPE_CHECKING:
    from trainer.model.bank import BankHead


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
        kept: what was wanted of it; None when it is not sound.
    """

    id: str
    number: int
    line: int
    sound: bool
    cites: bool
    kept: Any


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
    name: str, content: bytes, keep: Keep, known: Known | None, *, is_head: bool
) -> Reading:
    """Read one file.

    Args:
        name: of the file, relative to the bank.
        content: of the file.
        keep: what is wanted of the items.
        known: what items may name; None when the head is in this file, or cannot be read: what
            items name is then not looked up.
        is_head: the file holds the head, and perhaps items; otherwise it holds only items.
    """
    return _Reader(name, content, keep).read(known, is_head=is_head)


def _faults(item: Item) -> list[Fault]:
    return common_faults(item) + family(item.type).faults(item)


def _kept(item: Item, keep: Keep) -> Any:
    match keep:
        case Keep.NOTHING:
            return None
        case Keep.ITEMS:
            return item
        case Keep.TEXTS:
            return _text_and_row(item)


def _text_and_row(item: Item) -> tuple[str, IndexRow]:
    """Write an item for the compiled cache; its position in the bank is not known here."""
    plain = plain_of(item)
    text = canonical_json(plain)
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
        content_hash=content_hash(text),
        title=item.title,
        words=plain_words(plain),
    )
    return text, row


class _Reader:
    """Reads one file: fast as long as nothing is wrong, and with all places where something is."""

    def __init__(self, name: str, content: bytes, keep: Keep) -> None:
        self._name = name
        self._content = content
        self._keep = keep
        self._root: Node | None = None
        self._text_faults: list[TextFault] = []
        self._problems: list[Problem] = []
        self._unlisted = 0

    def read(self, known: Known | None, *, is_head: bool) -> Reading:
        """Read the file."""
        plain = read_plain(self._content)
        if plain is not None and isinstance(plain.data.get("items", []), list):
            head = clean_head(plain) if is_head else None
            if head is not None:
                known = Known(head)
            if head is not None or (not is_head and list(plain.data) == ["items"]):
                items = plain.data.get("items", [])
                entries = self._entries(items, plain.lines, known)
                return Reading(self._name, head, entries, self._problems, self._unlisted)
        return self._read_carefully(known, is_head=is_head)

    def _read_carefully(self, known: Known | None, *, is_head: bool) -> Reading:
        self._root, self._text_faults = read_text(self._content)
        root, head = self._root, None
        entries: list[Entry] = []
        if root is None or not isinstance(root.value, dict):
            self._unreadable(is_head=is_head)
        else:
            if is_head:
                reader = HeadReader(root, self._text_faults, self._tell)
                head = reader.read()
                if reader.newer:  # what another version means by the rest is not known
                    return Reading(self._name, None, [], self._problems, 0)
                known = None if head is None else Known(head)
            else:
                self._only_items(root)
            listing = self._listing(root)
            if listing is not None:
                lines = [node.line for node in listing.children.values()]
                entries = self._entries(listing.value, lines, known)
        return Reading(self._name, head, entries, self._problems, self._unlisted)

    # The file as a whole

    def _unreadable(self, *, is_head: bool) -> None:
        severity = Severity.UNREADABLE if is_head else Severity.ERROR
        for fault in self._text_faults:
            self._tell_fault(severity, fault)
        if self._root is not None:
            first = "format: 1" if is_head else "items:"
            message = "the file holds no names with values"
            # Nothing at all has its place behind the end.
            where = (self._root.line, self._root.column) if self._root.value else (1, 1)
            self._tell(severity, where, "wrong-kind", message, f"Begin it with {first}.")

    def _only_items(self, root: Node) -> None:
        for fault in self._text_faults:
            if not in_item(fault.path):
                self._tell_fault(Severity.ERROR, fault)
        for field in root.value:
            if field != "items":
                where = root.place((field,), key=True)
                message = f'unknown field "{shown(field)}"'
                remedy = suggestion(field, ["items"])
                if field in HEAD_FIELDS:
                    remedy = "It belongs in bank.yaml."
                self._tell(Severity.ERROR, where, "unknown-field", message, remedy)
        if "items" not in root.value:
            where = (root.line, root.column)
            remedy = "Write items: first."
            self._tell(Severity.ERROR, where, "missing-field", 'missing "items"', remedy)

    def _listing(self, root: Node) -> Node | None:
        listing = root.children.get("items")
        if listing is None or isinstance(listing.value, list):
            return listing
        where = (listing.line, listing.column)
        remedy = "Begin each item with a hyphen."
        self._tell(Severity.ERROR, where, "wrong-kind", '"items" must be a list', remedy)
        return None

    # The items

    def _entries(self, plains: list[Any], lines: list[int], known: Known | None) -> list[Entry]:
        text_faults: dict[int, list[TextFault]] = {}
        for fault in self._text_faults:
            if in_item(fault.path):
                text_faults.setdefault(int(fault.path[1]), []).append(fault)
        nodes = _Nodes(self._content, plains, lines, self._root)
        items = None if text_faults else schema.read_items(plains)
        entries = []
        for number, plain in enumerate(plains):
            item = None if items is None else items[number]
            if item is not None and not _faults(item):
                sound = True
            else:
                item = self._checked(number, plain, text_faults.get(number, []), nodes)
                sound = item is not None
            missing = [] if known is None else known.missing(plain)
            if missing:
                self._tell_all(Severity.WARNING, missing, number, plain, nodes)
            cites = isinstance(plain, dict) and bool(plain.get("cites"))
            kept = None if item is None else _kept(item, self._keep)
            entries.append(Entry(_id(plain), number, lines[number], sound, cites, kept))
        return entries

    def _checked(
        self, number: int, plain: Any, text_faults: list[TextFault], nodes: _Nodes
    ) -> Item | None:
        """Read one item in which something may be wrong; None when something is."""
        label = shown(_id(plain))
        for fault in text_faults:
            self._tell_fault(Severity.ERROR, fault, label, number)
        item, findings, mended = schema.read_item(plain)
        refused = {fault.path[2:] for fault in text_faults}
        for found in findings:
            if found.path in refused or self._full():
                continue
            where = nodes.get(number).place(found.path, key=found.key)
            message, remedy = found.message, found.remedy
            self._tell(Severity.ERROR, where, found.code, message, remedy, label, number)
        faults = [] if mended is None else _faults(mended)
        self._tell_all(Severity.ERROR, faults, number, plain, nodes)
        return None if faults or text_faults else item

    # Problems

    def _tell_all(
        self, severity: Severity, faults: list[Fault], number: int, plain: Any, nodes: _Nodes
    ) -> None:
        for path, code, message, remedy in faults:
            if not self._full():
                where = nodes.get(number).place(path)
                self._tell(severity, where, code, message, remedy, shown(_id(plain)), number)

    def _full(self) -> bool:
        """Count a problem that need not be listed any more; looking for its place takes time."""
        if len(self._problems) < PROBLEMS:
            return False
        self._unlisted += 1
        return True

    def _tell_fault(
        self, severity: Severity, fault: TextFault, item: str = "", number: int | None = None
    ) -> None:
        where = (fault.line, fault.column)
        self._tell(severity, where, fault.code, fault.message, fault.remedy, item, number)

    def _tell(
        self,
        severity: Severity,
        where: tuple[int, int],
        code: str,
        message: str,
        remedy: str = "",
        item: str = "",
        number: int | None = None,
    ) -> None:
        if number is not None and not item:
            message = f"item {number + 1} of the file: {message}"
        self._problems.append(Problem(severity, self._name, *where, code, item, message, remedy))


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


def _id(plain: Any) -> str:
    given = plain.get("id") if isinstance(plain, dict) else None
    return given if isinstance(given, str) else ""
