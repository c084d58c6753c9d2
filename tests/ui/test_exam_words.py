# SPDX-License-Identifier: MIT
"""What is said of exams: rules, shortages, and what a result came to."""

import pytest

from tests.model.test_exam_verdict import responses, sitting
from trainer.model.accommodation import Accommodation
from trainer.model.attempt import AttemptRecord, AttemptState, Mode
from trainer.model.exam import Decision
from trainer.model.exam_sitting import SectionRules
from trainer.model.form import Form
from trainer.ui.presenters.exam_results import exam_result
from trainer.ui.presenters.exam_words import closed, session_detail, warning


def result(rules, right, unsafe=0):
    record = AttemptRecord(
        "a", "l", Mode.TEST, "Exam", Form((), 1), None, AttemptState.FINISHED, 0, 0, "", "",
        tuple(responses(right, unsafe)),
    )  # fmt: skip
    return exam_result(record, rules)


@pytest.mark.parametrize(
    ("right", "verdict"),
    [
        (40, "Cut 60\u00a0%: met, above"),
        (26, "Cut 60\u00a0%: met, too close to call"),
        (22, "Cut 60\u00a0%: not met, too close to call"),
        (5, "Cut 60\u00a0%: not met, below"),
    ],
)
def test_a_verdict_says_what_its_range_allows(qapp, right, verdict):
    view = result(sitting({"a": 60}, [40]), [at < right for at in range(40)])
    assert view.parts[0].verdict == verdict
    assert view.parts[0].range.spoken.endswith(verdict)


def test_a_cut_of_a_panel_stands_with_its_error(qapp):
    rules = sitting({"a": 60}, [10])._replace(
        sections=(SectionRules("a", "A", 61.25, 2.54),), is_panel_cut=True
    )
    view = result(rules, [True] * 10)
    assert "Cut 61.25\u00a0% \u00b1 2.5: met" in view.parts[0].verdict
    assert "The cuts were set by a panel." in view.notes


def test_the_whole_is_shown_where_it_adds_something(qapp):
    assert len(result(sitting({"a": 60}, [4]), [True] * 4).parts) == 1
    assert len(result(sitting({"a": 60}, [4], cut=50), [True] * 4).parts) == 2
    assert len(result(sitting({"a": 60, "b": 50}, [2, 2]), [True] * 4).parts) == 3


def test_a_whole_below_its_cut_says_so(qapp):
    rules = sitting({"a": None}, [4], cut=80, decision=Decision.COMPENSATORY)
    view = result(rules, [True, True, True, False])
    assert view.decided == ("The whole is below its cut.",)
    assert view.headline == "Not passed"


@pytest.mark.parametrize(
    ("percent", "note"),
    [(25, "Sat with 25\u00a0% more time."), (None, "Sat without a time limit.")],
)
def test_the_time_that_was_allowed_is_told(qapp, percent, note):
    rules = sitting({"a": 50}, [2])._replace(usual_s=3600, accommodation=Accommodation(percent))
    assert note in result(rules, [True, True]).notes
    usual = rules._replace(accommodation=Accommodation())
    assert not any(text.startswith("Sat") for text in result(usual, [True, True]).notes)


def test_what_was_left_blank_is_counted_and_told(qapp):
    view = result(sitting({"a": 50}, [3]), [True, None, None])
    assert "2 questions were not answered and count as not right." in view.notes
    one = result(sitting({"a": 50}, [3]), [True, True, None])
    assert "One question was not answered and counts as not right." in one.notes


def test_every_result_says_that_it_certifies_nothing(qapp):
    view = result(sitting({"a": 50}, [2]), [True, True])
    assert view.notes[-1].startswith("Practice: neither a pass nor a score certifies")


@pytest.mark.parametrize(
    ("at_s", "left_s", "text"),
    [
        (600, 600, "10 minutes are left."),
        (600, 599, "10 minutes are left."),
        (600, 420, "7 minutes are left."),
        (60, 60, "One minute is left. What is saved by its end is submitted."),
        (60, 31, "Less than a minute is left: 31 seconds."),
        (60, 1, "One second is left."),
    ],
)
def test_warnings_say_what_is_left(qapp, at_s, left_s, text):
    assert warning(at_s, left_s) == text


def test_an_exam_is_called_one_on_the_question_page(qapp):
    assert session_detail(60) == ("Exam, 60 questions", "Exam")
    assert session_detail(1) == ("Exam, one question", "Exam")
    assert "closed" in closed()
