# SPDX-License-Identifier: MIT
"""Where the learner stands, for Today and Progress."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trainer.model.statistics import Interval, wilson
from trainer.services.assembly import Candidate, is_due, is_new
from trainer.storage import standing as stored

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trainer.model.index import ItemKey
    from trainer.model.standing import DomainStanding, PracticeDay, UnsafeStanding
    from trainer.storage.database import Database


# Fewer answers than this tell nothing of a region.
ENOUGH_IN_REGION = 3


class DomainProgress(NamedTuple):
    """A domain, over all banks that share its id and title.

    Attributes:
        items: how many items can be practised.
        seen: how many of them the learner has answered at least once.
        interval: proportion correct with its 95 % interval; None without answers.
    """

    domain: str
    title: str
    items: int
    seen: int
    answered: int
    correct: int
    unsafe: int
    last_at: str
    interval: Interval | None


class RegionProgress(NamedTuple):
    """A region of the body, over all banks that can be practised.

    Attributes:
        items: how many items are about it, alone or among others.
        seen: how many of them the learner has answered at least once.
        answered, correct: answers and correct ones, every attempt counted.
        acts: unsafe acts in them that are to be revisited.
        interval: proportion correct with its 95 % interval; None below ENOUGH_IN_REGION answers.
    """

    region: str
    items: int
    seen: int
    answered: int
    correct: int
    acts: int
    interval: Interval | None


class Due(NamedTuple):
    """What is due now.

    Attributes:
        by_domain: domain id to number, in the order of the bank's outline.
        next_at: UTC, ISO 8601, when the next item will be due; "" when none is scheduled.
    """

    total: int
    by_domain: dict[str, int]
    next_at: str


def due(candidates: Sequence[Candidate], now: str) -> Due:
    """Count what should come back by now."""
    by_domain: dict[str, int] = {}
    later = []
    for candidate in candidates:
        if is_due(candidate, now):
            domain = candidate.row.domain
            by_domain[domain] = by_domain.get(domain, 0) + 1
        elif candidate.standing is not None and candidate.standing.due_at:
            later.append(candidate.standing.due_at)
    return Due(sum(by_domain.values()), by_domain, min(later, default=""))


def domains(
    candidates: Sequence[Candidate],
    standings: Sequence[DomainStanding],
    titles: dict[str, str],
) -> list[DomainProgress]:
    """Put together what is known of each domain, in the order of `titles`."""
    result = []
    for domain, title in titles.items():
        own = [candidate for candidate in candidates if candidate.row.domain == domain]
        mine = [standing for standing in standings if standing.domain == domain]
        answered = sum(standing.answered for standing in mine)
        correct = sum(standing.correct for standing in mine)
        result.append(
            DomainProgress(
                domain=domain,
                title=title,
                items=len(own),
                seen=sum(not is_new(candidate) for candidate in own),
                answered=answered,
                correct=correct,
                unsafe=sum(standing.unsafe for standing in mine),
                last_at=max((standing.last_at for standing in mine), default=""),
                interval=wilson(correct, answered),
            )
        )
    return result


def regions(
    candidates: Sequence[Candidate], unsafe: Sequence[UnsafeStanding]
) -> list[RegionProgress]:
    """Put together what is known of each region, in the order of their ids.

    An item about several regions counts in each of them.

    Args:
        candidates: everything that can be asked.
        unsafe: the acts to be revisited.
    """
    own: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        for region in candidate.row.region:
            own.setdefault(region, []).append(candidate)
    acts: dict[ItemKey, int] = {}
    for act in unsafe:
        acts[act.key] = acts.get(act.key, 0) + 1
    return [_region(region, mine, acts) for region, mine in sorted(own.items())]


def _region(
    region: str, candidates: Sequence[Candidate], acts: Mapping[ItemKey, int]
) -> RegionProgress:
    standings = [one.standing for one in candidates if one.standing is not None]
    answered = sum(standing.answered for standing in standings)
    correct = sum(standing.correct for standing in standings)
    return RegionProgress(
        region=region,
        items=len(candidates),
        seen=sum(not is_new(candidate) for candidate in candidates),
        answered=answered,
        correct=correct,
        acts=sum(acts.get(candidate.key, 0) for candidate in candidates),
        interval=wilson(correct, answered) if answered >= ENOUGH_IN_REGION else None,
    )


class ProgressService:
    """Reads a learner's standing; to be used on the thread where the database is open."""

    def __init__(self, database: Database) -> None:
        """Work on an open database."""
        self._database = database

    def domain_standings(self, learner: str) -> list[DomainStanding]:
        """Return the standing per bank and domain."""
        return stored.domain_standings(self._database, learner)

    def unsafe(self, learner: str) -> list[UnsafeStanding]:
        """Return the unsafe acts that have not been put right often enough, latest first."""
        return stored.unsafe_standings(self._database, learner)

    def days(self, learner: str, since: str) -> list[PracticeDay]:
        """Return the days of practice since an ISO date."""
        return stored.practice_days(self._database, learner, since)
