# SPDX-License-Identifier: MIT
"""Rules about numbers: F17, F18 and F22."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from trainer.banks.lint.finding import Flaw, Weight
from trainer.banks.lint.units import named
from trainer.banks.lint.words import quoted, sentences
from trainer.model.items.numeric import NumericItem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.banks.lint.context import Context
    from trainer.banks.lint.units import Answer, Unit

# Units by what they measure: two of one kind in one sentence or list are mixed.
_LENGTHS = {
    **dict.fromkeys(("mm", "millimetre", "millimetres", "millimeters"), 1.0),
    **dict.fromkeys(("cm", "centimetre", "centimetres", "centimeters"), 10.0),
    **dict.fromkeys(("inch", "inches", "in"), 25.4),
}
_TIMES = {
    **dict.fromkeys(("s", "second", "seconds"), 1.0),
    **dict.fromkeys(("min", "minute", "minutes"), 60.0),
    **dict.fromkeys(("h", "hour", "hours"), 3_600.0),
    **dict.fromkeys(("day", "days"), 86_400.0),
    **dict.fromkeys(("week", "weeks"), 604_800.0),
    **dict.fromkeys(("month", "months"), 2_629_800.0),
    **dict.fromkeys(("year", "years"), 31_557_600.0),
}
_NUMBER = r"(\d+(?:[.,]\d+)?)"
_UNIT = r"([a-zA-Z%°]+)"
_RANGE = re.compile(
    rf"^(?:(about|around|roughly|nearly|up to|under|below|less than|fewer than|at most|over|above"
    rf"|more than|at least|from|between|after) )?{_NUMBER} ?(?:{_UNIT} )?"
    rf"(?:(?:to|and|–|-|until) ?{_NUMBER})? ?{_UNIT}?(?: or (more|less))?\W*$",
    re.IGNORECASE,
)
# "Under 10" leaves 10 out, and "over 10" does.
_UP_TO = ("up to", "under", "below", "less than", "fewer than", "at most")
_FROM = ("over", "above", "more than", "at least", "after")
_OPEN = 1e-6
_LENGTH_WORDS = re.compile(rf"{_NUMBER} ?(mm|cm|millimet\w+|centimet\w+|inch(?:es)?)\b")
_MEASURED = re.compile(
    rf"\b(?:depth of|deep of|length of|to a depth of|at a depth of|angle of|tilted by|needle of)"
    rf" (?:about |roughly |some )?{_NUMBER}(?! ?(?:[x×] ?\d|mm|cm|m\b|milli|centi|inch|in\b|degree"
    rf"|°|to \d|or \d|and \d|–|-|%|\d|years?\b|\.\d))"
)
_TOO_EXACT = re.compile(r"(?<![\d.])\d+[.]\d{3,}(?![\d.])")

# Where guidelines and courses differ: what a number alone may never decide.
_DISPUTED = re.compile(
    r"\b(?:INR|international normali[sz]ed ratio|platelets?|thrombocyt\w+|trimester|gestation\w*"
    r"|weeks?|months? (?:after|since|old)|years? (?:old|of age)|youngest|minimum age|at what age"
    r"|from what age|what age|hours? (?:after|since))\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d+(?:[.,]\d+)?")


class Span(NamedTuple):
    """What an option says in numbers.

    Attributes:
        low: the smallest value, in the smallest unit of its kind.
        high: the largest; the same for a single number.
        unit: as written; "" for none.
    """

    low: float
    high: float
    unit: str


def span_of(text: str) -> Span | None:
    """Read an option that is a number or range and nothing else."""
    found = _RANGE.match(text.strip())
    if found is None:
        return None
    before, first, inner, second, last, more = found.groups()
    unit = (last or inner or "").lower()
    factor = _LENGTHS.get(unit) or _TIMES.get(unit) or 1.0
    factor_low = _LENGTHS.get((inner or "").lower()) or _TIMES.get((inner or "").lower()) or factor
    low = float(first.replace(",", ".")) * factor_low
    high = low if second is None else float(second.replace(",", ".")) * factor
    before = (before or "").lower()
    if before in _UP_TO or more == "less":
        low, high = float("-inf"), high - _OPEN * (before not in ("up to", "at most", ""))
    elif before in _FROM or more == "more":
        low, high = low + _OPEN * (before not in ("at least", "")), float("inf")
    return Span(low, high, unit)


def units(unit: Unit, _context: Context) -> Iterator[Flaw]:
    """F17: units mixed in the options or in one sentence, missing, or a number too exact.

    Missing is a unit where some options have one and others none, and where a depth, a length or
    an angle is a bare number. Three places behind the point are more than any source measures.
    """
    spans = [span_of(one.text) for one in unit.answers]
    told = [(one.unit, answer) for one, answer in zip(spans, unit.answers, strict=True) if one]
    kinds = {word for word, _ in told}
    if len(told) == len(spans) and len(told) > 1:
        if "" in kinds and len(kinds) > 1:
            answer = next(answer for word, answer in told if not word)
            message = f"{named(unit.answers, answer)} has no unit and others have"
            yield Flaw("F17", answer.path, message, "Write the unit with each number.")
            return
        mixed = _mixed(kinds & set(_LENGTHS), _LENGTHS)
        if mixed:
            yield _mixed_flaw(mixed, told[-1][1].path)
            return
    for text, path in _asked(unit):
        for sentence in sentences(text):
            found = {match.group(2) for match in _LENGTH_WORDS.finditer(sentence)}
            mixed = _mixed(found, _LENGTHS)
            if mixed:
                yield _mixed_flaw(mixed, path)
                return
        yield from _bare(text, path)


def _mixed(found: set[str], kinds: dict[str, float]) -> list[str]:
    """Return units of one kind that differ in size."""
    return sorted(found) if len({kinds.get(one, 0.0) for one in found}) > 1 else []


def _mixed_flaw(mixed: list[str], path: tuple[str | int, ...]) -> Flaw:
    message = f"it measures in {' and in '.join(mixed)}"
    return Flaw("F17", path, message, "Keep to one unit.")


def _asked(unit: Unit) -> list[tuple[str, tuple[str | int, ...]]]:
    return [
        (unit.item.stem, (*unit.path, "stem")),
        (unit.item.lead_in, (*unit.path, "lead_in")),
        *((one.text, one.path) for one in unit.answers),
    ]


def _bare(text: str, path: tuple[str | int, ...]) -> Iterator[Flaw]:
    found = _MEASURED.search(text)
    if found is not None:
        message = f"a number has no unit: {quoted(found.group())}"
        yield Flaw("F17", path, message, "Write the unit behind it.")
    exact = _TOO_EXACT.search(text)
    if exact is not None:
        message = f"{exact.group()} is more exact than anything that is measured"
        yield Flaw("F17", path, message, "Round it as the source does.")


def number_order(unit: Unit, _context: Context) -> Iterator[Flaw]:
    """F18: options that are numbers, out of order, overlapping, or shuffled when shown."""
    if not unit.is_choice or len(unit.answers) < 3:
        return
    spans = [span_of(one.text) for one in unit.answers]
    if any(one is None for one in spans):
        return
    known = [one for one in spans if one is not None]
    overlap = _overlap(known)
    if overlap is not None:
        one, other = overlap
        message = f"options {one + 1} and {other + 1} overlap, so that one value fits both"
        remedy = "Let each range begin behind the one before."
        yield Flaw("F18", unit.answers[other].path, message, remedy, Weight.ERROR)
        return
    values = [(one.low, one.high) for one in known]
    if values not in (sorted(values), sorted(values, reverse=True)):
        message = "the numbers are out of order"
        yield Flaw("F18", unit.answers[0].path, message, "Sort them, and set shuffle: false.")
    elif getattr(unit.item, "shuffle", False):
        message = "the numbers are in order here, but shown in an order that chance draws"
        yield Flaw("F18", (*unit.path, "options"), message, "Set shuffle: false.")


def _overlap(spans: list[Span]) -> tuple[int, int] | None:
    """Find two ranges with a value in common; numbers are no ranges."""
    order = sorted(range(len(spans)), key=lambda number: spans[number].low)
    for one, other in pairwise(order):
        if spans[one].low < spans[one].high and spans[other].low < spans[one].high:
            return min(one, other), max(one, other)
        is_range = spans[one].low < spans[one].high and spans[other].low < spans[other].high
        if is_range and spans[other].low == spans[one].high:
            return min(one, other), max(one, other)
    return None


def disputed_number(unit: Unit, _context: Context) -> Iterator[Flaw]:
    """F22: options that differ in a number alone, on a matter on which guidelines differ.

    The matters are clotting limits, weeks, months and ages. Asked is by the words of the question
    and options. A number that is worked out (years of a calculation, say) has no such word.
    """
    item = unit.item
    topic = _DISPUTED.search(f"{unit.asking} {' '.join(one.text for one in unit.answers)}")
    if isinstance(item, NumericItem):
        topic = re.search(r"\b(?:INR|platelets?|youngest|what age)\b", unit.asking, re.IGNORECASE)
        if topic is not None:
            yield _disputed_flaw(topic.group(), unit.asking_path)
        return
    if topic is None or not unit.is_choice or len(unit.answers) < 2:
        return
    if _differ_in_numbers(unit.answers):
        yield _disputed_flaw(topic.group(), unit.answers[0].path)


def _differ_in_numbers(answers: tuple[Answer, ...]) -> bool:
    bare = {_FIGURE.sub("#", one.text.lower()).strip(" .") for one in answers}
    if len(bare) == 1:
        return "#" in next(iter(bare))
    return all(span_of(one.text) is not None for one in answers)


def _disputed_flaw(topic: str, path: tuple[str | int, ...]) -> Flaw:
    message = f'only a number tells the options apart, and on "{topic}" guidelines differ'
    remedy = "Ask for the decision and its reason, or name the guideline and year in the stem."
    return Flaw("F22", path, message, remedy, Weight.ERROR)
