# SPDX-License-Identifier: MIT
"""Bands between two lines, such as fat between fascia and skin, and cells that follow them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from trainer.ui.sections.cells import lattice, voronoi, whole_cells

if TYPE_CHECKING:
    from trainer.ui.sections.cells import Grain
    from trainer.ui.sections.chance import Chance
    from trainer.ui.sections.rings import Floats, Geometries


# Points closer to a line than this, in mm, add nothing to it.
_SAME = 0.002


class Ribbon:
    """A band between two lines with the same number of points.

    Its own coordinates run along its middle (u, mm) and across it (v, 0 at the first line, and at
    the second the thickness where it is thickest).
    """

    def __init__(self, first: Floats, second: Floats, *, closed: bool) -> None:
        """Take both lines; in a closed band the last point is joined to the first."""
        if closed:
            first = np.vstack((first, first[:1]))
            second = np.vstack((second, second[:1]))
        self._first, self._second, self._closed = first, second, closed
        middle = (first + second) / 2
        steps = np.hypot(*np.diff(middle, axis=0).T)
        self._arcs = np.concatenate(([0.0], np.cumsum(steps)))
        self.length = float(self._arcs[-1])
        self.thickness = float(np.hypot(*(first - second).T).max())

    def area(self) -> Any:
        """Return the band as a polygon."""
        corners = (self._first[:-1], self._first[1:], self._second[1:], self._second[:-1])
        # Piece by piece: round a sharp bend the whole, or a piece, would cross itself.
        pieces = shapely.convex_hull(shapely.polygons(np.stack(corners, axis=1)))
        whole = shapely.union_all(shapely.buffer(pieces, 1e-4))
        return shapely.simplify(whole, _SAME)

    def place(self, points: Floats) -> Floats:
        """Return where points of the band's own coordinates lie."""
        along = points[:, 0]
        along = along % self.length if self._closed else np.clip(along, 0, self.length)
        share = (points[:, 1] / self.thickness)[:, None]
        ends = [
            np.column_stack([np.interp(along, self._arcs, line[:, axis]) for axis in (0, 1)])
            for line in (self._first, self._second)
        ]
        return np.asarray(ends[0] * (1 - share) + ends[1] * share)

    def cells(self, grain: Grain, chance: Chance) -> Geometries:
        """Return cells that follow the band, before any gap."""
        size, stretch = grain.size, grain.stretch
        low, high = 0.0, self.length
        rows = max(1, round(self.thickness / size))
        # Whole rows: the cells end where the band does.
        tall = self.thickness / rows / size
        around = (low / stretch - 2 * size, 0.5 * size, high / stretch + 2 * size, rows * size)
        points = lattice(around, grain, chance)
        points = points[(points[:, 1] > 0) & (points[:, 1] < rows * size)]
        if self._closed:
            points = self._wrapped(points, stretch)
            raw = voronoi(points, size * 2)
            raw = raw[(points[:, 0] * stretch >= low) & (points[:, 0] * stretch < high)]
            span = shapely.box(-1e6, 0, 1e6, rows * size)
        else:
            raw = voronoi(points, size * 2)
            span = shapely.box(low / stretch, 0, high / stretch, rows * size)
        own = shapely.intersection(raw, span)
        own = own[~shapely.is_empty(own)]
        scale = np.array([stretch, tall])
        own = shapely.transform(own, lambda points: np.asarray(points * scale))
        own = shapely.segmentize(own, max(1.0, size))
        return np.asarray(shapely.transform(own, self.place))

    def _wrapped(self, points: Floats, stretch: float) -> Floats:
        """Repeat seeds beyond both ends, so that no seam shows where the band meets itself."""
        length = self.length / stretch
        core = points[(points[:, 0] >= 0) & (points[:, 0] < length)]
        shift = np.array([length, 0.0])
        margin = points[:, 0].max() - length
        head, tail = core[core[:, 0] < margin] + shift, core[core[:, 0] > length - margin] - shift
        return np.vstack((core, head, tail))


class Patch:
    """An area of any shape that can be filled with cells like a band."""

    def __init__(self, area: Any) -> None:
        """Take the area."""
        self._area = area

    def area(self) -> Any:
        """Return the area."""
        return self._area

    def cells(self, grain: Grain, chance: Chance) -> Geometries:
        """Return cells lined up along the edges of the area, before any gap."""
        return whole_cells(self._area, grain._replace(stretch=1.0), chance)
