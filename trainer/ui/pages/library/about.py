# SPDX-License-Identifier: MIT
"""What a bank is: description, review status, licence, authors, references."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.ui.theme import theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.facts import FactList
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.rich_block import RichBlock
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from trainer.ui.pages.library.views import AboutView, ReferenceRow

_AT_ONCE = 30


class AboutPanel(FollowsLook, QWidget):
    """What its author says of a bank."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: AboutView | None = None
        self._lines: list[QWidget] = []
        self._build()
        self._further.clicked.connect(self._on_further_clicked)

    def show_about(self, view: AboutView) -> None:
        """Show another bank."""
        if view == self._view:
            return
        self._view = view
        self._description.set_text(view.description)
        self._description.setVisible(bool(view.description))
        self._status.set_text(view.status)
        self._status.setVisible(bool(view.status))
        self._facts.set_facts(view.facts)
        self._facts.setVisible(bool(view.facts))
        self._heading.setVisible(bool(view.references))
        for line in self._lines:
            self._references.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines.clear()
        self._add(view.references)

    def forget_look(self) -> None:
        """Take other distances with the text."""
        self._fit()

    def _build(self) -> None:
        self._description = RichBlock(parent=self)
        self._status = TextBlock("", "body", weight=500, parent=self)
        self._facts = FactList(self)
        self._heading = TextBlock(self.tr("References"), "heading", heading_level=3, parent=self)
        self._references = QVBoxLayout()
        self._further = Button(self.tr("Show all references"), "link", height="row", parent=self)
        self._column = QVBoxLayout(self)
        for part in (self._description, self._status, self._facts, self._heading):
            self._column.addWidget(part)
        self._column.addLayout(self._references)
        self._column.addWidget(self._further)
        self._column.addStretch(1)
        self._fit()

    def _fit(self) -> None:
        sides = theme.space(24)
        self._column.setContentsMargins(sides, theme.space(16), sides, theme.space(16))
        self._column.setSpacing(theme.space(12))
        self._references.setSpacing(theme.space(8))

    def _add(self, rows: tuple[ReferenceRow, ...], most: int = _AT_ONCE) -> None:
        for row in rows[len(self._lines) : most]:
            text = f"{row.text} {row.kind}".strip()
            line = TextBlock(text, "small", "ink-2", parent=self)
            self._lines.append(line)
            self._references.addWidget(line)
            line.show()
        self._further.setVisible(len(self._lines) < len(rows))

    def _on_further_clicked(self) -> None:
        if self._view is not None:
            self._add(self._view.references, len(self._view.references))
