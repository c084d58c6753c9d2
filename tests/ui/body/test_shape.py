# SPDX-License-Identifier: MIT
"""The finished figure against what was drawn by hand."""

import json
import subprocess
import sys

import pytest
from shapely.geometry import Polygon

from trainer import resources
from trainer.ui.body import shape


@pytest.fixture(scope="module")
def made():
    return shape.make(resources.read_text(shape.AUTHORED))


@pytest.fixture(scope="module")
def shipped():
    return json.loads(resources.read_text(shape.FINISHED))


def polygon(flat: list[int]) -> Polygon:
    return Polygon(list(zip(flat[::2], flat[1::2], strict=True)))


def agreement(one: list[int], other: list[int]) -> float:
    """Share of what two outlines cover that both of them cover."""
    first, second = polygon(one).buffer(0), polygon(other).buffer(0)
    return first.intersection(second).area / first.union(second).area


def test_the_shipped_figure_is_what_the_drawing_gives(made, shipped):
    assert [row["id"] for row in made["areas"]] == [row["id"] for row in shipped["areas"]]
    for new, old in zip(made["areas"], shipped["areas"], strict=True):
        # Not equal to the last place: another version of GEOS rounds otherwise.
        assert agreement(new["outline"], old["outline"]) > 0.985, new["id"]
        exact = ("id", "name", "side", "regions", "deep", "over")
        assert [new[key] for key in exact] == [old[key] for key in exact]
    for side in shape.SIDES:
        [new], [old] = made["outlines"][side], shipped["outlines"][side]
        assert agreement(new, old) > 0.998
    assert made["wide"] == shipped["wide"]
    assert made["lines"] == shipped["lines"]


def test_outlines_are_simple(shipped):
    for row in shipped["areas"]:
        outline = polygon(row["outline"])
        assert outline.is_valid, row["id"]
        assert outline.area > shape.LEAST_AREA * 1e6


def test_areas_lie_within_the_body_and_the_sole(shipped):
    sole = polygon(shipped["sole"])
    for row in shipped["areas"]:
        body = polygon(shipped["outlines"][row["side"]][0]).union(sole)
        assert polygon(row["outline"]).difference(body).area == 0, row["id"]


def test_areas_of_one_layer_keep_apart(shipped):
    for side in shape.SIDES:
        rows = [row for row in shipped["areas"] if row["side"] == side and not row["over"]]
        shapes = [polygon(row["outline"]) for row in rows]
        for at, one in enumerate(shapes):
            for other in shapes[:at]:
                assert one.distance(other) > 3


def test_the_body_is_the_same_on_both_sides(shipped):
    for side in shape.SIDES:
        flat = shipped["outlines"][side][0]
        mirrored = [-value if at % 2 == 0 else value for at, value in enumerate(flat)]
        assert agreement(flat, mirrored) > 0.995


def test_an_area_of_which_nothing_is_left_is_named():
    text = resources.read_text(shape.AUTHORED)
    copy = text[text.index('[[area]]\nid = "masseter"') :].split("[[area]]")[1]
    again = "[[area]]" + copy.replace('id = "masseter"', 'id = "second"')
    with pytest.raises(ValueError, match="nearly nothing is left of second"):
        shape.make(f"{text}\n{again}")


def test_the_program_reads_the_figure_without_shapely():
    code = (
        "import sys; from trainer.ui.body import areas, figure, map, panel; areas.areas();"
        " sys.exit(bool({'shapely', 'numpy', 'tomllib'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_smooth_curve_passes_through_its_points():
    points = [(0.0, 0.0), (2.0, 0.0), (2.0, 1.0), (0.0, 1.0)]
    curve = shape.smooth(points)
    for x, y in points:
        assert min(abs(x - a) + abs(y - b) for a, b in curve) < 1e-9
    line = shape.smooth(points, is_closed=False)
    assert line[0] == points[0]
    assert line[-1] == points[-1]
