# SPDX-License-Identifier: MIT
"""The figures of a bank as Markdown: a page of its own, and parts of the page on its content."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from trainer.banks.wording import counted
from trainer.cli.coverage_sheets import count_sheets, review_sheets, sheets

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trainer.cli.coverage_sheets import Sheet
    from trainer.services.coverage import Coverage

_WIDTH = 100
_COMMAND = "needlewise report items --coverage --docs docs"
# Parts of other pages that the command writes.
PARTS = ("counts", "reviews")


def page(told: Coverage) -> str:
    """Write the page."""
    start = (
        f"This page is written by `{_COMMAND}`; change the bank and run it again. It compares the "
        f"{counted(told.items, 'item')} of the bank {_cell(told.title)}, version {told.version}, "
        f"with the plan in its head, and counts what they name. {told.critical} are critical. "
        f"It holds for {told.as_of}. [content.md](content.md) says what the figures mean."
    )
    parts = [f"# What is covered: {_cell(told.title)}", _wrapped(start)]
    for sheet in sheets(told):
        parts += [f"## {sheet.title}", *_sheet(sheet)]
    return "\n\n".join(parts) + "\n"


def with_parts(text: str, told: Coverage) -> str:
    """Write the marked parts of a page anew; a page without marks stays as it is."""
    written = {"counts": count_sheets(told), "reviews": review_sheets(told)}
    for name, own in written.items():
        blocks = [block for sheet in own for block in _sheet(sheet)]
        body = "\n\n".join((_begin(name), *blocks, _end(name)))
        pattern = f"{re.escape(_begin(name))}.*?{re.escape(_end(name))}"
        text = re.sub(pattern, lambda _, body=body: body, text, flags=re.DOTALL)  # type: ignore[misc]
    return text


def _begin(name: str) -> str:
    return f"<!-- {name}: written by {_COMMAND} -->"


def _end(name: str) -> str:
    return f"<!-- end of {name} -->"


def _sheet(sheet: Sheet) -> list[str]:
    blocks = [_wrapped(" ".join(_cell(note) for note in sheet.notes))] if sheet.notes else []
    if sheet.rows:
        heads = [heading.removeprefix("#") for heading in sheet.headings]
        rules = ["---:" if heading.startswith("#") else "---" for heading in sheet.headings]
        rows = [heads, rules, *([_cell(text) for text in row] for row in sheet.rows)]
        blocks.append("\n".join(_row(row) for row in rows))
    return blocks


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    return re.sub(r"([|<>\[\]*_\\])", r"\\\1", text)


def _wrapped(text: str) -> str:
    return textwrap.fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False)
