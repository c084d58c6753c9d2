# SPDX-License-Identifier: MIT
"""Exams in the window: the list, the sitting, the look back, the results, the panel."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.exams import EXAM, FakeMachine, install, opener, write_exam
from tests.ui import pdf_text
from tests.ui.driver_question import QuestionDriver
from tests.ui.hosting import shown, unnamed
from tests.ui.page_desk import DeskDriver, desk, look
from trainer.model.accommodation import Accommodation
from trainer.model.attempt import AttemptState, EventKind
from trainer.model.panel import cut_of
from trainer.services.exam_panels import must_load
from trainer.services.exams import ExamService
from trainer.storage import log
from trainer.ui.desk import Route
from trainer.ui.pages.exam_panel import ExamPanelPage
from trainer.ui.pages.exams import ExamsPage
from trainer.ui.pages.question import QuestionPage
from trainer.ui.pages.results import ResultsPage
from trainer.ui.presenters.exam_panel import ExamPanelPresenter
from trainer.ui.presenters.exams import ExamsPresenter
from trainer.ui.presenters.question import QuestionPresenter
from trainer.ui.presenters.result_sheet import sheet
from trainer.ui.presenters.results import ResultsPresenter
from trainer.ui.presenters.results_reading import read_results
from trainer.ui.theme import theme

__all__ = ["desk", "look"]  # fixtures

WRONG, RIGHT, UNSAFE = 0, 1, 2


@pytest.fixture
def machine(clock):
    return FakeMachine(clock)


@pytest.fixture
def services(paths, clock, machine):
    install(paths)
    return opener(paths, clock, machine)()


class Exams(DeskDriver):
    name = "exams"

    def __init__(self, desk):
        page = ExamsPage()
        super().__init__(desk, page, ExamsPresenter(page, desk, page))


class Panel(DeskDriver):
    name = "exam_panel"

    def __init__(self, desk):
        page = ExamPanelPage()
        super().__init__(desk, page, ExamPanelPresenter(page, desk, page))

    def type(self, text: str) -> "Panel":
        self.part("percent").setText(text)
        return self.key("enter")


class Results(DeskDriver):
    name = "results"

    def __init__(self, desk):
        page = ResultsPage()
        super().__init__(desk, page, ResultsPresenter(page, desk, page))


class Sitting(QuestionDriver):
    """The question page with the small exam on it."""

    def __init__(self, desk, services, machine, qtbot) -> None:
        super().__init__(QuestionPage(), qtbot)
        self.services, self.machine = services, machine
        self.presenter = QuestionPresenter(self.page, desk, self.page)
        self.learner = desk.learner.id
        self.routes: list[Route] = []
        desk.route_requested.connect(self.routes.append)
        shown(qtbot, self.page, 1280, 800)
        self.page.setFocus()
        tab_only = Qt.FocusPolicy.TabFocus
        qtbot.waitUntil(lambda: self.part("leave").focusPolicy() == tab_only)

    def begin(self, **allowed) -> "Sitting":
        exams = ExamService(self.services)
        if allowed:
            exams.allow(self.learner, Accommodation(**allowed))
        return self.take_up(exams.start(self.learner, "small", 7))

    def take_up(self, engine) -> "Sitting":
        self.engine = engine
        self.presenter.take_up(engine)
        self.settle()
        return self

    def give(self, option: int) -> "Sitting":
        """Answer with the option at a position of the item's own order, by its letter."""
        letter = "abc"[self.engine.order.index(option)]
        return self.choose(letter).submit()

    def run(self, seconds: float) -> "Sitting":
        """Let time pass, and the page look at the clock."""
        self.machine.run(seconds)
        self.presenter._on_timer_timeout()
        self.settle()
        return self

    def record(self):
        return self.services.attempts.read(self.engine.attempt.id)


@pytest.fixture
def exams(qtbot, desk):
    return Exams(desk).shown(qtbot)


@pytest.fixture
def sitting(qtbot, desk, services, machine):
    made = Sitting(desk, services, machine, qtbot)
    yield made
    made.presenter.leave()


def sat(services, learner: str, options: list[int]) -> str:
    """Sit the small exam without a window and return the attempt."""
    from trainer.model.items.choice import Choice

    engine = ExamService(services).start(learner, "small", 7)
    for option in options:
        engine.respond(Choice((option,)))
        services.attempts.record(engine.attempt, engine.submit())
        engine.stored()
    services.attempts.record(engine.attempt, engine.finish())
    return engine.attempt.id


# The list


def test_every_exam_says_what_it_asks_for_and_what_passes(exams):
    text = exams.open().all_text()
    assert "Small exam" in text
    assert "10 questions \u00b7 60 minutes" in text
    assert "cut 75\u00a0%" in text
    assert "Every section must reach its cut." in text
    assert "certifies nothing" in text


def test_an_exam_begins_from_its_card(exams):
    exams.open().press("Begin: Small exam")
    assert exams.engine.attempt.exam.exam == "small"
    assert exams.engine.attempt.limit_s == 3600


def test_enter_begins_the_first_exam_that_can_be_begun(exams, services):
    # The bundled one asks for more than the tests' part of the core bank holds.
    exams.open().key("enter")
    assert exams.sessions == [] or exams.engine.attempt.exam.exam == "mock-60"


def test_more_time_is_chosen_once_and_counts_from_then_on(exams, services, desk):
    exams.open()
    exams.press("+50")
    assert "10 questions \u00b7 90 minutes" in exams.all_text()
    exams.press("Leaving stops the clock")
    allowed = ExamService(services).accommodation(desk.learner.id)
    assert allowed == Accommodation(50, pauses=True)
    exams.press("Begin: Small exam")
    assert exams.engine.attempt.limit_s == 5400


def test_an_exam_that_cannot_be_filled_says_what_is_short(exams, services, paths):
    install(paths, safety=3)
    services.library.load()
    exams.open()
    assert "Safety asks for 4 questions, and the banks hold 3 that fit." in exams.all_text()
    assert not exams.button("Begin: Small exam").isEnabled()


def test_an_exam_whose_bank_is_not_there_names_it(exams, services):
    services.library.remove("exam-bank")
    assert "draws from a bank that is not there: exam-bank" in exams.open().all_text()


def test_an_exam_left_open_goes_on_from_its_card(exams, services, desk):
    left = ExamService(services).start(desk.learner.id, "small", 7).attempt.id
    exams.open()
    assert "Question 1 of 10" in exams.all_text()
    assert "The clock runs on." in exams.all_text()
    exams.page.setFocus()
    exams.key("enter")
    assert exams.engine.attempt.id == left


def test_what_came_of_it_last_time_is_one_press_away(exams, services, desk):
    attempt = sat(services, desk.learner.id, [RIGHT] * 10)
    exams.open()
    assert ": passed" in exams.all_text()
    exams.press("See the results of Small exam")
    assert exams.routes == [Route("results", attempt, -1)]


def test_an_exam_whose_time_ran_out_while_it_was_away_is_submitted(exams, services, desk, machine):
    attempt = ExamService(services).start(desk.learner.id, "small", 7).attempt.id
    machine.run(3601)
    exams.open()
    assert services.attempts.read(attempt).state is AttemptState.FINISHED
    assert ": not passed" in exams.all_text()


def test_an_exam_is_added_from_a_file_and_a_broken_one_is_told(exams, paths, tmp_path):
    other = write_exam(tmp_path, text=EXAM.replace("id: small", "id: other"))
    exams.open(str(other))
    assert Path(paths.data, "exams", "other.yaml").exists()
    assert "Small exam is there now." in exams.all_text()
    other.write_text("kind: quiz\n", encoding="utf-8")
    exams.open(str(other))
    assert "The exam was not added." in exams.all_text()


def test_a_file_in_the_folder_that_cannot_be_read_is_listed(exams, paths):
    write_exam(Path(paths.data, "exams"), "minuts: 5\n")
    assert 'small.yaml:7:1: unknown field "minuts"' in exams.open().all_text()


def test_tab_goes_from_the_top_through_the_exams_to_the_time(exams):
    exams.open()
    seen = []
    for _ in range(12):
        exams.key("tab")
        part = exams.page.focusWidget()
        if part.accessibleName() not in seen:
            seen.append(part.accessibleName())
    wanted = ["Add an exam", "Practise", "Begin: Small exam", "Leaving stops the clock"]
    assert [name for name in seen if name in wanted] == wanted


def test_everything_that_takes_the_focus_has_a_name(exams):
    exams.open()
    assert unnamed(exams.page) == []


@pytest.mark.parametrize("percent", [80, 100, 150, 200])
def test_the_list_fits_a_narrow_window_at_every_text_size(qtbot, desk, percent):
    theme.load("light", percent)
    exams = Exams(desk).shown(qtbot).open()
    exams.page.host.resize(664, 560)
    qtbot.waitUntil(lambda: exams.beyond(664) == [], timeout=1000)


# The sitting


def test_an_exam_shows_its_clock_and_no_verdict(sitting):
    sitting.begin()
    assert sitting.text("clock") == "1:00:00"
    sitting.give(RIGHT)
    assert sitting.engine.position == 1
    assert not sitting.shows("verdict")
    sitting.run(65)
    assert sitting.text("clock") == "58:55"


def test_it_warns_at_ten_minutes_and_at_one(sitting):
    sitting.begin().run(2990)
    assert not sitting.shows("notice")
    sitting.run(11)
    assert sitting.notice() == "10 minutes are left."
    sitting.give(RIGHT)
    sitting.run(540)
    assert "Less than a minute is left: 59 seconds." in sitting.notice()


def test_when_the_time_is_over_it_submits_what_was_chosen(sitting):
    sitting.begin().give(RIGHT)
    sitting.choose("abc"[sitting.engine.order.index(RIGHT)])
    sitting.run(3600)
    record = sitting.record()
    assert record.state is AttemptState.FINISHED
    answered = [one.state.value == "answered" for one in record.responses]
    assert answered == [True, True] + [False] * 8
    assert sitting.routes == [Route("results", record.id, -1)]


def test_asleep_past_its_end_it_is_submitted_on_waking(sitting):
    sitting.begin().give(RIGHT)
    sitting.machine.sleep(7200)
    sitting.run(1)
    assert sitting.record().state is AttemptState.FINISHED


def test_time_that_runs_out_during_the_look_back_submits_too(sitting):
    sitting.begin().give(RIGHT).click("finish")
    sitting.run(3600)
    assert sitting.record().state is AttemptState.FINISHED


def test_an_exam_that_is_resumed_after_its_end_is_submitted_at_once(sitting, services):
    sitting.begin().give(RIGHT)
    sitting.presenter.leave()
    sitting.machine.run(4000)
    sitting.take_up(services.attempts.resume(sitting.engine.attempt.id))
    record = sitting.record()
    assert record.state is AttemptState.FINISHED
    assert sitting.routes[-1] == Route("results", record.id, -1)


def test_a_clock_that_is_set_is_noted_in_the_log_and_changes_no_time(sitting, services):
    sitting.begin().run(60)
    sitting.machine.set_clock(-3000)
    sitting.run(1)
    assert sitting.text("clock") == "58:59"
    jumps = [
        event.data["by_ms"]
        for event in log.read_events(services.database)
        if event.kind is EventKind.CLOCK_JUMPED
    ]
    assert jumps == [-3_000_000]


def test_the_look_back_says_what_is_answered_flagged_and_blank(sitting):
    sitting.begin().give(RIGHT)
    sitting.key("f")
    sitting.click("finish")
    assert sitting.text("overview-title") == "Before you submit"
    assert sitting.text("overview-summary").startswith("1 of 10 answered, 1 flagged.")
    assert sitting.says("overview-0") == "Question 1, Answered"
    assert sitting.says("overview-1") == "Question 2, Blank, flagged"
    assert "9 questions are still open." in sitting.text("foot-words")


def test_from_the_look_back_one_goes_to_any_question_by_key(sitting):
    sitting.begin().click("finish")
    sitting.part("overview-0").setFocus()
    sitting.key("right").key("right").key("enter")
    assert sitting.engine.position == 2
    assert not sitting.shows("overview")
    assert sitting.shows("option-A")


def test_letters_choose_nothing_in_a_question_that_is_covered(sitting):
    sitting.begin().click("finish")
    sitting.key("b").key("f").key("s")
    assert sitting.engine.place.response is None
    assert not sitting.engine.place.flagged
    sitting.key("escape")
    assert not sitting.shows("overview")
    assert sitting.engine.position == 0


def test_nothing_is_submitted_without_the_look_back(sitting):
    sitting.begin()
    for _ in range(10):
        sitting.give(RIGHT)
    assert sitting.text("primary") == "Review and submit"
    sitting.submit()
    assert sitting.shows("overview")
    assert sitting.record().state is AttemptState.OPEN
    sitting.submit()
    assert sitting.record().state is AttemptState.FINISHED


def test_an_answer_can_be_changed_until_the_end(sitting):
    sitting.begin().give(WRONG).click("finish")
    sitting.click("overview-0")
    sitting.give(RIGHT)
    assert sitting.record().responses[0].outcome.correct


def test_leaving_says_that_the_clock_runs_on_and_can_be_taken_back(sitting):
    sitting.begin().key("escape")
    assert sitting.text("foot-words") == "The clock runs on while you are away."
    sitting.key("escape")
    assert sitting.routes == []
    sitting.key("escape").submit()
    assert sitting.routes == [Route("exams")]
    assert sitting.record().state is AttemptState.OPEN
    sitting.machine.run(100)
    sitting.take_up(sitting.services.attempts.resume(sitting.engine.attempt.id))
    assert sitting.text("clock") == "58:20"


def test_where_it_is_allowed_leaving_stops_the_clock(sitting):
    sitting.begin(extra_percent=0, pauses=True).run(60)
    sitting.key("escape")
    assert sitting.routes == [Route("today")]
    assert sitting.record().paused_at
    sitting.machine.run(9000)
    sitting.take_up(sitting.services.attempts.resume(sitting.engine.attempt.id))
    assert sitting.text("clock") == "59:00"


def test_without_a_limit_the_clock_counts_up_and_leaving_asks_nothing(sitting):
    sitting.begin(extra_percent=None).run(65)
    assert sitting.text("clock") == "1:05"
    sitting.key("escape")
    assert sitting.routes == [Route("today")]


def test_in_a_forward_exam_passed_questions_are_closed(sitting, paths):
    install(paths, "movement: forward\n")
    sitting.begin().give(RIGHT)
    sitting.key("s")
    assert sitting.engine.position == 2
    sitting.page.place_chosen.emit(0)
    sitting.settle()
    assert sitting.engine.position == 2
    assert "was passed" in sitting.notice()
    sitting.click("finish")
    assert not sitting.part("overview-0").isEnabled()
    assert sitting.says("overview-1") == "Question 2, Blank, closed"
    assert sitting.part("overview-2").isEnabled()


def test_at_the_last_question_of_a_forward_exam_only_submitting_is_left(sitting, paths):
    install(paths, "movement: forward\n")
    sitting.begin()
    for _ in range(9):
        sitting.key("s")
    assert sitting.engine.position == 9
    assert not sitting.shows("skip")
    sitting.give(RIGHT)
    assert sitting.text("primary") == "Review and submit"


def test_a_disk_that_is_full_is_told_and_the_answer_stays(sitting, services):
    sitting.begin().give(RIGHT)
    pages = services.database.read("PRAGMA page_count")[0][0]
    services.database.connection.execute(f"PRAGMA max_page_count = {pages}")
    while not sitting.shows("notice"):
        position = sitting.engine.position
        sitting.give(RIGHT)
    assert sitting.engine.position == position
    assert not sitting.engine.place.answered
    services.database.connection.execute("PRAGMA max_page_count = 1000000")
    sitting.submit()
    assert sitting.engine.places[position].answered


# The results


def results_of(qtbot, desk, services, options):
    attempt = sat(services, desk.learner.id, options)
    return Results(desk).shown(qtbot).open(attempt)


def test_results_say_passed_what_decided_and_every_section_with_its_cut(qtbot, desk, services):
    results = results_of(qtbot, desk, services, [RIGHT] * 4 + [RIGHT] * 3 + [WRONG] * 3)
    assert results.text("headline") == "Passed"
    text = results.all_text()
    assert "Cut 75\u00a0%: met, too close to call" in text
    assert "4 of 4" in text
    assert "certifies competence" in text
    assert results.part("unsafe").y() < results.part("exam-result").y()


def test_an_exam_that_is_not_passed_says_which_section_decided(qtbot, desk, services):
    results = results_of(qtbot, desk, services, [UNSAFE] * 4 + [RIGHT] * 6)
    assert results.text("headline") == "Not passed"
    assert results.text("decided") == "Safety is below its cut."
    assert "4 unsafe acts: review before needling" in results.all_text()


def test_more_unsafe_acts_than_allowed_fail_it_whatever_the_score(qtbot, desk, services, paths):
    install(paths, "unsafe_at_most: 0\n")
    results = results_of(qtbot, desk, services, [RIGHT] * 9 + [UNSAFE])
    assert results.text("decided") == "There were more unsafe acts than the exam allows."
    assert results.text("gate") == "Unsafe acts: 1, allowed: 0"


def test_questions_that_are_withheld_cannot_be_looked_through(qtbot, desk, services, paths):
    install(paths, "review: withheld\n")
    results = results_of(qtbot, desk, services, [UNSAFE] * 10)
    assert not results.shows("answers")
    assert not results.shows("review-0")
    assert "The author of this exam withholds its questions." in results.all_text()
    results.key("enter")
    assert results.routes == [Route("today")]


def test_questions_that_are_not_withheld_can_be_looked_through(qtbot, desk, services):
    results = results_of(qtbot, desk, services, [UNSAFE] + [RIGHT] * 9)
    results.press("Review question 1")
    assert results.routes[0].page == "question"


def test_after_an_exam_practice_shows_its_own_results_again(qtbot, desk, services):
    from trainer.services.practice import Plan

    results = results_of(qtbot, desk, services, [RIGHT] * 10)
    engine = services.practice.start(desk.learner.id, Plan(limit=1, seed=1))
    services.attempts.record(engine.attempt, engine.finish())
    results.open(engine.attempt.id)
    assert not results.shows("exam-result")


def test_the_sheet_holds_the_verdict_and_no_withheld_question(desk, services, paths):
    install(paths, "review: withheld\n")
    attempt = sat(services, desk.learner.id, [WRONG] * 10)
    text = "\n".join(pdf_text.pages(sheet(read_results(services, attempt))))
    assert "Not passed" in text
    assert "Safety is below its cut." in text
    assert "Case 1 of safety" not in text
    assert "All answers" not in text


# The panel


def test_a_panel_is_begun_with_names_and_rates_question_by_question(qtbot, desk, services, paths):
    panel = Panel(desk).shown(qtbot).open("small")
    panel.part("raters").setText("Ann, Bo")
    panel.press("Begin")
    assert "Right: B. Stop" in panel.all_text()
    panel.type("60").type("70")
    saved = must_load(paths, "small")
    assert saved.raters == ("Ann", "Bo")
    assert saved.rounds[0][0][:3] == (60, 70, None)
    assert "Question 3 of 10" in panel.all_text()


def test_what_is_no_percentage_is_told_and_not_kept(qtbot, desk, services, paths):
    panel = Panel(desk).shown(qtbot).open("small")
    panel.part("raters").setText("Ann")
    panel.press("Begin")
    panel.type("120")
    assert "Type a number from 0 to 100." in panel.all_text()
    assert must_load(paths, "small").rounds[0][0][0] is None


def test_two_rounds_lead_to_a_cut_that_counts(qtbot, desk, services, paths):
    panel = Panel(desk).shown(qtbot).open("small")
    panel.part("raters").setText("Ann, Bo")
    panel.press("Begin")
    for rater, percent in enumerate(("60", "80")):
        panel.press(("Ann", "Bo")[rater])
        for _ in range(10):
            panel.type(percent)
    assert "70.0\u00a0%" in panel.all_text()
    assert "standard error 10.0" in panel.all_text()
    panel.press("Begin the second round")
    assert "First round: mean 70, from 60 to 80" in panel.all_text()
    panel.press("Ann")
    panel.type("70")
    panel.press("Use these cuts")
    saved = must_load(paths, "small")
    assert (saved.round, saved.in_use) == (2, True)
    assert cut_of(saved).cut == pytest.approx(70.5)
    engine = ExamService(services).start(desk.learner.id, "small", 1)
    assert engine.attempt.exam.is_panel_cut


def test_a_sheet_goes_out_and_comes_back(qtbot, desk, services, paths, tmp_path):
    panel = Panel(desk).shown(qtbot).open("small")
    panel.part("raters").setText("Ann")
    panel.press("Begin")
    path = tmp_path / "sheet.csv"
    panel.presenter.write_sheet(str(path))
    assert f"Saved as {path}" in panel.all_text()
    panel.presenter.take_sheet(str(path))
    assert "The sheet was taken." in panel.all_text()
    path.write_text("bank,item\n", encoding="utf-8")
    panel.presenter.take_sheet(str(path))
    assert "Not everything could be read" in panel.all_text()


@pytest.mark.parametrize("percent", [80, 100, 150, 200])
def test_a_panel_fits_a_narrow_window_at_every_text_size(qtbot, desk, percent):
    theme.load("light", percent)
    panel = Panel(desk).shown(qtbot).open("small")
    panel.page.host.resize(664, 560)
    qtbot.waitUntil(lambda: panel.beyond(664) == [], timeout=1000)
    panel.part("raters").setText("Ann, Bo")
    panel.press("Begin")
    qtbot.waitUntil(lambda: panel.beyond(664) == [], timeout=1000)


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_results_of_an_exam_fit_a_narrow_window_at_every_text_size(qtbot, desk, services, percent):
    theme.load("light", percent)
    results = results_of(qtbot, desk, services, [UNSAFE] * 3 + [RIGHT] * 7)
    results.page.host.resize(664, 560)
    qtbot.waitUntil(lambda: results.beyond(664) == [], timeout=1000)


def test_everything_in_a_panel_that_takes_the_focus_has_a_name(qtbot, desk, services):
    panel = Panel(desk).shown(qtbot).open("small")
    assert unnamed(panel.page) == []
    panel.part("raters").setText("Ann, Bo")
    panel.press("Begin")
    assert unnamed(panel.page) == []
