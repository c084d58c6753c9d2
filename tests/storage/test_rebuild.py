# SPDX-License-Identifier: MIT
"""Whatever happened, deriving all anew from the log gives what is there; and that is right."""

import tempfile
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.storage.histories import (
    ITEMS,
    LEARNER,
    RIGHT,
    SNAPSHOTS,
    UNSAFE,
    WRONG,
    History,
    domain_of,
    practise,
)
from trainer.model.attempt import Event, EventKind, Mode
from trainer.model.memory import WEIGHTS, Review, replay
from trainer.model.rating import Rating
from trainer.storage import derived, log, standing
from trainer.storage.attempts import attempt, attempts
from trainer.storage.checks import full_check
from trainer.storage.counting import plan_of
from trainer.storage.database import Database, open_database
from trainer.storage.rebuild import compare, rebuild

LEARNERS = ("learner-1", "learner-2")
OTHER_WEIGHTS = (0.5, 1.5, 3.0, 9.0, *WEIGHTS[4:])
# What an answer notes of its item; answers of the first versions noted nothing.
NOTED = (
    {},
    {"type": "single", "critical": True},
    {"type": "case", "critical": False, "idea": "one-idea"},
    {"type": "single", "critical": False},
    {"type": "single", "critical": True, "idea": "one-idea"},
    {"truth": "twitch", "taken_for": "nerve-contact", "beliefs": ["one", "two"]},
    {"truth": "bone", "beliefs": ["two"]},
)

STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "start",
                "show",
                "leave",
                "answer",
                "answer",
                "answer",
                "change",
                "step",
                "step",
                "flag",
                "strike",
                "reason",
                "resume",
                "finish",
                "abandon",
                "rename",
                "plan",
                "day",
            ]
        ),
        st.integers(0, 5),  # which attempt
        st.integers(0, len(ITEMS) - 1),  # which place
        st.integers(0, 11),  # which variant
    ),
    max_size=60,
)


class Learners:
    """Turns random steps into histories that could have happened, and keeps count beside."""

    def __init__(self) -> None:
        self.history = History()
        self.open: dict[str, tuple[str, Mode]] = {}
        self.ended: list[tuple[str, str]] = []
        self.answers: dict[str, dict[int, tuple[Event, object]]] = {}
        self.counted: list[tuple[str, str, object, str, str | None, date]] = []
        self.minutes: Counter[str] = Counter()
        self.steps: dict[tuple[str, int], list[list[object]]] = {}

    def events(self, steps) -> list[list[Event]]:
        batches = [[self.history.added(learner)] for learner in LEARNERS]
        for kind, which, place, variant in steps:
            batches.append(list(self._step(kind, which, place, variant)))
        return batches

    def _step(self, kind, which, place, variant):
        history = self.history
        if kind == "day":
            history.now += timedelta(hours=5 * variant)
            history.offset_min = (-600, 0, 330)[variant % 3]
        elif kind == "rename":
            learner = LEARNERS[variant % 2]
            yield history.event(EventKind.LEARNER_RENAMED, learner=learner, name=f"N{variant}")
        elif kind == "plan":
            weights = (None, OTHER_WEIGHTS)[variant // 6]
            learner = LEARNERS[variant % 2]
            yield history.planned(learner, retention=(0.8, 0.9, 0.97)[place % 3], weights=weights)
        elif kind == "start":
            name = f"attempt-{len(self.answers)}"
            learner, mode = LEARNERS[variant % 2], list(Mode)[variant % 3 % 2]
            self.open[name], self.answers[name] = (learner, mode), {}
            yield history.started(name, mode, ITEMS[variant % 4 :] + ITEMS[: variant % 4], learner)
        elif kind in ("flag", "reason") and self.ended and variant > 8:
            name, learner = self.ended[which % len(self.ended)]
            yield history.event(EventKind.FLAGGED, name, place, learner)
        elif self.open:
            name = sorted(self.open)[which % len(self.open)]
            yield from self._on(kind, name, place, variant)

    def _on(self, kind, name, place, variant):
        history, (learner, mode) = self.history, self.open[name]
        simple = {
            "show": (EventKind.SHOWN, {}),
            "leave": (EventKind.LEFT, {"elapsed_ms": 100 * variant, "session_ms": 300 * variant}),
            "flag": ((EventKind.FLAGGED, EventKind.UNFLAGGED)[variant % 2], {}),
            "strike": (EventKind.STRUCK, {"options": [variant % 3]}),
            "reason": (
                EventKind.REASONED,
                {"reason": ("slipped", "misread", "rushed")[variant % 3]},
            ),
        }
        if kind in simple:
            event_kind, data = simple[kind]
            yield history.event(event_kind, name, place, learner, **data)
        elif kind == "resume":
            data = {"session_ms": 1_000 * place} if variant % 2 else {}
            yield history.event(EventKind.RESUMED, name, learner=learner, **data)
        elif kind == "step":
            if place not in self.answers[name]:
                done = self.steps[name, place] = [*self.steps.get((name, place), ()), ["a", {}]]
                certainty = (None, "guess", "unsure", "certain")[variant % 4]
                event = history.stepped(place, done, name, certainty, 70 * variant)
                yield event._replace(learner=learner)
        elif kind in ("answer", "change"):
            yield from self._answer(name, learner, mode, place, variant)
        else:
            finished = kind == "finish"
            yield (
                history.finished(name, learner)
                if finished
                else history.event(EventKind.ABANDONED, name, learner=learner)
            )
            del self.open[name]
            self.ended.append((name, learner))
            if mode is Mode.TEST:
                for position, (event, outcome) in sorted(self.answers[name].items()):
                    self._count(learner, event, outcome)
                    assert position == event.position

    def _answer(self, name, learner, mode, place, variant):
        again = place in self.answers[name]
        if again and mode is Mode.TUTOR:
            return
        outcome = (RIGHT, WRONG, UNSAFE)[variant % 3]
        certainty = (None, "guess", "unsure", "certain")[variant % 4]
        kind = EventKind.CHANGED if again else EventKind.ANSWERED
        noted = NOTED[variant % len(NOTED)]
        spent_ms = 1_000 * (1 + 7 * variant % 5)
        event = self.history.answered(
            place, outcome, name, kind, learner, certainty, spent_ms, **noted
        )
        self.answers[name][place] = (event, outcome)
        if mode is Mode.TUTOR:
            self._count(learner, event, outcome)
        yield event

    def _count(self, learner, event, outcome):
        offset = timedelta(minutes=self.history.offset_min)
        day = (datetime.fromisoformat(event.at) + offset).date()
        said = event.data["certainty"]
        self.counted.append((learner, event.item, outcome, event.at, said, day))


def expected_domains(counted, learner) -> dict[str, tuple[int, int, int]]:
    found: dict[str, list[int]] = {}
    for one, item, outcome, *_ in counted:
        if one == learner:
            row = found.setdefault(domain_of(item), [0, 0, 0])
            row[0] += 1
            row[1] += outcome is RIGHT
            row[2] += outcome is UNSAFE
    return {domain: tuple(row) for domain, row in found.items()}


def expected_unsafe(counted, learner) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, set[date], str]] = {}
    for one, item, outcome, at, said, day in counted:
        if one == learner:
            times, days, latest = found.get(item, (0, set(), ""))
            if outcome is UNSAFE:
                found[item] = (times + 1, set(), max(latest, at))
            elif outcome is RIGHT and said != "guess" and times and at > latest and len(days) < 2:
                days.add(day)
    return {item: (times, len(days)) for item, (times, days, _) in found.items() if len(days) < 2}


def check_against_count(database: Database, made: Learners) -> None:
    """Compare with what the generator counted on its own, in the plainest way."""
    for learner in LEARNERS:
        domains = {one.domain: one[2:5] for one in standing.domain_standings(database, learner)}
        assert domains == expected_domains(made.counted, learner)
        unsafe = {
            one.key.item: (one.times, one.safe_days)
            for one in standing.unsafe_standings(database, learner)
        }
        assert unsafe == expected_unsafe(made.counted, learner)
        items = standing.item_standings(database, learner, "core")
        answered = Counter(item for one, item, *_ in made.counted if one == learner)
        assert {item: one.answered for item, one in items.items() if one.answered} == answered
        for summary in attempts(database, learner, 100):
            outcomes = [outcome for _, outcome in made.answers[summary.id].values()]
            assert summary.answered == len(outcomes)
            assert summary.correct == outcomes.count(RIGHT)
            assert summary.unsafe == outcomes.count(UNSAFE)
            for place in attempt(database, summary.id).responses:
                done = made.steps.get((summary.id, place.position))
                is_whole = place.position in made.answers[summary.id]
                assert place.steps == (None if is_whole or not done else {"steps": done})
        days = standing.practice_days(database, learner, "")
        given = [name for name, (owner, _) in made.open.items() if owner == learner]
        given += [name for name, owner in made.ended if owner == learner]
        assert sum(day.answered for day in days) == sum(len(made.answers[name]) for name in given)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=STEPS)
def test_a_rebuild_after_any_history_equals_the_live_state(steps):
    made = Learners()
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "learning.sqlite3")
        database = open_database(path, lambda: datetime.now(UTC))
        try:
            for batch in made.events(steps):
                log.append(database, batch, SNAPSHOTS)
            check_against_count(database, made)
            assert compare(database.connection).rows == ()
            check_memories(database)
            difference = rebuild(database)
            assert difference == (made.history.number, ())
            check_against_count(database, made)
        finally:
            database.close()
        assert full_check(path) == []


def by_one_replay(database: Database, learner: str) -> dict[tuple[str, str], tuple]:
    """Make every memory of a learner in one go, by the plan that is in force now."""
    plan = plan_of(database.connection, learner)
    rows = database.read("SELECT bank, subject, critical FROM memory WHERE learner = ?", (learner,))
    critical = {(bank, subject): bool(one) for bank, subject, one in rows}
    reviews: dict[tuple[str, str], list[Review]] = {}
    for bank, subject, on, rating in database.read(
        "SELECT bank, subject, reviewed_on, rating FROM review WHERE learner = ?"
        " ORDER BY bank, subject, number",
        (learner,),
    ):
        review = Review(date.fromisoformat(on), Rating(rating))
        reviews.setdefault((bank, subject), []).append(review)
    return {key: replay(some, plan.rule_of(critical[key])) for key, some in reviews.items()}


def check_memories(database: Database) -> None:
    """Whatever plans came in between, every memory is that of its answers by the latest plan."""
    for learner in LEARNERS:
        expected = by_one_replay(database, learner)
        rows = database.read(
            "SELECT bank, subject, stability, difficulty, state, step, last_on, wait_min"
            " FROM memory WHERE learner = ?",
            (learner,),
        )
        assert {row[:2] for row in rows} == expected.keys()
        for row in rows:
            memory = expected[row[:2]]
            assert row[2:6] == memory[:4]
            assert row[6:] == (memory.on.isoformat(), memory.wait_min)


def rows_of(database: Database) -> dict[str, list[tuple]]:
    return {table: database.read(f"SELECT * FROM {table}") for table in derived.TABLES}


@pytest.mark.parametrize("table", derived.TABLES)
def test_a_rebuild_mends_a_table_that_was_emptied_and_tells(database, history, table):
    practise(database, history)
    log.append(database, [history.planned(minutes=30)])
    log.append(database, [history.started("attempt-2")], SNAPSHOTS)
    told = {"truth": "twitch", "taken_for": "nerve-contact", "beliefs": ["twitch-means-nerve"]}
    log.append(database, [history.answered(0, attempt="attempt-2", type="single", **told)])
    before = rows_of(database)
    database.connection.execute("PRAGMA foreign_keys = OFF")
    database.connection.execute(f"DELETE FROM {table}")
    difference = rebuild(database)
    assert rows_of(database) == before
    assert {row.table for row in difference.rows} == {table}
    assert all(str(row).startswith(table) and "was missing" in str(row) for row in difference.rows)
    assert rebuild(database).rows == ()


def test_a_rebuild_tells_what_was_different_and_what_should_not_exist(database, history):
    practise(database, history)
    database.connection.execute("UPDATE attempt SET correct = 4")
    database.connection.execute(
        "INSERT INTO practice_day VALUES (?, '1999-01-01', 1, 1)", (LEARNER,)
    )
    texts = [str(row) for row in rebuild(database).rows]
    assert texts == [
        "attempt attempt-1 was different",
        f"practice_day {LEARNER}/1999-01-01 should not exist",
    ]


def test_a_rebuild_that_cannot_be_finished_changes_nothing(database, history, monkeypatch):
    practise(database, history)
    before = rows_of(database)

    def fail(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(derived, "apply", fail)
    with pytest.raises(ZeroDivisionError):
        rebuild(database)
    assert rows_of(database) == before
