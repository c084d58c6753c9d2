# SPDX-License-Identifier: MIT
"""Words and their stems."""

import pytest

from trainer.banks.lint.words import content, count, quoted, sentences, stem


@pytest.mark.parametrize(
    "forms",
    [
        ("needle", "needles", "needling"),
        ("faint", "faints", "fainted", "fainting"),
        ("inaccessible", "inaccessibility"),
        ("nerve", "nerves"),
        ("stop", "stopped"),
        ("patient's", "patient", "patients"),
        ("irritate", "irritation"),
    ],
)
def test_forms_of_a_word_meet(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(("one", "other"), [("brachialis", "brachial"), ("plexus", "plex")])
def test_latin_endings_stay(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_sentences_end_where_the_next_begins() -> None:
    assert sentences('He says "no." She waits 2.5 s. Why?') == [
        'He says "no.', "She waits 2.5 s.", "Why?"
    ]  # fmt: skip
    assert sentences("") == []


def test_content_leaves_small_words_out_but_keeps_not() -> None:
    assert content("The needle is not in the bone") == ["needl", "not", "bone"]


def test_words_are_counted_as_readers_do() -> None:
    assert count("pins-and-needles, 2.5 mm deep") == 4


def test_long_text_is_cut_in_messages() -> None:
    assert quoted("a" * 70) == '"' + "a" * 59 + '…"'
