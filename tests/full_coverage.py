# SPDX-License-Identifier: MIT
"""Holds files at full branch coverage: below the window, one that reached it stays there.

The files are listed in full_coverage.txt. A listed file that misses a line or a branch fails the
run; one that has come to miss none, and is not listed yet, is named so that it can be added.
"""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import coverage

TOP = Path(__file__).resolve().parent.parent
LIST = Path(__file__).with_name("full_coverage.txt")


def measured(arguments: Sequence[str]) -> int:
    """Run pytest with coverage measured; return its exit code, or 1 if a file fell back."""
    measuring = coverage.Coverage(config_file=str(TOP / "pyproject.toml"))
    measuring.erase()
    command = [sys.executable, "-m", "pytest", "-p", "tests.measuring", *arguments]
    code = subprocess.run(command, cwd=TOP, check=False).returncode
    measuring.combine()
    print("\nCoverage", flush=True)
    measuring.report(file=sys.stdout)
    full = complete_files(measuring)
    held = {line for line in LIST.read_text(encoding="utf-8").splitlines() if line}
    if full - held:
        print("Now complete; add to tests/full_coverage.txt:", *sorted(full - held), sep="\n  ")
    if held - full:
        print("No longer complete:", *sorted(held - full), sep="\n  ")
    return code or int(bool(held - full))


def complete_files(measuring: coverage.Coverage) -> set[str]:
    """Return the files below the window whose every line and branch was taken."""
    complete = set()
    for path in sorted((TOP / "trainer").rglob("*.py")):
        name = path.relative_to(TOP).as_posix()
        if name.startswith(("trainer/ui/", "trainer/_bundled/")):
            continue
        analysis = measuring._analyze(str(path))
        numbers = analysis.numbers
        if numbers.n_statements and not numbers.n_missing and not numbers.n_missing_branches:
            complete.add(name)
    return complete
