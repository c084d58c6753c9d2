# SPDX-License-Identifier: MIT
"""Cases: the way through the steps, what it is worth, and rules of what leads where."""

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import LETTERS, case_response, make_case, make_item, make_multiple
from trainer.banks.canonical import canonical_text
from trainer.model.items.base import UnsafeAct
from trainer.model.items.case import Branch, CaseItem, Step
from trainer.model.items.case_walk import (
    CaseResponse,
    draft_of,
    extends,
    last_step,
    orders,
    stepped,
    walk,
)
from trainer.model.items.choice import Choice
from trainer.model.items.registry import family, read_item
from trainer.model.stimulus import Stimulus

CASE = family("case")


def way(item: CaseItem, *steps: str) -> str:
    """Return the ids of the steps reached; the one that is open is marked."""
    reached = walk(item, case_response(*steps)).reached
    return " ".join(one.step.id + ("?" if one.is_open else "") for one in reached)


def codes(item: CaseItem) -> list[str]:
    return [fault.code for fault in CASE.faults(item)]


def simple(name: str, *branches: Branch) -> Step:
    item = make_item("", key="b", count=3, unsafe="c", domain=None)
    return Step(id=name, item=item, branches=branches)


# The way


def test_without_an_answer_the_first_step_is_open():
    assert way(make_case()) == "a?"
    assert walk(make_case(), None).open.step.id == "a"


def test_an_answer_leads_to_the_next_step_or_where_its_branch_says():
    item = make_case()
    assert way(item, "a:a") == "a b?"
    assert way(item, "a:b") == "a c?"
    assert way(item, "a:a", "b:a") == "a b c?"


def test_the_last_step_and_a_branch_to_the_end_end_the_case():
    item = make_case()
    assert way(item, "a:b", "c:ac", "d:a") == "a c d"
    assert way(item, "a:b", "c:a") == "a c"


def test_an_unsafe_act_ends_the_case_wherever_its_branch_leads():
    item = make_case(steps=(simple("a", Branch(when="wrong", to="b", told="x")), simple("b")))
    assert way(item, "a:c") == "a"
    assert walk(item, case_response("a:c")).reached[0].told == ""


def test_a_branch_for_an_option_goes_before_right_and_wrong():
    first = simple("a", Branch(when="wrong", to="end"), Branch(when="option 1", told="So."))
    item = make_case(steps=(first, simple("b")))
    found = walk(item, case_response("a:a"))
    assert (found.reached[0].told, found.open.step.id) == ("So.", "b")


def test_the_consequence_of_an_answer_is_told_with_its_step():
    item = make_case()
    told = [one.told for one in walk(item, case_response("a:b", "c:a")).reached]
    assert told == ["She goes at once.", "Nobody knows what was done."]
    assert walk(item, case_response("a:c")).reached[0].told == "She collapses."


def test_an_answer_to_another_step_than_the_next_is_not_sound():
    item = make_case()
    assert not walk(item, case_response("b:a")).is_sound
    assert not walk(item, case_response("a:c", "b:a")).is_sound
    assert not CASE.complete(item, case_response("a:c", "b:a"))


def test_a_draft_that_is_not_complete_leaves_its_step_open():
    item = make_case()
    response = CaseResponse((("a", {"chosen": [1]}), ("c", {"chosen": []})))
    found = walk(item, response)
    assert (found.is_sound, found.open.step.id) == (False, "c")
    assert not CASE.locks(item, response)


# Steps that are stored


def test_a_step_locks_until_the_end_and_is_complete_there():
    item = make_case()
    for steps, locks, complete in (
        ((), False, False),
        (("a:b",), True, False),
        (("a:b", "c:ac"), True, False),
        (("a:b", "c:ac", "d:b"), False, True),
        (("a:c",), False, True),
    ):
        response = case_response(*steps)
        assert (CASE.locks(item, response), CASE.complete(item, response)) == (locks, complete)


def test_steps_that_are_stored_are_kept_and_one_is_added_at_a_time():
    stored = case_response("a:b")
    assert extends(stored, case_response("a:b"))
    assert extends(stored, case_response("a:b", "c:a"))
    assert not extends(stored, case_response("a:b", "c:a", "d:b"))
    assert not extends(stored, case_response("a:a"))
    assert not extends(stored, None)
    assert extends(None, None)
    assert extends(None, case_response("a:a"))
    assert not extends(None, case_response("a:b", "c:ac"))


def test_a_response_is_built_step_by_step_and_taken_apart_again():
    item, stored = make_case(), case_response("a:b")
    step = walk(item, stored).open.step
    response = stepped(stored, step, Choice((0,)))
    assert response == case_response("a:b", "c:a")
    assert draft_of(item, stored, response) == Choice((0,))
    assert draft_of(item, stored, stored) is None
    assert draft_of(item, None, None) is None
    assert stepped(stored, step, None) == stored


def test_the_last_step_says_what_was_asked_and_answered():
    item = make_case()
    asked, given = last_step(item, case_response("a:b", "c:ac"))
    assert (asked, given) == (item.steps[2].item, Choice((0, 2)))


# What it is worth


def test_the_points_are_the_mean_of_the_steps_reached():
    item = make_case()
    assert CASE.score(item, case_response("a:b", "c:ac", "d:b")) == (1.0, True, ())
    outcome = CASE.score(item, case_response("a:a", "b:b", "c:ac", "d:b"))
    assert (outcome.points, outcome.correct) == (0.75, False)


def test_a_case_that_has_not_ended_is_not_correct():
    item = make_case()
    assert CASE.score(item, case_response("a:b")) == (1.0, False, ())
    assert CASE.score(item, CaseResponse()) == (0.0, False, ())


def test_unsafe_acts_are_told_with_act_and_harm():
    outcome = CASE.score(make_case(), case_response("a:b", "c:acd"))
    assert outcome.unsafe == (UnsafeAct("Act d", "Harm d"),)
    assert not outcome.correct


def test_a_response_in_words_names_what_was_said_at_each_step():
    words = CASE.describe(make_case(), case_response("a:b", "c:ac"))
    assert words == "1. Radial nerve; 2. Axillary nerve; Ulnar nerve"


def test_a_response_survives_being_written():
    response = case_response("a:b", "c:ac")
    assert CASE.read_response(json.loads(json.dumps(CASE.write_response(response)))) == response


# What chance decides


def test_what_chance_decides_of_each_step_can_be_told_apart_again():
    steps = (
        Step(id="a", item=make_item("", count=4)),
        Step(id="b", item=make_item("", count=3, shuffle=False)),
        Step(id="c", item=make_multiple("", count=5)),
    )
    item = make_case(steps=steps)
    order = CASE.draw(item, random.Random(7))
    first, second, third = orders(item, order)
    assert (sorted(first), second, sorted(third)) == ([0, 1, 2, 3], (), [0, 1, 2, 3, 4])
    assert orders(item, ()) == ((), (), ())


# The item


def test_a_case_survives_being_written_and_its_steps_have_no_ids_of_items():
    item = make_case()
    text = canonical_text(item)
    assert read_item(json.loads(text)) == item
    assert '"id":""' not in text


def test_sections_are_looked_for_in_every_step():
    item = make_case()
    assert CASE.named(item) == []
    assert CASE.with_sections(item, {}) is item


# Rules


def test_a_sound_case_has_no_faults():
    assert codes(make_case()) == []


def test_the_item_of_a_step_is_checked_with_its_place():
    item = make_case(steps=(simple("a"), Step(id="b", item=make_item("", key="", domain=None))))
    [fault] = CASE.faults(item)
    assert (fault.code, fault.path) == ("no-key", ("steps", 1, "item", "options"))
    assert fault.message.startswith("step 2: ")


@pytest.mark.parametrize(
    ("code", "steps"),
    [
        ("same-step", (simple("a"), simple("a"))),
        ("step-end", (simple("a"), simple("end"))),
        ("no-such-step", (simple("a", Branch(when="right", to="x")), simple("b"))),
        ("unsafe-goes-on", (simple("a", Branch(when="unsafe", to="b")), simple("b"))),
        ("unsafe-goes-on", (simple("a", Branch(when="option 3", to="b")), simple("b"))),
        ("no-such-option", (simple("a", Branch(when="option 4")), simple("b"))),
        ("same-when", (simple("a", Branch(when="right"), Branch(when="right")), simple("b"))),
        ("circle", (simple("a"), simple("b", Branch(when="wrong", to="a")))),
        ("circle", (simple("a"), simple("b", Branch(when="wrong", to="b")))),
        (
            "unreachable-step",
            (
                simple("a", Branch(when="right", to="c"), Branch(when="wrong", to="end")),
                simple("b"),
                simple("c"),
            ),
        ),
    ],
)
def test_what_leads_nowhere_or_round_is_told(code, steps):
    assert codes(make_case(steps=steps)) == [code]


def test_a_branch_back_that_is_no_circle_is_allowed():
    steps = (
        simple("a", Branch(when="right", to="c"), Branch(when="wrong", to="c")),
        simple("b", Branch(when="right", to="end"), Branch(when="wrong", to="end")),
        simple("c", Branch(when="right", to="b"), Branch(when="wrong", to="b")),
    )
    assert codes(make_case(steps=steps)) == []


def test_only_where_an_answer_is_options_can_a_branch_be_for_one():
    from tests.builders import make_numeric

    step = Step(id="a", item=make_numeric("", domain=None), branches=(Branch(when="option 1"),))
    [fault] = CASE.faults(make_case(steps=(step, simple("b"))))
    assert (fault.code, fault.remedy) == ("no-such-option", "Use right, wrong or unsafe.")


def test_a_stimulus_may_stand_in_a_step():
    event = Stimulus(truth="twitch", reports="A jump.", seen="A flicker in the band.")
    inner = make_item("", domain=None, stimulus=event)
    item = make_case(steps=(Step(id="a", item=inner), simple("b")))
    assert read_item(json.loads(canonical_text(item))).steps[0].item.stimulus == event


@given(st.lists(st.sampled_from(LETTERS[:3]), min_size=1, max_size=6))
def test_whatever_is_chosen_every_way_ends_and_its_points_are_a_share(letters):
    item = make_case()
    response: CaseResponse | None = None
    for letter in (*letters, *"bbbb"):
        step = walk(item, response).open
        if step is None:
            break
        response = stepped(response, step.step, Choice((LETTERS.index(letter),)))
        assert extends(response, response)
    outcome = CASE.score(item, response)
    assert walk(item, response).is_sound
    assert CASE.complete(item, response)
    assert 0 <= outcome.points <= 1
    assert outcome.correct is (outcome.points == 1 and not outcome.unsafe)
