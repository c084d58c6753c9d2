# SPDX-License-Identifier: MIT
"""Buttons, chips, segments, the strip, cards to choose, the slider: by key, by name, by size."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from trainer.ui.theme import SCHEMES, theme
from trainer.ui.widgets.button import Button, IconButton
from trainer.ui.widgets.chip import Chip
from trainer.ui.widgets.choice import CheckBox, CheckCard, RadioButton, RadioCard, Switch
from trainer.ui.widgets.estimate import EstimateBar
from trainer.ui.widgets.flow import FlowLayout
from trainer.ui.widgets.key_hint import KeyHint
from trainer.ui.widgets.nav import NavEntry, NavItem, SideBar
from trainer.ui.widgets.segments import Segments
from trainer.ui.widgets.slider import CountSlider
from trainer.ui.widgets.strip import Cell, CellState, ProgressStrip
from trainer.ui.widgets.tag import Tag, TagKind

SURE = ("Guess", "Unsure", "Fairly", "Certain")


def role_of(widget):
    return QAccessible.queryAccessibleInterface(widget).role()


def name_of(widget):
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_button_is_pressed_by_space_and_enter(qtbot, shown, key):
    button = Button("Check answer", "primary", key_hint="enter")
    shown(button)
    with qtbot.wait_signal(button.clicked):
        qtbot.keyClick(button, key)


def test_a_button_that_cannot_be_pressed_says_why(qtbot):
    button = Button("Check answer", "primary")
    qtbot.addWidget(button)
    button.set_available(False, "Choose an answer first")
    assert not button.isEnabled()
    assert button.accessibleDescription() == "Choose an answer first"
    button.set_available(True)
    assert button.accessibleDescription() == ""


def test_the_key_in_a_button_can_be_hidden(qtbot):
    button = Button("Check answer", "primary", key_hint="enter")
    qtbot.addWidget(button)
    wide = button.sizeHint().width()
    button.set_key_hint_shown(False)
    assert button.sizeHint().width() < wide


def test_a_look_without_keys_takes_them_from_every_button_and_gives_them_back(shown):
    button = Button("Check answer", "primary", key_hint="enter")
    plain = Button("Check answer", "primary")
    window = shown(button, plain)
    wide, bare = button.sizeHint().width(), plain.sizeHint().width()
    picture = button.grab().toImage()
    theme.load("light", key_hints=False)
    assert button.sizeHint().width() == bare < wide
    assert button.grab().toImage() == plain.grab().toImage() != picture
    theme.load("light")
    assert button.sizeHint().width() == wide
    assert button.grab().toImage() == picture
    assert window.isVisible()


def test_keys_beside_a_control_go_with_those_on_buttons_but_a_list_of_keys_stays(shown):
    beside, listed = KeyHint("left", "right"), KeyHint("Ctrl+K", always=True)
    shown(beside, listed)
    seen = listed.grab().toImage()
    assert beside.sizeHint().width() > 0
    theme.load("light", key_hints=False)
    assert beside.sizeHint().isEmpty()
    assert listed.grab().toImage() == seen
    theme.load("dark", 150, key_hints=False)
    assert beside.sizeHint().isEmpty()


def test_an_icon_button_has_its_name_as_tip_and_changes_it_when_pressed(qtbot):
    flag = IconButton(
        "bookmark", "Flag", checkable=True, checked_icon="bookmark-filled", checked_name="Unflag"
    )
    qtbot.addWidget(flag)
    assert (flag.toolTip(), name_of(flag)) == ("Flag", "Flag")
    flag.click()
    assert (flag.toolTip(), name_of(flag)) == ("Unflag", "Unflag")


def test_a_chip_keeps_its_width_when_chosen_and_names_its_count(qtbot):
    chip = Chip("Ordering", 14)
    qtbot.addWidget(chip)
    width = chip.sizeHint().width()
    chip.click()
    assert chip.isChecked()
    assert chip.sizeHint().width() == width
    assert name_of(chip) == "Ordering 14"
    chip.set_count(None)
    assert name_of(chip) == "Ordering"


class TestSegments:
    @pytest.fixture
    def sure(self, shown):
        segments = Segments(SURE, "How sure are you?")
        shown(segments)
        return segments

    def chosen_by(self, segments):
        chosen = []
        segments.chosen_changed.connect(chosen.append)
        return chosen

    def parts(self, segments):
        return [part for part in segments.children() if isinstance(part, QWidget)]

    def test_none_is_chosen_at_first_and_setting_says_nothing(self, sure):
        heard = self.chosen_by(sure)
        assert sure.chosen() == -1
        sure.set_chosen(2)
        assert sure.chosen() == 2
        sure.set_chosen(-1)
        assert not any(part.isChecked() for part in self.parts(sure))
        assert heard == []

    def test_arrows_move_and_stop_at_the_ends(self, sure, qtbot):
        heard = self.chosen_by(sure)
        parts = self.parts(sure)
        parts[2].setFocus()
        qtbot.keyClick(parts[2], Qt.Key.Key_Right)
        qtbot.keyClick(parts[3], Qt.Key.Key_Right)
        qtbot.keyClick(parts[3], Qt.Key.Key_Left)
        assert heard == [3, 2]

    def test_a_click_chooses_and_a_second_one_stays_unless_optional(self, sure, shown, qtbot):
        heard = self.chosen_by(sure)
        for _ in range(2):
            qtbot.mouseClick(self.parts(sure)[1], Qt.MouseButton.LeftButton)
        assert heard == [1]
        loose = Segments(("A", "B"), "Letters", optional=True)
        shown(loose)
        heard = self.chosen_by(loose)
        for _ in range(2):
            qtbot.mouseClick(self.parts(loose)[1], Qt.MouseButton.LeftButton)
        assert heard == [1, -1]

    def test_a_step_from_none_goes_to_an_end(self, sure):
        sure.step(1)
        assert sure.chosen() == 0
        sure.set_chosen(-1)
        sure.step(-1)
        assert sure.chosen() == 3

    def test_choosing_moves_no_neighbour(self, sure, qtbot):
        before = [part.geometry() for part in self.parts(sure)]
        sure.set_chosen(1)
        qtbot.wait_until(lambda: sure.chosen() == 1)
        assert [part.geometry() for part in self.parts(sure)] == before

    def test_each_is_a_radio_button_with_its_word(self, sure):
        assert [name_of(part) for part in self.parts(sure)] == list(SURE)
        assert {role_of(part) for part in self.parts(sure)} == {QAccessible.Role.RadioButton}
        assert sure.accessibleName() == "How sure are you?"

    def test_other_keys_go_to_the_page(self, sure, qtbot):
        keys = []
        sure.parentWidget().keyPressEvent = lambda event: keys.append(event.key())
        qtbot.keyClick(self.parts(sure)[0], Qt.Key.Key_Return)
        assert keys == [Qt.Key.Key_Return]


class TestStrip:
    CELLS = (
        Cell(CellState.RIGHT),
        Cell(CellState.UNSAFE, flagged=True),
        Cell(CellState.WRONG),
        Cell(),
    )

    @pytest.fixture
    def strip(self, shown):
        strip = ProgressStrip()
        strip.set_cells(self.CELLS, 3)
        shown(strip)
        return strip

    def test_it_says_where_one_is(self, strip):
        assert name_of(strip) == "Question 4 of 4, not answered yet"

    def test_arrows_walk_and_enter_chooses(self, strip, qtbot):
        qtbot.keyClick(strip, Qt.Key.Key_Left)
        qtbot.keyClick(strip, Qt.Key.Key_Left)
        assert name_of(strip) == "Question 2 of 4, unsafe"
        assert strip.accessibleDescription() == "flagged"
        with qtbot.wait_signal(strip.cell_chosen) as heard:
            qtbot.keyClick(strip, Qt.Key.Key_Return)
        assert heard.args == [1]
        qtbot.keyClick(strip, Qt.Key.Key_Home)
        qtbot.keyClick(strip, Qt.Key.Key_Left)
        assert name_of(strip) == "Question 1 of 4, right"

    def test_a_click_chooses_the_cell_under_it(self, strip, qtbot):
        pitch = theme.px(26)
        start = (strip.width() - 4 * pitch) // 2
        with qtbot.wait_signal(strip.cell_chosen) as heard:
            place = QPoint(start + 2 * pitch + 13, strip.height() // 2)
            qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=place)
        assert heard.args == [2]
        with qtbot.assert_not_emitted(strip.cell_chosen):
            qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(2, 10))

    @pytest.mark.parametrize(("count", "percent"), [(40, 100), (10, 150)])
    def test_many_questions_or_large_text_become_bars(self, qtbot, count, percent):
        theme.load("light", percent)
        strip = ProgressStrip()
        qtbot.addWidget(strip)
        strip.set_cells([Cell(CellState.RIGHT)] * count, 0)
        assert strip.sizeHint().width() < count * theme.px(26) + 200
        strip.resize(strip.sizeHint())
        assert not strip.grab().isNull()
        with qtbot.wait_signal(strip.cell_chosen) as heard:
            place = QPoint(strip.width() - 6, strip.height() // 2)
            qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=place)
        assert heard.args == [count - 1]


@pytest.mark.parametrize(
    ("make", "role"),
    [
        (lambda: CheckBox("Word"), QAccessible.Role.CheckBox),
        (lambda: CheckCard("Word", 3), QAccessible.Role.CheckBox),
        (lambda: Switch("Word"), QAccessible.Role.CheckBox),
        (lambda: RadioButton("Word"), QAccessible.Role.RadioButton),
        (lambda: RadioCard("Word", "More words"), QAccessible.Role.RadioButton),
    ],
)
def test_things_to_choose_take_a_press_anywhere_and_the_space_bar(qtbot, shown, make, role):
    part = make()
    shown(part)
    assert role_of(part) == role
    assert name_of(part).startswith("Word")
    with qtbot.wait_signal(part.toggled):
        qtbot.mouseClick(
            part, Qt.MouseButton.LeftButton, pos=QPoint(part.sizeHint().width() - 4, 8)
        )
    part.setAutoExclusive(False)
    with qtbot.wait_signal(part.toggled):
        qtbot.keyClick(part, Qt.Key.Key_Space)


def test_the_slider_goes_where_it_is_pressed_and_by_keys(qtbot, shown):
    slider = CountSlider("How many")
    slider.setRange(5, 31)
    shown(slider)
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 2, 10))
    assert slider.value() == 31
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(2, 10))
    assert slider.value() == 5
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert slider.value() == 6
    assert name_of(slider) == "How many"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((64, 85, 95), (64, 85, 96)),  # beside the end of the scale
        ((3, 20, 40), (5, 20, 40)),
        ((70, 96, 100), (70, 96, 99)),
        ((70, 70, 71), (69, 70, 71)),  # side by side
        ((99, 100, 100), (98, 100, 100)),
    ],
)
def test_both_numbers_of_a_range_are_written_wherever_it_lies(qtbot, one, other):
    bar = EstimateBar(labelled=True)
    qtbot.addWidget(bar)
    bar.resize(376, bar.sizeHint().height())

    def written(ends):
        bar.set_estimate(*ends)
        return bar.grab(bar.rect().adjusted(0, theme.px(20), 0, 0)).toImage()

    assert written(one) != written(other)


def test_an_estimate_is_drawn_and_too_few_answers_are_said(qtbot):
    bar = EstimateBar(labelled=True)
    qtbot.addWidget(bar)
    bar.resize(300, bar.sizeHint().height())
    bar.set_too_few(8)
    assert bar.accessibleName() == "8 of 20 so far"
    few = bar.grab().toImage()
    bar.set_estimate(62, 78, 88, cut=75, scale=(40, 100), text="78 %, 62 to 88")
    assert bar.accessibleName() == "78 %, 62 to 88"
    assert bar.grab().toImage() != few


@pytest.mark.parametrize("values", [(0, 0, 0), (100, 100, 100), (-5, 50, 140)])
def test_an_estimate_at_the_ends_stays_on_its_track(qtbot, values):
    bar = EstimateBar()
    qtbot.addWidget(bar)
    bar.set_estimate(*values, cut=75)
    bar.resize(120, 20)
    assert not bar.grab().isNull()


class TestSideBar:
    @pytest.fixture
    def bar(self, shown):
        bar = SideBar(
            "Needlewise",
            (NavEntry("today", "sun", "Today"), NavEntry("practise", "target", "Practise")),
            "Teaching",
            (NavEntry("class", "users", "Class"),),
            "A study aid.",
            (NavEntry("settings", "settings", "Settings"),),
        )
        shown(bar)
        return bar

    def items(self, bar):
        return {item.key: item for item in bar.findChildren(NavItem)}

    def test_a_page_is_asked_for_by_its_key(self, bar, qtbot):
        with qtbot.wait_signal(bar.page_requested) as heard:
            qtbot.keyClick(self.items(bar)["practise"], Qt.Key.Key_Return)
        assert heard.args == ["practise"]

    def test_the_shown_page_and_counts_are_read_out(self, bar):
        bar.set_active("today")
        bar.set_count("today", 24)
        today = self.items(bar)["today"]
        assert name_of(today) == "Today 24"
        assert today.accessibleDescription() == "this page"
        bar.set_active("practise")
        assert today.accessibleDescription() == ""

    def test_folded_it_is_a_rail_with_tips(self, bar):
        wide = bar.width()
        bar.set_folded(True)
        assert bar.maximumWidth() == theme.width("rail") < wide
        assert self.items(bar)["today"].toolTip() == "Today"
        bar.set_folded(False)
        assert bar.maximumWidth() == wide
        assert self.items(bar)["today"].toolTip() == ""

    def test_the_second_group_can_go(self, bar):
        bar.set_second_shown(False)
        assert not self.items(bar)["class"].isVisible()
        assert self.items(bar)["today"].isVisible()

    def test_large_text_cuts_no_name(self, bar):
        theme.load("light", 200)
        widest = max(item.sizeHint().width() for item in self.items(bar).values())
        assert bar.maximumWidth() >= widest + 2 * theme.space(12)


def test_parts_flow_into_rows(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    flow = FlowLayout(window)
    chips = [Chip(f"Filter {number}") for number in range(6)]
    for chip in chips:
        flow.addWidget(chip)
    assert flow.heightForWidth(10_000) == theme.size("chip")
    assert flow.heightForWidth(200) > 2 * theme.size("chip")
    window.resize(200, flow.heightForWidth(200))
    window.show()
    assert chips[0].y() == 0 < chips[-1].y()
    assert all(chip.geometry().right() < 200 for chip in chips)
    assert flow.takeAt(0).widget() is chips[0]
    assert flow.count() == 5
    assert flow.itemAt(9) is None


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("percent", [80, 100, 150, 200])
def test_controls_grow_with_the_text_in_every_scheme(qtbot, scheme, percent):
    theme.load(scheme, percent)
    made = [
        Button("Check answer", "primary", key_hint="enter", height="large"),
        IconButton("x", "Close"),
        Chip("Ordering", 14),
        Tag(TagKind.BEST, "Best answer"),
        CheckCard("Anatomy", 24),
        RadioCard("Tutor", "Feedback at every answer"),
        Switch("On"),
    ]
    heights = [44, 36, 30, 24, 44, 56, 28]
    for part, height in zip(made, heights, strict=True):
        qtbot.addWidget(part)
        assert part.sizeHint().height() == theme.px(height)
        part.resize(part.sizeHint())
        assert not part.grab().isNull()
