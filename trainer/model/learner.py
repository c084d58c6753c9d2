# SPDX-License-Identifier: MIT
"""People who learn on this machine."""

from __future__ import annotations

from typing import NamedTuple

from trainer.model.accommodation import Accommodation


class Learner(NamedTuple):
    """A profile.

    Attributes:
        id: 128 random bits, hexadecimal.
        name: as the learner typed it; may be empty on a machine with one learner.
        added_at: UTC, ISO 8601.
        accommodation: what the learner is allowed in exams beyond the usual.
    """

    id: str
    name: str
    added_at: str
    accommodation: Accommodation = Accommodation()
