# SPDX-License-Identifier: MIT
"""Rules about items beside each other: F11 and F23."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from trainer.banks.lint.chance import chi_square_tail
from trainer.banks.lint.finding import Flaw, Weight
from trainer.banks.lint.words import GENERIC, content, quoted, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from trainer.banks.lint.units import Unit

# The blueprint's limit for two items that are one, and from where on a look is worth it.
ALIKE, PERHAPS = 0.8, 0.6
# Shorter stems are alike by chance.
_LEAST_STEMS = 8
# A key is given away by text that holds this share of it, by weight, and its subject.
_GIVEN, _SUBJECT, _LEAST_KEY = 0.6, 0.34, 3
_SUBJECT_WORDS = 6
# Below this no test of positions says anything.
_LEAST_ITEMS = 20
_RARE = 0.01


class Across(NamedTuple):
    """A flaw of one question, seen beside others.

    Attributes:
        number: of the question, in the order of the bank.
    """

    number: int
    flaw: Flaw


def key_positions(units: Sequence[Unit]) -> str:
    """F11: test whether keys stand at some places more often than chance has it.

    Items of equal numbers of options are counted together, and their chi-squares added. Told below
    a probability of one in a hundred: options are shuffled when shown, so that what is left is a
    habit of the author that paper copies and items with fixed order pass on.

    Returns:
        What is wrong, without its full stop; "" for nothing.
    """
    places: dict[int, Counter[int]] = defaultdict(Counter)
    for unit in units:
        if unit.is_single and unit.keys:
            places[len(unit.answers)][unit.answers.index(unit.keys[0])] += 1
    value, freedom, worst = 0.0, 0, (0.0, "")
    for options, counts in places.items():
        total = counts.total()
        if total < _LEAST_ITEMS:
            continue
        wanted = total / options
        value += sum((counts[place] - wanted) ** 2 / wanted for place in range(options))
        freedom += options - 1
        place, most = counts.most_common(1)[0]
        said = f"of {total} items with {options} options {most} have their key at place {place + 1}"
        worst = max(worst, (most / wanted, said))
    if freedom and chi_square_tail(value, freedom) < _RARE:
        return f"keys stand at the same place too often: {worst[1]}"
    return ""


def asked_twice(units: Sequence[Unit]) -> Iterator[Across]:
    """F23: find questions that say the same as an earlier one, or whose stem does.

    Compared are stems of words, each counted once and weighed by how rare it is in the bank
    (the logarithm of one plus questions by questions with it), as the cosine of two such sets: once
    for scenario, question and key together, once for the scenario alone. Told from 0.8 on, the
    blueprint's limit, and as a note from 0.6 on. Of 30,000 pairs of the core bank, written as
    different items, none goes beyond 0.44; a rewritten item of the labelled set reaches 0.9. What
    asks the same in words of its own lies in between or below, and is left to a reader.

    Only pairs that share one of their rarest words are compared, see `_prefix`.
    """
    wholes = _alike(
        units, [_stems(f"{_scene(unit)} {unit.asking} {_key_text(unit)}") for unit in units]
    )
    scenes = _alike(units, [_stems(_scene(unit)) for unit in units])
    for pair in sorted({*wholes, *scenes}):
        number, earlier = pair
        first, whole, scene = units[earlier].whole.id, wholes.get(pair, 0), scenes.get(pair, 0)
        message = f'it comes near "{first}" ({max(whole, scene):.2f} of 1)'
        if whole >= ALIKE:
            message = f'it asks the same as "{first}" in the same way ({whole:.2f} of 1)'
        elif scene >= ALIKE:
            message = f'its scenario is that of "{first}" ({scene:.2f} of 1)'
        weight = Weight.WARNING if max(whole, scene) >= ALIKE else Weight.NOTE
        remedy = "Ask something else, or keep one of the two."
        path = (*units[number].path, "stem")
        yield Across(number, Flaw("F23", path, message, remedy, weight))


def given_away(units: Sequence[Unit]) -> Iterator[Across]:
    """F23: find questions whose key stands in what another item tells before it is answered.

    What another item tells is its scenario, in windows of two sentences; its options may be
    wrong, and its rationales come after an answer. A key of three or more words of meaning is given
    away where a window holds 60 % of its weight together with a third of the weight of its subject:
    the six rarest words of its own scenario and question. At 50 % and a tenth, the core bank had
    eleven such windows, and each was merely about the same muscle or course.
    """
    frequency = _frequency([_stems(f"{_scene(unit)} {_key_text(unit)}") for unit in units])
    total = len(units)
    windows = [
        (number, window) for number, unit in enumerate(units) for window in _windows(_scene(unit))
    ]
    index: dict[str, list[int]] = defaultdict(list)
    for place, (_, window) in enumerate(windows):
        for word in window:
            index[word].append(place)
    for number, unit in enumerate(units):
        key = _stems(_key_text(unit)) if unit.is_single else frozenset()
        if len(key) < _LEAST_KEY:
            continue
        weights = {word: _weight(frequency[word], total) for word in key}
        subject = _subject(unit, key, frequency, total)
        told: set[str] = set()
        for place in _candidates(key, index, weights):
            other, window = windows[place]
            teller = units[other].whole.id
            if teller == unit.whole.id or teller in told:
                continue
            if _holds(window, weights, _GIVEN) and _holds(window, subject, _SUBJECT):
                told.add(teller)
                message = f'"{teller}" tells its answer: {quoted(unit.keys[0].text)}'
                remedy = "Take it out of that scenario, or ask something else here."
                yield Across(number, Flaw("F23", unit.keys[0].path, message, remedy))


def _scene(unit: Unit) -> str:
    return f"{unit.given} {unit.item.stem}"


def _key_text(unit: Unit) -> str:
    return " ".join(one.text for one in unit.keys) if unit.is_choice else ""


def _stems(text: str) -> frozenset[str]:
    return frozenset(content(text))


def _frequency(sets: Sequence[frozenset[str]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for one in sets:
        found.update(one)
    return found


def _weight(frequency: int, total: int) -> float:
    return math.log(1 + total / max(1, frequency))


def _alike(units: Sequence[Unit], sets: Sequence[frozenset[str]]) -> dict[tuple[int, int], float]:
    """Return the cosines of pairs that come near each other, the later one of each pair first."""
    frequency = _frequency(sets)
    total = len(sets)
    squares = {word: _weight(number, total) ** 2 for word, number in frequency.items()}
    sizes = [sum(squares[word] for word in one) for one in sets]
    index: dict[str, list[int]] = defaultdict(list)
    found: dict[tuple[int, int], float] = {}
    for number, own in enumerate(sets):
        if len(own) < _LEAST_STEMS:
            continue
        ranked = sorted(own, key=lambda word: (-squares[word], word))
        rare = _prefix(ranked, squares, sizes[number])
        near = {other for word in rare for other in index[word]}
        for other in sorted(near):
            if units[other].whole.id == units[number].whole.id:
                continue
            shared = sum(squares[word] for word in own & sets[other])
            cosine = shared / math.sqrt(sizes[number] * sizes[other])
            if cosine >= PERHAPS:
                found[number, other] = cosine
        for word in rare:
            index[word].append(number)
    return found


def _prefix(ranked: list[str], squares: dict[str, float], size: float) -> list[str]:
    """Return the rarest words, without which a set cannot be alike to any other.

    What is left has less than `PERHAPS` squared of the weight: by the inequality of Cauchy and
    Schwarz its part of the cosine is then below the limit.
    """
    left, number = size, 0
    while left >= PERHAPS**2 * size:
        left -= squares[ranked[number]]
        number += 1
    return ranked[:number]


def _windows(text: str) -> Iterator[frozenset[str]]:
    told = sentences(text)
    for number in range(max(1, len(told) - 1)):
        yield _stems(" ".join(told[number : number + 2]))


def _subject(
    unit: Unit, key: frozenset[str], frequency: Counter[str], total: int
) -> dict[str, float]:
    own = _stems(f"{unit.item.stem} {unit.asking} {' '.join(unit.whole.region)}")
    ranked = sorted(own - key - GENERIC, key=lambda word: (frequency[word], word))
    return {word: _weight(frequency[word], total) for word in ranked[:_SUBJECT_WORDS]}


def _candidates(
    key: frozenset[str], index: dict[str, list[int]], weights: dict[str, float]
) -> list[int]:
    """Return the windows that hold one of the rarest words of a key: one at least is needed."""
    ranked = sorted(key, key=lambda one: (-weights[one], one))
    missing, number, total = 0.0, 0, sum(weights.values())
    found: set[int] = set()
    while missing <= (1 - _GIVEN) * total:
        found.update(index.get(ranked[number], ()))
        missing += weights[ranked[number]]
        number += 1
    return sorted(found)


def _holds(window: frozenset[str], weights: dict[str, float], share: float) -> bool:
    held = sum(weight for word, weight in weights.items() if word in window)
    return bool(weights) and held >= share * sum(weights.values())
