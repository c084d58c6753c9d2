# SPDX-License-Identifier: MIT
"""The sentence that asks: negative, closed, ungrammatical or tricky, and what only seems so."""

import pytest

from tests.linting import codes, multiple, single

# F06


@pytest.mark.parametrize(
    "asked",
    [
        "Which of these is not a sign of pneumothorax?",
        "What should you not do?",
        "Which complaint isn't a warning?",
        "Which act is least appropriate?",
        "Which of these statements about the lung is false?",
        "Each of these is a warning except which?",
    ],
)
def test_a_negative_question_is_told(asked: str) -> None:
    assert "F06" in codes(single(lead_in=asked))


@pytest.mark.parametrize(
    "asked",
    [
        "Which of these is NOT a sign of pneumothorax?",
        "What do you do if it does not settle?",
        "Which finding makes you decide not to needle?",
        "What do you tell a patient who cannot feel the sole?",
        "At least how long do you press?",
        "Which act carries the least risk?",
    ],
)
def test_a_marked_or_merely_conditional_not_is_no_sign(asked: str) -> None:
    assert "F06" not in codes(single(lead_in=asked))


# F13


@pytest.mark.parametrize(
    "asked", ["Should you go on?", "The lung and the neck.", "Safe needling", "Is that a twitch?"]
)
def test_a_closed_question_or_none_is_told(asked: str) -> None:
    assert codes(single(lead_in=asked)) == ["F13"]


@pytest.mark.parametrize(
    "asked",
    [
        "What do you do?",
        "If it tingles, what do you do?",
        "From the findings, choose the nerve.",
        "Which lines fit? Select all that apply.",
        "Is that a twitch or a nerve?",
        'What do you answer to "Is it safe?"',
    ],
)
def test_a_question_or_an_instruction_asks(asked: str) -> None:
    assert "F13" not in codes(single(lead_in=asked))


def test_a_stem_may_ask_itself() -> None:
    assert "F13" not in codes(single(stem="A needle is in. What do you do?", lead_in=""))
    assert "F13" not in codes(single(stem="What do you do? The needle is in.", lead_in=""))
    assert "F13" in codes(single(stem="A needle is in. The nerve most at risk is", lead_in=""))


# F14


def test_an_article_that_fits_some_options_alone_is_told() -> None:
    texts = ("alarm sign", "normal part of it", "proof of a good result")
    assert "F14" in codes(single(*texts, stem="A jolt down the arm is an", lead_in=""))
    assert "F14" in codes(single("twitch", "ache", "jerk", lead_in="Say what is seen: a"))


def test_articles_within_options_or_fitting_all_are_no_sign() -> None:
    texts = ("an alarm sign", "a normal part", "a good result")
    assert "F14" not in codes(single(*texts, stem="A jolt down the arm is", lead_in=""))
    texts = ("ulcer", "hour of rest", "alarm sign", "X-ray")
    assert "F14" not in codes(single(*texts, stem="What follows is an", lead_in=""))


def test_a_key_that_alone_fits_the_number_asked_for_is_told() -> None:
    texts = ("Sciatic and gluteal nerves", "Femoral nerve", "Obturator nerve")
    assert "F14" in codes(single(*texts, lead_in="Which two nerves are at risk?"))


def test_options_that_all_fit_the_number_are_no_sign() -> None:
    texts = ("Radial nerve", "Median nerve", "Axillary nerve and artery")
    assert "F14" not in codes(single(*texts, lead_in="Which nerve is at risk?"))
    assert "F14" not in codes(multiple(*texts, "Ulnar nerve", keys="ab", lead_in="Which nerves?"))


# F27


@pytest.mark.parametrize("asked", ["Which of the following is true?", "Which statement is false?"])
def test_a_question_without_a_theme_is_told(asked: str) -> None:
    assert "F27" in codes(single(lead_in=asked))


@pytest.mark.parametrize("text", ["It is not unlikely to pass", "There is no reason not to go on"])
def test_two_negatives_are_told(text: str) -> None:
    assert "F27" in codes(single(text, "It passes at once", "It stays for weeks"))


def test_a_negative_question_with_a_negative_key_is_told() -> None:
    texts = ("It does not ache", "It runs down the arm", "It jerks")
    assert codes(single(*texts, lead_in="Which of these is not true of it?")) == ["F06", "F27"]


@pytest.mark.parametrize(
    "asked",
    ["Which statement about bone is right?", "Which reply is best?", "Which answer is right?"],
)
def test_a_theme_is_enough(asked: str) -> None:
    assert "F27" not in codes(single(lead_in=asked))


@pytest.mark.parametrize(
    "text", ["Not until he agrees", "Not under the rib", "No pain and no weakness, not even now"]
)
def test_negatives_one_by_one_are_no_trick(text: str) -> None:
    assert "F27" not in codes(single(text, "It passes at once", "It stays for weeks"))
