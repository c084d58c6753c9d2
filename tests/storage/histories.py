# SPDX-License-Identifier: MIT
"""Events as the services make them, with ids that count up and a clock that moves by itself."""

import json
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from trainer.model.attempt import Event, EventKind, Mode, write_outcome
from trainer.model.form import Form, FormEntry, write_form
from trainer.model.index import ItemKey
from trainer.model.items.base import Outcome, UnsafeAct
from trainer.model.review import ReviewPlan, write_plan
from trainer.storage import log
from trainer.storage.canonical import canonical
from trainer.storage.database import Database, open_database

LEARNER = "learner-1"
DOMAINS = ("anatomy", "response")
RIGHT = Outcome(1.0, True)
WRONG = Outcome(0.0, False)
UNSAFE = Outcome(0.0, False, (UnsafeAct("needled the pleura", "pneumothorax"),))

# Any item will do: the store never looks inside.
ITEMS = tuple(f"item-{number}" for number in range(6))
TEXTS = {item: canonical({"id": item, "stem": f"What about {item}?"}) for item in ITEMS}
HASHES = {item: sha256(text.encode()).hexdigest() for item, text in TEXTS.items()}
SNAPSHOTS = {HASHES[item]: TEXTS[item] for item in ITEMS}


def domain_of(item: str) -> str:
    return DOMAINS[ITEMS.index(item) % len(DOMAINS)]


def make_form(items: tuple[str, ...] = ITEMS) -> Form:
    return Form(
        tuple(
            FormEntry(ItemKey("core", item), 2, HASHES[item], domain_of(item), (2, 0, 1))
            for item in items
        ),
        7,
    )


class History:
    """Makes the events of one machine."""

    def __init__(self, prefix: str = "event") -> None:
        self.prefix = prefix
        self.number = 0
        self.now = datetime(2026, 1, 5, 9, 30, tzinfo=UTC)
        self.offset_min = 60
        self.forms: dict[str, Form] = {}

    def event(
        self,
        kind: EventKind,
        attempt: str = "",
        position: int = -1,
        learner: str = LEARNER,
        **data: object,
    ) -> Event:
        self.number += 1
        self.now += timedelta(seconds=17)
        entry = self.forms[attempt].entries[position] if position >= 0 else None
        return Event(
            id=f"{self.prefix}-{self.number}",
            kind=kind,
            learner=learner,
            attempt=attempt,
            position=position,
            bank=entry.key.bank if entry else "",
            item=entry.key.item if entry else "",
            revision=entry.revision if entry else 0,
            content_hash=entry.content_hash if entry else "",
            data=data,
            at=self.now.replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z",
            offset_min=self.offset_min,
            version="0.1.0",
        )

    def added(self, learner: str = LEARNER, name: str = "Ann") -> Event:
        return self.event(EventKind.LEARNER_ADDED, learner=learner, name=name)

    def started(
        self,
        attempt: str = "attempt-1",
        mode: Mode = Mode.TUTOR,
        items: tuple[str, ...] = ITEMS,
        learner: str = LEARNER,
    ) -> Event:
        self.forms[attempt] = make_form(items)
        return self.event(
            EventKind.STARTED,
            attempt,
            learner=learner,
            mode=mode,
            title="Ten minutes",
            limit_s=None,
            form=write_form(self.forms[attempt]),
        )

    def answered(
        self,
        position: int,
        outcome: Outcome = RIGHT,
        attempt: str = "attempt-1",
        kind: EventKind = EventKind.ANSWERED,
        learner: str = LEARNER,
        certainty: str | None = "certain",
        elapsed_ms: int = 20_000,
        **noted: object,
    ) -> Event:
        return self.event(
            kind,
            attempt,
            position,
            learner,
            response={"chosen": position},
            certainty=certainty,
            elapsed_ms=elapsed_ms,
            outcome=write_outcome(outcome),
            title="Route of the needle",
            **noted,
        )

    def planned(self, learner: str = LEARNER, **changed: object) -> Event:
        plan = write_plan(ReviewPlan(**changed))
        return self.event(EventKind.LEARNER_PLANNED, learner=learner, **plan)

    def stepped(
        self,
        position: int,
        steps: list[list[object]],
        attempt: str = "attempt-1",
        certainty: str | None = None,
        elapsed_ms: int = 9_000,
    ) -> Event:
        return self.event(
            EventKind.STEPPED,
            attempt,
            position,
            response={"steps": steps},
            step=write_outcome(RIGHT),
            certainty=certainty,
            elapsed_ms=elapsed_ms,
        )

    def finished(self, attempt: str = "attempt-1", learner: str = LEARNER) -> Event:
        return self.event(EventKind.FINISHED, attempt, learner=learner, elapsed_ms=300_000)


def begin(database: Database, history: History, mode: Mode = Mode.TUTOR) -> None:
    """Store a learner and an attempt with nothing answered."""
    log.append(database, [history.added()])
    log.append(database, [history.started(mode=mode)], SNAPSHOTS)


def practise(database: Database, history: History) -> None:
    """Store a learner and a finished attempt with all sorts of events."""
    begin(database, history)
    outcomes = (RIGHT, WRONG, UNSAFE, RIGHT)
    for position, outcome in enumerate(outcomes):
        shown = history.event(EventKind.SHOWN, "attempt-1", position)
        log.append(database, [shown, history.answered(position, outcome)])
    flagged = history.event(EventKind.FLAGGED, "attempt-1", 1)
    struck = history.event(EventKind.STRUCK, "attempt-1", 4, options=[2, 0])
    reasoned = history.event(EventKind.REASONED, "attempt-1", 1, reason="misread")
    log.append(database, [flagged, struck, reasoned])
    log.append(database, [history.finished()])


def files_of(folder: str | Path) -> dict[str, bytes]:
    """Read every file below a folder; but not an empty WAL or its index, which hold no data."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(Path(folder).rglob("*"))
        if file.is_file()
        and not file.name.endswith("-shm")
        and (file.stat().st_size or not file.name.endswith("-wal"))
    }


def log_of(database: Database) -> list[str]:
    """Return the log as text, for comparing."""
    return [json.dumps(event) for event in log.read_events(database)]


def history_files(path: str, clock, history: History, folder: Path) -> str:
    """Practise in a data file and copy it, with its WAL, as a killed process would leave it."""
    database = open_database(path, clock)
    practise(database, history)
    log.append(database, [history.added("learner-2", "Bob")])
    target = copied(path, folder)
    database.close()
    return target


def copied(path: str, folder: Path) -> str:
    """Copy the files of an open data file."""
    folder.mkdir()
    for name, data in files_of(Path(path).parent).items():
        (folder / name).write_bytes(data)
    return str(folder / Path(path).name)
