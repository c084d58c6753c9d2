# SPDX-License-Identifier: MIT
"""What rules have to know of a bank as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from trainer.banks.lint.finding import Flaw
from trainer.banks.lint.units import Unit
from trainer.banks.lint.words import content

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.model.bank import BankHead


class Context(NamedTuple):
    """A bank, as far as a rule for one item asks about it.

    Attributes:
        is_english: whether rules about words apply.
        is_reviewed: the bank states how far it has been reviewed, so that every item owes its
            reader rationales, a teaching point, sources and dates.
        has_references: whether the bank lists sources.
        has_dates: whether any item says when it was compared with them.
        frequency: by stem, the number of questions in which it stands.
        questions: how many there are.
    """

    is_english: bool
    is_reviewed: bool
    has_references: bool
    has_dates: bool
    frequency: Mapping[str, int]
    questions: int


# A rule looks at one question and tells what it finds.
Rule = Callable[[Unit, Context], Iterator[Flaw]]


def context_of(head: BankHead, units: Sequence[Unit]) -> Context:
    """Collect what rules have to know of a bank."""
    frequency: Counter[str] = Counter()
    for unit in units:
        texts = (unit.given, unit.item.stem, unit.item.lead_in, *(one.text for one in unit.answers))
        frequency.update(set(content(" ".join(texts))))
    return Context(
        is_english=head.language.lower().partition("-")[0] == "en",
        is_reviewed=head.status is not None,
        has_references=bool(head.references),
        has_dates=any(_is_dated(unit) for unit in units),
        frequency=frequency,
        questions=len(units),
    )


def _is_dated(unit: Unit) -> bool:
    evidence = unit.whole.evidence
    return evidence is not None and evidence.checked is not None
