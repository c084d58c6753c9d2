# SPDX-License-Identifier: MIT
"""The path of a needle laid flat."""

from itertools import pairwise

import pytest

from tests.sections import clinical_sections, make_section
from tests.ui.hosting import shown
from trainer.model.needling import Path, passage, scene
from trainer.ui.sections.strip import PathStrip
from trainer.ui.theme import theme


@pytest.fixture(autouse=True)
def look(qapp):
    theme.load("light")
    yield
    theme.load("light")


def strip_of(qtbot, section, path, *, named=True, width=600, view="flat"):
    made = PathStrip()
    laid = scene(section, view, "average")
    made.set_passage(laid, path, None if path is None else passage(laid, path), named=named)
    shown(qtbot, made, width, made.heightForWidth(width))
    return made


def pixels(strip, color) -> list[int]:
    """Return at which x a colour is to be seen."""
    image = strip.grab().toImage()
    height = image.height()
    return [x for x in range(image.width()) for y in range(height) if image.pixel(x, y) == color]


def test_it_says_what_is_met_in_the_order_of_the_needle(qtbot):
    strip = strip_of(qtbot, make_section(), Path(12, 0, 28))
    said = strip.accessibleName()
    assert said.startswith("Met from the skin to the tip: skin, 0 to 2\u00a0mm; fat, 2 to 10")
    assert said.endswith("intercostal nerve, 26.5 to 28\u00a0mm.")


def test_without_names_it_says_kinds(qtbot):
    said = strip_of(qtbot, make_section(), Path(12, 0, 28), named=False).accessibleName()
    assert "nerve, 26.5" in said
    assert "intercostal" not in said


def test_without_a_needle_it_says_so(qtbot):
    strip = strip_of(qtbot, make_section(), None)
    assert strip.accessibleName() == "No needle is set."
    assert not strip.grab().toImage().isNull()


def test_only_a_hazard_has_the_colour_of_danger_and_it_is_at_its_depth(qtbot):
    danger = theme.color("danger").rgb()
    strip = strip_of(qtbot, make_section(), Path(0, 0, 18))
    assert pixels(strip, danger) == []
    strip = strip_of(qtbot, make_section(), Path(12, 0, 28))
    found = pixels(strip, danger)
    assert min(found) > 600 * 0.8


def test_a_path_that_is_played_is_shown_as_far_as_it_has_come(qtbot):
    danger = theme.color("danger").rgb()
    strip = strip_of(qtbot, make_section(), Path(12, 0, 28))
    strip.set_reach(10)
    assert pixels(strip, danger) == []
    strip.set_reach(None)
    assert pixels(strip, danger)


@pytest.mark.parametrize("name", sorted(clinical_sections()))
@pytest.mark.parametrize("percent", [100, 200])
def test_names_below_never_cover_each_other(qtbot, name, percent):
    theme.load("light", percent)
    section = clinical_sections()[name]
    danger = section.dangers[0]
    path = Path(danger.entry, danger.angle, danger.depth)
    strip = strip_of(qtbot, section, path, width=560)
    names = strip.names()
    for row in (0, 1):
        placed = sorted((one.left, one.left + one.width) for one in names if one.row == row)
        for (_, right), (left, _) in pairwise(placed):
            assert left >= right
    assert all(one.left >= 0 and one.left + one.width <= strip.width() + 1 for one in names)
    hazards = {one.name for one in passage(scene(section, "flat", "average"), path).hazards}
    shown_names = {one.text.casefold() for one in names}
    assert {one.casefold() for one in hazards} & shown_names or not hazards
