# SPDX-License-Identifier: MIT
"""Sets plain text on paper as a PDF: headings and lines, in the fonts that every reader has."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# A4 in points.
_WIDTH, _HEIGHT = 595, 842
_MARGIN = 57
_SIZE, _PITCH = 10, 14
_COLUMNS = 92  # characters of the fixed font that fit between the margins
_HEADING = 13


class Section(NamedTuple):
    """A heading and its lines; a line that begins with spaces keeps them."""

    heading: str
    lines: Sequence[str]


def pdf(title: str, sections: Sequence[Section], foot: str) -> bytes:
    """Return the file.

    The fonts know the letters of Western Europe; any other becomes a question mark.

    Args:
        title: at the top of the first page.
        sections: in their order; long lines are wrapped.
        foot: at the end of every page, before its number.
    """
    pages = _pages(title, sections)
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    for name in ("Courier", "Helvetica-Bold"):
        font = f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
        objects.append(font.encode())
    kids = []
    for number, content in enumerate(pages, 1):
        line = f"{foot}   {number}/{len(pages)}"
        stream = content + _text("F1", 8, _MARGIN, 36, line)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        kids.append(len(objects) + 1)
        page = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {_WIDTH} {_HEIGHT}]"
            f" /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {len(objects)} 0 R >>"
        )
        objects.append(page.encode())
    named = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<< /Type /Pages /Kids [{named}] /Count {len(kids)} >>".encode()
    return _file(objects)


def _pages(title: str, sections: Sequence[Section]) -> list[bytes]:
    pages, y = [_text("F2", 18, _MARGIN, _HEIGHT - _MARGIN, title)], _HEIGHT - _MARGIN - 30
    for font, size, text in _lines(sections):
        # A heading is not left alone at the foot.
        if y < _MARGIN + (4 * _PITCH if font == "F2" else 0):
            pages.append(b"")
            y = _HEIGHT - _MARGIN
        pages[-1] += _text(font, size, _MARGIN, y, text)
        y -= _PITCH if font == "F1" else _PITCH + 4
    return pages


def _lines(sections: Sequence[Section]) -> Iterator[tuple[str, int, str]]:
    for section in sections:
        yield "F2", _HEADING, section.heading
        for line in section.lines:
            inset = " " * (len(line) - len(line.lstrip()) + 2)
            for part in textwrap.wrap(line, _COLUMNS, subsequent_indent=inset) or [""]:
                yield "F1", _SIZE, part
        yield "F1", _SIZE, ""


def _text(font: str, size: int, x: int, y: int, text: str) -> bytes:
    written = text.replace("\N{MINUS SIGN}", "-").replace("\N{PRIME}", "'")
    shown = written.encode("cp1252", "replace")
    for char in (b"\\", b"(", b")"):
        shown = shown.replace(char, b"\\" + char)
    return b"BT /%s %d Tf %d %d Td (%s) Tj ET\n" % (font.encode(), size, x, y, shown)


def _file(objects: Sequence[bytes]) -> bytes:
    content, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
    tail = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, len(content))
    return content + head + tail
