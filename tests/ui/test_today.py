# SPDX-License-Identifier: MIT
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from tests.ui.answered import RIGHT, UNSAFE, WRONG, give, session
from tests.ui.driver_page import PageDriver
from tests.ui.hosting import shown, unnamed
from tests.ui.page_desk import DeskDriver, desk, look, services
from trainer.errors import StoreError
from trainer.model.attempt import Certainty
from trainer.model.statistics import wilson
from trainer.services.assembly import Criteria, Which
from trainer.services.practice import Plan
from trainer.ui.desk import Changes, Route
from trainer.ui.pages.today import TodayPage
from trainer.ui.pages.today_parts import DueView
from trainer.ui.pages.today_views import TodayView
from trainer.ui.presenters import dates
from trainer.ui.presenters.today import TodayPresenter
from trainer.ui.theme import theme

__all__ = ["desk", "look", "services"]  # fixtures


class Today(DeskDriver):
    name = "today"

    def __init__(self, desk, services, clock):
        page = TodayPage()
        super().__init__(desk, page, TodayPresenter(page, desk, page))
        self.services, self.clock = services, clock
        self.due: list[int] = []
        self.presenter.due_counted.connect(self.due.append)

    def practise(self, *answers: str, **plan) -> "Today":
        session(self.services, self.desk.learner.id, answers, **plan)
        return self


@pytest.fixture
def today(qtbot, desk, services, clock):
    return Today(desk, services, clock).open().shown(qtbot)


def test_the_first_start_is_one_card_with_a_real_patient(today):
    assert today.shows("first-case")
    assert not today.shows("due")
    assert not today.shows("days")
    assert today.text("stem")
    assert "about ten minutes" in today.text("note")


def test_enter_on_the_first_start_opens_the_session_that_begins_with_this_patient(today):
    stem = today.text("stem")
    today.key("enter")
    [engine] = today.sessions
    assert " ".join(engine.item.stem.split()) == " ".join(stem.split())
    assert engine.item.patient is not None
    assert today.text("note").startswith(f"{len(engine.places)} questions")


@pytest.mark.usefixtures("whole_core")
def test_the_very_first_question_has_options_whatever_else_the_bank_holds(today):
    today.key("enter")
    item = today.sessions[-1].item
    assert item.options
    assert item.patient.facts


def test_the_first_patient_is_the_same_at_every_start_until_someone_answers(today):
    first = today.text("stem")
    today.open()
    assert today.text("stem") == first


def test_start_is_pressed_once_however_often_enter_is_pressed(today, desk):
    waiting = []
    desk.runner.run = lambda *arguments, **_: waiting.append(arguments)
    today.key("enter").key("enter").key("enter")
    assert len(waiting) == 1


def test_without_any_bank_the_page_leads_to_the_library(today):
    today.services.library.close()
    today.open()
    assert "no questions on this computer" in today.all_text()
    today.key("enter")
    assert today.routes == [Route("library")]


def plan(today, **changes) -> None:
    """Set how the learner wants to review."""
    review, learner = today.services.review, today.desk.learner.id
    review.set_plan(learner, review.plan(learner)._replace(**changes))


def whys(today) -> list[str]:
    """Read what the minutes of the day are made of."""
    return [today.text(f"what-{row}") for row in range(9) if today.shows(f"what-{row}")]


def test_after_the_first_answers_the_day_goes_on_with_what_is_new(today):
    today.practise(RIGHT, RIGHT, RIGHT, WRONG).open()
    assert today.text("due-title") == "minutes left for today"
    assert today.text("due-detail") == "Nothing of it is urgent"
    assert whys(today) == ["New"]
    assert today.due == [0, 0]
    assert not today.shows("first-case")
    assert not today.shows("left-open")
    assert not today.shows("done")


def test_when_the_limit_is_reached_the_day_is_done_with_what_was_achieved_and_what_comes(today):
    plan(today, items=4)
    today.practise(RIGHT, RIGHT, RIGHT, WRONG).open()
    assert today.shows("done")
    assert today.text("due-title") == "Done for today"
    assert today.text("due-detail").startswith("4 answers in about ")
    assert today.text("due-detail").endswith("No unsafe act is open.")
    assert today.text("due-note") == "The next 4 questions come back tomorrow."
    assert not today.shows("due-number")
    assert today.due[-1] == 0


def test_a_run_of_practice_days_is_told_when_the_day_is_done(today):
    plan(today, items=2)
    for _ in range(3):
        today.practise(RIGHT, RIGHT)
        today.clock.advance(days=1)
    assert "days of practice" not in today.open().text("due-title")
    today.practise(RIGHT, RIGHT).open()
    assert "4 days of practice in this run." in today.text("due-detail")


def test_what_is_due_beyond_the_limit_is_said_and_can_be_done_all_the_same(today):
    today.practise(*[RIGHT] * 8)
    today.clock.advance(days=2)
    plan(today, items=2)
    today.open()
    assert "more minutes are due, beyond your daily limit." in today.text("due-note")
    today.practise(RIGHT, RIGHT, criteria=Criteria(which=Which.DUE)).open()
    assert today.text("due-title") == "Done for today"
    today.press("Ten minutes more")
    assert today.engine.attempt.title == "Ten minutes"


def test_with_nothing_left_to_ask_enter_still_begins_something(today):
    plan(today, items=4)
    today.practise(RIGHT, RIGHT, RIGHT, RIGHT).open()
    today.key("enter")
    assert today.engine.attempt.title == "Weak spots"


def test_where_all_is_answered_and_nothing_due_it_is_said_when_something_comes_back(today):
    everything = len(today.services.practice.candidates(today.desk.learner.id))
    today.practise(*[RIGHT] * everything, certainty=Certainty.CERTAIN)
    today.clock.advance(days=4)
    due = Criteria(which=Which.DUE)
    today.practise(*[RIGHT] * everything, certainty=Certainty.CERTAIN, criteria=due)
    today.clock.advance(days=1)
    today.open()
    assert today.text("due-title") == "Nothing is due today"
    assert "The next" in today.text("due-detail")
    today.key("enter")
    assert today.engine.places


def test_choosing_a_topic_leads_to_practise(today):
    plan(today, items=1)
    today.practise(RIGHT).open().press("Choose a topic")
    assert today.routes == [Route("practise")]


def test_what_comes_back_later_today_is_said_apart_from_what_is_due(today):
    today.practise(RIGHT, RIGHT, limit=2)
    today.clock.advance(days=2)
    # An unsafe answer may be asked again after ten minutes.
    today.practise(UNSAFE, criteria=Criteria(which=Which.NEW))
    today.open()
    assert today.due[-1] == 2
    assert "One more comes back later today." in today.text("due-note")


def test_the_day_is_told_in_minutes_and_what_is_dangerous_comes_first(today):
    today.practise(*[UNSAFE] * 3, *[WRONG] * 3)
    today.clock.advance(days=2)
    today.open()
    assert today.due[-1] == 6
    assert int(today.text("due-number")) > 6
    assert today.text("due-title") == "minutes for today"
    assert today.text("due-detail").endswith("of them urgent")
    assert whys(today)[0] == "Answered unsafely"
    assert whys(today)[-1] == "New"
    assert today.text("why-0") == "Back until answered safely on two days; waiting for up to 2 days"
    assert "what is dangerous first" in today.text("due-note")


def test_enter_starts_what_the_day_asks_for_with_as_many_questions_as_it_says(today):
    today.practise(*[UNSAFE] * 5)
    today.clock.advance(days=2)
    today.open()
    today.key("enter")
    assert today.engine.attempt.title == "Due today"
    assert today.text("due-note").startswith(f"{len(today.engine.places)} questions")


def test_ten_minutes_of_a_longer_day_can_be_chosen(today):
    today.practise(*[UNSAFE] * 5)
    today.clock.advance(days=2)
    today.open()
    whole = int(today.text("due-note").split()[0])
    today.press("Ten minutes of it")
    assert today.engine.attempt.title == "Ten minutes"
    assert 5 < len(today.engine.places) < whole


def test_without_a_daily_limit_a_session_is_still_of_a_size_one_can_finish(today):
    today.practise(RIGHT)
    plan(today, minutes=None)
    today.open()
    assert 15 <= int(today.text("due-number")) <= 21
    today.key("enter")
    assert today.text("due-note").startswith(f"{len(today.engine.places)} questions")


def test_why_each_question_is_asked_is_kept_for_after_its_answer(today):
    today.practise(UNSAFE, WRONG)
    today.clock.advance(days=2)
    today.open()
    today.key("enter")
    engine = today.engine
    told = today.desk.whys[engine.attempt.id]
    first = told[engine.attempt.form.entries[0].key]
    assert first.startswith("Asked because it was answered unsafely")
    assert set(told) == {entry.key for entry in engine.attempt.form.entries}
    assert "Asked because it was new to you." in told.values()


def test_weak_spots_say_by_what_they_were_chosen(today):
    anatomy = Criteria(domains=frozenset({"anatomy"}))
    today.practise(*[WRONG] * 8, criteria=anatomy)
    today.clock.advance(days=1)
    today.open()
    today.press("Weak spots in ten minutes")
    engine = today.engine
    assert engine.attempt.title == "Weak spots"
    told = [today.desk.whys[engine.attempt.id][entry.key] for entry in engine.attempt.form.entries]
    assert any(text.startswith("Chosen because of your Anatomy") for text in told)
    assert any("by the latest answers to 8 questions" in text for text in told)


def test_where_one_is_weakest_is_said_a_little_later_with_its_range(today, qtbot):
    anatomy = Criteria(domains=frozenset({"anatomy"}))
    today.practise(*[WRONG] * 8, criteria=anatomy).open()
    assert not today.shows("weakest")
    qtbot.waitUntil(lambda: today.shows("weakest"), timeout=3000)
    assert today.text("weakest").startswith("Weakest now: Anatomy, about ")
    assert "range" in today.text("weakest")


def test_from_few_answers_nobody_is_called_weak(today, qtbot):
    today.practise(WRONG).open()
    qtbot.wait(500)
    assert not today.shows("weakest")


def test_the_days_to_the_exam_are_counted_and_its_day_can_be_set(today):
    today.practise(RIGHT).open()
    assert today.text("exam-title") == "No day is set"
    today.press("Set a day")
    assert today.routes == [Route("settings", "review")]
    day = today.services.review.today()
    for left, words in ((30, "In the last 7 days"), (3, "Until then"), (0, "It is today")):
        plan(today, exam_on=day + timedelta(days=left))
        today.open()
        assert today.text("exam-days") == str(left)
        assert words in today.all_text()
    plan(today, exam_on=day - timedelta(days=1))
    today.open()
    assert today.text("exam-title") == "The day of your exam is over"


def test_what_was_left_open_is_resumed_with_r(today, services, desk):
    engine = services.practice.start(desk.learner.id, Plan(limit=20, title="Spine and thorax"))
    give(services, engine, [RIGHT] * 7)
    services.attempts.record(engine.attempt, engine.leave())
    today.clock.advance(days=1)
    today.open()
    assert "Spine and thorax" in today.all_text()
    left = dates.local("2026-01-05T09:30:00.000Z")
    assert f"Question 8 of 20, left yesterday at {left:%H:%M}" in today.all_text()
    today.key("r")
    assert today.sessions[0].attempt.id == engine.attempt.id
    assert today.sessions[0].position == 7


def test_r_does_nothing_when_nothing_was_left_open(today):
    today.key("r")
    assert today.sessions == []


def test_a_first_session_left_without_an_answer_is_offered_again(today, services, desk):
    engine = services.practice.start(desk.learner.id, Plan(limit=5, title="Ten minutes"))
    services.attempts.record(engine.attempt, engine.leave())
    today.open()
    assert "Question 1 of 5, left today" in today.all_text()
    assert not today.shows("first-case")


def test_the_actions_of_the_palette_are_granted_at_once(today, services, desk):
    today.open("ten-minutes")
    assert len(today.sessions) == 1
    assert today.sessions[0].attempt.title == "Ten minutes"
    today.open("resume")
    assert today.sessions[1].attempt.id == today.sessions[0].attempt.id


def unsafe_once(today) -> tuple[str, str]:
    """Choose an unsafe option of one item and return its domain and id."""
    services, learner = today.services, today.desk.learner.id
    today.practise(*[UNSAFE] * 10)
    act = services.progress.unsafe(learner)[0]
    today.open()
    return act.act, act.key.item


def test_unsafe_acts_are_named_with_their_harm_and_lead_to_their_question(today):
    act, item = unsafe_once(today)
    row = today.button(act)
    assert "0 of 2 safe" in row.accessibleName()
    today.key_on(row, "enter")
    [engine] = today.sessions
    assert [entry.key.item for entry in engine.attempt.form.entries] == [item]


def test_all_unsafe_acts_can_be_revisited_together(today):
    unsafe_once(today)
    acts = today.services.progress.unsafe(today.desk.learner.id)
    assert len(acts) > 3
    today.press(f"Revisit all {len(acts)}")
    [engine] = today.sessions
    assert {entry.key for entry in engine.attempt.form.entries} == {act.key for act in acts}


def test_only_some_acts_are_listed_and_the_rest_is_counted(today):
    unsafe_once(today)
    acts = today.services.progress.unsafe(today.desk.learner.id)
    assert today.shows("act-2")
    assert not today.shows("act-3")
    assert f"There are {len(acts) - 3} more." in today.all_text()


def test_an_act_goes_after_safe_answers_on_two_days(today, services, desk):
    unsafe_once(today)
    keys = {act.key for act in services.progress.unsafe(desk.learner.id)}
    for safe in ("1 of 2 safe", None):
        today.clock.advance(days=1)
        engine = services.practice.repeat(desk.learner.id, list(keys), "Again")
        give(services, engine, [RIGHT] * len(keys))
        services.attempts.record(engine.attempt, engine.finish())
        today.open()
        assert today.shows("unsafe-acts") == (safe is not None)
        if safe is not None:
            assert safe in today.part("act-0").accessibleName()


def test_acts_of_a_bank_that_is_gone_are_not_offered(today, services):
    unsafe_once(today)
    services.library.close()
    today.open()
    assert not today.shows("unsafe-acts")
    assert not today.shows("due")


def test_no_estimate_is_shown_before_twenty_answers(today):
    anatomy = Criteria(domains=frozenset({"anatomy"}))
    today.practise(*[RIGHT] * 8, criteria=anatomy).open()
    assert today.text("domain-0") == "Anatomy"
    assert today.text("estimate-0") == "8 of 20 so far"
    assert today.text("counts-0") == ""


def test_from_twenty_answers_on_the_estimate_has_its_range_and_its_counts(today):
    anatomy = Criteria(domains=frozenset({"anatomy"}))
    for _ in range(2):
        today.practise(*[RIGHT] * 8, *[WRONG] * 2, criteria=anatomy)
        today.clock.advance(days=1)
    today.open()
    interval = wilson(16, 20)
    low, high = round(100 * interval.low), round(100 * interval.high)
    assert today.text("counts-0") == "80\u00a0% 16 of 20"
    assert f"range {low} to {high}" in today.text("estimate-0")


def test_practice_days_are_a_record_up_to_today(today):
    today.practise(RIGHT, RIGHT)
    today.clock.advance(days=3)
    today.practise(RIGHT)
    today.open()
    # The clock of the test shows a Thursday: ten weeks and four days of the last.
    assert today.text("days-summary") == "2 of the last 74 days, 2 of the last 7"


def test_the_next_seven_days_say_what_will_be_due(today):
    today.practise(RIGHT, RIGHT, certainty=Certainty.CERTAIN)
    today.clock.advance(days=1)
    # Known for sure on a second day, it waits longer; a first answer returns tomorrow.
    today.practise(RIGHT, RIGHT, criteria=Criteria(which=Which.DUE), certainty=Certainty.CERTAIN)
    today.practise(RIGHT, criteria=Criteria(which=Which.NEW)).open()
    said = today.text("next-days")
    assert "Wednesday: one minute" in said
    assert "Thursday: nothing due" in said
    assert said.count("minute") == 2
    assert "Monday: nothing due" in said


def test_the_page_follows_what_changes_elsewhere(today, desk):
    today.practise(RIGHT)
    desk.announce(Changes.ANSWERS, desk)
    assert not today.shows("first-case")
    assert today.shows("due")


def test_an_error_of_the_store_is_said_in_its_place(today, services, monkeypatch):
    def refuse(*_arguments, **_words):
        raise StoreError("The disk is full. Make room and try again.")

    monkeypatch.setattr(services.practice.__class__, "start", refuse)
    today.key("enter")
    assert today.sessions == []
    assert "The disk is full." in today.all_text()


def test_questions_that_vanished_meanwhile_are_said_to_be_gone(today, services):
    services.library.close()
    today.key("enter")
    assert today.sessions == []
    assert "no longer in the library" in today.all_text()


def test_every_part_says_something_to_a_screen_reader(today):
    assert unnamed(today.page) == []
    unsafe_once(today)
    assert unnamed(today.page) == []


@pytest.mark.parametrize("width", [663, 720, 1072, 1500])
@pytest.mark.parametrize("percent", [80, 100, 150, 200])
def test_nothing_is_wider_than_the_window(today, qtbot, width, percent):
    unsafe_once(today)
    theme.load("light", percent)
    today.page.host.resize(width, 700)
    qtbot.waitUntil(lambda: today.beyond(width) == [], timeout=1000)


def test_the_arrows_move_among_the_acts(today):
    unsafe_once(today)
    today.key_on(today.part("act-0"), "down")
    assert today.page.focusWidget() is today.part("act-1")
    today.key("up").key("up")
    assert today.page.focusWidget() is today.part("act-0")


def test_a_view_can_be_shown_before_the_page_and_again(qtbot):
    page = TodayPage()
    due = DueView("2", "minutes for today", "One of them urgent", "Two questions.", "Start")
    for _ in range(2):
        page.show_view(TodayView("Monday", due=due))
    shown(qtbot, page)
    assert PageDriver(page).text("due-number") == "2"


def test_the_first_start_builds_no_card_that_it_does_not_show():
    script = """
import sys
from PySide6.QtWidgets import QApplication
app = QApplication([])
from trainer.ui.theme import theme
theme.load("light")
from trainer.ui.pages.today import TodayPage
from trainer.ui.presenters.today import TodayPresenter
from trainer.ui.pages.today_views import FirstCase, TodayView
page = TodayPage()
page.show_view(TodayView("Monday", FirstCase("30 years", (("Plan", "a"),), "b", "c", "d")))
page.resize(1072, 800)
page.show()
page.grab()
late = ["today_cards", "today_days", "today_due", "today_exam"]
late += ["domain_rows", "practise", "results"]
print([name for name in late if f"trainer.ui.pages.{name}" in sys.modules])
"""
    ended = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert ended.stdout.strip() == "[]"
