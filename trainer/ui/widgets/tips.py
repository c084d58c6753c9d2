# SPDX-License-Identifier: MIT
"""Tips: text under the pointer."""

from PySide6.QtGui import Qt
from PySide6.QtWidgets import QWidget


def set_tip(part: QWidget, text: str) -> None:
    """Have a text shown under the pointer as it stands.

    Qt takes a tip that looks like markup for markup, and opens the pictures named in it. Text of
    banks, and names of files, are never to be read that way.
    """
    part.setToolTip(Qt.convertFromPlainText(text) if text else "")
    # Without a description of its own, a screen reader would be given the tip with its marks.
    part.setAccessibleDescription(text)
