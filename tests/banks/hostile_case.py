# SPDX-License-Identifier: MIT
"""What a broken or hostile bank is to the tests: a name, a way to make it, and how it must end."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

# Makes the bank in an empty folder and returns its path.
Build = Callable[[Path], Path]


class Case(NamedTuple):
    """A bank that must end in a sentence.

    Attributes:
        code: of a problem that must be among those found.
        usable: whether something of the bank can still be used.
    """

    name: str
    code: str
    usable: bool
    build: Build
