# SPDX-License-Identifier: MIT
"""A form: items in fixed order, with the order of their options, as one attempt shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from trainer.model.index import ItemKey

if TYPE_CHECKING:
    from trainer.model.items.base import Plain


class FormEntry(NamedTuple):
    """One place of a form.

    Attributes:
        key: which item.
        revision: of the item as shown.
        content_hash: of the item as shown; names the snapshot kept in the store.
        domain: of the item as shown; "" where the bank names none.
        order: what chance decided of the item as shown; as a rule the order of its parts, each
            the position in the item's own order. Empty where chance decided nothing.
    """

    key: ItemKey
    revision: int
    content_hash: str
    domain: str
    order: tuple[int, ...] = ()


class Form(NamedTuple):
    """What an attempt asks, and the seed that it was drawn with."""

    entries: tuple[FormEntry, ...]
    seed: int


def write_form(form: Form) -> dict[str, Any]:
    """Convert a form to plain data for the log."""
    return {
        "seed": form.seed,
        "entries": [
            [*entry.key, entry.revision, entry.content_hash, entry.domain, list(entry.order)]
            for entry in form.entries
        ],
    }


def read_form(plain: Plain) -> Form:
    """Convert plain data from the log to a form."""
    return Form(
        tuple(
            FormEntry(ItemKey(bank, item), revision, content_hash, domain, tuple(order))
            for bank, item, revision, content_hash, domain, order in plain["entries"]
        ),
        plain["seed"],
    )
