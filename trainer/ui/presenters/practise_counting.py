# SPDX-License-Identifier: MIT
"""Counts what each filter of Practise would leave; quick, and apart from the window's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trainer.model.index import STATUSES, region_words
from trainer.services import assembly
from trainer.services.assembly import Criteria
from trainer.ui.presenters.regions import by_part
from trainer.ui.presenters.wording import area_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from trainer.services.assembly import Candidate, Counts
    from trainer.services.context import Services


class Bank(NamedTuple):
    """A bank to choose from."""

    id: str
    title: str


class Part(NamedTuple):
    """A part of the body, with region id to name."""

    text: str
    regions: Mapping[str, str]


class Pool(NamedTuple):
    """Everything that can be asked, and what it is called.

    Attributes:
        areas: domain id to name, in the banks' order.
        types: item types that occur, in the order of their number.
        statuses: how far items have been reviewed, the farthest first; none where all have come
            equally far or none beyond a draft, as then there is nothing to choose.
    """

    now: str
    banks: tuple[Bank, ...]
    candidates: tuple[Candidate, ...]
    areas: Mapping[str, str]
    types: tuple[str, ...]
    parts: tuple[Part, ...]
    pace: float
    statuses: tuple[str, ...] = ()


class Wish(NamedTuple):
    """What the learner has set."""

    criteria: Criteria = Criteria()
    banks: frozenset[str] = frozenset()
    limit: int = 20
    is_timed: bool = False

    def pool(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """Keep what lies in the banks chosen; none chosen means all."""
        return [one for one in candidates if not self.banks or one.bank in self.banks]


class Counted(NamedTuple):
    """What the filters leave.

    Attributes:
        banks: bank id to what it would leave.
        parts: what each part of the body would leave, in their order.
        seconds_each: mean estimate for those that match; 0 when none does.
        has_urgent: whether any that match is due or was missed.
    """

    counts: Counts
    banks: Mapping[str, int]
    parts: tuple[int, ...]
    seconds_each: float
    has_urgent: bool


def read_pool(services: Services, learner: str, bank: str = "") -> Pool:
    """Read everything that can be asked.

    Args:
        services: of the data folder.
        learner: id of the profile.
        bank: one more bank, though it is not part of daily practice; "" for none.
    """
    from trainer.ui.presenters.pace import pace

    candidates = services.practice.candidates(learner)
    infos = [info for info in services.library.banks() if info.practised]
    if bank and services.library.has(bank) and all(info.id != bank for info in infos):
        candidates = [*candidates, *services.practice.candidates(learner, bank)]
        infos += [info for info in services.library.banks() if info.id == bank]
    held = {candidate.bank for candidate in candidates}
    types: dict[str, int] = {}
    domains = set()
    regions: set[str] = set()
    statuses = {candidate.row.status for candidate in candidates}
    for candidate in candidates:
        types[candidate.row.type] = types.get(candidate.row.type, 0) + 1
        domains.add(candidate.row.domain)
        regions.update(candidate.row.region)
    names = area_names(services, {info.id for info in infos})
    return Pool(
        now=services.practice.now(),
        banks=tuple(Bank(info.id, info.title) for info in infos if info.id in held),
        candidates=tuple(candidates),
        areas={domain: name for domain, name in names.items() if domain in domains},
        types=tuple(sorted(types, key=lambda kind: -types[kind])),
        parts=tuple(
            Part(name, {region: region_words(region) for region in own})
            for name, own in by_part(regions)
        ),
        statuses=_choices(statuses),
        pace=pace(services.progress.days(learner, ""), candidates),
    )


def _choices(statuses: set[str]) -> tuple[str, ...]:
    is_reviewed = not statuses.isdisjoint(STATUSES[1:])
    if not is_reviewed or len(statuses) == 1:
        return ()
    return tuple(one for one in reversed(STATUSES) if one in statuses)


def count(pool: Pool, wish: Wish) -> Counted:
    """Count what each value of each filter would leave, all others staying as they are."""
    criteria = wish.criteria
    own = wish.pool(pool.candidates)
    counts = assembly.count(own, criteria, pool.now)
    banks: dict[str, int] = {}
    for candidate in assembly.matching(pool.candidates, criteria, pool.now):
        banks[candidate.bank] = banks.get(candidate.bank, 0) + 1
    anywhere = assembly.matching(own, criteria._replace(regions=frozenset()), pool.now)
    parts = tuple(
        sum(not part.regions.keys().isdisjoint(one.row.region) for one in anywhere)
        for part in pool.parts
    )
    matching = assembly.matching(own, criteria, pool.now)
    seconds = assembly.seconds_needed(matching, pool.pace)
    return Counted(
        counts=counts,
        banks=banks,
        parts=parts,
        seconds_each=seconds / len(matching) if matching else 0.0,
        has_urgent=any(
            assembly.is_due(one, pool.now) or assembly.is_missed(one) for one in matching
        ),
    )
