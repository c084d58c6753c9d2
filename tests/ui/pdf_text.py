# SPDX-License-Identifier: MIT
"""Reads the text of a PDF as a reader would copy it: through each font's map to characters."""

import re
import zlib

_OBJECT = re.compile(rb"(\d+) 0 obj\s(.*?)endobj", re.S)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.S)
_TOKEN = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9a-fA-F]+)>|\b(BT)\b")
_RANGE = re.compile(rb"<([0-9a-fA-F]{4})> <([0-9a-fA-F]{4})> (?:<([0-9a-fA-F]+)>|\[([^\]]*)\])")


def pages(content: bytes) -> list[str]:
    """Return the text of each page, a line for each run."""
    objects = {int(found[1]): found[2] for found in _OBJECT.finditer(content)}
    fonts = {
        f"F{number}".encode(): _map(objects, body)
        for number, body in objects.items()
        if b"/ToUnicode" in body
    }
    texts = []
    for body in objects.values():
        if b"/Type /Page\n" in body:
            stream = _stream(objects, int(re.search(rb"/Contents (\d+)", body)[1]))
            texts.append(_text(stream, fonts))
    return texts


def _text(stream: bytes, fonts: dict[bytes, dict[int, str]]) -> str:
    font: dict[int, str] = {}
    parts = []
    for name, glyphs, begins in _TOKEN.findall(stream):
        if begins:
            parts.append("\n")
        elif name:
            font = fonts[name]
        else:
            codes = [int(glyphs[at : at + 4], 16) for at in range(0, len(glyphs), 4)]
            parts += [font.get(code, "\ufffd") for code in codes]
    # Qt gives the glyph of the space the first of its characters, which is the tab.
    return "".join(parts).replace("\t", " ")


def _map(objects: dict[int, bytes], font: bytes) -> dict[int, str]:
    stream = _stream(objects, int(re.search(rb"/ToUnicode (\d+)", font)[1]))
    known: dict[int, str] = {}
    for first, last, start, listed in _RANGE.findall(stream):
        low, high = int(first, 16), int(last, 16)
        if start:
            for step in range(high - low + 1):
                known[low + step] = chr(int(start, 16) + step)
        else:
            for step, code in enumerate(re.findall(rb"<([0-9a-fA-F]+)>", listed)):
                known[low + step] = bytes.fromhex(code.decode()).decode("utf-16-be")
    return known


def _stream(objects: dict[int, bytes], number: int) -> bytes:
    body = objects[number]
    stream = _STREAM.search(body)[1]
    return zlib.decompress(stream) if b"/FlateDecode" in body else stream
