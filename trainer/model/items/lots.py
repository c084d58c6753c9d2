# SPDX-License-Identifier: MIT
"""What chance has to decide of an item, as plain data: it is drawn without reading the item.

A form of ten items is drawn before the first of them is seen; the other nine need not be read,
nor the modules of their types be loaded, for that.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

# A word and what belongs to it; empty where chance decides nothing. It is kept as JSON.
Lot = Sequence[Any]
Pairs = Sequence[Sequence[int]]

NOTHING: Lot = ()

# Chance shows a right order ever more rarely; after so many times two places change.
_DRAWS = 20


class Chance(Protocol):
    """What decides by chance: a seeded generator."""

    def shuffle(self, x: list[int], /) -> None:
        """Put a list into another order, in place."""

    def randrange(self, stop: int, /) -> int:
        """Draw a whole number from 0 to below `stop`."""


def any_order(count: int) -> Lot:
    """Return the lot of parts that are shown in any order."""
    return ("order", count)


def wrong_order(count: int, pairs: Pairs) -> Lot:
    """Return the lot of parts that are shown in an order that is not right already.

    Args:
        count: how many parts there are.
        pairs: positions of which, in a right order, the first comes before the second; at
            least one pair.
    """
    return ("wrong-order", count, sorted(pairs))


def one_of(count: int) -> Lot:
    """Return the lot of one out of several."""
    return ("one", count)


def each(lots: Sequence[Lot]) -> Lot:
    """Return the lot of parts that are drawn one by one; before each stands its length."""
    return ("each", *lots)


def drawn(lot: Lot, chance: Chance) -> tuple[int, ...]:
    """Draw a lot.

    Raises:
        ValueError: it begins with an unknown word.
    """
    match lot:
        case []:
            return ()
        case ["order", count]:
            return shuffled(count, chance)
        case ["wrong-order", count, pairs]:
            return _never_right(count, pairs, chance)
        case ["one", count]:
            return (chance.randrange(count),)
        case ["each", *lots]:
            parts = [drawn(own, chance) for own in lots]
            return tuple(number for part in parts for number in (len(part), *part))
        case _:
            raise ValueError(lot)


def shuffled(count: int, chance: Chance) -> tuple[int, ...]:
    """Return the numbers from 0 to below `count` in an order decided by chance."""
    order = list(range(count))
    chance.shuffle(order)
    return tuple(order)


def _never_right(count: int, pairs: Pairs, chance: Chance) -> tuple[int, ...]:
    order = shuffled(count, chance)
    for _ in range(_DRAWS):
        if not _is_right(order, pairs):
            return order
        order = shuffled(count, chance)
    first, then = pairs[0]
    swap = {first: then, then: first}
    return tuple(swap.get(part, part) for part in order) if _is_right(order, pairs) else order


def _is_right(order: Sequence[int], pairs: Pairs) -> bool:
    at = {part: place for place, part in enumerate(order)}
    return all(at[first] < at[then] for first, then in pairs)
