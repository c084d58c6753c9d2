# SPDX-License-Identifier: MIT
from datetime import date, timedelta

import pytest

from trainer.model.streak import Streak, streak

TODAY = date(2026, 1, 20)


def days(*back: int) -> list[date]:
    return [TODAY - timedelta(days=one) for one in back]


@pytest.mark.parametrize(
    ("practised", "expected"),
    [
        ((), (0, 0)),
        ((0,), (1, 1)),
        ((1,), (1, 1)),
        ((2,), (1, 1)),
        ((3,), (0, 1)),
        ((0, 1, 2), (3, 3)),
        ((0, 2, 4), (3, 3)),
        ((0, 3, 4, 5), (1, 3)),
        ((1, 3, 4, 7), (3, 3)),
        ((0, 0, 1), (2, 2)),
    ],
)
def test_one_day_off_breaks_nothing_and_two_do(practised, expected):
    assert streak(days(*practised), TODAY) == Streak(*expected)


def test_the_order_of_days_does_not_matter():
    assert streak(days(4, 0, 2), TODAY) == streak(days(0, 2, 4), TODAY)
