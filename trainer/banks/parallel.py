# SPDX-License-Identifier: MIT
"""Many files of a bank at once, on all cores, where that pays and where it is safe."""

from __future__ import annotations

import os
import pickle
import sys
import threading
from typing import TYPE_CHECKING

from trainer.banks.reading import Keep, Reading, read_file
from trainer.model.limits import MIB

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trainer.banks.linking import Known
    from trainer.banks.parts import Parts

# Below this much text, starting processes takes longer than it saves.
_PAYS = 2 * MIB
# A file is named to the workers by one byte.
_FILES = 256


def read_files(
    files: Sequence[tuple[str, bytes]], keep: Keep, known: Known | None, parts: Parts
) -> Iterator[Reading]:
    """Read files that hold only items, and return what they hold in their order."""
    workers = min(_cores(), len(files))
    large = sum(len(content) for _, content in files) >= _PAYS
    # Items themselves are slower to hand over than to read.
    if workers > 1 and large and len(files) <= _FILES and keep is not Keep.ITEMS and _can_fork():
        yield from _Team(files, keep, known, parts).read(workers)
    else:
        for name, content in files:
            yield read_file(name, content, keep, known, parts, is_head=False)


def _cores() -> int:
    """Count the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _can_fork() -> bool:
    """Tell whether a copy of this process can work on: no thread may hold a lock in it."""
    return sys.platform == "linux" and threading.active_count() == 1


class _Team:
    """This process and copies of it, which take files from one pipe until there are none left."""

    def __init__(
        self,
        files: Sequence[tuple[str, bytes]],
        keep: Keep,
        known: Known | None,
        parts: Parts,
    ) -> None:
        self._files = files
        self._keep = keep
        self._known = known
        self._parts = parts

    def read(self, workers: int) -> Iterator[Reading]:
        todo, put = os.pipe()
        # The largest come first, so that no one is left with one of them at the end.
        order = sorted(range(len(self._files)), key=lambda number: -len(self._files[number][1]))
        os.write(put, bytes(order))
        os.close(put)
        children = [self._start(todo) for _ in range(workers - 1)]
        found = self._work(todo)
        os.close(todo)
        for process, result in children:
            found.update(self._result(process, result))
        for number in range(len(self._files)):
            # Whatever a child did not bring is read here.
            yield found.get(number) or self._read(number)

    def _read(self, number: int) -> Reading:
        name, content = self._files[number]
        return read_file(name, content, self._keep, self._known, self._parts, is_head=False)

    def _work(self, todo: int) -> dict[int, Reading]:
        found = {}
        while number := os.read(todo, 1):
            found[number[0]] = self._read(number[0])
        return found

    def _start(self, todo: int) -> tuple[int, int]:
        """Start a copy of this process; return its id and where its result can be read."""
        result, put = os.pipe()
        process = os.fork()
        if process:
            os.close(put)
            return process, result
        # In the copy: nothing may run but this, and nothing that was open may be closed properly.
        try:
            with open(put, "wb") as pipe:
                pickle.dump(self._work(todo), pipe, pickle.HIGHEST_PROTOCOL)
        finally:
            os._exit(0)

    def _result(self, process: int, result: int) -> dict[int, Reading]:
        with open(result, "rb") as pipe:
            content = pipe.read()
        os.waitpid(process, 0)
        try:
            found: dict[int, Reading] = pickle.loads(content)  # noqa: S301 - from our own child
        except (EOFError, pickle.UnpicklingError):  # the child died
            return {}
        return found
