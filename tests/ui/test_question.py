# SPDX-License-Identifier: MIT
"""A session on the question page, over real services, by key from the first question on."""

import dataclasses
import gc

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication

from tests.builders import make_bank, make_head, make_item, make_multiple, write_bank
from tests.ui.driver_question import QuestionDriver
from tests.ui.hosting import shown, unnamed
from tests.ui.page_desk import desk, look
from trainer.errors import StoreError
from trainer.model.attempt import AttemptState, Certainty, EventKind, MissReason, Mode
from trainer.model.bank import Domain, Reference
from trainer.model.items.base import Patient
from trainer.model.items.choice import Option
from trainer.model.review_record import ClinicianReview, ReviewRecord
from trainer.services.compiling import in_process
from trainer.services.context import open_services
from trainer.services.practice import Plan
from trainer.services.session import Phase
from trainer.storage import log
from trainer.ui.desk import Route
from trainer.ui.pages.question import QuestionPage
from trainer.ui.presenters.question import QuestionPresenter
from trainer.ui.theme import theme

__all__ = ["desk", "look"]  # fixtures

BANK = "tried"
NOW = "2026-01-05T09:30:00.000Z"

OPTIONS = (
    Option(
        text="Advance",
        rationale="It goes on.",
        verdict="the tip goes on to the lung",
        unsafe=True,
        act="Advanced",
        harm="The lung collapses",
    ),
    Option(text="Stop", key=True, rationale="Bone is a stop.", verdict="absent bone is a stop"),
    Option(text="Tilt", rationale="It leaves the plane. More words."),
    Option(text="Wait"),
)


def items():
    patient = Patient(who="45 years", facts={"Problem": "Lumbar pain", "Plan": "L1, 25 mm"})
    common = {"options": OPTIONS, "shuffle": False, "domain": "anatomy"}
    return [
        make_item("one", stem="No bone is felt.", lead_in="What next?", patient=patient,
                  teaching="No bone means stop.", cites=("a2020",), title="First", **common),
        make_item("two", stem="Another one. What now?", lead_in="", **common),
        make_multiple("three", keys="ac", count=5, unsafe="e", shuffle=False, domain="anatomy"),
        make_multiple("four", keys="ab", count=4, choose=2, shuffle=False, domain="anatomy"),
    ]  # fmt: skip


class Ticking:
    """Milliseconds that pass when told to."""

    def __init__(self) -> None:
        self.ms = 0

    def __call__(self) -> int:
        return self.ms


@pytest.fixture(scope="module")
def compiled(tmp_path_factory):
    """A cache of compiled banks that all tests share: the bundled ones take the longest."""
    return str(tmp_path_factory.mktemp("compiled"))


@pytest.fixture
def services(paths, clock, tmp_path, compiled):
    paths = paths._replace(cache=compiled)
    head = make_head(
        BANK,
        status="draft",
        domains={"anatomy": Domain(title="Anatomy near trigger points")},
        references={
            "a2020": Reference(text="Author A. 2020.", short="Author, 2020", kind="Cohort")
        },
    )
    made = open_services(paths, compile_bank=in_process, clock=clock, draw_seed=lambda: 1)
    made.library.add(str(write_bank(tmp_path / "tried.yaml", make_bank(*items(), head=head))), NOW)
    return made


class Session(QuestionDriver):
    """The page with its presenter, a session on it, and what was asked of the window."""

    def __init__(self, desk, services, qtbot, width=1280, height=800) -> None:
        super().__init__(QuestionPage(), qtbot)
        self.desk, self.services = desk, services
        self.presenter = QuestionPresenter(self.page, desk, self.page)
        self.routes: list[Route] = []
        self.time = Ticking()
        desk.route_requested.connect(self._on_route)
        shown(qtbot, self.page, width, height)
        self.page.setFocus()
        # What the first picture need not wait for comes a moment later.
        tab_only = Qt.FocusPolicy.TabFocus
        qtbot.waitUntil(lambda: self.part("leave").focusPolicy() == tab_only)

    def _on_route(self, route: Route) -> None:
        self.routes.append(route)

    def start(self, mode=Mode.TUTOR, limit_s=None, order=("one", "two", "three", "four")):
        """Begin a session on items in a given order."""
        pool = {c.row.id: c for c in self.services.practice.candidates(self.desk.learner.id, BANK)}
        plan = Plan(limit=len(order), mode=mode, seed=1, title="Spine")
        drawn = self.services.practice.start(
            self.desk.learner.id, plan, [pool[name] for name in order]
        )
        entries = {entry.key.item: entry for entry in drawn.attempt.form.entries}
        form = drawn.attempt.form._replace(entries=tuple(entries[name] for name in order))
        self.services.attempts._monotonic_ms = self.time
        self.engine = self.services.attempts.start(
            self.desk.learner.id, form, self.services.library.texts(form),
            mode=mode, title="Spine", limit_s=limit_s,
        )  # fmt: skip
        self.presenter.take_up(self.engine)
        self.settle()
        return self

    @property
    def record(self):
        return self.services.attempts.read(self.engine.attempt.id)

    def kinds(self) -> list[EventKind]:
        mine = self.engine.attempt.id
        return [e.kind for e in log.read_events(self.services.database) if e.attempt == mine]

    def pass_time(self, seconds: float) -> None:
        """Let time pass, and the clock notice it."""
        self.time.ms += int(seconds * 1000)
        self.presenter._on_timer_timeout()
        self.settle()


@pytest.fixture
def session(desk, services, qtbot):
    made = Session(desk, services, qtbot)
    yield made
    made.presenter.leave()
    made.presenter._ahead.stop()
    made.presenter._soon.stop()
    gc.collect()


def test_a_question_shows_patient_stem_lead_in_and_options(session):
    session.start()
    assert session.says("stem") == "No bone is felt."
    assert session.says("lead-in") == "What next?"
    assert session.says("patient") == "Patient: 45 years"
    assert session.says("question-number") == "Question 1. Anatomy near trigger points."
    assert session.states() == "rest rest rest rest"
    assert not session.is_ready()
    assert session.text("foot-words") == "Choose an answer first"
    assert session.text("session-title") == "Spine"
    assert not session.shows("verdict")


def test_a_letter_and_enter_answer_and_the_verdict_is_in_words(session):
    session.start().choose("b").key("right").submit()
    assert session.says("verdict") == (
        "Right: absent bone is a stop. You chose B and were guessing."
        " This question returns tomorrow."
    )
    assert session.states() == "passed-unsafe yours-best passed passed"
    assert session.text("primary") == "Next question"
    assert not session.shows("reason-1")
    assert session.record.responses[0].certainty is Certainty.GUESS


def test_why_a_question_was_asked_is_said_once_it_is_answered_and_not_before(session, desk):
    session.start()
    attempt = session.engine.attempt
    desk.whys[attempt.id] = {attempt.form.entries[0].key: "Asked because you marked it."}
    session.presenter.take_up(session.engine)
    session.settle()
    assert "Asked because" not in session.says("stem") + session.text("foot-words")
    session.choose("b").submit()
    said = "You chose B. Asked because you marked it. This question returns "
    assert said in session.says("verdict")


def test_an_unsafe_answer_says_so_and_returns_on_the_same_day(session):
    session.start().choose("1").submit()
    assert session.says("verdict") == (
        "Unsafe: the tip goes on to the lung. You chose A. The best answer is B."
        " This question returns today."
    )
    assert session.states() == "yours-unsafe best passed passed"
    assert session.record.responses[0].outcome.unsafe[0].act == "Advanced"
    assert session.says("strip") == "Question 1 of 4, unsafe"


@pytest.mark.parametrize(
    ("letter", "sentence"),
    [
        ("c", "Not this one: It leaves the plane. You chose C."),
        ("d", "Not this one: another answer is better. You chose D."),
    ],
)
def test_without_an_authors_verdict_the_rationale_or_plain_words_say_it(session, letter, sentence):
    session.start().choose(letter).submit()
    assert session.says("verdict").startswith(sentence)


def test_after_checking_teaching_point_sources_and_review_status_are_shown(session):
    session.start().choose("b").submit()
    assert session.shows("teaching")
    assert session.says("sources") == "Sources: Author, 2020, Cohort"
    assert session.text("review-status") == (
        "Drafted from the cited sources, not yet reviewed by a clinician."
    )


def test_the_status_under_an_answer_is_that_of_the_question_itself(session, services, tmp_path):
    seen = ClinicianReview(by="GP", date="2026-01-05", verdict="sound")
    record = ReviewRecord(item="one", revision=1, clinician=seen)
    head = make_head(BANK, status="draft")
    bank = dataclasses.replace(make_bank(*items(), head=head), reviews=(record,))
    services.library.add(str(write_bank(tmp_path / "again.yaml", bank)), NOW)
    session.start(order=("one", "two")).choose("b").submit()
    assert session.text("review-status") == "Reviewed by a clinician."
    session.submit().choose("b").submit()
    assert session.text("review-status").startswith("Drafted from the cited sources")


def test_the_stem_folds_after_checking_and_opens_again(session):
    session.start().choose("b").submit()
    assert not session.shows("stem")
    session.click("whole-question")
    assert session.says("stem") == "No bone is felt."
    assert session.text("whole-question") == "Hide the question"
    session.click("whole-question")
    assert not session.shows("stem")


def test_a_miss_asks_why_and_one_key_answers(session):
    session.start().choose("a").submit().key("2")
    assert session.reason() == "Misread it"
    assert session.record.responses[0].reason is MissReason.MISREAD
    session.click("reason-4")
    assert session.record.responses[0].reason is MissReason.REASONED_WRONGLY


def test_enter_goes_on_without_a_reason_and_after_the_last_verdict_finishes(session):
    session.start(order=("one", "two"))
    session.choose("a").submit().submit()
    assert session.says("question-number").startswith("Question 2")
    session.choose("b").submit()
    assert session.text("primary") == "See the results"
    session.submit()
    assert session.routes == [Route("results", session.engine.attempt.id)]
    assert session.record.state is AttemptState.FINISHED


def test_the_arrows_say_how_sure_and_a_click_takes_it_back(session):
    session.start().choose("b").key("right").key("right").key("right")
    assert session.certainty() == "Fairly"
    session.key("left")
    assert session.certainty() == "Unsure"
    chosen = [b for b in session.part("certainty").findChildren(QAbstractButton) if b.isChecked()]
    chosen[0].click()
    assert session.certainty() == ""
    assert session.engine.place.certainty is None


def test_shift_and_a_letter_strike_and_choosing_takes_the_stroke_away(session):
    session.start().strike("c").right_click("d")
    assert session.states() == "rest rest struck struck"
    assert session.record.responses[0].struck == (2, 3)
    session.choose("c")
    assert session.states() == "rest rest chosen struck"
    assert session.record.responses[0].struck == (3,)
    session.strike("c")
    assert session.engine.place.response is None
    assert not session.is_ready()


def test_the_flag_is_set_by_key_and_by_pointer(session):
    session.start().key("f")
    assert session.record.responses[0].flagged
    assert session.part("flag").isChecked()
    session.click("flag")
    assert not session.record.responses[0].flagged
    assert session.kinds().count(EventKind.FLAGGED) == 1


def test_with_six_options_f_chooses_and_does_not_flag(session, services, tmp_path):
    bank = make_bank(make_item("six", key="f", count=6, shuffle=False), head=make_head("wide"))
    services.library.add(str(write_bank(tmp_path / "wide.yaml", bank)), NOW)
    pool = services.practice.candidates(session.desk.learner.id, "wide")
    plan = Plan(limit=1, seed=1)
    session.engine = services.practice.start(session.desk.learner.id, plan, pool)
    session.presenter.take_up(session.engine)
    session.key("f")
    assert session.state("f") == "chosen"
    assert not session.engine.place.flagged


def test_up_and_down_move_the_focus_the_space_bar_chooses_and_tab_leaves_the_group(session):
    session.start().key("down")
    assert session.focused() == "option-A"
    session.key("down").key("space")
    assert session.state("b") == "chosen"
    session.key("tab")
    assert not session.focused().startswith("option")
    session.key("down")
    assert session.focused() == "option-B"


def test_enter_on_an_option_checks_the_answer(session):
    session.start().choose("b").key("down").submit()
    assert session.engine.phase is Phase.FEEDBACK


def test_after_a_click_on_a_button_enter_is_still_for_the_question(session):
    session.start().choose("b").click("flag").submit()
    assert session.engine.phase is Phase.FEEDBACK


def test_a_key_held_down_does_nothing_twice(session):
    session.start().choose("b").submit()
    key, none = Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier
    for _ in range(5):
        event = QKeyEvent(QEvent.Type.KeyPress, key, none, "\r", True)
        QApplication.sendEvent(session.page, event)
    assert session.engine.position == 0


def test_a_skipped_question_comes_round_once_more_and_then_the_end_is_offered(session):
    session.start(order=("one", "two"))
    assert not session.shows("finish")
    session.key("s").choose("b").submit().submit()
    assert session.says("question-number").startswith("Question 1")
    assert session.text("finish") == "Finish now"
    assert not session.shows("skip")
    session.key("s")
    assert session.says("foot-words") == "One question is still open."
    session.key("escape")
    assert session.routes == []
    assert session.text("primary") == "Check answer"
    session.click("finish").submit()
    assert session.routes == [Route("results", session.engine.attempt.id)]


def test_multiple_counts_what_was_judged_right(session):
    session.start(order=("three", "one")).choose("a", "b").submit()
    assert session.says("verdict").startswith(
        "Not all of them: 3 of 5 judged right. You chose A, B. The right answers are A, C."
    )
    assert session.states() == "yours-best yours-wrong best passed passed-unsafe"


def test_multiple_names_unsafe_acts_first(session):
    session.start(order=("three", "one")).choose("a", "c", "e").submit()
    assert session.says("verdict").startswith("Unsafe: Why e. 4 of 5 judged right. You chose")


def test_multiple_with_a_number_says_how_many_are_wanted(session):
    session.start(order=("four", "one")).choose("a")
    assert session.text("foot-words") == "Choose 2; 1 so far"
    session.choose("b", "c")
    assert session.text("foot-words") == "Choose only 2; 3 are chosen"
    session.choose("c").submit()
    assert session.says("verdict").startswith("Right: 4 of 4 judged right.")


def test_nothing_is_seen_of_a_verdict_before_the_answer_is_stored(session, monkeypatch):
    seen = []
    record = session.services.attempts.record

    def watched(attempt, drafts):
        if any(draft.kind is EventKind.ANSWERED for draft in drafts):
            session.submit().submit()  # keys that come meanwhile
            seen.append((session.shows("verdict"), session.says("strip"), session.states()))
        record(attempt, drafts)

    session.start()
    monkeypatch.setattr(session.services.attempts, "record", watched)
    session.choose("b").submit()
    assert seen == [(False, "Question 1 of 4, not answered yet", "rest chosen rest rest")]
    assert session.kinds().count(EventKind.ANSWERED) == 1
    assert session.shows("verdict")
    assert session.engine.position == 0


def test_an_answer_that_cannot_be_stored_stays_and_is_tried_again(session, monkeypatch):
    def full(attempt, drafts):
        message = "The disk is full; free some space and press Enter again."
        raise StoreError(message)

    session.start().key("f").choose("b")
    with monkeypatch.context() as patch:
        patch.setattr(session.services.attempts, "record", full)
        session.submit()
        assert session.notice() == "The disk is full; free some space and press Enter again."
        assert session.state("b") == "chosen"
        assert not session.shows("verdict")
    session.submit()
    assert session.shows("verdict")
    assert not session.shows("notice")
    assert session.kinds().count(EventKind.ANSWERED) == 1


def test_a_flag_that_cannot_be_stored_goes_with_the_answer(session, monkeypatch):
    def full(attempt, drafts):
        message = "The disk is full."
        raise StoreError(message)

    session.start()
    with monkeypatch.context() as patch:
        patch.setattr(session.services.attempts, "record", full)
        session.key("f")
        assert session.notice() == "The disk is full."
    session.choose("b").submit()
    assert session.record.responses[0].flagged


def test_escape_leaves_and_the_session_resumes_on_the_same_question(session):
    session.start().choose("b").submit().submit()
    session.time.ms += 5_000
    session.key("escape")
    assert session.routes == [Route("today")]
    engine = session.services.attempts.resume(session.engine.attempt.id)
    assert engine.position == 1
    assert engine.elapsed_ms() == 5_000
    session.engine = engine
    session.presenter.take_up(engine)
    assert session.says("question-number").startswith("Question 2")
    assert session.says("strip") == "Question 2 of 4, not answered yet"


def test_showing_another_page_puts_the_session_down(session):
    session.start()
    session.page.hide()
    assert session.kinds()[-1] is EventKind.LEFT
    session.page.show()


def test_a_test_gives_no_verdict_and_moves_freely(session):
    session.start(mode=Mode.TEST).choose("a").submit()
    assert session.says("question-number").startswith("Question 2")
    assert not session.shows("verdict")
    session.presenter._live.go_to(0)
    assert session.states() == "chosen rest rest rest"
    assert session.says("strip") == "Question 1 of 4, answered"
    assert session.text("primary") == "Next question"
    session.choose("b")
    assert session.text("primary") == "Save answer"
    session.submit()
    assert session.kinds().count(EventKind.CHANGED) == 1
    assert session.record.responses[0].outcome.correct


def test_a_test_that_is_finished_early_asks_once_and_names_unsaved_choices(session):
    session.start(mode=Mode.TEST, order=("one", "two")).choose("a").submit()
    session.choose("b").click("finish")
    assert session.says("foot-words") == (
        "One question is still open. One choice is not saved and would not count."
    )
    session.submit()
    assert session.routes == [Route("results", session.engine.attempt.id)]
    assert session.record.responses[1].response is None


def test_a_test_with_everything_answered_finishes_without_asking(session):
    session.start(mode=Mode.TEST, order=("one", "two")).choose("a").submit().choose("b").submit()
    assert session.text("primary") == "Finish"
    session.submit()
    assert session.routes == [Route("results", session.engine.attempt.id)]


def test_time_counts_down_turns_to_words_and_ends_the_session(session):
    session.start(mode=Mode.TEST, limit_s=150)
    assert session.text("clock") == "2:30"
    session.pass_time(80)
    assert session.text("clock") == "1:10"
    session.choose("a").submit().choose("b")
    session.pass_time(28)
    assert session.text("clock") == "42 seconds left"
    session.pass_time(41)
    assert session.text("clock") == "1 second left"
    session.pass_time(2)
    assert session.routes == [Route("results", session.engine.attempt.id)]
    record = session.record
    assert record.state is AttemptState.FINISHED
    # A choice that was complete is stored, not lost.
    assert record.responses[1].response == {"chosen": [1]}


def test_the_clock_counts_up_in_tutor_mode_and_the_pulse_keeps_it(session):
    session.start()
    session.pass_time(75)
    assert session.text("clock") == "1:15"
    kept = session.services.pulse.read()
    assert (kept.attempt, kept.position) == (session.engine.attempt.id, 0)
    assert kept.elapsed_ms == 75_000
    resumed = session.services.attempts.resume(session.engine.attempt.id)
    assert resumed.elapsed_ms() == 75_000


def test_the_list_of_keys_opens_and_closes(session):
    session.start().key("f1")
    assert session.shows("key-list")
    session.key("escape")
    assert not session.shows("key-list")
    assert session.routes == []
    session.click("keys")
    assert session.shows("key-list")
    session.choose("b")
    assert session.state("b") == "chosen"


def test_an_attempt_can_be_looked_through_without_changing_it(session):
    session.start().choose("a").submit().submit()
    session.key("s").key("s")
    session.presenter._live.ask_to_finish()
    session.submit()
    before = session.kinds()
    session.presenter.activate(Route("question", session.engine.attempt.id, 0))
    assert session.says("verdict").startswith("Unsafe: the tip goes on to the lung.")
    assert "returns" not in session.says("verdict")
    assert not session.shows("clock")
    session.choose("b")
    assert session.states() == "yours-unsafe best passed passed"
    session.key("right")
    assert session.says("verdict") == "Not answered: the best answer is B."
    session.key("left").key("right").submit().submit()
    assert session.text("primary") == "Back to the results"
    session.submit()
    assert session.routes[-1] == Route("results", session.engine.attempt.id, 3)
    assert session.kinds() == before


def test_the_next_question_is_ready_behind_the_present_one(session, qtbot):
    session.start()
    qtbot.waitUntil(lambda: len(session.page.findChildren(QAbstractButton, "option-A")) == 2)
    session.choose("b").submit().submit()
    assert session.says("stem") == "Another one. What now?"
    assert session.states() == "rest rest rest rest"
    assert session.choose("c").state("c") == "chosen"


@pytest.mark.parametrize(("width", "percent"), [(1280, 150), (720, 100), (720, 200), (1000, 80)])
def test_where_there_is_no_room_the_patient_folds_and_nothing_is_cut(
    desk, services, qtbot, width, percent
):
    theme.load("light", percent)
    session = Session(desk, services, qtbot, width, 560).start()
    assert session.shows("open-patient")
    session.click("open-patient")
    assert session.shows("fold-patient")
    session.choose("a").submit()
    for part in session.page.findChildren(QAbstractButton):
        if part.isVisible():
            right = part.mapTo(session.page, part.rect().topRight()).x()
            assert right <= width, part.objectName() or part.text()
            assert part.width() >= min(part.sizeHint().width(), width - 80), part.text()
    session.presenter.leave()
    session.presenter._ahead.stop()


def test_every_part_that_takes_the_focus_has_a_name(session):
    session.start()
    assert unnamed(session.page) == []
    session.choose("a").submit()
    assert unnamed(session.page) == []


def test_a_theme_that_changes_in_the_middle_changes_nothing_else(session):
    session.start().choose("b")
    for scheme, percent in (("dark", 150), ("high-contrast", 80), ("light", 100)):
        theme.load(scheme, percent)
        session.settle()
        assert session.states() == "rest chosen rest rest"
    session.submit()
    assert session.shows("verdict")


def test_a_screen_reader_hears_the_question_and_the_verdict_as_one_message_each(
    session, monkeypatch
):
    heard = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda e: heard.append(e.message()))
    session.start().choose("b").submit()
    assert heard[0] == "Question 1. No bone is felt. What next?"
    assert heard[-1] == session.says("verdict")
    assert len(heard) == 2


def test_after_checking_page_keys_and_arrows_scroll(desk, services, qtbot):
    session = Session(desk, services, qtbot, 720, 560).start().choose("a").submit()
    top = session.part("verdict").mapTo(session.page, session.part("verdict").rect().topLeft()).y()
    session.key("pagedown")
    below = session.part("verdict").mapTo(session.page, session.part("verdict").rect().topLeft())
    assert below.y() < top
    session.key("end").key("down").submit()
    assert session.says("question-number").startswith("Question 2")
    session.presenter.leave()
    session.presenter._ahead.stop()
