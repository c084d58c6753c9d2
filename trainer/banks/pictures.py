# SPDX-License-Identifier: MIT
"""The pictures of a bank, told from their headers: nothing is decoded to find out what they are."""

from __future__ import annotations

import struct
from base64 import b64encode
from binascii import crc32
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from trainer.banks.source import Source, SourceFault
from trainer.model.limits import MIB, PICTURE_BYTES, PICTURE_PIXELS, PICTURES_BYTES
from trainer.model.picture import Picture

if TYPE_CHECKING:
    from collections.abc import Iterator

_PNG, _JPEG = "PNG", "JPEG"
_KINDS = {"png": _PNG, "jpg": _JPEG, "jpeg": _JPEG}
_SVG = ("svg", "svgz")

# What can be shown is no longer than this on either side, however few pixels it has.
_SIDE = 32_767

_PNG_START = b"\x89PNG\r\n\x1a\n"
_CHUNK = struct.Struct(">I4s")
_IHDR = struct.Struct(">IIBBBBB")
# By colour type, the bit depths that it may have.
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}

_JPEG_START, _JPEG_END = b"\xff\xd8\xff", b"\xff\xd9"
_SEGMENT = struct.Struct(">H")
_FRAME = struct.Struct(">BHHB")
# Frames of pixels: baseline, extended and progressive. The others are lossless or arithmetic, and
# hardly anything shows them.
_FRAMES = (0xC0, 0xC1, 0xC2)
_OTHER_FRAMES = (0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF)
# Markers that have no segment behind them.
_ALONE = (0x01, *range(0xD0, 0xD8))
_SCAN, _END = 0xDA, 0xD9

_AGAIN = "Copy or save it again."


class _Size(NamedTuple):
    width: int
    height: int


def read_pictures(source: Source) -> Iterator[tuple[str, bytes | SourceFault]]:
    """Read the pictures of a bank, one at a time, or why one of them cannot be used."""
    left = PICTURES_BYTES
    for name in source.picture_files():
        if not is_picture(name):
            yield name, _not_read(name)
            continue
        try:
            content = source.read(name, PICTURE_BYTES)
        except SourceFault as fault:
            yield name, fault
            continue
        left -= len(content)
        if left < 0:
            message = f"the pictures of the bank come to more than {PICTURES_BYTES // MIB} MB"
            yield name, SourceFault(name, "too-large", message, "Save them smaller.")
        else:
            yield name, content


def is_picture(name: str) -> bool:
    """Tell whether a file should be a picture, by its name."""
    return _suffix(name) in _KINDS


def picture_of(name: str, content: bytes) -> Picture:
    """Make a picture of the content of its file.

    Raises:
        SourceFault: it is not what its name says, is broken, or is too large.
    """
    kind = _KINDS[_suffix(name)]
    found = _kind(content)
    if found is None:
        remedy = f"Save it as {kind}."
        raise SourceFault(name, "not-a-picture", f"the file is not a {kind} picture", remedy)
    if found != kind:
        message = f"the file is named as {kind}, but it is {found}"
        ending = "png" if found == _PNG else "jpg"
        raise SourceFault(name, "not-a-picture", message, f"Let its name end in .{ending}.")
    size = _png_size(name, content) if kind == _PNG else _jpeg_size(name, content)
    _check_size(name, size)
    digest = sha256(content).hexdigest()
    return Picture(
        name=name,
        sha256=digest,
        width=size.width,
        height=size.height,
        text=b64encode(content).decode("ascii"),
    )


def _suffix(name: str) -> str:
    return name.rpartition(".")[2].lower()


def _not_read(name: str) -> SourceFault:
    if _suffix(name) in _SVG:
        message = "SVG pictures are not read, because they can do more than show something"
        return SourceFault(name, "not-read", message, "Export it as PNG.")
    return SourceFault(name, "not-read", "this file is not read", "Pictures are PNG or JPEG files.")


def _kind(content: bytes) -> str | None:
    if content.startswith(_PNG_START):
        return _PNG
    return _JPEG if content.startswith(_JPEG_START) else None


def _check_size(name: str, size: _Size) -> None:
    width, height = size
    if width < 1 or height < 1:
        raise _damaged(name, "it has no width or height")
    told = f"the picture has {width:,} x {height:,} pixels"
    if width * height > PICTURE_PIXELS:
        message = f"{told}; at most {PICTURE_PIXELS:,} are allowed"
        raise SourceFault(name, "picture-size", message, "Save it smaller.")
    if max(width, height) > _SIDE:
        message = f"{told}; at most {_SIDE:,} on a side are allowed"
        raise SourceFault(name, "picture-size", message, "Save it smaller.")


def _png_size(name: str, content: bytes) -> _Size:
    """Read the first chunk, and go along the others to the end."""
    at = len(_PNG_START)
    size = None
    has_pixels = False
    while at + _CHUNK.size <= len(content):
        length, kind = _CHUNK.unpack_from(content, at)
        begin = at + _CHUNK.size
        at = begin + length + 4
        if at > len(content):
            break
        if size is None:
            size = _png_head(name, kind, content[begin - 4 : at])
        elif kind == b"IHDR":
            raise _damaged(name, "it begins twice")
        has_pixels |= kind == b"IDAT"
        if kind == b"IEND" and has_pixels:
            return size
    raise _cut_off(name)


def _png_head(name: str, kind: bytes, chunk: bytes) -> _Size:
    """Read a chunk of type, content and checksum that must be the head."""
    body, told = chunk[4:-4], chunk[-4:]
    if kind != b"IHDR" or len(body) != _IHDR.size:
        raise _damaged(name, "its head is missing")
    if crc32(chunk[:-4]).to_bytes(4, "big") != told:
        raise _damaged(name, "the checksum of its head is wrong")
    width, height, depth, colour, packing, sieve, interlace = _IHDR.unpack(body)
    if depth not in _DEPTHS.get(colour, ()) or packing or sieve or interlace > 1:
        raise _damaged(name, "its head says what no PNG can be")
    return _Size(width, height)


def _jpeg_size(name: str, content: bytes) -> _Size:
    """Go along the segments to the one that tells the size."""
    at = 2
    size = None
    while at + 4 <= len(content):
        if content[at] != 0xFF:
            raise _damaged(name, "its parts do not follow each other")
        marker = content[at + 1]
        if marker == 0xFF:  # what fills
            at += 1
            continue
        at += 2
        if marker in _ALONE:
            continue
        if marker in (_SCAN, _END):
            break
        (length,) = _SEGMENT.unpack_from(content, at)
        if length < 2:
            raise _damaged(name, "a part of it has no length")
        if marker in _OTHER_FRAMES:
            message = "the picture is a JPEG of a kind that is not read"
            raise SourceFault(name, "not-a-picture", message, "Save it as an ordinary JPEG.")
        if marker in _FRAMES:
            if size is not None:
                raise _damaged(name, "it begins twice")
            size = _jpeg_head(name, content[at + 2 : at + length])
        at += length
    # Some cameras write more behind the end.
    if size is None or content.rfind(_JPEG_END) < at:
        raise _cut_off(name)
    return size


def _jpeg_head(name: str, body: bytes) -> _Size:
    if len(body) < _FRAME.size:
        raise _cut_off(name)
    precision, height, width, components = _FRAME.unpack_from(body)
    if precision != 8 or components not in (1, 3, 4):
        message = "the picture is a JPEG of a kind that is not read"
        raise SourceFault(name, "not-a-picture", message, "Save it as an ordinary JPEG.")
    return _Size(width, height)


def _damaged(name: str, why: str) -> SourceFault:
    return SourceFault(name, "damaged", f"the picture is damaged: {why}", _AGAIN)


def _cut_off(name: str) -> SourceFault:
    return SourceFault(name, "cut-off", "the picture is cut off", _AGAIN)
