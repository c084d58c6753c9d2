# SPDX-License-Identifier: MIT
"""What a disk may hold after the power went at some point of a recording.

Sure is only what was synced: for each file, everything up to its last sync. Of every write and
truncation after that, each may have reached the disk or not, in any order, and a write may have
reached it in part, by sectors of 512 bytes. A file just created, or deleted, may have kept its
former state until it, or its folder, is synced (SQLite syncs the folder along with the first sync
of a file that it has created).
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from tests.storage.recording import Call, Deleted, Mark, Opened, Synced, Truncated, Written

SECTOR_BYTES = 512


class Fate(Enum):
    """What becomes of all that was not synced."""

    DROPPED = "dropped"
    KEPT = "kept"
    TORN = "torn"  # each write by itself: kept, dropped or torn


@dataclass
class _Content:
    """One file on the disk, whatever it is called."""

    sure: bytearray
    unsure: list[Written | Truncated] = field(default_factory=list)


class Disk:
    """Follows a recording; `after_power_cut` may be asked at any point."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._names = {name: _Content(bytearray(data)) for name, data in files.items()}
        self._sure_names = dict(self._names)

    def follow(self, calls: Sequence[Call]) -> None:
        for call in calls:
            match call:
                case Opened(name, created):
                    if created:
                        self._names[name] = _Content(bytearray())
                case Written(name, _, _) | Truncated(name, _):
                    self._names[name].unsure.append(call)
                case Synced(name):
                    self._sync(name)
                case Deleted(name, synced):
                    del self._names[name]
                    if synced:
                        self._sure_names = dict(self._names)
                case Mark():
                    pass

    def after_power_cut(self, fate: Fate, rng: random.Random) -> dict[str, bytes]:
        files = {}
        for name in sorted(self._names.keys() | self._sure_names.keys()):
            now, before = self._names.get(name), self._sure_names.get(name)
            content = now if _survives(fate, rng) else before
            if content is not None:
                files[name] = bytes(_cut(content, fate, rng))
        return files

    def _sync(self, name: str) -> None:
        content = self._names[name]
        for call in content.unsure:
            _apply(content.sure, call)
        content.unsure.clear()
        self._sure_names[name] = content


def _cut(content: _Content, fate: Fate, rng: random.Random) -> bytearray:
    data = bytearray(content.sure)
    for call in content.unsure:
        if fate is Fate.TORN and isinstance(call, Written) and rng.random() < 0.5:
            for sector in _sectors(call):
                if rng.random() < 0.5:
                    _apply(data, sector)
        elif _survives(fate, rng):
            _apply(data, call)
    return data


def _survives(fate: Fate, rng: random.Random) -> bool:
    return fate is Fate.KEPT or (fate is Fate.TORN and rng.random() < 0.5)


def _apply(data: bytearray, call: Written | Truncated) -> None:
    match call:
        case Written(_, offset, written):
            data.extend(bytes(max(0, offset - len(data))))  # a hole reads as zeros
            data[offset : offset + len(written)] = written
        case Truncated(_, size):
            del data[size:]


def _sectors(call: Written) -> list[Written]:
    """Cut a write where sectors end; a sector that it fills in part is not harmed elsewhere."""
    pieces = []
    start, end = call.offset, call.offset + len(call.data)
    while start < end:
        stop = min(end, (start // SECTOR_BYTES + 1) * SECTOR_BYTES)
        data = call.data[start - call.offset : stop - call.offset]
        pieces.append(Written(call.name, start, data))
        start = stop
    return pieces
