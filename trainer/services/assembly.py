# SPDX-License-Identifier: MIT
"""From everything that could be asked to the form of one attempt."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from trainer.model.form import Form, FormEntry
from trainer.model.index import IndexRow, ItemKey, reading_seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from random import Random

    from trainer.model.standing import ItemStanding


class Which(StrEnum):
    """Which items, by what the learner has done with them."""

    ALL = "all"
    NEW = "new"
    DUE = "due"
    MISSED = "missed"
    FLAGGED = "flagged"


class Criteria(NamedTuple):
    """What a learner wants to practise; an empty set filters nothing."""

    domains: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    which: Which = Which.ALL
    statuses: frozenset[str] = frozenset()


class Candidate(NamedTuple):
    """An item that could be asked, and how the learner stands with it (None: never met)."""

    bank: str
    row: IndexRow
    standing: ItemStanding | None

    @property
    def key(self) -> ItemKey:
        """The item among all banks."""
        return ItemKey(self.bank, self.row.id)


class Counts(NamedTuple):
    """How many candidates would remain if one more filter were chosen, by its value."""

    total: int
    domains: Mapping[str, int]
    regions: Mapping[str, int]
    types: Mapping[str, int]
    which: Mapping[Which, int]
    statuses: Mapping[str, int]


def is_new(candidate: Candidate) -> bool:
    """Tell whether the learner has never answered it."""
    return candidate.standing is None or candidate.standing.answered == 0


def is_missed(candidate: Candidate) -> bool:
    """Tell whether the latest answer was not correct."""
    return not is_new(candidate) and not _known(candidate).last_correct


def is_due(candidate: Candidate, now: str) -> bool:
    """Tell whether it should come back by now (UTC, ISO 8601)."""
    return not is_new(candidate) and _known(candidate).due_at <= now


def is_flagged(candidate: Candidate) -> bool:
    """Tell whether the learner marked it."""
    return candidate.standing is not None and candidate.standing.flagged


def matching(candidates: Iterable[Candidate], criteria: Criteria, now: str) -> list[Candidate]:
    """Keep what the criteria ask for."""
    return [
        candidate
        for candidate in candidates
        if _fits(candidate.row.domain, criteria.domains)
        and _fits(candidate.row.type, criteria.types)
        and _fits(candidate.row.status, criteria.statuses)
        and (not criteria.regions or criteria.regions.intersection(candidate.row.region))
        and _is_which(candidate, criteria.which, now)
    ]


def count(candidates: Sequence[Candidate], criteria: Criteria, now: str) -> Counts:
    """Count what each value of each filter would leave, the other filters staying as they are."""

    def tally(
        open_filter: Criteria, values: Callable[[Candidate], Iterable[str]]
    ) -> dict[str, int]:
        result: dict[str, int] = {}
        for candidate in matching(candidates, open_filter, now):
            for value in values(candidate):
                result[value] = result.get(value, 0) + 1
        return result

    none: frozenset[str] = frozenset()
    return Counts(
        total=len(matching(candidates, criteria, now)),
        domains=tally(criteria._replace(domains=none), lambda c: (c.row.domain,)),
        regions=tally(criteria._replace(regions=none), lambda c: c.row.region),
        types=tally(criteria._replace(types=none), lambda c: (c.row.type,)),
        which={
            which: len(matching(candidates, criteria._replace(which=which), now)) for which in Which
        },
        statuses=tally(criteria._replace(statuses=none), lambda c: (c.row.status,)),
    )


def ranked(candidates: Iterable[Candidate], now: str, rng: Random) -> list[Candidate]:
    """Put the most needed first: unsafe and due, due, missed, new, then the rest.

    Among equals chance decides, so that two sessions differ.
    """
    return sorted(candidates, key=lambda candidate: (_need(candidate, now), rng.random()))


def assemble(
    candidates: Iterable[Candidate],
    *,
    limit: int,
    now: str,
    rng: Random,
    seed: int,
    draw: Callable[[Candidate, Random], tuple[int, ...]],
) -> Form:
    """Draw a form.

    Args:
        candidates: everything that may be asked.
        limit: how many items at most.
        now: UTC, ISO 8601; decides what is due.
        rng: seeded with `seed`; the only source of chance.
        seed: kept with the form.
        draw: what chance decides of an item as shown.

    Returns:
        The form; what is needed most comes first. It holds what chance decided of every item,
        so that it can be shown again exactly, whatever later versions draw.
    """
    return arrange(ranked(candidates, now, rng)[:limit], rng=rng, seed=seed, draw=draw)


def arrange(
    chosen: Iterable[Candidate],
    *,
    rng: Random,
    seed: int,
    draw: Callable[[Candidate, Random], tuple[int, ...]],
) -> Form:
    """Make a form of items in their order; see `assemble`."""
    entries = []
    for candidate in chosen:
        row, order = candidate.row, draw(candidate, rng)
        entries.append(FormEntry(candidate.key, row.revision, row.content_hash, row.domain, order))
    return Form(tuple(entries), seed)


def seconds_needed(candidates: Iterable[Candidate], pace: float = 1.0) -> int:
    """Estimate the time for some items.

    Args:
        candidates: the items.
        pace: the learner's own time over the estimate from words; 1 when unknown.
    """
    return round(pace * sum(reading_seconds(candidate.row.words) for candidate in candidates))


def within_minutes(candidates: Sequence[Candidate], minutes: float, pace: float = 1.0) -> int:
    """Tell how many of the first candidates fit into a time; at least one if there is one."""
    left_s = minutes * 60
    for fitting, candidate in enumerate(candidates):
        left_s -= pace * reading_seconds(candidate.row.words)
        if left_s < 0:
            return max(1, fitting)
    return len(candidates)


def _known(candidate: Candidate) -> ItemStanding:
    if candidate.standing is None:
        raise ValueError(candidate.key)
    return candidate.standing


def _fits(value: str, wanted: frozenset[str]) -> bool:
    return not wanted or value in wanted


def _is_which(candidate: Candidate, which: Which, now: str) -> bool:
    match which:
        case Which.ALL:
            return True
        case Which.NEW:
            return is_new(candidate)
        case Which.DUE:
            return is_due(candidate, now)
        case Which.MISSED:
            return is_missed(candidate)
        case Which.FLAGGED:
            return is_flagged(candidate)


def _need(candidate: Candidate, now: str) -> int:
    if is_new(candidate):
        return 3
    due = is_due(candidate, now)
    if due and _known(candidate).last_unsafe:
        return 0
    if due:
        return 1
    return 2 if is_missed(candidate) else 4
