# SPDX-License-Identifier: MIT
"""What is drawn lies where it is scored, within half a millimetre, at both ends of the fat."""

from functools import cache
from typing import Any

import numpy as np
import pytest
import shapely

from tests.ui.sections.atlas import core_sections, ends_of
from trainer.model.needling import Scene, Shape, scene
from trainer.model.section import Layer, Section
from trainer.ui.sections.ops import Plate
from trainer.ui.sections.plate import build_plate

MOST_MM = 0.5
# Muscle gives way to what runs beside it and has round corners there: not measured so near.
BESIDE_MM = 4.5
HARD = {"nerve", "artery", "vein", "bundle", "pleura", "canal", "organ", "bone"}

EVERY = [
    pytest.param(name, view, build, id=f"{name}-{view}-{build}")
    for name, section in core_sections().items()
    for view, build in ends_of(section)
    if build != "average"  # both ends of the range
]


@cache
def drawn_and_scored(name: str, view: str, build: str) -> tuple[Section, Scene, Plate]:
    section = core_sections()[name]
    return section, scene(section, view, build), build_plate(section, view, build)


def area_of(plate: Plate, name: str) -> Any:
    """Return the area that the rings of a name enclose; one within another is a hole."""
    area = shapely.Polygon()
    for ring in plate.outlines[name].as_tuples():
        if len(ring) > 3:
            area = shapely.symmetric_difference(area, shapely.buffer(shapely.polygons(ring), 0))
    return area


def scored(shape: Shape) -> Any:
    return shapely.buffer(shapely.polygons(shape.outline), 0)


def furthest(points_of: Any, other: Any) -> float:
    """Return how far the points of one geometry stray from another, at most."""
    points = shapely.get_coordinates(shapely.segmentize(points_of, 0.2))
    return float(shapely.distance(shapely.points(points), other).max()) if len(points) else 0.0


def apart(one: Any, other: Any) -> float:
    """Return the larger of both directed distances between two lines."""
    return max(furthest(one, other), furthest(other, one))


def room(shapes: list[Shape], margin: float) -> Any:
    return shapely.union_all([shapely.buffer(scored(shape), margin) for shape in shapes])


@pytest.mark.parametrize(("name", "view", "build"), EVERY)
def test_everything_scored_is_drawn(name, view, build):
    _, laid, plate = drawn_and_scored(name, view, build)
    assert {shape.name for shape in laid.shapes} <= set(plate.outlines)
    for bundle, members in laid.members.items():
        assert bundle in plate.outlines
        assert {member.name for member in members} <= set(plate.outlines)


@pytest.mark.parametrize(("name", "view", "build"), EVERY)
def test_hazards_and_bone_are_drawn_where_they_are_scored(name, view, build):
    _, laid, plate = drawn_and_scored(name, view, build)
    off = {}
    for shape in laid.shapes:
        if shape.is_layer or shape.kind not in HARD:
            continue
        drawn, true = area_of(plate, shape.name).boundary, scored(shape).boundary
        if getattr(shape.source, "open", None) == "down":
            # It is carried on from its widest level downward: only what is above is the data's.
            points = shapely.get_coordinates(true)
            level = min(points[np.argmin(points[:, 0]), 1], points[np.argmax(points[:, 0]), 1])
            above = shapely.box(-600, -200, 600, level - 0.5)
            ways = (furthest(shapely.intersection(drawn, above), true),
                    furthest(shapely.intersection(true, above), drawn))  # fmt: skip
            off[shape.name] = max(ways)
        else:
            off[shape.name] = apart(drawn, true)
    assert {part: mm for part, mm in off.items() if mm > MOST_MM} == {}


@pytest.mark.parametrize(
    ("name", "build"),
    [
        pytest.param(name, build, id=f"{name}-{build}")
        for name, section in core_sections().items()
        for view, build in ends_of(section)
        if view == "flat" and build != "average"
    ],
)
def test_skin_and_fat_are_as_thick_as_scored_within_the_working_zone(name, build):
    section, laid, plate = drawn_and_scored(name, "flat", build)
    low, high = section.skin.working_zone
    for shape in laid.shapes:
        grows = isinstance(shape.source, Layer) and shape.source.grows
        if shape.kind == "skin" or grows:
            strip = shapely.box(low, -5, high, shape.box[3] + 6)
            drawn = shapely.intersection(area_of(plate, shape.name), strip)
            true = shapely.intersection(scored(shape), strip)
            assert apart(drawn.boundary, true.boundary) <= MOST_MM


@pytest.mark.parametrize(
    ("name", "build"),
    [
        pytest.param(name, build, id=f"{name}-{build}")
        for name, section in core_sections().items()
        for view, build in ends_of(section)
        if view == "flat" and build != "average"
    ],
)
def test_muscle_layers_are_drawn_where_they_are_scored_within_the_working_zone(name, build):
    section, laid, plate = drawn_and_scored(name, "flat", build)
    beside = room([shape for shape in laid.shapes if not shape.is_layer], BESIDE_MM)
    for shape in laid.shapes:
        source = shape.source
        if shape.kind != "muscle" or not isinstance(source, Layer):
            continue
        thick = shape.box[3] - shape.box[1]
        low, high = section.skin.working_zone
        left, right = source.extent or (low, high)
        strip = shapely.box(max(low, left) + 0.6, -5, min(high, right) - 0.6, shape.box[3] + 6)
        drawn = area_of(plate, shape.name)
        true = scored(shape)
        assert furthest(shapely.intersection(drawn, strip), true) <= MOST_MM
        expected = shapely.difference(shapely.intersection(true, strip), beside)
        walls = [at for wall in section.art.septa if wall.layer == shape.name for at in wall.at]
        for at in walls:
            expected = expected.difference(shapely.box(at - thick, -5, at + thick, 999))
        heads = [one.curve for one in section.art.bellies if one.layer == shape.name]
        ends = [(min(x for x, _ in one), max(x for x, _ in one)) for one in heads]
        if source.extent is not None or ends:
            ends = ends or [(left, right)]
            whole = [(a + 0.8 * thick, b - 0.8 * thick) for a, b in ends if b - a > 1.6 * thick]
            inner = shapely.union_all([shapely.box(a, -5, b, 999) for a, b in whole])
            expected = shapely.intersection(expected, inner)
        assert furthest(expected, drawn) <= MOST_MM


@pytest.mark.parametrize(("name", "view", "build"), EVERY)
def test_single_muscles_are_drawn_where_they_are_scored(name, view, build):
    _, laid, plate = drawn_and_scored(name, view, build)
    cover = shapely.union_all(
        [
            shapely.buffer(area_of(plate, shape.name), 0.3)
            for shape in laid.shapes
            if shape.is_layer and shape.kind in ("skin", "fat") and shape.box[1] < 5
        ]
    )
    frame = shapely.box(*plate.frame)
    for shape in laid.shapes:
        if shape.is_layer or shape.kind != "muscle":
            continue
        others = [other for other in laid.shapes if not other.is_layer and other is not shape]
        drawn, true = area_of(plate, shape.name), scored(shape)
        assert furthest(drawn, true) <= MOST_MM
        expected = shapely.difference(true, shapely.union(room(others, 1.0), cover))
        assert furthest(shapely.intersection(expected, frame), drawn) <= MOST_MM


@pytest.mark.parametrize(
    ("name", "build"),
    [
        pytest.param(name, build, id=f"{name}-{build}")
        for name, section in core_sections().items()
        for view, build in ends_of(section)
        if view == "fold"
    ],
)
def test_a_fold_is_drawn_as_scored_where_needles_enter(name, build):
    _, laid, plate = drawn_and_scored(name, "fold", build)
    height = laid.frame.height
    entries = [at for lane in laid.lanes for at in lane.band.entry]
    entries = entries or [0.5 * height, 0.6 * height]
    # The corners of the crest are round.
    low = max(min(entries), laid.frame.cap + 2)
    strip = shapely.box(-5, low, laid.frame.width + 5, max(*entries, low + 1))
    beside = room([shape for shape in laid.shapes if not shape.is_layer], 1.5)
    for shape in laid.shapes:
        if shape.is_layer:
            drawn, true = area_of(plate, shape.name), scored(shape)
            assert furthest(shapely.intersection(drawn, strip), true) <= MOST_MM
            expected = shapely.difference(shapely.intersection(true, strip), beside)
            assert furthest(expected, drawn) <= MOST_MM
