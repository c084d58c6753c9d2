# SPDX-License-Identifier: MIT
"""The map as a learner meets it: by pointer, by keyboard, by screen reader."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QPaintEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from trainer.ui.body.areas import areas
from trainer.ui.body.map import BodyMap
from trainer.ui.body.marks import Mark
from trainer.ui.body.panel import BodyPanel
from trainer.ui.body.spot import Spot
from trainer.ui.theme import SCHEMES, theme
from trainer.ui.widgets.button import IconButton
from trainer.ui.widgets.form import Menu

REGIONS = {
    "infraspinatus": "Infraspinatus",
    "quadriceps": "Quadriceps",
    "gluteus-maximus": "Gluteus maximus",
    "lumbar-multifidus": "Lumbar multifidus",
    "biceps-brachii": "Biceps brachii",
    "brachialis": "Brachialis",
}


def marks(chosen=(), *, step=None, **more):
    """Two questions about each of some regions."""
    found = {}
    for area in areas():
        region = area.regions[-1]
        if region in REGIONS:
            is_chosen = region in chosen
            found[area.id] = Mark(
                region, REGIONS[region], "2 questions", step, is_chosen=is_chosen, **more
            )
    return found


class PaintedMap(BodyMap):
    """Notes what is painted anew."""

    def __init__(self, *arguments, **words):
        super().__init__(*arguments, **words)
        self.painted: list[QRect] = []

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted.append(event.region().boundingRect())


class MapDriver:
    def __init__(self, qtbot, *, checkable=True):
        self.qtbot = qtbot
        self.window = QWidget()
        self.map = PaintedMap("Regions", checkable=checkable, parent=self.window)
        self.chosen: list[str] = []
        self.map.region_chosen.connect(self.chosen.append)
        qtbot.addWidget(self.window)
        self.window.resize(700, 700)
        self.map.setGeometry(10, 10, 640, 520)
        self.map.show_marks(marks())
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        qtbot.waitUntil(lambda: bool(self.map.painted))
        self.window.setFocus()

    def spot(self, area: str) -> Spot:
        return self.map.findChild(Spot, f"area-{area}")

    def centre(self, area: str) -> QPoint:
        return self.spot(area).geometry().center()

    def move(self, area: str) -> None:
        QTest.mouseMove(self.map, self.centre(area))
        QApplication.processEvents()

    def click(self, area: str) -> None:
        QTest.mouseClick(self.map, Qt.MouseButton.LeftButton, pos=self.centre(area))

    def key(self, key) -> None:
        QTest.keyClick(self.window.focusWidget(), key)

    def focused(self) -> str:
        return self.window.focusWidget().area.id

    def tab_stops(self) -> list[str]:
        return [
            spot.area.id
            for spot in self.map.findChildren(Spot)
            if spot.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]


@pytest.fixture
def body(qtbot):
    return MapDriver(qtbot)


def test_a_click_names_the_region_of_the_area(body):
    body.click("infraspinatus")
    body.click("vastus-medialis")
    assert body.chosen == ["infraspinatus", "quadriceps"]


FOREARM = {
    "flexor-carpi-radialis": "Flexor carpi radialis",
    "flexor-carpi-ulnaris": "Flexor carpi ulnaris",
    "flexor-digitorum-superficialis-and-profundus": "Flexor digitorum superficialis",
}


def forearm_marks():
    found = {}
    for area in areas():
        region = next((one for one in area.regions if one in FOREARM), None)
        if region is not None:
            found[area.id] = Mark(region, FOREARM[region], "2 questions")
    return found


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_among_strips_too_thin_to_hit_a_press_asks_which_one(body):
    body.map.show_marks({**marks(), **forearm_marks()})
    strip = next(
        one for one in body.map._staged().pieces if one.area.id == "flexor-digitorum-superficialis"
    )
    inside = strip.way.map(QPointF(*strip.area.centre)).toPoint()
    QTest.mouseClick(body.map, Qt.MouseButton.LeftButton, pos=inside)
    assert body.chosen == []
    menu = body.map.findChild(Menu, "which-area")
    assert menu.isVisible()
    names = [action.text() for action in menu.actions()]
    assert names[0].startswith("Flexor digitorum superficialis")
    assert len(names) >= 2
    assert len(names) == len(set(names))
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    (region,) = body.chosen
    assert names[1].startswith(FOREARM[region])


def test_a_muscle_that_is_wide_enough_is_chosen_at_once(body):
    body.map.show_marks({**marks(), **forearm_marks()})
    body.click("infraspinatus")
    assert body.chosen == ["infraspinatus"]
    assert body.map.findChild(Menu, "which-area") is None


def test_the_area_under_the_pointer_is_told_from_others_of_its_region(body):
    body.move("vastus-medialis")
    image = body.map.grab().toImage()
    body.move("rectus-femoris")
    other = body.map.grab().toImage()
    place = body.centre("vastus-medialis")
    assert image.pixel(place) != other.pixel(place)


def test_an_area_without_a_mark_cannot_be_chosen(body):
    assert body.spot("soleus-front") is None
    piece = next(one for one in body.map._staged().pieces if one.area.id == "soleus-front")
    QTest.mouseMove(body.map, piece.box.center().toPoint())
    assert body.map.pointed() == "soleus-front"
    assert body.map.cursor().shape() == Qt.CursorShape.ArrowCursor
    QTest.mouseClick(body.map, Qt.MouseButton.LeftButton, pos=piece.box.center().toPoint())
    assert body.chosen == []


def test_under_the_pointer_only_that_region_is_painted_anew(body):
    body.move("brachialis")
    body.map.painted.clear()
    pointed = []
    body.map.pointed_changed.connect(pointed.append)
    body.move("infraspinatus")
    body.qtbot.waitUntil(lambda: bool(body.map.painted))
    assert pointed == ["infraspinatus"]
    total = body.map.width() * body.map.height()
    painted = sum(rect.width() * rect.height() for rect in body.map.painted)
    assert painted < 0.6 * total
    assert body.map.cursor().shape() == Qt.CursorShape.PointingHandCursor
    body.map.painted.clear()
    QApplication.sendEvent(body.map, QEvent(QEvent.Type.Leave))
    body.qtbot.waitUntil(lambda: bool(body.map.painted))
    assert pointed[-1] == ""


def test_what_is_chosen_is_painted_anew_and_nothing_else(body, monkeypatch):
    before = body.map.grab().toImage()
    painted = []
    from trainer.ui.body import picture

    monkeypatch.setattr(picture, "paint_figure", lambda *_arguments: painted.append(1))
    body.map.show_marks(marks(chosen={"infraspinatus"}))
    after = body.map.grab().toImage()
    assert painted == []
    around = body.spot("infraspinatus").geometry().adjusted(-8, -8, 8, 8)
    mirrored = QRect(around)
    middle = round(body.map._staged().frames["back"].x)
    mirrored.moveCenter(QPoint(2 * middle - around.center().x(), around.center().y()))
    differing = [
        QPoint(x, y)
        for x in range(0, before.width(), 2)
        for y in range(0, before.height(), 2)
        if before.pixel(x, y) != after.pixel(x, y)
    ]
    assert differing
    assert all(around.contains(point) or mirrored.contains(point) for point in differing)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_painted_over_is_the_same_as_painted_in_full(body, scheme):
    theme.load(scheme)
    body.map.grab()
    body.map.show_marks(marks(chosen={"quadriceps", "gluteus-maximus"}))
    over = body.map.grab().toImage()
    body.map.forget_look()
    full = body.map.grab().toImage()
    # Rounding of smoothed edges is all that may differ.
    assert (
        max(
            abs(one - other)
            for x in range(0, full.width(), 2)
            for y in range(0, full.height(), 2)
            for one, other in zip(
                full.pixelColor(x, y).getRgb(), over.pixelColor(x, y).getRgb(), strict=True
            )
        )
        <= 8
    )


def test_tab_comes_to_one_area_and_goes_on_from_it(body):
    assert len(body.tab_stops()) == 1
    body.click("gluteus-maximus")
    assert body.tab_stops() == ["gluteus-maximus"]
    assert body.focused() == "gluteus-maximus"


def test_space_chooses_and_enter_is_left_to_the_page(body):
    body.spot("infraspinatus").setFocus()
    body.key(Qt.Key.Key_Space)
    assert body.chosen == ["infraspinatus"]
    body.key(Qt.Key.Key_Return)
    assert body.chosen == ["infraspinatus"]


def test_where_areas_are_opened_enter_opens(qtbot):
    body = MapDriver(qtbot, checkable=False)
    body.spot("brachialis").setFocus()
    body.key(Qt.Key.Key_Return)
    body.key(Qt.Key.Key_Space)
    assert body.chosen == ["brachialis", "brachialis"]


def test_arrows_go_to_the_area_beside(body):
    body.spot("biceps-brachii").setFocus()
    body.key(Qt.Key.Key_Down)
    assert body.focused() == "brachialis"
    assert body.map.pointed() == "brachialis"
    body.key(Qt.Key.Key_Up)
    assert body.focused() == "biceps-brachii"
    assert body.tab_stops() == ["biceps-brachii"]


def test_letters_go_to_a_name(body):
    body.spot("infraspinatus").setFocus()
    body.key(Qt.Key.Key_B)
    assert body.focused() == "biceps-brachii"
    body.key(Qt.Key.Key_R)
    assert body.focused() == "brachialis"


def test_a_screen_reader_is_told_name_side_number_and_state(body):
    body.map.show_marks(marks(chosen={"quadriceps"}))
    said = {
        spot.area.id: QAccessible.queryAccessibleInterface(spot)
        for spot in body.map.findChildren(Spot)
    }
    name = QAccessible.Text.Name
    assert said["vastus-medialis"].text(name) == "Vastus medialis (Quadriceps), front, 2 questions"
    assert said["infraspinatus"].text(name) == "Infraspinatus, back, 2 questions"
    assert said["vastus-medialis"].state().checked
    assert not said["infraspinatus"].state().checked
    assert said["infraspinatus"].state().checkable


def test_an_unsafe_act_is_told_and_drawn(body):
    plain = body.map.grab().toImage()
    body.map.show_marks(marks(is_unsafe=True, step=2))
    assert body.spot("infraspinatus").accessibleName().endswith("an unsafe act to revisit")
    body.map.show_marks(marks(step=2))
    without = body.map.grab().toImage()
    assert plain != without


def test_the_focus_ring_surrounds_the_area(body):
    spot = body.spot("infraspinatus")
    rect, radius = spot.focus_shape()
    assert rect.width() > 10
    assert radius > 0
    piece = next(one for one in body.map._staged().pieces if one.area.id == "infraspinatus")
    assert spot.geometry().contains(piece.box.center().toPoint())


def wheel(body: MapDriver, at: QPoint, modifiers) -> QWheelEvent:
    event = QWheelEvent(
        QPointF(at),
        QPointF(body.map.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(body.map, event)
    return event


def test_the_wheel_scrolls_the_page_and_with_control_looks_nearer(body):
    at = body.centre("infraspinatus")
    assert not wheel(body, at, Qt.KeyboardModifier.NoModifier).isAccepted()
    assert body.map.zoom() == 1
    before = body.spot("infraspinatus").width()
    wheel(body, at, Qt.KeyboardModifier.ControlModifier)
    assert body.map.zoom() > 1
    assert body.spot("infraspinatus").width() > before
    assert (body.centre("infraspinatus") - at).manhattanLength() < 30


def test_a_drag_moves_the_look_and_chooses_nothing(body):
    body.map.zoom_by(2)
    before = body.centre("gluteus-maximus")
    start = body.map.rect().center()
    QTest.mousePress(body.map, Qt.MouseButton.LeftButton, pos=start)
    for by in (15, 30, 45):
        QTest.mouseMove(body.map, start + QPoint(by, by))
    QTest.mouseRelease(body.map, Qt.MouseButton.LeftButton, pos=start + QPoint(45, 45))
    moved = body.centre("gluteus-maximus") - before
    assert moved.x() > 20
    assert moved.y() > 20
    assert body.chosen == []


def test_the_keyboard_looks_nearer_and_stays_in_view(body):
    body.spot("infraspinatus").setFocus()
    body.key(Qt.Key.Key_Plus)
    body.key(Qt.Key.Key_Plus)
    assert body.map.zoom() > 2
    seen = body.map.rect()
    assert seen.contains(body.centre("infraspinatus"))
    body.key(Qt.Key.Key_B)
    assert seen.contains(body.centre("biceps-brachii"))
    body.key(Qt.Key.Key_0)
    assert body.map.zoom() == 1


def test_marks_that_go_take_their_areas_with_them(body):
    few = {area: mark for area, mark in marks().items() if mark.region == "brachialis"}
    body.spot("infraspinatus").setFocus()
    body.map.show_marks(few)
    assert not body.spot("infraspinatus").isVisible()
    assert body.tab_stops() == ["brachialis"]
    body.map.show_marks({})
    assert body.map.grab().width() == body.map.width()


def test_while_it_is_resized_the_last_picture_is_stretched(body, monkeypatch):
    from trainer.ui.body import picture

    painted = []
    paint = picture.paint_figure
    monkeypatch.setattr(
        picture, "paint_figure", lambda *given: (painted.append(1), paint(*given))[1]
    )
    for width in (600, 580, 560, 540):
        body.map.resize(width, 500)
        body.map.grab()
    assert len(painted) <= 2
    body.qtbot.waitUntil(lambda: len(painted) >= 2)
    body.qtbot.waitUntil(lambda: not body.map._settling.isActive())
    sharp = body.map.grab().toImage()
    body.map.forget_look()
    assert body.map.grab().toImage() == sharp


# With its caption


@pytest.fixture
def panel(qtbot):
    made = BodyPanel("Regions", checkable=True, hint="Press a muscle.", nothing="No questions")
    qtbot.addWidget(made)
    made.resize(340, 500)
    made.show_marks(marks())
    with qtbot.waitExposed(made):
        made.show()
    return made


def text(panel: BodyPanel, name: str) -> str:
    return panel.findChild(QWidget, name).text()


def test_the_line_below_names_what_is_pointed_at(panel):
    inner = panel.findChild(BodyMap)
    assert text(panel, "pointed-detail") == "Press a muscle."
    inner._point("vastus-medialis")
    assert text(panel, "pointed") == "Vastus medialis (Quadriceps)"
    assert text(panel, "pointed-detail") == "2 questions"
    inner._point("soleus-front")
    assert text(panel, "pointed") == "Soleus"
    assert text(panel, "pointed-detail") == "No questions"
    inner._point("")
    assert text(panel, "pointed-detail") == "Press a muscle."


def test_nothing_moves_while_names_come_and_go(panel, qtbot):
    inner = panel.findChild(BodyMap)
    heights = set()
    for area in ("", "infraspinatus", "vastus-medialis", "extensor-carpi-radialis"):
        inner._point(area)
        QApplication.processEvents()
        heights.add((panel.heightForWidth(340), inner.height()))
    assert len(heights) == 1


def test_buttons_look_nearer_as_far_as_there_is_more(panel):
    farther, nearer = panel.findChildren(IconButton)
    assert not farther.isEnabled()
    for _ in range(9):
        nearer.click()
    assert panel.findChild(BodyMap).zoom() == 4
    assert not nearer.isEnabled()
    for _ in range(9):
        farther.click()
    assert not farther.isEnabled()


@pytest.mark.parametrize("percent", [80, 100, 150, 200])
def test_the_map_keeps_its_shape_at_every_text_size(panel, percent):
    theme.load("light", percent)
    inner = panel.findChild(BodyMap)
    assert inner.minimumSizeHint().width() <= 240
    assert panel.minimumSizeHint().width() <= 340
    assert inner.heightForWidth(300) > 300
