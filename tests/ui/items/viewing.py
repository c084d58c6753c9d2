# SPDX-License-Identifier: MIT
"""A view of an item in a window, acted on as a learner does."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.hosting import shown
from trainer.model.items.registry import family
from trainer.services.session import Place
from trainer.ui.items.registry import face

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class _Page(QWidget):
    """Stands in for the page: passes keys to the view, and gives it the height that it takes."""

    def __init__(self, item) -> None:
        super().__init__()
        self.view = face(item.type).view(self)
        self.view.height_changed.connect(self.lay_out)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.passed: list[int] = []

    def lay_out(self) -> None:
        self.view.setGeometry(0, 0, self.width(), self.view.heightForWidth(self.width()))

    def resizeEvent(self, event) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def keyPressEvent(self, event) -> None:
        if not self.view.handle_key(event):
            self.passed.append(event.key())
            event.ignore()


class Shown:
    """An item on the screen.

    Attributes:
        said: all responses that the view gave, last one last.
        focused: names of the parts that should be in sight.
    """

    def __init__(self, qtbot, item, order=(), response=None, *, revealed=False, width=728) -> None:
        self.item, self.order = item, order
        self.page = _Page(item)
        self.view = self.page.view
        self.said: list = []
        self.focused: list[str] = []
        self.view.response_changed.connect(self.said.append)
        self.view.part_focused.connect(lambda part: self.focused.append(part.objectName()))
        shown(qtbot, self.page, width, 900)
        self.page.setFocus()
        self.show(response, revealed=revealed)

    def show(self, response=None, *, revealed=False) -> None:
        place = Place(response=response, answered=revealed and response is not None)
        if place.answered:
            place.outcome = family(self.item.type).score(self.item, response)
        self.view.show_item(self.item, self.order, place, revealed)
        self.page.lay_out()

    def key(self, *keys: str, modifier=NONE) -> "Shown":
        """Press keys where the focus is: names of Qt.Key without "Key_"."""
        for key in keys:
            target = QApplication.focusWidget() or self.page
            if len(key) == 1 and not key.isalpha():
                QTest.keyClicks(target, key, modifier)
            else:
                QTest.keyClick(target, getattr(Qt.Key, f"Key_{key}"), modifier)
        return self

    def click(self, part: QWidget, at: QPoint | None = None) -> "Shown":
        QTest.mouseClick(part, Qt.MouseButton.LeftButton, NONE, at or part.rect().center())
        return self

    def drag(self, part: QWidget, to: QPoint, *, drop=True) -> "Shown":
        """Drag a part to a point of the view."""
        left = Qt.MouseButton.LeftButton
        grip = QPoint(60, 20)
        QTest.mousePress(part, left, NONE, grip)
        for aim in (part.mapToParent(grip) + QPoint(0, 15), to, to):
            QTest.mouseMove(part, part.mapFromParent(aim))
        if drop:
            QTest.mouseRelease(part, left, NONE, part.mapFromParent(to))
        return self

    def part(self, name: str) -> QWidget:
        """Return the part of a name that can be seen."""
        [found] = [one for one in self.page.findChildren(QWidget, name) if one.isVisible()]
        return found

    def shows(self, name: str) -> bool:
        return any(one.isVisible() for one in self.page.findChildren(QWidget, name))

    @property
    def focus(self) -> str:
        focused = QApplication.focusWidget()
        return "" if focused is None else focused.objectName()


def overlapping(view: QWidget) -> list[tuple[str, str]]:
    """Return parts of a view that cover each other, or reach beyond it."""
    parts = [
        part
        for part in view.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if part.isVisible()
    ]
    found = [
        (a.objectName() or type(a).__name__, b.objectName() or type(b).__name__)
        for number, a in enumerate(parts)
        for b in parts[number + 1 :]
        if a.geometry().intersects(b.geometry())
    ]
    beyond = [
        (part.objectName(), "") for part in parts if not view.rect().contains(part.geometry())
    ]
    return found + beyond
