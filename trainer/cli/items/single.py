# SPDX-License-Identifier: MIT
"""Single best answer in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.cli.items import Face, choice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.model.items.choice import Choice
    from trainer.model.items.single import SingleItem


def _prompt(_item: SingleItem) -> str:
    return "Your answer (one letter)"


def _read(typed: str, item: SingleItem, order: Sequence[int]) -> Choice | str:
    return choice.read(typed, item, order, many=False)


FACE = Face(choice.ask, _prompt, _read, choice.verdict, choice.reveal, choice.strike)
