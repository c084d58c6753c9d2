# SPDX-License-Identifier: MIT
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QTableWidget

from tests.ui.driver_progress import ProgressDriver
from tests.ui.hosting import shown, unnamed
from trainer.model.standing import PracticeDay
from trainer.model.statistics import wilson
from trainer.services.compiling import in_process
from trainer.services.context import open_services
from trainer.services.progress import DomainProgress
from trainer.services.settings import Settings
from trainer.ui.desk import Changes, Desk, Route
from trainer.ui.pages.progress import ProgressPage
from trainer.ui.presenters import progress_words as words
from trainer.ui.presenters.moments import day_text
from trainer.ui.presenters.progress import ProgressPresenter
from trainer.ui.theme import theme
from trainer.ui.widgets.scroll import ScrollArea

TODAY = date(2026, 1, 5)

BANK = """\
format: 1
id: shoulder
title: Shoulder
domains:
  joint: {{title: Anatomy of the joint}}
  signs: {{title: Signs after needling}}
items:
{items}"""


def item(number: int, domain: str) -> str:
    return f"""\
  - id: q-{number}
    type: single
    title: Question {number}
    domain: {domain}
    stem: What now?
    options:
      - {{text: Wait, key: true}}
      - {{text: Needle the pleura, unsafe: true, rationale: The lung collapses.}}
"""


@pytest.fixture(autouse=True)
def look(qapp):
    theme.load("light")
    yield
    theme.load("light")


@pytest.fixture
def desk(qapp, paths, immediate_runner, clock, tmp_path):
    file = tmp_path / "shoulder.yaml"
    items = [item(number, "joint" if number < 22 else "signs") for number in range(25)]
    file.write_text(BANK.format(items="".join(items)), encoding="utf-8")

    def opened():
        services = open_services(paths, compile_bank=in_process, clock=clock, draw_seed=lambda: 1)
        services.library.add(str(file), "2026-01-05T09:00:00.000Z")
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
    made = ProgressPresenter(page, desk, page)
    made.activate(Route("progress"))
    return made


@pytest.fixture
def progress(page, presenter):
    return ProgressDriver(page)


def answer(desk, count: int, *, unsafe: int = 0) -> None:
    """Answer items of the bank in its order, the first ones unsafely."""
    from trainer.model.form import Form, FormEntry
    from trainer.model.index import ItemKey
    from trainer.model.items.registry import family

    def work(services):
        rows = services.library.rows("shoulder")[:count]
        entries = tuple(
            FormEntry(ItemKey("shoulder", row.id), 1, row.content_hash, row.domain, (0, 1))
            for row in rows
        )
        form = Form(entries, 1)
        from trainer.model.attempt import Mode

        engine = services.attempts.start(
            desk.learner.id, form, services.library.texts(form), mode=Mode.TUTOR, title="T"
        )
        for place in range(count):
            chosen = 1 if place < unsafe else 0
            kind = family("single")
            engine.respond(kind.read_response({"chosen": [chosen]}))
            drafts = engine.submit()
            services.attempts.record(engine.attempt, drafts)
            engine.stored()
            if place + 1 < count:
                engine.advance()
        services.attempts.record(engine.attempt, engine.finish())

    desk.run(desk, work)


def test_before_the_first_answer_the_page_says_how_that_changes(progress, desk, qtbot):
    assert progress.shows("empty")
    assert progress.says("No answers yet")
    assert not progress.shows("standing")
    with qtbot.waitSignal(desk.route_requested) as asked:
        progress.enter()
    assert asked.args == [Route("today", "ten-minutes")]
    with qtbot.waitSignal(desk.route_requested) as asked:
        progress.press("Choose a topic")
    assert asked.args == [Route("practise")]


def test_each_domain_has_estimate_range_counts_and_unsafe_acts(progress, desk, presenter):
    answer(desk, 24, unsafe=3)
    presenter.activate(Route("progress"))
    assert not progress.shows("empty")
    assert progress.says("19 of 22 right, 22 of 22 questions, last\u00a0today", "standing")
    interval = wilson(19, 22)
    between = f"{100 * interval.low:.0f} to {100 * interval.high:.0f}"
    assert progress.says(
        f"Anatomy of the joint: 86\u00a0%, range {between}, 19 of 22 right", "standing"
    )
    assert progress.says("3 unsafe", "standing")
    assert progress.says("none unsafe", "standing")


def test_too_few_answers_are_said_to_be_too_few(progress, desk, presenter):
    answer(desk, 24)
    presenter.activate(Route("progress"))
    assert progress.says("2 of 20 so far", "standing")
    assert progress.says("Too few answers for an estimate: ", "standing")
    assert progress.says("Signs after needling (2 of 20 so far)", "standing")
    assert not progress.says("Anatomy of the joint (", "standing")


def test_the_icon_swaps_the_picture_for_its_table(progress, desk, presenter):
    answer(desk, 24, unsafe=1)
    presenter.activate(Route("progress"))
    assert progress.table("standing") == []
    progress.swap("standing")
    heads, *rows = progress.table("standing")
    assert heads[0] == "Domain"
    found = {row[0]: row[1:] for row in rows}
    assert found["Anatomy of the joint"][:4] == ["22 of 22", "22", "21", "95\u00a0%"]
    assert found["Anatomy of the joint"][5:] == ["1", "today"]
    assert found["Signs after needling"][3:5] == ["too few", "too few"]
    presenter.activate(Route("progress"))
    assert progress.table("standing")
    progress.swap("standing")
    assert progress.table("standing") == []


def test_a_long_name_wraps_rather_than_push_a_column_out_of_the_table(
    progress, desk, presenter, qtbot
):
    answer(desk, 25)
    presenter.activate(Route("progress"))
    progress.swap("standing")
    table = progress.card("standing").findChild(QTableWidget, "table")
    table.item(0, 0).setText("Response to nerve contact and to all other events")
    table.fit()
    qtbot.waitUntil(lambda: table.rowHeight(0) > table.rowHeight(1))
    assert table.horizontalScrollBar().maximum() == 0
    qtbot.waitUntil(lambda: table.verticalScrollBar().maximum() == 0)


def test_unsafe_acts_lead_to_their_questions(progress, desk, presenter, qtbot):
    answer(desk, 5, unsafe=2)
    presenter.activate(Route("progress"))
    assert progress.shows("unsafe-acts")
    with qtbot.waitSignal(desk.session_opened) as opened:
        progress.press("Revisit all 2")
    assert len(opened.args[0].attempt.form.entries) == 2
    with qtbot.waitSignal(desk.session_opened) as opened:
        button = progress.card("act-0")
        button.click()
    assert len(opened.args[0].attempt.form.entries) == 1


def test_without_unsafe_acts_that_is_said(progress, desk, presenter):
    answer(desk, 3)
    presenter.activate(Route("progress"))
    assert not progress.shows("unsafe-acts")
    assert progress.says("No unsafe act to revisit", "no-acts")


def test_acts_of_questions_that_are_gone_cannot_be_revisited(progress, desk, presenter):
    answer(desk, 5, unsafe=1)
    desk.run(desk, lambda services: services.library.remove("shoulder"))
    presenter.activate(Route("progress"))
    assert not progress.shows("unsafe-acts")
    assert progress.says("4 of 5 right", "standing")
    assert progress.says("Joint", "standing")


def test_a_question_removed_meanwhile_is_said_to_be_gone(progress, desk, presenter):
    answer(desk, 5, unsafe=1)
    presenter.activate(Route("progress"))
    desk.run(desk, lambda services: services.library.remove("shoulder"))
    progress.card("act-0").click()
    assert progress.says("These questions are no longer in the library.")


def test_practice_days_are_counted_and_listed(progress, desk, presenter):
    answer(desk, 24)
    presenter.activate(Route("progress"))
    assert progress.says("1 of the last 7 days, 1 of the last 30", "days")
    progress.swap("days")
    heads, today = progress.table("days")
    assert heads == ["Day", "Answers", "Minutes"]
    assert today[:2] == ["Today", "24"]


def test_what_changes_elsewhere_is_shown(progress, desk):
    answer(desk, 24)
    desk.announce(Changes.ANSWERS, desk)
    assert progress.shows("standing")


def test_another_learner_has_another_standing(progress, desk, presenter):
    answer(desk, 24)
    desk.run(desk, lambda services: setattr(desk, "learner", services.add_learner("Ben")))
    desk.announce(Changes.LEARNERS, desk)
    assert progress.shows("empty")


@pytest.mark.parametrize("size", [(616, 560), (664, 560), (1072, 800), (1440, 900)])
@pytest.mark.parametrize("percent", [80, 100, 150, 200])
def test_nothing_is_wider_than_the_page(progress, desk, presenter, page, size, percent, qtbot):
    answer(desk, 24, unsafe=2)
    presenter.activate(Route("progress"))
    theme.load("high-contrast", percent)
    page.window().resize(*size)
    column = page.findChild(ScrollArea)
    qtbot.waitUntil(lambda: column.width() == size[0])
    qtbot.waitUntil(lambda: column.horizontalScrollBar().maximum() == 0)
    progress.swap("standing").swap("days")
    qtbot.waitUntil(lambda: column.horizontalScrollBar().maximum() == 0)


def test_every_part_that_takes_the_focus_has_a_name(progress, desk, presenter, page):
    answer(desk, 24, unsafe=2)
    presenter.activate(Route("progress"))
    assert unnamed(page) == []
    progress.swap("standing").swap("days")
    assert unnamed(page) == []


# Words


def make_domain(answered: int, correct: int, unsafe: int = 0) -> DomainProgress:
    return DomainProgress(
        "d",
        "Domain",
        12,
        5,
        answered,
        correct,
        unsafe,
        "2026-01-02T10:00:00.000Z",
        wilson(correct, answered),
    )


def test_no_estimate_is_told_of_too_few_answers():
    row = words.domain_row(make_domain(19, 19), TODAY)
    assert (row.value, row.figure, row.spoken) == (None, ("", ""), "")
    assert row.cells[4:6] == ("too few", "too few")
    row = words.domain_row(make_domain(20, 19), TODAY)
    assert row.value == 95
    assert row.figure.number == "95\u00a0%"


def test_two_domains_with_too_few_answers_are_one_sentence():
    assert words.too_few([make_domain(3, 1), make_domain(0, 0), make_domain(30, 1)]) == (
        "Too few answers for an estimate: Domain (3 of 20 so far) and Domain (0 of 20 so far)."
    )
    assert words.too_few([make_domain(30, 1)]) == ""


def test_the_calendar_begins_with_a_monday_and_ends_today():
    since = TODAY - timedelta(days=TODAY.weekday(), weeks=2)
    days = [PracticeDay("2026-01-04", 12, 25 * 60_000), PracticeDay("2026-01-05", 1, 30_000)]
    view = words.days_view(days, since, TODAY)
    assert len(view.cells) == 15
    assert [cell.step for cell in view.cells[-2:]] == [3, 1]
    assert view.cells[-2].text.endswith("12 answers, 25 minutes")
    assert view.cells[-1].text.endswith("one answer, one minute")
    assert [column for column, _ in view.months] == [0, 2]


def test_totals_are_told_in_hours_once_there_are_some():
    assert words.totals([PracticeDay("2026-01-05", 1, 30_000)]) == (
        ("1", "answer"),
        ("1", "minute"),
    )
    assert words.totals([PracticeDay("2026-01-05", 90, 7_300_000)])[1] == ("2", "hours")


@pytest.mark.parametrize(
    ("locale", "this_year", "other_year"),
    [
        ("en_GB", "12\u00a0November", "12\u00a0November 2025"),
        ("en_US", "November\u00a012", "November\u00a012, 2025"),
        ("de_DE", "12.\u00a0November", "12.\u00a0November 2025"),
        ("es_ES", "12\u00a0de\u00a0noviembre", "12\u00a0de\u00a0noviembre de 2025"),
        ("zh_CN", "11月12日", "2025年11月12日"),
    ],
)
def test_days_are_told_as_the_locale_does(qapp, locale, this_year, other_year):
    before = QLocale()
    QLocale.setDefault(QLocale(locale))
    try:
        assert day_text(date(2026, 11, 12), date(2026, 11, 24)) == this_year
        assert day_text(date(2025, 11, 12), date(2026, 11, 24)) == other_year
        assert day_text(date(2026, 11, 23), date(2026, 11, 24)) == "yesterday"
    finally:
        QLocale.setDefault(before)
