# SPDX-License-Identifier: MIT
"""What a file of a bank holds at its top: the head, or one list: items, sections or reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.banks import fields
from trainer.banks.source import REVIEW_FILE
from trainer.banks.wording import shown, suggestion
from trainer.model.bank import BankHead
from trainer.model.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.banks.telling import Told
    from trainer.banks.text import Node, Path, TextFault

ITEMS_FIELD, SECTIONS_FIELD, REVIEWS_FIELD = "items", "sections", "reviews"
LISTS = (ITEMS_FIELD, SECTIONS_FIELD, REVIEWS_FIELD)
HEAD_FIELDS = frozenset(fields.names_at(BankHead, ()))


def in_list(path: Path, lists: Sequence[str] = LISTS) -> bool:
    """Tell whether a path in a file leads into an entry of one of its lists."""
    return len(path) > 1 and path[0] in lists and isinstance(path[1], int)


def unreadable(
    root: Node | None, faults: Sequence[TextFault], told: Told, first: str, severity: Severity
) -> None:
    """Say why nothing of a file can be used.

    Args:
        root: what it holds, where it is something else than names with values.
        faults: of the text.
        told: takes the problems.
        first: with what the file should begin.
        severity: of the problems.
    """
    for fault in faults:
        told.fault(severity, fault)
    if root is not None:
        message = "the file holds no names with values"
        # Nothing at all has its place behind the end.
        where = (root.line, root.column) if root.value else (1, 1)
        told.tell(severity, where, "wrong-kind", message, f"Begin it with {first}.")


def only(root: Node, field: str, faults: Sequence[TextFault], told: Told) -> None:
    """Say what a file holds beside the one list that it is for."""
    for fault in faults:
        if not in_list(fault.path, (field,)):
            told.fault(Severity.ERROR, fault)
    for name in root.value:
        if name != field:
            where = root.place((name,), key=True)
            message = f'unknown field "{shown(name)}"'
            told.tell(Severity.ERROR, where, "unknown-field", message, _belongs(name, field))
    if field not in root.value:
        where = (root.line, root.column)
        message, remedy = f'missing "{field}"', f"Write {field}: first."
        told.tell(Severity.ERROR, where, "missing-field", message, remedy)


def listing(root: Node, field: str, told: Told) -> Node | None:
    """Return a list of a file; None where there is none, or something else in its place."""
    found = root.children.get(field)
    if found is None or isinstance(found.value, list):
        return found
    where = (found.line, found.column)
    remedy = f"Begin each {field[:-1]} with a hyphen."
    told.tell(Severity.ERROR, where, "wrong-kind", f'"{field}" must be a list', remedy)
    return None


def _belongs(name: str, field: str) -> str:
    if name in HEAD_FIELDS:
        return "It belongs in bank.yaml."
    if name == REVIEWS_FIELD:
        return f"It belongs in {REVIEW_FILE}."
    if name in LISTS:
        return f"It belongs in a file of the folder {name}."
    return suggestion(name, [field])
