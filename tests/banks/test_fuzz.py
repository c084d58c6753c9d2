# SPDX-License-Identifier: MIT
"""Whatever stands in a file, reading it never raises, and every problem has a place."""

import contextlib
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.banks.hostile_places import SOUND, raw_zip
from tests.builders import (
    make_bank,
    make_full_head,
    make_full_item,
    make_hotspot,
    make_multiple,
)
from trainer.banks import lines
from trainer.banks.lines import read_lines
from trainer.banks.loader import load
from trainer.banks.package import PackageSource
from trainer.banks.quick import Plain, read_events, read_plain
from trainer.banks.reading import Keep, Reading, read_file
from trainer.banks.source import SourceFault
from trainer.banks.text import RefusedError, check_encoding, read_text
from trainer.banks.writer import bank_text
from trainer.model.limits import PROBLEMS

VALID = bank_text(
    make_bank(make_full_item(), make_multiple(choose=2), make_hotspot(), head=make_full_head())
)

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


# What the fastest reader knows, and what looks like it.
VALUES = st.sampled_from(
    [
        "", "", " x", " x y", " NO", " 1.10", " ~", ' "a: b"', " 'a # b'", ' ""', " []",
        " [a, b-c]", " [a, [b]]", " {a: b, c: d e}", ' {a: "b, c"}', " {a: b, a: c}", " {}",
        " >-", " |-", " >", " |", " >+", " a: b", " a:", " a #b", " a#b", " (a)", " -a", " - a",
        " é", " 'it''s'", ' "a" b', " a ", " \\", ' "\\n"', " &a b", " *a", " !a b", " @a", " [a",
        " a]", " [ a ]", " [a,b]", " {a}", ":b", "b", "  x", " ?", " ? a", " |2", " a\\: b",
        " [a: b]", " [é]", " {a: 'b'}", " # c", " a  b", " \u00a0", ' "a', " {a: b}", " a?b",
    ]
)  # fmt: skip
LINE = st.one_of(
    st.builds(
        lambda indent, hyphen, name, value: f"{' ' * indent}{hyphen}{name}:{value}",
        st.sampled_from([0, 0, 2, 2, 4, 4, 4, 6, 1, 3]),
        st.sampled_from(["", "", "", "- ", "- ", "-  ", "- - "]),
        st.sampled_from(
            ["a", "b", "c d", "items", "items", '"1.1"', "e.f", "1", '"a"', "a ", "-", "é"]
        ),
        VALUES,
    ),
    st.builds(
        lambda indent, text: " " * indent + text,
        st.integers(0, 7),
        st.sampled_from(
            [
                "x",
                "x y",
                "- x",
                "- a: b",
                "# c",
                "",
                "",
                "- [a]",
                '- "a: b"',
                "- ",
                "-",
                "---",
                "...",
                "x:y",
                "- x ",
            ]
        ),
    ),
)
NAMES = st.sampled_from(["a", "b", "c d", "items", "items", '"1.1"', "e.f", "1", "key", "text"])


@st.composite
def well_formed(draw: st.DrawFn, indent: int = 0, depth: int = 0) -> list[str]:
    """The lines of a mapping, properly indented."""
    lines = []
    for name in draw(st.lists(NAMES, min_size=1, max_size=4, unique=True)):
        begin = " " * indent + name + ":"
        kind = draw(st.integers(0, 6 if depth < 3 else 3))
        if kind <= 2:
            lines.append(begin + draw(VALUES))
        elif kind == 3:
            style = draw(st.sampled_from([">-", "|-", ">", "|"]))
            deeper = " " * (indent + draw(st.integers(1, 3)))
            words = draw(
                st.lists(
                    st.sampled_from(["x", "- y", "# z", "a: b", "w w"]), min_size=1, max_size=3
                )
            )
            lines += [f"{begin} {style}", *(deeper + word for word in words)]
        elif kind == 4:
            step = draw(st.sampled_from([1, 2, 2, 2, 4]))
            lines += [begin, *draw(well_formed(indent + step, depth + 1))]
        else:
            at = indent + draw(st.sampled_from([0, 2, 2, 1]))
            lines.append(begin)
            for _ in range(draw(st.integers(1, 3))):
                if draw(st.booleans()):
                    first, *rest = draw(well_formed(at + 2, depth + 1))
                    lines += [" " * at + "- " + first.lstrip(" "), *rest]
                else:
                    lines.append(" " * at + "-" + draw(VALUES))
    return lines


@st.composite
def made_of_lines(draw: st.DrawFn) -> str:
    """Lines that mostly make sense, perhaps with a few that do not."""
    lines = draw(well_formed())
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(lines) - 1))
        change = draw(st.integers(0, 4))
        if change == 0:
            lines.insert(at, draw(LINE))
        elif change == 1:
            lines[at] = " " * draw(st.integers(1, 2)) + lines[at]
        elif change == 2:
            lines[at] = lines[at].removeprefix("  ")
        elif change == 3:
            lines.insert(
                at, " " * draw(st.integers(0, 6)) + draw(st.sampled_from(["", "# c", "x"]))
            )
        else:
            lines[at] += draw(st.sampled_from([" ", " # c", ":", "x"]))
    ending = draw(st.sampled_from(["\n", "\n", "\n", "\n", "\r\n", "\r"]))
    return ending.join(lines) + draw(
        st.sampled_from(["\n", "\n", "\n", "\n", "", "\n\n", " \n", "\r\n"])
    )


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


def patient(examples: int) -> settings:
    """Settings for a machine that does much else at the same time."""
    return settings(
        max_examples=examples, deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )


def read(content: bytes, *, is_head: bool) -> Reading:
    return read_file("bank.yaml", content, Keep.TEXTS, None, is_head=is_head)


def check(content: bytes) -> None:
    """Read content both ways, and hold the fast reader to the careful one."""
    last = max(1, len(content.splitlines()))
    for is_head in (True, False):
        reading = read(content, is_head=is_head)
        for problem in reading.problems:
            assert 1 <= problem.line <= last
            assert problem.column >= 1
            assert str(problem).isprintable()
        assert len(reading.problems) <= PROBLEMS
        if not reading.problems:
            assert all(entry.sound for entry in reading.entries)
        if is_head and reading.head is None:
            assert any(problem.severity == "unreadable" for problem in reading.problems)
    compare(content)


def compare(content: bytes) -> None:
    """Hold the readers that know no places to the one that does, wherever they read at all."""
    text = read_text(content)
    found = [read_plain(content)]
    try:
        checked = check_encoding(content)
    except RefusedError:
        assert found == [None]
        return
    quick = read_lines(checked)
    found.append(None if quick is None else Plain(*quick))
    if found[0] is not None:  # escapes have been looked at
        found.append(read_events(checked))
    for plain in found:
        if plain is None:
            continue
        assert text.faults == []
        assert text.root is not None
        assert plain.data == text.root.value
        listing = text.root.children.get("items")
        if listing is not None and isinstance(listing.value, list):
            assert plain.lines == [node.line for node in listing.children.values()]


@patient(100)
@given(st.binary(max_size=200))
def test_any_bytes(content):
    check(content)


@patient(100)
@given(st.text(max_size=200))
def test_any_text(text):
    check(text.encode("utf-8", "surrogatepass"))


@patient(300)
@given(YAMLISH)
def test_text_made_of_yaml(text):
    check(text.encode())


@patient(500)
@given(made_of_lines())
def test_text_made_of_lines(text):
    compare(text.encode())


@patient(200)
@given(made_of_lines(), st.integers(1, 40))
def test_text_cut_into_parts_anywhere(text, part):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "_PART", part)
        compare(text.encode())


@patient(300)
@given(mutated())
def test_a_bank_with_something_changed(text):
    check(text.encode())


@patient(100)
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


@patient(100)
@given(data=st.data())
def test_a_package_with_something_changed(data, tmp_path_factory):
    content = bytearray(raw_zip(SOUND))
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(4, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    if data.draw(st.booleans()):
        del content[data.draw(st.integers(4, len(content))) :]
    path = tmp_path_factory.getbasetemp() / "changed.needlebank"
    path.write_bytes(content)
    with contextlib.suppress(SourceFault), contextlib.closing(PackageSource(str(path))) as source:
        for name in source.names:
            with contextlib.suppress(SourceFault):
                source.read(name)
    result = load(str(path))
    assert all(problem.path for problem in result.problems)


@pytest.mark.torture
@patient(100_000)
@given(mutated())
def test_very_many_banks_with_something_changed(text):
    check(text.encode())


@pytest.mark.torture
@patient(100_000)
@given(YAMLISH)
def test_very_many_texts_made_of_yaml(text):
    check(text.encode())


@pytest.mark.torture
@patient(300_000)
@given(made_of_lines())
def test_very_many_texts_made_of_lines(text):
    compare(text.encode())
