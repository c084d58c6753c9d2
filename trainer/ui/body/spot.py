# SPDX-License-Identifier: MIT
"""An area of the map as the keyboard and assistive technology meet it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QWidget

from trainer.ui.body.marks import called
from trainer.ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent

    from trainer.ui.body.areas import Area
    from trainer.ui.body.marks import Mark

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Spot(QAbstractButton):
    """Draws nothing and takes no pointer: the map does both.

    A button only for its role, its state and its focus.

    Signals:
        arrow_pressed(int, int): go to the next one: across, down.
        text_typed(str, int): a letter, and the time of the key in milliseconds.
        zoom_pressed(int): 1 nearer, -1 farther, 0 the whole body.
        focus_changed(bool): it has the focus, or has lost it.
    """

    arrow_pressed = Signal(int, int)
    text_typed = Signal(str, int)
    zoom_pressed = Signal(int)
    focus_changed = Signal(bool)

    def __init__(self, area: Area, *, checkable: bool, parent: QWidget) -> None:
        """Make one for an area.

        Args:
            area: whose place it takes.
            checkable: whether areas are chosen, rather than opened.
            parent: the map.
        """
        super().__init__(parent)
        self.area = area
        self.setObjectName(f"area-{area.id}")
        self.setCheckable(checkable)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_mark(self, mark: Mark) -> None:
        """Say something else."""
        sides = {"front": self.tr("front"), "back": self.tr("back")}
        said = [called(self.area, mark), sides[self.area.side], mark.detail]
        if mark.is_unsafe:
            said.append(self.tr("an unsafe act to revisit"))
        text = ", ".join(part for part in said if part)
        if text != self.accessibleName():
            self.setAccessibleName(text)
        self.setChecked(mark.is_chosen)

    def nextCheckState(self) -> None:
        """Leave the choice to the owner."""

    def focus_shape(self) -> tuple[QRectF, float]:
        """Return what the focus ring surrounds."""
        return QRectF(self.rect()), theme.radius("tag")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on by arrows, find by letters; Enter opens, or is the page's where one chooses."""
        key = Qt.Key(event.key())
        if key in _ARROWS:
            self.arrow_pressed.emit(*_ARROWS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.isCheckable() or event.isAutoRepeat():
                event.ignore()
            else:
                self.click()
        elif event.text() in ("+", "-", "0", "="):
            self.zoom_pressed.emit({"-": -1, "0": 0}.get(event.text(), 1))
        elif event.text().isalpha() and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self.text_typed.emit(event.text(), int(event.timestamp()))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that it has the focus."""
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that it has it no longer."""
        super().focusOutEvent(event)
        self.focus_changed.emit(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Leave it to the map."""
