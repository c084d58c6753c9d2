# SPDX-License-Identifier: MIT
import sqlite3

import pytest

from tests.storage.histories import (
    HASHES,
    ITEMS,
    SNAPSHOTS,
    TEXTS,
    WRONG,
    begin,
    log_of,
    practise,
)
from trainer.model.attempt import EventKind, Mode
from trainer.storage import log
from trainer.storage.database import DamagedStore
from trainer.storage.rebuild import rebuild


def tamper(database, *statements: str) -> None:
    """Change the log as someone with an SQLite editor would."""
    for trigger in ("event_is_never_changed", "event_is_never_removed"):
        database.connection.execute(f"DROP TRIGGER IF EXISTS {trigger}")
    for statement in statements:
        database.connection.execute(statement)


def test_events_come_back_as_they_were_stored(database, history):
    events = [history.added(name="Änne \U0001f600"), history.started(mode=Mode.TEST)]
    log.append(database, events, SNAPSHOTS)
    assert list(log.read_events(database)) == events
    assert list(log.read_events(database, after=1)) == events[1:]


def test_a_lone_surrogate_is_kept_in_the_log_and_harmless_elsewhere(database, history):
    event = history.added(name="A\ud800")
    log.append(database, [event])
    assert list(log.read_events(database)) == [event]
    assert database.read("SELECT name FROM learner") == [("A?",)]
    assert log.verify_chain(database) == []


def test_an_event_that_is_already_there_is_passed_over(database, history):
    practise(database, history)
    events, before = list(log.read_events(database)), log_of(database)
    log.append(database, events)
    more = history.added("learner-2")
    log.append(database, [events[0], more, events[1], more])
    assert log_of(database)[:-1] == before
    assert list(log.read_events(database))[-1] == more
    assert log.verify_chain(database) == []
    assert rebuild(database).rows == ()


def test_one_event_that_does_not_fit_keeps_the_others_out(database, history):
    begin(database, history)
    before = log_of(database)
    answered = history.answered(0)
    for misfit in (
        history.event(EventKind.RESUMED, "attempt-9"),
        history.answered(0),
        history.answered(0)._replace(position=99),
        history.answered(0, kind=EventKind.CHANGED),
        history.event(EventKind.LEARNER_RENAMED, learner="nobody", name="Bob"),
        history.event(EventKind.FLAGGED, "attempt-1", 0)._replace(attempt="attempt-9"),
    ):
        with pytest.raises(ValueError, match="does not fit"):
            log.append(database, [answered, misfit])
        assert log_of(database) == before
    log.append(database, [answered])


def test_nothing_is_answered_or_ended_after_the_end(database, history):
    practise(database, history)
    for late in (
        history.answered(5),
        history.finished(),
        history.event(EventKind.ABANDONED, "attempt-1"),
    ):
        with pytest.raises(ValueError, match="does not fit"):
            log.append(database, [late])


def test_an_attempt_begins_once(database, history):
    begin(database, history)
    with pytest.raises(sqlite3.IntegrityError):
        log.append(database, [history.started()])


@pytest.mark.parametrize(
    "wrong",
    [{"at": "2026-01-05 09:30"}, {"position": -2}, {"learner": ""}, {"id": ""}, {"revision": -1}],
)
def test_an_event_of_the_wrong_shape_is_refused(database, history, wrong):
    begin(database, history)
    shown = history.event(EventKind.SHOWN, "attempt-1", 0)
    with pytest.raises(sqlite3.IntegrityError):
        log.append(database, [shown._replace(**wrong)])


def test_data_that_no_json_can_hold_is_refused(database, history):
    begin(database, history)
    with pytest.raises(ValueError, match="Out of range"):
        log.append(database, [history.answered(0)._replace(data={"points": float("nan")})])
    with pytest.raises(TypeError):
        log.append(database, [history.answered(0)._replace(data={"points": {1, 2}})])


def test_snapshots_are_kept_once_and_read_back(database, history):
    begin(database, history)
    log.append(database, [history.started("attempt-2")], SNAPSHOTS)
    assert database.read("SELECT count(*) FROM snapshot") == [(len(ITEMS),)]
    for item in ITEMS:
        assert log.snapshot(database, HASHES[item]) == TEXTS[item]


def test_a_snapshot_that_is_missing_is_told_as_damage(database):
    with pytest.raises(DamagedStore):
        log.snapshot(database, "0" * 64)


@pytest.mark.parametrize("statement", ["UPDATE event SET learner = 'x'", "DELETE FROM event"])
def test_the_log_cannot_be_changed_by_mistake(database, history, statement):
    practise(database, history)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        database.connection.execute(statement)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("id", "'other'"),
        ("kind", "'unflagged'"),
        ("learner", "'other'"),
        ("attempt", "'other'"),
        ("position", "3"),
        ("bank", "'other'"),
        ("item", "'other'"),
        ("revision", "9"),
        ("content_hash", "'other'"),
        ("data", "replace(data, '\"correct\":false', '\"correct\":true')"),
        ("data", "data || ' '"),
        ("at", "'2026-01-05T09:30:00.001Z'"),
        ("offset_min", "0"),
        ("version", "'9'"),
        ("hash", "hash || ''"),
        ("hash", f"'{'0' * 64}'"),
    ],
)
def test_every_change_of_an_event_is_found(database, history, column, value):
    practise(database, history)
    answers = {
        event.position: number
        for number, event in enumerate(log.read_events(database), 1)
        if event.kind is EventKind.ANSWERED
    }
    sequence = answers[1]
    tamper(database, f"UPDATE event SET {column} = {value} WHERE sequence = {sequence}")
    problems = log.verify_chain(database)
    if value == "hash || ''":
        assert problems == []  # the same hash again: nothing was changed
    elif value == f"'{'0' * 64}'":
        # What follows was chained to the hash that stood there.
        assert problems == [f"event {n} does not match its hash" for n in (sequence, sequence + 1)]
    else:
        assert f"event {sequence} does not match its hash" in problems


def test_an_event_removed_is_found(database, history):
    practise(database, history)
    tamper(database, "DELETE FROM event WHERE sequence = 4")
    problems = log.verify_chain(database)
    assert problems[:2] == [
        "event 4 is missing; event 5 follows",
        "event 5 does not match its hash",
    ]


def test_an_event_removed_with_the_gap_closed_is_found(database, history):
    practise(database, history)
    tamper(
        database,
        "DELETE FROM event WHERE sequence = 4",
        "UPDATE event SET sequence = -sequence WHERE sequence > 4",
        "UPDATE event SET sequence = -sequence - 1 WHERE sequence < 0",
    )
    assert log.verify_chain(database) == ["event 4 does not match its hash"]


def test_two_events_swapped_are_found(database, history):
    practise(database, history)
    tamper(
        database,
        "UPDATE event SET sequence = -1 WHERE sequence = 4",
        "UPDATE event SET sequence = 4 WHERE sequence = 5",
        "UPDATE event SET sequence = 5 WHERE sequence = -1",
    )
    assert len(log.verify_chain(database)) >= 2


def test_an_event_slipped_in_is_found(database, history):
    practise(database, history)
    tamper(
        database,
        "INSERT INTO event SELECT max(sequence) + 1, 'forged', kind, learner, attempt, position,"
        " bank, item, revision, content_hash, data, at, offset_min, version, hash FROM event",
    )
    assert log.verify_chain(database) == [f"event {history.number + 1} does not match its hash"]


def test_a_snapshot_changed_or_removed_is_found(database, history):
    practise(database, history)
    first, second = HASHES[ITEMS[0]], HASHES[ITEMS[1]]
    database.connection.execute("UPDATE snapshot SET item = '{}' WHERE content_hash = ?", (first,))
    database.connection.execute("DELETE FROM snapshot WHERE content_hash = ?", (second,))
    assert log.verify_chain(database) == [
        f"snapshot {first} does not match its hash",
        f"snapshot {second} is missing",
    ]


def test_the_chain_goes_on_over_a_restart(path, clock, history):
    from trainer.storage.database import open_database

    for number in range(3):
        database = open_database(path, clock)
        log.append(database, [history.added(f"learner-{number}")])
        database.close()
    database = open_database(path, clock)
    assert log.verify_chain(database) == []
    assert len(log_of(database)) == 3
    database.close()


def test_an_answer_again_in_test_mode_counts_as_a_change(database, history):
    begin(database, history, Mode.TEST)
    log.append(database, [history.answered(0), history.answered(0, WRONG)])
    assert database.read("SELECT answered, correct FROM attempt") == [(1, 0)]
