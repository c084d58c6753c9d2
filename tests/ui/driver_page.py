# SPDX-License-Identifier: MIT
"""Acts on a page as a learner does, by key and by what is written, and reads what is there."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from trainer.ui.widgets.text import TextBlock

KEYS = {
    "enter": Qt.Key.Key_Return,
    "space": Qt.Key.Key_Space,
    "up": Qt.Key.Key_Up,
    "down": Qt.Key.Key_Down,
    "left": Qt.Key.Key_Left,
    "right": Qt.Key.Key_Right,
    "home": Qt.Key.Key_Home,
    "end": Qt.Key.Key_End,
    "tab": Qt.Key.Key_Tab,
    "r": Qt.Key.Key_R,
}


class PageDriver:
    """A page that is shown."""

    def __init__(self, page: QWidget) -> None:
        self.page = page

    def part(self, name: str) -> QWidget:
        """Return a part that can be seen."""
        found = [one for one in self.page.findChildren(QWidget, name) if one.isVisible()]
        assert found, f"{name} cannot be seen"
        return found[0]

    def shows(self, name: str) -> bool:
        """Tell whether a part can be seen."""
        return any(one.isVisible() for one in self.page.findChildren(QWidget, name))

    def text(self, name: str) -> str:
        """Read a part: what is written, or what a screen reader says."""
        part = self.part(name)
        return part.text() if isinstance(part, TextBlock) else part.accessibleName()

    def all_text(self) -> str:
        """Read the whole page."""
        return "\n".join(
            part.text() if isinstance(part, TextBlock) else part.accessibleName()
            for part in self.page.findChildren(QWidget)
            if part.isVisible()
        )

    def button(self, words: str) -> QAbstractButton:
        """Return the button that can be seen with some words at its beginning."""
        for button in self.page.findChildren(QAbstractButton):
            if button.isVisible() and button.accessibleName().startswith(words):
                return button
        raise AssertionError(f"no button says {words!r}")

    def press(self, words: str) -> "PageDriver":
        """Press a button from the keyboard."""
        button = self.button(words)
        button.setFocus()
        QTest.keyClick(button, KEYS["space"])
        return self

    def key(self, name: str) -> "PageDriver":
        """Press a key where the focus is, else on the page."""
        QTest.keyClick(self.page.focusWidget() or self.page, KEYS[name])
        return self

    def key_on(self, part: QWidget, name: str) -> "PageDriver":
        """Press a key on a part that has the focus."""
        part.setFocus()
        QTest.keyClick(part, KEYS[name])
        return self

    def beyond(self, width: int) -> list[str]:
        """Name the parts that reach beyond a width of the page."""
        return [
            part.objectName() or type(part).__name__
            for part in self.page.inner.findChildren(QWidget)
            if part.isVisible() and part.mapTo(self.page, part.rect().topRight()).x() > width
        ]
