# SPDX-License-Identifier: MIT
"""Decides what Settings shows, and carries out what is asked for there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from trainer.services import data
from trainer.ui.desk import Changes, Desk, Route
from trainer.ui.pages.settings.views import DataView, Preferences, SettingsView
from trainer.ui.presenters import settings_words as words
from trainer.ui.presenters.moments import moment_text
from trainer.ui.presenters.settings_data import MyData
from trainer.ui.presenters.settings_review import ReviewSettings

if TYPE_CHECKING:
    from datetime import date

    from trainer.errors import TrainerError
    from trainer.model.learner import Learner
    from trainer.services.context import Services
    from trainer.services.data import BackupFile, CheckReport, Difference
    from trainer.services.notices import LicenceText
    from trainer.services.settings import Settings
    from trainer.ui.pages.settings import SettingsPage

# A text size is taken when the slider has rested for so long.
_REST_MS = 150

_EVERYTHING = Changes.ANSWERS | Changes.BANKS | Changes.LEARNERS


class _Read(NamedTuple):
    learners: tuple[Learner, ...]
    backups: tuple[BackupFile, ...]
    today: date


class SettingsPresenter(QObject):
    """Pairs Settings with its services."""

    def __init__(self, page: SettingsPage, desk: Desk, parent: QObject | None = None) -> None:
        """Connect page and desk."""
        super().__init__(parent)
        self._page = page
        self._desk = desk
        self._read: _Read | None = None
        self._wanted_percent = desk.settings.text_percent
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._connect()
        self._review = ReviewSettings(page.review, desk, self)
        self._my_data = MyData(page, desk, self._today, self._refresh, self)

    def activate(self, route: Route) -> None:
        """Show everything as it is now.

        Args:
            route: its subject may be "review", to go to the plan of review.
        """
        for what in ("folder", "backups", "export", "import", "check", "delete"):
            self._page.say_about(what, "")
        self._page.offer_rebuild(False)
        self._page.review.say_exam("")
        self._refresh()
        if route.subject == "review":
            self._page.review.focus_exam()

    def leave(self) -> None:
        """Take what a slider has just been set to."""
        self._review.leave()
        if self._rest.isActive():
            self._rest.stop()
            self._on_rest_timeout()

    # Preferences

    @Slot(str)
    def _on_page_scheme_chosen(self, scheme: str) -> None:
        self._change(self._desk.settings._replace(scheme=scheme))

    @Slot(int)
    def _on_page_text_percent_changed(self, percent: int) -> None:
        self._wanted_percent = percent
        self._rest.start()

    @Slot()
    def _on_rest_timeout(self) -> None:
        self._change(self._desk.settings._replace(text_percent=self._wanted_percent))

    @Slot(str)
    def _on_page_font_chosen(self, font: str) -> None:
        self._change(self._desk.settings._replace(font=font))

    @Slot(bool)
    def _on_page_key_hints_changed(self, shown: bool) -> None:
        self._change(self._desk.settings._replace(key_hints=shown))

    @Slot(bool)
    def _on_page_motion_changed(self, shown: bool) -> None:
        self._change(self._desk.settings._replace(motion=shown))

    def _change(self, settings: Settings) -> None:
        if settings != self._desk.settings:
            self._desk.change_settings(self, settings)

    # Profiles

    @Slot(str)
    def _on_page_name_changed(self, name: str) -> None:
        learner = self._desk.learner.id
        work = partial(_rename, learner=learner, name=name)
        self._desk.run(self, work, self._on_renamed)

    @Slot(str)
    def _on_page_learner_chosen(self, learner: str) -> None:
        known = self._read.learners if self._read is not None else ()
        chosen = next((one for one in known if one.id == learner), None)
        if chosen is not None:
            self._use(chosen)

    @Slot(str)
    def _on_page_learner_added(self, name: str) -> None:
        self._desk.run(self, partial(_add, name=name), self._use)

    def _on_renamed(self, learner: Learner | None) -> None:
        if learner is not None:
            self._desk.learner = learner
            self._refresh()
            self._desk.announce(Changes.LEARNERS, self)

    def _use(self, learner: Learner) -> None:
        self._desk.learner = learner
        self._change(self._desk.settings._replace(learner=learner.id))
        self._refresh()
        self._desk.announce(Changes.LEARNERS | Changes.ANSWERS, self)

    # Data

    @Slot()
    def _on_page_folder_requested(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(self._desk.paths.data)):
            self._say("folder", self.tr("The system has no program that shows folders."))

    @Slot()
    def _on_page_folder_copy_requested(self) -> None:
        QGuiApplication.clipboard().setText(self._desk.paths.data)
        self._say("folder", self.tr("The path is on the clipboard."))

    @Slot()
    def _on_page_backup_requested(self) -> None:
        self._desk.run(self, _back_up, self._on_backed_up, partial(self._failed, "backups"))

    def _on_backed_up(self, file: str) -> None:
        self._say("backups", self.tr("A backup was made: {file}").format(file=file))
        self._refresh()

    @Slot(str)
    def _on_page_restore_requested(self, path: str) -> None:
        from trainer.ui.dialogs.restore import RestoreDialog

        backup = next((one for one in self._backups() if one.path == path), None)
        if backup is not None and self._read is not None:
            when = moment_text(backup.made_at, self._read.today)
            if RestoreDialog.ask(self._page, self.tr("the backup of {when}").format(when=when)):
                self._restore(path)

    @Slot()
    def _on_page_restore_file_requested(self) -> None:
        from trainer.ui.dialogs.files import ask_backup
        from trainer.ui.dialogs.restore import RestoreDialog

        path = ask_backup(self._page, data.where(self._desk.paths).backups)
        if path and RestoreDialog.ask(self._page, path):
            self._restore(path)

    def _restore(self, path: str) -> None:
        """Restore a backup and open the data again, with nothing else between the two."""
        self._say("backups", "")
        work = partial(data.restore_open, file=path)
        self._desk.run(self, work, self._on_restored, partial(self._failed, "backups"))
        self._desk.open(self, self._on_opened_again, partial(self._failed, "backups"))

    def _on_restored(self, kept: str) -> None:
        text = self.tr("The backup was restored. What was here before is kept as {kept}.")
        self._say("backups", text.format(kept=kept))

    def _on_opened_again(self) -> None:
        self._refresh()
        self._desk.announce(_EVERYTHING, self)

    @Slot()
    def _on_page_check_requested(self) -> None:
        self._page.set_checking(True)
        self._page.offer_rebuild(False)
        self._say("check", self.tr("Reading everything \N{HORIZONTAL ELLIPSIS}"))
        work = partial(data.check, self._desk.paths)
        self._desk.compute(self, work, self._on_checked, self._on_check_failed)

    def _on_checked(self, report: CheckReport) -> None:
        self._page.set_checking(False)
        self._say("check", words.check_result(report))
        self._page.offer_rebuild(bool(report.derived) and not report.damage)

    def _on_check_failed(self, error: TrainerError) -> None:
        self._page.set_checking(False)
        self._failed("check", error)

    @Slot()
    def _on_page_rebuild_requested(self) -> None:
        self._page.offer_rebuild(False)
        self._desk.run(self, data.rebuild, self._on_rebuilt, partial(self._failed, "check"))

    def _on_rebuilt(self, difference: Difference) -> None:
        self._say("check", words.rebuild_result(difference))
        self._refresh()
        self._desk.announce(Changes.ANSWERS, self)

    # About

    @Slot()
    def _on_page_licences_requested(self) -> None:
        from trainer.services.notices import licences

        self._desk.compute(self, licences, self._on_licences)

    def _on_licences(self, licences: list[LicenceText]) -> None:
        from trainer.ui.dialogs.licences import LicencesDialog

        LicencesDialog.ask(self._page, licences)

    # Showing

    @Slot(object, object)
    def _on_desk_data_changed(self, changes: Changes, initiator: object) -> None:
        if initiator is self or self._read is None:
            return
        if Changes.SETTINGS in changes:
            self._wanted_percent = self._desk.settings.text_percent
            self._show()
        if Changes.LEARNERS in changes and self._page.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        self._desk.run(self, _read_all, self._on_read)
        self._review.refresh()

    def _on_read(self, read: _Read) -> None:
        self._read = read
        self._show()

    def _show(self) -> None:
        if self._read is None:
            return
        settings = self._desk.settings
        preferences = Preferences(
            settings.scheme,
            settings.text_percent,
            settings.font,
            settings.key_hints,
            settings.motion,
        )
        learners = enumerate(self._read.learners, 1)
        backups = (words.backup_row(backup, self._read.today) for backup in self._read.backups)
        self._page.show_view(
            SettingsView(
                preferences,
                tuple(words.learner_row(learner, number) for number, learner in learners),
                self._desk.learner.id,
                DataView(self._desk.paths.data, tuple(backups)),
                words.about(),
            )
        )

    def _today(self) -> str:
        return self._read.today.isoformat() if self._read is not None else ""

    def _backups(self) -> tuple[BackupFile, ...]:
        return self._read.backups if self._read is not None else ()

    def _say(self, what: str, text: str) -> None:
        self._page.say_about(what, text)

    def _failed(self, what: str, error: TrainerError) -> None:
        self._say(what, error.user_message)

    def _connect(self) -> None:
        page = self._page
        page.scheme_chosen.connect(self._on_page_scheme_chosen)
        page.text_percent_changed.connect(self._on_page_text_percent_changed)
        page.font_chosen.connect(self._on_page_font_chosen)
        page.key_hints_changed.connect(self._on_page_key_hints_changed)
        page.motion_changed.connect(self._on_page_motion_changed)
        page.name_changed.connect(self._on_page_name_changed)
        page.learner_chosen.connect(self._on_page_learner_chosen)
        page.learner_added.connect(self._on_page_learner_added)
        page.folder_requested.connect(self._on_page_folder_requested)
        page.folder_copy_requested.connect(self._on_page_folder_copy_requested)
        page.backup_requested.connect(self._on_page_backup_requested)
        page.restore_requested.connect(self._on_page_restore_requested)
        page.restore_file_requested.connect(self._on_page_restore_file_requested)
        page.check_requested.connect(self._on_page_check_requested)
        page.rebuild_requested.connect(self._on_page_rebuild_requested)
        page.licences_requested.connect(self._on_page_licences_requested)
        self._rest.timeout.connect(self._on_rest_timeout)
        self._desk.data_changed.connect(self._on_desk_data_changed)


def _read_all(services: Services) -> _Read:
    return _Read(
        tuple(services.learners()),
        tuple(data.backups(services.paths)),
        services.clock().astimezone().date(),
    )


def _rename(services: Services, learner: str, name: str) -> Learner | None:
    services.rename_learner(learner, name)
    return next((one for one in services.learners() if one.id == learner), None)


def _add(services: Services, name: str) -> Learner:
    return services.add_learner(name)


def _back_up(services: Services) -> str:
    return data.back_up(services.paths, services.clock)
