# SPDX-License-Identifier: MIT
"""Pictures of sections as files."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from tests.sections import make_fold, make_section
from trainer.errors import TrainerError
from trainer.ui.sections.export import export
from trainer.ui.sections.look import look

SECTION = make_section(fold=make_fold())


def test_an_svg_is_read_back_as_the_same_picture(qapp, tmp_path):
    vector, raster = tmp_path / "rib.svg", tmp_path / "rib.png"
    for path in (vector, raster):
        export(SECTION, "flat", "average", "light", str(path), size=(400, 300))
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    renderer = QSvgRenderer(str(vector))
    assert renderer.isValid()
    renderer.render(painter)
    painter.end()
    other = QImage(str(raster))
    far = 0
    for x in range(4, 400, 8):
        for y in range(4, 300, 8):
            one, two = image.pixelColor(x, y), other.pixelColor(x, y)
            far += max(abs(one.red() - two.red()), abs(one.green() - two.green())) > 40
    assert far < 40


@pytest.mark.parametrize("suffix", [".svg", ".pdf", ".png"])
@pytest.mark.parametrize("view", ["flat", "fold"])
def test_every_view_becomes_every_kind_of_file(qapp, tmp_path, suffix, view):
    path = tmp_path / f"rib{suffix}"
    export(SECTION, view, "lean", "high-contrast", str(path), size=(200, 150))
    assert path.stat().st_size > 5000
    assert {entry for entry in tmp_path.iterdir() if entry.is_file()} == {path}


def test_a_picture_file_has_the_colour_of_the_page_and_the_pixels_asked_for(qapp, tmp_path):
    path = tmp_path / "rib.png"
    export(SECTION, "flat", "average", "dark", str(path), size=(200, 150), ratio=2.0)
    image = QImage(str(path))
    assert (image.width(), image.height()) == (400, 300)
    assert image.pixelColor(0, 0) == look("dark").color("page")


def test_notes_are_drawn_over_the_picture_where_millimetres_say(qapp, tmp_path):
    path = tmp_path / "rib.png"
    spots = []

    def notes(painter, place, tissue):
        spot = place.map(QPointF(0, 26))
        spots.append(spot)
        painter.setBrush(QColor("#00FF00"))
        painter.drawEllipse(spot, 6, 6)
        assert tissue.scheme == "light"

    export(SECTION, "flat", "average", "light", str(path), size=(400, 300), notes=notes)
    (spot,) = spots
    assert QImage(str(path)).pixelColor(spot.toPoint()) == QColor("#00FF00")


def test_an_unknown_kind_of_file_is_refused(qapp, tmp_path):
    with pytest.raises(TrainerError, match=r"\.svg"):
        export(SECTION, "flat", "average", "light", str(tmp_path / "rib.bmp"))


def test_a_folder_that_is_not_there_is_said(qapp, tmp_path):
    with pytest.raises(TrainerError, match="cannot be written"):
        export(SECTION, "flat", "average", "light", str(tmp_path / "none" / "rib.png"))
