# SPDX-License-Identifier: MIT
"""Whatever is pressed, clicked, resized or switched: no fault, no warning, no answer lost."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SEED
from trainer.model.attempt import EventKind
from trainer.paths import resolve
from trainer.services.data import check, where
from trainer.storage.database import open_for_reading
from trainer.storage.log import stored_events

TOP = Path(__file__).resolve().parents[2]
STEPS = 5_000
PAGES = ["lab", "library", "practise", "progress", "question", "results", "settings", "today"]

_BROKEN = """format: 1
id: broken
title: Broken <b>bank</b>
items:
  - id: one
    type: single
    stem: Which?
    options: [{text: This, key: true}, {text: That}]
  - id: two
    type: singel
    stem: Which?
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder to be made, and files beside it that the file dialogs give out."""
    offered = tmp_path / "offered"
    offered.mkdir()
    example = (TOP / "question_banks/examples/first-bank.yaml").read_text(encoding="utf-8")
    (offered / "good.yaml").write_text(example.replace("id: my-first-bank", "id: good"))
    (offered / "broken.yaml").write_text(_BROKEN)
    (offered / "no-bank.needlebank").write_bytes(b"PK not really")
    return tmp_path / "data"


def play(data: Path, seed: int, steps: int) -> dict[str, Any]:
    """Let the monkey at it, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.monkey_child", str(data), str(seed), str(steps)],
        cwd=TOP,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, f"seed {seed}: {done.returncode}\n{done.stderr[-6000:]}"
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def answers_on_disk(data: Path) -> list[list[Any]]:
    connection = open_for_reading(where(resolve(str(data))).file)
    kinds = (EventKind.ANSWERED, EventKind.CHANGED)
    try:
        return [
            [event.attempt, event.position, event.data["response"]["chosen"]]
            for event, _, _ in stored_events(connection)
            if event.kind in kinds
        ]
    finally:
        connection.close()


def hold(data: Path, seed: int, steps: int) -> None:
    shutil.rmtree(data, ignore_errors=True)
    found = play(data, seed, steps)
    assert not found["faults"], f"seed {seed}:\n" + "\n".join(found["faults"])
    assert found["code"] == 0
    assert found["pages"] == PAGES
    assert len(found["acknowledged"]) > steps // 50
    assert answers_on_disk(data) == found["acknowledged"]
    report = check(resolve(str(data)))
    assert report.is_sound, report


@pytest.mark.timeout(300)
def test_five_thousand_random_acts_leave_no_fault_and_lose_no_answer(data):
    hold(data, SEED, STEPS)


@pytest.mark.torture
@pytest.mark.timeout(1800)
def test_other_seeds_find_no_fault_either(data):
    for seed in range(8):
        hold(data, seed, STEPS)
