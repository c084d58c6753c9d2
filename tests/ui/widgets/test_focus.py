# SPDX-License-Identifier: MIT
"""The ring around what has the keyboard."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.focus import FocusRing, RingOverlay
from trainer.ui.widgets.scroll import ScrollArea
from trainer.ui.widgets.strip import Cell, ProgressStrip


@pytest.fixture
def ring(qapp):
    ring = FocusRing(qapp)
    yield ring
    ring.deleteLater()


@pytest.fixture
def buttons(shown, qtbot, ring):
    parts = [Button("One"), Button("Two"), Button("Three")]
    window = shown(*parts)
    window.activateWindow()
    qtbot.wait_until(window.isActiveWindow)
    return parts


def overlay(window):
    return window.findChild(RingOverlay, "focus-ring")


def test_the_tab_key_shows_it_two_pixels_outside(buttons, ring, qtbot):
    buttons[0].setFocus()
    assert not ring.is_shown()
    qtbot.keyClick(buttons[0], Qt.Key.Key_Tab)
    assert buttons[1].hasFocus()
    assert ring.is_shown()
    window = buttons[1].window()
    width, offset = theme.focus_ring
    out = int(width + offset)
    around = QRect(buttons[1].mapTo(window, QPoint(0, 0)), buttons[1].size())
    assert overlay(window).geometry() == around.adjusted(-out, -out, out, out)


def test_the_pointer_hides_it_and_a_key_brings_it_back(buttons, ring, qtbot):
    buttons[0].setFocus()
    qtbot.keyClick(buttons[0], Qt.Key.Key_Tab)
    assert ring.is_shown()
    qtbot.mouseClick(buttons[2], Qt.MouseButton.LeftButton)
    assert not ring.is_shown()
    qtbot.keyClick(buttons[2], Qt.Key.Key_A)
    assert ring.is_shown()


def test_the_pointer_alone_never_shows_it(buttons, ring, qtbot):
    for button in buttons:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert not ring.is_shown()


def test_nothing_moves_when_it_appears(buttons, ring, qtbot):
    before = [button.geometry() for button in buttons]
    buttons[0].setFocus()
    qtbot.keyClick(buttons[0], Qt.Key.Key_Tab)
    assert [button.geometry() for button in buttons] == before


def test_it_lets_presses_through(buttons, ring, qtbot):
    buttons[0].setFocus()
    qtbot.keyClick(buttons[0], Qt.Key.Key_Tab)
    window = buttons[1].window()
    assert window.childAt(buttons[1].geometry().center()) is buttons[1]


def test_it_follows_a_part_that_moves_and_goes_with_one_that_hides(buttons, ring, qtbot):
    buttons[0].setFocus()
    qtbot.keyClick(buttons[0], Qt.Key.Key_Tab)
    window = buttons[1].window()
    place = overlay(window).geometry()
    buttons[0].setMinimumHeight(120)
    qtbot.wait_until(lambda: overlay(window).geometry() != place)
    assert overlay(window).geometry().center().y() == pytest.approx(
        buttons[1].geometry().center().y(), abs=1
    )
    for button in buttons:
        button.hide()
    assert not ring.is_shown()


def test_it_is_cut_off_at_the_edge_of_a_scrolled_page(qtbot, ring):
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    area = ScrollArea()
    page = QWidget()
    inner = QVBoxLayout(page)
    parts = [Button(f"Button {number}") for number in range(20)]
    for part in parts:
        inner.addWidget(part)
    area.setWidget(page)
    column.addWidget(area)
    window.resize(240, 200)
    window.show()
    window.activateWindow()
    qtbot.wait_until(window.isActiveWindow)
    parts[0].setFocus()
    qtbot.keyClick(parts[0], Qt.Key.Key_Tab)
    assert ring.is_shown()
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert not ring.is_shown()
    area.verticalScrollBar().setValue(parts[1].y() + 20)
    assert ring.is_shown()
    view = QRect(area.viewport().mapTo(window, QPoint(0, 0)), area.viewport().size())
    assert view.contains(overlay(window).geometry())


def test_in_the_strip_it_goes_around_the_cell(shown, qtbot, ring):
    strip = ProgressStrip()
    strip.set_cells([Cell()] * 5, 2)
    window = shown(strip)
    window.activateWindow()
    qtbot.wait_until(window.isActiveWindow)
    strip.setFocus()
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    qtbot.wait_until(ring.is_shown)

    def around_the_second() -> bool:
        box = overlay(window).geometry().translated(-strip.pos())
        rect, _ = strip.focus_shape()
        return box.center() == rect.toRect().center() and box.width() < 40

    qtbot.wait_until(around_the_second)


def test_standard_controls_have_it_too(shown, qtbot, ring):
    fields = [QLineEdit(), QLineEdit()]
    window = shown(*fields)
    window.activateWindow()
    qtbot.wait_until(window.isActiveWindow)
    fields[0].setFocus()
    qtbot.keyClick(fields[0], Qt.Key.Key_Tab)
    assert ring.is_shown()
