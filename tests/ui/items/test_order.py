# SPDX-License-Identifier: MIT
"""Putting steps in order by key, pointer and assistive technology, and what is said afterwards."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from tests.builders import make_order
from tests.ui.hosting import unnamed
from tests.ui.items.viewing import SHIFT, Shown, overlapping
from trainer.model.items.order import OrderResponse
from trainer.model.items.registry import family
from trainer.services.session import Place
from trainer.ui.items.base import VerdictKind
from trainer.ui.items.order_words import Mark, finding, marked
from trainer.ui.theme import theme
from trainer.ui.widgets.option_card import OptionState

ITEM = make_order(
    count=6, wrong="f", unsafe="f", before=("ab", "bc", "cd", "de"), endangering=("ab",)
)
ORDER = (3, 5, 0, 2, 4, 1)  # A is d, B is f, C is a, D is c, E is e, F is b


@pytest.fixture(autouse=True)
def look(qapp):
    theme.load("light")
    yield
    theme.load("light")


def placed(shown: Shown) -> tuple[int, ...]:
    return shown.said[-1].placed if shown.said[-1] is not None else ()


def answered(response: OrderResponse) -> Place:
    outcome = family("order").score(ITEM, response)
    return Place(response=response, answered=True, outcome=outcome)


def verdict(*steps: int):
    return finding(ITEM, (), answered(OrderResponse(steps)))


# Keys


def test_letters_and_digits_place_steps_at_the_end(qtbot):
    shown = Shown(qtbot, ITEM, ORDER)
    shown.key("C", "F", "4")
    assert placed(shown) == (0, 1, 2)
    assert [one.placed for one in shown.said] == [(0,), (0, 1), (0, 1, 2)]


def test_numbers_stand_in_front_of_placed_steps_and_letters_before_the_others(qtbot):
    shown = Shown(qtbot, ITEM, ORDER).key("C", "F")
    assert [shown.part(f"step-{n}").letter for n in (1, 2, 3, 4)] == ["1", "2", "D", "A"]
    assert shown.part("step-1").state is OptionState.PLACED
    assert shown.part("step-3").state is OptionState.REST


def test_the_letter_of_a_placed_step_brings_the_focus_to_it(qtbot):
    shown = Shown(qtbot, ITEM, ORDER).key("C", "F", "C")
    assert (placed(shown), shown.focus) == ((0, 1), "step-1")


def test_shift_with_the_arrows_moves_a_placed_step(qtbot):
    shown = Shown(qtbot, ITEM, ORDER).key("C", "F", "D")
    shown.key("Up", "Up", modifier=SHIFT)
    assert (placed(shown), shown.focus) == ((2, 0, 1), "step-3")
    count = len(shown.said)
    shown.key("Up", modifier=SHIFT)  # further than first it cannot go
    assert len(shown.said) == count
    shown.key("Down", modifier=SHIFT)
    assert placed(shown) == (0, 2, 1)


@pytest.mark.parametrize("key", ["Delete", "Backspace"])
def test_delete_takes_a_step_out(qtbot, key):
    shown = Shown(qtbot, ITEM, ORDER).key("C", "F", "C", key)
    assert placed(shown) == (1,)
    shown.key("F", key)
    assert shown.said[-1] is None


def test_arrows_move_through_both_lists_and_space_places_or_takes_out(qtbot):
    shown = Shown(qtbot, ITEM, ORDER).key("C")
    shown.key("C", "Up")
    assert shown.focus == "step-2"  # the last of the steps to place
    shown.key("Space")
    assert placed(shown) == (0, 1)
    assert shown.focus == "step-2"
    shown.key("Space")
    assert placed(shown) == (0,)


def test_keys_that_mean_nothing_here_are_left_to_the_page(qtbot):
    shown = Shown(qtbot, ITEM, ORDER)
    for key in ("S", "Return", "Left", "7", "Delete"):
        shown.key(key)
    assert len(shown.page.passed) == 5
    assert shown.said == []


def test_tab_passes_the_steps_in_one_step_and_comes_back_to_the_one_that_was_left(qtbot):
    shown = Shown(qtbot, ITEM, ORDER)
    before, after = QPushButton("x", shown.page), QPushButton("y", shown.page)
    for button in (before, after):
        button.show()
    QWidget.setTabOrder(before, after)
    shown.view.chain_after(before)
    before.setFocus()
    shown.key("Tab", "Down", "Down")
    assert (shown.focus, shown.focused[-1]) == ("step-1", "step-1")
    shown.key("Tab")
    assert after.hasFocus()
    shown.key("Backtab")
    assert shown.focus == "step-1"


# Pointer


def test_a_click_places_and_a_second_takes_out(qtbot):
    shown = Shown(qtbot, ITEM, ORDER)
    shown.click(shown.part("step-3"), QPoint(80, 20))
    assert placed(shown) == (2,)
    shown.click(shown.part("step-3"), QPoint(80, 20))
    assert shown.said[-1] is None


def test_small_arrows_move_a_step_for_those_who_cannot_drag(qtbot):
    shown = Shown(qtbot, ITEM, ORDER).key("C", "F")
    arrows = shown.part("step-2").findChildren(QAbstractButton)
    [up] = [arrow for arrow in arrows if arrow.isVisible()]  # the last can only go up
    assert up.accessibleName() == "Move up"
    shown.click(up)
    assert placed(shown) == (1, 0)


@pytest.mark.parametrize("width", [728, 400])
def test_a_step_is_dragged_into_the_order_and_out_again(qtbot, width):
    shown = Shown(qtbot, ITEM, ORDER, OrderResponse((0, 1)), width=width)
    first = shown.part("step-1").geometry()
    shown.drag(shown.part("step-4"), first.topLeft() + QPoint(40, 5))
    assert placed(shown) == (3, 0, 1)
    assert not shown.part("step-4").is_lifted
    waiting = shown.part("step-5").geometry().center()
    shown.drag(shown.part("step-1"), waiting)
    assert placed(shown) == (3, 1)


def test_a_drag_within_the_order_changes_places(qtbot):
    shown = Shown(qtbot, ITEM, ORDER, OrderResponse((0, 1, 2)))
    last = shown.part("step-3").geometry()
    shown.drag(shown.part("step-1"), last.bottomLeft() + QPoint(60, 4))
    assert placed(shown) == (1, 2, 0)


def test_while_dragged_a_card_stays_in_sight_and_the_others_make_room(qtbot):
    shown = Shown(qtbot, ITEM, ORDER, OrderResponse((0, 1)))
    before = shown.part("step-1").y()
    shown.drag(shown.part("step-4"), QPoint(720, 45), drop=False)
    card = shown.part("step-4")
    assert card.is_lifted
    assert shown.view.rect().contains(card.geometry())
    assert shown.part("step-1").y() > before
    assert shown.said == []


def test_a_drag_that_ends_where_it_began_says_nothing(qtbot):
    shown = Shown(qtbot, ITEM, ORDER)
    shown.drag(shown.part("step-4"), QPoint(100, 300))
    assert shown.said == []


def test_nothing_changes_while_an_answer_is_stored_or_after_checking(qtbot):
    shown = Shown(qtbot, ITEM, ORDER)
    shown.view.set_locked(True)
    shown.key("C").click(shown.part("step-3"))
    shown.drag(shown.part("step-4"), QPoint(500, 60))
    assert shown.said == []
    shown.view.set_locked(False)
    shown.key("C")
    shown.show(OrderResponse((1, 0)), revealed=True)
    shown.key("D", "Delete").click(shown.part("step-3"))
    assert len(shown.said) == 1


# What is said


def test_what_stands_where_is_told_to_assistive_technology(qtbot):
    shown = Shown(qtbot, ITEM, ORDER).key("C", "F")
    card = shown.part("step-2")
    assert card.accessibleName() == "2. Withdraw it along the line of entry"
    assert card.accessibleDescription() == "place 2 of 2, letter F"
    assert card.isChecked()
    assert shown.part("step-3").accessibleDescription() == "not in your order yet"
    assert unnamed(shown.page) == []


def test_every_step_is_marked_and_the_pair_that_it_breaks_is_named():
    marks = {one.step: one for one in marked(ITEM, (2, 1, 0, 5))}
    assert [marks[step].mark for step in (2, 1, 0, 5)] == [
        Mark.EARLY,
        Mark.UNSAFE,
        Mark.IN_PLACE,
        Mark.UNSAFE,
    ]
    assert "It comes after “Withdraw it along the line of entry”." in marks[2].reason
    assert "It comes after “Stop all movement of the needle”." in marks[1].reason
    late = {one.step: one for one in marked(make_order(count=4), (1, 2, 3, 0))}
    assert late[0].mark is Mark.LATE
    assert late[0].reason.startswith("It comes before “Withdraw it along the line of entry”.")
    assert [late[step].mark for step in (1, 2, 3)] == [Mark.IN_PLACE] * 3


def test_the_verdict_names_act_and_consequence_first():
    broken = verdict(1, 0, 2, 3, 4)
    assert broken.kind is VerdictKind.UNSAFE
    assert broken.sentence == (
        "“Withdraw it along the line of entry” came before “Stop all movement of the needle”."
        " Harm ab."
    )
    assert broken.tally == "9 of 10 pairs of steps in order."
    without = verdict(1, 2, 3, 4)
    assert "came without “Stop all movement of the needle”." in without.sentence
    assert verdict(0, 1, 2, 3, 4, 5).sentence == "Why f."
    assert verdict(0, 1, 2, 3, 4).kind is VerdictKind.RIGHT


def test_the_verdict_on_a_wrong_order_says_what_is_wrong():
    early = verdict(0, 1, 3, 2, 4)
    assert early.lead == "Not in this order:"
    assert early.sentence == (
        "“Test feeling and strength” is too early. It comes after “Ask what is felt, and where”."
    )
    missing = verdict(0, 1, 2, 3)
    assert (missing.lead, missing.sentence) == (
        "Not complete:",
        "“Record what was found” is missing.",
    )
    item = make_order(count=4, wrong="d")
    taken = finding(item, (), Place(response=OrderResponse((0, 1, 2, 3)), answered=True))
    assert (taken.lead, taken.sentence) == (
        "Not this step:",
        "“Test feeling and strength” does not belong here.",
    )


def test_after_checking_the_order_stands_with_marks_and_the_right_one_below(qtbot):
    shown = Shown(qtbot, ITEM, ORDER, OrderResponse((1, 0, 5)), revealed=True)
    states = [shown.part(f"step-{n}").state for n in (2, 1, 6, 3)]
    assert states == [
        OptionState.YOURS_UNSAFE,
        OptionState.YOURS_BEST,
        OptionState.YOURS_UNSAFE,
        OptionState.YOURS_WRONG,
    ]
    tops = [shown.part(f"step-{n}").y() for n in (2, 1, 6, 4, 3)]
    assert tops == sorted(tops)
    assert shown.part("right-order").texts()[0] == "Stop all movement of the needle"
    assert "Left out" in shown.part("step-3").accessibleDescription()


def test_after_the_right_answer_no_other_order_is_shown(qtbot):
    shown = Shown(qtbot, ITEM, ORDER, OrderResponse((0, 1, 2, 3, 4)), revealed=True)
    assert not shown.shows("right-order")
    assert shown.part("step-6").state is OptionState.PASSED_UNSAFE
    assert shown.part("step-6").y() > shown.part("step-5").y()


def test_a_blank_question_shows_the_right_order_and_every_reason(qtbot):
    shown = Shown(qtbot, ITEM, ORDER, revealed=True)
    assert shown.shows("right-order")
    assert "Why a." in shown.part("step-1").accessibleDescription()
    order = [shown.part(f"step-{step + 1}").y() for step in shown.view._places.sequence(())]
    assert order == sorted(order)


@pytest.mark.parametrize("percent", [80, 100, 200])
@pytest.mark.parametrize("width", [728, 620, 360])
def test_nothing_covers_anything_at_any_size(qtbot, percent, width):
    theme.load("light", percent)
    shown = Shown(qtbot, ITEM, ORDER, width=width)
    assert overlapping(shown.view) == []
    shown.key("C", "F", "B", "A")
    assert overlapping(shown.view) == []
    shown.show(OrderResponse((1, 0, 5)), revealed=True)
    assert overlapping(shown.view) == []
    shown.show(revealed=True)
    assert overlapping(shown.view) == []


def test_placing_a_step_moves_no_other_where_there_is_room_for_two_columns(qtbot):
    shown = Shown(qtbot, ITEM, ORDER)
    before = {n: shown.part(f"step-{n}").geometry() for n in (3, 4, 5, 6)}
    height = shown.view.height()
    shown.key("C", "F")
    assert {n: shown.part(f"step-{n}").geometry() for n in before} == before
    assert shown.view.height() == height


def test_an_item_with_fewer_steps_is_shown_after_one_with_more(qtbot):
    shown = Shown(qtbot, ITEM, ORDER).key("C", "F")
    shown.item, shown.order = make_order(count=2), (1, 0)
    shown.show()
    assert [shown.shows(f"step-{n}") for n in (1, 2, 3)] == [True, True, False]
    shown.key("A")
    assert placed(shown) == (1,)


@pytest.mark.parametrize("scheme", ["light", "dark", "high-contrast"])
def test_it_is_painted_in_every_scheme(qtbot, scheme):
    theme.load(scheme)
    shown = Shown(qtbot, ITEM, ORDER, OrderResponse((1, 0)))
    shown.view.draw_ahead()
    assert not shown.page.grab().isNull()
    shown.show(OrderResponse((1, 0)), revealed=True)
    assert not shown.page.grab().isNull()
