# SPDX-License-Identifier: MIT
"""Where the user's data, settings, caches and logs are."""

from __future__ import annotations

import os
import sys
from typing import NamedTuple

from trainer.errors import TrainerError

VARIABLE = "NEEDLEWISE_DATA"
_NAME = "needlewise"


class Paths(NamedTuple):
    """Folders, and the settings file, as absolute paths; none need exist.

    Attributes:
        data: what must not be lost: the answers, backups, added banks.
        cache: what can be made again.
        logs: what went wrong, for whoever looks into it.
        settings: the settings file.
    """

    data: str
    cache: str
    logs: str
    settings: str


def resolve(data: str | None = None) -> Paths:
    """Return where things are; nothing is created.

    Args:
        data: the folder given by the user, which then holds everything; without one, what
            the variable NEEDLEWISE_DATA names; without that, the system's usual places.

    Raises:
        TrainerError: the place given is there and is no folder.
    """
    given = data or os.environ.get(VARIABLE)
    if not given:
        return _usual()
    folder = os.path.abspath(os.path.expanduser(given))
    if os.path.exists(folder) and not os.path.isdir(folder):
        raise TrainerError(f"{folder} is not a folder; name a folder for the data with --data.")
    return Paths(
        folder,
        os.path.join(folder, "cache"),
        os.path.join(folder, "logs"),
        os.path.join(folder, "settings.toml"),
    )


def _usual() -> Paths:
    # platformdirs answers this anywhere, in ten milliseconds of which the start has few; so the
    # rules of two systems stand here, and a test holds them against it.
    if sys.platform == "win32":
        from platformdirs import PlatformDirs

        places = PlatformDirs(_NAME, appauthor=False)
        data, cache, logs = places.user_data_dir, places.user_cache_dir, places.user_log_dir
        return Paths(data, cache, logs, os.path.join(places.user_config_dir, "settings.toml"))
    if sys.platform == "darwin":
        library = os.path.expanduser("~/Library")
        data = os.path.join(library, "Application Support", _NAME)
        cache = os.path.join(library, "Caches", _NAME)
        logs = os.path.join(library, "Logs", _NAME)
        return Paths(data, cache, logs, os.path.join(data, "settings.toml"))
    return Paths(
        os.path.join(_base("XDG_DATA_HOME", "~/.local/share"), _NAME),
        os.path.join(_base("XDG_CACHE_HOME", "~/.cache"), _NAME),
        os.path.join(_base("XDG_STATE_HOME", "~/.local/state"), _NAME, "log"),
        os.path.join(_base("XDG_CONFIG_HOME", "~/.config"), _NAME, "settings.toml"),
    )


def _base(variable: str, usual: str) -> str:
    value = os.environ.get(variable, "").strip()
    # The specification of these variables has relative values ignored.
    return value if os.path.isabs(value) else os.path.expanduser(usual)
