# SPDX-License-Identifier: MIT
"""The data folder, open for one command."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

from trainer.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.paths import Paths
    from trainer.services.context import Services


@contextmanager
def services(paths: Paths, *, lock: bool) -> Iterator[Services]:
    """Open the services of a data folder, and close them whatever happens.

    Args:
        paths: where everything lives.
        lock: whether this command writes, so that no window may be open on the folder.

    Raises:
        StoreError: the folder is in use, or its file cannot be used.
    """
    from trainer.services.compiling import in_process
    from trainer.services.context import open_services

    with alone(paths) if lock else nullcontext():
        opened = open_services(paths, compile_bank=in_process)
        try:
            opened.library.load()
            yield opened
        finally:
            # After a crash, or while a window is open, nothing is called orderly here: the
            # window's next start is to check everything.
            opened.close(clean=opened.database.ended_cleanly)


def profile(paths: Paths) -> str:
    """Return the id of the profile that the window used last; "" before the first.

    Raises:
        SettingsError: the settings cannot be read.
    """
    from trainer.services.settings import load

    return load(paths.settings)[0].learner


@contextmanager
def alone(paths: Paths) -> Iterator[None]:
    """Hold a data folder for this process.

    Raises:
        StoreError: another process, perhaps a window, has it.
    """
    from trainer.services.context import data_lock

    guard = data_lock(paths.data)
    if not guard.acquire():
        message = (
            f"Needlewise is already open on {paths.data}; close it first, or name another "
            "folder with --data."
        )
        raise StoreError(message)
    try:
        yield
    finally:
        guard.release()
