# SPDX-License-Identifier: MIT
"""What chance decides of an item, drawn from what is kept of it instead of from the item."""

import json
import random

import pytest

from tests.builders import make_case, make_item, make_order
from trainer.model.items.lots import NOTHING, any_order, drawn, each, one_of, wrong_order
from trainer.model.items.registry import family


class NeverShuffles:
    def shuffle(self, x):
        pass

    def randrange(self, stop):
        return stop - 1


def kept(lot):
    """As the compiled bank keeps it."""
    return json.loads(json.dumps(lot))


def test_what_is_not_left_to_chance_takes_nothing_from_it():
    assert drawn(kept(NOTHING), None) == ()


@pytest.mark.parametrize("seed", range(20))
def test_parts_come_in_some_order_each_once(seed):
    order = drawn(kept(any_order(5)), random.Random(seed))
    assert sorted(order) == [0, 1, 2, 3, 4]
    assert drawn(kept(any_order(5)), random.Random(seed)) == order


@pytest.mark.parametrize("seed", range(40))
def test_an_order_that_is_right_already_is_never_shown(seed):
    order = drawn(kept(wrong_order(3, [(0, 1), (1, 2), (0, 2)])), random.Random(seed))
    assert sorted(order) == [0, 1, 2]
    assert order != (0, 1, 2)


def test_a_chance_that_always_gives_the_right_order_is_not_believed():
    assert drawn(kept(wrong_order(3, [(1, 2), (0, 1)])), NeverShuffles()) == (1, 0, 2)


def test_one_of_several_is_drawn():
    found = {drawn(kept(one_of(3)), random.Random(seed)) for seed in range(30)}
    assert found == {(0,), (1,), (2,)}


def test_before_each_part_stands_how_long_it_is():
    lot = kept(each([one_of(4), NOTHING, any_order(2)]))
    assert drawn(lot, NeverShuffles()) == (1, 3, 0, 2, 0, 1)


def test_an_unknown_word_is_a_fault_of_the_program():
    with pytest.raises(ValueError, match="dice"):
        drawn(("dice", 6), NeverShuffles())


@pytest.mark.parametrize("item", [make_item(), make_order(), make_case()], ids=lambda i: i.type)
def test_what_is_kept_of_an_item_draws_the_same_as_the_item(item):
    of_type = family(item.type)
    for seed in range(10):
        from_kept = drawn(kept(of_type.lot(item)), random.Random(seed))
        assert from_kept == of_type.draw(item, random.Random(seed))
