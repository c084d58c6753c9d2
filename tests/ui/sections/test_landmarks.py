# SPDX-License-Identifier: MIT
"""Names of landmarks: apart from each other, beside their stems, and never hidden by a needle."""

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from tests.sections import make_section
from tests.ui.sections.atlas import core_sections
from trainer.model.needling import scene
from trainer.model.section import Mark
from trainer.ui.sections import landmarks
from trainer.ui.sections.frame import frame_of
from trainer.ui.sections.lens import Lens
from trainer.ui.theme import theme

CASES = [
    pytest.param(name, build, width, id=f"{name}-{build}-{width}")
    for name in core_sections()
    for build in ("lean", "average", "heavy")
    for width in (420, 560, 900)
]


@pytest.fixture(autouse=True)
def _light(qapp):
    theme.load("light")
    yield
    theme.load("light")


def shown(section, build, width):
    frame = frame_of(section, "flat", build)
    picture = QRectF(0, 0, width, width * frame.height / frame.width)
    lens = Lens.fitted((frame.left, frame.top, frame.right, frame.bottom), picture)
    return landmarks.flags(scene(section, "flat", build), lens, picture), picture


@pytest.mark.parametrize(("name", "build", "width"), CASES)
def test_every_landmark_is_named_and_no_name_hides_another(name, build, width):
    section = core_sections()[name]
    flags, picture = shown(section, build, width)
    assert {flag.text for flag in flags} == {mark.text for mark in section.landmarks}
    for flag in flags:
        assert picture.contains(flag.box)
    for one, other in combinations(flags, 2):
        assert not one.box.intersects(other.box)


@pytest.mark.parametrize("name", list(core_sections()))
def test_where_there_is_room_no_stem_goes_through_a_name(name):
    flags, _ = shown(core_sections()[name], "average", 620)
    for flag in flags:
        for other in flags:
            if other is not flag and other.box.top() <= flag.box.bottom():
                assert not flag.box.left() < other.at.x() < flag.box.right()


def test_a_needle_on_a_landmark_stands_beside_its_name():
    flags, _ = shown(core_sections()["rhomboid-major-ribs"], "average", 900)
    assert len(flags) == 3
    assert not any(flag.is_across for flag in flags)


def test_a_fold_has_no_landmarks_of_the_flat_skin():
    section = core_sections()["calf-tibial-nerve"]
    laid = scene(section, "fold", "average")
    assert landmarks.flags(laid, Lens(4, 0, 0), QRectF(0, 0, 400, 400)) == []


def test_more_landmarks_than_there_is_room_for_leave_some_out():
    marks = tuple(Mark(at=at, text=f"A place with quite a long name {at}") for at in range(-9, 10))
    flags, picture = shown(make_section(landmarks=marks), "average", 420)
    assert 1 < len(flags) < len(marks)
    assert all(picture.contains(flag.box) for flag in flags)


def test_a_name_that_a_needle_lies_over_is_drawn_over_it():
    flags, picture = shown(core_sections()["rhomboid-major-ribs"], "average", 900)
    box = flags[0].box
    image = QImage(picture.size().toSize(), QImage.Format.Format_RGB32)
    image.fill(0xFF000000)
    painter = QPainter(image)
    landmarks.draw_over(painter, flags, box)
    painter.end()
    assert image.pixelColor(box.topLeft().toPoint()).lightness() > 150
    assert image.pixelColor(flags[-1].box.topLeft().toPoint()).lightness() == 0
