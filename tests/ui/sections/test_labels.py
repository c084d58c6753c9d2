# SPDX-License-Identifier: MIT
"""Where labels stand: apart, beside what they name, and no two leaders crossing."""

import dataclasses
import math
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize

from tests.sections import clinical_sections, make_fold, make_section
from tests.ui.sections.plating import BlankPlates
from trainer.model.needling import stated_builds
from trainer.ui.sections.canvas import Canvas
from trainer.ui.sections.label_anchors import Anchors, Outlined, cut, find
from trainer.ui.sections.label_board import Columns
from trainer.ui.sections.label_rows import Anchor, Column, cross, set_rows, spread
from trainer.ui.sections.labels import HAZARD_PRICE, Obstacle, Subject, lay_out
from trainer.ui.sections.legend import Legend
from trainer.ui.theme import theme

SECTIONS = {
    **clinical_sections(),
    "small": make_section(),
    "folded": make_section(fold=make_fold()),
}
VIEWS = [
    (name, view)
    for name, section in SECTIONS.items()
    for view in ("flat", "fold")
    if view == "flat" or section.fold is not None
]


@pytest.fixture(autouse=True)
def look(qapp):
    theme.load("light")
    yield
    theme.load("light")


def canvas(section, view="flat", build="average", width=860) -> Canvas:
    made = Canvas(None)
    made.plates = BlankPlates()  # keeps it alive
    made.set_section(section, view, build, (), made.plates)
    made.set_size(QSize(width, made.height_for(width)), 1.0)
    return made


def slants(board: Columns):
    return [(*one.leader[1], *one.leader[2]) for one in board.layout.placed]


def overlaps(rects) -> list:
    return [(a, b) for a, b in combinations(rects, 2) if a.adjusted(0, 1, 0, -1).intersects(b)]


# -- all sections ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "view"), VIEWS)
def test_no_leaders_cross_and_no_texts_overlap(name, view):
    section = SECTIONS[name]
    for build in stated_builds(section, view):
        for width in (800, 860, 1152):
            made = canvas(section, view, build, width)
            board = made.board()
            if not isinstance(board, Columns):
                assert isinstance(board, Legend)
                continue
            crossing = [pair for pair in combinations(slants(board), 2) if cross(*pair)]
            assert not crossing, (build, width)
            assert not overlaps(board.rects()), (build, width)
            area = made.plan(width).area.adjusted(0, -1, 0, 1)
            assert all(area.contains(rect) for rect in board.rects())


@pytest.mark.parametrize("percent", [80, 150, 200])
@pytest.mark.parametrize("name", ["xs01", "xs04", "xs08", "xs14"])
def test_large_and_small_text_has_its_room(name, percent):
    theme.load("light", percent)
    for width in (560, 860, 1400):
        made = canvas(SECTIONS[name], width=width)
        board, plan = made.board(), made.plan(width)
        if isinstance(board, Columns):
            assert not [pair for pair in combinations(slants(board), 2) if cross(*pair)]
            assert not overlaps(board.rects())
        else:
            assert plan.listed.bottom() <= plan.height


def test_no_word_of_a_name_is_broken():
    made = canvas(SECTIONS["xs12"], width=800)
    texts = {text.tag.name: text for text in made.plan(800).texts}
    words = texts["sternocleidomastoid"]
    assert words.width >= 120
    assert "\n" not in words.name


def test_every_structure_in_the_picture_is_named():
    made = canvas(SECTIONS["xs10"])
    names = {placed.name for placed in made.board().layout.placed}
    assert names == {shape.name for shape in made.scene.shapes}


def test_better_places_are_looked_for_and_never_make_it_worse():
    made = canvas(SECTIONS["xs01"])
    before = made.board().layout.price
    while made.refine():
        pass
    assert made.board().layout.price <= before
    assert not [pair for pair in combinations(slants(made.board()), 2) if cross(*pair)]


def test_the_same_section_is_always_laid_out_alike():
    first, second = (canvas(SECTIONS["xs08"]).board().layout for _ in range(2))
    assert first == second


@pytest.mark.parametrize("side", ["left", "right"])
def test_an_author_decides_on_which_side_a_label_stands(side):
    structures = SECTIONS["xs01"].structures
    hinted = tuple(
        one if one.name != "supraspinatus" else dataclasses.replace(one, label=side)
        for one in structures
    )
    section = make_section(
        "hinted", layers=SECTIONS["xs01"].layers, structures=hinted, corridors=(), dangers=(),
        builds={}, target="upper trapezius",
    )  # fmt: skip
    placed = {one.name: one.side for one in canvas(section).board().layout.placed}
    assert placed["supraspinatus"] == side


# -- the list below -------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "view"), VIEWS)
def test_a_narrow_view_numbers_its_structures_and_lists_them_below(name, view):
    width = 560
    made = canvas(SECTIONS[name], view, width=width)
    board, plan = made.board(), made.plan(width)
    assert isinstance(board, Legend)
    numbers = board.numbers
    assert [one.number for one in numbers] == list(range(1, len(numbers) + 1))
    centers = [(one.center.x(), one.center.y()) for one in numbers]
    radius = theme.px(9)
    assert all(math.dist(a, b) >= 2 * radius for a, b in combinations(centers, 2))
    inner = plan.picture.adjusted(radius, radius, -radius, -radius)
    assert all(inner.contains(one.center) for one in numbers)
    assert plan.picture.bottom() <= plan.listed.top()
    assert plan.listed.bottom() <= plan.height


def test_without_labels_the_whole_width_is_the_picture():
    made = canvas(SECTIONS["xs10"])
    made.set_labels(False, None)
    assert made.board() is None
    assert made.plan(860).picture.width() > 820


# -- rows -----------------------------------------------------------------------------------------

HEIGHTS = st.lists(st.floats(10, 60), min_size=1, max_size=12)


@given(HEIGHTS, st.data())
def test_rows_keep_their_distance_and_are_as_near_as_they_can_be(heights, data):
    wanted = data.draw(st.lists(st.floats(-200, 900), min_size=len(heights), max_size=len(heights)))
    wanted.sort()
    middles, fits = spread(wanted, heights, 0, 2000, 5)
    assert fits
    for number, (above, below) in enumerate(pairwise(middles)):
        least = (heights[number] + heights[number + 1]) / 2 + 5
        assert below - above >= least - 1e-6
    assert middles[0] >= heights[0] / 2 - 1e-6
    # Moving all rows together makes it no better, unless they stand at an end.
    at_ends = middles[0] <= heights[0] / 2 + 1e-6
    if not at_ends:
        assert abs(sum(middles) - sum(wanted)) < 1e-3 * len(wanted)


def test_rows_that_do_not_fit_say_so_and_still_do_not_overlap():
    middles, fits = spread([50, 50, 50], [40, 40, 40], 0, 100, 5)
    assert not fits
    assert all(below - above >= 45 - 1e-9 for above, below in pairwise(middles))


POINTS = st.lists(
    st.tuples(st.integers(250, 600), st.integers(0, 500)), min_size=2, max_size=9, unique=True
)


@given(POINTS, st.data())
def test_leaders_of_one_column_never_cross(points, data):
    column = Column("left", 180, 14, 0, 600, 8)
    anchors = [Anchor(x, y) for x, y in points]
    heights = data.draw(st.lists(st.floats(20, 70), min_size=len(anchors), max_size=len(anchors)))
    rows = set_rows(column, anchors, heights)
    assert sorted(rows.order) == list(range(len(anchors)))
    leaders = [
        (column.elbow, middle, anchors[place].x, anchors[place].y)
        for place, middle in zip(rows.order, rows.middles, strict=True)
    ]
    assert not [(a, b) for a, b in combinations(leaders, 2) if cuts(a, b)]


def cuts(one, other) -> bool:
    """Tell whether two lines cross, and do not only touch at an end."""

    def side(line, x, y) -> float:
        ax, ay, bx, by = line
        return (bx - ax) * (y - ay) - (by - ay) * (x - ax)

    pairs = ((one, other), (other, one))
    sides = [(side(a, b[0], b[1]), side(a, b[2], b[3])) for a, b in pairs]
    return all(
        first * second < 0 and min(abs(first), abs(second)) > 1e-3 for first, second in sides
    )


def test_a_leader_goes_round_a_hazard():
    columns = Column("left", 100, 14, 0, 400, 8), Column("right", 700, 14, 0, 400, 8)
    anchors = Anchors((Anchor(350, 200),), (Anchor(450, 200),))
    subject = Subject("muscle", anchors, 30)
    wall = ((200, 0), (220, 0), (220, 400), (200, 400))
    nerve = Obstacle("nerve", wall, (200, 0, 220, 400), HAZARD_PRICE)
    assert lay_out([subject], columns).placed[0].side == "left"
    assert lay_out([subject], columns, [nerve]).placed[0].side == "right"
    own = nerve._replace(name="muscle")
    assert lay_out([subject], columns, [own]).placed[0].side == "left"
    needle = (300, 0, 300, 400)
    assert lay_out([subject], columns, needle=needle).placed[0].side == "right"


def test_nothing_to_label_is_laid_out_as_nothing():
    columns = Column("left", 100, 14, 0, 400, 8), Column("right", 700, 14, 0, 400, 8)
    assert lay_out([], columns).placed == ()


# -- anchors --------------------------------------------------------------------------------------

SQUARE = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))
BOX = (0.0, 0.0, 10.0, 10.0)


def outlined(small=1.0, window=(-100, -100, 100, 100)) -> Outlined:
    return Outlined(SQUARE, BOX, False, window, small)


def test_a_shape_is_pointed_at_where_nothing_covers_it():
    cover = ((0.0, -1.0), (6.0, -1.0), (6.0, 11.0), (0.0, 11.0))
    found = find(outlined(), [(cover, (0.0, -1.0, 6.0, 11.0))])
    assert all(6 <= anchor.x <= 10 for anchor in (*found.left, *found.right))
    whole = find(outlined(), [(SQUARE, BOX)])
    assert whole == Anchors((), ())


def test_a_small_shape_is_pointed_at_from_beside_it():
    found = find(outlined(small=20), [])
    assert {anchor.has_dot for anchor in found.left} == {False}
    assert all(anchor.x < 0 for anchor in found.left)
    assert all(anchor.x > 10 for anchor in found.right)


def test_what_lies_outside_the_picture_is_not_pointed_at():
    assert find(outlined(window=(20, 0, 30, 10)), []) == Anchors((), ())
    assert find(outlined(window=(0, 20, 30, 30)), []) == Anchors((), ())
    assert all(anchor.x <= 5 for anchor in find(outlined(window=(0, 0, 5, 10)), []).right)


def test_a_level_line_cuts_an_outline_that_bends_inward_twice():
    bent = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (5.0, 2.0), (0.0, 10.0))
    assert [round(end - start, 3) for start, end in cut(bent, 6.0)] == [2.5, 2.5]
