# SPDX-License-Identifier: MIT
"""Rules about what an item has: F01, F02, F03, F19 and F20.

What only a bank under review owes its readers (every rationale, a teaching point, sources and
dates) is asked for where the bank states its `status`. A first bank of ten lines is not told sixty
times that it is short.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING

from trainer.banks.lint.finding import Flaw, Weight
from trainer.banks.lint.units import named
from trainer.banks.lint.words import count, words
from trainer.model.items.hotspot import HotspotItem
from trainer.model.items.match import MatchItem
from trainer.model.items.multiple import MultipleItem
from trainer.model.items.numeric import NumericItem
from trainer.model.items.order import OrderItem
from trainer.model.items.single import SingleItem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.banks.lint.context import Context
    from trainer.banks.lint.units import Unit
    from trainer.banks.text import Path

# Fewer words than this explain nothing.
_LEAST_WORDS = 2
# Of the letters of two rationales, from where on they say the same.
_SAME_REASON = 0.9
_BEGINNING = 400

_WRITE_REASON = "Write why this one is right, wrong or dangerous."


def part_is_missing(unit: Unit, context: Context) -> Iterator[Flaw]:
    """F01: in a bank under review, no teaching point.

    That something is asked is F13; stem, options and key are the business of `bank check`.
    """
    is_first = unit.path in ((), ("steps", 0, "item"))
    if is_first and context.is_reviewed and count(unit.whole.teaching) < _LEAST_WORDS:
        remedy = "Write under teaching: what a learner should remember."
        yield Flaw("F01", (), "it has no teaching point", remedy)


def option_count(unit: Unit, _context: Context) -> Iterator[Flaw]:
    """F02: 3 to 5 options to choose one from, 4 to 7 to judge alone, 4 to 8 steps, 3 to 5 prompts.

    The prompts of a match are counted, not its options: those may be more.
    """
    limits = {SingleItem: (3, 5), MultipleItem: (4, 7), OrderItem: (4, 8), MatchItem: (3, 5)}
    least, most = limits.get(type(unit.item), (0, 99))
    number, field = len(unit.answers), "options"
    if isinstance(unit.item, MatchItem):
        number, field = len(unit.item.prompts), "prompts"
    elif isinstance(unit.item, OrderItem):
        # Steps to be left out come on top.
        number, field = len(unit.keys), "steps"
    if not least <= number <= most:
        message = f"it has {number} {field}, and {least} to {most} serve best"
        few = number < least
        remedy = "Add a plausible one." if few else "Leave out the weakest."
        yield Flaw("F02", (*unit.path, field), message, remedy)


def key_says_nothing(unit: Unit, _context: Context) -> Iterator[Flaw]:
    """F03: everything is right, nothing is, or no order is asked for.

    One key of `single`, and keys that exist, are the business of `bank check`.
    """
    item = unit.item
    if isinstance(item, MultipleItem):
        keys = len(unit.keys)
        if keys in (0, len(unit.answers)):
            every = "every option is a key" if keys else "no option is a key"
            message = f"{every}, so that it can be answered without reading"
            remedy = "Add an option that does not belong." if keys else "Mark the keys."
            yield Flaw("F03", (*unit.path, "options"), message, remedy, Weight.ERROR)
    elif isinstance(item, OrderItem):
        yield from _steps_without_place(item, unit.path)
    elif isinstance(item, MatchItem):
        if len(item.prompts) > 1 and len({prompt.key for prompt in item.prompts}) == 1:
            message = "all prompts have the same key"
            remedy = "Give at least one another key."
            yield Flaw("F03", (*unit.path, "prompts"), message, remedy, Weight.ERROR)
    elif isinstance(item, NumericItem):
        keyed = sum(band.to - band.from_ for band in item.bands if band.key)
        if keyed > 0.5 * (item.most - item.least) > 0:
            message = "more than half of all numbers that can be given are right"
            remedy = "Narrow the key, or widen least and most."
            yield Flaw("F03", (*unit.path, "bands"), message, remedy, Weight.ERROR)


def _steps_without_place(item: OrderItem, path: Path) -> Iterator[Flaw]:
    if not item.before:
        return
    placed = {number for pair in item.before for number in (pair.first, pair.then)}
    for number, step in enumerate(item.steps, 1):
        if not step.wrong and number not in placed:
            message = f"step {number} may stand anywhere, as no pair of before: names it"
            remedy = "Name what it comes before or after, or leave it out."
            yield Flaw("F03", (*path, "steps", number - 1), message, remedy)


def rationale(unit: Unit, context: Context) -> Iterator[Flaw]:
    """F19: the same rationale twice; in a bank under review, an answer without one of its own.

    Steps of an order that belong need none: their place is explained by the steps beside them.
    """
    reasons = list(_reasons(unit))
    if context.is_reviewed:
        for thing, reason, path in reasons:
            if count(reason) < _LEAST_WORDS:
                said = "has no rationale" if not reason.strip() else "has a rationale of a word"
                yield Flaw("F19", path, f"{thing} {said}", _WRITE_REASON)
    for one, other in combinations(reasons, 2):
        if _same(one[1], other[1]):
            message = f"{other[0]} has the rationale of {one[0]}"
            yield Flaw("F19", other[2], message, "Say what is special about each of them.")


def _reasons(unit: Unit) -> Iterator[tuple[str, str, Path]]:
    """Yield each thing that owes a rationale, with its rationale and place."""
    item, path = unit.item, unit.path
    if unit.is_choice:
        for one in unit.answers:
            yield named(unit.answers, one), one.rationale, (*one.path[:-1], "rationale")
    elif isinstance(item, OrderItem):
        for number, step in enumerate(item.steps):
            if step.wrong:
                place = (*path, "steps", number, "rationale")
                yield f"step {number + 1}", step.rationale, place
    elif isinstance(item, MatchItem):
        for number, prompt in enumerate(item.prompts):
            place = (*path, "prompts", number, "rationale")
            yield f"prompt {number + 1}", prompt.rationale, place
    elif isinstance(item, NumericItem):
        for number, band in enumerate(item.bands):
            yield f"band {number + 1}", band.rationale, (*path, "bands", number, "rationale")
    elif isinstance(item, HotspotItem):
        for number, area in enumerate(item.areas):
            yield f"area {number + 1}", area.rationale, (*path, "areas", number, "rationale")


def _same(one: str, other: str) -> bool:
    first, second = words(one), words(other)
    if not first or not second:
        return False
    if len(set(first) & set(second)) < 0.7 * min(len(first), len(second)):
        return False
    # The beginning says enough; the comparison takes time with the square of the length.
    texts = (" ".join(first)[:_BEGINNING], " ".join(second)[:_BEGINNING])
    return SequenceMatcher(None, *texts).ratio() >= _SAME_REASON


def source(unit: Unit, context: Context) -> Iterator[Flaw]:
    """F20: in a bank under review, an item without a source, or without the day of checking.

    Days are asked for where the bank dates any of its items.

    A source that is not listed is the business of `bank check`. Which sources a course counts among
    its core is not in the bank.
    """
    if unit.path not in ((), ("steps", 0, "item")) or not context.is_reviewed:
        return
    item = unit.whole
    if context.has_references and not item.cites:
        remedy = "Name under cites: what supports the key."
        yield Flaw("F20", (), "it cites no source", remedy)
    evidence = item.evidence
    is_dated = evidence is not None and evidence.checked and evidence.review_by
    if context.has_dates and not is_dated:
        message = "it does not say when it was compared with its sources, or until when that holds"
        remedy = "Write the days under evidence: checked and review_by."
        yield Flaw("F20", ("evidence",), message, remedy)
