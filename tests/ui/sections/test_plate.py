# SPDX-License-Identifier: MIT
"""A section's picture: the same every time, in every theme, with art notes or without."""

import dataclasses
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from tests.sections import make_fold, make_section
from tests.ui.sections.atlas import core_sections
from trainer.model.art import Art, Belly, Neighbour
from trainer.model.needling import scene
from trainer.model.section import Layer, Skin, Structure
from trainer.ui.sections.look import look
from trainer.ui.sections.notes import targets_of
from trainer.ui.sections.plate import build_plate, image_of

TOP = Path(__file__).parents[3]
SECTION = make_section(fold=make_fold())


def painted(section, view="flat", build="average", scheme="light", ratio=1.0) -> QImage:
    return image_of(build_plate(section, view, build), look(scheme), 320, 240, ratio)


def colors(image: QImage) -> set[int]:
    return {
        image.pixelColor(x, y).rgb()
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
        if image.pixelColor(x, y).alpha()
    }


@pytest.mark.parametrize("view", ["flat", "fold"])
def test_a_section_looks_the_same_every_time(qapp, view):
    assert painted(SECTION, view) == painted(SECTION, view)


def test_a_section_looks_the_same_in_another_process(qapp):
    code = (
        "from PySide6.QtGui import QGuiApplication\n"
        "app = QGuiApplication([])\n"
        "from tests.ui.sections.test_plate import SECTION, painted\n"
        "from trainer.digest import sha256\n"
        "image = painted(SECTION)\n"
        "print(sha256(bytes(image.constBits())).hexdigest())\n"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], cwd=TOP, capture_output=True, text=True, check=True
    )
    from trainer.digest import sha256

    image = painted(SECTION)
    assert said.stdout.strip() == sha256(bytes(image.constBits())).hexdigest()


def test_themes_differ_and_share_one_plate(qapp):
    plate = build_plate(SECTION)
    pictures = [
        image_of(plate, look(scheme), 320, 240, 1.0)
        for scheme in ("light", "dark", "high-contrast")
    ]
    assert pictures[0] != pictures[1]
    assert pictures[0] != pictures[2]
    assert pictures[1] != pictures[2]


@pytest.mark.parametrize("build", ["lean", "average", "heavy"])
@pytest.mark.parametrize("view", ["flat", "fold"])
def test_a_section_without_art_is_drawn_with_texture(qapp, view, build):
    image = painted(SECTION, view, build)
    assert image.pixelColor(160, 2).alpha() == 0 or view == "fold"
    assert len(colors(image)) > 300


def test_builds_differ(qapp):
    assert painted(SECTION, build="lean") != painted(SECTION, build="heavy")


def test_a_picture_has_the_pixels_of_its_device(qapp):
    image = painted(SECTION, ratio=1.5)
    assert (image.width(), image.height(), image.devicePixelRatio()) == (480, 360, 1.5)


def test_outside_the_body_a_picture_is_transparent(qapp):
    section = core_sections()["forearm-median-nerve"]
    image = painted(section)
    for corner in ((0, 0), (319, 0), (0, 239), (319, 239)):
        assert image.pixelColor(*corner).alpha() == 0
    assert image.pixelColor(160, 150).alpha() == 255


def test_a_structure_taken_away_is_not_drawn(qapp):
    plate = build_plate(SECTION, without=("rib",))
    assert "rib" in build_plate(SECTION).outlines
    assert "rib" not in plate.outlines


def test_a_structure_has_the_colour_of_its_kind(qapp):
    section = make_section(
        structures=(Structure(name="vein", type="vein", ellipse=(0, 40, 12, 12)),)
    )
    plate = build_plate(section)
    image = image_of(plate, look("light"), 640, 480, 1.0)
    from trainer.ui.sections.frame import fit

    spot = fit(plate.frame, 640, 480).map(0.0, 40.0)
    found = image.pixelColor(round(spot[0]), round(spot[1]))
    assert abs(found.hue() - QColor(look("light").color("vein-dark")).hue()) < 12


def test_named_neighbours_are_drawn_and_said_to_be_unscored(qapp):
    beside = Neighbour(
        curve=((-62, 26), (-52, 22), (-44, 26), (-48, 32), (-58, 34)), name="Serratus"
    )
    plate = build_plate(make_section(art=Art(neighbours=(beside,))))
    assert plate.neighbours == ("Serratus",)
    assert len(plate.outlines["Serratus"]) == 1


KINDS = (
    "nerve", "artery", "vein", "bundle", "pleura", "canal", "organ", "bone", "muscle", "tendon",
    "fat", "membrane",
)  # fmt: skip


@pytest.mark.parametrize("build", ["lean", "average", "heavy"])
def test_what_lies_under_a_lifted_muscle_stays_behind_and_is_named(qapp, build):
    chest = core_sections()["pectoralis-major-chest-wall"]
    assert "pectoralis minor" in build_plate(chest, "fold", build).neighbours
    calf = core_sections()["calf-tibial-nerve"]
    assert "soleus" in build_plate(calf, "fold", build).neighbours


def test_only_the_lifted_muscle_is_the_target_of_a_fold():
    calf = core_sections()["calf-tibial-nerve"]
    assert targets_of(scene(calf, "fold", "average")) == ("gastrocnemius",)
    assert targets_of(scene(calf, "flat", "average")) == ("soleus",)


def test_a_layer_has_the_form_of_its_bellies_and_no_more_depth_than_is_scored(qapp):
    heads = (
        Belly(layer="rhomboid", curve=((-18, 12), (-10, 8), (-2, 12), (-10, 40))),
        Belly(layer="rhomboid", curve=((2, 14), (10, 10), (16, 14), (10, 19))),
    )
    section = make_section()
    drawn = build_plate(dataclasses.replace(section, art=Art(bellies=heads))).outlines["rhomboid"]
    (band,) = [one for one in scene(section, "flat", "average").shapes if one.name == "rhomboid"]
    rings = drawn.as_tuples()
    assert len(rings) == 2
    depths = [y for ring in rings for _, y in ring]
    assert band.box[1] <= min(depths)
    assert max(depths) <= band.box[3]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", [(0.2, 0.2), (0.3, 14.0), (26.0, 0.4), (9.0, 7.0)])
def test_every_kind_can_be_drawn_however_small_or_thin(qapp, kind, size):
    part = Structure(name="part", type=kind, ellipse=(0, 40, *size))
    plate = build_plate(make_section(structures=(part,)))
    assert "part" in plate.outlines or kind == "muscle"
    image_of(plate, look("dark"), 160, 120, 1.0)


@pytest.mark.parametrize("name", ["kidney and fat", "kidney", "colon", "pelvic cavity", "thyroid"])
@pytest.mark.parametrize("size", [(1.0, 1.0), (16.0, 20.0)])
def test_organs_are_told_apart_at_any_size(qapp, name, size):
    part = Structure(name=name, type="organ", ellipse=(0, 45, *size))
    assert name in build_plate(make_section(structures=(part,))).outlines


@pytest.mark.parametrize("fibres", ["cross", "along", 0.0, 35.0, -90.0])
def test_muscle_is_drawn_whichever_way_its_fibres_run(qapp, fibres):
    section = make_section(
        layers=(
            Layer(name="skin", type="skin", mm=2),
            Layer(name="fat", type="fat", mm=8, grows=True),
            Layer(name="rhomboid", type="muscle", mm=10, fibres=fibres, extent=(-20, 22)),
        ),
        structures=(Structure(name="deep", type="muscle", ellipse=(0, 40, 20, 6), fibres=fibres),),
    )
    assert {"rhomboid", "deep"} <= set(build_plate(section).outlines)


def test_strange_data_are_drawn_all_the_same(qapp):
    layers = (
        Layer(name="skin", type="skin", mm=0.05),
        Layer(name="fat", type="fat", mm=0.05, grows=True),
        Layer(name="sheet", type="fascia", mm=0.1),
        Layer(name="thin", type="muscle", mm=0.2, extent=(-1, 1)),
        Layer(name="thick", type="muscle", mm=60),
        Layer(name="last", type="membrane", mm=0.3),
    )
    curve = ((-20, 30), (-10, 2), (0, 0.1), (10, 2), (20, 30))
    skin = Skin(working_zone=(-2, 2), curve=curve, thins=(0.0, 1.0))
    section = make_section(layers=layers, structures=(), skin=skin, builds={}, corridors=())
    painted(section)


def test_a_section_without_a_working_layer_of_fat_is_drawn(qapp):
    layers = (
        Layer(name="skin", type="skin", mm=2),
        Layer(name="rhomboid", type="muscle", mm=10),
    )
    painted(make_section(layers=layers, builds={}))
