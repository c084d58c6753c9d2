# SPDX-License-Identifier: MIT
"""`python3 -m benchmarks.sections`: how fast sections are judged, painted and dragged.

Absolute times in milliseconds, as the bounds are absolute: they depend on the machine, and nothing
else should run meanwhile. Every section of the core bank is measured.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.rounds import percentile
from trainer.banks.compiled import compile_bank
from trainer.model.needling import Path as NeedlePath
from trainer.model.needling import judge, scene
from trainer.ui.sections.plates import Order, Plates
from trainer.ui.sections.view import Mode, SectionView
from trainer.ui.tasks import TaskRunner
from trainer.ui.theme import theme

if TYPE_CHECKING:
    from trainer.model.section import Section

CORE = Path("question_banks/core")
SIZE = (1200, 900)
PATHS = 400
FRAMES = 60


class Measured(NamedTuple):
    """One row: what was measured, all its values in ms, and the bound of its worst."""

    what: str
    values: list[float]
    allowed: float


def main() -> int:
    app = QApplication(sys.argv)
    theme.load("light", 100, "inter")
    with tempfile.TemporaryDirectory() as folder:
        bank = compile_bank(str(CORE), f"{folder}/cache")
        sections = [bank.section(name) for name, _ in bank.section_ids()]
        bank.close()
        runner = TaskRunner()
        rows = [_judged(sections), *_pictures(sections, runner, folder), _dragged(sections, app)]
        runner.close()
    print("| what | median | p99 | allowed | holds |\n|---|---|---|---|---|")
    for what, values, allowed in rows:
        middle, worst = percentile(values, 0.5), percentile(values, 0.99)
        holds = "yes" if worst <= allowed else "**no**"
        print(f"| {what} | {middle:.2f} ms | {worst:.2f} ms | {allowed:g} ms | {holds} |")
    return 0 if all(percentile(row.values, 0.99) <= row.allowed for row in rows) else 1


def _judged(sections: list[Section]) -> Measured:
    chance, taken = random.Random(1), []
    for section in sections:
        laid = scene(section, "flat", "average")
        low, high = laid.entry_range
        judge(laid, NeedlePath(0, 0, 10))
        for _ in range(PATHS):
            path = NeedlePath(
                chance.uniform(low, high), chance.uniform(-60, 60), chance.uniform(1, 90)
            )
            start = perf_counter()
            judge(laid, path)
            taken.append((perf_counter() - start) * 1000)
    return Measured("a path judged", taken, 1)


def _pictures(sections: list[Section], runner: TaskRunner, folder: str) -> list[Measured]:
    plain, full = [], []
    plates = Plates(runner, f"{folder}/plates")
    for section in sections:
        at_once, whole = _asked(plates, section)
        plain.append(at_once)
        full.append(whole)
    again = Plates(runner, f"{folder}/plates")
    kept = [_asked(again, section)[1] for section in sections]
    return [
        Measured("the plain form of a section never painted before, 1200 x 900", plain, 50),
        Measured("its full picture, painted in the background", full, 1500),
        Measured("a prepared picture, from the disk", kept, 50),
    ]


def _asked(plates: Plates, section: Section) -> tuple[float, float]:
    """Return after how many ms there is a picture, and after how many the full one."""
    order = Order(section, width=SIZE[0], height=SIZE[1])
    waiting = QEventLoop()
    plates.plate_ready.connect(waiting.quit)
    QTimer.singleShot(20_000, waiting.quit)
    start = perf_counter()
    is_full = plates.picture(order).is_full
    at_once = (perf_counter() - start) * 1000
    if not is_full:
        waiting.exec()
    return at_once, (perf_counter() - start) * 1000


def _dragged(sections: list[Section], app: QApplication) -> Measured:
    taken = []
    for section in sections:
        view = SectionView()
        view.set_section(section)
        view.set_mode(Mode.EXPLORE)
        view.resize(860, view.heightForWidth(860))
        view.show()
        low, high = section.skin.working_zone
        for number in range(FRAMES):
            entry = low + (high - low) * number / FRAMES
            start = perf_counter()
            view.change_path(NeedlePath(round(entry * 2) / 2, number % 30 - 15, 5 + number % 30))
            app.processEvents()
            if number > 2:
                taken.append((perf_counter() - start) * 1000)
        view.close()
    return Measured("a frame while the needle is dragged", taken, 16)


if __name__ == "__main__":
    sys.exit(main())
