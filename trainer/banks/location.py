# SPDX-License-Identifier: MIT
"""What the compiled cache knows of the place where a bank lies: which content it last held."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from trainer.banks.source import display_name
from trainer.digest import sha256

if TYPE_CHECKING:
    from trainer.banks.source import Stamp

# Raised whenever what is stored, or what counts as a problem, changes: older files are absent.
VERSION = 6
# A file changed within this time of being read may have been changed again unnoticed, because
# clocks of file systems are coarse; it is then read again instead of being trusted.
_RACY_NS = 2_500_000_000


class Pointer(NamedTuple):
    """What a location held when it was last read.

    Attributes:
        files: a stamp each, as a list.
        racy: whether a file had been changed so shortly before that its stamp proves nothing.
    """

    content_hash: str
    files: list[Stamp]
    racy: bool


class Location:
    """A place where a bank lies, and what the cache knows of it."""

    def __init__(self, path: str, cache_dir: str) -> None:
        self._path = os.path.abspath(path)
        self._cache = cache_dir
        place = self._path.encode("utf-8", "surrogateescape")
        self._pointer = os.path.join(cache_dir, sha256(place).hexdigest()[:32] + ".json")

    @property
    def name(self) -> str:
        """What the bank is called where problems name it."""
        return display_name(self._path)

    def compiled(self, content_hash: str) -> str:
        """Return the path of the compiled bank with some content."""
        return os.path.join(self._cache, content_hash + ".bank")

    def read(self) -> Pointer | None:
        """Return what the place held when it was last read; None where that is not known."""
        try:
            version, content_hash, racy, files = json.loads(_content(self._pointer))
            if version != VERSION or not content_hash.isalnum():
                return None
            return Pointer(content_hash, files, racy)
        except (OSError, ValueError, TypeError, AttributeError):
            return None

    def point(self, content_hash: str, seen: list[Stamp], seen_at: int) -> None:
        """Note what the place holds.

        Args:
            content_hash: of the bank as it was read.
            seen: the stamps of its files, taken before that.
            seen_at: when they were taken, in nanoseconds.
        """
        before = self.read()
        racy = any(stamp.mtime_ns > seen_at - _RACY_NS for stamp in seen)
        content = json.dumps([VERSION, content_hash, racy, seen], separators=(",", ":"))
        temporary = f"{self._pointer}.{os.getpid()}.tmp"
        with open(temporary, "w", encoding="utf-8") as file:
            file.write(content)
        os.replace(temporary, self._pointer)
        if before is not None and before.content_hash != content_hash:
            self._drop(before.content_hash)

    def _drop(self, content_hash: str) -> None:
        """Delete a compiled bank that no place holds any more: every edit would leave one."""
        for name in os.listdir(self._cache):
            if name.endswith(".json"):
                with open(os.path.join(self._cache, name), encoding="utf-8") as file:
                    if content_hash in file.read():
                        return
        with suppress(OSError):  # it may be open, on Windows
            os.unlink(self.compiled(content_hash))


def _content(path: str) -> bytes:
    """Read a small file; the plainest way takes half the time of the usual one."""
    file = os.open(path, os.O_RDONLY)
    try:
        return os.read(file, os.fstat(file).st_size)
    finally:
        os.close(file)
