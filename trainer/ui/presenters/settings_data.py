# SPDX-License-Identifier: MIT
"""Carries out what is asked of a learner's own data: export, import, delete."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from trainer.ui.desk import Changes, Desk
from trainer.ui.presenters import settings_words as words

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.errors import TrainerError
    from trainer.services.context import Services
    from trainer.services.my_data import Merged
    from trainer.ui.pages.settings import SettingsPage

# What follows the day in the name that is proposed for a file.
_ENDINGS = {"json": ".json", "csv": "-answers.csv", "xapi": "-xapi.json"}
_EVERYTHING = Changes.ANSWERS | Changes.BANKS | Changes.LEARNERS


class MyData(QObject):
    """The part of Settings that moves data in and out."""

    def __init__(
        self,
        page: SettingsPage,
        desk: Desk,
        today: Callable[[], str],
        refresh: Callable[[], None],
        parent: QObject,
    ) -> None:
        """Connect page and desk.

        Args:
            page: Settings.
            desk: where the data is.
            today: ISO date, for the names of files; "" while it is not known.
            refresh: shows Settings anew after the data has changed.
            parent: owner.
        """
        super().__init__(parent)
        self._page = page
        self._desk = desk
        self._today = today
        self._refresh = refresh
        page.export_requested.connect(self._on_page_export_requested)
        page.import_requested.connect(self._on_page_import_requested)
        page.delete_requested.connect(self._on_page_delete_requested)

    @Slot(str)
    def _on_page_export_requested(self, form: str) -> None:
        from trainer.ui.dialogs.files import ask_export

        path = ask_export(self._page, f"needlewise-{self._today()}{_ENDINGS[form]}")
        if path:
            work = partial(_export, file=path, form=form)
            self._desk.run(self, work, self._on_exported, partial(self._failed, "export"))

    def _on_exported(self, file: str) -> None:
        self._say("export", self.tr("Everything was written to {file}").format(file=file))

    @Slot()
    def _on_page_import_requested(self) -> None:
        from trainer.ui.dialogs.files import ask_import

        path = ask_import(self._page)
        if path:
            work = partial(_import, file=path)
            self._desk.run(self, work, self._on_imported, partial(self._failed, "import"))

    def _on_imported(self, merged: Merged) -> None:
        self._say("import", words.import_result(merged))
        self._refresh()
        self._desk.announce(Changes.ANSWERS | Changes.LEARNERS, self)

    @Slot()
    def _on_page_delete_requested(self) -> None:
        from trainer.ui.dialogs.delete_data import DeleteDataDialog

        if DeleteDataDialog.ask(self._page, self._desk.paths.data):
            failed = partial(self._failed, "delete")
            self._desk.run(self, _delete, self._on_deleted, failed)
            # With nothing between the two: the data is open again, and empty.
            self._desk.open(self, self._on_opened_again, failed)

    def _on_deleted(self, files: int) -> None:
        del files
        self._say("delete", self.tr("Everything was deleted, the backups too."))

    def _on_opened_again(self) -> None:
        self._refresh()
        self._desk.announce(_EVERYTHING, self)

    def _say(self, what: str, text: str) -> None:
        self._page.say_about(what, text)

    def _failed(self, what: str, error: TrainerError) -> None:
        self._say(what, error.user_message)


def _export(services: Services, file: str, form: str) -> str:
    from trainer.services.my_data import Format, export_as

    return export_as(services, file, Format(form))


def _import(services: Services, file: str) -> Merged:
    from trainer.services.my_data import import_file

    return import_file(services, file)


def _delete(services: Services) -> int:
    from trainer.services.my_data import delete_open

    return len(delete_open(services))
