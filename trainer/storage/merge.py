# SPDX-License-Identifier: MIT
"""Takes over the events of another machine from an export, each of them once.

The chain of an export is checked before anything is taken: a file that was changed since it was
written is refused. What is taken is chained anew, behind the events that are here; an event
"imported" says after it where it came from and where its own chain ended.
"""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from trainer.digest import sha256
from trainer.errors import StoreError
from trainer.model.attempt import Event, EventKind
from trainer.storage import log
from trainer.storage.export import FORMAT, FORMAT_VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from trainer.storage.database import Database

# What an event that does not fit what is here may raise.
_MISFIT = (ValueError, LookupError, TypeError, sqlite3.IntegrityError)


class Merged(NamedTuple):
    """What came of an import.

    Attributes:
        taken: events that were new here.
        known: events that were here already.
        left_out: events that do not fit what is here.
        attempts: ids of the attempts that these belong to: they went on on both machines.
    """

    taken: int
    known: int
    left_out: int
    attempts: tuple[str, ...]


def merge(database: Database, file: str, told: Callable[[str, Mapping[str, Any]], Event]) -> Merged:
    """Take over what is new, in one transaction.

    Args:
        database: open on this thread.
        file: an export of the log.
        told: makes the event that tells of the import, from the learner's id and its data.

    Raises:
        StoreError: the file is no export, was changed since, or cannot be stored; nothing was
            taken.
    """
    plain = _read(file)
    rows = plain["events"]
    events = _checked(file, rows, is_whole="learner" not in plain)
    snapshots = _snapshots(file, plain["snapshots"])
    left_out: dict[str, int] = {}
    new: list[Event] = []
    known = 0
    with database.transaction() as connection:
        for event in events:
            if log.is_known(connection, event.id):
                known += 1
            elif event.attempt in left_out or not _fits(connection, event, snapshots):
                left_out[event.attempt] = left_out.get(event.attempt, 0) + 1
            else:
                new.append(event)
        if new:
            head = {"sequence": rows[-1]["sequence"], "hash": rows[-1]["hash"]}
            counts = {"taken": len(new), "known": known, "left_out": sum(left_out.values())}
            data = {**counts, "head": head, "program": plain["program"]}
            log.append_within(connection, [told(new[0].learner, data)])
    if new:
        database.checkpoint()
    return Merged(len(new), known, sum(left_out.values()), tuple(sorted(left_out)))


def _fits(connection: sqlite3.Connection, event: Event, snapshots: Mapping[str, str]) -> bool:
    """Append an event with the items that it names; leave nothing of one that does not fit."""
    connection.execute("SAVEPOINT event")
    try:
        entries = event.data.get("form", {}).get("entries", ())
        hashes = {event.content_hash, *(entry[3] for entry in entries)}
        wanted = {one: snapshots[one] for one in hashes if one in snapshots}
        log.append_within(connection, [event], wanted)
    except _MISFIT:
        connection.execute("ROLLBACK TO event")
        return False
    finally:
        connection.execute("RELEASE event")
    return True


def _read(file: str) -> dict[str, Any]:
    try:
        plain = json.loads(Path(file).read_text(encoding="utf-8"))
    except OSError as error:
        message = f'"{file}" cannot be read: {error.strerror}.'
        raise StoreError(message, str(error)) from error
    except (ValueError, RecursionError) as error:
        raise _no_export(file, str(error)) from error
    if not isinstance(plain, dict) or plain.get("format") != FORMAT:
        raise _no_export(file, "another format")
    if plain.get("version") != FORMAT_VERSION:
        message = f'"{file}" was written by another version of Needlewise; bring that up to date.'
        raise StoreError(message, f"version {plain.get('version')}")
    if not isinstance(plain.get("events"), list) or not isinstance(plain.get("snapshots"), dict):
        raise _no_export(file, "no events or no snapshots")
    return {"program": str(plain.get("program", "")), **plain}


def _checked(file: str, rows: Sequence[Any], *, is_whole: bool) -> list[Event]:
    """Return the events after each was checked against its own hash and the chain.

    Args:
        file: for errors.
        rows: as they stand in the file.
        is_whole: whether no event may be missing, as in an export of one learner.
    """
    events = []
    before = (0, log.GENESIS)
    for row in rows:
        try:
            event = Event(**{name: row[name] for name in Event._fields})
            event = event._replace(kind=EventKind(event.kind))
            is_sound = log.hash_after(row["previous"], event) == row["hash"]
            if before[0] + 1 == row["sequence"]:
                is_sound = is_sound and row["previous"] == before[1]
            elif is_whole:
                is_sound = False
            before = row["sequence"], row["hash"]
        except (KeyError, TypeError, ValueError) as error:
            raise _no_export(file, f"an event that cannot be read: {error!r}") from error
        if not is_sound:
            raise _changed(file, f"event {row['sequence']}")
        events.append(event)
    return events


def _snapshots(file: str, plain: Mapping[str, Any]) -> Mapping[str, str]:
    for content_hash, text in plain.items():
        if not isinstance(text, str) or sha256(text.encode()).hexdigest() != content_hash:
            raise _changed(file, f"snapshot {content_hash}")
    return plain


def _no_export(file: str, why: str) -> StoreError:
    message = f'"{file}" is no export of Needlewise; choose a file that "Export" as JSON wrote.'
    return StoreError(message, why)


def _changed(file: str, what: str) -> StoreError:
    message = f'"{file}" was changed since it was exported, and nothing of it was taken over.'
    return StoreError(message, f"{what} does not match its hash")
