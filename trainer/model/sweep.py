# SPDX-License-Identifier: MIT
"""All paths of a corridor at once: whether they keep what the corridor promises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from trainer.model.needling import Path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.model.rays import Fan
    from trainer.model.scene import Lane, Scene, Shape

COUNT = 21  # entries, and angles for each of them
ABOVE_BASE_MM = 3.0  # so far above the base of a fold a path stays

# A tenth of a millimetre more or less breaks no promise: polygons lie that much inside ellipses.
_SLACK = 0.1


class Breach(NamedTuple):
    """A promise that a path of a corridor breaks.

    Attributes:
        code: `clearance` (number: how near), `off-target` (depth at which the path leaves or
            misses the target), `other-bone` (depth), `no-backdrop`, `hazard-first` (depth),
            `base` (how far above it).
        path: the path that does it, the worst where that can be said.
        number: see code.
        name: the hazard or bone.
    """

    code: Literal["clearance", "off-target", "other-bone", "no-backdrop", "hazard-first", "base"]
    path: Path
    number: float = 0.0
    name: str = ""


class Swept(NamedTuple):
    """What a corridor keeps.

    Attributes:
        paths: how many were looked at; each with its full depth.
        clearance: least distance of any path from any hazard; None without hazards.
        nearest: that hazard.
        breaches: promises broken, one of a kind.
    """

    paths: int
    clearance: float | None
    nearest: str | None
    breaches: tuple[Breach, ...]


def sweep(scene: Scene, lane: Lane, count: int = COUNT) -> Swept:
    """Look at all paths of a corridor: `count` entries times `count` angles, each to its depth.

    A path to the greatest depth holds all shorter ones: what it keeps, they keep.
    """
    return _Sweep(scene, lane, count).result()


def _steps(span: tuple[float, float], count: int) -> list[float]:
    least, most = span
    return [least + (most - least) * n / (count - 1) for n in range(count)]


class _Sweep:
    """One corridor, with a line for each of its entries and angles."""

    def __init__(self, scene: Scene, lane: Lane, count: int) -> None:
        import numpy as np

        from trainer.model.rays import Fan

        self._np: Any = np
        self._scene, self._lane = scene, lane
        self._least, self._most = lane.band.depth
        self._lines = [
            (entry, angle)
            for entry in _steps(lane.band.entry, count)
            for angle in _steps(lane.band.angle, count)
        ]
        self._fan: Fan = Fan(
            [scene.start(entry) for entry, _ in self._lines],
            [scene.direction(angle) for _, angle in self._lines],
        )
        self._bone_at, self._bone = self._first_bones()
        self._ends = np.minimum(self._bone_at, self._most)

    def result(self) -> Swept:
        nearest, clearance, line = self._nearest()
        breaches = [*self._off_target(), *self._wrong_bone(), *self._hazard_first(), *self._base()]
        if nearest is not None and clearance < self._lane.corridor.clearance - _SLACK:
            breaches.append(Breach("clearance", self._path(line), clearance, nearest))
        kinds = {breach.code: breach for breach in reversed(breaches)}
        found = None if nearest is None else clearance
        return Swept(len(self._lines), found, nearest, tuple(reversed(kinds.values())))

    def _path(self, line: int, depth: float | None = None) -> Path:
        return Path(*self._lines[line], self._most if depth is None else depth)

    def _first_bones(self) -> tuple[Any, Any]:
        """Find the depth of the first bone on each line, and which it is; endless without."""
        np = self._np
        first = np.full(len(self._lines), np.inf)
        which = np.full(len(self._lines), -1)
        for number, shape in enumerate(self._scene.shapes):
            if shape.kind == "bone":
                at = self._entered(shape)
                nearer = at < first
                first[nearer], which[nearer] = at[nearer], number
        return first, which

    def _entered(self, shape: Shape) -> Any:
        """Return at which depth each line enters a shape first; endless where it does not."""
        np = self._np
        at = np.full(len(self._lines), np.inf)
        line, begin, end = self._fan.runs(shape.outline)
        ahead = end > 0
        np.minimum.at(at, line[ahead], np.maximum(begin[ahead], 0.0))
        return at

    def _nearest(self) -> tuple[str | None, float, int]:
        """Find the hazard that any path comes nearest to, how near, and which path does."""
        np = self._np
        least: tuple[str | None, float, int] = (None, float("inf"), 0)
        hazards = [shape for shape in self._scene.shapes if shape.is_hazard]
        for shape in sorted(hazards, key=self._gap):
            if self._gap(shape) >= least[1]:
                break
            distances = self._fan.distances(shape.outline, self._ends)
            distances[self._entered(shape) <= self._ends] = 0.0
            line = int(np.argmin(distances))
            if distances[line] < least[1]:
                least = (shape.name, float(distances[line]), line)
        return least

    def _gap(self, shape: Shape) -> float:
        """Return a distance that no path is nearer to a shape than."""
        np = self._np
        tips = self._fan.starts + self._fan.directions * self._ends[:, None]
        corners = np.concatenate((self._fan.starts, tips))
        (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
        across = max(shape.box[0] - right, left - shape.box[2], 0.0)
        down = max(shape.box[1] - bottom, top - shape.box[3], 0.0)
        return float(np.hypot(across, down))

    def _off_target(self) -> Iterator[Breach]:
        """The whole range of depth lies in the target, and nothing in front of it covers it."""
        np = self._np
        begins = np.minimum(self._least, self._ends - _SLACK)
        covered = np.zeros(len(self._lines), dtype=bool)
        shapes = self._scene.shapes
        places = [n for n, one in enumerate(shapes) if one.name == self._lane.corridor.target]
        line, begin, end = self._fan.runs(shapes[places[-1]].outline)
        holds = (begin <= begins[line] + _SLACK) & (end >= self._ends[line] - _SLACK)
        covered[line[holds]] = True
        for shape in shapes[places[-1] + 1 :]:
            if shape.kind != "bone" and not shape.is_layer:
                line, begin, end = self._fan.runs(shape.outline)
                over = (begin < self._ends[line] - _SLACK) & (end > begins[line] + _SLACK)
                covered[line[over]] = False
        for missed in np.flatnonzero(~covered)[:1]:
            depth = float(self._ends[missed])
            yield Breach("off-target", self._path(int(missed), depth), depth)

    def _wrong_bone(self) -> Iterator[Breach]:
        """No bone is met but the backdrop, and where there is one, all paths pushed on meet it."""
        np = self._np
        backdrop = self._lane.corridor.backdrop
        names = [shape.name for shape in self._scene.shapes]
        right = np.array([name in backdrop for name in names] + [False])[self._bone]
        for line in np.flatnonzero(~right & (self._bone_at < self._most - _SLACK))[:1]:
            depth = float(self._bone_at[line])
            yield Breach("other-bone", self._path(int(line)), depth, names[self._bone[line]])
        if backdrop:
            for line in np.flatnonzero(~right)[:1]:
                yield Breach("no-backdrop", self._path(int(line)))

    def _hazard_first(self) -> Iterator[Breach]:
        """With a backdrop, pushed on, no hazard is met before it."""
        np = self._np
        if not self._lane.corridor.backdrop:
            return
        stops = np.where(np.isinf(self._bone_at), self._most, self._bone_at)
        for shape in self._scene.shapes:
            if shape.is_hazard:
                at = self._entered(shape)
                for line in np.flatnonzero(at < stops)[:1]:
                    depth = float(at[line])
                    yield Breach("hazard-first", self._path(int(line)), depth, shape.name)

    def _base(self) -> Iterator[Breach]:
        """In a fold, paths stay above the base."""
        np = self._np
        if self._scene.frame is None:
            return
        starts, directions = self._fan.starts[:, 1], self._fan.directions[:, 1]
        lowest = np.maximum(starts, starts + directions * self._ends)
        line = int(np.argmax(lowest))
        above = float(self._scene.frame.height - lowest[line])
        if above < ABOVE_BASE_MM - _SLACK:
            yield Breach("base", self._path(line), above)
