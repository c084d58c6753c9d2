# SPDX-License-Identifier: MIT
"""The list of keys, laid over the question while it is wanted."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trainer.ui.items.registry import face
from trainer.ui.pages.question.views import Foot
from trainer.ui.theme import theme
from trainer.ui.widgets.button import IconButton
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.facts import FactList
from trainer.ui.widgets.scroll import ScrollArea
from trainer.ui.widgets.text import TextBlock

_WIDTH = 520


class KeyList(Card):
    """A card of keys and what they do.

    Signals:
        closed(): the cross was pressed; the list is hidden by then.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("key-list")
        self.set_look("surface", "control-edge")
        self.setAccessibleName(self.tr("Keys"))
        self._title = TextBlock(self.tr("Keys"), "heading", heading_level=2, parent=self)
        self.cross = IconButton("x", self.tr("Close the list of keys"), parent=self)
        self.cross.setObjectName("close-keys")
        self._facts = FactList()
        self._scroll = ScrollArea(self)
        self._scroll.setWidgetResizable(False)
        self._scroll.setWidget(self._facts)
        # The ground is the card's, not the window's.
        self._scroll.viewport().setAutoFillBackground(False)
        self._facts.setAutoFillBackground(False)
        row = QHBoxLayout()
        row.addWidget(self._title, 1)
        row.addWidget(self.cross)
        self.body.addLayout(row)
        self.body.addWidget(self._scroll, 1)
        self.cross.clicked.connect(self._on_cross_clicked)

    def show_keys(self, item_type: str, foot: Foot, *, replays: bool = False) -> None:
        """List the keys of the moment, of an item type besides those of the page.

        Args:
            item_type: whose keys count; "" for none.
            foot: what the bar at the foot is for.
            replays: whether something can be played again.
        """
        replay = [(self.tr("R"), self.tr("Play again what happens under the needle"))]
        own = self._of_moment(item_type, foot)
        self._facts.set_facts([*own, *(replay if replays else ()), *self._always()])

    def place(self, area: QRect) -> None:
        """Stand in the middle of an area, as far as it is large enough."""
        room = theme.space(24)
        width = min(theme.px(_WIDTH), area.width() - 2 * room)
        margins = self.body.contentsMargins()
        inner = width - margins.left() - margins.right()
        inner -= self._scroll.verticalScrollBar().sizeHint().width()
        facts = self._facts.heightForWidth(inner)
        self._facts.resize(inner, facts)
        head = self.cross.sizeHint().height() + 2 * self.body.spacing()
        height = facts + head + margins.top() + margins.bottom()
        height = min(height, area.height() - 2 * room)
        left, top = (area.width() - width) // 2, (area.height() - height) // 2
        self.setGeometry(left, top, width, height)
        self._scroll.show_top()

    def _of_moment(self, item_type: str, foot: Foot) -> list[tuple[str, str]]:
        match foot:
            case Foot.ANSWER:
                own = list(face(item_type).keys()) if item_type else []
                return [
                    *own,
                    (self.tr("Left, right"), self.tr("Say how sure you are")),
                    (self.tr("Enter"), self.tr("Check or save the answer")),
                    (self.tr("S"), self.tr("Skip this question; it comes round once more")),
                    (self.tr("F"), self.tr("Flag this question, or take the flag away")),
                ]
            case Foot.MISSED:
                return [
                    (self.tr("1 to 5"), self.tr("Say why you missed it")),
                    (self.tr("Enter"), self.tr("Go on")),
                    (self.tr("F"), self.tr("Flag this question, or take the flag away")),
                ]
            case Foot.REVIEW:
                return [(self.tr("Left, right"), self.tr("Previous or next question"))]
            case Foot.NEXT | Foot.CONFIRM:
                return [(self.tr("Enter"), self.tr("Do what the main button says"))]

    def _always(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Page up, page down"), self.tr("Scroll")),
            (self.tr("Tab"), self.tr("Go to the next control; the space bar presses it")),
            (self.tr("Esc"), self.tr("Leave; everything is saved")),
            (self.tr("F1 or ?"), self.tr("Show or hide this list")),
        ]

    def _on_cross_clicked(self) -> None:
        self.hide()
        self.closed.emit()
