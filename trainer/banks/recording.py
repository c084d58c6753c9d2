# SPDX-License-Identifier: MIT
"""Adds a clinician's review to a bank's own text: one entry, and nothing else changes."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from trainer.banks import schema
from trainer.banks.listing import REVIEWS_FIELD
from trainer.banks.loader import load
from trainer.banks.source import REVIEW_FILE, FileSource, FolderSource, SourceFault, open_source
from trainer.banks.text import read_text
from trainer.banks.wording import shown, suggestion
from trainer.banks.writer import review_lines
from trainer.errors import BankError
from trainer.model.review_record import ReviewRecord, record_faults

if TYPE_CHECKING:
    from trainer.banks.text import Node
    from trainer.model.bank import Bank
    from trainer.model.review_record import ClinicianReview

_HEADER = (
    "# What was done to make sure that items are right; docs/bank-format.md says how to read it."
)


class Recorded(NamedTuple):
    """A review that was added.

    Attributes:
        file: path of the file.
        line: of the entry, from 1.
        bank: as it is now.
    """

    file: str
    line: int
    record: ReviewRecord
    bank: Bank


def record_review(path: str, item: str, clinician: ClinicianReview) -> Recorded:
    """Add what a clinician found to the revision of an item that a bank holds.

    Args:
        path: of a bank in a file or folder.
        item: its id.
        clinician: what was found.

    Raises:
        BankError: the bank cannot be read or written, has no such item, or what was found cannot
            stand in it.
    """
    bank = readable(path)
    revisions = {one.id: one.revision for one in bank.items}
    if item not in revisions:
        hint = suggestion(item, sorted(revisions))
        raise BankError(f'{path} has no item "{shown(item)}". {hint}'.strip())
    record = ReviewRecord(item=item, revision=revisions[item], clinician=clinician)
    for fault in record_faults(record):
        raise BankError(f"{fault.message[:1].upper()}{fault.message[1:]}. {fault.remedy}")
    file, content = _target(path)
    text, line = _with_entry(file, content, record)
    try:
        _write(file, text)
    except OSError as error:
        raise BankError(f"{file} cannot be written: {error.strerror}.", str(error)) from error
    return Recorded(file, line, record, readable(path))


def readable(path: str) -> Bank:
    """Read a bank.

    Raises:
        BankError: nothing of it can be used.
    """
    result = load(path)
    if result.bank is None:
        raise BankError(f"{path} cannot be read. {result.problems[0]}")
    return result.bank


def _target(path: str) -> tuple[str, bytes]:
    """Return the file that holds the reviews of a bank, and what it holds now."""
    try:
        with closing(open_source(path)) as source:
            if isinstance(source, FileSource):
                return os.path.realpath(path), source.read("")
            if isinstance(source, FolderSource):
                there = REVIEW_FILE in source.names
                content = source.read(REVIEW_FILE) if there else f"{_HEADER}\n".encode()
                return os.path.join(path, REVIEW_FILE), content
    except SourceFault as fault:
        name = fault.path or path
        raise BankError(f"{name}: {fault.message}. {fault.remedy}".strip()) from fault
    message = f"{path} is packed. Unpack it first: needlewise bank convert {path} FOLDER."
    raise BankError(message)


def _with_entry(file: str, content: bytes, record: ReviewRecord) -> tuple[str, int]:
    """Return a text with one more entry, and the line in which that begins."""
    root, faults = read_text(content) if _says_something(content) else (None, [])
    if faults or (root is not None and not isinstance(root.value, dict)):
        raise BankError(f"{file} has problems. Mend them first: needlewise bank check.")
    text = content.decode("utf-8-sig")
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines()
    entries = _entries(root)
    at, new = _place(lines, root, entries, record)
    made = end.join([*lines[:at], *new, *lines[at:]]) + end
    if content[:3] == b"\xef\xbb\xbf":
        made = "\ufeff" + made
    number = next(place for place, line in enumerate(new) if line.lstrip().startswith("-"))
    if not _is_one_more(made.encode(), entries, record):
        message = f"{file} is arranged in a way that is not changed here. Add the entry by hand:\n"
        raise BankError(message + "\n".join(review_lines(record)))
    return made, at + number + 1


def _says_something(content: bytes) -> bool:
    """Tell whether there is more than comments in a text."""
    lines = (line.strip() for line in content.splitlines())
    return any(line and not line.startswith(b"#") for line in lines)


def _entries(root: Node | None) -> list[Node]:
    listed = None if root is None else root.children.get(REVIEWS_FIELD)
    return [] if listed is None else list(listed.children.values())


def _place(
    lines: list[str], root: Node | None, entries: list[Node], record: ReviewRecord
) -> tuple[int, list[str]]:
    """Tell before which line, from 0, an entry belongs, and its lines.

    It stands behind what was told of the item before, so that two people who review different
    items seldom change the same lines; otherwise at the end of the list.
    """
    if not entries:
        return _place_of_first(lines, root, review_lines(record))
    before = lines[entries[0].line - 1][: entries[0].column - 1]
    indent = len(before) - len(before.lstrip(" "))
    own = [place for place, one in enumerate(entries) if one.value.get("item") == record.item]
    following = (own[-1] if own else len(entries) - 1) + 1
    if following < len(entries):
        at = entries[following].line - 1
    else:
        at = _end_of_list(lines, root, entries[-1].line)
    # What stands above an entry belongs to it; what is set in farther, to the one before.
    while lines[at - 1].strip() == "" or _is_comment(lines[at - 1], indent):
        at -= 1
    return at, review_lines(record, indent)


def _place_of_first(lines: list[str], root: Node | None, new: list[str]) -> tuple[int, list[str]]:
    place = None if root is None else root.keys.get(REVIEWS_FIELD)
    if place is None:
        gap = [""] if lines and root is not None and root.value else []
        return len(lines), [*gap, f"{REVIEWS_FIELD}:", *new]
    number = place[0] - 1
    lines[number] = lines[number].replace("[]", "", 1).rstrip()
    return number + 1, new


def _end_of_list(lines: list[str], root: Node | None, last: int) -> int:
    keys = [] if root is None else [line for line, _ in root.keys.values()]
    return min((line - 1 for line in keys if line > last), default=len(lines))


def _is_comment(line: str, indent: int) -> bool:
    text = line.lstrip(" ")
    return text.startswith("#") and len(line) - len(text) <= indent


def _is_one_more(content: bytes, entries: list[Node], record: ReviewRecord) -> bool:
    """Tell whether a text says what it said, and one review more."""
    new = read_text(content)
    if new.faults or new.root is None:
        return False
    old, now = [one.value for one in entries], [one.value for one in _entries(new.root)]
    added = next((place for place, (a, b) in enumerate(zip(old, now, strict=False)) if a != b), -1)
    plain = now.pop(added)
    return now == old and schema.read_review(plain)[0] == record


def _write(file: str, text: str) -> None:
    temporary = os.path.join(os.path.dirname(file), f".{os.path.basename(file)}.{os.getpid()}.tmp")
    try:
        with open(temporary, "w", encoding="utf-8", newline="") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        if os.path.exists(file):
            shutil.copymode(file, temporary)
        os.replace(temporary, file)
    finally:
        if os.path.exists(temporary):
            os.unlink(temporary)
