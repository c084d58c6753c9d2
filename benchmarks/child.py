# SPDX-License-Identifier: MIT
"""Child processes that are measured: each started as a user's is."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time


def run(module: str, *arguments: str, limit_s: float = 120) -> float:
    """Run a module as a process and return how long it took, in seconds."""
    environment = dict(os.environ)
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    # Compiled modules are kept, as on any machine: without this every start would compile anew.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", module, *arguments]
    start = time.perf_counter()
    with subprocess.Popen(command, env=environment) as process:
        # Not `wait(timeout=…)`: it looks only every 50 ms whether the process has ended.
        watchdog = threading.Timer(limit_s, process.kill)
        watchdog.start()
        code = process.wait()
        elapsed_s = time.perf_counter() - start
        watchdog.cancel()
    if code:
        raise subprocess.CalledProcessError(code, command)
    return elapsed_s
