# SPDX-License-Identifier: MIT
"""Removes everything that was stored of learners from a data folder."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from trainer.storage.backup import backup_folder
from trainer.storage.failures import translated
from trainer.storage.files import sync_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

_PULSE = "pulse"


def leftovers(path: str) -> Iterator[str]:
    """Find everything of learners: the data file, what belongs to it, and copies set aside.

    Args:
        path: the data file; it need not exist.
    """
    folder, name = os.path.split(path)
    stem, suffix = os.path.splitext(name)
    for found in sorted(os.listdir(folder) if os.path.isdir(folder) else ()):
        if (found.startswith(stem) and suffix in found) or found == _PULSE:
            yield os.path.join(folder, found)
    if os.path.isdir(backup_folder(path)):
        yield backup_folder(path)


def erase(path: str) -> list[str]:
    """Remove all of it; the file must be closed. Banks and exams in the folder stay.

    Returns:
        What was removed.

    Raises:
        StoreError: something could not be removed; what comes before it is gone.
    """
    removed = []
    with translated(path):
        for found in list(leftovers(path)):
            if os.path.isdir(found):
                shutil.rmtree(found)
            else:
                os.unlink(found)
            removed.append(found)
        if removed:
            sync_folder(os.path.dirname(path))
    return removed
