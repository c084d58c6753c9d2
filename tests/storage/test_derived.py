# SPDX-License-Identifier: MIT
import pytest

from tests.storage.histories import (
    ITEMS,
    LEARNER,
    RIGHT,
    SNAPSHOTS,
    UNSAFE,
    WRONG,
    begin,
    practise,
)
from trainer.model.attempt import (
    AttemptState,
    Certainty,
    EventKind,
    MissReason,
    Mode,
    ResponseState,
)
from trainer.model.index import ItemKey
from trainer.model.standing import DomainStanding, PracticeDay
from trainer.storage import log, standing
from trainer.storage.attempts import attempt
from trainer.storage.learners import learners

A, B = ItemKey("core", ITEMS[0]), ItemKey("core", ITEMS[1])


def item_standing(database, key=A):
    return standing.item_standings(database, LEARNER, key.bank)[key.item]


def test_a_place_goes_from_not_reached_over_omitted_to_answered(database, history):
    begin(database, history)

    def state():
        return attempt(database, "attempt-1").responses[1].state

    assert state() is ResponseState.NOT_REACHED
    log.append(database, [history.event(EventKind.SHOWN, "attempt-1", 1)])
    assert state() is ResponseState.OMITTED
    assert attempt(database, "attempt-1").position == 1
    log.append(database, [history.answered(1)])
    assert state() is ResponseState.ANSWERED
    log.append(database, [history.event(EventKind.SHOWN, "attempt-1", 1)])
    assert state() is ResponseState.ANSWERED


def test_a_response_holds_all_that_was_done_with_its_place(database, history):
    practise(database, history)
    second = attempt(database, "attempt-1").responses[1]
    assert second.response == {"chosen": 1}
    assert second.certainty is Certainty.CERTAIN
    assert second.outcome == WRONG
    assert second.flagged
    assert second.reason is MissReason.MISREAD
    assert second.elapsed_ms == 20_000
    third, fifth = attempt(database, "attempt-1").responses[2:5:2]
    assert third.outcome == UNSAFE
    assert fifth.struck == (0, 2)
    assert fifth.response is None


def test_a_flag_can_be_taken_back(database, history):
    begin(database, history)
    log.append(database, [history.event(EventKind.FLAGGED, "attempt-1", 0)])
    assert item_standing(database).flagged
    assert item_standing(database).answered == 0
    assert item_standing(database).due_at == ""
    log.append(database, [history.event(EventKind.UNFLAGGED, "attempt-1", 0)])
    assert not item_standing(database).flagged
    assert not attempt(database, "attempt-1").responses[0].flagged


def test_time_adds_up_over_visits_and_is_set_at_the_end(database, history):
    begin(database, history, Mode.TEST)
    left = history.event(EventKind.LEFT, "attempt-1", 0, elapsed_ms=1_500)
    log.append(database, [left, history.answered(0, elapsed_ms=2_000)])
    log.append(database, [history.answered(0, kind=EventKind.CHANGED, elapsed_ms=250)])
    record = attempt(database, "attempt-1")
    assert record.responses[0].elapsed_ms == 3_750
    assert record.elapsed_ms == 3_750
    assert standing.practice_days(database, LEARNER, "") == [PracticeDay("2026-01-05", 1, 3_750)]
    log.append(database, [history.finished()])
    assert attempt(database, "attempt-1").elapsed_ms == 300_000


def test_the_engines_own_clock_counts_where_it_is_told(database, history):
    begin(database, history)
    told = [
        (EventKind.LEFT, 1_000, 1_500),
        (EventKind.ANSWERED, 2_000, 9_000),
    ]
    for kind, elapsed_ms, session_ms in told:
        event = history.answered(0, kind=kind, elapsed_ms=elapsed_ms)
        log.append(database, [event._replace(data={**event.data, "session_ms": session_ms})])
        assert attempt(database, "attempt-1").elapsed_ms == session_ms
    assert attempt(database, "attempt-1").responses[0].elapsed_ms == 3_000
    log.append(database, [history.event(EventKind.RESUMED, "attempt-1")])
    assert attempt(database, "attempt-1").elapsed_ms == 9_000
    log.append(database, [history.event(EventKind.RESUMED, "attempt-1", session_ms=9_700)])
    assert attempt(database, "attempt-1").elapsed_ms == 9_700
    assert standing.practice_days(database, LEARNER, "") == [PracticeDay("2026-01-05", 1, 3_000)]


def test_in_tutor_mode_an_answer_counts_at_once(database, history):
    begin(database, history)
    answered = history.answered(0)
    log.append(database, [answered])
    found = item_standing(database)
    assert (found.answered, found.correct, found.last_correct) == (1, 1, True)
    assert found.last_at == answered.at
    assert found.interval_days == 3
    assert found.due_at == "2026-01-08" + answered.at[10:]


def test_in_test_mode_the_latest_answer_counts_once_at_the_end(database, history):
    begin(database, history, Mode.TEST)
    log.append(database, [history.answered(0, UNSAFE)])
    log.append(database, [history.answered(0, RIGHT, kind=EventKind.CHANGED)])
    assert standing.domain_standings(database, LEARNER) == []
    log.append(database, [history.finished()])
    assert (item_standing(database).answered, item_standing(database).correct) == (1, 1)
    assert standing.unsafe_standings(database, LEARNER) == []
    (domain,) = standing.domain_standings(database, LEARNER)
    assert (domain.answered, domain.correct, domain.unsafe) == (1, 1, 0)


def test_a_test_given_up_does_not_hide_an_unsafe_act(database, history):
    begin(database, history, Mode.TEST)
    log.append(database, [history.answered(0, UNSAFE)])
    log.append(database, [history.event(EventKind.ABANDONED, "attempt-1")])
    assert attempt(database, "attempt-1").state is AttemptState.ABANDONED
    assert attempt(database, "attempt-1").finished_at == ""
    assert len(standing.unsafe_standings(database, LEARNER)) == 1


def test_a_test_that_ends_late_does_not_set_a_later_answer_back(database, history):
    begin(database, history, Mode.TEST)
    log.append(database, [history.answered(0, WRONG)])
    log.append(database, [history.started("attempt-2")])
    later = history.answered(0, RIGHT, "attempt-2")
    log.append(database, [later])
    log.append(database, [history.finished()])
    found = item_standing(database)
    assert (found.answered, found.correct) == (2, 1)
    assert found.last_correct
    assert found.last_at == later.at
    assert standing.domain_standings(database, LEARNER)[0].last_at == later.at


def test_intervals_follow_the_rule_of_the_model(database, history):
    log.append(database, [history.added()])
    days = []
    for number, (outcome, certainty) in enumerate(
        [(RIGHT, "certain"), (RIGHT, None), (RIGHT, "guess"), (WRONG, "certain"), (RIGHT, "fairly")]
    ):
        name = f"attempt-{number}"
        log.append(database, [history.started(name)], SNAPSHOTS)
        log.append(database, [history.answered(0, outcome, name, certainty=certainty)])
        days.append(item_standing(database).interval_days)
    assert days == [3, 6, 3, 1, 3]


def test_unsafe_acts_are_revisited_until_answered_safely_three_times(database, history):
    log.append(database, [history.added()])
    seen = []
    for number, outcome in enumerate([UNSAFE, UNSAFE, RIGHT, WRONG, RIGHT, RIGHT]):
        name = f"attempt-{number}"
        log.append(database, [history.started(name)], SNAPSHOTS)
        log.append(database, [history.answered(0, outcome, name)])
        found = standing.unsafe_standings(database, LEARNER)
        seen.append([(one.times, one.safe_since) for one in found])
    assert seen == [[(1, 0)], [(2, 0)], [(2, 1)], [(2, 1)], [(2, 2)], []]
    assert item_standing(database).last_unsafe is False


def test_unsafe_acts_come_latest_first(database, history):
    begin(database, history)
    log.append(database, [history.answered(0, UNSAFE)])
    latest = history.answered(1, UNSAFE)
    log.append(database, [latest])
    first, second = standing.unsafe_standings(database, LEARNER)
    assert (first.key, first.last_at, second.key) == (B, latest.at, A)
    assert (first.act, first.harm) == UNSAFE.unsafe[0]


def test_domains_are_counted_apart(database, history):
    practise(database, history)
    anatomy, response = standing.domain_standings(database, LEARNER)
    assert anatomy[:5] == ("core", "anatomy", 2, 1, 1)
    assert response[:5] == ("core", "response", 2, 1, 0)
    assert isinstance(anatomy, DomainStanding)


@pytest.mark.parametrize(
    ("offset_min", "date"), [(60, "2026-01-06"), (-60, "2026-01-05"), (0, "2026-01-05")]
)
def test_days_are_those_of_the_learners_own_calendar(database, history, offset_min, date):
    begin(database, history)
    history.offset_min = offset_min
    event = history.answered(0)._replace(at="2026-01-05T23:30:00.000Z")
    log.append(database, [event])
    assert standing.practice_days(database, LEARNER, "2026-01-01") == [PracticeDay(date, 1, 20_000)]
    assert standing.practice_days(database, LEARNER, "2026-01-07") == []


def test_items_are_due_from_their_time_on(database, history):
    begin(database, history)
    log.append(database, [history.answered(0, WRONG), history.answered(1)])
    log.append(database, [history.event(EventKind.FLAGGED, "attempt-1", 2)])
    due_at = item_standing(database).due_at
    assert standing.due_count(database, LEARNER, "2026-01-05T23:00:00.000Z") == 0
    assert standing.due_count(database, LEARNER, due_at) == 1
    assert standing.due_count(database, LEARNER, "2026-02-01T00:00:00.000Z") == 2


def test_learners_are_kept_apart(database, history):
    practise(database, history)
    log.append(database, [history.added("learner-2", "Bob")])
    assert standing.domain_standings(database, "learner-2") == []
    assert standing.item_standings(database, "learner-2", "core") == {}
    assert standing.item_standings(database, LEARNER, "other") == {}


def test_learners_are_listed_oldest_first_with_their_latest_name(database, history):
    log.append(database, [history.added("b", "Bob"), history.added("a", "Ann")])
    log.append(database, [history.event(EventKind.LEARNER_RENAMED, learner="b", name="Rob")])
    assert [(one.id, one.name) for one in learners(database)] == [("b", "Rob"), ("a", "Ann")]


def test_a_step_is_kept_with_its_time_and_leaves_the_place_open(database, history):
    begin(database, history)
    first, both = [["a", {"chosen": [1]}]], [["a", {"chosen": [1]}], ["b", {"chosen": [0]}]]
    log.append(database, [history.event(EventKind.STRUCK, "attempt-1", 0, options=[2])])
    log.append(database, [history.stepped(0, first, certainty="certain", elapsed_ms=3_000)])
    place = attempt(database, "attempt-1").responses[0]
    assert (place.state, place.response) == (ResponseState.OMITTED, None)
    assert place.steps == {"steps": first}
    assert place.struck == ()
    log.append(database, [history.stepped(0, both, certainty="unsure", elapsed_ms=4_000)])
    log.append(database, [history.event(EventKind.RESUMED, "attempt-1")])
    found = attempt(database, "attempt-1")
    assert found.responses[0].steps == {"steps": both}
    assert found.responses[0].certainty is Certainty.UNSURE
    assert found.responses[0].elapsed_ms == found.elapsed_ms == 7_000
    assert item_standing_of_none(database)
    log.append(database, [history.answered(0)])
    place = attempt(database, "attempt-1").responses[0]
    assert (place.state, place.steps) == (ResponseState.ANSWERED, None)
    assert place.elapsed_ms == 27_000


def item_standing_of_none(database) -> bool:
    return not standing.item_standings(database, LEARNER, A.bank)


def test_a_step_after_the_answer_or_the_end_does_not_fit(database, history):
    begin(database, history)
    log.append(database, [history.answered(0)])
    with pytest.raises(ValueError, match="has been answered"):
        log.append(database, [history.stepped(0, [["a", {}]])])
    log.append(database, [history.finished()])
    with pytest.raises(ValueError, match="is over"):
        log.append(database, [history.stepped(1, [["a", {}]])])


def test_a_step_of_no_attempt_does_not_fit(database, history):
    begin(database, history)
    history.forms["other"] = history.forms["attempt-1"]
    with pytest.raises(ValueError, match="no such attempt"):
        log.append(database, [history.stepped(0, [["a", {}]], "other")])


def test_what_steps_were_stored_stays_when_the_attempt_ends_without_an_answer(database, history):
    begin(database, history)
    log.append(database, [history.stepped(0, [["a", {"chosen": [0]}]]), history.finished()])
    place = attempt(database, "attempt-1").responses[0]
    assert (place.state, place.outcome) == (ResponseState.OMITTED, None)
    assert place.steps == {"steps": [["a", {"chosen": [0]}]]}
