# SPDX-License-Identifier: MIT
"""The limits of bank text and packages, in one table, and markers that put them on fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Length(NamedTuple):
    """Marks a text or list field: smallest and largest length, both allowed."""

    least: int
    most: int

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Any]) -> Any:
        """Hand the limit to the validator of bank files; nothing is imported for it."""
        return {**handler(source), "min_length": self.least, "max_length": self.most}


class Range(NamedTuple):
    """Marks a number field: smallest and largest value, both allowed."""

    least: float
    most: float

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Any]) -> Any:
        """Hand the limit to the validator of bank files; nothing is imported for it."""
        return {**handler(source), "ge": self.least, "le": self.most}


class Pattern(NamedTuple):
    """Marks a text field: the regular expression that it must match from end to end."""

    expression: str

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Any]) -> Any:
        """Hand the pattern to the validator of bank files; nothing is imported for it."""
        return {**handler(source), "pattern": f"^(?:{self.expression})$"}


MIB = 1024 * 1024

FILE_BYTES = 5 * MIB  # bank text, one file
BANK_TEXT_BYTES = 64 * MIB  # bank text, all files of a bank
ITEMS = 20_000  # one bank
NODES = 200_000  # YAML nodes, one file
DEPTH = 32  # YAML nesting
STEM_CHARACTERS = 20_000
TEXT_CHARACTERS = 4_000  # any other text of an item
OPTIONS = 26
PACKAGE_BYTES = 200 * MIB  # unpacked
PACKAGE_ENTRIES = 2_000
PACKAGE_RATIO = 200  # unpacked to packed, of an entry above 1 MB
PICTURE_PIXELS = 40_000_000
NAME_CHARACTERS = 200  # ids, titles, file names
PROBLEMS = 1_000  # reported for one bank; the rest are counted
