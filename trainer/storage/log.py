# SPDX-License-Identifier: MIT
"""The append-only log: the truth from which everything else is derived.

Each event carries the SHA-256 of the hash before it and of itself, so that an event changed,
removed or slipped in later is found.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from trainer.digest import sha256
from trainer.model.attempt import Event, EventKind
from trainer.storage import derived
from trainer.storage.canonical import canonical
from trainer.storage.database import LARGE_WAL_BYTES, DamagedStore, Database
from trainer.storage.failures import readable, translated

# What the first event is chained to.
GENESIS = "0" * 64

_ANSWERS = frozenset({EventKind.STEPPED, EventKind.ANSWERED, EventKind.CHANGED})
_ENDS = frozenset({EventKind.FINISHED, EventKind.ABANDONED})

_COLUMNS = (
    "id, kind, learner, attempt, position, bank, item, revision, content_hash, data, at,"
    " offset_min, version"
)
_INSERT = (
    f"INSERT INTO event (sequence, {_COLUMNS}, hash)"  # noqa: S608 - our own column names
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_SELECT = (
    f"SELECT {_COLUMNS}, sequence, hash FROM event"  # noqa: S608 - our own column names
    " WHERE sequence > ? ORDER BY sequence"
)


def append(
    database: Database, events: Sequence[Event], snapshots: Mapping[str, str] | None = None
) -> None:
    """Put events on disk, with all that follows from them, in one transaction with one sync.

    An event whose id is already there is passed over, so that it is safe to try again.

    Args:
        database: open on this thread.
        events: in the order in which they happened.
        snapshots: content hash to the item's canonical text, for items shown first now.

    Raises:
        StoreError: nothing of it could be stored.
        ValueError: an event does not fit what the log holds, such as a second answer.
    """
    with database.transaction() as connection:
        _keep_snapshots(connection, snapshots or {})
        _append(connection, events)
    kinds = {event.kind for event in events}
    if kinds & _ENDS or (not kinds & _ANSWERS and database.wal_bytes() > LARGE_WAL_BYTES):
        database.checkpoint()


def append_within(
    connection: sqlite3.Connection,
    events: Sequence[Event],
    snapshots: Mapping[str, str] | None = None,
) -> None:
    """Append events inside the caller's transaction; see `append`."""
    _keep_snapshots(connection, snapshots or {})
    _append(connection, events)


def is_known(connection: sqlite3.Connection, event_id: str) -> bool:
    """Tell whether the log holds an event."""
    row = connection.execute("SELECT 1 FROM event WHERE id = ?", (event_id,)).fetchone()
    return row is not None


def hash_after(previous: str, event: Event) -> str:
    """Return the hash of an event behind another one's."""
    return _chained(previous, _fields(event))


def read_events(database: Database, after: int = 0) -> Iterator[Event]:
    """Read the log in its order.

    Args:
        database: open on this thread.
        after: leave out this many events from the beginning.

    Raises:
        StoreError: the file cannot be read.
    """
    with translated(database.path), readable(database.path):
        for event, _, _ in stored_events(database.connection, after):
            yield event


def snapshot(database: Database, content_hash: str) -> str:
    """Return an item as it was shown: its canonical text.

    Raises:
        DamagedStore: no such item was ever stored here.
    """
    rows = database.read("SELECT item FROM snapshot WHERE content_hash = ?", (content_hash,))
    if not rows:
        raise DamagedStore(database.path, f"no snapshot {content_hash}")
    text: str = rows[0][0]
    return text


def verify_chain(database: Database) -> list[str]:
    """Check the log and the snapshots against their hashes.

    Returns:
        What does not hold, in the order of the log; empty when all is well.
    """
    with translated(database.path):
        return list(chain_problems(database.connection))


def chain_problems(connection: sqlite3.Connection) -> Iterator[str]:
    """Check the log and the snapshots on any connection; see `verify_chain`."""
    previous, expected = GENESIS, 1
    rows: Iterable[tuple[Any, ...]] = connection.execute(_SELECT, (0,))
    for *fields, sequence, stored_hash in rows:
        if sequence != expected:
            yield f"event {expected} is missing; event {sequence} follows"
        if _chained(previous, fields) != stored_hash:
            yield f"event {sequence} does not match its hash"
        # Goes on from what is stored, so that one broken event is reported once.
        previous, expected = stored_hash, sequence + 1
    for content_hash, text in connection.execute("SELECT content_hash, item FROM snapshot"):
        if sha256(text.encode()).hexdigest() != content_hash:
            yield f"snapshot {content_hash} does not match its hash"
    missing = connection.execute(
        "SELECT DISTINCT content_hash FROM event WHERE kind IN ('stepped', 'answered', 'changed')"
        " AND content_hash NOT IN (SELECT content_hash FROM snapshot)"
    )
    for (content_hash,) in missing:
        yield f"snapshot {content_hash} is missing"


def stored_events(
    connection: sqlite3.Connection, after: int = 0
) -> Iterator[tuple[Event, int, str]]:
    """Read events with their place and hash on any connection."""
    for *fields, sequence, stored_hash in connection.execute(_SELECT, (after,)):
        yield _read(fields), sequence, stored_hash


def _keep_snapshots(connection: sqlite3.Connection, snapshots: Mapping[str, str]) -> None:
    connection.executemany(
        "INSERT INTO snapshot (content_hash, item) VALUES (?, ?) ON CONFLICT DO NOTHING",
        snapshots.items(),
    )


def _append(connection: sqlite3.Connection, events: Sequence[Event]) -> None:
    last = connection.execute(
        "SELECT sequence, hash FROM event ORDER BY sequence DESC LIMIT 1"
    ).fetchone()
    sequence, previous = last or (0, GENESIS)
    for event in events:
        if is_known(connection, event.id):
            continue
        fields = _fields(event)
        sequence, previous = sequence + 1, _chained(previous, fields)
        connection.execute(_INSERT, (sequence, *fields, previous))
        # As a replay will read it, so that both derive the same.
        derived.apply(connection, event._replace(data=json.loads(fields[9])))


def _fields(event: Event) -> tuple[Any, ...]:
    return (event.id, event.kind.value, *event[2:9], canonical(event.data), *event[10:])


def _chained(previous: str, fields: Sequence[Any]) -> str:
    """Hash the hash before and the event, written as canonical JSON of all its fields."""
    (id_, kind, learner, attempt, position, bank, item, revision, content_hash) = fields[:9]
    data, at, offset_min, version = fields[9:]
    head = canonical({"at": at, "attempt": attempt, "bank": bank, "content_hash": content_hash})
    tail = canonical(
        {
            "id": id_,
            "item": item,
            "kind": kind,
            "learner": learner,
            "offset_min": offset_min,
            "position": position,
            "revision": revision,
            "version": version,
        }
    )
    # The data is canonical already and its key is sorted to this place.
    text = f'{previous}\n{head[:-1]},"data":{data},{tail[1:]}'
    return sha256(text.encode()).hexdigest()


def _read(fields: Sequence[Any]) -> Event:
    id_, kind, *place, data, at, offset_min, version = fields
    return Event._make((id_, EventKind(kind), *place, json.loads(data), at, offset_min, version))
