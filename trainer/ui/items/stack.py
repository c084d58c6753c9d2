# SPDX-License-Identifier: MIT
"""Parts of a question placed by hand, one below the other, and the way of Tab through them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from trainer.ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_GAP = 10


def chain(*parts: QWidget) -> None:
    """Let Tab go through parts in their order; those that take no focus now are left out.

    Qt does nothing for a pair of which one takes no focus, and the chain would break there.
    """
    taking = [part for part in parts if part.focusPolicy().value]
    for part, following in pairwise(taking):
        part.setTabOrder(part, following)


class Stack:
    """Puts parts below each other."""

    def __init__(self, width: int, *, apply: bool) -> None:
        """Begin at the top.

        Args:
            width: of all parts.
            apply: whether parts are given their places; otherwise they are only measured.
        """
        self._width = width
        self._apply = apply
        self._top = 0
        self.height = 0

    def put(self, part: QWidget, gap: int = _GAP) -> None:
        """Put a part over the whole width, unless it is hidden."""
        if part.isHidden():
            return
        height = part.heightForWidth(self._width)
        if height < 0:
            height = part.sizeHint().height()
        self._set(part, 0, self._width, height, gap)

    def put_as_it_is(self, part: QWidget) -> None:
        """Put a part that keeps its own width."""
        if not part.isHidden():
            hint = part.sizeHint()
            self._set(part, 0, min(hint.width(), self._width), hint.height(), _GAP)

    def put_beside(self, part: QWidget, other: QWidget) -> None:
        """Put two parts at both ends of a row."""
        if part.isHidden():
            return
        hint = other.sizeHint()
        room = self._width - hint.width() - theme.space(_GAP)
        height = max(part.heightForWidth(room), hint.height())
        if self._apply:
            other.setGeometry(self._width - hint.width(), self._top, hint.width(), hint.height())
        self._set(part, 0, room, height, 2)

    def _set(self, part: QWidget, left: int, width: int, height: int, gap: int) -> None:
        if self._apply:
            part.setGeometry(left, self._top, width, height)
        self.height = self._top + height
        self._top = self.height + theme.space(gap)
