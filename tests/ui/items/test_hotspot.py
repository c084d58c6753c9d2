# SPDX-License-Identifier: MIT
"""Pointing at a structure, choosing its name, and what is said of it afterwards."""

import base64
import hashlib

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPoint, Qt
from PySide6.QtGui import QImage

from tests.builders import make_hotspot
from tests.ui.hosting import unnamed
from tests.ui.items.viewing import Shown, overlapping
from trainer.model.items.hotspot import Area, HotspotResponse
from trainer.model.items.registry import family
from trainer.model.picture import Picture
from trainer.services.session import Place
from trainer.ui.items.base import VerdictKind
from trainer.ui.items.hotspot import FACE
from trainer.ui.items.hotspot_words import finding
from trainer.ui.items.verdict_card import VerdictCard
from trainer.ui.theme import theme
from trainer.ui.widgets.option_card import OptionState

ITEM = make_hotspot()
LEFT = ((0.1, 0.1), (0.4, 0.1), (0.4, 0.9), (0.1, 0.9))
RIGHT = ((0.6, 0.1), (0.9, 0.1), (0.9, 0.9), (0.6, 0.9))


def make_picture(width=400, height=200, text=None) -> Picture:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(0xFF808080)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    content = bytes(buffer.data())
    return Picture(
        name="figures/arm.png",
        sha256=hashlib.sha256(content).hexdigest(),
        width=width,
        height=height,
        text=base64.b64encode(content).decode() if text is None else text,
    )


def pictured(**fields):
    areas = (Area(name="nerve", key=True, outline=LEFT), Area(name="artery", outline=RIGHT))
    return make_hotspot(section=None, picture=make_picture(**fields), areas=areas)


@pytest.fixture(autouse=True)
def look(qapp):
    theme.load("light")
    yield
    theme.load("light")


def verdict(name: str, item=ITEM):
    response = HotspotResponse(name)
    outcome = family("hotspot").score(item, response)
    return finding(item, (), Place(response=response, answered=True, outcome=outcome))


def states(shown: Shown) -> dict[str, OptionState]:
    cards = [card for card in shown.page.findChildren(VerdictCard) if card.isVisible()]
    return {card.accessibleName(): card.state for card in cards}


def chosen_names(shown: Shown) -> list[str]:
    return [row.name for row in shown.part("names").rows if row.isChecked()]


def point(shown: Shown, x: float, y: float) -> Shown:
    part = shown.part("section")
    return shown.click(part, part.spot(x, y).toPoint())


# Choosing


def test_a_letter_chooses_a_name(qtbot):
    shown = Shown(qtbot, ITEM).key("B")
    assert shown.said == [HotspotResponse("intercostal nerve", None)]
    assert chosen_names(shown) == ["intercostal nerve"]


def test_up_and_down_move_among_the_names_and_the_space_bar_chooses(qtbot):
    shown = Shown(qtbot, ITEM).key("Down", "Down", "Down", "Up", "Space")
    assert shown.focus == "name-2"
    assert shown.said == [HotspotResponse("intercostal nerve", None)]


def test_names_are_in_the_order_of_the_alphabet(qtbot):
    names = [row.name for row in Shown(qtbot, ITEM).part("names").rows]
    assert names == sorted(names, key=str.casefold)


def test_a_click_chooses_what_lies_there(qtbot):
    shown = point(Shown(qtbot, ITEM), 12, 28)
    assert shown.said[-1].area == "intercostal nerve"
    assert shown.said[-1].at == pytest.approx((12, 28), abs=0.4)


def test_a_click_beside_everything_says_so_and_keeps_the_answer(qtbot):
    shown = Shown(qtbot, ITEM, response=HotspotResponse("rib"))
    point(shown, 20, -4)
    assert shown.said == []
    assert shown.part("pointed-note").text() == "Nothing that can be chosen lies there."


def test_pointing_does_not_say_the_name_and_a_name_does_not_show_the_place(qtbot):
    shown = Shown(qtbot, ITEM).key("B")
    assert not shown.shows("pointed-note")
    point(shown, 0, 26)
    assert chosen_names(shown) == []
    note = shown.part("pointed-note").text()
    assert note == "Chosen in the picture."
    said = shown.part("section").accessibleName() + shown.part("section").accessibleDescription()
    assert "rib" not in said


def test_enter_and_other_keys_are_left_to_the_page(qtbot):
    shown = Shown(qtbot, ITEM).key("Return", "Z", "Left")
    assert shown.page.passed == [Qt.Key.Key_Return, Qt.Key.Key_Z, Qt.Key.Key_Left]


def test_nothing_can_be_changed_while_an_answer_is_stored(qtbot):
    shown = Shown(qtbot, ITEM)
    shown.view.set_locked(True)
    point(shown.key("B"), 0, 26)
    assert shown.said == []


def test_an_answer_is_shown_again_as_it_was_given(qtbot):
    shown = Shown(qtbot, ITEM, response=HotspotResponse("rib", (0.0, 26.0)))
    assert chosen_names(shown) == []
    assert shown.shows("pointed-note")
    shown.show(HotspotResponse("rib"))
    assert chosen_names(shown) == ["rib"]


# After checking


@pytest.mark.parametrize(
    ("name", "kind", "state"),
    [
        ("intercostal nerve", VerdictKind.RIGHT, OptionState.YOURS_BEST),
        ("rib", VerdictKind.WRONG, OptionState.YOURS_WRONG),
        ("skin", VerdictKind.WRONG, OptionState.YOURS_WRONG),
        ("pleura", VerdictKind.UNSAFE, OptionState.YOURS_UNSAFE),
    ],
)
def test_an_answer_is_judged(qtbot, name, kind, state):
    shown = Shown(qtbot, ITEM, response=HotspotResponse(name), revealed=True)
    assert states(shown)[name[:1].upper() + name[1:]] is state
    assert verdict(name).kind is kind
    assert not shown.shows("names")


def test_what_is_right_and_what_is_unsafe_stand_below_whatever_was_chosen(qtbot):
    shown = Shown(qtbot, ITEM, response=HotspotResponse("rib"), revealed=True)
    assert states(shown) == {
        "Rib": OptionState.YOURS_WRONG,
        "Intercostal nerve": OptionState.BEST,
        "Pleura": OptionState.PASSED_UNSAFE,
    }


def test_the_verdict_has_the_author_s_words_or_plain_ones():
    assert verdict("pleura").sentence == "the pleura lies deeper."
    assert verdict("rib").sentence == "The needle has gone past it."
    assert verdict("skin").sentence == "this is the skin, which is not what is asked for."
    assert verdict("skin").told == "Right is the intercostal nerve."
    assert verdict("intercostal nerve").told == ""
    bare = make_hotspot(areas=(Area(name="rib", key=True), Area(name="pleura", unsafe=True)))
    assert verdict("rib", bare).sentence == "this is the rib."
    assert verdict("pleura", bare).sentence == "this act could cause serious harm."
    two = make_hotspot(areas=(Area(name="rib", key=True), Area(name="pleura", key=True)))
    assert verdict("skin", two).told == "Right are: rib, pleura."


def test_a_blank_place_says_what_is_right():
    found = finding(ITEM, (), Place())
    assert (found.kind, found.sentence) == (
        VerdictKind.BLANK,
        "the right place is the intercostal nerve.",
    )


def test_names_stand_in_the_picture_once_it_is_checked(qtbot):
    shown = Shown(qtbot, ITEM, response=HotspotResponse("rib"), revealed=True)
    assert shown.part("section").accessibleName() == "Muscle over a rib, average build"


# Pictures


def test_an_area_of_a_picture_is_pointed_at(qtbot):
    shown = Shown(qtbot, pictured())
    figure = shown.part("figure")
    shown.click(figure, QPoint(figure.width() // 4, figure.height() // 2))
    assert shown.said[-1].area == "nerve"
    x, y = shown.said[-1].at
    assert 0.1 < x < 0.4
    assert 0.4 < y < 0.6
    shown.click(figure, QPoint(figure.width() // 2, figure.height() // 2))
    assert len(shown.said) == 1
    shown.key("A")
    assert shown.said[-1] == HotspotResponse("artery", None)


def test_a_picture_is_shown_again_with_its_areas_named(qtbot):
    response = HotspotResponse("artery", (0.75, 0.5))
    shown = Shown(qtbot, pictured(), response=response, revealed=True)
    assert not shown.part("figure").grab().toImage().isNull()
    shown.click(shown.part("figure"))
    assert shown.said == []


@pytest.mark.parametrize("text", ["", "not base64!", "AAAA"])
def test_a_picture_that_cannot_be_read_can_still_be_answered_by_name(qtbot, text):
    shown = Shown(qtbot, pictured(text=text))
    assert not shown.part("figure").grab().toImage().isNull()
    assert shown.key("B").said == [HotspotResponse("nerve", None)]


def test_a_huge_picture_is_kept_no_larger_than_it_can_be_shown(qtbot):
    shown = Shown(qtbot, pictured(width=4800, height=300))
    assert shown.part("figure")._image.width() == 2400


# Look and access


@pytest.mark.parametrize("width", [330, 560, 860])
@pytest.mark.parametrize("percent", [80, 100, 200])
def test_nothing_covers_anything_at_any_size(qtbot, width, percent):
    theme.load("light", percent)
    for item in (ITEM, pictured()):
        for response, revealed in ((None, False), (HotspotResponse(item.areas[1].name), True)):
            shown = Shown(qtbot, item, response=response, revealed=revealed, width=width)
            assert overlapping(shown.view) == []
            shown.page.host.close()


def test_every_part_that_takes_the_focus_has_a_name(qtbot):
    assert unnamed(Shown(qtbot, ITEM).page) == []
    shown = Shown(qtbot, ITEM, response=HotspotResponse("rib"), revealed=True)
    assert unnamed(shown.page) == []


def test_the_type_says_its_keys_and_what_is_wanting():
    assert FACE.keys()
    assert FACE.wanting(ITEM, None) == "Point at a structure first, or choose its name"
