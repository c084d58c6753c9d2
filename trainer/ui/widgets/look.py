# SPDX-License-Identifier: MIT
"""What every part does when the theme changes or the pointer comes and goes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent

from trainer.ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent
    from PySide6.QtWidgets import QWidget as _Widget
else:
    # Mixed into widgets of several kinds; the widget itself comes after it in each of them.
    _Widget = object

_LOOK_CHANGES = frozenset(
    {
        QEvent.Type.PaletteChange,
        QEvent.Type.FontChange,
        QEvent.Type.ApplicationFontChange,
        QEvent.Type.StyleChange,
    }
)


def is_look_change(event: QEvent) -> bool:
    """Return whether colours, fonts or sizes may be others now."""
    return event.type() in _LOOK_CHANGES


class FollowsLook(_Widget):
    """Measures and paints anew when the theme changes."""

    # Which look was measured. Putting a part into its place causes the same events as another
    # look does, several times; only the first of them and another look count.
    _measured_look = 0

    def changeEvent(self, event: QEvent) -> None:
        """Drop what was measured in another look."""
        super().changeEvent(event)
        if is_look_change(event) and self._measured_look != theme.generation:
            self._measured_look = theme.generation
            self.remeasure()

    def remeasure(self) -> None:
        """Drop what was measured, and ask for another size and a repaint."""
        self.forget_look()
        self.updateGeometry()
        self.update()

    def forget_look(self) -> None:
        """Drop what was measured; nothing, where nothing is kept."""


class ShowsPointer(FollowsLook):
    """Paints itself anew when the pointer comes and goes."""

    def enterEvent(self, event: "QEnterEvent") -> None:
        """Show the pointer."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Show that the pointer is gone."""
        super().leaveEvent(event)
        self.update()
