# SPDX-License-Identifier: MIT
"""How items are stored that show a section or picture: with a mark where that belongs.

A section that a hundred items show is then stored once. What is hashed, and what a snapshot
keeps, is the whole text, with the text of the section in place of its mark.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# With what the keys of all that items name begin. A picture's name begins with its folder, while no
# section's id has a slash.
REFERENCE, SECTION, PICTURE = "reference:", "section:", "picture:"
# The keys of what is not named by items.
HEAD, PROBLEMS = "head", "problems"

# Begins the stored text of an item that has marks in it; no JSON of ours begins with a space.
MARKED = " "

# No text of an author can hold it: it is a character that cannot be seen.
_MARK = "\x01"
# The same within JSON, where no backslash of an author can stand alone behind a quote.
_STORED = '"\\u0001'


def marked(plain: Any, named: Sequence[tuple[tuple[str | int, ...], str]]) -> Any:
    """Put marks into the plain data of an item as it is written, where it names parts."""
    for (*around, last), name in named:
        place = plain
        for step in around:
            place = place[step]
        place[last] = _MARK + name
    return plain


def whole_text(text: str, part: Callable[[str], str]) -> str:
    """Put the texts of parts in place of their marks.

    Args:
        text: of an item, as it is stored, behind `MARKED`.
        part: returns the canonical text of a section or picture by its id or name.
    """
    first, *others = text.removeprefix(MARKED).split(_STORED)
    pieces = [first]
    for other in others:
        name, _, rest = other.partition('"')
        pieces += (part(name), rest)
    return "".join(pieces)
