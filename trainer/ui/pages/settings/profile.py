# SPDX-License-Identifier: MIT
"""Who learns here: the name in use, and the other profiles of this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.ui.pages.settings.rows import SettingRow, SettingsCard
from trainer.ui.theme import theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.choice import RadioButton
from trainer.ui.widgets.form import LineEdit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.ui.pages.settings.views import LearnerRow

NAME_CHARACTERS = 80


class ProfileCard(SettingsCard):
    """The profiles.

    Signals:
        name_changed(str): the profile in use has another name.
        learner_chosen(str): another profile is to be used, by its id.
        learner_added(str): a profile with this name is wanted.
    """

    name_changed = Signal(str)
    learner_chosen = Signal(str)
    learner_added = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.title.set_text(self.tr("Profile"))
        self._learners: tuple[LearnerRow, ...] = ()
        self._name_shown = ""
        self._radios: dict[RadioButton, str] = {}
        self._build()
        self._connect()

    def show_learners(self, learners: Sequence[LearnerRow], current: str) -> None:
        """Show profiles, one of them in use."""
        used = next((learner for learner in learners if learner.id == current), None)
        self._name_shown = used.name if used is not None else ""
        self._name.setText(self._name_shown)
        if tuple(learners) != self._learners:
            self._learners = tuple(learners)
            self._rebuild()
        for radio, learner in self._radios.items():
            radio.blockSignals(True)
            radio.setChecked(learner == current)
            radio.blockSignals(False)
            radio.update()
        self.set_row_shown(self._who_row, len(learners) > 1)

    def _build(self) -> None:
        self._name = LineEdit(self.tr("Your name"), placeholder=self.tr("Not given"))
        self._name.setObjectName("name")
        self._name.setMaxLength(NAME_CHARACTERS)
        stays = self.tr("Stands on what you save and print. It stays on this machine.")
        self.add_row(SettingRow(self.tr("Your name"), stays, self._name, stretch=True))
        self._who = QWidget()
        self._who.setAccessibleName(self.tr("Who is learning"))
        self._who_column = QVBoxLayout(self._who)
        self._who_column.setContentsMargins(0, 0, 0, 0)
        apart = self.tr("Each has answers and progress of their own.")
        row = SettingRow(self.tr("Who is learning"), apart, self._who, stretch=True)
        self._who_row = self.add_row(row)
        self._add = Button(self.tr("Add a profile"), height="small", icon="plus")
        self._add.setObjectName("add-profile")
        someone = self.tr("For someone else who learns on this machine.")
        self._add_row = self.add_row(SettingRow(self.tr("Another profile"), someone, self._add))
        self._build_new()

    def _build_new(self) -> None:
        self._new = QWidget(self._add_row)
        self._new_name = LineEdit(
            self.tr("Name of the new profile"), placeholder=self.tr("Name"), parent=self._new
        )
        self._new_name.setObjectName("new-name")
        self._new_name.setMaxLength(NAME_CHARACTERS)
        self._create = Button(self.tr("Add"), height="small", parent=self._new)
        self._create.setObjectName("create-profile")
        self._cancel = Button(self.tr("Cancel"), "quiet", height="small", parent=self._new)
        self._cancel.setObjectName("cancel-profile")
        line = QHBoxLayout(self._new)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.space(8))
        line.addWidget(self._new_name, 1)
        line.addWidget(self._create)
        line.addWidget(self._cancel)
        self._add_row.body.addWidget(self._new)
        self._new.hide()

    def _connect(self) -> None:
        self._name.editingFinished.connect(self._on_name_editing_finished)
        self._add.clicked.connect(self._on_add_clicked)
        self._new_name.textEdited.connect(self._on_new_name_text_edited)
        self._new_name.returnPressed.connect(self._on_create_clicked)
        self._create.clicked.connect(self._on_create_clicked)
        self._cancel.clicked.connect(self._on_cancel_clicked)

    def _rebuild(self) -> None:
        for radio in self._radios:
            self._who_column.removeWidget(radio)
            radio.hide()
            radio.deleteLater()
        self._radios.clear()
        for learner in self._learners:
            radio = RadioButton(learner.shown, self._who)
            radio.setObjectName(f"learner-{learner.id}")
            radio.setAccessibleName(learner.shown)
            radio.toggled.connect(self._on_radio_toggled)
            self._radios[radio] = learner.id
            self._who_column.addWidget(radio)
            radio.show()

    @Slot()
    def _on_name_editing_finished(self) -> None:
        name = self._name.text().strip()
        if name != self._name_shown:
            self._name_shown = name
            self.name_changed.emit(name)

    @Slot(bool)
    def _on_radio_toggled(self, checked: bool) -> None:
        if checked:
            self.learner_chosen.emit(self._radios[cast("RadioButton", self.sender())])

    @Slot()
    def _on_add_clicked(self) -> None:
        self._new_name.clear()
        self._on_new_name_text_edited("")
        self._new.show()
        self._add.hide()
        self._new_name.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_new_name_text_edited(self, text: str) -> None:
        # Two profiles without a name could not be told apart.
        self._create.set_available(bool(text.strip()), self.tr("Type a name first"))

    @Slot()
    def _on_create_clicked(self) -> None:
        name = self._new_name.text().strip()
        if name:
            self._on_cancel_clicked()
            self.learner_added.emit(name)

    @Slot()
    def _on_cancel_clicked(self) -> None:
        self._add.show()
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)
        self._new.hide()
