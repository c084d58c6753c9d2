# SPDX-License-Identifier: MIT
"""Fills the style sheet for standard form controls from the tokens."""

import re
from typing import Protocol

from trainer import resources

_COLOR = re.compile(r"\$([a-z0-9-]+)")
_LENGTH = re.compile(r"\b(px|space|half|minus|radius)\(([a-z0-9-]+)\)")
_ICON = re.compile(r"icon\(([a-z-]+), ([a-z0-9-]+)\)")


class Source(Protocol):
    """What the style sheet asks of the theme."""

    def px(self, length: float) -> int:
        """Return a length that grows with the text."""
        ...

    def space(self, distance: float) -> int:
        """Return a distance."""
        ...

    def radius(self, name: str) -> float:
        """Return a radius."""
        ...

    def color_name(self, role: str) -> str:
        """Return a colour as `#rrggbb`."""
        ...

    def icon_file(self, name: str, role: str) -> str:
        """Return the name of an icon that Qt can open."""
        ...


def build(source: Source) -> str:
    """Return the style sheet in the colours and sizes of the moment."""

    def length(match: re.Match[str]) -> str:
        kind, value = match.groups()
        if kind == "radius":
            return f"{source.radius(value):g}px"
        pixels = source.space(float(value)) if kind == "space" else source.px(float(value))
        if kind == "half":
            # Half of the part with its border of a pixel at each side: a circle.
            return f"{(pixels + 2) // 2}px"
        return f"-{pixels}px" if kind == "minus" else f"{pixels}px"

    text = resources.read_text("assets/themes/controls.qss")
    text = _LENGTH.sub(length, text)
    text = _ICON.sub(lambda match: f"url({source.icon_file(*match.groups())})", text)
    return _COLOR.sub(lambda match: source.color_name(match.group(1)), text)
