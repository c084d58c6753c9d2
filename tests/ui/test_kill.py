# SPDX-License-Identifier: MIT
"""The real window, killed at any instant: no answer whose verdict was seen is lost or doubled.

A process answers by keys and says what it painted (`kill_child`); it is killed, the file is
looked into, and the next process takes the session up, where what it shows is compared.
"""

import json
import os
import random
import select
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SEED
from trainer.model.attempt import EventKind
from trainer.paths import resolve
from trainer.services.data import check, where
from trainer.storage.checks import log_check
from trainer.storage.database import open_for_reading
from trainer.storage.log import stored_events

TOP = Path(__file__).resolve().parents[2]
CYCLES = 20
TORTURE_CYCLES = 300
CLOCK_TOLERANCE_MS = 2_000
# Compiling the banks, at the very first start, takes the longest.
PATIENCE_S = 30

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such signal")

Line = dict[str, Any]


class Cycle:
    """One process, from its start to its end by the signal."""

    def __init__(self, data: Path, seed: int, *, slow: bool) -> None:
        command = [sys.executable, "-m", "tests.ui.kill_child", str(data), str(seed)]
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        self.lines: list[Line] = []
        self.killed_at = 0.0
        self._rest = b""
        self._process = subprocess.Popen(
            [*command, "slow"] if slow else command,
            cwd=TOP,
            stdout=subprocess.PIPE,
            env=environment,
        )

    def read_until(self, what: set[str]) -> None:
        """Read what is said up to one of some lines."""
        deadline = time.monotonic() + PATIENCE_S
        while not any(line["what"] in what for line in self.lines):
            assert time.monotonic() < deadline, f"none of {what}; said {self.lines[-5:]}"
            self._read(0.5)

    def read_for(self, seconds: float) -> None:
        """Read what is said for a while."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self._read(left)

    def kill(self) -> None:
        """Kill the process, and take in all that it has said."""
        assert self._process.poll() is None, "it ended by itself"
        self._process.send_signal(signal.SIGKILL)
        self.killed_at = time.monotonic()
        self._take(self._process.stdout.read())
        self._process.stdout.close()
        self._process.wait()

    def _read(self, seconds: float) -> None:
        descriptor = self._process.stdout.fileno()
        if select.select([descriptor], [], [], seconds)[0]:
            said = os.read(descriptor, 65536)
            assert said, f"it ended by itself after {self.lines[-3:]}"
            self._take(said)

    def _take(self, said: bytes) -> None:
        *whole, self._rest = (self._rest + said).split(b"\n")
        self.lines += [json.loads(line) for line in whole]


class Ledger:
    """What the killed processes had shown, against what is on disk and shown again."""

    def __init__(self, data: Path) -> None:
        self._file = where(resolve(str(data))).file
        self.acknowledged: dict[tuple[str, int], str] = {}
        self.last: Line | None = None
        self.killed_at = 0.0
        self.resumed = 0
        self.clock_errors: list[float] = []

    def compare_start(self, cycle: Cycle) -> None:
        """Compare what a new process shows first with what the one before showed last."""
        before, today = self.last, next((x for x in cycle.lines if x["what"] == "today"), None)
        if before is None or today is None:
            return
        match before["what"]:
            case "up" | "today" | "finished":
                return
            case "starting" | "finishing":
                pass  # on its way: an attempt may have begun or ended, or not
            case _:
                assert today["resumable"], f"nothing to resume after {before}"
        first = next((x for x in cycle.lines if x["what"] in ("shown", "verdict")), None)
        if first is not None and today["resumable"] and "position" in before:
            self._compare_place(before, first)
            self._compare_clock(before, first)
            self.resumed += 1

    def take(self, cycle: Cycle) -> None:
        """Take in what a process has shown until its end."""
        for line in cycle.lines:
            assert not line.get("faults"), line["faults"]
            if line["what"] == "verdict":
                self.acknowledged[line["attempt"], line["position"]] = line["item"]
        # What was said before anything was shown tells nothing of where the session stands.
        told = [line for line in cycle.lines if line["what"] not in ("up", "today")]
        if told or self.last is None:
            self.last = told[-1] if told else self.last
            self.killed_at = cycle.killed_at

    def compare_disk(self) -> None:
        """Look into the file as the signal left it."""
        assert log_check(self._file) == []
        answers = Counter(
            (event.attempt, event.position, event.item)
            for event in self._events()
            if event.kind is EventKind.ANSWERED
        )
        assert set(answers.values()) <= {1}, "doubled"
        seen = {(*place, item) for place, item in self.acknowledged.items()}
        assert not seen - answers.keys(), "lost"

    def answered(self) -> int:
        return sum(event.kind is EventKind.ANSWERED for event in self._events())

    def _compare_place(self, before: Line, first: Line) -> None:
        assert first["attempt"] == before["attempt"]
        if before["what"] in ("going", "finishing"):
            allowed = {before["position"], self._next(before)}
        else:
            allowed = {before["position"]}
        assert first["position"] in allowed, f"{before}\n{first}"
        if before["what"] in ("verdict", "finishing"):
            assert first["what"] == "verdict"
        elif before["what"] == "shown":
            assert first["what"] == "shown"

    def _next(self, line: Line) -> int:
        """Return the next place without an answer; -1 where there is none."""
        open_places: list[int] = []
        for event in self._events():
            if event.attempt == line["attempt"]:
                if event.kind is EventKind.STARTED:
                    open_places = list(range(len(event.data["form"]["entries"])))
                elif event.kind is EventKind.ANSWERED:
                    open_places.remove(event.position)
        later = [place for place in open_places if place > line["position"]]
        return (later or open_places or [-1])[0]

    def _compare_clock(self, before: Line, first: Line) -> None:
        used_ms = before["elapsed_ms"] + (self.killed_at - before["at"]) * 1000
        error_ms = first["elapsed_ms"] - used_ms
        self.clock_errors.append(error_ms)
        assert abs(error_ms) <= CLOCK_TOLERANCE_MS, f"{before}\n{first}"
        minutes, seconds = first["clock"].split(":")
        assert (int(minutes) * 60 + int(seconds)) * 1000 <= first["elapsed_ms"] + 1000

    def _events(self) -> list[Any]:
        connection = open_for_reading(self._file)
        try:
            return [event for event, _, _ in stored_events(connection)]
        finally:
            connection.close()


def kill_again_and_again(data: Path, cycles: int) -> Ledger:
    rng = random.Random(SEED)
    ledger = Ledger(data)
    for number in range(cycles):
        slow = number % 5 == 4
        cycle = Cycle(data, rng.randrange(1 << 30), slow=slow)
        cycle.read_until({"up"} if ledger.last is None else {"shown", "verdict"})
        ledger.compare_start(cycle)
        if number == 0:
            cycle.read_until({"shown"})
        cycle.read_for(rng.uniform(0, 1.8 if slow else 0.35))
        cycle.kill()
        ledger.take(cycle)
        ledger.compare_disk()
        # Now and then it does not even come to its window.
        if number % 10 == 7:
            early = Cycle(data, 0, slow=False)
            early.read_for(rng.uniform(0, 0.3))
            early.kill()
            ledger.compare_start(early)
            if any(line["what"] not in ("up", "today") for line in early.lines):
                ledger.take(early)
            ledger.compare_disk()
    return ledger


def hold(data: Path, cycles: int) -> None:
    ledger = kill_again_and_again(data, cycles)
    report = check(resolve(str(data)))
    assert report.is_sound, report
    # It has answered, taken sessions up, and been killed at more than one kind of moment.
    assert len(ledger.acknowledged) > cycles
    assert ledger.resumed > cycles // 2
    # At most the one that was on its way each time.
    assert 0 <= ledger.answered() - len(ledger.acknowledged) <= cycles * 1.1


@pytest.mark.timeout(120)
def test_a_killed_window_loses_and_doubles_nothing_and_resumes_on_the_same_question(tmp_path):
    hold(tmp_path / "data", CYCLES)


@pytest.mark.torture
@pytest.mark.timeout(1800)
def test_a_window_killed_three_hundred_times_loses_and_doubles_nothing(tmp_path):
    hold(tmp_path / "data", TORTURE_CYCLES)
