# SPDX-License-Identifier: MIT
"""How text reaches the terminal: safely, and in colour only where that helps."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console


def console(*, error: bool = False) -> Console:
    """Return a console that takes bank text for text: no markup, no guessing of highlights."""
    from rich.console import Console

    return Console(stderr=error, markup=False, highlight=False, emoji=False, soft_wrap=False)


def visible(text: str) -> str:
    """Make control characters visible, so that no bank can command a terminal."""
    return "".join(
        char if char.isprintable() or char in "\n\t" else f"\\x{ord(char):02x}" for char in text
    )
