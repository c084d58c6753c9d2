# SPDX-License-Identifier: MIT
import random
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.driver_lab import LabDriver
from tests.ui.hosting import unnamed
from tests.ui.page_desk import desk, look, services
from tests.ui.sections.plating import BlankPlates
from trainer.ui.dialogs import files
from trainer.ui.pages.lab.entries import EntryCard
from trainer.ui.sections import shared
from trainer.ui.theme import theme

CORE = Path(__file__).parents[2] / "question_banks" / "core"
BUTTOCK = "Gluteus maximus and the sciatic nerve"
NECK = "Sternocleidomastoid and the carotid sheath"
SHOULDER = "Upper trapezius over the lung apex"

__all__ = ["desk", "look", "services"]  # fixtures

pytestmark = pytest.mark.usefixtures("whole_core")


@pytest.fixture(autouse=True)
def plates(monkeypatch):
    made = BlankPlates()
    monkeypatch.setattr(shared, "_made", [made])
    monkeypatch.setattr("trainer.ui.sections.picture.wants_motion", lambda _: False)
    return made


@pytest.fixture
def lab(desk, qtbot):
    return LabDriver(desk, random.Random(5)).shown(qtbot).open()


# The list


def test_all_sections_of_all_banks_are_listed_from_head_to_foot(lab):
    titles = lab.titles()
    assert len(titles) == 22
    assert titles.index(NECK) < titles.index(SHOULDER) < titles.index(BUTTOCK)


def test_a_part_of_the_body_leaves_its_sections_and_all_brings_the_others_back(lab):
    lab.press("Hip and thigh")
    assert BUTTOCK in lab.titles()
    assert NECK not in lab.titles()
    lab.press("All 22")
    assert NECK in lab.titles()


def test_words_find_a_section_by_its_muscle_and_by_its_part_of_the_body(lab):
    search = lab.part("find-section")
    search.setText("soleus")
    assert lab.titles() == ["Calf muscles and the tibial nerve"]
    search.setText("HEAD carotid")
    assert lab.titles() == [NECK]
    search.setText("no such muscle")
    assert lab.titles() == []
    assert lab.text("no-section") == "No section holds these words."


def test_the_first_section_has_the_focus_and_arrows_go_to_its_neighbours(lab):
    lab.stroke("Right", "Down", "Left", "Up", "Return")
    assert lab.page.mode == "explore"


def test_it_is_said_everywhere_that_sections_are_schematic(lab):
    for act in (lambda: None, lambda: lab.choose(BUTTOCK), lambda: lab.stroke("Q")):
        act()
        assert lab.text("schematic") == "Schematic. Not a depth guide for treatment."


# A section with its needle


def test_a_section_is_explored_with_the_needle_under_the_arrows(lab):
    lab.choose(BUTTOCK)
    assert lab.text("section-title") == BUTTOCK
    before = lab.needle()
    lab.stroke("Down", "Down", "Right")
    assert lab.needle() == before._replace(entry=before.entry + 1, depth=before.depth + 2)


def test_structures_met_are_listed_by_depth_and_the_nearest_hazard_first(lab):
    lab.choose(BUTTOCK).set_number("entry", 20).set_number("depth", 35)
    assert lab.lines("met") == [
        ("Skin", "0\N{EN DASH}2"),
        ("Fat", "2\N{EN DASH}27"),
        ("Gluteus maximus", "27\N{EN DASH}35"),
    ]
    hazards = lab.lines("hazards")
    assert hazards[0][0] == "Sciatic nerve"
    distances = [float(figure.partition("\u00a0")[0]) for _, figure in hazards]
    assert distances == sorted(distances)
    assert lab.text("standing").startswith("In the target muscle, not in a safe corridor.")
    assert lab.text("beyond") == "Pushed on: quadratus femoris at 66\u00a0mm."


def test_a_hazard_that_is_met_is_told_with_what_is_felt_seen_and_follows(lab):
    lab.choose(BUTTOCK).set_number("entry", 0).set_number("depth", 60)
    assert lab.text("standing").startswith("Unsafe: the path meets the sciatic nerve at")
    assert lab.lines("hazards")[0] == ("Sciatic nerve", "met")
    told = lab.all_text()
    assert "Patient: Electric or burning shock" in told
    assert "You: Foot or leg jerks" in told
    assert "Harm: Foot drop" in told


def test_the_lists_follow_a_needle_that_is_dragged(lab, qtbot):
    lab.choose(BUTTOCK)
    view, left = lab.view, Qt.MouseButton.LeftButton
    start, end = (view.spot(*at).toPoint() for at in ((5, 20), (0, 61)))
    QTest.mousePress(view, left, pos=start)
    QTest.mouseMove(view, end)
    QTest.mouseRelease(view, left, pos=end)
    qtbot.waitUntil(lambda: lab.lines("hazards")[0] == ("Sciatic nerve", "met"))


def test_the_description_reads_the_structures_by_depth(lab):
    lab.choose(BUTTOCK).set_number("entry", 0).set_number("depth", 60)
    said = lab.view.accessibleDescription()
    assert said.index("skin, 0") < said.index("fat, 2") < said.index("sciatic nerve, 57")


def test_another_build_keeps_the_needle_and_meets_other_depths(lab):
    lab.choose(BUTTOCK).set_number("depth", 40)
    average, path = lab.lines("met"), lab.needle()
    lab.press("Heavy")
    assert lab.needle() == path
    assert lab.lines("met") != average
    lab.page.setFocus()
    lab.stroke("B")
    assert lab.view.scene.build == "lean"


def test_a_fold_can_be_lifted_where_there_is_one(lab):
    lab.choose(SHOULDER)
    assert "Lift a fold: there is one across it." in lab.text("none")
    lab.stroke("F")
    assert lab.view.scene.view == "fold"
    lab.press("Play the corridor")
    assert lab.text("standing").startswith("In the safe corridor.")
    lab.press("All sections").choose(BUTTOCK)
    assert not lab.shows("fold")


def test_where_a_build_has_no_corridor_it_is_said_that_not_to_needle_is_right(lab):
    lab.choose("Piriformis and the sciatic nerve").press("Heavy")
    assert lab.text("none").startswith("There is none in this build: not to needle here is right.")


@pytest.mark.parametrize("title", [BUTTOCK, "Rhomboid major over the ribs", "Lumbar multifidus"])
def test_every_corridor_that_is_played_ends_in_the_corridor(lab, title):
    lab.choose(title)
    count = len(lab.view.scene.lanes)
    assert count
    for number in range(count):
        lab.part(f"corridor-{number}").click()
        assert lab.text("standing").startswith("In the safe corridor.")
        assert lab.view.scene is not None


def test_a_danger_line_is_replayed_in_the_average_build_and_meets_what_it_says(lab):
    lab.choose(BUTTOCK).press("Lean")
    lab.press("Replay the danger line “at the midpoint”")
    assert lab.view.scene.build == "average"
    assert "sciatic nerve" in lab.text("standing")
    assert "Danger line: at the midpoint." in lab.all_text()


def test_what_a_danger_line_takes_away_can_be_put_back(lab):
    lab.choose("Lumbar multifidus at L4")
    for row in range(len(lab.view.scene.dangers)):
        lab.part(f"danger-{row}").click()
        if lab.view.scene.dangers[row].without:
            break
    names = {shape.name for shape in lab.view.scene.shapes}
    lab.press("Show everything")
    assert {shape.name for shape in lab.view.scene.shapes} > names


def test_labels_and_corridors_are_switched_by_key(lab):
    lab.choose(BUTTOCK).stroke("L", "C")
    assert not lab.part("labels").isChecked()
    assert lab.part("corridors").isChecked()
    assert "Section" in lab.view.accessibleName()
    lab.stroke("L", "C")
    assert BUTTOCK in lab.view.accessibleName()


def test_one_goes_from_section_to_section_and_round(lab):
    lab.choose(lab.titles()[0])
    assert lab.all_text().count("1 of 22")
    lab.press("Previous section")
    assert "22 of 22" in lab.all_text()
    lab.press("Next section")
    assert "1 of 22" in lab.all_text()
    lab.stroke("Escape")
    assert lab.page.mode == "choose"


# A question


def ask(lab, kind: str) -> None:
    lab.stroke("Q")
    if not lab.shows(f"answer-{kind}"):
        lab.presenter._on_page_quiz_requested()
    assert lab.shows(f"answer-{kind}")


def test_a_quiz_sets_a_needle_that_is_judged_as_in_practice_and_stores_nothing(lab, services):
    lab.choose(BUTTOCK)
    ask(lab, "needle-path")
    assert not lab.part("check").isEnabled()
    assert BUTTOCK not in lab.all_text()
    lab.stroke("N", "Return")
    assert lab.text("verdict").startswith("Not this one:")
    assert services.attempts.open_attempts(lab.desk.learner.id) == []
    lab.stroke("Escape")
    assert lab.page.mode == "explore"
    assert lab.text("section-title") == BUTTOCK


def test_a_quiz_that_asks_for_a_place_is_answered_by_its_name(lab):
    lab.choose(BUTTOCK)
    ask(lab, "hotspot")
    wanted = lab.text("asked").removeprefix("Point at the ").removesuffix(".")
    names = [row for row in lab.part("names").rows if row.name == wanted]
    assert len(names) == 1
    names[0].click()
    lab.page.setFocus()
    lab.stroke("Return")
    assert lab.text("verdict").startswith("Right: ")
    before = lab.page._quiz._view
    lab.stroke("Return")
    assert not lab.shows("verdict")
    assert lab.page._quiz._view is not before


# One's own


@pytest.fixture
def own(tmp_path):
    path = tmp_path / "mine.yaml"
    text = (CORE / "sections" / "gluteus-maximus.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace(BUTTOCK, "My own section"), encoding="utf-8")
    return path


def test_a_file_of_ones_own_is_shown_and_read_again(lab, own, monkeypatch):
    monkeypatch.setattr(files, "ask_sections", lambda _: str(own))
    lab.press("Open a section file")
    assert lab.text("section-title") == "My own section"
    text = own.read_text(encoding="utf-8")
    own.write_text(text.replace("My own section", "Mended"), encoding="utf-8")
    lab.stroke("F5")
    assert lab.text("section-title") == "Mended"
    assert not lab.shows("problems")


def test_the_problems_of_ones_own_file_stand_in_place_with_their_lines(lab, own):
    text = own.read_text(encoding="utf-8")
    body = text[text.index("  - id") :].replace("id: gluteus-maximus-sciatic-nerve", "id: second")
    broken = body.replace("[0, 61, 9, 4]", "[.nan, 61, 9, 4]")
    own.write_text(f"{text}\n{broken}", encoding="utf-8")
    line = own.read_text(encoding="utf-8").splitlines().index("        ellipse: [.nan, 61, 9, 4]")
    lab.open(str(own))
    assert "mine.yaml has 1\u00a0problem; see below the picture." in lab.all_text()
    assert f"mine.yaml:{line + 1}:" in lab.all_text()
    lab.press("Left out:")
    assert ".nan" in lab.all_text()


def test_a_file_without_a_sound_section_shows_its_problems_in_the_list(lab, own):
    text = own.read_text(encoding="utf-8")
    own.write_text(text.replace("[0, 61, 9, 4]", "[.nan, 61, 9, 4]"), encoding="utf-8")
    lab.open(str(own))
    assert lab.page.mode == "choose"
    assert lab.shows("list-problems")
    own.write_text(text, encoding="utf-8")
    lab.press("Check again")
    assert lab.text("section-title") == "My own section"


def test_a_section_that_breaks_a_rule_is_drawn_with_its_problem_marked(lab, own):
    text = own.read_text(encoding="utf-8")
    assert text.count("meets: sciatic nerve") == 1
    own.write_text(
        text.replace("meets: sciatic nerve", "meets: ischial tuberosity"), encoding="utf-8"
    )
    lab.open(str(own))
    assert lab.text("section-title") == "My own section"
    assert "says that it meets" in lab.all_text()
    assert "Problem: danger" in lab.all_text()
    assert lab.view.scene is not None
    assert lab.view._canvas.shown.chosen == {"ischial tuberosity"}
    lab.stroke("Q")
    assert lab.page.mode == "explore"
    assert "asks nothing until they are mended" in lab.all_text()
    lab.stroke("Escape")
    cards = [one for one in lab.page.findChildren(EntryCard) if one.text() == "My own section"]
    assert [one.accessibleDescription()[:12] for one in cards] == ["Has problems"]
    own.write_text(text, encoding="utf-8")
    lab.press("Check again")
    assert lab.text("section-title") == "My own section"
    assert not lab.shows("problems")


def test_a_corridor_that_breaks_a_rule_is_named_beside_its_row(lab, own):
    text = own.read_text(encoding="utf-8")
    start = text.index("average: {entry:")
    line = text[start : text.index("\n", start)]
    own.write_text(
        text.replace(line, "average: {entry: [-20, 20], angle: [-9, 9], depth: [2, 95]}")
    )
    lab.open(str(own))
    assert "Problem: corridor" in lab.all_text()
    assert not lab.view._canvas.shown.chosen


def test_a_file_that_is_gone_is_told_in_a_sentence(lab, tmp_path):
    lab.open(str(tmp_path / "nothing.yaml"))
    assert "nothing.yaml" in lab.all_text()


# The picture


def test_the_picture_is_written_as_svg_or_png(lab, tmp_path, monkeypatch):
    lab.choose(BUTTOCK)
    for suffix in ("svg", "png"):
        path = tmp_path / f"section.{suffix}"
        monkeypatch.setattr(files, "ask_picture", lambda _, name, path=path: str(path))
        lab.press("Export picture")
        assert path.stat().st_size > 1000
    assert not QImage(str(tmp_path / "section.png")).isNull()


# The page


@pytest.mark.parametrize("percent", [80, 100, 200])
@pytest.mark.parametrize("width", [664, 1072])
def test_nothing_reaches_beyond_the_page_at_any_text_size(lab, percent, width):
    theme.load("light", percent)
    lab.page.host.resize(width, 560)
    assert lab.beyond(width) == []
    lab.choose(SHOULDER)
    assert lab.beyond(width) == []


def test_everything_that_takes_the_focus_has_a_name(lab):
    assert unnamed(lab.page) == []
    lab.choose(SHOULDER)
    assert unnamed(lab.page) == []


def test_the_lists_lie_beside_the_picture_or_below_it(lab):
    lab.choose(BUTTOCK)
    assert lab.part("met").mapTo(lab.page, lab.part("met").rect().topLeft()).x() > 600
    lab.page.host.resize(664, 560)
    QApplication.processEvents()
    view, met = lab.view, lab.part("met")
    assert (
        met.mapTo(lab.page, met.rect().topLeft()).y()
        > view.mapTo(lab.page, view.rect().bottomLeft()).y()
    )
