# SPDX-License-Identifier: MIT
"""Setting a needle in a section, deciding against it, and what is said of it afterwards."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.sections import make_fold, make_needle_path, make_section, set_needle
from tests.ui.hosting import unnamed
from tests.ui.items.viewing import SHIFT, Shown, overlapping
from trainer.model.items.needle_path import NEEDLES, Decline, Meeting, PathResponse
from trainer.model.items.registry import family
from trainer.model.needling import Path
from trainer.model.section import Orientation
from trainer.services.session import Place
from trainer.ui.items.base import VerdictKind
from trainer.ui.items.needle_path import FACE
from trainer.ui.items.needle_words import finding
from trainer.ui.items.verdict_card import VerdictCard
from trainer.ui.theme import theme
from trainer.ui.widgets.option_card import OptionState

SIDES = Orientation(left="Medial", right="Lateral", down="Deep")
ITEM = make_needle_path(section=make_section(orientation=SIDES))
LIFTED = make_needle_path(
    section=make_section(orientation=SIDES, fold=make_fold()), lift=True, builds=("average",)
)
HEAVY = (2,)  # the order by which chance has drawn the heavy body


@pytest.fixture(autouse=True)
def look(qapp):
    theme.load("light")
    yield
    theme.load("light")


def verdict(response, item=ITEM, order=()):
    outcome = family("needle-path").score(item, response)
    return finding(item, order, Place(response=response, answered=True, outcome=outcome))


def cards(shown: Shown) -> list[VerdictCard]:
    return [card for card in shown.page.findChildren(VerdictCard) if card.isVisible()]


def states(shown: Shown) -> list[OptionState]:
    return [card.state for card in cards(shown)]


def section(shown: Shown):
    return shown.part("section")


# Setting the needle


def test_up_and_down_take_hold_of_the_needle_and_then_all_arrows_move_it(qtbot):
    shown = Shown(qtbot, ITEM)
    shown.key("Down")
    assert shown.focus == "section"
    assert shown.focused[-1] == "section"
    shown.key("Right", "Right", "Down").key("Right", modifier=SHIFT)
    assert shown.said[-1] == PathResponse(Path(2, 1, 7), "flat", 1, "average")


def test_left_and_right_are_the_page_s_until_the_needle_is_held(qtbot):
    shown = Shown(qtbot, ITEM).key("Left", "Right")
    assert shown.page.passed == [Qt.Key.Key_Left, Qt.Key.Key_Right]
    assert shown.said == []


def test_a_tilt_takes_hold_of_the_needle_too(qtbot):
    shown = Shown(qtbot, ITEM).key("Right", modifier=SHIFT)
    assert shown.said[-1].path == Path(0, 1, 5)


def test_enter_is_left_to_the_page_from_everywhere(qtbot):
    shown = Shown(qtbot, ITEM).key("Down", "Return")
    for name in ("needle-entry", "needle-angle", "needle-depth", "decline"):
        shown.part(name).setFocus()
        shown.key("Return")
    assert shown.page.passed == [Qt.Key.Key_Return] * 5


def test_the_numbers_are_the_needle_s(qtbot):
    shown = Shown(qtbot, ITEM)
    box = shown.part("needle-depth")
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, "18")
    shown.key("Return")
    assert shown.said[-1].path == Path(0, 0, 18)


def test_another_needle_is_part_of_the_answer_and_limits_it(qtbot):
    shown = Shown(qtbot, ITEM, response=set_needle(0, 0, 38))
    shown.key("1")
    assert shown.said[-1] == PathResponse(Path(0, 0, 25), "flat", 0, "average")
    shown.click(shown.part("needle-3"))
    assert shown.said[-1] == PathResponse(Path(0, 0, 25), "flat", 2, "average")
    assert shown.part("needle-3").isChecked()


def test_without_a_needle_set_another_one_is_no_answer(qtbot):
    shown = Shown(qtbot, ITEM).key("2", "3")
    assert shown.said == [None]


def test_n_declines_and_takes_it_back(qtbot):
    shown = Shown(qtbot, ITEM).key("Down", "N")
    assert shown.said[-1] == PathResponse(None, "flat", 1, "average")
    assert section(shown).path() is None
    assert shown.part("decline").state is OptionState.CHOSEN
    shown.key("N")
    assert shown.said[-1] is None
    assert shown.part("decline").state is OptionState.REST


def test_moving_the_needle_takes_the_refusal_back(qtbot):
    shown = Shown(qtbot, ITEM)
    shown.click(shown.part("decline"))
    assert shown.said[-1].path is None
    shown.page.setFocus()
    shown.key("Down")
    assert shown.said[-1].path is not None
    assert shown.part("decline").state is OptionState.REST


def test_an_answer_is_shown_again_as_it_was_given(qtbot):
    response = PathResponse(Path(3, -4, 12.5), "flat", 3, "average")
    shown = Shown(qtbot, ITEM, response=response)
    assert section(shown).path() == response.path
    assert shown.part("needle-4").isChecked()
    assert shown.part("needle-depth").value() == 12.5
    shown.show(PathResponse())
    assert shown.part("decline").state is OptionState.CHOSEN


def test_nothing_can_be_changed_while_an_answer_is_stored(qtbot):
    shown = Shown(qtbot, ITEM, response=set_needle(0, 0, 10))
    shown.view.set_locked(True)
    shown.key("Down", "N", "1")
    shown.click(shown.part("decline"))
    assert shown.said == []
    shown.view.set_locked(False)
    shown.key("Down")
    assert shown.said[-1].path.depth == 11


def test_the_body_that_chance_has_drawn_is_shown_and_kept(qtbot):
    shown = Shown(qtbot, ITEM, HEAVY).key("Down")
    assert section(shown).scene.build == "heavy"
    assert shown.said[-1].build == "heavy"


# Nothing gives the answer away


def test_names_hazards_and_corridors_are_kept_back_until_checked(qtbot):
    shown = Shown(qtbot, ITEM, response=set_needle(-16, 0, 39.5))
    said = section(shown).accessibleName() + section(shown).accessibleDescription()
    for name in ("rhomboid", "rib", "intercostal", "Hazard", "Nearest"):
        assert name not in said
    assert not shown.shows("structures-met")
    assert not cards(shown)


# Lifting a fold


def test_whether_to_lift_comes_first(qtbot):
    shown = Shown(qtbot, LIFTED).key("Down")
    assert shown.said == []
    lifts = shown.part("lift")
    lifts.step(1)
    assert section(shown).scene.view == "flat"
    lifts.step(1)
    assert section(shown).scene.view == "fold"
    shown.page.setFocus()
    shown.key("Down", "Right")
    assert shown.said[-1] == PathResponse(Path(12, 0, 6), "fold", 1, "average")


def names_on_a_round_of_tab(shown, count):
    names = []
    for _ in range(count):
        shown.key("Tab")
        focused = QApplication.focusWidget()
        names.append(focused.objectName() or focused.accessibleName())
    return names


def test_tab_comes_to_the_fold_round_after_round_and_then_follows_the_screen(qtbot):
    shown = Shown(qtbot, LIFTED)
    before = QLineEdit(shown.page)
    after = QLineEdit(shown.page)
    for name, edge in (("before", before), ("after", after)):
        edge.setObjectName(name)
        edge.show()
    QWidget.setTabOrder(before, after)
    shown.view.chain_after(before)
    before.setFocus()
    waiting = ["Leave it flat", "needle-1", "decline", "after", "before"]
    assert names_on_a_round_of_tab(shown, 10) == waiting * 2
    shown.part("lift").step(1)
    boxes = ["needle-entry", "needle-angle", "needle-depth"]
    chosen = ["Leave it flat", "section", *boxes, "needle-1", "decline", "after", "before"]
    assert names_on_a_round_of_tab(shown, 2 * len(chosen)) == chosen * 2


def test_another_decision_on_the_fold_takes_the_needle_away(qtbot):
    shown = Shown(qtbot, LIFTED, response=set_needle(12, 0, 14, "fold"))
    assert shown.part("lift").chosen() == 1
    shown.part("lift").step(-1)
    assert shown.said[-1] is None
    assert section(shown).scene.view == "flat"


# After checking


@pytest.mark.parametrize(
    ("response", "state", "kind"),
    [
        (set_needle(0, 0, 18), OptionState.YOURS_BEST, VerdictKind.RIGHT),
        (set_needle(5, 0, 18), OptionState.YOURS_WRONG, VerdictKind.WRONG),
        (set_needle(-16, 0, 12), OptionState.YOURS_WRONG, VerdictKind.WRONG),
        (set_needle(-16, 0, 39.5), OptionState.YOURS_UNSAFE, VerdictKind.UNSAFE),
    ],
)
def test_a_path_is_judged_in_colour_word_and_icon(qtbot, response, state, kind):
    shown = Shown(qtbot, ITEM, response=response, revealed=True)
    assert states(shown)[0] is state
    assert cards(shown)[0].accessibleDescription()
    assert verdict(response).kind is kind
    assert shown.shows("structures-met")
    assert section(shown).focusPolicy() == Qt.FocusPolicy.NoFocus


def test_an_unsafe_path_says_what_is_met_felt_and_what_follows(qtbot):
    response = set_needle(12, 0, 28)
    found = verdict(response)
    assert found.lead == "Unsafe:"
    assert found.sentence == (
        "the path meets the intercostal nerve at 26.5\u00a0mm. The nerve is hurt."
    )
    shown = Shown(qtbot, ITEM, response=response, revealed=True)
    assert OptionState.PASSED_UNSAFE in states(shown)
    assert "Safe here: entry" in found.told


def test_the_author_s_words_come_first():
    assert verdict(set_needle(-16, 0, 39.5)).sentence == "the tip is in the pleura."
    item = make_needle_path(
        met={"intercostal nerve": Meeting(harm="numbness of the chest wall")}, section=ITEM.section
    )
    assert verdict(set_needle(12, 0, 28), item).sentence.endswith("Numbness of the chest wall.")


@pytest.mark.parametrize(
    ("response", "sentence"),
    [
        (set_needle(5, 0, 18), "the entry is 2\u00a0mm too far lateral."),
        (set_needle(-5, 0, 18), "the entry is 2\u00a0mm too far medial."),
        (set_needle(0, 8, 18), "the tip is tilted 3° too far lateral."),
        (set_needle(0, 0, 9), "the path is 2\u00a0mm too shallow."),
        (
            set_needle(5, 8, 9),
            "the path is 2\u00a0mm too shallow. The entry is 2\u00a0mm too far lateral."
            " The tip is tilted 3° too far lateral.",
        ),
    ],
)
def test_a_near_miss_says_what_was_off_and_by_how_much(response, sentence):
    found = verdict(response)
    assert (found.lead, found.kind) == ("Not quite:", VerdictKind.WRONG)
    assert found.sentence == sentence


def test_a_right_path_says_how_far_the_nearest_hazard_is():
    found = verdict(set_needle(0, 0, 18))
    assert found.kind is VerdictKind.RIGHT
    assert "from the nearest hazard, the intercostal nerve" in found.sentence
    assert found.told == ""


def test_bone_that_is_pushed_past_is_named():
    found = verdict(set_needle(0, 0, 25))
    assert found.sentence.startswith(
        "the needle was pushed on 5\u00a0mm after it met bone, the rib."
    )


def test_in_a_body_without_a_corridor_not_to_needle_is_right(qtbot):
    found = verdict(PathResponse(build="heavy"))
    assert found.kind is VerdictKind.RIGHT
    wrong = verdict(set_needle(0, 0, 20, build="heavy"))
    assert wrong.kind is VerdictKind.WRONG
    assert wrong.told == "In this body no path here is safe: not to needle is right."
    shown = Shown(qtbot, ITEM, HEAVY, response=PathResponse(build="heavy"), revealed=True)
    assert states(shown) == [OptionState.YOURS_BEST]
    assert not shown.shows("structures-met")


def test_declining_where_there_is_a_path_is_not_right_and_not_unsafe():
    found = verdict(PathResponse())
    assert found.kind is VerdictKind.WRONG
    item = make_needle_path(section=ITEM.section, decline=Decline(verdict="the rib is a stop"))
    assert verdict(PathResponse(), item).sentence == "the rib is a stop."


@pytest.mark.parametrize(
    ("response", "start"),
    [
        (set_needle(12, 0, 30, "fold"), "the needle comes out under the opposing finger at 28"),
        (set_needle(16, -60, 20, "fold"), "the path leaves the fold at its base"),
        (set_needle(12, 60, 20, "fold"), "the needle comes out at the crest at"),
    ],
)
def test_leaving_a_fold_is_told(response, start):
    assert verdict(response, LIFTED).sentence.startswith(start)


def test_a_blank_place_says_what_is_right():
    found = finding(ITEM, (), Place())
    assert found.kind is VerdictKind.BLANK
    assert found.sentence.startswith("safe here: entry 3\u00a0mm medial to 3\u00a0mm lateral")
    assert "or onto the bone (rib)" in found.sentence


def test_a_path_just_checked_is_played_and_told_step_by_step(qtbot):
    response = set_needle(12, 0, 28)
    shown = Shown(qtbot, ITEM, response=response)
    shown.show(response, revealed=True)
    assert section(shown).is_moving()
    qtbot.waitUntil(lambda: not section(shown).is_moving(), timeout=8000)
    assert shown.part("told").text().startswith("Hazard met: intercostal nerve at 26.5")
    assert overlapping(shown.view) == []


def test_a_path_that_is_looked_at_again_lies_still_until_asked(qtbot):
    shown = Shown(qtbot, ITEM, response=set_needle(0, 0, 18), revealed=True)
    assert not section(shown).is_moving()
    shown.key("P")
    assert section(shown).is_moving()
    section(shown).stop()
    shown.click(shown.part("play-again"))
    assert section(shown).is_moving()


def test_cards_are_walked_with_up_and_down(qtbot):
    shown = Shown(qtbot, ITEM, response=set_needle(12, 0, 28), revealed=True)
    cards(shown)[0].setFocus()
    shown.key("Down", "Down", "Up")
    assert shown.focus == "verdict-2"


# Look and access


@pytest.mark.parametrize("width", [330, 560, 860])
@pytest.mark.parametrize("percent", [80, 100, 200])
def test_nothing_covers_anything_at_any_size(qtbot, width, percent):
    theme.load("light", percent)
    for item, response, revealed in (
        (ITEM, None, False),
        (LIFTED, None, False),
        (ITEM, set_needle(12, 0, 28), True),
        (ITEM, PathResponse(), True),
    ):
        shown = Shown(qtbot, item, response=response, revealed=revealed, width=width)
        assert overlapping(shown.view) == []
        shown.page.host.close()


def test_every_part_that_takes_the_focus_has_a_name(qtbot):
    for item, response, revealed in (
        (LIFTED, None, False),
        (ITEM, set_needle(12, 0, 28), True),
    ):
        shown = Shown(qtbot, item, response=response, revealed=revealed)
        assert unnamed(shown.page) == []


def test_tab_goes_from_the_picture_to_the_numbers_the_needles_and_the_refusal(qtbot):
    shown = Shown(qtbot, ITEM)
    anchor = QWidget(shown.page)
    shown.view.chain_after(anchor)
    section(shown).take_focus()
    names = []
    for _ in range(8):
        shown.key("Tab")
        names.append(shown.focus)
    wanted = ["needle-entry", "needle-angle", "needle-depth"]
    assert names[:3] == wanted
    assert "decline" in names


def test_the_type_says_its_keys_and_what_is_wanting():
    assert FACE.keys()
    assert FACE.wanting(ITEM, None) == "Set the needle first, or decide against it"
    assert "fold" in FACE.wanting(LIFTED, None)
    assert len(NEEDLES) == 5
