# SPDX-License-Identifier: MIT
"""Asks before everything is deleted; a word has to be typed, for there is no way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from trainer.ui.dialogs.frame import DialogFrame
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.form import LineEdit
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class DeleteDataDialog(DialogFrame):
    """Says what is deleted and what stays."""

    @classmethod
    def ask(cls, parent: QWidget, folder: str) -> bool:
        """Ask whether everything is to be deleted.

        Args:
            parent: the window that waits.
            folder: where the data is.
        """
        dialog = cls(folder, parent)
        agreed = bool(dialog.exec())
        dialog.deleteLater()
        return agreed

    def __init__(self, folder: str, parent: QWidget) -> None:
        super().__init__(
            self.tr("Delete everything?"),
            self.tr(
                "All profiles, answers, plans and backups in {folder} are deleted for good. Banks, "
                "exams and settings stay, and so do files that you exported elsewhere."
            ).format(folder=folder),
            parent,
        )
        self._word = self.tr("delete")
        label = self.tr("Type \u201c{word}\u201d to go on").format(word=self._word)
        self.body.addWidget(TextBlock(label, "body", weight=500, parent=self))
        self._typed = LineEdit(label, parent=self)
        self._typed.setObjectName("typed-word")
        self.body.addWidget(self._typed)
        cancel = Button(self.tr("Cancel"), height="small", parent=self)
        cancel.setObjectName("cancel")
        cancel.clicked.connect(self.reject)
        self._delete = Button(self.tr("Delete everything"), height="small", parent=self)
        self._delete.setObjectName("delete")
        self._delete.clicked.connect(self.accept)
        self.buttons.addWidget(cancel)
        self.buttons.addWidget(self._delete)
        self._typed.textChanged.connect(self._on_typed_text_changed)
        self._on_typed_text_changed("")
        self._typed.setFocus()

    @Slot(str)
    def _on_typed_text_changed(self, text: str) -> None:
        is_typed = text.strip().casefold() == self._word.casefold()
        self._delete.set_available(is_typed, self.tr("The word is not typed yet"))
