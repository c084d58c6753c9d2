# SPDX-License-Identifier: MIT
"""Reads the theme files in `assets/themes`.

The standard library's TOML reader costs about as much at start as everything else in the theme
together. These files are ours and use a small part of the language (strings, numbers, flat lists,
flat inline tables), so a few lines read them; a test compares the result with `tomllib`.
"""

from typing import Literal, cast

from trainer import resources

Scheme = Literal["light", "dark", "high-contrast"]
Scalar = str | int | float
Value = Scalar | list[Scalar] | dict[str, Scalar]
Table = dict[str, Value]

SCHEMES: tuple[Scheme, ...] = ("light", "dark", "high-contrast")


def read(name: str) -> dict[str, Table]:
    """Return the sections of one theme file, such as `base` or `dark`."""
    return parse(resources.read_text(f"assets/themes/{name}.toml"))


def parse(text: str) -> dict[str, Table]:
    """Return section name to keys and values."""
    sections: dict[str, Table] = {}
    table: Table = {}
    for raw in text.splitlines():
        line = raw.strip()
        if not line or line[0] == "#":
            continue
        if line[0] == "[":
            table = sections.setdefault(line[1 : line.index("]")], {})
            continue
        key, _, value = line.partition("=")
        table[key.strip()] = _value(value.strip())
    return sections


def number(table: Table, key: str) -> float:
    """Return a number of a table as float."""
    return float(cast("float", table[key]))


def _value(text: str) -> Value:
    if text[0] == "[":
        return [_scalar(part.strip()) for part in text[1 : text.index("]")].split(",")]
    if text[0] == "{":
        pairs = (part.partition("=") for part in text[1 : text.index("}")].split(","))
        return {key.strip(): _scalar(value.strip()) for key, _, value in pairs}
    return _scalar(text)


def _scalar(text: str) -> Scalar:
    if text[0] == '"':
        return text[1 : text.index('"', 1)]
    digits = text.partition("#")[0].strip()
    return float(digits) if "." in digits else int(digits)
