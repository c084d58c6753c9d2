# SPDX-License-Identifier: MIT
"""Weights fitted to a history, and only kept where they predict better."""

import math
from datetime import date, timedelta
from random import Random

import pytest

from trainer.model import weights
from trainer.model.memory import WEIGHTS, Review, Rule, predictions, recall_after, replay
from trainer.model.rating import Rating
from trainer.model.weights import ENOUGH_REVIEWS, fit, log_loss


def histories(true: tuple[float, ...], subjects: int, seed: int = 1) -> list[list[Review]]:
    """Answer by a memory with other weights, on the days that the default weights ask for."""
    rng, made = Random(seed), []
    for _ in range(subjects):
        on = date(2026, 1, 1) + timedelta(days=rng.randrange(60))
        reviews = [Review(on, rng.choice([Rating.AGAIN, Rating.GOOD, Rating.GOOD, Rating.EASY]))]
        for _ in range(7):
            days = min(60, max(1, replay(reviews, Rule()).wait_days))
            known = recall_after(replay(reviews, Rule(true)).stability, days, Rule(true))
            on += timedelta(days=days)
            rating = Rating.GOOD if rng.random() < known else Rating.AGAIN
            reviews.append(Review(on, rating))
        made.append(reviews)
    return made


# Somebody who forgets far faster than most.
FORGETFUL = (*(weight / 6 for weight in WEIGHTS[:4]), *WEIGHTS[4:8], 0.9, *WEIGHTS[9:])


def test_a_learner_who_forgets_faster_gets_weights_that_predict_better():
    found = fit(histories(FORGETFUL, 150))
    assert found.is_enough
    assert found.weights is not None
    assert found.fitted_loss < found.default_loss
    assert found.weights[2] < WEIGHTS[2] / 2
    # Only some are fitted; the others are the defaults.
    assert found.weights[4:8] == WEIGHTS[4:8]
    assert found.reviews == 1_050
    assert 0.15 < found.held_out / found.reviews < 0.25


def test_the_default_stays_where_fitted_weights_predict_no_better(monkeypatch):
    monkeypatch.setattr(weights, "_descend", lambda *_: FORGETFUL)
    found = fit(histories(WEIGHTS, 80))
    assert found.weights is None
    assert found.fitted_loss > found.default_loss


def test_too_little_history_is_not_fitted():
    found = fit(histories(WEIGHTS, ENOUGH_REVIEWS // 7))
    assert (found.weights, found.is_enough, found.default_loss) == (None, False, None)
    assert found.reviews < ENOUGH_REVIEWS
    assert fit([]).reviews == 0


def test_answers_of_one_day_predict_nothing_of_forgetting():
    on = date(2026, 1, 1)
    reviews = [Review(on, Rating.GOOD), Review(on, Rating.AGAIN)]
    reviews += [Review(on + timedelta(days=3), Rating.GOOD), Review(on, Rating.GOOD)]
    ((review, recalled),) = predictions(reviews, Rule())
    assert review is reviews[2]
    expected = recall_after(replay(reviews[:2], Rule()).stability, 3, Rule())
    assert recalled == pytest.approx(expected)
    assert fit([reviews] * 10).reviews == 10


def test_a_long_history_is_cut_to_what_can_be_waited_for(monkeypatch):
    monkeypatch.setattr(weights, "MOST_REVIEWS", 100)
    assert fit(histories(WEIGHTS, 60)).reviews == 13 * 7


def test_the_log_loss_of_a_prediction():
    assert log_loss(0.9, True) == pytest.approx(-math.log(0.9))
    assert log_loss(0.9, False) == pytest.approx(-math.log(0.1))
    assert math.isfinite(log_loss(1.0, False))
