# SPDX-License-Identifier: MIT
"""Ordering: every acceptable order scores, and what endangers is told whatever the score."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import LETTERS, make_order
from trainer.model.items.base import UnsafeAct
from trainer.model.items.order import (
    OrderResponse,
    acceptable_order,
    broken_pairs,
    has_one_order,
    out_of_place,
    required_pairs,
    right_steps,
    unsafe_breaks,
)
from trainer.model.items.registry import family

ORDER = family("order")


def placed(letters: str) -> OrderResponse:
    return OrderResponse(tuple(LETTERS.index(letter) for letter in letters))


def points(item, letters: str) -> float:
    return ORDER.score(item, placed(letters)).points


def codes(item) -> list[str]:
    return [fault.code for fault in ORDER.faults(item)]


# What must come before what


def test_without_pairs_every_right_step_follows_the_one_before_it():
    item = make_order(count=4, wrong="b")
    assert required_pairs(item) == {(0, 2), (0, 3), (2, 3)}
    assert has_one_order(item)
    assert acceptable_order(item) == (0, 2, 3)


def test_what_follows_from_pairs_is_required_too():
    item = make_order(count=4, before=("ab", "bc"))
    assert required_pairs(item) == {(0, 1), (1, 2), (0, 2)}
    assert not has_one_order(item)


def test_a_pair_of_a_step_that_is_left_out_requires_nothing():
    assert required_pairs(make_order(count=4, wrong="d", before=("ab", "ad", "bc"))) == {
        (0, 1),
        (1, 2),
        (0, 2),
    }


@pytest.mark.parametrize("letters", ["abcd", "acbd", "cabd"])
def test_every_acceptable_order_scores_full(letters):
    item = make_order(count=4, before=("ab", "bd", "cd"))
    assert ORDER.score(item, placed(letters)) == (1.0, True, ())


@pytest.mark.parametrize(
    ("letters", "share"),
    [
        ("abcd", 1.0),
        ("bacd", 5 / 6),  # one of six pairs broken
        ("dcba", 0.0),
        ("abc", 3 / 6),  # the pairs of the step left out are not kept
        ("a", 0.0),
        ("", 0.0),
    ],
)
def test_points_are_the_share_of_pairs_kept(letters, share):
    item = make_order(count=4)
    assert points(item, letters) == pytest.approx(share)
    assert ORDER.score(item, placed(letters)).correct is (share == 1.0)


def test_a_wrong_step_taken_in_costs_its_share_and_never_more_than_there_is():
    item = make_order(count=5, wrong="e")
    assert points(item, "abcde") == pytest.approx(1 - 1 / 5)
    assert not ORDER.score(item, placed("abcde")).correct
    assert points(item, "e") == 0.0


def test_a_right_step_that_is_in_no_pair_counts_as_much_as_a_pair():
    item = make_order(count=3, before=("ab",))
    assert points(item, "ab") == pytest.approx(1 / 2)
    assert ORDER.score(item, placed("cab")).correct


# Unsafe acts


def test_an_unsafe_step_taken_in_is_told():
    item = make_order(count=5, wrong="e", unsafe="e")
    outcome = ORDER.score(item, placed("abcde"))
    assert outcome.unsafe == (UnsafeAct("Act e", "Harm e"),)
    assert outcome.points == pytest.approx(0.8)


def test_a_broken_pair_that_endangers_is_told():
    item = make_order(count=4, before=("ab", "bc", "cd"), endangering=("ab",))
    assert ORDER.score(item, placed("bacd")).unsafe == (UnsafeAct("Act ab", "Harm ab"),)
    assert ORDER.score(item, placed("acbd")).unsafe == ()


def test_the_later_step_without_the_earlier_one_endangers_too():
    item = make_order(count=4, before=("ab", "bc", "cd"), endangering=("ab",))
    assert [pair.then for pair in unsafe_breaks(item, placed("bcd").placed)] == [2]
    assert unsafe_breaks(item, placed("acd").placed) == ()


def test_an_unsafe_pair_without_words_of_its_own_names_both_steps():
    item = make_order(count=2, before=("ab",))
    pair = item.before[0].__class__(first=1, then=2, unsafe=True)
    item = make_order(count=2).__class__(
        id="x", type="order", stem="x", steps=item.steps, before=(pair,)
    )
    (act,) = ORDER.score(item, placed("ba")).unsafe
    assert act.act.startswith(item.steps[1].text)
    assert item.steps[0].text in act.act


# Which steps are out of place


@pytest.mark.parametrize(
    ("letters", "moved"),
    [
        ("abcd", ""),
        ("bcda", "a"),  # one step stands last: not all the others are out of place
        ("dabc", "d"),
        ("bacd", "b"),  # of two neighbours, the one that comes too early
        ("cab", "c"),
    ],
)
def test_as_few_steps_as_can_be_are_out_of_place(letters, moved):
    item = make_order(count=4)
    assert "".join(LETTERS[step] for step in out_of_place(item, placed(letters).placed)) == moved


def test_broken_pairs_are_named_in_the_order_of_what_was_done():
    item = make_order(count=4)
    assert broken_pairs(item, placed("dacb").placed) == ((0, 3), (1, 3), (2, 3), (1, 2))


# Drawing


@pytest.mark.parametrize("seed", range(40))
def test_the_order_shown_is_never_right_already(seed):
    for item in (
        make_order(count=2),
        make_order(count=3, wrong="c"),
        make_order(count=6, before=("ab",)),
        make_order(count=5),
    ):
        shown = ORDER.draw(item, random.Random(seed))
        assert sorted(shown) == list(range(len(item.steps)))
        right = [step for step in shown if step in right_steps(item)]
        assert broken_pairs(item, right)
        assert ORDER.draw(item, random.Random(seed)) == shown


class NeverShuffles:
    def shuffle(self, x):
        pass

    def randrange(self, stop):
        return 0


def test_a_chance_that_always_gives_the_right_order_is_not_believed():
    item = make_order(count=4, wrong="b")
    assert ORDER.draw(item, NeverShuffles()) == (2, 1, 0, 3)


# Faults


def test_sound_items_have_no_faults():
    assert codes(make_order()) == []
    assert codes(make_order(count=6, wrong="ef", unsafe="f", before=("ab", "ac", "bd"))) == []


def test_steps_that_say_the_same_are_a_fault():
    item = make_order(count=2)
    twice = item.__class__(id="x", type="order", stem="x", steps=(item.steps[0], item.steps[0]))
    assert codes(twice) == ["same-step"]


def test_fewer_than_two_right_steps_are_a_fault():
    assert codes(make_order(count=3, wrong="bc")) == ["no-order"]


def test_an_unsafe_step_that_belongs_is_a_fault():
    (fault,) = ORDER.faults(make_order(count=3, unsafe="b"))
    assert (fault.code, fault.path) == ("unsafe-step", ("steps", 1, "unsafe"))


def test_a_circle_is_named_with_its_place():
    item = make_order(count=4, before=("ab", "bc", "ca"))
    (fault,) = ORDER.faults(item)
    assert (fault.code, fault.path) == ("circle", ("before", 2))
    assert "step 1 before step 2 before step 3 before step 1" in fault.message


def test_a_step_before_itself_is_a_circle():
    assert codes(make_order(count=3, before=("ab", "bb"))) == ["circle"]


def test_a_pair_against_the_order_as_written_is_a_fault():
    (fault,) = ORDER.faults(make_order(count=3, before=("ab", "ca")))
    assert (fault.code, fault.path) == ("written-order", ("before", 1))


def test_pairs_name_right_steps_that_are_there_once():
    assert codes(make_order(count=3, before=("ad",))) == ["no-such-step"]
    assert codes(make_order(count=3, wrong="c", before=("ac", "ab"))) == ["wrong-step"]
    assert codes(make_order(count=3, before=("ab", "ab"))) == ["same-pair"]


def test_an_order_that_goes_round_in_a_circle_is_still_some_order():
    """Only a check that was passed over could ask for it; it must not hang."""
    assert sorted(acceptable_order(make_order(count=3, before=("ab", "bc", "ca")))) == [0, 1, 2]


# Properties


@st.composite
def items(draw):
    count = draw(st.integers(2, 7))
    wrong = draw(st.sets(st.sampled_from(LETTERS[:count]), max_size=count - 2))
    right = [letter for letter in LETTERS[:count] if letter not in wrong]
    pairs = [a + b for n, a in enumerate(right) for b in right[n + 1 :]]
    before = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=6))
    endangering = draw(st.sets(st.sampled_from(before))) if before else set()
    unsafe = draw(st.sets(st.sampled_from(sorted(wrong)))) if wrong else set()
    return make_order(
        count=count,
        wrong="".join(wrong),
        unsafe="".join(unsafe),
        before=before,
        endangering=endangering,
    )


@st.composite
def answered(draw):
    item = draw(items())
    steps = draw(st.permutations(range(len(item.steps))))
    return item, OrderResponse(tuple(steps[: draw(st.integers(0, len(steps)))]))


@given(answered())
def test_points_stay_between_nothing_and_one_and_only_an_acceptable_order_is_full(drawn):
    item, response = drawn
    outcome = ORDER.score(item, response)
    keeps = all(
        response.placed.index(first) < response.placed.index(then)
        for first, then in required_pairs(item)
        if first in response.placed and then in response.placed
    )
    acceptable = set(response.placed) == set(right_steps(item)) and keeps
    assert 0.0 <= outcome.points <= 1.0
    assert (outcome.points == 1.0) is acceptable
    assert outcome.correct is acceptable


@given(answered())
def test_unsafe_acts_are_told_whatever_the_points(drawn):
    item, response = drawn
    outcome = ORDER.score(item, response)
    taken = sum(item.steps[step].unsafe for step in response.placed)
    assert len(outcome.unsafe) == taken + len(unsafe_breaks(item, response.placed))
    assert not (outcome.unsafe and outcome.correct)


@given(items())
def test_the_order_that_is_given_as_right_is_right(item):
    assert codes(item) == []
    assert ORDER.score(item, OrderResponse(acceptable_order(item))).correct
    assert acceptable_order(item) == right_steps(item)


@given(answered())
def test_the_steps_that_are_in_place_are_in_order_among_themselves(drawn):
    item, response = drawn
    moved = out_of_place(item, response.placed)
    rest = [step for step in response.placed if step not in moved]
    assert not [pair for pair in broken_pairs(item, rest) if set(pair) <= set(rest)]
    assert ORDER.describe(item, response).count(";") == max(0, len(response.placed) - 1)
