# SPDX-License-Identifier: MIT
"""Sections laid out in the bodies that they state: what moves with the fat, how a fold stands."""

import dataclasses
import math

import pytest

from tests.sections import clinical_sections, make_fold, make_section
from trainer.model.outlines import area, curve_outline
from trainer.model.scene import kept_scene, scene, stated_builds
from trainer.model.section import Build, Layer, Member, Structure

BUILDS = ("lean", "average", "heavy")


def middle(shape) -> tuple[float, float]:
    left, top, right, bottom = shape.box
    return (left + right) / 2, (top + bottom) / 2


def middle_of(section, name, build, view="flat"):
    return pytest.approx(middle(scene(section, view, build).shape(name)))


# Flat


def test_layers_follow_each_other_from_the_skin_down():
    shapes = scene(make_section(), "flat", "average").shapes
    spans = [(shape.name, shape.box[1], shape.box[3]) for shape in shapes if shape.is_layer]
    assert spans == [("skin", 0, 2), ("fat", 2, 10), ("rhomboid", 10, 20)]
    assert [shape.name for shape in shapes[3:]] == ["rib", "intercostal nerve", "pleura"]


def test_hazards_and_targets_are_marked():
    shapes = scene(make_section(), "flat", "average").shapes
    assert [shape.name for shape in shapes if shape.is_hazard] == ["intercostal nerve", "pleura"]
    assert [shape.name for shape in shapes if shape.is_target] == ["rhomboid"]


@pytest.mark.parametrize(("build", "deeper"), [("lean", -4), ("average", 0), ("heavy", 8)])
def test_what_is_deeper_than_the_fat_moves_with_it(build, deeper):
    assert middle_of(make_section(), "rib", build) == (0, 26 + deeper)
    shown = scene(make_section(), "flat", build)
    assert shown.shape("rhomboid").box[1] == 10 + deeper


@pytest.mark.parametrize(("build", "depth"), [("lean", 3), ("average", 4), ("heavy", 6)])
def test_what_lies_within_the_fat_keeps_its_relative_depth(build, depth):
    vein = Structure(name="vein", type="vein", ellipse=(4, 4, 1, 1))
    assert middle_of(make_section(structures=(vein,)), "vein", build) == (4, depth)


def test_other_layers_change_likewise_and_shifts_come_on_top():
    lean = Build(fat=4, layers={"rhomboid": 6}, shift={"pleura": -3})
    section = make_section(builds={"lean": lean})
    assert middle_of(section, "pleura", "lean") == (0, 60 - 4 - 4 - 3)
    assert middle_of(section, "rib", "lean") == (0, 26 - 4 - 4)
    within = Structure(name="septum", type="membrane", ellipse=(0, 15, 1, 1))
    assert middle_of(
        make_section(structures=(within,), builds={"lean": lean}), "septum", "lean"
    ) == (
        0,
        6 + 3,
    )


def test_what_lies_over_the_skin_does_not_move():
    mole = Structure(name="mole", type="fat", ellipse=(4, -1, 1, 1))
    assert middle_of(make_section(structures=(mole,)), "mole", "heavy") == (4, -1)


def test_members_move_with_their_bundle():
    bundle = Structure(
        name="bundle",
        type="bundle",
        ellipse=(3, 30, 3, 2),
        members=(Member(name="vein", type="vein", ellipse=(2, 30, 1, 1)),),
    )
    section = make_section(structures=(bundle,), builds={"heavy": Build(fat=16)})
    (member,) = scene(section, "flat", "heavy").members["bundle"]
    assert middle(member) == pytest.approx((2, 38))
    assert not member.is_hazard


def test_a_curve_moves_as_a_whole():
    points = ((0, 30), (12, 34), (4, 44))
    section = make_section(structures=(Structure(name="bone", type="bone", curve=points),))
    moved = scene(section, "flat", "heavy").shape("bone")
    assert moved.outline == tuple((x, y + 8) for x, y in curve_outline(points))


def test_corridors_are_those_of_the_build():
    section = make_section()
    bands = {
        build: [lane.band.depth for lane in scene(section, "flat", build).lanes] for build in BUILDS
    }
    assert bands == {"lean": [(7, 16)], "average": [(11, 20)], "heavy": []}


def test_structures_can_be_left_out():
    assert scene(make_section(), "flat", "average", ("rib",)).shape("rib") is None


def test_only_stated_builds_and_views_are_laid_out():
    section = make_section(builds={"lean": Build(fat=4)})
    assert stated_builds(section, "flat") == ("lean", "average")
    with pytest.raises(ValueError, match="no build heavy"):
        scene(section, "flat", "heavy")
    with pytest.raises(ValueError, match="no fold"):
        scene(section, "fold", "average")


def test_the_average_build_is_what_the_section_says():
    section = make_section(builds={"average": Build(fat=8), "lean": Build(fat=4)})
    assert (
        scene(section, "flat", "average").shapes == scene(make_section(), "flat", "average").shapes
    )


def test_a_path_begins_on_the_skin_and_goes_where_the_conventions_say():
    flat = scene(make_section(), "flat", "average")
    assert flat.entry_range == (-25, 25)
    assert flat.start(4) == (4, 0)
    assert flat.direction(30) == pytest.approx((math.sin(math.pi / 6), math.cos(math.pi / 6)))
    fold = scene(make_section(fold=make_fold()), "fold", "average")
    assert fold.entry_range == (0, 22)
    assert fold.start(4) == (0, 4)
    assert fold.direction(30) == pytest.approx((math.cos(math.pi / 6), -math.sin(math.pi / 6)))


def test_a_scene_is_kept_while_its_section_is():
    section = make_section()
    assert kept_scene(section, "flat", "lean") is kept_scene(section, "flat", "lean")
    other = dataclasses.replace(section, title="Another")
    assert kept_scene(other, "flat", "lean").section is other
    for _ in range(40):  # more than are kept
        kept_scene(dataclasses.replace(section), "flat", "lean")


# Fold

FOLDED = make_section(fold=make_fold())


@pytest.mark.parametrize(("build", "fat"), [("lean", 2), ("average", 5), ("heavy", 9)])
def test_a_fold_grows_by_twice_the_fat_in_width_and_once_in_height(build, fat):
    frame = scene(FOLDED, "fold", build).frame
    assert (frame.width, frame.height, frame.cap) == (18 + 2 * fat, 17 + fat, 2 + fat)


@pytest.mark.parametrize("build", BUILDS)
def test_skin_and_fat_cover_both_faces_and_the_crest_without_gap(build):
    fold = scene(FOLDED, "fold", build)
    layers = [shape for shape in fold.shapes if shape.is_layer]
    assert [shape.name for shape in layers] == ["skin", "fat", "rhomboid"]
    whole = fold.frame.width * fold.frame.height
    assert sum(area(shape.outline) for shape in layers) == pytest.approx(whole)
    muscle = layers[-1]
    fat = (fold.frame.width - 18) / 2
    assert muscle.box == (2 + fat, 2 + fat, 16 + fat, fold.frame.height)


@pytest.mark.parametrize(("build", "fat"), [("lean", 2), ("average", 5), ("heavy", 9)])
def test_what_lies_in_a_fold_moves_with_its_layer_and_what_is_left_behind_keeps_its_x(build, fat):
    structures = (
        Structure(name="in muscle", type="nerve", ellipse=(14, 18, 1, 1)),
        Structure(name="in near fat", type="vein", ellipse=(4.5, 18, 1, 1)),
        Structure(name="in far fat", type="vein", ellipse=(23.5, 18, 1, 1)),
        Structure(name="under the base", type="artery", ellipse=(10, 40, 2, 2)),
        Structure(name="beside", type="vein", ellipse=(-8, 18, 1, 1)),
    )
    section = make_section(fold=make_fold(structures=structures))
    taller = fat - 5
    assert middle_of(section, "in muscle", build, "fold") == (14 + taller, 18 + taller)
    assert middle_of(section, "in near fat", build, "fold") == (2 + fat / 2, 18 + taller)
    assert middle_of(section, "in far fat", build, "fold") == (16 + fat * 1.5, 18 + taller)
    assert middle_of(section, "under the base", build, "fold") == (10, 40 + taller)
    assert middle_of(section, "beside", build, "fold") == (-8, 18 + taller)


def test_structures_of_a_fold_can_be_left_out_and_their_members_move_along():
    bundle = Structure(
        name="bundle",
        type="bundle",
        ellipse=(14, 18, 3, 2),
        members=(Member(name="vein", type="vein", ellipse=(13, 18, 1, 1)),),
    )
    section = make_section(fold=make_fold(structures=(bundle,)))
    (member,) = scene(section, "fold", "heavy").members["bundle"]
    assert middle(member) == pytest.approx((17, 22))
    assert scene(section, "fold", "heavy", ("bundle",)).members == {}


def test_a_structure_in_the_cap_keeps_its_relative_depth_below_the_crest():
    vein = Structure(name="vein", type="vein", ellipse=(14, 4.5, 1, 1))
    section = make_section(fold=make_fold(structures=(vein,)))
    assert middle_of(section, "vein", "heavy", "fold") == (18, 2 + 9 / 2)


def test_layers_between_the_faces_stand_upright_below_the_cap():
    layers = (
        Layer(name="skin", type="skin", mm=2),
        Layer(name="fat", type="fat", mm=5, grows=True),
        Layer(name="outer muscle", type="muscle", mm=6),
        Layer(name="fascia", type="fascia", mm=1),
        Layer(name="inner muscle", type="muscle", mm=7),
        Layer(name="fat", type="fat", mm=5, grows=True),
        Layer(name="skin", type="skin", mm=2),
    )
    shapes = scene(make_section(fold=make_fold(layers=layers)), "fold", "average").shapes
    spans = [shape.box for shape in shapes if shape.is_layer][2:]
    assert spans == [(7, 7, 13, 22), (13, 7, 14, 22), (14, 7, 21, 22)]


# The clinical page


def test_the_bodies_of_the_clinical_page_come_out_as_its_notes_say():
    sections = clinical_sections()
    apex = "pleura and lung apex"
    assert scene(sections["xs01"], "flat", "average").shape(apex).box[1] == pytest.approx(47)
    assert scene(sections["xs01"], "flat", "lean").shape(apex).box[1] == pytest.approx(34)
    lung = scene(sections["xs03"], "flat", "lean").shape("pleura and lung")
    assert lung.box[1] == pytest.approx(24)
    nerve = scene(sections["xs01"], "fold", "lean").shape("accessory nerve")
    assert middle(nerve) == pytest.approx((11, 18.5))
