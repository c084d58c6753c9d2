# SPDX-License-Identifier: MIT
"""Polygons laid out so that a straight path is intersected with all of them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.model.outlines import Polygon

Point = tuple[float, float]

_TABLE = 200_000  # corners times lines worked on at once


class Rays:
    """Answers where a straight line runs through polygons, and how near it comes to some."""

    def __init__(self, polygons: Sequence[Polygon], near: Sequence[int]) -> None:
        """Lay polygons out.

        Args:
            polygons: all of them.
            near: positions of those whose distance will be asked.
        """
        self._x, self._y, self._next, starts = _laid(polygons)
        self._owner = np.repeat(np.arange(len(polygons)), np.diff([*starts, len(self._x)]))
        self._near = list(near)
        self._near_x, self._near_y, self._near_next, near_starts = _laid(
            [polygons[n] for n in near]
        )
        self._near_starts = np.array(near_starts, dtype=np.intp)

    def runs(self, start: Point, direction: Point) -> list[tuple[float, float, int]]:
        """Find where a line, endless both ways, lies inside polygons.

        Args:
            start: from where its length is counted.
            direction: a unit vector.

        Returns:
            From where to where, and in which polygon; sorted. A polygon that bends inwards can
            be there more than once.
        """
        dx, dy = direction
        x, y = self._x - start[0], self._y - start[1]
        side = x * dy - y * dx
        left = side < 0
        here = np.flatnonzero(left != left[self._next])
        there = self._next[here]
        side_here, side_there = side[here], side[there]
        along_here = x[here] * dx + y[here] * dy
        along_there = x[there] * dx + y[there] * dy
        along = along_here + (along_there - along_here) * side_here / (side_here - side_there)
        crossed = sorted(zip(self._owner[here].tolist(), along.tolist(), strict=True))
        # A closed outline is crossed an even number of times.
        pairs = zip(crossed[::2], crossed[1::2], strict=True)
        return sorted((begin, end, owner) for (owner, begin), (_, end) in pairs)

    def distances(self, start: Point, direction: Point, length: float) -> dict[int, float]:
        """Measure how far the outlines of the polygons asked for are from a stretch of line."""
        if not self._near:
            return {}
        dx, dy = direction
        x, y = self._near_x - start[0], self._near_y - start[1]
        along = x * dx + y * dy
        aside = x * dy - y * dx
        beyond = along - np.clip(along, 0.0, length)
        squares = aside * aside + beyond * beyond
        next_along, next_aside = along[self._near_next], aside[self._near_next]
        for end in (0.0, length):
            squares = np.minimum(
                squares, _from_edges(along - end, aside, next_along - end, next_aside)
            )
        least = np.sqrt(np.minimum.reduceat(squares, self._near_starts))
        return dict(zip(self._near, least.tolist(), strict=True))


class Fan:
    """Many straight lines at once, through polygons one after the other.

    Attributes:
        starts: a row for each line: x and y of where its length is counted from.
        directions: a unit vector for each line.
    """

    def __init__(self, starts: Sequence[Point], directions: Sequence[Point]) -> None:
        """Take the lines."""
        self.starts = np.array(starts, dtype=float)
        self.directions = np.array(directions, dtype=float)

    def runs(self, polygon: Polygon) -> tuple[Any, Any, Any]:
        """Find where the lines, endless both ways, lie inside a polygon.

        Returns:
            Arrays of the same length: which line, from where, to where; by line, then by length.
        """
        lines, begins, ends = [], [], []
        for part in self._parts(polygon):
            along, aside = self._turned(polygon, part)
            next_aside = np.roll(aside, -1, axis=1)
            line, here = np.nonzero((aside < 0) != (next_aside < 0))
            there = (here + 1) % aside.shape[1]
            off, next_off = aside[line, here], next_aside[line, here]
            crossed = along[line, here]
            crossed = crossed + (along[line, there] - crossed) * off / (off - next_off)
            order = np.lexsort((crossed, line))
            lines.append(line[order][::2] + part.start)
            begins.append(crossed[order][::2])
            ends.append(crossed[order][1::2])
        return np.concatenate(lines), np.concatenate(begins), np.concatenate(ends)

    def distances(self, polygon: Polygon, lengths: Any) -> Any:
        """Measure how far an outline is from each line, taken to its length."""
        found = []
        for part in self._parts(polygon):
            length = lengths[part][:, None]
            along, aside = self._turned(polygon, part)
            beyond = along - np.clip(along, 0.0, length)
            squares = aside * aside + beyond * beyond
            next_along, next_aside = np.roll(along, -1, axis=1), np.roll(aside, -1, axis=1)
            for end in (0.0, length):
                edges = _from_edges(along - end, aside, next_along - end, next_aside)
                squares = np.minimum(squares, edges)
            found.append(np.sqrt(squares.min(axis=1)))
        return np.concatenate(found)

    def _parts(self, polygon: Polygon) -> list[slice]:
        """Divide the lines so that no table becomes large."""
        step = max(1, _TABLE // len(polygon))
        return [slice(n, n + step) for n in range(0, len(self.starts), step)]

    def _turned(self, polygon: Polygon, part: slice) -> tuple[Any, Any]:
        """Return corners as each line sees them: along it, and to its side."""
        corners = np.array(polygon)
        x = corners[:, 0] - self.starts[part, :1]
        y = corners[:, 1] - self.starts[part, 1:]
        dx, dy = self.directions[part, :1], self.directions[part, 1:]
        return x * dx + y * dy, x * dy - y * dx


def _from_edges(x0: Any, y0: Any, x1: Any, y1: Any) -> Any:
    """Measure from the origin to each edge, squared."""
    dx, dy = x1 - x0, y1 - y0
    share = np.clip(-(x0 * dx + y0 * dy) / np.maximum(dx * dx + dy * dy, 1e-300), 0.0, 1.0)
    x, y = x0 + share * dx, y0 + share * dy
    return x * x + y * y


def _laid(polygons: Sequence[Polygon]) -> tuple[Any, Any, Any, list[int]]:
    """Return all corners, the number of the corner that follows each, and where polygons begin."""
    corners = np.array([corner for polygon in polygons for corner in polygon], dtype=float)
    corners = corners.reshape(-1, 2)
    following: list[int] = []
    starts = []
    for polygon in polygons:
        first = len(following)
        starts.append(first)
        following += [*range(first + 1, first + len(polygon)), first]
    return (
        np.ascontiguousarray(corners[:, 0]),
        np.ascontiguousarray(corners[:, 1]),
        np.array(following, dtype=np.intp),
        starts,
    )
