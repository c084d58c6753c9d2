# SPDX-License-Identifier: MIT
"""A card that says something about an answer, with an icon where options have their letter."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF

from trainer.ui.items.ahead import DrawnAhead
from trainer.ui.items.group import GroupPart
from trainer.ui.theme import theme
from trainer.ui.widgets.option_card import OptionCard, OptionState

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from trainer.ui.items.group import GroupView
    from trainer.ui.widgets.option_looks import OptionLook


class CardShown(NamedTuple):
    """What a card says.

    Attributes:
        icon: in the place of the letter.
        text: what it is about.
        state: what it is worth.
        tag: the word of the state; may be empty.
        reason: why.
    """

    icon: str
    text: str
    state: OptionState
    tag: str = ""
    reason: str = ""


class VerdictCard(GroupPart, DrawnAhead, OptionCard):
    """A card after checking; it can be focused and read, and not chosen."""

    def __init__(self, view: GroupView) -> None:
        super().__init__(view)
        self._view = view
        self._icon = ""
        self.setCheckable(False)
        self.set_locked(True)

    def show_card(self, shown: CardShown) -> None:
        """Say something else."""
        self._icon = shown.icon
        self.set_content("", shown.text, shown.state, rationale=shown.reason, tag_text=shown.tag)
        self.update()

    def _draw_letter(self, painter: QPainter, look: OptionLook) -> None:
        super()._draw_letter(painter, look)
        side, inner = float(theme.size("letter-key")), float(theme.px(16))
        left = theme.space(14) + (side - inner) / 2
        top = (theme.size("option-min") - inner) / 2
        theme.draw_icon(painter, self._icon, look.letter, QRectF(left, top, inner, inner))
