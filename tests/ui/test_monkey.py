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
# Exams are met by chance as well, or not: no entry of the side bar leads there.
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


def play(data: Path, seed: int, steps: int, *bank: str) -> dict[str, Any]:
    """Let the monkey at it, in a process of its own."""
    given = (str(data), str(seed), str(steps), *bank)
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.monkey_child", *given],
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


def places_on_disk(data: Path) -> list[tuple[str, int]]:
    """Return where something was answered, a step of a case included."""
    connection = open_for_reading(where(resolve(str(data))).file)
    kinds = (EventKind.ANSWERED, EventKind.CHANGED, EventKind.STEPPED)
    try:
        return [
            (event.attempt, event.position)
            for event, _, _ in stored_events(connection)
            if event.kind in kinds and event.position is not None
        ]
    finally:
        connection.close()


def hold(data: Path, seed: int, steps: int) -> None:
    shutil.rmtree(data, ignore_errors=True)
    found = play(data, seed, steps)
    assert len(found["acknowledged"]) > steps // 50
    assert answers_on_disk(data) == found["acknowledged"]
    hold_found(data, seed, found)


def hold_found(data: Path, seed: int, found: dict[str, Any]) -> None:
    assert not found["faults"], f"seed {seed}:\n" + "\n".join(found["faults"])
    assert found["code"] == 0
    assert set(PAGES) <= set(found["pages"])
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


@pytest.mark.torture
@pytest.mark.timeout(1800)
def test_the_whole_bank_with_every_type_of_question_stands_the_same(data):
    for seed in range(2):
        shutil.rmtree(data, ignore_errors=True)
        found = play(data, seed, STEPS, "whole")
        hold_found(data, seed, found)
        stored = {(attempt, position) for attempt, position in places_on_disk(data)}
        assert {(attempt, position) for attempt, position, _ in found["acknowledged"]} <= stored
