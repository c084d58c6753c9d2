# SPDX-License-Identifier: MIT
"""The list of item types. To add one, write its module and name it here."""

from __future__ import annotations

import importlib
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.model.items.base import Family, Item, Plain

# A module is imported when the first item of its type turns up: start-up pays for no other.
TYPES = ("single", "multiple", "order", "match", "numeric", "hotspot", "needle-path", "case")


@cache
def family(item_type: str) -> Family:
    """Return the family of a type.

    Raises:
        KeyError: no such type.
    """
    if item_type not in TYPES:
        raise KeyError(item_type)
    module = importlib.import_module(f"trainer.model.items.{item_type.replace('-', '_')}")
    found: Family = module.FAMILY
    return found


def read_item(plain: Plain) -> Item:
    """Convert checked plain data (a compiled bank, a snapshot) to an item."""
    item: Item = family(plain["type"]).read(plain)
    return item
