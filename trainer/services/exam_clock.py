# SPDX-License-Identifier: MIT
"""The time of an exam: by a steady clock while it runs, by the stricter of two after a restart.

A steady clock cannot be set, so while the program runs it alone counts; where it does not count
the machine's sleep, what the clock on the wall has gone ahead is counted as sleep. After a restart
of the program on a machine that was not started anew, the steady clock still tells how long it
was away. After a restart of the machine only the clock on the wall can tell, and the deadline that
is stored: whichever leaves less time counts. A clock that was set back gives nobody time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.storage.pulse import Moment

# Clocks that disagree by more have been set, or the machine slept.
JUMP_MS = 1_000


class Clocks(NamedTuple):
    """The two clocks of a machine.

    Attributes:
        now: the instant by both.
        counts_sleep: whether the steady one goes on while the machine sleeps.
    """

    now: Callable[[], Moment]
    counts_sleep: bool


class Jump(NamedTuple):
    """How far the clock on the wall went ahead of the steady one, or fell behind.

    Attributes:
        by_ms: negative when it was set back.
        is_counted: whether it counts as time of the exam: sleep, or what cannot be told from it.
    """

    by_ms: int
    is_counted: bool


class ExamClock:
    """The running clock of one exam; called, it gives milliseconds that never go back."""

    def __init__(self, clocks: Clocks) -> None:
        self._clocks = clocks
        self._last = clocks.now()
        self._counted_ms = 0

    def __call__(self) -> int:
        """Return a time for durations; sleep included."""
        return self._clocks.now().steady_ms + self._counted_ms

    def wall_ms(self) -> int:
        """Return the time by the clock on the wall, UTC, since 1970."""
        return self._clocks.now().wall_ms

    def look(self) -> Jump | None:
        """Compare the clocks with when they were last compared; None while they agree."""
        before, self._last = self._last, self._clocks.now()
        by_ms = (self._last.wall_ms - before.wall_ms) - (self._last.steady_ms - before.steady_ms)
        if abs(by_ms) <= JUMP_MS:
            return None
        is_counted = by_ms > 0 and not self._clocks.counts_sleep
        if is_counted:
            self._counted_ms += by_ms
        return Jump(by_ms, is_counted)


class Resumed(NamedTuple):
    """What an exam has used when it is taken up again.

    Attributes:
        used_ms: time of the exam that is gone.
        jump: what the clocks did meanwhile; None when nothing is to be told.
    """

    used_ms: int
    jump: Jump | None


def used_since(
    used_ms: int, at: Moment | None, clocks: Clocks, limit_ms: int | None, deadline_ms: int | None
) -> Resumed:
    """Tell what an exam has used that was cut off.

    Args:
        used_ms: what it had used when it was last heard of.
        at: when that was; None where only the log is left.
        clocks: of the machine.
        limit_ms: time allowed; None without a limit.
        deadline_ms: when it is over, by the clock on the wall, UTC, since 1970; None without one.
    """
    now = clocks.now()
    if at is not None and at.boot and at.boot == now.boot:
        away_ms = max(0, now.steady_ms - at.steady_ms)
        by_ms = (now.wall_ms - at.wall_ms) - away_ms
        is_counted = by_ms > JUMP_MS and not clocks.counts_sleep
        used_ms += away_ms + (by_ms if is_counted else 0)
        return Resumed(used_ms, Jump(by_ms, is_counted) if abs(by_ms) > JUMP_MS else None)
    jump = None
    if at is not None:
        wall_ms = now.wall_ms - at.wall_ms
        # Of another start of the machine, it would be less than what has really passed.
        unknown = not at.boot and not now.boot
        steady_ms = now.steady_ms - at.steady_ms if unknown else 0
        used_ms += max(0, wall_ms, steady_ms)
        if wall_ms < -JUMP_MS:
            jump = Jump(wall_ms, False)
    if limit_ms is not None and deadline_ms is not None:
        used_ms = max(used_ms, limit_ms - (deadline_ms - now.wall_ms))
    return Resumed(used_ms, jump)
