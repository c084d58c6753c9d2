# SPDX-License-Identifier: MIT
"""Plain words for what is wrong: text shown safely, and the syntax errors of YAML."""

from __future__ import annotations

import difflib
import unicodedata
from typing import TYPE_CHECKING, Any

from trainer.model.limits import DEPTH

if TYPE_CHECKING:
    from collections.abc import Iterable
from functools import lru_cache

_SHOWN_CHARACTERS = 60


def shown(text: object, most: int = _SHOWN_CHARACTERS) -> str:
    """Make text of an author fit to stand in a message.

    Long text is cut, and whatever could steer a terminal or hide itself is written as a code.
    """
    whole = str(text)[: most + 1]
    if not whole.isprintable():
        whole = "".join(one if one.isprintable() else _coded(one) for one in whole)
    return whole if len(whole) <= most else whole[: most - 1] + "…"


def code_point(character: str) -> str:
    """Name a character by its code, and its name where it has one."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}" + (f" {name.lower()}" if name else "")


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Find the known word that was most likely meant."""
    return _nearest(word[:_SHOWN_CHARACTERS], tuple(known))


@lru_cache(maxsize=1024)
def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    found = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return found[0] if found else None


def suggestion(word: str, known: Iterable[str]) -> str:
    """Suggest what was meant, or list what is possible when the list is short."""
    words = tuple(known)
    match = nearest(word, words)
    if match is not None:
        return f'Did you mean "{shown(match)}"?'
    if 0 < len(words) <= 8:
        return f"Possible: {listed(words)}."
    return ""


def listed(words: Iterable[str], last: str = "and") -> str:
    """Write words as a list in a sentence."""
    every = [shown(word) for word in words]
    if len(every) < 2:
        return "".join(every)
    return f"{', '.join(every[:-1])} {last} {every[-1]}"


def counted(number: int, thing: str) -> str:
    """Write a number with its thing in the right form: "1 file", "2 files"."""
    return f"{number:,} {thing}" + ("" if number == 1 else "s")


def syntax_words(error: Any, content: bytes) -> tuple[str, str, str, int, int]:
    """Say what a syntax error means to someone who writes a bank.

    Args:
        error: what the YAML parser raised, with its marks.
        content: the text that it read.

    Returns:
        Code, message, remedy, line and column.
    """
    mark = error.problem_mark or error.context_mark
    lines = [one.decode("utf-8", "replace") for one in content.splitlines()] or [""]
    line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
    if line > len(lines):  # behind the last line end, where an editor has no line
        line, column = len(lines), len(lines[-1]) + 1
    problem, context = str(error.problem or ""), str(error.context or "")
    for words, code, message, remedy in _RULES:
        if words in problem:
            return code, message, remedy, line, column
    message, remedy = _meaning(problem, context, lines[line - 1][column - 1 : column])
    start = error.context_mark
    if start is not None and start.line + 1 < line and context.startswith(_ENDLESS):
        message += f"; it begins in line {start.line + 1}"
    return "syntax", message, remedy, line, column


_ENDLESS = ("while scanning a quoted", "while parsing a flow mapping", "while parsing a flow seq")

# The parser's words where a rule of ours says the same, with that rule.
_RULES = (
    (
        "<document start>",
        "documents",
        "what stands above is complete, and something else begins here",
        "Look for a wrong indent, or move what follows into a file of its own.",
    ),
    ("maximum nesting depth", "too-deep", f"this is nested more than {DEPTH} deep", ""),
)

_QUOTE = "Put the text in quotes."
_INDENT = "Compare the spaces at its beginning with the lines above."

# The parser's words, what they mean here, and what helps. The first that fits is taken.
_MEANINGS = (
    (
        "mapping values are not allowed",
        "there is a colon where none can stand",
        "If it belongs to the text, put the text in quotes; if not, look for a wrong indent or a "
        "missing colon in the lines above.",
    ),
    ("found unexpected end of stream", "a quote is never closed", "Close it."),
    ("found unexpected document indicator", "a quote is never closed", "Close it."),
    ("did not find expected '-' indicator", "this line does not fit the list around it", _INDENT),
    (
        "did not find expected key",
        "this does not fit the lines around it",
        f"{_INDENT} A text that goes on after its closing quote has the same effect.",
    ),
    ("did not find expected ',' or '}'", "a brace { is not closed, or a comma is missing", ""),
    ("did not find expected ',' or ']'", "a bracket [ is not closed, or a comma is missing", ""),
    ("did not find expected node content", "a value is missing before this", ""),
    ("could not find expected ':'", "a colon is missing after this name", "Write name: value."),
    (
        "found unknown escape character",
        "a backslash has no meaning before this character",
        "Write two backslashes, or use single quotes.",
    ),
    ("invalid Unicode character escape", "this escape stands for no character", "Delete it."),
    ("did not find expected hexdecimal", "this escape is not complete", "Complete or delete it."),
    (
        "did not find expected comment or line break",
        "only a line end can stand here",
        "Begin the text in the next line.",
    ),
    ("found a tab character", "there is a tab where spaces belong", "Use spaces."),
    (
        "block sequence entries are not allowed",
        "a list cannot begin here",
        "Begin it in a line of its own.",
    ),
    ("block mapping", "this does not fit the lines around it", _INDENT),
)

_STARTS = {
    "\t": ("there is a tab where spaces belong", "Use spaces."),
    "@": ("text cannot begin with @", _QUOTE),
    "`": ("text cannot begin with `", _QUOTE),
    "%": ("text cannot begin with %", _QUOTE),
}


def _meaning(problem: str, context: str, character: str) -> tuple[str, str]:
    if "cannot start any token" in problem and character in _STARTS:
        return _STARTS[character]
    if "while scanning an anchor" in context or "while scanning an alias" in context:
        return "& and * mark parts to be repeated, and repeating is not read", _QUOTE
    if "a tag" in context or "tag handle" in problem:
        return "! begins a tag, and tags are not read", _QUOTE
    if "directive" in context or "directive" in problem or "YAML document" in problem:
        return "lines that begin with % are not read", "Delete it."
    for words, message, remedy in _MEANINGS:
        if words in problem:
            return message, remedy
    return "this cannot be read as YAML", _INDENT


def _coded(character: str) -> str:
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
