# SPDX-License-Identifier: MIT
"""The figures of a bank as tables of words, for the terminal and for pages alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trainer.banks.wording import counted, listed
from trainer.model.index import region_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from trainer.services.coverage import Coverage, Share, Use

# How far a number of items may be from its share before it is said, and percentage points of a
# level; of types, only too few are.
_ITEMS, _POINTS = 1, 2.0

_STATUS_WORDS = {
    "draft": "Draft",
    "source-checked": "Checked against the cited sources",
    "clinician-reviewed": "Reviewed by a clinician",
    "": "No status",
}


class Sheet(NamedTuple):
    """A table.

    Attributes:
        notes: sentences above it.
        headings: of its columns; those of numbers begin with "#", which is not shown.
    """

    title: str
    notes: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def sheets(told: Coverage) -> list[Sheet]:
    """Write all figures of a bank."""
    return [
        _shares("Domains", told.domains, _whole),
        _topics(told),
        _levels(told),
        _shares("Types", told.types, _types),
        _types_by_domain(told),
        _regions(told),
        _misconceptions(told),
        _references(told),
        *review_sheets(told),
        _dates(told),
    ]


def count_sheets(told: Coverage) -> list[Sheet]:
    """Write how many items there are, by type and by domain."""
    types = tuple((f"`{one.name}`", str(one.found)) for one in told.types)
    domains = tuple((one.title, str(one.found)) for one in told.domains)
    return [
        Sheet("", (), ("Type", "#Items"), types),
        Sheet("", (), ("Domain", "#Items"), domains),
    ]


def review_sheets(told: Coverage) -> list[Sheet]:
    """Write what was done to make sure that items are right."""
    statuses = tuple(
        (_STATUS_WORDS[status], str(number)) for status, number in told.statuses.items()
    )
    work = told.work
    notes = (
        f"Compared with the cited sources: {counted(work.written + work.mended, 'item')}, "
        f"of which {work.mended} were mended until they agreed.",
        f"A change because of reading or checking is told of {counted(work.changed, 'item')}.",
        f"Seen by a clinician: {counted(work.sound + work.questioned, 'item')}, "
        f"of which {work.questioned} are to be changed or dropped.",
    )
    return [Sheet("Review", notes, ("Status", "#Items"), statuses), _answers(told)]


def _answers(told: Coverage) -> Sheet:
    rows = [
        (
            one.type,
            f"{one.asked_of} of {one.items}",
            str(one.answers),
            str(one.agreed),
            _percent(one.agreed, one.answers),
            str(one.full),
            str(one.disputed),
        )
        for one in told.answers
    ]
    headings = ("Type", "#Items answered", "#Answers", "#As keyed", "#Share")
    notes = (
        "Readers answered without having seen a key. "
        "A disputed item is one on which more than half of its readers disagreed with the key.",
    )
    last = ("#All agreed", "#Disputed")
    return Sheet("Blind answers", notes, (*headings, *last), tuple(rows))


def _shares(title: str, shares: Sequence[Share], said: Callable[[Share], str]) -> Sheet:
    rows = tuple((one.title, *_numbers(one), said(one)) for one in shares)
    return Sheet(title, (), (title[:-1], *_NUMBERS, "Said of it"), rows)


_NUMBERS = ("#Planned share", "#Wanted", "#There", "#Difference")


def _numbers(one: Share) -> tuple[str, str, str, str]:
    if not one.of:
        return "", "", str(one.found), ""
    share = f"{100 * one.parts / one.of:.1f} %"
    return share, str(one.wanted), str(one.found), _signed(one.found - one.wanted)


def _signed(number: int) -> str:
    return f"{number:+d}" if number else "0"


def _whole(one: Share) -> str:
    if not one.of or abs(one.found - one.wanted) <= _ITEMS:
        return ""
    return "too few" if one.found < one.wanted else "too many"


def _types(one: Share) -> str:
    if not one.of:
        return ""
    if not one.parts:
        return "not in the plan"
    return "too few" if one.found < one.wanted else ""


def _topics(told: Coverage) -> Sheet:
    rows = tuple((one.name, one.title, *_numbers(one), _whole(one)) for one in told.topics)
    return Sheet("Topics", (), ("Topic", "What it is", *_NUMBERS, "Said of it"), rows)


def _levels(told: Coverage) -> Sheet:
    rows = []
    for one in told.levels:
        share = 100 * one.found / told.items if told.items else 0.0
        off = share - 100 * one.parts / one.of if one.of else 0.0
        said = "" if abs(off) <= _POINTS else ("too few" if off < 0 else "too many")
        points = f"{off:+.1f} points" if one.of else ""
        rows.append((one.title, *_numbers(one)[:3], f"{share:.1f} %", points, said))
    headings = ("Level", "#Planned share", "#Wanted", "#There", "#Share", "#Difference")
    return Sheet("Levels", (), (*headings, "Said of it"), tuple(rows))


def _types_by_domain(told: Coverage) -> Sheet:
    by_place = {(one.domain, one.name): one for one in told.domain_types}
    rows = []
    for kind in told.types:
        found = [by_place.get((domain.name, kind.name)) for domain in told.domains]
        rows.append((kind.name, *(_there_of_wanted(one) for one in found)))
    domains = tuple(f"#{domain.title}" for domain in told.domains)
    notes = ("How many there are, and behind the stroke how many are wanted.",)
    return Sheet("Types by domain", notes, ("Type", *domains), tuple(rows))


def _there_of_wanted(one: Share | None) -> str:
    if one is None:
        return "0"
    return f"{one.found} / {one.wanted}" if one.of else str(one.found)


def _regions(told: Coverage) -> Sheet:
    parts: dict[str, list[tuple[str, int]]] = {}
    for one in told.regions:
        parts.setdefault(one.part, []).append((one.region, one.items))
    rows = tuple(
        (part, str(len(own)), ", ".join(f"{region_words(name)} {items}" for name, items in own))
        for part, own in parts.items()
    )
    without = [region_words(one.region) for one in told.regions if not one.items]
    once = sum(one.items == 1 for one in told.regions)
    notes = [
        f"{len(told.regions)} muscles and regions, by part of the body map, with the number of "
        "items about each or a part of it.",
        f"Without any item: {', '.join(without)}." if without else "None is without an item.",
        f"With only one: {once}.",
    ]
    if told.others:
        others = ", ".join(f"{region_words(one.id)} {one.items}" for one in told.others)
        notes.append(f"Wider or other regions that items name: {others}.")
    return Sheet("Regions", tuple(notes), ("Part", "#Number", "Items about each"), rows)


def _misconceptions(told: Coverage) -> Sheet:
    unused, once = _named(told.misconceptions, 0), _named(told.misconceptions, 1)
    notes = (
        f"{counted(len(told.misconceptions), 'misconception')}. "
        f"Used by no item: {unused}. Used by one item only: {once}.",
    )
    rows = tuple((one.id, one.text, str(one.items)) for one in told.misconceptions)
    return Sheet("Misconceptions", notes, ("Id", "What is believed", "#Items"), rows)


def _references(told: Coverage) -> Sheet:
    marked = [one for one in told.references if one.to_check]
    cited = sum(one.items > 0 for one in told.references)
    notes = (
        f"{cited} of {counted(len(told.references), 'reference')} are cited by items. "
        f"Something is still to be checked on {len(marked)}, of which "
        f"{sum(one.items > 0 for one in marked)} are cited.",
        f"Cited by no item: {_named(told.references, 0)}.",
    )
    rows = tuple(
        (one.id, one.text, str(one.items), "to be checked" if one.to_check else "")
        for one in told.references
    )
    return Sheet("References", notes, ("Key", "Source", "#Items", "Details"), rows)


def _named(uses: Iterable[Use], items: int) -> str:
    return listed(one.id for one in uses if one.items == items) or "none"


def _dates(told: Coverage) -> Sheet:
    notes = (
        f"On {told.as_of}, {counted(len(told.overdue), 'item')} should have been compared with "
        f"the sources again. {counted(told.undated, 'item')} without such a date.",
    )
    return Sheet("Dates", notes, ("Item", "To be compared by"), told.overdue)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else ""
