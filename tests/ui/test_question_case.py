# SPDX-License-Identifier: MIT
"""Cases on the question page, over real services, by key: steps, verdicts, the patient so far."""

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from tests.builders import (
    case_response,
    make_bank,
    make_case,
    make_head,
    make_item,
    write_bank,
)
from tests.ui.driver_question import QuestionDriver
from tests.ui.hosting import shown, unnamed
from tests.ui.page_desk import desk, look
from trainer.errors import StoreError
from trainer.model.attempt import Certainty, EventKind, Mode
from trainer.model.stimulus import Movement, Sensation, Stimulus
from trainer.services.compiling import in_process
from trainer.services.context import open_services
from trainer.services.practice import Plan
from trainer.storage import log
from trainer.ui.desk import Route
from trainer.ui.pages.question import QuestionPage
from trainer.ui.presenters.question import QuestionPresenter
from trainer.ui.theme import theme
from trainer.ui.widgets.motion import wants_motion
from trainer.ui.widgets.option_card import OptionCard
from trainer.ui.widgets.step_row import StepRow

__all__ = ["desk", "look"]  # fixtures

BANK = "cases"
NOW = "2026-01-05T09:30:00.000Z"
EVENT = Stimulus(
    truth="nerve-contact",
    reports="It shot down my arm.",
    seen="The hand jerks.",
    sensations=(Sensation(side="back", quality="electric", path=((-1.1, 2.6), (-1.4, 4.5))),),
    movement=Movement(kind="jerk", elsewhere="the hand"),
)


def items():
    plain = make_case("case", title="Late pain", teaching="Breathless means lung.")
    first = dataclasses.replace(plain.steps[0].item, stimulus=EVENT, teaching="Send her.")
    steps = (dataclasses.replace(plain.steps[0], item=first), *plain.steps[1:])
    return dataclasses.replace(plain, steps=steps), make_item(
        "after", shuffle=False, stimulus=EVENT
    )


@pytest.fixture(scope="module")
def compiled(tmp_path_factory):
    return str(tmp_path_factory.mktemp("compiled"))


@pytest.fixture
def services(paths, clock, tmp_path, compiled):
    paths = paths._replace(cache=compiled)
    made = open_services(paths, compile_bank=in_process, clock=clock, draw_seed=lambda: 1)
    bank = make_bank(*items(), head=make_head(BANK))
    made.library.add(str(write_bank(tmp_path / "cases.yaml", bank)), NOW)
    return made


class Session(QuestionDriver):
    """The page with its presenter, and a session on a case and an item after it."""

    def __init__(self, desk, services, qtbot, width=1280, height=800) -> None:
        super().__init__(QuestionPage(), qtbot)
        self.desk, self.services = desk, services
        self.presenter = QuestionPresenter(self.page, desk, self.page)
        self.routes: list[Route] = []
        desk.route_requested.connect(self._on_route)
        shown(qtbot, self.page, width, height)
        self.page.setFocus()
        tab_only = Qt.FocusPolicy.TabFocus
        qtbot.waitUntil(lambda: self.part("leave").focusPolicy() == tab_only)

    def _on_route(self, route: Route) -> None:
        self.routes.append(route)

    def start(self, mode=Mode.TUTOR):
        pool = self.services.practice.candidates(self.desk.learner.id, BANK)
        plan = Plan(limit=2, mode=mode, seed=1)
        drawn = self.services.practice.start(self.desk.learner.id, plan, pool)
        entries = {entry.key.item: entry for entry in drawn.attempt.form.entries}
        form = drawn.attempt.form._replace(entries=(entries["case"], entries["after"]))
        self.engine = self.services.attempts.start(
            self.desk.learner.id, form, self.services.library.texts(form), mode=mode, title="Chest"
        )
        self.presenter.take_up(self.engine)
        self.settle()
        return self

    def resume(self):
        self.engine = self.services.attempts.resume(self.engine.attempt.id)
        self.presenter.take_up(self.engine)
        self.settle()
        return self

    @property
    def record(self):
        return self.services.attempts.read(self.engine.attempt.id)

    def kinds(self) -> list[EventKind]:
        mine = self.engine.attempt.id
        return [e.kind for e in log.read_events(self.services.database) if e.attempt == mine]

    def states_of(self, step: int) -> str:
        """Return the states of the options of one step, in the order of the screen."""
        cards = self.part(f"step-{step}").findChildren(OptionCard)
        return " ".join(card.state for card in cards if card.isVisible())

    def rows(self) -> list[str]:
        """Return what the locked lines say, from the top."""
        rows = [row for row in self.page.findChildren(StepRow) if row.isVisible()]
        rows.sort(key=lambda row: row.mapTo(self.page, row.rect().topLeft()).y())
        return [row.accessibleName() for row in rows]


@pytest.fixture
def session(desk, services, qtbot):
    made = Session(desk, services, qtbot)
    yield made
    made.presenter.leave()
    made.presenter._ahead.stop()
    made.presenter._soon.stop()


def test_a_case_begins_with_its_story_and_its_first_step(session):
    session.start()
    assert session.says("stem") == "A runner writes hours after her shoulder was needled."
    assert session.text("step-name") == "Step 1"
    assert session.says("step-stem") == "First?"
    assert session.says("steps") == (
        "Step 1, now; Step 2, to come; Step 3, to come; Step 4, to come"
    )
    assert not session.shows("strip")
    assert session.says("later-step").startswith("Step 2 opens when this answer is in.")
    assert session.says("patient-so-far") == "12:00: Needled on the right"
    assert session.text("foot-words") == "Choose an answer first"
    assert session.rows() == []


def test_in_tutor_mode_each_step_has_its_verdict_and_then_the_next_one_opens(session):
    session.start().choose("b").submit()
    assert session.says("step-verdict") == "Right: Why b."
    assert session.says("step-event") == "She goes at once."
    assert session.states() == "passed yours-best passed-unsafe"
    assert session.text("primary") == "Next step"
    assert session.kinds()[-1] is EventKind.STEPPED
    assert not session.shows("verdict")
    session.submit()
    assert session.rows() == [
        "The case. A runner writes hours after her shoulder was needled",
        "Step 1. Which nerve is most at risk on this route?. Radial nerve. right",
    ]
    assert session.says("step-stem") == "Third?"
    assert session.states() == "rest rest rest rest"
    assert session.says("steps") == "Step 1, right; Step 2, now; Step 3, to come"
    assert session.says("patient-so-far") == (
        "12:00: Needled on the right. Step 1: Radial nerve. New: Then: She goes at once."
        " New: Imaging: A small pneumothorax"
    )


def test_at_the_end_stands_the_verdict_on_the_whole(session):
    session.start().choose("b").submit().submit().choose("a", "c").submit().submit()
    session.choose("a").submit()
    assert session.says("verdict").startswith("Not every step: 2 of 3 steps right.")
    assert session.shows("strip")
    assert not session.shows("steps")
    assert session.rows()[-1].startswith("Step 3. Last?. Axillary nerve. not right")
    assert session.states() == "yours-wrong best passed-unsafe"
    assert session.text("primary") == "Next question"
    assert session.shows("teaching")
    assert session.record.responses[0].response == {
        "steps": [["a", {"chosen": [1]}], ["c", {"chosen": [0, 2]}], ["d", {"chosen": [0]}]]
    }
    session.submit()
    assert session.says("question-number").startswith("Question 2")


def test_a_wrong_answer_leads_where_its_branch_says(session):
    session.start().choose("a").submit()
    assert session.says("step-verdict").startswith("Not this one: Why a.")
    assert session.says("step-event") == "She waits."
    session.submit()
    assert session.says("step-stem") == "She is worse. Second?"
    assert session.says("patient-so-far").endswith(
        "Not right: Step 1: Axillary nerve. New: Then: She waits. New: 22:00: Breathless"
    )


def test_an_unsafe_act_ends_the_case_in_its_consequence(session):
    session.start().choose("c").submit()
    assert session.says("verdict").startswith("Unsafe: Why c.")
    assert session.says("step-event") == "She collapses."
    assert session.says("patient-so-far").endswith("Unsafe: Then: She collapses")
    assert EventKind.STEPPED not in session.kinds()
    assert session.text("primary") == "Next question"


def test_a_locked_step_opens_to_its_reasons_and_closes_again(session):
    session.start().choose("a").submit().submit()
    assert session.says("step-1-row").endswith("not right")
    session.click("step-1-row")
    assert session.states_of(1) == "yours-wrong best passed-unsafe"
    session.choose("b")
    assert session.engine.place.response == case_response("a:a", "b:b")
    session.click("step-1-row")
    assert session.states() == "rest chosen rest"
    session.click("story-row")
    assert "A runner writes hours after" in session.says("story-row")


def test_by_keyboard_alone_a_locked_step_is_reached_and_opened(session):
    session.start().choose("b").submit().submit()
    for _ in range(30):
        session.key("tab")
        if session.focused() == "step-1-row":
            break
    assert session.focused() == "step-1-row"
    session.key("space")
    assert session.states_of(1) == "passed yours-best passed-unsafe"
    session.key("tab")
    assert session.focused() == "option-A"


def test_a_test_locks_steps_gives_no_verdict_and_tells_consequences(session):
    session.start(Mode.TEST)
    assert session.text("primary") == "Lock answer"
    session.choose("a").submit()
    assert session.says("step-stem") == "She is worse. Second?"
    assert session.rows()[-1].endswith("Axillary nerve")
    assert session.says("step-event") == "She waits."
    assert not session.part("step-1-row").isEnabled()
    assert session.says("steps").startswith("Step 1, answered; Step 2, now")
    session.choose("b").submit().choose("a", "c").submit().choose("b").submit()
    assert session.says("question-number").startswith("Question 2")
    session.presenter._live.go_to(0)
    assert session.says("later-step") == "The case is over. Its steps stay as they were answered."
    assert len(session.rows()) == 5
    session.choose("a")
    assert session.engine.place.response == case_response("a:a", "b:b", "c:ac", "d:b")
    assert session.text("primary") == "Next question"


def test_what_is_struck_out_and_how_sure_one_is_belong_to_the_step(session):
    session.start().strike("a").key("right").choose("b").submit().submit()
    assert session.states() == "rest rest rest rest"
    assert session.certainty() == ""
    session.choose("a").key("right").key("right").submit()
    assert session.record.responses[0].certainty is Certainty.GUESS
    assert session.says("verdict").startswith("Not every step: 1 of 2 steps right. You were")


def test_a_step_that_cannot_be_stored_shows_no_verdict_and_is_tried_again(session, monkeypatch):
    def full(attempt, drafts):
        message = "The disk is full; free some space and press Enter again."
        raise StoreError(message)

    session.start().choose("b")
    with monkeypatch.context() as patch:
        patch.setattr(session.services.attempts, "record", full)
        session.submit()
        assert session.notice().startswith("The disk is full")
        assert not session.shows("step-verdict")
        assert session.state("b") == "chosen"
    session.submit()
    assert session.shows("step-verdict")
    assert session.kinds().count(EventKind.STEPPED) == 1


def test_nothing_is_seen_of_a_verdict_before_the_step_is_stored(session, monkeypatch):
    seen = []
    record = session.services.attempts.record

    def watched(attempt, drafts):
        if any(draft.kind is EventKind.STEPPED for draft in drafts):
            session.submit().submit()  # keys that come meanwhile
            seen.append((session.shows("step-verdict"), session.says("steps")[:11]))
        record(attempt, drafts)

    session.start()
    monkeypatch.setattr(session.services.attempts, "record", watched)
    session.choose("b").submit()
    assert seen == [(False, "Step 1, now")]
    assert session.kinds().count(EventKind.STEPPED) == 1


def test_a_session_left_in_the_middle_of_a_case_goes_on_with_its_next_step(session):
    session.start().choose("b").submit()
    session.key("escape")
    assert session.routes == [Route("today")]
    session.resume()
    assert session.says("step-stem") == "Third?"
    assert session.rows()[-1].endswith("right")
    assert session.says("steps") == "Step 1, right; Step 2, now; Step 3, to come"
    session.choose("a", "c").submit().submit().choose("b").submit()
    assert session.says("verdict").startswith("Right: every step was right.")


def test_a_case_that_was_skipped_in_the_middle_comes_round_where_it_was(session):
    session.start().choose("b").submit().submit().key("s")
    assert session.says("question-number").startswith("Question 2")
    session.choose("b").submit().submit()
    assert session.says("question-number").startswith("Question 1")
    assert session.says("step-stem") == "Third?"


def test_a_case_can_be_looked_through_afterwards(session):
    session.start().choose("a").submit().submit().choose("c").submit().submit()
    session.choose("b").submit().submit()
    session.presenter.activate(Route("question", session.engine.attempt.id, 0))
    assert session.says("verdict").startswith("Unsafe: Why c.")
    assert [row.rsplit(". ", 1)[1] for row in session.rows()] == ["not right", "unsafe"]
    assert session.states() == "yours-wrong best passed-unsafe"
    before = session.kinds()
    session.choose("b").click("step-2-row")
    assert session.kinds() == before


def test_a_case_that_was_left_open_is_looked_through_with_what_was_not_reached(session):
    session.start().choose("b").submit().submit()
    session.presenter._live.ask_to_finish()
    session.submit()
    session.presenter.activate(Route("question", session.engine.attempt.id, 0))
    assert session.says("verdict") == "Not answered: the case was left after step 1."
    assert [row.rsplit(". ", 1)[1] for row in session.rows()] == [
        "right",
        "not answered",
        "not reached",
    ]


def test_what_happens_under_the_needle_is_named_once_its_step_is_answered(session):
    session.start()
    assert session.shows("body-chart")
    assert not session.shows("stimulus-truth")
    assert "nerve" not in session.says("muscle-picture")
    session.choose("b").submit()
    assert session.text("stimulus-truth") == "This was contact with a nerve."
    session.submit()
    assert not session.shows("stimulus")


def test_an_event_outside_a_case_is_named_with_the_verdict_and_played_again_by_a_key(session):
    session.start().key("s")
    card = session.part("stimulus")
    assert card.accessibleName() == "Under the needle"
    card._play.stop()
    session.key("r")
    assert card.is_playing == wants_motion(card)
    assert not session.shows("stimulus-truth")
    session.choose("b").submit()
    assert session.text("stimulus-truth") == "This was contact with a nerve."
    answered = [e for e in log.read_events(session.services.database) if e.item == "after"]
    assert answered[-1].data["truth"] == "nerve-contact"
    assert answered[-1].kind is EventKind.ANSWERED


def test_a_screen_reader_hears_each_step_and_each_verdict_as_one_message(session, monkeypatch):
    heard = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda e: heard.append(getattr(e, "message", str)())
    )
    session.start().choose("b").submit().submit()
    said = [one for one in heard if one]
    assert "Step 1 First? Which nerve is most at risk on this route?" in said[0]
    assert said[1] == "Right: Why b."
    assert said[2] == (
        "Question 1. She goes at once. Step 2 Third? Which findings call for help now?"
    )


def test_every_part_that_takes_the_focus_has_a_name(session):
    session.start()
    assert unnamed(session.page) == []
    session.choose("a").submit()
    assert unnamed(session.page) == []
    session.submit()
    assert unnamed(session.page) == []


@pytest.mark.parametrize(("width", "percent"), [(720, 100), (1280, 150), (720, 200)])
def test_where_there_is_no_room_nothing_is_cut(desk, services, qtbot, width, percent):
    theme.load("light", percent)
    session = Session(desk, services, qtbot, width, 560).start()
    for _ in range(2):
        session.choose("a").submit().submit()
    for row in session.page.findChildren(StepRow):
        if row.isVisible():
            assert row.mapTo(session.page, row.rect().topRight()).x() <= width
    session.presenter.leave()
    session.presenter._ahead.stop()
