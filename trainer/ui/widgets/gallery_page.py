# SPDX-License-Identifier: MIT
"""What the pages of the gallery share."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets.focus import RingOverlay
from trainer.ui.widgets.option_card import OptionCard, OptionState
from trainer.ui.widgets.strip import Cell, CellState

CELLS = (
    Cell(CellState.RIGHT),
    Cell(CellState.RIGHT),
    Cell(CellState.WRONG),
    Cell(CellState.RIGHT, flagged=True),
    Cell(CellState.RIGHT),
    Cell(CellState.UNSAFE),
    Cell(CellState.RIGHT),
    *(Cell() for _ in range(13)),
)


class GalleryPage(QWidget):
    """A window's ground, on which rings can be shown."""

    def __init__(self) -> None:
        super().__init__()
        self.hovered: list[QWidget] = []
        self.focused: list[QWidget] = []

    def settle(self) -> None:
        """Show states that only a pointer or a key would cause."""
        for part in self.hovered:
            part.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
        for part in self.focused:
            RingOverlay(self).surround(part, self.rect())


def option(
    column: QVBoxLayout,
    letter: str,
    text: str,
    state: OptionState,
    rationale: str = "",
    tag: str = "",
    *,
    multiple: bool = False,
) -> OptionCard:
    """Add an option card in a state."""
    card = OptionCard()
    card.set_content(letter, text, state, rationale=rationale, tag_text=tag, multiple=multiple)
    column.addWidget(card)
    return card


def row_of(column: QVBoxLayout, *parts: QWidget, gap: int = 10) -> None:
    """Add parts side by side."""
    row = QHBoxLayout()
    row.setSpacing(theme.space(gap))
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    column.addLayout(row)
