# SPDX-License-Identifier: MIT
"""Where a learner stands: what the log adds up to, per item, per domain and per unsafe act."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from trainer.model.index import ItemKey


class ItemStanding(NamedTuple):
    """What a learner has done with one item.

    Attributes:
        answered: how many attempts hold an answer.
        correct: how many of them were correct.
        last_correct: whether the latest answer was.
        last_unsafe: whether the latest answer held an unsafe act.
        last_at: UTC, ISO 8601; "" when flagged only.
        safe_days: on how many days it was answered safely since the latest of its unsafe acts that
            still stand; None where none stands.
        due_at: UTC, ISO 8601; "" when never answered.
        flagged: whether the learner marked it to come back to.
        subject: whose memory it shares (`subject_of`).
    """

    key: ItemKey
    answered: int
    correct: int
    last_correct: bool
    last_unsafe: bool
    last_at: str
    safe_days: int | None
    due_at: str
    flagged: bool
    subject: str = ""


class DomainStanding(NamedTuple):
    """What a learner has done in one domain of one bank.

    Attributes:
        answered, correct: answers and correct ones, every attempt counted.
        unsafe: answers with an unsafe act.
        last_at: UTC, ISO 8601.
    """

    bank: str
    domain: str
    answered: int
    correct: int
    unsafe: int
    last_at: str


class UnsafeStanding(NamedTuple):
    """An unsafe act that the learner has chosen, and how it has gone since.

    Attributes:
        times: how often it was chosen.
        safe_days: on how many different days the item was answered safely since the latest time.
        last_at: UTC, ISO 8601, when it was last chosen.
    """

    key: ItemKey
    act: str
    harm: str
    times: int
    safe_days: int
    last_at: str


class PracticeDay(NamedTuple):
    """One day of the learner's own calendar, as an ISO date, with answers and time spent."""

    date: str
    answered: int
    elapsed_ms: int
