# SPDX-License-Identifier: MIT
"""Acts on Progress as a learner does, and reads what is to be seen there."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QTableWidget, QWidget

from trainer.ui.pages.progress import ProgressPage


class ProgressDriver:
    def __init__(self, page: ProgressPage) -> None:
        self.page = page

    def card(self, name: str) -> QWidget:
        found = self.page.findChild(QWidget, name)
        assert found is not None, f"nothing is named {name}"
        return found

    def shows(self, name: str) -> bool:
        return self.card(name).isVisible()

    def texts(self, name: str = "") -> list[str]:
        """Return what can be read on a card, or on the page."""
        where = self.card(name) if name else self.page
        return [
            label.accessibleName() or label.text()
            for label in where.findChildren(QLabel)
            if label.isVisible() and (label.accessibleName() or label.text())
        ]

    def says(self, text: str, name: str = "") -> bool:
        return any(text in one for one in self.texts(name))

    def press(self, text: str) -> "ProgressDriver":
        for button in self.page.findChildren(QAbstractButton):
            if button.isVisible() and text in (button.text(), button.accessibleName()):
                button.setFocus()
                QTest.keyClick(button, Qt.Key.Key_Space)
                return self
        raise AssertionError(f"no button says {text!r}")

    def enter(self) -> None:
        self.page.setFocus()
        QTest.keyClick(self.page, Qt.Key.Key_Return)

    def swap(self, card: str) -> "ProgressDriver":
        """Swap the picture of a card for its table, or back."""
        button = self.card(card).findChild(QAbstractButton, "swap")
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        return self

    def table(self, card: str) -> list[list[str]]:
        """Return the table of a card, its headings first; empty while the picture shows."""
        table = self.card(card).findChild(QTableWidget, "table")
        if not table.isVisible():
            return []
        columns = range(table.columnCount())
        heads = [table.horizontalHeaderItem(column).text() for column in columns]
        return [
            heads,
            *(
                [table.item(row, column).text() for column in columns]
                for row in range(table.rowCount())
            ),
        ]
