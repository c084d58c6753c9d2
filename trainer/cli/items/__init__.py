# SPDX-License-Identifier: MIT
"""How each item type is shown and answered in a terminal, one module a type."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.console import Console

    from trainer.services.session import Place


class Verdict(NamedTuple):
    """What to say of an answered place.

    Attributes:
        lead: "Right", "Not this one" or "Unsafe".
        sentence: act and consequence; may be empty.
        detail: what was chosen, what is best, and what was right of it.
    """

    lead: str
    sentence: str
    detail: str


class Asked(NamedTuple):
    """What is asked at the moment, of an item that is worked through in steps.

    Attributes:
        item, order, place: of the step at hand, as of any item.
        wrap: a response to it to the response to the whole.
    """

    item: Any
    order: Sequence[int]
    place: Place
    wrap: Callable[[Any], Any]


class Face(NamedTuple):
    """What terminal practice needs of an item type.

    Attributes:
        ask: print what can be answered; takes console, item, order and place.
        prompt: one line that says how to answer; takes the item.
        read: what the learner typed to a response, or a sentence that says what is wrong.
        verdict: what to say first of all of an answered place; takes item, order and place.
        reveal: print the answer with every reason; takes console, item, order and place.
        strike: what the learner typed to positions to be struck out, or a sentence that says what
            is wrong; None where nothing can be struck out.
        step: the step at hand, of a type that is worked through in steps; None for others.
            Prompt, reading and striking are then those of the step's own type.
    """

    ask: Callable[[Console, Any, Sequence[int], Place], None]
    prompt: Callable[[Any], str]
    read: Callable[[str, Any, Sequence[int]], Any]
    verdict: Callable[[Any, Sequence[int], Place], Verdict]
    reveal: Callable[[Console, Any, Sequence[int], Place], None]
    strike: Callable[[str, Any, Sequence[int]], Sequence[int] | str] | None = None
    step: Callable[[Any, Sequence[int], Place], Asked] | None = None


def face(item_type: str) -> Face:
    """Return the face of an item type."""
    module = importlib.import_module(f"trainer.cli.items.{item_type.replace('-', '_')}")
    found: Face = module.FACE
    return found
