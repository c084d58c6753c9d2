# SPDX-License-Identifier: MIT
"""What the tests of single parts share."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.ui.theme import theme


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            # The offscreen platform says so of every window that has a least size.
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))


@pytest.fixture(autouse=True)
def light_theme(qapp):
    """Start from the usual look, and leave it behind."""
    theme.load("light")
    yield
    theme.load("light")


@pytest.fixture
def shown(qtbot):
    """Return a function that shows parts below each other in a window of a width."""
    kept: list[QWidget] = []

    def show(*parts: QWidget, width: int = 600) -> QWidget:
        window = QWidget()
        column = QVBoxLayout(window)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        qtbot.addWidget(window)
        window.resize(width, 600)
        window.show()
        qtbot.waitExposed(window)
        kept.append(window)
        return window

    yield show
    kept.clear()
