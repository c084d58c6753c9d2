# SPDX-License-Identifier: MIT
import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QSlider,
    QWidget,
)

from tests.storage.histories import History, practise
from tests.ui.driver_settings import SettingsDriver
from tests.ui.hosting import shown, unnamed
from trainer.services import data
from trainer.services.compiling import in_process
from trainer.services.context import open_services
from trainer.services.settings import Settings, load
from trainer.ui.desk import Changes, Desk, Route
from trainer.ui.dialogs import files
from trainer.ui.dialogs.restore import RestoreDialog
from trainer.ui.pages.settings import SettingsPage
from trainer.ui.presenters.settings import SettingsPresenter
from trainer.ui.theme import theme
from trainer.ui.widgets.motion import wants_motion
from trainer.ui.widgets.scroll import ScrollArea

# The offscreen platform warns of windows that set limits to their size.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture(autouse=True)
def look(qapp):
    theme.load("light")
    yield
    theme.load("light")


@pytest.fixture
def desk(qapp, paths, immediate_runner, clock):
    def opened():
        services = open_services(paths, compile_bank=in_process, clock=clock)
        services.library.load()
        return services

    made = Desk(immediate_runner, paths, Settings(), opened)
    made.open(made, lambda: None, pytest.fail)
    yield made
    made.close()


@pytest.fixture
def page(qtbot):
    return shown(qtbot, SettingsPage())


@pytest.fixture
def presenter(page, desk):
    made = SettingsPresenter(page, desk, page)
    made.activate(Route("settings"))
    return made


@pytest.fixture
def settings(page, presenter):
    return SettingsDriver(page)


def saved(paths) -> Settings:
    return load(paths.settings)[0]


@pytest.mark.parametrize(("steps", "scheme"), [(1, "light"), (2, "dark"), (3, "high-contrast")])
def test_colours_take_effect_and_are_kept(settings, desk, paths, steps, scheme):
    for _ in range(steps):
        settings.arrow("scheme", Qt.Key.Key_Right)
    assert desk.settings.scheme == scheme
    assert saved(paths).scheme == scheme


def test_the_font_can_be_another(settings, paths):
    assert settings.chosen("font") == "Inter"
    settings.arrow("font", Qt.Key.Key_Right)
    assert saved(paths).font == "Atkinson Hyperlegible"


def test_text_grows_in_steps_once_the_slider_rests(settings, desk, paths, qtbot):
    with qtbot.waitSignal(desk.data_changed) as changed:
        settings.slide(Qt.Key.Key_Right, 3)
        assert desk.settings.text_percent == 100
    assert changed.args[0] is Changes.SETTINGS
    assert saved(paths).text_percent == 130
    assert settings.says("130\u00a0% of the usual size")


def test_the_slider_stops_at_whole_steps(settings, page, qtbot):
    slider = settings.named("text-size")
    slider.setValue(117)
    assert settings.text_size() == 120
    settings.slide(Qt.Key.Key_End)
    assert settings.text_size() == 200
    settings.slide(Qt.Key.Key_Home)
    assert settings.text_size() == 80


def test_leaving_at_once_keeps_the_text_size(settings, presenter, paths):
    settings.slide(Qt.Key.Key_Right)
    presenter.leave()
    assert saved(paths).text_percent == 110


def test_a_switch_is_kept(settings, paths):
    settings.press("Keys on buttons")
    assert not saved(paths).key_hints
    settings.press("Keys on buttons")
    assert saved(paths).key_hints


def test_motion_is_switched_off_and_nothing_moves_then(settings, paths, qtbot):
    picture = QWidget()
    qtbot.addWidget(picture)
    moved = wants_motion(picture)
    settings.press("Motion")
    assert not saved(paths).motion
    theme.load("light", motion=saved(paths).motion)
    assert not wants_motion(picture)
    settings.press("Motion")
    theme.load("light", motion=saved(paths).motion)
    assert wants_motion(picture) == moved


def test_settings_that_change_elsewhere_are_shown(settings, desk):
    desk.change_settings(desk, desk.settings._replace(scheme="dark", text_percent=150))
    assert settings.chosen("scheme") == "Dark"
    assert settings.text_size() == 150


def test_the_name_is_kept_in_the_log(settings, desk, presenter):
    settings.type_into("name", "  Ana Sousa ")
    assert desk.learner.name == "Ana Sousa"
    presenter.activate(Route("settings"))
    assert settings.name() == "Ana Sousa"


def test_a_name_that_did_not_change_writes_nothing(settings, desk, qtbot):
    settings.type_into("name", "Ana")
    with qtbot.assertNotEmitted(desk.data_changed):
        settings.type_into("name", "Ana")


def test_another_profile_is_added_and_used(settings, desk, paths, clock, qtbot):
    settings.type_into("name", "Ana")
    first = desk.learner.id
    assert settings.learners() == []
    settings.press("Add a profile")
    assert settings.named("new-name").hasFocus()
    assert not settings.button("Add").isEnabled()
    clock.advance(seconds=1)
    with qtbot.waitSignal(desk.data_changed):
        settings.type_into("new-name", "Ben")
    assert settings.learners() == ["Ana", "Ben"]
    assert settings.used() == "Ben"
    assert desk.learner.name == "Ben"
    assert saved(paths).learner == desk.learner.id
    settings.press("Ana")
    assert desk.learner.id == first
    assert settings.name() == "Ana"
    assert saved(paths).learner == first


def test_adding_a_profile_can_be_given_up(settings):
    settings.press("Add a profile")
    settings.type_into("new-name", "Ben", enter=False)
    settings.press("Cancel")
    assert settings.learners() == []
    assert settings.button("Add a profile").hasFocus()


def test_profiles_without_a_name_can_be_told_apart(settings, clock):
    clock.advance(seconds=1)
    settings.press("Add a profile").type_into("new-name", "Ben")
    settings.type_into("name", "")
    assert settings.learners() == ["Profile 1, without a name", "Profile 2, without a name"]


def test_the_data_folder_is_shown_opened_and_copied(settings, paths, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    assert settings.says(f"Data folder: {paths.data}")
    settings.press("Open folder").press("Copy path")
    assert [url.toLocalFile() for url in opened] == [paths.data]
    assert QGuiApplication.clipboard().text() == paths.data
    assert settings.says("The path is on the clipboard.")


def test_the_path_grows_with_the_text(settings):
    path = settings.named("data-folder")
    small = path.fontMetrics().height()
    theme.load("light", 150)
    assert path.fontMetrics().height() > small


def test_a_system_without_a_file_manager_says_so(settings, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    settings.press("Open folder")
    assert settings.says("The system has no program that shows folders.")


def test_a_backup_is_made_and_listed(settings, paths):
    assert settings.says("There is no backup yet.")
    settings.press("Back up now")
    assert settings.backups() == ["Today at 09:30"]
    assert settings.says("Made by you, ")
    assert settings.says("A backup was made: ")
    assert len(data.backups(paths)) == 1


def test_the_latest_backups_are_shown_and_all_on_demand(settings, clock, presenter):
    for _ in range(6):
        settings.press("Back up now")
        clock.advance(hours=20)
    presenter.activate(Route("settings"))
    assert len(settings.backups()) == 4
    settings.press("Show all 6 backups")
    assert len(settings.backups()) == 6
    assert "Yesterday at " in settings.backups()[0]


def answer(button: str) -> None:
    """Press a button of the dialog that opens next."""

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        found = dialog.findChild(QAbstractButton, button)
        found.setFocus()
        QTest.keyClick(found, Qt.Key.Key_Space)

    QTimer.singleShot(20, press)


def test_a_backup_is_restored_once_agreed(settings, desk, clock, qtbot):
    settings.type_into("name", "Ana")
    settings.press("Back up now")
    clock.advance(hours=1)
    settings.type_into("name", "Ben")
    answer("restore")
    with qtbot.waitSignal(desk.data_changed) as changed:
        settings.press("Restore the backup of Today at 09:30")
    assert Changes.ANSWERS in changed.args[0]
    assert settings.name() == "Ana"
    assert desk.learner.name == "Ana"
    assert settings.says("The backup was restored. What was here before is kept as ")
    assert any("Before a restore" in text for text in settings.texts())


def test_without_agreement_nothing_is_restored(settings):
    settings.press("Back up now")
    settings.type_into("name", "Ben")
    answer("cancel")
    settings.press("Restore the backup of Today at 09:30")
    assert settings.name() == "Ben"


def test_a_backup_elsewhere_that_is_broken_leaves_everything(settings, tmp_path, monkeypatch):
    broken = tmp_path / "broken.sqlite3"
    broken.write_bytes(b"no" * 4000)
    monkeypatch.setattr(files, "ask_backup", lambda parent, folder: str(broken))
    monkeypatch.setattr(RestoreDialog, "ask", lambda parent, what: True)
    settings.type_into("name", "Ana")
    settings.press("Restore from a file")
    assert settings.says("was not made by Needlewise")
    assert settings.name() == "Ana"
    settings.type_into("name", "Ana S.")
    assert settings.name() == "Ana S."


def test_everything_is_exported(settings, tmp_path, monkeypatch):
    target = tmp_path / "all.json"
    asked = []
    monkeypatch.setattr(files, "ask_export", lambda parent, name: asked.append(name) or str(target))
    settings.press("Export everything")
    assert asked == ["needlewise-2026-01-05.json"]
    assert json.loads(target.read_text())["events"]
    assert settings.says(f"Everything was written to {target}")


def test_an_export_that_fails_says_why(settings, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(files, "ask_export", lambda parent, name: str(tmp_path / "file" / "a.json"))
    settings.press("Export everything")
    assert settings.says("lies in something that is no folder; choose another place.")


@pytest.mark.parametrize(
    ("button", "name"),
    [
        ("As a table (CSV)", "needlewise-2026-01-05-answers.csv"),
        ("As xAPI statements", "needlewise-2026-01-05-xapi.json"),
    ],
)
def test_answers_are_exported_for_other_programs(settings, tmp_path, monkeypatch, button, name):
    asked = []
    target = tmp_path / name
    monkeypatch.setattr(files, "ask_export", lambda parent, name: asked.append(name) or str(target))
    settings.press(button)
    assert asked == [name]
    assert target.read_text()
    assert settings.says(f"Everything was written to {target}")


def test_an_export_is_taken_over_once(settings, desk, tmp_path, monkeypatch, qtbot, clock):
    from trainer.storage.database import open_database
    from trainer.storage.export import export

    other = open_database(str(tmp_path / "other" / "learning.sqlite3"), clock)
    practise(other, History("other"))
    export(other, str(tmp_path / "all.json"))
    other.close()
    monkeypatch.setattr(files, "ask_import", lambda parent: str(tmp_path / "all.json"))
    with qtbot.waitSignal(desk.data_changed) as changed:
        settings.press("Import")
    assert Changes.ANSWERS in changed.args[0]
    assert settings.says(" entries were taken over, 0 were here already.")
    assert any("Before an import" in text for text in settings.texts())
    assert "Ann" in settings.learners()
    settings.press("Import")
    assert settings.says("All of it was here already.")


def test_a_file_that_is_no_export_is_refused(settings, tmp_path, monkeypatch):
    (tmp_path / "no.json").write_text("{}")
    monkeypatch.setattr(files, "ask_import", lambda parent: str(tmp_path / "no.json"))
    settings.press("Import")
    assert settings.says("is no export of Needlewise")


def test_everything_is_deleted_once_the_word_is_typed(settings, desk, qtbot):
    settings.type_into("name", "Ana")
    settings.press("Back up now")
    seen = []

    def type_it() -> None:
        dialog = QApplication.activeModalWidget()
        button = dialog.findChild(QAbstractButton, "delete")
        seen.append(button.isEnabled())
        QTest.keyClicks(dialog.findChild(QLineEdit, "typed-word"), "delete")
        seen.append(button.isEnabled())
        QTest.keyClick(button, Qt.Key.Key_Space)

    QTimer.singleShot(20, type_it)
    with qtbot.waitSignal(desk.data_changed) as changed:
        settings.press("Delete everything")
    assert seen == [False, True]
    assert Changes.ANSWERS in changed.args[0]
    assert settings.name() == ""
    assert settings.backups() == []
    assert settings.says("Everything was deleted, the backups too.")


def test_without_the_word_nothing_is_deleted(settings):
    settings.type_into("name", "Ana")
    answer("cancel")
    settings.press("Delete everything")
    assert settings.name() == "Ana"


def practised(desk, change: str) -> None:
    """Practise, then change what is stored behind the program's back."""

    def work(services):
        practise(services.database, History())
        with services.database.transaction() as connection:
            connection.execute(change)

    desk.run(desk, work)


def test_sound_data_are_said_to_be_in_order(settings, desk):
    settings.press("Check the data")
    assert settings.says("Everything is in order.")
    assert settings.button("Check the data").isEnabled()


def test_figures_that_differ_are_worked_out_anew(settings, desk):
    practised(desk, "UPDATE domain_standing SET answered = 900")
    settings.press("Check the data")
    assert settings.says("Your answers are whole. 2 figures worked out from them are not")
    settings.press("Work out the figures anew")
    assert settings.says("All figures were worked out anew. 2 were different and are right now.")
    settings.press("Check the data")
    assert settings.says("Everything is in order.")
    assert "Work out the figures anew" not in settings.buttons()


def test_damage_is_said_and_leads_to_the_backups(settings, paths, monkeypatch):
    report = data.CheckReport(("page 3 is never used",), (), 4096)
    monkeypatch.setattr(data, "check", lambda paths: report)
    settings.press("Check the data")
    assert settings.says("Something is wrong with the file: page 3 is never used.")
    assert settings.says("Restore a backup; nothing has been changed.")


def test_a_check_that_cannot_be_made_says_why(settings, paths):
    Path(data.where(paths).file).rename(Path(paths.data, "gone"))
    settings.press("Check the data")
    assert settings.says("There is no data file")
    Path(paths.data, "gone").rename(data.where(paths).file)


def test_licences_are_shown_plainly(settings):
    seen = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        names = dialog.findChild(QListView, "licence-names")
        text = dialog.findChild(QPlainTextEdit, "licence-text")
        model = names.model()
        seen.extend(model.index(row, 0).data() for row in range(model.rowCount()))
        assert "MIT License" in text.toPlainText()
        QTest.keyClick(names, Qt.Key.Key_Down)
        assert "Creative Commons" in text.toPlainText()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    QTimer.singleShot(20, look)
    settings.press("Show licences")
    assert seen[:4] == ["Needlewise", "Questions of Needlewise", "Inter", "Atkinson Hyperlegible"]
    assert "pyside6-essentials" in seen


def test_keys_and_version_are_listed(settings):
    from trainer import __version__

    assert settings.says("Search, or do anything")
    assert settings.says("Flag the question")
    assert settings.says(__version__)
    assert settings.says("No score here certifies competence to needle")


# The narrowest is what the side bar leaves of the smallest window; at 200 % that is 624.
@pytest.mark.parametrize(
    ("percent", "size"),
    [
        *((percent, (616, 560)) for percent in (80, 100, 150)),
        (200, (624, 560)),
        *(
            (percent, size)
            for percent in (80, 100, 150, 200)
            for size in ((664, 560), (1072, 800), (1440, 900))
        ),
    ],
)
def test_nothing_is_wider_than_the_page(settings, page, percent, size, qtbot):
    theme.load("dark", percent)
    page.window().resize(*size)
    column = page.findChild(ScrollArea)
    qtbot.waitUntil(lambda: column.width() == size[0])
    qtbot.waitUntil(lambda: column.horizontalScrollBar().maximum() == 0)


def test_every_part_that_takes_the_focus_has_a_name(settings, page):
    settings.press("Add a profile").type_into("new-name", "Ben")
    settings.press("Back up now")
    assert unnamed(page) == []


def plan_of(desk):
    found = []
    desk.run(desk, lambda services: found.append(services.review.plan(desk.learner.id)))
    return found[0]


def test_minutes_a_day_take_effect_and_are_kept(settings, desk):
    assert settings.chosen("review-minutes") == "20"
    settings.arrow("review-minutes", Qt.Key.Key_Right)
    assert plan_of(desk).minutes == 30
    assert settings.says("Today asks for 30 minutes.")
    for _ in range(2):
        settings.arrow("review-minutes", Qt.Key.Key_Right)
    assert plan_of(desk).minutes is None
    assert settings.says("everything that is due")


def test_minutes_set_elsewhere_are_said_though_no_word_stands_for_them(settings, desk, presenter):
    def work(services):
        learner = desk.learner.id
        services.review.set_plan(learner, services.review.plan(learner)._replace(minutes=25))

    desk.run(desk, work)
    presenter.activate(Route("settings"))
    assert settings.says("Today asks for 25 minutes.")


def test_how_much_should_still_be_known_is_kept_once_the_slider_rests(settings, desk, qtbot):
    slider = settings.named("retention", QSlider)
    slider.setFocus()
    for _ in range(3):
        QTest.keyClick(slider, Qt.Key.Key_Right)
    assert settings.says("fallen to 93\u00a0%")
    assert plan_of(desk).retention == 0.9
    qtbot.waitUntil(lambda: plan_of(desk).retention == 0.93, timeout=2000)


def test_a_slider_left_in_motion_is_kept_all_the_same(settings, desk, presenter):
    slider = settings.named("retention", QSlider)
    slider.setFocus()
    QTest.keyClick(slider, Qt.Key.Key_Left)
    presenter.leave()
    assert plan_of(desk).retention == 0.89


def test_the_day_of_an_exam_can_be_set_and_taken_away(settings, desk, qtbot):
    told = []
    desk.data_changed.connect(lambda changes, _: told.append(changes))
    settings.type_into("exam-on", "2026-03-01")
    assert plan_of(desk).exam_on is not None
    assert settings.says("in 55 days.")
    assert Changes.ANSWERS in told[-1]
    settings.type_into("exam-on", "")
    assert plan_of(desk).exam_on is None


@pytest.mark.parametrize(
    ("typed", "said"), [("soon", "Write the day as year, month and day"), ("2001-01-01", "over")]
)
def test_a_day_that_cannot_be_is_not_kept_and_what_was_typed_stays(settings, desk, typed, said):
    settings.type_into("exam-on", typed)
    assert plan_of(desk).exam_on is None
    assert settings.says(said)
    assert settings.named("exam-on").text() == typed


def test_from_today_one_comes_to_the_day_of_the_exam(settings, presenter, page):
    presenter.activate(Route("settings", "review"))
    assert page.focusWidget() is settings.named("exam-on")
