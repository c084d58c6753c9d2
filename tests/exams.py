# SPDX-License-Identifier: MIT
"""A bank and exams small enough to see through, and clocks that do what they are told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from trainer.services.exam_clock import Clocks
from trainer.storage.pulse import Moment

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import FixedClock
    from trainer.paths import Paths
    from trainer.services.context import Services

BOOT = "0123456789abcdef0123456789abcdef"
OTHER_BOOT = "fedcba9876543210fedcba9876543210"

EXAM = """\
format: 1
kind: exam
id: small
title: Small exam
banks: [exam-bank]
minutes: 60
{more}sections:
  - {{id: safety, title: Safety, count: 4, domains: [safety], critical: 1, cut: 75}}
  - {{id: general, title: General, count: 6, domains: [general], cut: 50}}
"""


class FakeMachine:
    """A machine whose clocks move when told: time, sleep, and people who set the clock."""

    def __init__(self, clock: FixedClock, *, counts_sleep: bool = True) -> None:
        self._clock = clock
        self._steady_ms = 5_000_000
        self._counts_sleep = counts_sleep
        self.boot = BOOT

    def moment(self) -> Moment:
        return Moment(round(self._clock().timestamp() * 1000), self._steady_ms, self.boot)

    def clocks(self) -> Clocks:
        return Clocks(self.moment, self._counts_sleep)

    def run(self, seconds: float) -> None:
        """Let time pass."""
        self._clock.advance(seconds=seconds)
        self._steady_ms += round(seconds * 1000)

    def sleep(self, seconds: float) -> None:
        """Let the machine sleep."""
        self._clock.advance(seconds=seconds)
        if self._counts_sleep:
            self._steady_ms += round(seconds * 1000)

    def set_clock(self, seconds: float) -> None:
        """Have someone set the clock on the wall, forward or back."""
        self._clock.advance(seconds=seconds)

    def restart(self, seconds: float, boot: str = OTHER_BOOT) -> None:
        """Start the machine anew after so many seconds without power."""
        self._clock.advance(seconds=seconds)
        self._steady_ms, self.boot = 20_000, boot


def write_bank(folder: Path, *, safety: int = 12, general: int = 20) -> Path:
    """Write a bank of single items whose second option is the key and whose third is unsafe."""
    lines = ["format: 1", "id: exam-bank", "title: Exam bank", "domains:"]
    lines += ["  safety: {title: Safety, topics: {a: A, b: B}}"]
    lines += ["  general: {title: General, topics: {a: A, b: B}}", "items:"]
    for domain, count in (("safety", safety), ("general", general)):
        for number in range(count):
            lines += [
                f"  - id: {domain}-{number}",
                "    type: single",
                f"    domain: {domain}",
                f"    topic: {'ab'[number % 2]}",
                f"    level: {('recall', 'application')[number // 2 % 2]}",
                f"    critical: {'true' if number % 3 == 0 else 'false'}",
                f"    difficulty: 0.{4 + number % 5}",
                f"    title: Case {number} of {domain}",
                f"    stem: Patient {number} of {domain} asks what to do.",
                "    options:",
                "      - {text: Wait}",
                "      - {text: Stop, key: true}",
                "      - {text: Go on, unsafe: true, act: Went on, harm: The lung collapses}",
            ]
    path = folder / "exam-bank.yaml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def write_exam(folder: Path, more: str = "", text: str = EXAM) -> Path:
    """Write the small exam, with more lines in its head."""
    path = folder / "small.yaml"
    path.write_text(text.format(more=more), encoding="utf-8")
    return path


def install(paths: Paths, more: str = "", **bank: int) -> None:
    """Put bank and exam where a learner's own are."""
    banks, exams = Path(paths.data, "banks"), Path(paths.data, "exams")
    banks.mkdir(parents=True, exist_ok=True)
    exams.mkdir(parents=True, exist_ok=True)
    write_bank(banks, **bank)
    write_exam(exams, more)


def opener(paths: Paths, clock: FixedClock, machine: FakeMachine) -> Callable[[], Services]:
    """Return a function that opens the services, as a start of the program does."""
    from trainer.services.compiling import in_process
    from trainer.services.context import open_services

    def start() -> Services:
        services = open_services(
            paths,
            compile_bank=in_process,
            clock=clock,
            draw_seed=lambda: 20_260_101,
            exam_clocks=machine.clocks,
        )
        services.library.load()
        return services

    return start
