# SPDX-License-Identifier: MIT
"""Start, record, resume and read attempts. Everything here runs where the database is open."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from trainer import __version__
from trainer.model.attempt import (
    AttemptRecord,
    AttemptState,
    AttemptSummary,
    Event,
    EventKind,
    Mode,
    ResponseRecord,
    ResponseState,
)
from trainer.model.form import Form, FormEntry, write_form
from trainer.model.items.registry import read_item
from trainer.services.session import EventDraft, SessionEngine
from trainer.storage import attempts as stored
from trainer.storage import log

if TYPE_CHECKING:
    from trainer.model.exam_sitting import Sitting
    from trainer.model.items.base import Item
    from trainer.services.exam_clock import Clocks
    from trainer.storage.database import Database
    from trainer.storage.pulse import Pulse, PulseRecord

Clock = Callable[[], datetime]


class AttemptService:
    """Turns what an engine gives out into events on disk, and stored attempts into engines."""

    def __init__(
        self,
        database: Database,
        pulse: Pulse,
        clock: Clock,
        monotonic_ms: Callable[[], int],
        exam_clocks: Callable[[], Clocks],
    ) -> None:
        """Work on an open database.

        Args:
            database: open on the thread that calls this service.
            pulse: the running clock of the data folder.
            clock: aware local time, for stamps.
            monotonic_ms: milliseconds, for durations.
            exam_clocks: the machine's clocks, for exams.
        """
        self._database = database
        self._pulse = pulse
        self._clock = clock
        self._monotonic_ms = monotonic_ms
        self._clocks = exam_clocks

    def start(
        self,
        learner: str,
        form: Form,
        texts: Mapping[str, str],
        *,
        mode: Mode,
        title: str,
        limit_s: int | None = None,
        exam: Sitting | None = None,
    ) -> SessionEngine:
        """Begin an attempt and put it, with every item as it is now, on disk.

        Args:
            learner: id of the profile.
            form: what is asked.
            texts: content hash to the item's canonical text, for every entry of the form.
            mode: tutor or test.
            title: what the session is called on screen.
            limit_s: time allowed; None for no limit.
            exam: the rules of the exam that it is; None for practice.
        """
        attempt = new_id()
        data = {"mode": mode, "title": title, "limit_s": limit_s, "form": write_form(form)}
        if exam is not None:
            from trainer.services.exam_times import started

            data |= started(exam, self._clocks())
        event = self._event(learner, attempt, None, EventDraft(EventKind.STARTED, -1, data))
        log.append(self._database, [event], texts)
        record = _begun(event, form, mode, title, limit_s)._replace(exam=exam)
        return self._engine(record, items_of(form, texts.__getitem__))

    def record(self, attempt: AttemptRecord, drafts: Sequence[EventDraft]) -> None:
        """Put what an engine gave out on disk, in one transaction."""
        entries = attempt.form.entries
        log.append(
            self._database,
            [
                self._event(
                    attempt.learner,
                    attempt.id,
                    entries[draft.position] if draft.position >= 0 else None,
                    draft,
                )
                for draft in drafts
            ],
        )

    def resume(self, attempt: str) -> SessionEngine:
        """Take an open attempt up where it was left, with the time that was used.

        The place on screen and the time of a visit that a crash cut off come from the pulse.
        """
        record = stored.attempt(self._database, attempt)
        session_ms = record.elapsed_ms
        drafts = []
        pulse = self._last_pulse(record)
        if pulse is not None:
            session_ms = pulse.elapsed_ms
            if pulse.position != record.position:
                drafts.append(EventDraft(EventKind.SHOWN, pulse.position, {}))
            if record.responses[pulse.position].state is not ResponseState.ANSWERED:
                lost = {"elapsed_ms": pulse.visit_ms, "session_ms": session_ms}
                drafts.append(EventDraft(EventKind.LEFT, pulse.position, lost))
        resumed: dict[str, object] = {"session_ms": session_ms}
        if record.exam is not None:
            from trainer.services.exam_times import resumed as resumed_exam

            at = None if pulse is None else pulse.at
            jumps, resumed = resumed_exam(record, session_ms, at, self._clocks())
            drafts += jumps
        drafts.append(EventDraft(EventKind.RESUMED, -1, resumed))
        self.record(record, drafts)
        self._pulse.clear()
        record = stored.attempt(self._database, attempt)
        return self.engine(record)

    def is_over(self, attempt: str) -> bool:
        """Tell whether the time of an exam that was left open is over; nothing is changed."""
        record = stored.attempt(self._database, attempt)
        if record.exam is None or record.limit_s is None:
            return False
        from trainer.services.exam_times import resumed as resumed_exam

        pulse = self._last_pulse(record)
        used_ms = record.elapsed_ms if pulse is None else pulse.elapsed_ms
        at = None if pulse is None else pulse.at
        _, found = resumed_exam(record, used_ms, at, self._clocks())
        return bool(found["session_ms"] >= record.limit_s * 1000)

    def open_attempts(self, learner: str) -> list[AttemptSummary]:
        """List the attempts that were left open, latest first."""
        return stored.open_attempts(self._database, learner)

    def read(self, attempt: str) -> AttemptRecord:
        """Read an attempt for results or review."""
        return stored.attempt(self._database, attempt)

    def engine(self, record: AttemptRecord) -> SessionEngine:
        """Make an engine of an attempt, without telling the log."""
        texts = {
            entry.content_hash: log.snapshot(self._database, entry.content_hash)
            for entry in record.form.entries
        }
        return self._engine(record, items_of(record.form, texts.__getitem__))

    def items(self, record: AttemptRecord) -> list[Item]:
        """Read the items of an attempt as they were shown."""
        return [
            read_item(json.loads(log.snapshot(self._database, entry.content_hash)))
            for entry in record.form.entries
        ]

    def abandon(self, attempt: str) -> None:
        """Close an open attempt for good; its answers stay."""
        record = stored.attempt(self._database, attempt)
        self.record(record, [EventDraft(EventKind.ABANDONED, -1, {})])

    def _last_pulse(self, record: AttemptRecord) -> PulseRecord | None:
        """Return what the running clock said of an attempt last."""
        pulse = self._pulse.read()
        # Older than the last answer, it says nothing any more.
        if pulse is None or pulse.attempt != record.id or pulse.elapsed_ms < record.elapsed_ms:
            return None
        return pulse

    def _engine(self, record: AttemptRecord, item_at: Callable[[int], Item]) -> SessionEngine:
        if record.exam is None:
            return SessionEngine(record, item_at, self._monotonic_ms)
        from trainer.services.exam_clock import ExamClock
        from trainer.services.exam_session import ExamEngine

        return ExamEngine(record, item_at, ExamClock(self._clocks()))

    def _event(
        self, learner: str, attempt: str, entry: FormEntry | None, draft: EventDraft
    ) -> Event:
        return make_event(
            self._clock(), learner, draft.kind, draft.data, attempt, entry, draft.position
        )


def new_id() -> str:
    """Make an id that no other event, attempt or learner has: 128 random bits, hexadecimal."""
    return os.urandom(16).hex()


def make_event(
    now: datetime,
    learner: str,
    kind: EventKind,
    data: Mapping[str, object],
    attempt: str = "",
    entry: FormEntry | None = None,
    position: int = -1,
) -> Event:
    """Give an event its identity and its stamp.

    Args:
        now: aware time on the learner's clock.
        learner: id of the profile.
        kind: what happened.
        data: what belongs to the kind, as plain data.
        attempt: id of the attempt; "" for events of a learner.
        entry: the place of the form; None where the event concerns no item.
        position: of that place, from 0; -1 for none.
    """
    offset = now.utcoffset()
    stamp = (now - offset if offset else now).replace(tzinfo=None)
    return Event(
        id=new_id(),
        kind=kind,
        learner=learner,
        attempt=attempt,
        position=position,
        bank=entry.key.bank if entry else "",
        item=entry.key.item if entry else "",
        revision=entry.revision if entry else 0,
        content_hash=entry.content_hash if entry else "",
        data=data,
        at=stamp.isoformat(timespec="milliseconds") + "Z",
        offset_min=round(offset.total_seconds() / 60) if offset else 0,
        version=__version__,
    )


def items_of(form: Form, text_of: Callable[[str], str]) -> Callable[[int], Item]:
    """Read the items of a form one by one, each when it is first asked for."""

    @cache
    def item_at(position: int) -> Item:
        return read_item(json.loads(text_of(form.entries[position].content_hash)))

    return item_at


def _begun(event: Event, form: Form, mode: Mode, title: str, limit_s: int | None) -> AttemptRecord:
    """Return an attempt in which nothing has been done."""
    return AttemptRecord(
        id=event.attempt,
        learner=event.learner,
        mode=mode,
        title=title,
        form=form,
        limit_s=limit_s,
        state=AttemptState.OPEN,
        position=0,
        elapsed_ms=0,
        started_at=event.at,
        finished_at="",
        responses=tuple(_untouched(position) for position in range(len(form.entries))),
    )


def _untouched(position: int) -> ResponseRecord:
    return ResponseRecord(
        position=position,
        state=ResponseState.NOT_REACHED,
        response=None,
        certainty=None,
        outcome=None,
        flagged=False,
        struck=(),
        elapsed_ms=0,
        reason=None,
        answered_at="",
    )
