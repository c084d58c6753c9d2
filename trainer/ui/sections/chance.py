# SPDX-License-Identifier: MIT
"""Chance that is the same on every machine and run: seeds from names."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from trainer.ui.sections.rings import Floats, Ints


class Chance:
    """A stream of numbers that a name decides.

    The legacy generator is used because numpy promises that its stream never changes.
    """

    def __init__(self, *names: object) -> None:
        """Begin the stream of some names."""
        self._names = names
        self._state = np.random.RandomState(zlib.crc32("/".join(map(str, names)).encode()))

    def of(self, *names: object) -> Chance:
        """Return the stream of a part, which does not depend on what was drawn before."""
        return Chance(*self._names, *names)

    def uniform(self, low: float, high: float, *shape: int) -> Floats:
        """Return numbers between two bounds."""
        return low + (high - low) * self._state.random_sample(shape)

    def number(self, low: float, high: float) -> float:
        """Return one number between two bounds."""
        return float(low + (high - low) * self._state.random_sample())

    def normal(self, spread: float, *shape: int) -> Floats:
        """Return normally distributed numbers around 0."""
        return np.asarray(self._state.standard_normal(shape)) * spread

    def steps(self, count: int, size: int) -> Ints:
        """Return `size` whole numbers from 0 to `count` - 1."""
        return np.asarray(self._state.randint(0, count, size), np.int64)


def waves(chance: Chance, angles: Floats, orders: tuple[int, ...] = (2, 3, 4)) -> Floats:
    """Return a periodic curve between -1 and 1, of a few cosines with chance phases."""
    total = np.zeros_like(angles)
    for order in orders:
        strength = chance.number(-1.5, 1.5) / order**0.7
        total += strength * np.cos(order * angles + chance.number(0, 2 * np.pi))
    largest = float(np.abs(total).max())
    return total / largest if largest else total
