# SPDX-License-Identifier: MIT
"""The frame around the pages: side bar, look, what is said above a page, backups in time."""

import shutil
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QTimer

from tests.ui.driver_window import WindowDriver
from trainer.paths import resolve
from trainer.services import data
from trainer.services.compiling import in_process
from trainer.services.context import open_services
from trainer.services.settings import Settings, load, save
from trainer.ui.theme import theme
from trainer.ui.widgets.nav import SideBar
from trainer.ui.widgets.text import TextBlock

# The offscreen platform says so of every window that has a least size.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture(autouse=True)
def look(qapp):
    """Leave the look behind as it is usually."""
    yield
    theme.load("light")


@pytest.fixture(scope="module")
def compiled(tmp_path_factory) -> Path:
    """A folder with the bundled banks compiled, which takes a while."""
    folder = tmp_path_factory.mktemp("compiled")
    services = open_services(resolve(str(folder)), compile_bank=in_process)
    services.library.load()
    services.close()
    return folder / "cache"


@pytest.fixture
def own(tmp_path, compiled):
    """The paths of a data folder that nobody has practised in."""
    shutil.copytree(compiled, tmp_path / "data" / "cache")
    return resolve(str(tmp_path / "data"))


@pytest.fixture
def begin(qtbot, own):
    """Return a function that starts the program."""
    drivers = []

    def start() -> WindowDriver:
        drivers.append(WindowDriver(qtbot, "--data", own.data))
        window = drivers[-1].open()
        # Shortcuts and timers are made when the first picture has been seen.
        return window.wait(lambda: window.window.findChild(QTimer, "backup-timer"))

    yield start
    for driver in drivers:
        driver.close()


def place(window: WindowDriver, part) -> tuple[int, int]:
    """Return where a part begins and ends, from the left of the window."""
    left = part.mapTo(window.window, QPoint(0, 0)).x()
    return left, left + part.width()


def top(window: WindowDriver, part) -> int:
    return part.mapTo(window.window, QPoint(0, 0)).y()


def size(window: WindowDriver, width: int, height: int) -> None:
    window.window.resize(width, height)
    window.wait(lambda: window.window.size().width() == width)


# The look


def test_keys_leave_the_buttons_of_every_page_at_once_and_come_back(begin, own):
    window = begin().wait_for("start")
    shown = window.part("start").sizeHint().width()
    desk = window.program.desk
    desk.change_settings(desk, desk.settings._replace(key_hints=False))
    assert window.part("start").sizeHint().width() < shown
    window.press("enter").wait_for_question().press("a")
    bare = window.part("primary").sizeHint().width()
    desk.change_settings(desk, desk.settings._replace(key_hints=True))
    assert window.part("primary").sizeHint().width() > bare
    window.wait(lambda: load(own.settings)[0].key_hints)


def test_keys_are_off_the_buttons_from_the_first_picture_on(begin, own):
    save(own.settings, Settings(key_hints=False))
    window = begin().wait_for("start")
    bare = window.part("start").sizeHint().width()
    theme.load("light")
    assert window.part("start").sizeHint().width() > bare


def test_the_names_of_the_side_bar_give_way_to_large_text_and_come_back(begin):
    window = begin().wait_for("start")
    bar = window.window.findChild(SideBar)
    wide = bar.width()
    window.press(*["ctrl++"] * 5)
    window.wait(lambda: bar.width() < wide)
    window.press("ctrl+0").wait(lambda: bar.width() == wide)
    size(window, 860, 700)
    window.wait(lambda: bar.width() < wide)


# What is said above a page


@pytest.mark.parametrize(("width", "content"), [(1280, 864), (1920, 864), (760, None)])
def test_what_is_said_above_a_page_is_in_line_with_it(begin, width, content):
    window = begin().wait_for("start").press("ctrl+,").wait_for("settings").wait_for("scheme")
    size(window, width, 700)
    window.window.say("The data file is damaged.")
    notice = window.wait_for("notice").part("notice-box")
    headings = window.window.findChildren(TextBlock)
    heading = next(part for part in headings if part.text() == "Settings" and part.isVisible())
    window.wait(lambda: place(window, notice)[0] == place(window, heading)[0])
    assert top(window, notice) == 12
    start, end = place(window, notice)
    assert content is None or end - start == content


def test_what_was_said_goes_with_its_cross_and_leaves_no_gap(begin):
    window = begin().wait_for("start")
    page = window.part("today")
    window.window.say("First.")
    window.wait(lambda: top(window, page) > 0)
    window.window.say("Second.")
    assert "Second." in window.all_text()
    assert "First." not in window.all_text()
    window.tab_to(lambda part: part.accessibleName() == "Close").press("space")
    window.wait(lambda: top(window, page) == 0)
    assert window.part("notice") is None


# Backups


def test_the_backup_in_time_waits_for_no_answer_and_no_answer_for_it(begin, own, qtbot):
    window = begin().start().answer(right=True)
    desk = window.program.desk
    held = threading.Event()
    desk.run(window.window, lambda services: held.wait(20))
    try:
        window.window.findChild(QTimer, "backup-timer").start(1)
        window.wait(lambda: data.backups(own))
    finally:
        held.set()
    (made,) = data.backups(own)
    assert made.reason == ""
