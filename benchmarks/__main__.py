# SPDX-License-Identifier: MIT
"""`python3 -m benchmarks`: measure everything, in rotated turns, and print the ratios.

Options: names of the measurements to run (all without any), `--rounds N` (at least 7),
`--write` to put the table into docs/performance.md.
"""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import statistics
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.rounds import Row

MEASUREMENTS = ("startup", "answer", "memory", "open", "check", "replay", "progress")
_MARK = "<!-- measured -->"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python3 -m benchmarks")
    parser.add_argument("names", nargs="*", choices=[*MEASUREMENTS, []])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    rounds = max(7, options.rounds)
    rows: list[Row] = []
    for name in options.names or MEASUREMENTS:
        print(f"{name} …", file=sys.stderr, flush=True)
        rows += importlib.import_module(f"benchmarks.measure_{name}").measure(rounds)
    table = _table(rows, rounds)
    print(table)
    if options.write:
        path = Path("docs/performance.md")
        text = path.read_text(encoding="utf-8")
        head, _, rest = text.partition(_MARK)
        _, _, tail = rest.partition(_MARK)
        path.write_text(f"{head}{_MARK}\n{table}\n{_MARK}{tail}", encoding="utf-8")
    return 0 if all(row.holds for row in rows) else 1


def _table(rows: list[Row], rounds: int) -> str:
    lines = [
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores, {rounds} rounds in rotated turns; medians.",
        "",
        "| what | ours | bare | ratio, median (least to most) | allowed | holds |",
        "|---|---|---|---|---|---|",
    ]
    for row in rows:
        spread = (
            f"{statistics.median(row.ratios):.2f} ({min(row.ratios):.2f} to {max(row.ratios):.2f})"
        )
        lines.append(
            f"| {row.what} | {statistics.median(row.ours):.2f} {row.unit} "
            f"| {statistics.median(row.bare):.2f} {row.unit} | {spread} | {row.allowed:g} "
            f"| {'yes' if row.holds else '**no**'} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
