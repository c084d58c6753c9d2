# SPDX-License-Identifier: MIT
"""A process that is killed at any instant loses no acknowledged answer and doubles none."""

import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import SEED
from tests.storage.answering import STEPS
from tests.storage.histories import LEARNER
from trainer.model.attempt import EventKind
from trainer.storage import log
from trainer.storage.attempts import attempts, open_attempts
from trainer.storage.checks import full_check, quick_check
from trainer.storage.database import open_database
from trainer.storage.pulse import Pulse

TOP = Path(__file__).resolve().parents[2]
CYCLES = 12
TORTURE_CYCLES = 300


def answer_and_kill(path: str, delay_s: float) -> list[str]:
    """Let a process answer for a while, kill it, and return what it had acknowledged."""
    command = [sys.executable, "-m", "tests.storage.answering", path]
    with subprocess.Popen(command, cwd=TOP, stdout=subprocess.PIPE) as process:
        first = process.stdout.readline()
        time.sleep(delay_s)
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read()
    # A line is written in one call, so that only whole ones arrive.
    return [first.decode().strip(), *rest.decode().split()]


def kill_again_and_again(path: str, clock, cycles: int) -> None:
    rng = random.Random(SEED)
    acknowledged: list[str] = []
    for _ in range(cycles):
        given = answer_and_kill(path, rng.uniform(0, 0.05))
        assert given[0]
        acknowledged += given
        assert quick_check(path) == []
        assert Pulse(str(Path(path).parent)).read() is not None
    assert full_check(path) == []
    database = open_database(path, clock)
    assert not database.ended_cleanly
    kinds = (EventKind.STEPPED, EventKind.ANSWERED)
    events = [event for event in log.read_events(database) if event.kind in kinds]
    stored = Counter(event.id for event in events)
    answers = [event for event in events if event.kind is EventKind.ANSWERED]
    places = Counter((event.attempt, event.position) for event in answers)
    # Each step of a place is there once, and goes on from the one before.
    steps = Counter(
        (event.attempt, event.position, len(event.data["response"]["steps"]))
        for event in events
        if event.kind is EventKind.STEPPED
    )
    assert set(stored.values()) == set(places.values()) == set(steps.values()) == {1}
    assert all((*place, STEPS) in steps for place in places)
    assert set(acknowledged) <= stored.keys()
    # At most the one that was on its way each time.
    assert len(stored) - len(acknowledged) <= cycles
    # Each process took up what the one before had left.
    assert len(open_attempts(database, LEARNER)) <= 1
    assert sum(one.answered for one in attempts(database, LEARNER, 10_000)) == len(answers)
    database.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_a_killed_process_loses_and_doubles_nothing(path, clock):
    kill_again_and_again(path, clock, CYCLES)


@pytest.mark.torture
@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_a_process_killed_three_hundred_times_loses_and_doubles_nothing(path, clock):
    kill_again_and_again(path, clock, TORTURE_CYCLES)
