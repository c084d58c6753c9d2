# SPDX-License-Identifier: MIT
"""Pictures to build tests on, made byte by byte."""

import struct
import zlib
from binascii import crc32

PNG_START = b"\x89PNG\r\n\x1a\n"


def chunk(kind: bytes, body: bytes) -> bytes:
    """Write a chunk of a PNG."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", crc32(kind + body))


def png_head(width: int, height: int, depth: int = 8, colour: int = 2) -> bytes:
    """Write the first chunk of a PNG."""
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))


def make_png(width: int = 4, height: int = 3, more: bytes = b"") -> bytes:
    """Make a small grey PNG that says it is as large as wanted."""
    rows = (b"\0" + b"\x80\x80\x80" * min(width, 4)) * min(height, 3)
    pixels = chunk(b"IDAT", zlib.compress(rows))
    return PNG_START + png_head(width, height) + more + pixels + chunk(b"IEND", b"")


def segment(marker: int, body: bytes) -> bytes:
    """Write a segment of a JPEG."""
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def make_jpeg(
    width: int = 4,
    height: int = 3,
    *,
    frame: int = 0xC0,
    precision: int = 8,
    colours: int = 3,
    more: bytes = b"",
) -> bytes:
    """Make what the header of a JPEG looks like, with no pixels behind it."""
    head = struct.pack(">BHHB", precision, height, width, colours) + b"\1\x11\0" * colours
    parts = segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0") + more + segment(frame, head)
    return b"\xff\xd8" + parts + segment(0xDA, b"\1\1\0\0\x3f\0") + b"\x12\x34" + b"\xff\xd9"
