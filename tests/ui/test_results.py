# SPDX-License-Identifier: MIT
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from tests.builders import make_bank, make_head, make_item, write_bank
from tests.ui import pdf_text
from tests.ui.answered import RIGHT, UNSAFE, WRONG, choice_of, finish, give, session
from tests.ui.hosting import shown, unnamed
from tests.ui.page_desk import DeskDriver, desk, look, services
from trainer.errors import StoreError, TrainerError
from trainer.model.attempt import Certainty, Mode
from trainer.model.statistics import wilson
from trainer.services.assembly import Criteria
from trainer.services.practice import Plan
from trainer.ui.desk import Changes, Route
from trainer.ui.dialogs.save_file import ask_sheet
from trainer.ui.pages.results import ResultsPage
from trainer.ui.presenters.result_sheet import sheet, write_sheet
from trainer.ui.presenters.results import ResultsPresenter
from trainer.ui.presenters.results_reading import read_results
from trainer.ui.theme import theme

__all__ = ["desk", "look", "services"]  # fixtures


class Results(DeskDriver):
    name = "results"

    def __init__(self, desk):
        page = ResultsPage()
        super().__init__(desk, page, ResultsPresenter(page, desk, page))

    def rows(self) -> list[str]:
        """Read the list as a screen reader does."""
        names = []
        while self.shows(f"answer-{len(names)}"):
            names.append(self.text(f"answer-{len(names)}"))
        return names

    def range(self) -> tuple[int, int]:
        words = self.text("range").split()
        return int(words[-3]), int(words[-1])


@pytest.fixture
def learner(desk):
    return desk.learner.id


@pytest.fixture
def results(qtbot, desk):
    return Results(desk).shown(qtbot)


def mixed(services, learner) -> str:
    """Answer 10: 6 right, 2 wrong, 2 unsafe if their questions have it; the last is skipped."""
    return session(services, learner, [RIGHT, UNSAFE, RIGHT, WRONG, UNSAFE, *[RIGHT] * 5])


def test_unsafe_acts_come_first_each_with_its_harm_and_a_way_to_it(results, services, learner):
    attempt = mixed(services, learner)
    record = services.attempts.read(attempt)
    acts = [
        (response.position, act)
        for response in record.responses
        if response.outcome
        for act in response.outcome.unsafe
    ]
    assert acts
    results.open(attempt)
    assert results.part("unsafe").y() < results.part("score").y() < results.part("answers").y()
    number = "One unsafe act" if len(acts) == 1 else f"{len(acts)} unsafe acts"
    assert f"{number}: review before needling" in results.all_text()
    position, act = acts[0]
    assert act.act in results.all_text()
    assert act.harm in results.all_text()
    results.press(f"Review question {position + 1}")
    assert results.routes == [Route("question", attempt, position)]


def test_the_score_has_its_counts_and_its_range(results, services, learner):
    results.open(session(services, learner, [RIGHT] * 18 + [WRONG] * 6))
    interval = wilson(18, 24)
    assert results.text("percent") == "75\u00a0%"
    assert results.text("right") == "18 of 24 right"
    assert results.range() == (round(100 * interval.low), round(100 * interval.high))
    assert "range is wide" not in results.text("score-notes")
    assert "no score certifies competence to needle" in results.text("score-notes")


def test_nothing_is_said_of_passing(results, services, learner):
    results.open(mixed(services, learner))
    said = results.all_text().lower()
    assert not any(word in said for word in ("pass", "fail", "cut", "above", "below"))


def test_small_numbers_are_said_to_be_small(results, services, learner):
    results.open(mixed(services, learner))
    assert "With so few questions the range is wide." in results.text("score-notes")
    assert results.text("few") == "With so few questions, a domain says little on its own."


def test_a_domain_gets_a_range_from_five_questions_on(results, services, learner):
    anatomy = Criteria(domains=frozenset({"anatomy", "response"}))
    engine = services.practice.start(learner, Plan(anatomy, limit=14))
    give(services, engine, [RIGHT] * 14)
    record = services.attempts.read(finish(services, engine))
    results.open(record.id)
    for at, domain in enumerate(["anatomy", "response"]):
        seen = sum(entry.domain == domain for entry in record.form.entries)
        assert results.text(f"counts-{at}") == f"{seen} of {seen}"
        assert results.shows(f"estimate-{at}") == (seen >= 5)


def test_a_single_domain_is_not_said_twice(results, services, learner):
    anatomy = Criteria(domains=frozenset({"anatomy"}))
    results.open(session(services, learner, [RIGHT] * 5, criteria=anatomy))
    assert not results.shows("domains")


def test_left_blank_and_not_reached_are_told_apart_from_wrong(results, services, learner):
    engine = services.practice.start(learner, Plan(limit=6, mode=Mode.TEST, title="Test"))
    give(services, engine, [RIGHT, WRONG])
    # The third is on screen now; the fourth is looked at as well.
    engine.go_to(3)
    results.open(finish(services, engine))
    assert results.text("right") == "1 of 4 right"
    assert "2 were left blank and count as not right." in results.text("score-notes")
    assert "2 were not reached and do not count." in results.text("score-notes")
    results.press("All 6")
    verdicts = [row.split(", ")[1] for row in results.rows()]
    assert verdicts[0] == "right"
    assert verdicts[1] in ("not right", "unsafe")
    assert verdicts[2:] == ["left blank", "left blank", "not reached", "not reached"]
    results.press("Missed 3")
    assert len(results.rows()) == 3


def test_the_list_opens_on_what_was_missed_and_each_row_leads_to_its_question(
    results, services, learner
):
    attempt = mixed(services, learner)
    results.open(attempt)
    rows = results.rows()
    assert [row.split(",")[0] for row in rows] == ["Question 2", "Question 4", "Question 5"]
    results.key_on(results.part("answer-1"), "enter")
    assert results.routes == [Route("question", attempt, 3)]
    results.key_on(results.part("answer-0"), "down").key("down").key("down").key("up")
    assert results.page.focusWidget() is results.part("answer-1")


def test_sure_and_wrong_and_flagged_are_one_press_away(results, services, learner):
    engine = services.practice.start(learner, Plan(limit=4, title="Some"))
    give(services, engine, [WRONG], Certainty.CERTAIN)
    services.attempts.record(engine.attempt, engine.flag(True))
    give(services, engine, [RIGHT], Certainty.CERTAIN)
    give(services, engine, [WRONG], Certainty.GUESS)
    give(services, engine, [WRONG], Certainty.FAIRLY)
    results.open(finish(services, engine))
    results.press("Sure and wrong 2")
    assert [row.split(",")[0] for row in results.rows()] == ["Question 1", "Question 4"]
    assert "Certain" in results.rows()[0]
    results.press("Flagged 1")
    assert [row.split(",")[0] for row in results.rows()] == ["Question 2"]
    assert "flagged" in results.rows()[0]


def test_an_empty_list_says_why_it_is_empty(results, services, learner):
    results.open(session(services, learner, [RIGHT] * 5))
    assert len(results.rows()) == 5
    for words, reason in (
        ("Missed 0", "Nothing was missed."),
        ("Flagged 0", "Nothing was flagged. F flags a question while you answer."),
        ("Sure and wrong 0", "No answer was both sure and wrong."),
    ):
        results.press(words)
        assert results.text("no-answers") == reason


def test_a_long_list_shows_its_beginning_first(results, services, learner):
    results.open(session(services, learner, [RIGHT] * 48))
    assert len(results.rows()) == 40
    results.press("Show all 48")
    assert len(results.rows()) == 48


def test_enter_practises_what_was_missed(results, services, learner):
    attempt = mixed(services, learner)
    results.open(attempt)
    entries = services.attempts.read(attempt).form.entries
    assert results.text("next").startswith("Next: 3 missed questions in tutor mode, about ")
    results.key("enter")
    asked = {entry.key for entry in results.engine.attempt.form.entries}
    assert asked == {entries[at].key for at in (1, 3, 4)}
    assert results.engine.mode is Mode.TUTOR


def test_when_nothing_was_missed_enter_leaves(results, services, learner):
    results.open(session(services, learner, [RIGHT] * 3))
    assert "No unsafe act in 3 questions." in results.all_text()
    assert results.text("next") == "Nothing to practise again."
    assert not results.shows("done")
    results.key("enter")
    assert results.routes == [Route("today")]


def test_done_leaves(results, services, learner):
    results.open(mixed(services, learner)).press("Done")
    assert results.routes == [Route("today")]


def test_when_it_was_finished_and_how_long_it_took_is_said(results, services, learner, clock):
    attempt = mixed(services, learner)
    results.open(attempt)
    assert results.text("when").startswith("Finished today at ")
    assert results.text("title") == "Ten minutes"
    clock.advance(days=1)
    assert results.open(attempt).text("when").startswith("Finished yesterday at ")
    clock.advance(days=400)
    assert "January 2026 at" in results.open(attempt).text("when")


def test_a_session_without_any_answer_has_no_score(results, services, learner):
    engine = services.practice.start(learner, Plan(limit=3))
    record = engine.attempt
    services.attempts.abandon(record.id)
    results.open(record.id)
    assert "No question was answered." in results.all_text()
    assert not results.shows("score")
    assert results.text("when").startswith("Not finished")


def test_another_session_is_shown_from_its_beginning(results, services, learner):
    first, second = mixed(services, learner), session(services, learner, [RIGHT] * 3)
    results.open(first).press("All 10")
    results.open(second)
    assert results.text("right") == "3 of 3 right"
    results.open()
    assert results.text("right") == "3 of 3 right"


def test_questions_of_a_bank_that_is_gone_are_shown_and_cannot_be_practised(
    results, services, learner, tmp_path
):
    stem = "A very long **stem** that has no title of its own and goes on and on, far beyond what"
    items = [make_item("one", stem=f"{stem} fits.", domain="upper-limb"), make_item("two")]
    head = make_head("forearm", title="Forearm")
    path = write_bank(tmp_path / "forearm.yaml", make_bank(*items, head=head))
    services.library.add(str(path), "2026-01-05T00:00:00.000Z")
    pool = services.practice.candidates(learner, "forearm")
    engine = services.practice.start(learner, Plan(limit=2, title="Forearm"), pool)
    give(services, engine, [WRONG, WRONG])
    attempt = finish(services, engine)
    results.open(attempt)
    assert results.text("next").startswith("Next: 2 missed")
    services.library.remove("forearm")
    results.desk.announce(Changes.BANKS, results.desk)
    assert results.text("next") == "Nothing to practise again."
    long = next(row for row in results.rows() if "A very long stem" in row)
    assert "\u2026" in long
    assert "Upper limb" in long


def test_questions_that_vanish_at_the_last_moment_are_said_to_be_gone(results, services, learner):
    results.open(mixed(services, learner))
    services.library.close()
    results.key("enter")
    assert results.sessions == []
    assert "no longer in the library" in results.all_text()


def test_an_error_of_the_store_is_said_in_its_place(results, services, learner, monkeypatch):
    def refuse(*_arguments, **_words):
        raise StoreError("The disk is full. Make room and try again.")

    results.open(mixed(services, learner))
    monkeypatch.setattr(services.practice.__class__, "repeat", refuse)
    results.key("enter")
    assert "The disk is full." in results.all_text()


def test_every_part_says_something_to_a_screen_reader(results, services, learner):
    results.open(mixed(services, learner))
    assert unnamed(results.page) == []


@pytest.mark.parametrize("width", [663, 1072, 1500])
@pytest.mark.parametrize("percent", [80, 100, 150, 200])
def test_nothing_is_wider_than_the_window(results, services, learner, qtbot, width, percent):
    results.open(mixed(services, learner)).press("All 10")
    theme.load("light", percent)
    results.page.host.resize(width, 700)
    qtbot.waitUntil(lambda: results.beyond(width) == [], timeout=1000)


def test_a_view_can_be_shown_before_the_page_and_again(qtbot, desk, services, learner):
    attempt = mixed(services, learner)
    results = Results(desk).open(attempt).open(attempt)
    shown(qtbot, results.page)
    assert results.text("title") == "Ten minutes"


# The sheet


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_sheet_says_what_the_page_says(services, learner, desk):
    services.rename_learner(learner, "Robin Ng")
    read = read_results(services, mixed(services, learner))
    content = sheet(read)
    assert content.startswith(b"%PDF-")
    text = "\n".join(pdf_text.pages(content))
    assert "Ten minutes" in text
    assert "Robin Ng" in text
    assert "5\u00a0January 2026" in text
    assert "review before needling" in text
    assert read.view.unsafe[0].act in text
    assert f"{read.view.score.percent}, {read.view.score.right}" in text
    assert "no score certifies competence to needle" in text
    assert "Anatomy" in text
    assert all(answer.title.split()[0] in text for answer in read.view.answers)
    assert "\ufffd" not in text  # every character can be searched and copied


def test_a_block_of_ten_fits_two_pages_and_a_long_session_goes_on(services, learner, desk):
    assert len(pdf_text.pages(sheet(read_results(services, mixed(services, learner))))) <= 2
    long = sheet(read_results(services, session(services, learner, [WRONG] * 48)))
    texts = pdf_text.pages(long)
    assert len(texts) > 1
    assert all(f"Page {at + 1}" in text for at, text in enumerate(texts))


def test_the_sheet_is_saved_where_the_learner_says(
    results, services, learner, tmp_path, monkeypatch
):
    asked = []

    def answer(parent, title, suggested, kinds):
        asked.append(Path(suggested).name)
        return str(tmp_path / "mine"), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    results.open(mixed(services, learner)).press("Save as PDF")
    saved = tmp_path / "mine.pdf"
    assert asked == ["Results, Ten minutes.pdf"]
    assert saved.read_bytes().startswith(b"%PDF-")
    assert f"Saved as {saved}" in results.all_text()
    assert names(tmp_path) == ["home", "mine.pdf", "user"]


def test_nothing_is_written_when_the_learner_thinks_better_of_it(
    results, services, learner, tmp_path, monkeypatch
):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    results.open(mixed(services, learner)).press("Save as PDF")
    assert not results.shows("notice")
    assert names(tmp_path) == ["home", "user"]


def test_a_name_that_no_file_can_have_is_mended(qtbot, qapp, monkeypatch):
    asked = []

    def answer(parent, title, suggested, kinds):
        asked.append(Path(suggested).name)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    assert ask_sheet(None, 'Due: "all" / some?') == ""
    assert asked == ["Results, Due all some.pdf"]


def test_a_folder_that_is_not_there_is_said_and_leaves_nothing(
    results, services, learner, tmp_path
):
    results.open(mixed(services, learner))
    results.presenter.save(str(tmp_path / "gone" / "mine.pdf"))
    assert "cannot be written" in results.all_text()


def test_a_file_that_cannot_be_replaced_leaves_no_rest(services, learner, desk, tmp_path):
    (tmp_path / "mine.pdf").mkdir()
    with pytest.raises(TrainerError, match="cannot be written"):
        write_sheet(str(tmp_path / "mine.pdf"), read_results(services, mixed(services, learner)))
    assert names(tmp_path) == ["home", "mine.pdf", "user"]


def test_an_item_has_every_kind_of_answer_that_these_tests_give(services):
    """The core bank's questions are what these tests are made of."""
    import json

    from trainer.model.items.registry import read_item

    items = [
        read_item(json.loads(services.library.text(bank, row.id)))
        for bank, row in services.library.index()
    ]
    services.close()
    assert all(choice_of(item, RIGHT) for item in items)
    assert sum(choice_of(item, UNSAFE) is not None for item in items) > 20
