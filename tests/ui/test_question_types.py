# SPDX-License-Identifier: MIT
"""Orders, matches and numbers through a whole session, over real services, by key."""

import pytest
from PySide6.QtCore import Qt

from tests.builders import make_bank, make_head, make_match, make_numeric, make_order, write_bank
from tests.ui.driver_question import SHIFT, QuestionDriver
from tests.ui.hosting import shown, unnamed
from tests.ui.page_desk import desk, look
from trainer.model.attempt import AttemptState, Mode
from trainer.services.compiling import in_process
from trainer.services.context import open_services
from trainer.services.practice import Plan
from trainer.ui.pages.question import QuestionPage
from trainer.ui.presenters.question import QuestionPresenter
from trainer.ui.presenters.results_reading import read_results
from trainer.ui.theme import theme

__all__ = ["desk", "look"]  # fixtures

BANK = "kinds"
NOW = "2026-01-05T09:30:00.000Z"

ITEMS = (
    make_order("order", count=5, wrong="e", before=("ab", "bc", "cd"), endangering=("ab",)),
    make_match("match", keys="abc", unsafe=("", "a", ""), shuffle=False),
    make_numeric("numeric"),
)


@pytest.fixture
def services(paths, clock, tmp_path):
    made = open_services(paths, compile_bank=in_process, clock=clock, draw_seed=lambda: 1)
    bank = make_bank(*ITEMS, head=make_head(BANK))
    made.library.add(str(write_bank(tmp_path / "kinds.yaml", bank)), NOW)
    return made


class Session(QuestionDriver):
    """The page with its presenter and a session on the three items, in their order."""

    def __init__(self, desk, services, qtbot, mode=Mode.TUTOR) -> None:
        super().__init__(QuestionPage(), qtbot)
        self.services = services
        self.presenter = QuestionPresenter(self.page, desk, self.page)
        shown(qtbot, self.page, 1280, 800)
        self.page.setFocus()
        tab_only = Qt.FocusPolicy.TabFocus
        qtbot.waitUntil(lambda: self.part("leave").focusPolicy() == tab_only)
        pool = services.practice.candidates(desk.learner.id, BANK)
        drawn = services.practice.start(desk.learner.id, Plan(limit=3, seed=1), pool)
        entries = {entry.key.item: entry for entry in drawn.attempt.form.entries}
        form = drawn.attempt.form._replace(
            entries=tuple(entries[name] for name in ("order", "match", "numeric"))
        )
        self.engine = services.attempts.start(
            desk.learner.id, form, services.library.texts(form), mode=mode, title="Kinds"
        )
        self.presenter.take_up(self.engine)

    def letter_of(self, step: int) -> str:
        """Return the letter under which a step stands, from 0."""
        return "ABCDE"[self.engine.order.index(step)]

    def order(self, *steps: int) -> "Session":
        return self.choose(*(self.letter_of(step) for step in steps))


@pytest.fixture
def session(desk, services, qtbot):
    return Session(desk, services, qtbot)


def test_a_whole_session_goes_by_keys_alone(session):
    assert not session.is_ready()
    session.order(1, 0, 2, 3).key("up", SHIFT)
    assert session.is_ready()
    session.order(0).key("up", SHIFT).submit()
    assert session.engine.place.outcome.correct is False
    session.key("1").submit()
    session.choose("A").key("down").choose("B").key("down")
    assert not session.is_ready()
    session.choose("C").submit()
    assert "Right: all of them are matched." in session.says("verdict")
    session.submit()
    session.key("1").key("2").submit()
    assert "Right:" in session.says("verdict")
    session.submit()
    assert session.services.attempts.read(session.engine.attempt.id).state is AttemptState.FINISHED


def test_an_unsafe_answer_of_each_kind_is_told_first_and_counted_apart(session):
    session.order(1, 0, 2, 3).submit()
    assert "Unsafe: “Withdraw it along the line of entry” came before" in session.says("verdict")
    session.submit()
    session.choose("A").key("down").choose("A").key("down").choose("C").submit()
    assert "Unsafe: “Local twitch” does not fit" in session.says("verdict")
    session.submit()
    session.key("3").key("0").submit()
    assert "Unsafe: Beyond." in session.says("verdict")
    assert "You chose 30\u00a0mm." in session.says("verdict")
    session.submit()
    results = read_results(session.services, session.engine.attempt.id)
    assert [row.act for row in results.view.unsafe] == ["Act ab", "Act 2", "Too deep"]
    assert [row.harm for row in results.view.unsafe] == ["Harm ab", "Harm 2", "The lung"]


def test_how_sure_the_learner_was_is_said_without_a_list_of_letters(session):
    session.order(0, 1, 2, 3).key("right").submit()
    assert "You were guessing." in session.says("verdict")
    assert "You chose" not in session.says("verdict")


def test_a_session_of_a_test_takes_answers_back_and_shows_them_again(desk, services, qtbot):
    session = Session(desk, services, qtbot, Mode.TEST)
    session.order(0, 1).submit()
    session.choose("A").key("down").choose("B").key("down").choose("C").submit()
    session.presenter._live.go_to(0)
    session.settle()
    assert session.part("step-1").letter == "1"
    session.key("1", SHIFT)  # means nothing here
    session.order(2).submit()
    stored = services.attempts.read(session.engine.attempt.id).responses
    assert stored[0].response == {"placed": [0, 1, 2]}
    assert stored[1].response == {"assigned": [0, 1, 2]}


def test_skipping_and_flagging_work_from_the_number_field(session):
    session.key("s").key("s")
    session.key("4").key("f")
    assert session.engine.place.flagged
    assert session.engine.place.response.value == 4.0
    assert session.focused() == "number"
    session.key("s")
    assert session.engine.item.id == "order"


def test_every_part_that_takes_the_focus_has_a_name(session):
    assert unnamed(session.page) == []
    session.order(1, 0).submit()
    assert unnamed(session.page) == []


def test_the_list_of_keys_names_those_of_the_type(session):
    session.key("f1")
    assert session.shows("key-list")


def test_arrows_and_digits_after_checking_are_those_of_the_page(session):
    session.order(1, 0).submit()
    session.key("2")
    assert session.reason() == "Misread it"


@pytest.mark.parametrize(("width", "percent"), [(720, 100), (720, 200), (1280, 150)])
def test_nothing_is_cut_in_the_smallest_window_and_the_largest_text(session, width, percent):
    theme.load("light", percent)
    session.page.host.resize(width, 560)
    session.settle()
    view = session.part("answer-order")
    assert view.height() == view.heightForWidth(view.width())
    session.order(1, 0, 2)
    assert view.height() == view.heightForWidth(view.width())
    card = session.part("step-3")
    assert view.rect().contains(card.geometry())
