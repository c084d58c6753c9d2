# SPDX-License-Identifier: MIT
"""Writes the log as one JSON file that other programs, and later versions, can read."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from trainer import __version__
from trainer.storage.database import Database
from trainer.storage.failures import SameStore, translated
from trainer.storage.files import discard, replace_durably
from trainer.storage.log import GENESIS, stored_events

FORMAT = "needlewise-log"
FORMAT_VERSION = 1


def export(database: Database, file: str, learner: str | None = None) -> None:
    """Write every event, with its hash and the one before, and every item it refers to.

    Args:
        database: open on this thread.
        file: what to write; one that is there already is replaced, but never by half a file.
        learner: only this profile; None for all.

    Raises:
        StoreError: the log cannot be read or the file not be written.
    """
    target, draft = Path(file), f"{file}.new"
    try:
        with translated(file):
            if target.exists() and target.samefile(database.path):
                raise SameStore(file, "an export onto the data file itself")
            target.parent.mkdir(parents=True, exist_ok=True)
            with Path(draft).open("w", encoding="utf-8", newline="\n") as out:
                database.connection.execute("BEGIN")  # one view of the file
                try:
                    out.writelines(_lines(database, learner))
                finally:
                    database.connection.execute("COMMIT")
            replace_durably(draft, file)
    finally:
        discard(draft)


def _lines(database: Database, learner: str | None) -> Iterator[str]:
    head = {"format": FORMAT, "version": FORMAT_VERSION, "program": __version__}
    if learner is not None:
        # Only then may events be missing from the chain.
        head["learner"] = learner
    yield json.dumps(head)[:-1] + ",\n"
    hashes: set[str] = set()
    yield '"events": ['
    yield from _separated(_events(database, learner, hashes))
    yield '\n],\n"snapshots": {'
    yield from _separated(_snapshots(database, hashes if learner is not None else None))
    yield "\n}\n}\n"


def _separated(values: Iterator[str]) -> Iterator[str]:
    for place, value in enumerate(values):
        yield ("," if place else "") + "\n" + value


def _events(database: Database, learner: str | None, hashes: set[str]) -> Iterator[str]:
    previous = GENESIS
    for event, sequence, stored_hash in stored_events(database.connection):
        if learner is None or event.learner == learner:
            fields: dict[str, Any] = {"sequence": sequence, **event._asdict()}
            yield json.dumps({**fields, "previous": previous, "hash": stored_hash})
            hashes.add(event.content_hash)
            hashes.update(entry[3] for entry in event.data.get("form", {}).get("entries", ()))
        previous = stored_hash


def _snapshots(database: Database, wanted: set[str] | None) -> Iterator[str]:
    rows = database.connection.execute(
        "SELECT content_hash, item FROM snapshot ORDER BY content_hash"
    )
    for content_hash, text in rows:
        if wanted is None or content_hash in wanted:
            yield f"{json.dumps(content_hash)}: {json.dumps(text)}"
