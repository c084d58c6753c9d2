# SPDX-License-Identifier: MIT
"""Where everything of a lifted fold is drawn.

The flat section is laid out first and brought into the fold's frame; then the fold is set upon
it: skin and fat over the crest, the muscle within, and under the base what was left behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from trainer.model.needling import scene as scene_of
from trainer.model.needling import stated_builds
from trainer.ui.sections.anatomy import Anatomy, flat_anatomy
from trainer.ui.sections.bands import Band
from trainer.ui.sections.body import HARD, WALLS_APART, grain_of, shown_of, structures_of
from trainer.ui.sections.chance import Chance
from trainer.ui.sections.contour import Cover, cover_of
from trainer.ui.sections.fold_shape import DEEP_FILLET, fingers_of, parts_of, pillar, sizes_of
from trainer.ui.sections.frame import frame_of
from trainer.ui.sections.ops import Fade
from trainer.ui.sections.ribbon import Patch
from trainer.ui.sections.shapes import closed, opened, polygons, united

if TYPE_CHECKING:
    from trainer.model.needling import Scene, Shape
    from trainer.model.scene import Frame as Standing
    from trainer.model.section import Fold, Section
    from trainer.ui.sections.body import Body
    from trainer.ui.sections.context import Surroundings
    from trainer.ui.sections.fold_shape import Parts, Sizes
    from trainer.ui.sections.frame import Frame
    from trainer.ui.sections.rings import Floats

Box = tuple[float, float, float, float]

_ROOM = 0.5
_FADE = 0.07
# Words of muscle names that say nothing about which muscle it is.
_COMMON = frozenset(
    (
        "muscle",
        "muscles",
        "medial",
        "lateral",
        "upper",
        "lower",
        "anterior",
        "posterior",
        "major",
        "minor",
    )
)


def fold_anatomy(section: Section, scene: Scene) -> Anatomy:
    """Return what the fold's view shows."""
    fold, size = section.fold, scene.frame
    if fold is None or size is None:
        message = f"section {section.id} has no fold"
        raise ValueError(message)
    build = scene.build if scene.build in stated_builds(section, "flat") else "average"
    flat = flat_anatomy(section, scene_of(section, "flat", build))
    sizes = sizes_of(fold, size, scene)
    move = _Move(section, fold, size, build)
    fingers = fingers_of(sizes)
    parts = parts_of(
        move(flat.body.surface), move(flat.body.fascia), move.skin_level, sizes, fingers
    )
    body = _body(section, scene, flat, move, parts, sizes)
    bands, names = _bands(flat, scene, body, move, parts, sizes)
    kept = {key: pair for key, pair in body.structures.items() if key not in names}
    body = body._replace(structures=kept)
    around = _around(flat.around, body, bands, move, parts)
    return Anatomy(body, bands, around, _members(flat, scene, body), fingers)


class _Move:
    """Brings areas of the flat view into the frame of the fold."""

    def __init__(self, section: Section, fold: Fold, size: Standing, build: str) -> None:
        x, y, self.side = size.place
        self._x = x
        # What is left behind keeps its distance from the base, in the flat view from the skin.
        taller = size.height - fold.height
        deeper = cover_of(section, build).depth - cover_of(section, "average").depth
        self._down = -y + taller - deeper

    def points(self, points: Floats) -> Floats:
        return np.column_stack(((points[:, 0] - self._x) * self.side, points[:, 1] + self._down))

    def __call__(self, area: Any) -> Any:
        return shapely.transform(area, self.points)

    @property
    def skin_level(self) -> float:
        """Where the skin beside the fold lies."""
        return float(self._down)


def _body(
    section: Section,
    scene: Scene,
    flat: Anatomy,
    move: _Move,
    parts: Parts,
    sizes: Sizes,
) -> Body:
    frame = frame_of(section, "fold", scene.build)
    chance = Chance(section.id, "fold")
    shown = shown_of(frame)
    skin_area = shapely.difference(parts.surface, parts.inner)
    fat_area = shapely.difference(parts.inner, parts.fascia)
    over = [shape for shape in scene.shapes if shape.is_layer and shape.kind != "muscle"]
    grain = max(0.5, grain_of(frame) * 0.85)
    seen = shapely.intersection(fat_area, shown)
    return flat.body._replace(
        frame=frame,
        shown=shown,
        grain=grain,
        cover=Cover(sizes.skin, sizes.cap - sizes.skin),
        surface=parts.surface,
        dermis=Patch(shapely.intersection(skin_area, shown)),
        fat=Patch(seen),
        over=tuple(
            (shape.name, skin_area if at == 0 else fat_area) for at, shape in enumerate(over)
        ),
        walls=_walls(parts, shown, WALLS_APART * grain),
        fascia=parts.fascia,
        layers=tuple(shape for shape in scene.shapes if shape.is_layer),
        structures=_structures(flat.body, scene, chance, move, parts, sizes),
        chance=chance,
        fades=_fades(frame),
    )


def _walls(parts: Parts, shown: Any, apart: float) -> tuple[Floats, Floats]:
    line = parts.fascia.exterior
    points = shapely.line_interpolate_point(line, np.arange(0, line.length, apart))
    points = points[shapely.contains(shown, points)]
    ways = shapely.shortest_line(points, parts.inner.exterior)
    ends = shapely.get_coordinates(ways).reshape(-1, 2, 2)
    return ends[:, 0], ends[:, 1]


def _fades(frame: Frame) -> tuple[Fade, ...]:
    beside = _FADE * frame.width
    return (
        Fade("down", frame.bottom - 0.12 * frame.height, frame.bottom),
        Fade("up", frame.top + 0.22 * frame.height, frame.top),
        Fade("left", frame.left + beside, frame.left),
        Fade("right", frame.right - beside, frame.right),
    )


def _structures(
    body: Body, scene: Scene, chance: Chance, move: _Move, parts: Parts, sizes: Sizes
) -> dict[str, tuple[Shape, Any]]:
    """Return what the fold's data place, and of the flat view what that leaves untouched."""
    own = structures_of(scene, chance)
    taken = united((area for _, area in own.values()), _ROOM)
    lifted = shapely.buffer(pillar(sizes, 0.0, sizes.height + 1.0), 1.0)
    found: dict[str, tuple[Shape, Any]] = {}
    for name, (shape, area) in body.structures.items():
        if name in own or name in scene.targets:
            continue
        there = move(area)
        if shapely.intersects(there, taken) and shape.kind != "muscle":
            continue
        if shapely.intersects(there, lifted) or not shapely.contains(parts.surface, there):
            continue
        found[name] = (shape, shapely.difference(there, taken))
    return {**found, **own}


def _bands(
    flat: Anatomy, scene: Scene, body: Body, move: _Move, parts: Parts, sizes: Sizes
) -> tuple[list[Band], set[str]]:
    """Return layers under the fascia, and names of structures that went up in the fold's muscle."""
    room = united(
        (area for shape, area in body.structures.values() if shape.kind != "muscle"), _ROOM
    )
    inside = shapely.buffer(parts.fascia, -0.12)
    lifted = [shape for shape in scene.shapes if shape.is_layer and shape.kind == "muscle"]
    made: list[Band] = []
    gone: set[str] = set()
    taken: Any = shapely.Polygon()
    for shape in lifted:
        area, names = _lifted(shape, flat, body, move, parts, sizes)
        gone |= names
        area = shapely.difference(shapely.intersection(area, inside), shapely.union(room, taken))
        pieces = polygons(opened(area, min(1.8, 0.2 * (shape.box[2] - shape.box[0]))), 4.0)
        taken = shapely.union(taken, united(pieces, 0.2))
        made.append(Band(shape, pieces, None, area))
    column = shapely.union(taken, shapely.buffer(parts.core, 0.3))
    for band in flat.bands:
        if any(_is_part(band.shape.name, shape.name, flat) for shape in lifted):
            continue
        whole = shapely.difference(move(band.whole), column)
        pieces = [
            piece
            for part in band.parts
            for piece in polygons(
                shapely.difference(shapely.intersection(move(part), inside), column), 4.0
            )
        ]
        made.append(Band(band.shape, pieces, None, whole))
    return made, gone


def _lifted(
    shape: Shape, flat: Anatomy, body: Body, move: _Move, parts: Parts, sizes: Sizes
) -> tuple[Any, set[str]]:
    """Return a muscle of the fold together with where it comes from in the flat view."""
    left, _, right, _ = shape.box
    span = shapely.box(
        left if left > sizes.cap + 0.1 else -500,
        -50,
        right if right < sizes.width - sizes.cap - 0.1 else 500,
        500,
    )
    area = shapely.intersection(parts.core, span)
    sheets = [
        move(part)
        for band in flat.bands
        if _is_part(band.shape.name, shape.name, flat)
        for part in band.parts
    ]
    masses = {
        name: there
        for name, (_, there) in body.structures.items()
        if _is_part(name, shape.name, flat)
    }
    if not sheets and not masses:
        return _alone(area, right - left, sizes), set()
    root = shapely.union_all([*sheets, *masses.values()])
    near = shapely.bounds(root)
    reach = shapely.box(left, sizes.cap, right, max(near[1] + 2.0, sizes.height + 2.0))
    between = shapely.intersection(reach, shapely.box(-500, sizes.height, 500, 500))
    if masses and any(shapely.intersects(between, hard) for hard in body.outlines(HARD)):
        # Nerves or vessels run under it: it has come up alone.
        return _alone(area, right - left, sizes), set(masses)
    if near[0] < right and near[2] > left:
        area = shapely.union(area, shapely.intersection(reach, parts.fascia))
    area = closed(shapely.union(area, root), DEEP_FILLET)
    if sheets:
        area = shapely.difference(area, _hollow(shape, sizes, near[3]))
    return area, set(masses)


def _alone(area: Any, width: float, sizes: Sizes) -> Any:
    """Return a muscle that is seen in the fold alone, rounded where no needle enters."""
    below = max(sizes.least - sizes.cap, 2.0)
    return opened(area, min(0.3 * width, below + (0.5 * (below + 2)) ** 0.5))


def _hollow(shape: Shape, sizes: Sizes, bottom: float) -> Any:
    """Return the space under a sheet of muscle that was lifted: its deep face comes up too."""
    left, _, right, _ = shape.box
    middle, half = (left + right) / 2, (right - left) / 2 + 5.0
    tall = bottom + 1.0 - sizes.height
    share = np.linspace(-1, 1, 41)
    # A tent with a round top.
    rise = np.sqrt(share**2 + 0.05) - np.sqrt(0.05)
    line = np.column_stack((middle + half * share, sizes.height + tall * rise / rise.max()))
    ends = [(middle + half, bottom + 30.0), (middle - half, bottom + 30.0)]
    return shapely.polygons(np.vstack((line, ends)))


def _members(flat: Anatomy, scene: Scene, body: Body) -> dict[str, tuple[Shape, ...]]:
    """Return what runs in bundles; data of a fold may leave it to the flat view."""
    found = dict(scene.members)
    for name, (shape, area) in body.structures.items():
        if name in found or name not in flat.members:
            continue
        was = flat.body.structures[name][1].bounds
        now = shape.box if shape in scene.shapes else area.bounds
        found[name] = tuple(_refitted(member, was, now) for member in flat.members[name])
    return found


def _refitted(member: Shape, was: Box, now: Box) -> Shape:
    """Return a member where its bundle is now; a mirrored one stays as it was within it."""
    scale = [(now[at + 2] - now[at]) / (was[at + 2] - was[at]) for at in (0, 1)]

    def place(x: float, y: float) -> tuple[float, float]:
        return now[0] + (x - was[0]) * scale[0], now[1] + (y - was[1]) * scale[1]

    left, top, right, bottom = member.box
    return member._replace(
        outline=tuple(place(*point) for point in member.outline),
        box=(*place(left, top), *place(right, bottom)),
    )


def _is_part(name: str, lifted: str, flat: Anatomy) -> bool:
    """Return whether something of the flat view is the muscle that was lifted, or of it."""
    muscles = {band.shape.name for band in flat.bands if band.shape.kind == "muscle"}
    muscles |= {own for own, (one, _) in flat.body.structures.items() if one.kind == "muscle"}
    if lifted in muscles:
        # Pectoralis minor stays where it is when pectoralis major is lifted.
        return name == lifted
    return name in muscles and bool(_words(name) & _words(lifted))


def _words(name: str) -> set[str]:
    """Return the words that tell a muscle, without endings."""
    return {word[:7] for word in name.lower().split() if len(word) > 4 and word not in _COMMON}


def _around(
    around: Surroundings, body: Body, bands: list[Band], move: _Move, parts: Parts
) -> Surroundings:
    """Return what surrounds the flat section, without what the fold has taken up."""
    taken = shapely.union_all(
        [
            united((part for band in bands for part in band.parts), 0.45),
            united((area for _, area in body.structures.values()), _ROOM),
            shapely.buffer(parts.core, 0.4),
        ]
    )
    free = shapely.difference(shapely.buffer(parts.fascia, -0.5), taken)

    def left(area: Any) -> list[Any]:
        there = shapely.intersection(move(area), shapely.intersection(free, body.shown))
        return polygons(opened(there, 1.0), 10.0)

    context = [piece for area in around.context for piece in left(area)]
    neighbours = []
    for placed in around.neighbours:
        pieces = left(placed.area)
        if pieces:
            neighbours.append(placed._replace(area=shapely.union_all(pieces)))
    membranes = [
        line
        for sheet in around.membranes
        for line in shapely.get_parts(shapely.intersection(move(sheet), free))
    ]
    return around._replace(context=context, neighbours=neighbours, membranes=membranes)
