# SPDX-License-Identifier: MIT
"""Scoring of single and multiple items, and the rules that types alone cannot express."""

import dataclasses
import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import (
    make_full_item,
    make_item,
    make_multiple,
    make_options,
    sample_items,
    sample_responses,
)
from trainer.banks.canonical import plain_of
from trainer.model.items.base import Evidence, Item, UnsafeAct, common_faults
from trainer.model.items.choice import Choice, Option
from trainer.model.items.registry import TYPES, family, read_item

SINGLE = family("single")
MULTIPLE = family("multiple")


def choice(letters: str) -> Choice:
    return Choice(tuple(sorted("abcdefghijklmnopqrstuvwxyz".index(letter) for letter in letters)))


def codes(item: Item) -> list[str]:
    return [fault.code for fault in family(item.type).faults(item)]


# Single


def test_the_key_scores_one_and_a_distractor_nothing():
    item = make_item(key="b")
    assert SINGLE.score(item, choice("b")) == (1.0, True, ())
    assert SINGLE.score(item, choice("a")) == (0.0, False, ())


def test_an_omitted_response_scores_nothing():
    assert SINGLE.score(make_item(), Choice()) == (0.0, False, ())


def test_two_choices_on_a_single_item_are_not_correct():
    assert SINGLE.score(make_item(key="b"), choice("ab")).correct is False


def test_an_unsafe_choice_is_told_with_act_and_harm():
    outcome = SINGLE.score(make_item(key="b", unsafe="c"), choice("c"))
    assert outcome == (0.0, False, (UnsafeAct("Act c", "Harm c"),))


def test_an_unsafe_act_without_words_of_its_own_is_told_as_the_option():
    option = Option(text="Go on", unsafe=True)
    item = make_item(options=(Option(text="Stop", key=True), option))
    assert SINGLE.score(item, choice("b")).unsafe == (UnsafeAct("Go on", ""),)


def test_a_single_item_is_complete_with_exactly_one_choice():
    item = make_item()
    assert [SINGLE.complete(item, choice(letters)) for letters in ("", "a", "ab")] == [
        False,
        True,
        False,
    ]


# Multiple


@pytest.mark.parametrize(
    ("letters", "points", "correct"),
    [
        ("ac", 1.0, True),  # both keys
        ("a", 0.8, False),  # one key missed: four of five options judged right
        ("abc", 0.8, False),  # one distractor more
        ("", 0.6, False),  # the three distractors left alone
        ("bde", 0.0, False),
        ("abcde", 0.4, False),
    ],
)
def test_per_option_every_option_judged_right_earns_its_share(letters, points, correct):
    outcome = MULTIPLE.score(make_multiple(keys="ac", count=5), choice(letters))
    assert outcome == (pytest.approx(points), correct, ())


@pytest.mark.parametrize(
    ("letters", "points"), [("ac", 1.0), ("ab", 0.5), ("bd", 0.0), ("a", 0.5), ("", 0.0)]
)
def test_with_a_number_to_choose_the_keys_found_count(letters, points):
    item = make_multiple(keys="ac", choose=2)
    assert MULTIPLE.score(item, choice(letters)).points == pytest.approx(points)


@pytest.mark.parametrize(("letters", "points"), [("ac", 1.0), ("a", 0.0), ("abc", 0.0)])
def test_all_or_none_takes_only_the_exact_set(letters, points):
    item = make_multiple(keys="ac", scoring="all-or-none")
    assert MULTIPLE.score(item, choice(letters)).points == points


def test_an_unsafe_choice_is_never_made_up_for_by_points():
    outcome = MULTIPLE.score(make_multiple(keys="ac", unsafe="e"), choice("ace"))
    assert outcome.points == pytest.approx(0.8)
    assert outcome.correct is False
    assert outcome.unsafe == (UnsafeAct("Act e", "Harm e"),)


def test_a_multiple_item_is_complete_with_the_number_asked_or_any():
    free, two = make_multiple(), make_multiple(choose=2)
    assert [MULTIPLE.complete(free, choice(letters)) for letters in ("", "a", "ab")] == [
        False,
        True,
        True,
    ]
    assert [MULTIPLE.complete(two, choice(letters)) for letters in ("a", "ab", "abc")] == [
        False,
        True,
        False,
    ]


@given(
    keys=st.sets(st.sampled_from("abcdef"), min_size=1),
    unsafe=st.sets(st.sampled_from("abcdef")),
    chosen=st.sets(st.sampled_from("abcdef")),
    scoring=st.sampled_from(["per-option", "all-or-none"]),
    fixed=st.booleans(),
)
def test_points_stay_between_nothing_and_one_and_only_the_keys_are_correct(
    keys, unsafe, chosen, scoring, fixed
):
    unsafe -= keys
    item = make_multiple(
        keys="".join(keys),
        count=6,
        unsafe="".join(unsafe),
        scoring=scoring,
        choose=len(keys) if fixed else None,
    )
    outcome = MULTIPLE.score(item, choice("".join(chosen)))
    assert outcome.correct == (chosen == keys)
    assert len(outcome.unsafe) == len(chosen & unsafe)
    if not fixed or MULTIPLE.complete(item, choice("".join(chosen))):
        assert 0.0 <= outcome.points <= 1.0
        assert (outcome.points == 1.0) == (chosen == keys)


# Faults


def test_sound_items_have_no_faults():
    assert [codes(item) for item in (make_item(), make_multiple(choose=2))] == [[], []]


def test_a_single_item_needs_one_key():
    assert codes(make_item(key="")) == ["no-key"]
    (fault,) = SINGLE.faults(make_item(key="bd"))
    assert fault.message == "option 2 and option 4 are both marked key; a single item has one"
    assert fault.path == ("options", 3, "key")
    assert "all marked key" in SINGLE.faults(make_item(key="abd"))[0].message


def test_a_multiple_item_needs_a_key_and_a_number_that_agrees():
    assert codes(make_multiple(keys="")) == ["no-key"]
    assert codes(make_multiple(keys="", choose=2)) == ["no-key"]
    assert codes(make_multiple(keys="abc", choose=2)) == ["choose-keys"]


def test_an_unsafe_key_is_a_fault():
    assert codes(make_item(key="b", unsafe="b")) == ["unsafe-key"]


def test_options_that_differ_only_in_case_and_spaces_are_the_same():
    options = (Option(text="Radial  nerve", key=True), Option(text="radial nerve "))
    (fault,) = SINGLE.faults(make_item(options=options))
    assert (fault.code, fault.path) == ("same-option", ("options", 1, "text"))


def test_a_blank_stem_and_impossible_days_are_faults():
    assert [fault.code for fault in common_faults(make_item(stem=" \n "))] == ["blank"]
    evidence = Evidence(checked="2026-02-30", review_by="2028-02-29")
    (fault,) = common_faults(make_item(evidence=evidence))
    assert (fault.code, fault.path) == ("no-such-day", ("evidence", "checked"))


# What every type must offer


def test_there_is_a_sample_of_every_type():
    assert tuple(sample_items()) == TYPES


@pytest.mark.parametrize("kind", TYPES)
def test_items_of_every_type_come_back_from_plain_data(kind):
    item = sample_items()[kind]
    assert read_item(plain_of(item)) == item
    bare = dataclasses.replace(
        item, **{name: default for name, default in _defaults(item) if name != "id"}
    )
    assert read_item(plain_of(bare)) == bare


def _defaults(item):
    return [
        (field.name, field.default)
        for field in dataclasses.fields(item)
        if field.default is not dataclasses.MISSING
    ]


@pytest.mark.parametrize("kind", TYPES)
def test_responses_of_every_type_come_back_from_plain_data(kind):
    of_type = family(kind)
    for response in sample_responses(kind):
        plain = json.loads(json.dumps(of_type.write_response(response)))
        assert of_type.read_response(plain) == response


@pytest.mark.parametrize("kind", TYPES)
def test_samples_of_every_type_are_sound_and_can_be_answered_right_and_wrong(kind):
    item, of_type = sample_items()[kind], family(kind)
    assert of_type.faults(item) == []
    outcomes = [of_type.score(item, response) for response in sample_responses(kind)]
    assert {outcome.correct for outcome in outcomes} == {True, False}
    assert any(of_type.complete(item, response) for response in sample_responses(kind))
    assert all(isinstance(of_type.describe(item, one), str) for one in sample_responses(kind))


@pytest.mark.parametrize("kind", ["single", "multiple", "match"])
def test_items_with_options_can_hold_their_order(kind):
    item = sample_items()[kind]
    of_type = family(kind)
    drawn = of_type.draw(dataclasses.replace(item, shuffle=True), random.Random(1))
    assert sorted(drawn) == list(range(len(item.options)))
    assert of_type.draw(dataclasses.replace(item, shuffle=False), random.Random(1)) == ()


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_has_a_label_and_its_own_name(kind):
    assert family(kind).type == kind
    assert family(kind).label


def test_a_response_is_described_in_words():
    assert SINGLE.describe(make_item(), choice("b")) == "Radial nerve"
    assert MULTIPLE.describe(make_multiple(), choice("ac")) == "Axillary nerve; Ulnar nerve"


def test_an_unknown_type_is_a_key_error():
    with pytest.raises(KeyError):
        family("essay")


def test_options_keep_the_order_in_which_they_are_written():
    assert [option.text for option in make_options("a", 3)] == [
        "Axillary nerve",
        "Radial nerve",
        "Ulnar nerve",
    ]
    assert make_full_item().options[1].misconception == "level-confusion"
