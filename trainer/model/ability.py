# SPDX-License-Identifier: MIT
"""How able a learner is in a domain, and how hard items are, on one scale."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# Logits beyond this tell nothing apart.
_FURTHEST = 6.0
_TURNS = 40
_CLOSE = 1e-6
# How far the truth lies from an author's guess of an item's difficulty, as a rule, in logits: so
# many answers must speak before the guess gives way.
GUESS_SPREAD = 1.0
# Difficulties and abilities are found in turns; more change nothing that anyone would see.
_ROUNDS = 8


class Answers(NamedTuple):
    """What some answers say of an ability.

    Attributes:
        difficulty: of the item, in logits; 0 is known by half of those whose ability is 0.
        answered: how often it was answered.
        correct: how often correctly.
    """

    difficulty: float
    answered: int
    correct: int


class Ability(NamedTuple):
    """An estimate, in logits, with its standard error and the number of answers behind it."""

    value: float
    error: float
    answered: int


class Row(NamedTuple):
    """The answers of one learner to one item.

    Attributes:
        group: whose ability it is: a learner in a domain.
        item: which item.
    """

    group: str
    item: str
    answered: int
    correct: int


def chance(ability: float, difficulty: float) -> float:
    """Predict the probability of a correct answer, 0 to 1.

    Source: Rasch (1960), Probabilistic Models for Some Intelligence and Attainment Tests; the
    one-parameter logistic model.
    """
    return 1 / (1 + math.exp(difficulty - ability))


def logit(share: float) -> float:
    """Turn a guess of the proportion keyed into a difficulty: the rarer known, the higher."""
    inside = min(0.99, max(0.01, share))
    return math.log((1 - inside) / inside)


def estimate(answers: Iterable[Answers]) -> Ability | None:
    """Estimate an ability from answers to items of known difficulty.

    Weighted likelihood, which has hardly any bias and is finite even where all is right or wrong.

    Returns:
        The estimate, within 6 logits; None without answers. The standard error is that of the
        information at the estimate.

    Source: Warm (1989), Psychometrika 54:427-450, for one parameter: the estimate is where the
    score and J / 2I add up to 0, I being the sum of pq and J that of pq(1 - 2p).
    """
    counted = [one for one in answers if one.answered]
    if not counted:
        return None
    low, high = -_FURTHEST, _FURTHEST
    # What is looked for falls with the ability, but far outside of the items' difficulties.
    for _ in range(_TURNS):
        middle = (low + high) / 2
        low, high = (middle, high) if _warm(counted, middle) > 0 else (low, middle)
    value = (low + high) / 2
    error = 1 / math.sqrt(max(_CLOSE, _information(counted, value)))
    return Ability(value, error, sum(one.answered for one in counted))


def calibrate(rows: Sequence[Row], guesses: Mapping[str, float]) -> dict[str, float]:
    """Find how hard items are, from everybody's answers to them.

    Each difficulty starts at its author's guess and moves as answers speak against it. Abilities
    and difficulties are estimated in turns; the guesses hold the scale in its place.

    Args:
        rows: one for each learner and item.
        guesses: difficulty of every item, in logits; 0 where nobody has guessed.

    Returns:
        The difficulty of every item of `guesses`.

    Source: joint estimation of the Rasch model in turns, as in Wright & Panchapakesan (1969), Educ
    Psychol Meas 29:23-48, with a normal prior for the difficulties.
    """
    found = dict(guesses)
    by_group: dict[str, list[Row]] = {}
    by_item: dict[str, list[Row]] = {}
    for row in rows:
        by_group.setdefault(row.group, []).append(row)
        by_item.setdefault(row.item, []).append(row)
    for _ in range(_ROUNDS if rows else 0):
        abilities = {group: _ability(own, found) for group, own in by_group.items()}
        for item, own in by_item.items():
            found[item] = _difficulty(own, abilities, guesses[item], found[item])
    return found


def _warm(answers: Sequence[Answers], ability: float) -> float:
    score = information = skew = 0.0
    for difficulty, answered, correct in answers:
        known = chance(ability, difficulty)
        variance = known * (1 - known) * answered
        score += correct - answered * known
        information += variance
        skew += variance * (1 - 2 * known)
    return score + skew / (2 * information)


def _information(answers: Sequence[Answers], ability: float) -> float:
    known = [(chance(ability, one.difficulty), one.answered) for one in answers]
    return sum(answered * share * (1 - share) for share, answered in known)


def _ability(rows: Sequence[Row], difficulties: Mapping[str, float]) -> float:
    found = estimate(Answers(difficulties[row.item], row.answered, row.correct) for row in rows)
    return 0.0 if found is None else found.value


def _difficulty(
    rows: Sequence[Row], abilities: Mapping[str, float], guess: float, start: float
) -> float:
    """Take one step of Newton towards the difficulty that answers and guess agree on."""
    precision = 1 / GUESS_SPREAD**2
    slope, curve = precision * (guess - start), precision
    for row in rows:
        known = chance(abilities[row.group], start)
        slope += row.answered * known - row.correct
        curve += row.answered * known * (1 - known)
    return max(-_FURTHEST, min(_FURTHEST, start + slope / curve))
