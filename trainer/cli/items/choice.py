# SPDX-License-Identifier: MIT
"""Options in a terminal, for `single` and `multiple`."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING, Any

from trainer.cli.items import Verdict
from trainer.cli.output import visible
from trainer.model.items.choice import Choice, Option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from trainer.services.session import Place

LETTERS = string.ascii_uppercase


def shown(item: Any, order: Sequence[int]) -> list[int]:
    """Return positions in the item's own order, in the order shown."""
    return list(order) or list(range(len(item.options)))


def letters(item: Any, order: Sequence[int], wanted: Sequence[int]) -> str:
    """Return the letters under which options stand, such as "A and C"."""
    places = shown(item, order)
    found = [LETTERS[places.index(position)] for position in wanted]
    found.sort()
    return " and ".join(filter(None, [", ".join(found[:-1]), found[-1]]))


def ask(console: Console, item: Any, order: Sequence[int], place: Place) -> None:
    """Print the options with their letters."""
    from rich.padding import Padding
    from rich.text import Text

    for letter, position in zip(LETTERS, shown(item, order), strict=False):
        struck = position in place.struck
        line = Text(f"{letter}  {visible(item.options[position].text)}")
        if struck:
            line.stylize("dim strike")
            line.append("  (struck out)", "dim")
        console.print(Padding(line, (0, 0, 0, 2)))


def read(typed: str, item: Any, order: Sequence[int], many: bool) -> Choice | str:
    """Turn letters or digits into a choice, or say what is wrong with them."""
    places = shown(item, order)
    last = LETTERS[len(places) - 1]
    chosen = set()
    for char in typed.upper().replace(",", " ").replace("AND", " "):
        if char.isspace():
            continue
        index = LETTERS.find(char) if char.isalpha() else int(char) - 1 if char.isdecimal() else -1
        if not 0 <= index < len(places):
            return f"{visible(char)} is no option; answer with A to {last}."
        chosen.add(places[index])
    if not chosen:
        return f"Answer with a letter from A to {last}."
    if not many and len(chosen) > 1:
        return "This question has one best answer; give one letter."
    return Choice(tuple(sorted(chosen)))


def strike(typed: str, item: Any, order: Sequence[int]) -> Sequence[int] | str:
    """Turn letters or digits into positions to be struck out, or say what is wrong with them."""
    wanted = read(typed, item, order, many=True)
    return wanted if isinstance(wanted, str) else wanted.chosen


def verdict(item: Any, order: Sequence[int], place: Place) -> Verdict:
    """Say what an answer does, worst first."""
    chosen = place.response.chosen
    correct = place.outcome is not None and place.outcome.correct
    keys = [position for position, option in enumerate(item.options) if option.key]
    told = [position for position in chosen if item.options[position].unsafe]
    if told:
        lead = "Unsafe"
    elif correct:
        lead, told = "Right", list(chosen)
    else:
        lead = "Not this one"
        told = [position for position in chosen if not item.options[position].key]
    # With one option its own sentence says it; with several, no single sentence would.
    sentence = item.options[told[0]].verdict if len(told) == 1 else ""
    detail = f"You chose {letters(item, order, chosen)}."
    if not correct:
        detail += f" Best is {letters(item, order, keys)}."
    if len(keys) > 1 or len(chosen) > 1:
        right = len(item.options) - len(set(keys) ^ set(chosen))
        detail = f"{right} of {len(item.options)} judged right. {detail}"
    return Verdict(lead, sentence, detail)


def reveal(console: Console, item: Any, order: Sequence[int], place: Place) -> None:
    """Print every option with its mark and its rationale."""
    from rich.padding import Padding
    from rich.text import Text

    for letter, position in zip(LETTERS, shown(item, order), strict=False):
        option = item.options[position]
        mark, style = _mark(option, position in place.response.chosen)
        line = Text(f"{letter}  {visible(option.text)}", "bold" if mark else "")
        if mark:
            line.append(f"  [{mark}]", style)
        console.print(Padding(line, (0, 0, 0, 2)))
        if option.rationale:
            console.print(Padding(Text(visible(option.rationale), "dim"), (0, 0, 1, 5)))


def _mark(option: Option, chosen: bool) -> tuple[str, str]:
    if chosen and option.unsafe:
        return "Your answer: unsafe", "bold red"
    if option.key:
        return ("Your answer, best" if chosen else "Best answer"), "bold cyan"
    if chosen:
        return "Your answer", "bold"
    return ("Unsafe", "red") if option.unsafe else ("", "")
