# SPDX-License-Identifier: MIT
"""The colours and line widths of drawn tissue, by role, from `assets/themes/tissue-*.toml`."""

from __future__ import annotations

import colorsys
from typing import NamedTuple

from PySide6.QtGui import QColor

from trainer.digest import sha256
from trainer.ui.theme import tokens
from trainer.ui.theme.tokens import Scheme, number

_NUMBERS = ("shading", "variation", "line")


class Tint(NamedTuple):
    """A colour to be looked up when it is painted, so that one plate serves every theme.

    Attributes:
        role: a key of the tissue table.
        light: added to its lightness, -1 to 1; differences between cells are scaled by the theme.
        alpha: opacity.
        other: a second role that is mixed in.
        share: how much of it, 0 to 1.
        is_shade: whether it is soft shade, which a theme may weaken.
    """

    role: str
    light: float = 0.0
    alpha: float = 1.0
    other: str = ""
    share: float = 0.0
    is_shade: bool = False


class Look:
    """The tissue table of one theme."""

    def __init__(self, scheme: Scheme) -> None:
        """Read the table of a scheme."""
        table = tokens.read(f"tissue-{scheme}")["tissue"]
        self.scheme: Scheme = scheme
        self.shading, self.variation, self.line = (number(table, name) for name in _NUMBERS)
        self._colors = {
            role: QColor(value) for role, value in table.items() if isinstance(value, str)
        }
        self._tints: dict[Tint, QColor] = {}
        # Tells one state of the table from another, in names of pictures kept on disk.
        self.stamp = sha256(repr(table).encode()).hexdigest()[:12]

    def color(self, role: str) -> QColor:
        """Return the colour of a role, such as `fat-line`."""
        return self._colors[role]

    def roles(self) -> tuple[str, ...]:
        """Return the roles that have a colour."""
        return tuple(self._colors)

    def tint(self, tint: Tint) -> QColor:
        """Return the colour that a tint is in this theme."""
        made = self._tints.get(tint)
        if made is None:
            made = self._tints[tint] = self._make(tint)
        return made

    def _make(self, tint: Tint) -> QColor:
        color = self._colors[tint.role]
        red, green, blue = color.redF(), color.greenF(), color.blueF()
        if tint.other:
            other = self._colors[tint.other]
            keep = 1.0 - tint.share
            red = red * keep + other.redF() * tint.share
            green = green * keep + other.greenF() * tint.share
            blue = blue * keep + other.blueF() * tint.share
        if tint.light:
            hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
            light = min(1.0, max(0.0, light + tint.light * self.variation))
            red, green, blue = colorsys.hls_to_rgb(hue, light, saturation)
        alpha = tint.alpha * (self.shading if tint.is_shade else 1.0)
        return QColor.fromRgbF(red, green, blue, min(1.0, alpha))


_looks: dict[Scheme, Look] = {}


def look(scheme: Scheme) -> Look:
    """Return the look of a scheme; read once."""
    made = _looks.get(scheme)
    if made is None:
        made = _looks[scheme] = Look(scheme)
    return made
