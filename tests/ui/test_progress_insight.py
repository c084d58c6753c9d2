# SPDX-License-Identifier: MIT
"""The pictures of Progress, as a learner sees and uses them."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from tests.services.answered import answer, install, named
from tests.ui.driver_progress import ProgressDriver
from tests.ui.hosting import shown, unnamed
from trainer.model.attempt import Certainty, MissReason
from trainer.services.compiling import in_process
from trainer.services.context import open_services
from trainer.services.settings import Settings
from trainer.ui.desk import Desk, Route
from trainer.ui.dialogs import files
from trainer.ui.pages.progress import ProgressPage
from trainer.ui.pages.progress.plot import Plot
from trainer.ui.presenters.progress import ProgressPresenter
from trainer.ui.theme import theme
from trainer.ui.widgets.scroll import ScrollArea

CARDS = ("mastery", "calibration", "detection", "sure-unsafe", "why", "ready", "ahead", "times")


@pytest.fixture(autouse=True)
def look(qapp):
    theme.load("light")
    yield
    theme.load("light")


@pytest.fixture
def desk(qapp, paths, immediate_runner, clock, tmp_path):
    def opened():
        services = open_services(paths, compile_bank=in_process, clock=clock, draw_seed=lambda: 1)
        install(services, tmp_path)
        return services

    made = Desk(immediate_runner, paths, Settings(), opened)
    made.open(made, lambda: None, pytest.fail)
    yield made
    made.close()


@pytest.fixture
def page(qtbot):
    return shown(qtbot, ProgressPage())


@pytest.fixture
def presenter(page, desk):
    return ProgressPresenter(page, desk, page)


@pytest.fixture
def progress(page, presenter):
    return ProgressDriver(page)


def practise(desk, presenter, clock) -> None:
    """Answer enough for every picture: some unsafely and with certainty, some with reasons."""

    def work(services):
        learner = desk.learner.id
        answer(services, learner, named("plain", 22))
        answer(services, learner, named("shock", 22), certainty=Certainty.FAIRLY)
        answer(services, learner, named("shock", 3), chosen=1, reason=MissReason.MISREAD)
        answer(services, learner, named("twitch", 21), certainty=Certainty.GUESS)

    desk.run(desk, work)
    presenter.activate(Route("progress"))


def plot(progress, card: str) -> Plot:
    return progress.card(card).findChild(Plot)


def test_before_the_first_answer_no_picture_is_made(progress, presenter, page):
    presenter.activate(Route("progress"))
    assert page.findChildren(Plot) == []
    assert not progress.shows("period")
    assert not progress.shows("export-pictures")


def test_each_domain_has_its_course_with_range_and_number(progress, desk, presenter, clock):
    practise(desk, presenter, clock)
    assert progress.says("Joint", "mastery")
    assert progress.says("n\u00a022", "mastery")
    assert progress.says("100\u00a0%", "mastery")
    assert progress.says("85 to 100", "mastery")


def test_a_domain_with_too_few_answers_has_no_estimate(progress, desk, presenter):
    desk.run(desk, lambda services: answer(services, desk.learner.id, named("plain", 19)))
    presenter.activate(Route("progress"))
    assert progress.says("19 of 20 so far", "mastery")
    assert not progress.says("\u00a0%", "mastery")
    assert progress.says("Too few answers at any level to compare: 19 of 20 so far.", "calibration")
    assert not progress.shows("brier")


def test_calibration_says_what_it_means_and_its_score(progress, desk, presenter, clock):
    practise(desk, presenter, clock)
    # 22 of 25 are not clearly fewer than 95 per cent; 22 of 22 are clearly more than 75.
    said = "\u201cFairly\u201d was right 100\u00a0% of the time: more than you said."
    assert progress.says(said, "calibration")
    assert progress.says("Brier score 0.", "calibration")
    progress.swap("calibration")
    heads, *rows = progress.table("calibration")
    assert heads[0] == "Certainty"
    assert [row[0] for row in rows] == ["Guess", "Unsure", "Fairly", "Certain"]
    assert rows[1][4:] == ["too few", "too few"]


def test_twitch_and_nerve_have_counts_distance_and_bias(progress, desk, presenter, clock):
    practise(desk, presenter, clock)
    assert progress.says("22 nerve contacts recognised", "detection")
    assert progress.says("3 nerve contacts missed, which is unsafe", "detection")
    assert progress.says("21 twitches recognised", "detection")
    assert progress.says("Better than chance. Bias ", "detection")
    progress.swap("detection")
    rows = {row[0]: row[1:] for row in progress.table("detection")[1:]}
    assert rows["Nerve contact, said no nerve: unsafe"] == ["3", ""]
    assert float(rows["d\u2032"][0]) > 2


def test_without_enough_events_what_is_missing_is_said(progress, desk, presenter):
    desk.run(desk, lambda services: answer(services, desk.learner.id, named("shock", 19)))
    presenter.activate(Route("progress"))
    missing = "An estimate needs one more nerve contact and 20 more twitches."
    assert progress.says(missing, "detection")
    assert not progress.shows("d-prime")


def test_certain_and_unsafe_acts_are_told_with_their_harm(progress, desk, presenter, clock):
    practise(desk, presenter, clock)
    assert progress.shows("sure-unsafe")
    assert progress.says("Went on", "sure-unsafe")
    assert progress.says("Injury \u00b7 once \u00b7 last today", "sure-unsafe")


def test_reasons_and_beliefs_are_told_and_a_belief_can_be_practised(
    progress, desk, presenter, clock, qtbot
):
    practise(desk, presenter, clock)
    assert progress.says("Misread it: 3", "why")
    assert progress.says("3 times: A shock shows that it works.", "why")
    assert progress.says("It is a warning.", "why")
    with qtbot.waitSignal(desk.session_opened) as opened:
        progress.press("Practise questions on: A shock shows that it works.")
    assert len(opened.args[0].attempt.form.entries) == 10


def test_a_belief_whose_questions_have_gone_is_said_to_be_gone(progress, desk, presenter, clock):
    practise(desk, presenter, clock)
    desk.run(desk, lambda services: services.library.remove("shocks"))
    progress.press("Practise questions on: A shock shows that it works.")
    assert progress.says("These questions are no longer in the library.")


def test_without_a_reason_the_keys_are_told(progress, desk, presenter):
    desk.run(desk, lambda services: answer(services, desk.learner.id, ["plain-1"]))
    presenter.activate(Route("progress"))
    assert progress.says("After a miss, one key says why", "why")


def test_an_exam_with_too_few_answers_says_what_is_missing(progress, desk, presenter, clock):
    practise(desk, presenter, clock)
    assert progress.shows("ready")
    assert progress.says("Too few answers of the last 90 days", "ready")


def test_the_coming_days_and_times_are_told(progress, desk, presenter, clock):
    practise(desk, presenter, clock)
    assert progress.says("Single best answer", "times")
    progress.swap("ahead")
    heads, *rows = progress.table("ahead")
    assert heads == ["Day", "Due", "New", "Minutes"]
    assert len(rows) == 30
    assert rows[0][0] == "Today"


def test_arrow_keys_say_the_values_of_a_picture(progress, desk, presenter, clock):
    practise(desk, presenter, clock)
    levels = plot(progress, "calibration")
    levels.setFocus()
    QTest.keyClick(levels, Qt.Key.Key_Right)
    assert levels.said().startswith("Guess: said 25\u00a0%, right 100\u00a0%")
    QTest.keyClick(levels, Qt.Key.Key_Right)
    assert levels.said() == "Unsure: 0 of 20 so far"
    assert levels.accessibleDescription() == levels.said()
    QTest.keyClick(levels, Qt.Key.Key_End)
    assert levels.said().startswith("Certain: said 95\u00a0%")
    QTest.keyClick(levels, Qt.Key.Key_Right)
    assert levels.said().startswith("Certain")
    QTest.keyClick(levels, Qt.Key.Key_Home)
    QTest.keyClick(levels, Qt.Key.Key_Left)
    assert levels.said().startswith("Guess")
    QTest.keyClick(levels, Qt.Key.Key_Escape)
    assert (levels.said(), levels.accessibleDescription()) == ("", "")


def test_the_pointer_says_the_value_under_it(progress, desk, presenter, page, clock, qtbot):
    practise(desk, presenter, clock)
    days = plot(progress, "ahead")

    def hovers() -> bool:
        page.findChild(ScrollArea).ensureWidgetVisible(days)
        QTest.mouseMove(days, QPoint(round(days.places()[3]), 20))
        return days.at() == 3

    qtbot.waitUntil(hovers)
    assert " due, " in days.said()


def test_another_period_leaves_out_what_is_older(progress, desk, presenter, clock):
    practise(desk, presenter, clock)
    clock.advance(hours=24 * 60)
    desk.run(desk, lambda services: answer(services, desk.learner.id, named("plain", 2)))
    presenter.activate(Route("progress"))
    assert progress.says("n\u00a024", "mastery")
    progress.press("30 days")
    assert progress.says("n\u00a02", "mastery")
    assert not progress.says("n\u00a024", "mastery")
    assert progress.says("An estimate needs 20 more nerve contacts", "detection")
    progress.press("All")
    assert progress.says("n\u00a024", "mastery")


def test_every_picture_has_its_table(progress, desk, presenter, clock):
    practise(desk, presenter, clock)
    for card in CARDS:
        progress.swap(card)
        assert len(progress.table(card)) > 1, card


def test_pictures_and_tables_are_written_into_a_folder(
    progress, desk, presenter, clock, tmp_path, monkeypatch
):
    practise(desk, presenter, clock)
    monkeypatch.setattr(files, "ask_export_folder", lambda parent: str(tmp_path))
    progress.press("Export")
    names = {file.name for file in tmp_path.glob("progress-*")}
    assert {f"progress-{card}.{kind}" for card in CARDS for kind in ("png", "csv")} <= names
    assert progress.says(f"{len(names)} files were written.")
    image = QImage(str(tmp_path / "progress-calibration.png"))
    assert image.width() > 400
    assert image.height() > 500
    colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, 300, 5)}
    assert len(colours) > 5
    text = (tmp_path / "progress-calibration.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.reader(text.splitlines()))
    assert rows[0][:3] == ["Certainty", "Said", "Answers"]
    assert rows[1][:4] == ["Guess", "25 %", "21", "21"]
    assert not list(tmp_path.glob("*.new"))


def test_a_folder_that_cannot_be_written_is_said(progress, desk, presenter, clock, monkeypatch):
    practise(desk, presenter, clock)
    monkeypatch.setattr(files, "ask_export_folder", lambda parent: "/nowhere/at/all")
    progress.press("Export")
    assert progress.says("Nothing more can be written into /nowhere/at/all")
    monkeypatch.setattr(files, "ask_export_folder", lambda parent: "")
    progress.press("Export")


@pytest.mark.parametrize("size", [(664, 560), (1072, 800), (1440, 900)])
@pytest.mark.parametrize("percent", [80, 100, 150, 200])
def test_nothing_is_wider_than_the_page(
    progress, desk, presenter, page, clock, size, percent, qtbot
):
    practise(desk, presenter, clock)
    theme.load("high-contrast", percent)
    page.window().resize(*size)
    column = page.findChild(ScrollArea)
    qtbot.waitUntil(lambda: column.width() == size[0])
    qtbot.waitUntil(lambda: column.horizontalScrollBar().maximum() == 0)
    for card in CARDS:
        progress.swap(card)
    qtbot.waitUntil(lambda: column.horizontalScrollBar().maximum() == 0)


def test_every_part_that_takes_the_focus_has_a_name(progress, desk, presenter, page, clock):
    practise(desk, presenter, clock)
    assert unnamed(page) == []
    for card in CARDS:
        progress.swap(card)
    assert unnamed(page) == []


def test_the_keyboard_reaches_every_picture(progress, desk, presenter, page, clock):
    practise(desk, presenter, clock)
    plots = page.findChildren(Plot)
    assert len(plots) == 4
    reached = set()
    page.setFocus()
    for _ in range(120):
        page.focusNextPrevChild(True)
        focused = page.window().focusWidget()
        if isinstance(focused, Plot):
            reached.add(focused)
    assert reached == set(plots)


LATE = """
import sys
from PySide6.QtWidgets import QApplication
app = QApplication(["needlewise", "-platform", "offscreen"])
from trainer.ui.theme import theme
theme.load("light")
from trainer.ui.presenters import progress
from trainer.ui.pages.progress import ProgressPage
page = ProgressPage()
late = ("numpy", "pyqtgraph", "trainer.ui.pages.progress.plot", "trainer.services.overview",
        "trainer.model.readiness")
print([name for name in late if name in sys.modules])
"""


def test_what_draws_is_loaded_only_after_the_page():
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", LATE], capture_output=True, text=True, cwd=root, check=False
    )
    assert done.stdout.strip() == "[]", done.stderr


def test_buttons_of_beliefs_that_are_not_shown_are_not_there(progress, desk, presenter, page):
    desk.run(desk, lambda services: answer(services, desk.learner.id, ["plain-1"]))
    presenter.activate(Route("progress"))
    assert page.findChild(QAbstractButton, "drill-0") is None
