# SPDX-License-Identifier: MIT
"""Keeps what was measured for a width."""

from collections.abc import Callable
from typing import Generic, TypeVar

Arranged = TypeVar("Arranged")

_MOST = 6


class PerWidth(Generic[Arranged]):
    """What was arranged for the last few widths: a layout asks for several in turn, and again."""

    def __init__(self, arrange: Callable[[int], Arranged]) -> None:
        self._arrange = arrange
        self._kept: dict[int, Arranged] = {}

    def at(self, width: int) -> Arranged:
        """Return what belongs to a width, arranged now if it is new."""
        found = self._kept.get(width)
        if found is None:
            if len(self._kept) >= _MOST:
                self._kept.clear()
            found = self._kept[width] = self._arrange(width)
        return found

    def known(self, width: int) -> Arranged | None:
        """Return what belongs to a width; None where it was not arranged yet."""
        return self._kept.get(width)

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()
