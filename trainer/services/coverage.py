# SPDX-License-Identifier: MIT
"""What a bank covers: its items against its blueprint, the body, misbeliefs and sources."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from trainer import resources
from trainer.banks.canonical import plain_of
from trainer.model.index import STATUSES
from trainer.model.items.registry import TYPES
from trainer.model.outline import LEVELS, domain_parts, shared_out, topic_parts
from trainer.model.regions import PARTS
from trainer.model.review_record import latest_words, statuses_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from trainer.model.bank import Bank, BankHead
    from trainer.model.items.base import Item
    from trainer.model.outline import Blueprint
    from trainer.model.review_record import ReviewRecord

_FIGURE = "assets/body/figure.json"
# With these words a reference's note says that something of it is still to be done.
_TO_DO = ("to be checked", "to be completed", "to be replaced")


class Share(NamedTuple):
    """A part of the bank against its plan.

    Attributes:
        domain: id; "" for the bank as a whole.
        name: id of the domain, topic, level or type.
        parts, of: its share in the plan, as parts of a whole; `of` is 0 without a plan.
        wanted: whole items that this comes to; 0 without a plan.
        found: items that there are.
    """

    domain: str
    name: str
    title: str
    parts: int
    of: int
    wanted: int
    found: int


class Region(NamedTuple):
    """A muscle or region, and how many items are about it or a part of it."""

    part: str
    region: str
    items: int


class Use(NamedTuple):
    """Something that items name.

    Attributes:
        text: what it is.
        items: how many items name it.
        to_check: of a reference: its note says that something of it is still to be checked.
    """

    id: str
    text: str
    items: int
    to_check: bool = False


class Answers(NamedTuple):
    """What readers answered who had not seen the key, for the items of one type.

    Attributes:
        items: how many there are.
        asked_of: how many of them readers have answered.
        answers: how many answers there are.
        agreed: how many of these are the keyed one.
        full: items on which all readers agreed with the key.
        disputed: items on which more than half disagreed.
    """

    type: str
    items: int
    asked_of: int
    answers: int
    agreed: int
    full: int
    disputed: int


class Work(NamedTuple):
    """What was done to make sure that items are right, in the revisions that the bank holds.

    Attributes:
        written, mended: items compared with their sources, by what came of it.
        changed: items of which a change is told.
        sound, questioned: items that clinicians have seen, by what they say of them now.
    """

    written: int
    mended: int
    changed: int
    sound: int
    questioned: int


class Coverage(NamedTuple):
    """All figures of a bank.

    Attributes:
        as_of: ISO date for which they hold.
        others: regions named by items that are none of the muscles and regions of the list.
        overdue: id of each item that should have been compared again, and until when.
        undated: items that do not say when they should be.
        statuses: by status, how many items; "" for no status.
    """

    bank: str
    title: str
    version: str
    as_of: str
    items: int
    critical: int
    domains: tuple[Share, ...]
    topics: tuple[Share, ...]
    levels: tuple[Share, ...]
    types: tuple[Share, ...]
    domain_types: tuple[Share, ...]
    regions: tuple[Region, ...]
    others: tuple[Use, ...]
    misconceptions: tuple[Use, ...]
    references: tuple[Use, ...]
    overdue: tuple[tuple[str, str], ...]
    undated: int
    statuses: Mapping[str, int]
    answers: tuple[Answers, ...]
    work: Work


def coverage(bank: Bank, as_of: str) -> Coverage:
    """Work out all figures of a bank.

    Args:
        bank: with its items and reviews.
        as_of: ISO date; decides what is past its date.
    """
    head, items = bank.head, bank.items
    dated = [(one.id, one.evidence.review_by) for one in items if one.evidence is not None]
    revisions = {one.id: one.revision for one in items}
    current = [one for one in bank.reviews if revisions.get(one.item) == one.revision]
    statuses = Counter(statuses_of(revisions, bank.reviews, head.status).values())
    shares = _Shares(head, items)
    return Coverage(
        bank=head.id,
        title=head.title,
        version=head.version,
        as_of=as_of,
        items=len(items),
        critical=sum(one.critical for one in items),
        domains=tuple(shares.domains()),
        topics=tuple(shares.topics()),
        levels=tuple(shares.levels()),
        types=tuple(shares.types()),
        domain_types=tuple(shares.domain_types()),
        **_regions(items)._asdict(),
        misconceptions=tuple(_misconceptions(bank)),
        references=tuple(_references(bank)),
        overdue=tuple((item, day) for item, day in dated if day is not None and day < as_of),
        undated=len(items) - sum(day is not None for _, day in dated),
        statuses={one: statuses[one] for one in (*STATUSES, "") if one or statuses[one]},
        answers=tuple(_answers(items, current)),
        work=_work(current),
    )


class _Shares:
    """The items of a bank against its blueprint."""

    def __init__(self, head: BankHead, items: Sequence[Item]) -> None:
        self._head = head
        self._items = items
        self._plan = head.blueprint
        parts = {} if self._plan is None else domain_parts(self._plan)
        used = (one.domain for one in items if one.domain)
        self._domains = list(dict.fromkeys((*parts, *head.domains, *used)))
        self._parts = [parts.get(domain, 0) for domain in self._domains]
        self._wanted = dict(zip(self._domains, shared_out(len(items), self._parts), strict=True))

    def domains(self) -> list[Share]:
        titles = {name: domain.title for name, domain in self._head.domains.items()}
        rows = [(name, titles.get(name, name)) for name in self._domains]
        found = Counter(one.domain or "" for one in self._items)
        return self._rows("", rows, self._parts, len(self._items), found)

    def topics(self) -> Iterator[Share]:
        plan: Blueprint | None = self._plan
        for name in self._domains:
            domain = self._head.domains.get(name)
            titles = {} if domain is None else dict(domain.topics)
            planned = {} if plan is None else plan.topics.get(name, {})
            own = [one for one in self._items if one.domain == name]
            found = Counter(one.topic for one in own)
            topics = [one for one in dict.fromkeys((*planned, *titles, *found)) if one]
            parts = [topic_parts(planned[one]) if one in planned else 0 for one in topics]
            rows = [(topic, titles.get(topic, topic)) for topic in topics]
            yield from self._rows(name, rows, parts, self._wanted[name], found)

    def levels(self) -> list[Share]:
        plan = self._plan
        every = (
            [] if plan is None else [one for ones in plan.topics.values() for one in ones.values()]
        )
        parts = [sum(getattr(one, level) for one in every) for level in LEVELS]
        found: Counter[str] = Counter(one.level or "" for one in self._items)
        rows = [(level, level) for level in LEVELS]
        return self._rows("", rows, parts, len(self._items), found)

    def types(self) -> list[Share]:
        plans = [] if self._plan is None else list(self._plan.types.values())
        found = Counter(one.type for one in self._items)
        kinds = [kind for kind in TYPES if kind in found or any(kind in one for one in plans)]
        parts = [sum(one.get(kind, 0) for one in plans) for kind in kinds]
        return self._rows("", [(kind, kind) for kind in kinds], parts, len(self._items), found)

    def domain_types(self) -> Iterator[Share]:
        plan = self._plan
        for name in self._domains:
            planned = {} if plan is None else plan.types.get(name, {})
            found = Counter(one.type for one in self._items if one.domain == name)
            kinds = [kind for kind in TYPES if kind in planned or kind in found]
            parts = [planned.get(kind, 0) for kind in kinds]
            rows = [(kind, kind) for kind in kinds]
            yield from self._rows(name, rows, parts, self._wanted[name], found)

    def _rows(
        self,
        domain: str,
        rows: Sequence[tuple[str, str]],
        parts: Sequence[int],
        total: int,
        found: Mapping[str, int],
    ) -> list[Share]:
        whole = sum(self._parts)
        wanted = shared_out(total, parts)
        return [
            Share(domain, name, title, part, whole, number, found.get(name, 0))
            for (name, title), part, number in zip(rows, parts, wanted, strict=True)
        ]


class _Regions(NamedTuple):
    regions: tuple[Region, ...]
    others: tuple[Use, ...]


def _regions(items: Iterable[Item]) -> _Regions:
    """Count the items of each muscle or region; an item about a part of it is about it."""
    around = _wider()
    known = {region for own in PARTS.values() for region in own}
    counts: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for item in items:
        named = set(item.region)
        reached = {one for region in named for one in (region, *around.get(region, ()))} & known
        counts.update(reached)
        others.update(
            one for one in named if one not in known and not around.get(one, set()) & known
        )
    rows = [Region(part, one, counts[one]) for part, own in PARTS.items() for one in own]
    return _Regions(tuple(rows), tuple(Use(one, one, others[one]) for one in sorted(others)))


def _wider() -> dict[str, set[str]]:
    """Return by region the regions of the body map in which it lies as a part."""
    found: dict[str, set[str]] = {}
    for area in json.loads(resources.read_bytes(_FIGURE))["areas"]:
        regions = area["regions"]  # the narrowest first
        for place, region in enumerate(regions):
            found.setdefault(region, set()).update(regions[place + 1 :])
    return found


def _misconceptions(bank: Bank) -> Iterator[Use]:
    counts: Counter[str] = Counter()
    for item in bank.items:
        counts.update(set(_tags(plain_of(item))))
    for name, misconception in bank.head.misconceptions.items():
        yield Use(name, misconception.text, counts.pop(name, 0))
    for name in sorted(counts):
        yield Use(name, name, counts[name])


def _tags(value: Any) -> Iterator[str]:
    """Find the misconceptions that an item names, wherever its type has put them."""
    if isinstance(value, list):
        for one in value:
            yield from _tags(one)
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            if name == "misconception" and isinstance(inner, str):
                yield inner
            elif name == "misconceptions" and isinstance(inner, Mapping):
                yield from inner.values()
            elif name != "section":
                yield from _tags(inner)


def _references(bank: Bank) -> Iterator[Use]:
    counts: Counter[str] = Counter()
    for item in bank.items:
        counts.update(set(item.cites))
    for key, one in bank.head.references.items():
        to_check = any(words in one.note.casefold() for words in _TO_DO)
        yield Use(key, one.short or one.text, counts[key], to_check)


def _answers(items: Sequence[Item], current: Iterable[ReviewRecord]) -> Iterator[Answers]:
    blind = {one.item: one.blind for one in current if one.blind is not None}
    for kind in TYPES:
        own = [one.id for one in items if one.type == kind]
        if own:
            told = [blind[one] for one in own if one in blind]
            yield Answers(
                kind,
                len(own),
                len(told),
                sum(one.asked for one in told),
                sum(one.agreed for one in told),
                sum(one.agreed == one.asked for one in told),
                sum(2 * one.agreed < one.asked for one in told),
            )


def _work(current: Sequence[ReviewRecord]) -> Work:
    results = {one.item: one.sources.result for one in current if one.sources is not None}
    own: dict[str, list[ReviewRecord]] = {}
    for record in current:
        own.setdefault(record.item, []).append(record)
    words = [words for words in map(latest_words, own.values()) if words]
    sound = sum(all(one.verdict == "sound" for one in latest) for latest in words)
    return Work(
        written=sum(one == "as-written" for one in results.values()),
        mended=sum(one == "mended" for one in results.values()),
        changed=len({one.item for one in current if one.changed}),
        sound=sound,
        questioned=len(words) - sound,
    )
