# SPDX-License-Identifier: MIT
"""Where a learner stands by region."""

import pytest

from trainer.model.index import IndexRow, ItemKey
from trainer.model.standing import ItemStanding, UnsafeStanding
from trainer.model.statistics import wilson
from trainer.services.assembly import Candidate
from trainer.services.progress import ENOUGH_IN_REGION, regions


def candidate(item: str, *own: str, answered: int = 0, correct: int = 0, bank: str = "b"):
    row = IndexRow(0, item, "single", "anatomy", "", own, "", False, 1, "hash", item, 40)
    standing = None
    if answered:
        at = "2026-01-05T09:30:00.000Z"
        key = ItemKey(bank, item)
        standing = ItemStanding(key, answered, correct, True, False, at, 1, at, False)
    return Candidate(bank, row, standing)


def act(item: str, bank: str = "b") -> UnsafeStanding:
    return UnsafeStanding(ItemKey(bank, item), "Needle", "Harm", 1, 0, "2026-01-05T09:30:00.000Z")


def test_answers_to_all_items_of_a_region_count():
    [biceps] = regions(
        [
            candidate("one", "biceps", answered=3, correct=2),
            candidate("two", "biceps", answered=2, correct=0),
            candidate("three", "biceps"),
        ],
        [],
    )
    assert (biceps.items, biceps.seen, biceps.answered, biceps.correct) == (3, 2, 5, 2)
    assert biceps.interval == wilson(2, 5)


def test_an_item_about_several_regions_counts_in_each():
    found = regions([candidate("one", "soleus", "biceps", answered=1, correct=1)], [])
    assert [region.region for region in found] == ["biceps", "soleus"]
    assert [region.answered for region in found] == [1, 1]


@pytest.mark.parametrize(("answered", "is_told"), [(0, False), (2, False), (3, True), (4, True)])
def test_too_few_answers_have_no_estimate(answered, is_told):
    [region] = regions([candidate("one", "biceps", answered=answered, correct=answered)], [])
    assert (region.interval is not None) is is_told
    assert ENOUGH_IN_REGION == 3


def test_unsafe_acts_count_where_their_item_belongs():
    pool = [candidate("one", "biceps", "soleus"), candidate("two", "soleus")]
    found = {one.region: one.acts for one in regions(pool, [act("one"), act("one"), act("gone")])}
    assert found == {"biceps": 2, "soleus": 2}


def test_items_of_two_banks_with_one_id_are_two():
    pool = [candidate("one", "biceps"), candidate("one", "biceps", bank="other")]
    [biceps] = regions(pool, [act("one", bank="other")])
    assert (biceps.items, biceps.acts) == (2, 1)


def test_items_without_a_region_are_left_out():
    assert regions([candidate("one", answered=4, correct=1)], []) == []
