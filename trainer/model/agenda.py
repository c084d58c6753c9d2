# SPDX-License-Identifier: MIT
"""What to ask today, in which order and why: danger first, then what is about to be forgotten."""

from __future__ import annotations

import math
from enum import IntEnum, StrEnum
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, NamedTuple, assert_never

from trainer.model.memory import recall

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from trainer.model.index import ItemKey
    from trainer.model.memory import Memory
    from trainer.model.review import ReviewPlan

Tokens = frozenset[str]

# Reading a verdict with its reasons takes about so long; only the time before it is measured.
VERDICT_S = 15


class Card(NamedTuple):
    """Something that can be asked: an item, or the variants of one idea.

    Attributes:
        key: the item that would be asked.
        subject: whose memory it is (`subject_of`), within the item's bank.
        memory: None for something new.
        due_on: the learner's day from which it is due; None for something new.
        is_due: whether that, and the time of day, has come.
        missed: whether the latest answer was not correct.
        safe_days: on how many days it was answered safely since its unsafe act; None where no
            unsafe act stands.
        critical: whether a wrong answer means serious harm.
        flagged: whether the learner marked it to come back to.
        domain: id of the content area.
        seconds: how long the learner will probably take.
    """

    key: ItemKey
    subject: str
    memory: Memory | None
    due_on: date | None
    is_due: bool
    missed: bool
    safe_days: int | None
    critical: bool
    flagged: bool
    domain: str
    seconds: int


class Reason(StrEnum):
    """Why something is asked; the first that fits, in this order."""

    UNSAFE = "unsafe"  # an unsafe act is not yet put right on two days
    MISSED = "missed"  # the latest answer was not correct
    FADING = "fading"  # predicted recall has fallen
    EXAM = "exam"  # critical, and to be seen once more before the exam
    FLAGGED = "flagged"
    NEW = "new"


class Why(NamedTuple):
    """Why something is asked, with the numbers to say it.

    Attributes:
        recall: predicted for today, 0 to 1; None for something new.
        safe_days: how many days of safe answers there are since the unsafe act; 0 but for UNSAFE.
        exam_days: days until the exam; 0 but for EXAM.
        late_days: for how many days it has been due; 0 where it is not.
    """

    reason: Reason
    recall: float | None = None
    safe_days: int = 0
    exam_days: int = 0
    late_days: int = 0


class Queued(NamedTuple):
    """Something in the order in which it is asked."""

    card: Card
    why: Why


def queue(
    cards: Iterable[Card], plan: ReviewPlan, today: date, tie: Callable[[Card], float]
) -> list[Queued]:
    """Put everything that may be asked today in its order.

    First what is unsafe, the act with fewer safe days first. Then critical things, in turns one
    that is due and one that is new: what was begun is not let go, and yet no dangerous thing stays
    unasked for weeks because others are being repeated (docs/learning.md has what that is worth).
    Then the other things that are due, those that an exam wants, those that are marked, and what
    else is new. Of what is due, the least remembered comes first.

    New things come domain by domain, always from the one of which the smallest share is known, so
    that what is known has the proportions of what there is.

    Args:
        cards: one for each subject.
        plan: the learner's.
        today: the learner's day.
        tie: decides between equals, such as by chance.
    """
    cards = list(cards)
    for_exam = set(exam_cards(cards, plan, today))
    lanes: dict[_Lane, list[Queued]] = {lane: [] for lane in _Lane}
    for card in cards:
        why = why_asked(card, plan, today, for_exam=card in for_exam)
        if why is not None:
            lanes[_lane(card, why)].append(Queued(card, why))
    known = _shares(cards)
    for lane, waiting in lanes.items():
        if lane in (_Lane.CRITICAL_NEW, _Lane.NEW):
            lanes[lane] = _by_blueprint(waiting, known, tie)
        else:
            waiting.sort(key=lambda one: (*_need(one), tie(one.card)))
    critical = _in_turns(lanes.pop(_Lane.CRITICAL_DUE), lanes.pop(_Lane.CRITICAL_NEW))
    return [*lanes.pop(_Lane.UNSAFE), *critical, *chain.from_iterable(lanes.values())]


def why_asked(card: Card, plan: ReviewPlan, today: date, *, for_exam: bool = False) -> Why | None:
    """Tell why something is asked today; None where there is no reason to.

    Args:
        card: what might be asked.
        plan: the learner's.
        today: the learner's day.
        for_exam: whether it is among `exam_cards`.
    """
    if card.memory is None:
        return Why(Reason.FLAGGED if card.flagged else Reason.NEW)
    known = recall(card.memory, today, plan.rule)
    if card.is_due and card.due_on is not None:
        late = max(0, (today - card.due_on).days)
        if card.safe_days is not None:
            return Why(Reason.UNSAFE, known, safe_days=card.safe_days, late_days=late)
        return Why(Reason.MISSED if card.missed else Reason.FADING, known, late_days=late)
    if for_exam and plan.exam_on is not None:
        return Why(Reason.EXAM, known, exam_days=(plan.exam_on - today).days)
    return Why(Reason.FLAGGED, known) if card.flagged else None


def exam_cards(cards: Iterable[Card], plan: ReviewPlan, today: date) -> list[Card]:
    """Pick what today's share is of the critical things to be seen once more before an exam.

    In the last days before it, everything critical that was seen before these days is spread
    evenly over those that are left. What is remembered longest comes first, so that what fades
    soonest is seen last.
    """
    if plan.exam_on is None:
        return []
    left = (plan.exam_on - today).days
    if not 0 < left <= plan.exam_days:
        return []
    elapsed = plan.exam_days - left
    pending = [
        (card.memory.stability, card)
        for card in cards
        if card.critical and card.memory is not None and (today - card.memory.on).days > elapsed
    ]
    pending.sort(key=lambda pair: (-pair[0], pair[1].key))
    return [card for _, card in pending[: math.ceil(len(pending) / left)]]


class Filled(NamedTuple):
    """A session.

    Attributes:
        chosen: what is asked, in its order.
        buried: how many were passed over, because something asked today gives them away.
    """

    chosen: tuple[Queued, ...]
    buried: int


def fill(
    waiting: Iterable[Queued],
    *,
    seconds: float | None,
    items: int | None,
    tokens: Callable[[Card], Tokens],
    asked: Tokens = frozenset(),
) -> Filled:
    """Take from the front of a queue what fits.

    What cues something else that is asked today is left for another day. An unsafe act is not: it
    comes back on the same day, whatever else does.

    Args:
        waiting: in its order.
        seconds: how long the session may be; None for no limit. One thing is asked even if it
            takes longer.
        items: how many at most; None for no limit.
        tokens: what a card shares with those that it cues (`cueing`).
        asked: the tokens of what was answered today.
    """
    chosen: list[Queued] = []
    used, spent, buried = set(asked), 0.0, 0
    for one in waiting:
        if items is not None and len(chosen) >= items:
            break
        if seconds is not None and chosen and spent + one.card.seconds > seconds:
            break
        own = tokens(one.card)
        if one.why.reason is not Reason.UNSAFE and not used.isdisjoint(own):
            buried += 1
            continue
        used |= own
        spent += one.card.seconds
        chosen.append(one)
    return Filled(tuple(chosen), buried)


def seconds_of(words_s: int, usual_ms: Mapping[str, int], item_type: str) -> int:
    """Estimate how long an item takes a learner, its verdict read.

    Args:
        words_s: the estimate from its words (`reading_seconds`).
        usual_ms: the learner's usual time by type, as far as it is known.
        item_type: of the item.
    """
    usual = usual_ms.get(item_type)
    return VERDICT_S + (words_s if usual is None else max(1, round(usual / 1000)))


class _Lane(IntEnum):
    """What is asked before what; critical things that are due or new take turns."""

    UNSAFE = 0
    CRITICAL_DUE = 1
    CRITICAL_NEW = 2
    DUE = 3
    EXAM = 4
    FLAGGED = 5
    NEW = 6


def _lane(card: Card, why: Why) -> _Lane:
    match why.reason:
        case Reason.UNSAFE:
            return _Lane.UNSAFE
        case Reason.MISSED | Reason.FADING:
            return _Lane.CRITICAL_DUE if card.critical else _Lane.DUE
        case Reason.EXAM:
            return _Lane.EXAM
        case Reason.FLAGGED:
            return _Lane.FLAGGED
        case Reason.NEW:
            return _Lane.CRITICAL_NEW if card.critical else _Lane.NEW
        case _:
            assert_never(why.reason)


def _need(one: Queued) -> tuple[float, float]:
    """Return what is needed most as the least: fewest safe days, then the lowest recall."""
    known = one.why.recall
    return one.why.safe_days, 0.0 if known is None else known


def _in_turns(one: Sequence[Queued], other: Sequence[Queued]) -> list[Queued]:
    pairs = chain.from_iterable(zip_longest(one, other))
    return [queued for queued in pairs if queued is not None]


def _shares(cards: Iterable[Card]) -> dict[str, list[int]]:
    """Count by domain what is known and what there is."""
    found: dict[str, list[int]] = {}
    for card in cards:
        counts = found.setdefault(card.domain, [0, 0])
        counts[0] += int(card.memory is not None)
        counts[1] += 1
    return found


def _by_blueprint(
    new: Iterable[Queued], shares: Mapping[str, list[int]], tie: Callable[[Card], float]
) -> list[Queued]:
    """Order new things, each time from the domain known least."""
    known = {domain: counts[0] for domain, counts in shares.items()}
    waiting: dict[str, list[Queued]] = {}
    for one in sorted(new, key=lambda one: tie(one.card), reverse=True):
        waiting.setdefault(one.card.domain, []).append(one)
    ordered: list[Queued] = []
    while waiting:
        domain = min(waiting, key=lambda name: (known[name] / shares[name][1], name))
        ordered.append(waiting[domain].pop())
        known[domain] += 1
        if not waiting[domain]:
            del waiting[domain]
    return ordered
