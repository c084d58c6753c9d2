# SPDX-License-Identifier: MIT
"""What the patient would feel and the clinician see, of the structures that a needle meets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.ui.pages.head import Head
from trainer.ui.theme import theme
from trainer.ui.widgets.card import Card
from trainer.ui.widgets.facts import FactList
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.ui.pages.lab.views import FeltView


class _Felt(FollowsLook, QWidget):
    """A structure and what is said of it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = TextBlock("", "body", weight=600, tight=True, parent=self)
        self._facts = FactList(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._name)
        self._column.addWidget(self._facts)
        self.forget_look()

    def show_view(self, view: FeltView) -> None:
        """Show a structure."""
        self._name.set_text(view.name)
        self._name.set_role("danger-text" if view.is_hazard else "ink")
        self._facts.set_facts(view.facts)

    def forget_look(self) -> None:
        """Take other distances with the text."""
        self._column.setSpacing(theme.space(4))


class FeltCard(Card):
    """One structure below the other, the hazards first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, padding=(16, 14))
        self._parts: list[_Felt] = []
        self._shown: tuple[FeltView, ...] = ()
        self._none = TextBlock(
            self.tr("Nothing is said of what is met here. Push on, or move the entry."),
            "small",
            "ink-2",
            parent=self,
        )
        self.body.addWidget(Head(self.tr("Felt and seen"), parent=self))
        self.body.addWidget(self._none)

    def show_views(self, views: Sequence[FeltView]) -> None:
        """Show other structures."""
        new = tuple(views)
        if new == self._shown:
            return
        self._shown = new
        while len(self._parts) < len(new):
            part = _Felt(self)
            part.setObjectName(f"felt-{len(self._parts)}")
            self.body.addWidget(part)
            self._parts.append(part)
        for number, part in enumerate(self._parts):
            part.setVisible(number < len(new))
            if number < len(new):
                part.show_view(new[number])
        self._none.setVisible(not new)
