# SPDX-License-Identifier: MIT
"""The plainest bank text to plain data, a line at a time: several times as fast as a YAML parser.

Most bank text uses little of YAML: a name and a value on a line, blocks that begin with `>-`,
short lists in brackets. That much is read here with one regular expression. Whatever is not of
that kind, or leaves the least doubt, ends the attempt with None, and the parser reads the text
instead. Tests hold this reader to what the parser says.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Any

from trainer.model.limits import DEPTH, NODES

if TYPE_CHECKING:
    from collections.abc import Iterator

# A name with a block, a value, or nothing (a list or mapping then follows); or any other line.
# A block has the lines that are deeper than its name, which begins behind its hyphen. Nothing
# that has matched is ever given back, so that no text makes this slow.
_ENTRY = re.compile(
    r"""
    \n*+
    ([ ]*+) (-[ ])?+
    ( [A-Za-z0-9][A-Za-z0-9_ .()/-]*+ | "[^"\\\n]*+" ) :
    (?: [ ] ([>|]-?+) \n ( (?: \1 (?(2)[ ][ ]) [ ] .*+ \n )++ )
      | (?: [ ] (.++) )?+ \n
    )
    | ( \n++ | .++ \n )
    """,
    re.VERBOSE,
)
_WORD = r"[A-Za-z0-9](?:[A-Za-z0-9_ .()/;+=-]*[A-Za-z0-9_)])?"
_FLOW_LIST = re.compile(rf"\[{_WORD}(?:, {_WORD})*\]")
_PAIR = rf'({_WORD}): (?:({_WORD})|"([^"\\]*)")'
_FLOW_PAIR = re.compile(_PAIR)
_FLOW_MAPPING = re.compile(rf"\{{{_PAIR}(?:, {_PAIR})*\}}")
# With what text may begin without quotes; besides these, letters of other languages.
_BEGINS_TEXT = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789(")
# YAML allows no more characters than a few above this in a name on the line of its value.
_NAME_CHARACTERS = 1_000
# About as many characters are cut at once.
_PART = 1 << 15
# The indent of no line: the next one must look for its place.
_NOWHERE = "-"


class _DoubtError(Exception):
    """A parser must read this."""


def read_lines(content: bytes) -> tuple[dict[str, Any], list[int]] | None:
    """Read the plainest bank text.

    Args:
        content: valid UTF-8 without characters that cannot be seen.

    Returns:
        The data and the lines of the entries of `items`; None where a parser must read the text.
    """
    text = content.decode()
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    if "\r" in text or "\t" in text or " \n" in text or not text.endswith("\n"):
        return None
    reader = _Reader()
    try:
        reader.read(text)
        return reader.root, _item_lines(text, reader)
    except _DoubtError:
        return None


class _Reader:
    """Builds nested data from lines and their indents.

    Attributes:
        items_column: the indent of the hyphens of `items`; None where there is no such list.
    """

    def __init__(self) -> None:
        self.root: dict[str, Any] = {}
        self.items_column: int | None = None
        # What is open, outermost first: its indent, and the list or mapping.
        self._open: list[tuple[int, Any]] = [(0, self.root)]
        # By name as written, perhaps in quotes, the name.
        self._names: dict[str, str] = {}
        self._in_brackets: dict[str, Any] = {}
        self._nodes = 1

    def read(self, text: str) -> None:
        """Read all lines; one loop with few calls, as it runs for every value of a bank."""
        begins_text, names = _BEGINS_TEXT, self._names
        comments = " #" in text
        indent, current = "", self.root
        # The name whose value may still follow, deeper.
        waiting = after_block = ""
        for spaces, hyphen, written, style, block, value, other in chain.from_iterable(
            self._parts(text)
        ):
            if spaces != indent or hyphen or waiting or other:
                if other:
                    if self._other(other, waiting, after_block=bool(after_block)):
                        indent, waiting = _NOWHERE, ""
                    continue
                self._place(len(spaces), waiting, is_entry=bool(hyphen))
                waiting = ""
                indent = spaces
                if hyphen:
                    indent += "  "
                    self._begin_mapping(len(indent))
                current = self._open[-1][1]
            name = names.get(written) or self._name(written)
            if name in current:
                raise _DoubtError
            after_block = style
            if value:
                if (
                    value[0] in begins_text
                    and ": " not in value
                    and value[-1] != ":"
                    and not (comments and " #" in value)
                ):
                    current[name] = value
                else:
                    current[name] = self._value(value)
            elif style:
                current[name] = _block(style, block)
            else:
                current[name] = ""
                waiting = name
        if self._nodes > NODES or not self.root:
            raise _DoubtError

    def _parts(self, text: str) -> Iterator[list[tuple[str, ...]]]:
        """Cut text into entries, a part at a time: little enough for the processor's cache.

        A part ends where an entry of a list begins. Should that be inside of a block, the rest of
        the block fits nowhere, and a parser reads the text.
        """
        begin = 0
        while begin < len(text):
            end = text.find("\n  - ", begin + _PART) + 1 or len(text)
            entries = _ENTRY.findall(text, begin, end)
            # Each holds a name and a value; what is more is counted elsewhere.
            self._nodes += 2 * len(entries)
            yield entries
            begin = end

    def _name(self, written: str) -> str:
        name = written.strip('"')
        if not name or name[-1] == " " or len(name) > _NAME_CHARACTERS:
            raise _DoubtError
        self._names[written] = name
        return name

    def _value(self, value: str) -> Any:
        """Read a value that stands on one line; those in brackets are often the same."""
        made = self._in_brackets.get(value)
        if made is None:
            made = _value(value)
            if made.__class__ is str:
                return made
            self._in_brackets[value] = made
        self._nodes += len(made) * (1 if made.__class__ is list else 2)
        return made.copy()

    def _place(self, column: int, waiting: str, *, is_entry: bool) -> None:
        """Find the open list or mapping that a line belongs to, or begin the one waited for.

        Args:
            column: the indent of the line.
            waiting: the name at the end of the last line, or "" where its value followed it.
            is_entry: the line begins with a hyphen.
        """
        at, holder = self._open[-1]
        if waiting and (column > at or (is_entry and column == at)):
            made: Any = [] if is_entry else {}
            holder[waiting] = made
            if waiting == "items" and holder is self.root and is_entry:
                self.items_column = column
            self._push(column, made)
            return
        wanted: type[Any] = list if is_entry else dict
        while self._open:
            at, holder = self._open[-1]
            if at < column:
                break
            if at == column and holder.__class__ is wanted:
                return
            self._open.pop()
        raise _DoubtError

    def _begin_mapping(self, column: int) -> None:
        self._nodes += 1
        made: dict[str, Any] = {}
        self._open[-1][1].append(made)
        self._push(column, made)

    def _push(self, column: int, made: Any) -> None:
        self._open.append((column, made))
        if len(self._open) > DEPTH:
            raise _DoubtError

    def _other(self, line: str, waiting: str, *, after_block: bool) -> bool:
        """Read a line without a name: a comment, or text as the entry of a list.

        Returns:
            Whether it was an entry.
        """
        if line[0] == "\n":
            return False
        text = line.strip(" \n")
        column = line.index(text) if text else 0
        if text.startswith("#"):
            # Behind a block, what is deeper may still be part of it.
            if after_block and column > self._open[-1][0]:
                raise _DoubtError
            return False
        if not text.startswith("- "):
            raise _DoubtError
        value = _value(text[2:])
        if value.__class__ is not str:
            raise _DoubtError
        self._place(column, waiting, is_entry=True)
        self._open[-1][1].append(value)
        return True


def _block(style: str, block: str) -> str:
    """Join the lines of a block, all of which must have the same indent."""
    depth = len(block) - len(block.lstrip(" "))
    between = "\n" + " " * depth
    text = block[depth:-1]
    if between + " " in text:
        raise _DoubtError
    if style[0] == ">":
        joined = text.replace(between, " ")
        if "\n" in joined:
            raise _DoubtError
    else:
        joined = text.replace(between, "\n")
        if text.count("\n") != text.count(between):
            raise _DoubtError
    return joined if style[-1] == "-" else joined + "\n"


def _value(value: str) -> Any:
    """Read a value that stands on one line."""
    first = value[0]
    if first in "\"'":
        if len(value) > 1 and value[-1] == first and value.count(first) == 2 and "\\" not in value:
            return value[1:-1]
        raise _DoubtError
    if first in _BEGINS_TEXT or first.isalpha():
        if ": " in value or " #" in value or value[-1] == ":":
            raise _DoubtError
        return value
    if value == "[]":
        return []
    if first == "[" and _FLOW_LIST.fullmatch(value):
        return value[1:-1].split(", ")
    if first == "{" and _FLOW_MAPPING.fullmatch(value):
        pairs = _FLOW_PAIR.findall(value)
        mapping = {name: plain or quoted for name, plain, quoted in pairs}
        if len(mapping) == len(pairs):
            return mapping
    raise _DoubtError


def _item_lines(text: str, reader: _Reader) -> list[int]:
    """Find the lines of items: those with their hyphen at the right indent, and no others."""
    items = reader.root.get("items")
    if not items or items.__class__ is not list or reader.items_column is None:
        if items:
            raise _DoubtError
        return []
    begin = "\n" + " " * reader.items_column + "- "
    lines, line, last = [], 1, 0
    while (found := text.find(begin, last)) >= 0:
        line += text.count("\n", last, found + 1)
        lines.append(line)
        last = found + 1
    if len(lines) != len(items):
        raise _DoubtError
    return lines
