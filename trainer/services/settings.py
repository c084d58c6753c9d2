# SPDX-License-Identifier: MIT
"""Settings: typed, kept as TOML, read with every fault mended and said."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import NamedTuple, get_type_hints

from trainer.errors import SettingsError

SCHEMES = ("system", "light", "dark", "high-contrast")
FONTS = ("Inter", "Atkinson Hyperlegible")
TEXT_PERCENT = (80, 200)


class Settings(NamedTuple):
    """What the user of this data folder prefers.

    Attributes:
        scheme: one of SCHEMES.
        text_percent: within TEXT_PERCENT.
        font: one of FONTS.
        key_hints: whether buttons show their keys.
        motion: whether things may move, where the system lets them.
        learner: id of the profile used last; "" before the first.
    """

    scheme: str = "system"
    text_percent: int = 100
    font: str = "Inter"
    key_hints: bool = True
    motion: bool = True
    learner: str = ""


def load(path: str) -> tuple[Settings, list[str]]:
    """Read settings.

    Returns:
        The settings, with the default where a value is missing or impossible, and the names
        of the values that were replaced. A file that is not there gives the defaults; one
        that is not TOML gives the defaults and the name "settings".

    Raises:
        SettingsError: the file is there and cannot be read.
    """
    try:
        with open(path, "rb") as file:
            text = file.read()
    except FileNotFoundError:
        return Settings(), []
    except OSError as error:
        message = f"The settings in {path} cannot be read: {error.strerror}."
        raise SettingsError(message, str(error)) from error
    import tomllib

    try:
        values = tomllib.loads(text.decode())
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        return Settings(), ["settings"]
    return _checked(values)


def save(path: str, settings: Settings) -> None:
    """Write settings, whole or not at all.

    Raises:
        SettingsError: the folder cannot be written.
    """
    import tempfile  # imported late: a start only reads

    lines = [f"{name} = {_toml(value)}\n" for name, value in settings._asdict().items()]
    folder = os.path.dirname(path)
    try:
        os.makedirs(folder, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=".settings-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.writelines(lines)
                file.flush()
                os.fsync(file.fileno())
            os.replace(temporary, path)
        except OSError:
            with suppress(OSError):
                os.unlink(temporary)
            raise
    except OSError as error:
        message = f"The settings cannot be written to {path}: {error.strerror}."
        raise SettingsError(message, str(error)) from error


def _checked(values: dict[str, object]) -> tuple[Settings, list[str]]:
    kinds = get_type_hints(Settings)
    kept: dict[str, object] = {}
    replaced = []
    for name, kind in kinds.items():
        if name not in values:
            continue
        value = values[name]
        if type(value) is kind and _allowed(name, value):
            kept[name] = value
        else:
            replaced.append(name)
    return Settings(**kept), replaced  # type: ignore[arg-type] # checked just above


def _allowed(name: str, value: object) -> bool:
    match name, value:
        case "scheme", str():
            return value in SCHEMES
        case "font", str():
            return value in FONTS
        case "text_percent", int():
            return TEXT_PERCENT[0] <= value <= TEXT_PERCENT[1]
        case _:
            return True


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    import json

    # A JSON string is a TOML basic string, except for one character that TOML wants escaped.
    return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007F")
