# SPDX-License-Identifier: MIT
"""The clocks of this machine, as exams and the running clock beside the log need them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from trainer.storage.pulse import Moment

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

_BOOT_ID = "/proc/sys/kernel/random/boot_id"
_HEX_DIGITS = 32


def moments(clock: Callable[[], datetime]) -> Callable[[], Moment]:
    """Return a function that gives the instant by both clocks.

    Args:
        clock: aware time, the clock on the wall.
    """
    boot = _boot()
    steady_ms = _steady()

    def now() -> Moment:
        return Moment(round(clock().timestamp() * 1000), steady_ms(), boot)

    return now


def _steady() -> Callable[[], int]:
    """Return a clock that nobody can set and that goes on while the machine sleeps."""
    # That of Linux counts sleep under a name of its own; macOS counts it under the usual name, but
    # not with `time.monotonic`. Windows, which has neither name, counts it there too.
    clock = getattr(time, "CLOCK_BOOTTIME", getattr(time, "CLOCK_MONOTONIC", None))
    if clock is None:
        return lambda: time.monotonic_ns() // 1_000_000
    return lambda: time.clock_gettime_ns(clock) // 1_000_000


def _boot() -> str:
    """Return which start of the machine this is; "" where the system does not say."""
    try:
        with open(_BOOT_ID, encoding="ascii") as file:
            found = file.read().strip().replace("-", "")
    except (OSError, UnicodeError):
        return ""
    is_id = len(found) == _HEX_DIGITS and all(digit in "0123456789abcdef" for digit in found)
    return found if is_id else ""
