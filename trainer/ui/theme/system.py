# SPDX-License-Identifier: MIT
"""What the system asks for: light, dark or high contrast."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QGuiApplication, QPalette

if TYPE_CHECKING:
    from trainer.ui.theme.tokens import Scheme


def scheme(wanted: str) -> Scheme:
    """Return the scheme to use.

    Args:
        wanted: the user's choice; "system" follows the system.
    """
    if wanted != "system":
        return cast("Scheme", wanted)
    # Late, as the enums of this namespace take longer to make than a question to paint.
    from PySide6.QtCore import Qt

    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "high-contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


def first_scheme(wanted: str) -> Scheme:
    """Return the scheme to start with, at no cost: `scheme` is asked once the window is there.

    Only right before the theme is applied for the first time: it looks at the palette that the
    application got from the system.

    Args:
        wanted: the user's choice; "system" follows the system.
    """
    if wanted != "system":
        return cast("Scheme", wanted)
    palette = QGuiApplication.palette()
    ground = palette.color(QPalette.ColorRole.Window).lightness()
    text = palette.color(QPalette.ColorRole.WindowText).lightness()
    return "dark" if ground < text else "light"
