# SPDX-License-Identifier: MIT
"""A case whose steps hold items of every other type."""

import dataclasses

import pytest

from tests.builders import case_response, make_case, make_item, sample_items, sample_responses
from tests.ui.hosting import shown
from trainer.model.items.case import WHOLE, Step
from trainer.model.items.case_walk import CaseResponse, stepped
from trainer.model.items.registry import TYPES, family
from trainer.services.session import Place
from trainer.ui.items.base import VerdictKind
from trainer.ui.items.registry import face
from trainer.ui.theme import theme
from trainer.ui.widgets.timeline import MomentKind

INNER = [kind for kind in TYPES if kind != "case"]
CASE = family("case")


@pytest.fixture(autouse=True)
def look(qapp):
    theme.load("light")


def case_with(kind: str):
    """Make a case whose first step holds the sample of a type."""
    inner = sample_items()[kind]
    defaults = {one.name: one.default for one in dataclasses.fields(inner) if one.name in WHOLE}
    bare = {name: default for name, default in defaults.items() if name != "id"}
    inner = dataclasses.replace(inner, id="", **bare)
    last = make_item("", count=3, domain=None)
    return make_case(steps=(Step(id="a", item=inner), Step(id="b", item=last)))


@pytest.mark.parametrize("kind", INNER)
def test_a_step_may_hold_an_item_of_any_other_type(qtbot, kind):
    item = case_with(kind)
    step = item.steps[0]
    complete = family(kind).complete
    view = face("case").view(None)
    shown(qtbot, view, 728, 900)
    view.show_item(item, (), Place(), False)
    assert view.asked_type() == kind
    assert face("case").wanting(item, None) == face(kind).wanting(step.item, None)
    for given in sample_responses(kind):
        if not complete(step.item, given):
            continue
        stored = stepped(None, step, given)
        if CASE.complete(item, stored):
            outcome = CASE.score(item, stored)
            whole = Place(response=stored, stored=stored, answered=True, outcome=outcome)
            view.show_item(item, (), whole, True)
            assert face("case").finding(item, (), whole).sentence
            continue
        for place in (
            Place(response=stored, stored=stored, tells=True, is_between=True),
            Place(response=stored, stored=stored, tells=True),
            Place(response=stored, stored=stored),
        ):
            view.show_item(item, (), place, False)
            assert view.heightForWidth(600) > 0
            assert face("case").patient(item, place, False) is not None


def place_of(*steps: str, **more) -> Place:
    stored = case_response(*steps) if steps else None
    return Place(response=stored, stored=stored, **more)


def test_a_draft_is_said_as_a_step_after_those_that_are_stored(qtbot):
    view = face("case").view(None)
    qtbot.addWidget(view)
    said = []
    view.response_changed.connect(said.append)
    view.show_item(make_case(), (), place_of("a:b"), False)
    inner = view._open_view()
    inner._choose(0)
    inner._choose(0)
    assert said == [case_response("a:b", "c:a"), case_response("a:b")]


def test_what_an_earlier_step_says_is_not_taken_for_an_answer(qtbot):
    view = face("case").view(None)
    qtbot.addWidget(view)
    view.show_item(make_case(), (), place_of("a:b", tells=True, is_between=True), False)
    said = []
    view.response_changed.connect(said.append)
    view._parts[0].view.response_changed.emit(None)
    assert said == []


def test_the_patient_of_a_case_grows_and_nothing_leaves():
    item, own = make_case(), face("case").patient
    before: tuple = ()
    for number in range(4):
        moments = own(item, place_of(*("a:a", "b:b", "c:ac")[:number]), False).moments
        told = tuple((one.label, one.text) for one in moments)
        assert told[: len(before)] == before
        before = told
    harmed = own(item, Place(stored=case_response("a:c"), answered=True), True).moments
    assert harmed[-1] == ("Then", "She collapses.", MomentKind.HARM)


def test_what_the_next_step_brings_is_not_known_while_the_verdict_is_read():
    item = make_case()
    between = face("case").patient(item, place_of("a:a", tells=True, is_between=True), False)
    after = face("case").patient(item, place_of("a:a", tells=True), False)
    assert "22:00" not in [one.label for one in between.moments]
    assert after.moments[-1] == ("22:00", "Breathless.", MomentKind.NEW)


def test_without_patient_and_facts_there_is_no_patient():
    item = make_case(patient=None)
    steps = tuple(dataclasses.replace(step, facts={}) for step in item.steps)
    assert face("case").patient(dataclasses.replace(item, steps=steps), Place(), False) is None


@pytest.mark.parametrize(
    ("steps", "kind", "sentence", "tally"),
    [
        (("a:b", "c:ac", "d:b"), VerdictKind.RIGHT, "every step was right.", ""),
        (("a:b", "c:ac", "d:a"), VerdictKind.WRONG, "2 of 3 steps right.", ""),
        (("a:b", "c:d"), VerdictKind.UNSAFE, "Why d.", "1 of 2 steps right."),
        (("a:c",), VerdictKind.UNSAFE, "Why c.", ""),
    ],
)
def test_the_verdict_on_the_whole(steps, kind, sentence, tally):
    item, response = make_case(), case_response(*steps)
    place = Place(response=response, answered=True, outcome=CASE.score(item, response))
    found = face("case").finding(item, (), place)
    assert (found.kind, found.sentence, found.tally) == (kind, sentence, tally)


def test_a_case_without_an_answer_says_where_it_was_left():
    found = face("case").finding
    assert found(make_case(), (), Place()).sentence == "none of the steps was answered."
    left = found(make_case(), (), Place(stored=CaseResponse((("a", {"chosen": [1]}),))))
    assert (left.kind, left.sentence) == (VerdictKind.BLANK, "the case was left after step 1.")
