# SPDX-License-Identifier: MIT
"""What should come back, when, and why; sessions of it, and what the coming days hold."""

from __future__ import annotations

import json
import random
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, NamedTuple

from trainer.model.agenda import VERDICT_S, Card, Queued, Reason, fill, queue, seconds_of
from trainer.model.attempt import EventKind, Mode
from trainer.model.index import ItemKey, reading_seconds, subject_of
from trainer.model.review import ReviewPlan, checked, write_plan
from trainer.services.attempts import make_event
from trainer.services.practice import stamp
from trainer.storage import log
from trainer.storage import memories as stored
from trainer.storage.standing import practice_days

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from trainer.model.attempt import AttemptRecord
    from trainer.model.forecast import Day
    from trainer.model.memory import Memory
    from trainer.model.weights import Fit
    from trainer.services.assembly import Candidate
    from trainer.services.library import LibraryService
    from trainer.services.place import EventDraft
    from trainer.services.practice import PracticeService
    from trainer.services.session import SessionEngine
    from trainer.storage.database import Database


class Agenda(NamedTuple):
    """What a learner's day holds.

    Attributes:
        today: the learner's day.
        waiting: everything that may be asked today, in its order.
        chosen: what of it fits into what is left of the day; unsafe acts always do.
        buried: how many were left for another day, because something of today gives them away.
        spent_s, answered: time and answers of today so far.
        plan: the learner's.
    """

    today: date
    waiting: tuple[Queued, ...]
    chosen: tuple[Queued, ...]
    buried: int
    spent_s: int
    answered: int
    plan: ReviewPlan

    @property
    def due(self) -> int:
        """How many are due, whether or not they fit into the day."""
        return sum(one.why.reason not in (Reason.NEW, Reason.FLAGGED) for one in self.waiting)

    @property
    def seconds(self) -> int:
        """How long what was chosen will probably take."""
        return sum(one.card.seconds for one in self.chosen)

    @property
    def is_finished(self) -> bool:
        """Whether nothing is left for today within the plan."""
        return not self.chosen


class ReviewService:
    """Reads what is due; to be used on the thread where the database is open."""

    def __init__(
        self,
        database: Database,
        library: LibraryService,
        practice: PracticeService,
        clock: Callable[[], datetime],
    ) -> None:
        """Work on an open database and library.

        Args:
            database: open on the thread that calls this service.
            library: the banks.
            practice: lists what can be asked and begins sessions.
            clock: aware local time.
        """
        self._database = database
        self._library = library
        self._practice = practice
        self._clock = clock

    # What a learner wants

    def plan(self, learner: str) -> ReviewPlan:
        """Return how a learner wants to review; the default before anything was set."""
        return stored.plan(self._database, learner)

    def set_plan(self, learner: str, plan: ReviewPlan) -> None:
        """Keep how a learner wants to review; every due date follows from it at once.

        Raises:
            ValueError: a value is outside its range.
            StoreError: it could not be stored; all is as before.
        """
        data = write_plan(checked(plan))
        event = make_event(self._clock(), learner, EventKind.LEARNER_PLANNED, data)
        log.append(self._database, [event])

    # What is due

    def today(self) -> date:
        """Return the learner's day."""
        return self._clock().date()

    def cards(self, learner: str, candidates: Sequence[Candidate] | None = None) -> list[Card]:
        """List what can be asked, one card for all variants of an idea.

        Args:
            learner: id of the profile.
            candidates: of which items; None for all that are part of practice.
        """
        pool = self._practice.candidates(learner) if candidates is None else candidates
        usual = stored.usual_times(self._database, learner)
        held = {
            bank: stored.memories(self._database, learner, bank)
            for bank in {candidate.bank for candidate in pool}
        }
        groups: dict[tuple[str, str], list[Candidate]] = {}
        for candidate in pool:
            groups.setdefault((candidate.bank, _subject(candidate)), []).append(candidate)
        now, here = self._practice.now(), self._offset()
        return [
            _card(subject, variants, held[bank].get(subject), usual, now, here)
            for (bank, subject), variants in groups.items()
        ]

    def agenda(
        self,
        learner: str,
        minutes: float | None = None,
        candidates: Sequence[Candidate] | None = None,
    ) -> Agenda:
        """Tell what a learner's day holds.

        Args:
            learner: id of the profile.
            minutes: a session of its own length, whatever the daily limit leaves; None for what is
                left of the day.
            candidates: of which items; None for all that are part of practice.
        """
        plan, today = self.plan(learner), self._clock().date()
        pool = self._practice.candidates(learner) if candidates is None else candidates
        spent_s, answered = self._spent(learner, today)
        # The same all day, so that what was announced is what is asked.
        tie = random.Random(today.toordinal())  # noqa: S311 - only an order among equals
        ties: dict[Card, float] = {}
        waiting = queue(
            self.cards(learner, pool), plan, today, lambda card: ties.setdefault(card, tie.random())
        )
        seconds, items = 60 * minutes if minutes is not None else None, None
        offered: Iterable[Queued] = waiting
        if minutes is None:
            seconds, items = _left(plan, spent_s, answered)
            if (seconds is not None and seconds <= 0) or (items is not None and items <= 0):
                offered = [one for one in waiting if one.why.reason is Reason.UNSAFE]
                seconds = items = None
        asked = self._asked_today(pool, today)
        chosen, buried = fill(
            offered, seconds=seconds, items=items, tokens=self._tokens, asked=asked
        )
        return Agenda(today, tuple(waiting), chosen, buried, spent_s, answered, plan)

    def start(
        self, learner: str, minutes: float | None = None, title: str = ""
    ) -> SessionEngine | None:
        """Begin a tutor session of what `agenda` chooses; None where nothing is left."""
        pool = self._practice.candidates(learner)
        found = {candidate.key: candidate for candidate in pool}
        chosen = self.agenda(learner, minutes, pool).chosen
        if not chosen:
            return None
        return self._practice.begin(learner, [found[one.card.key] for one in chosen], title)

    def forecast(self, learner: str, days: int = 30) -> list[Day]:
        """Play the coming days through, today's rest included; see `model.forecast`."""
        from trainer.model.forecast import forecast

        today = self._clock().date()
        spent_s, answered = self._spent(learner, today)
        return forecast(
            self.cards(learner),
            self.plan(learner),
            today,
            spent_s=spent_s,
            answered=answered,
            days=days,
        )

    def fit(self, learner: str, *, keep: bool = True) -> Fit:
        """Fit the weights to the learner's own history, and keep them where they predict better.

        Args:
            learner: id of the profile.
            keep: whether to; if not, it is only told how well they would predict.
        """
        from trainer.model.weights import fit

        found = fit(stored.reviews(self._database, learner))
        plan = self.plan(learner)
        if keep and found.weights != plan.weights and found.is_enough:
            self.set_plan(learner, plan._replace(weights=found.weights))
        return found

    def returns_in(self, attempt: AttemptRecord, drafts: Sequence[EventDraft]) -> int | None:
        """Tell in how many days the item returns whose answer was stored just now; 0 is today.

        Returns:
            None where nothing was answered as a whole, or answers count only at the end.
        """
        if attempt.mode is not Mode.TUTOR:
            return None
        for draft in drafts:
            if draft.kind is EventKind.ANSWERED:
                key = attempt.form.entries[draft.position].key
                due_at = stored.due_at(self._database, attempt.learner, key)
                today = self._clock().date()
                return max(0, (_day(due_at, self._offset()) - today).days) if due_at else None
        return None

    # Inside

    def _offset(self) -> timezone:
        """Return the learner's offset of this moment; a zone's summer time would move midnight."""
        return timezone(self._clock().utcoffset() or timedelta())

    def _spent(self, learner: str, today: date) -> tuple[int, int]:
        days = practice_days(self._database, learner, today.isoformat())
        # A later day is there where the clock has been set back.
        mine = [day for day in days if day.date == today.isoformat()]
        answered = sum(day.answered for day in mine)
        spent_ms = sum(day.elapsed_ms for day in mine)
        return spent_ms // 1000 + VERDICT_S * answered, answered

    def _asked_today(self, pool: Iterable[Candidate], today: date) -> frozenset[str]:
        midnight = datetime(today.year, today.month, today.day, tzinfo=self._offset())
        since = stamp(midnight)
        tokens: set[str] = set()
        for candidate in pool:
            standing = candidate.standing
            if standing is not None and standing.last_at >= since:
                tokens |= self._tokens_of(candidate.key)
        return frozenset(tokens)

    def _tokens(self, card: Card) -> frozenset[str]:
        return self._tokens_of(card.key)

    def _tokens_of(self, key: ItemKey) -> frozenset[str]:
        from trainer.model.cueing import cue_of

        return cue_of(key, json.loads(self._library.text(key.bank, key.item))).tokens()


def _left(plan: ReviewPlan, spent_s: int, answered: int) -> tuple[float | None, int | None]:
    """Return what of the day's limit is left, in seconds and items."""
    seconds = None if plan.minutes is None else float(60 * plan.minutes - spent_s)
    return seconds, None if plan.items is None else plan.items - answered


def _subject(candidate: Candidate) -> str:
    """Return whose memory an item shares: that of its answers, or of what its bank says now."""
    standing = candidate.standing
    if standing is not None and standing.answered:
        return standing.subject
    return subject_of(candidate.row.id, candidate.row.idea)


def _card(
    subject: str,
    variants: Sequence[Candidate],
    memory: Memory | None,
    usual: Mapping[str, int],
    now: str,
    here: timezone,
) -> Card:
    """Make a card of the variants of an idea, or of the one item that there is.

    While an unsafe act stands, its own item is asked; else the one that is marked, or that was
    seen longest ago.
    """
    stands = [one for one in variants if one.standing and one.standing.safe_days is not None]
    shown = min(stands or variants, key=_turn)
    answered = [one.standing for one in variants if one.standing and one.standing.answered]
    due_at = min((one.due_at for one in answered), default="")
    if stands and shown.standing is not None:
        due_at = shown.standing.due_at
    due_on = _day(due_at, here) if due_at else None
    if memory is not None and due_on is None:
        # Its answered variants are gone from the bank; what they left is remembered all the same.
        due_on = memory.on + timedelta(days=memory.wait_days)
    today = _day(now, here)
    latest = max(answered, key=lambda one: one.last_at, default=None)
    row = shown.row
    return Card(
        key=shown.key,
        subject=subject,
        memory=memory,
        due_on=due_on,
        is_due=due_at <= now if due_at else due_on is not None and due_on <= today,
        missed=latest is not None and not latest.last_correct,
        safe_days=None if not stands or shown.standing is None else shown.standing.safe_days,
        critical=any(one.row.critical for one in variants),
        flagged=any(one.standing is not None and one.standing.flagged for one in variants),
        domain=row.domain,
        seconds=seconds_of(reading_seconds(row.words), usual, row.type),
    )


def _turn(candidate: Candidate) -> tuple[int, bool, str, int]:
    standing = candidate.standing
    if standing is None:
        return 2, True, "", candidate.row.position
    stands = 2 if standing.safe_days is None else standing.safe_days
    return stands, not standing.flagged, standing.last_at, candidate.row.position


def _day(at: str, here: timezone) -> date:
    return datetime.fromisoformat(at).astimezone(here).date()
