# SPDX-License-Identifier: MIT
"""Giving a number by key, pointer and slider, and what its bands say afterwards."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtTest import QTest

from tests.builders import make_numeric
from tests.ui.hosting import unnamed
from tests.ui.items.viewing import SHIFT, Shown, overlapping
from trainer.model.items.numeric import NumericResponse, ValueBand
from trainer.model.items.registry import family
from trainer.services.session import Place
from trainer.ui.items.base import VerdictKind
from trainer.ui.items.numeric import FACE
from trainer.ui.items.numeric_words import finding, range_text
from trainer.ui.theme import theme
from trainer.ui.widgets.number_field import number_text, read_number
from trainer.ui.widgets.option_card import OptionState

ITEM = make_numeric()


@pytest.fixture(autouse=True)
def look(qapp):
    before = QLocale()
    theme.load("light")
    yield
    theme.load("light")
    QLocale.setDefault(before)


def values(shown: Shown) -> list[float | None]:
    return [None if one is None else one.value for one in shown.said]


def verdict(value: float, item=ITEM):
    response = NumericResponse(value)
    outcome = family("numeric").score(item, response)
    return finding(item, (), Place(response=response, answered=True, outcome=outcome))


# Keys


def test_digits_typed_anywhere_go_into_the_field(qtbot):
    shown = Shown(qtbot, ITEM).key("1", "2", ".", "5")
    assert shown.focus == "number"
    assert values(shown) == [1.0, 12.0, 12.5]  # "12." is 12 as well
    assert shown.focused[-1] == "number-entry"


def test_up_and_down_step_from_wherever_the_focus_is(qtbot):
    shown = Shown(qtbot, ITEM).key("1", "2", ".", "5", "Up", "Up", "Down")
    assert values(shown)[-3:] == [13.0, 14.0, 13.0]
    shown.page.setFocus()
    shown.key("Up", modifier=SHIFT)
    assert (values(shown)[-1], shown.part("number").text()) == (23.0, "23")


def test_the_first_step_begins_at_the_end_that_it_comes_from(qtbot):
    assert values(Shown(qtbot, ITEM).key("Up")) == [0.0]
    assert values(Shown(qtbot, ITEM).key("Down")) == [40.0]


def test_enter_and_letters_are_left_to_the_page_even_from_the_field(qtbot):
    shown = Shown(qtbot, ITEM).key("1", "2", "Return", "S", "F")
    assert shown.page.passed == [Qt.Key.Key_Return, Qt.Key.Key_S, Qt.Key.Key_F]
    assert shown.part("number").text() == "12"


def test_a_number_that_cannot_be_given_is_said_at_once_and_is_no_answer(qtbot):
    shown = Shown(qtbot, ITEM).key("4", "1")
    assert values(shown) == [4.0, None]
    assert shown.part("number-note").text() == "From 0 to 40\u00a0mm."
    shown.key("Backspace")
    assert values(shown)[-1] == 4.0
    assert not shown.shows("number-note")
    shown.key("-", "-")
    assert shown.part("number-note").text().startswith("Write a number, such as")


def test_a_number_typed_from_elsewhere_begins_anew(qtbot):
    shown = Shown(qtbot, ITEM, response=NumericResponse(12.0))
    assert shown.part("number").text() == "12"
    shown.key("9")
    assert values(shown) == [9.0]


# Pointer


def test_buttons_and_slider_change_the_number(qtbot):
    shown = Shown(qtbot, ITEM)
    shown.click(shown.part("more")).click(shown.part("more")).click(shown.part("less"))
    assert values(shown) == [0.0, 1.0, 0.0]
    slider = shown.part("number-slider")
    shown.click(slider, QPoint(slider.width() // 2, 10))
    assert values(shown)[-1] == 20.0
    assert shown.part("number").text() == "20"


def test_the_slider_suggests_no_number(qtbot):
    shown = Shown(qtbot, ITEM)
    slider = shown.part("number-slider")
    assert slider.accessibleDescription() == ""
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Left)
    assert values(shown) == [40.0]
    QTest.keyClick(slider, Qt.Key.Key_Left)
    assert values(shown) == [40.0, 39.0]
    assert slider.accessibleDescription() == "39"


def test_steps_need_not_be_whole(qtbot):
    item = make_numeric(least=-1, most=1, step=0.1, bands=(ValueBand(from_=0, to=0.3, key=True),))
    shown = Shown(qtbot, item, response=NumericResponse(0.0)).key("Up", "Up", "Up")
    assert values(shown) == [0.1, 0.2, 0.3]


def test_nothing_changes_while_an_answer_is_stored_or_after_checking(qtbot):
    shown = Shown(qtbot, ITEM, response=NumericResponse(12.0))
    shown.view.set_locked(True)
    shown.key("Up", "5").click(shown.part("number-slider"), QPoint(10, 10))
    shown.click(shown.part("more"))
    shown.show(NumericResponse(12.0), revealed=True)
    shown.key("5", "Up", "Return")
    assert shown.said == []
    assert not shown.shows("number")
    assert len(shown.page.passed) == 3  # a digit says why it was missed, an arrow scrolls


# Reading numbers


@pytest.mark.parametrize(
    ("locale", "text", "value"),
    [
        ("en_GB", "12.5", 12.5),
        ("en_GB", "12,5", 12.5),
        ("de_DE", "12,5", 12.5),
        ("de_DE", "12.5", 12.5),
        ("de_DE", "1.234", 1.234),
        ("en_GB", " 12 mm", 12.0),
        ("en_GB", "12\u00a0MM", 12.0),
        ("en_GB", "\u22123", -3.0),
        ("en_GB", "+3", 3.0),
        ("en_GB", ".5", 0.5),
        ("ar_EG", "١٢", 12.0),
        ("ar_EG", "12", 12.0),
        ("en_GB", "", None),
        ("en_GB", "mm", None),
        ("en_GB", "1.2.3", None),
        ("en_GB", "1,2,3", None),
        ("en_GB", "1e3", None),
        ("en_GB", "nan", None),
        ("en_GB", "inf", None),
        ("en_GB", "twelve", None),
    ],
)
def test_a_number_is_read_as_people_write_it(locale, text, value):
    QLocale.setDefault(QLocale(locale))
    assert read_number(text, "mm", 40) == value


def test_what_may_part_thousands_is_not_taken_for_a_decimal_mark():
    QLocale.setDefault(QLocale("en_GB"))
    assert read_number("1,200", "ml", 3000) is None
    assert read_number("1,2", "ml", 3000) == 1.2
    QLocale.setDefault(QLocale("de_DE"))
    assert read_number("1.200", "ml", 3000) is None


@pytest.mark.parametrize(
    ("locale", "value", "text"),
    [
        ("en_GB", 12.5, "12.5"),
        ("de_DE", 12.5, "12,5"),
        ("en_GB", 1200.0, "1200"),
        ("en_GB", -0.0, "0"),
    ],
)
def test_a_number_is_written_as_the_locale_does(locale, value, text):
    QLocale.setDefault(QLocale(locale))
    assert number_text(value) == text
    assert read_number(text, "", 5000) == value


# What is said


def test_the_field_is_named_with_its_unit_and_range(qtbot):
    shown = Shown(qtbot, ITEM)
    assert shown.part("number").accessibleName() == "Number in mm"
    assert shown.part("number").accessibleDescription() == "0 to 40\u00a0mm"
    assert unnamed(shown.page) == []
    shown.show(NumericResponse(30.0), revealed=True)
    assert unnamed(shown.page) == []


def test_bands_are_told_by_their_ends():
    [key, near, unsafe] = (range_text(ITEM, band) for band in ITEM.bands)
    assert (key, near, unsafe) == ("10 to 15\u00a0mm", "15 to 20\u00a0mm", "20\u00a0mm or more")
    item = make_numeric(
        bands=(
            ValueBand(from_=0, to=6),
            ValueBand(from_=6, to=6.5, key=True),
            ValueBand(from_=9, to=9),
        )
    )
    assert [range_text(item, band) for band in item.bands] == [
        "Less than 6\u00a0mm",
        "6 to 6.5\u00a0mm",
        "9\u00a0mm",
    ]
    ends = make_numeric(
        bands=(
            ValueBand(from_=30, to=40),
            ValueBand(from_=20, to=30, key=True),
            ValueBand(from_=0, to=5),
        )
    )
    assert range_text(ends, ends.bands[0]) == "More than 30\u00a0mm"
    assert range_text(ends, ends.bands[2]) == "5\u00a0mm or less"


def test_after_checking_the_bands_are_shown_as_a_picture_and_in_words(qtbot):
    shown = Shown(qtbot, ITEM, response=NumericResponse(30.0), revealed=True)
    states = [shown.part(f"band-{n}").state for n in (1, 2, 3, 4)]
    assert states == [
        OptionState.BEST,
        OptionState.PASSED,
        OptionState.YOURS_UNSAFE,
        OptionState.PASSED,
    ]
    line = shown.part("bands")
    assert line.accessibleName() == "Line from 0 to 40\u00a0mm"
    assert line.accessibleDescription() == (
        "10 to 15\u00a0mm: right. 15 to 20\u00a0mm: nearly right. 20\u00a0mm or more: unsafe."
        " Your answer: 30\u00a0mm"
    )
    assert shown.part("band-4").accessibleName() == "Any other number"


def test_a_number_in_no_band_has_a_card_of_its_own(qtbot):
    shown = Shown(qtbot, ITEM, response=NumericResponse(3.0), revealed=True)
    card = shown.part("band-4")
    assert card.state is OptionState.YOURS_WRONG
    assert "The band is not reached." in card.accessibleDescription()
    shown = Shown(qtbot, replace(ITEM, outside=""), response=NumericResponse(12.0), revealed=True)
    assert shown.part("band-1").state is OptionState.YOURS_BEST
    assert not shown.shows("band-4")


def test_arrows_move_among_the_bands_only_from_within(qtbot):
    shown = Shown(qtbot, ITEM, response=NumericResponse(30.0), revealed=True)
    shown.key("Down")
    assert shown.page.passed == [Qt.Key.Key_Down]
    shown.part("band-1").setFocus()
    shown.key("Down", "Down")
    assert shown.focus == "band-3"


def test_the_verdict_names_act_and_consequence_first():
    assert verdict(30).kind is VerdictKind.UNSAFE
    assert verdict(30).sentence == "Beyond."
    assert (verdict(30).chosen, verdict(30).best) == ("30\u00a0mm", "10 to 15\u00a0mm")
    assert verdict(18).lead == "Not quite:"
    assert verdict(3).sentence == "The band is not reached."
    assert (verdict(12).kind, verdict(12).best) == (VerdictKind.RIGHT, "")


def test_the_verdict_has_words_of_its_own_where_the_author_has_none():
    bare = make_numeric(
        bands=(
            ValueBand(from_=10, to=15, key=True),
            ValueBand(from_=20, to=25, key=True),
            ValueBand(from_=30, to=40, unsafe=True),
        ),
        outside="",
    )
    sentences = {value: verdict(value, bare).sentence for value in (5, 12, 18, 27, 35)}
    assert sentences == {
        5: "5\u00a0mm is too little.",
        12: "12\u00a0mm is where it should be.",
        18: "18\u00a0mm is not right.",
        27: "27\u00a0mm is too much.",
        35: "35\u00a0mm could cause serious harm.",
    }
    assert FACE.wanting(bare, None) == "Give a number from 0 to 40\u00a0mm"


@pytest.mark.parametrize("percent", [80, 100, 200])
@pytest.mark.parametrize("width", [728, 620, 400])
def test_nothing_covers_anything_at_any_size(qtbot, percent, width):
    theme.load("light", percent)
    shown = Shown(qtbot, replace(ITEM, unit="degrees"), width=width)
    entry = shown.part("number").parentWidget()
    assert overlapping(shown.view) + overlapping(entry) == []
    shown.key("9", "9")
    assert shown.shows("number-note")
    assert overlapping(shown.view) + overlapping(entry) == []
    shown.show(NumericResponse(30.0), revealed=True)
    assert overlapping(shown.view) == []


@pytest.mark.parametrize("scheme", ["light", "dark", "high-contrast"])
def test_it_is_painted_in_every_scheme(qtbot, scheme):
    theme.load(scheme)
    shown = Shown(qtbot, ITEM, response=NumericResponse(12.0))
    assert not shown.page.grab().isNull()
    for value in (0.0, 12.0, 40.0):
        shown.show(NumericResponse(value), revealed=True)
        assert not shown.page.grab().isNull()
