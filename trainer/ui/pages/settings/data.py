# SPDX-License-Identifier: MIT
"""Where the data is, its backups, and whether it is sound."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trainer.ui.pages.settings.rows import PathLabel, SettingRow, SettingsCard
from trainer.ui.theme import theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.flow import FlowLayout
from trainer.ui.widgets.look import FollowsLook
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from trainer.ui.pages.settings.views import BackupRow, DataView

_AT_FIRST = 4


class _Backup(FollowsLook, QWidget):
    """One backup, with the way back to it."""

    def __init__(self, row: BackupRow, parent: QWidget) -> None:
        super().__init__(parent)
        self.row = row
        made = TextBlock(row.made, "body", parent=self)
        detail = TextBlock(row.detail, "small", "ink-2", parent=self)
        restore = self.tr("Restore")
        self.restore = Button(restore, "link", height="row", flush=True, parent=self)
        name = self.tr("Restore the backup of {when}").format(when=row.made)
        self.restore.setAccessibleName(name)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(made)
        words.addWidget(detail)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 2, 0, 2)
        line.setSpacing(theme.space(16))
        line.addLayout(words, 1)
        line.addWidget(self.restore)


class DataCard(SettingsCard):
    """The data folder.

    Signals:
        folder_requested(): show it in the system's file manager.
        folder_copy_requested(): put its path on the clipboard.
        backup_requested(): make a backup now.
        restore_requested(str): put this backup in the place of the data.
        restore_file_requested(): choose a backup that lies elsewhere.
        export_requested(str): write everything as "json", "csv" or "xapi".
        import_requested(): take over what another machine has exported.
        delete_requested(): delete everything.
        check_requested(): check everything.
        rebuild_requested(): derive anew what is derived.
    """

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

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent)
        self.title.set_text(self.tr("Data"))
        self._backups: tuple[BackupRow, ...] = ()
        self._lines: list[_Backup] = []
        self._shows_all = False
        self._build()
        self._connect()

    def show_data(self, view: DataView) -> None:
        """Show the folder and its backups."""
        self._path.set_path(view.folder)
        if view.backups != self._backups:
            self._backups = view.backups
            self._rebuild_list()
        self._none.setVisible(not view.backups)

    def say_about(self, what: str, text: str) -> None:
        """Say what came of something, in its row.

        Args:
            what: "folder", "backups", "export", "import", "check" or "delete".
            text: a sentence; "" takes away what was said.
        """
        self._rows_by_name[what].say(text)

    def said_about(self, what: str) -> str:
        """Return what was said last in a row."""
        return self._rows_by_name[what].said()

    def offer_rebuild(self, offered: bool) -> None:
        """Offer to derive anew what does not follow from the log, or no longer."""
        self._rebuild.setVisible(offered)

    def set_checking(self, checking: bool) -> None:
        """Show that a check is under way."""
        self._check.set_available(not checking, self.tr("A check is under way"))

    def forget_look(self) -> None:
        """Take other distances with the text."""
        super().forget_look()
        if hasattr(self, "_list"):
            self._list.setSpacing(theme.space(4))

    def _build(self) -> None:
        self._rows_by_name: dict[str, SettingRow] = {}
        self._build_folder()
        self._build_backups()
        self._build_export()
        self._check = Button(self.tr("Check the data"), height="small")
        self._check.setObjectName("check-data")
        second = self.tr("Reads everything, and compares it with the record of each answer.")
        row = SettingRow(self.tr("Check"), second, self._check)
        self._rebuild = Button(
            self.tr("Work out the figures anew"), height="small", icon="rotate-ccw", parent=row
        )
        self._rebuild.setObjectName("rebuild")
        self._rebuild.hide()
        row.body.addWidget(self._rebuild, 0, Qt.AlignmentFlag.AlignLeft)
        self._add("check", row)
        self._delete = Button(self.tr("Delete everything"), height="small", icon="trash-2")
        self._delete.setObjectName("delete-data")
        second = self.tr("Every answer, profile and backup, for good. Banks and exams stay.")
        self._add("delete", SettingRow(self.tr("Delete"), second, self._delete))

    def _build_export(self) -> None:
        names = {
            "json": self.tr("Export everything"),
            "csv": self.tr("As a table (CSV)"),
            "xapi": self.tr("As xAPI statements"),
        }
        self._exports: dict[str, Button] = {}
        row = SettingRow(
            self.tr("Export"),
            self.tr(
                "All answers, and the questions they were given to, as one JSON file that another "
                "machine can take over; or the answers alone, for other programs."
            ),
        )
        buttons = QWidget()
        line = FlowLayout(buttons)
        for form, name in names.items():
            icon = "download" if form == "json" else None
            button = self._exports[form] = Button(name, height="small", icon=icon or "")
            button.setObjectName("export" if form == "json" else f"export-{form}")
            line.addWidget(button)
        row.body.addWidget(buttons)
        self._add("export", row)
        self._import = Button(self.tr("Import"), height="small", icon="file-input")
        self._import.setObjectName("import-data")
        second = self.tr("Takes over what another machine has exported; twice is as good as once.")
        self._add("import", SettingRow(self.tr("Import"), second, self._import))

    def _build_folder(self) -> None:
        self._path = PathLabel(self.tr("Data folder"))
        self._path.setObjectName("data-folder")
        self._open = Button(self.tr("Open folder"), height="small", icon="folder")
        self._open.setObjectName("open-folder")
        self._copy = Button(self.tr("Copy path"), height="small", icon="copy")
        self._copy.setObjectName("copy-folder")
        buttons = QWidget()
        line = FlowLayout(buttons)
        line.addWidget(self._open)
        line.addWidget(self._copy)
        row = SettingRow(self.tr("Data folder"), self.tr("Everything you answered is in here."))
        row.body.addWidget(self._path)
        row.body.addWidget(buttons)
        self._add("folder", row)

    def _build_backups(self) -> None:
        self._now = Button(self.tr("Back up now"), height="small")
        self._now.setObjectName("back-up")
        second = self.tr(
            "Made every ten minutes of use, at the end, and before anything risky; "
            "older ones are thinned out."
        )
        row = SettingRow(self.tr("Backups"), second, self._now)
        self._list = QVBoxLayout()
        self._none = TextBlock(self.tr("There is no backup yet."), "small", "ink-2", parent=row)
        self._all = Button("", "link", height="row", flush=True, parent=row)
        self._all.setObjectName("all-backups")
        self._other = Button(
            self.tr("Restore from a file"),
            "link",
            height="row",
            icon="file-input",
            flush=True,
            parent=row,
        )
        self._other.setObjectName("restore-file")
        foot = FlowLayout(gap=20)
        foot.addWidget(self._all)
        foot.addWidget(self._other)
        row.body.addWidget(self._none)
        row.body.addLayout(self._list)
        row.body.addLayout(foot)
        self._add("backups", row)

    def _add(self, name: str, row: SettingRow) -> None:
        self._rows_by_name[name] = row
        self.add_row(row)

    def _connect(self) -> None:
        self._open.clicked.connect(self._on_open_clicked)
        self._copy.clicked.connect(self._on_copy_clicked)
        self._now.clicked.connect(self._on_now_clicked)
        self._all.clicked.connect(self._on_all_clicked)
        self._other.clicked.connect(self._on_other_clicked)
        for button in self._exports.values():
            button.clicked.connect(self._on_export_clicked)
        self._import.clicked.connect(self._on_import_clicked)
        self._delete.clicked.connect(self._on_delete_clicked)
        self._check.clicked.connect(self._on_check_clicked)
        self._rebuild.clicked.connect(self._on_rebuild_clicked)

    def _rebuild_list(self) -> None:
        for line in self._lines:
            self._list.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines.clear()
        shown = self._backups if self._shows_all else self._backups[:_AT_FIRST]
        for row in shown:
            line = _Backup(row, self)
            line.restore.clicked.connect(self._on_restore_clicked)
            self._lines.append(line)
            self._list.addWidget(line)
            line.show()
        self._all.set_text(self.tr("Show all %n backups", "", len(self._backups)))
        self._all.setVisible(len(shown) < len(self._backups))

    @Slot()
    def _on_open_clicked(self) -> None:
        self.folder_requested.emit()

    @Slot()
    def _on_copy_clicked(self) -> None:
        self.folder_copy_requested.emit()

    @Slot()
    def _on_now_clicked(self) -> None:
        self.backup_requested.emit()

    @Slot()
    def _on_all_clicked(self) -> None:
        self._shows_all = True
        self._rebuild_list()

    @Slot()
    def _on_restore_clicked(self) -> None:
        line = cast("QWidget", self.sender()).parentWidget()
        if isinstance(line, _Backup):
            self.restore_requested.emit(line.row.path)

    @Slot()
    def _on_other_clicked(self) -> None:
        self.restore_file_requested.emit()

    @Slot()
    def _on_export_clicked(self) -> None:
        sender = self.sender()
        form = next(form for form, button in self._exports.items() if button is sender)
        self.export_requested.emit(form)

    @Slot()
    def _on_import_clicked(self) -> None:
        self.import_requested.emit()

    @Slot()
    def _on_delete_clicked(self) -> None:
        self.delete_requested.emit()

    @Slot()
    def _on_check_clicked(self) -> None:
        self.check_requested.emit()

    @Slot()
    def _on_rebuild_clicked(self) -> None:
        self.rebuild_requested.emit()
