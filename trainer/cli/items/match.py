# SPDX-License-Identifier: MIT
"""Prompts to be matched, in a terminal."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

from trainer.cli.items import Face, Verdict
from trainer.cli.output import visible
from trainer.model.items.match import (
    MatchResponse,
    assignments,
    complete,
    is_right,
    is_unsafe,
    key_position,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from trainer.model.items.match import MatchItem, Prompt
    from trainer.services.session import Place

LETTERS = string.ascii_uppercase


def _shown(item: MatchItem, order: Sequence[int]) -> list[int]:
    return list(order) or list(range(len(item.options)))


def _ask(console: Console, item: MatchItem, order: Sequence[int], _place: Place) -> None:
    for letter, option in zip(LETTERS, _shown(item, order), strict=False):
        _line(console, f"{letter}  {visible(item.options[option].text)}")
    console.print("")
    for number, prompt in enumerate(item.prompts, 1):
        _line(console, f"{number}  {visible(prompt.text)}")


def _line(console: Console, text: str, said: str = "", style: str = "") -> None:
    from rich.padding import Padding
    from rich.text import Text

    line = Text(text, "bold" if said else "")
    if said:
        line.append(f"  [{said}]", style)
    console.print(Padding(line, (0, 0, 0, 2)))


def _prompt(item: MatchItem) -> str:
    count = len(item.prompts)
    once = ", each letter once" if item.once else ""
    if count == 1:
        return "Your answer (one letter)"
    return f"Your answer ({count} letters, one for each of 1 to {count}, in order{once})"


def _read(typed: str, item: MatchItem, order: Sequence[int]) -> MatchResponse | str:
    options, count = _shown(item, order), len(item.prompts)
    last = LETTERS[len(options) - 1]
    given = []
    for char in typed.upper():
        # Numbers of prompts may be written before the letters, such as 1B 2A.
        if char.isspace() or char.isdecimal() or char in ",;:.=-":
            continue
        index = LETTERS.find(char)
        if not 0 <= index < len(options):
            return f"{visible(char)} is no option; answer with A to {last}."
        given.append(options[index])
    if len(given) != count:
        return f"There are {count} to match; you gave {len(given)} of {count} letters."
    response = MatchResponse(tuple(given))
    if not complete(item, response):
        return "Each option serves once here; give every letter once."
    return response


def _verdict(item: MatchItem, order: Sequence[int], place: Place) -> Verdict:
    pairs = list(zip(item.prompts, assignments(item, place.response), strict=True))
    wrong = [pair for pair in pairs if not is_right(item, *pair)]
    shown = _shown(item, order)
    said = "".join("-" if given is None else LETTERS[shown.index(given)] for _, given in pairs)
    detail = f"{len(pairs) - len(wrong)} of {len(pairs)} matched right. You said {said}."
    if wrong:
        best = "".join(LETTERS[shown.index(key_position(item, prompt))] for prompt, _ in pairs)
        detail += f" Right is {best}."
    unsafe = [pair for pair in wrong if is_unsafe(item, *pair)]
    if unsafe:
        told = (_sentence(item, prompt, given) for prompt, given in unsafe)
        return Verdict("Unsafe", "; ".join(told), detail)
    if not wrong:
        return Verdict("Right", "all of them are matched", detail)
    sentence = _sentence(item, *wrong[0]) if len(wrong) == 1 else ""
    return Verdict("Not all of them", sentence, detail)


def _sentence(item: MatchItem, prompt: Prompt, given: int | None) -> str:
    said = prompt.verdict or (prompt.harm if is_unsafe(item, prompt, given) else "")
    option = "" if given is None else item.options[given].text
    return (said or f'"{option}" does not fit "{prompt.text}"').rstrip(".")


def _reveal(console: Console, item: MatchItem, order: Sequence[int], place: Place) -> None:
    from rich.padding import Padding
    from rich.text import Text

    shown = _shown(item, order)

    def named(option: int) -> str:
        return f"{LETTERS[shown.index(option)]}  {visible(item.options[option].text)}"

    pairs = zip(item.prompts, assignments(item, place.response), strict=True)
    for number, (prompt, given) in enumerate(pairs, 1):
        said, style = "not this one", "bold"
        if is_right(item, prompt, given):
            said, style = "right", "bold cyan"
        elif is_unsafe(item, prompt, given):
            said, style = "unsafe", "bold red"
        _line(console, f"{number}  {visible(prompt.text)}", said, style)
        lines = [] if given is None or said == "right" else [f"You:   {named(given)}"]
        lines.append(f"Right: {named(key_position(item, prompt))}")
        console.print(Padding(Text("\n".join(lines)), (0, 0, 0, 5)))
        if prompt.rationale:
            console.print(Padding(Text(visible(prompt.rationale), "dim"), (0, 0, 1, 5)))


FACE = Face(_ask, _prompt, _read, _verdict, _reveal)
