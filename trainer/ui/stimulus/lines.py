# SPDX-License-Identifier: MIT
"""Smooth lines through places, cut into short equal pieces so that patterns can follow them."""

from __future__ import annotations

from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

if TYPE_CHECKING:
    from collections.abc import Sequence

_SPANS = 12  # pieces of a curve between two places


class Way:
    """A line with its length, along which one can ask for places and directions."""

    def __init__(self, places: Sequence[QPointF]) -> None:
        """Take the places that the line goes through; one alone is a spot without length."""
        self.points = _smooth(places)
        self._ends = [0.0]
        for one, other in pairwise(self.points):
            self._ends.append(self._ends[-1] + hypot(other.x() - one.x(), other.y() - one.y()))

    @property
    def length(self) -> float:
        """Length of the whole line."""
        return self._ends[-1]

    def at(self, distance: float) -> tuple[QPointF, QPointF]:
        """Return the place at a distance from the start, and the direction there, of length 1."""
        if self.length <= 0:
            return self.points[0], QPointF(1.0, 0.0)
        number = 1
        while number < len(self._ends) - 1 and self._ends[number] < distance:
            number += 1
        one, other = self.points[number - 1], self.points[number]
        span = max(self._ends[number] - self._ends[number - 1], 1e-6)
        share = min(1.0, max(0.0, (distance - self._ends[number - 1]) / span))
        along = QPointF((other.x() - one.x()) / span, (other.y() - one.y()) / span)
        return one + (other - one) * share, along

    def path(self, share: float = 1.0) -> QPainterPath:
        """Return the line as a path, as far as a share of its length."""
        until = self.length * share
        path = QPainterPath(self.points[0])
        for point, end in zip(self.points[1:], self._ends[1:], strict=True):
            if end > until:
                path.lineTo(self.at(until)[0])
                break
            path.lineTo(point)
        return path


def _smooth(places: Sequence[QPointF]) -> list[QPointF]:
    """Go through places in a curve, by Catmull and Rom."""
    if len(places) < 3:
        return list(places)
    padded = [places[0], *places, places[-1]]
    points = [places[0]]
    for number in range(len(places) - 1):
        before, start, end, after = padded[number : number + 4]
        for step in range(1, _SPANS + 1):
            t = step / _SPANS
            points.append(
                start
                + (end - before) * (t / 2)
                + (before * 2 - start * 5 + end * 4 - after) * (t**2 / 2)
                + (start * 3 - before - end * 3 + after) * (t**3 / 2)
            )
    return points
