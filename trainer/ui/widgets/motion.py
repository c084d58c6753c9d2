# SPDX-License-Identifier: MIT
"""Whether things may move."""

from PySide6.QtWidgets import QStyle, QWidget


def wants_motion(widget: QWidget) -> bool:
    """Return whether the system lets things move; where it does not, a picture stands still."""
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return widget.style().styleHint(hint, None, widget) > 0
