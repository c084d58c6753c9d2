# SPDX-License-Identifier: MIT
"""Pictures of sections as files."""

from xml.etree.ElementTree import fromstring

import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from tests.sections import make_fold, make_section
from trainer.errors import TrainerError
from trainer.ui.sections.export import export
from trainer.ui.sections.look import look
from trainer.ui.theme import theme

SECTION = make_section(fold=make_fold())


@pytest.fixture(autouse=True)
def _light(qapp):
    theme.load("light")
    yield
    theme.load("light")


def test_an_svg_is_read_back_as_the_same_picture(qapp, tmp_path):
    vector, raster = tmp_path / "rib.svg", tmp_path / "rib.png"
    for path in (vector, raster):
        export(SECTION, "flat", "average", str(path), width=700, ratio=1.0)
    other = QImage(str(raster))
    image = QImage(other.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    renderer = QSvgRenderer(str(vector))
    assert renderer.isValid()
    renderer.render(painter)
    painter.end()
    far = 0
    for x in range(4, image.width(), 8):
        for y in range(4, image.height(), 8):
            one, two = image.pixelColor(x, y), other.pixelColor(x, y)
            far += max(abs(one.red() - two.red()), abs(one.green() - two.green())) > 40
    assert far < 0.02 * (image.width() / 8) * (image.height() / 8)


@pytest.mark.parametrize("suffix", [".svg", ".pdf", ".png"])
@pytest.mark.parametrize("view", ["flat", "fold"])
def test_every_view_becomes_every_kind_of_file(qapp, tmp_path, suffix, view):
    path = tmp_path / f"rib{suffix}"
    export(SECTION, view, "lean", str(path), width=300)
    assert path.stat().st_size > 5000
    assert {entry for entry in tmp_path.iterdir() if entry.is_file()} == {path}


def test_a_picture_file_has_the_colour_of_the_page_and_the_pixels_asked_for(qapp, tmp_path):
    path = tmp_path / "rib.png"
    theme.load("dark")
    export(SECTION, "flat", "average", str(path), width=200, ratio=3.0)
    image = QImage(str(path))
    assert image.width() == 600
    assert image.pixelColor(0, 0) == look("dark").color("page")


def _said(path):
    """Return what an SVG says in words."""
    return fromstring(path.read_bytes()).findtext("{*}desc")


def _inks(path, across):
    """Count the dark pixels of a part of the width, given as two shares of it."""
    image = QImage(str(path))
    columns = range(int(across[0] * image.width()), int(across[1] * image.width()))
    return sum(
        image.pixelColor(x, y).lightness() < 90 for x in columns for y in range(image.height())
    )


def test_a_file_names_the_structures_and_says_that_it_is_schematic(qapp, tmp_path):
    export(SECTION, "flat", "average", str(tmp_path / "rib.svg"))
    said = _said(tmp_path / "rib.svg")
    assert "Schematic. Not a depth guide for treatment." in said
    assert all(structure.name in said.lower() for structure in SECTION.structures)
    for labelled in (True, False):
        path = str(tmp_path / f"{labelled}.png")
        export(SECTION, "flat", "average", path, width=900, ratio=1.0, labelled=labelled)
    beside = (0.11, 0.15)
    assert _inks(tmp_path / "True.png", beside) > _inks(tmp_path / "False.png", beside) + 100


def test_without_labels_it_names_nothing_and_still_says_that_it_is_schematic(qapp, tmp_path):
    path = tmp_path / "rib.svg"
    export(SECTION, "flat", "average", str(path), labelled=False)
    assert _said(path).startswith("Schematic.")
    assert not any(structure.name in _said(path).lower() for structure in SECTION.structures)


def test_an_unknown_kind_of_file_is_refused(qapp, tmp_path):
    with pytest.raises(TrainerError, match=r"\.svg"):
        export(SECTION, "flat", "average", str(tmp_path / "rib.bmp"))


def test_a_folder_that_is_not_there_is_said(qapp, tmp_path):
    with pytest.raises(TrainerError, match="cannot be written"):
        export(SECTION, "flat", "average", str(tmp_path / "none" / "rib.png"))
