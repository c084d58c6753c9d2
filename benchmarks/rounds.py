# SPDX-License-Identifier: MIT
"""Rounds in rotated turns: ours and the bare counterpart, one after the other, order changing."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Row:
    """One measured ratio: a value of ours and of the bare counterpart per round."""

    what: str
    unit: str
    ours: list[float]
    bare: list[float]
    allowed: float

    @property
    def ratios(self) -> list[float]:
        """Ours over bare, round by round."""
        return [ours / bare for ours, bare in zip(self.ours, self.bare, strict=True)]

    @property
    def holds(self) -> bool:
        """Whether the median ratio is within what is allowed."""
        return statistics.median(self.ratios) <= self.allowed


def rotated(
    rounds: int, ours: Callable[[], float], bare: Callable[[], float]
) -> tuple[list[float], list[float]]:
    """Run both `rounds` times after one warm-up each, taking turns at being first."""
    ours()
    bare()
    mine, other = [], []
    for number in range(rounds):
        if number % 2:
            mine.append(ours())
            other.append(bare())
        else:
            other.append(bare())
            mine.append(ours())
    return mine, other


def percentile(values: list[float], share: float) -> float:
    """Return the value below which a share of the values lies (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]
