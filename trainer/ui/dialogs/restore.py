# SPDX-License-Identifier: MIT
"""Asks before a backup takes the place of the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.ui.dialogs.frame import DialogFrame
from trainer.ui.widgets.button import Button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class RestoreDialog(DialogFrame):
    """Says what restoring a backup means."""

    @classmethod
    def ask(cls, parent: QWidget, what: str) -> bool:
        """Ask whether a backup is to be restored.

        Args:
            parent: the window that waits.
            what: the backup, in words for the middle of a sentence, such as "the backup of
                today at 14:10".
        """
        dialog = cls(what, parent)
        agreed = bool(dialog.exec())
        dialog.deleteLater()
        return agreed

    def __init__(self, what: str, parent: QWidget) -> None:
        super().__init__(
            self.tr("Restore {what}?").format(what=what),
            self.tr(
                "Answers given since then are not in it. What is here now is backed up first, "
                "so that you can come back to it."
            ),
            parent,
        )
        cancel = Button(self.tr("Cancel"), height="small", parent=self)
        cancel.setObjectName("cancel")
        cancel.clicked.connect(self.reject)
        restore = Button(self.tr("Restore"), "primary", height="small", parent=self)
        restore.setObjectName("restore")
        restore.clicked.connect(self.accept)
        self.buttons.addWidget(cancel)
        self.buttons.addWidget(restore)
        restore.setFocus()
