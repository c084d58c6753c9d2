# SPDX-License-Identifier: MIT
"""Bank text is data: the few marks it may use, and nothing else."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.ui.widgets.richtext import Paragraph, Run, inline, parse, plain


def only(text):
    (paragraph,) = parse(text)
    return paragraph


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("plain", (Run("plain"),)),
        ("a **b** c", (Run("a "), Run("b", bold=True), Run(" c"))),
        ("a *b* c", (Run("a "), Run("b", italic=True), Run(" c"))),
        ("***b***", (Run("b", bold=True, italic=True),)),
        ("10^-3^ m", (Run("10"), Run("-3", raised=True), Run(" m"))),
        (
            "**a *b* c**",
            (Run("a ", bold=True), Run("b", bold=True, italic=True), Run(" c", bold=True)),
        ),
    ],
)
def test_bold_italic_and_superscript_become_runs(text, runs):
    assert only(text).runs == runs


@pytest.mark.parametrize(
    "text",
    [
        "5 * 3 * 2",
        "2 ** 3 ** 4",
        "a*b*c",
        "**open",
        "*open",
        "snake_case_name",
        "less < more > less",
        "x ^ y ^ z",
        "# not a title",
        "> not a quotation",
        "`not code`",
    ],
)
def test_signs_that_mark_nothing_stay(text):
    assert only(text).runs == (Run(text),)


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b>",
        "<img src='file:///etc/passwd'>",
        "<script>alert(1)</script>",
        "<a href='http://example.invalid'>here</a>",
        "![picture](file:///etc/passwd)",
        "[link](http://example.invalid)",
        "<http://example.invalid>",
        "&lt;b&gt; &amp; &#60; &#x3c;",
        "<!DOCTYPE html><style>body{}</style>",
        "{{7*7}} ${7} %s",
    ],
)
def test_html_links_pictures_and_entities_are_shown_as_written(text):
    assert only(text).text == text
    assert all(not (run.bold or run.italic or run.raised) for run in only(text).runs)


def test_a_backslash_makes_a_sign_stand_for_itself():
    assert only(r"\*no\* \^no\^ \\").text == "*no* ^no^ \\"


def test_lists_and_paragraphs_are_parted():
    text = "First line\nof one paragraph.\n\n- one\n* two\n\n1. three\n2) four\n\nLast."
    assert [(p.marker, p.text) for p in parse(text)] == [
        ("", "First line of one paragraph."),
        ("•", "one"),
        ("•", "two"),
        ("1.", "three"),
        ("2.", "four"),
        ("", "Last."),
    ]


def test_a_number_with_a_point_is_not_a_list():
    assert parse("2.5 mm deep") == (Paragraph((Run("2.5 mm deep"),)),)


def test_nothing_gives_no_paragraph():
    assert parse("") == parse("  \n \n") == ()
    assert inline("") == ()


def test_marks_that_turn_the_reading_direction_are_dropped():
    assert only("safe\u202etext\u2066").text == "safetext"
    assert only("nul\x00bell\x07").text == "nulbell"


def test_plain_text_has_no_marks():
    assert plain("**a** *b*\n\n- c") == "a b • c"


@pytest.mark.parametrize("piece", ["**a ", "*a", " *a", "^", "**", "*", "\\", "- "])
def test_hostile_repetition_is_read_in_time(piece):
    text = (piece * 20_000)[:20_000]
    start = time.perf_counter()
    parse(text)
    assert time.perf_counter() - start < 2


@given(st.text(max_size=200))
def test_no_letter_is_lost_and_none_is_made(text):
    letters = [c for c in text if c.isalpha()]
    shown = [c for c in "".join(p.text for p in parse(text)) if c.isalpha()]
    assert shown == letters


@given(st.text(alphabet="*^\\ab -\n<>", max_size=60))
def test_any_order_of_signs_is_read(text):
    for paragraph in parse(text):
        assert all(run.text for run in paragraph.runs)
