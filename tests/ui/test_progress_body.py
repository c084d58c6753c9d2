# SPDX-License-Identifier: MIT
"""The body map on Progress: right answers by region."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.builders import make_bank, make_head, make_item, write_bank
from tests.ui.answered import RIGHT, UNSAFE, finish, give
from tests.ui.driver_progress import ProgressDriver
from tests.ui.hosting import shown, unnamed
from tests.ui.page_desk import desk, look, services
from trainer.model.index import ItemKey
from trainer.model.statistics import wilson
from trainer.services.progress import RegionProgress
from trainer.ui.body.spot import Spot
from trainer.ui.desk import Route
from trainer.ui.pages.progress import ProgressPage
from trainer.ui.presenters.progress import ProgressPresenter
from trainer.ui.presenters.progress_regions import regions_view, step
from trainer.ui.theme import theme
from trainer.ui.widgets.scroll import ScrollArea

__all__ = ["desk", "look", "services"]  # fixtures


def region(name: str, answered: int, correct: int, acts: int = 0) -> RegionProgress:
    interval = wilson(correct, answered) if answered >= 3 else None
    return RegionProgress(name, 4, min(answered, 4), answered, correct, acts, interval)


@pytest.fixture
def bank(services, tmp_path):
    """A bank with an item about each of a few regions, answered now and then."""
    items = [
        make_item("biceps-1", region=("biceps-brachii",)),
        make_item("soleus-1", region=("soleus",)),
        make_item("thigh-1", region=("quadriceps",)),
    ]
    path = write_bank(tmp_path / "own.yaml", make_bank(*items, head=make_head("own")))
    services.library.add(str(path), "2026-01-05T00:00:00.000Z")
    return "own"


@pytest.fixture
def answer(services, desk, bank):
    def give_answers(item: str, *ways: str) -> None:
        for way in ways:
            engine = services.practice.repeat(desk.learner.id, [ItemKey(bank, item)], "Again")
            give(services, engine, [way])
            finish(services, engine)

    return give_answers


@pytest.fixture
def page(qtbot):
    return shown(qtbot, ProgressPage())


@pytest.fixture
def presenter(page, desk):
    return ProgressPresenter(page, desk, page)


@pytest.fixture
def progress(page, presenter):
    return ProgressDriver(page)


def spot(page, area: str) -> Spot:
    [found] = page.findChildren(Spot, f"area-{area}")
    return found


def test_a_region_tells_its_share_and_how_many_answers(progress, presenter, page, answer):
    answer("biceps-1", RIGHT, RIGHT, UNSAFE, RIGHT)
    answer("soleus-1", RIGHT, RIGHT)
    presenter.activate(Route("progress"))
    told = spot(page, "biceps-brachii").accessibleName()
    assert told.startswith("Biceps brachii, front, 75\u00a0%, range 30 to 95, 3 of 4 right")
    told = spot(page, "soleus-back").accessibleName()
    assert told == "Soleus, back, 2 answers, too few for an estimate"
    told = spot(page, "vastus-medialis").accessibleName()
    assert told.startswith("Vastus medialis (Quadriceps), front, not answered yet, ")


def test_the_table_says_the_same_with_the_weakest_first(progress, presenter, answer):
    answer("biceps-1", RIGHT, UNSAFE, RIGHT)
    answer("soleus-1", RIGHT, RIGHT)
    presenter.activate(Route("progress"))
    progress.swap("body")
    heads, *rows = progress.table("body")
    assert heads[0] == "Region"
    assert rows[0][0] == "Biceps brachii"
    assert rows[0][2:5] == ["3", "2", "67\u00a0%"]
    found = {row[0]: row[1:] for row in rows}
    assert found["Soleus"][1:5] == ["2", "2", "too few", "too few"]


def test_pressing_a_muscle_leads_to_its_questions(progress, presenter, page, desk, answer, qtbot):
    answer("biceps-1", RIGHT)
    presenter.activate(Route("progress"))
    with qtbot.waitSignal(desk.route_requested) as asked:
        QTest.keyClick(spot(page, "rectus-femoris"), Qt.Key.Key_Return)
    assert asked.args == [Route("practise", "quadriceps")]


def test_without_answers_there_is_no_map(progress, presenter):
    presenter.activate(Route("progress"))
    assert not progress.shows("body")


@pytest.mark.parametrize("size", [(616, 560), (1072, 800)])
@pytest.mark.parametrize("percent", [80, 100, 200])
def test_nothing_is_wider_than_the_page(progress, presenter, page, answer, size, percent, qtbot):
    answer("biceps-1", RIGHT, UNSAFE, RIGHT)
    presenter.activate(Route("progress"))
    theme.load("dark", percent)
    page.window().resize(*size)
    column = page.findChild(ScrollArea)
    qtbot.waitUntil(lambda: column.width() == size[0])
    qtbot.waitUntil(lambda: column.horizontalScrollBar().maximum() == 0)
    assert unnamed(page) == []
    progress.swap("body")
    qtbot.waitUntil(lambda: column.horizontalScrollBar().maximum() == 0)


# Words


@pytest.mark.parametrize(
    ("correct", "answered", "expected"),
    [(2, 2, 0), (0, 3, 1), (49, 100, 1), (50, 100, 2), (64, 100, 2), (65, 100, 3), (4, 5, 4)],
)
def test_steps_begin_where_the_legend_says(correct, answered, expected):
    assert step(region("soleus", answered, correct)) == expected


def test_the_weakest_region_is_named_only_where_answers_tell():
    few = [region("soleus", 2, 0), region("deltoid", 0, 0)]
    assert regions_view(few).weakest == "A region is told apart once it has 3 answers."
    weak = [*few, region("gracilis", 5, 2), region("pectineus", 5, 4)]
    assert regions_view(weak).weakest == ("Weakest with enough answers: Gracilis, 2 of 5 right.")
    fine = [region("gracilis", 5, 5), region("pectineus", 5, 5)]
    assert regions_view(fine).weakest == ""


def test_the_sign_of_an_unsafe_act_is_drawn_once_a_region():
    marks = regions_view([region("quadriceps", 5, 2, acts=1)]).marks
    assert len(marks) > 2
    assert sum(mark.is_unsafe for mark in marks.values()) == 1
