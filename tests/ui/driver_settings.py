# SPDX-License-Identifier: MIT
"""Acts on Settings as a learner does, and reads what is to be seen there."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QSlider, QWidget

from trainer.ui.pages.settings import SettingsPage


class SettingsDriver:
    def __init__(self, page: SettingsPage) -> None:
        self.page = page

    def named(self, name: str, kind: type = QWidget):
        found = self.page.findChild(kind, name)
        assert found is not None, f"nothing is named {name}"
        return found

    def button(self, text: str) -> QAbstractButton:
        for button in self.page.findChildren(QAbstractButton):
            if button.isVisible() and text in (button.text(), button.accessibleName()):
                return button
        raise AssertionError(f"no button says {text!r}")

    def buttons(self) -> list[str]:
        return [
            button.accessibleName() or button.text()
            for button in self.page.findChildren(QAbstractButton)
            if button.isVisible()
        ]

    def press(self, text: str) -> "SettingsDriver":
        button = self.button(text)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)
        return self

    def texts(self) -> list[str]:
        found = []
        for label in self.page.findChildren(QLabel):
            if label.isVisible():
                found.append(label.accessibleName() or label.text())
        return found

    def says(self, text: str) -> bool:
        return any(text in one for one in self.texts())

    def chosen(self, name: str) -> str:
        """Return the chosen word of segments."""
        row = self.named(name)
        (word,) = [
            button.text() for button in row.findChildren(QAbstractButton) if button.isChecked()
        ]
        return word

    def arrow(self, name: str, key: Qt.Key) -> "SettingsDriver":
        """Press an arrow in segments."""
        row = self.named(name)
        (button,) = [one for one in row.findChildren(QAbstractButton) if one.isChecked()]
        button.setFocus()
        QTest.keyClick(button, key)
        return self

    def slide(self, key: Qt.Key, times: int = 1) -> "SettingsDriver":
        slider: QSlider = self.named("text-size", QSlider)
        slider.setFocus()
        for _ in range(times):
            QTest.keyClick(slider, key)
        return self

    def text_size(self) -> int:
        return self.named("text-size", QSlider).value()

    def type_into(self, name: str, text: str, *, enter: bool = True) -> "SettingsDriver":
        field: QLineEdit = self.named(name, QLineEdit)
        field.setFocus()
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        QTest.keyClicks(field, text)
        if enter:
            QTest.keyClick(field, Qt.Key.Key_Return)
        return self

    def name(self) -> str:
        return self.named("name", QLineEdit).text()

    def learners(self) -> list[str]:
        return [
            button.text()
            for button in self.page.findChildren(QAbstractButton)
            if button.objectName().startswith("learner-") and button.isVisible()
        ]

    def used(self) -> str:
        (name,) = [
            button.text()
            for button in self.page.findChildren(QAbstractButton)
            if button.objectName().startswith("learner-") and button.isChecked()
        ]
        return name

    def backups(self) -> list[str]:
        """Return when the backups shown were made."""
        start = "Restore the backup of "
        return [text.removeprefix(start) for text in self.buttons() if text.startswith(start)]
