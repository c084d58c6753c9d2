# SPDX-License-Identifier: MIT
"""One file of a bank: its head, its items, and everything that is wrong with them.

What a worker process does for one file; all that goes in and comes out can be pickled.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from trainer.banks import fields, schema
from trainer.banks.canonical import canonical_text, content_hash, plain_of
from trainer.banks.text import Node, Path, TextFault, read_plain, read_text
from trainer.banks.wording import shown, suggestion
from trainer.model.bank import FORMAT, BankHead, IndexRow, plain_words
from trainer.model.items.base import Fault, Item, common_faults
from trainer.model.items.registry import family
from trainer.model.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

# Domains that every bank may use without declaring them.
COMMON_DOMAINS = ("anatomy", "twitch-or-nerve", "contraindications", "response")


class Keep(Enum):
    """What is wanted of the items of a file."""

    NOTHING = "nothing"  # problems only
    ITEMS = "items"
    TEXTS = "texts"  # canonical text and index row


class Known(NamedTuple):
    """What items may refer to.

    Attributes:
        references: empty when the bank declares none; that is told once, not for each item.
        topics: by domain; only of domains that declare some.
        misconceptions: empty when the bank declares none: any is then allowed.
    """

    references: frozenset[str]
    domains: frozenset[str]
    topics: Mapping[str, frozenset[str]]
    misconceptions: frozenset[str]


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
        readable: whether anything at all could be read.
    """

    name: str
    readable: bool
    head: BankHead | None
    entries: list[Entry]
    problems: list[Problem]


def known_of(head: BankHead) -> Known:
    """Collect what the items of a bank may refer to."""
    return Known(
        frozenset(head.references),
        frozenset((*COMMON_DOMAINS, *head.domains)),
        {name: frozenset(domain.topics) for name, domain in head.domains.items() if domain.topics},
        frozenset(head.misconceptions),
    )


def read_file(
    name: str, content: bytes, keep: Keep, known: Known | None, *, is_head: bool
) -> Reading:
    """Read one file.

    Args:
        name: of the file, relative to the bank.
        content: of the file.
        keep: what is wanted of the items.
        known: what items may refer to; None when the head is in this file, or cannot be read:
            references are then not checked.
        is_head: the file holds the head, and perhaps items; otherwise it holds only items.
    """
    quick = _quick_reading(name, content, keep, known, is_head=is_head)
    if quick is not None:
        return quick
    return _CarefulReader(name, content, keep).read(known, is_head=is_head)


def _quick_reading(
    name: str, content: bytes, keep: Keep, known: Known | None, *, is_head: bool
) -> Reading | None:
    """Read a file in which nothing is wrong, several times as fast; None where something is."""
    plain = read_plain(content)
    if plain is None:
        return None
    head = None
    plains = plain.data.pop("items", [] if is_head else None)
    if is_head:
        if next(iter(plain.data), "") != "format" or plain.data["format"] != str(FORMAT):
            return None
        head = schema.read_head({**plain.data, "format": FORMAT})[0]
        if head is None:
            return None
        known = known_of(head)
    elif plain.data:
        return None
    items = schema.read_items(plains) if isinstance(plains, list) else None
    if items is None:
        return None
    entries = []
    for number, item in enumerate(items):
        if _faults(item) or _references(plains[number], known):
            return None
        kept = _kept(item, keep)
        entries.append(Entry(item.id, number, plain.lines[number], True, bool(item.cites), kept))
    return Reading(name, True, head, entries, [])


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
    text = canonical_text(item)
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
        words=plain_words(plain_of(item)),
    )
    return text, row


def _references(plain: Any, known: Known | None) -> list[Fault]:
    """Find what an item names that its bank does not have; wrong kinds are passed over."""
    if known is None or not isinstance(plain, dict):
        return []
    faults = []
    for number, cite in enumerate(plain.get("cites", ()) if known.references else ()):
        if isinstance(cite, str) and cite not in known.references:
            message = f'cites "{shown(cite)}", not in references'
            code = "unknown-reference"
            faults.append(_dangling(("cites", number), code, message, cite, known.references))
    domain, topic = plain.get("domain"), plain.get("topic")
    if isinstance(domain, str) and domain not in known.domains:
        message = f'unknown domain "{shown(domain)}"'
        faults.append(_dangling(("domain",), "unknown-domain", message, domain, known.domains))
    topics = known.topics.get(str(domain))
    if topics and isinstance(topic, str) and topic and topic not in topics:
        message = f'unknown topic "{shown(topic)}"'
        faults.append(_dangling(("topic",), "unknown-topic", message, topic, topics))
    if known.misconceptions:
        code = "unknown-misconception"
        for path, tag in _misconceptions(plain, ()):
            if tag not in known.misconceptions:
                message = f'unknown misconception "{shown(tag)}"'
                faults.append(_dangling(path, code, message, tag, known.misconceptions))
    return faults


def _dangling(path: Path, code: str, message: str, word: str, words: Iterable[str]) -> Fault:
    return Fault(path, code, message, suggestion(word, sorted(words)))


def _misconceptions(plain: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Find every misconception named in an item, wherever its type has put it."""
    if isinstance(plain, dict):
        tag = plain.get("misconception")
        if isinstance(tag, str):
            yield (*path, "misconception"), tag
        for name, value in plain.items():
            if not isinstance(value, str):
                yield from _misconceptions(value, (*path, name))
    elif isinstance(plain, list):
        for number, value in enumerate(plain):
            if not isinstance(value, str):
                yield from _misconceptions(value, (*path, number))


class _CarefulReader:
    """Reads a file in which something is wrong, and says what and where."""

    def __init__(self, name: str, content: bytes, keep: Keep) -> None:
        self._name = name
        self._keep = keep
        text = read_text(content)
        self._root = text.root
        self._text_faults = text.faults
        self._problems: list[Problem] = []

    def read(self, known: Known | None, *, is_head: bool) -> Reading:
        """Read the file."""
        worst = Severity.UNREADABLE if is_head else Severity.ERROR
        root, head = self._root, None
        if root is None or not isinstance(root.value, dict):
            self._unreadable(worst, is_head=is_head)
            return Reading(self._name, False, None, [], self._problems)
        if is_head:
            head = self._head(root)
            known = None if head is None else known_of(head)
        else:
            self._only_items(root)
        entries = self._entries(root, known)
        return Reading(self._name, True, head, entries, self._problems)

    # The file as a whole

    def _unreadable(self, severity: Severity, *, is_head: bool) -> None:
        for fault in self._text_faults:
            self._tell_fault(severity, fault)
        if self._root is not None:
            first = "format: 1" if is_head else "items:"
            message = "the file holds no names with values"
            where = (self._root.line, self._root.column)
            self._tell(severity, where, "wrong-kind", message, f"Begin it with {first}.")

    def _only_items(self, root: Node) -> None:
        for fault in self._text_faults:
            if not _in_item(fault.path):
                self._tell_fault(Severity.ERROR, fault)
        for field in root.value:
            if field != "items":
                where = root.place((field,), key=True)
                message = f'unknown field "{shown(field)}"'
                remedy = suggestion(field, ["items"])
                if field in _HEAD_FIELDS:
                    remedy = "It belongs in bank.yaml."
                self._tell(Severity.ERROR, where, "unknown-field", message, remedy)
        if "items" not in root.value:
            where = (root.line, root.column)
            remedy = "Write items: first."
            self._tell(Severity.ERROR, where, "missing-field", 'missing "items"', remedy)

    # The head

    def _head(self, root: Node) -> BankHead | None:
        """Read the head; what need not be there is left out where it is wrong."""
        plain = {name: value for name, value in root.value.items() if name != "items"}
        broken = False
        for fault in self._text_faults:
            if not _in_item(fault.path):
                broken |= self._head_broken(fault.path)
                self._tell_fault(_head_severity(fault.path), fault)
                _leave_out(plain, fault.path)
        broken |= not self._format(root, plain)
        head, findings = schema.read_head(plain)
        for found in findings:
            if found.path[:1] == ("format",):
                continue
            broken |= self._head_broken(found.path)
            where = root.place(found.path, key=found.key)
            severity = _head_severity(found.path)
            self._tell(severity, where, found.code, found.message, found.remedy)
            _leave_out(plain, found.path)
        if broken:
            return None
        return head or schema.read_head(plain)[0]

    def _head_broken(self, path: Path) -> bool:
        return _head_severity(path) is Severity.UNREADABLE

    def _format(self, root: Node, plain: dict[str, Any]) -> bool:
        """Check the version of the format; tell whether the file can be read on."""
        if "format" not in plain:
            where = (root.line, root.column)
            message = 'missing "format"'
            remedy = f"Begin the file with format: {FORMAT}."
            self._tell(Severity.UNREADABLE, where, "missing-field", message, remedy)
            return False
        told = plain["format"]
        where = root.place(("format",))
        if told == str(FORMAT):
            plain["format"] = FORMAT
            if next(iter(root.value)) != "format":
                where = root.place(("format",), key=True)
                remedy = "Move it to the top."
                message = '"format" is not the first name of the file'
                self._tell(Severity.WARNING, where, "format-not-first", message, remedy)
            return True
        if isinstance(told, str) and told.isdecimal() and int(told[:9]) > FORMAT:
            message = f"this bank is made for a newer version of the program (format {shown(told)})"
            self._tell(Severity.UNREADABLE, where, "newer-format", message, "Update the program.")
        else:
            what = f'"{shown(told)}"' if isinstance(told, str) else "not a number"
            message = f'"format" is {what}; this program reads format {FORMAT}'
            remedy = f"Write format: {FORMAT}."
            self._tell(Severity.UNREADABLE, where, "wrong-format", message, remedy)
        return False

    # The items

    def _entries(self, root: Node, known: Known | None) -> list[Entry]:
        listing = root.children.get("items")
        if listing is None:
            return []
        if not isinstance(listing.value, list):
            where = (listing.line, listing.column)
            remedy = "Begin each item with a hyphen."
            self._tell(Severity.ERROR, where, "wrong-kind", '"items" must be a list', remedy)
            return []
        faults: dict[int, list[TextFault]] = {}
        for fault in self._text_faults:
            if _in_item(fault.path):
                faults.setdefault(int(fault.path[1]), []).append(fault)
        return [
            self._entry(number, node, faults.get(int(number), []), known)
            for number, node in listing.children.items()
            if isinstance(number, int)
        ]

    def _entry(
        self, number: int, node: Node, text_faults: list[TextFault], known: Known | None
    ) -> Entry:
        given = node.value.get("id") if isinstance(node.value, dict) else None
        item_id = given if isinstance(given, str) else ""
        label = shown(item_id)
        for fault in text_faults:
            self._tell_fault(Severity.ERROR, fault, label, number)
        item, findings, mended = schema.read_item(node.value)
        for found in findings:
            where = node.place(found.path, key=found.key)
            self._tell(
                Severity.ERROR, where, found.code, found.message, found.remedy, label, number
            )
        faults = [] if mended is None else _faults(mended)
        dangling = _references(node.value, known)
        for severity, rules in ((Severity.ERROR, faults), (Severity.WARNING, dangling)):
            for path, code, message, remedy in rules:
                self._tell(severity, node.place(path), code, message, remedy, label, number)
        sound = item is not None and not faults and not text_faults
        kept = _kept(item, self._keep) if sound and item is not None else None
        cites = isinstance(node.value, dict) and bool(node.value.get("cites"))
        return Entry(item_id, number, node.line, sound, cites, kept)

    # Problems

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
        self._problems.append(
            Problem(severity, self._name, *where, code, item, message, remedy)
        )


_HEAD_FIELDS = frozenset(fields.names_at(BankHead, ()))
# Without these there is no bank; whatever else is wrong in a head is left out.
_HEAD_NEEDS = ("format", "id", "title")
_HEAD_TABLES = ("domains", "references", "misconceptions", "authors")


def _in_item(path: Path) -> bool:
    return len(path) > 1 and path[0] == "items" and isinstance(path[1], int)


def _head_severity(path: Path) -> Severity:
    needed = not path or path[0] in _HEAD_NEEDS
    return Severity.UNREADABLE if needed else Severity.ERROR


def _leave_out(plain: dict[str, Any], path: Path) -> None:
    """Take the smallest part of a head away that can be missed."""
    table = plain.get(str(path[0])) if path else None
    if len(path) > 1 and path[0] in _HEAD_TABLES:
        if isinstance(table, dict):
            table.pop(str(path[1]), None)
        elif isinstance(table, list):
            plain.pop(str(path[0]))
    elif path:
        plain.pop(str(path[0]), None)
