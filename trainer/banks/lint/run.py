# SPDX-License-Identifier: MIT
"""A bank against all rules: what was found, what is accepted, and how robots did."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from trainer.banks.lint import across, asking, choices, figures, parts, places, prose
from trainer.banks.lint.context import context_of
from trainer.banks.lint.copied import copied, source_runs
from trainer.banks.lint.finding import RULES, Finding, Flaw, Weight
from trainer.banks.lint.marks import Marks
from trainer.banks.lint.robots import Score, run_robots
from trainer.banks.lint.units import Unit, units_of
from trainer.banks.loader import LoadResult, load

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trainer.banks.lint.context import Rule
    from trainer.model.bank import Bank
    from trainer.model.items.base import Item


class Report(NamedTuple):
    """What was found in a bank.

    Attributes:
        loaded: the bank with the problems of `bank check`; what these leave out was not looked at.
        findings: those that are not accepted, by file and line.
        accepted: those with a reason of the author.
        robots: how naive rules did.
    """

    loaded: LoadResult
    findings: tuple[Finding, ...] = ()
    accepted: tuple[Finding, ...] = ()
    robots: tuple[Score, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Tell whether there is nothing to mend; notes alone need not be."""
        failing = any(one.weight is not Weight.NOTE for one in self.findings)
        return not failing and not self.loaded.problems


_PARTS: tuple[Rule, ...] = (
    parts.part_is_missing,
    parts.option_count,
    parts.key_says_nothing,
    parts.rationale,
    parts.source,
    figures.units,
    figures.number_order,
    places.overlapping_places,
)
# Rules that know English words.
_WORDS: tuple[Rule, ...] = (
    choices.same_option,
    choices.names_others,
    asking.negative,
    choices.absolute,
    choices.hedge,
    choices.longest_key,
    choices.clang,
    prose.length,
    asking.no_open_question,
    asking.grammar,
    choices.mixed_forms,
    figures.disputed_number,
    prose.hard_to_read,
    asking.trick,
)


def lint(path: str, sources: str | None = None) -> Report:
    """Check the items of a bank.

    Args:
        path: of the bank.
        sources: a folder of texts whose wording items must not share.

    Raises:
        BankError: the folder of sources cannot be read.
    """
    runs = {} if sources is None else source_runs(sources)
    loaded = load(path)
    if loaded.bank is None:
        return Report(loaded)
    bank = loaded.bank
    flaws = find_flaws(bank, runs)
    marks = Marks(path, loaded.places, list(loaded.files))
    findings: list[Finding] = []
    accepted: list[Finding] = []
    for item, own in zip(bank.items, flaws, strict=True):
        for flaw in own:
            found = _placed(marks, item, flaw)
            (accepted if found.reason else findings).append(found)
        findings += _idle(marks, item, own)
    order = {name: number for number, name in enumerate(loaded.files)}
    for several in (findings, accepted):
        several.sort(key=lambda one: (order[one.path], one.line, one.column, one.code))
    robots = run_robots(_units(bank), is_english=_is_english(bank))
    return Report(
        loaded, (*findings, *_of_bank(bank, robots, loaded)), tuple(accepted), tuple(robots)
    )


def find_flaws(bank: Bank, sources: dict[int, str] | None = None) -> list[list[Flaw]]:
    """Find the flaws of each item of a bank, in its order, accepted or not."""
    units = _units(bank)
    context = context_of(bank.head, units)
    rules = (*_PARTS, *_WORDS) if context.is_english else _PARTS
    numbers = {item.id: number for number, item in enumerate(bank.items)}
    flaws: list[list[Flaw]] = [[] for _ in bank.items]
    for unit in units:
        for rule in rules:
            flaws[numbers[unit.whole.id]] += rule(unit, context)
    if context.is_english:
        for number, found in _of_words(bank.items):
            flaws[number].append(found)
    for seen in (*across.asked_twice(units), *across.given_away(units)):
        flaws[numbers[units[seen.number].whole.id]].append(seen.flaw)
    for seen in copied(bank.items, sources or {}):
        # Two items that are one share their words; that is told once.
        if not any(
            one.code == "F23" and _same_partner(one, seen.flaw) for one in flaws[seen.number]
        ):
            flaws[seen.number].append(seen.flaw)
    return flaws


def _same_partner(one: Flaw, other: Flaw) -> bool:
    named = re.findall(r'"([^"]*)"', one.message)
    return any(f'stand in "{name}"' in other.message for name in named)


def _units(bank: Bank) -> list[Unit]:
    return [unit for item in bank.items for unit in units_of(item)]


def _is_english(bank: Bank) -> bool:
    return bank.head.language.lower().partition("-")[0] == "en"


def _of_words(items: Sequence[Item]) -> Iterator[tuple[int, Flaw]]:
    """Apply the rules about words that look at an item as a whole."""
    spelt: dict[str, int] = {}
    for number, item in enumerate(items):
        for short in prose.spelt_out(item):
            spelt.setdefault(short, number)
    for number, item in enumerate(items):
        for flaw in (*prose.abbreviations(item, spelt, number), *prose.names(item)):
            yield number, flaw


def _placed(marks: Marks, item: Item, flaw: Flaw) -> Finding:
    file, line, column = marks.place(item.id, flaw.path)
    reason = item.accepts.get(flaw.code, "")
    return Finding(
        flaw.weight, file, line, column, flaw.code, item.id, flaw.message, flaw.remedy, reason
    )


def _idle(marks: Marks, item: Item, flaws: Sequence[Flaw]) -> Iterator[Finding]:
    """Tell of findings that are accepted and no longer there."""
    found = {flaw.code for flaw in flaws}
    for code in item.accepts:
        if code not in found:
            file, line, column = marks.place(item.id, ("accepts", code))
            message = f"it accepts a finding that is no longer there ({RULES[code]})"
            remedy = f"Take {code} out of accepts."
            yield Finding(Weight.NOTE, file, line, column, code, item.id, message, remedy)


def _of_bank(bank: Bank, robots: Sequence[Score], loaded: LoadResult) -> Iterator[Finding]:
    """Tell what concerns the bank as a whole."""
    file = loaded.files[0]
    habit = across.key_positions(_units(bank))
    if habit:
        remedy = "Change the order of options in some of them."
        yield Finding(Weight.WARNING, file, 0, 0, "F11", "", habit, remedy)
    for score in robots:
        if not score.is_above and not score.is_below:
            continue
        how = "more" if score.is_above else "fewer"
        message = (
            f"the robot that {score.rule} gets {score.points:.1f} of {score.items} items right, "
            f"{how} than chance has it ({score.low:.1f} to {score.high:.1f})"
        )
        weight = Weight.WARNING if score.is_above else Weight.NOTE
        remedy = "Mend items that it gets right; --json lists them." if score.is_above else ""
        yield Finding(weight, file, 0, 0, f"robot-{score.name}", "", message, remedy)
