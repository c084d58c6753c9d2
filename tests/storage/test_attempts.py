# SPDX-License-Identifier: MIT
import pytest

from tests.storage.histories import LEARNER, RIGHT, SNAPSHOTS, UNSAFE, begin, make_form, practise
from trainer.model.attempt import AttemptState, EventKind, Mode
from trainer.storage import log
from trainer.storage.attempts import attempt, attempts, open_attempts
from trainer.storage.database import DamagedStore


def test_an_attempt_comes_back_with_its_form(database, history):
    begin(database, history, Mode.TEST)
    record = attempt(database, "attempt-1")
    assert record.form == make_form()
    assert (record.learner, record.mode, record.title) == (LEARNER, Mode.TEST, "Ten minutes")
    assert (record.limit_s, record.state, record.position) == (None, AttemptState.OPEN, 0)
    assert len(record.responses) == len(record.form.entries)
    assert [place.position for place in record.responses] == list(range(6))


def test_a_finished_attempt_tells_when(database, history):
    practise(database, history)
    record = attempt(database, "attempt-1")
    assert record.state is AttemptState.FINISHED
    assert record.started_at < record.finished_at == list(log.read_events(database))[-1].at


def test_a_summary_counts_answers(database, history):
    practise(database, history)
    (summary,) = attempts(database, LEARNER, 10)
    assert (summary.items, summary.answered, summary.correct, summary.unsafe) == (6, 4, 2, 1)
    assert (summary.mode, summary.state) == (Mode.TUTOR, AttemptState.FINISHED)
    assert summary.last_at == summary.finished_at


def test_a_changed_answer_moves_the_counts(database, history):
    begin(database, history, Mode.TEST)
    log.append(database, [history.answered(0, UNSAFE)])
    log.append(database, [history.answered(0, RIGHT, kind=EventKind.CHANGED)])
    (summary,) = attempts(database, LEARNER, 10)
    assert (summary.answered, summary.correct, summary.unsafe) == (1, 1, 0)


def test_pages_of_attempts_go_back_in_time(database, history):
    log.append(database, [history.added()])
    for number in range(5):
        log.append(database, [history.started(f"attempt-{number}")], SNAPSHOTS)
    pages, before = [], ""
    while page := attempts(database, LEARNER, 2, before):
        pages.append([summary.id for summary in page])
        before = page[-1].started_at
    assert pages == [["attempt-4", "attempt-3"], ["attempt-2", "attempt-1"], ["attempt-0"]]


def test_open_attempts_come_in_the_order_in_which_they_were_touched(database, history):
    practise(database, history)
    for name in ("attempt-2", "attempt-3", "attempt-4"):
        log.append(database, [history.started(name)])
    log.append(database, [history.event(EventKind.RESUMED, "attempt-2")])
    log.append(database, [history.event(EventKind.ABANDONED, "attempt-3")])
    found = [summary.id for summary in open_attempts(database, LEARNER)]
    assert found == ["attempt-2", "attempt-4"]
    assert open_attempts(database, "nobody") == []


def test_an_unknown_attempt_is_a_mistake_of_the_caller(database):
    with pytest.raises(KeyError):
        attempt(database, "attempt-9")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE response SET response = '{' WHERE position = 0",
        "UPDATE response SET outcome = '{}' WHERE position = 0",
        "UPDATE response SET struck = '7' WHERE position = 0",
    ],
)
def test_what_cannot_be_read_any_more_is_told_as_damage(database, history, statement):
    practise(database, history)
    database.connection.execute(statement)
    with pytest.raises(DamagedStore):
        attempt(database, "attempt-1")
