# SPDX-License-Identifier: MIT
"""Parts of a question among which the arrows move, and that Tab passes in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from trainer.ui.items import key_codes
from trainer.ui.items.base import ItemView
from trainer.ui.theme import theme
from trainer.ui.widgets.look import is_look_change

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent

    _Part = QAbstractButton
else:
    # Mixed into buttons of several kinds; the button itself comes after it in each of them.
    _Part = object

_LONGEST_CHAIN = 1000


class PlacedView(ItemView):
    """A view that places its parts by hand, and is as high as they need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._anchor: QWidget | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def place_all(self, width: int, *, apply: bool) -> int:
        """Return the height at a width, and give every part its place if asked to."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        """Return a usual width and its height."""
        width = theme.px(480)
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        """Return the height of all parts at a width."""
        return self.place_all(width, apply=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts when the width is another."""
        if event.oldSize().width() != event.size().width():
            self.lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Take other distances with another text size."""
        super().changeEvent(event)
        if is_look_change(event):
            self.lay_out()

    def lay_out(self) -> None:
        """Give every part its place."""
        if self.width() > 0:
            self.place_all(self.width(), apply=True)


class GroupView(PlacedView):
    """A placed view whose parts that can have the focus are a group."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._current = 0

    # -- what the type says -----------------------------------------------------------------------

    def made(self) -> Sequence[QWidget]:
        """Return the parts of the group that exist, shown or not."""
        raise NotImplementedError

    def group(self) -> Sequence[QWidget]:
        """Return the parts of the group that are shown, in the order of the screen."""
        raise NotImplementedError

    # -- focus: the arrows move in the group, Tab leaves it ---------------------------------------

    def chain_after(self, widget: QWidget) -> None:
        """Let Tab come to the group after another widget."""
        self._anchor = widget
        for part in self.made():
            self.setTabOrder(widget, part)
            widget = part

    def chain(self, part: QWidget) -> None:
        """Let Tab come to a part made now after those made before."""
        before = self.made()[-1] if self.made() else self._anchor
        if before is not None:
            self.setTabOrder(before, part)

    def current_part(self) -> QWidget | None:
        """Return the part that takes the focus when Tab enters the group."""
        group = self.group()
        return group[self._current] if self._current < len(group) else None

    def leave_group(self, forward: bool) -> bool:
        """Give the focus to what comes before or after the whole group."""
        from PySide6.QtCore import Qt

        made = self.made()
        widget: QWidget = made[-1 if forward else 0]
        # The chain is a ring of everything in the window; nobody has this many controls.
        for _ in range(_LONGEST_CHAIN):
            beside = widget.nextInFocusChain() if forward else widget.previousInFocusChain()
            if beside is None:
                return False
            widget = beside
            if widget in made:
                continue
            takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if takes and widget.isVisible() and widget.isEnabled():
                reasons = Qt.FocusReason
                widget.setFocus(reasons.TabFocusReason if forward else reasons.BacktabFocusReason)
                return True
        return False

    def is_inside(self) -> bool:
        """Tell whether the part that was left last has the focus."""
        current = self.current_part()
        return current is not None and current.hasFocus()

    def focus_current(self) -> None:
        """Give the focus to the part that was left last, with the ring that the keyboard has."""
        from PySide6.QtCore import Qt

        current = self.current_part()
        if current is not None:
            current.setFocus(Qt.FocusReason.TabFocusReason)

    def focus_moved(self, part: QWidget) -> None:
        """Note which part has the focus, and have it in sight."""
        group = self.group()
        if part in group:
            self._current = group.index(part)
        self.part_focused.emit(part)

    def step(self, by: int) -> None:
        """Move the focus within the group, as far as it goes."""
        self._current = min(max(self._current + by, 0), len(self.group()) - 1)
        self.focus_current()

    # -- geometry ---------------------------------------------------------------------------------

    def lay_out_again(self) -> None:
        """Give every part its place after the learner did something; tell of another height."""
        if self.width() > 0 and self.place_all(self.width(), apply=True) != self.height():
            self.height_changed.emit()


class GroupPart(_Part):
    """A button in a group: the page acts on keys, and Tab passes the group in one step."""

    _view: GroupView

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave everything to the page but the space bar, which presses."""
        if event.key() == key_codes.SPACE:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Leave the group."""
        return self._view.leave_group(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Pass the focus on to the part that was left last, when Tab came to another."""
        from PySide6.QtCore import Qt

        super().focusInEvent(event)
        current = self._view.current_part()
        by_tab = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        )
        if by_tab and current is not None and current is not self:
            current.setFocus(event.reason())
        else:
            self._view.focus_moved(self)
