# SPDX-License-Identifier: MIT
"""Caps of keys beside a control."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets import labels, painting
from trainer.ui.widgets.look import FollowsLook


class KeyHint(FollowsLook, QLabel):
    """One or more keys that do what the control beside them does."""

    def __init__(self, *keys: str, always: bool = False, parent: QWidget | None = None) -> None:
        """Show keys.

        Args:
            *keys: the text of a key, or a name of `labels.KEY_ICONS`.
            always: shown also where the theme has no keys on controls, as in a list of keys.
            parent: owner.
        """
        super().__init__(parent)
        self._keys = keys
        self._always = always
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of all caps."""
        if not self._is_shown():
            return QSize(0, 0)
        gaps = theme.space(5) * max(0, len(self._keys) - 1)
        width = sum(labels.key_cap_width(key) for key in self._keys) + gaps
        return QSize(int(width + 0.999), theme.px(18))

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the caps."""
        del event
        if not self._is_shown():
            return
        painter = painting.begin(self)
        left = 0.0
        for key in self._keys:
            labels.draw_key_cap(painter, key, left, self.height() / 2, "ink-2")
            left += labels.key_cap_width(key) + theme.space(5)
        painter.end()

    def _is_shown(self) -> bool:
        return self._always or theme.key_hints
