# SPDX-License-Identifier: MIT
"""The licences of the program and of everything that it uses."""

from __future__ import annotations

import re
from typing import NamedTuple

from trainer import resources

_THIRD_PARTY = "THIRD_PARTY.md"

# What ships with the program: what it is called, its licence, and where the text lies.
_BUNDLED = (
    ("Needlewise", "MIT", "LICENSE"),
    ("Questions of Needlewise", "CC BY 4.0", "question_banks/LICENSE"),
    ("Inter", "SIL Open Font License 1.1", "assets/fonts/inter/LICENSE.txt"),
    (
        "Atkinson Hyperlegible",
        "SIL Open Font License 1.1",
        "assets/fonts/atkinson-hyperlegible/LICENSE.txt",
    ),
    ("Lucide icons", "ISC", "assets/icons/lucide/LICENSE.txt"),
)
# A row of the table of packages: names, licence, what for.
_ROW = re.compile(r"^\| (?P<names>[^|]+) \| (?P<licence>[^|]+) \| (?P<use>[^|]+) \|$", re.MULTILINE)


class LicenceText(NamedTuple):
    """A licence.

    Attributes:
        name: of what it covers.
        licence: what it is called; may be empty.
        text: of the licence, or on what terms the thing is used.
    """

    name: str
    licence: str
    text: str


def licences() -> list[LicenceText]:
    """Read all licences: of the program first, then of fonts, icons and libraries."""
    return [*_bundled(), *_packages()]


def _bundled() -> list[LicenceText]:
    found = [LicenceText(name, licence, _read(file)) for name, licence, file in _BUNDLED]
    found.append(LicenceText("Third-party software", "", _read(_THIRD_PARTY)))
    return [one for one in found if one.text]


def _packages() -> list[LicenceText]:
    """Read the licences of the packages beside the program, as they were installed."""
    found = []
    installed = _read(_THIRD_PARTY).partition("## Installed beside it")[2]
    # What stands below the table says on what terms those without a text are used.
    terms = installed.rpartition("|\n")[2].strip()
    for match in _ROW.finditer(installed):
        if match["names"] != "package":
            for name in match["names"].split(", "):
                text = _text_of(name) or terms or match["licence"]
                found.append(LicenceText(name, match["licence"], text))
    return found


def _text_of(package: str) -> str:
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        files = distribution(package).files or []
    except PackageNotFoundError:
        return ""
    texts = []
    for file in files:
        named = re.match(r"(licen[cs]e|copying|notice)", file.name, re.IGNORECASE)
        if named and ".dist-info" in str(file):
            try:
                texts.append(file.read_text(encoding="utf-8"))
            except (OSError, UnicodeDecodeError):
                continue
    return "\n\n".join(text.strip() for text in texts)


def _read(name: str) -> str:
    """Read a file that ships with the program; "" in a package that was made without it."""
    try:
        return resources.read_text(name)
    except FileNotFoundError:
        return _from_own_metadata(name)


def _from_own_metadata(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        own = distribution("needlewise")
    except PackageNotFoundError:
        return ""
    return own.read_text(f"licenses/{name}") or own.read_text(name) or ""
