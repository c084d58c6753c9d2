# SPDX-License-Identifier: MIT
"""The PDF of the terminal: every object where the table says, and every line on a page."""

import re

from trainer.cli.paper import Section, pdf


def objects(content: bytes) -> dict[int, int]:
    """Return where each object begins, by its own heading."""
    return {int(found[1]): found.start(1) for found in re.finditer(rb"\n(\d+) 0 obj\n", content)}


def test_the_table_points_at_every_object():
    content = pdf("Progress", [Section("One", ["a line"])], "Foot")
    start = int(re.search(rb"startxref\n(\d+)\n%%EOF\n\Z", content)[1])
    assert content[start:].startswith(b"xref\n")
    places = [int(place) for place in re.findall(rb"(\d{10}) 00000 n ", content)]
    assert places == list(objects(content).values())
    for length, stream in re.findall(rb"/Length (\d+) >>\nstream\n(.*?)\nendstream", content, re.S):
        assert int(length) == len(stream)


def test_many_lines_go_on_on_further_pages_and_none_is_lost():
    lines = [f"line number {number}" for number in range(200)]
    content = pdf("Progress", [Section("All", lines)], "Foot")
    pages = content.count(b"/Type /Page ")
    assert pages > 3
    assert b"/Count %d" % pages in content
    for line in lines:
        assert f"({line})".encode() in content
    assert b"(Foot   1/%d)" % pages in content


def test_long_lines_are_wrapped_and_brackets_do_not_end_a_text():
    content = pdf("P", [Section("H", ["word " * 60, "(a) \\ b", "d\u2032 \u2212 \u0416"])], "F")
    runs = re.findall(rb"\(((?:[^()\\]|\\.)*)\) Tj", content)
    assert max(len(run) for run in runs) <= 96
    assert rb"\(a\) \\ b" in runs
    assert b"d' - ?" in runs


def test_a_heading_does_not_stand_alone_at_the_foot_of_a_page():
    for length in range(40, 60):
        sections = [Section("First", ["x"] * length), Section("Second", ["y", "z"])]
        content = pdf("P", sections, "F")
        streams = re.findall(rb"stream\n(.*?)\nendstream", content, re.S)
        (page,) = [stream for stream in streams if b"(Second)" in stream]
        assert b"(y)" in page
