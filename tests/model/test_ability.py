# SPDX-License-Identifier: MIT
"""Ability and difficulty on one scale."""

import math
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.model.ability import Answers, Row, calibrate, chance, estimate, logit

difficulties = st.floats(-3, 3)


def test_who_is_as_able_as_an_item_is_hard_knows_half_of_such_items():
    assert chance(0.7, 0.7) == 0.5
    assert chance(1.0, 0.0) == pytest.approx(0.7311, abs=1e-4)
    assert logit(0.5) == 0
    assert chance(0.0, logit(0.8)) == pytest.approx(0.8)
    assert math.isfinite(logit(0.0))
    assert math.isfinite(logit(1.0))


def test_nothing_is_estimated_from_nothing():
    assert estimate([]) is None
    assert estimate([Answers(0.0, 0, 0)]) is None


@pytest.mark.parametrize(("n", "correct"), [(10, 7), (10, 5), (40, 31)])
def test_for_items_of_one_difficulty_the_estimate_has_a_closed_form(n, correct):
    # With all p equal, Warm's equation is x - np + (1 - 2p) / 2 = 0, so p = (x + 1/2) / (n + 1).
    found = estimate([Answers(0.3, n, correct)])
    share = (correct + 0.5) / (n + 1)
    assert found.value == pytest.approx(0.3 - logit(share), abs=1e-4)
    assert found.error == pytest.approx(1 / math.sqrt(n * share * (1 - share)), abs=1e-3)
    assert found.answered == n


@given(st.lists(st.tuples(difficulties, st.booleans()), min_size=1, max_size=40))
def test_all_right_or_all_wrong_is_finite_and_more_right_is_never_less_able(answered):
    found = estimate(Answers(difficulty, 1, int(right)) for difficulty, right in answered)
    better = estimate(Answers(difficulty, 1, 1) for difficulty, _ in answered)
    assert -6 <= found.value <= better.value <= 6
    assert found.error > 0


def simulated(ability: float, rng: Random, items: int = 60) -> list[Answers]:
    hard = [rng.gauss(0, 1) for _ in range(items)]
    return [Answers(one, 1, int(rng.random() < chance(ability, one))) for one in hard]


@pytest.mark.parametrize("ability", [-1.5, 0.0, 1.0, 2.0])
def test_ability_is_recovered_without_bias_and_its_interval_covers(ability):
    rng = Random(f"ability {ability}")
    found = [estimate(simulated(ability, rng)) for _ in range(2_000)]
    assert abs(sum(one.value for one in found) / len(found) - ability) < 0.05
    inside = sum(abs(one.value - ability) <= 1.96 * one.error for one in found)
    assert 0.92 <= inside / len(found) <= 0.98


def test_difficulties_start_at_their_guess_and_learn():
    rng = Random(7)
    names = [str(number) for number in range(40)]
    true = {name: rng.gauss(0, 1.2) for name in names}
    guesses = dict.fromkeys(names, 0.0)
    assert calibrate([], guesses) == guesses
    rows = []
    for number in range(60):
        ability = rng.gauss(0, 1)
        for name in names:
            correct = int(rng.random() < chance(ability, true[name]))
            rows.append(Row(f"learner {number}", name, 1, correct))
    found = calibrate(rows, {**guesses, "unasked": 0.4})
    assert found["unasked"] == 0.4
    mean = sum(true.values()) / len(names)
    error = [found[name] - (true[name] - mean) for name in names]
    before = [0.0 - (true[name] - mean) for name in names]
    assert math.hypot(*error) < math.hypot(*before) / 2


def test_one_learner_alone_moves_a_guess_only_a_little():
    found = calibrate([Row("a", "x", 1, 0), Row("a", "y", 1, 1)], {"x": 0.0, "y": 0.0})
    assert 0 < found["x"] < 0.6
    assert -0.6 < found["y"] < 0
