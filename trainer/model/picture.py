# SPDX-License-Identifier: MIT
"""A picture of a bank, as an item that shows it holds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from trainer.model.limits import NAME_CHARACTERS, Length, Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

# How bank files name a picture: PNG or JPEG in the folder figures.
_NAME = r"figures/[^/\\\"]+\.(?:[Pp][Nn][Gg]|[Jj][Pp][Ee]?[Gg])"
PictureName = Annotated[str, Pattern(_NAME), Length(1, NAME_CHARACTERS)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A PNG or JPEG file.

    Attributes:
        name: of the file within the bank, such as "figures/arm.png".
        sha256: of its bytes, hexadecimal.
        width: in pixels.
        height: in pixels.
        text: its bytes in base64.
    """

    name: str
    sha256: str
    width: int
    height: int
    text: str


def read_picture(plain: Mapping[str, Any]) -> Picture:
    """Convert plain data that the program wrote to a picture."""
    return Picture(**plain)
