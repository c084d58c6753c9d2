# SPDX-License-Identifier: MIT
"""Shows the texts of licences, as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, QStringListModel, Slot
from PySide6.QtWidgets import QHBoxLayout, QListView

from trainer.ui.dialogs.frame import DialogFrame
from trainer.ui.theme import theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.form import ListView, PlainText
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from trainer.services.notices import LicenceText


class LicencesDialog(DialogFrame):
    """A list of what is used, and beside it the text of the one chosen."""

    @classmethod
    def ask(cls, parent: QWidget, licences: Sequence[LicenceText]) -> None:
        """Show licences until the dialog is closed."""
        dialog = cls(licences, parent)
        dialog.exec()
        dialog.deleteLater()

    def __init__(self, licences: Sequence[LicenceText], parent: QWidget) -> None:
        super().__init__(self.tr("Licences"), "", parent)
        self._licences = tuple(licences)
        self._build()
        self._names.selectionModel().currentChanged.connect(self._on_names_current_changed)
        self._names.setCurrentIndex(self._model.index(0, 0))
        self._names.setFocus()

    def sizeHint(self) -> QSize:
        """Return room for lines of a licence."""
        screen = self.screen().availableSize()
        width, height = theme.space(820), theme.space(560)
        return QSize(min(width, screen.width() - 40), min(height, screen.height() - 80))

    def _build(self) -> None:
        self._model = QStringListModel([one.name for one in self._licences], self)
        self._names = ListView(self.tr("What is used"), self)
        self._names.setObjectName("licence-names")
        self._names.setModel(self._model)
        self._names.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._names.setMinimumWidth(theme.px(160))
        self._kind = TextBlock("", "small", "ink-2", parent=self)
        self._text = PlainText(self.tr("Text of the licence"), self)
        self._text.setObjectName("licence-text")
        row = QHBoxLayout()
        row.setSpacing(theme.space(16))
        row.addWidget(self._names, 2)
        row.addWidget(self._text, 5)
        self.body.addLayout(row, 1)
        close = Button(self.tr("Close"), height="small", parent=self)
        close.setObjectName("close")
        close.clicked.connect(self.accept)
        self.buttons.insertWidget(0, self._kind, 1)
        self.buttons.addWidget(close)

    @Slot(QModelIndex, QModelIndex)
    def _on_names_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            licence = self._licences[current.row()]
            self._kind.set_text(licence.licence)
            self._text.setPlainText(licence.text)
