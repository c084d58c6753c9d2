# SPDX-License-Identifier: MIT
"""Pointing at a structure in a terminal: a list of names with letters gives the same answer."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

from trainer.cli.items import Face, Verdict
from trainer.cli.output import visible
from trainer.model.items.hotspot import HotspotResponse, area_of, keys_of, offered
from trainer.model.section import Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from trainer.model.items.hotspot import HotspotItem
    from trainer.services.session import Place

_ONES = string.ascii_uppercase


def _letters(count: int) -> list[str]:
    """Return a letter for each place, and two for those after Z."""
    both = [first + second for first in _ONES for second in _ONES]
    return [*_ONES, *both][:count]


def _ask(console: Console, item: HotspotItem, _order: Sequence[int], _place: Place) -> None:
    from rich.padding import Padding
    from rich.text import Text

    if isinstance(item.section, Section):
        console.print(Text(f"Section: {visible(item.section.title)}", "bold"))
    elif item.picture is not None:
        console.print(Text("The picture is shown in the window only.", "dim"))
    names = offered(item)
    for letter, name in zip(_letters(len(names)), names, strict=True):
        console.print(Padding(Text(f"{letter:2} {visible(name)}"), (0, 0, 0, 2)))


def _prompt(item: HotspotItem) -> str:
    return f"Your answer (A to {_letters(len(offered(item)))[-1]}, or the name)"


def _read(typed: str, item: HotspotItem, _order: Sequence[int]) -> HotspotResponse | str:
    names = offered(item)
    letters = _letters(len(names))
    wanted = " ".join(typed.split())
    if wanted.upper() in letters:
        return HotspotResponse(names[letters.index(wanted.upper())])
    if wanted.isdecimal() and 0 < int(wanted[:4]) <= len(names):
        return HotspotResponse(names[int(wanted) - 1])
    found = [name for name in names if " ".join(name.split()).casefold() == wanted.casefold()]
    if found:
        return HotspotResponse(found[0])
    if not wanted:
        return f"Answer with a letter from A to {letters[-1]}."
    return f"{visible(wanted[:40])} is not in the list; answer with A to {letters[-1]}."


def _verdict(item: HotspotItem, _order: Sequence[int], place: Place) -> Verdict:
    name = place.response.area
    area = area_of(item, name)
    correct = place.outcome is not None and place.outcome.correct
    lead = "Right" if correct else "Not this one"
    if area is not None and area.unsafe:
        lead = "Unsafe"
    detail = f"You chose {visible(name)}."
    if not correct:
        detail += f" Right is {visible(' or '.join(keys_of(item)))}."
    sentence = "" if area is None else area.verdict or (area.harm if area.unsafe else "")
    return Verdict(lead, sentence.rstrip("."), detail)


def _reveal(console: Console, item: HotspotItem, _order: Sequence[int], place: Place) -> None:
    from rich.padding import Padding
    from rich.text import Text

    chosen = "" if place.response is None else place.response.area
    for area in item.areas:
        words, style = _mark(area.key, area.unsafe, area.name == chosen)
        line = Text(visible(area.name), "bold" if words else "")
        if words:
            line.append(f"  [{words}]", style)
        console.print(Padding(line, (0, 0, 0, 2)))
        if area.rationale:
            console.print(Padding(Text(visible(area.rationale), "dim"), (0, 0, 1, 5)))


def _mark(key: bool, unsafe: bool, chosen: bool) -> tuple[str, str]:
    if chosen and unsafe:
        return "Your answer: unsafe", "bold red"
    if key:
        return ("Your answer, right" if chosen else "Right answer"), "bold cyan"
    if chosen:
        return "Your answer", "bold"
    return ("Unsafe", "red") if unsafe else ("", "")


FACE = Face(_ask, _prompt, _read, _verdict, _reveal)
