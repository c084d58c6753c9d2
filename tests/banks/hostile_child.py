# SPDX-License-Identifier: MIT
"""Loads banks in a process that is watched: what it opens, how long it takes, how large it grows.

Run as a program with the paths of banks; prints one line of JSON for each, and a last one for the
process as a whole.
"""

import json
import os
import sys
import time
from pathlib import Path

from tests.sections import make_section
from trainer.banks.loader import load
from trainer.banks.schema import schema
from trainer.model.path_rules import path_faults

_WATCHED = ("open", "os.", "shutil.", "socket.", "subprocess.", "urllib.", "sqlite3.", "ctypes.")
# Asking what is there is no reading; these are told apart by what is asked for, below.
_PASSED = ("os.putenv", "os.unsetenv")

_seen: list[tuple[str, str]] = []


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event.startswith(_WATCHED) and event not in _PASSED:
        mode = arguments[1] if event == "open" and isinstance(arguments[1], str) else ""
        _seen.append((f"{event} {mode}".strip(), os.fsdecode(str(arguments[0]))))


def main() -> None:
    # Builds the validators and loads the geometry, which is no part of any bank.
    schema()
    list(path_faults(make_section()))
    sys.addaudithook(_watch)
    for path in sys.argv[1:]:
        _seen.clear()
        begun = time.process_time()
        result = load(path)
        elapsed = time.process_time() - begun
        report = {
            "path": path,
            "elapsed": elapsed,
            "usable": result.bank is not None,
            "problems": [list(problem) for problem in result.problems],
            "texts": [str(problem) for problem in result.problems],
            "seen": list(_seen),
        }
        print(json.dumps(report))
    print(json.dumps({"peak": _peak()}))


def _peak() -> int:
    """Return the largest size of this process so far, in bytes.

    Not from getrusage: there a child begins with the size of the process that started it.
    """
    with Path("/proc/self/status").open(encoding="ascii") as status:
        line = next(line for line in status if line.startswith("VmHWM:"))
    return int(line.split()[1]) * 1024


if __name__ == "__main__":
    main()
