# SPDX-License-Identifier: MIT
"""Bank text with the place of everything, and the words for what is wrong with it."""

import pytest

from trainer.banks.text import Node, read_text
from trainer.banks.wording import code_point, listed, nearest, shown, suggestion
from trainer.model.limits import DEPTH, NODES

TEXT = """\
a: x
bé:
  - c: "é d"
    e: [f, {g: h}]
  - i
"""


def root(text: str) -> Node:
    found = read_text(text.encode())
    assert found.faults == []
    assert found.root is not None
    return found.root


def fault(text: str | bytes) -> tuple[str, int, int]:
    found = read_text(text.encode() if isinstance(text, str) else text)
    return found.faults[-1].code, found.faults[-1].line, found.faults[-1].column


def test_everything_becomes_text_lists_and_mappings():
    assert root(TEXT).value == {"a": "x", "bé": [{"c": "é d", "e": ["f", {"g": "h"}]}, "i"]}
    assert root("a:\nb: ~\nc: ''\n").value == {"a": "", "b": "~", "c": ""}


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ((), (1, 1)),
        (("a",), (1, 4)),
        (("bé", 0), (3, 5)),
        (("bé", 0, "c"), (3, 8)),
        (("bé", 0, "e", 1, "g"), (4, 16)),
        (("bé", 1), (5, 5)),
        (("bé", 0, "missing"), (3, 5)),
        (("bé", 7, "missing"), (3, 3)),
    ],
)
def test_a_value_has_a_place_or_that_of_what_is_around_it(path, place):
    assert root(TEXT).place(path) == place


def test_a_name_has_a_place_of_its_own():
    assert root(TEXT).place(("bé", 0, "e"), key=True) == (4, 5)
    assert root(TEXT).place(("bé", 0, "missing"), key=True) == (3, 5)


def test_what_was_cut_out_can_be_moved_to_where_it_was():
    node = root(TEXT)
    node.shift(10)
    assert node.place(("bé", 0, "e", 1, "g")) == (14, 16)
    assert node.place(("a",), key=True) == (11, 1)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (b"a: b\n\xff", ("encoding", 2, 1)),
        (b"a: b\nc: \xe9", ("encoding", 2, 4)),
        ("a: b\r\nc: \x00", ("unseen-character", 2, 4)),
        ("a: é\x07", ("unseen-character", 1, 5)),
        ("é: x\né: *b\n", ("alias", 2, 4)),
        ("a: b\na: c\n", ("same-key", 2, 1)),
        ("a: [&x b]\n", ("anchor", 1, 5)),
        ("a: b\n---\nc: d\n", ("documents", 2, 1)),
        ("", ("empty", 1, 1)),
    ],
)
def test_what_is_refused_has_a_place(text, where):
    assert fault(text) == where


def test_all_refused_parts_are_told_and_reading_goes_on():
    found = read_text(b"a: &x b\nc: [*x, !t d]\na: e\nf: g\n")
    assert [one.code for one in found.faults] == ["anchor", "alias", "tag", "same-key"]
    assert [one.path for one in found.faults] == [("a",), ("c", 0), ("c", 1), ("a",)]
    assert found.root is not None
    assert found.root.value == {"a": "b", "c": ["", "d"], "f": "g"}


def test_the_deepest_allowed_nesting_is_read():
    assert read_text(b"[" * DEPTH + b"]" * DEPTH).faults == []
    assert fault("[" * (DEPTH + 1) + "]" * (DEPTH + 1)) == ("too-deep", 1, DEPTH + 1)


def test_as_many_values_as_allowed_are_read():
    # The list itself is a value too.
    assert read_text(b"- a\n" * (NODES - 1)).faults == []
    assert fault("- a\n" * NODES) == ("too-many-nodes", NODES, 3)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: b: c", "there is a colon where none can stand"),
        ("\ta: b", "there is a tab where spaces belong"),
        ("a: 'b", "a quote is never closed"),
        ("a: [b", "a bracket [ is not closed, or a comma is missing"),
        ("a: {b: c", "a brace { is not closed, or a comma is missing"),
        ("a: @b", "text cannot begin with @"),
        ("a: %b", "text cannot begin with %"),
        ('a: "\\q"', "a backslash has no meaning before this character"),
        ("a: >x\n b", "only a line end can stand here"),
        ("a\nb", "the file holds"),
        ("- a\nb: c", "this line does not fit the list around it"),
        ("a: - b", "a list cannot begin here"),
        ("a: & b", "& and * mark parts to be repeated, and repeating is not read"),
        ("a: !<b", "! begins a tag, and tags are not read"),
    ],
)
def test_broken_text_is_told_in_plain_words(text, told):
    faults = read_text(text.encode()).faults
    if told.startswith("the file"):
        assert faults == []  # text alone is not broken; the reader of files says what is missing
    else:
        assert faults[-1].message == told


def test_a_quote_that_is_never_closed_says_where_it_begins():
    assert read_text(b"a: b\nc: 'd\ne: f\n").faults[-1].message == (
        "a quote is never closed; it begins in line 2"
    )


# Words


def test_text_of_an_author_is_shown_safely():
    assert shown("radial-1") == "radial-1"
    assert shown("a\x1b[31m\n\u202eb") == "a\\x1b[31m\\x0a\\u202eb"
    assert shown("\U000e0001") == "\\U000e0001"
    assert shown("x" * 100) == "x" * 59 + "…"
    assert shown("\x1b" * 100, 10) == "\\x1b\\x1b\\…"


def test_a_character_is_named():
    assert code_point("\u200b") == "U+200B zero width space"
    assert code_point("\x00") == "U+0000"


def test_the_nearest_word_is_found():
    assert nearest("stemm", ["stem", "title"]) == "stem"
    assert nearest("xyz", ["stem", "title"]) is None
    assert suggestion("stemm", ["stem"]) == 'Did you mean "stem"?'
    assert suggestion("xyz", ["a", "b"]) == "Possible: a and b."
    assert suggestion("xyz", [f"word-{n}" for n in range(9)]) == ""
    assert suggestion("xyz", []) == ""


def test_words_are_listed():
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"], "or") == "a, b or c"
