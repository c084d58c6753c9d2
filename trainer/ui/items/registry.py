# SPDX-License-Identifier: MIT
"""Finds the module that shows an item type. To add a type, write `trainer/ui/items/<type>.py`."""

from __future__ import annotations

import importlib
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.ui.items.base import Face


@cache
def face(item_type: str) -> Face:
    """Return how a type is shown; its module is imported with the first item of it."""
    module = importlib.import_module(f"trainer.ui.items.{item_type.replace('-', '_')}")
    found: Face = module.FACE
    return found
