# SPDX-License-Identifier: MIT
"""Intervals of chance against tables and against counting."""

import itertools
import random

import pytest

from trainer.banks.lint.chance import Draw, chi_square_tail, interval


def test_one_option_in_four_is_the_binomial_of_the_tables() -> None:
    # Binomial(20, 1/4): P(X <= 1) = 0.0243, P(X <= 8) = 0.9591, P(X <= 9) = 0.9861.
    assert interval([Draw(1, 4)] * 20) == (2, 9)


def test_mixed_items_agree_with_counting_every_outcome() -> None:
    draws = [Draw(1, 3), Draw(2, 4), Draw(1, 5), Draw(3, 4), Draw(1, 2), Draw(2, 3)]
    sums: dict[float, float] = {}
    for wins in itertools.product((False, True), repeat=len(draws)):
        chance, points = 1.0, 0.0
        for draw, won in zip(draws, wins, strict=True):
            chance *= draw.picked / draw.options if won else 1 - draw.picked / draw.options
            points += 1 / draw.picked if won else 0
        key = round(points, 9)
        sums[key] = sums.get(key, 0) + chance
    low, high = interval(draws)
    assert sum(chance for points, chance in sums.items() if points < low - 1e-6) <= 0.025
    assert sum(chance for points, chance in sums.items() if points <= low + 1e-6) > 0.025
    assert sum(chance for points, chance in sums.items() if points > high + 1e-6) <= 0.025


def test_large_banks_agree_with_the_exact_way() -> None:
    exact = interval([Draw(1, 4), Draw(2, 4)] * 750)
    normal = interval([Draw(1, 4), Draw(2, 4)] * 751)
    assert normal == pytest.approx(exact, abs=2)


def test_guessing_falls_outside_as_seldom_as_it_should() -> None:
    chance = random.Random(5)
    draws = [Draw(1, 4)] * 100
    low, high = interval(draws)
    outside = sum(
        not low <= sum(chance.random() < 0.25 for _ in draws) <= high for _ in range(2_000)
    )
    assert outside / 2_000 <= 0.05 + 0.01


def test_no_items_no_interval() -> None:
    assert interval([]) == (0, 0)


@pytest.mark.parametrize(
    ("value", "freedom", "tail"),
    # Critical values of the usual tables.
    [(3.841, 1, 0.05), (5.991, 2, 0.05), (7.815, 3, 0.05), (11.345, 3, 0.01), (13.277, 4, 0.01),
     (18.307, 10, 0.05), (0, 3, 1)],
)  # fmt: skip
def test_chi_square_agrees_with_tables(value: float, freedom: int, tail: float) -> None:
    assert chi_square_tail(value, freedom) == pytest.approx(tail, abs=2e-4)
