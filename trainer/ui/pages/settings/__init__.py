# SPDX-License-Identifier: MIT
"""Settings: appearance, review, profiles, data, keys, and what the program is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from trainer.ui.pages.frame import PageFrame
from trainer.ui.pages.settings.about import AboutCard, KeysCard
from trainer.ui.pages.settings.appearance import AppearanceCard
from trainer.ui.pages.settings.data import DataCard
from trainer.ui.pages.settings.profile import ProfileCard
from trainer.ui.pages.settings.review import ReviewCard
from trainer.ui.theme import theme
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from trainer.ui.pages.settings.views import SettingsView

# At 100 per cent: the four schemes in a row, and the air of a card around them.
_TIGHT = 290


class SettingsPage(PageFrame):
    """Shows what can be set; everything takes effect at once.

    Signals:
        scheme_chosen(str), text_percent_changed(int), font_chosen(str),
        key_hints_changed(bool), motion_changed(bool): preferences.
        name_changed(str), learner_chosen(str), learner_added(str): profiles.
        folder_requested(), folder_copy_requested(), backup_requested(),
        restore_requested(str), restore_file_requested(), export_requested(str),
        import_requested(), delete_requested(), check_requested(), rebuild_requested(): the
        data; see `DataCard`.
        licences_requested(): show the texts.

    Attributes:
        review: the card with the plan of review, which has signals of its own.
    """

    scheme_chosen = Signal(str)
    text_percent_changed = Signal(int)
    font_chosen = Signal(str)
    key_hints_changed = Signal(bool)
    motion_changed = Signal(bool)
    name_changed = Signal(str)
    learner_chosen = Signal(str)
    learner_added = Signal(str)
    folder_requested = Signal()
    folder_copy_requested = Signal()
    backup_requested = Signal()
    restore_requested = Signal(str)
    restore_file_requested = Signal()
    export_requested = Signal(str)
    import_requested = Signal()
    delete_requested = Signal()
    check_requested = Signal()
    rebuild_requested = Signal()
    licences_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings")
        self._build()
        self._connect()

    def show_view(self, view: SettingsView) -> None:
        """Show everything."""
        self._appearance.show_preferences(view.preferences)
        self._profile.show_learners(view.learners, view.learner)
        self._data.show_data(view.data)
        self._keys.show_keys(view.about.shortcuts, view.about.session)
        self._about.show_about(view.about)

    def say_about(self, what: str, text: str) -> None:
        """Say what came of something, in its row; see `DataCard.say_about`."""
        self._data.say_about(what, text)

    def offer_rebuild(self, offered: bool) -> None:
        """Offer to derive anew what does not follow from the log, or no longer."""
        self._data.offer_rebuild(offered)

    def set_checking(self, checking: bool) -> None:
        """Show that a check is under way."""
        self._data.set_checking(checking)

    def fit(self) -> None:
        """Put controls beside their words, or below them."""
        tight = self.content_width() < theme.px(_TIGHT)
        for card in self._cards:
            card.set_wide(self.is_wide(), tight=tight)

    def _build(self) -> None:
        inner = self.inner
        self.column.addWidget(TextBlock(self.tr("Settings"), "page", heading_level=1, parent=inner))
        self._appearance = AppearanceCard(inner)
        self.review = ReviewCard(inner)
        self._profile = ProfileCard(inner)
        self._data = DataCard(inner)
        self._keys = KeysCard(inner)
        self._about = AboutCard(inner)
        self._cards = (
            self._appearance,
            self.review,
            self._profile,
            self._data,
            self._keys,
            self._about,
        )
        for card in self._cards:
            self.column.addWidget(card)
        self.column.addStretch(1)

    def _connect(self) -> None:
        appearance, profile, data = self._appearance, self._profile, self._data
        appearance.scheme_chosen.connect(self.scheme_chosen)
        appearance.text_percent_changed.connect(self.text_percent_changed)
        appearance.font_chosen.connect(self.font_chosen)
        appearance.key_hints_changed.connect(self.key_hints_changed)
        appearance.motion_changed.connect(self.motion_changed)
        profile.name_changed.connect(self.name_changed)
        profile.learner_chosen.connect(self.learner_chosen)
        profile.learner_added.connect(self.learner_added)
        data.folder_requested.connect(self.folder_requested)
        data.folder_copy_requested.connect(self.folder_copy_requested)
        data.backup_requested.connect(self.backup_requested)
        data.restore_requested.connect(self.restore_requested)
        data.restore_file_requested.connect(self.restore_file_requested)
        data.export_requested.connect(self.export_requested)
        data.import_requested.connect(self.import_requested)
        data.delete_requested.connect(self.delete_requested)
        data.check_requested.connect(self.check_requested)
        data.rebuild_requested.connect(self.rebuild_requested)
        self._about.licences_requested.connect(self.licences_requested)
