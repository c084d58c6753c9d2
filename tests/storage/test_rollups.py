# SPDX-License-Identifier: MIT
"""Counts by the day against a count of the answers by hand."""

from datetime import timedelta

from tests.storage.histories import ITEMS, LEARNER, RIGHT, SNAPSHOTS, UNSAFE, WRONG, begin
from trainer.model.attempt import EventKind, Mode
from trainer.storage import log
from trainer.storage.rollups import domains, paces, rollups

SHOCK = {"truth": "nerve-contact", "taken_for": "twitch", "beliefs": ["shock-is-good"]}


def test_answers_are_counted_by_day_domain_and_certainty(database, history):
    begin(database, history)
    log.append(database, [history.answered(0, RIGHT), history.answered(2, UNSAFE)])
    log.append(database, [history.answered(4, WRONG, certainty=None, elapsed_ms=5_000)])
    history.now += timedelta(days=1)
    log.append(database, [history.answered(1, RIGHT, certainty="guess")])
    rows = database.read("SELECT * FROM day_count ORDER BY date, domain, certainty")
    assert [row[1:] for row in rows] == [
        ("2026-01-05", "anatomy", "", 1, 0, 0, 5_000),
        ("2026-01-05", "anatomy", "certain", 2, 1, 1, 40_000),
        ("2026-01-06", "response", "guess", 1, 1, 0, 20_000),
    ]
    found = rollups(database, LEARNER, "")
    assert found.days == (("2026-01-05", "anatomy", 3, 1), ("2026-01-06", "response", 1, 1))
    assert found.said == (("", 1, 0, 0), ("certain", 2, 1, 1), ("guess", 1, 1, 0))
    assert domains(database, LEARNER, "") == [("anatomy", 3, 1, 1), ("response", 1, 1, 0)]
    assert [row.date for row in rollups(database, LEARNER, "2026-01-06").days] == ["2026-01-06"]
    assert len(rollups(database, LEARNER, "2026-01-06", lead="2026-01-05").days) == 2
    assert rollups(database, "somebody-else", "").days == ()


def test_a_day_is_the_learners_own(database, history):
    begin(database, history)
    history.now, history.offset_min = history.now.replace(hour=23, minute=30), 60
    log.append(database, [history.answered(0)])
    assert [row.date for row in rollups(database, LEARNER, "").days] == ["2026-01-06"]


def test_what_an_event_was_taken_for_and_what_is_believed_is_counted(database, history):
    begin(database, history)
    log.append(
        database, [history.answered(0, UNSAFE, **SHOCK), history.answered(1, UNSAFE, **SHOCK)]
    )
    log.append(database, [history.answered(2, RIGHT, truth="twitch", taken_for="twitch")])
    # Without a reading the event is no trial.
    log.append(database, [history.answered(3, RIGHT, truth="bone")])
    found = rollups(database, LEARNER, "")
    assert dict(found.trials) == {("nerve-contact", "twitch"): 2, ("twitch", "twitch"): 1}
    assert found.beliefs == (("core", "shock-is-good", 2, "2026-01-05"),)
    assert rollups(database, LEARNER, "2026-01-06").beliefs == ()


def test_steps_tell_at_once_and_the_item_counts_as_a_whole_at_its_end(database, history):
    begin(database, history)
    stepped = history.stepped(0, [["a", {}]])
    log.append(database, [stepped._replace(data={**stepped.data, **SHOCK})])
    found = rollups(database, LEARNER, "")
    assert (found.days, dict(found.trials)) == ((), {("nerve-contact", "twitch"): 1})
    assert len(found.beliefs) == 1
    log.append(database, [history.answered(0)])
    assert [row.answered for row in rollups(database, LEARNER, "").days] == [1]


def test_in_a_test_only_the_last_answer_counts_and_only_at_its_end(database, history):
    begin(database, history, Mode.TEST)
    log.append(database, [history.answered(0, UNSAFE, **SHOCK)])
    changed = history.answered(0, RIGHT, kind=EventKind.CHANGED, certainty="fairly")
    log.append(database, [changed, history.answered(1, UNSAFE, **SHOCK)])
    found = rollups(database, LEARNER, "")
    assert (found.days, found.trials, found.sure_unsafe) == ((), (), ())
    log.append(database, [history.finished()])
    found = rollups(database, LEARNER, "")
    assert found.said == (("certain", 1, 0, 1), ("fairly", 1, 1, 0))
    assert [row[1:] for row in found.days] == [("anatomy", 1, 1), ("response", 1, 0)]
    assert dict(found.trials) == {("nerve-contact", "twitch"): 1}
    assert [one.item for one in found.sure_unsafe] == [ITEMS[1]]


def test_an_unsafe_act_is_certain_only_when_that_was_said(database, history):
    begin(database, history)
    log.append(database, [history.answered(0, UNSAFE, certainty="fairly")])
    log.append(database, [history.answered(1, UNSAFE), history.answered(2, WRONG)])
    log.append(database, [history.started("attempt-2")], SNAPSHOTS)
    log.append(database, [history.answered(1, UNSAFE, "attempt-2")])
    (one,) = rollups(database, LEARNER, "").sure_unsafe
    assert one[:5] == ("core", ITEMS[1], "needled the pleura", "pneumothorax", 2)


def test_a_reason_given_anew_counts_in_the_place_of_the_first(database, history):
    begin(database, history)
    log.append(database, [history.answered(0, WRONG), history.answered(1, WRONG)])
    for reason in ("slipped", "misread"):
        log.append(database, [history.event(EventKind.REASONED, "attempt-1", 0, reason=reason)])
    log.append(database, [history.event(EventKind.REASONED, "attempt-1", 1, reason="misread")])
    assert dict(rollups(database, LEARNER, "").reasons) == {("misread",): 2}


def test_a_reason_without_an_answer_is_no_reason_of_a_miss(database, history):
    begin(database, history)
    log.append(database, [history.event(EventKind.REASONED, "attempt-1", 3, reason="misread")])
    assert rollups(database, LEARNER, "").reasons == ()


def test_the_latest_times_are_read_by_type(database, history):
    begin(database, history)
    log.append(database, [history.answered(0, type="single"), history.answered(1, type="order")])
    log.append(database, [history.answered(2, type="single", elapsed_ms=9_000)])
    assert paces(database, LEARNER) == {"order": [20_000], "single": [20_000, 9_000]}
