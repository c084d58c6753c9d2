# SPDX-License-Identifier: MIT
"""Every broken or hostile bank ends in a clear sentence, soon, in little memory, and touches
nothing but itself."""

import json
import os
import re
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

import pytest

from tests.banks.hostile_case import Case
from tests.banks.hostile_places import folder_cases, package_cases
from tests.banks.hostile_sections import section_cases
from tests.banks.hostile_texts import text_cases

CASES = {
    case.name: case for case in (*text_cases(), *section_cases(), *folder_cases(), *package_cases())
}

# Of the processor, so that whatever else runs on the machine does not count.
LIMIT_S = 2.0
LIMIT_BYTES = 300 * 1024 * 1024

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="pipes, sockets, links and peak memory"
)


def names(case: Case) -> str:
    return re.sub(r"[^a-z0-9]+", "-", case.name)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """Load all cases in two child processes; a child that dies takes the module with it."""
    place = tmp_path_factory.mktemp("hostile")
    (place / "canary.yaml").write_text("items: []\n")
    paths = {}
    for case in CASES.values():
        folder = place / names(case)
        folder.mkdir()
        (folder / "canary.yaml").write_text("items: []\n")
        (folder / "outside").mkdir()
        paths[case.name] = os.fsencode(case.build(folder))
    before = snapshot(place)
    ordered = list(paths)
    halves = [ordered[::2], ordered[1::2]]
    children = [start([paths[name] for name in half]) for half in halves]
    ended = [(*child.communicate(timeout=200), child.returncode) for child in children]
    found: dict[str, dict[str, Any]] = {}
    for half, (output, errors, code) in zip(halves, ended, strict=True):
        assert code == 0, errors.decode()
        lines = [json.loads(line) for line in output.splitlines()]
        peak = lines.pop()["peak"]
        for name, report in zip(half, lines, strict=True):
            found[name] = {**report, "peak": peak}
    assert snapshot(place) == before, "something was written"
    return found


def start(paths: list[bytes]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-B", "-m", "tests.banks.hostile_child", *paths],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )


def snapshot(place: Path) -> dict[str, tuple[int, int]]:
    """Describe everything below a folder."""
    found = {}
    for path in place.rglob("*"):
        status = path.lstat()
        found[str(path)] = (status.st_size, status.st_mtime_ns)
    return found


def test_there_are_enough_cases():
    assert len(CASES) >= 120
    assert len({names(case) for case in CASES.values()}) == len(CASES)


@pytest.mark.parametrize("case", CASES.values(), ids=names)
def test_it_ends_as_it_should(case: Case, reports: dict[str, dict[str, Any]]):
    report = reports[case.name]
    assert case.code in [problem[4] for problem in report["problems"]]
    assert report["usable"] == case.usable
    unreadable = [problem for problem in report["problems"] if problem[0] == "unreadable"]
    assert bool(unreadable) == (not case.usable)
    assert report["elapsed"] < LIMIT_S


@pytest.mark.parametrize("case", CASES.values(), ids=names)
def test_every_problem_is_a_sentence_with_a_place(case: Case, reports: dict[str, dict[str, Any]]):
    report = reports[case.name]
    assert report["problems"]
    for problem, text in zip(report["problems"], report["texts"], strict=True):
        _severity, path, line, column, code, _item, message, remedy = problem
        assert path
        assert (line >= 1 and column >= 1) or code in WITHOUT_LINE, text
        assert re.fullmatch(r"[a-z0-9-]+", code)
        assert len(message) > 8
        assert "Traceback" not in text
        assert "pydantic" not in text.lower()
        assert "Input should" not in text
        assert text.isprintable(), text
        assert len(text) < 700
        assert remedy == "" or remedy[0].isupper()


# What concerns a whole file, which may not even be text.
WITHOUT_LINE = {
    "missing", "no-head", "not-a-file", "not-a-package", "not-read", "link", "too-large",
    "too-many-files", "long-name", "unreadable", "outside", "name", "collision", "encrypted",
    "method", "bomb", "damaged", "cut-off", "nested", "overlap", "zip64", "split",
    "not-a-picture", "picture-size",
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=names)
def test_nothing_else_is_opened(case: Case, reports: dict[str, dict[str, Any]]):
    own = reports[case.name]["path"]
    library = (
        sys.prefix,
        sys.base_prefix,
        sysconfig.get_path("stdlib"),
        str(Path("trainer").resolve()),
    )
    for event, name in reports[case.name]["seen"]:
        if name.startswith(library):
            assert event.startswith(("open r", "os.listdir", "os.scandir")), (event, name)
            continue
        assert event in ("open r", "open rb", "open", "os.scandir"), (event, name)
        assert name == own or name.startswith(own + "/") or name.isdigit(), (event, name)
        assert "canary" not in name


def test_memory_stays_small(reports: dict[str, dict[str, Any]]):
    assert max(report["peak"] for report in reports.values()) < LIMIT_BYTES
