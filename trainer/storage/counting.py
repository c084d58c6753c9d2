# SPDX-License-Identifier: MIT
"""What an answer counts for: the standing of its domain, its unsafe acts, its memory, its item.

Called in the transaction of the event; depends on the answer and on what is derived already.
"""

import json
import sqlite3
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from trainer.model.attempt import Certainty
from trainer.model.items.base import Outcome
from trainer.model.memory import Memory, Review, Rule, after, replay, waiting
from trainer.model.rating import KEPT_TIMES, Answered, Rating, is_safe, rate, usual_ms
from trainer.model.review import ReviewPlan, read_plan
from trainer.model.schedule import Safety, due_at, wait_min
from trainer.storage import rollups
from trainer.storage.canonical import canonical

_MEMORY = "stability, difficulty, state, step, last_on, wait_min"
# Lists are read by these three; a memory of one subject is a row.
_SUBJECT = "learner = ? AND bank = ? AND subject = ?"
_ITEM = "learner = ? AND bank = ? AND item = ?"


class Answer(NamedTuple):
    """An answer, as far as standing is concerned.

    Attributes:
        subject: whose memory the item shares; its own id where it has no idea.
        type: of the item; "" where the answer was stored without it.
        elapsed_ms: time with the item on screen, all visits and steps together.
        at: UTC, ISO 8601, when it was given.
        offset_min: minutes east of UTC on the learner's clock.
        is_late: whether it counts only now, with the end of its test.
        noted: what happened under the needle, what it was taken for, and the wrong beliefs in the
            answer (JSON); None each where there is none.
    """

    learner: str
    bank: str
    item: str
    subject: str
    domain: str
    title: str
    type: str
    critical: bool
    outcome: Outcome
    certainty: Certainty | None
    elapsed_ms: int
    at: str
    offset_min: int
    is_late: bool
    noted: tuple[str | None, str | None, str | None] = (None, None, None)

    @property
    def moment(self) -> datetime:
        """When it was given."""
        return datetime.fromisoformat(self.at)

    @property
    def on(self) -> date:
        """The learner's day on which it was given."""
        return (self.moment + timedelta(minutes=self.offset_min)).date()


class _Remembered(NamedTuple):
    """A memory as it is stored, with what due dates are made of."""

    memory: Memory
    at: str
    offset_min: int
    rating: Rating

    def due_at(self, safety: Safety | None = None) -> str:
        wait = wait_min(self.memory.wait_min, self.rating, safety, self.memory.on)
        return stamp(due_at(datetime.fromisoformat(self.at), self.offset_min, wait))


def count(connection: sqlite3.Connection, answer: Answer) -> None:
    """Let an answer count."""
    _count_domain(connection, answer)
    rollups.count(connection, answer)
    safety = _count_acts(connection, answer)
    rating = rate(
        Answered(
            answer.outcome,
            answer.certainty,
            answer.elapsed_ms,
            _keep_time(connection, answer),
            answer.critical,
        )
    )
    overtaken = _overtaken(connection, answer)
    if overtaken is not None:
        _count_item(connection, answer, safety, _due_sooner(answer, rating, safety, overtaken))
        return
    remembered = _remember(connection, answer, rating)
    _count_item(connection, answer, safety, remembered.due_at(safety))
    if answer.subject != answer.item:
        # They share the memory, not the unsafe acts.
        key = answer.learner, answer.bank, answer.subject
        _move_items(connection, key, remembered.due_at(), answer.item)


def plan_of(connection: sqlite3.Connection, learner: str) -> ReviewPlan:
    """Return how a learner wants to review."""
    row = connection.execute(
        "SELECT plan FROM review_plan WHERE learner = ?", (learner,)
    ).fetchone()
    return ReviewPlan() if row is None else _read_plan(row[0])


def stamp(moment: datetime) -> str:
    """Write a UTC moment as the log does."""
    return moment.replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def text(typed: str) -> str:
    """Make text fit for a column: a lone surrogate, which has no UTF-8, becomes a question mark."""
    return typed.encode("utf-8", "replace").decode("utf-8")


def _count_domain(connection: sqlite3.Connection, answer: Answer) -> None:
    correct, unsafe = int(answer.outcome.correct), int(bool(answer.outcome.unsafe))
    connection.execute(
        "INSERT INTO domain_standing (learner, bank, domain, answered, correct, unsafe, last_at)"
        " VALUES (?, ?, ?, 1, ?, ?, ?) ON CONFLICT DO UPDATE SET answered = answered + 1,"
        " correct = correct + excluded.correct, unsafe = unsafe + excluded.unsafe,"
        " last_at = max(last_at, excluded.last_at)",
        (answer.learner, answer.bank, answer.domain, correct, unsafe, answer.at),
    )


def _count_acts(connection: sqlite3.Connection, answer: Answer) -> Safety | None:
    """Bring the unsafe acts of the item up to date; return how the one stands that went worst."""
    key = (answer.learner, answer.bank, answer.item)
    chosen = {text(act) for act, _ in answer.outcome.unsafe}
    safe = is_safe(answer.outcome, answer.certainty)
    found = [Safety()] if chosen else []
    rows = connection.execute(
        f"SELECT act, safe_days, safe_on, last_at FROM unsafe_standing WHERE {_ITEM}",  # noqa: S608 - ours
        key,
    ).fetchall()
    for act, days, on, last_at in rows:
        if act in chosen:
            continue
        safety = Safety(days, date.fromisoformat(on) if on else None)
        # An answer of a test that ends only now may be older than the act.
        is_since = not answer.is_late or answer.at > last_at
        then = safety.after(answer.on, safe=safe and is_since)
        if then != safety:
            connection.execute(
                f"UPDATE unsafe_standing SET safe_days = ?, safe_on = ? WHERE {_ITEM} AND act = ?",  # noqa: S608 - ours
                (then.days, answer.on.isoformat(), *key, act),
            )
        if then.stands:
            found.append(then)
    if chosen:
        _choose_acts(connection, answer)
    return min(found, key=lambda safety: (safety.days, safety.on == answer.on), default=None)


def _choose_acts(connection: sqlite3.Connection, answer: Answer) -> None:
    key = (answer.learner, answer.bank, answer.item)
    connection.executemany(
        "INSERT INTO unsafe_standing (learner, bank, item, act, harm, times, safe_days, safe_on,"
        " last_at, title) VALUES (?, ?, ?, ?, ?, 1, 0, '', ?, ?) ON CONFLICT DO UPDATE SET"
        " harm = excluded.harm, times = times + 1, safe_days = 0, safe_on = '',"
        " last_at = max(last_at, excluded.last_at), title = excluded.title",
        [
            (*key, text(act), text(harm), answer.at, answer.title)
            for act, harm in answer.outcome.unsafe
        ],
    )


def _keep_time(connection: sqlite3.Connection, answer: Answer) -> int | None:
    """Return what was usual for items of the type before this answer, and add its time."""
    if not answer.type:
        return None
    row = connection.execute(
        "SELECT times_ms FROM pace WHERE learner = ? AND type = ?", (answer.learner, answer.type)
    ).fetchone()
    times: list[int] = [] if row is None else json.loads(row[0])
    connection.execute(
        "INSERT INTO pace (learner, type, times_ms) VALUES (?, ?, ?)"
        " ON CONFLICT DO UPDATE SET times_ms = excluded.times_ms",
        (answer.learner, answer.type, canonical([*times, answer.elapsed_ms][-KEPT_TIMES:])),
    )
    return usual_ms(times)


def _overtaken(connection: sqlite3.Connection, answer: Answer) -> _Remembered | None:
    """Return the memory of a later answer to the same that has counted before; None for none.

    Only the answers of a test, which count at its end, are overtaken: one whose time is earlier
    because the clock has been set back is still the latest.
    """
    if not answer.is_late:
        return None
    row = connection.execute(
        f"SELECT {_MEMORY}, last_at, offset_min, last_rating FROM memory WHERE {_SUBJECT}",  # noqa: S608 - ours
        (answer.learner, answer.bank, answer.subject),
    ).fetchone()
    if row is None or answer.at >= row[6]:
        return None
    return _Remembered(_memory(*row[:6]), row[6], row[7], Rating(row[8]))


def _due_sooner(
    answer: Answer, rating: Rating, safety: Safety | None, overtaken: _Remembered
) -> str:
    """Return when an item is due whose memory is that of a later answer: its acts may wait less."""
    due = overtaken.due_at()
    if safety is None:
        return due
    wait = wait_min(overtaken.memory.wait_min, rating, safety, answer.on)
    return min(due, stamp(due_at(answer.moment, answer.offset_min, wait)))


def _remember(connection: sqlite3.Connection, answer: Answer, rating: Rating) -> _Remembered:
    """Bring the memory up to date, and keep the answer among what it is made from."""
    key = (answer.learner, answer.bank, answer.subject)
    row = connection.execute(
        f"SELECT {_MEMORY}, reviews, lapses FROM memory WHERE {_SUBJECT}",  # noqa: S608 - ours
        key,
    ).fetchone()
    before, reviews, lapses = None, 0, 0
    if row is not None:
        *stored, reviews, lapses = row
        before = _memory(*stored)
    rule = plan_of(connection, answer.learner).rule_of(answer.critical)
    memory = after(before, Review(answer.on, rating), rule)
    lapses += int(before is not None and rating is Rating.AGAIN)
    connection.execute(
        f"INSERT INTO memory (learner, bank, subject, {_MEMORY}, last_at, offset_min, last_rating,"  # noqa: S608 - ours
        " reviews, lapses, critical) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET stability = excluded.stability,"
        " difficulty = excluded.difficulty, state = excluded.state, step = excluded.step,"
        " last_on = excluded.last_on, wait_min = excluded.wait_min, last_at = excluded.last_at,"
        " offset_min = excluded.offset_min, last_rating = excluded.last_rating,"
        " reviews = excluded.reviews, lapses = excluded.lapses, critical = excluded.critical",
        (
            *key,
            *_fields(memory),
            answer.at,
            answer.offset_min,
            rating.value,
            reviews + 1,
            lapses,
            int(answer.critical),
        ),
    )
    connection.execute(
        "INSERT INTO review (learner, bank, subject, number, reviewed_on, rating)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (*key, reviews + 1, answer.on.isoformat(), rating.value),
    )
    return _Remembered(memory, answer.at, answer.offset_min, rating)


def _count_item(
    connection: sqlite3.Connection, answer: Answer, safety: Safety | None, due: str
) -> None:
    values = {
        "learner": answer.learner,
        "bank": answer.bank,
        "item": answer.item,
        "subject": answer.subject,
        "correct": int(answer.outcome.correct),
        "unsafe": int(bool(answer.outcome.unsafe)),
        "at": answer.at,
        "safe_days": None if safety is None else safety.days,
        "due": due,
        "late": int(answer.is_late),
    }
    # The latest is the latest given; but for a test, that is the one that counts now.
    latest = "CASE WHEN :late AND :at < last_at THEN {0} ELSE excluded.{0} END"
    changes = ", ".join(
        f"{name} = {latest.format(name)}" for name in ("last_correct", "last_unsafe", "last_at")
    )
    connection.execute(
        "INSERT INTO item_standing (learner, bank, item, subject, answered, correct, last_correct,"  # noqa: S608 - ours
        " last_unsafe, last_at, safe_days, due_at, flagged) VALUES (:learner, :bank, :item,"
        " :subject, 1, :correct, :correct, :unsafe, :at, :safe_days, :due, 0)"
        " ON CONFLICT DO UPDATE SET answered = answered + 1, correct = correct + excluded.correct,"
        " subject = excluded.subject, safe_days = excluded.safe_days, due_at = excluded.due_at,"
        f" {changes}",
        values,
    )


def _move_items(
    connection: sqlite3.Connection, key: tuple[str, str, str], due: str, but: str = ""
) -> None:
    """Set when the items of a subject are due; one with an unsafe act that stands, no later."""
    connection.execute(
        "UPDATE item_standing SET due_at = CASE WHEN safe_days IS NULL THEN ?"  # noqa: S608 - ours
        f" ELSE min(due_at, ?) END WHERE {_SUBJECT} AND answered > 0 AND item <> ?",
        (due, due, *key, but),
    )


def replan(connection: sqlite3.Connection, learner: str, plain: Mapping[str, Any]) -> None:
    """Keep how a learner wants to review, and let every memory and due date follow from it."""
    before = plan_of(connection, learner).rule
    connection.execute(
        "INSERT INTO review_plan (learner, plan) VALUES (?, ?)"
        " ON CONFLICT DO UPDATE SET plan = excluded.plan",
        (learner, canonical(plain)),
    )
    plan = plan_of(connection, learner)
    if plan.rule == before:
        return
    rows = connection.execute(
        f"SELECT bank, subject, critical, {_MEMORY}, last_at, offset_min, last_rating FROM memory"  # noqa: S608 - ours
        " WHERE learner = ? ORDER BY bank, subject",
        (learner,),
    ).fetchall()
    for bank, subject, critical, *stored, at, offset_min, rating in rows:
        key, rule = (learner, bank, subject), plan.rule_of(bool(critical))
        memory = waiting(_memory(*stored), rule)
        if rule.weights != before.weights:
            memory = _replayed(connection, key, rule)
        connection.execute(
            f"UPDATE memory SET stability = ?, difficulty = ?, state = ?, step = ?, last_on = ?,"  # noqa: S608 - ours
            f" wait_min = ? WHERE {_SUBJECT}",
            (*_fields(memory), *key),
        )
        _move_items(connection, key, _Remembered(memory, at, offset_min, Rating(rating)).due_at())


def _replayed(connection: sqlite3.Connection, key: tuple[str, str, str], rule: Rule) -> Memory:
    rows = connection.execute(
        f"SELECT reviewed_on, rating FROM review WHERE {_SUBJECT} ORDER BY number",  # noqa: S608 - ours
        key,
    )
    memory = replay((Review(date.fromisoformat(on), Rating(rating)) for on, rating in rows), rule)
    if memory is None:
        raise LookupError(key)
    return memory


@lru_cache(maxsize=8)
def _read_plan(plain: str) -> ReviewPlan:
    return read_plan(json.loads(plain))


def _memory(
    stability: float, difficulty: float, state: int, step: int | None, on: str, wait: int
) -> Memory:
    return Memory(stability, difficulty, state, step, date.fromisoformat(on), wait)


def _fields(memory: Memory) -> tuple[object, ...]:
    return (*memory[:4], memory.on.isoformat(), memory.wait_min)
