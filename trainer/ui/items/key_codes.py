# SPDX-License-Identifier: MIT
"""Keys as the numbers that events carry.

The values of `Qt.Key` and `Qt.KeyboardModifier`. Touching those enums costs milliseconds the first
time and, where a module imports them late for that reason, again a little at every key press.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

SPACE = 0x20
DIGIT_1, DIGIT_9 = 0x31, 0x39
QUESTION = 0x3F
A, F, R, S, Z = 0x41, 0x46, 0x52, 0x53, 0x5A
ESCAPE, RETURN, ENTER = 0x01000000, 0x01000004, 0x01000005
BACKSPACE, DELETE = 0x01000003, 0x01000007
HOME, END = 0x01000010, 0x01000011
LEFT, UP, RIGHT, DOWN = 0x01000012, 0x01000013, 0x01000014, 0x01000015
PAGE_UP, PAGE_DOWN = 0x01000016, 0x01000017
F1 = 0x01000030

_SHIFT = 0x02000000
_KEYPAD = 0x20000000


class Stroke(NamedTuple):
    """A key with what was held down with it.

    Attributes:
        is_shifted: with Shift, and nothing else.
        is_command: with Control, Alt or the like: meant for somebody else.
    """

    key: int
    is_shifted: bool
    is_command: bool


def stroke(event: QKeyEvent) -> Stroke:
    """Return which key it was."""
    held = event.modifiers().value & ~_KEYPAD
    return Stroke(int(event.key()), held == _SHIFT, bool(held & ~_SHIFT))
