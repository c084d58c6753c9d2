# SPDX-License-Identifier: MIT
"""Prepared pictures on disk: files whose names say what they show, the oldest dropped.

A file is a line of JSON with sizes and outlines, and then the pixels as Qt holds them, packed by
zlib: half the time of a PNG, and Python's other threads go on meanwhile.
"""

from __future__ import annotations

import json
import logging
import os
import zlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trainer.ui.sections.plain import Ring

_log = logging.getLogger(__name__)

_SUFFIX = ".plate"
_MOST_BYTES = 256 << 20  # of pixels; a file that claims more is damaged
_FORMAT = QImage.Format.Format_ARGB32_Premultiplied
# Little compression: it is read much more often than written, and a window waits for it.
_LEVEL = 1


class Prepared(NamedTuple):
    """A full picture with what is drawn where, in mm."""

    image: QImage
    outlines: Mapping[str, tuple[Ring, ...]]
    neighbours: tuple[str, ...]


class Store:
    """A folder of prepared pictures; whatever goes wrong with it, it is only a cache."""

    def __init__(self, folder: str, limit: int) -> None:
        """Use a folder, made when something is first kept; no more than `limit` bytes in it."""
        self._folder, self._limit = Path(folder), limit

    def read(self, key: str) -> Prepared | None:
        """Return a picture, or None where there is none that can be used."""
        path = self._folder / (key + _SUFFIX)
        try:
            content = path.read_bytes()
        except OSError:
            return None
        found = _decoded(content)
        if found is None:
            _log.debug("dropped a picture that cannot be read: %s", path.name)
            with suppress(OSError):
                path.unlink()
            return None
        with suppress(OSError):
            os.utime(path)
        return found

    def write(self, key: str, picture: Prepared) -> None:
        """Keep a picture, and drop the longest unused over the limit."""
        path = self._folder / (key + _SUFFIX)
        part = path.with_name(f"{path.name}.{os.getpid()}.part")
        content = _encoded(picture)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(content)
            part.replace(path)
            self._tidy()
        except OSError as error:
            _log.debug("kept no picture: %s", error)
            with suppress(OSError):
                part.unlink()

    def _tidy(self) -> None:
        files = [(entry, entry.stat()) for entry in self._folder.iterdir() if entry.is_file()]
        total = sum(stat.st_size for _, stat in files)
        for entry, stat in sorted(files, key=lambda pair: pair[1].st_mtime):
            if total <= self._limit:
                return
            with suppress(OSError):
                entry.unlink()
            total -= stat.st_size


def _encoded(picture: Prepared) -> bytes:
    image = picture.image.convertToFormat(_FORMAT)
    head = {
        "size": (image.width(), image.height()),
        "ratio": picture.image.devicePixelRatio(),
        "outlines": picture.outlines,
        "neighbours": picture.neighbours,
    }
    text = json.dumps(head, separators=(",", ":")).encode()
    return text + b"\n" + zlib.compress(bytes(image.constBits()), _LEVEL)


def _decoded(content: bytes) -> Prepared | None:
    text, _, packed = content.partition(b"\n")
    try:
        head = json.loads(text)
        width, height = (int(side) for side in head["size"])
        ratio = float(head["ratio"])
        outlines = {
            name: tuple(tuple((x, y) for x, y in ring) for ring in rings)
            for name, rings in head["outlines"].items()
        }
        neighbours = tuple(head["neighbours"])
        pixels = _unpacked(packed, 4 * width * height)
    except (ValueError, KeyError, TypeError, AttributeError, zlib.error):
        return None
    image = QImage(pixels, width, height, 4 * width, _FORMAT).copy()
    image.setDevicePixelRatio(ratio)
    return Prepared(image, outlines, neighbours)


def _unpacked(packed: bytes, size: int) -> bytes:
    """Return exactly so many bytes, or raise ValueError."""
    if not 0 < size <= _MOST_BYTES:
        message = "no such picture"
        raise ValueError(message)
    opened = zlib.decompressobj()
    pixels = opened.decompress(packed, size)
    if len(pixels) != size or (not opened.eof and opened.decompress(opened.unconsumed_tail, 1)):
        message = "another number of pixels than stated"
        raise ValueError(message)
    return pixels
