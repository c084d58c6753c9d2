# SPDX-License-Identifier: MIT
"""No answer whose storing was acknowledged is lost when the power goes, at whatever moment.

The store's own calls are recorded once, over two runs of the program. Then the power is cut at
some point of the recording, what was not synced is kept, dropped or torn, and the store opens what
is left. The last test does the same with `synchronous=NORMAL`, which does not sync each answer,
and demands that answers are lost: so it is known that this test can fail.
"""

import random
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.conftest import SEED
from tests.storage.histories import LEARNER, RIGHT, SNAPSHOTS, UNSAFE, WRONG, History
from tests.storage.power import Disk, Fate
from tests.storage.recording import Call, Mark, Synced, Written, recording, unreachable
from trainer.model.attempt import EventKind, Mode
from trainer.storage import log
from trainer.storage.attempts import attempt, attempts
from trainer.storage.checks import full_check
from trainer.storage.database import Database, Synchronous, open_database

REPLAYS = 60
TORTURE_REPLAYS = 1_000
NAME = "learning.sqlite3"

pytestmark = pytest.mark.skipif(bool(unreachable()), reason=unreachable())


class Recording(NamedTuple):
    before: dict[str, bytes]
    calls: list[Call]


class Session:
    """Practises as a learner does, and marks in the recording what has been acknowledged."""

    def __init__(self, path: str, clock, recorder, synchronous: Synchronous) -> None:
        self.path, self.clock, self.recorder = path, clock, recorder
        self.synchronous = synchronous
        self.history = History()
        self.database: Database = self.open()

    def open(self) -> Database:
        return open_database(self.path, self.clock, synchronous=self.synchronous)

    def append(self, *events, snapshots=None) -> None:
        kinds = " ".join(event.kind for event in events)
        self.recorder.mark(f"begin {kinds}")
        log.append(self.database, events, snapshots)
        self.recorder.mark(f"end {kinds}")
        for event in events:
            if event.kind in (EventKind.STEPPED, EventKind.ANSWERED, EventKind.CHANGED):
                self.recorder.mark(f"acknowledged {event.id}")

    def attempt(self, name: str, mode: Mode) -> None:
        self.append(self.history.started(name, mode), snapshots=SNAPSHOTS)
        places = range(len(self.history.forms[name].entries))
        for position in places:
            outcome = (RIGHT, WRONG, UNSAFE)[position % 3]
            shown = self.history.event(EventKind.SHOWN, name, position)
            if position % 3 == 1:
                self.append(self.history.stepped(position, [["a", {"chosen": [0]}]], name))
            self.append(shown, self.history.answered(position, outcome, name))
            if position % 2:
                self.append(self.history.event(EventKind.FLAGGED, name, position))
            if mode is Mode.TEST:
                changed = self.history.answered(position, RIGHT, name, EventKind.CHANGED)
                self.append(self.history.event(EventKind.STRUCK, name, position, options=[1]))
                self.append(changed)
            if position == 3:
                # As when the WAL has grown large.
                assert self.database.checkpoint()
        self.append(self.history.finished(name))

    def close(self) -> None:
        self.database.close()


def record(path: str, clock, synchronous: Synchronous) -> Recording:
    before = {NAME: Path(path).read_bytes()}
    with recording() as recorder:
        session = Session(path, clock, recorder, synchronous)
        session.append(session.history.added())
        session.attempt("attempt-1", Mode.TUTOR)
        session.attempt("attempt-2", Mode.TEST)
        session.close()
        session.database = session.open()
        session.attempt("attempt-3", Mode.TUTOR)
        session.close()
    return Recording(before, recorder.calls)


def acknowledged(calls: list[Call]) -> list[str]:
    texts = [call.text for call in calls if isinstance(call, Mark)]
    return [text.split()[1] for text in texts if text.startswith("acknowledged ")]


def lost_answers(recorded: Recording, folder: Path, clock, rng: random.Random) -> set[str]:
    """Cut the power somewhere, open what is left, and return what it lacks."""
    cut = rng.randrange(len(recorded.calls) + 1)
    disk = Disk(recorded.before)
    disk.follow(recorded.calls[:cut])
    folder.mkdir()
    for name, data in disk.after_power_cut(rng.choice(list(Fate)), rng).items():
        (folder / name).write_bytes(data)
    database = open_database(str(folder / NAME), clock)
    try:
        found = Counter(event.id for event in log.read_events(database))
        assert set(found.values()) <= {1}
        assert log.verify_chain(database) == []
        for summary in attempts(database, LEARNER, 10):
            places = attempt(database, summary.id).responses
            assert sum(place.response is not None for place in places) == summary.answered
    finally:
        database.close()
    assert full_check(str(folder / NAME)) == []
    return set(acknowledged(recorded.calls[:cut])) - found.keys()


def replay(recorded: Recording, folder: Path, clock, times: int) -> list[set[str]]:
    rng = random.Random(SEED)
    return [
        lost_answers(recorded, folder / f"replay-{number}", clock, rng) for number in range(times)
    ]


def spans(calls: list[Call], kind: EventKind) -> list[list[Call]]:
    """Return what was asked of the system for each call of `append` that held such an event."""
    found, span = [], None
    for call in calls:
        if isinstance(call, Mark):
            word, *kinds = call.text.split()
            if word == "begin" and kind in kinds:
                span = []
            elif word == "end" and span is not None:
                found.append(span)
                span = None
        elif span is not None:
            span.append(call)
    return found


def test_no_acknowledged_answer_is_lost_when_the_power_goes(path, clock, tmp_path):
    recorded = record(path, clock, "FULL")
    assert len(acknowledged(recorded.calls)) == 30
    assert not any(replay(recorded, tmp_path, clock, REPLAYS))


@pytest.mark.torture
def test_no_acknowledged_answer_is_lost_in_a_thousand_power_cuts(path, clock, tmp_path):
    recorded = record(path, clock, "FULL")
    assert not any(replay(recorded, tmp_path, clock, TORTURE_REPLAYS))


def test_with_synchronous_normal_the_same_test_finds_answers_lost(path, clock, tmp_path):
    recorded = record(path, clock, "NORMAL")
    assert any(replay(recorded, tmp_path, clock, REPLAYS))


@pytest.mark.parametrize(
    "kind",
    [
        EventKind.STEPPED,
        EventKind.ANSWERED,
        EventKind.CHANGED,
        EventKind.FLAGGED,
        EventKind.STRUCK,
    ],
)
def test_each_answer_costs_exactly_one_sync_and_touches_only_the_wal(path, clock, kind):
    recorded = record(path, clock, "FULL")
    found = spans(recorded.calls, kind)
    assert len(found) == {EventKind.ANSWERED: 18, EventKind.FLAGGED: 9}.get(kind, 6)
    for span in found:
        assert [call for call in span if not isinstance(call, Written)] == [Synced(f"{NAME}-wal")]
        assert {call.name for call in span} == {f"{NAME}-wal"}
        assert span[-1] == Synced(f"{NAME}-wal")


def test_with_synchronous_normal_an_answer_is_not_synced(path, clock):
    recorded = record(path, clock, "NORMAL")
    assert not any(
        isinstance(call, Synced)
        for span in spans(recorded.calls, EventKind.ANSWERED)
        for call in span
    )
