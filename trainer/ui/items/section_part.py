# SPDX-License-Identifier: MIT
"""A section within a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from trainer.ui.sections.view import SectionView
from trainer.ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent
    from PySide6.QtWidgets import QWidget

# What the page keeps for its bars, and for a line of what is asked above the picture.
_AROUND, _AROUND_ANSWERED = 350, 380
_LEAST, _LEAST_ANSWERED, _MOST = 230, 340, 560


class SectionPart(SectionView):
    """A section that says when it has the focus, so that the page can bring it in sight.

    Signals:
        focused(): it has got the focus.
    """

    focused = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say so."""
        super().focusInEvent(event)
        self.focused.emit()

    def take_focus(self) -> None:
        """Take the focus, with the ring that the keyboard has."""
        from PySide6.QtCore import Qt

        self.setFocus(Qt.FocusReason.TabFocusReason)


def most_height(view: QWidget, *, is_answered: bool) -> int:
    """Return how high a picture may be, so that all of it is in sight in this window."""
    window = view.window()
    tall = window.height() if window is not view else 0
    if not tall:
        return _MOST
    around = theme.px(_AROUND_ANSWERED if is_answered else _AROUND)
    # Numbers and leaders need more room than a needle, and nothing is dragged any more.
    least = _LEAST_ANSWERED if is_answered else _LEAST
    return max(least, min(_MOST, tall - around))
