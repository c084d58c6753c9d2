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


class Whole:
    """Marks a field of given whole numbers, which bank files hold as text."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Callable[[Any], Any]) -> Any:
        """Let the validator of bank files make a number of the text first."""
        function = {"type": "no-info", "function": _whole}
        return {"type": "function-before", "function": function, "schema": handler(source)}


def _whole(value: Any) -> Any:
    is_number = isinstance(value, str) and value.removeprefix("-").isdecimal() and len(value) < 9
    return int(value) if is_number else value


MIB = 1024 * 1024

# The words beside each are those of the manual.
FILE_BYTES = 5 * MIB  # bank text in one file
BANK_TEXT_BYTES = 64 * MIB  # bank text in all files of a bank
ITEMS = 20_000  # items of a bank
NODES = 200_000  # YAML values in one file: names, texts, lists and mappings
DEPTH = 32  # levels of nesting
STEM_CHARACTERS = 20_000  # characters of a stem
TEXT_CHARACTERS = 4_000  # characters of any other text of an item
NAME_CHARACTERS = 200  # characters of an id, a title or a file name
OPTIONS = 26  # options of an item
AREAS = 60  # areas of a hotspot
CASE_STEPS = 20  # steps of a case
PACKAGE_BYTES = 200 * MIB  # a package, packed and unpacked
PACKAGE_ENTRIES = 2_000  # files of a package or folder
PACKAGE_RATIO = 200  # times an entry above 1 MB may grow when it is unpacked
SECTIONS = 200  # sections of a bank
SECTION_WORK = 500_000  # corners of outlines times builds of corridors, in all sections of a bank
REVIEWS = 50_000  # reviews of a bank
PICTURE_PIXELS = 40_000_000  # pixels of a picture
PICTURE_BYTES = 4 * MIB  # one picture
PICTURES_BYTES = 64 * MIB  # all pictures of a bank
SHOWN_BYTES = 512 * MIB  # sections and pictures of all items, counted for each that shows them
PROBLEMS = 1_000  # problems listed for one bank; the rest are counted
