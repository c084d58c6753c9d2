# SPDX-License-Identifier: MIT
"""A window for one page, which sets no limits to its size."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class Host(QWidget):
    """Holds a page as large as itself.

    Without a layout: the offscreen platform warns when a window has a smallest size.
    """

    def __init__(self, page: QWidget, width: int = 1072, height: int = 800) -> None:
        super().__init__()
        self.page = page
        page.setParent(self)
        self.resize(width, height)

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self.page.resize(event.size())


def shown(qtbot, page: QWidget, width: int = 1072, height: int = 800) -> QWidget:
    """Show a page in a window of its own."""
    host = Host(page, width, height)
    qtbot.addWidget(host)
    with qtbot.waitExposed(host):
        host.show()
    page.show()
    host.activateWindow()
    page.host = host  # qtbot keeps no hold on it
    # Nor may the window go while events are still handled after the test's own variables have.
    qtbot.__dict__.setdefault("held", []).append(host)
    return page


def unnamed(page: QWidget) -> list[QWidget]:
    """Return the parts that take the focus and say nothing to a screen reader."""
    page.focusNextPrevChild(True)
    return [
        part
        for part in page.findChildren(QWidget)
        if part.isVisible()
        and part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not part.accessibleName()
    ]
