# SPDX-License-Identifier: MIT
"""Prepared pictures on disk: PNG files whose names say what they show, the oldest dropped."""

from __future__ import annotations

import json
import logging
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trainer.ui.sections.plain import Ring

_log = logging.getLogger(__name__)

_KEY = "needlewise"
_SUFFIX = ".png"
# Little compression: it is read much more often than written, and a GUI waits for it.
_QUALITY = 75


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
    # A copy that shares the pixels: the text would otherwise stay in memory with the picture.
    image = QImage(picture.image)
    shown = {
        "outlines": picture.outlines,
        "neighbours": picture.neighbours,
        "ratio": picture.image.devicePixelRatio(),
    }
    image.setText(_KEY, json.dumps(shown, separators=(",", ":")))
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG", _QUALITY)  # type: ignore[call-overload] # the stub wants bytes
    buffer.close()
    return bytes(content.data())


def _decoded(content: bytes) -> Prepared | None:
    image = QImage.fromData(content, "PNG")  # type: ignore[arg-type] # as above
    if image.isNull():
        return None
    try:
        shown = json.loads(image.text(_KEY))
        outlines = {
            name: tuple(tuple((x, y) for x, y in ring) for ring in rings)
            for name, rings in shown["outlines"].items()
        }
        neighbours, ratio = tuple(shown["neighbours"]), float(shown["ratio"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    image = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    return Prepared(image, outlines, neighbours)
