# SPDX-License-Identifier: MIT
"""The option card: states, keys, names, and that nothing moves between states."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible

from trainer.ui.theme import SCHEMES, theme
from trainer.ui.widgets.option_card import OptionCard, OptionState

LONG = "Not until the doctor treating you clears it, and then only after a second look at the lung"
BEFORE = (OptionState.REST, OptionState.CHOSEN, OptionState.STRUCK)
AFTER = tuple(state for state in OptionState if state not in BEFORE)


@pytest.fixture
def card(shown):
    card = OptionCard()
    card.set_content("A", LONG)
    shown(card, width=420)
    return card


def dark_columns(image, top, bottom):
    """Return where text stands: columns with a pixel as dark as ink, right of the letter."""
    left = int((14 * 2 + 28) * image.devicePixelRatio())
    return [
        x
        for x in range(left, image.width() - 8)
        if any(image.pixelColor(x, y).lightness() < 120 for y in range(top, bottom))
    ]


def test_the_height_is_the_same_in_all_states_before_checking(card):
    heights = set()
    for state in BEFORE:
        card.set_state(state)
        heights.add(card.heightForWidth(card.width()))
    assert len(heights) == 1
    assert heights.pop() > theme.size("option-min")


@pytest.mark.parametrize("width", range(300, 620, 17))
def test_the_lighter_weight_breaks_where_the_heavier_does(qtbot, width):
    card = OptionCard()
    qtbot.addWidget(card)
    card.set_content("A", LONG)
    card.resize(width, card.heightForWidth(width))
    image = card.grab().toImage()
    card.set_state(OptionState.CHOSEN)
    chosen = card.grab().toImage()
    half = card.height() // 2
    # Words start at the same place in every line; their ends differ by the weight only.
    for top, bottom in ((6, half), (half, card.height() - 6)):
        rest_columns, chosen_columns = (dark_columns(one, top, bottom) for one in (image, chosen))
        assert abs(rest_columns[0] - chosen_columns[0]) <= 1
        assert abs(rest_columns[-1] - chosen_columns[-1]) < 14


def test_changing_the_state_asks_for_no_new_layout(card, monkeypatch):
    asked = []
    monkeypatch.setattr(card, "updateGeometry", lambda: asked.append(1))
    for state in (*BEFORE, OptionState.REST):
        card.set_state(state)
    assert asked == []


def test_the_same_content_again_does_nothing(card, monkeypatch):
    painted = []
    monkeypatch.setattr(card, "update", lambda *_: painted.append(1))
    card.set_content("A", LONG)
    assert painted == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("state", list(OptionState))
@pytest.mark.parametrize("percent", [80, 200])
def test_every_state_paints_in_every_scheme_and_size(qtbot, scheme, state, percent):
    theme.load(scheme, percent)
    card = OptionCard()
    qtbot.addWidget(card)
    card.set_content("B", LONG, state, rationale="Because **so**.", tag_text="A tag")
    card.resize(360, card.heightForWidth(360))
    assert not card.grab().isNull()


def test_a_rationale_and_a_tag_in_a_narrow_card_stay_inside(qtbot):
    theme.load("light", 200)
    card = OptionCard()
    qtbot.addWidget(card)
    card.set_content(
        "B", LONG, OptionState.YOURS_UNSAFE, rationale=LONG, tag_text="Your answer: unsafe"
    )
    narrow, wide = card.heightForWidth(380), card.heightForWidth(1200)
    assert narrow > wide > theme.size("option-min")
    # The tag is not cut: left and right of it the card's own ground shows.
    card.resize(card.minimumSizeHint().width(), 2000)
    image = card.grab().toImage()
    danger = theme.color("danger").name()
    columns = [
        x
        for x in range(4, image.width() - 4)
        if any(image.pixelColor(x, y).name() == danger for y in range(150, image.height() - 4))
    ]
    assert columns[0] > 8
    assert columns[-1] < image.width() - 8


def test_the_space_bar_and_a_click_say_that_it_was_chosen(card, qtbot):
    with qtbot.wait_signal(card.clicked):
        qtbot.keyClick(card, Qt.Key.Key_Space)
    with qtbot.wait_signal(card.clicked):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(300, 10))
    assert card.state is OptionState.REST
    assert not card.isChecked()


def test_right_click_and_shift_with_the_letter_ask_to_strike(card, qtbot):
    with qtbot.wait_signal(card.strike_requested):
        qtbot.mouseClick(card, Qt.MouseButton.RightButton)
    with qtbot.wait_signal(card.strike_requested):
        qtbot.keyClick(card, Qt.Key.Key_A, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.assert_not_emitted(card.strike_requested):
        qtbot.keyClick(card, Qt.Key.Key_B, Qt.KeyboardModifier.ShiftModifier)


def test_arrows_ask_to_move_and_the_rest_goes_to_the_page(card, qtbot):
    moves = []
    card.move_requested.connect(moves.append)
    qtbot.keyClick(card, Qt.Key.Key_Down)
    qtbot.keyClick(card, Qt.Key.Key_Up)
    assert moves == [1, -1]
    keys = []
    card.parentWidget().keyPressEvent = lambda event: keys.append(event.key())
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Return, Qt.Key.Key_B):
        qtbot.keyClick(card, key)
    assert keys == [Qt.Key.Key_Left, Qt.Key.Key_Return, Qt.Key.Key_B]


def test_a_locked_card_takes_nothing(card, qtbot):
    card.set_locked(True)
    with qtbot.assert_not_emitted(card.clicked), qtbot.assert_not_emitted(card.strike_requested):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
        qtbot.mouseClick(card, Qt.MouseButton.RightButton)
        qtbot.keyClick(card, Qt.Key.Key_Space)


def test_a_screen_reader_hears_letter_text_state_and_verdict(card):
    interface = QAccessible.queryAccessibleInterface(card)
    assert interface.role() == QAccessible.Role.RadioButton
    assert interface.text(QAccessible.Text.Name) == f"A. {LONG}"
    card.set_state(OptionState.CHOSEN)
    assert interface.state().checked
    card.set_state(OptionState.STRUCK)
    assert not interface.state().checked
    assert "struck out" in interface.text(QAccessible.Text.Description)
    card.set_state(OptionState.YOURS_UNSAFE, "It may expand.", "Your answer: unsafe")
    assert interface.text(QAccessible.Text.Description) == "Your answer: unsafe. It may expand."
    card.set_content("A", LONG, multiple=True)
    assert interface.role() == QAccessible.Role.CheckBox


def test_marks_in_an_option_are_not_read_out(qtbot):
    card = OptionCard()
    qtbot.addWidget(card)
    card.set_content("C", "**Withdraw** <b>now</b>")
    assert card.accessibleName() == "C. Withdraw <b>now</b>"


def test_all_of_a_group_can_be_unchosen(shown):
    cards = [OptionCard() for _ in range(3)]
    for letter, card in zip("ABC", cards, strict=True):
        card.set_content(letter, letter, OptionState.REST)
    shown(*cards)
    cards[1].set_state(OptionState.CHOSEN)
    assert [card.isChecked() for card in cards] == [False, True, False]
    cards[1].set_state(OptionState.REST)
    assert not any(card.isChecked() for card in cards)
