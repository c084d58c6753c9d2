# SPDX-License-Identifier: MIT
"""Fits a few of the weights of memory to a learner's own history, and tells whether that helped."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from trainer.model.memory import WEIGHTS, Rule, predictions
from trainer.model.rating import Rating

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from trainer.model.memory import Review

# With recall near 90 %, so many reviews hold some 40 that were missed, and the last fifth of them
# some 8. With fewer, what looks like a better prediction is mostly chance.
ENOUGH_REVIEWS = 400
# More than this is not needed, and would be waited for.
MOST_REVIEWS = 20_000
# The latest share of the reviews is kept apart: weights are fitted on what came before.
HELD_OUT = 0.2

# What is fitted: the stability after a first answer of each rating; how much a success adds, and
# what is left after a miss. Each is an index of the weights with its range in py-fsrs.
_FITTED = {
    0: (0.001, 100.0),
    1: (0.001, 100.0),
    2: (0.001, 100.0),
    3: (0.001, 100.0),
    8: (0.01, 4.5),
    11: (0.001, 5.0),
}
# Steps of the logarithm of a weight, ever smaller.
_STEPS = (0.7, 0.35, 0.18, 0.09)
# Pulls a weight to its default, as so many reviews would that say nothing else.
_PULL = 2.0
_LEAST = 1e-6


class Fit(NamedTuple):
    """What a fit found.

    Attributes:
        weights: those to use: the fitted ones where they predict better, else None for the default.
        reviews: how many predictions the history allows: answers on a later day than the one
            before to the same.
        held_out: how many of them were kept apart.
        default_loss, fitted_loss: mean log loss over those kept apart, in nats; lower is better.
            None where there were too few to fit.
    """

    weights: tuple[float, ...] | None
    reviews: int
    held_out: int
    default_loss: float | None = None
    fitted_loss: float | None = None

    @property
    def is_enough(self) -> bool:
        """Whether there was enough history to fit."""
        return self.fitted_loss is not None


class _Losses(NamedTuple):
    before: float
    after: float


def fit(histories: Sequence[Sequence[Review]]) -> Fit:
    """Fit the weights.

    Fitted is by coordinate descent on the log loss of the predicted recall, each weight on a
    logarithmic scale and held to its default by a small penalty. The latest fifth of the reviews is
    kept apart, and the default stays unless the fitted weights predict these better.

    Args:
        histories: the answers to each subject, in their order.
    """
    histories = _limited(histories)
    days = sorted(
        review.on
        for history in histories
        for review, before in zip(history[1:], history, strict=False)
        if review.on > before.on
    )
    if len(days) < ENOUGH_REVIEWS:
        return Fit(None, len(days), 0)
    cut = days[math.floor(len(days) * (1 - HELD_OUT))]
    held_out = sum(on >= cut for on in days)
    fitted = _descend(histories, cut)
    default, own = (_losses(histories, weights, cut).after for weights in (WEIGHTS, fitted))
    return Fit(fitted if own < default else None, len(days), held_out, default, own)


def log_loss(recalled: float, remembered: bool) -> float:
    """Return the log loss of one prediction, in nats, however sure it was."""
    likely = recalled if remembered else 1 - recalled
    return -math.log(max(_LEAST, likely))


def _limited(histories: Sequence[Sequence[Review]]) -> Sequence[Sequence[Review]]:
    kept, count = [], 0
    for history in histories:
        if count >= MOST_REVIEWS:
            break
        kept.append(history)
        count += len(history)
    return kept


def _descend(histories: Sequence[Sequence[Review]], cut: date) -> tuple[float, ...]:
    weights, best = WEIGHTS, _penalised(histories, WEIGHTS, cut)
    for step in _STEPS:
        improved = True
        while improved:
            improved = False
            for index in _FITTED:
                for factor in (math.exp(step), math.exp(-step)):
                    tried = _moved(weights, index, factor)
                    loss = _penalised(histories, tried, cut)
                    if loss < best:
                        weights, best, improved = tried, loss, True
                        break
    return weights


def _moved(weights: tuple[float, ...], index: int, factor: float) -> tuple[float, ...]:
    low, high = _FITTED[index]
    value = min(high, max(low, weights[index] * factor))
    return (*weights[:index], value, *weights[index + 1 :])


def _penalised(
    histories: Sequence[Sequence[Review]], weights: tuple[float, ...], cut: date
) -> float:
    moved = sum(math.log(weights[index] / WEIGHTS[index]) ** 2 for index in _FITTED)
    return _losses(histories, weights, cut).before + _PULL * moved


def _losses(
    histories: Sequence[Sequence[Review]], weights: tuple[float, ...], cut: date
) -> _Losses:
    """Return the sum of losses before a day, and their mean from that day on."""
    rule = Rule(weights)
    before, after, later = 0.0, 0.0, 0
    for history in histories:
        for review, recalled in predictions(history, rule):
            loss = log_loss(recalled, review.rating is not Rating.AGAIN)
            if review.on < cut:
                before += loss
            else:
                after += loss
                later += 1
    return _Losses(before, after / later if later else 0.0)
