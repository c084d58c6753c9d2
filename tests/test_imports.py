# SPDX-License-Identifier: MIT
"""What is loaded when: seen from outside, in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parent.parent
FIRST_BANK = "question_banks/examples/first-bank.yaml"


def modules_after(code: str) -> set[str]:
    """Run code in a fresh interpreter; return the top names of what it loaded, and `trainer.*`."""
    report = "import sys, json; print('\\n' + json.dumps(sorted(sys.modules)))"
    result = subprocess.run(
        [sys.executable, "-c", f"{code}\n{report}"],
        cwd=TOP,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    names = json.loads(result.stdout.splitlines()[-1])
    return {name if name.startswith("trainer") else name.partition(".")[0] for name in names}


def run(*arguments: str) -> str:
    return (
        "from trainer.launcher import main\n"
        "try:\n"
        f"    code = main({list(arguments)!r})\n"
        "except SystemExit as end:\n"
        "    code = end.code\n"
        "assert not code, code"
    )


@pytest.mark.parametrize(
    "arguments",
    [("--help",), ("bank", "--help"), ("bank", "check", FIRST_BANK), ("bank", "schema")],
    ids=" ".join,
)
def test_the_command_line_loads_no_qt(arguments):
    loaded = modules_after(run(*arguments))
    assert "click" in loaded
    assert not loaded & {"PySide6", "shiboken6"}


def test_the_version_loads_nothing_but_the_launcher():
    loaded = modules_after(run("--version"))
    assert {name for name in loaded if name.startswith("trainer")} == {
        "trainer",
        "trainer.bootstrap",
        "trainer.launcher",
    }


def test_the_way_to_the_window_loads_little():
    # `app` is where it ends: the launcher's own share of the time to the first question.
    stub = "import types, sys; app = types.ModuleType('app'); app.run = lambda argv: 0\n"
    stub += "sys.modules['trainer.ui'] = app; sys.modules['trainer.ui.app'] = app\n"
    before = modules_after("pass")
    loaded = modules_after(stub + run("--data", "x")) - before
    assert {name for name in loaded if not name.startswith("trainer")} <= {
        "__future__",
        "gc",  # which is told to wait
        "importlib",  # looks whether an activated environment holds the packages
        "types",
        "warnings",
    }


def test_none_keeps_its_references_through_the_event_loop(qapp):
    # PySide6 6.12.0 lost one at each call on Python 3.11 and ended the process after thousands;
    # from 3.12 on None is immortal, and its count stands still.
    qapp.processEvents()
    before = sys.getrefcount(None)
    for _ in range(500):
        qapp.processEvents()
    assert abs(sys.getrefcount(None) - before) < 100
