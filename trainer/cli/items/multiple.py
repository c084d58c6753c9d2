# SPDX-License-Identifier: MIT
"""Multiple response in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.cli.items import Face, choice
from trainer.model.items.choice import Choice
from trainer.model.items.multiple import MultipleItem, complete

if TYPE_CHECKING:
    from collections.abc import Sequence


def _prompt(item: MultipleItem) -> str:
    if item.choose is None:
        return "Your answer (all letters that apply, such as ACD)"
    return f"Your answer (exactly {item.choose} letters)"


def _read(typed: str, item: MultipleItem, order: Sequence[int]) -> Choice | str:
    response = choice.read(typed, item, order, many=True)
    if isinstance(response, Choice) and not complete(item, response):
        return f"This question asks for exactly {item.choose}; you gave {len(response.chosen)}."
    return response


FACE = Face(choice.ask, _prompt, _read, choice.verdict, choice.reveal, choice.strike)
