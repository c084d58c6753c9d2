# SPDX-License-Identifier: MIT
"""Compiling a bank in a process of its own.

Reading YAML takes memory and time, and a hostile file may take more; the window's process never
does it. The child writes the compiled cache, which the window then opens.
"""

from __future__ import annotations

import os
import sys

from trainer import resources
from trainer.errors import BankError

# Far beyond what the largest allowed bank needs on a slow machine.
_LIMIT_S = 120


def in_child(path: str, cache: str) -> None:
    """Compile the bank at a path into a cache folder.

    Raises:
        BankError: nothing of it can be used; the message is a sentence.
    """
    _run("bank", path, cache)


def exam_in_child(path: str, cache: str) -> None:
    """Compile the exam definition at a path into a cache folder.

    Raises:
        BankError: it cannot be read at all; the message is a sentence.
    """
    _run("exam", path, cache)


def _run(kind: str, path: str, cache: str) -> None:
    import subprocess  # imported late: most starts find every bank compiled

    frozen = getattr(sys, "frozen", False)
    program = [sys.executable] if frozen else [sys.executable, "-m", "trainer"]
    environment = dict(os.environ)
    if not frozen:
        # From a checkout the package is importable only beside main.py.
        searched = [resources.import_path(), environment.get("PYTHONPATH", "")]
        environment["PYTHONPATH"] = os.pathsep.join(filter(None, searched))
    try:
        child = subprocess.run(
            [*program, kind, "compile", path, "--cache", cache],
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            env=environment,
            stdin=subprocess.DEVNULL,
            timeout=_LIMIT_S,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        message = f"{path} could not be read in time; try a smaller bank."
        raise BankError(message, str(error)) from error
    if child.returncode not in (0, 1):
        said = child.stderr.strip().splitlines()
        raise BankError(said[-1] if said else f"{path} could not be read.", child.stderr)


def in_process(path: str, cache: str) -> None:
    """Do the same in this process, for the command line and for tests."""
    from trainer.banks.compiled import compile_bank

    compile_bank(path, cache).close()


def exam_in_process(path: str, cache: str) -> None:
    """Do the same with an exam definition."""
    from trainer.banks.exams import compile_exam

    compile_exam(path, cache)
