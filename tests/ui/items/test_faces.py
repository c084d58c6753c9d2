# SPDX-License-Identifier: MIT
"""What every item type offers the page, and the words that verdicts are made of."""

import pytest
from PySide6.QtWidgets import QWidget

from tests.builders import make_item, make_multiple, make_options, sample_items, sample_responses
from trainer.model.items.choice import Choice, Option
from trainer.model.items.registry import TYPES, family
from trainer.services.session import Place
from trainer.ui.items.base import VerdictKind, closed, first_sentence, letter
from trainer.ui.items.choice import letters, option_sentence
from trainer.ui.items.registry import face
from trainer.ui.theme import theme


@pytest.fixture(autouse=True)
def look(qapp):
    theme.load("light")


def answered(item, *chosen: int) -> Place:
    return responded(item, Choice(chosen))


def responded(item, response) -> Place:
    outcome = family(item.type).score(item, response)
    return Place(response=response, answered=True, outcome=outcome)


@pytest.mark.parametrize("item_type", TYPES)
def test_every_type_can_be_shown_judged_and_explained(item_type, qtbot):
    item, own = sample_items()[item_type], face(item_type)
    parent = QWidget()
    qtbot.addWidget(parent)
    view = own.view(parent)
    complete = family(item_type).complete
    responses = [one for one in sample_responses(item_type) if complete(item, one)]
    places = [responded(item, response) for response in responses]
    for place, revealed in ((Place(), False), *((one, True) for one in places), (Place(), True)):
        view.show_item(item, (), place, revealed)
        assert view.heightForWidth(600) > 0
    assert own.finding(item, (), Place()).kind is VerdictKind.BLANK
    found = [own.finding(item, (), place) for place in places]
    assert all(one.lead and one.sentence for one in found)
    for one, place in zip(found, places, strict=True):
        assert (one.kind is VerdictKind.RIGHT) is place.outcome.correct
        assert (one.kind is VerdictKind.UNSAFE) is bool(place.outcome.unsafe)
    assert own.wanting(item, None)
    assert own.keys()


def test_letters_are_those_of_the_screen_and_not_of_the_bank():
    item = make_item(key="b")
    found = face("single").finding(item, (2, 1, 0, 3), answered(item, 2))
    assert (found.chosen, found.best) == ("A", "B")
    assert letters((3, 2, 1, 0), 4, {0, 3}) == "A, D"
    assert letter(25) == "Z"


def test_the_positions_in_a_response_are_those_of_the_bank(qtbot):
    view = face("multiple").view(None)
    qtbot.addWidget(view)
    view.show_item(make_multiple(), (4, 3, 2, 1, 0), Place(), False)
    said = []
    view.response_changed.connect(said.append)
    for shown in (0, 3, 0):
        view._choose(shown)
    assert said == [Choice((4,)), Choice((1, 4)), Choice((1,))]


def test_the_cards_are_kept_and_shown_again(qtbot):
    view = face("single").view(None)
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    view.show_item(make_item(count=6, key="f"), (), Place(), False)
    before = view.findChildren(QWidget, "option-A")
    view.show_item(make_item(count=2), (), Place(), False)
    assert view.findChildren(QWidget, "option-A") == before
    visible = [card for card in view._cards if card.isVisible()]
    assert [card.letter for card in visible] == ["A", "B"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Stop. Go.", "Stop."),
        ("At 4.5 mm it is met. Then more.", "At 4.5 mm it is met."),
        ("Stop, e.g. when it hurts. Go.", "Stop, e.g. when it hurts."),
        ("**Stop** now! More", "Stop now!"),
        ("no end", "no end"),
        ("", ""),
        ("word " * 60 + ".", ""),
    ],
)
def test_the_first_sentence_of_a_rationale(text, sentence):
    assert first_sentence(text) == sentence


@pytest.mark.parametrize(
    ("option", "sentence"),
    [
        (Option(text="a", verdict="it is met", rationale="Why."), "it is met."),
        (Option(text="a", rationale="Why? Because."), "Why?"),
        (Option(text="a", unsafe=True, harm="The lung collapses"), "The lung collapses."),
        (Option(text="a", unsafe=True), "this act could cause serious harm."),
        (Option(text="a", key=True), "this is the best answer."),
        (Option(text="a"), "another answer is better."),
    ],
)
def test_a_verdict_falls_back_to_what_there_is(option, sentence):
    assert option_sentence(option) == sentence


def test_a_sentence_gets_one_full_stop():
    assert [closed(text) for text in ("a", "a.", "a!", " ")] == ["a.", "a.", "a!", ""]


def test_with_several_unsafe_acts_each_is_a_sentence():
    options = make_options("a", count=4, unsafe="cd")
    options = tuple(o.__class__(text=o.text, key=o.key, unsafe=o.unsafe, verdict="it is met")
                    for o in options)  # fmt: skip
    item = make_multiple(options=options)
    found = face("multiple").finding(item, (), answered(item, 2, 3))
    assert found.sentence == "it is met. It is met."
    assert found.tally == "1 of 4 judged right."


def test_bank_text_is_never_read_as_markup(qtbot):
    view = face("single").view(None)
    qtbot.addWidget(view)
    text = '<img src="file:///etc/passwd"> & <b>x</b>'
    options = (Option(text=text, key=True), Option(text="other"))
    view.show_item(make_item(options=options), (), Place(), False)
    assert view._cards[0].accessibleName() == f"A. {text}"
