# SPDX-License-Identifier: MIT
"""The program as a whole: it starts, resumes, is one to a folder, and is worked by keys alone."""

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from tests.ui.driver_window import WindowDriver
from trainer.errors import StoreError
from trainer.paths import resolve
from trainer.services.compiling import in_process
from trainer.services.context import data_lock, open_services
from trainer.services.session import Phase
from trainer.services.trouble import Choice
from trainer.ui.dialogs.store_trouble import StoreTroubleDialog
from trainer.ui.single import Guard
from trainer.ui.theme import theme

# The offscreen platform says so of every window that has a least size.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

TOP = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def look(qapp: object) -> Iterator[None]:
    """Leave the look behind as it is usually."""
    yield
    theme.load("light")


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the bundled banks compiled, which takes a while."""
    folder = tmp_path_factory.mktemp("compiled")
    services = open_services(resolve(str(folder)), compile_bank=in_process)
    services.library.load()
    services.close()
    return folder / "cache"


@pytest.fixture
def data(tmp_path: Path, compiled: Path) -> Path:
    """A data folder that nobody has practised in."""
    folder = tmp_path / "data"
    shutil.copytree(compiled, folder / "cache")
    return folder


@pytest.fixture
def start(qtbot: object, data: Path) -> Iterator[Callable[..., WindowDriver]]:
    """Return a function that starts the program; several starts follow each other."""
    drivers: list[WindowDriver] = []

    def begin(*words: str) -> WindowDriver:
        if drivers:
            drivers[-1].close()
        drivers.append(WindowDriver(qtbot, "--data", str(data), *words))
        return drivers[-1].open()

    yield begin
    if drivers:
        drivers[-1].close()


def write_settings(data: Path, text: str) -> None:
    data.mkdir(exist_ok=True)
    (data / "settings.toml").write_text(text, encoding="utf-8")


# Starting and resuming


def test_the_first_start_shows_a_patient_and_enter_asks_that_very_question(start):
    window = start().wait_for("first-case")
    stem = window.part("first-case").findChild(QWidget, "stem").text()
    window.press("enter").wait_for_question()
    assert window.text("stem") == window.engine.item.stem.strip() == stem.strip()


def test_a_session_left_by_closing_the_window_is_resumed_on_the_same_question(start):
    window = start().start().answer(right=True).go_on().answer(right=False).go_on()
    item = window.engine.item.id
    window.press("f")
    window = start().wait_for("resume")
    window.press("r").wait_for_question()
    assert window.engine.item.id == item
    assert window.engine.place.flagged
    assert [place.answered for place in window.engine.places][:3] == [True, True, False]
    assert window.text("stem") == window.engine.item.stem.strip()


def test_a_session_closed_on_its_verdict_shows_the_verdict_again(start):
    verdict = start().start().answer(right=False).text("verdict")
    window = start().wait_for("resume").press("r").wait_for_question()
    assert window.engine.phase is Phase.FEEDBACK
    # When it returns is said once.
    assert window.text("verdict") == verdict.rsplit(" This question", 1)[0]


def test_escape_leaves_and_today_offers_to_resume(start):
    window = start().start().answer(right=True).press("escape")
    window.wait(lambda: window.page() == "today").wait_for("resume")
    assert "1 of" in window.text("left-open") or "2" in window.all_text()


def test_another_session_shows_its_own_question_not_that_of_the_one_before(start):
    window = start().start()
    first = window.engine
    for _ in range(4):
        window.press("escape").wait(lambda: window.page() == "today").wait_for("start")
        before = window.engine
        window.press("enter").wait(lambda before=before: window.engine is not before)
        window.wait_for_question()
        assert window.text("stem") == window.engine.item.stem.strip()
    assert window.engine.attempt.id != first.attempt.id


def test_a_question_passed_over_comes_back_as_itself(start):
    window = start().start()
    for place in (1, 2):
        window.press("s").wait_for_question(place)
        # Long enough for the next one to be made ready behind it.
        window.qtbot.wait(150)
        assert window.text("stem") == window.engine.item.stem.strip()
    window.press("escape").wait(lambda: window.page() == "today")


def test_closing_makes_a_backup_of_what_was_answered(start, data):
    start().start().answer(right=True)
    start()
    assert list((data / "backups").glob("*.sqlite3"))


# Settings


def test_settings_are_applied_from_the_first_picture_on(start, data):
    write_settings(data, 'scheme = "dark"\ntext_percent = 130\nfont = "Atkinson Hyperlegible"\n')
    start()
    assert (theme.scheme, theme.text_percent, theme.family) == (
        "dark",
        130,
        "Atkinson Hyperlegible",
    )


def test_settings_changed_by_keys_are_applied_at_once_and_kept(start, data):
    window = start().wait_for("start")
    # Shortcuts are made when the first picture has been seen.
    window.wait(lambda: window.window.findChild(QShortcut, "larger"))
    window.press("ctrl++", "ctrl++").wait(lambda: theme.text_percent == 120)
    window.window.do("high-contrast")
    assert theme.scheme == "high-contrast"
    window.press("ctrl+0").wait(lambda: theme.text_percent == 100)
    start()
    kept = tomllib.loads((data / "settings.toml").read_text(encoding="utf-8"))
    assert (kept["scheme"], kept["text_percent"]) == ("high-contrast", 100)
    assert theme.scheme == "high-contrast"


def test_settings_that_cannot_be_read_are_said_and_the_rest_is_kept(start, data):
    write_settings(data, 'scheme = "purple"\ntext_percent = 110\n')
    window = start()
    window.wait(lambda: "scheme" in window.all_text())
    assert theme.text_percent == 110


# One instance


def test_a_second_start_brings_the_first_window_forward_and_ends(start, data, qtbot):
    guard = Guard(str(data))
    assert guard.acquire()
    try:
        window = start()
        guard.raised.connect(window.window.come_forward)
        window.window.showMinimized()
        second = subprocess.Popen([sys.executable, "-m", "trainer", "--data", str(data)], cwd=TOP)
        with qtbot.waitSignal(guard.raised, timeout=10_000):
            pass
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=10_000)
        assert second.returncode == 0
        assert not window.window.isMinimized()
    finally:
        guard.release()


def test_a_second_start_right_after_the_first_waits_until_that_listens(start, data, qtbot):
    guard = Guard(str(data))
    assert guard.acquire()
    second = subprocess.Popen([sys.executable, "-m", "trainer", "--data", str(data)], cwd=TOP)
    try:
        with qtbot.waitSignal(guard.raised, timeout=10_000):
            pass
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=10_000)
        assert second.returncode == 0
    finally:
        second.kill()
        second.wait()
        guard.release()


def test_a_folder_held_by_something_without_a_window_is_said_and_nothing_is_touched(
    qtbot, data, monkeypatch
):
    lock = data_lock(str(data))
    assert lock.acquire()
    asked = []
    ask = staticmethod(lambda parent, trouble: asked.append(trouble) or Choice.QUIT)
    monkeypatch.setattr(StoreTroubleDialog, "ask", ask)
    window = WindowDriver(qtbot, "--data", str(data))
    try:
        assert window.program.run() == 0
    finally:
        window.close()
        lock.release()
    assert str(data) in asked[0].sentence
    assert not (data / "learning.sqlite3").exists()


def test_smoke_opens_shows_the_first_page_and_ends(data):
    done = subprocess.run(
        [sys.executable, "-m", "trainer", "--data", str(data), "--smoke"],
        cwd=TOP,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")
    assert "Traceback" not in done.stderr
    assert (data / "learning.sqlite3").exists()


# Trouble


@pytest.mark.logs_warning("unexpected error")
def test_a_fault_of_the_program_is_said_and_logged_and_practice_goes_on(start, data):
    window = start().start()
    with window.qtbot.captureExceptions():  # pytest-qt has put its own hook in the place of ours
        QTimer.singleShot(0, window.window, lambda: [][0])
        window.program._install_hook()
        window.wait(lambda: "did not foresee" in window.all_text())
    assert "IndexError" in (data / "logs" / "needlewise.log").read_text(encoding="utf-8")
    window.answer(right=True)


def test_data_that_cannot_be_opened_is_said_and_left_as_it_is(qtbot, data, monkeypatch):
    file = data / "learning.sqlite3"
    file.write_bytes(b"not a database at all")
    asked = []
    ask = staticmethod(lambda parent, trouble: asked.append(trouble) or Choice.QUIT)
    monkeypatch.setattr(StoreTroubleDialog, "ask", ask)
    window = WindowDriver(qtbot, "--data", str(data))
    opened = window.program.open_window()
    qtbot.waitUntil(lambda: bool(asked) and not opened.isVisible(), timeout=10_000)
    window.close()
    assert file.read_bytes() == b"not a database at all"


def test_an_error_that_no_page_takes_is_said_above_the_page(start):
    window = start().wait_for("start")

    def fail(_services: object) -> None:
        message = "The disk is full; free some space and try again."
        raise StoreError(message)

    window.program.desk.run(window.window, fail)
    window.wait(lambda: "disk is full" in window.all_text())


# Keys alone


def test_by_keys_alone_from_the_first_start_to_the_results_of_a_block_of_ten(start):
    window = start().wait_for("first-case")
    window.tab_to(lambda part: part.accessibleName() == "Practise").press("space")
    window.wait(lambda: window.page() == "practise").wait_for("how-many")
    window.tab_to(lambda part: part.objectName() == "how-many")
    for _ in range(60):
        value = window.part("how-many").value()
        if value == 10:
            break
        window.press("left" if value > 10 else "right")
    window.wait(lambda: "10" in window.text("what-starts"))
    window.press("enter").wait_for_question()
    assert len(window.engine.places) == 10
    for number in range(10):
        window.answer(right=number % 3 > 0)
        window.go_on()
    window.wait(lambda: window.page() == "results" and "of 10" in window.all_text())
    assert all(place.answered for place in window.engine.places)
    # And on from there: Esc or Enter lead somewhere, never into a corner.
    window.press("ctrl+1").wait(lambda: window.page() == "today")
