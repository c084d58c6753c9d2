# SPDX-License-Identifier: MIT
"""What items name of their bank: sources, domains, topics and misconceptions, if they are there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.banks.wording import shown, suggestion
from trainer.model.items.base import Fault

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from trainer.banks.text import Path
    from trainer.model.bank import BankHead

# Domains that every bank may use without declaring them.
COMMON_DOMAINS = ("anatomy", "twitch-or-nerve", "contraindications", "response")

# Looking for the nearest of many words is slow; after this many comparisons nothing is suggested.
_COMPARISONS = 10_000


class Known:
    """What the items of a bank may name.

    Attributes:
        references: empty when the bank declares none; that is told once, not for each item.
        topics: by domain; only of domains that declare some.
        misconceptions: empty when the bank declares none: any is then allowed.
    """

    def __init__(self, head: BankHead) -> None:
        self.references = frozenset(head.references)
        self.domains = frozenset((*COMMON_DOMAINS, *head.domains))
        self.topics = {
            name: frozenset(domain.topics) for name, domain in head.domains.items() if domain.topics
        }
        self.misconceptions = frozenset(head.misconceptions)
        self._compared = 0

    def missing(self, plain: Any) -> list[Fault]:
        """Find what an item names that is not there; what is of the wrong kind is passed over."""
        if not isinstance(plain, dict):
            return []
        faults: list[Fault] = []
        if self.references:
            for number, cite in enumerate(plain.get("cites", ())):
                if isinstance(cite, str) and cite not in self.references:
                    message = f'cites "{shown(cite)}", not in references'
                    faults.append(
                        self._fault(("cites", number), "reference", message, cite, self.references)
                    )
        domain, topic = plain.get("domain"), plain.get("topic")
        if isinstance(domain, str) and domain not in self.domains:
            faults.append(self._unknown(("domain",), "domain", domain, self.domains))
        topics = self.topics.get(domain) if isinstance(domain, str) else None
        if topics and isinstance(topic, str) and topic and topic not in topics:
            faults.append(self._unknown(("topic",), "topic", topic, topics))
        if self.misconceptions and not self._knows_misconceptions(plain):
            for path, tag in _misconceptions(plain, ()):
                if tag not in self.misconceptions:
                    faults.append(self._unknown(path, "misconception", tag, self.misconceptions))
        return faults

    def _knows_misconceptions(self, value: Any) -> bool:
        """Tell whether all misconceptions in an item are known; quick, as they mostly are."""
        inner = value
        if value.__class__ is dict:
            tag = value.get("misconception", "")
            if tag and tag.__class__ is str and tag not in self.misconceptions:
                return False
            tags = value.get("misconceptions")
            if tags.__class__ is dict and not self.misconceptions.issuperset(_texts(tags)):
                return False
            inner = value.values()
        for one in inner:
            if one.__class__ is not str and one and not self._knows_misconceptions(one):
                return False
        return True

    def _unknown(self, path: Path, what: str, word: str, words: Collection[str]) -> Fault:
        return self._fault(path, what, f'unknown {what} "{shown(word)}"', word, words)

    def _fault(
        self, path: Path, what: str, message: str, word: str, words: Collection[str]
    ) -> Fault:
        self._compared += len(words)
        near = suggestion(word, sorted(words)) if self._compared <= _COMPARISONS else ""
        return Fault(path, f"unknown-{what}", message, near)


def _misconceptions(plain: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Find every misconception named in an item, wherever its type has put it."""
    waiting = [(path, plain)]
    for around, value in waiting:
        if value.__class__ is list:
            waiting += [
                ((*around, number), inner)
                for number, inner in enumerate(value)
                if inner.__class__ is not str
            ]
        elif value.__class__ is dict:
            tag = value.get("misconception")
            if tag.__class__ is str:
                yield (*around, "misconception"), tag
            tags = value.get("misconceptions")
            if tags.__class__ is dict:  # by the option that a prompt can be given
                for name in tags:
                    if tags[name].__class__ is str:
                        yield (*around, "misconceptions", name), tags[name]
            waiting += [
                ((*around, name), inner)
                for name, inner in value.items()
                if inner.__class__ is not str
            ]


def _texts(tags: dict[Any, Any]) -> Iterator[str]:
    return (tag for tag in tags.values() if tag.__class__ is str)
