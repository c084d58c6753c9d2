# SPDX-License-Identifier: MIT
"""Acts on the Library as a learner does, and reads what is to be seen there."""

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QListView, QMenu, QTabBar, QWidget

from trainer.ui.pages.library import LibraryPage

KEYS = {
    "enter": Qt.Key.Key_Return,
    "down": Qt.Key.Key_Down,
    "up": Qt.Key.Key_Up,
    "left": Qt.Key.Key_Left,
    "right": Qt.Key.Key_Right,
    "tab": Qt.Key.Key_Tab,
    "space": Qt.Key.Key_Space,
    "f5": Qt.Key.Key_F5,
    "escape": Qt.Key.Key_Escape,
}


class LibraryDriver:
    def __init__(self, page: LibraryPage) -> None:
        self.page = page

    def named(self, name: str, kind: type = QWidget):
        found = self.page.findChild(kind, name)
        assert found is not None, f"nothing is named {name}"
        return found

    def button(self, text: str) -> QAbstractButton:
        """Return the button with a word that can be seen."""
        for button in self.page.findChildren(QAbstractButton):
            if button.isVisible() and button.text() == text:
                return button
        raise AssertionError(f"no button says {text!r}")

    def press(self, text: str) -> "LibraryDriver":
        """Press a button from the keyboard."""
        button = self.button(text)
        button.setFocus()
        QTest.keyClick(button, KEYS["space"])
        return self

    def key(self, name: str, modifier=Qt.KeyboardModifier.NoModifier) -> "LibraryDriver":
        target = self.page.focusWidget() or self.page
        QTest.keyClick(target, KEYS[name], modifier)
        return self

    def banks(self) -> list[str]:
        return self.named("banks").titles()

    def chosen(self) -> str:
        (entry,) = [
            entry
            for entry in self.named("banks").findChildren(QAbstractButton)
            if entry.isChecked() and not entry.isHidden()
        ]
        return entry.text()

    def choose(self, title: str) -> "LibraryDriver":
        for entry in self.named("banks").findChildren(QAbstractButton):
            if entry.text() == title and not entry.isHidden():
                entry.setFocus()
                QTest.keyClick(entry, KEYS["space"])
                return self
        raise AssertionError(f"no bank is called {title!r}")

    def show_tab(self, text: str) -> "LibraryDriver":
        tabs: QTabBar = self.named("tabs", QTabBar)
        tabs.setFocus()
        for _ in range(tabs.count()):
            if tabs.tabText(tabs.currentIndex()) == text:
                return self
            QTest.keyClick(tabs, KEYS["right"])
        for _ in range(tabs.count()):
            if tabs.tabText(tabs.currentIndex()) == text:
                return self
            QTest.keyClick(tabs, KEYS["left"])
        raise AssertionError(f"no tab is called {text!r}")

    def texts(self) -> list[str]:
        """Return every text on the page that can be seen, in the order of its making."""
        found = []
        for part in self.page.findChildren(QWidget):
            if not part.isVisible():
                continue
            if isinstance(part, QLabel):
                found.append(part.text() or part.accessibleName())
            elif isinstance(part, QAbstractButton):
                found.append(part.accessibleName())
        return [text for text in found if text]

    def says(self, text: str) -> bool:
        return any(text in one for one in self.texts())

    def questions(self) -> list[str]:
        model = self.named("questions", QListView).model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def search(self, text: str) -> "LibraryDriver":
        field: QLineEdit = self.named("search", QLineEdit)
        field.setFocus()
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        QTest.keyClicks(field, text)
        return self

    def problems(self) -> list[str]:
        """Return what problems did and what is wrong."""
        return [
            button.accessibleName()
            for button in self.page.findChildren(QAbstractButton)
            if button.isVisible()
            and button.accessibleName().startswith(("Left out:", "Loaded:", "Not read:"))
        ]

    def open_problem(self, start: str) -> "LibraryDriver":
        for button in self.page.findChildren(QAbstractButton):
            if button.isVisible() and button.accessibleName().startswith(start):
                button.setFocus()
                QTest.keyClick(button, KEYS["enter"])
                return self
        raise AssertionError(f"no problem begins with {start!r}")

    def copy_focused(self) -> None:
        QTest.keyClick(self.page.focusWidget(), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    def lines(self) -> str:
        """Return the lines of a file that are shown, with their numbers."""
        return "\n".join(
            part.accessibleName()
            for part in self.page.findChildren(QWidget)
            if part.isVisible()
            and part.accessibleName()[:1].isdigit()
            and "\n" in part.accessibleName()
        )

    def notice(self) -> str:
        notice = self.named("notice")
        if not notice.isVisible():
            return ""
        return " ".join(
            label.text()
            for label in notice.findChildren(QLabel)
            if label.isVisible() and label.text()
        )

    def menu(self) -> list[str]:
        """Open the menu of the bank and return what it offers."""
        more = self.named("more", QAbstractButton)
        more.setFocus()
        QTest.keyClick(more, KEYS["space"])
        menu = self.page.findChild(QMenu, "bank-menu")
        return [action.text() for action in menu.actions()]

    def choose_in_menu(self, text: str) -> "LibraryDriver":
        self.menu()
        menu = self.page.findChild(QMenu, "bank-menu")
        (action,) = [action for action in menu.actions() if action.text() == text]
        menu.setActiveAction(action)
        QTest.keyClick(menu, KEYS["enter"])
        return self

    def drop(self, *paths: str, onto: str = "drop") -> bool:
        """Drop files, onto the page where no part is named; tell whether they were taken."""
        data = QMimeData()
        data.setUrls([QUrl(path) if "://" in path else QUrl.fromLocalFile(path) for path in paths])
        target = self.named(onto) if onto else self.page
        event = QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        event.ignore()
        target.dropEvent(event)
        return event.isAccepted()
