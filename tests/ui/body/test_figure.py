# SPDX-License-Identifier: MIT
"""The figure: where it lies, and what it looks like in each scheme."""

import time

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage

from trainer.ui.body import paint
from trainer.ui.body.areas import SIDES, areas
from trainer.ui.body.figure import FigureFrame, paint_figure, silhouette
from trainer.ui.body.look import STEPS, body_look
from trainer.ui.theme import SCHEMES, theme, tokens
from trainer.ui.widgets import painting


def luminance(color: QColor) -> float:
    """WCAG 2.2, definition of relative luminance."""

    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def painted(side: str, scheme: str = "light", width: int = 300) -> tuple[QImage, FigureFrame]:
    theme.load(scheme)
    picture = QImage(width, int(width * 2.36), QImage.Format.Format_RGB32)
    picture.fill(theme.color("surface"))
    painter = painting.begin(picture)
    frame = paint_figure(painter, side, QRectF(picture.rect()), body_look())
    painter.end()
    return picture, frame


@pytest.mark.parametrize("side", SIDES)
def test_a_place_is_the_same_there_and_back(side):
    frame = FigureFrame.fit(QRectF(20, 10, 500, 400), side)
    x, y = frame.place(frame.point(0.7, 3.2))
    assert (x, y) == pytest.approx((0.7, 3.2))
    assert frame.transform().map(QPointF(0.7, 3.2)) == frame.point(0.7, 3.2)
    mirrored = frame.transform(mirrored=True).map(QPointF(0.7, 3.2))
    assert mirrored == frame.point(-0.7, 3.2)


def test_its_own_left_is_at_the_right_in_front_and_at_the_left_from_behind():
    for side, way in (("front", 1), ("back", -1)):
        frame = FigureFrame.fit(QRectF(0, 0, 400, 900), side)
        assert (frame.point(1, 2).x() - frame.x) * way > 0


@pytest.mark.parametrize(("width", "height"), [(300, 2000), (2000, 300), (344, 812)])
def test_the_whole_figure_lies_in_the_middle_of_its_rectangle(width, height):
    rect = QRectF(5, 7, width, height)
    frame = FigureFrame.fit(rect, "front")
    assert rect.adjusted(-0.01, -0.01, 0.01, 0.01).contains(frame.rect)
    assert frame.rect.center().x() == pytest.approx(rect.center().x())
    for side in SIDES:
        body = frame.transform().map(silhouette(side)).boundingRect()
        assert frame.rect.contains(body)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("side", SIDES)
def test_the_body_is_filled_and_what_is_around_it_is_not(side, scheme):
    picture, frame = painted(side, scheme)
    ground = theme.color("surface").rgb()
    chest, outside = frame.point(0.4, 2.4).toPoint(), frame.point(1.6, 3.0).toPoint()
    assert picture.pixelColor(outside).rgb() == ground
    if scheme != "high-contrast":
        assert picture.pixelColor(chest).rgb() != ground


def test_right_and_left_are_written_where_they_are():
    for side, left_at in (("front", 1), ("back", -1)):
        picture, frame = painted(side, "high-contrast")

        def ink(x: float, seen: QImage = picture, where: FigureFrame = frame) -> int:
            """Count the dark pixels around a letter: an R has more of them than an L."""
            middle = where.point(x, 0.5).toPoint()
            return sum(
                seen.pixelColor(middle.x() + across, middle.y() + down).lightness() < 128
                for across in range(-7, 8)
                for down in range(-7, 8)
            )

        assert 0 < ink(1.12) < ink(-1.12), (side, left_at)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_steps_differ_in_pattern_and_their_lines_can_be_seen(scheme):
    theme.load(scheme)
    look = body_look()
    assert len(set(paint.STEP_PATTERNS)) == len(look.steps) == len(look.step_lines) == STEPS
    for ground, line in zip(look.steps[1:], look.step_lines[1:], strict=True):
        assert contrast(ground, line) >= 2.2
    assert contrast(look.chosen, look.chosen_line) >= 2.2


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_is_chosen_or_unsafe_stands_out_by_its_outline(scheme):
    theme.load(scheme)
    look = body_look()
    assert contrast(look.ink, look.halo) >= 7
    assert contrast(look.danger, look.halo) >= 4.5
    assert contrast(look.danger, look.on_danger) >= 4.5
    assert contrast(look.edge, theme.color("surface")) >= 3


def test_high_contrast_has_no_shade():
    theme.load("high-contrast")
    assert not body_look().is_shaded
    theme.load("dark")
    assert body_look().is_shaded


def test_all_schemes_have_the_same_colours():
    tables = tokens.read("body")
    assert tuple(tables) == SCHEMES
    assert len({tuple(table) for table in tables.values()}) == 1


def test_fibres_run_from_origin_to_insertion():
    """Those of the lower trapezius meet; those beside the spine stay apart."""
    frame = FigureFrame.fit(QRectF(0, 0, 700, 1624), "back")
    ends = {}
    for name in ("lower-trapezius", "thoracic-paraspinals"):
        area = next(one for one in areas() if one.id == name)
        first, last = area.fibres[0], area.fibres[-1]
        ends[name] = [
            abs(guide[-1][0] - guide[0][0]) + abs(guide[-1][1] - guide[0][1])
            for guide in (first, last)
        ]
        drawn = paint.fibres(paint.piece(area, frame, is_right=False), paint.Pattern.SPARSE)
        assert drawn.elementCount() >= 4
    assert ends["lower-trapezius"][1] < 0.1 * ends["lower-trapezius"][0]
    assert ends["thoracic-paraspinals"][0] == pytest.approx(
        ends["thoracic-paraspinals"][1], rel=0.02
    )


def test_both_figures_are_painted_in_a_moment():
    started = time.process_time()
    for side in SIDES:
        painted(side, width=400)
    assert time.process_time() - started < 1.5
