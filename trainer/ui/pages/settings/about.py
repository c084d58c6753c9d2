# SPDX-License-Identifier: MIT
"""The keys, and what the program is and is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from trainer.ui.pages.frame import Pair
from trainer.ui.pages.settings.rows import SettingRow, SettingsCard
from trainer.ui.theme import theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.key_hint import KeyHint
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.ui.pages.settings.views import AboutView, ShortcutRow


class KeysCard(SettingsCard):
    """The keys that work everywhere, and those of a question."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.title.set_text(self.tr("Keyboard"))
        self._shown: tuple[ShortcutRow, ...] = ()
        self._tables: list[QGridLayout] = []
        self._pair = Pair()
        for title in (self.tr("Everywhere"), self.tr("In a question")):
            self._pair.addLayout(self._add_table(title), 1)
        self.body.addLayout(self._pair)
        self.forget_look()

    def show_keys(self, everywhere: Sequence[ShortcutRow], session: Sequence[ShortcutRow]) -> None:
        """Show keys; they do not change while the program runs."""
        if self._shown:
            return
        self._shown = (*everywhere, *session)
        for table, rows in zip(self._tables, (everywhere, session), strict=True):
            for place, row in enumerate(rows):
                table.addWidget(TextBlock(row.does, "body", parent=self), place, 0)
                hint = KeyHint(row.keys, always=True, parent=self)
                hint.setAccessibleName(row.keys)
                table.addWidget(hint, place, 1, Qt.AlignmentFlag.AlignRight)

    def set_wide(self, wide: bool, *, tight: bool = False) -> None:
        """Put both lists beside each other, or one below the other."""
        super().set_wide(wide, tight=tight)
        self._pair.set_wide(wide)

    def forget_look(self) -> None:
        """Take other distances with the text."""
        super().forget_look()
        if hasattr(self, "_pair"):
            self._pair.setContentsMargins(0, theme.space(8), 0, theme.space(6))
            self._pair.setSpacing(theme.space(40 if self._is_wide else 20))
            for table in self._tables:
                table.setVerticalSpacing(theme.space(8))
                table.setHorizontalSpacing(theme.space(16))
                table.setColumnStretch(0, 1)

    def _add_table(self, title: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.space(8))
        column.addWidget(TextBlock(title, "body", weight=500, heading_level=3, parent=self))
        table = QGridLayout()
        self._tables.append(table)
        column.addLayout(table)
        column.addStretch(1)
        return column


class AboutCard(SettingsCard):
    """Version, what the program is and is not, licences.

    Signals:
        licences_requested(): show the texts.
    """

    licences_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.title.set_text(self.tr("About Needlewise"))
        self._version = SettingRow(self.tr("Version"))
        self.add_row(self._version)
        self.add_row(
            SettingRow(
                self.tr("What it is"),
                self.tr(
                    "A study aid for practitioners who learn or practise dry needling: cases, a "
                    "decision, what that decision would have done, and what to ask next."
                ),
            )
        )
        self.add_row(
            SettingRow(
                self.tr("What it is not"),
                self.tr(
                    "No score here certifies competence to needle, and nothing here replaces "
                    "training, supervision or the guidance that applies where you work. How far "
                    "the questions have been reviewed is said in the Library and beside each "
                    "answer."
                ),
            )
        )
        self.add_row(
            SettingRow(
                self.tr("Privacy"),
                self.tr("Nothing leaves this machine unless you send it. There is no account."),
            )
        )
        self._licences = Button(self.tr("Show licences"), height="small", icon="file-text")
        self._licences.setObjectName("licences")
        self._licences.clicked.connect(self._on_licences_clicked)
        second = self.tr("Of the program, its questions, fonts, icons and libraries.")
        self.add_row(SettingRow(self.tr("Licences"), second, self._licences))

    def show_about(self, view: AboutView) -> None:
        """Show the version."""
        self._version.set_second(view.version)

    @Slot()
    def _on_licences_clicked(self) -> None:
        self.licences_requested.emit()
