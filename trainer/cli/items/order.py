# SPDX-License-Identifier: MIT
"""Steps to put in order, in a terminal."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

from trainer.cli.items import Face, Verdict
from trainer.cli.output import visible
from trainer.model.items.order import (
    OrderResponse,
    acceptable_order,
    broken_pairs,
    has_one_order,
    kept_pairs,
    required_pairs,
    right_steps,
    unsafe_breaks,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from trainer.model.items.order import OrderItem
    from trainer.services.session import Place

LETTERS = string.ascii_uppercase


def _shown(item: OrderItem, order: Sequence[int]) -> list[int]:
    return list(order) or list(range(len(item.steps)))


def _ask(console: Console, item: OrderItem, order: Sequence[int], _place: Place) -> None:
    from rich.padding import Padding
    from rich.text import Text

    for letter, step in zip(LETTERS, _shown(item, order), strict=False):
        line = Text(f"{letter}  {visible(item.steps[step].text)}")
        console.print(Padding(line, (0, 0, 0, 2)))


def _prompt(_item: OrderItem) -> str:
    return "Your order (letters, first step first, such as CAB; leave out what does not belong)"


def _read(typed: str, item: OrderItem, order: Sequence[int]) -> OrderResponse | str:
    steps = _shown(item, order)
    last = LETTERS[len(steps) - 1]
    placed: list[int] = []
    for char in typed.upper():
        if char.isspace() or char in ",;>-":
            continue
        index = LETTERS.find(char) if char.isalpha() else int(char) - 1 if char.isdecimal() else -1
        if not 0 <= index < len(steps):
            return f"{visible(char)} is no step; answer with A to {last}."
        if steps[index] in placed:
            return f"{LETTERS[index]} comes twice; give each step once."
        placed.append(steps[index])
    return OrderResponse(tuple(placed)) if placed else f"Answer with letters from A to {last}."


def _letters(item: OrderItem, order: Sequence[int], steps: Sequence[int]) -> str:
    shown = _shown(item, order)
    return ", ".join(LETTERS[shown.index(step)] for step in steps)


def _verdict(item: OrderItem, order: Sequence[int], place: Place) -> Verdict:
    placed = place.response.placed
    kept, pairs = len(kept_pairs(item, placed)), len(required_pairs(item))
    detail = f"{kept} of {pairs} pairs of steps in order. You said {_letters(item, order, placed)}."
    correct = place.outcome is not None and place.outcome.correct
    if not correct:
        one = "The right order" if has_one_order(item) else "A right order"
        detail += f" {one} is {_letters(item, order, acceptable_order(item))}."
    unsafe = _unsafe(item, placed)
    if unsafe:
        return Verdict("Unsafe", "; ".join(unsafe), detail)
    if correct:
        return Verdict("Right", "every step stands where it should", detail)
    wrong = next((item.steps[step] for step in placed if item.steps[step].wrong), None)
    if wrong is not None:
        return Verdict("Not this step", wrong.verdict or f'"{wrong.text}" does not belong', detail)
    broken = [pair for pair in broken_pairs(item, placed) if set(pair) <= set(placed)]
    if broken:
        first, then = (item.steps[step].text for step in broken[0])
        return Verdict("Not in this order", f'"{first}" comes before "{then}"', detail)
    missing = next(step for step in right_steps(item) if step not in placed)
    return Verdict("Not complete", f'"{item.steps[missing].text}" is missing', detail)


def _unsafe(item: OrderItem, placed: Sequence[int]) -> list[str]:
    found = []
    for pair in unsafe_breaks(item, placed):
        first, then = item.steps[pair.first - 1].text, item.steps[pair.then - 1].text
        how = "before" if pair.first - 1 in placed else "without"
        told = f'"{then}" came {how} "{first}"'
        found.append(f"{told}: {pair.harm}" if pair.harm else told)
    for step in placed:
        own = item.steps[step]
        if own.unsafe:
            found.append(own.verdict or own.harm or f'"{own.text}" could cause serious harm')
    return [sentence.rstrip(".") for sentence in found]


def _reveal(console: Console, item: OrderItem, order: Sequence[int], place: Place) -> None:
    placed = place.response.placed
    endangering = {pair.then - 1 for pair in unsafe_breaks(item, placed)}
    right = acceptable_order(item)
    shown = _shown(item, order)
    rest = [step for step in shown if step not in right]
    for number, step in enumerate((*right, *rest), 1):
        own = item.steps[step]
        said = f"you: {placed.index(step) + 1}" if step in placed else "you: left out"
        style = "bold"
        if (own.unsafe and step in placed) or step in endangering:
            said, style = f"{said}, unsafe", "bold red"
        elif own.wrong:
            said, style = (said, "bold") if step in placed else ("rightly left out", "dim")
        key = f"{number}." if step in right else "– "
        letter = LETTERS[shown.index(step)]
        _step(console, f"{key} {letter}  {visible(own.text)}", said, style)
        _reasons(console, item, step)


def _step(console: Console, text: str, said: str, style: str) -> None:
    from rich.padding import Padding
    from rich.text import Text

    console.print(Padding(Text(text).append(f"  [{said}]", style), (0, 0, 0, 2)))


def _reasons(console: Console, item: OrderItem, step: int) -> None:
    from rich.padding import Padding
    from rich.text import Text

    reasons = [pair.rationale for pair in item.before if pair.then - 1 == step and pair.unsafe]
    for reason in filter(None, [item.steps[step].rationale, *reasons]):
        console.print(Padding(Text(visible(reason), "dim"), (0, 0, 0, 8)))


FACE = Face(_ask, _prompt, _read, _verdict, _reveal)
