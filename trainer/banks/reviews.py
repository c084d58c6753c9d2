# SPDX-License-Identifier: MIT
"""The review records of a bank: read after its items, of which they tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from trainer.banks import schema
from trainer.banks.listing import REVIEWS_FIELD, in_list, listing, only, unreadable
from trainer.banks.quick import read_plain
from trainer.banks.sections import Listed
from trainer.banks.telling import Thing, Told
from trainer.banks.text import read_text
from trainer.banks.wording import shown, suggestion
from trainer.model.items.base import Fault
from trainer.model.limits import REVIEWS
from trainer.model.problem import Severity
from trainer.model.review_record import ONCE, ReviewRecord, record_faults

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from trainer.banks.text import Node, TextFault
    from trainer.model.problem import Problem

# Looking for what was meant takes time; where this much is wrong, it helps no one.
_SUGGESTIONS = 100


class ReviewReading(NamedTuple):
    """The reviews of a bank.

    Attributes:
        records: the sound ones, in the order of their files.
        problems: of each file, the first of them, at most `limits.PROBLEMS`.
        unlisted: number of problems beyond those.
    """

    records: list[ReviewRecord]
    problems: list[Problem]
    unlisted: int


class Reviews:
    """Reads and checks the reviews of a bank, file by file."""

    def __init__(self, revisions: Mapping[str, int], *, is_whole: bool) -> None:
        """Take what reviews may tell of.

        Args:
            revisions: by id of a sound item, its revision.
            is_whole: whether these are all items; where some are left out until they are mended,
                nothing is said of items that are not there.
        """
        self._revisions = revisions
        self._is_whole = is_whole
        self._said: dict[tuple[str, int, str], int] = {}
        self._room = REVIEWS
        self._compared = 0
        self.found = ReviewReading([], [], 0)

    def read_file(self, name: str, content: bytes) -> None:
        """Read a file that holds only reviews."""
        told = Told(name)
        plain = read_plain(content)
        plains = None if plain is None else plain.data.get(REVIEWS_FIELD)
        if plain is not None and list(plain.data) == [REVIEWS_FIELD] and isinstance(plains, list):
            self._check(Listed(name, plains, [], lambda: read_text(content).root), told)
        else:
            self._read_carefully(name, content, told)
        self._keep(told)

    def take(self, listed: Listed) -> None:
        """Check the reviews of a file that holds more than reviews, and that was read before."""
        told = Told(listed.file)
        self._check(listed, told)
        self._keep(told)

    def _read_carefully(self, name: str, content: bytes, told: Told) -> None:
        root, faults = read_text(content)
        if root is None or not isinstance(root.value, dict):
            unreadable(root, faults, told, f"{REVIEWS_FIELD}:", Severity.ERROR)
            return
        only(root, REVIEWS_FIELD, faults, told)
        node = listing(root, REVIEWS_FIELD, told)
        if node is not None:
            self._check(Listed(name, node.value, faults, lambda: root), told)

    def _keep(self, told: Told) -> None:
        found = self.found
        self.found = ReviewReading(
            found.records, found.problems + told.problems, found.unlisted + told.unlisted
        )

    def _check(self, listed: Listed, told: Told) -> None:
        entry = _Entry(listed, told)
        for number, plain in enumerate(listed.plains[: max(0, self._room)]):
            record = entry.check(number, plain)
            if record is not None:
                self.found.records.append(record)
                entry.tell_all(Severity.WARNING, self._faults(record), number, plain)
        if len(listed.plains) > self._room:
            message = f"the bank holds more than {REVIEWS:,} reviews; the rest is not read"
            where = entry.place(max(0, self._room))
            told.tell(Severity.ERROR, where, "too-many-reviews", message)
        self._room -= len(listed.plains)

    def _faults(self, record: ReviewRecord) -> Iterable[Fault]:
        """Find what a sound record says that does not fit the bank or what was said before."""
        revision = self._revisions.get(record.item)
        if revision is None and self._is_whole:
            self._compared += 1
            near = ""
            if self._compared <= _SUGGESTIONS:
                near = suggestion(record.item, sorted(self._revisions))
            yield Fault(("item",), "unknown-item", "the bank has no item of this id", near)
        elif revision is not None and record.revision > revision:
            message = f"the item has revision {revision}, not yet {record.revision}"
            remedy = "Correct it, or raise the item's revision."
            yield Fault(("revision",), "later-revision", message, remedy)
        for name in ONCE:
            if not getattr(record, name):
                continue
            key = (record.item, record.revision, name)
            self._said[key] = self._said.get(key, 0) + 1
            if self._said[key] > 1:
                message = f'"{name}" of revision {record.revision} was told before'
                yield Fault((name,), "told-before", message, "Keep one of the two.")


class _Entry:
    """Checks the entries of one list."""

    def __init__(self, listed: Listed, told: Told) -> None:
        self._listed = listed
        self._told = told
        self._root: Node | None = None
        self._text_faults: dict[int, list[TextFault]] = {}
        for fault in listed.text_faults:
            if in_list(fault.path, (REVIEWS_FIELD,)):
                self._text_faults.setdefault(int(fault.path[1]), []).append(fault)

    def check(self, number: int, plain: Any) -> ReviewRecord | None:
        """Read one entry; None when something is wrong with it."""
        thing = _thing(number, plain)
        text_faults = self._text_faults.get(number, [])
        for fault in text_faults:
            self._told.fault(Severity.ERROR, fault, thing)
        record, findings = schema.read_review(plain)
        refused = {fault.path[2:] for fault in text_faults}
        for found in findings:
            if found.path not in refused and not self._told.full():
                where = self._node(number).place(found.path, key=found.key)
                message, remedy = found.message, found.remedy
                self._told.tell(Severity.ERROR, where, found.code, message, remedy, thing)
        faults = [] if record is None else record_faults(record)
        self.tell_all(Severity.ERROR, faults, number, plain)
        return None if faults or text_faults else record

    def tell_all(
        self, severity: Severity, faults: Iterable[Fault], number: int, plain: Any
    ) -> None:
        """Tell what is wrong with an entry."""
        for path, code, message, remedy in faults:
            if not self._told.full():
                where = self._node(number).place(path)
                thing = _thing(number, plain)
                self._told.tell(severity, where, code, message, remedy, thing)

    def place(self, number: int) -> tuple[int, int]:
        """Return the line and column of an entry."""
        node = self._node(number)
        return node.line, node.column

    def _node(self, number: int) -> Node:
        if self._root is None:
            self._root = self._listed.root()
        assert self._root is not None  # noqa: S101 - it has been read before
        return self._root.children[REVIEWS_FIELD].children[number]


def _thing(number: int, plain: Any) -> Thing:
    item = plain.get("item") if isinstance(plain, dict) else None
    return Thing("review", number, shown(item) if isinstance(item, str) and item else "")
