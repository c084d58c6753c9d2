# SPDX-License-Identifier: MIT
"""What the question page says of an item besides the item itself; read on the database lane."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from trainer.ui.pages.question.views import SourceRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from trainer.model.attempt import AttemptRecord
    from trainer.model.index import ItemKey
    from trainer.services.context import Services


class Facts(NamedTuple):
    """What is known of the items of an attempt, as far as their banks are installed.

    Attributes:
        areas: bank and domain to the domain's title.
        statuses: bank to how far it has been reviewed.
        intervals: item to days since it last came round; absent for new ones.
    """

    areas: Mapping[tuple[str, str], str]
    statuses: Mapping[str, str | None]
    intervals: Mapping[ItemKey, int]

    def area(self, bank: str, domain: str) -> str:
        """Return a domain in words; "" where the bank has none for it."""
        return self.areas.get((bank, domain), "")

    def status(self, bank: str) -> str:
        """Return how far a bank has been reviewed, as a sentence."""
        from trainer.ui.presenters.question_words import status_sentence

        return status_sentence(self.statuses.get(bank))

    def interval_days(self, key: ItemKey) -> int:
        """Return the interval that led to this answer."""
        return self.intervals.get(key, 0)


def read_facts(services: Services, attempt: AttemptRecord, *, with_intervals: bool) -> Facts:
    """Read what is known of the items of an attempt."""
    keys = {entry.key for entry in attempt.form.entries}
    areas: dict[tuple[str, str], str] = {}
    statuses: dict[str, str | None] = {}
    intervals: dict[ItemKey, int] = {}
    for bank in {key.bank for key in keys}:
        if not services.library.has(bank):
            continue
        head = services.library.head(bank)
        statuses[bank] = head.get("status")
        for domain, entry in (head.get("domains") or {}).items():
            areas[bank, domain] = entry["title"]
        if with_intervals:
            for candidate in services.practice.candidates(attempt.learner, bank):
                if candidate.standing is not None and candidate.key in keys:
                    intervals[candidate.key] = candidate.standing.interval_days
    return Facts(areas, statuses, intervals)


def read_sources(services: Services, key: ItemKey, cites: Iterable[str]) -> tuple[SourceRow, ...]:
    """Read the sources of an item."""
    lines = services.library.sources(key, cites)
    return tuple(
        SourceRow(line.short, line.kind, " ".join(filter(None, (line.text, line.note))))
        for line in lines
    )
