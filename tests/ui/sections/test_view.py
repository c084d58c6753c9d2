# SPDX-License-Identifier: MIT
"""A section with a needle: pointer, keys and numbers set one and the same path."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.sections import clinical_sections, make_fold, make_section
from tests.ui.sections.plating import CONTROL, SHIFT, BlankPlates, OnScreen
from trainer.model.needling import Path, judge, scene
from trainer.model.section import Mark, Orientation
from trainer.ui.sections import shared, steering
from trainer.ui.sections.needle_form import NeedleForm
from trainer.ui.sections.notes import Shown
from trainer.ui.sections.view import Mode
from trainer.ui.theme import theme

SECTION = make_section(
    plane="horizontal slice",
    orientation=Orientation(left="Medial", right="Lateral", down="Deep"),
    landmarks=(Mark(at=0, text="Rib"),),
)
FOLDED = make_section(fold=make_fold())


@pytest.fixture(autouse=True)
def look(qapp):
    theme.load("light")
    yield
    theme.load("light")


def form_of(screen: OnScreen) -> NeedleForm:
    form = NeedleForm(screen.view, screen.page)
    form.refresh()
    form.setGeometry(0, 700, 600, 120)
    form.show()
    return form


def type_in(box, text: str) -> None:
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, text)
    QTest.keyClick(box, Qt.Key.Key_Return)


# -- one path, whatever sets it -----------------------------------------------------------------


@pytest.mark.parametrize("wanted", [Path(3.0, 12.0, 18.0), Path(-16.0, 0.0, 39.5)])
def test_pointer_keys_and_numbers_set_the_same_path(qtbot, wanted):
    by_keys = OnScreen(qtbot, SECTION)
    start = steering.first(by_keys.view.limits())
    steps = wanted.entry - start.entry
    by_keys.key(*["Right" if steps > 0 else "Left"] * int(abs(steps)))
    by_keys.key(*["Right"] * int(wanted.angle), modifier=SHIFT)
    by_keys.key(*["Down"] * int(wanted.depth - start.depth))
    if wanted.depth % 1:
        by_keys.key("Down", modifier=CONTROL)

    by_pointer = OnScreen(qtbot, SECTION)
    tip = (
        wanted.entry + wanted.depth * math.sin(math.radians(wanted.angle)),
        wanted.depth * math.cos(math.radians(wanted.angle)),
    )
    by_pointer.drag(by_pointer.at(start.entry, 0), by_pointer.at(wanted.entry, 0.0))
    by_pointer.drag(by_pointer.at(wanted.entry, 5.0), by_pointer.at(*tip))

    by_numbers = OnScreen(qtbot, SECTION)
    for box, value in zip(form_of(by_numbers).boxes, wanted, strict=True):
        type_in(box, f"{value:g}")

    for screen in (by_keys, by_pointer, by_numbers):
        assert screen.view.path() == wanted
        assert screen.said[-1] == wanted
    judged = [judge(screen.view.scene, screen.said[-1]) for screen in (by_keys, by_pointer)]
    assert judged[0] == judged[1]


def test_the_numbers_follow_the_needle_and_say_what_they_mean(qtbot):
    screen = OnScreen(qtbot, SECTION)
    form = form_of(screen)
    screen.key("Left", "Left", "Left").key("Left", modifier=SHIFT).key("Down", modifier=SHIFT)
    path = screen.view.path()
    assert tuple(box.value() for box in form.boxes) == path
    entry, angle, depth = form.boxes
    assert entry.accessibleDescription() == "3\u00a0mm medial"
    assert angle.accessibleDescription() == "1°, tip medial"
    assert (entry.text(), angle.text(), depth.text()) == (
        "\u22123\u00a0mm",
        "\u22121°",
        "10\u00a0mm",
    )
    assert "plus is lateral, minus is medial" in entry.accessibleName()


def test_a_number_between_the_steps_becomes_the_nearest(qtbot):
    screen = OnScreen(qtbot, SECTION)
    entry, _, _ = form_of(screen).boxes
    type_in(entry, "3.3")
    assert screen.view.path().entry == 3.5
    assert entry.text() == "3.5\u00a0mm"


def test_numbers_and_enter_are_for_the_page_too(qtbot):
    screen = OnScreen(qtbot, SECTION)
    entry, _, _ = form_of(screen).boxes
    passed = []
    screen.page.keyPressEvent = lambda event: passed.append(event.key())
    type_in(entry, "4")
    assert passed == [Qt.Key.Key_Return]


@given(
    st.floats(-500, 500, allow_nan=False), st.floats(-90, 90), st.floats(-10, 500), st.booleans()
)
def test_every_path_is_on_whole_steps_within_the_limits(entry, angle, depth, is_fold):
    laid = scene(FOLDED, "fold" if is_fold else "flat", "average")
    limits = steering.limits(laid, 40)
    path = steering.settled(Path(entry, angle, depth), limits)
    assert path == steering.settled(path, limits)
    for value, step, (low, high) in zip(path, (0.5, 1.0, 0.5), limits, strict=True):
        assert low <= value <= high
        assert value % step == 0
    assert path.depth <= 40


# -- keys -----------------------------------------------------------------------------------------


def test_the_first_key_takes_the_needle_from_where_it_waits(qtbot):
    screen = OnScreen(qtbot, SECTION)
    waiting = screen.view.waiting_path()
    assert screen.view.path() is None
    screen.key("Right")
    assert screen.view.path() == waiting._replace(entry=waiting.entry + 1)


def test_arrows_move_a_fold_s_needle_as_they_look(qtbot):
    screen = OnScreen(qtbot, FOLDED, "fold")
    screen.view.set_path(Path(11, 0, 10))
    for keys, modifier, wanted in (
        (["Right"], None, Path(11, 0, 11)),
        (["Down"], None, Path(12, 0, 11)),
        (["Up"], SHIFT, Path(12, 1, 11)),
        (["Left"], SHIFT, Path(12, 1, 6)),
        (["Left"], CONTROL, Path(12, 1, 5.5)),
        (["Down"], SHIFT | CONTROL, Path(12, -4, 5.5)),
        (["Home"], None, Path(12, 0, 5.5)),
    ):
        screen.key(*keys, modifier=modifier or Qt.KeyboardModifier.NoModifier)
        assert screen.view.path() == wanted


def test_keys_that_mean_nothing_are_left_to_the_page(qtbot):
    screen = OnScreen(qtbot, SECTION)
    passed = []
    screen.page.keyPressEvent = lambda event: passed.append(event.key())
    screen.key("Return", "A", "PageDown", "Escape")
    screen.key("Left", modifier=Qt.KeyboardModifier.AltModifier)
    assert len([key for key in passed if key != Qt.Key.Key_Alt]) == 5
    assert screen.said == []


def test_a_needle_stops_at_the_edge_of_the_zone_and_says_nothing_there(qtbot):
    screen = OnScreen(qtbot, SECTION)
    screen.view.set_path(Path(25, 0, 10))
    screen.key("Right", "Right")
    assert screen.said == []


# -- pointer --------------------------------------------------------------------------------------


def test_the_shaft_and_the_handle_turn_the_needle_and_keep_its_depth(qtbot):
    screen = OnScreen(qtbot, SECTION)
    screen.view.set_path(Path(0, 0, 30))
    screen.drag(screen.at(0, 15), screen.at(15, 15))
    assert screen.view.path() == Path(0, 45, 30)
    screen.view.set_path(Path(0, 0, 30))
    handle = screen.at(0, -6)
    screen.drag(handle, screen.at(6, -6))
    path = screen.view.path()
    assert abs(path.angle + 45) <= 1  # a pixel is a degree here
    assert path.depth == 30


def test_a_press_in_the_tissue_brings_the_tip_there(qtbot):
    screen = OnScreen(qtbot, SECTION)
    screen.view.set_path(Path(0, 0, 5))
    screen.click(screen.at(12, 16))
    path = screen.view.path()
    assert path == Path(0, 37, 20)


def test_a_press_outside_the_skin_brings_the_entry_there(qtbot):
    screen = OnScreen(qtbot, SECTION)
    screen.view.set_path(Path(0, 0, 5))
    screen.click(screen.at(14, -3))
    assert screen.view.path() == Path(14, 0, 5)


def test_the_wheel_is_the_page_s_unless_the_section_has_the_focus(qtbot):
    screen = OnScreen(qtbot, SECTION)
    screen.view.set_path(Path(0, 0, 10))
    at = screen.at(0, 10)

    def turn(notches: int) -> bool:
        event = QWheelEvent(
            at, screen.view.mapToGlobal(at), QPoint(), QPoint(0, 120 * notches),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(screen.view, event)
        return event.isAccepted()

    assert turn(-1)
    assert screen.view.path().depth == 11
    screen.view.clearFocus()
    assert not turn(-1)
    assert screen.view.path().depth == 11


def test_other_buttons_and_places_outside_the_picture_do_nothing(qtbot):
    screen = OnScreen(qtbot, SECTION)
    QTest.mouseClick(screen.view, Qt.MouseButton.RightButton, pos=screen.at(0, 10).toPoint())
    screen.click(QPointF(2, 2))
    assert screen.said == []


def test_a_locked_section_takes_nothing(qtbot):
    screen = OnScreen(qtbot, SECTION)
    screen.view.set_path(Path(0, 0, 10))
    screen.view.set_locked(True)
    screen.key("Down")
    screen.click(screen.at(5, 20))
    assert screen.said == []
    assert screen.view.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_shorter_needle_reaches_less_deep(qtbot):
    screen = OnScreen(qtbot, SECTION)
    screen.view.set_path(Path(0, 0, 38))
    screen.view.set_needle_length(25)
    assert screen.view.path().depth == 25
    screen.key("Down")
    assert screen.view.path().depth == 25


# -- pointing -------------------------------------------------------------------------------------


def test_pointing_says_what_lies_there_the_front_first(qtbot):
    screen = OnScreen(qtbot, SECTION, mode=Mode.POINT, labels=False)
    said, beside = [], []
    screen.view.pointed.connect(lambda name, at: said.append((name, at)))
    screen.view.pointed_beside.connect(lambda: beside.append(True))
    for point in ((0, 26), (12, 28), (0, 15), (-20, 60), (0, 20.5)):
        screen.click(screen.at(*point))
    names = [name for name, _ in said]
    assert names == ["rib", "intercostal nerve", "rhomboid", "pleura", "rib"]
    assert all(math.dist(at, (0, 26)) < 1 for name, at in said[:1])
    screen.click(screen.at(24, -4))
    assert beside == [True]
    screen.key("Down")
    assert screen.said == []


def test_a_small_structure_can_be_hit_from_beside(qtbot):
    screen = OnScreen(qtbot, SECTION, mode=Mode.POINT, labels=False)
    said = []
    screen.view.pointed.connect(lambda name, _at: said.append(name))
    screen.click(screen.at(14.2, 28))
    assert said == ["intercostal nerve"]


# -- in words -------------------------------------------------------------------------------------


def test_a_screen_reader_hears_what_the_needle_meets_by_depth(qtbot):
    screen = OnScreen(qtbot, SECTION)
    screen.view.set_path(Path(12, 0, 28))
    said = screen.view.accessibleDescription()
    assert "Entry 12\u00a0mm lateral, straight in, 28\u00a0mm deep" in said
    assert "Hazard met: intercostal nerve at 26.5\u00a0mm." in said
    assert "skin, 0 to 2\u00a0mm; fat, 2 to 10\u00a0mm; rhomboid, 10 to 20\u00a0mm" in said
    assert said.endswith("Schematic. Not a depth guide for treatment.")
    assert screen.view.accessibleName() == "Muscle over a rib, average build"
    screen.view.set_path(Path(0, 0, 15))
    assert "Nearest hazard: intercostal nerve" in screen.view.accessibleDescription()


def test_without_labels_nothing_gives_a_name_away(qtbot):
    screen = OnScreen(qtbot, SECTION, mode=Mode.SET_PATH, labels=False)
    screen.view.set_path(Path(12, 0, 28))
    said = screen.view.accessibleName() + screen.view.accessibleDescription()
    for name in ("rhomboid", "intercostal", "rib", "Hazard", "Nearest"):
        assert name not in said
    assert "nerve, 26.5 to 28\u00a0mm" in said  # its kind can be seen
    assert screen.view.toolTip() == ""


def test_before_a_needle_is_set_the_slice_is_described(qtbot):
    screen = OnScreen(qtbot, SECTION)
    said = screen.view.accessibleDescription()
    assert said == "Horizontal slice Schematic. Not a depth guide for treatment."


# -- painting -------------------------------------------------------------------------------------


def picture(screen: OnScreen):
    return screen.view.grab().toImage()


def test_while_a_path_is_asked_for_a_hazard_is_not_marked(qtbot):
    path = Path(12, 0, 28)
    asked = OnScreen(qtbot, SECTION, mode=Mode.SET_PATH, labels=False)
    asked.view.set_path(path)
    told = OnScreen(qtbot, SECTION, mode=Mode.EXPLORE, labels=False)
    told.view.set_path(path)
    danger = theme.color("danger").rgb()

    def reds(screen) -> int:
        image = picture(screen)
        points = ((x, y) for x in range(0, 860, 1) for y in range(0, image.height(), 1))
        return sum(image.pixel(x, y) == danger for x, y in points)

    assert reds(asked) == 0
    assert reds(told) > 20


def test_only_where_the_needle_was_and_is_gets_painted(qtbot):
    screen = OnScreen(qtbot, SECTION)
    screen.view.set_path(Path(-20, 0, 10))
    picture(screen)
    QApplication.processEvents()
    painted = []
    paint = screen.view.paintEvent
    screen.view.paintEvent = lambda event: (painted.append(event.region()), paint(event))
    screen.key("Left")
    qtbot.waitUntil(lambda: bool(painted))
    area = sum(box.width() * box.height() for region in painted for box in region)
    assert area < screen.view.width() * screen.view.height() / 3


def test_what_stays_is_painted_once(qtbot):
    screen = OnScreen(qtbot, SECTION)
    picture(screen)
    asked = len(screen.plates.asked)
    screen.key("Left", "Down", "Down", "Right")
    picture(screen)
    assert len(screen.plates.asked) == asked


@pytest.mark.parametrize("scheme", ["light", "dark", "high-contrast"])
def test_every_scheme_paints_everything(qtbot, scheme):
    theme.load(scheme, 150)
    screen = OnScreen(qtbot, FOLDED, "fold")
    screen.view.set_shown(Shown(corridors=True, target=True, chosen=frozenset({"pleura"})))
    screen.view.set_path(Path(16, -28, 18))
    assert not picture(screen).isNull()
    assert screen.plates.asked[-1].scheme == scheme


def test_another_theme_asks_for_another_plate(qtbot):
    screen = OnScreen(qtbot, SECTION)
    picture(screen)
    theme.load("dark")
    picture(screen)
    assert [order.scheme for order in screen.plates.asked][-1] == "dark"


def test_a_plate_that_gets_ready_is_shown(qtbot):
    screen = OnScreen(qtbot, SECTION)
    screen.plates.is_full = False
    picture(screen)
    asked = len(screen.plates.asked)
    order = screen.plates.asked[-1]
    screen.plates.plate_ready.emit(order._replace(width=17))
    assert len(screen.plates.asked) == asked
    screen.plates.plate_ready.emit(order)
    assert screen.plates.asked[asked:] == [order]


def test_while_the_window_grows_the_old_plate_is_stretched(qtbot):
    screen = OnScreen(qtbot, SECTION)
    picture(screen)
    asked = len(screen.plates.asked)
    for width in (870, 880, 890):
        screen.lay_out(width)
        picture(screen)
    assert len(screen.plates.asked) == asked
    qtbot.waitUntil(lambda: len(screen.plates.asked) > asked)
    assert len(screen.plates.asked) == asked + 1


def test_a_plate_can_be_painted_ahead(qtbot):
    screen = OnScreen(qtbot, SECTION)
    screen.view.set_section(FOLDED, "fold")
    screen.view.prepare()
    assert [order.view for order in screen.plates.prepared] == ["fold"]


# -- playing --------------------------------------------------------------------------------------


def played(screen: OnScreen):
    met, ended = [], []
    screen.view.structure_met.connect(lambda one: met.append(one.name))
    screen.view.played.connect(lambda: ended.append(True))
    return met, ended


def test_a_played_path_meets_its_structures_in_their_order(qtbot):
    screen = OnScreen(qtbot, SECTION, mode=Mode.STILL)
    met, ended = played(screen)
    screen.view.play(Path(12, 0, 28))
    assert len(met) <= 1
    qtbot.waitUntil(lambda: bool(ended), timeout=8000)
    assert met[:3] == ["skin", "fat", "rhomboid"]
    assert met[-1] == "intercostal nerve"
    assert screen.view.path() == Path(12, 0, 28)


def test_without_motion_a_path_is_played_at_once(qtbot):
    screen = OnScreen(qtbot, SECTION, mode=Mode.STILL)
    met, ended = played(screen)
    screen.view.play(Path(12, 0, 28), animated=False)
    assert ended == [True]
    assert met[-1] == "intercostal nerve"


def test_a_hidden_section_plays_nothing_on(qtbot):
    screen = OnScreen(qtbot, SECTION, mode=Mode.STILL)
    _, ended = played(screen)
    screen.view.play(Path(12, 0, 28))
    screen.view.hide()
    assert ended == [True]


def test_moving_the_needle_breaks_a_played_path_off(qtbot):
    screen = OnScreen(qtbot, SECTION)
    _, ended = played(screen)
    screen.view.play(Path(12, 0, 28))
    screen.key("Up")
    assert ended == [True]
    assert screen.view.path() == Path(12, 0, 27)


# -- all sections ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(clinical_sections()))
def test_every_section_can_be_shown_and_needled(qtbot, name):
    section = clinical_sections()[name]
    for view in ("flat", "fold") if section.fold else ("flat",):
        for danger in (section if view == "flat" else section.fold).dangers:
            screen = OnScreen(qtbot, section, view, width=700)
            screen.view.set_path(Path(danger.entry, danger.angle, danger.depth))
            screen.view.set_shown(Shown(corridors=True, target=True))
            assert not picture(screen).isNull()
            screen.page.host.close()
            break


def test_views_share_the_plates_that_the_window_provides(qtbot, monkeypatch):
    plates = BlankPlates()
    monkeypatch.setattr(shared, "_made", [plates])
    assert shared.plates() is plates
