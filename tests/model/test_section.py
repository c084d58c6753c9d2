# SPDX-License-Identifier: MIT
"""Sections as data: read, mirrored, and their outlines."""

import dataclasses
import math
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from tests.sections import clinical_sections, make_fold, make_section
from trainer.banks.canonical import plain_of
from trainer.model.art import Art, Belly, Neighbour, Septum
from trainer.model.items.needle_path import NeedlePathItem
from trainer.model.mirror import mirrored
from trainer.model.outlines import area, box, curve_outline, ellipse_outline, moved, outline
from trainer.model.section import (
    Build,
    Layer,
    Mark,
    Orientation,
    Section,
    Skin,
    Structure,
)
from trainer.model.section_plain import read_section

SQUARE = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))
DRAWN = make_section(
    skin=Skin(working_zone=(-20, 25), curve=((-20, 10), (0, 10), (25, 10), (0, 60)), closed=True),
    structures=(
        Structure(
            name="leaning muscle",
            type="muscle",
            curve=((0, 30), (12, 34), (4, 44)),
            fibres=20,
            open="left",
            label="right",
        ),
    ),
    layers=(
        Layer(name="skin", type="skin", mm=2),
        Layer(name="fat", type="fat", mm=8, grows=True),
        Layer(name="rhomboid", type="muscle", mm=10, extent=(-18, 22), fibres="along"),
    ),
    corridors=(),
    dangers=(),
    fold=make_fold(),
    landmarks=(Mark(at=4, text="Rib"),),
    orientation=Orientation(left="Medial", right="Lateral"),
    builds={"lean": Build(fat=4, layers={"rhomboid": 6}, shift={"leaning muscle": -1})},
    art=Art(
        context=((3, 40),),
        neighbours=(Neighbour(curve=((0, 50), (9, 52), (4, 60)), fibres=-30),),
        keep_clear=((5, 20, 2, 1),),
        septa=(Septum(layer="rhomboid", at=(-4, 6)),),
        bellies=(Belly(layer="rhomboid", curve=((-4, 12), (6, 12), (6, 18))),),
        membranes=(((0, 30), (8, 33)),),
        fade=(60, 70),
        view=(-30, -5, 40, 80),
    ),
)

ALL = [DRAWN, make_section(fold=make_fold()), *clinical_sections().values()]
points = st.tuples(st.floats(-50, 50), st.floats(-50, 50))


@pytest.mark.parametrize("section", ALL, ids=lambda section: section.id)
def test_sections_come_back_from_plain_data(section):
    assert read_section(plain_of(section)) == section
    assert TypeAdapter(Section).validate_python(plain_of(section)) == section


def test_a_part_that_is_told_to_be_nothing_is_nothing():
    assert read_section({**plain_of(make_section()), "fold": None}) == make_section()


@pytest.mark.parametrize("section", ALL, ids=lambda section: section.id)
def test_the_mirror_image_of_a_mirror_image_is_the_section_itself(section):
    assert mirrored(mirrored(section)) == section


def test_a_mirror_image_exchanges_sides_and_nothing_else():
    turned = mirrored(DRAWN)
    assert turned.skin.working_zone == (-25, 20)
    assert turned.layers[2].extent == (-22, 18)
    (muscle,) = turned.structures
    assert muscle.curve == ((-4, 44), (-12, 34), (0, 30))
    assert (muscle.fibres, muscle.open, muscle.label) == (-20, "right", "left")
    assert turned.landmarks[0].at == -4
    assert (turned.orientation.left, turned.orientation.right) == ("Lateral", "Medial")
    assert turned.art.view == (-40, -5, 30, 80)
    assert turned.art.septa[0].at == (-6, 4)
    assert turned.art.bellies[0].curve == ((-6, 18), (-6, 12), (4, 12))
    assert turned.fold is not None
    assert turned.fold.place == (14, -18, -1)
    assert turned.fold.structures == DRAWN.fold.structures
    assert turned.builds == DRAWN.builds


def test_bank_files_name_a_section_by_its_id():
    adapter = TypeAdapter(NeedlePathItem)
    plain = {"id": "a", "type": "needle-path", "stem": "Needle it.", "section": "over-the-rib"}
    assert adapter.validate_python(plain).section == "over-the-rib"
    with pytest.raises(ValidationError):
        adapter.validate_python({**plain, "section": plain_of(make_section())})


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf, 501.0])
def test_numbers_that_are_none_or_too_large_are_refused(number):
    plain = plain_of(make_section())
    plain["structures"][0]["ellipse"][0] = number
    with pytest.raises(ValidationError):
        TypeAdapter(Section).validate_python(plain)


# Outlines


def test_a_curve_goes_through_its_points_in_twelve_steps_each():
    made = curve_outline(SQUARE)
    assert len(made) == 48
    assert made[::12] == SQUARE
    assert area(made) > 100


def test_points_on_top_of_each_other_count_once():
    twice = (SQUARE[0], *SQUARE, SQUARE[0])
    assert curve_outline(twice) == curve_outline(SQUARE)
    assert curve_outline(((0, 0), (0, 0), (1, 1))) == ((0, 0), (1, 1))


def test_an_ellipse_is_a_polygon_that_stays_close_inside_it():
    made = ellipse_outline((3, 40, 90, 22))
    assert len(made) == 96
    assert area(made) == pytest.approx(math.pi * 90 * 22, rel=1e-3)
    assert box(made) == pytest.approx((-87, 18, 93, 62))


def test_an_outline_is_that_of_the_ellipse_or_of_the_curve():
    assert outline(Structure(name="a", type="bone", ellipse=(0, 0, 2, 1))) == ellipse_outline(
        (0, 0, 2, 1)
    )
    assert outline(Structure(name="a", type="bone", curve=SQUARE)) == curve_outline(SQUARE)
    assert outline(Structure(name="a", type="bone")) == ()
    assert moved(SQUARE, 0, 0) is SQUARE
    assert moved(SQUARE, 1, 2)[0] == (1, 2)


@given(st.lists(points, min_size=3, max_size=12), st.floats(-100, 100), st.floats(-100, 100))
def test_a_curve_is_the_same_wherever_it_lies_and_on_either_side(through, dx, dy):
    assume(all(math.dist(a, b) > 0.01 for a, b in pairwise([*through, through[0]])))
    made = curve_outline(through)
    assert len(made) == 12 * len(through)
    there = curve_outline([(x + dx, y + dy) for x, y in through])
    assert all(math.dist(a, b) < 1e-5 for a, b in zip(moved(made, dx, dy), there, strict=True))
    other = curve_outline([(-x, y) for x, y in through])
    assert all(math.dist((-x, y), b) < 1e-9 for (x, y), b in zip(made, other, strict=True))


@given(st.lists(points, min_size=0, max_size=6))
def test_no_curve_however_degenerate_is_an_error(through):
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in curve_outline(through))


def test_sections_are_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        make_section().title = "Another"
