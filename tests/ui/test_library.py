# SPDX-License-Identifier: MIT
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices, QGuiApplication

from tests.ui.driver_library import LibraryDriver
from tests.ui.hosting import shown, unnamed
from trainer.errors import BankError
from trainer.services.compiling import in_process
from trainer.services.context import open_services
from trainer.services.settings import Settings
from trainer.ui.desk import Changes, Desk, Route
from trainer.ui.dialogs import files
from trainer.ui.models.items import ItemModel
from trainer.ui.pages.library import LibraryPage
from trainer.ui.pages.library.views import QuestionRow
from trainer.ui.presenters.library import LibraryPresenter
from trainer.ui.theme import theme
from trainer.ui.widgets.scroll import ScrollArea

# The offscreen platform warns when a menu pops up.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

SOUND = """\
format: 1
id: forearm
title: Forearm and hand
version: 2.1.0
licence: CC-BY-4.0
authors: [A. Author]
status: draft
description: Questions about the **forearm**.
domains:
  anatomy: {title: Anatomy near trigger points}
references:
  a2018: {text: "Author A. A study. 2018.", kind: Cohort}
items:
  - id: radial-1
    type: single
    title: Route of the radial nerve
    domain: anatomy
    critical: true
    cites: [a2018]
    stem: Which nerve?
    options: [{text: Median}, {text: Radial, key: true}]
  - id: ulnar-1
    type: multiple
    title: Signs of the ulnar nerve
    stem: Which signs?
    options: [{text: Numbness, key: true}, {text: Warmth}]
"""

BROKEN = (
    SOUND.replace("id: forearm", "id: shoulder")
    .replace("title: Forearm and hand", "title: Shoulder safety check")
    .replace("{text: Median}", "{text: Median, key: true}")
    .replace("cites: [a2018]", "cites: [a2081]")
)


@pytest.fixture(autouse=True)
def look(qapp):
    theme.load("light")
    yield
    theme.load("light")


@pytest.fixture
def desk(qapp, paths, immediate_runner, clock):
    made = Desk(
        immediate_runner,
        paths,
        Settings(),
        lambda: open_loaded(paths, clock),
    )
    made.open(made, lambda: None, pytest.fail)
    yield made
    made.close()


def open_loaded(paths, clock):
    services = open_services(paths, compile_bank=in_process, clock=clock)
    services.library.load()
    return services


@pytest.fixture
def page(qtbot):
    return shown(qtbot, LibraryPage())


@pytest.fixture
def presenter(page, desk):
    made = LibraryPresenter(page, desk, page, compile_bank=in_process)
    made.activate(Route("library"))
    return made


@pytest.fixture
def library(page, presenter):
    return LibraryDriver(page)


@pytest.fixture
def forearm(tmp_path):
    path = tmp_path / "forearm.yaml"
    path.write_text(SOUND, encoding="utf-8")
    return path


@pytest.fixture
def shoulder(tmp_path):
    path = tmp_path / "shoulder.yaml"
    path.write_text(BROKEN, encoding="utf-8")
    return path


def test_the_banks_that_come_with_the_program_are_listed(library):
    assert "My first bank" in library.banks()
    assert library.chosen() == library.banks()[0]


def test_a_dropped_file_is_added_and_shown(library, forearm, desk, qtbot):
    with qtbot.waitSignal(desk.data_changed) as changed:
        assert library.drop(str(forearm))
    assert changed.args[0] is Changes.BANKS
    assert library.chosen() == "Forearm and hand"
    assert library.notice() == "“Forearm and hand” was added."
    assert library.says("Version 2.1.0, CC-BY-4.0, A. Author. Added today at")
    assert library.questions() == ["Route of the radial nerve", "Signs of the ulnar nerve"]


def test_a_file_can_be_dropped_anywhere_on_the_page(library, forearm):
    assert library.drop(str(forearm), onto="")
    assert library.chosen() == "Forearm and hand"


def test_what_lies_on_the_net_is_not_taken(library):
    before = library.banks()
    assert not library.drop("https://example.org/bank.yaml")
    assert library.banks() == before


def test_several_files_are_added_one_after_the_other(library, forearm, shoulder):
    library.drop(str(forearm), str(shoulder))
    assert {"Forearm and hand", "Shoulder safety check"} <= set(library.banks())
    assert library.chosen() == "Shoulder safety check"


def test_problems_say_what_they_did_where_and_what_to_do(library, shoulder):
    library.drop(str(shoulder))
    problems = library.problems()
    assert all(problem.startswith("Left out: Question “radial-1”:") for problem in problems)
    assert len(problems) == 2
    assert library.says("1 question is ready. 1 is left out until fixed.")
    assert library.says("shoulder.yaml:21:62")
    assert library.says("Nothing in the file was changed.")


def test_a_problem_opens_to_its_lines(library, shoulder):
    library.drop(str(shoulder))
    library.open_problem("Left out: Question “radial-1”: option 1")
    lines = library.lines().splitlines()
    assert len(lines) == 3
    assert "Median, key: true" in lines[-1]
    library.open_problem("Left out: Question “radial-1”: option 1")
    assert library.lines() == ""


def test_a_problem_of_a_file_that_is_gone_says_so(library, shoulder, paths):
    library.drop(str(shoulder))
    Path(paths.data, "banks", "shoulder.yaml").unlink()
    library.open_problem("Left out:")
    assert library.says("The file cannot be read any more.")


def test_a_problem_is_copied_as_compilers_write_it(library, shoulder):
    library.drop(str(shoulder))
    library.open_problem("Left out: Question “radial-1”: option 1")
    library.copy_focused()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("shoulder.yaml:21:62:")
    assert 'item "radial-1":' in copied
    library.press("Copy all as text")
    assert len(QGuiApplication.clipboard().text().splitlines()) == len(library.problems())


def test_a_file_of_which_nothing_can_be_read_is_shown_but_not_added(library, forearm, paths):
    forearm.write_text("format: 1\nid: forearm\nitems: [", encoding="utf-8")
    library.drop(str(forearm))
    assert library.chosen() == "forearm.yaml"
    assert library.problems()[0].startswith("Not read:")
    assert "was not added, because it cannot be read" in library.notice()
    assert not Path(paths.data, "banks").exists()
    forearm.write_text(SOUND, encoding="utf-8")
    library.key("f5")
    assert library.chosen() == "Forearm and hand"
    assert "forearm.yaml" not in library.banks()


def test_a_file_that_cannot_be_read_can_be_taken_off_the_list(library, forearm):
    forearm.write_text("- nothing", encoding="utf-8")
    library.drop(str(forearm))
    library.choose_in_menu("Remove from the library")
    assert "forearm.yaml" not in library.banks()
    assert forearm.exists()


def test_checking_again_reads_the_file_that_was_added(library, shoulder):
    library.drop(str(shoulder))
    shoulder.write_text(SOUND.replace("id: forearm", "id: shoulder"), encoding="utf-8")
    library.press("Check again")
    assert "was replaced by the file as it is now" in library.notice()
    assert library.problems() == []
    library.key("f5")
    assert "nothing of it has changed" in library.notice()


def test_a_file_that_broke_meanwhile_leaves_the_copy_in_use(library, forearm):
    library.drop(str(forearm))
    forearm.write_text("format: [", encoding="utf-8")
    library.key("f5")
    assert "The library keeps the copy it has" in library.notice()
    assert {"Forearm and hand", "forearm.yaml"} <= set(library.banks())


def test_a_file_that_is_gone_is_said_to_be_gone(library, forearm):
    library.drop(str(forearm))
    forearm.unlink()
    library.key("f5")
    assert "there is no such file" in library.notice()
    assert library.chosen() == "Forearm and hand"


def test_a_removed_bank_comes_back_with_undo(library, forearm):
    library.drop(str(forearm))
    library.choose_in_menu("Remove from the library")
    assert "Forearm and hand" not in library.banks()
    assert library.notice() == "“Forearm and hand” was removed. Answers given to it stay."
    library.press("Undo")
    assert library.chosen() == "Forearm and hand"
    assert library.notice() == ""


def test_leaving_the_page_ends_the_way_back(library, page, forearm, paths):
    library.drop(str(forearm))
    library.choose_in_menu("Remove from the library")
    page.hide()
    assert list(Path(paths.data, "banks").iterdir()) == []
    page.show()
    assert library.notice() == ""


def test_what_an_earlier_run_left_behind_is_deleted(desk, page, paths):
    leftover = Path(paths.data, "banks", ".removed-abc")
    leftover.mkdir(parents=True)
    LibraryPresenter(page, desk, page, compile_bank=in_process).activate(Route("library"))
    assert not leftover.exists()


def test_questions_are_found_by_words(library, forearm):
    library.drop(str(forearm))
    library.show_tab("Questions").search("nerve radial")
    assert library.questions() == ["Route of the radial nerve"]
    library.search("critical")
    assert library.questions() == ["Route of the radial nerve"]
    library.search("anatomy near")
    assert library.questions() == ["Route of the radial nerve"]
    library.search("nothing of the kind")
    assert library.questions() == []
    assert library.says("No question holds these words.")


REVIEWED = f"""\
{SOUND}
reviews:
  - item: radial-1
    revision: 1
    sources: {{date: 2026-11-24, result: mended}}
"""


def test_each_question_says_how_far_it_has_been_reviewed_and_can_be_chosen_by_it(library, forearm):
    forearm.write_text(REVIEWED, encoding="utf-8")
    library.drop(str(forearm))
    library.show_tab("Questions")
    assert library.button("Draft").isVisible()
    library.press("Checked against sources")
    assert library.questions() == ["Route of the radial nerve"]
    library.search("ulnar")
    assert library.questions() == []
    library.search("").press("Checked against sources")
    assert len(library.questions()) == 2
    library.search("checked against")
    assert library.questions() == ["Route of the radial nerve"]
    library.show_tab("About")
    told = "checked against the cited sources: 1; drafts: 1."
    assert library.says(f"Reviewed by a clinician: 0 of 2 questions; {told}")


def test_where_all_questions_have_come_equally_far_there_is_nothing_to_choose(library, forearm):
    library.drop(str(forearm))
    library.show_tab("Questions")
    with pytest.raises(AssertionError, match="no button"):
        library.button("Draft")


def test_about_says_what_the_bank_is(library, forearm):
    library.drop(str(forearm))
    library.show_tab("About")
    assert library.says("Drafted from the cited sources, not yet reviewed by a clinician.")
    assert library.says("Author A. A study. 2018. Cohort")
    assert library.says("Licence: CC-BY-4.0")
    assert library.says(str(forearm))


def test_a_bank_can_be_practised(library, forearm, desk, qtbot):
    library.drop(str(forearm))
    with qtbot.waitSignal(desk.route_requested) as asked:
        library.press("Practise this bank")
    assert asked.args == [Route("practise", "forearm")]


def test_bundled_banks_stay(library):
    library.choose("My first bank")
    assert not library.named("more").isVisible()
    assert library.says("Came with the program.")
    library.key("f5")
    assert library.notice() == ""


def test_arrows_move_among_banks(library, forearm):
    library.drop(str(forearm))
    titles = library.banks()
    library.choose(titles[0])
    library.key("down")
    assert library.chosen() == titles[1]
    library.key("up").key("up")
    assert library.chosen() == titles[0]


def test_enter_asks_for_a_file(library, page, forearm, monkeypatch):
    monkeypatch.setattr(files, "ask_bank", lambda parent: str(forearm))
    page.setFocus()
    library.key("enter")
    assert library.chosen() == "Forearm and hand"


def test_asking_for_a_file_and_taking_none_changes_nothing(library, monkeypatch):
    monkeypatch.setattr(files, "ask_bank", lambda parent: "")
    before = library.banks()
    library.press("Add a file")
    assert library.banks() == before
    assert library.notice() == ""


def test_a_route_can_name_a_file_a_bank_or_the_wish_to_add(
    presenter, library, forearm, monkeypatch
):
    presenter.activate(Route("library", str(forearm)))
    assert library.chosen() == "Forearm and hand"
    presenter.activate(Route("library", "my-first-bank"))
    assert library.chosen() == "My first bank"
    asked = []
    monkeypatch.setattr(files, "ask_bank", lambda parent: asked.append(parent) or "")
    presenter.activate(Route("library", "add"))
    assert len(asked) == 1


def test_a_new_bank_is_written_opened_and_added(library, tmp_path, monkeypatch):
    target = tmp_path / "knee.yaml"
    opened = []
    monkeypatch.setattr(files, "ask_new_bank", lambda parent: str(target))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    library.press("New bank")
    assert [url.toLocalFile() for url in opened] == [str(target)]
    assert library.chosen() == "Knee"
    assert len(library.questions()) == 2


def test_a_new_bank_that_cannot_be_written_is_said(library, tmp_path, monkeypatch):
    monkeypatch.setattr(files, "ask_new_bank", lambda parent: str(tmp_path / "none" / "a.yaml"))
    library.press("New bank")
    assert "cannot be written" in library.notice()


def test_the_file_of_a_bank_is_shown_among_others(library, forearm, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    library.drop(str(forearm))
    library.choose_in_menu("Show its file")
    assert [url.toLocalFile() for url in opened] == [str(forearm.parent)]


def test_a_bank_with_the_id_of_a_bundled_one_is_refused(library, tmp_path):
    path = tmp_path / "again.yaml"
    path.write_text(SOUND.replace("id: forearm", "id: my-first-bank"), encoding="utf-8")
    before = library.banks()
    library.drop(str(path))
    assert "comes with the program" in library.notice()
    assert library.banks() == before


def test_failures_of_preparing_are_said(page, desk, forearm):
    def refuse(path, cache):
        raise BankError("The disk is full.")

    presenter = LibraryPresenter(page, desk, page, compile_bank=refuse)
    presenter.activate(Route("library", str(forearm)))
    assert LibraryDriver(page).notice() == "The disk is full."


def test_many_problems_are_shown_some_at_a_time(library, tmp_path):
    items = "".join(
        f"  - {{id: q-{n}, type: single, stem: S, options: [{{text: A}}, {{text: B}}]}}\n"
        for n in range(95)
    )
    path = tmp_path / "many.yaml"
    path.write_text(f"format: 1\nid: many\ntitle: Many\nitems:\n{items}", encoding="utf-8")
    library.drop(str(path))
    assert len(library.problems()) == 40
    library.press("Show 40 more problems")
    assert len(library.problems()) == 80
    library.press("Show 15 more problems")
    assert len(library.problems()) == 95
    assert library.says("Nothing of this bank can be practised until it is fixed.")


@pytest.mark.parametrize("size", [(720, 560), (1072, 800), (1440, 900)])
@pytest.mark.parametrize("percent", [80, 100, 150, 200])
def test_nothing_is_wider_than_the_page(library, page, shoulder, size, percent, qtbot):
    library.drop(str(shoulder))
    theme.load("dark", percent)
    page.window().resize(*size)
    column = page.findChild(ScrollArea)
    qtbot.waitUntil(lambda: column.width() == size[0])
    qtbot.waitUntil(lambda: column.horizontalScrollBar().maximum() == 0)


def test_every_part_that_takes_the_focus_has_a_name(library, page, shoulder):
    library.drop(str(shoulder))
    for tab in ("Problems", "Questions", "About"):
        library.show_tab(tab)
        assert unnamed(page) == []


def test_the_model_of_items_is_sound(qtmodeltester):
    model = ItemModel()
    rows = [QuestionRow(str(n), f"T {n}", "Single", False, f"t {n} single") for n in range(5)]
    qtmodeltester.check(model)
    model.set_rows(rows)
    qtmodeltester.check(model)
    model.look_for("t 3")
    assert model.rowCount() == 1
    assert model.index(0, 0).data(ItemModel.RowRole) == rows[3]
    qtmodeltester.check(model)
