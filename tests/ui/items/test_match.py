# SPDX-License-Identifier: MIT
"""Matching by key, pointer and assistive technology, and what is said afterwards."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint

from tests.builders import make_match
from tests.ui.hosting import unnamed
from tests.ui.items.viewing import Shown, overlapping
from trainer.model.items.match import MatchOption, MatchResponse
from trainer.model.items.registry import family
from trainer.services.session import Place
from trainer.ui.items.base import VerdictKind
from trainer.ui.items.match import FACE
from trainer.ui.items.match_words import finding
from trainer.ui.theme import theme
from trainer.ui.widgets.option_card import OptionState

# The offscreen platform says this of every menu.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ITEM = make_match(keys="abc", options=4, unsafe=("", "a", ""))
ORDER = (2, 0, 1, 3)  # A is c, B is a, C is b, D is d
LONG = replace(
    ITEM,
    options=tuple(
        MatchOption(id=letter, text=f"{letter} is an option of so many words that it takes a row")
        for letter in "abcdefg"
    ),
)


@pytest.fixture(autouse=True)
def look(qapp):
    theme.load("light")
    yield
    theme.load("light")


def verdict(item, *given):
    response = MatchResponse(given)
    outcome = family("match").score(item, response)
    return finding(item, (), Place(response=response, answered=True, outcome=outcome))


# Keys


def test_letters_match_the_prompt_in_focus_and_arrows_go_to_another(qtbot):
    shown = Shown(qtbot, ITEM, ORDER).key("B")
    assert (shown.said[-1].assigned, shown.focus) == ((0, None, None), "prompt-1")
    shown.key("Down", "C", "Down", "A")
    assert shown.said[-1].assigned == (0, 1, 2)
    shown.key("D")  # another option for the same prompt
    assert shown.said[-1].assigned == (0, 1, 3)


def test_a_number_goes_to_its_prompt(qtbot):
    shown = Shown(qtbot, ITEM, ORDER).key("3", "A")
    assert (shown.said[-1].assigned, shown.focus) == ((None, None, 2), "prompt-3")


def test_delete_takes_a_match_back(qtbot):
    shown = Shown(qtbot, ITEM, ORDER).key("B", "Down", "C", "Delete")
    assert shown.said[-1].assigned == (0, None, None)
    shown.key("Up", "Backspace")
    assert shown.said[-1] is None


def test_an_option_may_serve_several_prompts_unless_it_serves_once(qtbot):
    shown = Shown(qtbot, ITEM, ORDER).key("B", "Down", "B")
    assert shown.said[-1].assigned == (0, 0, None)
    once = Shown(qtbot, replace(ITEM, once=True), ORDER).key("B", "Down", "B")
    assert once.said[-1].assigned == (None, 0, None)
    assert once.part("prompt-1").accessibleDescription() == "not matched yet"


def test_keys_that_mean_nothing_here_are_left_to_the_page(qtbot):
    shown = Shown(qtbot, ITEM, ORDER)
    for key in ("S", "F", "Return", "Right", "4"):
        shown.key(key)
    assert len(shown.page.passed) == 5
    assert shown.said == []


def test_a_session_taken_up_again_goes_on_at_the_first_open_prompt(qtbot):
    shown = Shown(qtbot, ITEM, ORDER, MatchResponse((0, None, None))).key("C")
    assert shown.said[-1].assigned == (0, 1, None)


# Pointer


def test_a_word_is_pressed(qtbot):
    shown = Shown(qtbot, ITEM, ORDER)
    row = shown.part("prompt-2")
    assert row.shows_words(row.width())
    cell = row._strips.at(row.width()).cells[2].center().toPoint()
    shown.click(row, cell)
    assert shown.said[-1].assigned == (None, 1, None)
    shown.click(row, QPoint(5, 5))  # beside the words nothing happens
    assert len(shown.said) == 1


def test_long_options_stand_in_a_list_and_open_as_a_menu(qtbot):
    shown = Shown(qtbot, LONG)
    assert shown.shows("options")
    assert shown.part("options").accessibleName().startswith("A. a is an option")
    row = shown.part("prompt-2")
    shown.click(row)
    menu = shown.view._menu
    texts = [action.text() for action in menu.actions()]
    assert texts[1].startswith("&B   b is an option")
    menu.actions()[1].trigger()
    menu.close()
    assert shown.said[-1].assigned == (None, 1, None)
    shown.click(row)
    menu.actions()[-1].trigger()  # takes it back
    menu.close()
    assert shown.said[-1] is None


def test_an_open_menu_goes_with_its_item(qtbot):
    shown = Shown(qtbot, LONG)
    shown.click(shown.part("prompt-2"))
    menu = shown.view._menu
    assert menu.isVisible()
    shown.view.show_item(ITEM, ORDER, Place(), False)
    assert not menu.isVisible()
    assert not shown.said


def test_the_space_bar_opens_the_menu_also_where_words_are_shown(qtbot):
    shown = Shown(qtbot, ITEM, ORDER).key("Down", "Space")
    menu = shown.view._menu
    assert menu.isVisible()
    menu.actions()[3].trigger()
    menu.close()
    assert shown.said[-1].assigned == (3, None, None)


def test_nothing_changes_while_an_answer_is_stored_or_after_checking(qtbot):
    shown = Shown(qtbot, ITEM, ORDER)
    shown.view.set_locked(True)
    shown.key("B", "Delete").click(shown.part("prompt-1"))
    shown.show(MatchResponse((0, 1, 2)), revealed=True)
    shown.key("B", "2", "Delete").click(shown.part("prompt-1"))
    assert shown.said == []
    assert shown.view._menu is None


# What is said


def test_what_is_matched_is_told_to_assistive_technology(qtbot):
    shown = Shown(qtbot, ITEM, ORDER).key("B")
    row = shown.part("prompt-1")
    assert row.accessibleName() == "1. A quick jump inside the needled band"
    assert row.accessibleDescription() == "matched with B. Local twitch"
    assert not row.isCheckable()
    assert unnamed(shown.page) == []


def test_after_checking_every_prompt_shows_yours_and_the_right_one(qtbot):
    response = MatchResponse((0, 0, 3))
    shown = Shown(qtbot, ITEM, ORDER, response, revealed=True)
    states = [shown.part(f"prompt-{n}").state for n in (1, 2, 3)]
    assert states == [OptionState.YOURS_BEST, OptionState.YOURS_UNSAFE, OptionState.YOURS_WRONG]
    said = shown.part("prompt-2").accessibleDescription()
    assert said == "Unsafe. Your answer: B. Local twitch Right answer: C. Nerve contact Why 2."


def test_a_blank_question_shows_what_is_right(qtbot):
    shown = Shown(qtbot, ITEM, ORDER, revealed=True)
    row = shown.part("prompt-1")
    assert row.state is OptionState.PASSED
    assert row.accessibleDescription() == "Right answer: B. Local twitch Why 1."


def test_the_verdict_names_act_and_consequence_first():
    unsafe = verdict(ITEM, 0, 0, 0)
    assert (unsafe.kind, unsafe.tally) == (VerdictKind.UNSAFE, "1 of 3 matched right.")
    assert unsafe.sentence == (
        "“Local twitch” does not fit “An electric pain down to the foot”. Harm 2."
    )
    prompt = replace(ITEM.prompts[1], verdict="the needle stays at the nerve")
    item = replace(ITEM, prompts=(ITEM.prompts[0], prompt, ITEM.prompts[2]))
    assert verdict(item, 0, 0, 2).sentence == "the needle stays at the nerve."
    one = verdict(ITEM, 0, 1, 3)
    assert (one.lead, one.tally) == ("Not all of them:", "2 of 3 matched right.")
    assert "“Bone contact” does not fit" in one.sentence
    assert verdict(ITEM, 1, 1, 3).sentence == "1 of 3 matched right."
    assert verdict(ITEM, 0, 1, 2).kind is VerdictKind.RIGHT


def test_what_is_still_wanted_is_said():
    assert FACE.wanting(ITEM, None) == "Match the prompts first"
    assert FACE.wanting(ITEM, MatchResponse((0, None, None))) == "2 prompts are still open"
    assert FACE.wanting(ITEM, MatchResponse((0, 1, None))) == "One prompt is still open"


@pytest.mark.parametrize("item", [ITEM, LONG], ids=["words", "list"])
@pytest.mark.parametrize("percent", [80, 100, 200])
@pytest.mark.parametrize("width", [728, 620, 360])
def test_nothing_covers_anything_at_any_size(qtbot, item, percent, width):
    theme.load("light", percent)
    shown = Shown(qtbot, item, width=width)
    assert overlapping(shown.view) == []
    shown.key("A", "Down", "D")
    assert overlapping(shown.view) == []
    shown.show(MatchResponse((0, 0, 3)), revealed=True)
    assert overlapping(shown.view) == []


@pytest.mark.parametrize("scheme", ["light", "dark", "high-contrast"])
def test_it_is_painted_in_every_scheme(qtbot, scheme):
    theme.load(scheme)
    for item in (replace(ITEM, once=True), replace(LONG, once=True)):
        shown = Shown(qtbot, item, response=MatchResponse((0, 1, None)))
        shown.view.draw_ahead()
        assert not shown.page.grab().isNull()


def test_bank_text_is_never_read_as_markup_or_as_a_key(qtbot):
    options = (MatchOption(id="a", text="<b>x</b> & *y*"), MatchOption(id="b", text="z" * 300))
    item = replace(ITEM, options=options, prompts=(ITEM.prompts[0],))
    shown = Shown(qtbot, item, response=MatchResponse((1,)), revealed=True)
    assert "A. <b>x</b> & y" in shown.part("prompt-1").accessibleDescription()
    shown.show()
    shown.click(shown.part("prompt-1"))
    assert shown.view._menu.actions()[0].text() == "&A   <b>x</b> && y"
    shown.view._menu.close()
