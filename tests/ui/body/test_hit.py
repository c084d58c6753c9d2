# SPDX-License-Identifier: MIT
"""What lies under the pointer, and where an arrow or a letter leads."""

import pytest
from PySide6.QtCore import QPointF, QSize

from trainer.ui.body import areas, hit
from trainer.ui.body.stage import Lens, set_stage

ALL = {area.id for area in areas.areas()}


@pytest.fixture(scope="module")
def stage():
    return set_stage(QSize(816, 640), 26, Lens())


def centre(stage, area, *, is_right=False):
    piece = next(one for one in stage.pieces if one.area.id == area and one.is_right is is_right)
    return piece.way.map(QPointF(*piece.area.centre))


@pytest.mark.parametrize("is_right", [False, True])
def test_every_area_is_found_at_its_centre(stage, is_right):
    for area in ALL:
        found = hit.piece_at(stage.pieces, centre(stage, area, is_right=is_right), ALL)
        assert found is not None
        if found.area.id != area:
            # A deep muscle over its middle: then it is found elsewhere.
            assert found.area.over, area
        else:
            assert found.is_right is is_right


def test_a_deep_muscle_goes_before_the_one_above_it(stage):
    point = centre(stage, "piriformis")
    assert hit.piece_at(stage.pieces, point, ALL).area.id == "piriformis"


def test_a_deep_muscle_that_cannot_be_chosen_lets_through(stage):
    point = centre(stage, "piriformis")
    active = ALL - {"piriformis"}
    assert hit.piece_at(stage.pieces, point, active).area.id == "gluteus-maximus"
    assert hit.piece_at(stage.pieces, point, set()).area.id == "piriformis"


def test_beside_a_thin_muscle_is_near_enough(stage):
    piece = next(one for one in stage.pieces if one.area.id == "gracilis-back")
    beside = QPointF(piece.box.left() - hit.NEAR / 2, piece.box.center().y())
    assert hit.piece_at(stage.pieces, beside, {"gracilis-back"}).area.id == "gracilis-back"
    far = QPointF(piece.box.left() - 4 * hit.NEAR, piece.box.center().y())
    assert hit.piece_at(stage.pieces, far, {"gracilis-back"}).area.id != "gracilis-back"
    assert hit.piece_at(stage.pieces, QPointF(1, 1), ALL) is None


def test_arrows_lead_the_way_they_point(stage):
    centres = {area: centre(stage, area) for area in ALL}
    assert hit.next_area(centres, "rectus-abdominis-upper", 0, 1) == "rectus-abdominis-lower"
    assert hit.next_area(centres, "gastrocnemius-medial", -1, 0) == "gastrocnemius-lateral"
    for area in ALL:
        found = hit.next_area(centres, area, 0, 1)
        assert found is None or centres[found].y() > centres[area].y()


def test_arrows_reach_every_area(stage):
    centres = {area: centre(stage, area) for area in ALL}
    reached, open_ones = set(), {"masseter"}
    while open_ones:
        area = open_ones.pop()
        reached.add(area)
        for across, down in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            found = hit.next_area(centres, area, across, down)
            if found is not None and found not in reached:
                open_ones.add(found)
    assert ALL - reached == set()


def test_letters_lead_to_a_name():
    names = [("b", "Biceps"), ("c", "Brachialis"), ("t", "Teres minor"), ("l", "Lower trapezius")]
    assert hit.named_like(names, "b", "t") == "b"
    assert hit.named_like(names, "b", "b") == "c"
    assert hit.named_like(names, "b", "c") == "b"
    assert hit.named_like(names, "br", "b") == "c"
    assert hit.named_like(names, "bra", "c") == "c"
    assert hit.named_like(names, "trap", "b") == "l"  # no name begins so, a word does
    assert hit.named_like(names, "x", "b") is None


def test_looking_nearer_keeps_the_place_and_the_edges():
    at = QPointF(0.25, 0.2)
    near = Lens().to(2.0, at)
    assert (near.x, near.y) == pytest.approx((0.375, 0.35))
    assert near.moved(-5, -5) == Lens(2.0, 0.25, 0.25)
    assert near.to(0.5) == Lens()
    assert Lens().to(99).zoom == 4.0
    assert Lens().moved(1, 1) == Lens()


@pytest.mark.parametrize("size", [(220, 290), (312, 394), (816, 640), (1600, 300)])
def test_both_figures_fit_beside_each_other(size):
    stage = set_stage(QSize(*size), 26, Lens())
    front, back = (stage.frames[side].rect for side in areas.SIDES)
    assert not front.adjusted(1, 1, -1, -1).intersects(back)
    for rect in (front, back):
        assert rect.left() >= -0.5
        assert rect.right() <= size[0] + 0.5
        assert rect.top() >= 25.5
        assert rect.bottom() <= size[1] + 0.5


def test_no_room_at_all_is_no_fault():
    stage = set_stage(QSize(0, 0), 26, Lens())
    assert all(frame.scale > 0 for frame in stage.frames.values())
