# SPDX-License-Identifier: MIT
"""The chance of passing: against the binomial, and its cover on simulated learners."""

import random
from math import comb

import pytest

from trainer.model.readiness import MOST_DOMAINS, Answers, Part, Sitting, readiness, wanting

ONE = Sitting((Part(24, {"safety": 1.0}, 75.0),))
TWO = Sitting((Part(24, {"safety": 1.0}, 75.0), Part(36, {"anatomy": 0.5, "rest": 0.5}, 61.0)))


def at_least(least: int, n: int, chance: float) -> float:
    return sum(comb(n, k) * chance**k * (1 - chance) ** (n - k) for k in range(least, n + 1))


def test_with_very_many_answers_it_is_the_binomial():
    found = readiness(ONE, {"safety": Answers(800_000, 0, 200_000)})
    assert found is not None
    # 18 of 24 reach 75 per cent.
    assert found.estimate == pytest.approx(at_least(18, 24, 0.8), abs=0.01)
    assert found.high - found.low < 0.02


def test_unsafe_answers_fail_an_exam_that_counts_them():
    known = {"safety": Answers(800_000, 100_000, 100_000)}
    free = readiness(ONE, known)
    gated = readiness(ONE._replace(unsafe_at_most=0), known)
    assert free is not None
    assert gated is not None
    # No unsafe act and at least 18 right: every other answer is only wrong.
    expected = sum(comb(24, k) * 0.8**k * 0.1 ** (24 - k) for k in range(18, 25))
    assert gated.estimate == pytest.approx(expected, abs=0.01)
    assert gated.estimate < free.estimate


def test_a_cut_of_the_whole_lets_a_strong_part_make_up_for_a_weak_one():
    known = {"safety": Answers(98_000, 0, 2_000), "weak": Answers(50_000, 0, 50_000)}
    parts = (Part(10, {"safety": 1.0}, None), Part(10, {"weak": 1.0}, None))
    found = readiness(Sitting(parts, 70.0), known)
    assert found is not None
    expected = sum(
        comb(10, one) * 0.98**one * 0.02 ** (10 - one) * comb(10, other) * 0.5**10
        for one in range(11)
        for other in range(11)
        if one + other >= 14
    )
    assert found.estimate == pytest.approx(expected, abs=0.02)
    both = tuple(part._replace(cut=70.0) for part in parts)
    conjunctive = readiness(Sitting(both), known)
    assert conjunctive is not None
    assert conjunctive.estimate < found.estimate


def test_unsafe_answers_of_all_parts_count_together():
    known = {domain: Answers(800_000, 100_000, 100_000) for domain in ("safety", "anatomy", "rest")}
    allowed = [readiness(TWO._replace(unsafe_at_most=most), known) for most in (2, 6, 60)]
    chances = [found.estimate for found in allowed if found is not None]
    assert len(chances) == 3
    # Sixty questions have six unsafe answers in the middle; sixty can never be too many.
    free = readiness(TWO, known)
    assert free is not None
    assert chances[0] < 0.1 < chances[1] < chances[2]
    assert chances[2] == pytest.approx(free.estimate, abs=0.01)


def test_more_answers_make_a_narrower_range():
    few = readiness(ONE, {"safety": Answers(16, 1, 3)})
    many = readiness(ONE, {"safety": Answers(800, 50, 150)})
    assert few is not None
    assert many is not None
    assert few.high - few.low > 0.5 > many.high - many.low
    assert 0 <= few.low <= few.estimate <= few.high <= 1


def test_too_few_answers_for_a_part_are_refused_and_counted():
    known = {"safety": Answers(12, 0, 3), "anatomy": Answers(5, 0, 5), "rest": Answers(9, 1, 0)}
    assert wanting(TWO, known) == (5, 0)
    assert readiness(TWO, known) is None
    assert readiness(TWO, {**known, "safety": Answers(15, 0, 5)}) is not None


def test_an_exam_over_nothing_or_over_too_much_is_refused():
    names = [f"domain-{number}" for number in range(MOST_DOMAINS + 1)]
    many = Part(10, dict.fromkeys(names, 1 / len(names)), 50.0)
    assert readiness(Sitting((many,)), dict.fromkeys(names, Answers(20, 0, 0))) is None
    assert readiness(Sitting(()), {}) is None


def cover(learners: int, seed: int) -> float:
    """Return how often the interval holds the true chance of passing."""
    chance = random.Random(seed)
    held = 0
    for _ in range(learners):
        true, known = {}, {}
        for domain in ("safety", "anatomy", "rest"):
            right = chance.uniform(0.55, 0.92)
            unsafe = (1 - right) * chance.uniform(0.05, 0.4)
            true[domain] = right
            draws = [chance.random() for _ in range(chance.randint(25, 120))]
            n, acts = sum(one < right for one in draws), sum(one >= 1 - unsafe for one in draws)
            known[domain] = Answers(n, acts, len(draws) - n - acts)
        found = readiness(TWO, known)
        assert found is not None
        second = (true["anatomy"] + true["rest"]) / 2
        passes = at_least(18, 24, true["safety"]) * at_least(22, 36, second)
        held += found.low <= passes <= found.high
    return held / learners


def test_the_interval_holds_the_truth_for_simulated_learners():
    assert 0.9 <= cover(150, 3) <= 0.99


@pytest.mark.torture
def test_the_interval_holds_the_truth_for_two_thousand_simulated_learners():
    assert 0.92 <= cover(2_000, 4) <= 0.98
