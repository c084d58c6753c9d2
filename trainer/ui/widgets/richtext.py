# SPDX-License-Identifier: MIT
"""Reads the small part of Markdown that bank text may use.

Bold between double asterisks, italic between single ones, superscript between carets, lists, and
a backslash before a sign that should stand for itself. All else, HTML, links, pictures and
entities among it, is text and shows as it was written: what comes out is characters and marks,
which no later step reads as markup again, so nothing in a bank can make the program open a file
or an address.
"""

import re
from functools import cache
from typing import NamedTuple


class Run(NamedTuple):
    """Characters that look alike."""

    text: str
    bold: bool = False
    italic: bool = False
    raised: bool = False


class Paragraph(NamedTuple):
    """One paragraph or list entry; `marker` is empty for a paragraph."""

    runs: tuple[Run, ...]
    marker: str = ""

    @property
    def text(self) -> str:
        """The characters without their look."""
        return "".join(run.text for run in self.runs)


_SIGNS = frozenset("*^\\")
_LIST_STARTS = frozenset("-+*0123456789 ")
# A longer bold passage is a whole text, and the search for its end would be slow on hostile ones.
_LONGEST_BOLD = 500
_DEEPEST = 4


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what finds list entries, unwanted characters and marks.

    Compiled late: most texts are plain, and then none of it is needed for the first question.
    """
    entries = re.compile(r"\s{0,3}(?:([-*+])|(\d{1,3})[.)])\s+(?=\S)")
    # What a text may not carry to the screen. Tab and line feed are white space; the marks that
    # turn the reading direction around can disguise a sentence.
    unwanted = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
    marks = re.compile(
        rf"""
          \\(?P<escaped>[\\*^_`#+.)(\[\]{{}}!<>|~-])
        | \*\*(?=\S)(?P<bold>.{{1,{_LONGEST_BOLD}}}?)(?<=\S)\*\*(?!\*)
        | (?<![\w*])\*(?=[^\s*])(?P<italic>[^*]*?[^\s*\\])\*(?![\w*])
        | \^(?P<raised>[^\s^]{{1,12}})\^
        """,
        re.VERBOSE | re.DOTALL,
    )
    return entries, unwanted, marks


def cleaned(text: str) -> str:
    """Return a text without control characters and marks that turn the reading direction."""
    return _patterns()[1].sub("", text)


def parse(text: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs and list entries of a text.

    A blank line parts paragraphs; a single line break is a blank.
    """
    if text.isprintable() and text[:1] not in _LIST_STARTS and not _SIGNS.intersection(text):
        stripped = text.strip()
        return (Paragraph((Run(stripped),)),) if stripped else ()
    text = _cleaned(text.replace("\r\n", "\n").replace("\r", "\n"))
    return tuple(
        Paragraph(inline(" ".join(lines)), marker) for marker, lines in _blocks(text) if lines
    )


def inline(text: str) -> tuple[Run, ...]:
    """Return the runs of a text that is one paragraph, such as an option."""
    text = _cleaned(text)
    if not _SIGNS.intersection(text):
        return (Run(text),) if text else ()
    runs: list[Run] = []
    _scan(text, Run(""), runs, 0)
    return tuple(_joined(runs))


def plain(text: str) -> str:
    """Return a text without its marks, for names read out and for lists of one line."""
    return " ".join(f"{paragraph.marker} {paragraph.text}".strip() for paragraph in parse(text))


def escaped(text: str) -> str:
    """Return plain words written so that they stand for themselves among marks."""
    return "".join(f"\\{sign}" if sign in _SIGNS else sign for sign in text)


def bold(text: str) -> str:
    """Return plain words marked as bold, unless they are too long for that."""
    words = escaped(text.strip())
    return f"**{words}**" if 0 < len(words) <= _LONGEST_BOLD else words


def _cleaned(text: str) -> str:
    return text if text.isprintable() else _patterns()[1].sub("", text)


def _blocks(text: str) -> list[tuple[str, list[str]]]:
    entries = _patterns()[0]
    blocks: list[tuple[str, list[str]]] = [("", [])]
    for line in text.split("\n"):
        if not line.strip():
            blocks.append(("", []))
            continue
        match = entries.match(line)
        if match is None:
            blocks[-1][1].append(line.strip())
            continue
        marker = "•" if match.group(1) else f"{match.group(2)}."
        blocks.append((marker, [line[match.end() :].strip()]))
    return blocks


def _scan(text: str, look: Run, runs: list[Run], depth: int) -> None:
    """Append the runs of a text whose surroundings have a look."""
    at = 0
    for match in _patterns()[2].finditer(text):
        if match.start() > at:
            runs.append(look._replace(text=text[at : match.start()]))
        at = match.end()
        kind = match.lastgroup
        inner = match.group(kind) if kind is not None else ""
        if kind == "escaped" or depth >= _DEEPEST:
            runs.append(look._replace(text=inner if kind == "escaped" else match.group()))
        elif kind == "bold":
            _scan(inner, look._replace(bold=True), runs, depth + 1)
        elif kind == "italic":
            _scan(inner, look._replace(italic=True), runs, depth + 1)
        else:
            runs.append(look._replace(text=inner, raised=True))
    if at < len(text):
        runs.append(look._replace(text=text[at:]))


def _joined(runs: list[Run]) -> list[Run]:
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1][1:] == run[1:]:
            joined[-1] = run._replace(text=joined[-1].text + run.text)
        else:
            joined.append(run)
    return joined
