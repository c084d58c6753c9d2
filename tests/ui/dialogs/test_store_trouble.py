# SPDX-License-Identifier: MIT
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from tests.storage.histories import History, log_of, practise
from trainer.services import data, trouble
from trainer.services.settings import Settings
from trainer.services.trouble import Choice, Trouble
from trainer.storage.backup import BackupFile
from trainer.storage.database import DamagedStore, LockedStore, open_database
from trainer.ui.desk import Desk
from trainer.ui.dialogs import store_trouble
from trainer.ui.dialogs.store_trouble import StoreTroubleDialog, handle, say_in_use
from trainer.ui.dialogs.working import Working
from trainer.ui.tasks import TaskRunner
from trainer.ui.theme import theme

EVERYTHING = (Choice.RESTORE, Choice.SET_ASIDE, Choice.OTHER_FOLDER, Choice.TRY_AGAIN, Choice.QUIT)

# The offscreen platform warns of windows that set limits to their size.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture(autouse=True)
def look(qapp):
    theme.load("light")
    yield
    theme.load("light")


class Window(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def say(self, text: str) -> None:
        self.said.append(text)


@pytest.fixture
def window(qtbot):
    made = Window()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def desk(qapp, paths):
    runner = TaskRunner()
    made = Desk(runner, paths, Settings(), lambda: None)
    yield made
    runner.close()
    made.deleteLater()


def make_trouble(*choices: Choice) -> Trouble:
    backup = BackupFile("b.sqlite3", datetime(2026, 1, 5, 9, 30, tzinfo=UTC), "", 1)
    return Trouble("The data file is damaged; restore a backup.", "page 3", "/d", choices, backup)


class Answers:
    """Presses in each dialog that opens what comes next, and keeps what was to be read."""

    def __init__(self, *names: str) -> None:
        self.names = list(names)
        self.read: list[str] = []
        self.timer = QTimer()
        self.timer.setInterval(5)
        self.timer.timeout.connect(self.look)

    def __enter__(self) -> "Answers":
        self.timer.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.timer.stop()
        assert self.names == []

    def look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, StoreTroubleDialog) and dialog.isVisible() and self.names:
            self.read.append(" ".join(label.text() for label in dialog.findChildren(QLabel)))
            button = dialog.findChild(QAbstractButton, self.names.pop(0))
            button.setFocus()
            QTest.keyClick(button, " ")


@pytest.mark.parametrize("choice", EVERYTHING)
def test_what_is_pressed_is_what_is_returned(qapp, choice):
    with Answers(choice) as answers:
        assert StoreTroubleDialog.ask(None, make_trouble(*EVERYTHING)) is choice
    assert "The data file is damaged; restore a backup." in answers.read[0]
    assert "Nothing has been changed so far." in answers.read[0]


def test_escape_means_to_quit(qapp):
    def escape() -> None:
        dialog = QApplication.activeModalWidget()
        QTest.keyClick(dialog, "\x1b")

    QTimer.singleShot(20, escape)
    assert StoreTroubleDialog.ask(None, make_trouble(*EVERYTHING)) is Choice.QUIT


def test_enter_takes_the_best_choice(qapp):
    def enter() -> None:
        dialog = QApplication.activeModalWidget()
        QTest.keyClick(dialog.focusWidget(), "\r")

    QTimer.singleShot(20, enter)
    assert StoreTroubleDialog.ask(None, make_trouble(*EVERYTHING)) is Choice.RESTORE


def test_with_nothing_to_be_done_there_is_only_the_way_out(qapp):
    with Answers(Choice.QUIT):
        assert StoreTroubleDialog.ask(None, make_trouble(Choice.QUIT)) is Choice.QUIT


def test_the_details_can_be_copied(qapp):
    with Answers("copy-details", Choice.QUIT):
        StoreTroubleDialog.ask(None, make_trouble(*EVERYTHING))
    text = QGuiApplication.clipboard().text()
    assert text == "The data file is damaged; restore a backup.\npage 3"


@pytest.fixture
def file(paths, clock):
    path = data.where(paths).file
    database = open_database(path, clock)
    practise(database, History())
    database.close()
    return path


def test_a_damaged_file_is_restored_and_kept(window, desk, file, paths, clock):
    database = open_database(file, clock)
    before = log_of(database)
    database.close()
    data.back_up(paths, clock)
    Path(file).write_bytes(b"\0" * 5000)
    with Answers(Choice.RESTORE):
        assert handle(window, desk, DamagedStore(file, "page 1"))
    database = open_database(file, clock)
    assert log_of(database) == before
    database.close()
    (said,) = window.said
    assert said.startswith("A backup was restored. The former file is ")
    assert Path(said.removeprefix("A backup was restored. The former file is ")[:-1]).exists()


def test_a_file_is_set_aside(window, desk, file):
    with Answers(Choice.SET_ASIDE):
        assert handle(window, desk, DamagedStore(file))
    assert not Path(file).exists()
    assert window.said[0].startswith("A new file was begun. The former one is ")


def test_what_fails_is_said_and_asked_again(window, desk, file, paths, clock):
    broken = data.back_up(paths, clock)
    Path(broken).write_bytes(b"nothing")
    with Answers(Choice.RESTORE, Choice.QUIT) as answers:
        assert not handle(window, desk, DamagedStore(file))
    assert "No backup in" in answers.read[1]
    assert window.said == []


def test_trying_again_is_left_to_the_window(window, desk, file):
    with Answers(Choice.TRY_AGAIN):
        assert handle(window, desk, LockedStore(file))


def test_quitting_changes_nothing(window, desk, file):
    content = Path(file).read_bytes()
    with Answers(Choice.QUIT):
        assert not handle(window, desk, DamagedStore(file))
    assert Path(file).read_bytes() == content


def test_another_folder_is_opened_by_another_start(window, desk, file, monkeypatch):
    answers = iter(["", "/elsewhere"])
    started = []
    monkeypatch.setattr(store_trouble, "ask_folder", lambda parent, folder: next(answers))
    monkeypatch.setattr(store_trouble, "_start", lambda folder: started.append(folder) or True)
    with Answers(Choice.OTHER_FOLDER, Choice.OTHER_FOLDER):
        assert not handle(window, desk, DamagedStore(file))
    assert started == ["/elsewhere"]


@pytest.mark.parametrize(("choice", "started"), [(Choice.TRY_AGAIN, ["/d"]), (Choice.QUIT, [])])
def test_a_folder_in_use_can_be_tried_again_or_left(qapp, monkeypatch, choice, started):
    calls = []
    monkeypatch.setattr(store_trouble, "_start", lambda folder: calls.append(folder) or True)
    with Answers(choice) as answers:
        assert say_in_use("/d") == 0
    assert calls == started
    assert "already open on /d" in answers.read[0]


def test_a_program_is_started_with_its_surroundings(qapp, tmp_path, monkeypatch):
    import sys

    target = tmp_path / "started"
    code = f"import os; open({str(target)!r}, 'w').write(os.environ['WORD'])"
    command = trouble.Command(sys.executable, ("-c", code), {"WORD": "hello"})
    monkeypatch.setattr(trouble, "start_again", lambda folder: command)
    assert store_trouble._start("/d")
    for _ in range(200):
        if target.exists() and target.read_text():
            break
        QTest.qWait(20)
    assert target.read_text() == "hello"


def test_work_that_takes_long_says_so_and_cannot_be_sent_away(qapp, desk, qtbot):
    import threading

    go_on = threading.Event()
    seen = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, Working) and not seen:
            seen.append(dialog.windowTitle())
            dialog.reject()
            dialog.close()
            seen.append(dialog.isVisible())
            go_on.set()

    timer = QTimer()
    timer.setInterval(10)
    timer.timeout.connect(look)
    timer.start()
    done = Working.ask(None, desk, "Restoring the backup", lambda: go_on.wait(5))
    timer.stop()
    assert done.result is True
    assert done.error is None
    assert seen == ["Restoring the backup", True]


@pytest.mark.parametrize("percent", [80, 100, 150, 200])
def test_every_line_has_its_room(qapp, percent):
    theme.load("high-contrast", percent)
    dialog = StoreTroubleDialog(make_trouble(*EVERYTHING), None)
    dialog.show()
    qapp.processEvents()
    for row in dialog.findChildren(store_trouble.ChoiceRow):
        assert row.height() >= row.heightForWidth(row.width())
        assert row.geometry().bottom() <= dialog.height()
    dialog.deleteLater()
