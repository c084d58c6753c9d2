# SPDX-License-Identifier: MIT
"""Whatever stands in a file, reading it never raises, and every problem has a place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.banks.hostile_places import SOUND, raw_zip
from tests.builders import make_bank, make_full_head, make_full_item, make_multiple
from trainer.banks.loader import load
from trainer.banks.package import PackageSource
from trainer.banks.quick import read_plain
from trainer.banks.reading import Keep, Reading, read_file
from trainer.banks.source import SourceFault
from trainer.banks.text import read_text
from trainer.banks.writer import bank_text
from trainer.model.limits import PROBLEMS

VALID = bank_text(make_bank(make_full_item(), make_multiple(choose=2), head=make_full_head()))

# What YAML is made of, with a few words that mean something to a bank.
PIECES = st.sampled_from(
    [
        *" \n\n\n  ---:::##{}[],'\"|>&*!?%@`~<=.\t\\\r0aé",
        "\ufeff", "\x85", "\u2028", "\x00", "😀", "\n  ", "\n    ", "\n- ", ": ", " #", "? ",
        "items:", "id: a", "format: 1", "<<: ", "- id: b\n", "key: true", "&a ", "*a", "!!str ",
        "--- ", "...", "%YAML 1.1\n", ">-\n", "|2\n", "\\x41", "\\u0041", "\r\n",
    ]
)  # fmt: skip
YAMLISH = st.lists(PIECES, max_size=60).map("".join)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A sound bank with a few things moved, lost, doubled or put in."""
    text = VALID
    for _ in range(draw(st.integers(1, 4))):
        begin = draw(st.integers(0, len(text)))
        end = min(len(text), begin + draw(st.integers(0, 40)))
        text = draw(
            st.sampled_from(
                [
                    text[:begin] + text[end:],
                    text[:end] + text[begin:],
                    text[:begin] + draw(YAMLISH.filter(lambda piece: len(piece) < 20)) + text[end:],
                    text[end:] + text[:begin],
                ]
            )
        )
    return text


def read(content: bytes, *, is_head: bool) -> Reading:
    return read_file("bank.yaml", content, Keep.TEXTS, None, is_head=is_head)


def check(content: bytes) -> None:
    """Read content both ways, and hold the fast reader to the careful one."""
    lines = content.count(b"\n") + content.count(b"\r") + 2
    for is_head in (True, False):
        reading = read(content, is_head=is_head)
        for problem in reading.problems:
            assert 1 <= problem.line <= lines
            assert problem.column >= 1
            assert str(problem).isprintable()
        assert len(reading.problems) <= PROBLEMS
        if not reading.problems:
            assert all(entry.sound for entry in reading.entries)
        if is_head and reading.head is None:
            assert any(problem.severity == "unreadable" for problem in reading.problems)
    compare(content)


def compare(content: bytes) -> None:
    plain, text = read_plain(content), read_text(content)
    if plain is None:
        return
    assert text.faults == []
    assert text.root is not None
    assert plain.data == text.root.value
    listing = text.root.children.get("items")
    if listing is not None and isinstance(listing.value, list):
        assert plain.lines == [node.line for node in listing.children.values()]


@given(st.binary(max_size=200))
def test_any_bytes(content):
    check(content)


@given(st.text(max_size=200))
def test_any_text(text):
    check(text.encode("utf-8", "surrogatepass"))


@settings(max_examples=300)
@given(YAMLISH)
def test_text_made_of_yaml(text):
    check(text.encode())


@settings(max_examples=300)
@given(mutated())
def test_a_bank_with_something_changed(text):
    check(text.encode())


@given(
    st.recursive(
        st.text(max_size=8) | st.none() | st.booleans() | st.integers() | st.floats(),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(
                    ["id", "type", "stem", "options", "text", "key", "items", "cites", "x"]
                ),
                inner,
                max_size=4,
            )
        ),
        max_leaves=30,
    )
)
def test_any_shape_of_data(data):
    bank = {
        "format": 1,
        "id": "a",
        "title": "A",
        "references": data,
        "items": [data, {"id": "b", "options": data}],
    }
    check(json.dumps(bank, ensure_ascii=False).encode("utf-8", "replace"))


def test_the_sound_bank_is_sound():
    assert read(VALID.encode(), is_head=True).problems == []
    assert read_plain(VALID.encode()) is not None


@given(data=st.data())
def test_a_package_with_something_changed(data, tmp_path_factory):
    content = bytearray(raw_zip(SOUND))
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(4, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    if data.draw(st.booleans()):
        del content[data.draw(st.integers(4, len(content))) :]
    path: Path = tmp_path_factory.getbasetemp() / "changed.needlebank"
    path.write_bytes(content)
    try:
        source = PackageSource(str(path))
    except SourceFault as fault:
        assert fault.message
    else:
        for name in source.names:
            try:
                source.read(name)
            except SourceFault as fault:
                assert fault.message  # noqa: PT017 - both ends are good
        source.close()
    result = load(str(path))
    assert all(problem.path for problem in result.problems)


@pytest.mark.torture
@settings(max_examples=100_000, deadline=None)
@given(mutated())
def test_very_many_banks_with_something_changed(text):
    check(text.encode())


@pytest.mark.torture
@settings(max_examples=100_000, deadline=None)
@given(YAMLISH)
def test_very_many_texts_made_of_yaml(text):
    check(text.encode())
