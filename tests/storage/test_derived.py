# SPDX-License-Identifier: MIT
from datetime import date, datetime, timedelta

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
from trainer.model.items.base import Outcome, UnsafeAct
from trainer.model.memory import WEIGHTS, Review, Rule, after, days_until, replay
from trainer.model.rating import Rating
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
    assert (found.subject, found.safe_days) == (ITEMS[0], None)
    # Two days after a first right answer, at the learner's midnight, an hour east of UTC.
    assert found.due_at == "2026-01-06T23:00:00.000Z"


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


def answer_on_days(database, history, *answers, item=0, **noted):
    """Answer an item in tutor mode, each time (days later, outcome, certainty)."""
    log.append(database, [history.added()])
    found = []
    for number, (days, outcome, certainty) in enumerate(answers):
        name = f"attempt-{number}"
        history.now += timedelta(days=days)
        log.append(database, [history.started(name)], SNAPSHOTS)
        answer = history.answered(item, outcome, name, certainty=certainty, **noted)
        log.append(database, [answer])
        found.append((item_standing(database, ItemKey("core", ITEMS[item])), answer))
    return found


def days_waited(found) -> list[int]:
    """In how many days of the learner's calendar, an hour east of UTC, each answer is due again."""
    hour = timedelta(hours=1)
    return [
        (
            (datetime.fromisoformat(one.due_at) + hour).date()
            - (datetime.fromisoformat(answer.at) + hour).date()
        ).days
        for one, answer in found
    ]


def test_intervals_are_those_of_memory(database, history):
    found = answer_on_days(
        database, history, (0, RIGHT, "fairly"), (2, RIGHT, None), (11, RIGHT, "fairly")
    )
    memory, on = None, date(2026, 1, 5)
    expected = []
    for days in (0, 2, 11):
        on += timedelta(days=days)
        memory = after(memory, Review(on, Rating.GOOD), Rule())
        expected.append(memory.wait_days)
    assert days_waited(found) == expected
    assert expected[0] == 2
    assert expected == sorted(expected)


def test_what_is_critical_returns_sooner_at_the_same_memory(database, history):
    found = answer_on_days(
        database, history, (0, RIGHT, "fairly"), (1, RIGHT, None), (6, RIGHT, None), critical=True
    )
    waits = days_waited(found)
    log.append(database, [history.planned(retention=0.8)])
    assert waits[0] == 1
    ((stability, wait_min),) = database.read("SELECT stability, wait_min FROM memory")
    assert waits[2] == days_until(stability, 0.95, Rule())
    assert wait_min == 24 * 60 * days_until(stability, 0.9, Rule())


def test_what_was_missed_returns_tomorrow_however_well_it_was_known(database, history):
    found = answer_on_days(
        database, history, (0, RIGHT, "fairly"), (2, RIGHT, None), (11, RIGHT, "certain"),
        (60, WRONG, "certain"),
    )  # fmt: skip
    assert days_waited(found)[-2] > 30
    assert days_waited(found)[-1] == 1


def test_a_critical_item_right_by_a_guess_returns_tomorrow(database, history):
    assert days_waited(answer_on_days(database, history, (0, RIGHT, "guess"), critical=True)) == [1]


def test_an_unsafe_answer_returns_the_same_day_until_it_was_safe_on_two(database, history):
    found = answer_on_days(
        database, history, (0, UNSAFE, "certain"), (0, WRONG, None), (0, RIGHT, "fairly"),
        (0, RIGHT, "certain"), (1, RIGHT, "guess"), (0, RIGHT, "fairly"),
    )  # fmt: skip
    assert days_waited(found) == [0, 0, 1, 1, 0, 1]
    assert [one.safe_days for one, _ in found] == [0, 0, 1, 1, 1, None]
    for one, answer in found[:2]:
        waited = datetime.fromisoformat(one.due_at) - datetime.fromisoformat(answer.at)
        assert waited == timedelta(minutes=10)


def test_unsafe_acts_are_revisited_until_answered_safely_on_two_days(database, history):
    seen = []
    answers = [(0, UNSAFE), (0, UNSAFE), (0, RIGHT), (0, RIGHT), (1, WRONG), (0, RIGHT)]
    for number, (days, outcome) in enumerate(answers):
        if number == 0:
            log.append(database, [history.added()])
        history.now += timedelta(days=days)
        log.append(database, [history.started(f"attempt-{number}")], SNAPSHOTS)
        log.append(database, [history.answered(0, outcome, f"attempt-{number}")])
        found = standing.unsafe_standings(database, LEARNER)
        seen.append([(one.times, one.safe_days) for one in found])
    assert seen == [[(1, 0)], [(2, 0)], [(2, 1)], [(2, 1)], [(2, 1)], []]
    assert item_standing(database).last_unsafe is False


def test_of_two_unsafe_acts_of_an_item_the_one_that_stands_worse_decides(database, history):
    other = Outcome(0.0, False, (UnsafeAct("needled the artery", "bleeding"),))
    found = answer_on_days(
        database, history, (0, UNSAFE, None), (0, RIGHT, None), (1, other, None), (0, RIGHT, None),
        (1, RIGHT, None),
    )  # fmt: skip
    assert [one.safe_days for one, _ in found] == [0, 1, 0, 1, None]
    assert days_waited(found)[:4] == [0, 1, 0, 1]


def test_variants_of_an_idea_share_memory_and_not_unsafe_acts(database, history):
    log.append(database, [history.added()])
    outcomes = [(0, RIGHT), (1, UNSAFE), (0, RIGHT)]
    log.append(database, [history.planned(retention=0.8)])
    for number, (item, outcome) in enumerate(outcomes):
        log.append(database, [history.started(f"attempt-{number}")], SNAPSHOTS)
        answer = history.answered(item, outcome, f"attempt-{number}", idea="one")
        log.append(database, [answer])
        history.now += timedelta(days=1)
    first, second = item_standing(database, A), item_standing(database, B)
    assert first.subject == second.subject == "idea:one"
    assert (first.safe_days, second.safe_days) == (None, 0)
    # The unsafe act of the second has not been put right by the first.
    assert second.due_at < first.due_at
    assert database.read("SELECT subject, reviews, lapses FROM memory") == [("idea:one", 3, 1)]


def test_an_answer_overtaken_by_one_to_a_variant_counts_and_leaves_memory_alone(database, history):
    begin(database, history, Mode.TEST)
    log.append(database, [history.answered(0, UNSAFE, idea="one")])
    log.append(database, [history.started("attempt-2")])
    log.append(database, [history.answered(1, RIGHT, "attempt-2", idea="one")])
    before = database.read("SELECT * FROM memory")
    log.append(database, [history.finished()])
    assert database.read("SELECT * FROM memory") == before
    found = item_standing(database)
    assert (found.answered, found.last_unsafe, found.safe_days) == (1, True, 0)
    # It comes back for its act, on the same day, and not when the memory says.
    assert found.due_at < item_standing(database, B).due_at
    assert found.due_at[:10] == found.last_at[:10]


def test_an_overtaken_answer_that_was_safe_is_due_when_the_later_one_is(database, history):
    begin(database, history, Mode.TEST)
    log.append(database, [history.answered(0, WRONG, idea="one")])
    log.append(database, [history.started("attempt-2")])
    log.append(database, [history.answered(1, RIGHT, "attempt-2", idea="one")])
    log.append(database, [history.finished()])
    assert item_standing(database).due_at == item_standing(database, B).due_at


def test_a_clock_set_back_does_not_make_an_answer_late(database, history):
    begin(database, history)
    log.append(database, [history.answered(0, RIGHT)])
    history.now -= timedelta(days=400)
    log.append(database, [history.started("attempt-2")])
    answer = history.answered(0, WRONG, "attempt-2")
    log.append(database, [answer])
    found = item_standing(database)
    assert (found.last_correct, found.last_at) == (False, answer.at)
    assert found.due_at < "2025"


def test_a_quick_answer_of_one_who_is_certain_waits_longest(database, history):
    log.append(database, [history.added()])
    log.append(database, [history.started()], SNAPSHOTS)
    waits = []
    for position, elapsed_ms in enumerate((40_000, 50_000, 41_000, 60_000, 42_000, 20_000)):
        answer = history.answered(position, elapsed_ms=elapsed_ms, type="single", critical=False)
        log.append(database, [answer])
        found = item_standing(database, ItemKey("core", ITEMS[position]))
        waits.append(days_waited([(found, answer)])[0])
    # Five times make a usual one; before, no answer is quick.
    assert waits[:5] == [2] * 5
    assert waits[5] == 8
    assert database.read("SELECT type, times_ms FROM pace") == [
        ("single", "[40000,50000,41000,60000,42000,20000]")
    ]


def test_another_retention_moves_every_due_date(database, history):
    found = answer_on_days(database, history, (0, RIGHT, "fairly"), (2, RIGHT, None))
    before = found[-1][0].due_at
    log.append(database, [history.planned(retention=0.8)])
    later = item_standing(database).due_at
    log.append(database, [history.planned(retention=0.97)])
    sooner = item_standing(database).due_at
    assert sooner < before < later
    log.append(database, [history.planned(retention=0.9)])
    assert item_standing(database).due_at == before


def test_other_weights_make_another_memory_of_the_same_answers(database, history):
    answer_on_days(database, history, (0, RIGHT, "fairly"), (2, RIGHT, None))
    before = database.read("SELECT * FROM memory")
    weights = (*WEIGHTS[:2], 5.0, *WEIGHTS[3:])
    log.append(database, [history.planned(weights=weights)])
    ((stability,),) = database.read("SELECT stability FROM memory")
    on = date(2026, 1, 5)
    reviews = [Review(on, Rating.GOOD), Review(on + timedelta(days=2), Rating.GOOD)]
    assert stability == replay(reviews, Rule(weights)).stability
    log.append(database, [history.planned()])
    assert database.read("SELECT * FROM memory") == before


def test_a_memory_whose_reviews_are_gone_is_told_and_nothing_is_changed(database, history):
    answer_on_days(database, history, (0, RIGHT, "fairly"))
    before = database.read("SELECT * FROM memory")
    database.connection.execute("DELETE FROM review")
    with pytest.raises(LookupError):
        log.append(database, [history.planned(weights=(0.5, *WEIGHTS[1:]))])
    assert database.read("SELECT * FROM memory") == before
    assert database.read("SELECT * FROM review_plan") == []


def test_a_plan_without_another_rule_moves_nothing(database, history):
    answer_on_days(database, history, (0, RIGHT, "fairly"))
    before = database.read("SELECT * FROM memory, item_standing")
    log.append(database, [history.planned(minutes=45)])
    assert database.read("SELECT * FROM memory, item_standing") == before


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
    assert due_at == "2026-01-05T23:00:00.000Z"
    assert standing.due_count(database, LEARNER, "2026-01-05T22:59:59.999Z") == 0
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
