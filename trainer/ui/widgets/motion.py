# SPDX-License-Identifier: MIT
"""Whether things may move."""

from PySide6.QtWidgets import QStyle, QWidget

from trainer.ui.theme import theme


def wants_motion(widget: QWidget) -> bool:
    """Return whether both the learner and the system let things move; else pictures stand still."""
    if not theme.motion:
        return False
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return widget.style().styleHint(hint, None, widget) > 0
