# SPDX-License-Identifier: MIT
"""What the log is told of an exam's time when it begins and when it is taken up again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.model.attempt import EventKind
from trainer.model.exam_sitting import write_sitting
from trainer.services.exam_clock import Clocks, used_since
from trainer.services.exam_session import deadline_of, wall_ms_of
from trainer.services.place import EventDraft

if TYPE_CHECKING:
    from trainer.model.attempt import AttemptRecord
    from trainer.model.exam_sitting import Sitting
    from trainer.storage.pulse import Moment


def started(exam: Sitting, clocks: Clocks) -> dict[str, Any]:
    """Return what `started` holds of an exam: its rules, and when it is over."""
    deadline = deadline_of(exam.limit_s, 0, clocks.now().wall_ms)
    return {"exam": write_sitting(exam), "deadline": deadline}


def resumed(
    record: AttemptRecord, used_ms: int, at: Moment | None, clocks: Clocks
) -> tuple[list[EventDraft], dict[str, Any]]:
    """Return what the log is told when an exam is taken up again.

    Args:
        record: the attempt as stored.
        used_ms: what it had used when it was last heard of.
        at: when that was; None where only the log is left.
        clocks: of the machine.

    Returns:
        Jumps of the clock, and what `resumed` holds: the time used by now, and the deadline.
    """
    jumps = []
    if record.paused_at:
        used_ms = record.elapsed_ms
    else:
        limit_ms = None if record.limit_s is None else record.limit_s * 1000
        found = used_since(used_ms, at, clocks, limit_ms, wall_ms_of(record.deadline))
        used_ms = found.used_ms
        if found.jump is not None:
            data = {"by_ms": found.jump.by_ms, "counted": found.jump.is_counted}
            data |= _clock_data(record, used_ms, clocks)
            jumps.append(EventDraft(EventKind.CLOCK_JUMPED, -1, data))
    return jumps, _clock_data(record, used_ms, clocks)


def _clock_data(record: AttemptRecord, used_ms: int, clocks: Clocks) -> dict[str, Any]:
    deadline = deadline_of(record.limit_s, used_ms, clocks.now().wall_ms)
    return {"session_ms": used_ms, "deadline": deadline}
