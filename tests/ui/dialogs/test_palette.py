# SPDX-License-Identifier: MIT
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView, QPushButton, QWidget

from trainer.services.compiling import in_process
from trainer.services.context import open_services
from trainer.services.settings import Settings
from trainer.ui.actions import ACTIONS
from trainer.ui.desk import Desk, Route
from trainer.ui.dialogs.palette import CommandPalette, Entry
from trainer.ui.models.entries import EntryModel
from trainer.ui.presenters.palette import PalettePresenter
from trainer.ui.theme import theme

# The offscreen platform warns of windows that set limits to their size.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ENTRIES = (
    Entry("today", "Go to Today", "home due", "", "Ctrl+1"),
    Entry("library", "Open the library", "banks files", "", "Ctrl+4"),
    Entry("bank-1", "Shoulder safety check", "shoulder", "Bank"),
)


@pytest.fixture(autouse=True)
def look(qapp):
    theme.load("light")
    yield
    theme.load("light")


@pytest.fixture
def window(qtbot):
    made = QWidget()
    made.resize(1000, 700)
    button = QPushButton("below", made)
    button.setObjectName("below")
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    button.setFocus()
    return made


class PaletteDriver:
    def __init__(self, palette: CommandPalette) -> None:
        self.palette = palette
        self.search = palette.findChild(QLineEdit, "palette-search")
        self.list = palette.findChild(QListView, "palette-list")

    def type(self, text: str) -> "PaletteDriver":
        QTest.keyClicks(self.search, text)
        return self

    def key(self, key: Qt.Key, modifier=Qt.KeyboardModifier.NoModifier) -> "PaletteDriver":
        QTest.keyClick(self.search, key, modifier)
        return self

    def titles(self) -> list[str]:
        model = self.list.model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def chosen(self) -> str:
        return self.list.currentIndex().data()


@pytest.fixture
def palette(window):
    made = CommandPalette(window)
    made.open(ENTRIES)
    return PaletteDriver(made)


def test_everything_is_offered_before_anything_is_typed(palette):
    assert palette.titles() == [entry.title for entry in ENTRIES]
    assert palette.chosen() == "Go to Today"
    assert palette.search.hasFocus()


def test_typing_finds_and_enter_chooses(palette, qtbot):
    palette.type("lib")
    assert palette.titles() == ["Open the library"]
    closed = []
    palette.palette.closed.connect(lambda: closed.append(True))
    with qtbot.waitSignal(palette.palette.chosen) as signal:
        palette.key(Qt.Key.Key_Return)
    assert signal.args == ["library"]
    assert closed == [True]
    assert palette.palette.isHidden()


def test_arrows_and_tab_move_and_go_round(palette):
    palette.key(Qt.Key.Key_Down)
    assert palette.chosen() == "Open the library"
    palette.key(Qt.Key.Key_Tab)
    assert palette.chosen() == "Shoulder safety check"
    palette.key(Qt.Key.Key_Down)
    assert palette.chosen() == "Go to Today"
    palette.key(Qt.Key.Key_Up)
    assert palette.chosen() == "Shoulder safety check"
    palette.key(Qt.Key.Key_PageUp)
    assert palette.chosen() == "Go to Today"
    assert palette.search.hasFocus()


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_it_closes_without_a_choice_and_gives_the_focus_back(palette, window, key, modifier):
    chosen = []
    palette.palette.chosen.connect(chosen.append)
    palette.key(key, modifier)
    assert palette.palette.isHidden()
    assert chosen == []
    assert window.findChild(QPushButton, "below").hasFocus()


def test_pressing_beside_it_closes_it(palette):
    QTest.mouseClick(palette.palette, Qt.MouseButton.LeftButton, pos=QPoint(3, 690))
    assert palette.palette.isHidden()


def test_pressing_an_entry_chooses_it(palette, qtbot):
    index = palette.list.model().index(2, 0)
    with qtbot.waitSignal(palette.palette.chosen) as signal:
        place = palette.list.visualRect(index).center()
        QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert signal.args == ["bank-1"]


def test_what_is_not_there_is_said(palette):
    palette.type("zzz")
    assert palette.titles() == []
    palette.key(Qt.Key.Key_Return).key(Qt.Key.Key_Down)
    assert not palette.palette.isHidden()


def test_entries_that_come_later_leave_the_choice_where_it_is(palette):
    palette.key(Qt.Key.Key_Down)
    palette.palette.set_entries((Entry("new", "Something new"), *ENTRIES))
    assert palette.chosen() == "Open the library"
    assert palette.titles()[0] == "Something new"


def test_it_follows_the_window_and_the_text_size(palette, window):
    window.resize(720, 560)
    assert palette.palette.size() == window.size()
    theme.load("dark", 200)
    assert palette.list.parentWidget().geometry().right() < 720
    assert palette.list.parentWidget().geometry().bottom() < 560


def test_the_model_of_entries_is_sound(qtmodeltester):
    model = EntryModel()
    model.set_entries(ENTRIES)
    qtmodeltester.check(model)
    spoken = model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Shoulder safety check, Bank"


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
def presenter(window, desk):
    return PalettePresenter(window, desk)


def test_every_action_can_be_found_by_its_title(presenter, qtbot):
    for action in ACTIONS:
        presenter.toggle()
        driver = PaletteDriver(presenter.palette)
        driver.type(action.text())
        assert driver.chosen() == action.text()
        with qtbot.waitSignal(presenter.action_requested) as signal:
            driver.key(Qt.Key.Key_Return)
        assert signal.args == [action.id]


def test_banks_and_questions_are_found_too(presenter, desk, qtbot):
    presenter.toggle()
    driver = PaletteDriver(presenter.palette)
    with qtbot.waitSignal(desk.route_requested) as signal:
        driver.type("my first bank").key(Qt.Key.Key_Return)
    assert signal.args == [Route("library", "my-first-bank")]


def test_a_question_that_is_chosen_is_asked(presenter, desk, qtbot):
    presenter.toggle()
    driver = PaletteDriver(presenter.palette)
    questions = [entry for entry in presenter.palette.entries() if entry.kind == "Question"]
    with qtbot.waitSignal(desk.session_opened) as signal:
        driver.type(questions[0].title).key(Qt.Key.Key_Return)
    (entry,) = signal.args[0].attempt.form.entries
    assert questions[0].id.endswith(entry.key.item)


def test_opening_it_again_closes_it(presenter):
    presenter.toggle()
    presenter.toggle()
    assert presenter.palette.isHidden()
