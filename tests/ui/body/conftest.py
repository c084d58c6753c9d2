# SPDX-License-Identifier: MIT
"""What the tests of the body map share."""

from pathlib import Path

import pytest

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
