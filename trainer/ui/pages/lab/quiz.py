# SPDX-License-Identifier: MIT
"""A section as a question: what is asked, the answer, and the verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.ui.items.registry import face
from trainer.ui.theme import theme
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.text import TextBlock
from trainer.ui.widgets.verdict import VerdictBanner

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from trainer.ui.items.base import ItemView
    from trainer.ui.pages.lab.views import QuizView


class QuizPane(FollowsLook, QWidget):
    """One question at a time; nothing of it is stored.

    Signals:
        response_changed(object): the learner's answer so far; None for none.
        part_focused(object): the focus has come to a part that should be in sight.
    """

    response_changed = Signal(object)
    part_focused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views: dict[str, ItemView] = {}
        self._view: ItemView | None = None
        self._asked = TextBlock("", "stem", weight=600, heading_level=2, parent=self)
        self._asked.setObjectName("asked")
        self._lead = TextBlock("", "body", "ink-2", parent=self)
        self._lead.setObjectName("lead")
        self._banner = VerdictBanner(self)
        self._banner.setObjectName("verdict")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._banner, self._asked, self._lead):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.forget_look()

    def show_view(self, quiz: QuizView) -> None:
        """Show a question, or the verdict on its answer."""
        revealed = quiz.verdict is not None
        self._asked.set_text(quiz.asked)
        self._lead.set_text(quiz.lead)
        self._lead.setVisible(bool(quiz.lead) and not revealed)
        self._banner.setVisible(revealed)
        if quiz.verdict is not None:
            self._banner.set_verdict(*quiz.verdict)
            self._banner.announce()
        view = self._view_of(quiz.item.type)
        if self._view is not None and self._view is not view:
            self._view.hide()
        self._view = view
        view.show_item(quiz.item, quiz.order, quiz.place, revealed)
        view.show()
        self._set_height()

    def handle_key(self, event: QKeyEvent) -> bool:
        """Act on a key, wherever the focus is; return whether it meant something here."""
        return self._view is not None and self._view.handle_key(event)

    def forget_look(self) -> None:
        """Take other distances with the text."""
        self._column.setSpacing(theme.space(12))

    def _view_of(self, item_type: str) -> ItemView:
        if item_type not in self._views:
            view = self._views[item_type] = face(item_type).view(self)
            view.setObjectName(f"answer-{item_type}")
            view.chain_after(self._lead)
            view.response_changed.connect(self.response_changed)
            view.part_focused.connect(self.part_focused)
            view.height_changed.connect(self._set_height)
            # Before the stretch, which is the last.
            self._column.insertWidget(self._column.count() - 1, view)
        return self._views[item_type]

    @Slot()
    def _set_height(self) -> None:
        if self._view is not None:
            self._view.updateGeometry()
