# SPDX-License-Identifier: MIT
"""What is known of an item without reading it; apart from banks, as every start needs it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from trainer.model.items.base import Plain


# How far an item can have been reviewed, the least first.
STATUSES = ("draft", "source-checked", "clinician-reviewed")


class IndexRow(NamedTuple):
    """What is known of an item without reading it: enough to choose and count by.

    Attributes:
        position: place in the bank, from 0.
        content_hash: SHA-256 of the item's canonical text, hexadecimal.
        words: number of words to be read, for estimates of time.
        idea: id that it shares with its variants; "" for none.
        status: how far it has been reviewed; "" where its bank does not say.
        lot: what chance has to decide of it when it is asked, as JSON; see
            `trainer.model.items.lots`.
    """

    position: int
    id: str
    type: str
    domain: str
    topic: str
    region: tuple[str, ...]
    level: str
    critical: bool
    revision: int
    content_hash: str
    title: str
    words: int
    idea: str = ""
    status: str = ""
    lot: str = "[]"


class ItemKey(NamedTuple):
    """An item among all banks."""

    bank: str
    item: str


def subject_of(item: str, idea: str) -> str:
    """Return whose memory an item shares: that of its idea, or where it has none, its own.

    No id has a colon, so that an idea and an item may have the same.
    """
    return f"idea:{idea}" if idea else item


def region_words(region: str) -> str:
    """Turn a region id into words: "lumbar-multifidus" becomes "Lumbar multifidus"."""
    return region.replace("-", " ").capitalize()


def reading_seconds(words: int) -> int:
    """Estimate the time to read and answer an item.

    Args:
        words: of stem, lead-in and options.

    Returns:
        Seconds: half a minute to decide, and reading at 200 words a minute, the lower end of
        what Brysbaert (2019, Journal of Memory and Language 109:104047) reports for prose.
    """
    return 30 + round(words * 60 / 200)


# Fields that a learner reads before answering, wherever an item's type has put them.
_READ = frozenset(("stem", "lead_in", "text", "reports", "seen", "facts"))


def plain_words(plain: Plain) -> int:
    """Count the words of an item that a learner reads before answering."""
    return _words(plain, is_read=False)


def _words(value: Any, *, is_read: bool) -> int:
    if isinstance(value, str):
        return len(value.split()) if is_read else 0
    if isinstance(value, Mapping):
        # A section is looked at; what labels it has are no text to be read first.
        found = sum(
            _words(inner, is_read=name in _READ or is_read)
            for name, inner in value.items()
            if name != "section"
        )
        return found + (sum(len(name.split()) for name in value) if is_read else 0)
    if isinstance(value, list | tuple):
        return sum(_words(inner, is_read=is_read) for inner in value)
    return 0
