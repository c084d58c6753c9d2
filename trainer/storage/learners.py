# SPDX-License-Identifier: MIT
"""Reads the learner profiles."""

from trainer.model.accommodation import Accommodation
from trainer.model.learner import Learner
from trainer.storage.database import Database


def learners(database: Database) -> list[Learner]:
    """List the profiles, oldest first."""
    rows = database.read(
        "SELECT id, name, added_at, extra_percent, pauses FROM learner ORDER BY added_at, id"
    )
    return [
        Learner(found, name, added_at, Accommodation(extra_percent, bool(pauses)))
        for found, name, added_at, extra_percent, pauses in rows
    ]
