# SPDX-License-Identifier: MIT
"""When the data folder does not open: says why, and offers what can be done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import (
    QCoreApplication,
    QDateTime,
    QLocale,
    QProcess,
    QProcessEnvironment,
    QSize,
    Slot,
)
from PySide6.QtGui import QGuiApplication

from trainer.services import trouble as cures
from trainer.services.trouble import Choice, Settled, Trouble
from trainer.ui.dialogs.choice_row import ChoiceRow
from trainer.ui.dialogs.files import ask_folder
from trainer.ui.dialogs.frame import DialogFrame
from trainer.ui.dialogs.working import Working
from trainer.ui.theme import theme
from trainer.ui.widgets.button import Button
from trainer.ui.widgets.text import TextBlock

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from trainer.errors import TrainerError
    from trainer.ui.desk import Desk


class _Window(Protocol):
    def say(self, text: str) -> None:
        """Say something above the page."""
        ...


def handle(window: _Window, desk: Desk, error: TrainerError) -> bool:
    """Find out with the owner of the data what to do about an error, and do it.

    Args:
        window: waits, and says afterwards what was done.
        desk: has the lanes and the paths.
        error: why the data folder does not open.

    Returns:
        Whether opening it should be tried again; if not, the program is to end.
    """
    parent = cast("QWidget", window)
    text = _tr("Looking for backups")
    found = Working.ask(parent, desk, text, partial(cures.look_into, error, desk.paths))
    trouble = found.result
    if trouble is None:
        return False
    while True:
        match StoreTroubleDialog.ask(parent, trouble):
            case Choice.QUIT:
                return False
            case Choice.TRY_AGAIN:
                return True
            case Choice.OTHER_FOLDER:
                if _open_other(parent, trouble.folder):
                    return False
            case choice:
                done = _settle(parent, desk, choice)
                if isinstance(done, Settled):
                    window.say(_what_was_done(done))
                    return True
                trouble = trouble._replace(sentence=done.user_message, detail=done.detail)


def say_in_use(folder: str) -> int:
    """Say that another process has the data folder, and its window does not come forward.

    Returns:
        The exit code of this process, which ends in any case.
    """
    trouble = cures.in_use(folder)
    while True:
        match StoreTroubleDialog.ask(None, trouble):
            case Choice.TRY_AGAIN:
                _start(folder)
                return 0
            case Choice.OTHER_FOLDER:
                if _open_other(None, folder):
                    return 0
            case _:
                return 0


class StoreTroubleDialog(DialogFrame):
    """Why the data cannot be opened, and a row for each thing that can be done."""

    @classmethod
    def ask(cls, parent: QWidget | None, trouble: Trouble) -> Choice:
        """Ask what to do; closing the dialog means to quit."""
        dialog = cls(trouble, parent)
        dialog.exec()
        choice = dialog._choice
        dialog.deleteLater()
        return choice

    def __init__(self, trouble: Trouble, parent: QWidget | None) -> None:
        super().__init__(self.tr("Your data cannot be opened"), trouble.sentence, parent)
        self._choice = Choice.QUIT
        self._trouble = trouble
        self._rows: dict[ChoiceRow, Choice] = {}
        for choice in trouble.choices:
            if choice is not Choice.QUIT:
                self._add_row(choice)
        unchanged = self.tr("Nothing has been changed so far.")
        self.body.addWidget(TextBlock(unchanged, "small", "ink-2", parent=self))
        self._copy = Button(self.tr("Copy the details"), "link", height="small", parent=self)
        self._copy.setObjectName("copy-details")
        self._copy.clicked.connect(self._on_copy_clicked)
        leave = Button(self.tr("Quit"), height="small", parent=self)
        leave.setObjectName(Choice.QUIT)
        leave.clicked.connect(self.reject)
        self.buttons.insertWidget(0, self._copy)
        self.buttons.addWidget(leave)
        first: QWidget = next(iter(self._rows), leave)
        first.setFocus()

    def minimumSizeHint(self) -> QSize:
        """Return a width at which the rows can be read."""
        return QSize(theme.px(320), super().minimumSizeHint().height())

    def _words(self, choice: Choice) -> tuple[str, str]:
        match choice:
            case Choice.RESTORE:
                return self.tr("Restore the latest backup"), self._backup_words()
            case Choice.SET_ASIDE:
                return (
                    self.tr("Set the file aside and begin anew"),
                    self.tr("The file gets another name and stays where it is."),
                )
            case Choice.OTHER_FOLDER:
                return (
                    self.tr("Open another data folder"),
                    self.tr("This one stays as it is."),
                )
            case Choice.TRY_AGAIN:
                return self.tr("Try again"), self.tr("When what stood in the way is gone.")
            case Choice.QUIT:
                return self.tr("Quit"), ""

    def _add_row(self, choice: Choice) -> None:
        title, second = self._words(choice)
        row = ChoiceRow(title, second, primary=not self._rows, parent=self)
        row.setObjectName(choice)
        row.clicked.connect(self._on_row_clicked)
        self._rows[row] = choice
        self.body.addWidget(row)

    def _backup_words(self) -> str:
        backup = self._trouble.backup
        if backup is None:
            return ""
        text = self.tr("Made {when}. The present file is kept beside it.")
        made_at = QDateTime.fromSecsSinceEpoch(int(backup.made_at.timestamp()))
        return text.format(when=QLocale().toString(made_at, QLocale.FormatType.ShortFormat))

    @Slot()
    def _on_row_clicked(self) -> None:
        self._choice = self._rows[cast("ChoiceRow", self.sender())]
        self.accept()

    @Slot()
    def _on_copy_clicked(self) -> None:
        parts = (self._trouble.sentence, self._trouble.detail)
        QGuiApplication.clipboard().setText("\n".join(part for part in parts if part))
        self._copy.set_text(self.tr("Copied"))


def _settle(parent: QWidget, desk: Desk, choice: Choice) -> Settled | TrainerError:
    from datetime import datetime

    if choice is Choice.RESTORE:
        text = _tr("Restoring the backup")
    else:
        text = _tr("Setting the file aside")
    work = partial(cures.settle, choice, desk.paths, lambda: datetime.now().astimezone())
    done = Working.ask(parent, desk, text, work)
    if done.error is not None:
        return done.error
    return done.result or Settled()


def _what_was_done(settled: Settled) -> str:
    if settled.restored and settled.kept:
        text = _tr("A backup was restored. The former file is {kept}.")
    elif settled.restored:
        text = _tr("A backup was restored.")
    else:
        text = _tr("A new file was begun. The former one is {kept}.")
    return text.format(kept=settled.kept)


def _open_other(parent: QWidget | None, folder: str) -> bool:
    other = ask_folder(parent, folder)
    return bool(other) and _start(other)


def _start(folder: str) -> bool:
    """Start the program once more, on a data folder; this one ends."""
    command = cures.start_again(folder)
    process = QProcess()
    process.setProgram(command.program)
    process.setArguments(command.arguments)
    environment = QProcessEnvironment()
    for name, value in command.environment.items():
        environment.insert(name, value)
    process.setProcessEnvironment(environment)
    # Told as a pair, or as the first of it alone, from one release of PySide to another.
    started: object = process.startDetached()
    return bool(started[0] if isinstance(started, tuple) else started)


def _tr(text: str) -> str:
    return QCoreApplication.translate("StoreTroubleDialog", text)
