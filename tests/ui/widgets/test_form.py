# SPDX-License-Identifier: MIT
"""Form controls follow the theme, wherever they are put."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from trainer.ui.sections.needle_form import NumberBox
from trainer.ui.theme import theme
from trainer.ui.widgets.form import LineEdit, ListView, Menu, PlainText, Table


@pytest.fixture(autouse=True)
def look(qapp):
    theme.load("light")
    yield
    theme.load("light")


@pytest.fixture
def window(qtbot):
    made = QWidget()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("kind", [LineEdit, NumberBox, PlainText, ListView, Table])
def test_a_control_follows_the_theme(window, kind):
    control = kind("Name")
    window.layout().addWidget(control)
    assert control.accessibleName() == "Name"
    light = theme.color_name("ink")
    assert light in control.styleSheet()
    theme.load("dark", 150)
    assert theme.color_name("ink") in control.styleSheet()
    assert light not in control.styleSheet()
    assert control.font() == theme.font("body")


def test_a_control_put_elsewhere_follows_its_new_owner(window, qtbot):
    other = QWidget()
    qtbot.addWidget(other)
    control = LineEdit("Name", parent=other)
    window.layout().addWidget(control)
    other.deleteLater()
    QApplication.processEvents()
    theme.load("dark")
    assert theme.color_name("ink") in control.styleSheet()


def test_a_menu_has_the_look_of_the_moment(window):
    theme.load("dark")
    assert theme.color_name("surface") in Menu(window).styleSheet()


def test_enter_ends_a_line_and_presses_nothing(window, qtbot):
    pressed = []

    class Page(QWidget):
        def keyPressEvent(self, event: QKeyEvent) -> None:
            pressed.append(event.key())

    page = Page()
    qtbot.addWidget(page)
    line = LineEdit("Name", parent=page)
    with qtbot.waitSignal(line.editingFinished):
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert pressed == []


def test_ctrl_k_belongs_to_the_window(window, qtbot):
    line = LineEdit("Name", parent=window)
    line.setText("some words")
    line.setCursorPosition(0)
    opened = []
    QShortcut(QKeySequence("Ctrl+K"), window).activated.connect(lambda: opened.append(True))
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert opened == [True]
    assert line.text() == "some words"


def test_the_wheel_scrolls_the_page_unless_the_number_has_the_focus(window, qtbot):
    other = LineEdit("Name", parent=window)
    box = NumberBox("Number", window)
    box.setValue(10)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    other.setFocus()

    def wheel() -> bool:
        event = QWheelEvent(
            QPointF(5, 5),
            QPointF(5, 5),
            QPoint(0, 0),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        event.accept()
        box.wheelEvent(event)
        return event.isAccepted()

    assert not wheel()
    assert box.value() == 10
    box.setFocus()
    assert wheel()
    assert box.value() == 11
