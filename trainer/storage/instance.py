# SPDX-License-Identifier: MIT
"""One process at a time on a data folder, by a lock that ends with the process, however it ends."""

import errno
import os
import sys

from trainer.storage.failures import translated

_FILE = "instance.lock"
_MODE = 0o600

# Where Windows locks a byte, it cannot be read: the byte lies behind the holder's id.
_LOCKED_BYTE = 1024

_HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)


class InstanceLock:
    """The lock of a data folder.

    States: free -> held (by `acquire`) -> free (by `release`, or the end of the process).
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._path = os.path.join(folder, _FILE)
        self._descriptor: int | None = None

    @property
    def held(self) -> bool:
        """Whether this object holds the lock."""
        return self._descriptor is not None

    def acquire(self) -> bool:
        """Take the lock if nobody has it; does not wait.

        Raises:
            StoreError: the folder cannot be written.
        """
        if self._descriptor is not None:
            return True
        with translated(self._path):
            os.makedirs(self._folder, exist_ok=True)
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, _MODE)
            try:
                _lock(descriptor)
            except OSError as error:
                os.close(descriptor)
                if error.errno in _HELD:
                    return False
                raise
            os.ftruncate(descriptor, 0)
            os.write(descriptor, f"{os.getpid()}\n".encode())
        self._descriptor = descriptor
        return True

    def release(self) -> None:
        """Give the lock back, if held."""
        if self._descriptor is not None:
            # The file stays: removing it would let two others lock different files.
            os.close(self._descriptor)
            self._descriptor = None

    def holder(self) -> int | None:
        """Return the id of the process that took the lock last; None when that is not known."""
        try:
            with open(self._path, encoding="ascii") as file:
                return int(file.readline(20))
        except (OSError, ValueError):
            return None


if sys.platform == "win32":  # pragma: no cover - never both sides on one system
    import msvcrt

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        os.lseek(descriptor, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        # flock, unlike lockf, is not dropped when the process closes another copy of the file.
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
