# SPDX-License-Identifier: MIT
"""The first line of a card or of a group: a title, and a hint at its right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets.icon import Icon
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class Head(FollowsLook, QWidget):
    """Title and hint in one line, or the hint below where there is no room."""

    def __init__(
        self,
        title: str,
        hint: str = "",
        *,
        icon: str = "",
        role: str = "ink-2",
        scale: str = "heading",
        hint_scale: str = "caption",
        parent: QWidget | None = None,
    ) -> None:
        """Make a head.

        Args:
            title: announced as a heading.
            hint: a few words at the right; empty for none.
            icon: before the title.
            role: colour role of the icon.
            scale: type of the title.
            hint_scale: type of the hint.
            parent: owner.
        """
        super().__init__(parent)
        self._title = TextBlock(title, scale, heading_level=2, parent=self)
        self._hint = TextBlock(hint, hint_scale, "ink-2", parent=self)
        self._icon = Icon(icon, role, parent=self) if icon else None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_texts(self, title: str, hint: str = "") -> None:
        """Say something else."""
        self._title.set_text(title)
        self._hint.set_text(hint)
        self.updateGeometry()
        self._place()

    def sizeHint(self) -> QSize:
        """Return the size of everything in one line."""
        width = self._left() + self._title.sizeHint().width()
        if self._hint.text():
            width += theme.space(16) + self._hint.sizeHint().width()
        return QSize(width, self._title.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which both can be read."""
        return QSize(self._left() + theme.px(72), self._title.minimumSizeHint().height())

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width."""
        room = width - self._left()
        height = self._title.heightForWidth(room)
        if self._hint.text() and not self._is_one_line(width):
            height += self._hint.heightForWidth(room) + theme.space(2)
        return height

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put both in their places."""
        super().resizeEvent(event)
        self._place()

    def forget_look(self) -> None:
        """Put both in their places anew."""
        self._place()

    def _left(self) -> int:
        return theme.px(18) + theme.space(8) if self._icon is not None else 0

    def _is_one_line(self, width: int) -> bool:
        return width >= self.sizeHint().width()

    def _place(self) -> None:
        width, left = self.width(), self._left()
        room = max(1, width - left)
        title = self._title.heightForWidth(room)
        if self._icon is not None:
            first = self._title.heightForWidth(10_000)
            self._icon.setGeometry(0, (first - theme.px(18)) // 2, theme.px(18), theme.px(18))
        hint = self._hint.sizeHint().width()
        if not self._hint.text():
            self._title.setGeometry(left, 0, room, title)
            self._hint.setGeometry(left, title, 0, 0)
        elif self._is_one_line(width):
            self._title.setGeometry(left, 0, room - hint - theme.space(8), title)
            # One line of smaller type: as high as the title, in whose middle it stands.
            self._hint.setGeometry(width - hint, 0, hint, title)
        else:
            self._title.setGeometry(left, 0, room, title)
            top = title + theme.space(2)
            self._hint.setGeometry(left, top, room, self._hint.heightForWidth(room))
