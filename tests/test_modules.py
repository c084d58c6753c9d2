# SPDX-License-Identifier: MIT
"""What is loaded by the time the first question is on screen: nothing that it does not need.

Seen through `sys.modules` of a real start, in a process of its own; with the banks compiled, and
on the very first start, which compiles them (in another process).
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from trainer.model.items.registry import TYPES

TOP = Path(__file__).resolve().parent.parent

# Each is big, and has its moment later or in another process; charts are pyqtgraph's.
HEAVY = {
    "asyncio",
    "click",
    "email",
    "fsrs",
    "importlib.metadata",
    "matplotlib",
    "numpy",
    "pydantic",
    "pyqtgraph",
    "PySide6.QtCharts",
    "PySide6.QtGraphs",
    "PySide6.QtDataVisualization",
    "rich",
    "ruamel",
    "shapely",
    "urllib.request",
    "yaml",
}
# Modules of our own that the first question does not need.
UNSEEN = {
    "trainer.cli",
    "trainer.banks.loader",
    "trainer.banks.package",
    "trainer.storage.export",
    "trainer.ui.pages.lab",
    "trainer.ui.pages.library",
    "trainer.ui.pages.practise",
    "trainer.ui.pages.progress",
    "trainer.ui.pages.results",
    "trainer.ui.pages.settings",
    "trainer.ui.sections.picture",
    "trainer.ui.sections.view",
}


def modules_at_the_first_question(data: Path, *options: str) -> set[str]:
    """Start, press Enter on Today, and list what is loaded once the question is painted."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.first_question_child", str(data), *options],
        cwd=TOP,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return set(json.loads(done.stdout.splitlines()[-1])["modules"])


@pytest.fixture(scope="module")
def starts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    data = tmp_path_factory.mktemp("starts") / "data"
    return {
        "the very first start": modules_at_the_first_question(data),
        "a later start": modules_at_the_first_question(data),
        "a start with a choice": _later_start_with_a_choice(tmp_path_factory.mktemp("choices")),
    }


def _later_start_with_a_choice(folder: Path) -> set[str]:
    modules_at_the_first_question(folder / "data", "choices")
    return modules_at_the_first_question(folder / "data", "choices")


@pytest.mark.parametrize(
    "start", ["the very first start", "a later start", "a start with a choice"]
)
def test_neither_numpy_nor_pydantic_nor_charts_are_loaded_before_the_first_question(starts, start):
    loaded = starts[start]
    assert "trainer.ui.pages.question" in loaded
    tops = {name.partition(".")[0] for name in loaded}
    assert sorted(HEAVY & (loaded | tops)) == []


def test_a_later_start_loads_no_page_that_is_not_shown(starts):
    assert sorted(UNSEEN & starts["a start with a choice"]) == []


@pytest.mark.parametrize("start", ["a later start", "a start with a choice"])
def test_a_form_of_many_types_is_drawn_without_loading_more_than_the_first(starts, start):
    modules = {f"trainer.model.items.{item_type.replace('-', '_')}" for item_type in TYPES}
    assert len(modules & starts[start]) == 1


def test_a_later_start_loads_nothing_that_compiles(starts):
    assert "trainer.services.compiling" not in starts["a later start"]
