# SPDX-License-Identifier: MIT
"""Matching: every prompt earns its share, and what endangers is told whatever the score."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import LETTERS, make_match
from trainer.model.items.base import UnsafeAct
from trainer.model.items.match import MatchResponse, Prompt, assignments, key_position
from trainer.model.items.registry import family

MATCH = family("match")


def given_to(letters: str) -> MatchResponse:
    return MatchResponse(tuple(None if x == "-" else LETTERS.index(x) for x in letters))


def codes(item) -> list[str]:
    return [fault.code for fault in MATCH.faults(item)]


@pytest.mark.parametrize(
    ("letters", "points"), [("abc", 1.0), ("abb", 2 / 3), ("bca", 0.0), ("a--", 1 / 3), ("---", 0)]
)
def test_every_prompt_matched_right_earns_its_share(letters, points):
    outcome = MATCH.score(make_match(keys="abc"), given_to(letters))
    assert outcome == (pytest.approx(points), points == 1.0, ())


def test_an_option_may_serve_several_prompts():
    assert MATCH.score(make_match(keys="aab"), given_to("aab")).correct
    assert codes(make_match(keys="aab")) == []


def test_an_unsafe_match_is_never_made_up_for_by_points():
    item = make_match(keys="abc", unsafe=("", "ad", ""))
    outcome = MATCH.score(item, given_to("aac"))
    assert outcome == (pytest.approx(2 / 3), False, (UnsafeAct("Act 2", "Harm 2"),))
    assert MATCH.score(item, given_to("acc")).unsafe == ()


def test_an_unsafe_match_without_words_of_its_own_names_prompt_and_option():
    item = make_match(keys="ab")
    prompt = replace(item.prompts[0], unsafe=("b",))
    (act,) = MATCH.score(replace(item, prompts=(prompt, item.prompts[1])), given_to("bb")).unsafe
    assert act == UnsafeAct("A quick jump inside the needled band: Nerve contact", "")


def test_a_response_is_complete_when_every_prompt_has_an_option():
    item = make_match(keys="abc")
    assert [MATCH.complete(item, given_to(x)) for x in ("", "ab", "ab-", "aaa", "abc")] == [
        False,
        False,
        False,
        True,
        True,
    ]
    assert not MATCH.complete(replace(item, once=True), given_to("aab"))


def test_a_response_of_another_length_is_read_as_far_as_it_goes():
    item = make_match(keys="abc")
    assert assignments(item, given_to("a")) == (0, None, None)
    assert assignments(item, given_to("abcd")) == (0, 1, 2)


def test_only_options_are_drawn_and_only_where_they_may_be():
    item = make_match(keys="abc", options=5)
    assert sorted(MATCH.draw(item, random.Random(1))) == [0, 1, 2, 3, 4]
    assert MATCH.draw(replace(item, shuffle=False), random.Random(1)) == ()


def test_a_response_is_described_prompt_by_prompt():
    item = make_match(keys="ab")
    assert MATCH.describe(item, given_to("b-")) == (
        "A quick jump inside the needled band: Nerve contact"
    )
    assert key_position(item, item.prompts[1]) == 1


# Faults


def test_a_prompt_names_options_that_are_there():
    item = make_match(keys="az", unsafe=("y", ""))
    assert sorted((fault.code, fault.path) for fault in MATCH.faults(item)) == [
        ("no-such-option", ("prompts", 0, "unsafe", 0)),
        ("no-such-option", ("prompts", 1, "key")),
    ]
    prompt = Prompt(text="x", key="a", misconceptions={"q": "wrong-belief"})
    (fault,) = MATCH.faults(replace(make_match(), prompts=(prompt,)))
    assert fault.path == ("prompts", 0, "misconceptions", "q")


def test_what_fits_is_neither_unsafe_nor_a_misconception():
    assert codes(make_match(keys="ab", unsafe=("a",))) == ["unsafe-key"]
    prompt = Prompt(text="x", key="a", misconceptions={"a": "wrong-belief"})
    assert codes(replace(make_match(), prompts=(prompt,))) == ["misconceived-key"]


def test_options_have_ids_and_texts_of_their_own():
    item = make_match(keys="ab")
    first = item.options[0]
    assert codes(replace(item, options=(*item.options, first))) == ["same-option", "same-option-id"]
    assert codes(replace(item, prompts=(item.prompts[0], item.prompts[0]))) == ["same-prompt"]


def test_options_that_serve_once_are_the_key_of_one_prompt():
    assert codes(make_match(keys="aba", once=True)) == ["key-again"]


# Properties


@st.composite
def answered(draw):
    options = draw(st.integers(2, 6))
    letters = LETTERS[:options]
    keys = draw(st.text(letters, min_size=1, max_size=5))
    unsafe = tuple("".join(sorted(draw(st.sets(st.sampled_from(letters))) - {key})) for key in keys)
    item = make_match(keys=keys, options=options, unsafe=unsafe)
    chosen = st.none() | st.integers(0, options - 1)
    response = MatchResponse(tuple(draw(chosen) for _ in keys))
    return item, response


@given(answered())
def test_points_stay_between_nothing_and_one_and_only_the_keys_are_full(drawn):
    item, response = drawn
    outcome = MATCH.score(item, response)
    right = [key_position(item, prompt) for prompt in item.prompts] == list(response.assigned)
    assert codes(item) == []
    assert 0.0 <= outcome.points <= 1.0
    assert (outcome.points == 1.0) is right
    assert outcome.correct is right


@given(answered())
def test_unsafe_matches_are_told_whatever_the_points(drawn):
    item, response = drawn
    dangerous = sum(
        given is not None and item.options[given].id in prompt.unsafe
        for prompt, given in zip(item.prompts, response.assigned, strict=True)
    )
    outcome = MATCH.score(item, response)
    assert len(outcome.unsafe) == dangerous
    assert not (outcome.unsafe and outcome.correct)
