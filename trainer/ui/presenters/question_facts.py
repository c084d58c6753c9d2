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
        statuses: item to how far it has been reviewed, in the revision of the attempt.
    """

    areas: Mapping[tuple[str, str], str]
    statuses: Mapping[ItemKey, str]

    def area(self, bank: str, domain: str) -> str:
        """Return a domain in words; "" where the bank has none for it."""
        return self.areas.get((bank, domain), "")

    def status(self, key: ItemKey) -> str:
        """Return how far an item has been reviewed, as a sentence; "" where that is not known."""
        from trainer.ui.presenters.question_words import status_sentence

        return status_sentence(self.statuses.get(key))


def read_facts(services: Services, attempt: AttemptRecord) -> Facts:
    """Read what is known of the items of an attempt."""
    keys = {entry.key for entry in attempt.form.entries}
    areas: dict[tuple[str, str], str] = {}
    for bank in {key.bank for key in keys}:
        if not services.library.has(bank):
            continue
        head = services.library.head(bank)
        for domain, entry in (head.get("domains") or {}).items():
            areas[bank, domain] = entry["title"]
    statuses = {
        entry.key: services.library.status(entry.key, entry.revision)
        for entry in attempt.form.entries
    }
    return Facts(areas, statuses)


def read_sources(services: Services, key: ItemKey, cites: Iterable[str]) -> tuple[SourceRow, ...]:
    """Read the sources of an item."""
    lines = services.library.sources(key, cites)
    return tuple(
        SourceRow(line.short, line.kind, " ".join(filter(None, (line.text, line.note))))
        for line in lines
    )
