# SPDX-License-Identifier: MIT
"""How likely a learner passes an exam now, as far as their latest answers tell.

What is known of a domain are counts: answers that were right, unsafe, or neither. Behind them are
chances that nobody knows, but some fit the counts better than others: a Dirichlet distribution
with Jeffreys' prior (half an answer of each kind). For many sets of such chances, spread evenly
over that distribution, the chance of passing is worked out exactly. Their mean is the estimate,
and the middle 95 % of them its interval.

It supposes that the exam asks what practice asks, question for question as hard, on a day like
those, and that one answer says nothing of the next. It is no forecast beyond that.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from math import ceil, comb, exp, log
from typing import TYPE_CHECKING, NamedTuple

from trainer.model.statistics import ENOUGH_ANSWERS, Interval

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# Sets of chances that are tried.
_DRAWS = 256
_GRID = 400
_PRIMES = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71)
MOST_DOMAINS = len(_PRIMES) // 2


class Answers(NamedTuple):
    """Answers in a domain: right ones, unsafe ones, and those that were only wrong."""

    right: int
    unsafe: int
    other: int

    @property
    def n(self) -> int:
        """All of them."""
        return self.right + self.unsafe + self.other


class Part(NamedTuple):
    """A section of an exam.

    Attributes:
        items: how many it has.
        shares: domain to the share of its items that come from there; they add up to 1.
        cut: per cent right that passes; None where the section decides nothing.
    """

    items: int
    shares: Mapping[str, float]
    cut: float | None


class Sitting(NamedTuple):
    """What decides an exam.

    Attributes:
        parts: its sections.
        cut: of the whole, in per cent; None where the whole decides nothing.
        unsafe_at_most: unsafe answers that still pass; None where they decide nothing.
    """

    parts: tuple[Part, ...]
    cut: float | None = None
    unsafe_at_most: int | None = None


def wanting(sitting: Sitting, known: Mapping[str, Answers]) -> tuple[int, ...]:
    """Return for each part how many answers are missing before anything can be said."""
    return tuple(
        max(0, ENOUGH_ANSWERS - sum(_of(known, domain).n for domain in part.shares))
        for part in sitting.parts
    )


def readiness(sitting: Sitting, known: Mapping[str, Answers]) -> Interval | None:
    """Estimate the chance of passing.

    Args:
        sitting: what decides.
        known: latest answers by domain.

    Returns:
        The chance, 0 to 1, with its 95 % interval; None where a part has too few answers, or the
        exam draws on more than MOST_DOMAINS domains.
    """
    domains = sorted({domain for part in sitting.parts for domain in part.shares})
    if any(wanting(sitting, known)) or len(domains) > MOST_DOMAINS or not domains:
        return None
    curves = [_curves(_of(known, domain)) for domain in domains]
    chances = sorted(
        _passes(sitting, dict(zip(domains, _draw(curves, number), strict=True)))
        for number in range(1, _DRAWS + 1)
    )
    tail = round(0.025 * _DRAWS)
    return Interval(sum(chances) / _DRAWS, chances[tail], chances[-1 - tail])


def _of(known: Mapping[str, Answers], domain: str) -> Answers:
    return known.get(domain, Answers(0, 0, 0))


_Curve = tuple[float, ...]
_Chances = tuple[float, float]  # of a right answer, of an unsafe one


def _curves(answers: Answers) -> tuple[_Curve, _Curve]:
    """Return how the chance of a right answer is distributed, and the share of unsafe in the rest.

    A Dirichlet distribution is two independent beta distributions, one after the other.
    """
    right, unsafe, other = (count + 0.5 for count in answers)
    return _beta(right, unsafe + other), _beta(unsafe, other)


def _beta(first: float, second: float) -> _Curve:
    """Return the cumulative distribution at the middles of a grid from 0 to 1."""
    places = [(at + 0.5) / _GRID for at in range(_GRID)]
    heights = [(first - 1) * log(x) + (second - 1) * log(1 - x) for x in places]
    highest = max(heights)
    sums = list(accumulate(exp(height - highest) for height in heights))
    return tuple(one / sums[-1] for one in sums)


def _at(curve: _Curve, share: float) -> float:
    """Return the value below which a share of a distribution lies."""
    place = bisect_left(curve, share)
    before = curve[place - 1] if place else 0.0
    step = curve[place] - before
    return (place + (share - before) / step if step > 0 else place + 0.5) / _GRID


def _draw(curves: Sequence[tuple[_Curve, _Curve]], number: int) -> Iterator[_Chances]:
    """Draw chances for every domain, evenly spread over all draws.

    Source: Halton (1960), Numer Math 2:84-90.
    """
    for place, (of_right, of_unsafe) in enumerate(curves):
        right = _at(of_right, _radical(number, _PRIMES[2 * place]))
        unsafe = _at(of_unsafe, _radical(number, _PRIMES[2 * place + 1]))
        yield right, (1 - right) * unsafe


def _radical(number: int, base: int) -> float:
    """Mirror the digits of a number at the point."""
    result, scale = 0.0, 1.0
    while number:
        scale /= base
        number, digit = divmod(number, base)
        result += digit * scale
    return result


def _passes(sitting: Sitting, chances: Mapping[str, _Chances]) -> float:
    """Work out the chance of passing where all chances are known."""
    limit = sitting.unsafe_at_most
    whole = {(0, 0): 1.0}
    for part in sitting.parts:
        right = sum(share * chances[domain][0] for domain, share in part.shares.items())
        unsafe = sum(share * chances[domain][1] for domain, share in part.shares.items())
        own = _outcomes(part, right, unsafe if limit is not None else 0.0, limit or 0)
        if sitting.cut is None:
            # Only unsafe answers go on to count once the section is passed.
            own = _forget_right(own)
        whole = _together(whole, own, limit or 0)
    if sitting.cut is None:
        return sum(whole.values())
    least = _least(sum(part.items for part in sitting.parts), sitting.cut)
    return sum(chance for (score, _), chance in whole.items() if score >= least)


_Outcomes = dict[tuple[int, int], float]  # right and unsafe answers to their chance


def _outcomes(part: Part, right: float, unsafe: float, limit: int) -> _Outcomes:
    """Return the chances of all outcomes of a section that still pass."""
    n, least = part.items, 0 if part.cut is None else _least(part.items, part.cut)
    other = max(0.0, 1 - right - unsafe)
    found: _Outcomes = {}
    for score in range(least, n + 1):
        for acts in range(min(limit, n - score) + 1 if unsafe > 0 else 1):
            ways = comb(n, score) * comb(n - score, acts)
            found[score, acts] = ways * right**score * unsafe**acts * other ** (n - score - acts)
    return found


def _forget_right(outcomes: _Outcomes) -> _Outcomes:
    found: _Outcomes = {}
    for (_, acts), chance in outcomes.items():
        found[0, acts] = found.get((0, acts), 0.0) + chance
    return found


def _together(one: _Outcomes, other: _Outcomes, limit: int) -> _Outcomes:
    found: _Outcomes = {}
    for (score, acts), chance in one.items():
        for (more, further), second in other.items():
            if acts + further <= limit:
                key = score + more, acts + further
                found[key] = found.get(key, 0.0) + chance * second
    return found


def _least(items: int, cut: float) -> int:
    """Return the lowest number of right answers that reaches a cut in per cent."""
    return ceil(cut * items / 100 - 1e-9 * items)
