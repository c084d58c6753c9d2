# SPDX-License-Identifier: MIT
"""The running clock: how far the time of the item on screen has come, about once a second.

Written without a sync, over itself, in one call: what the system has accepted survives the end of
the process at any instant, which is what it is for. After a power cut it may be old or torn; a
torn one is known by its checksum and counts as absent.
"""

import os
import struct
from collections.abc import Callable
from typing import NamedTuple

from trainer.digest import sha256
from trainer.errors import StoreError

_FILE = "pulse"
_MAGIC = b"NwP2"
# Magic, attempt, position, visit, session, then the moment: wall, steady, boot.
_BODY = struct.Struct("<4s64siqqqq16s")
_CHECKSUM_BYTES = 16
_SIZE = _BODY.size + _CHECKSUM_BYTES


class Moment(NamedTuple):
    """An instant by two clocks.

    Attributes:
        wall_ms: since 1970, UTC, as the machine believes; anyone may set it.
        steady_ms: since some start that stays the same until the machine starts anew; nobody can
            set it.
        boot: which start of the machine that is, 32 hexadecimal digits; "" where it cannot be told.
    """

    wall_ms: int = 0
    steady_ms: int = 0
    boot: str = ""


class PulseRecord(NamedTuple):
    """How far an attempt had come.

    Attributes:
        visit_ms: time that the item had been on screen, this visit.
        elapsed_ms: time of the whole attempt, earlier sittings and this visit included.
        at: when that was.
    """

    attempt: str
    position: int
    visit_ms: int
    elapsed_ms: int
    at: Moment = Moment()


class Pulse:
    """The running clock of a data folder."""

    def __init__(self, folder: str, now: Callable[[], Moment] = Moment) -> None:
        """Open nothing yet.

        Args:
            folder: of the data.
            now: the instant, by both clocks.
        """
        self._path = os.path.join(folder, _FILE)
        self._moment = now
        self._descriptor: int | None = None
        self._failed = False

    def write(self, attempt: str, position: int, visit_ms: int, elapsed_ms: int) -> None:
        """Replace the record. A failure is logged once and stops nobody from practising.

        Raises:
            ValueError: the attempt's id is longer than 64 ASCII characters.
        """
        name = attempt.encode("ascii")
        if len(name) > 64:
            raise ValueError(attempt)
        wall_ms, steady_ms, boot = self._moment()
        moment = (wall_ms, steady_ms, bytes.fromhex(boot))
        body = _BODY.pack(_MAGIC, name, position, visit_ms, elapsed_ms, *moment)
        try:
            self._overwrite(body + _checksum(body))
        except OSError as error:
            self._note(error)

    def read(self) -> PulseRecord | None:
        """Return the record; None when there is none, or none that is whole.

        Raises:
            StoreError: the file is there but cannot be read.
        """
        try:
            with open(self._path, "rb") as file:
                record = file.read(_SIZE + 1)
        except FileNotFoundError:
            return None
        except OSError as error:
            message = f'"{self._path}" cannot be read; check the rights of the data folder.'
            raise StoreError(message, str(error)) from error
        body = record[: _BODY.size]
        if len(record) != _SIZE or _checksum(body) != record[_BODY.size :]:
            return None
        magic, attempt, position, visit_ms, elapsed_ms, *moment = _BODY.unpack(body)
        if magic != _MAGIC:
            return None
        wall_ms, steady_ms, boot = moment
        at = Moment(wall_ms, steady_ms, boot.hex() if any(boot) else "")
        return PulseRecord(
            attempt.rstrip(b"\0").decode("ascii"), position, visit_ms, elapsed_ms, at
        )

    def clear(self) -> None:
        """Leave no record, as nothing is running."""
        try:
            if self._descriptor is not None or os.path.exists(self._path):
                self._overwrite(bytes(_SIZE))
        except OSError as error:
            self._note(error)

    def close(self) -> None:
        """Close the file; the record stays. It is opened again when needed."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def _overwrite(self, record: bytes) -> None:
        if self._descriptor is None:
            flags = os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0)
            self._descriptor = os.open(self._path, flags, 0o600)
        if hasattr(os, "pwrite"):
            os.pwrite(self._descriptor, record, 0)
        else:  # Windows
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            os.write(self._descriptor, record)

    def _note(self, error: OSError) -> None:
        if self._failed:
            return
        self._failed = True
        import logging  # costs milliseconds on the way to the first question

        logging.getLogger(__name__).warning("the running clock is not kept: %s", error)


def _checksum(body: bytes) -> bytes:
    return sha256(body).digest()[:_CHECKSUM_BYTES]
