# SPDX-License-Identifier: MIT
"""Test-wise robots: they answer a whole bank by a rule that knows nothing of needling.

A robot that does better than chance has found what a learner can find: the longest option, the
careful one, the odd one out. Robots answer `single` items and such steps of cases. Those of other
types are left out: on `multiple` every option is judged alone, so that there is no chance of one in
so many to compare with.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from trainer.banks.lint.chance import Draw, interval
from trainer.banks.lint.choices import ABSOLUTE, HEDGE, is_absolute
from trainer.banks.lint.figures import span_of
from trainer.banks.lint.words import content

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from trainer.banks.lint.units import Unit


class Score(NamedTuple):
    """How a robot did.

    Attributes:
        name: of the robot, such as "longest".
        rule: what it does, as a sentence without its full stop.
        items: number of items on which its rule tells options apart; others say nothing of it.
        points: items right; where it likes several options alike, they share the point.
        chance: points that guessing gives on these items.
        low, high: the 95 % interval of chance, in points.
        right: ids of the items that it gets right, with no other option liked as well.
    """

    name: str
    rule: str
    items: int
    points: float
    chance: float
    low: float
    high: float
    right: tuple[str, ...]

    @property
    def is_above(self) -> bool:
        """Tell whether it did better than chance."""
        return self.points > self.high + 1e-9

    @property
    def is_below(self) -> bool:
        """Tell whether it did worse than chance."""
        return self.points < self.low - 1e-9


def run_robots(units: Sequence[Unit], *, is_english: bool = True) -> list[Score]:
    """Let every robot answer all questions of one key.

    Args:
        units: of a bank; other types are passed over.
        is_english: whether robots that know words take part.
    """
    asked = [unit for unit in units if unit.is_single and unit.keys]
    return [
        _score(robot, asked) for robot in _ROBOTS if is_english or not robot.name.startswith(_WORDY)
    ]


def _score(robot: _Robot, units: Sequence[Unit]) -> Score:
    draws: list[Draw] = []
    right: list[str] = []
    points = 0.0
    for unit in units:
        likes = robot.likes(unit)
        best = max(likes)
        picked = [number for number, like in enumerate(likes) if like == best]
        if len(picked) == len(likes):
            continue
        draws.append(Draw(len(picked), len(likes)))
        if any(unit.answers[number].key for number in picked):
            points += 1 / len(picked)
            right += [unit.whole.id] if len(picked) == 1 else []
    low, high = interval(draws)
    chance = sum(1 / draw.options for draw in draws)
    return Score(robot.name, robot.rule, len(draws), points, chance, low, high, tuple(right))


def _first(unit: Unit) -> list[float]:
    return [1.0] + [0.0] * (len(unit.answers) - 1)


def _longest(unit: Unit) -> list[float]:
    return [float(len(one.text)) for one in unit.answers]


def _shared(unit: Unit) -> list[float]:
    asked = set(content(f"{unit.given} {unit.item.stem} {unit.item.lead_in}"))
    return [float(len(asked & set(content(one.text)))) for one in unit.answers]


def _odd(unit: Unit) -> list[float]:
    """Like an option the more, the less its words stand in others."""
    stems = [set(content(one.text)) for one in unit.answers]
    likes = []
    for number, own in enumerate(stems):
        others = stems[:number] + stems[number + 1 :]
        shares = [len(own & one) / max(1, len(own | one)) for one in others]
        likes.append(-round(sum(shares) / len(shares), 6))
    return likes


def _hedged(unit: Unit) -> list[float]:
    return [float(len(HEDGE.findall(one.text))) for one in unit.answers]


def _specific(unit: Unit) -> list[float]:
    """Count numbers, marks within the text, names and long words."""
    likes = []
    for one in unit.answers:
        numbers = len(re.findall(r"\d+", one.text))
        marks = len(re.findall(r"[,;:()–]", one.text))
        long = sum(len(word) >= 9 for word in re.findall(r"[a-z]+", one.text.lower()))
        likes.append(float(2 * numbers + marks + long))
    return likes


def _unabsolute(unit: Unit) -> list[float]:
    return [-float(is_absolute(one.text) + bool(ABSOLUTE.search(one.text))) for one in unit.answers]


def _middle(unit: Unit) -> list[float]:
    """Like the number in the middle, or the two; nothing where options are no numbers."""
    spans = [span_of(one.text) for one in unit.answers]
    values = [one.low if one.low > float("-inf") else one.high for one in spans if one is not None]
    if len(values) < len(spans) or len(set(values)) < len(values):
        return [0.0] * len(spans)
    ranks = {value: rank for rank, value in enumerate(sorted(values))}
    return [-abs(ranks[value] - (len(values) - 1) / 2) for value in values]


def _common(unit: Unit) -> list[float]:
    """Like the option whose words stand in most others."""
    stems = [set(content(one.text)) for one in unit.answers]
    every = Counter(word for own in stems for word in own)
    return [float(sum(every[word] - 1 for word in own)) for own in stems]


class _Robot(NamedTuple):
    name: str
    rule: str
    likes: Callable[[Unit], list[float]]


_WORDY = ("hedged", "no-absolute")
_ROBOTS = (
    _Robot("longest", "takes the longest option", _longest),
    _Robot("shortest", "takes the shortest option", lambda unit: [-one for one in _longest(unit)]),
    _Robot("first", "takes the first option of the file", _first),
    _Robot("last", "takes the last option of the file", lambda unit: _first(unit)[::-1]),
    _Robot("stem-words", "takes the option that shares most words with the stem", _shared),
    _Robot("odd-one-out", "takes the option that shares fewest words with the others", _odd),
    _Robot("in-common", "takes the option whose words stand in most others", _common),
    _Robot("hedged", "takes the most careful option", _hedged),
    _Robot("specific", "takes the option with most numbers, marks and long words", _specific),
    _Robot("no-absolute", "takes none with an absolute word", _unabsolute),
    _Robot("middle-number", "takes the number in the middle", _middle),
)
