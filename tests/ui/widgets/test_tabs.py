# SPDX-License-Identifier: MIT
"""Tabs: keys move among them, nothing moves when another is chosen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from trainer.ui.theme import theme
from trainer.ui.widgets.tabs import Tabs


@pytest.fixture(autouse=True)
def look(qapp):
    theme.load("light")
    yield
    theme.load("light")


@pytest.fixture
def tabs(qtbot):
    made = Tabs("Parts")
    qtbot.addWidget(made)
    made.add("Questions", 21)
    made.add("Problems")
    made.resize(500, 50)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_arrows_move_among_tabs(tabs, qtbot):
    tabs.setFocus()
    with qtbot.waitSignal(tabs.currentChanged):
        QTest.keyClick(tabs, Qt.Key.Key_Right)
    assert tabs.currentIndex() == 1


def test_choosing_a_tab_moves_none(tabs):
    before = [tabs.tabRect(index) for index in range(2)]
    tabs.setCurrentIndex(1)
    assert [tabs.tabRect(index) for index in range(2)] == before


def test_numbers_are_spoken_and_make_room(tabs):
    assert tabs.accessibleTabName(0) == "Questions 21"
    before = tabs.tabRect(1).width()
    tabs.set_count(1, 5)
    assert tabs.accessibleTabName(1) == "Problems 5"
    assert tabs.tabRect(1).width() > before
    tabs.set_count(1, None)
    assert tabs.tabRect(1).width() == before


def test_tabs_grow_with_the_text(tabs):
    before = tabs.tabRect(0)
    theme.load("light", 200)
    assert tabs.tabRect(0).width() > before.width()
    assert tabs.tabRect(0).height() > before.height()


def test_the_ring_goes_round_the_word_that_is_shown(tabs):
    ring, _ = tabs.focus_shape()
    assert ring.center().x() < tabs.tabRect(1).left()
    tabs.setCurrentIndex(1)
    ring, _ = tabs.focus_shape()
    assert ring.center().x() > tabs.tabRect(1).left()
