# SPDX-License-Identifier: MIT
"""The window: Qt Widgets, pages, presenters."""

import builtins


def _load_qt() -> None:
    """Load Qt, but not into every import that comes after it.

    PySide replaces `__import__`, to learn for its feature switches which modules name it; for
    that it reads the source of each module that is imported later, which is a tenth of the way
    to the first question. Nothing here uses those switches.
    """
    # WORKAROUND: https://doc.qt.io/qtforpython-6/developer/feature-motivation.html
    plain = builtins.__import__
    import PySide6.QtCore  # noqa: F401 - for what it does

    builtins.__import__ = plain


_load_qt()
