# SPDX-License-Identifier: MIT
"""Simulated learners whose memory is not the scheduler's: traces that fade by power laws.

The memory is that of Pavlik & Anderson (2005), Cognitive Science 29:559-586. Every exposure leaves
a trace; a trace fades as t^-d; and d is the larger, the stronger the memory was when the trace was
made, so that what is crowded fades faster than what is spaced. Recall is a logistic function of the
logarithm of the sum. FSRS knows nothing of it: it has no traces, and another curve.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from trainer.model.attempt import Certainty
from trainer.model.items.base import Outcome, UnsafeAct
from trainer.model.items.registry import family

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from trainer.model.items.base import Item

# Of Pavlik & Anderson's second experiment; time between sessions counts a fortieth of itself, as
# there: little interferes with what is not practised meanwhile.
_DECAY_SCALE, _DECAY_FLOOR = 0.217, 0.177
_THRESHOLD = -0.704
# Theirs, 0.255, holds what learners and items differ in; here these differ by themselves.
_NOISE = 0.12
_BETWEEN = 0.025
_DAY_S = 86_400.0
# Their pairs of words were shown for seconds. Here the reasons are read, and the mean ease of items
# is set so that nine of ten things explained once are recalled on the next day, and half of them
# after a week: an assumption.
EASE = 1.0
_EASE_SPREAD = 0.15
# Reading the reasons is an exposure too, and as long as this.
_READING_S = 15.0
_UNSAFE = (UnsafeAct("", ""),)


class Head(NamedTuple):
    """What of an item matters here.

    Attributes:
        options: between how many somebody who does not know chooses.
        unsafe: how many of these are unsafe.
        seconds: to read and answer it.
    """

    position: int
    domain: str
    type: str
    critical: bool
    options: int
    unsafe: int
    seconds: int


# What a choice is between in types that have no list of options, and how much of it is unsafe:
# assumed.
_OPTIONS, _UNSAFE_SHARE = 5, 0.3


def head_of(position: int, item: Item, words_s: int) -> Head:
    """Return what matters of an item of a bank."""
    options = getattr(item, "options", ())
    count = len(options) if len(options) > 1 else _OPTIONS
    marked = sum(bool(getattr(option, "unsafe", False)) for option in options)
    unsafe = marked if family(item.type).type in ("single", "multiple") else 0
    if item.critical and not unsafe:
        unsafe = max(1, round(_UNSAFE_SHARE * count))
    return Head(position, item.domain or "", item.type, item.critical, count, unsafe, words_s)


@dataclass(slots=True)
class Traces:
    """What one learner has of one item: when each trace was made, and how it fades."""

    ease: float
    made_s: list[float] = field(default_factory=list)
    decays: list[float] = field(default_factory=list)

    def strength(self, now_s: float, forgetting: float) -> float:
        """Return the logarithm of what is left of all traces."""
        left = sum(
            max(1.0, now_s - made_s) ** -(decay * forgetting)
            for made_s, decay in zip(self.made_s, self.decays, strict=True)
        )
        return self.ease + math.log(left) if left > 0 else -math.inf

    def add(self, now_s: float, forgetting: float) -> None:
        """Leave a trace."""
        strength = self.strength(now_s, forgetting)
        grown = _DECAY_SCALE * math.exp(min(3.0, strength)) if self.made_s else 0.0
        self.made_s.append(now_s)
        self.decays.append(grown + _DECAY_FLOOR)


class Given(NamedTuple):
    """An answer of a simulated learner."""

    outcome: Outcome
    certainty: Certainty
    elapsed_ms: int


class SimulatedLearner:
    """Somebody who knows some things already, forgets, guesses, slips and says how sure they are.

    Learners differ in what they know at first, how fast they forget, how quick they are, how often
    they slip and how much surer they are than they should be; items differ in ease.
    """

    def __init__(self, heads: Sequence[Head], rng: Random, ease: float = EASE) -> None:
        """Draw a learner, to whom items are as easy as `ease` on average."""
        self._rng = rng
        self._forgetting = rng.lognormvariate(0.0, 0.06)
        self._quickness = rng.lognormvariate(0.0, 0.25)
        self._slips = rng.betavariate(2, 60)
        self._conceit = rng.gauss(0.0, 0.5)
        known = rng.betavariate(2, 3)
        self.traces = [Traces(rng.gauss(ease, _EASE_SPREAD)) for _ in heads]
        for traces in self.traces:
            if rng.random() < known:
                for days in (40, 20, 5):
                    traces.add(-days * _DAY_S * _BETWEEN * rng.uniform(0.5, 1.5), self._forgetting)

    def recall(self, position: int, at_s: float) -> float:
        """Return the true probability of recall at a time of the learner's own clock."""
        strength = self.traces[position].strength(at_s, self._forgetting)
        return 1 / (1 + math.exp((_THRESHOLD - strength) / _NOISE)) if strength > -50 else 0.0

    def answer(self, head: Head, at_s: float) -> Given:
        """Answer an item, read its reasons, and remember that."""
        rng = self._rng
        recalled = rng.random() < self.recall(head.position, at_s)
        right, unsafe = self._decision(head, recalled)
        self.traces[head.position].add(at_s, self._forgetting)
        spent_s = head.seconds * self._quickness * rng.lognormvariate(0.0, 0.3)
        spent_s *= 1.0 if recalled else 1.3
        outcome = Outcome(float(right), right, _UNSAFE if unsafe else ())
        return Given(outcome, self._certainty(recalled), max(1_000, round(spent_s * 1_000)))

    def _decision(self, head: Head, recalled: bool) -> tuple[bool, bool]:
        """Return whether the answer is right, and whether it is unsafe."""
        rng = self._rng
        if recalled and rng.random() >= self._slips:
            return True, False
        if recalled:
            # A slip: any but the key.
            return False, rng.randrange(head.options - 1) < head.unsafe
        picked = rng.randrange(head.options)
        return picked == 0, 0 < picked <= head.unsafe

    def _certainty(self, recalled: bool) -> Certainty:
        level = self._rng.gauss((1.2 if recalled else -1.2) + self._conceit, 1.0)
        if level < -1.2:
            return Certainty.GUESS
        if level < 0.0:
            return Certainty.UNSURE
        return Certainty.FAIRLY if level < 1.2 else Certainty.CERTAIN


def own_time_s(day: int, of_day_s: float) -> float:
    """Return a moment on the learner's own clock, on which time between sessions runs slowly."""
    return day * _DAY_S * _BETWEEN + of_day_s


def minutes_of(given: Given) -> float:
    """Return how long an answer takes, its verdict read."""
    return given.elapsed_ms / 60_000 + _READING_S / 60
