# SPDX-License-Identifier: MIT
"""An exam whose process is killed at any instant: nothing told is lost, and the time is right."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.exams import install
from tests.services.exam_child import opened
from trainer.paths import resolve

TOP = Path(__file__).resolve().parents[2]
KILLS = 4


def run_and_kill(folder: str, out: Path, after_s: float) -> None:
    """Start the exam, or go on with it, and kill it some time after its first answer."""
    before = out.read_text(encoding="utf-8").count("answered") if out.exists() else 0
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.services.exam_child", folder, str(out)],
        cwd=TOP,
        env={**os.environ, "PYTHONPATH": str(TOP)},
    )
    try:
        deadline = time.monotonic() + 30
        while not out.exists() or out.read_text(encoding="utf-8").count("answered") == before:
            assert child.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.005)
        time.sleep(after_s)
    finally:
        child.kill()
        child.wait()


@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
def test_killed_at_any_instant_an_exam_keeps_what_was_told_and_its_time(tmp_path, paths):
    folder = str(tmp_path / "user")
    install(resolve(folder))
    out = tmp_path / "told"
    chance = random.Random(20_260_101)
    for _ in range(KILLS):
        run_and_kill(folder, out, chance.random() * 0.3)
        time.sleep(chance.random() * 0.5)
    lines = out.read_text(encoding="utf-8").splitlines()
    # What was written last may be cut off: the kill came in the midst of it.
    told = {}
    for line in lines[:-1] if lines[-1].count(" ") < 2 else lines:
        kind, first, second = line.split()
        if kind == "answered":
            told[int(first)] = int(second)
    services = opened(folder)
    try:
        (left,) = services.attempts.open_attempts(services.choose_learner("").id)
        engine = services.attempts.resume(left.id)
        began_s = float(lines[0].split()[1])
        assert engine.elapsed_ms() / 1000 == pytest.approx(time.time() - began_s, abs=2)
        assert engine.remaining_s() == pytest.approx(3600 - (time.time() - began_s), abs=2)
        # With each kill one answer may be stored that was not told any more.
        differing = [at for at, option in told.items() if _chosen(engine, at) != option]
        assert len(differing) <= KILLS
        assert all(engine.places[at].answered for at in told)
    finally:
        services.close()


def _chosen(engine, position: int) -> int:
    (option,) = engine.places[position].response.chosen
    return option
