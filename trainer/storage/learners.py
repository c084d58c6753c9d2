# SPDX-License-Identifier: MIT
"""Reads the learner profiles."""

from trainer.model.learner import Learner
from trainer.storage.database import Database


def learners(database: Database) -> list[Learner]:
    """List the profiles, oldest first."""
    rows = database.read("SELECT id, name, added_at FROM learner ORDER BY added_at, id")
    return [Learner(*row) for row in rows]
