# SPDX-License-Identifier: MIT
import time

import pytest

from trainer.ui.dialogs.matching import best, score

TEXTS = [
    ("set up a practice session", "questions filter"),
    ("open the library", "banks files"),
    ("use the dark appearance", "theme night"),
    ("make the text larger", "zoom in size"),
]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("lib", 1),
        ("session", 0),
        ("supra", 0),
        ("sps", 0),
        ("dark app", 2),
        ("app dark", 2),
        ("zoom", 3),
        ("TEXT", 3),
        ("mtl", 3),
    ],
)
def test_a_few_letters_find_what_is_meant(query, first):
    assert best(query, TEXTS, 10)[0] == first


def test_without_letters_everything_is_offered_in_its_order():
    assert best("  ", TEXTS, 3) == [0, 1, 2]


def test_letters_in_the_middle_of_words_do_not_count_one_by_one():
    assert best("oee", TEXTS, 10) == []


def test_every_word_must_be_found():
    assert best("library dark", TEXTS, 10) == []


def test_the_beginning_of_a_word_counts_more_than_its_middle():
    assert best("art", [("heart rate", ""), ("artery of the arm", "")], 2) == [1, 0]


def test_what_stands_side_by_side_counts_more_than_beginnings():
    assert best("sps", [("set up a practice session", ""), ("the sps file", "")], 2) == [1, 0]


def test_no_title_makes_the_search_slow():
    start = time.perf_counter()
    assert score("a" * 39 + "b", " ".join(["a" * 60] * 200)) is None
    assert score("b" * 500, "a b c") is None
    assert time.perf_counter() - start < 0.5
