# SPDX-License-Identifier: MIT
"""What a learner is allowed in exams beyond the usual."""

from __future__ import annotations

from typing import NamedTuple


class Accommodation(NamedTuple):
    """What a learner is allowed in exams beyond the usual.

    Attributes:
        extra_percent: time beyond that of the definition, in percent of it; None for no limit.
        pauses: whether the clock may be stopped.
    """

    extra_percent: int | None = 0
    pauses: bool = False


# What can be chosen; None is no limit.
EXTRA_PERCENTS: tuple[int | None, ...] = (0, 25, 50, 100, None)
