# SPDX-License-Identifier: MIT
"""Roles that Qt cannot guess from the kind of a widget."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget

from trainer.ui.widgets.text import TextBlock


class _Heading(QAccessibleWidget):
    """Text by which a screen reader moves through a page."""

    def __init__(self, block: TextBlock) -> None:
        super().__init__(block, QAccessible.Role.Heading)


def install() -> None:
    """Make headings known as such; call once, at any time after the application exists."""
    QAccessible.installFactory(_interface)


def _interface(class_name: str, widget: QObject) -> QAccessibleInterface | None:
    # Called once for each class that a widget descends from, the nearest first.
    if class_name == "TextBlock" and isinstance(widget, TextBlock) and widget.heading_level:
        return _Heading(widget)
    return None
